"""Places of the fields of a fast entry line: side by side, a second row from the first long text on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.fields import FieldType
from desktop_app.gui.records.field_editor import EditorTools
from desktop_app.gui.records.field_row import FieldRow
from desktop_app.gui.records.form_section import Group

_SHARES = {FieldType.LONG_TEXT: 8, FieldType.FLAG: 0}
_SHARE = 3


class LineArea(QScrollArea):
    """As high as what is in it."""

    def __init__(self, page: QWidget, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("hall_fields")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWidget(page)
        page.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """The height of the fields with what is said under them."""
        page = self.widget()
        hint = page.sizeHint() if page is not None else QSize()
        width = self.viewport().width()
        height = page.heightForWidth(width) if page is not None and page.hasHeightForWidth() else hint.height()
        return QSize(hint.width(), max(height, hint.height()) + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """May be narrow, never low."""
        return QSize(0, self.sizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another height follows when words come or go under a field."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def build_line(group: Group, tools: EditorTools, parent: QWidget) -> tuple[QScrollArea, list[FieldRow]]:
    """The fields of one line, each under its label, in the order of the keyboard's way."""
    theme = tools.context.theme
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(8))
    column.setSpacing(theme.px(8))
    rows: list[FieldRow] = []
    line = _add_line(column, spacing=theme.px(16))
    is_first = True
    for spec in group[1]:
        cell = QWidget(page)
        rows.append(_fill_cell(cell, FieldRow(spec, tools, cell), spacing=theme.px(2)))
        line.addWidget(cell, _SHARES.get(spec.type, _SHARE), Qt.AlignmentFlag.AlignTop)
        if is_first and spec.type is FieldType.LONG_TEXT:
            line, is_first = _add_line(column, spacing=theme.px(16)), False
    line.addStretch(1)
    return LineArea(page, parent=parent), rows


def set_cell_shown(row: FieldRow, is_shown: bool) -> None:
    """Ask for a field or pass it over; the others take its room."""
    row.set_withheld(not is_shown)
    cell = row.editor.parentWidget()
    if cell is not None:
        cell.setVisible(is_shown)


def _add_line(column: QVBoxLayout, *, spacing: int) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(spacing)
    column.addLayout(line)
    return line


def _fill_cell(cell: QWidget, row: FieldRow, *, spacing: int) -> FieldRow:
    row.label.setWordWrap(False)
    row.label.setMinimumWidth(1)
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for part in (row.label, row.editor, row.problem):
        column.addWidget(part)
    return row
