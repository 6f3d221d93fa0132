"""Rules of petitions, one refusing and one accepting case each."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop_app.records.petitions.procedure_rules import PROCEDURE_RULES
from desktop_app.records.petitions.record import Petition, name_of
from desktop_app.records.petitions.rules import RULES, check
from desktop_app.records.rows import ProgressNote, Representative
from tests.unit.records.cases import Case, changed, made, parameters, rule_names, spoken

RECEIVED = date(2026, 11, 2)
BEFORE = date(2026, 10, 1)

RIGHT = made(
    Petition,
    received_on=RECEIVED,
    content_kind="complaint",
    source="direct",
    petitioner_kind="individual",
    petitioner="Nguyễn Văn An",
    hamlet="Thôn Đông",
    people_count=1,
    summary="Đề nghị xem lại quyết định thu hồi đất",
    field="land",
    field_detail="land_recovery",
    status="received",
)
SECRET: dict[str, Any] = {
    "content_kind": "denunciation",
    "petitioner": "",
    "hamlet": "",
    "secret_file": "03/2026",
    "summary": "Tố cáo việc thu tiền sai quy định",
}
GROUP = {"petitioner_kind": "group", "people_count": 7}
TWO = (made(Representative, name="Trần Thị Bình"), made(Representative, name="Lê Văn Cường"))

CASES = (
    Case("days_follow_each_other", {"document_on": BEFORE}, "document_on", "", {"document_on": RECEIVED}),
    Case("days_follow_each_other", {"decided_on": BEFORE}, "decided_on", "", {"decided_on": RECEIVED}),
    Case("days_follow_each_other", {"written_on": date(2026, 11, 3)}, "received_on", "", {"written_on": RECEIVED}),
    Case("days_follow_each_other", {"filed_on": BEFORE}, "filed_on", "", {"filed_on": RECEIVED}),
    Case(
        "days_follow_each_other",
        {"progress": (made(ProgressNote, noted_on=BEFORE, note="Đã giao"),)},
        "progress[0].noted_on",
        "",
        {"progress": (made(ProgressNote, noted_on=RECEIVED, note="Đã giao"),)},
    ),
    Case(
        "days_follow_each_other",
        {"decided_on": date(2026, 11, 10), "executed_on": date(2026, 11, 9)},
        "executed_on",
        "",
        {"decided_on": date(2026, 11, 10), "executed_on": date(2026, 11, 10)},
    ),
    Case("nothing_withheld", {**SECRET, "petitioner": "Nguyễn Văn An"}, "petitioner", "", SECRET),
    Case("nothing_withheld", {**SECRET, "hamlet": "Thôn Đông"}, "hamlet", "", SECRET),
    Case("nothing_withheld", {**SECRET, "address": "Số 5"}, "address", "", SECRET),
    Case("nothing_withheld", {**SECRET, "paper_number": "019088001234"}, "paper_number", "", SECRET),
    Case("nothing_withheld", {**SECRET, "representatives": TWO}, "representatives", "", SECRET),
    Case(
        "nothing_withheld",
        {**SECRET, "summary": "Tố cáo, liên hệ 0912345678"},
        "summary",
        "personal_number_in_denunciation",
        {**SECRET, "summary": "Tố cáo thu 12.500.000 đồng ngày 05/03/2026 theo 123/QĐ-UBND"},
    ),
    Case(
        "nothing_withheld",
        {**SECRET, "progress": (made(ProgressNote, noted_on=RECEIVED, note="Gọi 0912345678"),)},
        "progress[0].note",
        "personal_number_in_denunciation",
        {**SECRET, "progress": (made(ProgressNote, noted_on=RECEIVED, note="Giao xác minh"),)},
    ),
    Case("secret_file_only_for_denunciations", {"secret_file": "03"}, "secret_file", "", SECRET),
    Case("secret_file_only_for_denunciations", {"secret_cabinet": "1"}, "secret_cabinet", "", SECRET),
    Case("secret_file_only_for_denunciations", {**SECRET, "secret_file": ""}, "secret_file", "no_secret_file", SECRET),
    Case("petitioner_is_named", {"petitioner": ""}, "petitioner", "no_petitioner", SECRET),
    Case(
        "petitioner_is_named",
        {"petitioner_kind": "organization"},
        "petitioner_body",
        "no_petitioner",
        {"petitioner_kind": "organization", "petitioner_body": "Hợp tác xã Đông Phong"},
    ),
    Case("petitioner_is_named", {"hamlet": ""}, "address", "no_address", {"hamlet": "", "address": "Xã cũ Hà Thượng"}),
    Case("people_fit_their_kind", {"people_count": 3}, "petitioner_kind", "many_people", {"people_count": 1}),
    Case("people_fit_their_kind", {**GROUP, "people_count": 1}, "people_count", "", {**GROUP, "people_count": 2}),
    Case("people_fit_their_kind", GROUP, "representatives", "no_representative", {**GROUP, "representatives": TWO}),
    Case(
        "people_fit_their_kind",
        {**GROUP, "people_count": 10, "representatives": TWO * 2},
        "representatives",
        "",
        {**GROUP, "people_count": 11, "representatives": TWO * 2},
    ),
    Case(
        "forwarded_petition_has_letter",
        {"source": "press"},
        "forwarding_body",
        "",
        {"source": "press", "forwarding_body": "Báo Thái Nguyên"},
    ),
    Case(
        "forwarded_petition_has_letter",
        {"source": "agency"},
        "forwarding_number",
        "no_forwarding_number",
        {"source": "post"},
    ),
    Case("field_has_a_column", {"field": "corruption"}, "field", "", {**SECRET, "field": "corruption"}),
    Case("field_has_a_column", {"field": "policy"}, "field_detail", "detail_of_other_field", {"field_detail": None}),
    Case("instance_fits_kind", {"instance": "further"}, "instance", "", {**SECRET, "instance": "further"}),
    Case("instance_fits_kind", {**SECRET, "instance": "second"}, "instance", "", {"instance": "second"}),
    Case(
        "eligibility_has_its_reasons",
        {"eligibility": "not_eligible"},
        "ineligible_reason",
        "",
        {"eligibility": "not_eligible", "ineligible_reason": "illegible"},
    ),
    Case(
        "eligibility_has_its_reasons",
        {"eligibility": "eligible", "ineligible_reason": "illegible"},
        "ineligible_reason",
        "",
        {"eligibility": "eligible"},
    ),
    Case(
        "eligibility_has_its_reasons",
        {"eligibility": "eligible", "is_signed": True},
        "eligibility",
        "conditions_unmet",
        {
            "eligibility": "eligible",
            "is_signed": True,
            "is_vietnamese": True,
            "states_content": True,
            "is_unprocessed": True,
            "names_object": True,
        },
    ),
    Case(
        "direction_is_complete",
        {"direction": "transfer_party"},
        "receiving_body",
        "",
        {"direction": "transfer_party", "receiving_body": "Ủy ban Kiểm tra Đảng ủy"},
    ),
    Case(
        "direction_is_complete",
        {"direction": "guide"},
        "receiving_body",
        "",
        {"direction": "guide", "receiving_body": "Tòa án nhân dân khu vực 1"},
    ),
    Case(
        "direction_is_complete",
        {"direction": "not_accept"},
        "refusal_ground",
        "",
        {"direction": "not_accept", "refusal_ground": "time_barred"},
    ),
    Case(
        "direction_is_complete",
        {"direction": "not_accept", "refusal_ground": "other"},
        "refusal_reason",
        "",
        {"direction": "not_accept", "refusal_ground": "other", "refusal_reason": "Nội dung đã hòa giải thành"},
    ),
    Case(
        "direction_is_complete",
        {"direction": "not_accept", "refusal_ground": "no_basis"},
        "refusal_ground",
        "ground_of_other_kind",
        {**SECRET, "direction": "not_accept", "refusal_ground": "no_basis"},
    ),
    Case(
        "direction_is_complete",
        {"direction": "accept", "refusal_ground": "time_barred"},
        "refusal_ground",
        "ground_without_refusal",
        {"direction": "accept"},
    ),
    Case(
        "direction_fits_kind_and_authority",
        {"direction": "transfer_denunciation"},
        "direction",
        "",
        {**SECRET, "direction": "transfer_denunciation"},
    ),
    Case(
        "direction_fits_kind_and_authority",
        {"direction": "split"},
        "direction",
        "",
        {"direction": "split", "content_kind": "mixed"},
    ),
    Case(
        "direction_fits_kind_and_authority",
        {"direction": "accept", "authority": "not_own"},
        "direction",
        "",
        {"direction": "accept", "authority": "own"},
    ),
    Case(
        "direction_fits_kind_and_authority",
        {"direction": "accept", "eligibility": "not_eligible"},
        "direction",
        "",
        {"direction": "file", "eligibility": "not_eligible"},
    ),
    Case(
        "direction_fits_kind_and_authority",
        {"direction": "transfer_party", "authority": "own"},
        "direction",
        "own_matter_transferred",
        {"direction": "transfer_investigation", "authority": "own"},
    ),
    Case(
        "direction_fits_kind_and_authority",
        {"content_kind": "proposal", "direction": "transfer_proposal", "has_originals": True},
        "direction",
        "originals_enclosed",
        {"content_kind": "proposal", "direction": "transfer_proposal"},
    ),
    Case(
        "status_has_its_facts",
        {"status": "accepted"},
        "accepted_on",
        "",
        {"status": "accepted", "accepted_on": RECEIVED},
    ),
    Case(
        "status_has_its_facts",
        {"status": "answered"},
        "answered_on",
        "",
        {"status": "answered", "answered_on": RECEIVED},
    ),
    Case("status_has_its_facts", {"status": "withdrawn"}, "withdrawn_on", "", {"withdrawn_on": RECEIVED}),
    Case("status_has_its_facts", {"status": "stopped"}, "stopped_on", "", {"stopped_on": RECEIVED}),
    Case("status_has_its_facts", {"status": "resulted"}, "decided_on", "", {"decided_on": RECEIVED}),
    Case("status_has_its_facts", {"status": "filed"}, "filed_on", "no_filing_day", {"filed_on": RECEIVED}),
    Case(
        "status_has_its_facts", {"status": "resulted"}, "decision_number", "no_decision_number", {"status": "received"}
    ),
    Case(
        "status_has_its_facts",
        {"status": "transferred", "direction": "file"},
        "direction",
        "status_without_direction",
        {"status": "filed", "direction": "file"},
    ),
    Case("result_is_whole", {"decision_number": "12/QĐ"}, "decided_on", "", {"decided_on": RECEIVED}),
    Case("result_is_whole", {"execution": "executing"}, "decided_on", "", {"execution": None}),
    Case("result_is_whole", {"execution": "executed"}, "executed_on", "", {"executed_on": RECEIVED}),
    Case(
        "result_is_whole",
        {"analysis": "upheld", "instance": "first"},
        "analysis",
        "analysis_of_other_instance",
        {"analysis": "upheld", "instance": "second"},
    ),
)


def test_right_petition_has_no_problem() -> None:
    assert spoken(check, RIGHT) == set()
    assert spoken(check, changed(RIGHT, SECRET)) == set()


@pytest.mark.parametrize("case", parameters(CASES))
def test_rule_refuses_and_accepts(case: Case) -> None:
    assert (case.field, case.code) in spoken(check, changed(RIGHT, case.refused))
    assert (case.field, case.code) not in spoken(check, changed(RIGHT, case.accepted))


def test_every_rule_has_a_case() -> None:
    assert rule_names(RULES) - rule_names(PROCEDURE_RULES) == {case.rule for case in CASES}


@pytest.mark.parametrize("kind", ["denunciation", "mixed_denunciation"])
def test_denunciation_is_confidential_and_named_without_its_text(kind: str) -> None:
    petition = changed(RIGHT, {**SECRET, "content_kind": kind})
    assert petition.is_confidential
    assert petition.summary not in name_of(petition)
    assert "hồ sơ mật số 03/2026" in name_of(petition)


def test_name_of_petition_tells_no_person() -> None:
    assert name_of(RIGHT) == "KN · Đề nghị xem lại quyết định thu hồi đất"
    assert not RIGHT.is_confidential
