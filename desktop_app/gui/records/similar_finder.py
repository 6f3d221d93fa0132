"""Looks for earlier matters while a form is filled in, and joins the form's record to one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.errors import AppError
from desktop_app.domain.kind import RecordKind
from desktop_app.gui.records.form_start import link_names
from desktop_app.gui.records.similar_strip import SimilarStrip
from desktop_app.gui.task_runner import Runner
from desktop_app.services import similar
from desktop_app.services.similar import Similar
from desktop_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Joining:
    """Raw values that join a record to an earlier matter, the names behind their links, and that matter."""

    raw: Mapping[str, Any]
    names: Mapping[str, str]
    matter: Similar


def read_joining(work: Workspace, *, kind: str, matter: Similar) -> Joining:
    """What F8 puts into the form.

    Raises:
        RecordMissing: The matter is gone meanwhile.
    """
    raw = similar.link_values(work, kind=kind, uid_of_similar=matter.uid)
    return Joining(raw, link_names(work, kind=kind, raws=[raw]), matter)


class SimilarFinder(QObject):
    """Asks on the worker when a field that tells of the matter was changed and left; it never holds up typing.

    Signals:
        joined: Joining: the record shall belong to this matter's case.
    """

    joined = Signal(object)

    def __init__(
        self,
        kind: RecordKind,
        runner: Runner,
        strip: SimilarStrip,
        *,
        values: Callable[[], dict[str, Any]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._kind = kind.key
        self._watched = sorted(similar.fields_compared(kind) | ({kind.case_field} - {""}))
        self._runner = runner
        self._strip = strip
        self._values = values
        self._uid: str | None = None
        self._seen: list[Any] = []
        self._round = 0
        self._passed: set[str] = set()
        strip.join_wanted.connect(self.join)
        strip.next_wanted.connect(strip.step)
        strip.dismissed.connect(self.dismiss)

    @property
    def is_offering(self) -> bool:
        """True while a matter is shown."""
        return self._strip.current is not None

    def begin(self, uid: str | None) -> None:
        """Another record is shown; None for a new one. Nothing is looked for before something changes."""
        self._uid = uid
        self._round += 1
        self._passed.clear()
        self._strip.offer(())
        self._seen = self._state()

    def follow(self, uid: str) -> None:
        """The record shown was saved; what is offered stays."""
        self._uid = uid

    def look(self) -> None:
        """A field was left: ask anew, if what is compared changed since the last time."""
        state = self._state()
        if not self._watched or state == self._seen:
            return
        self._seen = state
        self._round += 1
        self._runner.run_read(
            partial(similar.similar, kind=self._kind, raw=self._values(), uid=self._uid),
            owner=self,
            on_success=partial(self._show, self._round),
            on_failure=self._fail,
            supersedes="similar",
        )

    def join(self) -> None:
        """Join the record to the matter shown."""
        matter = self._strip.current
        if matter is not None and matter.is_linkable:
            self._runner.run_read(
                partial(read_joining, kind=self._kind, matter=matter),
                owner=self,
                on_success=partial(self._joined, self._round),
                supersedes="joining",
            )

    def dismiss(self) -> None:
        """Pass over what is shown; it is not offered again for this record."""
        self._passed |= {item.uid for item in self._strip.found}
        self._strip.offer(())

    # ------------------------------------------------------------ inside

    def _state(self) -> list[Any]:
        raw = self._values()
        return [raw.get(key) for key in self._watched]

    def _show(self, round_: int, found: Sequence[Similar]) -> None:
        if round_ == self._round:
            self._strip.offer([item for item in found if item.uid not in self._passed])

    def _fail(self, _error: AppError) -> None:
        """The file cannot be read now: offer nothing; the save will say what is wrong."""
        self._strip.offer(())

    def _joined(self, round_: int, joining: Joining) -> None:
        if round_ == self._round:
            self.joined.emit(joining)
            self._seen = self._state()
