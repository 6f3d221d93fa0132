"""Taking lawful steps: what is asked, refused, saved and logged; two matters from their receipt to their end."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from desktop_app.domain.errors import InputRefused, RecordChanged, RecordInvalid
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.steps import Step
from desktop_app.records import KINDS, kind_of
from desktop_app.services import checking, papers, records, steps
from desktop_app.services.workspace import Workspace
from tests.helpers.offices import Clock
from tests.helpers.stepping import chosen_links, suitable, values_for

ALL_STEPS = [pytest.param(kind, step, id=f"{kind.key}-{step.key}") for kind in KINDS for step in kind.steps]
COMPLAINT = {
    "received_on": "03/11/2026", "content_kind": "complaint", "source": "direct", "petitioner_kind": "individual",
    "petitioner": "Nguyễn Văn An", "hamlet": "Thôn Đông", "people_count": "1", "status": "received",
    "summary": "Xem lại quyết định thu hồi đất",
}  # fmt: skip
CONDITIONS = dict.fromkeys(("is_vietnamese", "is_signed", "names_object", "states_content", "is_unprocessed"), True)


def complaint(work: Workspace, **values: Any) -> str:
    return records.create(work, kind="petitions", raw=COMPLAINT | values, accepted=None).stored.uid


def take(work: Workspace, uid: str, step: str, **raw: Any) -> Any:
    """The petition after a step, every soft warning accepted."""
    return steps.take(work, kind="petitions", uid=uid, step=step, raw=raw, accepted=None).stored.record


def lawful(work: Workspace, uid: str, kind: str = "petitions") -> list[str]:
    return [offer.step.key for offer in steps.offered(work, kind=kind, uid=uid) if not offer.refusal]


# ---------------------------------------------------------------- every step once


@pytest.mark.parametrize(("kind", "step"), ALL_STEPS)
def test_step_saves_leads_where_it_says_prints_its_papers_and_is_taken_back(
    kind: RecordKind, step: Step, work: Workspace
) -> None:
    uid = records.create(work, kind=kind.key, raw=suitable(kind, step), accepted=None).stored.uid
    before: Any = records.get(work, kind=kind.key, uid=uid).record
    assert step.key in lawful(work, uid, kind.key)
    links = chosen_links(work, kind, step)
    raw = steps.start(work, kind=kind.key, uid=uid, step=step.key, given=links)
    assert set(raw) == set(step.fields)
    saved = steps.take(
        work, kind=kind.key, uid=uid, step=step.key, raw=raw | values_for(kind, step, raw), accepted=None
    )  # fmt: skip
    after: Any = saved.stored.record
    assert after.status == (step.target or before.status)
    assert "unlawful_step" not in {problem.code for problem in saved.accepted}
    assert all(getattr(after, key) == value for key, value in step.sets.items())
    assert [key for key in step.papers if not papers.find(key).fits(after)] == []
    if not saved.changes:
        assert not step.asks, "a step that asks for something changes the record"
        return
    assert f"Bước: {step.label}." in records.history(work, kind=kind.key, uid=uid)[0].reason
    records.undo(work, kind=kind.key, uid=uid)
    assert records.get(work, kind=kind.key, uid=uid).record == before
    assert checking.check(work).problems == ()


# ---------------------------------------------------------------- what is refused


def test_missing_fields_are_named_all_at_once_and_nothing_is_written(work: Workspace) -> None:
    uid = complaint(work)
    with pytest.raises(RecordInvalid) as caught:
        steps.take(work, kind="petitions", uid=uid, step="propose", raw={"proposed_on": "31/02/2026"}, accepted=None)
    assert {problem.field for problem in caught.value.errors} == {"proposed_on", "eligibility", "direction"}
    assert any("Đề xuất xử lý" in problem.sentence for problem in caught.value.errors)
    assert len(records.history(work, kind="petitions", uid=uid)) == 1


def test_rules_judge_a_step_like_any_save(work: Workspace) -> None:
    uid = complaint(work)
    with pytest.raises(RecordInvalid) as caught:
        take(work, uid, "accept_complaint", accepted_on="02/11/2026")
    assert [(problem.field, problem.code) for problem in caught.value.errors] == [("accepted_on", "")]
    raw = {"accepted_on": "05/11/2026"}
    with pytest.raises(RecordInvalid) as caught:
        steps.take(work, kind="petitions", uid=uid, step="accept_complaint", raw=raw)
    assert {problem.code for problem in caught.value.warnings} == {"conditions_unmet"}
    codes = frozenset({"conditions_unmet"})
    saved = steps.take(work, kind="petitions", uid=uid, step="accept_complaint", raw=raw, accepted=codes)
    assert "Đã xem và chấp nhận" in records.history(work, kind="petitions", uid=saved.stored.uid)[0].reason


@pytest.mark.parametrize(
    ("values", "step", "words"),
    [
        ({"authority": "not_own"}, "accept_complaint", "không thuộc thẩm quyền"),
        ({}, "answer", "trạng thái: Mới tiếp nhận"),
        ({}, "accept_proposal", "Không thực hiện được"),
        ({}, "fly", "Không có bước"),
    ],
    ids=["unlawful", "other state", "other sort", "unknown"],
)
def test_step_that_is_not_lawful_is_refused(work: Workspace, values: Any, step: str, words: str) -> None:
    uid = complaint(work, **values)
    for call in (
        lambda: steps.start(work, kind="petitions", uid=uid, step=step),
        lambda: take(work, uid, step, accepted_on="05/11/2026", answered_on="05/11/2026"),
    ):
        with pytest.raises(InputRefused, match=words):
            call()
    assert len(records.history(work, kind="petitions", uid=uid)) == 1


def test_rows_a_step_asks_for_must_be_new_or_changed(work: Workspace) -> None:
    row = {"suspended_on": "09/11/2026", "resumed_on": "12/11/2026"}
    uid = complaint(work, status="settling", direction="accept", accepted_on="05/11/2026", suspensions=[row])
    with pytest.raises(RecordInvalid) as caught:
        take(work, uid, "suspend_complaint")
    assert [problem.field for problem in caught.value.errors] == ["suspensions"]
    assert take(work, uid, "suspend_complaint", suspensions=[row, {"suspended_on": "16/11/2026"}]).status == "suspended"


def test_status_typed_into_a_step_is_passed_over(work: Workspace) -> None:
    uid = complaint(work)
    assert take(work, uid, "accept_complaint", accepted_on="05/11/2026", status="closed").status == "accepted"
    assert take(work, uid, "announce_dialogue", dialogue_on="20/11/2026", dialogue_notice_on="10/11/2026").status == (
        "accepted"
    )


def test_step_over_a_newer_version_is_refused(work: Workspace) -> None:
    seen = records.create(work, kind="petitions", raw=COMPLAINT, accepted=None).stored
    records.update(work, kind="petitions", uid=seen.uid, raw=COMPLAINT | {"request": "Thêm"}, accepted=None)
    with pytest.raises(RecordChanged):
        steps.take(
            work, kind="petitions", uid=seen.uid, step="accept_complaint", raw={"accepted_on": "05/11/2026"},
            seen=seen.stamp.clock, accepted=None,
        )  # fmt: skip


def test_step_keeps_what_others_entered(work: Workspace) -> None:
    uid = complaint(work, request="Trả lại đất", papers=[{"title": "Đơn", "pages": "2"}])
    after = take(work, uid, "accept_complaint", accepted_on="05/11/2026")
    assert (after.request, after.petitioner, after.papers[0].pages) == ("Trả lại đất", "Nguyễn Văn An", 2)


def test_kind_without_steps_offers_none(work: Workspace) -> None:
    uid = records.create(work, kind="hamlets", raw={"name": "Thôn Đông", "kind": "thon"}, accepted=None).stored.uid
    assert kind_of("hamlets").steps == ()
    assert steps.offered(work, kind="hamlets", uid=uid) == ()


def test_unlawful_offers_say_why_not(work: Workspace) -> None:
    uid = complaint(work, authority="not_own")
    refusals = {offer.step.key: offer.refusal for offer in steps.offered(work, kind="petitions", uid=uid)}
    assert "không thuộc thẩm quyền" in refusals["accept_complaint"]
    assert refusals["guide"] == ""
    assert "accept_denunciation" not in refusals


def test_status_changed_in_the_form_is_asked_about_and_kept(work: Workspace) -> None:
    uid = complaint(work)
    raw = COMPLAINT | {"status": "answered", "answered_on": "05/11/2026"}
    found = [problem.code for problem in records.judge(work, kind="petitions", raw=raw, uid=uid)]
    assert "unlawful_step" in found
    records.update(work, kind="petitions", uid=uid, raw=raw, accepted=None)
    assert "Không có bước chuyển thẳng" in records.history(work, kind="petitions", uid=uid)[0].reason


# ---------------------------------------------------------------- two matters from receipt to end


@pytest.fixture
def on(clock: Clock) -> Any:
    """Moves the clock to a morning of 2026: ``on(3, 8)`` is 3 August."""

    def move(day: int, month: int) -> str:
        clock.at = datetime(2026, month, day, 2, tzinfo=UTC)
        return f"{day:02d}/{month:02d}/2026"

    return move


def test_complaint_from_receipt_to_execution(work: Workspace, on: Any) -> None:
    """NĐ 155/2026: accepted in 7 working days, suspended days given back; Luật Khiếu nại 02/2011 arts 28, 32, 44–46."""
    uid = complaint(work, received_on=on(3, 8), contested_known_on="01/07/2026", **CONDITIONS)
    received: Any = records.get(work, kind="petitions", uid=uid).record
    assert received.due_on == date(2026, 8, 12)
    proposed = steps.start(work, kind="petitions", uid=uid, step="propose")
    assert (proposed["eligibility"], proposed["proposed_on"]) == ("eligible", "03/08/2026")
    assert take(work, uid, "propose", **proposed | {"authority": "own", "direction": "accept"}).status == "proposed"
    accepted = take(work, uid, "accept_complaint", accepted_on=on(5, 8), accepted_number="11/TB-UBND")
    assert (accepted.settle_due_on, accepted.handled_on) == (date(2026, 9, 4), date(2026, 8, 5))
    assert take(work, uid, "settle", verifier="Trần Văn Bình").status == "settling"
    held = take(work, uid, "suspend_complaint", suspensions=[{"suspended_on": on(10, 8), "sent_on": "10/08/2026"}])
    assert (held.status, held.settle_due_on, held.due_on) == ("suspended", None, None)
    rows = steps.start(work, kind="petitions", uid=uid, step="resume_complaint")["suspensions"]
    assert rows[0]["resumed_on"] == "10/08/2026"
    again = take(work, uid, "resume_complaint", suspensions=[rows[0] | {"resumed_on": on(20, 8)}])
    assert again.settle_due_on == date(2026, 9, 14), "ten suspended days are given back"
    assert again.due_on == date(2026, 8, 24), "the decision is sent in three working days, Saturday 22/08 among them"
    take(work, uid, "announce_dialogue", dialogue_notice_on=on(24, 8), dialogue_on="31/08/2026")
    on(4, 9)
    take(work, uid, "dialogue", dialogue_on="31/08/2026", progress=[{"noted_on": "31/08/2026", "note": "Đối thoại"}])
    due = [{"what": "individual_land", "due": "120,5"}, {"what": "individuals", "due": "1"}]
    decided = take(
        work, uid, "decide_complaint", decided_on=on(11, 9), decision_number="9/QĐ-UBND", analysis="partly",
        outcomes=due, execution="not_yet",
    )  # fmt: skip
    assert (decided.status, decided.due_on) == ("resulted", date(2026, 9, 16))
    take(work, uid, "send_decision", decision_sent_on=on(14, 9))
    assert take(work, uid, "answer", answered_on=on(14, 9)).status == "answered"
    assert "close" not in lawful(work, uid)
    done = [due[0] | {"done": "120,5"}, due[1] | {"done": "1"}]
    take(work, uid, "execute", execution="executed", executed_on=on(20, 10), outcomes=done)
    closed = take(work, uid, "close")
    assert (closed.status, closed.due_on, closed.finished_on) == ("closed", None, date(2026, 9, 14))
    assert lawful(work, uid) == []
    reasons = [entry.reason.split(".")[0] for entry in records.history(work, kind="petitions", uid=uid)]
    assert reasons[0] == "Bước: Kết thúc hồ sơ"
    assert sum(reason.startswith("Bước: ") for reason in reasons) == 12


def test_denunciation_with_extension(work: Workspace, on: Any) -> None:
    """Luật Tố cáo 25/2018: 7 working days, 5 to notify, 30 days and 30 more by decision, 7 to publish."""
    secret = {"petitioner": "", "hamlet": "", "secret_file": "03-TC/2026", "summary": "Tố cáo việc thu tiền"}
    uid = complaint(work, **secret, content_kind="denunciation", received_on=on(3, 8), **CONDITIONS)
    assert "extend" not in lawful(work, uid)
    accepted = take(work, uid, "accept_denunciation", accepted_on=on(10, 8), accepted_number="7/QĐ-UBND")
    assert (accepted.due_on, accepted.settle_due_on) == (date(2026, 8, 17), date(2026, 9, 9))
    take(work, uid, "notify", notified_on=on(12, 8))
    take(work, uid, "settle", verifier="Tổ xác minh")
    with pytest.raises(InputRefused, match="tính chất"):
        steps.start(work, kind="petitions", uid=uid, step="extend")
    take(work, uid, "set_complexity", complexity="complex", complexity_number="Báo cáo 15/BC-UBND")
    on(7, 9)
    rows = steps.start(work, kind="petitions", uid=uid, step="extend")["extensions"]
    assert rows == [{"decided_on": "07/09/2026", "days": "30"}]
    with pytest.raises(RecordInvalid):
        take(work, uid, "extend", extensions=rows)
    longer = take(work, uid, "extend", extensions=[rows[0] | {"number": "31/QĐ-UBND"}])
    assert longer.settle_due_on == date(2026, 10, 9)
    assert "extend" not in lawful(work, uid)
    decided = take(
        work, uid, "decide_denunciation", decided_on=on(5, 10), decision_number="3/KL-UBND", analysis="right"
    )  # fmt: skip
    assert decided.due_on == date(2026, 10, 12)
    take(work, uid, "send_decision", decision_sent_on=on(7, 10))
    take(work, uid, "answer", answered_on=on(7, 10))
    assert "close" not in lawful(work, uid)
    take(work, uid, "publish", published_on=on(9, 10))
    assert take(work, uid, "close").status == "closed"
    record = records.get(work, kind="petitions", uid=uid).record
    assert not [spec.key for spec in kind_of("petitions").withheld if getattr(record, spec.key)]


def test_extension_decided_too_late_is_asked_about(work: Workspace, on: Any) -> None:
    """Luật Tố cáo 25/2018 art 30(4)."""
    secret = {"petitioner": "", "hamlet": "", "secret_file": "03-TC/2026", "summary": "Tố cáo việc thu tiền"}
    uid = complaint(work, **secret, content_kind="denunciation", received_on=on(3, 8), **CONDITIONS)
    take(work, uid, "accept_denunciation", accepted_on=on(10, 8))
    take(work, uid, "set_complexity", complexity="complex", complexity_number="15/BC-UBND")
    late = {"number": "31/QĐ-UBND", "decided_on": on(10, 9), "days": "30"}
    with pytest.raises(RecordInvalid) as caught:
        steps.take(
            work, kind="petitions", uid=uid, step="extend", raw={"extensions": [late]},
            accepted=frozenset({"no_secret_file", "no_address"}),
        )  # fmt: skip
    (warning,) = caught.value.warnings
    assert (warning.field, warning.code) == ("extensions[0].decided_on", "late_extension")
    assert "09/09/2026" in warning.sentence
