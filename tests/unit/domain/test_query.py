"""What a period holds, and how a list is asked for."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.query import ListQuery, Period

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(DAYS, DAYS)
def test_period_holds_both_its_ends_and_nothing_outside(one: date, other: date) -> None:
    period = Period(min(one, other), max(one, other))
    assert period.holds(one)
    assert period.holds(other)
    assert not period.holds(min(one, other) - timedelta(days=1))
    assert not period.holds(max(one, other) + timedelta(days=1))
    assert not period.holds(None)


@given(DAYS)
def test_open_period_holds_everything_on_its_open_side(day: date) -> None:
    assert Period().holds(day)
    assert Period().holds(None)
    assert Period(start=day).holds(day + timedelta(days=999))
    assert Period(end=day).holds(day - timedelta(days=999))
    assert not Period(start=day).holds(day - timedelta(days=1))
    assert not Period(end=day).holds(None)


def test_list_opens_with_the_newest_entries_first() -> None:
    query = ListQuery("petitions")
    assert (query.search, query.conditions, query.sort, query.is_descending, query.after) == ("", (), "", True, None)
