"""Columns and order of a list: chosen by mouse, menu or keyboard, shared out over the width, kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMenu, QTableView

from desktop_app.domain.fields import FieldSpec
from desktop_app.domain.kind import RecordKind
from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.list_columns import ListLayout, choosable, keep_layout, load_layout, usual_widths
from desktop_app.gui.records.record_list import NUMBER, RecordListModel
from desktop_app.gui.texts import tr

COLUMN_EDGE_PX = 18


class ListArrangement(QObject):
    """Arranges one table.

    Signals:
        changed: The ListLayout a person chose.
        said: A sentence for the person.
    """

    changed = Signal(object)
    said = Signal(str)

    def __init__(self, kind: RecordKind, context: GuiContext, table: QTableView, records: RecordListModel) -> None:
        super().__init__(table)
        self._kind = kind
        self._context = context
        self._table = table
        self._records = records
        self._is_laying_out = False
        self.layout = load_layout(context.settings, kind)
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._heading_menu)
        header.sectionClicked.connect(self._heading_clicked)
        header.sectionResized.connect(self._column_resized)
        header.sectionMoved.connect(self._column_dragged)
        self.apply(self.layout)

    def apply(self, layout: ListLayout) -> None:
        """Show these columns in these widths and this order."""
        self._is_laying_out = True
        if tuple(spec.key for spec in self._records.columns) != layout.keys:
            self._records.set_columns(layout.keys)
        self.layout = layout
        self._set_widths()
        self._show_sort()
        self._is_laying_out = False

    def _set_widths(self) -> None:
        digit = QFontMetrics(self._context.theme.font(is_bold=True)).horizontalAdvance("0")
        specs = [self._records.spec_at(column) for column in range(self._records.columnCount())]
        edges = self._context.theme.px(COLUMN_EDGE_PX)
        room = (self._table.viewport().width() - edges * len(specs)) / digit
        usual = usual_widths(specs, toned=self._records.toned_fields, room=room)
        for column, (spec, characters) in enumerate(zip(specs, usual, strict=True)):
            width = self.layout.widths.get(spec.key if spec else NUMBER)
            self._table.setColumnWidth(column, width or int(characters * digit) + edges)

    def sort_by(self, key: str, *, is_descending: bool) -> None:
        """Order the list by a field; "" for the order of entry."""
        self._choose(replace(self.layout, sort=key, is_descending=is_descending))

    def fill_menu(self, menu: QMenu) -> None:
        """Columns to tick and orders to choose, for the menu of the heading and of the rows."""
        columns = menu.addMenu(tr("Cột hiển thị"))
        order = [spec.key for spec in choosable(self._kind)]
        for spec in choosable(self._kind):
            deed = partial(self._toggle_column, spec.key, order)
            _tick(columns, tr(spec.label), is_on=spec.key in self.layout.keys, deed=deed)
        columns.addSeparator()
        usual = columns.addAction(tr("Trở lại các cột ban đầu"))
        usual.triggered.connect(self._reset_columns)
        sorts = menu.addMenu(tr("Sắp xếp theo"))
        layout = self.layout
        _tick(sorts, tr("Mới nhập trước"), is_on=not layout.sort, deed=partial(self.sort_by, "", is_descending=True))
        for spec in self._kind.specs:
            if spec.is_sortable:
                _tick(sorts, tr(spec.label), is_on=layout.sort == spec.key, deed=partial(self._sort_or_turn, spec.key))

    def _toggle_column(self, key: str, order: list[str]) -> None:
        self._choose(self.layout.toggled(key, order=order))

    def _reset_columns(self) -> None:
        self._choose(replace(self.layout, keys=tuple(spec.key for spec in self._kind.listed), widths={}))

    def _sort_or_turn(self, key: str) -> None:
        layout = self.layout
        self.sort_by(key, is_descending=not layout.is_descending if layout.sort == key else False)

    def _choose(self, layout: ListLayout) -> None:
        self.apply(layout)
        keep_layout(self._context.settings, self._kind, layout)
        self.changed.emit(layout)

    def _heading_clicked(self, column: int) -> None:
        spec = self._records.spec_at(column)
        if spec is None:
            layout = self.layout
            self.sort_by("", is_descending=not layout.is_descending if not layout.sort else True)
        elif spec.is_sortable:
            self._sort_or_turn(spec.key)

    def _column_resized(self, column: int, _old: int, width: int) -> None:
        if self._is_laying_out or column == self._records.columnCount() - 1:
            return
        spec = self._records.spec_at(column)
        widths = {**self.layout.widths, spec.key if spec else NUMBER: width}
        self.layout = replace(self.layout, widths=widths)
        keep_layout(self._context.settings, self._kind, self.layout)

    def _column_dragged(self, _column: int, old: int, new: int) -> None:
        spec = self._records.spec_at(old)
        header = self._table.horizontalHeader()
        header.blockSignals(True)
        header.moveSection(new, old)
        header.blockSignals(False)
        if spec is not None:
            self._choose(self.layout.moved(spec.key, by=new - old))

    def _show_sort(self) -> None:
        header, layout = self._table.horizontalHeader(), self.layout
        way = Qt.SortOrder.DescendingOrder if layout.is_descending else Qt.SortOrder.AscendingOrder
        shown = [self._records.spec_at(column) for column in range(self._records.columnCount())]
        keys = ["" if spec is None else spec.key for spec in shown]
        header.setSortIndicator(keys.index(layout.sort) if layout.sort in keys else -1, way)

    def share_width(self) -> None:
        """Columns share the room there is, as long as nobody has set their widths."""
        if not self.layout.widths:
            self._is_laying_out = True
            self._set_widths()
            self._is_laying_out = False

    def sort_current(self, *, is_descending: bool) -> None:
        """Order the list by the current column."""
        spec = self._current_spec()
        if spec is None:
            self.sort_by("", is_descending=is_descending)
        elif spec.is_sortable:
            self.sort_by(spec.key, is_descending=is_descending)
        else:
            self.said.emit(tr("Không sắp xếp được theo cột “{label}”.").format(label=tr(spec.label)))

    def move_current(self, by: int) -> None:
        """Move the current column by so many places."""
        spec, row = self._current_spec(), self._table.currentIndex().row()
        if spec is None:
            return
        self._choose(self.layout.moved(spec.key, by=by))
        shift = self._records.columnCount() - len(self.layout.keys)
        self._table.setCurrentIndex(self._records.index(max(0, row), self.layout.keys.index(spec.key) + shift))

    def _current_spec(self) -> FieldSpec | None:
        return self._records.spec_at(max(0, self._table.currentIndex().column()))

    def _heading_menu(self, place: QPoint) -> None:
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        menu.popup(self._table.horizontalHeader().mapToGlobal(place))


def _tick(menu: QMenu, words: str, *, is_on: bool, deed: Callable[[], None]) -> None:
    action = menu.addAction(words)
    action.setCheckable(True)
    action.setChecked(is_on)
    action.triggered.connect(deed)
