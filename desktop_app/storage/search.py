"""Tone-free, order-free search: what is indexed of a record, and what typed words become.

The index of a kind holds, for every word, its folded form (``dat``) and, where it has marks, the word itself (``đất``).
A typed word without marks matches by the folded form; one with marks matches the indexed words that agree letter by
letter, found through ``search_words``. Every typed word must match, as the beginning of a word, in any order; a number
before a slash is whole, so that ``57/2026`` does not find 570/2026.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from desktop_app.domain.fields import FieldType, is_given, specs_of
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.stamp import Stamp, Stored
from desktop_app.domain.text import fold, has_marks, word_matches, words
from desktop_app.domain.values import show
from desktop_app.storage.engine import Connection
from desktop_app.storage.schema import search_table

_NUMBER_AND_SLASH = re.compile(r"(?<!\w)([0-9]+)/")
_folded = lru_cache(maxsize=50_000)(fold)


def words_of(text: str) -> frozenset[str]:
    """The words of a text, marked ones with their folded forms."""
    found = set(words(text))
    return frozenset(found.union(map(_folded, found)))


def indexed_words(
    kind: RecordKind, stamp: Stamp, record: Any, *, reader: Callable[[str], frozenset[str]] = words_of
) -> frozenset[str]:
    """All words a record is found by, marked ones with their folded forms; ``reader`` does what ``words_of`` does."""
    return reader(stamp.register_number).union(*map(reader, _texts(record)))


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


def finds(connection: Connection, kind: RecordKind, id_: int, stored: Stored) -> bool:
    """Whether the index finds a record by every one of its words, and every marked one may be typed."""
    found = indexed_words(kind, stored.stamp, stored.record)
    marked = [word for word in found if has_marks(word)]
    noted = sum(
        connection.execute(
            "SELECT count(*) FROM search_words WHERE folded = ? AND word = ?", (fold(word), word)
        ).fetchone()[0]
        for word in marked
    )
    if noted < len(marked):
        return False
    if not found:
        return True
    table, expression = search_table(kind), " AND ".join(f'"{word}"' for word in sorted(found))
    sql = f"SELECT 1 FROM {table} WHERE {table} MATCH ? AND rowid = ?"
    return connection.execute(sql, (expression, id_)).fetchone() is not None


def match_expression(connection: Connection, typed: str) -> str | None:
    """The FTS5 expression for what was typed; "" when nothing searchable was typed, None when nothing can match."""
    parts: list[str] = []
    whole = set(_NUMBER_AND_SLASH.findall(typed))
    for word in words(typed):
        if word in whole:
            terms = [f'"{word}"']
        else:
            terms = _terms(connection, word) if has_marks(word) else [f'"{fold(word)}"*']
        if not terms:
            return None
        parts.append("(" + " OR ".join(terms) + ")")
    return " AND ".join(parts)


def _terms(connection: Connection, typed: str) -> list[str]:
    """The FTS5 terms that stand for every marked word in use that begins as typed.

    Most are beginnings (``"đư"*``), however many words share one; a word whose own beginning does not decide, because
    its tone is typed at the older place ("hò" for "hoà"), stands for itself.
    """
    folded = fold(typed)
    rows = connection.execute(
        "SELECT word FROM search_words WHERE folded >= ? AND folded < ?", (folded, folded + "\U0010ffff")
    )
    terms: dict[str, None] = {}
    for (word,) in rows:
        start = word[: len(typed)]
        if f'"{start}"*' in terms:
            continue
        if word_matches(word, typed):
            # A letter that no syllable ends in: asks whether the beginning decides whatever comes after it.
            is_decided = word_matches(f"{start}x", typed)
            terms[f'"{start}"*' if is_decided else f'"{word}"'] = None
    return list(terms)
