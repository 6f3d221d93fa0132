"""A ruled table on a worksheet: merged headings, codes, rows whose numbers are numbers, totals."""

from collections.abc import Sequence

from desktop_app.domain.document import Align, Row, RowStyle, Table
from desktop_app.reports.fonts import Face
from desktop_app.reports.styles import CODE_ROW_SIZE, TableStyle
from desktop_app.reports.table_layout import header_boxes, header_heights, totals_stretch
from desktop_app.reports.xlsx_grid import Grid
from desktop_app.reports.xlsx_numbers import numeric_columns, read_number

_ALIGNS = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right"}


class TableWriter:
    """Writes one table from the grid's current row on."""

    def __init__(self, grid: Grid, table: Table, *, style: TableStyle) -> None:
        self._grid = grid
        self._table = table
        self._style = style
        self._aligns = [_ALIGNS[column.align] for column in table.columns]
        self._numeric = numeric_columns(table)

    def write(self) -> tuple[int, int]:
        """Write it all; returns the first and last row of its header, which each printed page repeats."""
        first = self._grid.row
        self._header()
        last = self._grid.row - 1
        for row in self._table.rows:
            if not isinstance(row, Row):
                self._cells(row, Face.REGULAR)
            elif row.style is RowStyle.GROUP:
                self._whole(row.cells[0], face=Face.BOLD, align="left")
            else:
                self._cells(row.cells, Face.BOLD if row.style is RowStyle.BOLD else Face.REGULAR)
        if not self._table.rows:
            self._whole(self._table.empty_text, face=Face.ITALIC, align="center")
        if self._table.totals:
            self._totals(self._table.totals)
        return first, last

    def _header(self) -> None:
        grid, size = self._grid, self._style.size
        boxes = header_boxes(self._table)
        counts = [
            (box, grid.line_count(box.label, columns=(box.left, box.right - 1), face=Face.BOLD, size=size))
            for box in boxes
        ]
        top = grid.row
        for box in boxes:
            grid.row = top + box.top
            columns, rows = (box.left, box.right - 1), box.bottom - box.top
            grid.put(
                box.label,
                columns=columns,
                rows=rows,
                face=Face.BOLD,
                size=size,
                align="center",
                valign="vcenter",
                border=1,
            )
        heights = header_heights(counts, self._style, rows=len(self._table.groups) + 1)
        for index, height in enumerate(heights):
            grid.sheet.set_row(top + index, height * 1.1)
        grid.row = top + len(heights)
        if self._table.codes:
            self._codes(min(size, CODE_ROW_SIZE))

    def _codes(self, size: float) -> None:
        """Column codes; long ones are broken here, since spreadsheets break "1=2+3" anywhere."""
        grid, most = self._grid, 1
        for index, code in enumerate(self._table.codes):
            columns = (index, index)
            lines = grid.lines(code, columns=columns, face=Face.ITALIC, size=size)
            grid.put("\n".join(lines), columns=columns, face=Face.ITALIC, size=size, align="center", border=1)
            most = max(most, len(lines))
        grid.set_height(most, size)

    def _cells(self, texts: Sequence[str], face: Face, *, first: int = 0) -> None:
        """Cells from a column on, and on to the next row.

        A row of one line is left to the spreadsheet, so that it grows when its words do.
        """
        grid, size, count = self._grid, self._style.size, 1
        for index, text in enumerate(texts, start=first):
            align = self._aligns[index]
            number = read_number(text) if self._numeric[index] else None
            if number:
                look = {"align": align, "border": 1, "num_format": number.shown}
                grid.put_number(number.value, column=index, face=face, size=size, **look)
            else:
                grid.put(text, columns=(index, index), face=face, size=size, align=align, border=1)
                count = max(count, grid.line_count(text, columns=(index, index), face=face, size=size))
        if count > 1:
            grid.set_height(count, size)
        else:
            grid.row += 1

    def _whole(self, text: str, *, face: Face, align: str) -> None:
        self._grid.line(text, face=face, size=self._style.size, align=align, border=1)

    def _totals(self, texts: tuple[str, ...]) -> None:
        span = totals_stretch(texts) + 1
        if span == 1:
            self._cells(texts, Face.BOLD)
            return
        size = self._style.size
        self._grid.put(texts[0], columns=(0, span - 1), face=Face.BOLD, size=size, align="center", border=1)
        self._cells(texts[span:], Face.BOLD, first=span)
