"""Records that belong to a record without being named by it, as its kind gathers them: the opinions of a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop_app.domain.kind import Gathering, RecordKind
from desktop_app.domain.query import ListQuery
from desktop_app.domain.stamp import Stored
from desktop_app.services.reading import get, resolved
from desktop_app.services.workspace import Workspace
from desktop_app.storage import listing, repository
from desktop_app.storage.engine import named_reading


@dataclass(frozen=True, slots=True)
class Gathered:
    """One gathering of a record with the records in it, in the gathering's order."""

    gathering: Gathering
    rows: tuple[Stored, ...]


@named_reading()
def gathered(work: Workspace, *, kind: str, uid: str) -> tuple[Gathered, ...]:
    """Every gathering of a record, empty ones too, in the order of its kind.

    Raises:
        RecordMissing: There is no such record.
    """
    made, stored = work.kind(kind), get(work, kind=kind, uid=uid)
    return tuple(Gathered(item, _rows(work, item, stored)) for item in made.gathers)


@named_reading()
def of_record(work: Workspace, kind: RecordKind, stored: Stored) -> dict[str, tuple[Stored, ...]]:
    """The gathered records of a record at hand, by the gathering's key."""
    return {item.key: _rows(work, item, stored) for item in kind.gathers}


def _rows(work: Workspace, gathering: Gathering, owner: Stored) -> tuple[Stored, ...]:
    kind = work.kind(gathering.kind)
    query = resolved(work, ListQuery(kind.key, conditions=gathering.find(owner)))
    uids = listing.uids(work.file.connection, kind, query)
    found = repository.fetch(work.file.connection, kind, uids)
    rows = [found[uid] for uid in uids if gathering.keep(found[uid].record, owner.record)]
    if gathering.sort:
        rows.sort(key=lambda row: _place(getattr(row.record, gathering.sort)))
    return tuple(rows)


def _place(value: Any) -> tuple[bool, Any]:
    """Sort key of one value: what is not given stands at the end."""
    return (True, 0) if value is None or value == "" else (False, value)
