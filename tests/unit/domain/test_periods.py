"""Reporting periods by the calendar, by the closings of the inspection sector, and by an office's own year."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.periods import (
    ASSEMBLY_CLOSING_MONTH,
    INSPECTION_CLOSING_DAY,
    Span,
    latest_number,
    period_of,
)
from desktop_app.domain.query import Period


@pytest.mark.parametrize(
    ("span", "number", "start", "end"),
    [
        (Span.QUARTER, 1, date(2025, 12, 15), date(2026, 3, 14)),
        (Span.QUARTER, 2, date(2026, 3, 15), date(2026, 6, 14)),
        (Span.QUARTER, 4, date(2026, 9, 15), date(2026, 12, 14)),
        (Span.HALF_YEAR, 1, date(2025, 12, 15), date(2026, 6, 14)),
        (Span.NINE_MONTHS, 1, date(2025, 12, 15), date(2026, 9, 14)),
        (Span.YEAR, 1, date(2025, 12, 15), date(2026, 12, 14)),
        (Span.MONTH, 1, date(2025, 12, 15), date(2026, 1, 14)),
        (Span.MONTH, 3, date(2026, 2, 15), date(2026, 3, 14)),
    ],
)
def test_period_of_the_inspection_sector_runs_from_15th_to_14th(
    span: Span, number: int, start: date, end: date
) -> None:
    """TT 02/2021, TT 01/2024: quý I from 15/12 of the year before to 14/3, and so on."""
    made = period_of(span, year=2026, number=number, closing_day=INSPECTION_CLOSING_DAY)
    assert made == Period(start, end)


def test_period_of_the_calendar_ends_with_its_month() -> None:
    assert period_of(Span.MONTH, year=2028, number=2) == Period(date(2028, 2, 1), date(2028, 2, 29))
    assert period_of(Span.HALF_YEAR, year=2026, number=2) == Period(date(2026, 7, 1), date(2026, 12, 31))


def test_year_of_the_national_assembly_runs_from_august_to_july() -> None:
    made = period_of(Span.YEAR, year=2026, closing_month=ASSEMBLY_CLOSING_MONTH)
    assert made == Period(date(2025, 8, 1), date(2026, 7, 31))


def test_own_year_may_close_in_any_month_on_any_day() -> None:
    """Quý I from 15/10 to 14/1, as one district had it."""
    made = period_of(Span.QUARTER, year=2026, number=1, closing_day=14, closing_month=10)
    assert made == Period(date(2025, 10, 15), date(2026, 1, 14))
    assert period_of(Span.MONTH, year=2026, number=2, closing_day=31) == Period(date(2026, 2, 1), date(2026, 2, 28))


@pytest.mark.parametrize(("number", "month"), [(0, 12), (5, 12), (1, 0), (1, 13)])
def test_period_that_does_not_exist_is_refused(number: int, month: int) -> None:
    with pytest.raises(ValueError, match="QUARTER"):
        period_of(Span.QUARTER, year=2026, number=number, closing_month=month)


@given(
    st.sampled_from([Span.MONTH, Span.QUARTER, Span.HALF_YEAR, Span.YEAR]),
    st.integers(2000, 2090),
    st.integers(0, 31),
    st.integers(1, 12),
)
def test_periods_follow_each_other_without_gap_or_overlap(span: Span, year: int, day: int, month: int) -> None:
    made = [
        period_of(span, year=year + later, number=number, closing_day=day, closing_month=month)
        for later in (0, 1)
        for number in range(1, span.count + 1)
    ]
    for before, after in pairwise(made):
        assert before.end is not None
        assert after.start == before.end + timedelta(days=1)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 28), st.integers(1, 12))
def test_latest_number_names_the_period_that_today_lies_in(today: date, day: int, month: int) -> None:
    year, number = latest_number(Span.QUARTER, today=today, closing_day=day, closing_month=month)
    assert period_of(Span.QUARTER, year=year, number=number, closing_day=day, closing_month=month).holds(today)
