"""The header of a table: widths of its columns, headings over several columns and rows, column codes."""

import re
from dataclasses import dataclass, replace

from desktop_app.domain.document import HeaderCell, Row, Table
from desktop_app.reports.fonts import Face
from desktop_app.reports.pdf_page import Pages
from desktop_app.reports.pdf_text import TextFont, clean
from desktop_app.reports.styles import TableStyle

_ROWS_LOOKED_AT = 100
_NUMBERS = re.compile(r"[\d./:,-]{6,20}(?=\s|$)")  # dates, identity numbers, amounts


def column_edges(pages: Pages, table: Table, style: TableStyle) -> tuple[float, ...]:
    """Edges of the columns, in points from the left of the sheet.

    The table takes the whole text width. A column too narrow for a word of its heading, or for a date or number
    in one of its first cells, is widened at the cost of the others.
    """
    width = pages.text_width
    share = width / sum(column.width for column in table.columns)
    widths = [column.width * share for column in table.columns]
    least = _least_widths(pages, table, style)
    spare = sum(max(0.0, has - need) for need, has in zip(least, widths, strict=True))
    lacking = sum(max(0.0, need - has) for need, has in zip(least, widths, strict=True))
    if lacking > spare:
        widths = [need * width / sum(least) for need in least]
    elif lacking:
        rest = 1 - lacking / spare
        widths = [need + max(0.0, has - need) * rest for need, has in zip(least, widths, strict=True)]
    edges = [pages.left]
    for column_width in widths:
        edges.append(edges[-1] + column_width)
    return (*edges[:-1], pages.right)


def _least_widths(pages: Pages, table: Table, style: TableStyle) -> list[float]:
    """Width of each column's longest word that should stay whole."""
    regular, bold = pages.font(Face.REGULAR, style.size), pages.font(Face.BOLD, style.size)
    least = [0.0] * len(table.columns)
    for box in header_boxes(table):
        if box.right - box.left == 1:
            least[box.left] = max([bold.width(word) for word in clean(box.label).split(" ")])
    for row in table.rows[:_ROWS_LOOKED_AT]:
        if not isinstance(row, Row):
            for index, cell in enumerate(row):
                least[index] = max([least[index], *map(regular.width, _NUMBERS.findall(clean(cell)))])
    return [width + 2 * style.pad_x + 0.1 for width in least]


@dataclass(frozen=True)
class HeaderBox:
    """A heading over columns [left, right) and header rows [top, bottom)."""

    label: str
    left: int
    right: int
    top: int
    bottom: int


def header_boxes(table: Table) -> list[HeaderBox]:
    """The headings with the places they take: all grow up through the gaps above, then down through those left."""
    levels = [*table.groups, tuple(HeaderCell(column.heading) for column in table.columns)]
    free = [_free_columns(level) for level in levels]
    boxes = []
    for row, level in enumerate(levels):
        left = 0
        for cell in level:
            right = left + cell.span
            if cell.label:
                top = row
                while top and all(free[top - 1][left:right]):
                    top -= 1
                    free[top][left:right] = [False] * cell.span
                boxes.append(HeaderBox(cell.label, left, right, top, row + 1))
            left = right
    return [_grown_down(box, free) for box in boxes] + _unnamed(free)


def _grown_down(box: HeaderBox, free: list[list[bool]]) -> HeaderBox:
    bottom = box.bottom
    while bottom < len(free) and all(free[bottom][box.left : box.right]):
        free[bottom][box.left : box.right] = [False] * (box.right - box.left)
        bottom += 1
    return replace(box, bottom=bottom)


def _unnamed(free: list[list[bool]]) -> list[HeaderBox]:
    """A box without words for each place that no heading has taken."""
    return [
        HeaderBox("", column, column + 1, row, row + 1)
        for row, columns in enumerate(free)
        for column, is_free in enumerate(columns)
        if is_free
    ]


def _free_columns(level: tuple[HeaderCell, ...]) -> list[bool]:
    return [not cell.label for cell in level for _ in range(cell.span)]


class TableHeader:
    """A header measured once and drawn on each page."""

    def __init__(self, pages: Pages, table: Table, *, style: TableStyle, edges: tuple[float, ...]) -> None:
        self._style = style
        self._edges = edges
        self._font = pages.font(Face.BOLD, style.size)
        self._code_font = pages.font(Face.ITALIC, min(style.size, 10.0))
        self._codes = table.codes
        self._boxes = [(box, self._lines(box)) for box in header_boxes(table)]
        self._heights = self._row_heights(len(table.groups) + 1)
        self._code_height = self._code_font.size * style.line_spacing + 2 * style.pad_y if self._codes else 0.0
        self.height = sum(self._heights) + self._code_height

    def _lines(self, box: HeaderBox) -> list[str]:
        width = self._edges[box.right] - self._edges[box.left] - 2 * self._style.pad_x
        return self._font.balanced(box.label, width=width)

    def _row_heights(self, count: int) -> list[float]:
        """Heights of the header rows: cells of one row first, then what taller cells over several rows still need."""
        heights = [0.0] * count
        for box, lines in sorted(self._boxes, key=lambda item: item[0].bottom - item[0].top):
            needed = len(lines) * self._style.pitch + 2 * self._style.pad_y
            heights[box.bottom - 1] += max(0.0, needed - sum(heights[box.top : box.bottom]))
        return heights

    def draw(self, pages: Pages) -> None:
        """Draw the header at the cursor and move it below."""
        top = pages.y
        for box, lines in self._boxes:
            upper = top - sum(self._heights[: box.top])
            lower = top - sum(self._heights[: box.bottom])
            self._draw_box(pages, (box.left, box.right), upper, lower)
            middle = (upper + lower + len(lines) * self._style.pitch) / 2
            self._draw_lines(pages, lines, (box.left, box.right), font=self._font, top=middle)
        pages.y = top - sum(self._heights)
        if self._codes:
            upper, pages.y = pages.y, pages.y - self._code_height
            for index, code in enumerate(self._codes):
                self._draw_box(pages, (index, index + 1), upper, pages.y)
                text_top = upper - self._style.pad_y
                self._draw_lines(pages, [clean(code)], (index, index + 1), font=self._code_font, top=text_top)

    def _draw_box(self, pages: Pages, columns: tuple[int, int], upper: float, lower: float) -> None:
        left, right = self._edges[columns[0]], self._edges[columns[1]]
        pages.rule(left, upper, right, upper)
        pages.rule(left, lower, right, lower)
        pages.rule(left, upper, left, lower)
        pages.rule(right, upper, right, lower)

    def _draw_lines(
        self, pages: Pages, lines: list[str], columns: tuple[int, int], *, font: TextFont, top: float
    ) -> None:
        left, right = self._edges[columns[0]], self._edges[columns[1]]
        for number, line in enumerate(lines):
            x = left + (right - left - font.width(line)) / 2
            pages.write(line, font=font, x=x, y=top - font.ascent - number * self._style.pitch)
