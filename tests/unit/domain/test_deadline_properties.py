"""What holds for every term under every calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from desktop_app.domain.deadline_words import sum_lines
from desktop_app.domain.deadlines import SUSPENDED, Deadline, DeadlineRule, Pause, Term, Unit, reckon
from desktop_app.domain.formats import format_day
from desktop_app.domain.workdays import Calendar, CalendarYear
from tests.helpers.law import LAW

DAY = timedelta(days=1)
FIRST, LAST = date(2026, 1, 1), date(2027, 6, 30)
LENGTHS = st.integers(min_value=1, max_value=120)
STARTS = st.dates(FIRST, LAST)


def calendar_of(days_off: set[date]) -> Calendar:
    """The shipped calendar with further days off in 2026 to 2028."""
    years = {}
    for number in (2026, 2027, 2028):
        shipped = LAW.calendar.year(number)
        more = {day: "Ngày nghỉ thêm" for day in days_off if day.year == number and day not in shipped.working}
        years[number] = CalendarYear(number, days_off={**more, **shipped.days_off}, working=shipped.working)
    return Calendar(years)


CALENDARS = st.sets(st.dates(FIRST, LAST), max_size=30).map(calendar_of)
RULES = st.builds(
    DeadlineRule,
    key=st.just("x"),
    title=st.just("Việc"),
    event=st.just("ngày nhận"),
    days=LENGTHS,
    unit=st.sampled_from(Unit),
    article=st.just("Điều 1"),
    is_before=st.booleans(),
)
PAUSE = st.builds(
    lambda start, length: Pause(start, start + DAY * length if length is not None else None),
    STARTS,
    st.none() | st.integers(min_value=0, max_value=60),
)
CLOSED_PAUSES = st.lists(PAUSE.filter(lambda item: item.end is not None), max_size=4).map(tuple)


def term(start: date, **values: Any) -> Term:
    """A term of the rule x."""
    return Term(rule="x", start=start, **values)


def is_paused(pauses: tuple[Pause, ...], day: date) -> bool:
    """Written apart from the program: the day lies in a suspension."""
    return any(item.start <= day and (item.end is None or day < item.end) for item in pauses)


@given(rule=RULES, start=STARTS, calendar=CALENDARS, pauses=CLOSED_PAUSES)
def test_deadline_never_ends_on_a_day_off_or_a_suspended_day(rule, start, calendar, pauses):
    found = reckon(term(start, pauses=() if rule.is_before else pauses), rule, calendar)
    assert found.end is not None
    assert calendar.is_working(found.end)
    assert not is_paused(found.term.pauses, found.end)
    assert (found.end < start) if rule.is_before else (found.end > start)


@given(rule=RULES, start=STARTS, calendar=CALENDARS, more=st.integers(min_value=0, max_value=40), pauses=CLOSED_PAUSES)
def test_longer_term_never_ends_earlier(rule, start, calendar, more, pauses):
    asked = term(start, pauses=() if rule.is_before else pauses)
    short, long = (reckon(asked, replace(rule, days=days), calendar).end for days in (rule.days, rule.days + more))
    assert short is not None
    assert long is not None
    assert (long <= short) if rule.is_before else (long >= short)


@given(rule=RULES, start=STARTS, later=st.integers(min_value=0, max_value=60), calendar=CALENDARS)
def test_later_event_never_ends_earlier(rule, start, later, calendar):
    first, second = (reckon(term(day), rule, calendar).end for day in (start, start + DAY * later))
    assert first is not None
    assert second is not None
    assert second >= first


@given(length=LENGTHS, start=STARTS, calendar=CALENDARS, pauses=CLOSED_PAUSES)
def test_suspended_days_are_given_back_exactly(length, start, calendar, pauses):
    """Between the event and the day the count reaches lie the days of the term and the suspended ones, and no other."""
    rule = DeadlineRule(
        key="x", title="Việc", event="ngày nhận", days=length, unit=Unit.CALENDAR, article="Điều 1"
    )  # fmt: skip
    found = reckon(term(start, pauses=pauses), rule, calendar)
    assert found.counted_to is not None
    passed = [start + DAY * number for number in range(1, (found.counted_to - start).days + 1)]
    suspended = [day for day in passed if is_paused(pauses, day)]
    assert len(passed) == length + len(suspended)
    assert [item.day for item in found.skipped] == suspended
    assert found.counted_to == start + DAY * (length + len(suspended))


@given(rule=RULES, start=STARTS, pauses=st.lists(PAUSE, max_size=4).map(tuple))
def test_open_suspension_leaves_no_end_unless_the_term_ended_before(rule, start, pauses):
    assume(not rule.is_before)
    found = reckon(term(start, pauses=pauses), rule, LAW.calendar)
    opened = min((item.start for item in pauses if item.end is None), default=None)
    if found.end is None:
        assert opened is not None
    elif opened is not None:
        assert found.end < opened


@given(
    rule=RULES, start=STARTS, days=st.sets(st.dates(FIRST, LAST), max_size=15), holiday=st.dates(FIRST, LAST),
    pauses=CLOSED_PAUSES,
)  # fmt: skip
def test_another_holiday_never_makes_a_deadline_earlier(rule, start, days, holiday, pauses):
    """Nor a notice later that has to be given before."""
    asked = term(start, pauses=() if rule.is_before else pauses)
    without, with_it = (reckon(asked, rule, calendar_of(found)).end for found in (days, days | {holiday}))
    assert without is not None
    assert with_it is not None
    assert (with_it <= without) if rule.is_before else (with_it >= without)


@given(rule=RULES, start=STARTS, calendar=CALENDARS, pauses=CLOSED_PAUSES)
def test_every_day_between_event_and_end_is_counted_or_told(rule, start, calendar, pauses):
    found = reckon(term(start, pauses=() if rule.is_before else pauses), rule, calendar)
    assert found.end is not None
    assert found.counted_to is not None
    step = -DAY if rule.is_before else DAY
    passed = [start + step * number for number in range(1, abs((found.counted_to - start).days) + 1)]
    told = {item.day for item in found.skipped}
    assert len([day for day in passed if day not in told]) == found.length
    assert told <= set(passed)
    for item in found.skipped:
        assert item.reason == (SUSPENDED if is_paused(found.term.pauses, item.day) else calendar.reason_off(item.day))
    assert [item.day for item in found.moved] == [
        found.counted_to + step * number for number in range(abs((found.end - found.counted_to).days))
    ]


@given(rule=RULES, start=STARTS, calendar=CALENDARS, pauses=st.lists(PAUSE, max_size=3).map(tuple))
def test_sum_in_words_lists_exactly_the_days_passed_over(rule, start, calendar, pauses):
    found = reckon(term(start, pauses=() if rule.is_before else pauses), rule, calendar)
    lines = sum_lines(found)
    assert told_days(lines, "Không tính ") == {item.day: item.reason for item in found.skipped}
    assert told_days(lines, "Không kết thúc vào ") == {item.day: item.reason for item in found.moved}
    assert is_end_told(found, lines)


def told_days(lines: tuple[str, ...], opening: str) -> dict[date, str]:
    """Days with their reasons as the sentences say them: one day, or a span."""
    days: dict[date, str] = {}
    for line in lines:
        if line.startswith(opening):
            span, reason = line.removeprefix(opening).removesuffix(".").split(": ", 1)
            edges = [_day(part) for part in span.split("–")]
            for number in range((edges[-1] - edges[0]).days + 1):
                assert edges[0] + DAY * number not in days
                days[edges[0] + DAY * number] = reason
    return days


def is_end_told(found: Deadline, lines: tuple[str, ...]) -> bool:
    """The last day stands in a sentence of its own."""
    if found.end is None:
        return any("Đang tạm đình chỉ" in line for line in lines)
    opening = "Chậm nhất" if found.rule.is_before else "Hạn"
    return sum(line.startswith(f"{opening}: {format_day(found.end)} (") for line in lines) == 1


def _day(text: str) -> date:
    return date(*(int(part) for part in reversed(text[:10].split("/"))))
