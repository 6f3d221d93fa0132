"""The table under a rows field: as tall as its lines, its columns together as wide as the form."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.domain.fields import FieldType
from desktop_app.gui.records.list_columns import usual_widths
from desktop_app.gui.records.rows_model import RowsModel
from desktop_app.gui.theme import Theme
from desktop_app.gui.wrapping_header import WrappingHeader

MOST_ROWS_SHOWN = 7
COLUMN_EDGE_PX = 20
CELL_EDGES_PX = 8
MOST_CHARACTERS = {FieldType.TEXT: 60, FieldType.LONG_TEXT: 60, FieldType.CHOICE: 30}
FRAME_PX = 6


class RowsTable(QTableView):
    """Shows lines; the editor lays its open cell over it.

    Signals:
        moved: Cells stand elsewhere now (scrolled, resized).
    """

    moved = Signal()

    def __init__(self, model: RowsModel, theme: Theme, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = model
        self._theme = theme
        self.setModel(model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(theme.row_height + theme.px(4))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = WrappingHeader(theme, parent=self)
        self.setHorizontalHeader(header)
        header.setSectionsClickable(False)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.geometriesChanged.connect(self.fit)
        header.sectionResized.connect(self.moved)
        self.verticalScrollBar().valueChanged.connect(self.moved)
        self.horizontalScrollBar().valueChanged.connect(self.moved)
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Be as tall as the lines, up to MOST_ROWS_SHOWN, and the scroll bar of columns that do not fit."""
        rows = min(self._lines.rowCount(), MOST_ROWS_SHOWN)
        height = self.horizontalHeader().sizeHint().height() + rows * self.verticalHeader().defaultSectionSize()
        if self.horizontalHeader().length() > self.viewport().width():
            height += self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(height + FRAME_PX)

    def cut_columns(self, row: int) -> list[int]:
        """Columns of a line whose words do not fit."""
        letters, room = QFontMetrics(self._theme.font()), self._theme.px(CELL_EDGES_PX)
        cut: list[int] = []
        for column in range(len(self._lines.specs)):
            text = str(self._lines.data(self._lines.index(row, column)) or "")
            if letters.horizontalAdvance(text) > self.columnWidth(column) - room:
                cut.append(column)
        return cut

    def share_width(self) -> None:
        """Columns together fill the width, as far as their content can bear it."""
        digit = QFontMetrics(self._theme.font(is_bold=True)).horizontalAdvance("0")
        specs, edges = self._lines.specs, self._theme.px(COLUMN_EDGE_PX)
        room = (self.viewport().width() - edges * len(specs)) / digit
        widths = usual_widths(specs, toned=(), room=room, most=MOST_CHARACTERS, has_shorts=False)
        for column, characters in enumerate(widths):
            self.setColumnWidth(column, int(characters * digit) + edges)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.share_width()
        self.fit()
        self.moved.emit()
