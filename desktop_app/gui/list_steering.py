"""Lets a search field steer the list below it: the field keeps the keyboard, the arrow keys move in the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget

_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class ListSteering(QObject):
    """Sends the arrow and page keys of a field to a list, and nothing else: letters, Backspace and Enter stay."""

    def __init__(self, field: QLineEdit, target: QListWidget) -> None:
        super().__init__(field)
        self._target = target
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand the key on to the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _LIST_KEYS:
            self._target.event(event)
            return True
        return super().eventFilter(watched, event)
