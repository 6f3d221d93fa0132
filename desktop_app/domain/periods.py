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

ASSEMBLY_CLOSING_MONTH = 7
"""Month in which the year of the reports to the National Assembly ends (1/8 to 31/7).

Source: guidance of the Government Inspectorate, as cited by provinces; not read in the original.
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


def period_of(span: Span, *, year: int, number: int = 1, closing_day: int = 0, closing_month: int = 12) -> Period:
    """The days of a period.

    Args:
        year: The year in which the reporting year ends.
        number: Which one of the year, from 1; second half years begin in the middle, nine months always at the start.
        closing_day: Last day of the period within its last month; 0 for the calendar month's own last day.
        closing_month: Month in which the reporting year ends: 12, or another where an office counts so.

    Raises:
        ValueError: There is no such period in a year.
    """
    if not 1 <= number <= span.count or not 1 <= closing_month <= 12:
        raise ValueError(f"{span.name} {number}, {closing_month}")
    last = year * 12 + closing_month - 12 + number * span.value
    before = last - span.value
    return Period(_closing(before, closing_day) + timedelta(days=1), _closing(last, closing_day))


def _closing(month: int, closing_day: int) -> date:
    """The closing day of a month, counted from January of the year 0."""
    year, index = divmod(month - 1, 12)
    last = monthrange(year, index + 1)[1]
    return date(year, index + 1, min(closing_day or last, last))


def latest_number(span: Span, *, today: date, closing_day: int = 0, closing_month: int = 12) -> tuple[int, int]:
    """(year, number) of the period that today lies in; for nine months and years the current year's."""
    for year in (today.year, today.year + 1):
        for number in range(1, span.count + 1):
            period = period_of(span, year=year, number=number, closing_day=closing_day, closing_month=closing_month)
            if period.holds(today):
                return year, number
    return today.year, 1
