"""Keeps what is typed into a report: moments after a change, when a section is left, and when the window goes away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.errors import AppError
from desktop_app.domain.query import Period
from desktop_app.gui.task_runner import Runner
from desktop_app.services import periodic
from desktop_app.services.workspace import Workspace

KEEP_AFTER_MS = 1_500
AGAIN_AFTER_MS = 5_000


@dataclass(frozen=True, slots=True)
class Place:
    """One section of one report."""

    key: str
    period: Period
    section: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A text that lies in the file now."""

    place: Place
    text: str
    moment: datetime


class TextKeeper(QObject):
    """Writes the section that is being typed in; a text that could not be written is tried again.

    Signals:
        kept: (Kept)
        failed: (AppError) The text is still held, and is tried again.
    """

    kept = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: Runner, *, text: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._text = text
        self._place: Place | None = None
        self._is_changed = False
        self._waiting: dict[Place, str] = {}
        self._newest: dict[Place, tuple[int, str]] = {}
        self.serial = 0
        """Counts what was handed on to be written."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep_now)

    @property
    def place(self) -> Place | None:
        """The section that is typed in."""
        return self._place

    def holds(self, place: Place) -> bool:
        """Whether something typed there is not in the file yet."""
        return place in self._waiting or (self._is_changed and place == self._place)

    def newest(self, place: Place) -> str | None:
        """What was handed on to be written there, where nothing read since then can hold it."""
        found = self._newest.get(place)
        return found[1] if found is not None else None

    def settle(self, serial: int) -> None:
        """Something was read that holds all that had been handed on by then."""
        self._newest = {place: kept for place, kept in self._newest.items() if kept[0] > serial}

    def note_written(self, place: Place, text: str) -> None:
        """A text is being written there, or lies there now."""
        self.serial += 1
        self._newest[place] = (self.serial, text)

    def begin(self, place: Place | None) -> None:
        """From now on this section is typed in; what was typed in the one before is written."""
        self.keep_now()
        self._place = place

    def note_change(self) -> None:
        """Something was typed."""
        self._is_changed = self._place is not None
        if self._is_changed and not self._timer.isActive():
            self._timer.start(KEEP_AFTER_MS)

    def forget_change(self) -> None:
        """What stands in the section now came from the file."""
        self._is_changed = False

    def keep_now(self) -> None:
        """Write at once what changed since the last time."""
        self._timer.stop()
        if self._is_changed and self._place is not None:
            self._waiting[self._place] = self._text()
        self._is_changed = False
        waiting, self._waiting = self._waiting, {}
        for place, text in waiting.items():
            self._keep(place, text)

    def _keep(self, place: Place, text: str) -> None:
        self.note_written(place, text)

        def keep(work: Workspace) -> Kept:
            periodic.save_text(work, place.key, period=place.period, section=place.section, text=text)
            return Kept(place, text, work.now())

        def hold(error: AppError) -> None:
            self._waiting.setdefault(place, text)
            self._timer.start(AGAIN_AFTER_MS)
            self.failed.emit(error)

        self._runner.run(keep, owner=self, on_success=self.kept.emit, on_failure=hold)
