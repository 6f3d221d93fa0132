"""Lawful next steps of the record in a form: offered, filled in, taken, and their papers named."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import AppError
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.stamp import Stored
from desktop_app.domain.steps import Step
from desktop_app.domain.values import editable_values
from desktop_app.gui.context import GuiContext
from desktop_app.gui.errors import show_error
from desktop_app.gui.records.form_start import link_names
from desktop_app.gui.records.key_hold import KeyHold
from desktop_app.gui.records.step_dialog import StepDialog
from desktop_app.gui.records.step_list import StepList
from desktop_app.services import access, drafts, papers, steps
from desktop_app.services.records import Saved
from desktop_app.services.steps import Offer
from desktop_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StepStart:
    """Raw values a step's dialog opens with, and the names behind their links."""

    raw: Mapping[str, Any]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A step that is on disk: what it did, names behind the record's links, the next draft's identity, the moment.

    Attributes:
        papers: (key, title) of the papers the step prints, the usual one first.
    """

    step: Step
    saved: Saved
    draft: str
    at: datetime
    names: Mapping[str, str] = field(default_factory=dict)
    papers: tuple[tuple[str, str], ...] = ()


def read_start(work: Workspace, *, kind: str, uid: str, step: str) -> StepStart:
    """What the step's dialog opens with; that the record was looked at is logged where it tells of a person.

    Raises:
        RecordMissing, InputRefused: No such record; the step is not lawful any more.
    """
    raw = steps.start(work, kind=kind, uid=uid, step=step)
    access.note(work, kind=kind, uid=uid, deed="viewed")
    return StepStart(raw, link_names(work, kind=kind, raws=[raw]))


def take_step(
    work: Workspace, *, kind: str, before: Stored, step: Step, raw: Mapping[str, Any], accepted: frozenset[str]
) -> StepTaken:
    """Take the step in one save.

    Raises:
        RecordInvalid, RecordChanged, RecordMissing, InputRefused, StorageUnavailable: Nothing was written.
    """
    uid, seen = before.uid, before.stamp.clock
    saved = steps.take(work, kind=kind, uid=uid, step=step.key, raw=raw, seen=seen, accepted=accepted)
    titles = {paper.key: paper.title for paper in papers.offered(work, kind=kind, uid=uid)}
    printed = tuple((key, titles[key]) for key in step.papers if key in titles)
    names = link_names(work, kind=kind, raws=[editable_values(saved.stored.record)])
    return StepTaken(step, saved, drafts.new_id(work), work.now(), names, printed)


class FormSteps(QObject):
    """Leads from the key to the save; every window of it opens without stopping the program.

    Signals:
        taken: StepTaken.
        nothing_offered: No step belongs to the record's state.
    """

    taken = Signal(object)
    nothing_offered = Signal()

    def __init__(
        self,
        kind: RecordKind,
        context: GuiContext,
        *,
        title: Callable[[], str],
        today: Callable[[], date],
        hold: KeyHold,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._context = context
        self._title = title
        self._today = today
        self._hold = hold
        self._window = parent

    def offer(self, stored: Stored) -> None:
        """Show the steps of a saved record; what is typed meanwhile is typed there."""
        self._hold.begin()
        self._context.runner.run_read(
            partial(steps.offered, kind=self._kind.key, uid=stored.uid),
            owner=self,
            on_success=partial(self._show_list, stored),
            on_failure=self._fail,
        )

    def _fail(self, error: AppError) -> None:
        self._hold.drop()
        show_error(self._window.window(), error)

    def _show_list(self, stored: Stored, offers: Sequence[Offer]) -> None:
        if not offers:
            self._hold.drop()
            self.nothing_offered.emit()
            return
        window = StepList(offers, title=self._title(), theme=self._context.theme, parent=self._window)
        window.chosen.connect(partial(self._start, window, stored))
        window.open()
        self._hold.release(within=window)

    def _start(self, window: StepList, stored: Stored, step: Step) -> None:
        self._context.runner.run(
            partial(read_start, kind=self._kind.key, uid=stored.uid, step=step.key),
            owner=window,
            on_success=partial(self._ask, window, stored, step),
        )

    def _ask(self, window: StepList, stored: Stored, step: Step, start: StepStart) -> None:
        if not window.isVisible():
            return  # closed, or the step was chosen twice
        window.accept()
        dialog = StepDialog(
            self._kind,
            step,
            self._context,
            title=self._title(),
            today=self._today,
            is_confidential=self._kind.confidential_when(stored.record),
            parent=self._window,
        )
        dialog.confirmed.connect(partial(self._take, dialog, stored, step))
        dialog.open()
        dialog.show_values(start.raw, names=start.names)

    def _take(
        self, dialog: StepDialog, stored: Stored, step: Step, raw: Mapping[str, Any], accepted: frozenset[str]
    ) -> None:
        self._context.runner.run(
            partial(take_step, kind=self._kind.key, before=stored, step=step, raw=raw, accepted=accepted),
            owner=dialog,
            on_success=partial(self._taken, dialog),
            on_failure=dialog.refuse,
            on_end=dialog.free,
        )

    def _taken(self, dialog: StepDialog, result: StepTaken) -> None:
        dialog.accept()
        self.taken.emit(result)
