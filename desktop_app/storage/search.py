"""Tone-free, order-free search: what is indexed of a record, and what typed words become.

The index of a kind holds, for every word, its folded form (``dat``) and, where it has marks, the word itself (``đất``).
A typed word without marks matches by the folded form; one with marks matches the indexed words that agree letter by
letter, found through ``search_words``. Every typed word must match, as the beginning of a word, in any order.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from desktop_app.domain.fields import FieldType, is_given, specs_of
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.stamp import Stamp
from desktop_app.domain.text import fold, has_marks, word_matches, words
from desktop_app.domain.values import show
from desktop_app.storage.engine import Connection
from desktop_app.storage.schema import search_table

_MOST_VARIANTS = 400


def indexed_words(kind: RecordKind, stamp: Stamp, record: Any) -> frozenset[str]:
    """All words a record is found by, marked ones with their folded forms."""
    found: set[str] = set(words(stamp.register_number))
    for text in _texts(record):
        found.update(words(text))
    found.update([fold(word) for word in found])
    return frozenset(found)


def _texts(record: Any) -> Iterable[str]:
    for spec in specs_of(type(record)):
        value = getattr(record, spec.key)
        if not is_given(value):
            continue
        if spec.type is FieldType.ROWS:
            for item in value:
                yield from _texts(item)
        elif spec.searchable:
            yield show(spec, value)


def write_index(connection: Connection, kind: RecordKind, id_: int, found: frozenset[str], *, is_new: bool) -> None:
    """Put a record's words into the index, in place of the earlier ones."""
    table = search_table(kind)
    if not is_new:
        connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (id_,))
    connection.execute(f"INSERT INTO {table} (rowid, terms) VALUES (?, ?)", (id_, " ".join(sorted(found))))


def write_many(connection: Connection, kind: RecordKind, first_id: int, found: Iterable[frozenset[str]]) -> None:
    """Put the words of new records under consecutive ids into the index."""
    connection.executemany(
        f"INSERT INTO {search_table(kind)} (rowid, terms) VALUES (?, ?)",
        ((id_, " ".join(sorted(item))) for id_, item in enumerate(found, first_id)),
    )


def remove_index(connection: Connection, kind: RecordKind, id_: int) -> None:
    """Take a deleted record out of the index."""
    connection.execute(f"DELETE FROM {search_table(kind)} WHERE rowid = ?", (id_,))


def note_words(connection: Connection, found: Iterable[str], known: set[str]) -> set[str]:
    """Remember marked words the file has not seen; returns them, for ``known`` to grow by once the write is kept."""
    fresh = {word for word in found if word not in known and has_marks(word)}
    connection.executemany(
        "INSERT OR IGNORE INTO search_words (folded, word) VALUES (?, ?)", [(fold(word), word) for word in fresh]
    )
    return fresh


def match_expression(connection: Connection, typed: str) -> str | None:
    """The FTS5 expression for what was typed; "" when nothing searchable was typed, None when nothing can match."""
    parts: list[str] = []
    for word in words(typed):
        if not has_marks(word):
            parts.append(f'"{word}"*')
            continue
        variants = _variants(connection, word)
        if not variants:
            return None
        parts.append("(" + " OR ".join(f'"{variant}"' for variant in variants) + ")")
    return " AND ".join(parts)


def _variants(connection: Connection, typed: str) -> list[str]:
    folded = fold(typed)
    rows = connection.execute(
        "SELECT word FROM search_words WHERE folded >= ? AND folded < ?", (folded, folded + "\U0010ffff")
    )
    return [word for (word,) in rows if word_matches(word, typed)][:_MOST_VARIANTS]
