"""The line below the calendar's table in which a day is typed: day, off or worked, reason."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from desktop_app.domain.calendar_text import CalendarLine
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.formats import FormatProblem, format_day, parse_day
from desktop_app.domain.text import normalize_line
from desktop_app.gui.building import button, label, line_edit, restyle
from desktop_app.gui.errors import show_error
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme


class CalendarEntry(QWidget):
    """Enter goes from field to field, and in the last one gives the day.

    Signals:
        given: The CalendarLine.
    """

    given = Signal(object)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year = date.min.year
        self._day = line_edit(name="entry_day", title=tr("Ngày"), placeholder=tr("02/09"))
        self._day.setFixedWidth(self._day.fontMetrics().horizontalAdvance("00/00/0000") + theme.px(28))
        self._sort = QComboBox()
        self._sort.setObjectName("entry_sort")
        self._sort.setAccessibleName(tr("Nghỉ hay làm bù"))
        self._sort.addItem(tr("Nghỉ"), False)
        self._sort.addItem(tr("Làm bù"), True)
        self._reason = line_edit(name="entry_reason", title=tr("Lý do"), placeholder=tr("Quốc khánh"))
        self._add = button(tr("Thê&m ngày"), name="add_day_button", on_click=self.give)
        title = label(tr("Ngà&y"))
        title.setBuddy(self._day)
        why = label(tr("Lý &do"))
        why.setBuddy(self._reason)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        for widget in (title, self._day, self._sort, why):
            layout.addWidget(widget)
        layout.addWidget(self._reason, 1)
        layout.addWidget(self._add)
        for field in (self._day, self._sort, self._reason):
            field.installEventFilter(self)

    def set_year(self, year: int) -> None:
        """Days typed without a year are of this one."""
        self._year = year

    def show_line(self, line: CalendarLine) -> None:
        """Put a day into the fields to be changed."""
        self._day.setText(format_day(line.day))
        self._sort.setCurrentIndex(self._sort.findData(line.is_working))
        self._reason.setText(line.reason)
        self._reason.setFocus(Qt.FocusReason.TabFocusReason)
        self._reason.selectAll()

    def give(self) -> None:
        """Hand the day on, or say what is wrong with it."""
        try:
            day = parse_day(self._day.text(), today=date(self._year, 1, 1))
        except FormatProblem as problem:
            self._refuse(self._day, problem.sentence)
            return
        reason = normalize_line(self._reason.text())
        if day is None or day.year != self._year:
            self._refuse(self._day, tr("Nhập một ngày của năm {year}.").format(year=self._year))
        elif not reason:
            self._refuse(self._reason, tr("Ghi lý do nghỉ hoặc làm bù."))
        else:
            self._mark(None)
            self._day.clear()
            self._reason.clear()
            self._day.setFocus(Qt.FocusReason.TabFocusReason)
            self.given.emit(CalendarLine(day, self._sort.currentData(), reason))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            if watched is self._reason:
                self.give()
            else:
                (self._sort if watched is self._day else self._reason).setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _refuse(self, field: QLineEdit, sentence: str) -> None:
        self._mark(field)
        field.setFocus()
        show_error(self, InputRefused(sentence))

    def _mark(self, wrong: QLineEdit | None) -> None:
        for field in (self._day, self._reason):
            field.setProperty("invalid", "true" if field is wrong else "false")
            restyle(field)
