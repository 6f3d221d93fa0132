"""Adding many new records of one kind at once: the same rows, index and log as one by one, statements prepared once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from typing import Any

from desktop_app.domain.kind import RecordKind
from desktop_app.domain.stamp import Stamp, Stored
from desktop_app.storage import change_log, repository, search
from desktop_app.storage.engine import Connection
from desktop_app.storage.schema import search_table

_ROWS_AT_ONCE = 2_000
_TEXTS_REMEMBERED = 20_000
_INDEX_BUFFER_BYTES = 64 * 1024 * 1024
_USUAL_BUFFER_BYTES = 1024 * 1024


class BulkInsert:
    """New records of one kind, written in batches inside one unit of work.

    ``finish`` must be called before the unit of work ends; nobody else may write to the kind in between.
    """

    def __init__(self, connection: Connection, kind: RecordKind, *, known_words: set[str]) -> None:
        self._connection = connection
        self._kind = kind
        self._known = set(known_words)
        self._fresh: set[str] = set()
        self._waiting: list[tuple[Stored, str]] = []
        self._numbers: dict[tuple[str, int], int] = {}
        self._words_of = lru_cache(_TEXTS_REMEMBERED)(search.words_of)
        self._next_id = repository.last_id(connection, kind) + 1

    def add(self, stamp: Stamp, record: Any, *, reason: str = "") -> Stored:
        """Take a record; its stamp gets the next register number of its unit and year, if it has a year."""
        if stamp.year is not None:
            stamp = replace(stamp, number=self._draw(stamp.unit_code, stamp.year))
        stored = Stored(stamp, record)
        self._waiting.append((stored, reason))
        if len(self._waiting) >= _ROWS_AT_ONCE:
            self._flush()
        return stored

    def finish(self) -> set[str]:
        """Write what is waiting and the drawn numbers; returns the new marked words."""
        self._flush()
        for (unit_code, year), last in self._numbers.items():
            repository.set_last_number(self._connection, kind=self._kind.key, unit_code=unit_code, year=year, last=last)
        return self._fresh

    def _draw(self, unit_code: str, year: int) -> int:
        place = (unit_code, year)
        if place not in self._numbers:
            self._numbers[place] = repository.last_number(
                self._connection, kind=self._kind.key, unit_code=unit_code, year=year
            )
        self._numbers[place] += 1
        return self._numbers[place]

    def _flush(self) -> None:
        if not self._waiting:
            return
        kind, first = self._kind, self._next_id
        stored = [item for item, _ in self._waiting]
        repository.insert_many(self._connection, kind, first, stored)
        found = [search.indexed_words(kind, item.stamp, item.record, reader=self._words_of) for item in stored]
        search.write_many(self._connection, kind, first, found)
        fresh = search.note_words(self._connection, frozenset().union(*found), self._known)
        self._known |= fresh
        self._fresh |= fresh
        change_log.append_created(
            self._connection, [(_entry(kind, item, reason), item) for item, reason in self._waiting]
        )
        self._next_id += len(stored)
        self._waiting.clear()


def _entry(kind: RecordKind, stored: Stored, reason: str) -> change_log.Entry:
    stamp = stored.stamp
    return change_log.Entry(
        device=stamp.device, at=stamp.changed_at, user=stamp.changed_by, kind=kind.key, uid=stamp.uid,
        deed="created", clock=str(stamp.clock), reason=reason,
    )  # fmt: skip


@contextmanager
def loading(connection: Connection, kind: RecordKind) -> Iterator[None]:
    """For hundreds of thousands of records: the table's indexes are taken down and built anew at the end.

    Opened and closed outside units of work; the file must not be used by anybody else meanwhile.
    """
    table = search_table(kind)
    indexes = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL", (kind.key,)
    ).fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    _set_buffer(connection, table, _INDEX_BUFFER_BYTES)
    try:
        yield
    finally:
        _set_buffer(connection, table, _USUAL_BUFFER_BYTES)
        for _, sql in indexes:
            connection.execute(sql)
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


@contextmanager
def unhurried(connection: Connection) -> Iterator[None]:
    """For sample data, which can be made again: commits do not wait for the disk until the block ends."""
    connection.execute("PRAGMA synchronous = OFF")
    try:
        yield
    finally:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _set_buffer(connection: Connection, table: str, size: int) -> None:
    connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', ?)", (size,))
