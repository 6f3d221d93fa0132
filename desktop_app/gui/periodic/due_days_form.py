"""For which periods an office sends a report, and by which day of the period's last month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop_app.domain.errors import InputRefused
from desktop_app.domain.formats import FormatProblem, parse_count
from desktop_app.domain.periods import Span
from desktop_app.gui.building import button, label, line_edit
from desktop_app.gui.errors import show_error
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme


class DueDaysForm(QWidget):
    """One field for each period; an empty one says that no report is sent for it.

    Signals:
        typed: ({span: day}) these are to be kept.
        reset: The outline's own days are wanted.
    """

    typed = Signal(object)
    reset = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("due_days_form")
        self._spans: tuple[Span, ...] = ()
        self._fields: dict[Span, QLineEdit] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        self._words: dict[Span, QWidget] = {}
        for span, words in span_words().items():
            field = line_edit(name=f"due_day_{span.name.lower()}", title=tr("Ngày gửi, {span}").format(span=words))
            field.setFixedWidth(field.fontMetrics().horizontalAdvance("00") + theme.px(22))
            field.returnPressed.connect(self._type)
            self._fields[span], self._words[span] = field, label(words)
            layout.addWidget(self._words[span])
            layout.addWidget(field)
        layout.addWidget(button(tr("Lưu ngà&y gửi"), name="due_days_button", on_click=self._type))
        layout.addWidget(button(tr("Về ngày của khung"), name="due_days_reset_button", on_click=self.reset.emit))
        layout.addStretch(1)

    def show_days(self, spans: Sequence[Span], days: Mapping[Span, int]) -> None:
        """Show the days that are kept for an outline of these periods."""
        self._spans = tuple(spans)
        for span, field in self._fields.items():
            field.setText(str(days.get(span, "")))
            field.setVisible(span in self._spans)
            self._words[span].setVisible(span in self._spans)

    def _type(self) -> None:
        typed: dict[Span, int] = {}
        for span in self._spans:
            field = self._fields[span]
            try:
                day = parse_count(field.text())
            except FormatProblem as problem:
                show_error(self, InputRefused(problem.sentence))
                field.setFocus()
                return
            if day is not None:
                typed[span] = day
        self.typed.emit(typed)


def span_words() -> dict[Span, str]:
    """Names of the periods."""
    return {
        Span.MONTH: tr("Tháng"),
        Span.QUARTER: tr("Quý"),
        Span.HALF_YEAR: tr("6 tháng"),
        Span.NINE_MONTHS: tr("9 tháng"),
        Span.YEAR: tr("Năm"),
    }
