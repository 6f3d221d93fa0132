"""A period chooser that begins once the day of today is known, at the current month or year."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop_app.domain.periods import Span
from desktop_app.domain.query import Period
from desktop_app.gui.pages.period_chooser import PeriodChooser


class PeriodBar(QWidget):
    """Empty until ``begin``.

    Signals:
        chosen: The days changed and are both right.
    """

    chosen = Signal()

    def __init__(self, *, span: Span, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._span = span
        self._chooser: PeriodChooser | None = None
        QVBoxLayout(self).setContentsMargins(0, 0, 0, 0)

    def begin(self, today: date) -> bool:
        """Make the chooser, and say that days are chosen; False where that was done before."""
        if self._chooser is not None:
            return False
        self._chooser = PeriodChooser(today=today, parent=self)
        box = self._chooser.findChild(QComboBox, "span_box")
        assert box is not None
        box.setCurrentIndex(box.findData(self._span.name))
        self._chooser.chosen.connect(self.chosen)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._chooser)
        self.chosen.emit()
        return True

    def period(self) -> Period | None:
        """The days; None while there are none or one of them cannot be read."""
        return self._chooser.period() if self._chooser is not None else None
