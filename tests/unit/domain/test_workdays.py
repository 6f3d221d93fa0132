"""Working days: known days of decided years, forecasts, and laws that hold for every calendar."""

from __future__ import annotations

import json
import statistics
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.workdays import Calendar, CalendarYear, StandingHoliday, forecast, plain_year, read_year
from desktop_app.storage.calendar_files import load_calendar

CALENDAR = load_calendar(Path(__file__).resolve().parents[3] / "resources" / "calendars")
DAY = timedelta(days=1)

# (day, why it is off; "" when it is worked)
DECIDED = [
    ("2026-02-13", ""),
    ("2026-02-14", "thứ Bảy"),
    ("2026-02-16", "Tết Nguyên đán"),
    ("2026-02-20", "Tết Nguyên đán"),
    ("2026-02-22", "Chủ nhật"),
    ("2026-02-23", ""),
    ("2027-02-03", ""),
    ("2027-02-04", "Tết Nguyên đán"),
    ("2027-02-07", "Tết Nguyên đán"),  # mùng 2, a Sunday
    ("2027-02-09", "Nghỉ bù Tết Nguyên đán"),
    ("2027-02-10", "Nghỉ bù Tết Nguyên đán"),
    ("2027-02-11", ""),
    ("2025-04-26", ""),  # a Saturday worked for 02/05
    ("2025-04-30", "Ngày Chiến thắng"),
    ("2025-05-01", "Ngày Quốc tế lao động"),
    ("2025-05-02", "Nghỉ hoán đổi, làm bù ngày 26/04/2025"),
    ("2025-05-05", ""),
    ("2024-04-29", "Nghỉ hoán đổi, làm bù ngày 04/05/2024"),
    ("2024-05-04", ""),
    ("2026-04-26", "Giỗ Tổ Hùng Vương"),  # a Sunday
    ("2026-04-27", "Nghỉ bù Giỗ Tổ Hùng Vương"),
    ("2026-04-28", ""),
    ("2026-04-30", "Ngày Chiến thắng"),
    ("2026-05-01", "Ngày Quốc tế lao động"),
    ("2026-05-02", "thứ Bảy"),
    ("2027-05-01", "Ngày Quốc tế lao động"),
    ("2027-05-03", "Nghỉ bù Ngày Quốc tế lao động"),
    ("2023-05-02", "Nghỉ bù Giỗ Tổ Hùng Vương"),
    ("2023-05-03", "Nghỉ bù Ngày Chiến thắng"),
    ("2026-01-02", "Nghỉ hoán đổi, làm bù ngày 10/01/2026"),
    ("2026-01-10", ""),
    ("2026-08-22", ""),
    ("2026-08-31", "Nghỉ hoán đổi, làm bù ngày 22/08/2026"),
    ("2026-09-01", "Quốc khánh"),
    ("2026-09-02", "Quốc khánh"),
    ("2026-09-03", ""),
    ("2027-09-01", ""),
    ("2027-09-03", "Quốc khánh"),
    ("2026-11-23", ""),
    ("2026-11-24", "Ngày Văn hóa Việt Nam"),
    ("2025-11-24", ""),  # not yet a holiday
    ("2024-02-29", ""),  # leap day
]
FORETOLD = [
    ("2028-01-03", "Nghỉ bù Tết Dương lịch"),
    ("2028-01-24", ""),
    ("2028-01-25", "Tết Nguyên đán"),
    ("2028-01-31", "Nghỉ bù Tết Nguyên đán"),  # for mùng 4, a Saturday
    ("2028-02-29", ""),
    ("2028-05-02", "Nghỉ bù Ngày Chiến thắng"),  # 1/5, the day after, is a holiday itself
    ("2028-09-01", "Quốc khánh"),
    ("2028-09-04", "Nghỉ bù Quốc khánh"),
    ("2029-09-03", "Quốc khánh"),
    ("2029-09-04", "Nghỉ bù Quốc khánh"),
    ("2029-11-24", "Ngày Văn hóa Việt Nam"),  # a Saturday
    ("2029-11-26", ""),  # and nothing in lieu
    ("2030-02-01", "Tết Nguyên đán"),  # a day before the Chinese calendar's
    ("2036-04-07", "Nghỉ bù Giỗ Tổ Hùng Vương"),
    ("2060-09-02", "Quốc khánh"),  # beyond the table of lunar days
]
DAYS = st.dates(date(2019, 1, 1), date(2055, 12, 31))


@pytest.mark.parametrize(("day", "reason"), DECIDED)
def test_decided_day_is_off_for_its_reason_or_worked(day: str, reason: str) -> None:
    _check(date.fromisoformat(day), reason, is_forecast=False)


@pytest.mark.parametrize(("day", "reason"), FORETOLD)
def test_foretold_day_follows_standing_rules_and_says_so(day: str, reason: str) -> None:
    _check(date.fromisoformat(day), reason, is_forecast=True)


def _check(day: date, reason: str, *, is_forecast: bool) -> None:
    assert CALENDAR.reason_off(day) == reason
    assert CALENDAR.is_working(day) is not bool(reason)
    assert CALENDAR.is_forecast(day) is is_forecast


@pytest.mark.parametrize(
    ("day", "next_day"),
    [
        ("2026-02-14", "2026-02-23"),
        ("2027-02-04", "2027-02-11"),
        ("2025-04-26", "2025-04-26"),
        ("2025-04-30", "2025-05-05"),
        ("2026-08-29", "2026-09-03"),
        ("2022-12-31", "2023-01-03"),
    ],
)
def test_next_working_passes_over_whole_holiday(day: str, next_day: str) -> None:
    assert CALENDAR.next_working(date.fromisoformat(day)) == date.fromisoformat(next_day)


@pytest.mark.parametrize(
    ("after", "until", "count"),
    [
        ("2026-02-13", "2026-02-23", 1),
        ("2026-08-21", "2026-09-03", 7),  # 22/08 worked, 31/08-02/09 off
        ("2026-11-20", "2026-11-27", 4),
        ("2024-02-28", "2024-03-01", 2),
        ("2025-12-31", "2026-01-12", 7),  # 01/01 and 02/01 off, Saturday 10/01 worked
        ("2026-02-23", "2026-02-13", -1),
        ("2026-05-05", "2026-05-05", 0),
    ],
)
def test_working_days_counts_until_but_not_after(after: str, until: str, count: int) -> None:
    assert CALENDAR.working_days(date.fromisoformat(after), date.fromisoformat(until)) == count


@given(DAYS)
def test_next_working_is_working_and_not_before(day: date) -> None:
    following = CALENDAR.next_working(day)
    assert CALENDAR.is_working(following)
    assert following >= day
    assert (following == day) is CALENDAR.is_working(day)
    assert CALENDAR.working_days(day - DAY, following) == 1


@given(DAYS, DAYS, DAYS)
def test_working_days_are_additive_and_antisymmetric(one: date, two: date, three: date) -> None:
    count = CALENDAR.working_days
    assert count(one, two) + count(two, three) == count(one, three)
    assert count(one, two) == -count(two, one)


@given(DAYS, st.integers(0, 400))
def test_working_days_equal_the_days_worked_one_by_one(after: date, length: int) -> None:
    days = [after + DAY * number for number in range(1, length + 1)]
    assert CALENDAR.working_days(after, after + DAY * length) == sum(CALENDAR.is_working(day) for day in days)


def test_calendar_without_standing_rules_has_weekends_only() -> None:
    calendar = Calendar({})
    assert calendar.is_working(date(2026, 9, 2))
    assert calendar.reason_off(date(2026, 9, 5)) == "thứ Bảy"
    assert calendar.is_forecast(date(2026, 9, 2))


def test_given_year_that_is_not_decided_is_forecast() -> None:
    assert Calendar({2028: CalendarYear(2028)}).is_forecast(date(2028, 6, 1))


def test_calendar_with_year_under_wrong_key_is_refused() -> None:
    with pytest.raises(ValueError, match="key"):
        Calendar({2026: CalendarYear(2027)})


def test_calendar_stays_when_callers_change_what_they_gave_or_got() -> None:
    days_off = {date(2026, 3, 3): "Nghỉ"}
    years = {2026: CalendarYear(2026, days_off=days_off)}
    calendar = Calendar(years)
    days_off[date(2026, 3, 4)] = "Nghỉ"
    years[2026] = CalendarYear(2026)
    got: Any = calendar.year(2026).days_off
    with pytest.raises(TypeError):
        got[date(2026, 3, 5)] = "Nghỉ"
    assert [calendar.is_working(date(2026, 3, day)) for day in (3, 4, 5)] == [False, True, True]


def test_forecast_is_made_once() -> None:
    assert CALENDAR.year(2044) is CALENDAR.year(2044)


def test_two_months_are_counted_in_microseconds() -> None:
    CALENDAR.working_days(date(2026, 8, 1), date(2026, 9, 30))
    spent = []
    for _ in range(500):
        started = time.perf_counter()
        CALENDAR.working_days(date(2026, 8, 1), date(2026, 9, 30))
        spent.append(time.perf_counter() - started)
    assert statistics.median(spent) < 50e-6


def test_forecast_before_first_year_of_holiday_leaves_it_out() -> None:
    holiday = StandingHoliday(name="Lễ", source="", main=(11, 24), since=2026)
    assert not forecast(2025, [holiday]).days_off
    assert forecast(2026, [holiday]).days_off == {date(2026, 11, 24): "Lễ"}


NONSENSE: list[tuple[Any, str]] = [
    ([], "Lịch một năm chỉ gồm"),
    ({"year": 2026, "holidays": {}}, "Lịch một năm chỉ gồm"),
    ({}, "Năm của lịch"),
    ({"year": True}, "Năm của lịch"),
    ({"year": "2026"}, "Năm của lịch"),
    ({"year": 206}, "Năm của lịch"),
    ({"year": 2026, "is_decided": "có"}, "không đọc được"),
    ({"year": 2026, "decision": 9441}, "không đọc được"),
    ({"year": 2026, "days_off": ["2026-01-01"]}, "không đọc được"),
    ({"year": 2026, "days_off": {"2026-02-30": "Nghỉ"}}, "“2026-02-30” không phải là một ngày"),
    ({"year": 2026, "days_off": {5: "Nghỉ"}}, "“5” không phải là một ngày"),
    ({"year": 2026, "days_off": {"2025-01-01": "Nghỉ"}}, "01/01/2025 không thuộc năm 2026"),
    ({"year": 2026, "working": {"2027-01-02": "Làm bù"}}, "02/01/2027 không thuộc năm 2026"),
    ({"year": 2026, "days_off": {"2026-01-01": " "}}, "01/01/2026 chưa ghi lý do"),
    ({"year": 2026, "days_off": {"2026-01-01": None}}, "01/01/2026 chưa ghi lý do"),
    ({"year": 2026, "days_off": {"2026-01-01": "A", "20260101": "B"}}, "01/01/2026 ghi hai lần"),
    ({"year": 2026, "working": {"2026-01-05": "Làm bù"}}, "05/01/2026 là thứ Hai, vốn là ngày làm việc"),
    (
        {"year": 2026, "days_off": {"2026-01-10": "Nghỉ"}, "working": {"2026-01-10": "Làm bù"}},
        "10/01/2026 vừa ghi nghỉ, vừa ghi làm bù",
    ),
    ({"year": 2026, "is_decided": True, "decision": " "}, "Ghi số, ngày và cơ quan ban hành"),
]


@pytest.mark.parametrize(("data", "sentence"), NONSENSE)
def test_read_year_of_nonsense_refuses_with_sentence(data: Any, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        read_year(data)


@given(st.integers(2000, 2100), st.data())
def test_read_year_gives_back_what_plain_year_wrote(number: int, data: st.DataObject) -> None:
    days = st.dates(date(number, 1, 1), date(number, 12, 31))
    reasons = st.sampled_from(["Tết Nguyên đán", "Nghỉ bù Quốc khánh"])
    working = data.draw(st.dictionaries(days.filter(lambda day: day.weekday() > 4), reasons, max_size=5))
    days_off = data.draw(st.dictionaries(days.filter(lambda day: day not in working), reasons, max_size=20))
    year = CalendarYear(number, days_off=days_off, working=working, is_decided=True, decision="Thông báo 1/TB-UBND")
    assert read_year(json.loads(json.dumps(plain_year(year)))) == year


def test_forecast_taken_over_by_office_becomes_decided() -> None:
    data = {**plain_year(CALENDAR.year(2028)), "is_decided": True, "decision": "Công văn 1/VPCP-KGVX"}
    calendar = Calendar({2028: read_year(data)})
    assert not calendar.is_forecast(date(2028, 1, 25))
    assert calendar.reason_off(date(2028, 1, 25)) == "Tết Nguyên đán"


def test_after_working_counts_only_working_days() -> None:
    calendar = Calendar({})  # weekends only
    assert calendar.after_working(date(2026, 11, 20), 0) == date(2026, 11, 20)
    assert calendar.after_working(date(2026, 11, 20), 1) == date(2026, 11, 23)
    assert calendar.after_working(date(2026, 11, 21), 3) == date(2026, 11, 25)
