"""A statistical table as a grid: one row of numbers for this office under its headings, moved in by keys."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.domain.formats import format_decimal
from desktop_app.domain.tables import Count, Figures, TableColumn, TableSpec
from desktop_app.gui.building import label
from desktop_app.gui.context import GuiContext
from desktop_app.gui.tables.table_header import TableHeader
from desktop_app.gui.texts import tr

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
UNIT_WIDTH_PX = 150
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FiguresModel(QAbstractTableModel):
    """The printed columns of a table and this office's numbers in them."""

    def __init__(self, unit: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = unit
        self._figures: Figures | None = None
        self.spec: TableSpec | None = None

    def show_spec(self, spec: TableSpec) -> None:
        """Another table, not counted yet."""
        self.beginResetModel()
        self.spec, self._figures = spec, None
        self.endResetModel()

    def show_figures(self, figures: Figures) -> None:
        """The numbers of the table that is shown."""
        self._figures = figures
        if self.columnCount():
            self.dataChanged.emit(self.index(0, 0), self.index(0, self.columnCount() - 1))

    def column(self, place: int) -> TableColumn | None:
        """The column at this place."""
        return self.spec.columns[place] if self.spec is not None and 0 <= place < len(self.spec.columns) else None

    def number(self, place: int) -> Decimal | None:
        """The number at this place; None where none is counted."""
        column = self.column(place)
        if column is None or self._figures is None or column.measure.count is Count.NOTHING:
            return None
        return self._figures.cells[column.code]

    def words(self, place: int) -> str:
        """What a cell counts: its headings from the top, its code and its number."""
        column = self.column(place)
        if column is None:
            return ""
        number = self.number(place)
        shown = format_decimal(number) if number is not None else tr("để trống, ghi tay")
        return tr("Cột {code}: {path} = {number}").format(code=column.code, path=column.path, number=shown)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """This office's row."""
        return 0 if parent.isValid() or self.spec is None else 1

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """The printed columns."""
        return 0 if parent.isValid() or self.spec is None else len(self.spec.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The office at the left; a column's headings for screen readers."""
        if role == Qt.ItemDataRole.DisplayRole:
            column = self.column(section)
            if orientation is Qt.Orientation.Vertical:
                return self._unit
            return column.path if column is not None else None
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Number, and what it counts."""
        if not index.isValid():
            return None
        place = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            number = self.number(place)
            return "" if number is None else format_decimal(number)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self.words(place)
        return None


class TableGrid(QTableView):
    """Arrow keys move between numbers, Home and End to the first and last; Enter opens what stands behind one.

    Signals:
        moved: (column) another number is the current one.
        opened: (column code) the list behind a number is wanted.
    """

    moved = Signal(int)
    opened = Signal(str)

    def __init__(self, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("table_grid")
        self.setAccessibleName(tr("Biểu thống kê"))
        self._theme = context.theme
        self.figures = FiguresModel(context.office.unit_name, parent=self)
        self.header = TableHeader(context.theme, parent=self)
        self.setHorizontalHeader(self.header)
        self.setModel(self.figures)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        side = self.verticalHeader()
        side.setFixedWidth(context.theme.px(UNIT_WIDTH_PX))
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(context.theme.row_height + context.theme.px(12))
        side.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        side.setSectionsClickable(False)
        self.setCornerButtonEnabled(False)
        self._corner = label(tr("Đơn vị"), role="hint")
        self._corner.setParent(self)
        self._corner.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.doubleClicked.connect(self._open)

    def show_spec(self, spec: TableSpec) -> None:
        """Show the header of a table; its numbers come later."""
        self.figures.show_spec(spec)
        self.header.show_spec(spec)
        self._fit()
        self.setCurrentIndex(self.figures.index(0, 0))

    @property
    def code(self) -> str:
        """Code of the current column; "" where it counts nothing."""
        place = self.currentIndex().column()
        column = self.figures.column(place)
        return column.code if column is not None and self.figures.number(place) is not None else ""

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Mark the heading and say which number it is."""
        super().currentChanged(current, previous)
        self.header.mark(current.column())
        self.moved.emit(current.column())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Home and End go to the ends; arrows are the table's own."""
        last = self.figures.columnCount() - 1
        if event.key() in _ENTER:
            self._open()
        elif event.key() == Qt.Key.Key_Home:
            self.setCurrentIndex(self.figures.index(0, 0))
        elif event.key() == Qt.Key.Key_End:
            self.setCurrentIndex(self.figures.index(0, last))
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """There is always a current number."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.figures.columnCount():
            self.setCurrentIndex(self.figures.index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as the header and its row, with room for the scroll bar where one is needed."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        row = self.verticalHeader().defaultSectionSize()
        needs_bar = self.header.length() > self.viewport().width()
        bar = self.horizontalScrollBar().sizeHint().height() if needs_bar else 0
        self._corner.setGeometry(
            self.frameWidth(), self.frameWidth(), self.verticalHeader().width(), self.header.sizeHint().height()
        )
        self.setFixedHeight(self.header.sizeHint().height() + row + bar + 2 * self.frameWidth() + 2)

    def _open(self) -> None:
        if self.code:
            self.opened.emit(self.code)
