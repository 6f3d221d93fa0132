"""Reporting periods: months, quarters, half years and years, by the calendar or closed in the middle of a month."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from enum import Enum

from desktop_app.domain.query import Period

INSPECTION_CLOSING_DAY = 14
"""Last day of a period in reports of the inspection sector (year: 15/12 of the year before to 14/12).

Source: Thông tư 02/2021/TT-TTCP and 01/2024/TT-TTCP, thời kỳ lấy số liệu.
"""


class Span(Enum):
    """How long a period is; the value is its length in months."""

    MONTH = 1
    QUARTER = 3
    HALF_YEAR = 6
    NINE_MONTHS = 9
    YEAR = 12

    @property
    def count(self) -> int:
        """How many of them a year is offered: 12 months, 4 quarters, 2 half years; 9 months and the year once."""
        return 1 if self is Span.NINE_MONTHS else 12 // self.value


def period_of(span: Span, *, year: int, number: int = 1, closing_day: int = 0) -> Period:
    """The days of a period.

    Args:
        number: Which one of the year, from 1; second half years begin in the middle, nine months always at the start.
        closing_day: Last day of the period within its last month; 0 for the calendar month's own last day.

    Raises:
        ValueError: There is no such period in a year.
    """
    if not 1 <= number <= span.count:
        raise ValueError(f"{span.name} {number}")
    first, last = (number - 1) * span.value + 1, number * span.value
    if not closing_day:
        return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))
    before = date(year, first, 1) - timedelta(days=1)
    return Period(before.replace(day=closing_day) + timedelta(days=1), date(year, last, closing_day))


def latest_number(span: Span, *, today: date, closing_day: int = 0) -> tuple[int, int]:
    """(year, number) of the period that today lies in; for nine months and years the current year's."""
    for year in (today.year, today.year + 1):
        for number in range(1, span.count + 1):
            if period_of(span, year=year, number=number, closing_day=closing_day).holds(today):
                return year, number
    return today.year, 1
