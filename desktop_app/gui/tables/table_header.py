"""The header of a statistical table on the screen: its tree of headings and, below, the row of codes."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop_app.domain.tables import TableSpec
from desktop_app.gui.tables.header_tree import HeaderBox, depth_of, header_boxes, row_heights
from desktop_app.gui.theme import Theme

PAD_PX = 4
NARROWEST_PX, STEP_PX, WIDEST_PX = 68, 12, 152
MOST_LINES = 5
FACTOR = 0.92
_BREAK = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


class TableHeader(QHeaderView):
    """Paints headings that stand over several columns; the current column's own heading and code are marked."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._boxes: tuple[HeaderBox, ...] = ()
        self._codes: tuple[str, ...] = ()
        self._tops = [0]
        self._marked = -1
        self._font = theme.font(factor=FACTOR)
        self._metrics = QFontMetrics(self._font)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def show_spec(self, spec: TableSpec) -> None:
        """Lay out the header of a table; the model has its columns already."""
        self._boxes = header_boxes(spec.columns)
        self._codes = tuple(column.printed or column.code for column in spec.columns)
        for place, column in enumerate(spec.columns):
            self.resizeSection(place, self._width(column.heading))
        self._stack(spec)

    def widen(self, place: int, width: int) -> None:
        """Give a column at least this width; what its heading needs stays as it is."""
        if width > self.sectionSize(place):
            self.resizeSection(place, width)

    def _stack(self, spec: TableSpec) -> None:
        heights = row_heights(self._boxes, depth=depth_of(spec.columns), width_of=self._room, needed=self._height_of)
        code_height = max((self._height_of(code, self._room_at(at)) for at, code in enumerate(self._codes)), default=0)
        self._tops = [0]
        for height in (*heights, code_height):
            self._tops.append(self._tops[-1] + height)
        self._marked = -1
        self.updateGeometry()
        self.viewport().update()

    def mark(self, column: int) -> None:
        """Mark the heading of the current column."""
        self._marked = column
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """As high as all its rows."""
        return QSize(super().sizeHint().width(), self._tops[-1])

    def paintEvent(self, event: QPaintEvent) -> None:
        """The headings in view; long ones are centred in what is seen of them."""
        painter = QPainter(self.viewport())
        painter.setFont(self._font)
        painter.fillRect(event.rect(), self._theme.color("stripe"))
        for box in self._boxes:
            self._paint(painter, self._rect(box), box.label, is_marked=box.first == self._marked == box.end - 1)
        top, height = self._tops[-2], self._tops[-1] - self._tops[-2]
        for place, code in enumerate(self._codes):
            rect = QRect(self.sectionViewportPosition(place), top, self.sectionSize(place), height)
            self._paint(painter, rect, _breakable(code), is_marked=place == self._marked, role="muted")
        painter.end()

    def _paint(self, painter: QPainter, rect: QRect, text: str, *, is_marked: bool, role: str = "text") -> None:
        seen = rect.intersected(self.viewport().rect())
        if seen.isEmpty():
            return
        if is_marked:
            painter.fillRect(rect, self._theme.color("selection"))
        painter.setPen(QPen(self._theme.color("rule")))
        painter.drawLine(rect.right(), rect.top(), rect.right(), rect.bottom())
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        painter.setPen(QPen(self._theme.color("on_selection" if is_marked else role)))
        whole = rect.adjusted(PAD_PX, 0, -PAD_PX, 0)
        words = self._metrics.boundingRect(QRect(0, 0, whole.width(), whole.height()), _BREAK, text)
        place = seen.adjusted(PAD_PX, 0, -PAD_PX, 0)
        painter.drawText(place if place.width() >= words.width() else whole, _BREAK, text)

    def _rect(self, box: HeaderBox) -> QRect:
        left, last = self.sectionViewportPosition(box.first), box.end - 1
        right = self.sectionViewportPosition(last) + self.sectionSize(last)
        return QRect(left, self._tops[box.top], right - left, self._tops[box.bottom] - self._tops[box.top])

    def _room(self, box: HeaderBox) -> int:
        return sum(self.sectionSize(place) for place in range(box.first, box.end)) - 2 * PAD_PX

    def _room_at(self, place: int) -> int:
        return self.sectionSize(place) - 2 * PAD_PX

    def _height_of(self, text: str, width: int) -> int:
        rect = self._metrics.boundingRect(QRect(0, 0, width, 10_000), _BREAK, _breakable(text))
        return rect.height() + 2 * PAD_PX

    def _width(self, heading: str) -> int:
        """The narrowest width at which a heading takes no more than a few lines and no word is broken."""
        px = self._theme.px
        word = max((self._metrics.horizontalAdvance(part) for part in heading.split()), default=0) + 2 * PAD_PX + 2
        width = max(px(NARROWEST_PX), word)
        most = self._metrics.lineSpacing() * MOST_LINES + 2 * PAD_PX
        while width < px(WIDEST_PX) and self._height_of(heading, width - 2 * PAD_PX) > most:
            width += px(STEP_PX)
        return width


def _breakable(code: str) -> str:
    """``6=8+9`` as ``6 =8 +9``: a narrow column breaks it at the blanks."""
    return code.replace("=", " =").replace("+", " +")
