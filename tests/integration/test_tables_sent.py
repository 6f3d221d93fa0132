"""Sent tables: frozen to the byte, corrected by later ones, compared with what is counted now."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from desktop_app.domain.document import Table
from desktop_app.domain.errors import FileDamaged, InputRefused
from desktop_app.domain.query import Period
from desktop_app.services import office_files, reporting, tables
from desktop_app.services.workspace import Workspace
from tests.helpers.offices import Clock
from tests.helpers.pdf_reading import read_pdf
from tests.helpers.table_papers import QUARTER, Papers

NEXT = Period(date(2026, 6, 15), date(2026, 9, 14))


@pytest.fixture
def papers(work: Workspace) -> Papers:
    """An office with three papers of the quarter, one of them handled."""
    made = Papers(work)
    made.own("20/03/2026", accepted_on="25/03/2026")
    made.petition("20/03/2026")
    made.petition("21/03/2026")
    return made


def text_of(content: bytes) -> str:
    """The words of a PDF in one line."""
    return " ".join(" ".join(page.text for page in read_pdf(content)).split())


def test_sent_table_keeps_its_bytes_whatever_is_edited_afterwards(papers: Papers, clock: Clock) -> None:
    work = papers.work
    expected = reporting.pdf_bytes(tables.document(work, "01-xld", period=QUARTER))
    sent = tables.freeze(work, "01-xld", period=QUARTER, note=" Gửi Thanh tra tỉnh ")
    clock.move(days=3)
    papers.own("22/03/2026")
    work.file.office = replace(work.office, unit_name="Xã khác")
    assert tables.sent_pdf(work, sent.id) == expected
    assert sent.sha256 == hashlib.sha256(expected).hexdigest()
    assert (sent.key, sent.period, sent.note, sent.sent_by, sent.corrects, sent.is_correction) == (
        "01-xld", QUARTER, "Gửi Thanh tra tỉnh", "Hoàng Thị Lan", None, False,
    )  # fmt: skip
    assert tables.sent(work) == (sent,)


def test_sent_table_is_still_there_after_closing_and_opening(papers: Papers) -> None:
    sent = tables.freeze(papers.work, "01-xld", period=QUARTER)
    content = tables.sent_pdf(papers.work, sent.id)
    path = papers.work.file.path
    office_files.close_file(papers.work)
    again = office_files.open_file(Path(path), password=None, user="Khác", clock=Clock())
    assert tables.sent(again) == (sent,)
    assert tables.sent_pdf(again, sent.id) == content
    office_files.close_file(again)


def test_edits_after_sending_show_as_differences_column_by_column(papers: Papers) -> None:
    sent = tables.freeze(papers.work, "01-xld", period=QUARTER)
    assert tables.differences(papers.work, sent.id) == ()
    papers.other("22/03/2026", "proposal", "transfer_proposal", document_on="23/03/2026")
    changed = {item.code: (item.before, item.now) for item in tables.differences(papers.work, sent.id)}
    assert changed == {
        code: (Decimal(before), Decimal(before + 1))
        for code, before in {"1": 3, "3": 3, "4": 1, "6": 1, "7": 1, "10": 0, "13": 1, "18": 0, "20": 0}.items()
    }
    first = tables.differences(papers.work, sent.id)[0]
    assert (first.code, first.heading) == ("1", "Tổng số đơn phải xử lý – Tổng số đơn")


def test_difference_sheet_says_what_was_sent_and_what_is_counted_now(papers: Papers) -> None:
    sent = tables.freeze(papers.work, "01-xld", period=QUARTER)
    papers.petition("22/03/2026")
    document = tables.difference_document(papers.work, sent.id)
    [table] = [block for block in document.blocks if isinstance(block, Table)]
    assert list(table.rows) == [
        ("1", "Tổng số đơn phải xử lý – Tổng số đơn", "3", "4", "+1"),
        ("3", "Tổng số đơn phải xử lý – Tiếp nhận trong kỳ", "3", "4", "+1"),
        ("5", "Số đơn chưa xử lý (chuyển kỳ sau xử lý)", "2", "3", "+1"),
    ]
    words = text_of(reporting.pdf_bytes(document))
    assert "BẢNG ĐIỀU CHỈNH BIỂU 01/XLD" in words
    assert "So với báo cáo gửi ngày 22/11/2026" in words


def test_sheet_without_differences_says_so(papers: Papers) -> None:
    sent = tables.freeze(papers.work, "01-xld", period=QUARTER)
    words = text_of(reporting.pdf_bytes(tables.difference_document(papers.work, sent.id)))
    assert "Không có số nào khác với báo cáo đã gửi" in words


def test_later_report_for_the_period_is_a_correction_and_says_so(papers: Papers, clock: Clock) -> None:
    sent = tables.freeze(papers.work, "01-xld", period=QUARTER)
    papers.petition("22/03/2026")
    clock.move(days=5)
    with pytest.raises(InputRefused) as refused:
        tables.freeze(papers.work, "01-xld", period=QUARTER)
    assert "đã gửi ngày 22/11/2026" in refused.value.sentence
    corrected = tables.freeze(papers.work, "01-xld", period=QUARTER, corrects=sent.id)
    assert (corrected.corrects, corrected.is_correction) == (sent.id, True)
    assert "Báo cáo điều chỉnh, thay báo cáo gửi ngày 22/11/2026" in text_of(tables.sent_pdf(papers.work, corrected.id))
    assert "Báo cáo điều chỉnh" not in text_of(tables.sent_pdf(papers.work, sent.id))
    assert tables.sent(papers.work) == (corrected, sent)
    assert tables.differences(papers.work, corrected.id) == ()
    assert tables.differences(papers.work, sent.id)


def test_correction_belongs_to_the_same_table_and_period(papers: Papers) -> None:
    sent = tables.freeze(papers.work, "01-xld", period=QUARTER)
    with pytest.raises(InputRefused, match="kỳ khác"):
        tables.freeze(papers.work, "01-xld", period=NEXT, corrects=sent.id)
    with pytest.raises(InputRefused, match="biểu khác"):
        tables.freeze(papers.work, "02-xld", period=QUARTER, corrects=sent.id)
    with pytest.raises(InputRefused, match="Không có báo cáo đã gửi số 99"):
        tables.freeze(papers.work, "01-xld", period=QUARTER, corrects=99)
    assert tables.sent(papers.work) == (sent,)


def test_next_period_says_where_it_carries_over_another_number_than_was_sent(papers: Papers) -> None:
    tables.freeze(papers.work, "01-xld", period=QUARTER)
    assert not any("chuyển sang" in line for line in tables.figures(papers.work, "01-xld", period=NEXT).remarks)
    papers.petition("22/03/2026")
    remarks = tables.figures(papers.work, "01-xld", period=NEXT).remarks
    assert remarks == (
        "Báo cáo kỳ trước (đến ngày 14/06/2026) đã gửi chuyển sang 2, nay tính 3; xem bảng điều chỉnh của kỳ đó.",
    )


def test_altered_bytes_of_a_sent_report_are_found_out(papers: Papers) -> None:
    sent = tables.freeze(papers.work, "01-xld", period=QUARTER)
    with papers.work.file.writing() as connection:
        connection.execute("UPDATE sent_reports SET pdf = x'25504446' WHERE id = ?", (sent.id,))
    with pytest.raises(FileDamaged, match="không còn nguyên vẹn"):
        tables.sent_pdf(papers.work, sent.id)


@pytest.mark.parametrize(
    "period",
    [Period(), Period(date(2026, 1, 1)), Period(end=date(2026, 1, 1)), Period(date(2026, 2, 1), date(2026, 1, 1))],
)
def test_period_without_both_days_in_order_is_refused(papers: Papers, period: Period) -> None:
    for work_of in (tables.figures, tables.document, tables.freeze):
        with pytest.raises(InputRefused):
            work_of(papers.work, "01-xld", period=period)
    assert tables.sent(papers.work) == ()
