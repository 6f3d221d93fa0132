"""Ruled tables of any length, drawn straight into the page: repeated header, wrapped cells, one path of grid lines.

Registers have 20,000 rows. Nothing here is built per cell but the text itself: widths of words are known
after their first use, and a row becomes one string of PDF operators.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from desktop_app.domain.document import Align, FieldSection, Row, RowStyle, Table
from desktop_app.reports.fonts import Face
from desktop_app.reports.pdf_page import Pages
from desktop_app.reports.pdf_table_header import TableHeader
from desktop_app.reports.pdf_text import TextFont
from desktop_app.reports.styles import (
    FIELD_LABEL_SHARE,
    TABLE_GAP,
    UNIT_LINE_SIZE,
    TableStyle,
    field_sheet_style,
)
from desktop_app.reports.table_layout import fit_table, is_short, totals_stretch

Lines = list[list[str]]
"""The lines of each cell of one row."""

_LEAST_LINES = 3  # of a row continued on another page
_UNIT_PITCH = UNIT_LINE_SIZE * 1.35


@dataclass(frozen=True, kw_only=True)
class RowShape:
    """How the cells of a row lie: their edges from left to right, one more than cells, in points."""

    edges: tuple[float, ...]
    aligns: tuple[Align, ...]
    fonts: tuple[TextFont, ...]
    pad_x: float

    def lines(self, cells: Sequence[str]) -> Lines:
        """The texts broken to the widths of their cells."""
        edges, twice = self.edges, 2 * self.pad_x
        return [
            font.lines(cell, width=edges[index + 1] - edges[index] - twice) if cell else []
            for index, (cell, font) in enumerate(zip(cells, self.fonts, strict=True))
        ]


PlacedRow = tuple[RowShape, Lines]


class TableWriter:
    """Draws rows one below another, with the header on each page.

    Attributes:
        header_height: Height of the header in points; 0 without one.
    """

    def __init__(self, pages: Pages, *, style: TableStyle, header: TableHeader | None = None) -> None:
        self._pages = pages
        self._style = style
        self._header = header
        self.header_height = header.height if header else 0.0
        self._run: tuple[tuple[float, ...], float] | None = None
        self._top_rule_needed = header is None
        self._next_line = f")Tj 0 {-style.pitch:.2f} Td("

    @property
    def _fresh_room(self) -> float:
        return self._pages.full_room - self.header_height

    def height(self, row: PlacedRow) -> float:
        """Height of a row in points, at least one line."""
        return max(1, max(map(len, row[1]))) * self._style.pitch + 2 * self._style.pad_y

    def start_height(self, row: PlacedRow, *, keep: float = 0.0) -> float:
        """Height a row needs to begin on a page: all of it, or a few lines if it may be continued on the next.

        Args:
            row: Its shape and lines.
            keep: As for `add`.
        """
        height = self.height(row)
        if height > self._style.split_above * self._fresh_room:
            return _LEAST_LINES * self._style.pitch + 2 * self._style.pad_y
        return height + keep if height + keep <= self._fresh_room else height

    def begin_height(self, first: PlacedRow, *, keep: float) -> float:
        """Height the header needs to begin on a page with the first row and what must stay with it."""
        return self.header_height + self.start_height(first, keep=keep)

    def begin(self) -> None:
        """Draw the header."""
        self._draw_header()

    def add(self, row: PlacedRow, *, keep: float = 0.0) -> None:
        """Draw a row, on a new page if it does not fit.

        Args:
            row: Its shape and lines.
            keep: Height that must fit below the row on the same page, in points; given up where an empty
                page has not so much room.
        """
        height = self.height(row)
        room = self._pages.room + 0.01
        if height + keep > room:
            if height > self._style.split_above * self._fresh_room:
                self._add_in_parts(row, keep=keep)
                return
            if height > room or height + keep <= self._fresh_room:
                self._next_page()
        self._draw(row, height)

    def end(self) -> None:
        """Close the grid."""
        if self._run:
            edges, top = self._run
            for x in edges:
                self._pages.rule(x, top, x, self._pages.y)
            self._run = None

    def _next_page(self) -> None:
        self.end()
        self._pages.break_page()
        self._draw_header()

    def _draw_header(self) -> None:
        if self._header:
            self._header.draw(self._pages)
        self._top_rule_needed = not self._header

    def _add_in_parts(self, row: PlacedRow, *, keep: float) -> None:
        """Draw a very high row over as many pages as it takes; its last three lines stay with what `keep` is for."""
        shape, lines = row
        while any(lines):
            count = max(map(len, lines))
            fitting = int((self._pages.room - 2 * self._style.pad_y + 0.01) / self._style.pitch)
            if fitting >= count and self.height((shape, lines)) + keep > self._pages.room + 0.01:
                fitting = count - _LEAST_LINES
            if fitting < _LEAST_LINES and not self._is_under_header:
                self._next_page()
                continue
            fitting = fitting if fitting > 0 else count
            piece = (shape, [cell[:fitting] for cell in lines])
            lines = [cell[fitting:] for cell in lines]
            self._draw(piece, self.height(piece))
            if any(lines):
                self._next_page()

    @property
    def _is_under_header(self) -> bool:
        return self._pages.y >= self._pages.top - self.header_height - 0.01

    def _draw(self, row: PlacedRow, height: float) -> None:
        shape, lines = row
        pages = self._pages
        top = pages.y
        if self._run is None or self._run[0] is not shape.edges:
            self.end()
            self._run = (shape.edges, top)
        if self._top_rule_needed:
            pages.rule(shape.edges[0], top, shape.edges[-1], top)
            self._top_rule_needed = False
        self._draw_cells(shape, lines, top - self._style.pad_y)
        pages.y = bottom = top - height
        pages.rule(shape.edges[0], bottom, shape.edges[-1], bottom)

    def _draw_cells(self, shape: RowShape, lines: Lines, top: float) -> None:
        put, pad, pitch = self._pages.put, shape.pad_x, self._style.pitch
        for index, cell in enumerate(lines):
            if not cell:
                continue
            font, align, left = shape.fonts[index], shape.aligns[index], shape.edges[index] + pad
            base = top - font.ascent
            encoded = font.encoded
            if align is Align.LEFT:
                text = self._next_line.join([encoded(line) for line in cell])
                put(f"1 0 0 1 {left:.2f} {base:.2f} Tm({text})Tj", font=font)
                continue
            right = shape.edges[index + 1] - pad
            part = 1.0 if align is Align.RIGHT else 0.5
            for number, line in enumerate(cell):
                x = left + (right - left - font.width(line)) * part
                put(f"1 0 0 1 {x:.2f} {base - number * pitch:.2f} Tm({encoded(line)})Tj", font=font)


class TableBlock:
    """A table measured for the present page and drawn from the cursor on.

    Args:
        pages: Where.
        table: What.
        tail: Height of what must stay on a page with the last rows (the signatures), in points.
    """

    def __init__(self, pages: Pages, table: Table, *, tail: float = 0.0) -> None:
        fitted = fit_table(table, paper=pages.style, fonts=pages.fonts, width=pages.text_width)
        style, edges = fitted.style, (*accumulate(fitted.widths[:-1], initial=pages.left), pages.right)
        self._pages = pages
        self._rows, self._is_short = table.rows, is_short(table)
        self._unit_font = pages.font(Face.ITALIC, UNIT_LINE_SIZE)
        self._unit = self._unit_font.lines(table.unit_line, width=pages.text_width) if table.unit_line else []
        self._writer = TableWriter(pages, style=style, header=TableHeader(pages, table, style=style, edges=edges))
        self._shapes = _Shapes(pages, table, style=style, edges=edges)
        self._closing = [] if table.rows else [self._shapes.empty(table.empty_text)]
        self._closing += [self._shapes.totals(table.totals)] if table.totals else []
        self._below = sum(map(self._writer.height, self._closing)) + (tail + TABLE_GAP if tail else 0.0)

    @property
    def start_height(self) -> float:
        """Height of what stands on one page at its beginning, in points: unit line, header, groups and a first row.

        A short table stands there as a whole, with what must stay with its last row.
        """
        unit, whole = len(self._unit) * _UNIT_PITCH, self._whole_height
        if whole and unit + whole <= self._pages.full_room:
            return unit + whole
        first = self._shapes.place(self._rows[0]) if self._rows else self._closing[0]
        keep = self._keep(0) if self._rows else self._below - self._writer.height(first)
        return unit + self._writer.begin_height(first, keep=keep)

    @property
    def _whole_height(self) -> float:
        """Height of header and all rows of a short table with what stays with them, in points; 0 of a long one."""
        if not self._is_short:
            return 0.0
        writer = self._writer
        return writer.header_height + sum(writer.height(self._shapes.place(row)) for row in self._rows) + self._below

    def draw(self) -> None:
        """Draw it over as many pages as it takes."""
        pages, writer, shapes, rows = self._pages, self._writer, self._shapes, self._rows
        pages.need(self.start_height)
        for line in self._unit:
            pages.write_right(line, font=self._unit_font, pitch=_UNIT_PITCH)
        writer.begin()
        last = len(rows) - 1
        for index, row in enumerate(rows):
            placed = shapes.place(row)
            writer.add(placed, keep=self._keep(index) if placed[0] is shapes.group or index == last else 0.0)
        below = self._below
        for placed in self._closing:
            below -= writer.height(placed)
            writer.add(placed, keep=below)
        writer.end()
        pages.skip(TABLE_GAP)

    def _keep(self, index: int) -> float:
        """Height that must stand below a row on its page, in points: from a group down to its first row."""
        height, last = 0.0, len(self._rows) - 1
        while index < last and _is_group(self._rows[index]) and height < self._pages.full_room:
            index += 1
            placed = self._shapes.place(self._rows[index])
            is_passed = index < last and _is_group(self._rows[index])
            keep = self._below if index == last else 0.0
            height += self._writer.height(placed) if is_passed else self._writer.start_height(placed, keep=keep)
        return height if height or index < last else self._below


def _is_group(row: Row | tuple[str, ...]) -> bool:
    return isinstance(row, Row) and row.style is RowStyle.GROUP


class _Shapes:
    """How plain, bold, merged and total rows of one table lie."""

    def __init__(self, pages: Pages, table: Table, *, style: TableStyle, edges: tuple[float, ...]) -> None:
        aligns = tuple(column.align for column in table.columns)
        regular, bold = pages.font(Face.REGULAR, style.size), pages.font(Face.BOLD, style.size)
        whole = (edges[0], edges[-1])
        count = len(edges) - 1
        self._italic = pages.font(Face.ITALIC, style.size)
        self.plain = RowShape(edges=edges, aligns=aligns, fonts=(regular,) * count, pad_x=style.pad_x)
        self.bold = RowShape(edges=edges, aligns=aligns, fonts=(bold,) * count, pad_x=style.pad_x)
        self.group = RowShape(edges=whole, aligns=(Align.LEFT,), fonts=(bold,), pad_x=style.pad_x)

    def place(self, row: Row | tuple[str, ...]) -> PlacedRow:
        """The row with its shape and lines."""
        if not isinstance(row, Row):
            return self.plain, self.plain.lines(row)
        shape = {RowStyle.PLAIN: self.plain, RowStyle.BOLD: self.bold, RowStyle.GROUP: self.group}[row.style]
        return shape, shape.lines(row.cells)

    def empty(self, text: str) -> PlacedRow:
        """What stands in place of rows."""
        shape = replace(self.group, aligns=(Align.CENTER,), fonts=(self._italic,))
        return shape, shape.lines((text,))

    def totals(self, cells: tuple[str, ...]) -> PlacedRow:
        """The last row; a label in the first cell stretches over the empty cells after it."""
        stretched = totals_stretch(cells)
        edges, aligns = self.bold.edges, self.bold.aligns
        shape = RowShape(
            edges=(edges[0], *edges[stretched + 1 :]),
            aligns=(Align.CENTER if stretched else aligns[0], *aligns[stretched + 1 :]),
            fonts=self.bold.fonts[stretched:],
            pad_x=self.bold.pad_x,
        )
        return shape, shape.lines((cells[0], *cells[stretched + 1 :]))


def draw_field_sheet(pages: Pages, sections: Sequence[FieldSection], *, tail: float = 0.0) -> None:
    """Draw a record: a bold line per section, then label and value in two ruled columns.

    Args:
        pages: Where.
        sections: What.
        tail: Height of what must stay on a page with the last field, in points.
    """
    style = field_sheet_style(pages.style)
    middle = pages.left + pages.text_width * FIELD_LABEL_SHARE
    regular, bold = pages.font(Face.REGULAR, style.size), pages.font(Face.BOLD, style.size)
    left = (Align.LEFT, Align.LEFT)
    pair = RowShape(edges=(pages.left, middle, pages.right), aligns=left, fonts=(regular, regular), pad_x=style.pad_x)
    title = RowShape(edges=(pages.left, pages.right), aligns=left[:1], fonts=(bold,), pad_x=style.pad_x)
    placed: list[PlacedRow] = []
    for name, fields in sections:
        if name:
            placed.append((title, title.lines((name,))))
        placed += [(pair, pair.lines(field)) for field in fields]
    tail += TABLE_GAP if tail else 0.0
    writer = TableWriter(pages, style=style)
    last = len(placed) - 1
    for index, row in enumerate(placed):
        keep = tail if index == last else 0.0
        if row[0] is title and index < last:
            keep = writer.start_height(placed[index + 1], keep=tail if index + 1 == last else 0.0)
        writer.add(row, keep=keep)
    writer.end()
    pages.skip(TABLE_GAP)
