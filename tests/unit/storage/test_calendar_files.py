"""Files of calendars: the shipped ones are whole, damaged ones are refused, an office's years come first."""

from __future__ import annotations

import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.workdays import CalendarYear
from desktop_app.storage.calendar_files import load_calendar

SHIPPED = Path(__file__).resolve().parents[3] / "resources" / "calendars"
STANDING = '[[holiday]]\nname = "Lễ"\nsource = "Luật"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped calendars."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "calendars"))


@pytest.mark.parametrize("number", range(2023, 2028))
def test_shipped_year_is_decided_by_named_paper(number: int) -> None:
    year = load_calendar(SHIPPED).year(number)
    assert year.is_decided
    assert "VPCP-KGVX" in year.decision


@pytest.mark.parametrize("number", range(2023, 2028))
def test_exchanged_days_of_shipped_year_pair_up(number: int) -> None:
    year = load_calendar(SHIPPED).year(number)
    exchanged = {day: why for day, why in year.days_off.items() if why.startswith("Nghỉ hoán đổi")}
    for (off, why_off), (worked, why_worked) in zip(exchanged.items(), year.working.items(), strict=True):
        assert why_off == f"Nghỉ hoán đổi, làm bù ngày {worked:%d/%m/%Y}"
        assert why_worked == f"Làm bù ngày {off:%d/%m/%Y}"
        assert off.weekday() < 5


def test_standing_holidays_name_their_article() -> None:
    standing = tomllib.loads((SHIPPED / "standing.toml").read_text(encoding="utf-8"))
    assert all("Điều " in holiday["source"] for holiday in standing["holiday"])


def test_year_without_file_is_forecast(folder: Path) -> None:
    assert not load_calendar(folder).is_forecast(date(2027, 2, 4))
    (folder / "2027.toml").unlink()
    calendar = load_calendar(folder)
    assert calendar.is_forecast(date(2027, 2, 4))
    assert calendar.is_working(date(2027, 2, 4))
    assert calendar.reason_off(date(2027, 2, 11)) == "Nghỉ bù Tết Nguyên đán"


@given(
    st.integers(2020, 2035),
    st.sets(st.integers(1, 28), max_size=10),
)
def test_corrected_year_wins_over_file_as_a_whole(number: int, days: set[int]) -> None:
    own = CalendarYear(number, days_off={date(number, 2, day): "Nghỉ theo văn bản của tỉnh" for day in days})
    calendar = load_calendar(SHIPPED, corrections={number: own})
    assert calendar.year(number) == own
    assert calendar.year(number + 1) == load_calendar(SHIPPED).year(number + 1)
    for day in range(1, 29):
        one = date(number, 2, day)
        assert calendar.is_working(one) is (one.weekday() < 5 and day not in days)


def test_missing_standing_rules_are_an_error(folder: Path) -> None:
    (folder / "standing.toml").unlink()
    with pytest.raises(FileNotFoundError):
        load_calendar(folder)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("2027.toml", "year = 2026", "2027.toml: năm 2026"),
        ("2027.toml", "year = ", "2027.toml: "),
        ("2027.toml", 'year = 2027\n[working]\n2027-02-04 = "Làm bù"', "2027.toml: Ngày 04/02/2027 là thứ Năm"),
        ("standing.toml", "", "standing.toml: 'holiday'"),
        ("standing.toml", STANDING, "standing.toml: Lễ"),
        ("standing.toml", STANDING + 'main = "01-01"\ndates = [2026-02-17]', "standing.toml: Lễ"),
        ("standing.toml", STANDING + 'main = "01-01"\ndays_by_weekday = [[0]]', "standing.toml: Lễ"),
        ("standing.toml", STANDING + 'main = "01-01"\ncolour = "red"', "standing.toml: .*colour"),
    ],
)
def test_damaged_file_is_refused_by_name(folder: Path, name: str, text: str, message: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        load_calendar(folder)
