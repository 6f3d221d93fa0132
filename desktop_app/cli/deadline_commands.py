"""Commands on deadlines: the terms of one record with their sums, and what is due."""

from __future__ import annotations

from typing import Any

from desktop_app.cli.output import table
from desktop_app.cli.reading import read_day
from desktop_app.cli.session import Session, find_uid
from desktop_app.domain.deadline_words import left_words, short, state_words, sum_lines
from desktop_app.domain.deadlines import Deadline, Skipped
from desktop_app.domain.formats import format_day
from desktop_app.services import deadlines
from desktop_app.services.deadlines import Due
from desktop_app.services.law import law_of

_WIDEST = 60


def deadline(session: Session) -> int:
    """Print every term of a record with its whole sum."""
    kind = session.kind
    with session.workspace() as work:
        uid = find_uid(work, kind, session.arguments.uid)
        found = deadlines.of_record(work, kind=kind.key, uid=uid)
        law, today = law_of(work), work.today()
    left = [law.days_left(item, today) for item in found]
    value = [deadline_value(item, days) for item, days in zip(found, left, strict=True)]
    lines = [line for item, days in zip(found, left, strict=True) for line in _lines(item, days)]
    session.output.result(value, lines or ["Bản ghi này không có thời hạn theo luật."])
    return 0


def _lines(item: Deadline, left: int | None) -> list[str]:
    state = state_words(item, left)
    heading = f"{item.rule.title}: {short(item)}"
    return [f"{heading}; {state}" if state else heading, *(f"  {line}" for line in sum_lines(item))]


def deadline_value(item: Deadline, left: int | None) -> dict[str, Any]:
    """One reckoned term as JSON holds it; days are "2026-12-07", what is not known is null."""
    term, rule = item.term, item.rule
    return {
        "rule": rule.key,
        "title": rule.title,
        "start": term.start.isoformat(),
        "length": item.length,
        "unit": rule.unit.value,
        "variant": term.variant,
        "end": item.end.isoformat() if item.end else None,
        "counted_to": item.counted_to.isoformat() if item.counted_to else None,
        "done": term.done.isoformat() if term.done else None,
        "is_duty": term.is_duty,
        "is_open": item.is_open,
        "is_in_time": item.is_in_time,
        "is_forecast": item.is_forecast,
        "days_left": left,
        "skipped": [_skipped_value(day) for day in item.skipped],
        "moved": [_skipped_value(day) for day in item.moved],
        "article": rule.article,
        "note": rule.note,
        "sum": list(sum_lines(item)),
    }


def _skipped_value(item: Skipped) -> dict[str, str]:
    return {"day": item.day.isoformat(), "reason": item.reason}


def due(session: Session) -> int:
    """Print the open duties whose last day has come."""
    arguments = session.arguments
    with session.workspace() as work:
        today = work.today()
        on = read_day(arguments.on, today=today, name="--on") if arguments.on else None
        until = read_day(arguments.until, today=today, name="--until") if arguments.until else None
        found = deadlines.due(work, on=on, until=until)
        titles = {kind.key: kind.title for kind in work.file.kinds}
    rows = [("HẠN", "CÒN, QUÁ", "VIỆC", "SỔ", "BẢN GHI", "CÁN BỘ")]
    rows += [_row(item, titles) for item in found]
    lines = [*table(rows, widest=_WIDEST), f"{len(found)} việc."] if found else ["Không có việc nào đến hạn."]
    session.output.result([_due_value(item) for item in found], lines)
    return 0


def _row(item: Due, titles: dict[str, str]) -> tuple[str, str, str, str, str, str]:
    end, rule = item.deadline.end, item.deadline.rule
    day = format_day(end) if end else ""
    return day, left_words(item.days_left), rule.title, titles[item.kind], item.name, item.officer


def _due_value(item: Due) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "uid": item.uid,
        "name": item.name,
        "officer": item.officer,
        **deadline_value(item.deadline, item.days_left),
    }
