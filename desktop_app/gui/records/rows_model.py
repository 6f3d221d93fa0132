"""Raw values of a small table inside a form, and blocks of cells to and from spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.fields import FieldSpec, FieldType
from desktop_app.domain.text import fold
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NUMERIC = frozenset({FieldType.COUNT, FieldType.MONEY, FieldType.AMOUNT, FieldType.YEAR})


class RowsModel(QAbstractTableModel):
    """Lines of raw values by field key; there is always at least one line, be it empty."""

    def __init__(self, specs: Sequence[FieldSpec], theme: Theme, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.specs = tuple(specs)
        self._theme = theme
        self._lines: list[dict[str, Any]] = [{}]
        self._wrong: set[tuple[int, str]] = set()
        self.names: dict[str, str] = {}

    # ------------------------------------------------------------ values

    def lines(self) -> list[dict[str, Any]]:
        """The lines in order, without empty ones at the end; empty ones between keep their place."""
        lines = [dict(line) for line in self._lines]
        while lines and is_blank(lines[-1]):
            lines.pop()
        return lines

    def set_lines(self, lines: Iterable[Mapping[str, Any]]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self._lines = [dict(line) for line in lines] or [{}]
        self._wrong = set()
        self.endResetModel()

    def value(self, row: int, column: int) -> Any:
        """The raw value of a cell."""
        return self._lines[row].get(self.specs[column].key)

    def set_value(self, row: int, column: int, value: Any) -> bool:
        """Put a raw value into a cell; True when it differs from before."""
        key = self.specs[column].key
        if (self._lines[row].get(key) or None) == (value or None):
            return False
        self._lines[row][key] = value
        index = self.index(row, column)
        self.dataChanged.emit(index, index)
        return True

    def is_blank(self, row: int) -> bool:
        """True for a line with nothing in it."""
        return is_blank(self._lines[row])

    def add_line(self) -> int:
        """Add an empty line at the end; returns its place."""
        place = len(self._lines)
        self.beginInsertRows(NO_PARENT, place, place)
        self._lines.append({})
        self.endInsertRows()
        return place

    def remove_line(self, row: int) -> None:
        """Take a line out; the last one is emptied instead."""
        if len(self._lines) == 1:
            self.set_lines([])
            return
        self.beginRemoveRows(NO_PARENT, row, row)
        del self._lines[row]
        self._wrong = set()
        self.endRemoveRows()

    def paste(self, block: Sequence[Sequence[str]], *, row: int, column: int) -> None:
        """Write a block of cells from a place on; lines are added as needed, cells beyond the last column dropped."""
        while len(self._lines) < row + len(block):
            self.add_line()
        for down, cells in enumerate(block):
            for right, text in enumerate(cells[: len(self.specs) - column]):
                self.set_value(row + down, column + right, pasted_value(self.specs[column + right], text))

    def mark_wrong(self, cells: Iterable[tuple[int, str]]) -> None:
        """Mark cells (line, field key) that have to be corrected."""
        self._wrong = set(cells)
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(self.specs) - 1))

    # ------------------------------------------------------------ Qt

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Lines, the empty one for new values included."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Fields of a line."""
        return 0 if parent.isValid() else len(self.specs)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Labels above, line numbers at the left."""
        if orientation is Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if not 0 <= section < len(self.specs):
            return None
        spec = self.specs[section]
        if role == Qt.ItemDataRole.DisplayRole:
            unit = f" ({tr(spec.unit)})" if spec.unit else ""
            return f"{tr(spec.label)}{unit}{' *' if spec.required else ''}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr(spec.help) or tr(spec.label)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if spec.type in _NUMERIC else _LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a cell; the ground of wrong ones."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        spec = self.specs[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(spec, self._lines[index.row()].get(spec.key))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if spec.type in _NUMERIC else _LEFT
        if role == Qt.ItemDataRole.BackgroundRole and (index.row(), spec.key) in self._wrong:
            return self._theme.color("late_ground")
        return None

    def _words(self, spec: FieldSpec, value: Any) -> str:
        if value is None or value is False:
            return ""
        if value is True:
            return tr("Có")
        if spec.type is FieldType.CHOICE:
            known = spec.choice(str(value))
            return tr(known.label) if known else str(value)
        if spec.type is FieldType.REF:
            return self.names.get(str(value), str(value))
        return str(value)


def is_blank(line: Mapping[str, Any]) -> bool:
    """True when nothing is given in a line."""
    return not any(value.strip() if isinstance(value, str) else value for value in line.values())


def pasted_value(spec: FieldSpec, text: str) -> Any:
    """The raw value a pasted cell stands for: codes for the words of choices, yes for a tick."""
    text = text.strip()
    if spec.type is FieldType.FLAG:
        return fold(text) in ("x", "1", "co", "true", "v")
    if spec.type is FieldType.CHOICE:
        named = (
            item.code for item in spec.choices if fold(text) in (fold(item.label), fold(item.short), fold(item.code))
        )
        return next(named, text) if text else None
    return text if spec.type is FieldType.LONG_TEXT else " ".join(text.split())


def read_block(text: str) -> list[list[str]]:
    """Cells of text copied from a spreadsheet: tabs part cells, line feeds part lines, quotes hold both."""
    lines = list(csv.reader(io.StringIO(text), dialect="excel-tab"))
    while lines and not any(cell.strip() for cell in lines[-1]):
        lines.pop()
    return lines


def is_block(text: str) -> bool:
    """True for copied text that is more than one cell."""
    return "\t" in text or "\n" in text.strip()
