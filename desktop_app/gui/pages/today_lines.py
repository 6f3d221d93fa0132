"""Lines of a box on the first page: what it is, below it the day, how far it is and whose, wrapped to the width."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.gui.theme import Theme

ENTRY = Qt.ItemDataRole.UserRole
_DETAIL, _TONE = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
_WRAP = Qt.TextFlag.TextWordWrap
EDGE_PX, ROOM_PX = 6, 3
DOT = " · "
Index = QModelIndex | QPersistentModelIndex


class Entry(Protocol):
    """What a line shows; where it leads is for the page to know."""

    @property
    def text(self) -> str:
        """What it is."""

    @property
    def detail(self) -> str:
        """Day, how far it is, whose it is; "" for nothing."""

    @property
    def tone(self) -> str:
        """Colour of the text: late, soon or "" for the usual one."""


class LineList(QListWidget):
    """As tall as its lines; Enter opens one, up and down go on into the lists above and below.

    Signals:
        opened: The Entry.
        left: The arrow keys want to go on: -1 above the first line, 1 below the last.
        moved: The current line stands here now, as a rectangle of this list.
    """

    opened = Signal(object)
    left = Signal(int)
    moved = Signal(QRect)

    def __init__(
        self, lines: Iterable[Entry], *, name: str, title: str, tone: str, theme: Theme, wraps: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setProperty("in_box", "true")
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = _LineDelegate(theme, tone=tone, wraps=wraps, parent=self)
        self.setItemDelegate(self._delegate)
        for line in lines:
            self._add(line)
        self.setCurrentRow(0)
        self.itemActivated.connect(self._open)
        self.currentItemChanged.connect(self._tell_place)
        self.fit()

    def fit(self) -> None:
        """Be as tall as the lines are at this width."""
        self._delegate.width = self.viewport().width()
        self.scheduleDelayedItemsLayout()
        height = sum(self._delegate.height(self.model().index(row, 0)) for row in range(self.count()))
        self.setFixedHeight(height + 2 * self.frameWidth() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current line, also where the platform does not call it an activation."""
        steps = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, self.count() - 1)}
        step, last = steps.get(Qt.Key(event.key()), (0, -1))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self._open(self.currentItem())
        elif step and self.currentRow() == last:
            self.left.emit(step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard came: the current line is to be seen."""
        super().focusInEvent(event)
        self._tell_place()

    def _tell_place(self) -> None:
        if self.hasFocus() and self.currentItem() is not None:
            self.moved.emit(self.visualItemRect(self.currentItem()))

    def _add(self, line: Entry) -> None:
        item = QListWidgetItem(line.text)
        item.setData(ENTRY, line)
        item.setData(_DETAIL, line.detail)
        item.setData(_TONE, line.tone)
        words = f"{line.text}\n{line.detail}" if line.detail else line.text
        item.setToolTip(words)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        self.addItem(item)

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(ENTRY))


class _LineDelegate(QStyledItemDelegate):
    """Draws a line: its text cut to the width or wrapped, its detail below; lateness is said in words and red."""

    def __init__(self, theme: Theme, *, tone: str, wraps: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._wraps = wraps
        self._theme = theme
        self._detail_role = tone if tone in ("late", "soon") else "muted"
        self._metrics = QFontMetrics(theme.font())
        self.width = 0

    def height(self, index: Index) -> int:
        """Pixels the line needs at the width of the list."""
        detail = self._detail(index)
        below = self._wrapped_height(detail) if detail else 0
        return self._text_height(index) + below + 2 * self._theme.px(ROOM_PX)

    def _text_height(self, index: Index) -> int:
        line = self._theme.row_height - self._theme.px(4)
        return max(line, self._wrapped_height(index.data()) + self._theme.px(4)) if self._wraps else line

    def _wrapped_height(self, text: str) -> int:
        room = self.width - 2 * self._theme.px(EDGE_PX)
        return self._metrics.boundingRect(QRect(0, 0, max(1, room), 10_000), _WRAP, text).height()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the list."""
        return QSize(max(1, self.width - 2), self.height(index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground of the current line only where the list has the keyboard."""
        colors, theme = self._theme.colors, self._theme
        view = option.widget
        is_current = bool(option.state & QStyle.StateFlag.State_Selected) and view is not None and view.hasFocus()
        painter.save()
        if is_current:
            painter.fillRect(option.rect, QColor(colors.selection))
        edge, gap = theme.px(EDGE_PX), theme.px(ROOM_PX)
        area = option.rect.adjusted(edge, gap, -edge, -gap)
        first = QRect(area.left(), area.top(), area.width(), self._text_height(index))
        painter.setFont(theme.font())
        tone = index.data(_TONE) or "text"
        painter.setPen(QColor(colors.on_selection) if is_current else theme.color(tone))
        text, flags = index.data(), int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if self._wraps:
            painter.drawText(first, flags | _WRAP, text)
        else:
            painter.drawText(first, flags, self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, first.width()))
        if index.data(_DETAIL):
            below = area.adjusted(0, first.height(), 0, 0)
            painter.setPen(QColor(colors.on_selection) if is_current else theme.color(self._detail_role))
            painter.drawText(below, int(_WRAP | Qt.AlignmentFlag.AlignLeft), self._detail(index))
        painter.restore()

    def _detail(self, index: Index) -> str:
        room = self.width - 2 * self._theme.px(EDGE_PX)
        return wrapped(index.data(_DETAIL), fits=lambda text: self._metrics.horizontalAdvance(text) <= room)


def wrapped(text: str, *, fits: Callable[[str], bool]) -> str:
    """The parts between middle dots on as few lines as fit, so that a name or a day stays on one line."""
    lines: list[str] = []
    for part in text.split(DOT):
        joined = f"{lines[-1]}{DOT}{part}" if lines else part
        if lines and fits(joined):
            lines[-1] = joined
        else:
            lines.append(part)
    return "\n".join(lines)
