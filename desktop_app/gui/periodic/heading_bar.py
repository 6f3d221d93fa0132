"""Layout, number and day of a report, kept as soon as one of them is changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop_app.domain.document import HeadingStyle
from desktop_app.domain.formats import FormatProblem, format_day, parse_day
from desktop_app.gui.building import label, line_edit, restyle
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme


@dataclass(frozen=True, slots=True)
class ReportHeading:
    """What the heading says."""

    style: HeadingStyle
    number: str
    day: date | None


class HeadingBar(QWidget):
    """Typed values are judged when their field is left.

    Signals:
        changed: (ReportHeading) a person changed it.
    """

    changed = Signal(object)

    def __init__(self, theme: Theme, *, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("heading_bar")
        self._today = today
        self._shown: ReportHeading | None = None
        self._style = QComboBox()
        self._style.setObjectName("style_box")
        self._style.setAccessibleName(tr("Thể thức"))
        self._style.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._number = line_edit(name="report_number", title=tr("Số báo cáo"))
        self._number.setFixedWidth(self._number.fontMetrics().horizontalAdvance("0000-BC/ĐU") + theme.px(20))
        self._day = line_edit(name="report_day", title=tr("Ngày báo cáo"))
        self._day.setFixedWidth(self._day.fontMetrics().horizontalAdvance("00/00/0000") + theme.px(20))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        for words, field in ((tr("T&hể thức"), self._style), (tr("Số"), self._number), (tr("Ngà&y"), self._day)):
            shown = label(words)
            shown.setBuddy(field)
            layout.addWidget(shown)
            layout.addWidget(field)
        self._style.currentIndexChanged.connect(self._tell)
        self._number.editingFinished.connect(self._tell)
        self._day.editingFinished.connect(self._tell)

    def show_heading(self, heading: ReportHeading, *, styles: Sequence[HeadingStyle]) -> None:
        """Show what is kept; nobody is told."""
        self._shown = heading
        with QSignalBlocker(self._style):
            self._style.clear()
            for style in styles:
                self._style.addItem(style_words(style), style)
            self._style.setCurrentIndex(self._style.findData(heading.style))
        if not self._number.hasFocus():
            self._number.setText(heading.number)
        if not self._day.hasFocus():
            self._day.setText(format_day(heading.day) if heading.day is not None else "")
            self._mark("")

    def _tell(self) -> None:
        try:
            day = parse_day(self._day.text(), today=self._today)
        except FormatProblem as problem:
            self._mark(problem.sentence)
            return
        self._mark("")
        style = self._style.currentData()
        if self._shown is None or style is None:
            return
        typed = ReportHeading(style, self._number.text().strip(), day)
        if typed != self._shown:
            self._shown = typed
            self._day.setText(format_day(day) if day is not None else "")
            self.changed.emit(typed)

    def _mark(self, problem: str) -> None:
        self._day.setToolTip(problem)
        self._day.setProperty("invalid", "true" if problem else "false")
        restyle(self._day)


def style_words(style: HeadingStyle) -> str:
    """Whose layout it is."""
    return {
        HeadingStyle.PARTY: tr("Đảng"),
        HeadingStyle.STATE: tr("Nhà nước"),
        HeadingStyle.FRONT: tr("Mặt trận, đoàn thể"),
    }[style]
