"""Pages being filled from top to bottom: places in points from the lower left corner, a cursor, and page breaks."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop_app.reports.fonts import Face
from desktop_app.reports.pdf_text import FontSet, TextFont
from desktop_app.reports.styles import POINTS_PER_MM, RULE_WIDTH, PaperStyle


@dataclass(frozen=True)
class DrawnPage:
    """One finished page.

    Attributes:
        content: Its PDF operators.
        width, height: Size of its sheet in points.
        is_first: Page numbers begin with it.
    """

    content: str
    width: float
    height: float
    is_first: bool


class Pages:
    """The sheets of one paper.

    Text and lines of a page are gathered apart, so that each page becomes one path of lines and one text
    object, in reading order.

    Attributes:
        width, height: Size of the present sheet in points.
        left, right, top, bottom: Edges of the text area, in points from the left or from below.
        y: Upper edge of the free room.
        style: Measures of the heading style.
        fonts: The faces drawn with.
    """

    def __init__(self, fonts: FontSet, *, style: PaperStyle, sheet_mm: tuple[float, float]) -> None:
        self.style = style
        self.fonts = fonts
        self._lay_sheet(sheet_mm)
        self._is_first = True
        self._font: TextFont | None = None
        self._text: list[str] = []
        self._marks: list[str] = []
        self._fills: list[str] = []
        self._finished = deque[DrawnPage]()

    def _lay_sheet(self, sheet_mm: tuple[float, float]) -> None:
        """Begin an empty sheet of this size; the binding edge is its left one, however it lies."""
        style = self.style
        self.width, self.height = (side * POINTS_PER_MM for side in sheet_mm)
        self.left = style.margin_left_mm * POINTS_PER_MM
        self.right = self.width - style.margin_right_mm * POINTS_PER_MM
        self.top = self.height - style.margin_top_mm * POINTS_PER_MM
        self.bottom = style.margin_bottom_mm * POINTS_PER_MM
        self.y = self.top

    def font(self, face: Face, size: float) -> TextFont:
        """A face at a size in points."""
        return self.fonts.get(face, size)

    @property
    def text_width(self) -> float:
        """Width of the text area in points."""
        return self.right - self.left

    @property
    def room(self) -> float:
        """Free height down to the lower margin, in points."""
        return self.y - self.bottom

    @property
    def full_room(self) -> float:
        """Height of the text area of an empty page, in points."""
        return self.top - self.bottom

    @property
    def is_at_top(self) -> bool:
        """Nothing has been put on this page yet."""
        return self.y >= self.top

    def need(self, height: float) -> None:
        """Go to a new page if so many points do not fit on this one and would on an empty one."""
        if height > self.room and not self.is_at_top:
            self.break_page()

    def skip(self, height: float) -> None:
        """Leave room; at the top of a page there is nothing to keep apart, so nothing happens."""
        if not self.is_at_top:
            self.y -= height

    def break_page(self) -> None:
        """End this page and go to the top of the next."""
        fills = "".join(f"{fill}\n" for fill in self._fills)
        marks = f"{RULE_WIDTH} w {' '.join(self._marks)} S\n" if self._marks else ""
        text = "\n".join(["BT", *self._text, "ET", ""]) if self._text else ""
        self._finished.append(DrawnPage(fills + marks + text, self.width, self.height, self._is_first))
        self._text, self._marks, self._fills, self._font = [], [], [], None
        self._is_first = False
        self.y = self.top

    def turn(self, sheet_mm: tuple[float, float]) -> None:
        """Go on with sheets of another size or lie, on a new page."""
        if not self.is_at_top:
            self.break_page()
        self._lay_sheet(sheet_mm)

    def restart(self) -> None:
        """Let page numbers begin anew on a new page."""
        if not self.is_at_top:
            self.break_page()
        self._is_first = True

    def write(self, line: str, *, font: TextFont, x: float, y: float) -> None:
        """Draw one cleaned line with its base line starting at (x, y)."""
        self.put(f"1 0 0 1 {x:.2f} {y:.2f} Tm({font.encoded(line)})Tj", font=font)

    def put(self, operators: str, *, font: TextFont) -> None:
        """Add finished text operators; the font is chosen before them if it changes."""
        if font is not self._font:
            self._font = font
            self._text.append(font.select)
        self._text.append(operators)

    def write_lines(self, lines: list[str], *, font: TextFont, left: float, width: float, pitch: float) -> None:
        """Draw cleaned lines centred between `left` and `left + width`, downwards from the cursor, and move it."""
        for line in lines:
            self.write(line, font=font, x=left + (width - font.width(line)) / 2, y=self.y - font.ascent)
            self.y -= pitch

    def write_right(self, line: str, *, font: TextFont, pitch: float) -> None:
        """Draw one cleaned line against the right margin, downwards from the cursor, and move it."""
        self.write(line, font=font, x=self.right - font.width(line), y=self.y - font.ascent)
        self.y -= pitch

    def rule(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Draw a thin straight line."""
        self._marks.append(f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l")

    def fill(self, boxes: list[tuple[float, float, float, float]]) -> None:
        """Fill boxes given by left, lower edge, width and height (the dark places of a QR code)."""
        path = " ".join(f"{x:.3f} {y:.3f} {width:.3f} {height:.3f} re" for x, y, width, height in boxes)
        self._fills.append(f"{path} f")

    def draw(self, operators: str) -> None:
        """Draw finished operators below lines and text of this page; they leave the state as they found it."""
        self._fills.append(operators)

    def finished(self, decorate: Callable[[DrawnPage, int, int], tuple[str, str]]) -> Iterator[DrawnPage]:
        """All pages, handed out once.

        Args:
            decorate: A page, its number from 1 and how many are numbered with it, to what is drawn below and above it.
        """
        if not self.is_at_top or not self._finished:
            self.break_page()
        firsts = [place for place, page in enumerate(self._finished) if page.is_first]
        for first, end in pairwise([*firsts, len(self._finished)]):
            count = end - first
            for number in range(1, count + 1):
                page = self._finished.popleft()
                below, above = decorate(page, number, count)
                yield replace(page, content=f"{below}{page.content}{above}")
