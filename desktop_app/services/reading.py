"""What screens and commands read: records, lists, counts, history and links."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from desktop_app.domain.errors import InputRefused, RecordMissing
from desktop_app.domain.fields import FieldType, is_given
from desktop_app.domain.kind import RecordKind, read_code
from desktop_app.domain.query import Condition, ListQuery, Operator, Page, Relative
from desktop_app.domain.stamp import Stored
from desktop_app.domain.text import words
from desktop_app.domain.values import editable, load_value, show_with_unit
from desktop_app.services.law import law_of
from desktop_app.services.workspace import Workspace
from desktop_app.storage import change_log, listing, purging, repository
from desktop_app.storage.engine import named_reading


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field in one history entry, in words for people; "" where there was or is nothing."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One deed on a record. ``deed``: created, changed, deleted, restored, wiped, attached or detached."""

    at: datetime
    user: str
    deed: str
    fields: tuple[FieldChange, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Linked:
    """A record that this one links to (outgoing) or that links to this one."""

    kind: str
    uid: str
    name: str
    label: str
    is_outgoing: bool


@dataclass(frozen=True, slots=True)
class Found:
    """One hit of the search over all registers."""

    kind: str
    uid: str
    name: str
    number: str


@named_reading()
def get(work: Workspace, *, kind: str, uid: str) -> Stored:
    """One record that is not deleted.

    Raises:
        RecordMissing: There is none.
    """
    place = repository.find(work.file.connection, work.kind(kind), uid)
    if place is None or place[1].stamp.is_deleted:
        raise RecordMissing(
            "Không thấy bản ghi này trong tệp.", next_step="Có thể bản ghi đã bị xóa; tải lại danh sách."
        )
    return place[1]


def name_of(kind: RecordKind, stored: Stored) -> str:
    """Words a person knows a record by: register number and the kind's own words."""
    name, number = kind.name_of(stored.record), stored.stamp.register_number
    return f"{number} · {name}" if number and name else name or number


@named_reading()
def names(work: Workspace, *, kind: str, uids: Iterable[str]) -> dict[str, str]:
    """Names of records by uid; unknown uids are left out."""
    made = work.kind(kind)
    wanted = [uid for uid in dict.fromkeys(uids) if uid]
    found = repository.fetch(work.file.connection, made, wanted)
    return {uid: name_of(made, stored) for uid, stored in found.items()}


@named_reading()
def page(work: Workspace, query: ListQuery) -> Page:
    """One page of a list, by keyset."""
    return listing.page(work.file.connection, work.kind(query.kind), resolved(work, query))


@named_reading()
def count(work: Workspace, query: ListQuery) -> int:
    """How many rows the whole list has."""
    return listing.count(work.file.connection, work.kind(query.kind), resolved(work, query))


@named_reading()
def filter_counts(work: Workspace, *, kind: str, search: str = "") -> dict[str, int]:
    """Rows under each saved filter of a kind, by the filter's key."""
    return {
        item.key: count(work, ListQuery(kind, search=search, conditions=item.conditions))
        for item in work.kind(kind).filters
    }


def resolved(work: Workspace, query: ListQuery) -> ListQuery:
    """The query with relative values (today, the user, this year) made plain."""
    conditions = tuple(
        replace(item, value=_plain(work, item.value)) if isinstance(item.value, Relative) else item
        for item in query.conditions
    )
    return replace(query, conditions=conditions)


SOON_DAYS = 3
"""Working days before its last day from which a matter asks for attention."""


_SATURDAY = 5


def week_end(day: date) -> date:
    """Sunday of the day's week; on Saturday and Sunday that of the next one, which is what a person prepares then."""
    days = 6 - day.weekday()
    return day + timedelta(days=days + 7 if day.weekday() >= _SATURDAY else days)


def _plain(work: Workspace, value: Relative) -> Any:
    today = work.today()
    match value:
        case Relative.TODAY:
            return today
        case Relative.USER:
            return work.user
        case Relative.YEAR:
            return today.year
        case Relative.WEEK_END:
            return week_end(today)
        case Relative.SOON:
            return law_of(work).calendar.after_working(today, SOON_DAYS)


@named_reading()
def history(work: Workspace, *, kind: str, uid: str) -> tuple[HistoryEntry, ...]:
    """All deeds on a record, newest first."""
    made = work.kind(kind)
    return tuple(
        HistoryEntry(entry.at, entry.user, entry.deed, _shown_changes(made, entry.values), entry.reason)
        for entry in change_log.entries_of(work.file.connection, uid)
    )


def _shown_changes(kind: RecordKind, values: Sequence[tuple[str, str | None, str | None]]) -> tuple[FieldChange, ...]:
    known = {spec.key: spec for spec in kind.specs}
    shown: list[FieldChange] = []
    for key, *texts in values:
        spec = known.get(key)
        before, after = (_shown(spec, text) for text in texts)
        label = "Số vào sổ" if key == change_log.REGISTER_NUMBER else key
        shown.append(FieldChange(spec.label if spec else label, before, after))
    return tuple(shown)


def _shown(spec: Any, text: str | None) -> str:
    if text is None:
        return ""
    try:
        value = json.loads(text)
        loaded = load_value(spec, value) if spec is not None else value
    except ValueError:  # the field had another type when this was logged, or the file is damaged
        return text
    if spec is None:
        return "" if value is None else str(value)
    if spec.type is not FieldType.ROWS:
        return show_with_unit(spec, loaded)
    lines = [
        ", ".join(
            show_with_unit(item, getattr(line, item.key))
            for item in spec.row_specs
            if is_given(getattr(line, item.key))
        )
        for line in loaded
    ]
    return "\n".join(lines)


@named_reading()
def linked(work: Workspace, *, kind: str, uid: str) -> tuple[Linked, ...]:
    """Records this one links to, then records that link to this one; matters are linked, never persons."""
    stored = get(work, kind=kind, uid=uid)
    found: list[Linked] = []
    for spec in work.kind(kind).specs:
        target = getattr(stored.record, spec.key) if spec.type is FieldType.REF else None
        if target:
            name = names(work, kind=spec.target, uids=[target]).get(target) or _absent(work, spec.target, target)
            found.append(Linked(spec.target, target, name, spec.label, is_outgoing=True))
    for other in work.file.kinds:
        for spec in other.specs:
            if spec.type is FieldType.REF and spec.target == kind:
                found += [
                    Linked(other.key, item.uid, name_of(other, item), spec.label, is_outgoing=False)
                    for item in linking(work, other, spec.key, [uid])
                ]
    return tuple(found)


def _absent(work: Workspace, kind: str, uid: str) -> str:
    destroyed = purging.is_destroyed(work.file.connection, kind=kind, uid=uid)
    return "(đã tiêu hủy theo quyết định)" if destroyed else "(chưa có trong tệp này)"


@named_reading()
def linking(work: Workspace, kind: RecordKind, field: str, targets: Sequence[str]) -> list[Stored]:
    """Records of a kind whose link field points to one of the targets."""
    query = ListQuery(kind.key, conditions=(Condition(field, Operator.ONE_OF, tuple(targets)),))
    uids = listing.uids(work.file.connection, kind, query)
    found = repository.fetch(work.file.connection, kind, uids)
    return [found[uid] for uid in uids]


@named_reading()
def derived(work: Workspace, *, kind: str, uid: str, key: str) -> tuple[str, dict[str, Any]]:
    """Target kind and raw start values of a new record made from this one.

    Raises:
        InputRefused: The kind offers nothing under this key.
    """
    stored = get(work, kind=kind, uid=uid)
    for item in work.kind(kind).derivations:
        if item.key == key:
            return item.target, item.start(stored)
    raise InputRefused(f"Không tạo được “{key}” từ bản ghi này.")


def start_values(work: Workspace, *, kind: str) -> dict[str, Any]:
    """Raw values a new form opens with: defaults, the user as officer, and today for the day that numbers the register.

    A day that may lie ahead, as that of a meeting to be planned, is left to the person.
    """
    made = work.kind(kind)
    values: dict[str, Any] = {spec.key: editable(spec, spec.default) for spec in made.specs if is_given(spec.default)}
    if made.numbered_by and made.spec(made.numbered_by).past:
        values[made.numbered_by] = editable(made.spec(made.numbered_by), work.today())
    known = {spec.key for spec in made.specs}
    if work.user and "officer" in known:
        values["officer"] = work.user
    if work.office.is_remote and "is_remote" in known:
        values["is_remote"] = editable(made.spec("is_remote"), True)
    return values


@named_reading()
def last_values(work: Workspace, *, kind: str) -> dict[str, Any]:
    """Raw values of the record this user saved last, without anything personal; empty when there is none."""
    made = work.kind(kind)
    query = ListQuery(kind, conditions=(Condition("created_by", Operator.IS, work.user),), limit=1)
    rows = listing.page(work.file.connection, made, query).rows
    if not rows:
        return {}
    stored = get(work, kind=kind, uid=rows[0].uid)
    return {
        spec.key: editable(spec, getattr(stored.record, spec.key))
        for spec in made.specs
        if not spec.personal and not spec.withheld and not spec.computed and spec.type is not FieldType.ROWS
    }


def _by_code(work: Workspace, registers: Sequence[RecordKind], code: str, number: int, year: int) -> Iterator[Found]:
    conditions = (Condition("register_number", Operator.IS, number), Condition("register_year", Operator.IS, year))
    for kind in registers:
        if kind.code == code:
            for row in page(work, ListQuery(kind.key, conditions=conditions)).rows:
                yield Found(kind.key, row.uid, names(work, kind=kind.key, uids=[row.uid])[row.uid], row.number)


@named_reading()
def search_all(work: Workspace, text: str, *, limit: int = 20) -> tuple[Found, ...]:
    """Newest hits in every register; at most ``limit`` in all, shared evenly. A record code finds that record alone."""
    registers = [kind for kind in work.file.kinds if not kind.is_list]
    scanned = read_code(text)
    if scanned:
        return tuple(_by_code(work, registers, *scanned))
    each = max(1, limit // len(registers)) if registers else 0
    found: list[Found] = []
    if not words(text):
        return ()
    for kind in registers:
        rows = page(work, ListQuery(kind.key, search=text, limit=each)).rows
        shown: Mapping[str, Stored] = repository.fetch(work.file.connection, kind, [row.uid for row in rows])
        found += [Found(kind.key, row.uid, kind.name_of(shown[row.uid].record), row.number) for row in rows]
    return tuple(found[:limit])
