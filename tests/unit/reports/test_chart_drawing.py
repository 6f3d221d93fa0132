"""Charts on paper: words read back, boxes measured, tones told apart in grey print, pictures sharp enough."""

from __future__ import annotations

import itertools
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from desktop_app.domain.charts import Chart, ChartKind, Series, value_words
from desktop_app.domain.document import Block, Document, Paragraph, SignatureCell, Signatures, TitleBlock
from desktop_app.reports.chart_picture import DPI
from desktop_app.reports.docx import docx_bytes
from desktop_app.reports.pdf import pdf_bytes
from desktop_app.reports.xlsx import xlsx_bytes
from tests.helpers.chart_samples import FIELDS, FOUR_SERIES, MONTHS, QUARTERS, numbers
from tests.helpers.pdf_reading import ReadPage, ReadRule, read_pdf
from tests.unit.reports.docx_reading import ReadDocx
from tests.unit.reports.xlsx_reading import ReadXlsx

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_EMU_PER_MM = 36_000


def paper(*blocks: Block) -> Document:
    return Document("Báo cáo", (TitleBlock("BÁO CÁO"), *blocks), file_name="bao-cao")


def page(*blocks: Block) -> ReadPage:
    [found] = read_pdf(pdf_bytes(paper(*blocks)))
    return found


@pytest.mark.parametrize("chart", [FIELDS, QUARTERS, MONTHS, FOUR_SERIES], ids=lambda chart: chart.kind.value)
def test_every_word_of_a_chart_is_read_back_from_the_page(chart: Chart) -> None:
    said = page(chart).text.split("\n")
    for category in chart.categories:
        assert any(category.startswith(line) for line in said), category
    for one in chart.series:
        assert {value_words(value) for value in one.values} <= set(said)
        assert len(chart.series) == 1 or one.label in said


def test_drawn_bars_are_as_long_as_their_numbers() -> None:
    bars = page(FIELDS).boxes
    assert [bar.length / bars[0].length for bar in bars] == pytest.approx([1, 0.25, 0.5], rel=0.01)
    assert max(bar.right for bar in bars) < 210 - 15


def test_chart_and_its_line_of_title_stay_on_one_page() -> None:
    pages = read_pdf(pdf_bytes(paper(Paragraph("Chữ. " * 900), FIELDS)))
    [found] = [one for one in pages if "Ý kiến theo lĩnh vực" in one.text]
    assert len(found.boxes) == 3
    assert sum(len(one.boxes) for one in pages) == 3


def test_chart_higher_than_a_page_is_drawn_smaller_on_one() -> None:
    names = tuple(f"Thôn số {number}" for number in range(1, 71))
    many = Chart("Mô hình theo thôn", ChartKind.BARS, names, (Series("a", numbers(*range(1, 71))),))
    pages = read_pdf(pdf_bytes(Document("T", (many,), file_name="t")))
    assert len(pages) == 1
    assert len(pages[0].boxes) == 70
    assert max(box.bottom for box in pages[0].boxes) < 297 - 20


def test_signatures_stay_with_the_chart_before_them() -> None:
    signed = Signatures((SignatureCell(("NGƯỜI LẬP",)),))
    pages = read_pdf(pdf_bytes(paper(Paragraph("Chữ. " * 780), FIELDS, signed)))
    [place] = [one for one in pages if "NGƯỜI LẬP" in one.text]
    assert "Ý kiến theo lĩnh vực" in place.text


def test_same_chart_gives_the_same_bytes() -> None:
    assert pdf_bytes(paper(MONTHS)) == pdf_bytes(paper(MONTHS))
    assert docx_bytes(paper(MONTHS)) == docx_bytes(paper(MONTHS))


# ---------------------------------------------------------------- grey print


def grey_of(picture: Image.Image, box: ReadRule) -> float:
    """Mean grey (0 black, 255 white) inside a box, its edge left out; places in millimetres."""
    scale, edge = picture.width / 210, 0.4
    left, top = round((box.left + edge) * scale), round((box.top + edge) * scale)
    part = picture.crop((left, top, round((box.right - edge) * scale), round((box.bottom - edge) * scale)))
    return sum(part.tobytes()) / (part.width * part.height)


def test_series_are_told_apart_in_grey_print() -> None:
    content = pdf_bytes(paper(FOUR_SERIES))
    pdf = pypdfium2.PdfDocument(content)
    picture = pdf[0].render(scale=4).to_pil().convert("L")
    pdf.close()
    bars = read_pdf(content)[0].boxes[4:8]  # behind the four samples of the legend
    greys = sorted(grey_of(picture, bar) for bar in bars)
    assert all(second - first >= 35 for first, second in itertools.pairwise(greys)), greys


# ---------------------------------------------------------------- files to be edited


def test_docx_holds_the_chart_as_a_sharp_picture_that_says_what_it_shows() -> None:
    read = ReadDocx(docx_bytes(paper(FIELDS)))
    [inline] = read.body.iter(f"{_WP}inline")
    [said] = inline.iter(f"{_WP}docPr")
    assert said.get("descr") == FIELDS.description
    [extent] = inline.iter(f"{_WP}extent")
    width_mm = int(extent.get("cx")) / _EMU_PER_MM
    assert width_mm == pytest.approx(165, abs=0.5)
    [name] = [name for name in read.zip.namelist() if name.endswith(".png")]
    picture = Image.open(BytesIO(read.zip.read(name)))
    assert picture.width / (width_mm / 25.4) == pytest.approx(DPI, rel=0.01)
    assert DPI >= 200
    assert min(picture.convert("L").tobytes()) < 60


def test_xlsx_holds_the_chart_as_a_table_of_numbers() -> None:
    found = ReadXlsx(xlsx_bytes(paper(QUARTERS)))
    sheet = found.sheet()
    shown = {cell.text for cell in sheet.cells.values()}
    assert {"Hội nghị đối thoại", "Năm 2025", "Năm 2026", "Quý IV", "Đơn vị tính: hội nghị"} <= shown
    assert [cell.number for cell in sheet.cells.values() if cell.number is not None] == [2, 3, 3, 3, 1, 2, 4]


def test_chart_without_any_case_says_so_on_paper() -> None:
    calm = replace(QUARTERS, series=(Series("Năm 2026", numbers(0, 0, 0, 0)),))
    found = page(calm)
    assert "Không phát sinh" in found.text
    assert not found.boxes
