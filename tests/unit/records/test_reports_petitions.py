"""The petition book."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.document import HeadingStyle
from desktop_app.records.petitions.record import Petition
from desktop_app.records.petitions.report import petition_book
from desktop_app.records.receptions.record import Reception
from desktop_app.records.rows import Reminder, Suspension
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
    due_on=date(2026, 11, 18),
)
RECEPTION = stored(made(Reception, received_on=date(2026, 11, 2), visitor="Nguyễn Văn An"), uid="r", number=41)
HELD = made(Suspension, number="5/QĐ-UBND", suspended_on=date(2026, 11, 10))
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
        "18/11/2026\nquá 3 ngày làm việc",
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"due_on": date(2026, 11, 22)}, "22/11/2026\nhôm nay"),
        ({"due_on": date(2026, 11, 27)}, "27/11/2026\ncòn 4 ngày làm việc"),
        ({"due_on": None}, ""),
        ({"status": "suspended", "suspensions": (HELD,)}, "Tạm đình chỉ\nngày 10/11/2026"),
        (
            {"status": "answered", "answered_on": date(2026, 11, 12)},
            "Đã trả lời\nngày 12/11/2026\ncòn việc đến hạn 18/11/2026",
        ),
        ({"status": "filed", "due_on": None, "filed_on": date(2026, 11, 9)}, "Lưu đơn\nngày 09/11/2026"),
        ({"status": "withdrawn", "due_on": None, "withdrawn_on": date(2026, 11, 9)}, "Đã rút đơn\nngày 09/11/2026"),
        (
            {"status": "closed", "due_on": None, "answered_on": date(2026, 11, 9)},
            "Đã kết thúc\ntrả lời ngày 09/11/2026",
        ),
    ],
    ids=["today", "left", "none", "suspended", "answered", "filed", "withdrawn", "closed"],
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


def handling(**values: object) -> list[str]:
    """Column "Hướng xử lý" of the petition with these values, line by line."""
    return cells_of(petition_book(printed([stored(changed(PETITION, values))])))[0][9].split("\n")


def test_book_shows_the_way_from_acceptance_to_the_answer_of_another_body() -> None:
    assert handling(accepted_number="12/TB-UBND", accepted_on=date(2026, 11, 4))[-1] == (
        "Thụ lý: số 12/TB-UBND ngày 04/11/2026"
    )
    urged = tuple(made(Reminder, sent_on=date(2026, 11, day)) for day in (9, 16))
    passed = handling(
        direction="transfer_proposal", receiving_body="Sở Y tế", reminders=urged, reply_number="9/SYT",
        replied_on=date(2026, 11, 18),
    )  # fmt: skip
    assert passed == [
        "Chuyển đơn kiến nghị, phản ánh", "Sở Y tế", "Đôn đốc 2 lần, gần nhất ngày 16/11/2026",
        "Phúc đáp: số 9/SYT ngày 18/11/2026",
    ]  # fmt: skip


def test_book_says_why_a_petition_was_filed_and_what_was_withdrawn() -> None:
    assert handling(status="filed", direction="file", ineligible_reason="guided_before")[-1] == (
        "Lý do: Đã được hướng dẫn một lần về cùng nội dung"
    )
    assert handling(withdrawal="part", withdrawn_on=date(2026, 11, 9))[-1] == "Rút một phần ngày 09/11/2026"


def test_book_names_the_first_petition_of_the_case() -> None:
    again = stored(changed(PETITION, {"relation": "duplicate", "first_petition": "f"}), uid="b", number=58)
    first = stored(PETITION, uid="f", number=57)
    row = cells_of(petition_book(printed([again], related=[first])))[0]
    assert row[4] == "Khiếu nại\n3 người\nĐơn trùng\n(đơn số 57/2026)"
