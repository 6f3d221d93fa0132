"""The calendar of working days by year: what came with the program, what the office corrects, what is a forecast."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.domain.calendar_text import CalendarLine, read_calendar_lines
from desktop_app.domain.errors import AppError, InputRefused
from desktop_app.domain.formats import FormatProblem, format_day, weekday_name
from desktop_app.domain.stamp import Change
from desktop_app.gui.building import button, label, restyle, row, strip
from desktop_app.gui.context import GuiContext
from desktop_app.gui.errors import show_error
from desktop_app.gui.pages.calendar_entry import CalendarEntry
from desktop_app.gui.plain_table import PlainRows, PlainTable, TableColumn
from desktop_app.gui.reckoning import reckon, stopped_words
from desktop_app.gui.records.notice_strip import NoticeStrip
from desktop_app.gui.texts import tr
from desktop_app.services import office_law
from desktop_app.services.office_law import YearView

if TYPE_CHECKING:
    from desktop_app.gui.task_runner import Progress
    from desktop_app.services.workspace import Workspace

DECISION_LINES = 2


@dataclass(frozen=True, slots=True)
class YearDraft:
    """A year as it stands on the screen."""

    lines: tuple[CalendarLine, ...]
    decision: str


class CalendarSection(QWidget):
    """Years are chosen above; days are added below the table, taken away with Delete, pasted with Ctrl+V."""

    def __init__(self, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calendar_section")
        self._context = context
        self._years: dict[int, YearView] = {}
        self._drafts: dict[int, YearDraft] = {}
        theme = context.theme
        self._year = QComboBox()
        self._year.setObjectName("calendar_year")
        self._year.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._state = label("", role="muted", wraps=True)
        self._state.setObjectName("calendar_state")
        self._forecast, _ = strip(
            tr("Dự kiến: chưa có quyết định. Hạn nào tính qua năm này đều được ghi là dự kiến."), ground="soon"
        )
        self._forecast.setObjectName("forecast_strip")
        self._decision = QPlainTextEdit()
        self._decision.setObjectName("calendar_decision")
        self._decision.setTabChangesFocus(True)
        height = self._decision.fontMetrics().lineSpacing() * DECISION_LINES
        self._decision.setFixedHeight(height + theme.px(18))
        self._rows: PlainRows[CalendarLine] = PlainRows(_columns(), theme=theme)
        self._table = PlainTable(self._rows, name="calendar_days", title=tr("Ngày nghỉ và ngày làm bù"), theme=theme)
        self._entry = CalendarEntry(theme)
        self._said = NoticeStrip(theme)
        self._back = button(tr("Về lịch &có sẵn"), name="shipped_year_button", on_click=self.go_back)
        self._save = button(tr("&Lưu và tính lại hạn"), name="save_year_button", on_click=self.save, is_primary=True)
        self._lay_out()
        self._connect()

    def activate(self) -> None:
        """Show the years as they stand in the file; what was changed and not saved stays."""
        self._context.runner.run_read(
            lambda work: (work.today().year, office_law.years(work)),
            owner=self,
            on_success=self._take,
            supersedes="years",
        )

    # ------------------------------------------------------------ deeds

    def save(self) -> None:
        """Keep the year that is shown and reckon open records again."""
        number, draft = self._number, self._shown()

        def keep(work: Workspace, progress: Progress) -> tuple[Change, ...]:
            lines, decision = draft.lines, draft.decision
            return office_law.keep_year(work, number, lines=lines, decision=decision, progress=progress)

        self._write(keep)

    def go_back(self) -> None:
        """Take the days that came with the program."""
        number = self._number
        self._write(lambda work, progress: office_law.drop_year(work, number, progress=progress))

    def add(self, line: CalendarLine) -> None:
        """Put a day into the table; it takes the place of what stood under the same day."""
        self._put([line])
        self._table.go_to([one.day for one in self._rows.rows].index(line.day))

    def _remove(self) -> None:
        marked = set(self._table.marked)
        self._show_lines([line for number, line in enumerate(self._rows.rows) if number not in marked])
        self._note_draft()

    def _edit(self) -> None:
        if self._table.place >= 0:
            self._entry.show_line(self._rows.rows[self._table.place])

    def _paste(self, text: str) -> None:
        try:
            lines = read_calendar_lines(text, year=self._number)
        except FormatProblem as problem:
            show_error(self, InputRefused(problem.sentence, next_step=tr("Chưa dán dòng nào. Sửa rồi dán lại.")))
            return
        if not lines:
            show_error(
                self,
                InputRefused(
                    tr("Trong phần dán không có ngày nào."),
                    next_step=tr("Mỗi dòng ghi một ngày rồi đến lý do, ví dụ: 02/09 Quốc khánh."),
                ),
            )
            return
        self._put(lines)

    def _put(self, lines: Sequence[CalendarLine]) -> None:
        days = {line.day for line in lines}
        self._show_lines([*(line for line in self._rows.rows if line.day not in days), *lines])
        self._note_draft()

    def _write(self, call: Callable[[Workspace, Progress], tuple[Change, ...]]) -> None:
        self._save.setEnabled(False)
        self._back.setEnabled(False)
        saved = tr("Đã lưu lịch năm {year}.").format(year=self._number)
        reckon(
            self._context,
            call,
            owner=self,
            on_done=partial(self._note_saved, self._number, saved),
            on_stopped=partial(self._note_stopped, self._number, saved),
            on_failure=self._refuse,
        )

    def _refuse(self, error: AppError) -> None:
        self._offer()
        show_error(self, error)

    def _note_saved(self, number: int, saved: str, count: int) -> None:
        self._drafts.pop(number, None)
        self._said.say(f"{saved} {tr('{count} bản ghi đổi hạn.').format(count=count)}", tone="done")
        self.activate()

    def _note_stopped(self, number: int, saved: str) -> None:
        self._drafts.pop(number, None)
        self._said.say(f"{saved} {stopped_words()}", tone="soon")
        self.activate()

    # ------------------------------------------------------------ what is shown

    @property
    def _number(self) -> int:
        return int(self._year.currentData())

    def _shown(self) -> YearDraft:
        return YearDraft(self._rows.rows, self._decision.toPlainText().strip())

    def _take(self, found: tuple[int, tuple[YearView, ...]]) -> None:
        this_year, years = found
        self._years = {one.year: one for one in years}
        current = self._year.currentData()
        self._year.blockSignals(True)
        self._year.clear()
        for one in years:
            words = str(one.year) if one.is_decided else tr("{year} (dự kiến)").format(year=one.year)
            self._year.addItem(words, one.year)
        self._year.setMinimumWidth(self._year.sizeHint().width())
        self._year.setCurrentIndex(self._year.findData(this_year if current is None else current))
        self._year.blockSignals(False)
        self._show_year()

    def _change_year(self) -> None:
        self._said.silence()
        self._show_year()

    def _show_year(self) -> None:
        year = self._years[self._number]
        draft = self._drafts.get(year.year) or YearDraft(year.lines, year.decision)
        self._decision.blockSignals(True)
        self._decision.setPlainText(draft.decision)
        self._decision.blockSignals(False)
        self._entry.set_year(year.year)
        self._show_lines(draft.lines)
        self._offer()

    def _show_lines(self, lines: Sequence[CalendarLine]) -> None:
        self._table.show_rows(sorted(lines, key=lambda line: line.day))

    def _note_draft(self) -> None:
        """Keep what was changed while other years or sections are looked at."""
        year, shown = self._years[self._number], self._shown()
        self._said.silence()
        if shown == YearDraft(year.lines, year.decision):
            self._drafts.pop(year.year, None)
        else:
            self._drafts[year.year] = shown
        self._offer()

    def _offer(self) -> None:
        year = self._years[self._number]
        is_changed = year.year in self._drafts
        self._save.setEnabled(is_changed)
        self._back.setEnabled(year.is_corrected)
        self._forecast.setVisible(not self._decision.toPlainText().strip())
        origin = tr("Cơ quan tự nhập") if year.is_corrected else tr("Lịch có sẵn trong chương trình")
        count = tr("{count} ngày làm việc trong năm").format(count=year.working_days)
        self._state.setText(tr("Chưa lưu") if is_changed else f"{origin} · {count}")
        self._state.setProperty("role", "soon" if is_changed else "muted")
        restyle(self._state)

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        theme = self._context.theme
        words, title = label(tr("&Năm")), label(tr("&Văn bản quyết định (số, ngày, cơ quan ban hành)"))
        words.setBuddy(self._year)
        title.setBuddy(self._decision)
        self._year.setAccessibleName(tr("Năm"))
        self._decision.setAccessibleName(tr("Văn bản quyết định"))
        self._decision.setPlaceholderText(tr("Để trống khi chưa có quyết định: năm này là dự kiến."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(label(tr("Lịch làm việc"), role="title"))
        above = row(words, self._year, spacing=theme.px(12))
        above.addWidget(self._state, 1)
        layout.addLayout(above)
        layout.addWidget(self._forecast)
        layout.addWidget(title)
        layout.addWidget(self._decision)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._entry)
        layout.addWidget(
            label(tr("Enter: sửa ngày · Delete: bỏ ngày · Ctrl+V: dán khối ngày · Ctrl+C: chép"), role="hint")
        )
        layout.addWidget(self._said)
        layout.addLayout(row(self._back, 1, self._save))

    def _connect(self) -> None:
        self._year.currentIndexChanged.connect(self._change_year)
        self._decision.textChanged.connect(self._note_draft)
        self._table.opened.connect(self._edit)
        self._table.removed.connect(self._remove)
        self._table.pasted.connect(self._paste)
        self._entry.given.connect(self.add)


def _columns() -> tuple[TableColumn[CalendarLine], ...]:
    return (
        TableColumn(tr("Ngày"), lambda line: format_day(line.day), 10),
        TableColumn(tr("Thứ"), lambda line: weekday_name(line.day), 9),
        TableColumn(tr("Nghỉ, làm"), lambda line: tr("Làm bù") if line.is_working else tr("Nghỉ"), 9),
        TableColumn(tr("Lý do"), lambda line: line.reason, 30, grows=True),
    )
