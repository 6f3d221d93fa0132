"""The list of pages at the left: each with its key, and the count of what asks for attention as a link to that list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.gui.building import button
from desktop_app.gui.icons import icon
from desktop_app.gui.theme import Theme

WIDTH_PX = 192
ROOM_PX = 28  # edges of a button and the gap beside its icon


@dataclass(frozen=True, slots=True)
class Entry:
    """One page in the list.

    Attributes:
        key: Of the page.
        filter_key: Filter that its count opens; "" where there is none.
        starts_group: A rule stands above it.
    """

    key: str
    title: str
    icon: str
    filter_key: str = ""
    filter_title: str = ""
    starts_group: bool = False


class Navigation(QFrame):
    """Buttons one below the other; up and down move between them.

    Signals:
        page_chosen: (page key)
        count_chosen: (page key, filter key)
    """

    page_chosen = Signal(str)
    count_chosen = Signal(str, str)

    def __init__(self, entries: Iterable[Entry], *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setMinimumWidth(WIDTH_PX)
        self._theme = theme
        self._buttons: dict[str, QPushButton] = {}
        self._counts: dict[str, QPushButton] = {}
        self._entries = {entry.key: entry for entry in entries}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(8))
        layout.setSpacing(theme.px(2))
        for number, entry in enumerate(self._entries.values(), start=1):
            if entry.starts_group:
                layout.addSpacing(theme.px(8))
                layout.addWidget(self._rule())
                layout.addSpacing(theme.px(8))
            layout.addLayout(self._row(entry, number))
        layout.addStretch(1)

    def show_current(self, key: str) -> None:
        """Mark the page that is in front."""
        for other, made in self._buttons.items():
            made.setChecked(other == key)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show what asks for attention, by page key; nothing is shown for 0."""
        for key, made in self._counts.items():
            number = counts.get(key, 0)
            entry = self._entries[key]
            made.setText(str(number))
            made.setVisible(number > 0)
            title = f"{entry.title}: {number} {entry.filter_title}".strip()
            made.setAccessibleName(title)
            made.setToolTip(title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go to the page button above or below."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        focused = [number for number, made in enumerate(self._buttons.values()) if made.hasFocus()]
        if event.key() in steps and focused:
            buttons = list(self._buttons.values())
            buttons[(focused[0] + steps[Qt.Key(event.key())]) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _row(self, entry: Entry, number: int) -> QHBoxLayout:
        made = button(entry.title, name=f"page_{entry.key}", is_link=True)
        made.setProperty("navigation", "true")
        made.setCheckable(True)
        made.setIcon(icon(entry.icon, theme=self._theme, role="accent_text"))
        made.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))
        bold = QFontMetrics(self._theme.font(is_bold=True))  # of the page in front
        made.setMinimumWidth(bold.horizontalAdvance(entry.title) + self._theme.px(16) + ROOM_PX)
        made.setToolTip(f"{entry.title} (Ctrl+{number})")
        made.clicked.connect(lambda _checked=False, key=entry.key: self.page_chosen.emit(key))
        self._buttons[entry.key] = made
        count = button("", name=f"count_{entry.key}", is_link=True)
        count.setProperty("count", "true")
        count.setAccessibleName(entry.title)
        count.clicked.connect(lambda _checked=False, one=entry: self.count_chosen.emit(one.key, one.filter_key))
        count.hide()
        self._counts[entry.key] = count
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(made, 1)
        row.addWidget(count)
        return row

    def _rule(self) -> QFrame:
        line = QFrame()
        line.setFixedHeight(1)
        line.setStyleSheet(f"background: {self._theme.colors.rule};")
        return line
