"""Ruled tables and record sheets in DOCX: merged headings repeated on each page, codes, rows, totals."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from desktop_app.domain.document import Align, FieldSection, Row, RowStyle, Table
from desktop_app.reports.docx_xml import Layout, Sheet, cell, gap, paragraph, row, run, table
from desktop_app.reports.fonts import Face
from desktop_app.reports.styles import (
    CODE_ROW_SIZE,
    FIELD_LABEL_SHARE,
    TABLE_GAP,
    UNIT_LINE_SIZE,
    TableStyle,
    field_sheet_style,
)
from desktop_app.reports.table_layout import HeaderBox, fit_table, header_boxes, is_short, totals_stretch

_ALIGNS = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right"}
_CENTRED = "center"


def table_block(sheet: Sheet, block: Table, *, is_kept: bool) -> str:
    """A table with its unit line and the room below.

    Args:
        sheet: Where.
        block: What.
        is_kept: Its last rows stay on a page with what follows (the signatures).
    """
    drawn = _Table(sheet, block, is_kept=is_kept)
    unit = ""
    if block.unit_line:
        words = run(block.unit_line, face=Face.ITALIC, size=UNIT_LINE_SIZE)
        unit = paragraph(words, Layout(align="right", is_kept=True, after=2.0))
    return unit + drawn.xml + gap(TABLE_GAP, is_kept=is_kept)


class _Table:
    def __init__(self, sheet: Sheet, block: Table, *, is_kept: bool) -> None:
        self._sheet, self._block = sheet, block
        fitted = fit_table(block, paper=sheet.style, fonts=sheet.fonts, width=sheet.text_width)
        self._style = fitted.style
        edges = [round(edge, 1) for edge in accumulate(fitted.widths, initial=0.0)]
        self._widths = [right - left for left, right in pairwise(edges)]
        self._aligns = [_ALIGNS[column.align] for column in block.columns]
        self._is_kept = is_kept

    @property
    def xml(self) -> str:
        rows = [*self._header(), *self._body(), *self._closing()]
        style = self._style
        return table("".join(rows), widths=self._widths, is_ruled=True, pad_x=style.pad_x, pad_y=style.pad_y)

    def _words(self, text: str, *, align: str, face: Face = Face.REGULAR, is_kept: bool = False) -> str:
        return _cell_words(text, self._style, align=align, face=face, is_kept=is_kept)

    def _header(self) -> Iterator[str]:
        boxes = header_boxes(self._block)
        for level in range(len(self._block.groups) + 1):
            cells = sorted((box for box in boxes if box.top <= level < box.bottom), key=lambda box: box.left)
            yield row("".join(self._heading(box, level) for box in cells), is_header=True)
        if self._block.codes:
            size = min(self._style.size, CODE_ROW_SIZE)
            font = self._sheet.font(Face.ITALIC, size)
            layout = Layout(align=_CENTRED, is_kept=True)
            coded = ""
            for code, width in zip(self._block.codes, self._widths, strict=True):
                lines = font.balanced(code, width=width - 2 * self._style.pad_x)  # word processors do not break "1=2+3"
                coded += cell(paragraph(run("\n".join(lines), face=Face.ITALIC, size=size), layout), width=width)
            yield row(coded, is_header=True)

    def _heading(self, box: HeaderBox, level: int) -> str:
        merge = "" if box.bottom - box.top == 1 else "restart" if level == box.top else "continue"
        words = self._words("" if merge == "continue" else box.label, align=_CENTRED, face=Face.BOLD, is_kept=True)
        width = sum(self._widths[box.left : box.right])
        return cell(words, width=width, span=box.right - box.left, merge=merge, middle=True)

    def _body(self) -> Iterator[str]:
        last = len(self._block.rows) - 1
        kept_first, kept_last = is_short(self._block), bool(self._block.totals or self._is_kept)
        for index, content in enumerate(self._block.rows):
            is_kept = kept_last if index == last else kept_first
            if not isinstance(content, Row):
                yield self._plain(content, Face.REGULAR, is_kept=is_kept)
            elif content.style is RowStyle.GROUP:
                yield self._whole(content.cells[0], face=Face.BOLD, align="left", is_kept=True)
            else:
                face = Face.BOLD if content.style is RowStyle.BOLD else Face.REGULAR
                yield self._plain(content.cells, face, is_kept=is_kept)

    def _plain(self, texts: Sequence[str], face: Face, *, is_kept: bool) -> str:
        return row(
            "".join(
                [
                    cell(self._words(text, align=align, face=face, is_kept=is_kept), width=width)
                    for text, align, width in zip(texts, self._aligns, self._widths, strict=True)
                ]
            )
        )

    def _whole(self, text: str, *, face: Face, align: str, is_kept: bool) -> str:
        words = self._words(text, align=align, face=face, is_kept=is_kept)
        return row(cell(words, width=sum(self._widths), span=len(self._widths)))

    def _closing(self) -> Iterator[str]:
        totals = self._block.totals
        if not self._block.rows:
            kept = self._is_kept or totals is not None
            yield self._whole(self._block.empty_text, face=Face.ITALIC, align=_CENTRED, is_kept=kept)
        if totals is None:
            return
        span = totals_stretch(totals) + 1
        align = _CENTRED if span > 1 else self._aligns[0]
        first = self._words(totals[0], align=align, face=Face.BOLD, is_kept=self._is_kept)
        cells = cell(first, width=sum(self._widths[:span]), span=span)
        for text, side, width in zip(totals[span:], self._aligns[span:], self._widths[span:], strict=True):
            cells += cell(self._words(text, align=side, face=Face.BOLD, is_kept=self._is_kept), width=width)
        yield row(cells)


def _cell_words(text: str, style: TableStyle, *, align: str, face: Face, is_kept: bool) -> str:
    layout = Layout(align=align, spacing=style.line_spacing, is_kept=is_kept)
    return paragraph(run(text, face=face, size=style.size), layout)


def field_sheet(sheet: Sheet, sections: Sequence[FieldSection], *, is_kept: bool) -> str:
    """A record: a bold line per section, then label and value in two ruled columns, and the room below.

    Args:
        sheet: Where.
        sections: What.
        is_kept: Its last row stays on a page with what follows (the signatures).
    """
    style = field_sheet_style(sheet.style)
    left = round(sheet.text_width * FIELD_LABEL_SHARE, 1)
    widths = (left, sheet.text_width - left)
    lines: list[tuple[str, ...]] = []
    for name, fields in sections:
        lines += [(name,), *fields] if name else fields
    rows = []
    for number, texts in enumerate(lines, start=1):
        is_title = len(texts) == 1
        kept = is_title or (is_kept and number == len(lines))
        face = Face.BOLD if is_title else Face.REGULAR
        cells = [_cell_words(text, style, align="left", face=face, is_kept=kept) for text in texts]
        if is_title:
            rows.append(row(cell(cells[0], width=sheet.text_width, span=2)))
        else:
            rows.append(row("".join(cell(words, width=width) for words, width in zip(cells, widths, strict=True))))
    drawn = table("".join(rows), widths=widths, is_ruled=True, pad_x=style.pad_x, pad_y=style.pad_y)
    return drawn + gap(TABLE_GAP, is_kept=is_kept)
