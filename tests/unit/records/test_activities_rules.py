"""Rules and steps of activities, one refusing and one accepting case each."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from desktop_app.records import KINDS
from desktop_app.records.activities import KIND
from desktop_app.records.activities.record import Activity, PartnerUnit, Project, name_of
from desktop_app.records.activities.rules import RULES, TYPES_OF_NUMBER, check
from tests.unit.records.cases import TODAY, Case, changed, made, parameters, rule_names, spoken

HELD = date(2026, 10, 9)
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
RIGHT = made(
    Activity,
    type="training",
    name="Bồi dưỡng nghiệp vụ công tác dân vận",
    held_on=HELD,
    lead_unit="Ban Xây dựng Đảng",
    times=1,
    participants=62,
    women=21,
    status="done",
)
NO_PEOPLE = {"participants": None, "women": None}
DOCUMENT = {"type": "document", "document_number": "79-KH/ĐU", "document_type": "plan", **NO_PEOPLE}
CONTEST = {"type": "contest", "teams": 12, "members": 60}
PROJECT = made(Project, name="Đường liên xóm", hectares=Decimal("2.46"), money=8_215_000_000)
CLEARANCE = {"type": "clearance", "projects": (PROJECT,)}
PARTNER = made(PartnerUnit, unit="Hội Nông dân xã")


def project(**values: object) -> dict[str, object]:
    """A clearance whose project has other values."""
    return {**CLEARANCE, "projects": (changed(PROJECT, values),)}


CASES = (
    Case("days_follow_each_other", {"ended_on": HELD - timedelta(days=1)}, "ended_on", "", {"ended_on": HELD}),
    Case(
        "days_follow_each_other",
        project(handed_over_on=HELD - timedelta(days=1)),
        "projects[0].handed_over_on",
        "handed_over_before_start",
        project(handed_over_on=HELD),
    ),
    Case("status_fits_the_days", {"held_on": TOMORROW}, "held_on", "", {"held_on": TODAY}),
    Case("status_fits_the_days", {"ended_on": TOMORROW}, "ended_on", "", {"ended_on": TODAY}),
    Case(
        "status_fits_the_days",
        {"status": "running", "held_on": TOMORROW},
        "status",
        "running_before_start",
        {"status": "running", "held_on": TODAY},
    ),
    Case(
        "status_fits_the_days",
        {"status": "planned", "held_on": YESTERDAY},
        "status",
        "planned_in_the_past",
        {"status": "planned", "held_on": TODAY},
    ),
    Case(
        "plan_keeps_its_term",
        {"status": "planned", "held_on": TOMORROW, "due_on": TODAY},
        "held_on",
        "planned_after_term",
        {"status": "planned", "held_on": TOMORROW, "due_on": TOMORROW},
    ),
    Case("document_has_number_and_type", {**DOCUMENT, "document_number": ""}, "document_number", "", DOCUMENT),
    Case("document_has_number_and_type", {**DOCUMENT, "document_type": None}, "document_type", "", DOCUMENT),
    Case("document_has_number_and_type", {**DOCUMENT, "times": 2}, "times", "many_documents", DOCUMENT),
    Case(
        "type_of_document_is_for_documents",
        {"document_type": "plan"},
        "document_type",
        "type_of_no_document",
        {"document_number": "12-KH/ĐU"},
    ),
    *(
        Case("numbers_belong_to_the_type", {key: 3}, key, f"{key}_of_other_type", {"type": "other", key: 3})
        for key in ("teams", "inspected", "comments", "disclosed", "money", "land", "work_days")
    ),
    Case(
        "numbers_belong_to_the_type",
        {"members": 3},
        "members",
        "members_of_other_type",
        {**CONTEST, "members": 12},
    ),
    Case("numbers_belong_to_the_type", {"projects": (PROJECT,)}, "projects", "projects_of_other_type", CLEARANCE),
    Case(
        "numbers_belong_to_the_type",
        {**DOCUMENT, "participants": 5},
        "participants",
        "participants_of_other_type",
        DOCUMENT,
    ),
    Case("counts_fit_together", {"women": 63}, "women", "", {"women": 62}),
    Case("counts_fit_together", {**CONTEST, "members": 11}, "members", "", {**CONTEST, "members": 12}),
    Case("type_has_its_numbers", {**CONTEST, "teams": None}, "teams", "no_teams", CONTEST),
    Case("type_has_its_numbers", {**CONTEST, "members": None}, "members", "no_members", CONTEST),
    Case("type_has_its_numbers", NO_PEOPLE, "participants", "no_participants", {"participants": 1, "women": None}),
    Case("type_has_its_numbers", {"type": "clearance"}, "projects", "no_projects", CLEARANCE),
    Case(
        "type_has_its_numbers",
        {"type": "disclosure", **NO_PEOPLE},
        "disclosed",
        "no_disclosed",
        {"type": "disclosure", **NO_PEOPLE, "disclosed": 4},
    ),
    Case(
        "units_and_projects_are_different",
        {"partners": (changed(PARTNER, {"unit": "Ban Xây dựng Đảng"}),)},
        "partners[0].unit",
        "",
        {"partners": (PARTNER,)},
    ),
    Case(
        "units_and_projects_are_different",
        {"partners": (PARTNER, PARTNER)},
        "partners[1].unit",
        "",
        {"partners": (PARTNER,)},
    ),
    Case(
        "units_and_projects_are_different",
        {**CLEARANCE, "projects": (PROJECT, PROJECT)},
        "projects[1].name",
        "project_twice",
        CLEARANCE,
    ),
)


@pytest.mark.parametrize("case", parameters(CASES))
def test_rule_refuses_what_is_wrong_and_accepts_what_is_nearly_so(case: Case) -> None:
    assert (case.field, case.code) in spoken(check, changed(RIGHT, case.refused))
    assert (case.field, case.code) not in spoken(check, changed(RIGHT, case.accepted))


def test_every_rule_has_a_case() -> None:
    assert {case.rule for case in CASES} == rule_names(RULES)


@pytest.mark.parametrize(
    "values",
    [{}, DOCUMENT, CONTEST, CLEARANCE, {"type": "programme", "status": "running", **NO_PEOPLE}],
    ids=["class", "document", "contest", "clearance", "programme"],
)
def test_whole_activity_of_each_sort_is_accepted(values: dict[str, object]) -> None:
    assert spoken(check, changed(RIGHT, values)) == set()


def test_planned_document_and_contest_need_nothing_yet() -> None:
    ahead = {"status": "planned", "held_on": TOMORROW, **NO_PEOPLE}
    assert spoken(check, changed(RIGHT, {"type": "document", **ahead})) == set()
    assert spoken(check, changed(RIGHT, {"type": "contest", **ahead})) == set()


def test_numbers_name_types_that_exist() -> None:
    known = {choice.code for choice in KIND.spec("type").choices}
    assert all(types <= known for types in TYPES_OF_NUMBER.values())


@pytest.mark.parametrize(("held", "expected"), [(HELD, "09/10/2026"), (TOMORROW, "22/11/2026"), (None, "22/11/2026")])
def test_steps_begin_with_the_planned_day_or_today(held: date | None, expected: str) -> None:
    planned = changed(RIGHT, {"status": "planned", "held_on": held})
    for key in ("start", "finish"):
        step = KIND.step(key)
        assert step is not None
        assert step.start(planned, TODAY) == {"held_on": expected}


def test_code_of_the_register_belongs_to_it_alone() -> None:
    codes = [kind.code for kind in KINDS if kind.code]
    assert len(set(codes)) == len(codes)
    assert KIND.code == "HD"


def test_name_is_day_and_content() -> None:
    assert name_of(RIGHT) == "09/10/2026 · Bồi dưỡng nghiệp vụ công tác dân vận"
