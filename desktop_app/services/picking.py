"""Filtering lists behind pick and link fields by what is typed."""

from __future__ import annotations

from desktop_app.domain.query import ListQuery
from desktop_app.domain.text import fold
from desktop_app.services.reading import name_of
from desktop_app.services.workspace import Workspace
from desktop_app.storage import listing, repository
from desktop_app.storage.engine import named_reading


@named_reading()
def words(work: Workspace, *, target: str, typed: str, limit: int = 50) -> tuple[str, ...]:
    """Entries of a look-up list whose words begin as typed, in any order; beginnings of the whole entry first."""
    kind = work.kind(target)
    query = ListQuery(target, search=typed, limit=limit * 4, is_descending=False)
    rows = listing.page(work.file.connection, kind, query).rows
    found = repository.fetch(work.file.connection, kind, [row.uid for row in rows])
    entries = list(dict.fromkeys(kind.name_of(found[row.uid].record) for row in rows))
    start = fold(typed.strip())
    entries.sort(key=lambda entry: not fold(entry).startswith(start))
    return tuple(entries[:limit])


@named_reading()
def records(work: Workspace, *, target: str, typed: str, limit: int = 50) -> tuple[tuple[str, str], ...]:
    """(uid, name) of records found by what is typed, newest first."""
    kind = work.kind(target)
    rows = listing.page(work.file.connection, kind, ListQuery(target, search=typed, limit=limit)).rows
    found = repository.fetch(work.file.connection, kind, [row.uid for row in rows])
    return tuple((row.uid, name_of(kind, found[row.uid])) for row in rows)
