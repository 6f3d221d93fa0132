"""Deadlines of records: reckoned with their sum, due on a day, brought up to date when the calendar changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.domain.deadlines import Deadline
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.query import Condition, ListQuery, Operator
from desktop_app.domain.stamp import Change, Stored
from desktop_app.domain.values import parse
from desktop_app.domain.workdays import plain_year
from desktop_app.services import records
from desktop_app.services.law import law_of
from desktop_app.services.reading import get, name_of
from desktop_app.services.workspace import Workspace
from desktop_app.storage import listing, office_settings, repository
from desktop_app.storage.engine import named_reading

DUE_FIELD = "due_on"
"""Computed field that holds a record's next due day, in every kind that has terms."""

FINISHED_FIELD = "finished_on"
"""Computed field that holds the day a record ended, in kinds that know one."""


@dataclass(frozen=True, slots=True)
class Due:
    """One duty that is due: which record, whose, what, until when.

    Attributes:
        officer: Who handles the record; "" where nobody is named.
        days_left: Working days from the asked day to the end; negative when it has passed.
    """

    kind: str
    uid: str
    name: str
    officer: str
    deadline: Deadline
    days_left: int


@named_reading()
def of_record(work: Workspace, *, kind: str, uid: str) -> tuple[Deadline, ...]:
    """All terms of a saved record, reckoned, in the order of the procedure."""
    return _reckoned(work, work.kind(kind), get(work, kind=kind, uid=uid).record)


@named_reading()
def of_values(work: Workspace, *, kind: str, raw: Mapping[str, Any]) -> tuple[Deadline, ...]:
    """The same for values of a form that are not saved yet; fields that cannot be read count as empty."""
    made = work.kind(kind)
    record, _ = parse(made.record_type, raw, today=work.today())
    return _reckoned(work, made, record)


def _reckoned(work: Workspace, kind: RecordKind, record: Any) -> tuple[Deadline, ...]:
    return law_of(work).deadlines(kind.terms(record))


@named_reading()
def due(work: Workspace, *, on: date | None = None, until: date | None = None) -> tuple[Due, ...]:
    """Every open duty whose last day is ``until`` (today when not given) or earlier, the most urgent first.

    Args:
        on: Day the days left are counted from; today when not given.
    """
    today = on or work.today()
    found: list[Due] = []
    for kind in work.file.kinds:
        if any(spec.key == DUE_FIELD and spec.computed for spec in kind.specs):
            for stored in _due_records(work, kind, until or today):
                found += _duties(work, kind, stored, today=today, until=until or today)
    return tuple(sorted(found, key=lambda item: (item.deadline.end or today, item.kind, item.name)))


def _due_records(work: Workspace, kind: RecordKind, until: date) -> list[Stored]:
    query = ListQuery(kind.key, conditions=(Condition(DUE_FIELD, Operator.AT_MOST, until),))
    uids = listing.uids(work.file.connection, kind, query)
    return list(repository.fetch(work.file.connection, kind, uids).values())


def _duties(work: Workspace, kind: RecordKind, stored: Stored, *, today: date, until: date) -> list[Due]:
    law, officer = law_of(work), getattr(stored.record, "officer", "")
    return [
        Due(kind.key, stored.uid, name_of(kind, stored), officer, item, law.days_left(item, today) or 0)
        for item in _reckoned(work, kind, stored.record)
        if item.is_open and item.end is not None and item.end <= until
    ]


def is_current(work: Workspace) -> bool:
    """True when the due days in the file were reckoned by the law of today's program and this office's corrections.

    False after a newer program brought other calendars or terms, and where ``refresh`` was cut short.
    """
    return bool(_kept_mark(work) == _mark_of(work))


def refresh(work: Workspace, *, progress: Callable[[int, int], None] | None = None) -> tuple[Change, ...]:
    """Reckon the computed fields of all records that still have something due; call after calendar or terms changed.

    Each record that changes is saved with the reason in its history. Returns one change for each kind that has any.

    Args:
        progress: Called with records reckoned and records in all, between two savings. What it raises ends the work:
            records reckoned so far stay so, ``is_current`` stays False, and the next call finishes what is left.
    """
    changed: dict[str, list[str]] = {}
    waiting = {kind.key: _unfinished(work, kind) for kind in work.file.kinds}
    done, total = 0, sum(map(len, waiting.values()))
    for key, uids in waiting.items():
        for start in range(0, len(uids), _TOGETHER):
            if progress is not None:
                progress(done, total)
            some = uids[start : start + _TOGETHER]
            for change in records.reckon_again(work, kind=key, uids=some):
                changed.setdefault(key, []).extend(change.uids)
            done += len(some)
    note_current(work)
    return tuple(Change(key, tuple(uids), "changed") for key, uids in changed.items())


_TOGETHER = 500
"""Records saved in one transaction: enough to spare the disk, few enough to let others in between."""


def note_current(work: Workspace) -> None:
    """Remember that all due days in the file are reckoned by today's law; true of a file that is still empty."""
    with work.file.writing() as connection:
        office_settings.write(connection, _MARK, _mark_of(work))


@named_reading()
def _unfinished(work: Workspace, kind: RecordKind) -> list[str]:
    """Records that have something due, and those not finished, whose next due day may be open (suspended matters)."""
    computed = {spec.key for spec in kind.specs if spec.computed}
    conditions = [Condition(DUE_FIELD, Operator.GIVEN), Condition(FINISHED_FIELD, Operator.EMPTY)]
    found: dict[str, None] = {}
    for item in conditions:
        if item.field in computed:
            found |= dict.fromkeys(listing.uids(work.file.connection, kind, ListQuery(kind.key, conditions=(item,))))
    return list(found)


_MARK = "deadlines.reckoned_by"
_YEARS_BACK, _YEARS_AHEAD = 1, 2


def _mark_of(work: Workspace) -> str:
    """Tells one state of the law from another: all terms, and the days off of the years that open matters lie in."""
    law, year = law_of(work), work.today().year
    years = range(year - _YEARS_BACK, year + _YEARS_AHEAD + 1)
    plain = [plain_year(law.calendar.year(number)) for number in years], [repr(rule) for rule in law.rules.rules]
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


@named_reading()
def _kept_mark(work: Workspace) -> Any:
    return office_settings.read(work.file.connection, _MARK)
