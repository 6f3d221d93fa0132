"""Plays a story into an office file: every event is saved as an officer would save it, at its own moment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from desktop_app.services import records, steps
from desktop_app.services.demo.story import Event, added_to
from desktop_app.services.workspace import Workspace
from desktop_app.storage.bulk import unhurried

Progress = Callable[[int, int], None]


def play(work: Workspace, events: Iterable[Event], *, progress: Progress | None = None) -> Counter[str]:
    """Save every event; returns how many records of each kind were made.

    Raises:
        RecordInvalid: A sample breaks a hard rule of its kind.
        InputRefused: A sample takes a step that is not lawful.
    """
    told = list(events)
    made: Counter[str] = Counter()
    values: dict[str, dict[str, Any]] = {}
    with unhurried(work.file.connection):
        for done, event in enumerate(told, 1):
            at = _at(work, event.at, uid=event.uid, user=event.user)
            if event.is_new:
                values[event.uid] = dict(event.values)
                records.create(at, kind=event.kind, raw=values[event.uid], accepted=None)
                made[event.kind] += 1
            else:
                _save_again(at, event, values[event.uid])
            if progress is not None and (done % 50 == 0 or done == len(told)):
                progress(done, len(told))
    return made


def _at(work: Workspace, moment: datetime, *, uid: str, user: str) -> Workspace:
    return replace(work, clock=lambda: moment, new_uid=lambda: uid, user=user)


def _save_again(work: Workspace, event: Event, values: dict[str, Any]) -> None:
    added_to(values, event.values)
    if event.step:
        steps.take(work, kind=event.kind, uid=event.uid, step=event.step, raw=values, accepted=None)
    else:
        records.update(work, kind=event.kind, uid=event.uid, raw=values, accepted=None)
