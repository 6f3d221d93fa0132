"""Finding things in windows by the names they were given."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

W = TypeVar("W", bound=QWidget)


def find(parent: QWidget, kind: type[W], name: str) -> W:
    """The widget of this kind and object name."""
    found = parent.findChild(kind, name)
    assert found is not None, f"no {kind.__name__} {name!r} in {parent.objectName()!r}"
    return found


def open_boxes() -> list[QMessageBox]:
    """Message boxes on the screen."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]


def close_boxes() -> None:
    """Close every message box."""
    for box in open_boxes():
        box.close()
