"""Tells every screen what a write changed, so that lists and counts refresh themselves."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.stamp import Change


class ChangeHub(QObject):
    """The one place where changes are announced.

    Signals:
        changed: (Change, initiator): one per change; the initiator is the screen that wrote, which need not reload.
    """

    changed = Signal(object, object)

    def announce(self, changes: Iterable[Change], initiator: QObject | None = None) -> None:
        """Tell all screens; call it with what a write returned."""
        for change in changes:
            self.changed.emit(change, initiator)
