"""A dialogue meeting from the plan to its publication: steps, terms, due days, gatherings and events."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop_app.records.dialogues import KIND
from desktop_app.records.dialogues.events import events
from desktop_app.records.dialogues.gatherings import is_owed
from desktop_app.records.dialogues.record import Dialogue
from desktop_app.records.dialogues.steps import STEPS
from desktop_app.records.dialogues.terms import computed, terms_of
from desktop_app.records.opinions.record import Opinion
from tests.helpers.law import LAW
from tests.unit.records.cases import changed, made

HELD = date(2026, 10, 15)
MEETING = made(
    Dialogue, kind="peoples_committee", topic="Môi trường", held_on=HELD, place="Hội trường", status="planned"
)
TOLD = {"announced_on": date(2026, 10, 5)}


def open_steps(dialogue: Any) -> list[str]:
    """Keys of the steps that may be taken, in their order."""
    return [step.key for step in STEPS if dialogue.status in step.sources and step.fits(dialogue)]


@pytest.mark.parametrize(
    ("status", "steps"),
    [
        ("planned", ["announce", "invite", "postpone", "cancel", "hold"]),
        ("announced", ["invite", "postpone", "cancel", "hold"]),
        ("held", ["conclude", "publish", "report"]),
        ("concluded", ["publish", "report"]),
        ("published", ["report"]),
        ("cancelled", []),
    ],
)
def test_steps_of_each_state(status: str, steps: list[str]) -> None:
    assert open_steps(changed(MEETING, {"status": status})) == steps


def test_step_report_belongs_to_meetings_of_the_state() -> None:
    for kind, fits in (("peoples_committee", True), ("before_decision", True), ("heads", False), ("thematic", False)):
        assert ("report" in open_steps(changed(MEETING, {"status": "published", "kind": kind}))) is fits


def test_step_announce_and_invite_need_the_place() -> None:
    for key in ("announce", "invite"):
        step = KIND.step(key)
        assert step is not None
        assert not step.lawful(MEETING)
        assert "địa điểm" in step.lawful(changed(MEETING, {"place": ""}))


def test_step_report_is_refused_a_second_time() -> None:
    step = KIND.step("report")
    assert step is not None
    reported = changed(MEETING, {"status": "published", "reported_on": date(2026, 11, 3)})
    assert "03/11/2026" in step.lawful(reported)


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        pytest.param({}, date(2026, 10, 8), id="to be announced 7 days before"),
        pytest.param({"held_on": date(2026, 10, 18)}, date(2026, 10, 9), id="the 7th day before is a Sunday"),
        pytest.param(TOLD, date(2026, 10, 26), id="announced: results, the tenth day is a Sunday"),
        pytest.param({**TOLD, "held_on": date(2026, 2, 6)}, date(2026, 2, 23), id="results, over Tet"),
        pytest.param({"status": "held"}, date(2026, 10, 26), id="held without announcement: nothing to announce"),
        pytest.param({**TOLD, "status": "published", "posted_on": HELD}, date(2026, 10, 26), id="still to be sent"),
        pytest.param({**TOLD, "status": "published", "posted_on": HELD, "sent_on": HELD}, None, id="all done"),
        pytest.param({"status": "cancelled"}, None, id="cancelled"),
        pytest.param({"kind": "heads"}, None, id="the Party has no such terms"),
        pytest.param({"kind": "before_decision"}, None, id="art 43 is about the yearly conference"),
        pytest.param({"held_on": None}, None, id="without a day"),
        pytest.param({"held_on": date(2025, 6, 15)}, None, id="before the law"),
    ],
)
def test_due_day_is_the_next_open_term(changes: dict[str, Any], due: date | None) -> None:
    assert computed(changed(MEETING, changes), LAW) == {"due_on": due}


def test_terms_of_a_held_meeting_keep_whether_it_was_announced_in_time() -> None:
    for told, is_in_time in ((date(2026, 10, 8), True), (date(2026, 10, 9), False)):
        dialogue = changed(MEETING, {"status": "held", "announced_on": told})
        announce, *_ = LAW.deadlines(terms_of(dialogue))
        assert (announce.is_open, announce.is_in_time) == (False, is_in_time)


@pytest.mark.parametrize(
    ("closed", "expected"),
    [(None, True), (date(2026, 10, 14), False), (HELD, True), (date(2026, 11, 1), True)],
    ids=["open", "closed the day before", "closed on the day", "closed since"],
)
def test_owed_is_what_was_open_on_the_day_of_the_meeting(closed: date | None, expected: bool) -> None:
    assert is_owed(made(Opinion, closed_on=closed), MEETING) is expected
    assert not is_owed(made(Opinion, closed_on=closed), changed(MEETING, {"held_on": None}))


def test_events_tell_what_happened_with_numbers() -> None:
    dialogue = changed(
        MEETING,
        {
            "plan_number": "86/KH-UBND",
            "planned_on": date(2026, 9, 15),
            "status": "held",
            "posted_on": date(2026, 10, 20),
        },
    )
    assert [(event.day, event.text) for event in events(dialogue)] == [
        (date(2026, 9, 15), "Kế hoạch tổ chức hội nghị đối thoại số 86/KH-UBND"),
        (HELD, "Hội nghị đối thoại: Môi trường"),
        (date(2026, 10, 20), "Niêm yết kết quả hội nghị đối thoại"),
    ]
    assert events(MEETING) == ()
