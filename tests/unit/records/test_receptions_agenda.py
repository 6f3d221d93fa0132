"""The head's reception days: held, missing, coming, moved off a day off, posted in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop_app import paths
from desktop_app.domain.deadlines import Law
from desktop_app.domain.kind import AgendaLine
from desktop_app.domain.stamp import Stored
from desktop_app.records.receptions.agenda import sessions
from desktop_app.records.receptions.record import Reception
from desktop_app.storage import calendar_files, law_files
from tests.helpers.offices import sample_office
from tests.unit.records.cases import made, stored

MONDAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def law() -> Law:
    folder = paths.resources_dir()
    return Law(law_files.load_rules(folder), calendar_files.load_calendar(folder / "calendars"))


def reception(day: date, **values: Any) -> Stored:
    return stored(made(Reception, **{"received_on": day, "reception_type": "scheduled", **values}))


def lines(law: Law, today: date, *held: Stored, days: tuple[int, ...] = (2,)) -> list[AgendaLine]:
    return list(sessions(replace(sample_office(), reception_days=days), law, today, held))


def test_sessions_of_a_week_back_and_ahead_are_told(law: Law) -> None:
    found = lines(law, MONDAY, reception(date(2026, 11, 18)))
    assert [line.text for line in found] == [
        "Thứ Tư 18/11/2026, 08:00: đã tiếp",
        "Thứ Tư 25/11/2026, 08:00: sắp tiếp",
    ]
    assert found[0].uid


def test_session_without_an_entry_is_late_from_the_day_after_on(law: Law) -> None:
    assert [line.tone for line in lines(law, date(2026, 11, 18))] == ["late", "", ""]
    assert lines(law, date(2026, 11, 18))[1].text.endswith("hôm nay")
    assert lines(law, date(2026, 11, 19))[0].tone == "late"


def test_regular_reception_is_no_session_of_the_head(law: Law) -> None:
    found = lines(law, MONDAY, reception(date(2026, 11, 18), reception_type="regular"))
    assert found[0].tone == "late"


def test_session_on_a_day_off_moves_to_the_next_working_day(law: Law) -> None:
    """24/11/2026 is off (Nghị quyết 28/2026/QH16): Tuesday's session is held on Wednesday."""
    found = lines(law, MONDAY, days=(1,))
    assert [line.text.split(",")[0] for line in found] == ["Thứ Ba 17/11/2026", "Thứ Tư 25/11/2026"]


def test_session_five_working_days_ahead_asks_for_its_schedule_to_be_posted(law: Law) -> None:
    """Luật Tiếp công dân 42/2013/QH13 art 24(2): at least five working days before."""
    ahead = {day: lines(law, date(2026, 12, day))[-1].detail for day in (1, 2, 3)}
    assert [bool(words) for words in ahead.values()] == [False, True, False]


def test_office_without_reception_days_has_no_sessions(law: Law) -> None:
    assert lines(law, MONDAY, days=()) == []
