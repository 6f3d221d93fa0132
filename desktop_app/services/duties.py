"""Duties counted by the year: which there are, what this office set, what was held, and what the people are owed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app import paths
from desktop_app.domain.duties import MOST, Duty, Kept
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.fields import FieldType
from desktop_app.domain.kind import AgendaLine, RecordKind
from desktop_app.domain.query import Condition, ListQuery, Operator
from desktop_app.domain.stamp import Stored
from desktop_app.services.reading import resolved
from desktop_app.services.workspace import Workspace
from desktop_app.storage import duty_list, listing, office_settings, repository
from desktop_app.storage.engine import named_reading

_SETTING = "duty."
_LATE_FROM = (11, 30)
"""Month and day after which a duty of the year that is not fulfilled yet is late."""


@dataclass(frozen=True, slots=True)
class Owed:
    """What is still owed to the people from earlier meetings.

    Attributes:
        kind: Register of the open matters.
        meetings: How many meetings they come from.
        uids: The open matters, in the order of the register.
    """

    kind: str
    meetings: int
    uids: tuple[str, ...]

    @property
    def count(self) -> int:
        """Open matters."""
        return len(self.uids)


def duties() -> tuple[Duty, ...]:
    """Every duty as it was shipped, in order."""
    return duty_list.load_duties(paths.resources_dir())


def find(key: str) -> Duty:
    """The duty with this key.

    Raises:
        InputRefused: There is none.
    """
    for duty in duties():
        if duty.key == key:
            return duty
    raise InputRefused(f"Không có nghĩa vụ “{key}”.", next_step=f"Các nghĩa vụ: {', '.join(x.key for x in duties())}.")


@named_reading()
def minimums(work: Workspace) -> dict[str, int]:
    """How many each duty asks for at this office, by key; what the law fixes is never lower than the law."""
    own = office_settings.read_all(work.file.connection, _SETTING)
    return {duty.key: max(duty.lowest, int(own.get(duty.key, duty.minimum))) for duty in duties()}


def save_minimum(work: Workspace, key: str, number: int | None) -> None:
    """Keep this office's number of a duty; None goes back to the shipped one.

    Raises:
        InputRefused: No such duty, a number outside 0 to 1.000, or one lower than the law has it.
    """
    duty = find(key)
    if number is not None and not 0 <= number <= MOST:
        raise InputRefused(f"Số phải từ 0 đến {MOST:,}.".replace(",", "."))
    if number is not None and number < duty.lowest:
        raise InputRefused(
            f"{duty.article} quy định ít nhất {duty.lowest} {duty.unit} mỗi năm nên không đặt thấp hơn được."
        )
    with work.file.writing() as connection:
        office_settings.write(connection, f"{_SETTING}{key}", number)


@named_reading()
def kept(work: Workspace, *, year: int) -> tuple[Kept, ...]:
    """How far every duty is fulfilled in a year, up to today; a duty without a day as things stand now."""
    wanted = minimums(work)
    known = {kind.key for kind in work.file.kinds}
    return tuple(_kept(work, duty, wanted[duty.key], year) for duty in duties() if duty.kind in known)


def _kept(work: Workspace, duty: Duty, minimum: int, year: int) -> Kept:
    kind = work.kind(duty.kind)
    conditions = [*duty.conditions]
    if duty.day:
        end = min(date(year, 12, 31), work.today())
        conditions.append(Condition(duty.day, Operator.AT_LEAST, date(year, 1, 1)))
        conditions.append(Condition(duty.day, Operator.AT_MOST, end))
    uids = listing.uids(work.file.connection, kind, ListQuery(kind.key, conditions=tuple(conditions)))
    if not duty.per:
        return Kept(duty=duty, minimum=minimum, held=len(uids), wanted=minimum, uids=tuple(uids))
    found = repository.fetch(work.file.connection, kind, uids)
    here = Counter(getattr(stored.record, duty.per) for stored in found.values())
    asked = dict(_asked(work, duty, minimum))
    enough = sum(here[name] >= number for name, number in asked.items())
    return Kept(duty=duty, minimum=minimum, held=enough, wanted=len(asked), uids=tuple(uids))


def _asked(work: Workspace, duty: Duty, minimum: int) -> Iterator[tuple[str, int]]:
    """Entries of the duty's list that something is asked of: their name and how many."""
    kind = work.kind(duty.list)
    for stored in _all(work, kind, duty.entries):
        own = getattr(stored.record, duty.target) if duty.target else None
        number = minimum if own is None else int(own)
        if number:
            yield kind.name_of(stored.record), number


def entries(work: Workspace, kind: str) -> tuple[Stored, ...]:
    """All records of a kind that are not deleted, in the order of the register."""
    return tuple(_all(work, work.kind(kind), ()))


@named_reading()
def _all(work: Workspace, kind: RecordKind, conditions: tuple[Condition, ...]) -> list[Stored]:
    uids = listing.uids(work.file.connection, kind, ListQuery(kind.key, conditions=conditions))
    found = repository.fetch(work.file.connection, kind, uids)
    return [found[uid] for uid in uids]


@named_reading()
def short(work: Workspace) -> tuple[tuple[Kept, AgendaLine], ...]:
    """The duties of this year that are not fulfilled yet, each with its line; late after 30 November."""
    today = work.today()
    is_late = (today.month, today.day) > _LATE_FROM
    found = [item for item in kept(work, year=today.year) if item.duty.day and item.is_short]
    return tuple((item, _line(item, today.year, is_late=is_late)) for item in found)


def _line(item: Kept, year: int, *, is_late: bool) -> AgendaLine:
    missing = "chưa tổ chức" if item.held == 0 else f"còn thiếu {item.wanted - item.held} {item.duty.unit}"
    text = f"Năm {year}: {item.duty.short or item.duty.title} {item.held}/{item.wanted} – {missing}"
    return AgendaLine(text, item.duty.article, tone="late" if is_late else "")


@named_reading()
def lines(work: Workspace) -> tuple[AgendaLine, ...]:
    """The lines of ``short``."""
    return tuple(line for _, line in short(work))


@named_reading()
def owed(work: Workspace) -> tuple[Owed, ...]:
    """Open matters that were raised at meetings, one value for each register that has any.

    What was sent in for a meeting still to come is not owed yet.
    """
    found: list[Owed] = []
    for kind in work.file.kinds:
        for field in kind.context_links:
            open_now = kind.attention.conditions if kind.attention else ()
            query = ListQuery(kind.key, conditions=(*open_now, Condition(field, Operator.GIVEN)))
            uids = listing.uids(work.file.connection, kind, resolved(work, query))
            stored = repository.fetch(work.file.connection, kind, uids)
            if uids and kind.spec(field).type is FieldType.REF:
                meetings = {uid: getattr(stored[uid].record, field) for uid in uids}
                ahead = _ahead(work, kind.spec(field).target, tuple(set(meetings.values())))
                left = tuple(uid for uid in uids if meetings[uid] not in ahead)
                if left:
                    found.append(Owed(kind.key, len({meetings[uid] for uid in left}), left))
    return tuple(found)


def _ahead(work: Workspace, kind: str, uids: Sequence[str]) -> set[str]:
    """Those of the records whose day is still to come."""
    made = work.kind(kind)
    if not made.numbered_by:
        return set()
    found = repository.fetch(work.file.connection, made, uids)
    days = {uid: getattr(item.record, made.numbered_by) for uid, item in found.items()}
    return {uid for uid, day in days.items() if day is not None and day > work.today()}
