"""One box of the first page: blocks of the same urgency, each with its title as a link and its lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from desktop_app.gui.building import KeyButton, button, label
from desktop_app.gui.pages.today_lines import Entry, LineList
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme
from desktop_app.records import kind_of
from desktop_app.services.today import Block

GROUNDS = ("late", "soon")


class TitleLink(KeyButton):
    """A title with its count as a link; in a narrow box the title is cut, never the count."""

    def __init__(self, title: str, count: str, *, name: str) -> None:
        super().__init__(f"{title} {count}")
        self.setObjectName(name)
        self.setAccessibleName(self.text())
        self.setAutoDefault(False)
        self.setProperty("flat_link", "true")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumWidth(1)
        self.setToolTip(self.text())
        self._title, self._count = title, count

    def sizeHint(self) -> QSize:
        """Room for the whole title."""
        hint, metrics = super().sizeHint(), self.fontMetrics()
        whole = metrics.horizontalAdvance(self.accessibleName()) - metrics.horizontalAdvance(self.text())
        return QSize(hint.width() + whole, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As much of the title as there is room for."""
        super().resizeEvent(event)
        metrics, whole = self.fontMetrics(), self.accessibleName()
        room = self.width() - self.sizeHint().width() + metrics.horizontalAdvance(whole)
        if room < metrics.horizontalAdvance(whole):
            room -= metrics.horizontalAdvance(f" {self._count}")
            whole = f"{metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, room)} {self._count}"
        self.setText(whole)


class TodayBox(QFrame):
    """Late boxes are red, those due soon amber, and say so in words.

    Signals:
        list_wanted: (kind, filter key) of a title that was clicked.
        opened: The Entry of a line.
    """

    list_wanted = Signal(str, str)
    opened = Signal(object)

    def __init__(self, name: str, blocks: Sequence[Block], *, tone: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(f"box_{name}")
        self.setProperty("ground", tone if tone in GROUNDS else "paper")
        self.lists: list[LineList] = []
        self._tone, self._theme = tone, theme
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(*(theme.px(8),) * 4)
        self._layout.setSpacing(theme.px(2))
        for block in blocks:
            self._add_block(block, theme)

    def add_link(self, words: str, *, name: str, on_click: Callable[[], object]) -> None:
        """One more line that leads somewhere."""
        link = button(words, name=name, on_click=on_click, is_link=True)
        link.setMinimumWidth(1)
        link.setToolTip(words)
        self._add(link)

    def add_entries(self, entries: Iterable[Entry], *, title: str, name: str) -> None:
        """A heading and lines under it that may take several rows each."""
        heading = label(title, role="heading")
        heading.setContentsMargins(self._theme.px(8), self._theme.px(4), 0, self._theme.px(2))
        self._layout.addWidget(heading)
        self._add_list(LineList(entries, name=name, title=title, tone=self._tone, theme=self._theme, wraps=True))

    def _add_list(self, lines: LineList) -> None:
        lines.opened.connect(self.opened)
        self.lists.append(lines)
        self._layout.addWidget(lines)

    def _add(self, link: QPushButton) -> None:
        link.setProperty("tone", self._tone if self._tone in GROUNDS else "plain")
        self._layout.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_block(self, block: Block, theme: Theme) -> None:
        link = TitleLink(title_of(block), f"({block.count})", name=f"title_{block.key}")
        link.clicked.connect(lambda: self.list_wanted.emit(block.kind, block.filter_key))
        self._add(link)
        title = link.accessibleName()
        if block.lines:
            name = f"lines_{block.key}"
            self._add_list(LineList(block.lines, name=name, title=title, tone=self._tone, theme=theme))


def title_of(block: Block) -> str:
    """Register and filter in the language of the window."""
    if not block.filter_key:
        return tr(block.title)
    kind = kind_of(block.kind)
    chosen = next(item for item in kind.filters if item.key == block.filter_key)
    return f"{tr(kind.title)}: {tr(chosen.label)}"
