"""A statistical table as a grid: its lines, or the one of this office, under its headings, moved in by keys."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.domain.formats import format_decimal
from desktop_app.domain.tables import Count, Figures, TableColumn, TableRow, TableSpec
from desktop_app.gui.building import label
from desktop_app.gui.context import GuiContext
from desktop_app.gui.tables.table_header import TableHeader
from desktop_app.gui.texts import tr

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
UNIT_WIDTH_PX, LINES_WIDTH_PX, PAD_PX = 150, 330, 12
MOST_LINES = 10
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FiguresModel(QAbstractTableModel):
    """The lines and printed columns of a table with its numbers in them."""

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
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def column(self, place: int) -> TableColumn | None:
        """The column at this place."""
        return self.spec.columns[place] if self.spec is not None and 0 <= place < len(self.spec.columns) else None

    def cell(self, place: int, line: int = 0) -> TableColumn | None:
        """What is counted at this place of a line; its code is the cell's."""
        column, row = self.column(place), self._row(line)
        return row.cell(column) if column is not None and row is not None else column

    def number(self, place: int, line: int = 0) -> Decimal | None:
        """The number at this place; None where none is counted."""
        cell = self.cell(place, line)
        if cell is None or self._figures is None or cell.measure.count is Count.NOTHING:
            return None
        return self._figures.cells[cell.code]

    def words(self, place: int, line: int = 0) -> str:
        """What a cell counts: its line, its headings from the top, its column and its number."""
        cell = self.cell(place, line)
        if cell is None:
            return ""
        number = self.number(place, line)
        shown = format_decimal(number) if number is not None else tr("để trống, ghi tay")
        return tr("Cột {code}: {path} = {number}").format(code=cell.number, path=cell.path, number=shown)

    def _row(self, line: int) -> TableRow | None:
        rows = self.spec.rows if self.spec is not None else ()
        return rows[line] if 0 <= line < len(rows) else None

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """The lines; this office's own where the table has no others."""
        return 0 if parent.isValid() or self.spec is None else max(1, len(self.spec.rows))

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """The printed columns."""
        return 0 if parent.isValid() or self.spec is None else len(self.spec.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The office or the lines at the left; a column's headings for screen readers."""
        if orientation is Qt.Orientation.Vertical:
            row = self._row(section)
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                return row.label if row is not None else self._unit
            return _bold() if role == Qt.ItemDataRole.FontRole and row is not None and row.is_total else None
        column = self.column(section)
        return column.path if role == Qt.ItemDataRole.DisplayRole and column is not None else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Number, and what it counts."""
        if not index.isValid():
            return None
        place, line = index.column(), index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            number = self.number(place, line)
            return "" if number is None else format_decimal(number)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self.words(place, line)
        if role == Qt.ItemDataRole.FontRole:
            row = self._row(line)
            return _bold() if row is not None and row.is_total else None
        return None


def _bold(font: QFont | None = None) -> QFont:
    made = QFont() if font is None else QFont(font)
    made.setBold(True)
    return made


class TableGrid(QTableView):
    """Arrow keys move between numbers, Home and End within the line; Enter opens what stands behind one.

    Signals:
        moved: (column, line) another number is the current one.
        opened: (code) the list behind a number is wanted.
    """

    moved = Signal(int, int)
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
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
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
        self._corner.setText(spec.rows_heading if spec.rows else tr("Đơn vị"))
        self.verticalHeader().setFixedWidth(self._side_width(spec))
        self._fit()
        self.setCurrentIndex(self.figures.index(0, 0))

    def show_figures(self, figures: Figures) -> None:
        """Show the numbers of the table; columns whose numbers are longer than their headings grow."""
        self.figures.show_figures(figures)
        metrics = QFontMetrics(_bold(self.font()))
        for place in range(self.figures.columnCount()):
            shown = (str(self.figures.index(line, place).data()) for line in range(self.figures.rowCount()))
            needed = max(map(metrics.horizontalAdvance, shown), default=0) + self._theme.px(PAD_PX)
            self.header.widen(place, needed)
        self._fit()

    def _side_width(self, spec: TableSpec) -> int:
        """As wide as the longest name of a line."""
        if not spec.rows:
            return self._theme.px(UNIT_WIDTH_PX)
        metrics = QFontMetrics(_bold(self.font()))
        longest = max(metrics.horizontalAdvance(row.label) for row in spec.rows) + 2 * self._theme.px(PAD_PX)
        return min(self._theme.px(LINES_WIDTH_PX), max(self._theme.px(UNIT_WIDTH_PX), longest))

    @property
    def place(self) -> tuple[int, int]:
        """Column and line of the current number."""
        return self.currentIndex().column(), self.currentIndex().row()

    @property
    def code(self) -> str:
        """Code of the current cell; "" where it counts nothing."""
        cell = self.figures.cell(*self.place)
        return cell.code if cell is not None and self.figures.number(*self.place) is not None else ""

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Mark the heading and say which number it is."""
        super().currentChanged(current, previous)
        self.header.mark(current.column())
        self.moved.emit(current.column(), current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Home and End go to the ends; arrows are the table's own."""
        last, line = self.figures.columnCount() - 1, max(0, self.currentIndex().row())
        if event.key() in _ENTER:
            self._open()
        elif event.key() == Qt.Key.Key_Home:
            self.setCurrentIndex(self.figures.index(line, 0))
        elif event.key() == Qt.Key.Key_End:
            self.setCurrentIndex(self.figures.index(line, last))
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
        """As high as the header and its lines, with room for the scroll bar where one is needed."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        side = self.verticalHeader()
        lines = self.figures.rowCount()
        side.setDefaultSectionSize(self._theme.row_height + (self._theme.px(12) if lines <= 1 else 0))
        rows = side.defaultSectionSize() * max(1, min(lines, MOST_LINES))
        shown = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if lines > MOST_LINES else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(shown)
        needs_bar = self.header.length() > self.viewport().width()
        bar = self.horizontalScrollBar().sizeHint().height() if needs_bar else 0
        self._corner.setGeometry(
            self.frameWidth(), self.frameWidth(), self.verticalHeader().width(), self.header.sizeHint().height()
        )
        self.setFixedHeight(self.header.sizeHint().height() + rows + bar + 2 * self.frameWidth() + 2)

    def _open(self) -> None:
        if self.code:
            self.opened.emit(self.code)
