"""Rules of dialogues, one refusing and one accepting case each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from desktop_app.domain.kind import RuleContext
from desktop_app.records.dialogues.record import Chair, Dialogue, name_of
from desktop_app.records.dialogues.rules import RULES, check
from tests.helpers.law import LAW
from tests.unit.records.cases import TODAY, Case, changed, made, parameters, rule_names

HELD = date(2026, 10, 15)

RIGHT = made(
    Dialogue,
    kind="peoples_committee",
    occasion="scheduled",
    topic="Môi trường nông thôn",
    announced_on=date(2026, 10, 8),
    held_on=HELD,
    form="in_person",
    scope="commune",
    chairs=(made(Chair, name="Lê Văn Cường", post="Chủ tịch UBND"),),
    attendees=120,
    women=55,
    speakers=14,
    opinions=17,
    status="published",
    conclusion_number="12/TB-UBND",
    conclusion_on=date(2026, 10, 20),
    posted_on=date(2026, 10, 25),
    sent_on=date(2026, 10, 25),
)
AHEAD = {
    "held_on": date(2026, 12, 15), "announced_on": date(2026, 11, 20), "attendees": None, "women": None,
    "speakers": None, "opinions": None, "conclusion_number": "", "conclusion_on": None, "posted_on": None,
    "sent_on": None, "status": "announced",
}  # fmt: skip

CASES = (
    Case("days_follow_each_other", {"announced_on": date(2026, 10, 16)}, "held_on", "", {"announced_on": HELD}),
    Case("days_follow_each_other", {"conclusion_on": date(2026, 10, 14)}, "conclusion_on", "", {"conclusion_on": HELD}),
    Case("days_follow_each_other", {"posted_on": date(2026, 10, 14)}, "posted_on", "", {"posted_on": HELD}),
    Case(
        "days_follow_each_other",
        {"starts_at": time(8), "ends_at": time(8)},
        "ends_at",
        "",
        {"starts_at": time(8), "ends_at": time(11, 30)},
    ),
    Case(
        "announced_in_time",
        {"announced_on": date(2026, 10, 9)},
        "announced_on",
        "announced_late",
        {"announced_on": date(2026, 10, 8)},
    ),
    Case("announced_in_time", {"announced_on": None}, "announced_on", "not_announced", {"kind": "heads"}),
    Case(
        "announced_in_time",
        {"announced_on": None},
        "announced_on",
        "not_announced",
        {"announced_on": None, "status": "cancelled"},
    ),
    Case(
        "published_in_time",
        {"posted_on": date(2026, 10, 27)},  # the tenth day, 25/10, is a Sunday
        "posted_on",
        "posted_late",
        {"posted_on": date(2026, 10, 26)},
    ),
    Case("published_in_time", {"sent_on": date(2026, 10, 27)}, "sent_on", "sent_late", {"sent_on": date(2026, 10, 26)}),
    Case("counts_fit_together", {"women": 121}, "women", "", {"women": 120}),
    Case("counts_fit_together", {"speakers": 121}, "speakers", "more_speakers_than_attendees", {"speakers": 120}),
    Case(
        "future_meeting_has_no_results",
        {**AHEAD, "attendees": 5},
        "attendees",
        "results_before_meeting",
        AHEAD,
    ),
    Case("future_meeting_has_no_results", {**AHEAD, "status": "held"}, "status", "held_before_its_day", AHEAD),
    Case("held_meeting_is_whole", {"chairs": ()}, "chairs", "no_chair", {**AHEAD, "chairs": ()}),
    Case("held_meeting_is_whole", {"chairs": ()}, "chairs", "no_chair", {"chairs": (), "status": "cancelled"}),
    Case(
        "held_meeting_is_whole",
        {"scope": "cluster"},
        "scope_detail",
        "no_scope_detail",
        {"scope": "cluster", "scope_detail": "Thôn Đông, thôn Đoài"},
    ),
    Case(
        "held_meeting_is_whole",
        {"chairs": RIGHT.chairs * 2},
        "chairs[1].name",
        "",
        {"chairs": (*RIGHT.chairs, made(Chair, name="Trần Thị Bình"))},
    ),
    Case(
        "voters_ask_for_the_committee",
        {"occasion": "voters", "kind": "heads"},
        "occasion",
        "voters_ask_other_kind",
        {"occasion": "voters"},
    ),
    Case("conclusion_has_its_day", {"conclusion_on": None}, "conclusion_on", "", {}),
    Case(
        "status_has_its_facts",
        {"status": "cancelled"},
        "cancel_reason",
        "no_cancel_reason",
        {"status": "cancelled", "cancel_reason": "Mưa lũ"},
    ),
    Case(
        "status_has_its_facts",
        {**AHEAD, "announced_on": None},
        "announced_on",
        "no_announcement_day",
        {**AHEAD, "announced_on": None, "status": "planned"},
    ),
    Case("status_has_its_facts", {"posted_on": None}, "posted_on", "no_posting_day", {}),
)


def spoken(dialogue: Dialogue) -> set[tuple[str, str]]:
    """Field and code of every problem, as the law has it on 22/11/2026."""
    problems = list(check(dialogue, RuleContext(TODAY, law=LAW)))
    assert all(problem.sentence.endswith((".", "”")) for problem in problems)
    return {(problem.field, problem.code) for problem in problems}


def test_right_dialogue_has_no_problem() -> None:
    assert spoken(RIGHT) == set()
    assert spoken(changed(RIGHT, AHEAD)) == set()


@pytest.mark.parametrize("case", parameters(CASES))
def test_rule_refuses_and_accepts(case: Case) -> None:
    assert (case.field, case.code) in spoken(changed(RIGHT, case.refused))
    assert (case.field, case.code) not in spoken(changed(RIGHT, case.accepted))


def test_every_rule_has_a_case() -> None:
    assert rule_names(RULES) == {"status_follows_the_steps", *(case.rule for case in CASES)}


def test_status_that_jumps_over_the_steps_is_a_warning() -> None:
    def warned(before: str, after: str) -> bool:
        context = RuleContext(TODAY, previous=changed(RIGHT, {"status": before}), law=LAW)
        return "unlawful_step" in {item.code for item in check(changed(RIGHT, {"status": after}), context)}

    assert warned("planned", "published")
    assert warned("published", "planned")
    assert not warned("planned", "held")
    assert not warned("held", "published")


def test_terms_without_the_law_are_not_judged() -> None:
    late = changed(RIGHT, {"announced_on": date(2026, 10, 14), "posted_on": date(2026, 11, 20)})
    assert list(check(late, RuleContext(TODAY))) == []


def test_terms_follow_the_days_the_office_set() -> None:
    law = replace(LAW, rules=LAW.rules.corrected({"dialogue.announce": 5}))
    late = changed(RIGHT, {"announced_on": date(2026, 10, 10)})
    assert list(check(late, RuleContext(TODAY, law=law))) == []
    [problem] = check(changed(RIGHT, {"announced_on": date(2026, 10, 11)}), RuleContext(TODAY, law=law))
    assert "yêu cầu ít nhất 5 ngày" in problem.sentence


def test_name_of_dialogue_is_day_and_topic() -> None:
    assert name_of(RIGHT) == "15/10/2026 · Môi trường nông thôn"
