"""The table of a register: a key for every deed, letters for the search box."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from desktop_app.domain.kind import RecordKind
from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.list_arrangement import ListArrangement
from desktop_app.gui.records.list_copy import MOST_ROWS, ListClipboard
from desktop_app.gui.records.record_list import Index, RecordListModel
from desktop_app.gui.texts import tr
from desktop_app.gui.wrapping_header import WrappingHeader

_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


class RecordTable(QTableView):
    """Shows a RecordListModel.

    Signals:
        typed: A key event with a letter: it belongs to the search box.
        opened: uid to open.
        preview_wanted: Show or hide the preview.
        deed_wanted: Name of a deed on the marked rows: delete, undo, print, new, refresh.
        current_changed: The current row is another one (or has other content).
        menu_wanted: The menu of the marked rows is about to be shown (QMenu, to be filled).
        said: A sentence for the person.
    """

    typed = Signal(object)
    opened = Signal(str)
    preview_wanted = Signal()
    deed_wanted = Signal(str)
    current_changed = Signal()
    menu_wanted = Signal(object)
    said = Signal(str)

    def __init__(self, kind: RecordKind, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._context = context
        self.records = RecordListModel(kind, context, parent=self)
        self.setObjectName("record_table")
        self.setAccessibleName(tr(kind.title))
        self._set_up()
        self.arrangement = ListArrangement(kind, context, self, self.records)
        self.arrangement.said.connect(self.said)
        self.clipboard = ListClipboard(context.runner, self.records, parent=self)
        self.clipboard.said.connect(self.said)

    # ------------------------------------------------------------ rows

    @property
    def current_uid(self) -> str | None:
        """The record of the current row, if its row is here."""
        index = self.currentIndex()
        row = self.records.row_at(index.row()) if index.isValid() else None
        return row.uid if row else None

    def marked_uids(self) -> list[str]:
        """Records of the marked rows that are here; at most MOST_ROWS."""
        rows = [self.records.row_at(place) for place in self.marked_places()[:MOST_ROWS]]
        return [row.uid for row in rows if row]

    def marked_places(self) -> range | list[int]:
        """Places of the marked rows, ascending."""
        ranges = [(item.top(), item.bottom()) for item in self.selectionModel().selection().toList()]
        if len(ranges) == 1:
            return range(ranges[0][0], ranges[0][1] + 1)
        return sorted({place for top, bottom in ranges for place in range(top, bottom + 1)})

    def go_to(self, place: int) -> None:
        """Make a row the current one."""
        if 0 <= place < self.records.rowCount():
            column = max(0, self.currentIndex().column())
            self.setCurrentIndex(self.records.index(place, column))

    def copy_marked(self) -> None:
        """Put the marked rows into the clipboard as a table."""
        self.clipboard.copy(self.marked_places())

    # ------------------------------------------------------------ keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Deeds by key; letters go to the search box."""
        deed = self._deed_of(event)
        if deed is not None:
            deed()
        elif self._is_typing(event):
            self.typed.emit(event)
        else:
            super().keyPressEvent(event)

    def _is_typing(self, event: QKeyEvent) -> bool:
        if event.modifiers() & (_CONTROL | _ALT):
            return False
        return event.key() == Qt.Key.Key_Backspace or bool(event.text() and event.text().isprintable())

    def _deed_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.matches(QKeySequence.StandardKey.Copy):
            return self.copy_marked
        if event.matches(QKeySequence.StandardKey.Undo):
            return partial(self.deed_wanted.emit, "undo")
        last = self.records.rowCount() - 1
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Return: self._open_current,
            Qt.Key.Key_Enter: self._open_current,
            Qt.Key.Key_Space: self.preview_wanted.emit,
            Qt.Key.Key_Delete: partial(self.deed_wanted.emit, "delete"),
            Qt.Key.Key_F5: partial(self.deed_wanted.emit, "refresh"),
            Qt.Key.Key_Home: partial(self.go_to, 0),
            Qt.Key.Key_End: partial(self.go_to, last),
        }
        alt: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Up: partial(self.arrangement.sort_current, is_descending=False),
            Qt.Key.Key_Down: partial(self.arrangement.sort_current, is_descending=True),
            Qt.Key.Key_Left: partial(self.arrangement.move_current, -1),
            Qt.Key.Key_Right: partial(self.arrangement.move_current, 1),
        }
        key = Qt.Key(event.key())
        if held == _ALT:
            return alt.get(key)
        return plain.get(key) if held == Qt.KeyboardModifier.NoModifier else None

    def _open_current(self) -> None:
        if self.current_uid:
            self.opened.emit(self.current_uid)

    # ------------------------------------------------------------ Qt

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell others which row is current."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.current_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the new room."""
        super().resizeEvent(event)
        self.arrangement.share_width()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Deeds on the marked rows, columns and order; by mouse or by the menu key."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_wanted.emit(menu)
        menu.addSeparator()
        self.arrangement.fill_menu(menu)
        menu.popup(event.globalPos())

    def _activated(self, index: QModelIndex) -> None:
        self._open_current()

    def _set_up(self) -> None:
        self.setModel(self.records)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setStyleSheet(f"QTableView::item {{ padding: 0px {self._context.theme.px(3)}px; }}")
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self._context.theme.row_height)
        header = WrappingHeader(self._context.theme, parent=self)
        self.setHorizontalHeader(header)
        header.setStretchLastSection(True)
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(self._kind.is_list)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setHighlightSections(False)
        self.doubleClicked.connect(self._activated)
