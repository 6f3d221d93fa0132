"""Days on which each officer received citizens, and the allowance for them.

Counted from the register: who received and who took notes as receivers, who is named among those taking part as support
(Nghị định 154/2026/NĐ-CP art 38); the officers' list may put a person in another role. A day counts once for a person,
in the better paid role. Rates: ``resources/law/allowance.toml``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop_app import paths
from desktop_app.domain.allowance import AllowanceRules, Duty, Rate, Role
from desktop_app.domain.document import Document
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.query import Condition, ListQuery, Operator, Period
from desktop_app.domain.text import name_sort_key, normalize_line, words
from desktop_app.services import allowance_paper, reporting
from desktop_app.services.allowance_paper import Count, Line
from desktop_app.services.workspace import Workspace
from desktop_app.storage import duty_files, listing, office_settings, repository
from desktop_app.storage.engine import named_reading

__all__ = ["Count", "Line", "count", "document", "rules", "save_rate"]

_RATE = "allowance."
_NO_ROLE = "none"


@dataclass(frozen=True, slots=True)
class _Person:
    """An entry of the officers' list, as far as the allowance asks for it."""

    name: str
    words: tuple[str, ...]
    post: str
    role: str
    has_duty_allowance: bool


@dataclass(slots=True)
class _Days:
    """Days of one person by role."""

    name: str
    by_role: dict[Role, set[date]] = field(default_factory=lambda: defaultdict(set))


@named_reading()
def rules(work: Workspace) -> AllowanceRules:
    """Duties and rates, with the amounts this office pays."""
    own = office_settings.read_all(work.file.connection, _RATE)
    shipped = duty_files.load_allowance(paths.resources_dir())
    return shipped.paid({key: int(amount) for key, amount in own.items()})


def save_rate(work: Workspace, rate_id: str, *, amount: int | None) -> None:
    """Keep what this office pays for a rate (``Rate.id``), in đồng a day; None goes back to the law's own amount.

    Raises:
        InputRefused: Unknown rate, nothing, or more than the law allows.
    """
    shipped = next(
        (rate for rate in duty_files.load_allowance(paths.resources_dir()).rates if rate.id == rate_id), None
    )
    if shipped is None:
        raise InputRefused("Không có mức bồi dưỡng này.")
    if amount is not None and not 0 < amount <= shipped.most:
        raise InputRefused(
            f"Mức bồi dưỡng phải từ 1 đến {shipped.most} đồng một ngày.",
            next_step="Mức cao hơn mức của Thông tư chỉ áp dụng khi Hội đồng nhân dân cấp tỉnh quyết định.",
        )
    with work.file.writing() as connection:
        office_settings.write(connection, f"{_RATE}{rate_id}", amount)


@named_reading()
def count(work: Workspace, *, period: Period) -> Count:
    """The days of a period, one line per person, role and rate: receivers first, each by given name.

    Raises:
        InputRefused: The period ends before it starts.
    """
    if period.start and period.end and period.end < period.start:
        raise InputRefused("Ngày cuối kỳ đứng trước ngày đầu kỳ.", next_step="Nhập lại từ ngày – đến ngày.")
    law = rules(work)
    found: dict[tuple[str, ...], _Days] = {}
    people: dict[tuple[str, ...], _Person] = {}
    unknown: dict[tuple[date, str], None] = {}
    for duty in law.duties:
        people |= _people(work, duty, period.end or work.today())
        for record in _records(work, duty, period):
            unknown.update(dict.fromkeys(_add_record(duty, record, people, found)))
    lines = [line for key, days in found.items() for line in _lines(law, days, people.get(key))]
    lines.sort(key=lambda line: (line.role is not Role.RECEIVER, name_sort_key(line.name), line.days[0]))
    return Count(period, tuple(lines), tuple(unknown))


@named_reading()
def document(work: Workspace, *, period: Period) -> Document:
    """The count as a page to sign: "Bảng chấm ngày tiếp công dân"."""
    made = allowance_paper.document(work.office, count(work, period=period), today=work.today())
    return reporting.marked(work, made)


# ---------------------------------------------------------------- inside


def _records(work: Workspace, duty: Duty, period: Period) -> list[Any]:
    kind = work.kind(duty.kind)
    conditions = [Condition(duty.day, Operator.GIVEN)]
    if period.start:
        conditions.append(Condition(duty.day, Operator.AT_LEAST, period.start))
    if period.end:
        conditions.append(Condition(duty.day, Operator.AT_MOST, period.end))
    uids = listing.uids(work.file.connection, kind, ListQuery(kind.key, conditions=tuple(conditions)))
    found = repository.fetch(work.file.connection, kind, uids)
    return [found[uid].record for uid in uids]


def _people(work: Workspace, duty: Duty, day: date) -> dict[tuple[str, ...], _Person]:
    """The officers that the duty's person fields choose from, by the words of their names."""
    targets = {work.kind(duty.kind).spec(name).target for name in duty.receivers} - {""}
    found: dict[tuple[str, ...], _Person] = {}
    for key in targets:
        kind = work.kind(key)
        uids = listing.uids(work.file.connection, kind, ListQuery(kind.key))
        for stored in repository.fetch(work.file.connection, kind, uids).values():
            person = _person(kind.name_of(stored.record), stored.record, day)
            found[person.words] = person
    return found


def _person(name: str, record: Any, day: date) -> _Person:
    posts = [
        post.title
        for post in record.posts
        if (post.held_from is None or post.held_from <= day) and (post.held_until is None or post.held_until >= day)
    ]
    return _Person(name, _key(name), ", ".join(posts), record.allowance_role or "", record.has_duty_allowance)


def _key(name: str) -> tuple[str, ...]:
    return tuple(words(name))


def _add_record(
    duty: Duty, record: Any, people: dict[tuple[str, ...], _Person], found: dict[tuple[str, ...], _Days]
) -> Iterator[tuple[date, str]]:
    """Count a record's day for everybody it names; yields lines in which nobody of the list stands."""
    day: date = getattr(record, duty.day)
    for name in duty.receivers:
        typed = normalize_line(getattr(record, name))
        if typed:
            _count_day(found, people, _key(typed), typed, Role.RECEIVER, day)
    for name in duty.supporters:
        for text in filter(None, map(normalize_line, getattr(record, name).splitlines())):
            named = [person for person in people.values() if _stands_in(person.words, tuple(words(text)))]
            for person in named:
                _count_day(found, people, person.words, person.name, Role.SUPPORT, day)
            if not named:
                yield day, text


def _stands_in(name: tuple[str, ...], text: tuple[str, ...]) -> bool:
    return any(text[at : at + len(name)] == name for at in range(len(text) - len(name) + 1))


def _count_day(
    found: dict[tuple[str, ...], _Days],
    people: dict[tuple[str, ...], _Person],
    key: tuple[str, ...],
    name: str,
    role: Role,
    day: date,
) -> None:
    person = people.get(key)
    if person is not None and person.role == _NO_ROLE:
        return
    if person is not None and person.role:
        role = Role(person.role)
    found.setdefault(key, _Days(person.name if person else name)).by_role[role].add(day)


def _lines(law: AllowanceRules, days: _Days, person: _Person | None) -> Iterable[Line]:
    has_duty_allowance = person.has_duty_allowance if person else False
    seen: set[date] = set()
    for role in Role:  # the better paid one first
        by_rate: dict[Rate | None, list[date]] = defaultdict(list)
        for day in sorted(days.by_role.get(role, set()) - seen):
            by_rate[law.rate(role, day, has_duty_allowance=has_duty_allowance)].append(day)
        seen |= days.by_role.get(role, set())
        for rate, held in by_rate.items():
            yield Line(days.name, person.post if person else "", role, rate, tuple(held), is_listed=person is not None)
