"""Working days of the sample year, and moments of office hours.

Holidays of 2026: Bộ luật Lao động art 112; Tết leave of civil servants 16–20 February 2026 as announced.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from desktop_app.services.workspace import VIETNAM

FIRST_DAY = date(2025, 12, 15)
DEMO_TODAY = date(2026, 11, 22)
_ONE = timedelta(days=1)
_OFF = frozenset(
    {
        date(2026, 1, 1),
        *(date(2026, 2, day) for day in range(16, 21)),
        date(2026, 4, 27),
        date(2026, 4, 30),
        date(2026, 5, 1),
        date(2026, 9, 1),
        date(2026, 9, 2),
    }
)


def is_workday(day: date) -> bool:
    """True from Monday to Friday, holidays apart."""
    return day.weekday() < 5 and day not in _OFF


def workday(day: date) -> date:
    """The day itself, or the next working day."""
    while not is_workday(day):
        day += _ONE
    return day


def plus_workdays(day: date, number: int) -> date:
    """The working day that lies ``number`` working days after a day."""
    for _ in range(number):
        day = workday(day + _ONE)
    return day


def plus_days(day: date, number: int) -> date:
    """A working day ``number`` calendar days later, or soon after."""
    return workday(day + timedelta(days=number))


def workdays(first: date, last: date) -> Iterator[date]:
    """All working days from first to last, both included."""
    while first <= last:
        if is_workday(first):
            yield first
        first += _ONE


def moment(day: date, random: Random, *, hours: tuple[int, int] = (8, 16)) -> datetime:
    """A moment within office hours of a day, as UTC."""
    at = time(random.randint(hours[0], hours[1]), random.randint(0, 59), random.randint(0, 59))
    return datetime.combine(day, at, VIETNAM).astimezone(UTC)
