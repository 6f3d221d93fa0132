"""Rules of a petition's procedure, one refusing and one accepting case each, under the law as it is shipped."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from desktop_app.domain.kind import RuleContext
from desktop_app.records.petitions.procedure_rules import PROCEDURE_RULES
from desktop_app.records.petitions.record import Petition
from desktop_app.records.petitions.rules import check
from desktop_app.records.rows import Outcome, Suspension, TermExtension
from tests.helpers.law import LAW
from tests.unit.records.cases import TODAY, Case, changed, made, parameters, rule_names
from tests.unit.records.test_petitions_rules import RIGHT, SECRET

ACCEPTED = {"status": "settling", "accepted_on": date(2026, 8, 5), "received_on": date(2026, 8, 3)}
COMPLAINT: dict[str, Any] = {**ACCEPTED, "direction": "accept", "authority": "own"}
DENUNCIATION: dict[str, Any] = {**COMPLAINT, **SECRET, "complexity": "complex", "complexity_number": "12/BC-UBND"}
DECIDED: dict[str, Any] = {
    **COMPLAINT, "status": "resulted", "decided_on": date(2026, 8, 28), "decision_number": "9/QĐ-UBND",
}  # fmt: skip


def day(number: int, month: int = 8) -> date:
    """A day of 2026."""
    return date(2026, month, number)


def pause(first: date, last: date | None = None, **values: Any) -> Suspension:
    return made(Suspension, suspended_on=first, resumed_on=last, **values)


def extension(decided: date, *, days: int = 30) -> TermExtension:
    return made(TermExtension, number="5/QĐ-UBND", decided_on=decided, days=days)


def outcome(what: str, due: str, done: str | None = None) -> Outcome:
    return made(Outcome, what=what, due=Decimal(due), done=Decimal(done) if done else None)


ONE_PAUSE = {**COMPLAINT, "suspensions": (pause(day(10), day(14)),)}

CASES = (
    Case("case_is_told", {"relation": "repeat"}, "relation", "", {"relation": "repeat", "first_petition": "x"}),
    Case(
        "case_is_told",
        {"first_petition": "x"},
        "relation",
        "no_relation",
        {"first_petition": "x", "relation": "repeat"},
    ),
    Case(
        "case_is_told",
        {"first_petition": "x", "relation": "second", "instance": "first"},
        "relation",
        "",
        {"first_petition": "x", "relation": "second", "instance": "second"},
    ),
    Case(
        "case_is_told",
        {**SECRET, "first_petition": "x", "relation": "further"},
        "relation",
        "",
        {**SECRET, "first_petition": "x", "relation": "further", "instance": "further"},
    ),
    Case(
        "case_is_told",
        {"first_petition": "x", "relation": "duplicate", "eligibility": "eligible"},
        "eligibility",
        "",
        {"first_petition": "x", "relation": "duplicate", "eligibility": "not_eligible"},
    ),
    Case(
        "case_is_told",
        {"eligibility": "not_eligible", "ineligible_reason": "duplicate"},
        "ineligible_reason",
        "duplicate_without_first",
        {"ineligible_reason": "duplicate", "first_petition": "x", "relation": "duplicate"},
    ),
    Case(
        "case_is_told",
        {"instance": "second"},
        "instance",
        "no_earlier_decision",
        {"instance": "second", "previous_number": "9/QĐ-UBND"},
    ),
    Case(
        "complaint_is_in_time",
        {"contested_known_on": date(2026, 8, 1)},
        "contested_known_on",
        "past_time_limit",
        {"contested_known_on": date(2026, 8, 2)},
    ),
    Case(
        "suspensions_follow_each_other",
        {**COMPLAINT, "status": "suspended"},
        "suspensions",
        "",
        {**COMPLAINT, "status": "suspended", "suspensions": (pause(day(10)),)},
    ),
    Case(
        "suspensions_follow_each_other",
        {**ONE_PAUSE, "content_kind": "proposal"},
        "suspensions",
        "",
        ONE_PAUSE,
    ),
    Case("suspensions_follow_each_other", {**ONE_PAUSE, "accepted_on": None}, "suspensions", "", ONE_PAUSE),
    Case(
        "suspensions_follow_each_other",
        {**COMPLAINT, "suspensions": (pause(day(4), day(14)),)},
        "suspensions[0].suspended_on",
        "",
        {**COMPLAINT, "suspensions": (pause(day(5), day(14)),)},
    ),
    Case(
        "suspensions_follow_each_other",
        {**COMPLAINT, "suspensions": (pause(day(10), day(9)),)},
        "suspensions[0].resumed_on",
        "",
        {**COMPLAINT, "suspensions": (pause(day(10), day(10)),)},
    ),
    Case(
        "suspensions_follow_each_other",
        {**COMPLAINT, "suspensions": (pause(day(10), day(14), sent_on=day(7)),)},
        "suspensions[0].sent_on",
        "",
        {**COMPLAINT, "suspensions": (pause(day(10), day(14), sent_on=day(11)),)},
    ),
    Case(
        "suspensions_follow_each_other",
        {**COMPLAINT, "suspensions": (pause(day(10), day(14)), pause(day(13), day(20)))},
        "suspensions[1].suspended_on",
        "",
        {**COMPLAINT, "suspensions": (pause(day(10), day(14)), pause(day(14), day(20)))},
    ),
    Case(
        "suspensions_follow_each_other",
        {**COMPLAINT, "suspensions": (pause(day(10)), pause(day(17), day(20)))},
        "suspensions[0].suspended_on",
        "",
        {**COMPLAINT, "suspensions": (pause(day(10), day(12)), pause(day(17), day(20)))},
    ),
    Case(
        "suspensions_follow_each_other",
        {**COMPLAINT, "suspensions": (pause(day(10)),)},
        "suspensions",
        "",
        {**COMPLAINT, "suspensions": (pause(day(10)),), "status": "stopped"},
    ),
    Case(
        "suspensions_follow_each_other",
        {**ONE_PAUSE, "status": "suspended"},
        "suspensions[0].resumed_on",
        "",
        ONE_PAUSE,
    ),
    Case(
        "complexity_is_documented",
        {**COMPLAINT, "complexity": "very_complex"},
        "complexity",
        "",
        {**DENUNCIATION, "complexity": "very_complex"},
    ),
    Case(
        "complexity_is_documented",
        {**COMPLAINT, "complexity": "complex"},
        "complexity_number",
        "no_complexity_document",
        {**COMPLAINT, "complexity": "complex", "complexity_number": "12/BC-UBND"},
    ),
    Case(
        "complexity_is_documented",
        {**COMPLAINT, "content_kind": "proposal", "complexity": "complex"},
        "complexity",
        "complex_proposal",
        {**COMPLAINT, "complexity": "complex"},
    ),
    Case(
        "extensions_are_lawful",
        {**COMPLAINT, "complexity": "complex", "extensions": (extension(day(31)),)},
        "extensions",
        "",
        {**DENUNCIATION, "extensions": (extension(day(31)),)},
    ),
    Case(
        "extensions_are_lawful",
        {**DENUNCIATION, "complexity": None, "extensions": (extension(day(31)),)},
        "extensions",
        "",
        {**DENUNCIATION, "extensions": (extension(day(31)),)},
    ),
    Case(
        "extensions_are_lawful",
        {**DENUNCIATION, "extensions": (extension(day(31)), extension(day(30, 9)))},
        "extensions",
        "",
        {**DENUNCIATION, "complexity": "very_complex", "extensions": (extension(day(31)), extension(day(30, 9)))},
    ),
    Case(
        "extensions_are_lawful",
        {**DENUNCIATION, "accepted_on": None, "extensions": (extension(day(31)),)},
        "extensions",
        "",
        {**DENUNCIATION, "extensions": (extension(day(31)),)},
    ),
    Case(
        "extensions_are_lawful",
        {**DENUNCIATION, "extensions": (extension(day(4)),)},
        "extensions[0].decided_on",
        "",
        {**DENUNCIATION, "extensions": (extension(day(5)),)},
    ),
    Case(
        "extensions_are_lawful",
        {**DENUNCIATION, "extensions": (extension(day(7, 9)),)},
        "extensions[0].decided_on",
        "late_extension",
        {**DENUNCIATION, "extensions": (extension(day(4, 9)),)},
    ),
    Case(
        "withdrawal_is_whole_or_part",
        {"withdrawal": "whole"},
        "withdrawn_on",
        "",
        {"withdrawal": "whole", "withdrawn_on": date(2026, 11, 9)},
    ),
    Case(
        "withdrawal_is_whole_or_part",
        {"withdrawal": "part", "withdrawn_on": date(2026, 11, 9)},
        "withdrawn_content",
        "no_withdrawn_content",
        {"withdrawal": "part", "withdrawn_on": date(2026, 11, 9), "withdrawn_content": "Nội dung thứ hai"},
    ),
    Case(
        "withdrawal_is_whole_or_part",
        {"withdrawal": "part", "withdrawn_on": date(2026, 11, 9), "status": "withdrawn"},
        "withdrawal",
        "",
        {"withdrawal": "whole", "withdrawn_on": date(2026, 11, 9), "status": "withdrawn"},
    ),
    Case(
        "withdrawal_is_whole_or_part",
        {**DENUNCIATION, "decided_on": day(28), "withdrawn_on": day(31), "withdrawal": "whole"},
        "withdrawn_on",
        "withdrawn_after_conclusion",
        {**DENUNCIATION, "decided_on": day(28), "withdrawn_on": day(28), "withdrawal": "whole"},
    ),
    Case(
        "stop_has_its_reason",
        {**COMPLAINT, "stopped_on": day(20)},
        "stop_reason",
        "no_stop_reason",
        {**COMPLAINT, "stopped_on": day(20), "stop_reason": "Người khiếu nại chết"},
    ),
    Case(
        "stop_has_its_reason",
        {**COMPLAINT, "stop_number": "7/QĐ-UBND"},
        "stopped_on",
        "",
        {**COMPLAINT, "stop_number": "7/QĐ-UBND", "stopped_on": day(20)},
    ),
    Case("decision_comes_first", {**COMPLAINT, "decision_sent_on": day(31)}, "decided_on", "", DECIDED),
    Case(
        "decision_comes_first",
        {**COMPLAINT, "outcomes": (outcome("individuals", "1"),)},
        "outcomes",
        "",
        {**DECIDED, "outcomes": (outcome("individuals", "1"),)},
    ),
    Case(
        "decision_comes_first",
        {**DECIDED, "published_on": day(31)},
        "published_on",
        "",
        {**DENUNCIATION, "decided_on": day(28), "published_on": day(31)},
    ),
    Case(
        "decision_comes_first",
        {**DENUNCIATION, "report_answered_on": day(31)},
        "report_requested_on",
        "",
        {**DENUNCIATION, "report_requested_on": day(28), "report_answered_on": day(31)},
    ),
    Case(
        "decision_comes_first",
        {**DENUNCIATION, "dialogue_on": day(20)},
        "dialogue_on",
        "dialogue_of_other_kind",
        {**COMPLAINT, "dialogue_on": day(20)},
    ),
    Case(
        "decision_comes_first",
        {**COMPLAINT, "dialogue_notice_on": day(20)},
        "dialogue_on",
        "no_dialogue_day",
        {**COMPLAINT, "dialogue_notice_on": day(20), "dialogue_on": day(26)},
    ),
    Case(
        "outcomes_add_up",
        {**DECIDED, "outcomes": (outcome("individuals", "1"), outcome("individuals", "2"))},
        "outcomes[1].what",
        "",
        {**DECIDED, "outcomes": (outcome("individuals", "1"), outcome("organizations", "2"))},
    ),
    Case(
        "outcomes_add_up",
        {**DECIDED, "outcomes": (outcome("disciplined", "1.5"),)},
        "outcomes[0].due",
        "",
        {**DECIDED, "outcomes": (outcome("state_money", "1.5"),)},
    ),
    Case(
        "outcomes_add_up",
        {**DECIDED, "outcomes": (outcome("state_money", "3", "4"),)},
        "outcomes[0].done",
        "more_than_due",
        {**DECIDED, "outcomes": (outcome("state_money", "4", "3"),)},
    ),
    Case(
        "outcomes_add_up",
        {**DECIDED, "outcomes": (outcome("disciplined", "1"), outcome("disciplined_officials", "2"))},
        "outcomes[1].due",
        "",
        {**DECIDED, "outcomes": (outcome("disciplined", "2"), outcome("disciplined_officials", "2"))},
    ),
)


def spoken(values: dict[str, Any], previous: Petition | None = None) -> dict[tuple[str, str], str]:
    """Sentence by field and code of every problem, the law at hand."""
    problems = check(changed(RIGHT, values), RuleContext(TODAY, previous, LAW))
    found = {(problem.field, problem.code): problem.sentence for problem in problems}
    assert all(sentence.endswith((".", "”")) and "!" not in sentence for sentence in found.values())
    return found


@pytest.mark.parametrize("case", parameters(CASES))
def test_rule_refuses_and_accepts(case: Case) -> None:
    assert (case.field, case.code) in spoken(dict(case.refused))
    assert (case.field, case.code) not in spoken(dict(case.accepted))


def test_every_rule_has_a_case() -> None:
    assert rule_names(PROCEDURE_RULES) == {case.rule for case in CASES} | {"status_follows_the_steps"}


def test_time_limit_names_its_last_day_and_article() -> None:
    """Luật Khiếu nại 02/2011 art 9: ninety days end on a Saturday, so Monday 02/11/2026 is the last."""
    late = spoken({"contested_known_on": date(2026, 8, 2), "received_on": date(2026, 11, 3)})
    sentence = late["contested_known_on", "past_time_limit"]
    assert "02/11/2026" in sentence
    assert "Điều 9" in sentence


def test_without_the_law_no_term_is_judged() -> None:
    late = changed(RIGHT, {"contested_known_on": date(2026, 1, 5)})
    assert [problem.code for problem in check(late, RuleContext(TODAY))] == []


def test_suspended_days_are_given_back_before_an_extension_is_late() -> None:
    """Thirty days from 05/08/2026 with ten of them suspended end on 14/09/2026."""
    paused = {**DENUNCIATION, "suspensions": (pause(day(10), day(20)),)}
    assert ("extensions[0].decided_on", "late_extension") not in spoken(
        {**paused, "extensions": (extension(day(14, 9)),)}
    )
    late = spoken({**paused, "extensions": (extension(day(15, 9)),)})
    assert "14/09/2026" in late["extensions[0].decided_on", "late_extension"]


def test_second_extension_is_measured_by_the_first() -> None:
    very = {**DENUNCIATION, "complexity": "very_complex"}
    first, second = extension(day(31)), extension(day(5, 10))
    assert ("extensions[1].decided_on", "late_extension") not in spoken({**very, "extensions": (first, second)})
    short = extension(day(31), days=10)
    assert ("extensions[1].decided_on", "late_extension") in spoken({**very, "extensions": (short, second)})
