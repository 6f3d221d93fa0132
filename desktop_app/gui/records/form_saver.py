"""Saves what a form holds, and takes a save back; both on the worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.stamp import VectorClock
from desktop_app.gui.task_runner import Runner
from desktop_app.services import drafts, records
from desktop_app.services.records import Saved
from desktop_app.services.workspace import Workspace


class Goal(Enum):
    """What follows a save."""

    STAY = "stay"
    NEW = "new"
    PRINT = "print"
    CHOOSE_PAPER = "choose paper"
    STEP = "step"
    ENTER = "enter"


FOLLOWED = frozenset({Goal.PRINT, Goal.CHOOSE_PAPER, Goal.STEP, Goal.ENTER})
"""Goals that need a saved record and no save of their own where nothing was changed."""


@dataclass(frozen=True, slots=True)
class SaveOrder:
    """What to save.

    Attributes:
        uid: Record to change, None to make a new one.
        seen: Version the form was opened with.
        accepted: Codes of warnings the person has accepted.
        draft: The form's draft, dropped by the save.
        changes: Count of changes in the form so far, to tell whether somebody typed on meanwhile.
    """

    uid: str | None
    raw: Mapping[str, Any]
    seen: VectorClock | None
    accepted: frozenset[str]
    draft: str
    goal: Goal
    changes: int


@dataclass(frozen=True, slots=True)
class SaveResult:
    """A save that is on disk: what it did, the next draft's identity, the moment (aware, UTC)."""

    order: SaveOrder
    saved: Saved
    draft: str
    at: datetime


class FormSaver(QObject):
    """One save at a time.

    Signals:
        saved: SaveResult.
        refused: AppError; nothing was written.
        undone: The changes of a save that was taken back.
    """

    saved = Signal(object)
    refused = Signal(object)
    undone = Signal(object)

    def __init__(self, runner: Runner, *, kind: str, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._kind = kind
        self.is_saving = False

    def save(self, order: SaveOrder) -> None:
        """Save; one of the signals tells how it went."""
        self.is_saving = True
        self._runner.run(
            partial(write_record, kind=self._kind, order=order),
            owner=self,
            on_success=self.saved.emit,
            on_failure=self.refused.emit,
            on_end=self._end,
        )

    def undo(self, uid: str) -> None:
        """Take the record's last save back."""
        kind = self._kind
        self._runner.run(lambda work: records.undo(work, kind=kind, uid=uid), owner=self, on_success=self.undone.emit)

    def _end(self) -> None:
        self.is_saving = False


def write_record(work: Workspace, *, kind: str, order: SaveOrder) -> SaveResult:
    """Create or change a record.

    Raises:
        RecordInvalid, RecordChanged, RecordMissing, StorageUnavailable: Nothing was written.
    """
    if order.uid is None:
        saved = records.create(work, kind=kind, raw=order.raw, accepted=order.accepted, draft=order.draft)
    else:
        saved = records.update(
            work, kind=kind, uid=order.uid, raw=order.raw, seen=order.seen, accepted=order.accepted, draft=order.draft
        )
    return SaveResult(order, saved, drafts.new_id(work), work.now())
