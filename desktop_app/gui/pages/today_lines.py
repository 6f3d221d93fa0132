"""Lines of a box on the first page: what it is, below it the day, how far it is and whose, wrapped to the width."""

from __future__ import annotations

from collections.abc import Callable, Iterable

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
from desktop_app.services.today import Line

KIND, UID = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_DETAIL, _TONE = Qt.ItemDataRole.UserRole + 2, Qt.ItemDataRole.UserRole + 3
_WRAP = Qt.TextFlag.TextWordWrap
EDGE_PX, ROOM_PX = 6, 3
DOT = " · "
Index = QModelIndex | QPersistentModelIndex


class LineList(QListWidget):
    """As tall as its lines; Enter opens one, up and down go on into the lists above and below.

    Signals:
        opened: (kind, uid or "").
        left: The arrow keys want to go on: -1 above the first line, 1 below the last.
        moved: The current line stands here now, as a rectangle of this list.
    """

    opened = Signal(str, str)
    left = Signal(int)
    moved = Signal(QRect)

    def __init__(self, lines: Iterable[Line], *, name: str, title: str, tone: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setProperty("in_box", "true")
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = _LineDelegate(theme, tone=tone, parent=self)
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

    def _add(self, line: Line) -> None:
        item = QListWidgetItem(line.text)
        item.setData(KIND, line.kind)
        item.setData(UID, line.uid)
        item.setData(_DETAIL, line.detail)
        item.setData(_TONE, line.tone)
        words = f"{line.text}\n{line.detail}" if line.detail else line.text
        item.setToolTip(words)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        self.addItem(item)

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(KIND), item.data(UID))


class _LineDelegate(QStyledItemDelegate):
    """Draws a line: its text cut to the width, its detail wrapped below; lateness is said in words and red."""

    def __init__(self, theme: Theme, *, tone: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._detail_role = tone if tone in ("late", "soon") else "muted"
        self._metrics = QFontMetrics(theme.font())
        self.width = 0

    def height(self, index: Index) -> int:
        """Pixels the line needs at the width of the list."""
        room, detail = self.width - 2 * self._theme.px(EDGE_PX), self._detail(index)
        below = self._metrics.boundingRect(QRect(0, 0, max(1, room), 10_000), _WRAP, detail).height() if detail else 0
        return self._theme.row_height - self._theme.px(4) + below + 2 * self._theme.px(ROOM_PX)

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
        first = QRect(area.left(), area.top(), area.width(), theme.row_height - theme.px(4))
        painter.setFont(theme.font())
        tone = index.data(_TONE) or "text"
        painter.setPen(QColor(colors.on_selection) if is_current else theme.color(tone))
        text = self._metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, first.width())
        painter.drawText(first, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
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
