"""Our calendars against the package holidays: every day of 2024-2027, and all lunar days of the standing rules."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest

from desktop_app.domain.workdays import Calendar
from desktop_app.storage.calendar_files import load_calendar

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "calendars"
EXCHANGE = "Công văn 12729/VPCP-KGVX of 25/12/2025 exchanged 02/01/2026 for 10/01/2026; the package does not know it."

# day -> (worked by our calendar, why the package says otherwise)
DIFFERENCES = {
    date(2026, 1, 2): (False, EXCHANGE),
    date(2026, 1, 10): (True, EXCHANGE),
}


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return load_calendar(FOLDER)


@pytest.fixture(scope="module")
def foretold(tmp_path_factory: pytest.TempPathFactory) -> Calendar:
    """All years by the standing rules alone."""
    folder = tmp_path_factory.mktemp("calendars")
    shutil.copy(FOLDER / "standing.toml", folder)
    return load_calendar(folder)


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
def test_every_day_agrees_with_package_but_listed_differences(calendar: Calendar, year: int) -> None:
    oracle = holidays.country_holidays("VN", years=year)
    first = date(year, 1, 1)
    days = [first + timedelta(days=number) for number in range((date(year + 1, 1, 1) - first).days)]
    differences = {
        day: calendar.is_working(day) for day in days if calendar.is_working(day) != oracle.is_working_day(day)
    }
    assert differences == {day: is_working for day, (is_working, _) in DIFFERENCES.items() if day.year == year}


@pytest.mark.parametrize("year", range(2023, 2051))
def test_lunar_days_of_standing_rules_agree_with_package(foretold: Calendar, year: int) -> None:
    oracle = holidays.country_holidays("VN", years=year, observed=False, language="vi")
    (new_year,) = oracle.get_named("Tết Nguyên Đán", lookup="exact")
    days_off = foretold.year(year).days_off
    assert [day for day in days_off if days_off[day] == "Giỗ Tổ Hùng Vương"] == oracle.get_named("Giỗ Tổ Hùng Vương")
    assert [day for day in days_off if days_off[day] == "Tết Nguyên đán"] == [
        new_year + timedelta(days=number) for number in range(-1, 4)
    ]
