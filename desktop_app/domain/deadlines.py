"""Statutory terms: rules as data, and the reckoning of one term day by day with its whole sum.

How days are counted (Bộ luật Dân sự 91/2015/QH13): the day of the event is not counted (art 147(2), (3)); a term ends
with its last day, and where that is a day off, with the next working day (art 148(5)). A term in working days passes
over days off. A term that runs back is the mirror image: a last day off moves to the working day before it. While a
matter is suspended no day is counted; counting goes on with the day of resumption (NĐ 124/2020/NĐ-CP art 28b(2), added
by NĐ 155/2026/NĐ-CP art 12; Luật Tố cáo 25/2018/QH14 art 34(2)), so that exactly the suspended days are given back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import Enum

from desktop_app.domain.workdays import Calendar

SUSPENDED = "tạm đình chỉ"
"""Reason of a day that is not counted because the matter is suspended."""

_DAY = timedelta(days=1)


class Unit(Enum):
    """What a term is counted in: ``ngày làm việc`` or ``ngày``."""

    WORKING = "working"
    CALENDAR = "calendar"

    @property
    def words(self) -> str:
        """The unit as the law writes it."""
        return "ngày làm việc" if self is Unit.WORKING else "ngày"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule:
    """One term of the law, in one of its versions.

    Attributes:
        key: Stable name, ``complaint.accept``; versions of one rule share it.
        title: What has to be done: ``Thụ lý khiếu nại``.
        event: What the term runs from, in words: ``ngày nhận đơn``.
        days: Length, in ``unit``; ``variants`` gives other lengths by name (``complex``, ``remote``, …).
        is_before: The term runs back from the event: the reckoned day is the last on which to act.
        extension_days: The most one extension by decision may add; 0 where the law knows none.
        valid_from, valid_to: Days of the event this version holds for, both included; None leaves that side open.
        article: Law and article.
        is_verified: False where the text of the law could not be checked; the office may then change the length.
        note: What a person should know besides; "" for nothing.
    """

    key: str
    title: str
    event: str
    days: int
    unit: Unit
    article: str
    variants: Mapping[str, int] = field(default_factory=dict)
    is_before: bool = False
    extension_days: int = 0
    valid_from: date | None = None
    valid_to: date | None = None
    is_verified: bool = True
    note: str = ""

    def length(self, variant: str = "") -> int:
        """Days of the term; KeyError for a variant the rule does not know."""
        return self.variants[variant] if variant else self.days

    def added(self, extension: Extension) -> int:
        """Days an extension adds: what was decided, as far as the law allows."""
        return min(extension.days, self.extension_days)

    def holds_on(self, day: date) -> bool:
        """True when an event of this day falls under this version."""
        return (self.valid_from is None or day >= self.valid_from) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that are not counted: from ``start`` to the day before ``end``; without an end it goes on."""

    start: date
    end: date | None = None

    def holds_on(self, day: date) -> bool:
        """True on a day that is not counted."""
        return self.start <= day and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class Extension:
    """Days added to a term by a document: ``words`` names it (``Quyết định số 12/QĐ-UBND ngày 05/11/2026``)."""

    days: int
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term that runs, ran or binds in one matter.

    Attributes:
        rule: Key of the rule.
        start: Day of the event.
        done: Day on which the duty was fulfilled; None while it is not.
        is_duty: False for a day that is only told (until when a citizen may complain again), and for what nobody has
            to do any more because the matter is over.
    """

    rule: str
    start: date
    done: date | None = None
    variant: str = ""
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()
    is_duty: bool = True


@dataclass(frozen=True, slots=True)
class Skipped:
    """One day that was not counted, and why."""

    day: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A reckoned term.

    Attributes:
        length: Days counted, extensions included.
        end: The last day; None while the matter is suspended.
        counted_to: The day the count reached before it was moved off a day off; None while suspended.
        skipped: Days passed over while counting, in order, suspended days included.
        moved: Days off the end was moved over, in order.
        is_forecast: The sum rests on a year whose days off are not decided, or not known.
    """

    term: Term
    rule: DeadlineRule
    length: int
    end: date | None
    counted_to: date | None
    skipped: tuple[Skipped, ...] = ()
    moved: tuple[Skipped, ...] = ()
    is_forecast: bool = False

    @property
    def is_open(self) -> bool:
        """True while a duty is not fulfilled."""
        return self.term.is_duty and self.term.done is None

    @property
    def is_in_time(self) -> bool:
        """True when the duty was fulfilled by its last day.

        A term that runs back is kept on a day off, too, while the days of the law still lie between.
        """
        last = self.counted_to if self.rule.is_before else self.end
        return self.term.done is not None and last is not None and self.term.done <= last


class RuleBook:
    """All rules, found by key and day of the event."""

    def __init__(self, rules: Iterable[DeadlineRule]) -> None:
        self._rules = tuple(rules)
        self._versions: dict[str, tuple[DeadlineRule, ...]] = {}
        for rule in self._rules:
            self._versions[rule.key] = (*self._versions.get(rule.key, ()), rule)

    @property
    def rules(self) -> tuple[DeadlineRule, ...]:
        """Every version of every rule, in the order of the files."""
        return self._rules

    def at(self, key: str, day: date) -> DeadlineRule | None:
        """The version of a rule that holds for an event of this day; None where the law had no such term then.

        Raises:
            KeyError: There is no rule of this name.
        """
        return next((rule for rule in self._versions[key] if rule.holds_on(day)), None)

    def corrected(self, days: Mapping[str, int]) -> RuleBook:
        """The same rules with lengths an office set, by rule key; only rules that are not verified change."""
        return RuleBook(
            replace(rule, days=days[rule.key]) if rule.key in days and not rule.is_verified else rule
            for rule in self._rules
        )


@dataclass(frozen=True, slots=True)
class Law:
    """What terms are reckoned by: the rules and the calendar of working days."""

    rules: RuleBook
    calendar: Calendar

    def deadlines(self, terms: Iterable[Term]) -> tuple[Deadline, ...]:
        """The reckoned terms in their order, without those the law did not know on the day of their event."""
        rules = ((term, self.rules.at(term.rule, term.start)) for term in terms)
        return tuple(reckon(term, rule, self.calendar) for term, rule in rules if rule is not None)

    def days_left(self, deadline: Deadline, today: date) -> int | None:
        """Working days from today to the end, below 0 when it has passed; None without an end."""
        return None if deadline.end is None else self.days_until(deadline.end, today)

    def days_until(self, day: date, today: date) -> int:
        """Working days from today to a day, below 0 when it has passed; on a day off, as on the next working day."""
        return self.calendar.working_days(self.calendar.next_working(today) if day < today else today, day)


def reckon(term: Term, rule: DeadlineRule, calendar: Calendar) -> Deadline:
    """Count a term day by day and say what was passed over."""
    length = rule.length(term.variant) + sum(rule.added(item) for item in term.extensions)
    step = -_DAY if rule.is_before else _DAY
    counted_to, skipped = _counted(term, rule, calendar, length, step)
    end, moved = _landed(term, calendar, counted_to, step) if counted_to else (None, ())
    if counted_to is None or end is None:
        return Deadline(term=term, rule=rule, length=length, end=None, counted_to=None, skipped=skipped)
    first = term.start + step if rule.unit is Unit.WORKING else counted_to
    years = range(min(first, end).year, max(first, end).year + 1)
    return Deadline(
        term=term, rule=rule, length=length, end=end, counted_to=counted_to, skipped=skipped, moved=moved,
        is_forecast=not all(calendar.year(year).is_decided for year in years),
    )  # fmt: skip


def _counted(
    term: Term, rule: DeadlineRule, calendar: Calendar, length: int, step: timedelta
) -> tuple[date | None, tuple[Skipped, ...]]:
    """The day the count reaches, None when it stands still, and the days that were not counted."""
    if rule.unit is Unit.CALENDAR and not term.pauses:
        return term.start + step * length, ()
    day, skipped = term.start, list[Skipped]()
    while length:
        day += step
        pause = _pause_on(term, day)
        if pause is not None and pause.end is None:
            return None, tuple(skipped)
        reason = SUSPENDED if pause else calendar.reason_off(day) if rule.unit is Unit.WORKING else ""
        if reason:
            skipped.append(Skipped(day, reason))
        else:
            length -= 1
    return day, tuple(skipped)


def _landed(term: Term, calendar: Calendar, day: date, step: timedelta) -> tuple[date | None, tuple[Skipped, ...]]:
    """The working day on which a term ends whose count ends on ``day``, and the days it was moved over."""
    moved: list[Skipped] = []
    while True:
        pause = _pause_on(term, day) if moved else None
        if pause is not None and pause.end is None:
            return None, ()
        reason = SUSPENDED if pause else calendar.reason_off(day)
        if not reason:
            return day, tuple(moved)
        moved.append(Skipped(day, reason))
        day += step


def _pause_on(term: Term, day: date) -> Pause | None:
    return next((item for item in term.pauses if item.holds_on(day)), None)
