"""Paper measures that no rule fixes or that could not be verified: typed into the table, saved together."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QVBoxLayout, QWidget

from desktop_app.domain.errors import InputRefused
from desktop_app.domain.formats import FormatProblem, format_decimal, parse_decimal
from desktop_app.gui.building import button, label, row, strip
from desktop_app.gui.context import GuiContext
from desktop_app.gui.errors import show_error
from desktop_app.gui.plain_table import Index, PlainRows, PlainTable, TableColumn
from desktop_app.gui.texts import tr
from desktop_app.services import measures
from desktop_app.services.measures import Measure

VALUE = 1
"""Column of the value that may be typed over."""


class MeasureRows(PlainRows[Measure]):
    """Measures with the values typed so far."""

    def __init__(self, context: GuiContext, *, parent: QWidget) -> None:
        self.typed: dict[str, float] = {}
        super().__init__(self._make_columns(), theme=context.theme, tone=self._tone_of, parent=parent)
        self._window = parent

    def value(self, one: Measure) -> float:
        """What holds once this is saved."""
        return self.typed.get(one.key, one.value)

    def put(self, place: int, value: float) -> None:
        """Type a value over."""
        one = self.rows[place]
        self.typed.pop(one.key, None)
        if value != one.value:
            self.typed[one.key] = value
        self.repaint_row(place)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The value can be typed over."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsEditable if index.column() == VALUE else found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The editor begins with the value alone."""
        if role == Qt.ItemDataRole.EditRole:
            return number_words(self.value(self.rows[index.row()]))
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed, or say what is wrong with it."""
        one = self.rows[index.row()]
        try:
            number = parse_decimal(str(value))
        except FormatProblem as problem:
            show_error(self._window, InputRefused(problem.sentence))
            return False
        if number is None or not one.low <= float(number) <= one.high:
            words = tr("Nhập từ {low} đến {high} {unit}.")
            low, high = number_words(one.low), number_words(one.high)
            show_error(self._window, InputRefused(words.format(low=low, high=high, unit=one.unit)))
            return False
        self.put(index.row(), float(number))
        return True

    def _tone_of(self, one: Measure) -> str:
        return "accent_text" if self.value(one) != one.default else ""

    def _make_columns(self) -> tuple[TableColumn[Measure], ...]:
        return (
            TableColumn(tr("Số đo"), lambda one: tr(one.label), 30, grows=True),
            TableColumn(tr("Giá trị"), lambda one: f"{number_words(self.value(one))} {one.unit}", 9, is_right=True),
            TableColumn(tr("Có sẵn"), lambda one: f"{number_words(one.default)} {one.unit}", 8, is_right=True),
            TableColumn(
                tr("Giới hạn"), lambda one: f"{number_words(one.low)} – {number_words(one.high)}", 9, is_right=True
            ),
            TableColumn(tr("Nguồn"), lambda one: one.source, 24, grows=True),
        )


class MeasuresSection(QWidget):
    """Digits begin typing over the current value; Delete goes back to the one that came with the program."""

    def __init__(self, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("measures_section")
        self._context = context
        theme = context.theme
        self._rows = MeasureRows(context, parent=self)
        self._table = PlainTable(self._rows, name="measures_table", title=tr("Khổ giấy"), theme=theme)
        self._table.setItemDelegate(QStyledItemDelegate(self._table))
        self._table.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self._table.opened.connect(self._edit)
        self._table.removed.connect(self._go_back)
        self._done, _ = strip(tr("Đã lưu số đo. Văn bản in từ bây giờ dùng số đo mới."), ground="done")
        self._done.hide()
        self._save = button(tr("&Lưu"), name="save_measures_button", on_click=self.save, is_primary=True)
        self._rows.dataChanged.connect(self._offer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(label(tr("Khổ giấy"), role="title"))
        layout.addWidget(
            label(
                tr(
                    "Số đo mà văn bản pháp luật cho chọn, không quy định, hoặc chưa đối chiếu được."
                    " Các số đo khác do luật định nên không sửa được."
                ),
                role="muted",
                wraps=True,
            )
        )
        layout.addWidget(self._table, 1)
        layout.addWidget(label(tr("Gõ số hoặc Enter: sửa giá trị · Delete: về số có sẵn"), role="hint"))
        layout.addWidget(self._done)
        layout.addLayout(row(1, self._save))
        self._offer()

    def activate(self) -> None:
        """Show the measures that hold now; typed ones stay."""
        self._context.runner.run_read(measures.measures, owner=self, on_success=self._take, supersedes="measures")

    def save(self) -> None:
        """Keep what was typed."""
        values = dict(self._rows.typed)
        self._save.setEnabled(False)
        self._context.runner.run(
            lambda work: measures.save(work, values), owner=self, on_success=self._note_saved, on_end=self._offer
        )

    def _note_saved(self, _none: None) -> None:
        self._rows.typed.clear()
        self._done.show()
        self.activate()

    def _take(self, found: tuple[Measure, ...]) -> None:
        self._table.show_rows(found)
        self._table.setCurrentIndex(self._rows.index(max(0, self._table.place), VALUE))
        self._save.setEnabled(bool(self._rows.typed))

    def _edit(self) -> None:
        index: QModelIndex = self._rows.index(self._table.place, VALUE)
        self._table.setCurrentIndex(index)
        self._table.edit(index)

    def _go_back(self) -> None:
        for place in self._table.marked:
            self._rows.put(place, self._rows.rows[place].default)

    def _offer(self) -> None:
        self._save.setEnabled(bool(self._rows.typed))
        if self._rows.typed:
            self._done.hide()


def number_words(value: float) -> str:
    """The value as Vietnamese writes it, without needless decimals."""
    return format_decimal(Decimal(str(value)).normalize())
