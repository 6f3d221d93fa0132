"""A Document's tables as an XLSX workbook: one sheet per table, numbers as numbers; equal documents, equal bytes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter

from desktop_app.domain.charts import Chart
from desktop_app.domain.document import (
    Block,
    Document,
    Orientation,
    PageSize,
    Paragraph,
    ParagraphStyle,
    Recipients,
    Signatures,
    Spacer,
    Table,
    TitleBlock,
)
from desktop_app.reports.chart_style import chart_table
from desktop_app.reports.files import timeless_zip, write_whole
from desktop_app.reports.fonts import TYPEFACE, Face
from desktop_app.reports.pdf_text import FontSet, clean
from desktop_app.reports.styles import (
    FOOT_FROM_EDGE_MM,
    FOOT_SIZE,
    POINTS_PER_MM,
    UNIT_LINE_SIZE,
    PaperStyle,
    page_style,
    sheet_mm,
)
from desktop_app.reports.table_layout import fit_table
from desktop_app.reports.xlsx_grid import Formats, Grid
from desktop_app.reports.xlsx_table import TableWriter
from desktop_app.reports.xlsx_text import write_block, write_form_label, write_heading

_MADE_AT = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in every file in place of a clock."""
_A4 = 9  # XlsxWriter's number of the paper
_MM_PER_INCH = 25.4
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_LONGEST_NAME = 31


def write_xlsx(document: Document, path: Path) -> None:
    """Write the document's tables as an XLSX; the file appears complete or not at all.

    Args:
        document: What to write; see xlsx_bytes.
        path: Target, replaced if it exists; its folder must exist.

    Raises:
        OSError: The folder cannot be written, the disk is full.
    """
    write_whole(xlsx_bytes(document), path)


def xlsx_bytes(document: Document) -> bytes:
    """The document's tables as XLSX: A4 across, fitted to the width, headers repeated on each printed page.

    Each sheet has the heading and the title above its table, remarks and signatures below. A chart is a table of its
    numbers. What is no text (codes,
    page breaks) is left out. A text stays a text, never a formula, whatever it begins with.

    Raises:
        ValueError: There is no table or chart in it, or a measure of paper that no office may set.
    """
    parts = list(_parts(tuple(_plain_blocks(document.blocks))))
    if not parts:
        raise ValueError("a document without a table has no workbook")
    style = page_style(replace(document, page_size=PageSize.A4))
    packed = BytesIO()
    workbook: Any = xlsxwriter.Workbook(packed, _options())
    workbook.set_properties(
        {
            "title": clean(document.title),
            "subject": clean(document.subject),
            "author": clean(document.heading.issuer).replace("\n", " ") if document.heading else "",
            "created": _MADE_AT,
        }
    )
    formats, fonts = Formats(workbook), FontSet(None)
    for number, part in enumerate(parts, start=1):
        name = document.title.translate(_NOT_IN_NAMES) if len(parts) == 1 else ""
        sheet = workbook.add_worksheet(clean(name).strip(" '")[:_LONGEST_NAME].rstrip(" '") or f"Bảng {number}")
        _write_sheet(sheet, part, document, style, formats, fonts)
    workbook.close()
    return timeless_zip(packed.getvalue())


def _options() -> dict[str, Any]:
    """New ones for each workbook: XlsxWriter 3.3.1 writes into what it is given."""
    return {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_format_properties": {"font_name": TYPEFACE, "font_size": 11},
    }


@dataclass(frozen=True)
class _Part:
    """A table with the blocks above and below it."""

    above: tuple[Block, ...]
    table: Table
    below: tuple[Block, ...]


def _plain_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks with a title and a table of numbers in place of each chart."""
    for block in blocks:
        if isinstance(block, Chart):
            if block.title:
                yield Paragraph(block.title, ParagraphStyle.CENTER_BOLD)
            yield chart_table(block)
            if block.note:
                yield Paragraph(block.note, ParagraphStyle.NOTE)
        else:
            yield block


def _parts(blocks: tuple[Block, ...]) -> Iterator[_Part]:
    """The tables of a document; remarks and signatures belong to the table before them, all else to the next one.

    A table without a title of its own takes the one before; the last one takes all that follows.
    """
    places = [index for index, block in enumerate(blocks) if isinstance(block, Table)]
    start = 0
    title: tuple[TitleBlock, ...] = ()
    for number, place in enumerate(places):
        table = blocks[place]
        above = blocks[start:place]
        titles = tuple(block for block in above if isinstance(block, TitleBlock))
        start = place + 1
        end = places[number + 1] if number + 1 < len(places) else len(blocks)
        while start < end and (number + 1 == len(places) or _is_remark(blocks[start])):
            start += 1
        if isinstance(table, Table):
            yield _Part(above if titles else (*title, *above), table, blocks[place + 1 : start])
        title = titles[-1:] or title


def _is_remark(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return block.style in (ParagraphStyle.SMALL, ParagraphStyle.NOTE)
    return isinstance(block, Signatures | Recipients | Spacer)


def _write_sheet(
    sheet: Any, part: _Part, document: Document, style: PaperStyle, formats: Formats, fonts: FontSet
) -> None:
    page_width = sheet_mm(PageSize.A4, Orientation.LANDSCAPE)[0]
    width = (page_width - style.margin_left_mm - style.margin_right_mm) * POINTS_PER_MM
    fitted = fit_table(part.table, paper=style, fonts=fonts, width=width)
    grid = Grid(sheet, formats, fonts, widths=fitted.widths)
    if document.form_label:
        write_form_label(grid, document.form_label, style=style)
    if document.heading:
        write_heading(grid, document.heading, style=style)
    for block in part.above:
        write_block(grid, block, style=style)
    if part.table.unit_line:
        grid.line(part.table.unit_line, face=Face.ITALIC, size=UNIT_LINE_SIZE, align="right")
    header = TableWriter(grid, part.table, style=fitted.style).write()
    for block in part.below:
        write_block(grid, block, style=style)
    _set_print(sheet, document, style)
    sheet.repeat_rows(*header)


def _set_print(sheet: Any, document: Document, style: PaperStyle) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    sheet.set_margins(
        left=style.margin_left_mm / _MM_PER_INCH,
        right=style.margin_right_mm / _MM_PER_INCH,
        top=style.margin_top_mm / _MM_PER_INCH,
        bottom=style.margin_bottom_mm / _MM_PER_INCH,
    )
    if document.watermark:
        words = clean(document.watermark).replace("&", "&&")
        sheet.set_header(f'&C&"{TYPEFACE},Bold"&14&K808080{words}', {"margin": style.number_top_mm / _MM_PER_INCH})
    sheet.set_footer(f'&R&"{TYPEFACE}"&{FOOT_SIZE:g}Trang &P/&N', {"margin": FOOT_FROM_EDGE_MM / _MM_PER_INCH})
