"""The figures of a section: this period, the same period last year, the difference and the year's target."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop_app.domain.errors import InputRefused
from desktop_app.domain.formats import FormatProblem, format_decimal, parse_decimal
from desktop_app.domain.outline_words import FigureValue, change_words, target_words
from desktop_app.gui.building import button, label, line_edit, row
from desktop_app.gui.errors import show_error
from desktop_app.gui.plain_table import PlainRows, PlainTable, TableColumn
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme

LEAST_ROWS = 2
WORD_LINES = 2


class FigureTable(PlainTable):
    """Enter and Insert put a figure into the text, F3 opens its records, F2 goes to its target.

    Signals:
        wanted: (stays here, compared) the current figure is wanted in the text.
        records_wanted, target_wanted: F3; F2.
    """

    wanted = Signal(bool, bool)
    records_wanted = Signal()
    target_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Deeds by key; Ctrl with a letter belongs to the page, but for copying."""
        is_compared = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit(False, is_compared)
        elif event.key() == Qt.Key.Key_Insert:
            self.wanted.emit(True, is_compared)
        elif event.key() == Qt.Key.Key_F2:
            self.target_wanted.emit()
        elif event.key() == Qt.Key.Key_F3:
            self.records_wanted.emit()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() != Qt.Key.Key_C:
            event.ignore()
        else:
            super().keyPressEvent(event)


class FigureList(QWidget):
    """Shows the figures of the section, or all of the report; the current one in words below.

    Signals:
        insert_wanted: (name, stays here, compared) a figure is wanted in the text.
        records_wanted: (FigureValue)
        target_typed: (FigureValue, Decimal or None)
    """

    insert_wanted = Signal(str, bool, bool)
    records_wanted = Signal(object)
    target_typed = Signal(object, object)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("figure_list")
        self._figures: tuple[FigureValue, ...] = ()
        self._names: frozenset[str] = frozenset()
        self._rows: PlainRows[FigureValue] = PlainRows(_columns(), theme=theme)
        self.table = FigureTable(self._rows, name="figure_table", title=tr("Số liệu của mục"), theme=theme)
        self.table.setMinimumHeight(theme.row_height * (LEAST_ROWS + 1))
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._heading = label(tr("Số liệu"), role="heading")
        self._all = QCheckBox(tr("Mọi số liệ&u"))
        self._all.setObjectName("all_figures_box")
        self._all.setAccessibleName(tr("Mọi số liệu"))
        self._words = label("", role="muted", wraps=True)
        self._words.setObjectName("figure_words")
        self._words.setMinimumHeight(WORD_LINES * self._words.fontMetrics().lineSpacing())
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._target = line_edit(name="target_field", title=tr("Chỉ tiêu năm"))
        self._target.setFixedWidth(self._target.fontMetrics().horizontalAdvance("000.000.000") + theme.px(20))
        self._keep = button(tr("Lưu chỉ tiêu"), name="keep_target_button", on_click=self._type_target)
        self._insert = button(tr("Chèn  Enter"), name="insert_figure_button", on_click=self._want_by_button)
        self._open = button(tr("Danh sách  F3"), name="open_figure_button", on_click=self._want_records)
        self._lay_out(theme)
        self._all.toggled.connect(self._fill)
        self.table.chosen.connect(self._show_current)
        self.table.wanted.connect(self._want)
        self.table.doubleClicked.connect(self._want_by_button)
        self.table.records_wanted.connect(self._want_records)
        self.table.target_wanted.connect(self._go_to_target)
        self._target.returnPressed.connect(self._type_target)

    def show_figures(self, figures: Sequence[FigureValue]) -> None:
        """The figures of the whole report."""
        self._figures = tuple(figures)
        self._fill()

    def show_section(self, names: Sequence[str]) -> None:
        """The figures that belong to the current section."""
        self._names = frozenset(names)
        self._fill()

    @property
    def current(self) -> FigureValue | None:
        """The current figure."""
        place = self.table.place
        return self._rows.rows[place] if 0 <= place < self._rows.rowCount() else None

    def figure(self, name: str) -> FigureValue | None:
        """The figure of this name."""
        return next((one for one in self._figures if one.name == name), None)

    # ------------------------------------------------------------ inside

    def _fill(self) -> None:
        shows_all = self._all.isChecked() or not self._names
        self.table.show_rows([one for one in self._figures if shows_all or one.name in self._names])

    def _show_current(self) -> None:
        current = self.current
        self._words.setText(figure_words(current) if current is not None else tr("Báo cáo này chưa gắn số liệu nào."))
        self._target.setText(_number(current.target) if current is not None else "")
        for one in (self._target, self._keep, self._insert, self._open):
            one.setEnabled(current is not None)

    def _want(self, stays: bool, is_compared: bool) -> None:
        if self.current is not None:
            self.insert_wanted.emit(self.current.name, stays, is_compared)

    def _want_by_button(self) -> None:
        self._want(False, False)

    def _want_records(self) -> None:
        if self.current is not None:
            self.records_wanted.emit(self.current)

    def _go_to_target(self) -> None:
        if self.current is not None:
            self._target.setFocus(Qt.FocusReason.TabFocusReason)
            self._target.selectAll()

    def _type_target(self) -> None:
        current = self.current
        if current is None:
            return
        try:
            number = parse_decimal(self._target.text())
        except FormatProblem as problem:
            show_error(self, InputRefused(problem.sentence))
            return
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.target_typed.emit(current, number)

    def _lay_out(self, theme: Theme) -> None:
        shown = label(tr("Chỉ tiêu &năm  F2"))
        shown.setBuddy(self._target)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(4))
        layout.addLayout(row(self._heading, self._all, 1, self._insert, self._open))
        layout.addWidget(self.table, 1)
        layout.addWidget(self._words)
        layout.addLayout(row(shown, self._target, self._keep, 1))


def figure_words(figure: FigureValue) -> str:
    """``Số hội nghị đối thoại: kỳ này 8 hội nghị, cùng kỳ năm trước 6 (+2), chỉ tiêu năm 10.``"""
    now = tr("kỳ này {number}").format(number=f"{_number(figure.value)} {figure.unit}".strip())
    before = tr("cùng kỳ năm trước {number} ({change})").format(
        number=_number(figure.last_year), change=change_words(figure)
    )
    target = [target_words(figure)] if figure.target is not None else []
    if target and figure.reached not in (None, figure.value):
        target.insert(0, tr("từ đầu năm {number}").format(number=_number(figure.reached)))
    return f"{figure.label}: {', '.join([now, before, *target])}."


def _number(number: Decimal | None) -> str:
    return "" if number is None else format_decimal(number)


def _columns() -> tuple[TableColumn[FigureValue], ...]:
    return (
        TableColumn(tr("Tên số liệu"), lambda one: one.label, 10, grows=True),
        TableColumn(tr("Kỳ này"), lambda one: _number(one.value), 6, is_right=True),
        TableColumn(tr("Cùng kỳ"), lambda one: _number(one.last_year), 7, is_right=True),
        TableColumn(tr("Chênh"), change_words, 6, is_right=True),
        TableColumn(tr("Chỉ tiêu"), lambda one: _number(one.target), 7, is_right=True),
    )
