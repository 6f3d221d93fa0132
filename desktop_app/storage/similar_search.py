"""Candidates for similar matters: a bounded number of the newest records that share rare words with a new one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from desktop_app.domain.kind import RecordKind
from desktop_app.storage.engine import Connection
from desktop_app.storage.schema import search_table

_CHUNK = 500


def hits(connection: Connection, kind: RecordKind, words: Sequence[str], *, limit: int) -> list[int]:
    """Local ids of the newest records that hold all these folded words, newest first; none for no words."""
    if not words:
        return []
    table, expression = search_table(kind), " AND ".join(f'"{word}"' for word in words)
    sql = f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT {limit:d}"
    return [id_ for (id_,) in connection.execute(sql, (expression,))]


def count_up_to(connection: Connection, kind: RecordKind, word: str, *, most: int) -> int:
    """How many records hold a folded word; ``most`` stands for that many and more."""
    table = search_table(kind)
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT {most:d})"
    return int(connection.execute(sql, (f'"{word}"',)).fetchone()[0])


def texts(
    connection: Connection, kind: RecordKind, ids: Iterable[int], fields: Sequence[str], *, is_confidential: bool
) -> list[tuple[str, tuple[Any, ...]]]:
    """(uid, stored values of the fields) of the confidential records among these, or of the others; newest first."""
    names, wanted = ", ".join(fields), sorted(ids, reverse=True)
    found: list[tuple[str, tuple[Any, ...]]] = []
    for start in range(0, len(wanted), _CHUNK):
        part = wanted[start : start + _CHUNK]
        marks = ", ".join("?" * len(part))
        conditions = f"id IN ({marks}) AND is_confidential = ? AND is_deleted = 0"
        sql = f"SELECT uid, {names} FROM {kind.key} WHERE {conditions} ORDER BY id DESC"
        found += [(uid, tuple(values)) for uid, *values in connection.execute(sql, (*part, int(is_confidential)))]
    return found
