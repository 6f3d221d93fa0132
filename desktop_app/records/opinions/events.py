"""What happened in an opinion, as its timeline tells it: never who raised it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop_app.domain.formats import format_day
from desktop_app.domain.kind import Event
from desktop_app.domain.text import capitalize_first
from desktop_app.records import choices, civic_choices
from desktop_app.records.opinions.record import Opinion


def events(opinion: Opinion) -> tuple[Event, ...]:
    """Raised, answered, assigned, passed on, urged, replied to, done, opened again, moved: each on its day."""
    return tuple(_events(opinion))


def _events(opinion: Opinion) -> Iterator[Event]:
    yield from _event(opinion.raised_on, _raised(opinion))
    yield from _event(opinion.assigned_on, _assigned(opinion))
    number = f" ({opinion.passed_number})" if opinion.passed_number else ""
    yield from _event(opinion.passed_on, f"Chuyển {opinion.passed_to or 'cấp có thẩm quyền'}{number}")
    for row in opinion.reminders:
        yield from _event(row.reminded_on, f"Đôn đốc ({row.number})" if row.number else "Đôn đốc")
    number = f" số {opinion.result_number}" if opinion.result_number else ""
    yield from _event(opinion.result_on, f"Có văn bản trả lời{number}")
    yield from _event(opinion.reopened_on, "Mở lại để giải quyết tiếp")
    yield from _event(opinion.done_on, "Giải quyết xong")
    yield from _event(opinion.moved_on, _moved(opinion))


def _event(day: date | None, text: str) -> Iterator[Event]:
    if day is not None:
        yield Event(day, text)


def _raised(opinion: Opinion) -> str:
    source = choices.label_of(civic_choices.OPINION_SOURCES, opinion.source)
    there = "; đã trả lời tại hội nghị" if opinion.is_answered_there else ""
    return f"Nêu ý kiến: {source[:1].lower()}{source[1:]}{there}" if source else f"Nêu ý kiến{there}"


def _assigned(opinion: Opinion) -> str:
    due = f", hạn {format_day(opinion.due_on)}" if opinion.due_on else ""
    return capitalize_first(f"giao {opinion.lead_unit or 'đơn vị'} giải quyết{due}")


def _moved(opinion: Opinion) -> str:
    if bool(opinion.petition) == bool(opinion.reception):
        return "Chuyển thành đơn hoặc lượt tiếp công dân"
    return "Chuyển thành đơn" if opinion.petition else "Chuyển thành lượt tiếp công dân"
