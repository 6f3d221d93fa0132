"""The header of a table on PDF pages: headings over several columns and rows, column codes."""

from desktop_app.domain.document import Table
from desktop_app.reports.fonts import Face
from desktop_app.reports.pdf_page import Pages
from desktop_app.reports.pdf_text import TextFont
from desktop_app.reports.styles import CODE_ROW_SIZE, TableStyle
from desktop_app.reports.table_layout import HeaderBox, header_boxes, header_heights


class TableHeader:
    """A header measured once and drawn on each page."""

    def __init__(self, pages: Pages, table: Table, *, style: TableStyle, edges: tuple[float, ...]) -> None:
        self._style = style
        self._edges = edges
        self._font = pages.font(Face.BOLD, style.size)
        self._code_font = pages.font(Face.ITALIC, min(style.size, CODE_ROW_SIZE))
        self._codes = [
            self._code_font.balanced(code, width=self._inner_width(index, index + 1))
            for index, code in enumerate(table.codes)
        ]
        self._boxes = [(box, self._lines(box)) for box in header_boxes(table)]
        self._heights = header_heights(
            [(box, len(lines)) for box, lines in self._boxes], style, rows=len(table.groups) + 1
        )
        self._code_pitch = self._code_font.size * style.line_spacing
        most = max((len(lines) for lines in self._codes), default=0)
        self._code_height = most * self._code_pitch + 2 * style.pad_y if most else 0.0
        self.height = sum(self._heights) + self._code_height

    def _lines(self, box: HeaderBox) -> list[str]:
        return self._font.balanced(box.label, width=self._inner_width(box.left, box.right))

    def _inner_width(self, left: int, right: int) -> float:
        return self._edges[right] - self._edges[left] - 2 * self._style.pad_x

    def draw(self, pages: Pages) -> None:
        """Draw the header at the cursor and move it below."""
        top = pages.y
        for box, lines in self._boxes:
            upper = top - sum(self._heights[: box.top])
            lower = top - sum(self._heights[: box.bottom])
            self._draw_box(pages, (box.left, box.right), upper, lower)
            middle = (upper + lower + len(lines) * self._style.pitch) / 2
            columns = (box.left, box.right)
            self._draw_lines(pages, lines, columns, font=self._font, top=middle, pitch=self._style.pitch)
        pages.y = top - sum(self._heights)
        if self._codes:
            upper, pages.y = pages.y, pages.y - self._code_height
            for index, lines in enumerate(self._codes):
                columns = (index, index + 1)
                self._draw_box(pages, columns, upper, pages.y)
                text_top = upper - self._style.pad_y
                self._draw_lines(pages, lines, columns, font=self._code_font, top=text_top, pitch=self._code_pitch)

    def _draw_box(self, pages: Pages, columns: tuple[int, int], upper: float, lower: float) -> None:
        left, right = self._edges[columns[0]], self._edges[columns[1]]
        pages.rule(left, upper, right, upper)
        pages.rule(left, lower, right, lower)
        pages.rule(left, upper, left, lower)
        pages.rule(right, upper, right, lower)

    def _draw_lines(
        self, pages: Pages, lines: list[str], columns: tuple[int, int], *, font: TextFont, top: float, pitch: float
    ) -> None:
        left, right = self._edges[columns[0]], self._edges[columns[1]]
        for number, line in enumerate(lines):
            x = left + (right - left - font.width(line)) / 2
            pages.write(line, font=font, x=x, y=top - font.ascent - number * pitch)
