"""Whether personal fields are covered on the screen because somebody looks over the shoulder."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Masking(QObject):
    """One switch for all lists (Ctrl+Shift+M). Show personal fields through domain.text.mask_name and mask_number."""

    toggled = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_on = False

    @property
    def is_on(self) -> bool:
        """True while personal fields are covered."""
        return self._is_on

    def set_on(self, is_on: bool) -> None:
        """Cover or show; tells the lists when that changes something."""
        if is_on != self._is_on:
            self._is_on = is_on
            self.toggled.emit(is_on)
