"""How long each sort of records is kept; the office sets the terms the law leaves to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.errors import InputRefused
from desktop_app.domain.formats import FormatProblem, parse_count
from desktop_app.domain.retention import RetentionRule
from desktop_app.gui.building import button, label, line_edit, row
from desktop_app.gui.context import GuiContext
from desktop_app.gui.errors import show_error
from desktop_app.gui.plain_table import PlainRows, PlainTable, TableColumn
from desktop_app.gui.texts import tr
from desktop_app.records import kind_of
from desktop_app.services import retention


class RetentionTerms(QWidget):
    """Enter leads to the number of months of the current sort.

    Signals:
        saved: A term changed.
    """

    saved = Signal()

    def __init__(self, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("retention_terms")
        self._context = context
        theme = context.theme
        self._rows: PlainRows[RetentionRule] = PlainRows(_columns(), theme=theme, tone=_tone)
        self._table = PlainTable(self._rows, name="retention_table", title=tr("Thời hạn lưu"), theme=theme)
        self._table.chosen.connect(self._show_current)
        self._table.opened.connect(self._go_to_months)
        self._article = label("", role="muted", wraps=True)
        self._note = label("", wraps=True)
        self._months = line_edit(name="retention_months", title=tr("Số tháng lưu"))
        self._months.setFixedWidth(self._months.fontMetrics().horizontalAdvance("0000") + theme.px(28))
        self._months.returnPressed.connect(self.save)
        self._save = button(tr("&Lưu"), name="save_retention_button", on_click=self.save, is_primary=True)
        self._back = button(tr("Về thời hạn &có sẵn"), name="shipped_retention_button", on_click=self.go_back)
        words = label(tr("Số tháng lưu (0: không đưa vào danh mục)"))
        words.setBuddy(self._months)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(8))
        column.addWidget(self._table, 1)
        column.addWidget(self._article)
        column.addWidget(self._note)
        column.addLayout(row(words, self._months, self._save, self._back, 1))

    def activate(self) -> None:
        """Show the terms that are applied now."""
        self._context.runner.run_read(retention.rules, owner=self, on_success=self._take, supersedes="rules")

    def save(self) -> None:
        """Keep the typed number of months."""
        try:
            months = parse_count(self._months.text())
        except FormatProblem as problem:
            show_error(self, InputRefused(problem.sentence))
            return
        if months is None:
            show_error(self, InputRefused(tr("Nhập số tháng, 0 nếu không đưa vào danh mục tiêu hủy.")))
            return
        self._write(months)

    def go_back(self) -> None:
        """Take the term that came with the program."""
        self._write(None)

    def _write(self, months: int | None) -> None:
        current = self._current()
        if current is not None:
            key = current.key
            self._context.runner.run(
                lambda work: retention.save_term(work, key, months=months), owner=self, on_success=self._note_saved
            )

    def _note_saved(self, _none: None) -> None:
        self.activate()
        self.saved.emit()

    def _take(self, rules: tuple[RetentionRule, ...]) -> None:
        self._table.show_rows(rules)

    def _current(self) -> RetentionRule | None:
        place = self._table.place
        return self._rows.rows[place] if 0 <= place < self._rows.rowCount() else None

    def _show_current(self) -> None:
        current = self._current()
        if current is not None:
            self._article.setText(current.article)
            self._note.setText(current.note)
            self._note.setVisible(bool(current.note))
            self._months.setText(str(current.months))

    def _go_to_months(self) -> None:
        self._months.setFocus(Qt.FocusReason.TabFocusReason)
        self._months.selectAll()


def _tone(rule: RetentionRule) -> str:
    return "" if rule.is_verified else "soon"


def _columns() -> tuple[TableColumn[RetentionRule], ...]:
    return (
        TableColumn(tr("Loại hồ sơ"), lambda rule: rule.title, 24, grows=True),
        TableColumn(tr("Sổ"), lambda rule: tr(kind_of(rule.kind).title), 14),
        TableColumn(tr("Thời hạn lưu"), lambda rule: rule.term_words or tr("chưa đặt"), 12),
        TableColumn(tr("Căn cứ"), lambda rule: rule.article, 22, grows=True),
        TableColumn(tr("Kiểm chứng"), _state, 15),
    )


def _state(rule: RetentionRule) -> str:
    return tr("Chỉ kéo dài được") if rule.is_verified else tr("Sửa được")
