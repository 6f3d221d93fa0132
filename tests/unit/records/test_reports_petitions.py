"""The petition book."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.document import HeadingStyle
from desktop_app.records.petitions.record import Petition
from desktop_app.records.petitions.report import petition_book
from desktop_app.records.receptions.record import Reception
from tests.unit.records.cases import cells_of, changed, made, printed, stored, table_of

PETITION = made(
    Petition,
    received_on=date(2026, 11, 2),
    content_kind="complaint",
    source="agency",
    forwarding_body="Văn phòng UBND tỉnh",
    forwarding_number="321/VP-TD",
    petitioner="Nguyễn Văn An",
    hamlet="Thôn Đông",
    people_count=3,
    summary="Xem lại việc thu hồi đất",
    officer="Trần Thị Lan",
    settled_by="UBND xã",
    status="proposed",
    direction="accept",
    reception="r",
    answer_due_on=date(2026, 11, 18),
)
RECEPTION = stored(made(Reception, received_on=date(2026, 11, 2), visitor="Nguyễn Văn An"), uid="r", number=41)
SECRET = {"content_kind": "denunciation", "secret_file": "03"}


def test_book_has_the_columns_of_practice() -> None:
    document = petition_book(printed([stored(PETITION)]))
    assert [column.heading for column in table_of(document).columns] == [
        "STT",
        "Ngày tiếp nhận",
        "Người đứng đơn",
        "Tóm tắt nội dung",
        "Phân loại, số người",
        "Nguồn đơn",
        "Cơ quan đã giải quyết",
        "Cán bộ xử lý",
        "Lượt tiếp",
        "Hướng xử lý",
        "Hạn xử lý",
    ]
    assert document.heading is not None
    assert document.heading.style is HeadingStyle.STATE


def test_book_writes_a_petition() -> None:
    row = cells_of(petition_book(printed([stored(PETITION, number=57)], related=[RECEPTION])))[0]
    assert row == (
        "57",
        "02/11/2026",
        "Nguyễn Văn An\nThôn Đông",
        "Xem lại việc thu hồi đất",
        "Khiếu nại\n3 người",
        "Cơ quan khác chuyển\nVăn phòng UBND tỉnh\nSố 321/VP-TD",
        "UBND xã",
        "Trần Thị Lan",
        "41/2026",
        "Đề xuất thụ lý",
        "18/11/2026\nquá hạn 4 ngày",
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"answer_due_on": date(2026, 11, 22)}, "22/11/2026\nđến hạn hôm nay"),
        ({"answer_due_on": date(2026, 11, 27)}, "27/11/2026\ncòn 5 ngày"),
        ({"answer_due_on": None}, ""),
        ({"status": "answered", "answered_on": date(2026, 11, 12)}, "Đã trả lời\nngày 12/11/2026"),
        ({"status": "withdrawn", "withdrawn_on": date(2026, 11, 9)}, "Đã rút đơn\nngày 09/11/2026"),
        ({"status": "closed", "answered_on": date(2026, 11, 9)}, "Đã kết thúc\ntrả lời ngày 09/11/2026"),
    ],
    ids=["today", "left", "none", "answered", "withdrawn", "closed"],
)
def test_book_tells_how_long_is_left_or_how_it_ended(changes: dict[str, object], expected: str) -> None:
    assert cells_of(petition_book(printed([stored(changed(PETITION, changes))])))[0][10] == expected


def test_book_hides_a_denouncer() -> None:
    """Luật Tố cáo 25/2018/QH14 art 8(3); the number of a reception that names somebody is left out too."""
    document = petition_book(printed([stored(changed(PETITION, SECRET))], related=[RECEPTION], show_names=True))
    row = cells_of(document)[0]
    assert row[2] == "Đơn tố cáo – bảo mật thông tin người tố cáo\nHồ sơ mật số 03"
    assert row[8] == ""
    assert "Nguyễn Văn An" not in "\n".join(row)


def test_book_shows_the_reception_of_a_denunciation_that_is_secret_itself() -> None:
    secret = stored(changed(RECEPTION.record, {"content_kind": "denunciation"}), uid="r", number=41)
    row = cells_of(petition_book(printed([stored(changed(PETITION, SECRET))], related=[secret])))[0]
    assert row[8] == "41/2026"


def test_book_shows_ground_and_result() -> None:
    refused = {"direction": "not_accept", "refusal_ground": "time_barred", "decision_number": "9/TB-UBND"}
    handling = cells_of(petition_book(printed([stored(changed(PETITION, refused))])))[0][9]
    assert handling == (
        "Thông báo không thụ lý\nCăn cứ: Hết thời hiệu, không có lý do chính đáng\nKết quả: số 9/TB-UBND"
    )
