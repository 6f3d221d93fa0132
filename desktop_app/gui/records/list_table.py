"""The table of a register: keys for every deed, columns and order chosen by mouse or keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from desktop_app.domain.fields import FieldSpec
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.query import ListRow
from desktop_app.gui.context import GuiContext
from desktop_app.gui.records import list_copy
from desktop_app.gui.records.list_columns import ListLayout, choosable, keep_layout, load_layout, usual_widths
from desktop_app.gui.records.record_list import NUMBER, Index, RecordListModel
from desktop_app.gui.texts import tr

COLUMN_EDGE_PX = 18
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


class RecordTable(QTableView):
    """Shows a RecordListModel.

    Signals:
        typed: A key event with a letter: it belongs to the search box.
        opened: uid to open.
        preview_wanted: Show or hide the preview.
        deed_wanted: Name of a deed on the marked rows: delete, undo, print, new, refresh.
        layout_changed: The ListLayout a person chose.
        current_changed: The current row is another one (or has other content).
        menu_wanted: The menu of the marked rows is about to be shown (QMenu, to be filled).
        said: A sentence for the person.
    """

    typed = Signal(object)
    opened = Signal(str)
    preview_wanted = Signal()
    deed_wanted = Signal(str)
    layout_changed = Signal(object)
    current_changed = Signal()
    menu_wanted = Signal(object)
    said = Signal(str)

    def __init__(self, kind: RecordKind, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._context = context
        self.records = RecordListModel(kind, context, parent=self)
        self.list_layout = load_layout(context.settings, kind)
        self._is_laying_out = False
        self.setObjectName("record_table")
        self.setAccessibleName(tr(kind.title))
        self._set_up()
        self.apply_layout(self.list_layout)

    # ------------------------------------------------------------ rows

    @property
    def current_uid(self) -> str | None:
        """The record of the current row, if its row is here."""
        index = self.currentIndex()
        row = self.records.row_at(index.row()) if index.isValid() else None
        return row.uid if row else None

    def marked_uids(self) -> list[str]:
        """Records of the marked rows that are here; at most list_copy.MOST_ROWS."""
        rows = [self.records.row_at(place) for place in self.marked_places()[: list_copy.MOST_ROWS]]
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

    # ------------------------------------------------------------ columns and order

    def apply_layout(self, layout: ListLayout) -> None:
        """Show these columns in these widths and this order."""
        self._is_laying_out = True
        if tuple(spec.key for spec in self.records.columns) != layout.keys:
            self.records.set_columns(layout.keys)
        self.list_layout = layout
        self._set_widths()
        self._show_sort()
        self._is_laying_out = False

    def _set_widths(self) -> None:
        digit = QFontMetrics(self._context.theme.font(is_bold=True)).horizontalAdvance("0")
        specs = [self.records.spec_at(column) for column in range(self.records.columnCount())]
        edges = self._context.theme.px(COLUMN_EDGE_PX)
        room = (self.viewport().width() - edges * len(specs)) / digit
        usual = usual_widths(specs, toned=self.records.toned_fields, room=room)
        for column, (spec, characters) in enumerate(zip(specs, usual, strict=True)):
            width = self.list_layout.widths.get(spec.key if spec else NUMBER)
            self.setColumnWidth(column, width or int(characters * digit) + edges)

    def sort_by(self, key: str, *, is_descending: bool) -> None:
        """Order the list by a field; "" for the order of entry."""
        self._choose(replace(self.list_layout, sort=key, is_descending=is_descending))

    def fill_column_menu(self, menu: QMenu) -> None:
        """Columns to tick and orders to choose, for the menu of the heading and of the rows."""
        columns = menu.addMenu(tr("Cột hiển thị"))
        order = [spec.key for spec in choosable(self._kind)]
        for spec in choosable(self._kind):
            deed = partial(self._toggle_column, spec.key, order)
            _tick(columns, tr(spec.label), is_on=spec.key in self.list_layout.keys, deed=deed)
        columns.addSeparator()
        usual = columns.addAction(tr("Trở lại các cột ban đầu"))
        usual.triggered.connect(self._reset_columns)
        sorts = menu.addMenu(tr("Sắp xếp theo"))
        layout = self.list_layout
        _tick(sorts, tr("Mới nhập trước"), is_on=not layout.sort, deed=partial(self.sort_by, "", is_descending=True))
        for spec in self._kind.specs:
            if spec.is_sortable:
                _tick(sorts, tr(spec.label), is_on=layout.sort == spec.key, deed=partial(self._sort_or_turn, spec.key))

    def _toggle_column(self, key: str, order: list[str]) -> None:
        self._choose(self.list_layout.toggled(key, order=order))

    def _reset_columns(self) -> None:
        self._choose(replace(self.list_layout, keys=tuple(spec.key for spec in self._kind.listed), widths={}))

    def _sort_or_turn(self, key: str) -> None:
        layout = self.list_layout
        self.sort_by(key, is_descending=not layout.is_descending if layout.sort == key else False)

    def _choose(self, layout: ListLayout) -> None:
        self.apply_layout(layout)
        keep_layout(self._context.settings, self._kind, layout)
        self.layout_changed.emit(layout)

    def _heading_clicked(self, column: int) -> None:
        spec = self.records.spec_at(column)
        if spec is None:
            layout = self.list_layout
            self.sort_by("", is_descending=not layout.is_descending if not layout.sort else True)
        elif spec.is_sortable:
            self._sort_or_turn(spec.key)

    def _column_resized(self, column: int, _old: int, width: int) -> None:
        if self._is_laying_out or column == self.records.columnCount() - 1:
            return
        spec = self.records.spec_at(column)
        widths = {**self.list_layout.widths, spec.key if spec else NUMBER: width}
        self.list_layout = replace(self.list_layout, widths=widths)
        keep_layout(self._context.settings, self._kind, self.list_layout)

    def _column_dragged(self, _column: int, old: int, new: int) -> None:
        spec = self.records.spec_at(old)
        header = self.horizontalHeader()
        header.blockSignals(True)
        header.moveSection(new, old)
        header.blockSignals(False)
        if spec is not None:
            self._choose(self.list_layout.moved(spec.key, by=new - old))

    def _show_sort(self) -> None:
        header, layout = self.horizontalHeader(), self.list_layout
        way = Qt.SortOrder.DescendingOrder if layout.is_descending else Qt.SortOrder.AscendingOrder
        shown = [self.records.spec_at(column) for column in range(self.records.columnCount())]
        keys = ["" if spec is None else spec.key for spec in shown]
        header.setSortIndicator(keys.index(layout.sort) if layout.sort in keys else -1, way)

    # ------------------------------------------------------------ copying

    def copy_marked(self) -> None:
        """Put the marked rows into the clipboard as a table under its headings."""
        places = self.marked_places()
        if not places:
            return
        if len(places) > list_copy.MOST_ROWS or places[-1] > list_copy.MOST_WALKED:
            self.said.emit(tr("Chỉ chép được 5.000 dòng một lần. Đánh dấu ít dòng hơn, hoặc dùng mục Báo cáo."))
            return
        rows = [self.records.row_at(place) for place in places]
        if all(rows):
            self._copy([self.records.texts_of(row) for row in rows if row])
            return
        question = self.records.question
        self._context.runner.run_read(
            lambda work: list_copy.fetch_places(work, question, places=list(places)),
            owner=self,
            on_success=self._fetched,
            progress_title=tr("Đang chép các dòng đã đánh dấu"),
        )

    def _fetched(self, found: tuple[list[ListRow], dict[str, str]]) -> None:
        rows, names = found
        self._copy([self.records.texts_of(row, names=names) for row in rows])

    def _copy(self, rows: list[list[str]]) -> None:
        QGuiApplication.clipboard().setMimeData(list_copy.table_mime(self.records.headings(), rows))
        self.said.emit(tr("Đã chép {count} dòng. Dán vào Excel hoặc Word bằng Ctrl+V.").format(count=len(rows)))

    # ------------------------------------------------------------ keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Deeds by key; letters go to the search box."""
        deed = self._deed_of(event)
        if deed is not None:
            deed()
        elif event.text().isprintable() and event.text() and not event.modifiers() & (_CONTROL | _ALT):
            self.typed.emit(event)
        else:
            super().keyPressEvent(event)

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
            Qt.Key.Key_Up: partial(self._sort_current, is_descending=False),
            Qt.Key.Key_Down: partial(self._sort_current, is_descending=True),
            Qt.Key.Key_Left: partial(self._move_current, -1),
            Qt.Key.Key_Right: partial(self._move_current, 1),
        }
        key = Qt.Key(event.key())
        if held == _ALT:
            return alt.get(key)
        return plain.get(key) if held == Qt.KeyboardModifier.NoModifier else None

    def _open_current(self) -> None:
        if self.current_uid:
            self.opened.emit(self.current_uid)

    def _sort_current(self, *, is_descending: bool) -> None:
        spec = self._current_spec()
        if spec is None:
            self.sort_by("", is_descending=is_descending)
        elif spec.is_sortable:
            self.sort_by(spec.key, is_descending=is_descending)
        else:
            self.said.emit(tr("Không sắp xếp được theo cột “{label}”.").format(label=tr(spec.label)))

    def _move_current(self, by: int) -> None:
        spec, row = self._current_spec(), self.currentIndex().row()
        if spec is None:
            return
        self._choose(self.list_layout.moved(spec.key, by=by))
        shift = self.records.columnCount() - len(self.list_layout.keys)
        self.setCurrentIndex(self.records.index(max(0, row), self.list_layout.keys.index(spec.key) + shift))

    def _current_spec(self) -> FieldSpec | None:
        return self.records.spec_at(max(0, self.currentIndex().column()))

    # ------------------------------------------------------------ Qt

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell others which row is current."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.current_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the new room as long as nobody has set their widths."""
        super().resizeEvent(event)
        if not self.list_layout.widths:
            self._is_laying_out = True
            self._set_widths()
            self._is_laying_out = False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Deeds on the marked rows, columns and order; by mouse or by the menu key."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_wanted.emit(menu)
        menu.addSeparator()
        self.fill_column_menu(menu)
        menu.popup(event.globalPos())

    def _heading_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_column_menu(menu)
        menu.popup(self.horizontalHeader().mapToGlobal(place))

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
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(self._kind.is_list)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._heading_menu)
        header.sectionClicked.connect(self._heading_clicked)
        header.sectionResized.connect(self._column_resized)
        header.sectionMoved.connect(self._column_dragged)
        self.doubleClicked.connect(self._activated)


def _tick(menu: QMenu, words: str, *, is_on: bool, deed: Callable[[], None]) -> QAction:
    action = menu.addAction(words)
    action.setCheckable(True)
    action.setChecked(is_on)
    action.triggered.connect(deed)
    return action
