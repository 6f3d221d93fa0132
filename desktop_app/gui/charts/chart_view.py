"""A chart in the window: the geometry of the printed one in the colours of the theme; bars can be chosen and opened."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_app.domain.chart_layout import LEAST_WIDTH_MM, Box, Layout, Line, Words, lay_out
from desktop_app.domain.charts import Chart
from desktop_app.gui.theme import POINT_SIZE, Theme

MOST_WIDTH_MM = 190.0
"""Wider bars are not easier to compare."""
_MM_PER_INCH, _POINTS_PER_INCH = 25.4, 72
_EDGE_PX = 4
_LEAST_TARGET_PX = 10
_TONES = (1.0, 0.25, 0.55, 0.0)
"""How much of the accent the ground of each tone has."""
_DASHES = (4.0, 2.5)


class ChartView(QWidget):
    """One chart, as high as it needs to be at its width.

    Arrow keys go from bar to bar, Enter or a click opens one that something stands behind.

    Signals:
        opened: Tag of a bar (`Series.tags`).
        chosen: The bar that has the keyboard now stands here, as a rectangle of this widget.
    """

    opened = Signal(str)
    chosen = Signal(QRect)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chart_view")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._chart: Chart | None = None
        self._layout: Layout | None = None
        self._current = 0
        self._hovered = -1

    def show_chart(self, chart: Chart | None) -> None:
        """Draw this chart in place of the one shown; None draws nothing."""
        self._chart = chart
        self._current, self._hovered = 0, -1
        self.setAccessibleName(chart.title if chart else "")
        self.setAccessibleDescription(chart.description if chart else "")
        self._fit()

    @property
    def bars(self) -> tuple[Box, ...]:
        """What shows a number above 0, in the order of the arrow keys."""
        return tuple(bar for bar in self._layout.bars if bar.width and bar.height) if self._layout else ()

    @property
    def current_bar(self) -> Box | None:
        """The bar that Enter opens."""
        return self.bars[self._current] if self._current < len(self.bars) else None

    # ------------------------------------------------------------ size

    @property
    def _scale(self) -> float:
        """Device-independent pixels per millimetre of the layout."""
        return self.logicalDpiY() / _MM_PER_INCH * self._theme.scale

    def sizeHint(self) -> QSize:
        """As wide as is good to read."""
        return QSize(round(MOST_WIDTH_MM * self._scale) + 2 * _EDGE_PX, self.height())

    def minimumSizeHint(self) -> QSize:
        """Room for the narrowest layout."""
        return QSize(round(LEAST_WIDTH_MM * self._scale) + 2 * _EDGE_PX, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Labels wrap anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        height = 0
        self._layout = None
        if self._chart is not None:
            width = min((self.width() - 2 * _EDGE_PX) / self._scale, MOST_WIDTH_MM)
            self._layout = lay_out(self._chart, width_mm=width, measure=self._measure, size=POINT_SIZE)
            height = round(self._layout.height_mm * self._scale) + 2 * _EDGE_PX
        self.setFixedHeight(height)
        self.updateGeometry()
        self.update()

    def _measure(self, text: str, size: float, is_bold: bool) -> float:
        metrics = QFontMetricsF(self._theme.font(factor=size / POINT_SIZE, is_bold=is_bold))
        return metrics.horizontalAdvance(text) / self._scale

    # ------------------------------------------------------------ drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every shape, and a ring around the bar that has the keyboard."""
        if self._layout is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(_EDGE_PX, _EDGE_PX)
        for shape in self._layout.shapes:
            match shape:
                case Box():
                    self._draw_box(painter, shape)
                case Line():
                    self._draw_line(painter, shape)
                case Words():
                    self._draw_words(painter, shape)
        bar = self.current_bar
        if bar is not None and self.hasFocus():
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._place(bar).adjusted(-3, -3, 3, 3))
        painter.end()

    def _place(self, box: Box) -> QRectF:
        scale = self._scale
        return QRectF(box.x * scale, box.y * scale, box.width * scale, box.height * scale)

    def _draw_box(self, painter: QPainter, box: Box) -> None:
        if not (box.width and box.height):
            return
        bars, color = self.bars, self._ground(box.tone)
        if self._hovered >= 0 and self._hovered < len(bars) and bars[self._hovered] is box and box.tag:
            color = _mixed(color, self._theme.color("text"), 0.8)
        painter.setPen(QPen(self._theme.color("accent"), 1))
        painter.setBrush(color)
        painter.drawRect(self._place(box))

    def _ground(self, tone: int) -> QColor:
        return _mixed(self._theme.color("accent"), self._theme.color("paper"), _TONES[tone])

    def _draw_line(self, painter: QPainter, line: Line) -> None:
        thick = line.width * self.logicalDpiY() / _POINTS_PER_INCH
        pen = QPen(self._theme.color("accent"), max(1.0, thick))
        if line.is_dashed:
            pen.setDashPattern([part / line.width for part in _DASHES])
        painter.setPen(pen)
        scale = self._scale
        painter.drawLine(QPointF(line.x1 * scale, line.y1 * scale), QPointF(line.x2 * scale, line.y2 * scale))

    def _draw_words(self, painter: QPainter, words: Words) -> None:
        font = self._theme.font(factor=words.size / POINT_SIZE, is_bold=words.is_bold)
        length = QFontMetricsF(font).horizontalAdvance(words.text)
        part = {"left": 0.0, "center": 0.5, "right": 1.0}[words.align]
        painter.setFont(font)
        painter.setPen(self._theme.color("text"))
        painter.drawText(QPointF(words.x * self._scale - length * part, words.y * self._scale), words.text)

    # ------------------------------------------------------------ choosing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End choose a bar; Enter opens it."""
        last, key = len(self.bars) - 1, event.key()
        steps = {
            Qt.Key.Key_Right: self._current + 1,
            Qt.Key.Key_Down: self._current + 1,
            Qt.Key.Key_Left: self._current - 1,
            Qt.Key.Key_Up: self._current - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.current_bar)
        elif key in steps and 0 <= steps[Qt.Key(key)] <= last:
            self._current = steps[Qt.Key(key)]
            self._tell_current()
            self.update()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring appears, and the bar is said."""
        super().focusInEvent(event)
        self._tell_current()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The bar under the mouse says its number."""
        self._hovered = self._bar_at(event.position())
        bars = self.bars
        over = bars[self._hovered] if self._hovered >= 0 else None
        shape = Qt.CursorShape.PointingHandCursor if over and over.tag else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        QToolTip.showText(event.globalPosition().toPoint(), over.said if over else "", self)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens the bar under the mouse."""
        super().mousePressEvent(event)
        place = self._bar_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place >= 0:
            self._current = place
            self._open(self.current_bar)

    def leaveEvent(self, event: QEvent) -> None:
        """No bar is under the mouse any more."""
        super().leaveEvent(event)
        self._hovered = -1
        self.update()

    def _bar_at(self, point: QPointF) -> int:
        inside = point - QPointF(_EDGE_PX, _EDGE_PX)
        for number, bar in enumerate(self.bars):
            place = self._place(bar)
            wide, high = (max(0.0, (_LEAST_TARGET_PX - side) / 2) for side in (place.width(), place.height()))
            if place.adjusted(-wide, -high, wide, high).contains(inside):
                return number
        return -1

    def _open(self, bar: Box | None) -> None:
        if bar is not None and bar.tag:
            self.opened.emit(bar.tag)

    def _tell_current(self) -> None:
        bar, chart = self.current_bar, self._chart
        if bar is not None and chart is not None:
            self.setAccessibleName(f"{chart.title}. {bar.said}" if chart.title else bar.said)
            self.chosen.emit(self._place(bar).translated(_EDGE_PX, _EDGE_PX).toRect())


def _mixed(first: QColor, second: QColor, part: float) -> QColor:
    """So much of the first colour, the rest of the second."""
    red, green, blue = (
        round(one * part + other * (1 - part))
        for one, other in (
            (first.red(), second.red()),
            (first.green(), second.green()),
            (first.blue(), second.blue()),
        )
    )
    return QColor(red, green, blue)
