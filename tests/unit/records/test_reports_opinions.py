"""The table of opinions and proposals."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.document import HeadingStyle, Paragraph, Row, RowStyle
from desktop_app.records.dialogues.record import Dialogue
from desktop_app.records.opinions.record import CooperatingUnit, Opinion
from desktop_app.records.opinions.report import REPORTS, Tally, opinion_table, tally
from tests.unit.records.cases import cells_of, changed, made, printed, stored, table_of, words_of

MEETING = stored(made(Dialogue, held_on=date(2026, 10, 15), topic="Môi trường nông thôn"), uid="d")
OPINION = made(
    Opinion,
    dialogue="d",
    raised_on=date(2026, 10, 15),
    source="meeting",
    content="Đề nghị sửa đường thôn Đông",
    hamlet="Thôn Đông",
    speaker="Trần Thị Bình",
    field="transport",
    is_answered_there=True,
    authority="commune",
    lead_unit="Phòng Kinh tế",
    cooperating_units=(made(CooperatingUnit, unit="Công an xã"),),
    due_on=date(2026, 12, 1),
    status="done",
    done_on=date(2026, 11, 20),
    result_number="15/UBND-KT",
    result_on=date(2026, 11, 21),
    note="Đã nghiệm thu",
)


def test_table_has_the_ten_columns_of_practice() -> None:
    document = opinion_table(printed([stored(OPINION)], related=[MEETING]))
    assert [column.heading for column in table_of(document).columns] == [
        "STT",
        "Nội dung ý kiến, kiến nghị",
        "Thôn, tổ dân phố (người nêu)",
        "Lĩnh vực",
        "Trả lời tại hội nghị",
        "Thẩm quyền",
        "Đơn vị giải quyết",
        "Thời hạn",
        "Kết quả (số, ngày văn bản trả lời)",
        "Ghi chú",
    ]
    assert document.heading is not None
    assert document.heading.style is HeadingStyle.PARTY


def test_table_writes_an_opinion_under_its_meeting() -> None:
    document = opinion_table(printed([stored(OPINION)], related=[MEETING]))
    heading = table_of(document).rows[0]
    assert isinstance(heading, Row)
    assert heading == Row(("Hội nghị ngày 15/10/2026 – Môi trường nông thôn",), RowStyle.GROUP)
    assert cells_of(document)[1] == (
        "1",
        "Đề nghị sửa đường thôn Đông",
        "Cử tri thôn Đông",
        "Giao thông, hạ tầng",
        "Đã trả lời",
        "Xã",
        "Phòng Kinh tế\nPhối hợp: Công an xã",
        "01/12/2026",
        "Đã giải quyết xong ngày 20/11/2026\nSố 15/UBND-KT ngày 21/11/2026",
        "Đã nghiệm thu",
    )


def test_table_hides_names_unless_asked_for() -> None:
    """Results are posted and sent to the hamlets (Luật 72/2025/QH15 art 43): printing without names is the default."""
    records, related = [stored(OPINION)], [MEETING]
    assert "Bình" not in words_of(opinion_table(printed(records, related=related)))
    named = opinion_table(printed(records, related=related, show_names=True))
    assert cells_of(named)[1][2] == "Trần Thị Bình\nThôn Đông"
    assert next(report for report in REPORTS if report.key == "tong-hop-y-kien").hides_names


def test_table_numbers_through_all_meetings_and_names_those_outside() -> None:
    records = [stored(OPINION), stored(changed(OPINION, {"dialogue": None, "hamlet": ""})), stored(OPINION)]
    rows = cells_of(opinion_table(printed(records, related=[MEETING])))
    assert [row[0] for row in rows] == [
        "Hội nghị ngày 15/10/2026 – Môi trường nông thôn",
        "1",
        "2",
        "Ý kiến ngoài hội nghị",
        "3",
    ]
    assert rows[4][2] == "Cử tri"


def test_tally_of_states_adds_up_and_is_told_under_the_table() -> None:
    states = ("done", "done", "in_progress", "passed_on", "not_started", "petition", None)
    opinions = [changed(OPINION, {"status": state, "is_answered_there": state == "done"}) for state in states]
    sums = tally(opinions)
    assert sums == Tally(total=7, done=2, doing=2, not_yet=2, moved=1, answered_there=2)
    assert sums.total == sums.done + sums.doing + sums.not_yet + sums.moved
    document = opinion_table(printed([stored(opinion) for opinion in opinions], related=[MEETING]))
    notes = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    expected = (
        "Tổng số 7 ý kiến: đã xong 2, đang giải quyết 2, chưa giải quyết 2, chuyển thành đơn hoặc lượt tiếp công dân 1."
        " Đã trả lời tại hội nghị 2."
    )
    assert notes == [expected]


def test_table_without_opinions_says_so_and_tells_no_sums() -> None:
    document = opinion_table(printed([]))
    assert cells_of(document) == []
    assert not [block for block in document.blocks if isinstance(block, Paragraph)]


def test_table_keeps_the_order_of_the_meeting() -> None:
    """By the place at the meeting, whatever the order of entry; those without one at the end."""
    some = [
        stored(changed(OPINION, {"place": place, "content": f"Ý kiến {place}"}), uid=f"o{place}")
        for place in (None, 3, 1, 2)
    ]
    rows = cells_of(opinion_table(printed(some, related=[MEETING])))[1:]
    assert [row[:2] for row in rows] == [
        ("1", "Ý kiến 1"), ("2", "Ý kiến 2"), ("3", "Ý kiến 3"), ("4", "Ý kiến None"),
    ]  # fmt: skip


def test_table_says_where_an_opinion_was_passed_on_to() -> None:
    passed = changed(OPINION, {"status": "passed_on", "passed_to": "Sở Xây dựng"})
    assert "Chuyển: Sở Xây dựng" in cells_of(opinion_table(printed([stored(passed)], related=[MEETING])))[1][6]
