"""Keeps what fast hands type while a form is on its way, and types it there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


class KeyHold(QObject):
    """While it holds, keys meant for one widget are put by."""

    def __init__(self, *, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: QWidget | None = None
        self._held: list[QKeyEvent] = []

    def begin(self) -> None:
        """Put by what is typed from now on where the keyboard is; goes on where it has begun already."""
        if self._watched is not None:
            return
        self._watched = QApplication.focusWidget()
        if self._watched is not None:
            self._watched.installEventFilter(self)

    def release(self, *, within: QWidget | None = None) -> None:
        """Type what was put by where the keyboard is now, or will be once this window is active."""
        held = self._held
        self.drop()
        for event in held:
            target = within.focusWidget() if within is not None else QApplication.focusWidget()
            if target is not None:
                QCoreApplication.sendEvent(target, event)

    def drop(self) -> None:
        """Stop holding and forget what was put by."""
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        self._watched = None
        self._held = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep keys from reaching the widget."""
        if watched is not self._watched or not isinstance(event, QKeyEvent) or event.type() not in _KEYS:
            return False
        self._held.append(event.clone())
        return True
