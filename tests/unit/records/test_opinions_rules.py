"""Rules of opinions, one refusing and one accepting case each."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop_app.domain.kind import RuleContext
from desktop_app.records.opinions.record import CooperatingUnit, Opinion, Reminder, closed_on, name_of
from desktop_app.records.opinions.rules import RULES, check
from tests.unit.records.cases import TODAY, Case, changed, made, parameters, rule_names, spoken

RAISED = date(2026, 10, 15)
BEFORE = date(2026, 10, 14)

RIGHT = made(
    Opinion,
    dialogue="d1",
    raised_on=RAISED,
    source="meeting",
    content="Đề nghị sửa đường thôn Đông",
    hamlet="Thôn Đông",
    lead_unit="Phòng Kinh tế",
    due_on=date(2026, 12, 1),
    status="in_progress",
)
DONE = {"status": "done", "done_on": date(2026, 11, 1), "result_number": "15/UBND-VP", "result_on": date(2026, 11, 1)}
PASSED = {"status": "passed_on", "passed_to": "Sở Xây dựng", "passed_on": RAISED}

CASES = (
    Case("days_follow_each_other", {"due_on": BEFORE}, "due_on", "", {"due_on": RAISED}),
    Case("days_follow_each_other", {"done_on": BEFORE}, "done_on", "", {"done_on": RAISED}),
    Case("done_has_its_result", {**DONE, "done_on": None}, "done_on", "", DONE),
    Case("done_has_its_result", {**DONE, "result_number": ""}, "result_number", "no_result_document", DONE),
    Case(
        "done_has_its_result",
        {**DONE, "result_number": ""},
        "result_number",
        "no_result_document",
        {**DONE, "result_number": "", "is_answered_there": True},
    ),
    Case("done_has_its_result", {**DONE, "result_on": None}, "result_on", "no_result_day", DONE),
    Case("done_has_its_result", {"done_on": RAISED}, "status", "done_but_open", DONE),
    Case(
        "answer_at_meeting_is_marked",
        {"answer_there": "Sẽ làm trong quý IV"},
        "is_answered_there",
        "answer_not_marked",
        {"answer_there": "Sẽ làm trong quý IV", "is_answered_there": True},
    ),
    Case(
        "units_are_different",
        {"cooperating_units": (made(CooperatingUnit, unit="Phòng Kinh tế"),)},
        "cooperating_units[0].unit",
        "",
        {"cooperating_units": (made(CooperatingUnit, unit="Công an xã"),)},
    ),
    Case(
        "units_are_different",
        {"cooperating_units": (made(CooperatingUnit, unit="Công an xã"),) * 2},
        "cooperating_units[1].unit",
        "",
        {"cooperating_units": (made(CooperatingUnit, unit="Công an xã"), made(CooperatingUnit, unit="Trạm Y tế"))},
    ),
    Case("somebody_is_in_charge", {"lead_unit": ""}, "lead_unit", "no_lead_unit", {"status": "not_started"}),
    Case(
        "delay_is_explained",
        {"due_on": date(2026, 11, 21)},
        "delay_reason",
        "delay_unexplained",
        {"due_on": date(2026, 11, 22)},
    ),
    Case(
        "delay_is_explained",
        {"due_on": date(2026, 11, 21)},
        "delay_reason",
        "delay_unexplained",
        {"due_on": date(2026, 11, 21), "delay_reason": "Chờ vốn"},
    ),
    Case("days_follow_each_other", {"moved_on": BEFORE}, "moved_on", "", {"moved_on": RAISED}),
    Case("days_follow_each_other", {"passed_on": BEFORE}, "passed_on", "", {"passed_on": RAISED}),
    Case(
        "days_follow_each_other",
        {"reminders": (made(Reminder, reminded_on=BEFORE),)},
        "reminders[0].reminded_on",
        "",
        {"reminders": (made(Reminder, reminded_on=RAISED),)},
    ),
    Case("somebody_is_in_charge", {**PASSED, "passed_to": ""}, "passed_to", "no_receiving_body", PASSED),
    Case("somebody_is_in_charge", {**PASSED, "passed_on": None}, "passed_on", "no_day_passed_on", PASSED),
    Case("source_has_its_meeting", {"dialogue": None}, "dialogue", "no_dialogue", {"dialogue": None, "source": "box"}),
    Case(
        "moved_matter_is_linked",
        {"status": "petition", "moved_on": RAISED},
        "petition",
        "no_linked_petition",
        {"status": "petition", "moved_on": RAISED, "reception": "r1"},
    ),
    Case(
        "moved_matter_is_linked",
        {"status": "petition", "petition": "p1"},
        "moved_on",
        "",
        {"status": "petition", "petition": "p1", "moved_on": RAISED},
    ),
    Case(
        "public_text_has_no_personal_numbers",
        {"content": "Liên hệ tôi số 0912345678"},
        "content",
        "personal_number_in_public_text",
        {"content": "Đường hỏng 1.200 m từ ngày 05/03/2026"},
    ),
)


def test_right_opinion_has_no_problem() -> None:
    assert spoken(check, RIGHT) == set()
    assert spoken(check, changed(RIGHT, DONE)) == set()


@pytest.mark.parametrize("case", parameters(CASES))
def test_rule_refuses_and_accepts(case: Case) -> None:
    assert (case.field, case.code) in spoken(check, changed(RIGHT, case.refused))
    assert (case.field, case.code) not in spoken(check, changed(RIGHT, case.accepted))


def test_every_rule_has_a_case() -> None:
    assert rule_names(RULES) == {case.rule for case in CASES} | {"status_follows_the_steps"}


def _after(previous: Opinion, opinion: Opinion) -> set[tuple[str, str]]:
    """Field and code of every problem of a record that was saved before."""
    return {(problem.field, problem.code) for problem in check(opinion, RuleContext(TODAY, previous))}


def test_status_changed_by_hand_is_asked_about_and_a_step_is_not() -> None:
    before = changed(RIGHT, {"status": "not_started"})
    done = changed(RIGHT, {"status": "petition", "moved_on": RAISED, "petition": "p1"})
    assert ("status", "unlawful_step") not in _after(before, RIGHT)
    assert ("status", "unlawful_step") in _after(done, changed(RIGHT, {"status": "not_started"}))


def test_moved_opinion_is_asked_for_its_link_only_when_it_moves() -> None:
    """A new petition closes it without a link of its own: the petition names it."""
    moved = changed(RIGHT, {"status": "petition", "moved_on": RAISED})
    assert ("petition", "no_linked_petition") in _after(RIGHT, moved)
    assert ("petition", "no_linked_petition") not in _after(moved, moved)


@pytest.mark.parametrize(
    ("values", "day"),
    [
        ({}, None),
        (DONE, date(2026, 11, 1)),
        ({"status": "petition", "moved_on": RAISED}, RAISED),
        ({"status": "in_progress", "done_on": RAISED}, None),
        ({"status": "done"}, None),
    ],
)
def test_closed_on_is_the_day_it_was_done_or_moved(values: dict[str, Any], day: date | None) -> None:
    assert closed_on(changed(RIGHT, values)) == day


def test_name_of_opinion_is_its_matter() -> None:
    assert name_of(changed(RIGHT, {"speaker": "Trần Thị Bình"})) == "Đề nghị sửa đường thôn Đông"
