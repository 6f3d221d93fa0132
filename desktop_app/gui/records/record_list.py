"""Table model of a register: rows by keyset, values as people read them, late rows marked by colour and words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop_app.domain.fields import FieldSpec, FieldType
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.query import Condition, ListQuery, ListRow
from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.list_cells import LOADING, ListCells
from desktop_app.gui.records.list_source import ListSource, Question
from desktop_app.gui.texts import tr

Index = QModelIndex | QPersistentModelIndex

NUMBER = "number"
NO_PARENT = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NUMERIC = frozenset({FieldType.COUNT, FieldType.MONEY, FieldType.AMOUNT})


class RecordListModel(QAbstractTableModel):
    """Rows of one kind under a search, conditions and an order; the number stands first.

    Signals:
        total_changed: Rows of the whole list are counted now.
        refreshed: The first page is here; True for another list, False for the same one asked anew.
        failed: The AppError of a fetch.
    """

    total_changed = Signal(int)
    refreshed = Signal(bool)
    failed = Signal(object)

    def __init__(self, kind: RecordKind, context: GuiContext, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._context = context
        self._shown: tuple[FieldSpec, ...] = kind.listed
        self._query = ListQuery(kind.key)
        self._rows = 0
        self._source = ListSource(context.runner, parent=self)
        self._cells = ListCells(kind, context, self._source)
        self._source.answered.connect(self._begin)
        self._source.rows_arrived.connect(self._repaint)
        self._source.counted.connect(self._take_total)
        self._source.failed.connect(self.failed)
        context.masking.toggled.connect(self._repaint_all)

    # ------------------------------------------------------------ what is shown

    @property
    def query(self) -> ListQuery:
        """The list as it is asked for, without place."""
        return self._query

    @property
    def columns(self) -> tuple[FieldSpec, ...]:
        """Fields shown, in order, without the number."""
        return self._shown

    @property
    def total(self) -> int | None:
        """Rows of the whole list; None while they are being counted."""
        return self._source.total

    @property
    def toned_fields(self) -> frozenset[str]:
        """Day fields that may carry words about lateness."""
        return self._cells.tones.day_fields

    def set_columns(self, keys: Sequence[str]) -> None:
        """Show these fields in this order; values of new ones come with the next ``ask``."""
        known = {spec.key: spec for spec in self._kind.specs}
        self.beginResetModel()
        self._shown = tuple(known[key] for key in keys if key in known)
        self.endResetModel()

    def ask(self, *, search: str, conditions: tuple[Condition, ...], sort: str, is_descending: bool) -> None:
        """Show this list."""
        keys = tuple(dict.fromkeys([*(spec.key for spec in self._shown), *self._cells.tones.fields]))
        self._query = ListQuery(
            self._kind.key,
            search=search,
            conditions=conditions,
            sort=sort,
            is_descending=is_descending,
            columns=keys,
        )
        self.refresh()

    def refresh(self) -> None:
        """Fetch what is shown anew; rows stay in sight until theirs arrive."""
        self._source.ask(self.question)

    @property
    def question(self) -> Question:
        """What is asked for, with the link columns whose names are wanted."""
        links = {place: spec.target for place, spec in enumerate(self._shown) if spec.type is FieldType.REF}
        return Question(self._query, links)

    # ------------------------------------------------------------ rows for others

    def row_at(self, index: int) -> ListRow | None:
        """The row at a place if it is here."""
        return self._source.loaded(index)

    def place_of(self, uid: str) -> int | None:
        """Where a record stands, if its row is here."""
        return self._source.place_of(uid)

    def texts_of(self, row: ListRow, *, names: Mapping[str, str] | None = None) -> list[str]:
        """The row as words, column by column; ``names`` are those behind links where they came with the row."""
        self._source.names.update(names or {})
        return [row.number, *(self._cells.text(row, spec, is_whole=True) for spec in self._shown)][self._first :]

    def headings(self) -> list[str]:
        """Words over the columns."""
        return [tr("Số"), *(tr(spec.label) for spec in self._shown)][self._first :]

    @property
    def _first(self) -> int:
        return 1 if self._kind.is_list else 0

    def spec_at(self, column: int) -> FieldSpec | None:
        """The field of a column; None for the number."""
        place = column - 1 + self._first
        return self._shown[place] if place >= 0 else None

    # ------------------------------------------------------------ Qt's model interface

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Rows that exist for certain."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """The number and the chosen fields."""
        return 0 if parent.isValid() else len(self._shown) + 1 - self._first

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Label of a field; its help as tooltip."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        spec = self.spec_at(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(spec.label) if spec else tr("Số")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(spec)
        if role == Qt.ItemDataRole.ToolTipRole and spec:
            return tr(spec.help) or tr(spec.label)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, alignment and mark of one cell."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.spec_at(index.column()))
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.ForegroundRole):
            return None
        row = self._source.row(index.row())
        if row is None:
            return LOADING if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.ForegroundRole:
            tone = self._cells.tone(row)
            return self._context.theme.color(tone.role) if tone else None
        place = index.column() - 1 + self._first
        if place < 0:
            return row.number
        return self._cells.text(row, self._shown[place], is_whole=role == Qt.ItemDataRole.ToolTipRole)

    # ------------------------------------------------------------ inside

    def _begin(self, is_other: bool) -> None:
        self._cells.begin(self._query.columns)
        if is_other:
            self.beginResetModel()
            self._rows = self._source.known_rows
            self.endResetModel()
        else:
            self._grow_to(self._source.known_rows)
            self._repaint_all()
        self.refreshed.emit(is_other)
        if self._source.total is not None:
            self.total_changed.emit(self._source.total)

    def _take_total(self, total: int) -> None:
        self._grow_to(total)
        self.total_changed.emit(total)

    def _grow_to(self, rows: int) -> None:
        if rows > self._rows:
            self.beginInsertRows(NO_PARENT, self._rows, rows - 1)
            self._rows = rows
            self.endInsertRows()
        elif rows < self._rows:
            self.beginRemoveRows(NO_PARENT, rows, self._rows - 1)
            self._rows = rows
            self.endRemoveRows()

    def _repaint(self, first: int, last: int) -> None:
        last = min(last, self._rows - 1)
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def _repaint_all(self) -> None:
        self._repaint(0, self._rows - 1)


def _alignment(spec: FieldSpec | None) -> Qt.AlignmentFlag:
    return _RIGHT if spec and spec.type in _NUMERIC else _LEFT
