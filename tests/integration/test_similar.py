"""Earlier matters found in a file while a record is typed, and what joins the record to their case."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop_app.domain.errors import RecordMissing
from desktop_app.domain.values import editable_values
from desktop_app.records import KINDS, kind_of
from desktop_app.services import bulk, records, similar
from desktop_app.services.workspace import Workspace

DRAIN = (
    "Đề nghị Ủy ban nhân dân xã cho khơi cống thoát nước đoạn qua nhà văn hóa xóm Đồng Vàng vì mưa lớn nước tràn vào"
    " nhà dân."
)
PETITION: dict[str, Any] = {
    "received_on": "02/11/2026",
    "content_kind": "proposal",
    "source": "direct",
    "petitioner": "Lường Thị Ánh",
    "hamlet": "Xóm Đồng Vàng",
    "summary": DRAIN,
}
RECEPTION: dict[str, Any] = {
    "received_on": "02/11/2026",
    "content_kind": "proposal",
    "chair": "Hoàng Thị Lan",
    "visitor": "Lường Thị Ánh",
    "hamlet": "Xóm Đồng Vàng",
    "people_count": "1",
    "summary": DRAIN,
}
TYPED = {"petitioner": "luong anh", "hamlet": "dong vang", "content_kind": "proposal"}


def save(work: Workspace, kind: str, raw: dict[str, Any], **changed: Any) -> str:
    values = {**records.start_values(work, kind=kind), **raw, **changed}
    return records.create(work, kind=kind, raw=values, accepted=None).stored.uid


def petition(work: Workspace, **changed: Any) -> str:
    return save(work, "petitions", PETITION, **changed)


def found(work: Workspace, **raw: Any) -> list[str]:
    return [item.uid for item in similar.similar(work, kind="petitions", raw=raw)]


def test_similar_finds_what_was_typed_without_marks(work: Workspace) -> None:
    uid = petition(work)
    (item,) = similar.similar(work, kind="petitions", raw=TYPED)
    assert (item.kind, item.uid, item.number, item.day) == ("petitions", uid, "1/2026", date(2026, 11, 2))
    assert item.name == kind_of("petitions").name_of(records.get(work, kind="petitions", uid=uid).record)
    assert item.reasons == ("cùng họ tên", "cùng thôn")
    assert item.is_linkable


def test_similar_finds_nothing_for_another_matter_of_the_same_person(work: Workspace) -> None:
    petition(work)
    other = "Đề nghị xem xét cấp giấy chứng nhận quyền sử dụng đất thửa 63 đã nộp hồ sơ từ tháng 3."
    assert found(work, **TYPED, summary=other) == []


def test_similar_finds_the_content_whoever_brings_it(work: Workspace) -> None:
    uid = petition(work)
    again = "Khơi thông cống thoát nước khu vực nhà văn hóa xóm Đồng Vàng, mưa là nước tràn vào nhà."
    assert found(work, content_kind="proposal", petitioner="Ma Văn Tá", hamlet="Xóm Đồng Vàng", summary=again) == [uid]


def test_similar_shows_one_record_of_each_case(work: Workspace) -> None:
    first = petition(work)
    petition(work, first_petition=first, relation="repeat")
    assert len(found(work, **TYPED)) == 1


def test_similar_leaves_out_the_record_shown_and_its_own_case(work: Workspace) -> None:
    first = petition(work)
    petition(work, first_petition=first, relation="repeat")
    raw = editable_values(records.get(work, kind="petitions", uid=first).record)
    assert similar.similar(work, kind="petitions", raw=raw, uid=first) == ()


def test_similar_finds_nothing_once_the_record_belongs_to_a_case(work: Workspace) -> None:
    first = petition(work)
    assert found(work, **TYPED, first_petition=first) == []


def test_similar_finds_nothing_deleted(work: Workspace) -> None:
    records.delete(work, kind="petitions", uid=petition(work))
    assert found(work, **TYPED) == []


def test_similar_finds_nothing_for_kinds_without_cases(work: Workspace) -> None:
    for kind in KINDS:
        if not kind.case_field:
            assert similar.fields_compared(kind) == frozenset()
            assert similar.similar(work, kind=kind.key, raw={"summary": DRAIN}) == ()


def test_similar_orders_by_likeness_and_gives_no_more_than_asked(work: Workspace) -> None:
    exact = petition(work)
    again = "Khơi thông cống thoát nước khu vực nhà văn hóa xóm Đồng Vàng, mưa là nước tràn vào nhà."
    near = [petition(work, petitioner=name, summary=again) for name in ("Ma Văn Tá", "Lường Thị Ánh", "Vi Ất")]
    given = similar.similar(work, kind="petitions", raw={**TYPED, "summary": DRAIN}, limit=2)
    assert len(given) == 2
    assert given[0].uid == exact
    assert given[1].uid == near[1]
    assert given[0].score > given[1].score


def test_similar_says_nothing_for_a_name_that_many_have(work: Workspace) -> None:
    raws = [{**PETITION, "hamlet": f"Xóm {place}", "summary": f"Đề nghị sửa đường số {place}."} for place in range(8)]
    bulk.add_all(work, kind="petitions", raws=[bulk.with_defaults(kind_of("petitions"), raw) for raw in raws])
    assert found(work, petitioner="Lường Thị Ánh", content_kind="proposal") == []
    assert len(found(work, petitioner="Lường Thị Ánh", hamlet="Xóm 3", content_kind="proposal")) == 1


# ---------------------------------------------------------------- denunciations


DENUNCIATION = {
    "received_on": "02/11/2026",
    "content_kind": "denunciation",
    "source": "post",
    "secret_file": "07",
    "accused": "Trưởng xóm Gò Mít",
    "summary": "Thu tiền đóng góp làm nhà văn hóa xóm không có chứng từ, không công khai với dân.",
}


def test_similar_denunciation_is_found_by_content_and_accused_and_shown_without_anybody(work: Workspace) -> None:
    uid = save(work, "petitions", DENUNCIATION)
    raw = {
        "content_kind": "denunciation",
        "accused": "Ông trưởng xóm Gò Mít",
        "summary": "Trưởng xóm thu tiền làm nhà văn hóa nhưng không có chứng từ, không công khai.",
    }
    (item,) = similar.similar(work, kind="petitions", raw=raw)
    assert item.uid == uid
    assert item.reasons[0] == "cùng người bị tố cáo"
    assert "Gò Mít" not in item.name


def test_similar_denunciation_is_never_shown_to_an_open_petition_nor_the_other_way(work: Workspace) -> None:
    open_ = petition(work, summary=DENUNCIATION["summary"])
    secret = save(work, "petitions", DENUNCIATION)
    assert found(work, content_kind="proposal", summary=DENUNCIATION["summary"]) == [open_]
    assert found(work, content_kind="denunciation", summary=DENUNCIATION["summary"]) == [secret]


# ---------------------------------------------------------------- joining


def test_link_values_lead_to_the_first_record_of_the_case(work: Workspace) -> None:
    first = petition(work)
    second = petition(work, first_petition=first, relation="repeat")
    third = petition(work, first_petition=second, relation="repeat")
    values = similar.link_values(work, kind="petitions", uid_of_similar=third)
    assert values == {"first_petition": first, "relation": "repeat"}
    petition(work, **values)


def test_link_values_after_a_decision_offer_the_second_complaint(work: Workspace) -> None:
    first = petition(
        work, content_kind="complaint", status="resulted", accepted_on="03/11/2026", accepted_number="12/TB-UBND",
        decided_on="18/11/2026", decision_number="30/QĐ-UBND", analysis="wrong",
    )  # fmt: skip
    values = similar.link_values(work, kind="petitions", uid_of_similar=first)
    assert values == {"first_petition": first, "relation": "second", "instance": "second"}


def test_link_values_of_a_reception_say_that_the_matter_came_before(work: Workspace) -> None:
    first = save(work, "receptions", RECEPTION)
    values = similar.link_values(work, kind="receptions", uid_of_similar=first)
    assert values == {"earlier_reception": first, "occurrence": "again"}
    save(work, "receptions", RECEPTION, **values)


def test_link_values_between_kinds_use_the_link_there_is(work: Workspace) -> None:
    reception = save(work, "receptions", RECEPTION)
    assert similar.link_values(work, kind="petitions", uid_of_similar=reception) == {"reception": reception}
    first = petition(work, reception=reception)
    values = similar.link_values(work, kind="receptions", uid_of_similar=first)
    assert values == {"earlier_reception": reception, "occurrence": "again"}


def test_link_values_are_empty_where_the_kinds_cannot_be_joined(work: Workspace) -> None:
    first = petition(work)
    assert similar.link_values(work, kind="receptions", uid_of_similar=first) == {}
    (item,) = similar.similar(work, kind="receptions", raw={"visitor": "Lường Thị Ánh", "hamlet": "Xóm Đồng Vàng"})
    assert (item.kind, item.is_linkable) == ("petitions", False)


def test_link_values_of_a_record_that_is_gone_says_so(work: Workspace) -> None:
    uid = petition(work)
    records.delete(work, kind="petitions", uid=uid)
    with pytest.raises(RecordMissing):
        similar.link_values(work, kind="petitions", uid_of_similar=uid)
