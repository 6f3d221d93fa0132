"""The make-up of a table, the same for every kind of file: its letters and columns, places of its headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.document import HeaderCell, Row, RowStyle, Table
from desktop_app.reports.fonts import Face
from desktop_app.reports.pdf_text import FontSet, clean
from desktop_app.reports.styles import PaperStyle, TableStyle, table_style

_ROWS_LOOKED_AT = 100
_NUMBER = re.compile(r"[\d./:,%-]{1,20}")  # dates, identity numbers, amounts
_LONGEST_WORD = 8
_LEAST_SIZE = 6.0
_SHORT_ROWS, _SHORT_CELL = 8, 80


@dataclass(frozen=True)
class Fitted:
    """Measures of a table, and the widths of its columns in points, from the left."""

    style: TableStyle
    widths: tuple[float, ...]


def fit_table(table: Table, *, paper: PaperStyle, fonts: FontSet, width: float) -> Fitted:
    """Letters and columns of a table that takes the whole width.

    A column too narrow for a word of its heading, or for a short word or a number in one of its first cells, is
    widened at the cost of the others. Where all of them are too narrow, the letters are made smaller.
    """
    style = table_style(len(table.columns), paper)
    while True:
        least = _least_widths(table, style, fonts)
        if sum(least) <= width or style.size <= _LEAST_SIZE:
            return Fitted(style, tuple(_widths(table, least, width)))
        style = replace(style, size=max(style.size - 0.5, _LEAST_SIZE))


def _widths(table: Table, least: list[float], width: float) -> list[float]:
    share = width / sum(column.width for column in table.columns)
    widths = [column.width * share for column in table.columns]
    spare = sum(max(0.0, has - need) for need, has in zip(least, widths, strict=True))
    lacking = sum(max(0.0, need - has) for need, has in zip(least, widths, strict=True))
    if lacking > spare:
        return [need * width / sum(least) for need in least]
    if lacking:
        rest = 1 - lacking / spare
        return [need + max(0.0, has - need) * rest for need, has in zip(least, widths, strict=True)]
    return widths


def _least_widths(table: Table, style: TableStyle, fonts: FontSet) -> list[float]:
    """Width of each column's longest word that should stay whole."""
    regular, bold = fonts.get(Face.REGULAR, style.size), fonts.get(Face.BOLD, style.size)
    least = [0.0] * len(table.columns)
    for box in header_boxes(table):
        if box.right - box.left == 1:
            least[box.left] = max([bold.width(word) for word in clean(box.label).split(" ")])
    looked_at = [*table.rows[:_ROWS_LOOKED_AT], *([Row(table.totals, RowStyle.BOLD)] if table.totals else [])]
    for row in looked_at:
        cells, font = (row.cells, bold) if isinstance(row, Row) else (row, regular)
        if len(cells) == len(least):
            for index, cell in enumerate(cells):
                least[index] = max([least[index], *map(font.width, _whole_words(cell))])
    return [width + 2 * style.pad_x + 0.1 for width in least]


def _whole_words(cell: str) -> list[str]:
    return [word for word in clean(cell).split() if len(word) <= _LONGEST_WORD or _NUMBER.fullmatch(word)]


def is_short(table: Table) -> bool:
    """Few rows of a few words each: such a table stays in one piece where a page has room for it."""
    if len(table.rows) > _SHORT_ROWS:
        return False
    cells = [row.cells if isinstance(row, Row) else row for row in table.rows]
    return max((len(cell) for row in cells for cell in row), default=0) <= _SHORT_CELL


def totals_stretch(cells: tuple[str, ...]) -> int:
    """How many cells behind the first one the label of the totals stretches over."""
    stretched = 0
    if cells[0]:
        while stretched + 1 < len(cells) and not cells[stretched + 1]:
            stretched += 1
    return stretched


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


def header_heights(boxes: Sequence[tuple[HeaderBox, int]], style: TableStyle, *, rows: int) -> list[float]:
    """Heights of the header rows in points: cells of one row first, then what taller cells over several still need.

    Args:
        boxes: Each heading and how many lines it takes.
        style: Measures of the table.
        rows: How many header rows there are.
    """
    heights = [0.0] * rows
    for box, count in sorted(boxes, key=lambda item: item[0].bottom - item[0].top):
        needed = count * style.pitch + 2 * style.pad_y
        heights[box.bottom - 1] += max(0.0, needed - sum(heights[box.top : box.bottom]))
    return heights
