"""What may lawfully happen to a petition next, by its state, its content kind, and what is known about it."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest

from desktop_app.domain.kind import RuleContext
from desktop_app.records import choices
from desktop_app.records.petitions.record import Petition
from desktop_app.records.petitions.rules import check
from desktop_app.records.petitions.steps import STEPS
from desktop_app.records.rows import Reminder, Suspension, TermExtension
from tests.helpers.law import LAW
from tests.unit.records.cases import TODAY, changed, made
from tests.unit.records.test_petitions_rules import RIGHT, SECRET

BEFORE, RUNNING = ("received", "proposed"), ("accepted", "settling")
SORTS: dict[str, dict[str, Any]] = {
    "complaint": {},
    "denunciation": SECRET,
    "proposal": {"content_kind": "proposal"},
    "mixed": {"content_kind": "mixed"},
}
LAWFUL: dict[tuple[str, ...], dict[str, str]] = {
    BEFORE: {
        "complaint": "propose accept_complaint refuse_complaint file withdraw_complaint withdraw_part_complaint",
        "denunciation": "propose accept_denunciation transfer_investigation refuse_denunciation file"
        " withdraw_denunciation withdraw_part_denunciation",
        "proposal": "propose accept_proposal refuse_proposal file withdraw_proposal",
        "mixed": "propose split file withdraw_proposal",
    },
    RUNNING: {
        "complaint": "settle set_complexity announce_dialogue dialogue decide_complaint suspend_complaint"
        " stop_complaint withdraw_complaint withdraw_part_complaint",
        "denunciation": "notify settle set_complexity report_requested decide_denunciation suspend_denunciation"
        " stop_denunciation withdraw_denunciation withdraw_part_denunciation",
        "proposal": "settle decide_proposal answer_proposal withdraw_proposal",
        "mixed": "settle decide_proposal answer_proposal withdraw_proposal",
    },
    ("suspended",): {
        "complaint": "resume_complaint stop_complaint withdraw_complaint withdraw_part_complaint",
        "denunciation": "report_requested resume stop_denunciation withdraw_denunciation withdraw_part_denunciation",
        "proposal": "resume withdraw_proposal",
        "mixed": "resume withdraw_proposal",
    },
    ("resulted",): {
        "complaint": "send_decision answer execute",
        "denunciation": "send_decision publish answer execute",
        "proposal": "answer execute",
        "mixed": "answer execute",
    },
    ("answered",): {
        "complaint": "send_decision execute",
        "denunciation": "send_decision publish execute",
        "proposal": "execute close",
        "mixed": "execute close",
    },
    ("transferred",): dict.fromkeys(SORTS, "remind receive_reply"),
    ("refused", "guided", "filed", "withdrawn", "stopped", "closed"): dict.fromkeys(SORTS, ""),
}
"""Lawful steps of an own petition that came by hand and, once decided, has its decision: the whole table."""


def petition(**values: Any) -> Petition:
    """A petition of this office's own authority that was handed in, with these values."""
    return changed(RIGHT, {"authority": "own", **values})


def lawful(record: Petition) -> set[str]:
    """Keys of the steps that may be taken."""
    return {
        step.key for step in STEPS if record.status in step.sources and step.fits(record) and not step.lawful(record)
    }


def refusal(record: Petition, key: str) -> str:
    """Why a step that belongs to the record's state and sort is not lawful; "" where it is."""
    step = next(step for step in STEPS if step.key == key)
    assert record.status in step.sources, f"{key} is not of this state"
    assert step.fits(record), f"{key} is not of this sort"
    return step.lawful(record)


@pytest.mark.parametrize(
    ("status", "sort", "expected"),
    [
        pytest.param(status, sort, expected, id=f"{status}-{sort}")
        for states, table in LAWFUL.items()
        for status in states
        for sort, expected in table.items()
    ],
)
def test_lawful_steps_by_state_and_content_kind(status: str, sort: str, expected: str) -> None:
    decided = {"decided_on": date(2026, 11, 6)} if status in ("resulted", "answered") else {}
    assert lawful(petition(**SORTS[sort], status=status, **decided)) == set(expected.split())


def test_every_state_and_content_kind_is_in_the_table() -> None:
    assert {status for states in LAWFUL for status in states} == set(choices.codes(choices.PETITION_STATUSES))
    assert all(set(table) == set(SORTS) for table in LAWFUL.values())


@pytest.mark.parametrize("status", choices.codes(choices.PETITION_STATUSES, "open"))
@pytest.mark.parametrize("kind", choices.codes(choices.CONTENT_KINDS))
def test_no_open_petition_is_at_a_dead_end(status: str, kind: str) -> None:
    """Whatever is known of it, some lawful step other than a withdrawal leads on."""
    base = {**(SECRET if kind in choices.DENUNCIATIONS else {}), "content_kind": kind, "status": status}
    known = product((None, "own", "not_own"), (None, "eligible", "not_eligible"), ("direct", "post", "agency"))
    for authority, eligibility, source in known:
        keys = lawful(petition(**base, authority=authority, eligibility=eligibility, source=source))
        targets = {step.target for step in STEPS if step.key in keys and not step.key.startswith("withdraw")}
        assert targets - {"", status}, (authority, eligibility, source)


# ---------------------------------------------------------------- whose matter it is


@pytest.mark.parametrize(
    ("sort", "values", "expected"),
    [
        pytest.param("complaint", {}, "guide", id="complaint is guided"),
        pytest.param("complaint", {"has_originals": True}, "guide return_originals", id="originals go back"),
        pytest.param("complaint", {"source": "agency"}, "guide return_to_sender", id="wrongly passed on"),
        pytest.param("complaint", {"ineligible_reason": "guided_before"}, "", id="guided once only"),
        pytest.param(
            "denunciation", {"source": "post"}, "transfer_denunciation transfer_party transfer_investigation",
            id="denunciation is passed on",
        ),
        pytest.param(
            "denunciation", {"source": "direct"},
            "guide transfer_denunciation transfer_party transfer_investigation", id="denounced in person",
        ),
        pytest.param("proposal", {}, "transfer_proposal", id="proposal is passed on"),
        pytest.param("mixed", {}, "split", id="mixed is split first"),
    ],
)  # fmt: skip
def test_petition_of_another_body_is_guided_or_passed_on(sort: str, values: dict[str, Any], expected: str) -> None:
    """Luật Tiếp công dân 42/2013 art 26; Luật Tố cáo 25/2018 art 24(2); TT 05/2021/TT-TTCP arts 14, 15."""
    always = {"propose", "file", *(step.key for step in STEPS if step.key.startswith("withdraw"))}
    record = petition(**SORTS[sort], **{"status": "proposed", "authority": "not_own", **values})
    assert lawful(record) - always == set(expected.split())


@pytest.mark.parametrize(
    ("values", "step", "words"),
    [
        ({"authority": "not_own"}, "accept_complaint", "không thuộc thẩm quyền"),
        ({"eligibility": "not_eligible"}, "accept_complaint", "không đủ điều kiện"),
        ({"relation": "duplicate", "first_petition": "x"}, "accept_complaint", "Đơn trùng"),
        ({"content_kind": "mixed"}, "accept_proposal", "tách đơn"),
        ({"authority": "own"}, "guide", "thuộc thẩm quyền"),
        ({"authority": "not_own"}, "return_originals", "không có giấy tờ gốc"),
        ({"authority": "not_own"}, "return_to_sender", "không do cơ quan"),
        ({"authority": "not_own"}, "refuse_complaint", "không thuộc thẩm quyền"),
        ({"eligibility": "eligible"}, "file", "không xếp lưu"),
        ({"content_kind": "proposal", "authority": "not_own"}, "guide", "chuyển đến cơ quan có thẩm quyền"),
        ({**SECRET, "authority": "not_own", "source": "post"}, "guide", "đến trực tiếp"),
        ({**SECRET, "eligibility": "not_eligible"}, "transfer_investigation", "không đủ điều kiện"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_unlawful_step_says_why_not(values: dict[str, Any], step: str, words: str) -> None:
    assert words in refusal(petition(**values), step)


# ---------------------------------------------------------------- settlement


def test_extension_needs_complexity_and_is_counted() -> None:
    """Luật Tố cáo 25/2018 art 30(2)(3): a complex matter once, a very complex one twice."""
    one = made(TermExtension, number="5/QĐ", decided_on=date(2026, 11, 20), days=30)
    base = {**SECRET, "status": "settling"}
    assert "Xác định tính chất" in refusal(petition(**base), "extend")
    assert refusal(petition(**base, complexity="complex"), "extend") == ""
    assert "phức tạp một lần" in refusal(petition(**base, complexity="complex", extensions=(one,)), "extend")
    assert refusal(petition(**base, complexity="very_complex", extensions=(one,)), "extend") == ""
    assert refusal(petition(**base, complexity="very_complex", extensions=(one, one)), "extend")


def test_second_settlement_is_decided_after_the_dialogue() -> None:
    """Luật Khiếu nại 02/2011 art 39; NĐ 155/2026/NĐ-CP art 11."""
    second = {"status": "settling", "instance": "second"}
    assert "đối thoại" in refusal(petition(**second), "decide_complaint")
    assert refusal(petition(**second, dialogue_on=date(2026, 11, 9)), "decide_complaint") == ""
    assert refusal(petition(status="settling", instance="first"), "decide_complaint") == ""


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"status": "transferred"}, "chưa phúc đáp"),
        ({"status": "transferred", "replied_on": date(2026, 11, 9)}, ""),
        ({"decided_on": date(2026, 11, 6), "execution": "executing"}, "chưa thi hành xong"),
        ({"decided_on": date(2026, 11, 6)}, "ngày gửi quyết định"),
        ({"decided_on": date(2026, 11, 6), "decision_sent_on": date(2026, 11, 9)}, ""),
        ({**SECRET, "decided_on": date(2026, 11, 6), "decision_sent_on": date(2026, 11, 9)}, "Chưa công khai"),
        ({"decided_on": None, "source": "council"}, "nơi chuyển đơn"),
        ({"decided_on": None, "source": "council", "reported_back_on": date(2026, 11, 9)}, ""),
        ({"content_kind": "proposal", "source": "council"}, ""),
    ],
)
def test_matter_is_closed_when_nothing_is_left_to_do(values: dict[str, Any], words: str) -> None:
    answer = refusal(petition(**{"status": "answered", **values}), "close")
    assert words in answer
    assert bool(words) is bool(answer)


def test_result_is_reported_back_to_who_passed_the_petition_on() -> None:
    """How it is handled (Luật Tố cáo 25/2018 art 26(2)), then how it was settled (Luật Tiếp công dân art 27(2))."""
    forwarded = {"status": "answered", "source": "press"}
    assert refusal(petition(**forwarded), "report_back") == ""
    told = petition(**forwarded, reported_back_on=date(2026, 11, 5))
    assert "05/11/2026" in refusal(told, "report_back")
    assert refusal(changed(told, {"decided_on": date(2026, 11, 6)}), "report_back") == ""
    step = next(step for step in STEPS if step.key == "report_back")
    assert not step.fits(petition(source="post"))


def test_body_that_answered_is_not_urged() -> None:
    gone = {"status": "transferred", "receiving_body": "Sở Y tế"}
    assert refusal(petition(**gone), "remind") == ""
    assert "09/11/2026" in refusal(petition(**gone, replied_on=date(2026, 11, 9)), "remind")
    assert "chưa phúc đáp" in refusal(petition(**gone), "tell_citizen")


# ---------------------------------------------------------------- what a dialog opens with


def start(record: Petition, key: str) -> dict[str, Any]:
    return next(step for step in STEPS if step.key == key).start(record, TODAY)


def test_proposal_follows_from_the_conditions_and_the_authority() -> None:
    ticked = dict.fromkeys(("is_vietnamese", "is_signed", "names_object", "states_content", "is_unprocessed"), True)
    assert start(petition(**ticked), "propose") == {
        "proposed_on": "22/11/2026", "eligibility": "eligible", "direction": "accept",
    }  # fmt: skip
    assert start(petition(eligibility="not_eligible"), "propose")["direction"] == "file"
    assert start(petition(authority="not_own"), "propose")["direction"] == "guide"
    assert start(petition(**SECRET, authority="not_own"), "propose")["direction"] == "transfer_denunciation"
    assert start(petition(content_kind="mixed"), "propose")["direction"] == "split"
    assert start(petition(authority=None), "propose")["direction"] is None


def test_day_that_is_known_is_not_overwritten() -> None:
    assert start(petition(accepted_on=date(2026, 11, 4)), "accept_complaint") == {}


def test_rows_open_with_a_new_line_below_those_there_are() -> None:
    first = made(Suspension, number="5/QĐ", suspended_on=date(2026, 11, 3), resumed_on=date(2026, 11, 5))
    rows = start(petition(suspensions=(first,)), "suspend_complaint")["suspensions"]
    assert [row["suspended_on"] for row in rows] == ["03/11/2026", "22/11/2026"]
    held = changed(first, {"resumed_on": None})
    rows = start(petition(suspensions=(first, held)), "resume_complaint")["suspensions"]
    assert [row["resumed_on"] for row in rows] == ["05/11/2026", "22/11/2026"]
    urged = made(Reminder, sent_on=date(2026, 11, 3), body="Sở Y tế")
    rows = start(petition(reminders=(urged,), receiving_body="Sở Y tế"), "remind")["reminders"]
    assert rows[1] == {"sent_on": "22/11/2026", "body": "Sở Y tế"}


def test_duplicate_is_filed_as_one() -> None:
    assert start(petition(relation="duplicate"), "file") == {
        "filed_on": "22/11/2026", "ineligible_reason": "duplicate",
    }  # fmt: skip


# ---------------------------------------------------------------- the status in the form


SETTLING: dict[str, Any] = {"status": "settling", "direction": "accept", "accepted_on": date(2026, 11, 4)}
GUIDED = {"status": "guided", "direction": "guide", "receiving_body": "Tòa án"}


@pytest.mark.parametrize(
    ("before", "after", "is_lawful"),
    [
        pytest.param({}, {"status": "proposed"}, True, id="received to proposed"),
        pytest.param({}, {**SETTLING, "status": "accepted"}, True, id="received to accepted"),
        pytest.param(SETTLING, {**SETTLING, "status": "resulted"}, True, id="settling to resulted"),
        pytest.param({}, {"status": "answered"}, False, id="received to answered"),
        pytest.param(SETTLING, {"status": "received"}, False, id="settling back to received"),
        pytest.param({}, GUIDED, False, id="own matter guided away"),
        pytest.param({}, {**GUIDED, "authority": "not_own"}, True, id="authority corrected with the step"),
        pytest.param(
            {"content_kind": "proposal", **SETTLING},
            {"content_kind": "proposal", **SETTLING, "status": "suspended"},
            False,
            id="proposal suspended",
        ),
        pytest.param(SETTLING, {**SETTLING, "request": "Thêm"}, True, id="status as before"),
    ],
)
def test_unlawful_change_of_status_is_asked_about(before: Any, after: Any, is_lawful: bool) -> None:
    problems = list(check(petition(**after), RuleContext(TODAY, petition(**before), LAW)))
    asked = [problem for problem in problems if problem.code == "unlawful_step"]
    assert (asked == []) is is_lawful
    assert all(problem.field == "status" and problem.sentence.endswith(".") for problem in asked)


def test_new_record_may_begin_with_any_status() -> None:
    """A matter from before the program is entered as it stands."""
    problems = check(petition(**SETTLING, decision_number="9/QĐ"), RuleContext(TODAY, None, LAW))
    assert "unlawful_step" not in {problem.code for problem in problems}
