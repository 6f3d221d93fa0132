"""Chooses the days a report covers: month, quarter, half year, nine months, year, or from one day to another."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from itertools import product

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop_app.domain.formats import FormatProblem, format_day, parse_day
from desktop_app.domain.periods import INSPECTION_CLOSING_DAY, Span, latest_number, period_of
from desktop_app.domain.query import Period
from desktop_app.gui.building import label, line_edit, restyle
from desktop_app.gui.texts import tr

_FREE = "free"
_ALL = "all"
_ROMAN = ("I", "II", "III", "IV")
YEARS_BACK = 6


class PeriodChooser(QWidget):
    """Two boxes give the days, which stand beside and may be typed over.

    Args:
        closing_day: Chosen at first; 0 for calendar months.
        needs_days: Both days are wanted, so that not everything can be chosen, and free days begin as they stand.

    Signals:
        chosen: The days changed and are both right.
    """

    chosen = Signal()

    def __init__(
        self, *, today: date, closing_day: int = 0, needs_days: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._needs_days = needs_days
        self._is_closing_fixed = False
        self._span = self._combo("span_box", tr("Kỳ"))
        for key, words in self._spans():
            self._span.addItem(words, key)
        self._which = self._combo("period_box", tr("Kỳ nào"))
        self._closing = self._combo("closing_box", tr("Ngày chốt số liệu"))
        self._closing.addItem(tr("tháng dương lịch"), 0)
        self._closing.addItem(tr("chốt ngày 14 (thanh tra)"), INSPECTION_CLOSING_DAY)
        self._closing.setCurrentIndex(max(0, self._closing.findData(closing_day)))
        self._start = self._day_field("start_day", tr("Từ ngày"))
        self._end = self._day_field("end_day", tr("Đến ngày"))
        self._dash = label("–")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        widgets: tuple[QWidget, ...] = (
            self._labelled(tr("&Kỳ"), self._span),
            self._span,
            self._which,
            self._closing,
            self._labelled(tr("Từ"), self._start),
            self._start,
            self._dash,
            self._end,
        )
        for widget in widgets:
            layout.addWidget(widget)
        layout.addStretch(1)
        self._span.currentIndexChanged.connect(self._fill_periods)
        self._closing.currentIndexChanged.connect(self._fill_periods)
        self._which.currentIndexChanged.connect(self._show_days)
        self._span.setCurrentIndex(self._span.findData(Span.YEAR.name))
        self._fill_periods()

    def period(self) -> Period | None:
        """The days; None while one of them cannot be read."""
        days: list[date | None] = []
        for field in (self._start, self._end):
            try:
                days.append(parse_day(field.text(), today=self._today))
            except FormatProblem:
                return None
        return Period(days[0], days[1])

    def begin_with(self, closing_day: int) -> None:
        """Close the periods on this day, 0 for calendar months; nothing is told."""
        with QSignalBlocker(self):
            self._closing.setCurrentIndex(max(0, self._closing.findData(closing_day)))

    def offer_spans(self, spans: Collection[Span], *, closing_day: int) -> None:
        """Offer periods of these lengths, closed on this day alone, and free days."""
        offered = [(key, words) for key, words in self._spans() if key in (_FREE, _ALL) or Span[key] in spans]
        chosen = self._span.currentData()
        with QSignalBlocker(self._span), QSignalBlocker(self._closing), QSignalBlocker(self):
            self._closing.clear()
            self._closing.addItem("", closing_day)
            self._is_closing_fixed = True
            self._span.clear()
            for key, words in offered:
                self._span.addItem(words, key)
            longest = max(spans, key=lambda span: span.value).name if spans else _FREE
            self._span.setCurrentIndex(self._span.findData(chosen if self._span.findData(chosen) >= 0 else longest))
            self._fill_periods()

    def show_period(self, period: Period) -> None:
        """Show these days, by their name where they have one."""
        named = self._find(period)
        with QSignalBlocker(self), QSignalBlocker(self._span), QSignalBlocker(self._closing):
            self._span.setCurrentIndex(self._span.findData(named[0].name if named else _FREE))
            if named is not None:
                self._closing.setCurrentIndex(self._closing.findData(named[3]))
            self._fill_periods()
            if named is not None:
                self._which.setCurrentIndex(self._which.findText(_words(named[0], year=named[1], number=named[2])))
            self._write(period)
        self.chosen.emit()

    def _find(self, period: Period) -> tuple[Span, int, int, int] | None:
        """(span, year, number, closing day) of these days among those offered."""
        keys = [self._span.itemData(place) for place in range(self._span.count())]
        closings = [self._closing.itemData(place) for place in range(self._closing.count())]
        for span, closing in product((Span[key] for key in keys if key not in (_FREE, _ALL)), closings):
            latest, _ = latest_number(span, today=self._today, closing_day=closing)
            for year, number in product(range(latest, latest - YEARS_BACK, -1), range(1, span.count + 1)):
                if period_of(span, year=year, number=number, closing_day=closing) == period:
                    return span, year, number, closing
        return None

    def _spans(self) -> list[tuple[str, str]]:
        spans = [
            (Span.MONTH.name, tr("Tháng")),
            (Span.QUARTER.name, tr("Quý")),
            (Span.HALF_YEAR.name, tr("6 tháng")),
            (Span.NINE_MONTHS.name, tr("9 tháng")),
            (Span.YEAR.name, tr("Năm")),
            (_FREE, tr("Từ ngày – đến ngày")),
        ]
        return spans if self._needs_days else [*spans, (_ALL, tr("Tất cả"))]

    def _fill_periods(self) -> None:
        key = self._span.currentData()
        is_named = key not in (_FREE, _ALL)
        self._which.setVisible(is_named)
        self._closing.setVisible(is_named and not self._is_closing_fixed)
        for field in (self._start, self._end):
            field.setReadOnly(is_named)
            field.setEnabled(key != _ALL)
        if not is_named:
            if key == _ALL:
                self._write(Period())
            self.chosen.emit()
            return
        span, closing = Span[key], self._closing.currentData()
        latest_year, latest = latest_number(span, today=self._today, closing_day=closing)
        self._which.blockSignals(True)
        self._which.clear()
        for year in range(latest_year, latest_year - YEARS_BACK, -1):
            for number in range(span.count, 0, -1):
                self._which.addItem(_words(span, year=year, number=number), (year, number))
        self._which.setCurrentIndex(self._which.findText(_words(span, year=latest_year, number=latest)))
        self._which.blockSignals(False)
        self._show_days()

    def _show_days(self) -> None:
        chosen = self._which.currentData()
        if chosen is not None:
            year, number = chosen
            span = Span[self._span.currentData()]
            self._write(period_of(span, year=year, number=number, closing_day=self._closing.currentData()))
            self.chosen.emit()

    def _write(self, period: Period) -> None:
        for field, day in ((self._start, period.start), (self._end, period.end)):
            field.setText(format_day(day) if day else "")
            self._mark(field, is_wrong=False)

    def _leave_field(self) -> None:
        """A typed day is judged when its field is left."""
        is_right = True
        for field in (self._start, self._end):
            try:
                day = parse_day(field.text(), today=self._today)
            except FormatProblem as problem:
                self._mark(field, is_wrong=True, words=problem.sentence)
                is_right = False
            else:
                field.setText(format_day(day) if day else "")
                self._mark(field, is_wrong=False)
        if is_right:
            self.chosen.emit()

    def _mark(self, field: QLineEdit, *, is_wrong: bool, words: str = "") -> None:
        field.setProperty("invalid", "true" if is_wrong else "false")
        field.setToolTip(words)
        restyle(field)

    def _combo(self, name: str, title: str) -> QComboBox:
        made = QComboBox()
        made.setObjectName(name)
        made.setAccessibleName(title)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        return made

    def _day_field(self, name: str, title: str) -> QLineEdit:
        made = line_edit(name=name, title=title)
        made.setFixedWidth(made.fontMetrics().horizontalAdvance("00/00/0000") + 28)
        made.editingFinished.connect(self._leave_field)
        return made

    def _labelled(self, title: str, field: QWidget) -> QLabel:
        made = label(title)
        made.setBuddy(field)
        return made


def _words(span: Span, *, year: int, number: int) -> str:
    if span is Span.MONTH:
        return tr("Tháng {number}/{year}").format(number=number, year=year)
    if span is Span.QUARTER:
        return tr("Quý {number}/{year}").format(number=_ROMAN[number - 1], year=year)
    if span is Span.HALF_YEAR:
        words = tr("6 tháng đầu năm {year}") if number == 1 else tr("6 tháng cuối năm {year}")
        return words.format(year=year)
    words = tr("9 tháng năm {year}") if span is Span.NINE_MONTHS else tr("Năm {year}")
    return words.format(year=year)
