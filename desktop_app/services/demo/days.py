"""Working days of the sample year by the shipped calendars, and moments of office hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from random import Random

from desktop_app import paths
from desktop_app.domain.workdays import Calendar
from desktop_app.services.workspace import VIETNAM
from desktop_app.storage.calendar_files import load_calendar

FIRST_DAY = date(2025, 12, 15)
DEMO_TODAY = date(2026, 11, 22)
_ONE = timedelta(days=1)


@cache
def _calendar() -> Calendar:
    return load_calendar(paths.resources_dir() / "calendars")


def workday(day: date) -> date:
    """The day itself, or the next working day."""
    return _calendar().next_working(day)


def plus_workdays(day: date, number: int) -> date:
    """The working day that lies ``number`` working days after a day."""
    return _calendar().after_working(day, number)


def plus_days(day: date, number: int) -> date:
    """A working day ``number`` calendar days later, or soon after."""
    return workday(day + timedelta(days=number))


def workdays(first: date, last: date) -> Iterator[date]:
    """All working days from first to last, both included."""
    while first <= last:
        if _calendar().is_working(first):
            yield first
        first += _ONE


def moment(day: date, random: Random, *, hours: tuple[int, int] = (8, 16)) -> datetime:
    """A moment within office hours of a day, as UTC."""
    at = time(random.randint(hours[0], hours[1]), random.randint(0, 59), random.randint(0, 59))
    return datetime.combine(day, at, VIETNAM).astimezone(UTC)
