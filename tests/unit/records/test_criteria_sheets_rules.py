"""Rules of criteria sheets, one refusing and one accepting case each."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from desktop_app.records.criteria_sheets.record import CriteriaSheet, Criterion, name_of
from desktop_app.records.criteria_sheets.rules import RULES, check
from tests.unit.records.cases import Case, changed, made, parameters, rule_names, spoken

FIRST = made(Criterion, criterion="Có tên, địa chỉ", maximum=Decimal(40))
SECOND = made(Criterion, criterion="Kết quả cụ thể", maximum=Decimal(60))
RIGHT = made(
    CriteriaSheet, name="Tiêu chí cấp xã", version="2026", scoring="points", pass_points=Decimal(80),
    exemplary_points=Decimal(90), criteria=(FIRST, SECOND), issued_on=date(2026, 1, 5),
)  # fmt: skip
BARE = (made(Criterion, criterion="Có tên, địa chỉ"),)
PASS_FAIL = {"scoring": "pass_fail", "pass_points": None, "exemplary_points": None, "criteria": BARE}

CASES = (
    Case("days_follow_each_other", {"ended_on": date(2026, 1, 4)}, "ended_on", "", {"ended_on": date(2026, 1, 5)}),
    Case("criteria_are_there_once", {"criteria": ()}, "criteria", "no_criteria", {}),
    Case(
        "criteria_are_there_once",
        {"criteria": (FIRST, SECOND, changed(FIRST, {"maximum": Decimal(1)}))},
        "criteria[2].criterion",
        "",
        {},
    ),
    Case("points_have_a_maximum", {"criteria": BARE}, "criteria[0].maximum", "", PASS_FAIL),
    Case(
        "points_have_a_maximum",
        {"criteria": (SECOND, changed(FIRST, {"maximum": Decimal(0)}))},
        "criteria[1].maximum",
        "",
        {"criteria": (SECOND, changed(FIRST, {"maximum": Decimal(40)}))},
    ),
    Case("points_have_a_maximum", {**PASS_FAIL, "criteria": (FIRST,)}, "criteria[0].maximum", "", PASS_FAIL),
    Case("points_have_a_maximum", {**PASS_FAIL, "pass_points": Decimal(80)}, "pass_points", "", PASS_FAIL),
    Case("points_have_a_maximum", {**PASS_FAIL, "exemplary_points": Decimal(9)}, "exemplary_points", "", PASS_FAIL),
    Case(
        "thresholds_can_be_reached",
        {"pass_points": Decimal("100.5"), "exemplary_points": None},
        "pass_points",
        "",
        {"pass_points": Decimal(100), "exemplary_points": None},
    ),
    Case("thresholds_can_be_reached", {"exemplary_points": Decimal(101)}, "exemplary_points", "", {}),
    Case("thresholds_can_be_reached", {"exemplary_points": Decimal(79)}, "exemplary_points", "", {}),
    Case("thresholds_can_be_reached", {"pass_points": None}, "pass_points", "no_threshold", PASS_FAIL),
)


def test_right_sheet_has_no_problem() -> None:
    assert spoken(check, RIGHT) == set()
    assert spoken(check, changed(RIGHT, PASS_FAIL)) == set()


@pytest.mark.parametrize("case", parameters(CASES))
def test_rule_refuses_and_accepts(case: Case) -> None:
    assert (case.field, case.code) in spoken(check, changed(RIGHT, case.refused))
    assert (case.field, case.code) not in spoken(check, changed(RIGHT, case.accepted))


def test_every_rule_has_a_case() -> None:
    assert rule_names(RULES) == {case.rule for case in CASES}


def test_name_of_sheet_says_its_version() -> None:
    assert name_of(RIGHT) == "Tiêu chí cấp xã · 2026"
