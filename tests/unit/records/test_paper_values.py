"""What papers may name of petitions and receptions, and how it is written."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from desktop_app import paths
from desktop_app.domain.deadlines import Law
from desktop_app.domain.kind import PaperInput, PaperValue
from desktop_app.domain.stamp import Stored
from desktop_app.records import KINDS, choices
from desktop_app.records.paper_words import about
from desktop_app.storage import calendar_files, law_files
from tests.helpers.offices import sample_office
from tests.helpers.paper_samples import PETITIONS, RECEPTIONS, SAMPLES
from tests.unit.records.cases import changed, stored

RESOURCES = paths.resources_dir()
LAW = Law(law_files.load_rules(RESOURCES), calendar_files.load_calendar(RESOURCES / "calendars"))
_VALUES = {kind.record_type: kind.paper_values for kind in KINDS}
CASES = [pytest.param(record, id=f"{kind}-{name}") for kind, some in SAMPLES.items() for name, record in some.items()]


def values(record: Any, *related: Stored) -> dict[str, PaperValue]:
    """The values of one record at the sample office on 22/11/2026."""
    given = PaperInput(sample_office(), date(2026, 11, 22), LAW, {item.uid: item for item in related})
    return dict(_VALUES[type(record)](stored(record), given))


@pytest.mark.parametrize("record", CASES)
def test_values_every_record_of_a_kind_has_the_same_names(record: Any) -> None:
    assert values(record).keys() == values(type(record)()).keys()


def test_values_of_a_complaint_are_written_the_vietnamese_way() -> None:
    made = values(PETITIONS["complaint"])
    assert made["received_on"] == "ngày 02 tháng 11 năm 2026"
    assert made["received_day"] == "02/11/2026"
    assert made["agency"] == "Ủy ban nhân dân xã La Bằng"
    assert made["head_upper"] == "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ LA BẰNG"
    assert made["person"] == "ông (bà) Nguyễn Thị Mơ"
    assert made["address"] == "số 12, xóm Đông, xã La Bằng, tỉnh Thái Nguyên"
    assert made["papers"] == (
        ("1", "Đơn viết tay", "02", "Bản chính"),
        ("2", "Quyết định số 45/QĐ-UBND", "13", "Bản sao, bản chụp"),
    )
    assert made["suspension_letter"] == "số 12 ngày 16/11/2026"
    assert made["suspension_reason"] == "người khiếu nại ốm nặng"
    assert (made["matter"], made["petition"]) == ("khiếu nại", "đơn khiếu nại")


def test_values_terms_follow_from_the_law() -> None:
    running = changed(PETITIONS["complaint"], {"suspensions": ()})
    assert (values(running)["settle_due_day"], values(running)["settle_term"]) == ("09/12/2026", "30 ngày")
    assert values(running)["answer_due_day"] == "16/11/2026"
    assert values(PETITIONS["complaint"])["settle_due_day"] == ""  # the clock stands still while it is suspended
    extended = values(PETITIONS["denunciation"])
    assert (extended["settle_due_day"], extended["settle_term"]) == ("11/01/2027", "30 ngày")
    assert (extended["extension_days"], extended["complexity"]) == ("30", "đặc biệt phức tạp")
    assert values(RECEPTIONS["party"])["answer_due_day"] == "18/11/2026"


@pytest.mark.parametrize(
    ("changes", "person"),
    [
        ({"petitioner": ""}, ""),
        ({"people_count": 5}, "ông (bà) Nguyễn Thị Mơ và những người cùng đứng đơn (tổng số 05 người)"),
        ({"petitioner_body": "Hội Nông dân"}, "Hội Nông dân (người đại diện: ông (bà) Nguyễn Thị Mơ)"),
        ({"petitioner_body": "Hội Nông dân", "petitioner": ""}, "Hội Nông dân"),
    ],
)
def test_values_person_names_groups_and_organisations(changes: dict[str, Any], person: str) -> None:
    assert values(changed(PETITIONS["complaint"], changes))["person"] == person


@pytest.mark.parametrize(
    ("changes", "address"),
    [
        ({"hamlet": ""}, "số 12"),
        ({"address": "xóm Đông, xã La Bằng"}, "xóm Đông, xã La Bằng"),
        ({"address": ""}, "xóm Đông, xã La Bằng, tỉnh Thái Nguyên"),
    ],
)
def test_values_address_of_an_own_hamlet_says_the_commune(changes: dict[str, Any], address: str) -> None:
    assert values(changed(PETITIONS["complaint"], changes))["address"] == address


@pytest.mark.parametrize(
    ("summary", "words"),
    [
        ("Khiếu nại việc thu hồi đất", "thu hồi đất"),
        ("Khiếu nại về việc Ủy ban xã thu hồi đất", "Ủy ban xã thu hồi đất"),
        ("Tố cáo trưởng thôn thu sai quỹ", "trưởng thôn thu sai quỹ"),
        ("Kiến nghị, phản ánh về đường hỏng", "đường hỏng"),
        ("Đề nghị sửa đường", "đề nghị sửa đường"),
        ("UBND xã chưa cấp giấy", "UBND xã chưa cấp giấy"),
        ("", ""),
    ],
)
def test_about_says_the_kind_once(summary: str, words: str) -> None:
    assert about(summary) == words


def test_unmet_conditions_write_the_reason() -> None:
    """TT 05/2021/TT-TTCP art 6(2): the conditions a petition must meet."""
    lacking = changed(
        PETITIONS["complaint"], {"eligibility": "not_eligible", "is_signed": False, "states_content": False}
    )
    made = values(lacking)
    assert made["unmet"] == (
        "đơn không ghi đủ ngày, tháng, năm, họ tên, địa chỉ, chữ ký hoặc điểm chỉ của người viết đơn;"
        " không nêu rõ nội dung, lý do, yêu cầu"
    )
    assert made["refusal_because"] == made["unmet"]
    rows = made["conditions"]
    assert isinstance(rows, tuple)
    assert [row[2] for row in rows] == ["Có", "Không", "Có", "Không", "Có"]
    assert values(changed(lacking, {"ineligible_reason": "illegible"}))["unmet"].startswith("rách nát")  # type: ignore[union-attr]


def test_conditions_not_ticked_stay_open_until_the_petition_is_found_not_eligible() -> None:
    rows = values(PETITIONS["bare"])["conditions"]
    assert isinstance(rows, tuple)
    assert {row[2] for row in rows} == {""}
    assert values(PETITIONS["bare"])["unmet"] == ""


def test_conditions_only_complaints_and_denunciations_are_against_somebody() -> None:
    counts = {name: len(values(PETITIONS[name])["conditions"]) for name in ("complaint", "denunciation", "proposal")}
    assert counts == {"complaint": 5, "denunciation": 5, "proposal": 4}


@pytest.mark.parametrize("ground", [item for item in choices.NON_ACCEPTANCE_GROUNDS if item.code != "other"])
def test_refusal_ground_becomes_words_with_their_article(ground: Any) -> None:
    kind = ground.group or "denunciation"
    made = values(changed(PETITIONS["refused"], {"content_kind": kind, "refusal_ground": ground.code}))
    law = {"complaint": "Điều 11 Luật Khiếu nại", "denunciation": "khoản 1 Điều 29 Luật Tố cáo", "proposal": ""}[kind]
    assert made["refusal_because"]
    assert str(made["refusal_citation"]).endswith(law)
    assert law in str(made["refusal_because"])


def test_refusal_reason_of_the_office_goes_before_the_ground() -> None:
    made = values(changed(PETITIONS["refused"], {"refusal_reason": "Đơn gửi ngày 02/11 khi đã quá 90 ngày."}))
    assert made["refusal_because"] == (
        "Đơn gửi ngày 02/11 khi đã quá 90 ngày (theo khoản 6 Điều 11 Luật Khiếu nại)"
    )  # fmt: skip


@pytest.mark.parametrize("ground", choices.REFUSAL_GROUNDS, ids=lambda item: item.code)
def test_refusal_of_reception_cites_each_ground(ground: Any) -> None:
    """Mẫu số 01/TCD, NĐ 154/2026/NĐ-CP: law or decree, with its clause and point."""
    citation = str(values(changed(RECEPTIONS["refused"], {"refusal_ground": ground.code}))["refusal_citation"])
    place = ("điểm ", "khoản 1 Điều 4 Nghị định số 154/2026/NĐ-CP") if "point" in ground.code else ("khoản ", "Điều 9")
    assert citation.startswith(place[0])
    assert place[1] in citation


def test_refusal_without_ground_cites_both_of_the_form() -> None:
    citation = str(values(RECEPTIONS["bare"])["refusal_citation"])
    assert citation.startswith("khoản 3 Điều 9 Luật Tiếp công dân và điểm h khoản 1 Điều 4 Nghị định số 154/2026")


def test_values_of_a_party_reception_are_the_partys() -> None:
    made = values(RECEPTIONS["party"])
    assert made["agency"] == "Đảng ủy xã La Bằng"
    assert made["signer_post"] == "T/M ĐẢNG ỦY\nBÍ THƯ"
    assert made["reception_place"] == "Trụ sở Ủy ban nhân dân xã La Bằng"


def test_values_of_a_reception_times_participants_representatives() -> None:
    made = values(RECEPTIONS["group"])
    assert (made["received_at"], made["ended_at"]) == ("08 giờ 30", "10 giờ 15")
    assert made["participants"] == "- Lê Văn Bình, Phó Chủ tịch HĐND xã\n- Đỗ Thị Hoa, công chức địa chính"
    assert made["representatives"] == (("1", "Nguyễn Thị Mơ", "xóm Đông", ""), ("2", "Lê Văn Tư", "", ""))
    assert str(made["person"]).endswith("và những người cùng đến (tổng số 07 người)")


def test_values_of_a_linked_petition_take_the_hour_from_its_reception() -> None:
    reception = stored(changed(RECEPTIONS["group"], {"received_at": time(9, 5)}), uid="r")
    first = stored(PETITIONS["bare"], uid="f", number=12)
    petition = changed(PETITIONS["complaint"], {"reception": "r", "first_petition": "f"})
    made = values(petition, reception, first)
    assert (made["received_at"], made["first_number"]) == ("09 giờ 05", "12/2026")
    assert values(petition)["received_at"] == ""


@pytest.mark.parametrize(
    "record", [PETITIONS["denunciation"], RECEPTIONS["denunciation"]], ids=["petition", "reception"]
)
def test_values_of_a_denunciation_tell_nothing_of_who_brought_it(record: Any) -> None:
    made = values(record)
    person = ("person", "person_name", "address", "phone_number", "paper_number", "paper_issued_day", "paper_issuer")
    assert {made[name] for name in person} == {""}
    assert (made["representatives"], made["papers"]) == ((), ())
    assert made["accused"]
