"""The sections of a report in their order, each with what is to be known about it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop_app.domain.outlines import OutlineSection
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme

_KEY = Qt.ItemDataRole.UserRole
_EDGES_PX = 24  # the room beside the words


class SectionList(QListWidget):
    """Arrow keys choose a section; Enter goes to its text.

    Signals:
        section_chosen: (section key) another section is current.
        entered: Enter or a double click.
    """

    section_chosen = Signal(str)
    entered = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("section_list")
        self.setAccessibleName(tr("Các mục của báo cáo"))
        self._theme = theme
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # lines are broken beside it
        self.currentItemChanged.connect(self._tell)
        self.itemDoubleClicked.connect(lambda _item: self.entered.emit())

    @property
    def current(self) -> str:
        """Key of the current section; "" where there is none."""
        item = self.currentItem()
        return str(item.data(_KEY)) if item is not None else ""

    def show_sections(self, sections: Sequence[OutlineSection], *, current: str) -> None:
        """Show these sections; nobody is told."""
        self.blockSignals(True)
        self.clear()
        for section in sections:
            item = QListWidgetItem(section_words(section))
            item.setData(_KEY, section.key)
            item.setFont(self._theme.font(is_bold=section.level == 1))
            self.addItem(item)
            if section.key == current:
                self.setCurrentItem(item)
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)
        self.blockSignals(False)
        self._fit()

    def show_states(
        self, sections: Sequence[OutlineSection], *, written: Collection[str], doubts: Mapping[str, int]
    ) -> None:
        """Say of each section whether it was written, and how many numbers in it are to be looked at."""
        for place, section in enumerate(sections[: self.count()]):
            count = doubts.get(section.key, 0)
            words = [tr("đã soạn")] if section.key in written else []
            words += [tr("cần xem {count} chỗ").format(count=count)] if count else []
            item = self.item(place)
            item.setText("\n".join((section_words(section), " · ".join(words))).strip())
            item.setToolTip(item.text())
            item.setForeground(self._theme.color("soon" if count else "text"))
        self._fit()

    def step(self, by: int) -> None:
        """Go on (1) or back (-1) by one section."""
        self.setCurrentRow(max(0, min(self.currentRow() + by, self.count() - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the text; Ctrl with a letter belongs to the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines are broken anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = self._theme.px
        room = QRect(0, 0, max(px(60), self.viewport().width() - px(_EDGES_PX)), 0)
        for place in range(self.count()):
            item = self.item(place)
            lines = QFontMetrics(item.font()).boundingRect(room, Qt.TextFlag.TextWordWrap, item.text())
            item.setSizeHint(QSize(0, lines.height() + px(10)))

    def _tell(self) -> None:
        if self.current:
            self.section_chosen.emit(self.current)


def section_words(section: OutlineSection) -> str:
    """What a section is called: its number and title."""
    return section.heading or tr("Đoạn mở đầu")
