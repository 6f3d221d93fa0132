"""The life line of a model: lawful steps by state, what each opens with, what is reckoned, what is told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from desktop_app.records import choices, civic_choices
from desktop_app.records.civic_models.events import events_of, score_words
from desktop_app.records.civic_models.progress import computed, is_exemplary, is_passed, shortfalls
from desktop_app.records.civic_models.record import CheckVisit, CivicModel, Outcome, Recognition, Score, YearReview
from desktop_app.records.civic_models.steps import STEPS
from tests.helpers.law import LAW
from tests.helpers.model_samples import DECISION, MODELS, SCORES
from tests.unit.records.cases import TODAY, changed, made

LAWFUL = {
    "registered": "build check stop",
    "building": "check score review stop",
    "surveyed": "check_again score vote propose review stop",
    "proposed": "check_again score vote recognize refuse review stop",
    "recognized": "check_again recognize_higher reward replicate maintain review stop",
    "not_recognized": "check_again review stop resume",
    "maintained": "check_again recognize_higher reward replicate_again review stop",
    "stopped": "resume",
}
"""Lawful steps of a model that lacks nothing: the whole table."""
WHOLE = MODELS["proposed"]


def model(**values: Any) -> CivicModel:
    """A proposed model that lacks nothing, with these values."""
    return changed(WHOLE, values)


def step(key: str) -> Any:
    return next(item for item in STEPS if item.key == key)


@pytest.mark.parametrize("status", choices.codes(civic_choices.MODEL_STATUSES))
def test_lawful_steps_by_state(status: str) -> None:
    record = model(status=status)
    found = {item.key for item in STEPS if status in item.sources and item.fits(record) and not item.lawful(record)}
    assert found == set(LAWFUL[status].split())


@pytest.mark.parametrize(
    ("lacking", "words"),
    [
        ({"proposal_number": ""}, "số tờ trình"),
        ({"proposed_on": None}, "ngày tờ trình"),
        ({"checks": ()}, "kiểm tra"),
        ({"voted_on": None}, "họp xét"),
        ({"votes_for": 7}, "7/15 phiếu"),
        ({"scores": ()}, "Chưa chấm xong"),
        ({"scored_on": None}, "Chưa chấm xong"),
        ({"scores": (SCORES[0], changed(SCORES[1], {"points": None}))}, "Chưa chấm xong"),
        ({"pass_points": Decimal(90)}, "86,5 điểm, cần từ 90 điểm"),
        ({"scores": (changed(SCORES[0], {"evidence": ""}), SCORES[1])}, "1 tiêu chí cần minh chứng"),
        ({"scoring": "pass_fail"}, "2 tiêu chí chưa đạt"),
    ],
)
def test_recognition_is_refused_while_something_is_missing(lacking: dict[str, Any], words: str) -> None:
    assert words in step("recognize").lawful(model(**lacking))
    assert step("recognize").lawful(model()) == ""


def test_recognition_without_a_sheet_asks_only_for_the_proposal() -> None:
    bare = changed(MODELS["bare"], {"proposal_number": "5", "proposed_on": date(2026, 9, 1), "status": "proposed"})
    assert step("recognize").lawful(bare) == ""
    assert "tờ trình" in step("recognize").lawful(changed(bare, {"proposed_on": None}))
    assert list(shortfalls(bare)) == []


def test_half_of_the_votes_is_no_majority() -> None:
    assert list(shortfalls(model(voters=14, votes_for=7))) == ["Chưa quá nửa đồng ý: 7/14 phiếu."]
    assert list(shortfalls(model(voters=14, votes_for=8))) == []


def test_proposal_waits_for_the_scores_of_a_chosen_sheet() -> None:
    assert "Chưa chấm xong" in step("propose").lawful(model(scored_on=None))
    assert step("propose").lawful(MODELS["surveyed"]) == ""


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, (True, False)),
        ({"pass_points": Decimal("86.5")}, (True, False)),
        ({"pass_points": Decimal("86.6")}, (False, False)),
        ({"exemplary_points": Decimal("86.5")}, (True, True)),
        ({"pass_points": None, "exemplary_points": None}, (True, False)),
        ({"scoring": "pass_fail", "scores": (made(Score, criterion="A", is_passed=True),)}, (True, False)),
        ({"scoring": "pass_fail", "scores": (made(Score, criterion="A"),)}, (False, False)),
    ],
)
def test_scores_are_judged_by_the_thresholds(values: dict[str, Any], expected: tuple[bool, bool]) -> None:
    assert (is_passed(model(**values)), is_exemplary(model(**values))) == expected


def test_steps_open_with_the_rows_that_are_there_and_a_new_one() -> None:
    opened = step("check_again").start(MODELS["surveyed"], TODAY)["checks"]
    assert [row["visited_on"] for row in opened] == ["15/06/2026", "22/11/2026"]
    [decision] = step("recognize").start(MODELS["proposed"], TODAY)["recognitions"]
    assert decision == {"decided_on": "22/11/2026", "level": "grassroots"}
    rewards = step("reward").start(MODELS["recognized"], TODAY)["rewards"]
    assert (len(rewards), rewards[-1]["recipient"]) == (2, "Trần Thị Bình")
    assert step("score").start(MODELS["proposed"], TODAY) == {"scored_on": "22/11/2026"}


def test_review_opens_one_row_a_year() -> None:
    opened = step("review").start(MODELS["maintained"], TODAY)["reviews"]
    assert opened == [{"reviewed_year": "2026"}]
    again = changed(MODELS["maintained"], {"reviews": (made_review(2026),)})
    assert [row["reviewed_year"] for row in step("review").start(again, TODAY)["reviews"]] == ["2026"]


def made_review(year: int) -> YearReview:
    return made(YearReview, reviewed_year=year, verdict="effective")


def test_beginning_again_clears_what_the_last_round_brought() -> None:
    assert step("resume").sets.keys() >= {"stopped_on", "stop_reason", "scored_on", "voted_on", "proposed_on"}
    assert "scores" not in step("resume").sets


def test_computed_values_follow_from_the_rows() -> None:
    later = made(CheckVisit, visited_on=date(2026, 8, 31), finding="Tốt")
    other = made(Recognition, level="province", number="1", decided_on=date(2026, 11, 1))
    record = model(checks=(later, *WHOLE.checks), recognitions=(other, DECISION))
    assert computed(record, LAW) == {
        "score_total": Decimal("86.5"), "score_maximum": Decimal(100), "last_visited_on": date(2026, 8, 31),
        "visit_due_on": date(2027, 8, 31), "evidence_count": 2, "result_count": 2,
        "recognized_on": date(2026, 10, 20),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("values", "due"),
    [
        ({}, date(2027, 2, 10)),
        ({"registered_on": date(2024, 2, 29)}, date(2025, 2, 28)),
        ({"checks": (made(CheckVisit, visited_on=date(2026, 3, 1)),)}, date(2027, 3, 1)),
        ({"status": "stopped"}, None),
        ({"registered_on": None}, None),
    ],
)
def test_visit_is_due_a_year_after_the_last_one(values: dict[str, Any], due: date | None) -> None:
    assert computed(changed(MODELS["registered"], values), LAW)["visit_due_on"] == due


def test_empty_model_counts_nothing() -> None:
    assert computed(made(CivicModel), LAW) == {
        "score_total": None, "score_maximum": None, "last_visited_on": None, "visit_due_on": None, "evidence_count": 0,
        "result_count": 0, "recognized_on": None,
    }  # fmt: skip


def test_events_tell_the_life_line_in_the_order_of_days_without_names() -> None:
    record = changed(MODELS["recognized"], dict(computed(MODELS["recognized"], LAW)))
    told = [(event.day.isoformat(), event.text) for event in events_of(record)]
    assert told == [
        ("2026-02-10", "Đăng ký mô hình"),
        ("2026-06-15", "Kiểm tra, khảo sát"),
        ("2026-09-10", "Chấm theo bộ tiêu chí: 86,5/100 điểm"),
        ("2026-09-11", "Họp xét: 12/15 phiếu đồng ý"),
        ("2026-09-14", "Đề nghị công nhận (số 5-TTr/ĐU)"),
        ("2026-10-20", "Công nhận cấp cơ sở (xã, phường, đặc khu) (số 9-QĐ/ĐU)"),
        ("2026-10-21", "Khen thưởng: Giấy khen (số 21-QĐ/ĐU)"),
    ]
    assert not [text for _, text in told if "Bình" in text or "Lan" in text]


def test_events_of_results_and_copies_are_told() -> None:
    outcome = made(Outcome, kind="land_area", quantity=Decimal(120), counted_on=date(2026, 5, 1))
    texts = [event.text for event in events_of(changed(MODELS["maintained"], {"outcomes": (outcome,)}))]
    assert "Kết quả: Đất hiến: 120 m²" in texts
    assert texts[-1] == "Nhân rộng tại Thôn Tây"
    assert events_of(MODELS["stopped"])[-1].text == "Dừng mô hình"


def test_score_words_by_both_ways() -> None:
    assert score_words(MODELS["refused"]) == "đạt 1/2 tiêu chí"
    assert score_words(made(CivicModel)) == ""
