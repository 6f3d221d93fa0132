"""Papers with upright and lying pages and annexes numbered by themselves: a report and its tables in one file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn
from docx.shared import Mm

from desktop_app.domain.document import Column, Document, Orientation, PageBreak, Paragraph, Spacer, Table, TitleBlock
from desktop_app.reports.docx import docx_bytes
from desktop_app.reports.pdf import pdf_bytes
from tests.helpers.pdf_reading import ReadPage, read_pdf
from tests.unit.reports.docx_reading import ReadDocx

WIDE = Table(columns=tuple(Column(f"Cột {number}") for number in range(9)), rows=[("x",) * 9] * 60)
REPORT = Document(
    "Báo cáo",
    (
        TitleBlock("BÁO CÁO"),
        Paragraph("Chữ. " * 700),
        PageBreak(Orientation.LANDSCAPE),
        WIDE,
        PageBreak(Orientation.PORTRAIT),
        Paragraph("Hết."),
    ),
    file_name="bao-cao",
)


def test_pages_after_a_turn_lie_across_and_those_after_the_next_stand() -> None:
    pages = read_pdf(pdf_bytes(REPORT))
    lies = [page.width > page.height for page in pages]
    assert lies == [*sorted(lies[:-1]), False]
    assert lies.count(True) >= 2
    table = next(page for page in pages if "Cột 8" in page.text)
    assert round(table.horizontal_rules[0].left, 1) == 30.0
    assert round(max(rule.right for rule in table.horizontal_rules), 1) == 297 - 15


def test_page_numbers_go_on_centred_in_the_top_margin_of_turned_pages() -> None:
    pages = read_pdf(pdf_bytes(REPORT))
    for number, page in enumerate(pages[1:], start=2):
        line = page.line(str(number))
        assert line.base < 20
        assert abs(line.middle - (30 + page.width - 15) / 2) < 0.2


def test_register_keeps_its_foot_on_turned_pages() -> None:
    blocks = (WIDE, PageBreak(Orientation.PORTRAIT), Paragraph("Hết."))
    pages = read_pdf(pdf_bytes(replace(REPORT, blocks=blocks, orientation=Orientation.LANDSCAPE)))
    last = pages[-1]
    assert last.width < last.height
    assert last.line("Trang").text == f"Trang {len(pages)}/{len(pages)}"
    assert round(last.line("Trang").right, 1) == 210 - 15


def test_turn_at_the_top_of_a_page_leaves_no_empty_page() -> None:
    blocks = (PageBreak(Orientation.LANDSCAPE), Paragraph("Một."), PageBreak(), PageBreak(Orientation.PORTRAIT),
              Paragraph("Hai."), PageBreak(Orientation.LANDSCAPE))  # fmt: skip
    pages = read_pdf(pdf_bytes(replace(REPORT, blocks=blocks)))
    assert [(page.width > page.height, "Một" in page.text) for page in pages] == [(True, True), (False, False)]
    sections = ReadDocx(docx_bytes(replace(REPORT, blocks=blocks))).word.sections
    assert [section.orientation for section in sections] == [WD_ORIENTATION.LANDSCAPE, WD_ORIENTATION.PORTRAIT]


def test_watermark_of_a_turned_page_lies_on_its_own_diagonal() -> None:
    pages = read_pdf(pdf_bytes(replace(REPORT, watermark="TẬP HUẤN – KHÔNG CÓ GIÁ TRỊ")))
    assert {page.width > page.height for page in pages} == {True, False}
    for page in pages:
        slanting = [line for line in page.lines if len(line.text) == 1 and line.font.endswith("Bold")]
        first, last = slanting[0], slanting[-1]
        rise, run = first.base - last.base, last.left - first.left
        assert rise / run == pytest.approx(page.height / page.width, rel=0.02)
        assert first.left + last.right == pytest.approx(page.width, abs=25)


def test_docx_turns_by_sections_and_shows_the_number_on_their_first_pages() -> None:
    sections = ReadDocx(docx_bytes(REPORT)).word.sections
    assert [section.orientation for section in sections] == [
        WD_ORIENTATION.PORTRAIT,
        WD_ORIENTATION.LANDSCAPE,
        WD_ORIENTATION.PORTRAIT,
    ]
    assert [section.different_first_page_header_footer for section in sections] == [True, False, False]
    assert [round((section.left_margin or Mm(0)).mm) for section in sections] == [30, 30, 30]
    assert [round((section.page_width or Mm(0)).mm) for section in sections] == [210, 297, 210]
    assert all(section.header.is_linked_to_previous for section in sections[1:])


def test_docx_table_on_a_turned_page_is_as_wide_as_its_text() -> None:
    [table] = ReadDocx(docx_bytes(REPORT)).tables
    assert round(sum(table.widths) / (1440 / 25.4)) == 297 - 30 - 15


def test_docx_watermark_is_drawn_anew_for_turned_pages() -> None:
    read = ReadDocx(docx_bytes(replace(REPORT, watermark="TẬP HUẤN")))
    assert len(read.edges("header")) == 4


# --- Annexes ----------------------------------------------------------------------------------------------------

WITH_ANNEXES = replace(
    REPORT,
    blocks=(
        Paragraph("Chữ. " * 700),
        PageBreak(Orientation.LANDSCAPE, restarts=True),
        WIDE,
        PageBreak(Orientation.PORTRAIT),
        Paragraph("Vẫn phụ lục một."),
        PageBreak(restarts=True),
        Paragraph("Phụ lục hai. " * 400),
    ),
)


def head_number(page: ReadPage) -> str:
    """The page number in the top margin; "" where none is shown."""
    return "".join(line.text for line in page.lines if line.base < 20)


def test_pages_of_each_annex_are_numbered_by_themselves_and_the_first_shows_none() -> None:
    pages = read_pdf(pdf_bytes(WITH_ANNEXES))
    firsts = [place for place, page in enumerate(pages) if not head_number(page)]
    first_annex = next(place for place, page in enumerate(pages) if "Cột 8" in page.text)
    second_annex = next(place for place, page in enumerate(pages) if "Phụ lục hai" in page.text)
    assert firsts == [0, first_annex, second_annex]
    numbers = [head_number(page) for page in pages]
    assert numbers[first_annex:second_annex] == [
        "",
        *(str(place) for place in range(2, second_annex - first_annex + 1)),
    ]
    assert numbers[second_annex:] == ["", *(str(place) for place in range(2, len(pages) - second_annex + 1))]
    assert second_annex - first_annex > 2
    assert len(pages) - second_annex > 1


def test_register_counts_the_pages_of_each_annex() -> None:
    blocks = (WIDE, PageBreak(restarts=True), Paragraph("Hết."))
    document = replace(REPORT, blocks=blocks, orientation=Orientation.LANDSCAPE)
    feet = [page.line("Trang").text for page in read_pdf(pdf_bytes(document))]
    count = len(feet) - 1
    assert feet == [*(f"Trang {number}/{count}" for number in range(1, count + 1)), "Trang 1/1"]
    foot = ReadDocx(docx_bytes(document)).word.sections[0].footer._element.xml
    assert "SECTIONPAGES" in foot


def test_restart_at_the_top_or_at_the_end_leaves_no_empty_page() -> None:
    again = PageBreak(restarts=True)
    blocks = (again, Paragraph("Một."), PageBreak(), again, again, Paragraph("Hai."), again)
    document = replace(REPORT, blocks=blocks)
    assert [head_number(page) for page in read_pdf(pdf_bytes(document))] == ["", ""]
    assert starts_of(document) == [None, "1"]


def starts_of(document: Document) -> list[str | None]:
    """The number at which each section of the DOCX begins; None where it goes on."""
    sections = ReadDocx(docx_bytes(document)).word.sections
    found = [section._sectPr.findall(qn("w:pgNumType")) for section in sections]
    return [item[0].get(qn("w:start")) if item else None for item in found]


def test_docx_annex_begins_at_number_one_and_shows_none_on_its_first_page() -> None:
    sections = ReadDocx(docx_bytes(WITH_ANNEXES)).word.sections
    assert starts_of(WITH_ANNEXES) == [None, "1", None, "1"]
    assert [section.different_first_page_header_footer for section in sections] == [True, True, False, True]
    assert "PAGE" not in sections[1].first_page_header._element.xml
    assert "PAGE" in sections[1].header._element.xml
    assert [section.orientation for section in sections] == [
        WD_ORIENTATION.PORTRAIT,
        WD_ORIENTATION.LANDSCAPE,
        WD_ORIENTATION.PORTRAIT,
        WD_ORIENTATION.PORTRAIT,
    ]


def test_docx_first_page_of_an_annex_carries_the_watermark() -> None:
    read = ReadDocx(docx_bytes(replace(WITH_ANNEXES, watermark="TẬP HUẤN")))
    first, annex, rest, second = read.word.sections
    for section in (first, annex, second):
        assert "TẬP HUẤN" in section.first_page_header._element.xml
        assert "PAGE" not in section.first_page_header._element.xml
    assert "TẬP HUẤN" in rest.header._element.xml
    shapes = [
        part.split('"')[0]
        for name in read.edges("header")
        for part in read.zip.read(name).decode().split('o:spid="')[1:]
    ]
    assert len(shapes) == len(set(shapes)) == 7


@pytest.mark.parametrize("end", [PageBreak(Orientation.LANDSCAPE), PageBreak(), PageBreak(restarts=True)])
def test_docx_break_at_the_very_end_leaves_no_empty_page(end: PageBreak) -> None:
    read = ReadDocx(docx_bytes(replace(REPORT, blocks=(Paragraph("Một."), end, Spacer(5), end))))
    assert len(read.word.sections) == 1
    assert not list(read.body.iter(qn("w:br")))
    assert read.word.sections[0].orientation is WD_ORIENTATION.PORTRAIT
