"""Office files that hold sample records, made by storage alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from desktop_app.domain.stamp import Stored
from desktop_app.services import records
from desktop_app.services.workspace import Workspace
from desktop_app.storage import office_file
from desktop_app.storage.engine import Connection
from tests.helpers.offices import Clock, sample_office
from tests.helpers.sample_kind import SAMPLE_KINDS, SAMPLES


def sample_work(folder: Path, *, user: str = "Lan", device: str = "may-a") -> Workspace:
    """A new open file with the sample kinds; uids are 0001, 0002 …"""
    file = office_file.create(
        folder / "mau.sodanvan", office=sample_office(), password=None, device=device, kinds=SAMPLE_KINDS
    )
    return Workspace(file, Clock(), numbered_uids(), user)


def numbered_uids() -> Callable[[], str]:
    """A uid maker whose uids tell the order of birth."""
    numbers = count(1)
    return lambda: f"{next(numbers):04}"


@contextmanager
def trial(work: Workspace) -> Iterator[Connection]:
    """A transaction whose writes are all taken back at the end, so that one file serves many examples."""
    connection = work.file.connection
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
    finally:
        connection.execute("ROLLBACK")


def add(work: Workspace, record: Any) -> Stored:
    """Put a record into a running trial as it is, unjudged."""
    stored, _ = records.add(work, work.file.connection, SAMPLES, record)
    return stored


def save(work: Workspace, **raw: Any) -> Stored:
    """Save a sample as a person would; title and day are given when left out."""
    typed = {"title": "Tên", "held_on": "05/03/2026"} | raw
    return records.create(work, kind=SAMPLES.key, raw=typed, accepted=None).stored
