"""Periodic reports that were sent: frozen to the byte, corrected, and compared with what the program says now."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal

import pytest

from desktop_app.domain.document import Paragraph, Table
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.periods import Span, period_of
from desktop_app.services import periodic, reporting, tables
from desktop_app.services.workspace import Workspace
from tests.helpers.offices import Clock
from tests.helpers.pdf_reading import read_pdf
from tests.helpers.table_papers import QUARTER, Papers

KEY = "dan-van"
NOVEMBER = period_of(Span.MONTH, year=2026, number=11)
OCTOBER = period_of(Span.MONTH, year=2026, number=10)


@pytest.fixture
def papers(work: Workspace) -> Papers:
    made = Papers(work)
    made.petition("03/11/2026")
    made.petition("04/11/2026")
    return made


def test_sent_report_keeps_its_bytes_whatever_is_edited_afterwards(papers: Papers, clock: Clock) -> None:
    work = papers.work
    expected = reporting.pdf_bytes(periodic.build(work, KEY, period=NOVEMBER))
    sent = periodic.freeze(work, KEY, period=NOVEMBER, note=" Gửi Tỉnh ủy ")
    clock.move(days=3)
    papers.petition("05/11/2026")
    periodic.save_text(work, KEY, period=NOVEMBER, section="kien-nghi", text="Đã sửa.")
    data = periodic.plain_outline(periodic.outline(work, KEY))
    periodic.save_outline(work, {**data, "title": "Báo cáo khác", "version": "9"})
    work.file.office = replace(work.office, unit_name="Xã khác")
    assert periodic.sent_pdf(work, sent.id) == expected
    assert sent.sha256 == hashlib.sha256(expected).hexdigest()
    assert (sent.outline, sent.period, sent.note, sent.is_correction) == (KEY, NOVEMBER, "Gửi Tỉnh ủy", False)
    assert periodic.report(work, KEY, period=NOVEMBER).sent == sent
    assert periodic.report(work, KEY, period=OCTOBER).sent is None


def test_sent_reports_and_sent_tables_are_told_apart(papers: Papers) -> None:
    work = papers.work
    table = tables.freeze(work, "01-xld", period=QUARTER)
    one = periodic.freeze(work, KEY, period=NOVEMBER)
    other = periodic.freeze(work, "kntc", period=QUARTER)
    assert (table.outline, one.outline, other.outline) == ("", KEY, "kntc")
    assert periodic.sent(work) == (other, one)
    assert periodic.sent(work, KEY) == (one,)
    with pytest.raises(InputRefused, match="biểu thống kê, không phải báo cáo"):
        periodic.differences(work, table.id)


def test_nothing_changed_means_no_difference(papers: Papers) -> None:
    sent = periodic.freeze(papers.work, KEY, period=NOVEMBER)
    assert periodic.differences(papers.work, sent.id).is_empty


def test_changed_figures_and_texts_show_as_differences(papers: Papers) -> None:
    work = papers.work
    periodic.save_text(work, KEY, period=NOVEMBER, section="kien-nghi", text="Một.")
    sent = periodic.freeze(work, KEY, period=NOVEMBER)
    papers.petition("05/11/2026")
    periodic.save_text(work, KEY, period=NOVEMBER, section="kien-nghi", text="Hai.")
    changed = periodic.differences(work, sent.id)
    numbers = {item.label: (item.before, item.now) for item in changed.figures}
    assert numbers["Số đơn tiếp nhận"] == (Decimal(2), Decimal(3))
    assert numbers["Số đơn khiếu nại"] == (Decimal(2), Decimal(3))
    assert {item.cell.partition(":")[0] for item in changed.figures} == {"pl2-don"}
    [text] = changed.texts
    assert (text.section, text.before, text.now) == ("kien-nghi", "Một.", "Hai.")
    page = periodic.difference_document(work, sent.id)
    rows = next(block.rows for block in page.blocks if isinstance(block, Table))
    assert ("Số đơn tiếp nhận", "2", "3", "+1") in rows
    assert "Mục có lời văn đã sửa: V. KIẾN NGHỊ, ĐỀ XUẤT." in [
        block.text for block in page.blocks if isinstance(block, Paragraph)
    ]


def test_second_report_of_a_period_needs_to_be_a_correction(papers: Papers) -> None:
    work = papers.work
    first = periodic.freeze(work, KEY, period=NOVEMBER)
    with pytest.raises(InputRefused, match="đã gửi ngày 22/11/2026"):
        periodic.freeze(work, KEY, period=NOVEMBER)
    second = periodic.freeze(work, KEY, period=NOVEMBER, corrects=first.id)
    assert second.corrects == first.id
    words = read_pdf(periodic.sent_pdf(work, second.id))[0].text
    assert "Báo cáo điều chỉnh, thay báo cáo gửi ngày 22/11/2026" in words


@pytest.mark.parametrize("key", [KEY, "kntc"])
def test_correction_of_another_report_is_refused(papers: Papers, key: str) -> None:
    first = periodic.freeze(papers.work, KEY, period=NOVEMBER)
    with pytest.raises(InputRefused, match="loại khác hoặc kỳ khác"):
        periodic.freeze(papers.work, key, period=OCTOBER, corrects=first.id)


@pytest.mark.parametrize("text", ["Có {số lạ} đơn.", "Có { đơn."])
def test_report_that_names_what_nobody_knows_is_not_sent(papers: Papers, text: str) -> None:
    work = papers.work
    periodic.save_text(work, KEY, period=NOVEMBER, section="don", text=text)
    with pytest.raises(InputRefused, match=r"Tiếp nhận, xử lý, giải quyết đơn.* nêu số liệu không có"):
        periodic.freeze(work, KEY, period=NOVEMBER)
    assert periodic.sent(work) == ()


def test_doubted_number_does_not_keep_a_report_from_being_sent(papers: Papers) -> None:
    periodic.save_text(papers.work, KEY, period=NOVEMBER, section="don", text="Có 77 đơn.")
    assert periodic.freeze(papers.work, KEY, period=NOVEMBER).id


def test_zero_report_is_sent(work: Workspace) -> None:
    sent = periodic.freeze(work, KEY, period=OCTOBER)
    assert "Trong kỳ không phát sinh." in read_pdf(periodic.sent_pdf(work, sent.id))[0].text


def test_sent_report_of_an_outline_that_went_is_still_there(papers: Papers) -> None:
    work = papers.work
    data = {**periodic.plain_outline(periodic.outline(work, KEY)), "key": "rieng"}
    periodic.save_outline(work, data)
    sent = periodic.freeze(work, "rieng", period=NOVEMBER)
    periodic.restore_outline(work, "rieng")
    assert periodic.sent_pdf(work, sent.id).startswith(b"%PDF")
    with pytest.raises(InputRefused, match="Không có khung báo cáo “rieng”"):
        periodic.differences(work, sent.id)
