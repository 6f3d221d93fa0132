"""Working days of public bodies: which days of a year are off or worked in exchange, decided or forecast.

Sources: Saturday and Sunday off: Quyết định 188/1999/QĐ-TTg art 1. Holidays: Bộ luật Lao động 45/2019/QH14 art 112(1),
made up on the next working day where they fall on a weekly day off (art 111(3)); 24/11: Nghị quyết 28/2026/QH16 art 2.
The days of Tết and the day beside 2/9 are decided each year by the Prime Minister (art 112(3)), as are working days
exchanged for Saturdays; until then a year is a forecast by the standing rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY, dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from desktop_app.domain.formats import format_day, weekday_name
from desktop_app.domain.text import normalize_line

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""Years an office may enter; others are taken for slips of the pen."""

_DAY = timedelta(days=1)
_SATURDAY = 5


def _is_weekend(day: date) -> bool:
    return day.weekday() >= _SATURDAY


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """What makes the days of one year differ from plain weeks of Monday to Friday.

    Attributes:
        days_off: Holidays, days in lieu and exchanged days with their reason; a holiday on a weekend stands here too.
        working: Saturdays and Sundays worked in exchange, with their reason.
        is_decided: False for a forecast.
        decision: Number, date and issuer of what decided the year; "" for a forecast.

    Raises:
        ValueError: The days contradict each other; the message is a sentence for the person who entered them.
    """

    year: int
    _: KW_ONLY
    days_off: Mapping[date, str] = field(default_factory=dict)
    working: Mapping[date, str] = field(default_factory=dict)
    is_decided: bool = False
    decision: str = ""

    def __post_init__(self) -> None:
        for name in ("days_off", "working"):
            object.__setattr__(self, name, MappingProxyType(dict(sorted(getattr(self, name).items()))))
        _refuse_nonsense(self)


def _refuse_nonsense(year: CalendarYear) -> None:
    for day, reason in (*year.days_off.items(), *year.working.items()):
        if day.year != year.year:
            raise ValueError(f"Ngày {format_day(day)} không thuộc năm {year.year}.")
        if not reason:
            raise ValueError(f"Ngày {format_day(day)} chưa ghi lý do nghỉ hoặc làm bù.")
    for day in year.working:
        if day in year.days_off:
            raise ValueError(f"Ngày {format_day(day)} vừa ghi nghỉ, vừa ghi làm bù. Bỏ một trong hai.")
        if not _is_weekend(day):
            raise ValueError(
                f"Ngày {format_day(day)} là {weekday_name(day)}, vốn là ngày làm việc. "
                "Ngày làm bù phải là thứ Bảy hoặc Chủ nhật."
            )
    if year.is_decided and not year.decision:
        raise ValueError(f"Ghi số, ngày và cơ quan ban hành văn bản về ngày nghỉ năm {year.year}, hoặc để là dự kiến.")


def plain_year(year: CalendarYear) -> dict[str, Any]:
    """The year as plain data, as JSON and the files of calendars hold it; days are "2026-01-02"."""
    return {
        "year": year.year,
        "is_decided": year.is_decided,
        "decision": year.decision,
        "days_off": {day.isoformat(): reason for day, reason in year.days_off.items()},
        "working": {day.isoformat(): reason for day, reason in year.working.items()},
    }


def read_year(data: object) -> CalendarYear:
    """The year from plain data (see ``plain_year``); everything but ``year`` may be left out.

    Raises:
        ValueError: With a sentence for the person who entered it: not such data, or days that make no sense.
    """
    known = {"year", "is_decided", "decision", "days_off", "working"}
    if not isinstance(data, Mapping) or not known.issuperset(data):
        raise ValueError("Lịch một năm chỉ gồm: năm, các ngày nghỉ, các ngày làm bù và văn bản quyết định.")
    number, is_decided, decision = data.get("year"), data.get("is_decided", False), data.get("decision", "")
    if type(number) is not int or not FIRST_YEAR <= number <= LAST_YEAR:
        raise ValueError(f"Năm của lịch phải là số từ {FIRST_YEAR} đến {LAST_YEAR}.")
    if not isinstance(is_decided, bool) or not isinstance(decision, str):
        raise ValueError(f"Lịch năm {number}: phần văn bản quyết định không đọc được.")
    return CalendarYear(
        number,
        days_off=_read_days(data.get("days_off", {}), number),
        working=_read_days(data.get("working", {}), number),
        is_decided=is_decided,
        decision=normalize_line(decision),
    )


def _read_days(data: object, year: int) -> dict[date, str]:
    if not isinstance(data, Mapping):
        raise ValueError(f"Lịch năm {year}: danh sách ngày không đọc được.")
    days: dict[date, str] = {}
    for key, reason in data.items():
        try:
            day = date.fromisoformat(key)
        except (TypeError, ValueError):
            raise ValueError(f"Lịch năm {year}: “{key}” không phải là một ngày.") from None
        if day in days:
            raise ValueError(f"Ngày {format_day(day)} ghi hai lần.")
        days[day] = normalize_line(reason) if isinstance(reason, str) else ""
    return days


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingHoliday:
    """A holiday of every year.

    Attributes:
        main: (month, day) of its main day; None where ``dates`` names it.
        dates: Main day by year, for festivals of the lunar calendar; a year that is missing is not known.
        offsets: Days off counted from the main day, one tuple per weekday of the main day, Monday first.
        since: First year it is a holiday.
        is_made_up: A day of it on a weekend is made up on the next working day.
    """

    name: str
    source: str
    main: tuple[int, int] | None = None
    dates: Mapping[int, date] = field(default_factory=dict)
    offsets: tuple[tuple[int, ...], ...] = ((0,),) * 7
    since: int = 0
    is_made_up: bool = True

    def days(self, year: int) -> tuple[date, ...]:
        """Its days in this year, weekends included; none before ``since`` or where the main day is not known."""
        main = date(year, *self.main) if self.main else self.dates.get(year)
        if main is None or year < self.since:
            return ()
        return tuple(main + _DAY * offset for offset in self.offsets[main.weekday()])


def forecast(year: int, holidays: Iterable[StandingHoliday]) -> CalendarYear:
    """The year as the standing rules foretell it: not decided, no day exchanged."""
    days = sorted((day, holiday.name, holiday.is_made_up) for holiday in holidays for day in holiday.days(year))
    days_off = {day: name for day, name, _ in days}
    for day, name, is_made_up in days:
        if is_made_up and _is_weekend(day):
            while day in days_off or _is_weekend(day):
                day += _DAY
            days_off[day] = f"Nghỉ bù {name}"
    return CalendarYear(year, days_off=days_off)


@dataclass(frozen=True, slots=True)
class _CountedYear:
    """A year and, for each of its days by number from 1, how many working days it has had by then."""

    facts: CalendarYear
    eve: int  # ordinal of 31 December before
    counts: tuple[int, ...]

    @staticmethod
    def of(facts: CalendarYear) -> _CountedYear:
        first = date(facts.year, 1, 1)
        counts = [0]
        for number in range(date(facts.year, 12, 31).timetuple().tm_yday):
            day = first + _DAY * number
            is_working = day in facts.working if _is_weekend(day) else day not in facts.days_off
            counts.append(counts[-1] + is_working)
        return _CountedYear(facts, first.toordinal() - 1, tuple(counts))


class Calendar:
    """Working days of all years; a year nobody gave is a forecast by the standing rules, made once and kept.

    Nothing a caller does changes it.
    """

    __slots__ = ("_counted", "_given", "_standing")

    def __init__(self, years: Mapping[int, CalendarYear], *, standing: Iterable[StandingHoliday] = ()) -> None:
        """Without ``standing`` a year that is not given has weekends and no holidays."""
        if any(number != year.year for number, year in years.items()):
            raise ValueError("years: a key is not its year")
        self._given = dict(years)
        self._standing = tuple(standing)
        self._counted: dict[int, _CountedYear] = {}

    def year(self, number: int) -> CalendarYear:
        """The days of this year, decided or forecast."""
        return self._of(number).facts

    def is_working(self, day: date) -> bool:
        """True for a day on which public bodies work."""
        year = self._of(day.year)
        number = day.toordinal() - year.eve
        return year.counts[number] > year.counts[number - 1]

    def reason_off(self, day: date) -> str:
        """Why the day is off: the holiday's name, "thứ Bảy" or "Chủ nhật"; "" on a working day."""
        return "" if self.is_working(day) else self.year(day.year).days_off.get(day) or weekday_name(day)

    def is_forecast(self, day: date) -> bool:
        """True when the days off of its year are not decided, or not known to be."""
        return not self.year(day.year).is_decided

    def next_working(self, day: date) -> date:
        """The day itself when it is a working day, else the first one after it."""
        while not self.is_working(day):
            day += _DAY
        return day

    def after_working(self, day: date, days: int) -> date:
        """The ``days``-th working day after ``day``; the day itself for 0."""
        for _ in range(days):
            day = self.next_working(day + _DAY)
        return day

    def working_days(self, after: date, until: date) -> int:
        """Working days later than ``after`` and not later than ``until``; below 0 when ``until`` is the earlier one."""
        if until < after:
            return -self.working_days(until, after)
        return (
            self._passed(until)
            - self._passed(after)
            + sum(self._of(number).counts[-1] for number in range(after.year, until.year))
        )

    def _passed(self, day: date) -> int:
        """Working days of its year up to and including the day."""
        year = self._of(day.year)
        return year.counts[day.toordinal() - year.eve]

    def _of(self, number: int) -> _CountedYear:
        counted = self._counted.get(number)
        if counted is None:
            counted = _CountedYear.of(self._given.get(number) or forecast(number, self._standing))
            self._counted[number] = counted
        return counted
