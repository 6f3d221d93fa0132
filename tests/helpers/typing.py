"""Typing as a keyboard does, letter by letter; QTest's own key clicks end the process on Vietnamese letters."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_NO = Qt.KeyboardModifier.NoModifier


def type_text(widget: QWidget, text: str) -> None:
    """Send every letter of the text to the widget as a key press and release."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(widget, QKeyEvent(kind, 0, _NO, letter))


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NO) -> None:
    """Press and release a key that is no letter, or one with Ctrl or Alt; shortcuts of the window answer too."""
    QTest.keyClick(widget, key, modifiers)


def press_focused(key: Qt.Key, modifiers: Qt.KeyboardModifier = _NO) -> None:
    """Press a key on whatever has the keyboard."""
    target = QApplication.focusWidget() or QApplication.activeWindow()
    assert target is not None, "no window has the keyboard"
    press(target, key, modifiers)
