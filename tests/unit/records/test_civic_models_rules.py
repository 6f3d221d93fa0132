"""Rules of civic models, one refusing and one accepting case each."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from desktop_app.domain.kind import RuleContext
from desktop_app.records.civic_models.record import (
    CheckVisit,
    CivicModel,
    Outcome,
    Recognition,
    Reward,
    Score,
    Target,
    YearReview,
    name_of,
)
from desktop_app.records.civic_models.rules import RULES, check
from tests.helpers.model_samples import DECISION as SAMPLE_DECISION
from tests.helpers.model_samples import SCORED, SCORES
from tests.unit.records.cases import Case, changed, made, parameters, rule_names, spoken

REGISTERED = date(2026, 2, 10)
BEFORE = date(2026, 2, 9)

RIGHT = made(
    CivicModel,
    name="Ngôi nhà xanh",
    field="culture_society",
    type="model",
    subject="collective",
    unit="Hội Liên hiệp Phụ nữ xã",
    registered_on=REGISTERED,
    status="building",
)
DECISION = made(Recognition, level="grassroots", number="12-QĐ/ĐU", decided_on=date(2026, 10, 20))
STOPPED = {"status": "stopped", "stopped_on": date(2026, 9, 1), "stop_reason": "Không còn phù hợp"}

GROUNDED = {**SCORED, "status": "recognized", "recognitions": (SAMPLE_DECISION,)}
"""Recognised with everything the sheet asks for."""

CASES = (
    Case(
        "days_follow_each_other",
        {"starts_on": date(2026, 3, 2), "ends_on": date(2026, 3, 1)},
        "ends_on",
        "",
        {"starts_on": date(2026, 3, 2), "ends_on": date(2026, 3, 2)},
    ),
    Case("days_follow_each_other", {"proposed_on": BEFORE}, "proposed_on", "", {"proposed_on": REGISTERED}),
    Case("days_follow_each_other", {**STOPPED, "stopped_on": BEFORE}, "stopped_on", "", STOPPED),
    Case(
        "days_follow_each_other",
        {"recognitions": (changed(DECISION, {"decided_on": BEFORE}),)},
        "recognitions[0].decided_on",
        "",
        {"recognitions": (DECISION,)},
    ),
    Case(
        "days_follow_each_other",
        {"checks": (made(CheckVisit, visited_on=BEFORE, finding="Tốt"),)},
        "checks[0].visited_on",
        "checked_before_registered",
        {"checks": (made(CheckVisit, visited_on=REGISTERED, finding="Tốt"),)},
    ),
    Case(
        "days_follow_each_other",
        {"starts_on": BEFORE},
        "starts_on",
        "started_before_registered",
        {"starts_on": REGISTERED},
    ),
    Case(
        "person_fits_subject",
        {"subject": "individual"},
        "person",
        "",
        {"subject": "individual", "person": "Trần Thị Bình"},
    ),
    Case("person_fits_subject", {"person": "Trần Thị Bình"}, "person", "", {}),
    Case("person_fits_subject", {"person_post": "Trưởng thôn"}, "person_post", "", {}),
    Case(
        "quantities_fit_their_unit",
        {"outcomes": (made(Outcome, kind="land_households", quantity=Decimal("2.5")),)},
        "outcomes[0].quantity",
        "",
        {"outcomes": (made(Outcome, kind="land_area", quantity=Decimal("2.5")),)},
    ),
    Case(
        "quantities_fit_their_unit",
        {"targets": (made(Target, kind="other", quantity=Decimal(3)),)},
        "targets[0].other_unit",
        "",
        {"targets": (made(Target, kind="other", quantity=Decimal(3), other_unit="cây"),)},
    ),
    Case(
        "quantities_fit_their_unit",
        {"outcomes": (made(Outcome, kind="land_area", quantity=Decimal(3), other_unit="ha"),)},
        "outcomes[0].other_unit",
        "",
        {"outcomes": (made(Outcome, kind="land_area", quantity=Decimal(3)),)},
    ),
    Case(
        "recognition_is_decided",
        {"status": "recognized"},
        "recognitions",
        "",
        {"status": "recognized", "recognitions": (DECISION,)},
    ),
    Case(
        "recognition_is_decided",
        {"status": "not_recognized", "recognitions": (DECISION,)},
        "status",
        "recognition_of_unrecognized",
        {"status": "not_recognized"},
    ),
    Case(
        "recognition_is_decided",
        {"status": "proposed"},
        "is_confirmed",
        "not_confirmed",
        {"status": "proposed", "is_confirmed": True},
    ),
    Case(
        "rewards_have_their_decision",
        {"rewards": (made(Reward, recipient="Chi hội", form="praise", money=500_000),)},
        "rewards[0].number",
        "",
        {"rewards": (made(Reward, recipient="Chi hội", form="praise"),)},
    ),
    Case(
        "rewards_have_their_decision",
        {"rewards": (made(Reward, recipient="Chi hội", form="merit"),)},
        "rewards[0].number",
        "reward_without_number",
        {"rewards": (made(Reward, recipient="Chi hội", form="merit", number="5/QĐ-UBND", decided_on=REGISTERED),)},
    ),
    Case(
        "rewards_have_their_decision",
        {"rewards": (made(Reward, recipient="Chi hội", form="merit", number="5/QĐ-UBND"),)},
        "rewards[0].decided_on",
        "reward_without_day",
        {"rewards": (made(Reward, recipient="Chi hội", form="merit", number="5/QĐ-UBND", decided_on=REGISTERED),)},
    ),
    Case(
        "points_stay_below_maximum",
        {"scores": (made(Score, criterion="Lan tỏa", maximum=Decimal(20), points=Decimal("20.5")),)},
        "scores[0].points",
        "",
        {"scores": (made(Score, criterion="Lan tỏa", maximum=Decimal(20), points=Decimal(20)),)},
    ),
    Case(
        "points_stay_below_maximum",
        {"scores": (made(Score, criterion="Lan tỏa", points=Decimal(5)),)},
        "scores[0].maximum",
        "",
        {"scores": (made(Score, criterion="Lan tỏa", is_passed=True),)},
    ),
    Case("days_follow_each_other", {"scored_on": BEFORE, "scores": SCORES}, "scored_on", "", {"scored_on": REGISTERED}),
    Case("days_follow_each_other", {"voted_on": BEFORE}, "voted_on", "", {"voted_on": REGISTERED}),
    *(
        Case("recognition_has_its_grounds", {**GROUNDED, **lacking}, "status", "", GROUNDED)
        for lacking in (
            {"recognitions": (), "status": "maintained"},
            {"checks": ()},
            {"voted_on": None},
            {"votes_for": 7},
            {"scores": ()},
            {"scored_on": None},
            {"pass_points": Decimal(87)},
            {"scoring": "pass_fail"},
            {"scores": tuple(changed(item, {"evidence": ""}) for item in SCORES)},
            {"proposal_number": ""},
            {"proposed_on": None},
        )
    ),
    Case(
        "decision_follows_the_proposal",
        {**GROUNDED, "proposed_on": date(2026, 10, 21)},
        "recognitions[0].decided_on",
        "recognized_before_proposed",
        {**GROUNDED, "proposed_on": date(2026, 10, 20)},
    ),
    Case(
        "refusal_has_a_reason",
        {"status": "not_recognized"},
        "refusal_reason",
        "refusal_without_reason",
        {"status": "not_recognized", "refusal_reason": "Chưa đủ điểm"},
    ),
    Case("scores_are_whole", {"scored_on": REGISTERED}, "scores", "", {"scored_on": REGISTERED, "scores": SCORES}),
    Case(
        "scores_are_whole",
        {"scored_on": REGISTERED, "scoring": "points", "scores": (changed(SCORES[0], {"points": None}),)},
        "scores[0].points",
        "",
        {"scored_on": REGISTERED, "scoring": "points", "scores": (changed(SCORES[0], {"points": Decimal(0)}),)},
    ),
    Case(
        "scores_are_whole",
        {"scoring": "pass_fail", "scores": SCORES},
        "scores[0].points",
        "",
        {"scoring": "pass_fail", "scores": (made(Score, criterion="Lan tỏa"),)},
    ),
    Case(
        "scores_are_whole",
        {"pass_points": Decimal(80), "exemplary_points": Decimal(79)},
        "exemplary_points",
        "",
        {"pass_points": Decimal(80), "exemplary_points": Decimal(80)},
    ),
    Case(
        "votes_are_of_those_present",
        {"voters": 15, "votes_for": 16},
        "votes_for",
        "",
        {"voters": 15, "votes_for": 15},
    ),
    Case("stop_has_day_and_reason", {**STOPPED, "stop_reason": ""}, "stop_reason", "", STOPPED),
    Case("stop_has_day_and_reason", {**STOPPED, "stopped_on": None}, "stopped_on", "", STOPPED),
    Case("stop_has_day_and_reason", {**STOPPED, "status": "building"}, "stopped_on", "", STOPPED),
    Case(
        "years_are_reviewed_once",
        {"reviews": (made(YearReview, reviewed_year=2026, verdict="effective"),) * 2},
        "reviews[1].reviewed_year",
        "",
        {"reviews": (made(YearReview, reviewed_year=2026, verdict="effective"),)},
    ),
    Case(
        "years_are_reviewed_once",
        {"reviews": (made(YearReview, reviewed_year=2025, verdict="effective"),)},
        "reviews[0].reviewed_year",
        "",
        {"reviews": (made(YearReview, reviewed_year=2026, verdict="effective"),)},
    ),
    Case(
        "years_are_reviewed_once",
        {"reviews": (made(YearReview, reviewed_year=2027, verdict="effective"),)},
        "reviews[0].reviewed_year",
        "",
        {"reviews": (made(YearReview, reviewed_year=2026, verdict="effective"),)},
    ),
    Case("phase_holds_the_year", {"phase": "2021_2025"}, "phase", "phase_of_other_year", {"phase": "2026_2030"}),
    Case(
        "copy_has_one_original",
        {"original": "x", "original_place": "Xã Tân Cương"},
        "original_place",
        "two_originals",
        {"original": "x"},
    ),
)


def test_right_model_has_no_problem() -> None:
    assert spoken(check, RIGHT) == set()
    assert spoken(check, changed(RIGHT, STOPPED)) == set()


@pytest.mark.parametrize("case", parameters(CASES))
def test_rule_refuses_and_accepts(case: Case) -> None:
    assert (case.field, case.code) in spoken(check, changed(RIGHT, case.refused))
    assert (case.field, case.code) not in spoken(check, changed(RIGHT, case.accepted))


def test_every_rule_has_a_case() -> None:
    assert rule_names(RULES) == {case.rule for case in CASES} | {"status_follows_the_life_line"}


def test_old_model_recognised_without_a_sheet_stays_possible() -> None:
    assert spoken(check, changed(RIGHT, {"status": "maintained"})) == set()
    old = changed(RIGHT, {"status": "recognized", "recognitions": (DECISION,), "is_confirmed": True})
    assert spoken(check, old) == set()


@pytest.mark.parametrize(
    ("before", "after", "is_lawful"),
    [
        pytest.param({}, {"status": "surveyed"}, True, id="surveyed"),
        pytest.param({}, {"status": "proposed"}, False, id="proposed unseen"),
        pytest.param({"status": "surveyed"}, {"status": "proposed"}, True, id="proposed"),
        pytest.param(
            {"status": "surveyed", "sheet": "s"}, {"status": "proposed", "sheet": "s"}, False, id="proposed unscored"
        ),
        pytest.param({**GROUNDED, "status": "proposed"}, GROUNDED, True, id="recognised"),
        pytest.param({"status": "maintained"}, {"status": "registered"}, False, id="back"),
    ],
)
def test_status_changed_past_the_steps_is_asked_about(
    before: dict[str, object], after: dict[str, object], is_lawful: bool
) -> None:
    context = RuleContext(date(2026, 11, 22), changed(RIGHT, before))
    found = {problem.code for problem in check(changed(RIGHT, after), context)}
    assert ("unlawful_step" not in found) is is_lawful


def test_name_of_model_is_its_name() -> None:
    assert name_of(RIGHT) == "Ngôi nhà xanh"
