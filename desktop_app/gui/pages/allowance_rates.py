"""The rates of the reception allowance with their articles, and what this office pays by each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.allowance import Rate
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.formats import FormatProblem, format_day, format_money, parse_money
from desktop_app.gui.building import button, label, line_edit, row
from desktop_app.gui.context import GuiContext
from desktop_app.gui.errors import show_error
from desktop_app.gui.plain_table import PlainRows, PlainTable, TableColumn
from desktop_app.gui.texts import tr
from desktop_app.services import allowance


class AllowanceRates(QWidget):
    """Enter on a rate leads to its amount.

    Signals:
        saved: An amount changed.
    """

    saved = Signal()

    def __init__(self, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("allowance_rates")
        self._context = context
        theme = context.theme
        self._rows: PlainRows[Rate] = PlainRows(_columns(), theme=theme)
        self._table = PlainTable(self._rows, name="rates_table", title=tr("Mức bồi dưỡng"), theme=theme)
        self._table.chosen.connect(self._show_current)
        self._table.opened.connect(self._go_to_amount)
        self._article = label("", role="muted", wraps=True)
        self._amount = line_edit(name="rate_amount", title=tr("Mức cơ quan chi, đồng một ngày"))
        self._amount.setFixedWidth(self._amount.fontMetrics().horizontalAdvance("0.000.000") + theme.px(28))
        self._amount.returnPressed.connect(self.save)
        self._save = button(tr("&Lưu"), name="save_rate_button", on_click=self.save, is_primary=True)
        self._back = button(tr("Về mức &của Thông tư"), name="shipped_rate_button", on_click=self.go_back)
        words = label(tr("&Mức cơ quan chi, đồng một ngày"))
        words.setBuddy(self._amount)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.px(8))
        layout.addWidget(self._table, 1)
        layout.addWidget(self._article)
        hint = tr(
            "Mức cao hơn mức của Thông tư, nhiều nhất thêm 20 %, chỉ khi Hội đồng nhân dân cấp tỉnh quyết định"
            " (Thông tư 320/2016/TT-BTC Điều 7 khoản 2)."
        )
        layout.addWidget(label(hint, role="hint", wraps=True))
        layout.addLayout(row(words, self._amount, self._save, self._back, 1))

    def activate(self) -> None:
        """Show the rates that are applied now."""
        self._context.runner.run_read(
            lambda work: allowance.rules(work).rates, owner=self, on_success=self._take, supersedes="rates"
        )

    def save(self) -> None:
        """Keep the typed amount."""
        try:
            amount = parse_money(self._amount.text())
        except FormatProblem as problem:
            show_error(self, InputRefused(problem.sentence))
            return
        if amount is None:
            show_error(self, InputRefused(tr("Nhập số tiền một ngày, ví dụ 200.000.")))
            return
        self._write(amount)

    def go_back(self) -> None:
        """Pay what the law says."""
        self._write(None)

    def _write(self, amount: int | None) -> None:
        current = self._current()
        if current is not None:
            rate_id = current.id
            self._context.runner.run(
                lambda work: allowance.save_rate(work, rate_id, amount=amount), owner=self, on_success=self._note
            )

    def _note(self, _none: None) -> None:
        self.activate()
        self.saved.emit()

    def _take(self, rates: tuple[Rate, ...]) -> None:
        self._table.show_rows(rates)

    def _current(self) -> Rate | None:
        place = self._table.place
        return self._rows.rows[place] if 0 <= place < self._rows.rowCount() else None

    def _show_current(self) -> None:
        current = self._current()
        if current is not None:
            self._article.setText(current.article)
            self._amount.setText(format_money(current.amount))

    def _go_to_amount(self) -> None:
        self._amount.setFocus(Qt.FocusReason.TabFocusReason)
        self._amount.selectAll()


def _columns() -> tuple[TableColumn[Rate], ...]:
    return (
        TableColumn(tr("Đối tượng"), lambda rate: rate.title, 30, grows=True),
        TableColumn(tr("Một ngày"), lambda rate: format_money(rate.amount), 12, is_right=True),
        TableColumn(tr("Hiệu lực"), _valid_words, 24),
    )


def _valid_words(rate: Rate) -> str:
    parts = []
    if rate.valid_from:
        parts.append(tr("từ {day}").format(day=format_day(rate.valid_from)))
    if rate.valid_to:
        parts.append(tr("đến {day}").format(day=format_day(rate.valid_to)))
    return " ".join(parts)
