"""The statutory terms the program counts by, with their articles; those that could not be verified can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_app.domain.deadlines import DeadlineRule
from desktop_app.domain.errors import AppError, InputRefused
from desktop_app.domain.formats import FormatProblem, format_day, parse_count
from desktop_app.domain.stamp import Change
from desktop_app.gui.building import button, label, line_edit, row
from desktop_app.gui.context import GuiContext
from desktop_app.gui.errors import show_error
from desktop_app.gui.plain_table import PlainRows, PlainTable, TableColumn
from desktop_app.gui.reckoning import reckon, stopped_words
from desktop_app.gui.records.notice_strip import NoticeStrip
from desktop_app.gui.texts import tr
from desktop_app.services import office_law
from desktop_app.services.office_law import TermView

if TYPE_CHECKING:
    from desktop_app.gui.task_runner import Progress
    from desktop_app.services.workspace import Workspace


class TermsSection(QWidget):
    """All terms above, the current one in full below; Enter leads to its number of days where that may be changed."""

    def __init__(self, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("terms_section")
        self._context = context
        theme = context.theme
        self._rows: PlainRows[TermView] = PlainRows(_columns(), theme=theme, tone=_tone)
        self._table = PlainTable(self._rows, name="terms_table", title=tr("Thời hạn theo luật"), theme=theme)
        self._title = label("", role="heading", wraps=True)
        self._sum = label("", wraps=True)
        self._sum.setObjectName("term_sum")
        self._article = label("", role="muted", wraps=True)
        self._article.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._note = label("", role="muted", wraps=True)
        self._state = label("", wraps=True)
        self._state.setObjectName("term_state")
        self._days = line_edit(name="term_days", title=tr("Số ngày"))
        self._days.setFixedWidth(self._days.fontMetrics().horizontalAdvance("000") + theme.px(28))
        self._unit = label("")
        self._save = button(tr("&Lưu và tính lại hạn"), name="save_term_button", on_click=self.save, is_primary=True)
        self._back = button(tr("Về số ngày &có sẵn"), name="shipped_term_button", on_click=self.go_back)
        self._said = NoticeStrip(theme)
        self._editing = QWidget()
        self._lay_out()
        self._table.chosen.connect(self._show_current)
        self._table.opened.connect(self._go_to_days)
        self._days.returnPressed.connect(self.save)

    def activate(self) -> None:
        """Show the terms as they are applied now."""
        self._context.runner.run_read(office_law.terms, owner=self, on_success=self._take, supersedes="terms")

    def save(self) -> None:
        """Keep the typed number of days and reckon open records again."""
        try:
            days = parse_count(self._days.text())
        except FormatProblem as problem:
            show_error(self, InputRefused(problem.sentence))
            return
        if days is None:
            show_error(self, InputRefused(tr("Nhập số ngày của thời hạn.")))
            return
        self._write(days)

    def go_back(self) -> None:
        """Take the number of days that came with the program."""
        self._write(None)

    # ------------------------------------------------------------ inside

    def _write(self, days: int | None) -> None:
        current = self._current()
        if current is None:
            return
        key = current.rule.key

        def work_on(work: Workspace, progress: Progress) -> tuple[Change, ...]:
            return office_law.keep_term(work, key, days=days, progress=progress)

        self._save.setEnabled(False)
        reckon(
            self._context,
            work_on,
            owner=self,
            on_done=self._note_saved,
            on_stopped=self._note_stopped,
            on_failure=self._refuse,
        )

    def _refuse(self, error: AppError) -> None:
        self._save.setEnabled(True)
        show_error(self, error)
        self._days.setFocus()

    def _note_saved(self, count: int) -> None:
        changed = tr("{count} bản ghi đổi hạn.").format(count=count)
        self._said.say(f"{tr('Đã lưu thời hạn.')} {changed}", tone="done")
        self.activate()

    def _note_stopped(self) -> None:
        self._said.say(f"{tr('Đã lưu thời hạn.')} {stopped_words()}", tone="soon")
        self.activate()

    def _take(self, terms: tuple[TermView, ...]) -> None:
        self._save.setEnabled(True)
        self._table.show_rows(terms)

    def _current(self) -> TermView | None:
        place = self._table.place
        return self._rows.rows[place] if 0 <= place < self._rows.rowCount() else None

    def _show_current(self) -> None:
        current = self._current()
        if current is None:
            return
        rule = current.rule
        self._title.setText(rule.title)
        self._sum.setText(_sum_words(rule))
        self._article.setText(rule.article)
        self._note.setText(rule.note)
        self._note.setVisible(bool(rule.note))
        self._state.setText(_state_words(current))
        self._editing.setVisible(not rule.is_verified)
        self._days.setText(str(rule.days))
        self._unit.setText(rule.unit.words)
        self._back.setEnabled(current.is_corrected)

    def _go_to_days(self) -> None:
        if self._editing.isVisible():
            self._days.setFocus(Qt.FocusReason.TabFocusReason)
            self._days.selectAll()

    def _lay_out(self) -> None:
        theme = self._context.theme
        words = label(tr("Số ngà&y"))
        words.setBuddy(self._days)
        line = row(words, self._days, self._unit, self._save, self._back, 1, spacing=theme.px(8))
        line.setContentsMargins(0, 0, 0, 0)
        self._editing.setLayout(line)
        detail = QFrame()
        detail.setObjectName("term_detail")
        detail.setProperty("ground", "paper")
        column = QVBoxLayout(detail)
        column.setContentsMargins(*(theme.px(10),) * 4)
        column.setSpacing(theme.px(4))
        for part in (self._title, self._sum, self._article, self._note, self._state, self._editing):
            column.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(label(tr("Thời hạn theo luật"), role="title"))
        layout.addWidget(self._table, 1)
        layout.addWidget(detail)
        layout.addWidget(self._said)


def _columns() -> tuple[TableColumn[TermView], ...]:
    return (
        TableColumn(tr("Việc phải làm"), lambda one: one.rule.title, 26, grows=True),
        TableColumn(tr("Thời hạn"), lambda one: f"{one.rule.days} {one.rule.unit.words}", 15),
        TableColumn(tr("Hiệu lực"), lambda one: _valid_words(one.rule, is_short=True), 14),
        TableColumn(tr("Căn cứ"), lambda one: one.rule.article, 22, grows=True),
        TableColumn(tr("Kiểm chứng"), _short_state, 12),
    )


def _tone(one: TermView) -> str:
    return "soon" if not one.rule.is_verified else ""


def _short_state(one: TermView) -> str:
    if one.rule.is_verified:
        return tr("Theo luật")
    return tr("Cơ quan đã sửa") if one.is_corrected else tr("Sửa được")


def _state_words(one: TermView) -> str:
    if one.rule.is_verified:
        return tr("Thời hạn do luật định; không sửa được.")
    words = tr("Chưa kiểm chứng được văn bản; cơ quan có thể sửa.")
    if not one.is_corrected:
        return words
    return f"{words} {tr('Số có sẵn: {days}.').format(days=one.shipped_days)}"


def _valid_words(rule: DeadlineRule, *, is_short: bool = False) -> str:
    if rule.valid_from and rule.valid_to and not is_short:
        words = tr("từ {start} đến {end}")
        return words.format(start=format_day(rule.valid_from), end=format_day(rule.valid_to))
    if rule.valid_to:
        return tr("đến {day}").format(day=format_day(rule.valid_to))
    return tr("từ {day}").format(day=format_day(rule.valid_from)) if rule.valid_from else ""


def _sum_words(rule: DeadlineRule) -> str:
    """``10 ngày làm việc, tính từ ngày nhận đơn; phức tạp: 45; …``."""
    start = tr("tính lùi từ {event}") if rule.is_before else tr("tính từ {event}")
    parts = [f"{rule.days} {rule.unit.words}, {start.format(event=rule.event)}"]
    parts += [f"{_variant_words(name)}: {days} {rule.unit.words}" for name, days in rule.variants.items()]
    valid = _valid_words(rule)
    return "; ".join([*parts, *([valid] if valid else [])])


def _variant_words(name: str) -> str:
    return {
        "complex": tr("vụ việc phức tạp"),
        "remote": tr("vùng sâu, vùng xa"),
        "many_checks": tr("phải xác minh ở nhiều nơi"),
        "remote_complex": tr("vùng sâu, vùng xa và phức tạp"),
    }.get(name, name)
