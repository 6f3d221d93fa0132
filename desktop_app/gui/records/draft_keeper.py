"""Keeps what a form holds: three seconds after a change, whenever a field is left, and when the form goes away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.errors import AppError
from desktop_app.gui.task_runner import Runner
from desktop_app.services import drafts
from desktop_app.services.workspace import Workspace

KEEP_AFTER_MS = 3_000


class DraftKeeper(QObject):
    """Writes one draft. The save that acknowledges the form drops it, so nothing may be kept after ``rest``.

    Signals:
        kept: The moment (aware, UTC) of the last keeping.
        failed: Keeping went wrong (disk full); the form says so and goes on.
    """

    kept = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        runner: Runner,
        *,
        kind: str,
        values: Callable[[], dict[str, Any]],
        after_ms: int = KEEP_AFTER_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._kind = kind
        self._values = values
        self._draft = ""
        self._uid: str | None = None
        self._field = ""
        self._is_changed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(after_ms)
        self._timer.timeout.connect(self.keep_now)

    @property
    def draft(self) -> str:
        """Identity of the draft, "" while resting."""
        return self._draft

    def begin(self, draft: str, *, uid: str | None) -> None:
        """Keep this draft from now on (uid: the record it changes, None for a new one)."""
        self._timer.stop()
        self._draft, self._uid, self._is_changed = draft, uid, False

    def rest(self) -> None:
        """Stop: the form is being saved, or was."""
        self._timer.stop()

    def note_change(self, field: str) -> None:
        """A value changed."""
        self._field = field
        self._is_changed = True
        if not self._timer.isActive():
            self._timer.start()

    def keep_now(self) -> None:
        """Keep at once if anything changed since the last time."""
        self._timer.stop()
        if not self._is_changed or not self._draft:
            return
        self._is_changed = False
        draft, kind, uid, field, raw = self._draft, self._kind, self._uid, self._field, self._values()

        def keep(work: Workspace) -> datetime:
            drafts.keep(work, draft=draft, kind=kind, uid=uid, raw=raw, field=field)
            return work.now()

        self._runner.run(keep, owner=self, on_success=self.kept.emit, on_failure=self._fail)

    def _fail(self, error: AppError) -> None:
        self._is_changed = True
        self.failed.emit(error)
