"""A table of plain rows: columns say how a row is read; Enter, Delete, copy and paste by key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop_app.gui.records.list_copy import table_mime
from desktop_app.gui.theme import Theme
from desktop_app.gui.wrapping_header import WrappingHeader

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
EDGES_PX = 20
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class TableColumn(Generic[R]):
    """One column.

    Attributes:
        title: Words over it.
        text: What a row says in it.
        characters: Room it asks for, in digits.
        grows: It takes a share of the room that is left.
    """

    title: str
    text: Callable[[R], str]
    characters: int = 12
    grows: bool = False
    is_right: bool = False


class PlainRows(QAbstractTableModel, Generic[R]):
    """Rows that are all at hand; ``tone`` names the colour of a row's words ("" for the usual one)."""

    def __init__(
        self,
        columns: Sequence[TableColumn[R]],
        *,
        theme: Theme,
        tone: Callable[[R], str] = lambda _row: "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._theme = theme
        self._tone = tone
        self._rows: list[R] = []

    @property
    def rows(self) -> tuple[R, ...]:
        """All rows, in order."""
        return tuple(self._rows)

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def repaint_row(self, place: int) -> None:
        """A row says something else now."""
        self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Rows shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Columns shown."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words over the columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.is_right else _LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, colour and side of one cell; the whole words as a tooltip."""
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.is_right else _LEFT
        if role == Qt.ItemDataRole.ForegroundRole and self._tone(row):
            return self._theme.color(self._tone(row))
        return None


class PlainTable(QTableView):
    """Shows PlainRows; whole rows are marked.

    Signals:
        chosen: Another row is current.
        opened: Enter or a double click.
        removed: Delete.
        pasted: Text from the clipboard.
    """

    chosen = Signal()
    opened = Signal()
    removed = Signal()
    pasted = Signal(str)

    def __init__(self, rows: PlainRows[Any], *, name: str, title: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._records = rows
        self._theme = theme
        self._is_filling = False
        self.setModel(rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setStyleSheet(f"QTableView::item {{ padding: 0px {theme.px(3)}px; }}")
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.row_height)
        header = WrappingHeader(theme, parent=self)
        self.setHorizontalHeader(header)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(theme.px(24))
        self.doubleClicked.connect(self.opened)

    @property
    def place(self) -> int:
        """Current row, -1 without one."""
        return self.currentIndex().row()

    @property
    def marked(self) -> list[int]:
        """Marked rows, ascending."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def go_to(self, place: int) -> None:
        """Make a row the current one."""
        if self._records.rowCount():
            last = self._records.rowCount() - 1
            self.setCurrentIndex(self._records.index(max(0, min(place, last)), 0))

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Put these rows in place of those shown; the place of the current row stays as far as there are so many."""
        place, self._is_filling = self.place, True
        self._records.set_rows(rows)
        self.go_to(place)
        self._is_filling = False
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Deeds by key."""
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # Enter comes through from the open cell, which takes it too
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(0 if event.key() == Qt.Key.Key_Home else self._records.rowCount())
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell others which row is current."""
        super().currentChanged(current, previous)
        if current.row() != previous.row() and not self._is_filling:
            self.chosen.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the new room; less height does not hide the current row."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share_width()
        if event.size().height() < event.oldSize().height() and self.place >= 0:
            self.scrollTo(self.currentIndex())

    def _copy(self) -> None:
        columns, rows = self._records.columns, self._records.rows
        lines = [[column.text(rows[place]) for column in columns] for place in self.marked]
        if lines:
            mime = table_mime([column.title for column in columns], lines)
            QGuiApplication.clipboard().setMimeData(mime)

    def _share_width(self) -> None:
        """Each column gets what it asks for; those that grow share what is left, or give up to half of their room."""
        digit = QFontMetrics(self._theme.font(is_bold=True)).horizontalAdvance("0")
        wanted = [int(column.characters * digit) + self._theme.px(EDGES_PX) for column in self._records.columns]
        growing = [place for place, column in enumerate(self._records.columns) if column.grows]
        room = self.viewport().width() - sum(wanted)
        shares = sum(self._records.columns[place].characters for place in growing)
        for place in growing:
            share = room * self._records.columns[place].characters // shares
            wanted[place] = max(wanted[place] // 2, wanted[place] + share)
        for place, width in enumerate(wanted):
            self.setColumnWidth(place, width)
