"""Forgives the Enter that fast hands add after a field which has already moved on by itself."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QElapsedTimer

FORGIVEN_MS = 600


class Overshoot:
    """Remembers where a full field led to; one Enter that follows at once, before anything is typed, is not counted."""

    def __init__(self) -> None:
        self._target: Hashable | None = None
        self._timer = QElapsedTimer()

    def mark(self, target: Hashable) -> None:
        """A full field has just moved on to this one."""
        self._target = target
        self._timer.start()

    def forget(self) -> None:
        """Something was typed: the next Enter is meant."""
        self._target = None

    def swallows(self, source: Hashable) -> bool:
        """True once for an Enter in the field moved to, if it comes at once."""
        is_late = self._target is None or self._target != source or self._timer.hasExpired(FORGIVEN_MS)
        self._target = None
        return not is_late
