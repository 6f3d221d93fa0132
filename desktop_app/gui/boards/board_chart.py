"""The chart of a board: as high as it needs to be, up to a part of the window, then it scrolls."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.charts import Chart
from desktop_app.gui.charts.chart_view import ChartView
from desktop_app.gui.pages.scrolling import scrolled
from desktop_app.gui.theme import Theme

MOST_HEIGHT_PX = 230


class BoardChart(QWidget):
    """Hidden while there is no chart to show.

    Signals:
        opened: (``table:code``, what the bar says) of a bar.
        left: Escape.
    """

    opened = Signal(str, str)
    left = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.view = ChartView(theme)
        self.view.opened.connect(self._open)
        self.view.chosen.connect(self._show_bar)
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        column.addStretch(1)
        self._scroller = scrolled(ground, name="board_chart")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroller)
        self.hide()

    def show_chart(self, chart: Chart | None) -> None:
        """Show this chart; None hides all."""
        self.setVisible(chart is not None)
        self.view.show_chart(chart)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Labels wrap anew, so the height may be another."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the bars."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        most = self._theme.px(MOST_HEIGHT_PX)
        self.setFixedHeight(min(self.view.height(), most) if self.view.height() else 0)

    def _show_bar(self, place: QRect) -> None:
        middle = place.center()
        self._scroller.ensureVisible(middle.x(), middle.y(), 0, place.height())

    def _open(self, tag: str) -> None:
        bar = self.view.current_bar
        said = bar.said.rpartition(":")[0] if bar is not None else ""
        self.opened.emit(tag, said)
