"""Keeps one line free for the board of a register; the board is loaded once the list is there and it is quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.kind import RecordKind
from desktop_app.gui.building import bind_keys
from desktop_app.gui.context import GuiContext

if TYPE_CHECKING:  # what counts tables is loaded after the first list is painted
    from desktop_app.gui.boards.board_strip import BoardStrip

LOAD_AFTER_MS = 300


class BoardPlace(QWidget):
    """Where the board of a register stands above its list; F2 in the list's pane unfolds its chart.

    Look-up lists have no board: for them it stays hidden and does nothing.

    Signals:
        left: The keyboard belongs to the list again.
    """

    left = Signal()

    def __init__(self, kind: RecordKind, context: GuiContext, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("board_place")
        self._kind, self._context = kind, context
        self.strip: BoardStrip | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOAD_AFTER_MS)
        self._timer.timeout.connect(self.load)
        if kind.is_list:
            self.hide()
        else:
            self.setMinimumHeight(context.theme.row_height)
            bind_keys(parent, {"F2": self.toggle})

    def showEvent(self, event: QShowEvent) -> None:
        """The list is seen: its board comes next."""
        super().showEvent(event)
        if self.strip is None and not self._kind.is_list:
            self._timer.start()

    def toggle(self) -> None:
        """Unfold the chart and put the keyboard there, or fold it."""
        self.load()
        if self.strip is not None:
            self.strip.toggle()

    def load(self) -> None:
        """Put the board into its place, where the register has one."""
        from desktop_app.gui.boards.board_strip import BoardStrip
        from desktop_app.services import boards

        if self.strip is not None:
            return
        if not boards.has_board(self._kind.key):
            self.hide()
            return
        self.strip = BoardStrip(self._kind, self._context, parent=self)
        self.strip.left.connect(self.left)
        self._column.addWidget(self.strip)
        self.setMinimumHeight(0)
        self.strip.show()
