"""The cells of one worksheet: texts that stay texts, cells over several columns, rows as high as their words."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from desktop_app.reports.fonts import TYPEFACE, Face
from desktop_app.reports.pdf_text import FontSet, clean
from desktop_app.reports.styles import HEADING_SPACING

_LONGEST_CELL = 32_767
_PIXELS_PER_POINT = 96 / 72
_USED_SHARE = 0.95  # letters on a screen run a little wider than on paper
_ROW_ROOM = 3.0  # above and below the words of a row, in points
_FORMULA_SIGNS = ("=", "+", "-", "@")


class Formats:
    """The cell formats of a workbook, each made once."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[tuple[Any, ...], Any] = {}

    def get(self, face: Face, size: float, *, align: str = "left", **more: Any) -> Any:
        """A format by its face, size, side and further properties of XlsxWriter's."""
        key = (face, size, align, *more.items())
        if key not in self._made:
            self._made[key] = self._workbook.add_format(
                {
                    "font_name": TYPEFACE,
                    "font_size": size,
                    "bold": face in (Face.BOLD, Face.BOLD_ITALIC),
                    "italic": face in (Face.ITALIC, Face.BOLD_ITALIC),
                    "align": align,
                    "valign": "top",
                    "text_wrap": True,
                    **more,
                }
            )
        return self._made[key]


class Grid:
    """A worksheet being filled from the top; rows and columns count from 0.

    Attributes:
        widths: Of the columns, in points.
        row: The next free row.
    """

    def __init__(self, sheet: Any, formats: Formats, fonts: FontSet, *, widths: Sequence[float]) -> None:
        self.sheet = sheet
        self.widths = widths
        self.row = 0
        self._formats = formats
        self._fonts = fonts
        for index, width in enumerate(widths):
            sheet.set_column_pixels(index, index, round(width * _PIXELS_PER_POINT))

    @property
    def last(self) -> int:
        """The last column."""
        return len(self.widths) - 1

    def line_count(self, text: str, *, columns: tuple[int, int], face: Face, size: float) -> int:
        """How many lines a text takes in columns, first and last."""
        return len(self.lines(text, columns=columns, face=face, size=size)) if text else 1

    def lines(self, text: str, *, columns: tuple[int, int], face: Face, size: float) -> list[str]:
        """A text as it is broken in columns, first and last."""
        width = sum(self.widths[columns[0] : columns[1] + 1]) * _USED_SHARE
        return self._fonts.get(face, size).lines(text, width=width)

    def put(
        self,
        text: str,
        *,
        columns: tuple[int, int],
        face: Face = Face.REGULAR,
        size: float,
        rows: int = 1,
        **look: Any,
    ) -> None:
        """Write a text over columns, first and last, and rows from the current one on.

        It stays a text whatever it begins with.
        """
        if text.startswith(_FORMULA_SIGNS):
            look["quote_prefix"] = True
        shape = self._formats.get(face, size, **look)
        (left, right), top = columns, self.row
        if right > left or rows > 1:
            self.sheet.merge_range(top, left, top + rows - 1, right, "", shape)
        if text:
            self.sheet.write_string(top, left, clean(text)[:_LONGEST_CELL], shape)
        else:
            self.sheet.write_blank(top, left, None, shape)

    def put_number(self, value: float, *, column: int, face: Face, size: float, **look: Any) -> None:
        """Write a number into the current row."""
        self.sheet.write_number(self.row, column, value, self._formats.get(face, size, **look))

    def line(self, text: str, *, face: Face = Face.REGULAR, size: float, align: str = "left", **look: Any) -> None:
        """Write a text over all columns in a row as high as it needs, and go to the next row."""
        columns = (0, self.last)
        self.put(text, columns=columns, face=face, size=size, align=align, **look)
        self.set_height(self.line_count(text, columns=columns, face=face, size=size), size)

    def set_height(self, lines: int, size: float) -> None:
        """Make the current row so many lines high, and go to the next one."""
        self.sheet.set_row(self.row, max(lines, 1) * size * HEADING_SPACING + _ROW_ROOM)
        self.row += 1

    def split(self, shares: Sequence[float]) -> list[tuple[int, int]] | None:
        """The columns, first and last, of neighbouring fields about so wide; None if there are too few columns.

        Args:
            shares: Width of each field as a part of the whole.
        """
        if len(shares) > len(self.widths):
            return None
        edges = list(accumulate(self.widths))
        fields: list[tuple[int, int]] = []
        first, wanted = 0, 0.0
        for left, share in zip(range(len(shares) - 1, -1, -1), shares, strict=True):
            wanted += share * edges[-1]
            latest = self.last - left  # each field after this one needs a column too
            distances = {end: abs(edges[end] - wanted) for end in range(first, latest + 1)}
            last = min(distances, key=distances.__getitem__) if left else latest
            fields.append((first, last))
            first = last + 1
        return fields
