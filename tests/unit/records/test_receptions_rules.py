"""Rules of receptions, one refusing and one accepting case each."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from desktop_app.records.receptions.record import Reception, name_of
from desktop_app.records.receptions.rules import RULES, check
from desktop_app.records.rows import HandedPaper, ProgressNote, Representative
from tests.unit.records.cases import Case, changed, made, parameters, rule_names, spoken

CAME = date(2026, 11, 4)
BEFORE = date(2026, 11, 3)

RIGHT = made(
    Reception,
    received_on=CAME,
    reception_type="scheduled",
    form="in_person",
    status="received",
    host="government",
    chair="Lê Văn Cường",
    content_kind="proposal",
    visitor="Nguyễn Văn An",
    hamlet="Thôn Đông",
    paper_number="019088001234",
    people_count=1,
    summary="Đề nghị sửa đường thôn Đông",
)
EMPTY: dict[str, Any] = {
    "no_citizen": True,
    "status": "empty",
    "content_kind": None,
    "visitor": "",
    "hamlet": "",
    "paper_number": "",
    "people_count": None,
    "summary": "",
}
SECRET: dict[str, Any] = {
    "content_kind": "denunciation",
    "visitor": "",
    "hamlet": "",
    "paper_number": "",
    "secret_file": "03/2026",
    "summary": "Tố cáo việc thu tiền sai quy định",
}
TWO = (made(Representative, name="Trần Thị Bình"), made(Representative, name="Lê Văn Cường"))

CASES = (
    Case("empty_session_has_no_citizen", {**EMPTY, "visitor": "Nguyễn Văn An"}, "visitor", "", EMPTY),
    Case("empty_session_has_no_citizen", {**EMPTY, "summary": "Sửa đường"}, "summary", "", EMPTY),
    Case(
        "empty_session_has_no_citizen", {**EMPTY, "people_count": 1}, "people_count", "", {**EMPTY, "people_count": 0}
    ),
    Case("citizen_is_recorded", {"visitor": ""}, "visitor", "", SECRET),
    Case("citizen_is_recorded", {"content_kind": None}, "content_kind", "", {}),
    Case("citizen_is_recorded", {"summary": ""}, "summary", "", EMPTY),
    Case("citizen_is_recorded", {"people_count": None}, "people_count", "", {"people_count": 1}),
    Case("citizen_is_recorded", {"people_count": 0}, "people_count", "", {"people_count": 1}),
    Case("citizen_is_recorded", {"hamlet": ""}, "address", "", {"hamlet": "", "address": "Xã Tân Cương"}),
    Case("citizen_is_recorded", {"paper_number": ""}, "paper_number", "no_paper_number", SECRET),
    Case("nothing_withheld", {**SECRET, "visitor": "Nguyễn Văn An"}, "visitor", "", SECRET),
    Case("nothing_withheld", {**SECRET, "phone_number": "0912345678"}, "phone_number", "", SECRET),
    Case("nothing_withheld", {**SECRET, "papers": (made(HandedPaper, title="Sổ đỏ"),)}, "papers", "", SECRET),
    Case(
        "nothing_withheld",
        {**SECRET, "request": "Gọi lại số 0912 345 678"},
        "request",
        "personal_number_in_denunciation",
        {**SECRET, "request": "Trả lại 2.500.000 đồng"},
    ),
    Case("secret_file_only_for_denunciations", {"secret_file": "03"}, "secret_file", "", SECRET),
    Case("secret_file_only_for_denunciations", {**SECRET, "secret_file": ""}, "secret_file", "no_secret_file", SECRET),
    Case(
        "denunciation_is_received_in_person",
        {**SECRET, "form": "online"},
        "form",
        "denunciation_online",
        {"form": "online"},
    ),
    Case("days_follow_each_other", {"answered_on": BEFORE}, "answered_on", "", {"answered_on": CAME}),
    Case("days_follow_each_other", {"document_on": BEFORE}, "document_on", "", {"document_on": CAME}),
    Case(
        "days_follow_each_other",
        {"progress": (made(ProgressNote, noted_on=BEFORE, note="Đã giao"),)},
        "progress[0].noted_on",
        "",
        {"progress": (made(ProgressNote, noted_on=CAME, note="Đã giao"),)},
    ),
    Case(
        "delegation_is_of_the_head",
        {"is_delegated": True, "reception_type": "regular"},
        "is_delegated",
        "",
        {"is_delegated": True},
    ),
    Case("delegation_is_of_the_head", {"chair": ""}, "chair", "", {"chair": "", "reception_type": "regular"}),
    Case(
        "group_speaks_through_representatives",
        {"people_count": 5},
        "representatives",
        "no_representative",
        {"people_count": 4},
    ),
    Case(
        "group_speaks_through_representatives",
        {"people_count": 10, "representatives": (*TWO, made(Representative, name="Phạm Thị Dung"))},
        "representatives",
        "",
        {"people_count": 10, "representatives": TWO},
    ),
    Case(
        "group_speaks_through_representatives",
        {"people_count": 30, "representatives": TWO * 3},
        "representatives",
        "",
        {"people_count": 30, "representatives": (*TWO, *TWO, TWO[0])},
    ),
    Case("status_agrees_with_the_facts", {"status": "empty"}, "status", "", EMPTY),
    Case("status_agrees_with_the_facts", {**EMPTY, "status": "received"}, "status", "", EMPTY),
    Case(
        "status_agrees_with_the_facts",
        {"status": "appointed"},
        "appointment_on",
        "",
        {"status": "appointed", "appointment_on": CAME},
    ),
    Case(
        "status_agrees_with_the_facts",
        {"status": "answered"},
        "answered_on",
        "",
        {"status": "answered", "answered_on": CAME},
    ),
    Case(
        "status_agrees_with_the_facts",
        {"appointment_papers": "Căn cước"},
        "appointment_on",
        "",
        {"appointment_papers": "Căn cước", "appointment_on": CAME},
    ),
    Case(
        "status_agrees_with_the_facts",
        {"status": "transferred", "direction": "guide", "receiving_body": "Sở Y tế"},
        "direction",
        "status_without_direction",
        {"status": "guided", "direction": "guide", "receiving_body": "Sở Y tế"},
    ),
    Case(
        "session_ends_after_it_begins",
        {"received_at": time(9, 0), "ended_at": time(8, 30)},
        "ended_at",
        "",
        {"received_at": time(9, 0), "ended_at": time(9, 0)},
    ),
    Case(
        "represented_person_is_named",
        {"capacity": "lawyer"},
        "represented",
        "no_represented_person",
        {"capacity": "self"},
    ),
    Case(
        "represented_person_is_named",
        {"capacity": "authorized", "represented": "Trần Thị Bình"},
        "authorization",
        "no_authorization",
        {"capacity": "authorized", "represented": "Trần Thị Bình", "authorization": "Giấy ủy quyền 12/2026"},
    ),
    Case("field_has_a_column", {"field": "civil_service"}, "field", "", {"field": "land"}),
    Case("handling_is_complete", {"direction": "transfer_proposal"}, "receiving_body", "", {"direction": "accept"}),
    Case("handling_is_complete", {"direction": "guide"}, "receiving_body", "", {"receiving_body": "Điện lực"}),
    Case("handling_is_complete", {"direction": "refuse"}, "refusal_ground", "", {"direction": "explain"}),
    Case(
        "handling_is_complete",
        {"direction": "refuse", "refusal_ground": "art9_3"},
        "document_number",
        "no_notice",
        {"direction": "refuse", "refusal_ground": "point_b"},
    ),
    Case(
        "handling_is_complete",
        {"direction": "refuse", "refusal_ground": "other"},
        "refusal_reason",
        "",
        {"direction": "refuse", "refusal_ground": "other", "refusal_reason": "Nội dung không rõ"},
    ),
    Case(
        "handling_is_complete",
        {"refusal_ground": "point_b"},
        "refusal_ground",
        "ground_without_refusal",
        {"direction": "refuse", "refusal_ground": "point_b"},
    ),
    Case("handling_is_complete", {"direction": "explain"}, "answered_on", "no_answer_day", {"answered_on": CAME}),
    Case("handling_is_complete", {"direction": "transfer_denunciation"}, "direction", "", {"direction": "file"}),
    Case(
        "repeated_matter_is_marked",
        {"earlier_reception": "x", "occurrence": "first"},
        "occurrence",
        "",
        {"earlier_reception": "x", "occurrence": "again"},
    ),
    Case("conclusion_is_whole", {"conclusion_number": "5/TB"}, "conclusion_on", "", {"conclusion_on": CAME}),
    Case(
        "conclusion_is_whole",
        {"conclusion_number": "5/TB"},
        "responsible_body",
        "no_responsible_body",
        {"conclusion_number": "5/TB", "responsible_body": "Phòng Kinh tế"},
    ),
)


def test_right_reception_has_no_problem() -> None:
    assert spoken(check, RIGHT) == set()
    assert spoken(check, changed(RIGHT, SECRET)) == set()
    assert spoken(check, changed(RIGHT, EMPTY)) == set()


@pytest.mark.parametrize("case", parameters(CASES))
def test_rule_refuses_and_accepts(case: Case) -> None:
    assert (case.field, case.code) in spoken(check, changed(RIGHT, case.refused))
    assert (case.field, case.code) not in spoken(check, changed(RIGHT, case.accepted))


def test_every_rule_has_a_case() -> None:
    assert rule_names(RULES) == {case.rule for case in CASES} | {"status_follows_the_steps"}


def test_name_of_reception_tells_no_person() -> None:
    assert name_of(RIGHT) == "KN,PA · Đề nghị sửa đường thôn Đông"
    assert name_of(changed(RIGHT, EMPTY)) == "Không có công dân đến · 04/11/2026"
    secret = changed(RIGHT, SECRET)
    assert name_of(secret) == "Tố cáo · hồ sơ mật số 03/2026"
