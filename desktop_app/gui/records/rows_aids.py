"""What helps in a table inside a form: keys that lead over its lines, and the words of a line that are cut off."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.gui.records.field_editor import FieldEditor
from desktop_app.gui.records.field_editors import LongTextEditor
from desktop_app.gui.records.lookup_editors import LookupEditor
from desktop_app.gui.records.rows_model import RowsModel
from desktop_app.gui.records.rows_table import RowsTable
from desktop_app.gui.texts import tr

_LINES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_PLAIN, _CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def rows_keys() -> str:
    """Keys that lead through a table of lines."""
    return tr("Enter: ô tiếp · ↑ ↓: dòng trên, dưới · PgDn: qua bảng · Ctrl+Delete: xóa dòng")


@dataclass(frozen=True, slots=True)
class RowsStep:
    """To the line above (-1) or below (1), or out of the table that way."""

    by: int
    is_out: bool = False


def step_of(event: QKeyEvent, cell: FieldEditor | None) -> RowsStep | None:
    """What a key in an open cell means; lists and long texts have up and down for themselves, Ctrl gets past them."""
    if isinstance(cell, LookupEditor) and cell.is_open:
        return None
    held, key = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, Qt.Key(event.key())
    if key in _PAGES and held == _PLAIN:
        return RowsStep(_PAGES[key], is_out=True)
    is_plain = held == _PLAIN and not isinstance(cell, LookupEditor | LongTextEditor)
    return RowsStep(_LINES[key]) if key in _LINES and (is_plain or held == _CONTROL) else None


class WholeWords(QLabel):
    """Under the table: the words of the line's other columns that are cut off, so that what is judged can be read."""

    def __init__(self, model: RowsModel, table: RowsTable, *, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._table = table
        self.setObjectName(name)
        self.setProperty("role", "muted")
        self.setWordWrap(True)
        self.hide()

    def show_line(self, row: int, column: int) -> None:
        """The cell of this line and column is open; once there was something to say, its room stays."""
        cut = [place for place in self._table.cut_columns(row) if place != column]
        parts = [f"{tr(self._model.specs[place].label)}: {self._model.value(row, place)}" for place in cut]
        self.setText("\n".join(parts))
        self.setVisible(bool(parts) or not self.isHidden())
