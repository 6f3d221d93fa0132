"""The law as the program ships it, for tests that reckon with real terms and real calendars."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from desktop_app.domain.deadlines import Law
from desktop_app.storage.calendar_files import load_calendar
from desktop_app.storage.law_files import load_rules

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
LAW = Law(load_rules(RESOURCES), load_calendar(RESOURCES / "calendars"))


def day(text: str) -> date:
    """The day written as 05/03/2026."""
    number, month, year = text.split("/")
    return date(int(year), int(month), int(number))
