"""What must never stand alone on a page: the header of a table, a group of its rows, a heading, the signatures."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from desktop_app.domain.charts import Chart, ChartKind, Series
from desktop_app.domain.document import (
    Block,
    Column,
    Document,
    FieldSheet,
    Paragraph,
    ParagraphStyle,
    Row,
    RowStyle,
    SignatureCell,
    Signatures,
    Table,
    TitleBlock,
)
from desktop_app.reports.docx import docx_bytes
from desktop_app.reports.pdf import pdf_bytes
from tests.helpers.pdf_reading import ReadPage, read_pdf
from tests.unit.reports.docx_reading import ReadDocx

FILLING = range(20, 32)
"""Lines of text above, so that what follows begins at each height near the foot of the page."""
COLUMNS = (Column("Đầu bảng"), Column("Số"))
GROUP = Row(("NHÓM A",), RowStyle.GROUP)
SIGNED = Signatures((SignatureCell(("CHỦ TỊCH",), name="Nguyễn Văn An"),))


def pages_of(filling: int, *blocks: Block) -> list[ReadPage]:
    lines = (Paragraph("dòng", ParagraphStyle.CENTER) for _ in range(filling))
    return read_pdf(pdf_bytes(Document("Thử", (*lines, *blocks), file_name="thu")))


def table(*rows: Row | tuple[str, ...], totals: tuple[str, ...] | None = None) -> Table:
    return Table(columns=COLUMNS, rows=rows, code_row=("1=2+3", "2"), totals=totals)


def rows(count: int) -> Sequence[tuple[str, ...]]:
    return [(f"hàng {number}", str(number)) for number in range(1, count + 1)]


def page_with(pages: list[ReadPage], *words: str) -> list[ReadPage]:
    """The pages on which all these words stand."""
    return [page for page in pages if all(any(word in line.text for line in page.lines) for word in words)]


@pytest.mark.parametrize("filling", FILLING)
def test_header_and_groups_stand_with_the_first_row(filling: int) -> None:
    pages = pages_of(filling, table(GROUP, Row(("NHÓM B",), RowStyle.GROUP), *rows(3)))
    first = page_with(pages, "Đầu bảng")[0]
    assert page_with([first], "1=2+3", "NHÓM A", "NHÓM B", "hàng 1")


@pytest.mark.parametrize("filling", FILLING)
def test_header_does_not_stay_behind_when_the_only_row_goes_with_the_signatures(filling: int) -> None:
    pages = pages_of(filling, table(("hàng 1", "1"), totals=("Tổng cộng", "1")), SIGNED)
    assert len(page_with(pages, "Đầu bảng")) == 1
    assert page_with(pages, "Đầu bảng", "hàng 1", "Tổng cộng", "CHỦ TỊCH", "Nguyễn Văn An")


@pytest.mark.parametrize("filling", FILLING)
def test_group_of_the_last_row_goes_with_it_to_the_signatures(filling: int) -> None:
    pages = pages_of(filling, table(*rows(2), GROUP, ("hàng cuối", "1")), SIGNED)
    assert page_with(pages, "NHÓM A", "hàng cuối", "CHỦ TỊCH")


@pytest.mark.parametrize("filling", FILLING)
def test_unit_line_stands_on_the_page_of_its_header(filling: int) -> None:
    made = Table(columns=COLUMNS, rows=[("hàng 1\nhai\nba\nbốn", "1")], unit_line="Đơn vị tính: người")
    assert page_with(pages_of(filling, made), "Đơn vị tính", "Đầu bảng", "bốn")


def test_what_no_page_holds_is_not_kept() -> None:
    groups = [Row((f"NHÓM {number}",), RowStyle.GROUP) for number in range(80)]
    pages = pages_of(3, table(*groups, ("hàng 1", "1")))
    assert page_with(pages[:1], "dòng", "NHÓM 0")
    assert page_with(pages, "NHÓM 79", "hàng 1")


@pytest.mark.parametrize("filling", FILLING)
@pytest.mark.parametrize("style", [ParagraphStyle.BOLD, ParagraphStyle.ITALIC, ParagraphStyle.CENTER_BOLD])
def test_headings_stand_with_the_first_row_of_the_table_below(filling: int, style: ParagraphStyle) -> None:
    headings = (Paragraph("II. TIÊU ĐỀ", ParagraphStyle.BOLD), Paragraph("1. Nhỏ hơn", style))
    pages = pages_of(filling, *headings, table(("hàng 1\nhai\nba\nbốn\nnăm\nsáu", "1")))
    assert page_with(pages, "II. TIÊU ĐỀ", "1. Nhỏ hơn", "Đầu bảng", "sáu")


@pytest.mark.parametrize("filling", FILLING)
def test_headings_stand_with_the_chart_below(filling: int) -> None:
    chart = Chart("Biểu đồ", ChartKind.BARS, ("Một", "Hai"), (Series("Kỳ này", (Decimal(3), Decimal(4))),), unit="đơn")
    pages = pages_of(filling, Paragraph("II. TIÊU ĐỀ", ParagraphStyle.BOLD), chart)
    assert page_with(pages, "II. TIÊU ĐỀ", "Biểu đồ")


@pytest.mark.parametrize("filling", FILLING)
def test_headings_in_a_row_stand_with_the_text_below(filling: int) -> None:
    headings = [Paragraph(f"{number}. Mục", ParagraphStyle.BOLD) for number in range(1, 4)]
    pages = pages_of(filling, *headings, Paragraph("Chữ. " * 90))
    assert page_with(pages, "1. Mục", "2. Mục", "3. Mục", "Chữ.")


def test_grounds_in_italics_do_not_leave_the_page_together() -> None:
    grounds = [Paragraph(f"Căn cứ {number};", ParagraphStyle.ITALIC) for number in range(1, 9)]
    pages = pages_of(22, *grounds, Paragraph("Chữ. " * 90))
    assert page_with(pages[:1], "dòng", "Căn cứ 1;")
    assert not page_with(pages[:1], "Căn cứ 8;")


@pytest.mark.parametrize("filling", FILLING)
def test_all_rows_of_signatures_stay_with_the_last_row_of_a_table(filling: int) -> None:
    second = Signatures((SignatureCell(("BÍ THƯ",)), SignatureCell(("THƯ KÝ",))))
    pages = pages_of(filling, table(*rows(2)), SIGNED, second)
    assert page_with(pages, "hàng 2", "CHỦ TỊCH", "THƯ KÝ")


@pytest.mark.parametrize("filling", FILLING)
def test_title_of_a_section_goes_with_its_only_field_to_the_signatures(filling: int) -> None:
    sheet = FieldSheet((("Chung", (("A", "a"),)), ("Cuối", (("Trường", "giá trị"),))))
    assert page_with(pages_of(filling, sheet, SIGNED), "Cuối", "giá trị", "CHỦ TỊCH")


def test_docx_keeps_rows_of_signatures_together() -> None:
    second = Signatures((SignatureCell(("BÍ THƯ",)), SignatureCell(("THƯ KÝ",), name="Lê Thị Bình")))
    found = ReadDocx(docx_bytes(Document("Thử", (table(*rows(1)), SIGNED, second), file_name="thu"))).tables
    kept = [[cell.paragraphs[-1].has("keepNext") for cell in item.rows[-1]] for item in found]
    assert kept == [[True, True], [True, True], [False, False]]


def test_docx_heading_in_italics_stays_with_what_follows() -> None:
    blocks = (Paragraph("a) Nhỏ", ParagraphStyle.ITALIC), Paragraph("Chữ."))
    found = ReadDocx(docx_bytes(Document("Thử", blocks, file_name="thu"))).paragraphs
    assert [item.has("keepNext") for item in found] == [True, False]


@pytest.mark.parametrize("filling", FILLING)
def test_short_table_stands_on_one_page_and_a_long_one_goes_on(filling: int) -> None:
    assert page_with(pages_of(filling, table(*rows(5), totals=("Cộng", "1"))), "Đầu bảng", "hàng 1", "hàng 5", "Cộng")
    assert len(page_with(pages_of(filling, table(*rows(60))), "Đầu bảng")) > 1


def test_name_of_a_body_is_not_broken_over_two_lines_of_a_title() -> None:
    title = TitleBlock("BÁO CÁO", "Kết quả Hội nghị trao đổi, đối thoại giữa Ủy ban nhân dân xã Đồng Lam với Nhân dân")
    document = Document("Thử", (title,), file_name="thu")
    [page] = read_pdf(pdf_bytes(document))
    lines = [line.text for line in page.lines[1:]]
    assert len(lines) == 2
    assert any("Ủy ban nhân dân" in line for line in lines)
    assert "Ủy ban nhân dân" in "".join(item.text for item in ReadDocx(docx_bytes(document)).paragraphs)
