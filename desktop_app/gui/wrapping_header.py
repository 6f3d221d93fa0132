"""Headings of a table that break into lines where their column is narrow, so that none is cut off."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget

from desktop_app.gui.theme import Theme

MOST_LINES = 3
SIDES_PX, SORT_MARK_PX = 13, 14
_WRAP = Qt.TextFlag.TextWordWrap


class WrappingHeader(QHeaderView):
    """As high as the headings need at the widths their columns have now, up to MOST_LINES."""

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._lines = 1
        self.setSectionsClickable(True)
        self.sectionResized.connect(self.fit)
        self.sectionCountChanged.connect(self.fit)

    def fit(self) -> None:
        """Count the lines anew; the table makes room once it has ended what it is doing."""
        lines = self._lines_needed()
        if lines != self._lines:
            self._lines = lines
            QTimer.singleShot(0, self, self.geometriesChanged.emit)

    def sizeHint(self) -> QSize:
        """The height of the lines that are needed."""
        one = super().sizeHint()
        letters = QFontMetrics(self._theme.font(is_bold=True))
        return QSize(one.width(), one.height() + (self._lines - 1) * letters.lineSpacing())

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, section: int) -> None:
        """Words break between words."""
        super().initStyleOptionForIndex(option, section)
        option.textAlignment = Qt.AlignmentFlag(option.textAlignment.value | _WRAP.value)

    def _lines_needed(self) -> int:
        model = self.model()
        letters, px = QFontMetrics(self._theme.font(is_bold=True)), self._theme.px
        most = 1
        for section in range(self.count()):
            if self.isSectionHidden(section):
                continue
            words = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
            has_mark = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
            room = self.sectionSize(section) - px(SIDES_PX) - (px(SORT_MARK_PX) if has_mark else 0)
            if letters.horizontalAdvance(words) > room:
                box = letters.boundingRect(QRect(0, 0, max(room, 1), 0), _WRAP, words)
                most = max(most, round(box.height() / letters.lineSpacing()))
        return min(most, MOST_LINES)
