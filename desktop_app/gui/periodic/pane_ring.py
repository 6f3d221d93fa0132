"""The panes of a screen in a ring: F6 and Ctrl+Tab go on, with Shift back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.gui.building import bind_keys


class PaneRing(QObject):
    """Each pane is (what it lies in, what takes the keyboard); hidden ones are passed over."""

    def __init__(self, place: QWidget, panes: Sequence[tuple[QWidget, QWidget]]) -> None:
        super().__init__(place)
        self._panes = tuple(panes)
        bind_keys(place, dict.fromkeys(("F6", "Ctrl+Tab"), self.go_on))
        bind_keys(place, dict.fromkeys(("Shift+F6", "Ctrl+Shift+Tab"), self.go_back))

    def go_on(self) -> None:
        """To the next pane."""
        self._step(1)

    def go_back(self) -> None:
        """To the pane before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        shown = [pane for pane in self._panes if pane[1].isVisible() and pane[1].isEnabled()]
        if not shown:
            return
        focused = QApplication.focusWidget()
        here = next(
            (at for at, (holder, _) in enumerate(shown) if focused is not None and _lies_in(focused, holder)),
            -1 if by > 0 else 0,
        )
        shown[(here + by) % len(shown)][1].setFocus(Qt.FocusReason.TabFocusReason)


def _lies_in(widget: QWidget, holder: QWidget) -> bool:
    return widget is holder or holder.isAncestorOf(widget)
