"""The citizen reception book, Mẫu số 03/TCD."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.document import HeaderCell, HeadingStyle, Orientation, Signatures, TitleBlock
from desktop_app.domain.query import Period
from desktop_app.records.petitions.record import Petition
from desktop_app.records.receptions.record import Reception
from desktop_app.records.receptions.report import reception_book
from desktop_app.records.rows import ProgressNote, Representative
from tests.unit.records.cases import cells_of, changed, made, printed, stored, table_of, words_of

CITIZEN = made(
    Reception,
    received_on=date(2026, 11, 4),
    reception_type="scheduled",
    content_kind="proposal",
    visitor="Nguyễn Văn An",
    address="Số 5",
    hamlet="Thôn Đông",
    paper_kind="citizen_card",
    paper_number="019088001234",
    people_count=7,
    representatives=(made(Representative, name="Nguyễn Văn An"), made(Representative, name="Trần Thị Bình")),
    summary="Đường thôn Đông hỏng",
    request="Sửa đường",
    settled_by="UBND xã",
    direction="accept",
    answered_on=date(2026, 11, 10),
    progress=(made(ProgressNote, noted_on=date(2026, 11, 6), note="Giao Phòng Kinh tế"),),
)


def test_book_has_the_twelve_columns_of_the_form() -> None:
    """NĐ 154/2026/NĐ-CP, Mẫu số 03/TCD: twelve columns, 9 to 11 under "Hướng xử lý"."""
    document = reception_book(printed([stored(CITIZEN)]))
    table = table_of(document)
    assert [column.heading for column in table.columns] == [
        "STT",
        "Ngày tiếp",
        "Họ tên – Địa chỉ",
        "CCCD/Hộ chiếu",
        "Tóm tắt nội dung vụ việc",
        "Phân loại đơn",
        "Số công dân có đơn cùng một nội dung",
        "Cơ quan đã giải quyết",
        "Thụ lý",
        "Trả lại đơn và hướng dẫn",
        "Chuyển đơn",
        "Theo dõi quá trình, kết quả giải quyết",
    ]
    assert table.groups == ((HeaderCell("", 8), HeaderCell("Hướng xử lý", 3), HeaderCell("")),)
    assert table.codes == tuple(str(number) for number in range(1, 13))


def test_book_is_a_state_paper_across_with_form_number_period_and_two_signatures() -> None:
    document = reception_book(printed([stored(CITIZEN)]))
    assert document.orientation is Orientation.LANDSCAPE
    assert document.form_label == "Mẫu số 03/TCD"
    assert document.heading is not None
    assert document.heading.style is HeadingStyle.STATE
    assert (document.heading.superior, document.heading.issuer) == ("ỦY BAN NHÂN DÂN", "XÃ LA BẰNG")
    assert document.blocks[0] == TitleBlock("SỔ TIẾP CÔNG DÂN", period="(Từ ngày 01/01/2026 đến ngày 31/12/2026)")
    signatures = document.blocks[-1]
    assert isinstance(signatures, Signatures)
    assert signatures.place_and_day == "La Bằng, ngày 22 tháng 11 năm 2026"
    assert len(signatures.cells) == 2
    assert document.file_name == "so-tiep-cong-dan_20260101_20261231"


def test_book_writes_a_citizen_as_the_notes_of_the_form_ask() -> None:
    row = cells_of(reception_book(printed([stored(CITIZEN, number=57)])))[0]
    assert row == (
        "57",
        "04/11/2026",
        "Nguyễn Văn An\nSố 5, Thôn Đông\nNgười đại diện: Trần Thị Bình",
        "019088001234",
        "Đường thôn Đông hỏng\nYêu cầu: Sửa đường",
        "Kiến nghị, phản ánh",
        "7",
        "UBND xã",
        "x",
        "",
        "",
        "06/11/2026: Giao Phòng Kinh tế\nĐã trả lời ngày 10/11/2026",
    )


def test_book_puts_each_direction_in_its_column() -> None:
    sent = {"receiving_body": "Điện lực", "document_number": "15/UBND-TCD", "document_on": date(2026, 11, 5)}
    guided = cells_of(reception_book(printed([stored(changed(CITIZEN, {"direction": "guide", **sent}))])))[0]
    passed = cells_of(reception_book(printed([stored(changed(CITIZEN, {"direction": "transfer_proposal", **sent}))])))[
        0
    ]
    refused = {"direction": "refuse", "refusal_ground": "point_b"}
    sent_away = cells_of(reception_book(printed([stored(changed(CITIZEN, refused))])))[0]
    assert guided[8:11] == ("", "Điện lực\nSố 15/UBND-TCD ngày 05/11/2026", "")
    assert passed[8:11] == ("", "", "Điện lực\nSố 15/UBND-TCD ngày 05/11/2026")
    assert sent_away[8:11] == ("", "", "")
    assert sent_away[11].startswith("Từ chối tiếp, từ chối thụ lý\nCăn cứ: NĐ 154/2026 Điều 4 điểm b")


def test_book_names_another_identity_paper() -> None:
    passport = changed(CITIZEN, {"paper_kind": "passport", "paper_number": "C1234567"})
    assert cells_of(reception_book(printed([stored(passport)])))[0][3] == "Hộ chiếu\nC1234567"


def test_book_says_a_hamlet_only_once() -> None:
    written = changed(CITIZEN, {"address": "Số 5, thôn Đông, xã La Bằng", "representatives": ()})
    assert cells_of(reception_book(printed([stored(written)])))[0][2] == "Nguyễn Văn An\nSố 5, thôn Đông, xã La Bằng"


def test_book_hides_a_denouncer_in_columns_3_and_4() -> None:
    """Luật Tố cáo 25/2018/QH14 art 8(3): even where values were left behind, nothing of the person is printed."""
    secret = changed(CITIZEN, {"content_kind": "denunciation", "secret_file": "03", "secret_cabinet": "1"})
    document = reception_book(printed([stored(secret)], show_names=True))
    row = cells_of(document)[0]
    assert row[2] == "Đơn tố cáo – bảo mật thông tin người tố cáo"
    assert row[3] == "Hồ sơ mật số 03, tủ 1"
    for told in ("Nguyễn", "Bình", "Thôn Đông", "Số 5", "019088001234"):
        assert told not in "\n".join(row[2:4])


def test_book_says_when_an_answer_is_promised() -> None:
    waiting = {"status": "appointed", "appointment_on": date(2026, 11, 18), "answered_on": None, "progress": ()}
    assert (
        cells_of(reception_book(printed([stored(changed(CITIZEN, waiting))])))[0][11] == "Hẹn trả lời ngày 18/11/2026"
    )
    kept = changed(CITIZEN, {**waiting, "status": "answered", "answered_on": date(2026, 11, 17)})
    assert cells_of(reception_book(printed([stored(kept)])))[0][11] == "Đã trả lời ngày 17/11/2026"


def test_book_tells_what_became_of_the_petitions_written_there() -> None:
    """Mẫu số 03/TCD column 12; petitions of other receptions are left out."""
    petition = made(
        Petition, reception="a", content_kind="proposal", status="answered", decision_number="9/UBND-VP",
        decided_on=date(2026, 11, 12),
    )  # fmt: skip
    here, elsewhere = stored(petition, uid="p", number=57), stored(changed(petition, {"reception": "b"}), uid="q")
    row = cells_of(reception_book(printed([stored(CITIZEN)], related=[here, elsewhere])))[0]
    assert row[11].split("\n")[-1] == "Đơn số 57/2026: đã trả lời (số 9/UBND-VP ngày 12/11/2026)"
    assert "Đơn số 1/2026" not in row[11]


def test_book_names_no_denunciation_beside_a_person() -> None:
    """Luật Tố cáo 25/2018/QH14 art 8(3)."""
    petition = stored(made(Petition, reception="a", content_kind="denunciation", status="settling"), uid="p", number=57)
    assert "57/2026" not in cells_of(reception_book(printed([stored(CITIZEN)], related=[petition])))[0][11]
    secret = changed(CITIZEN, {"content_kind": "denunciation", "secret_file": "03"})
    row = cells_of(reception_book(printed([stored(secret)], related=[petition])))[0]
    assert row[11].endswith("Đơn số 57/2026: đang giải quyết")


def test_book_shows_a_session_nobody_came_to() -> None:
    empty = made(Reception, received_on=date(2026, 11, 11), reception_type="scheduled", no_citizen=True, people_count=0)
    row = cells_of(reception_book(printed([stored(empty)])))[0]
    assert row[2] == "Không có công dân đến"
    assert row[3:11] == ("",) * 8


def test_book_without_receptions_says_so() -> None:
    document = reception_book(printed([], period=Period()))
    assert table_of(document).rows == []
    assert table_of(document).empty_text == "Không phát sinh trong kỳ"
    assert words_of(document) == ""
    assert document.blocks[0] == TitleBlock("SỔ TIẾP CÔNG DÂN", period="(Tính đến ngày 22/11/2026)")
