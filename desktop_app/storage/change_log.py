"""The change log: who saved what, when and why, chained by hashes per device.

Each entry keeps a salted digest of what it says in words: changed values, reason, and the whole record after the deed
with its number. The chain runs over the bare facts and the digests. A lawful wipe takes values, reason and salt away,
the digest stays, and the chain still verifies.

What a record held at each entry follows from today's values and the log backwards; so every digest can be verified.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop_app.domain.fields import is_given
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.stamp import Stamp, Stored
from desktop_app.domain.values import plain
from desktop_app.storage.codec import moment_text, read_moment
from desktop_app.storage.engine import Connection

REGISTER_NUMBER = "register_number"
"""Stands among the values of an entry, beside the fields, when a record got another register number."""

_NO_CHAIN = bytes(32)
_ABOUT_FILES = ("attached", "detached")
_CHUNK = 500
_Texts = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Entry:
    """One deed about to be logged.

    Attributes:
        deed: created, changed, deleted, restored, wiped, attached, detached or destroyed.
        reason: Why, or which file; may name persons, so a wipe takes it away.
        values: (field, before, after) of the changed fields as ``plain`` JSON values; none for a created record.
    """

    device: str
    at: datetime
    user: str
    kind: str
    uid: str
    deed: str
    clock: str
    reason: str = ""
    values: tuple[tuple[str, Any, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Logged:
    """One deed as it stands in the log; ``values`` as JSON texts, None where they were wiped."""

    id: int
    at: datetime
    user: str
    deed: str
    reason: str
    values: tuple[_Texts, ...]


def append(connection: Connection, entry: Entry, *, stored: Stored | None = None) -> int:
    """Log a deed in the running transaction; returns the entry's id.

    Args:
        stored: The record after the deed; covered by the digest.
    """
    texts = [(field, _text(before), _text(after)) for field, before, after in entry.values]
    sequence, previous = _last_link(connection, entry.device)
    row = _row(entry, stored, texts=texts, sequence=sequence + 1, previous=previous)
    cursor = connection.execute(_INSERT, row)
    id_ = int(cursor.lastrowid)
    if texts:
        connection.executemany(
            "INSERT INTO change_values (change, field, before, after) VALUES (?, ?, ?, ?)",
            [(id_, *item) for item in texts],
        )
    return id_


def append_created(connection: Connection, made: Sequence[tuple[Entry, Stored]]) -> None:
    """Log new records, each with its entry, in the order given; all entries are of one device and carry no values."""
    if not made:
        return
    sequence, chain = _last_link(connection, made[0][0].device)
    rows: list[tuple[Any, ...]] = []
    for entry, stored in made:
        sequence += 1
        rows.append(_row(entry, stored, texts=(), sequence=sequence, previous=chain))
        chain = rows[-1][-1]
    connection.executemany(_INSERT, rows)


_INSERT = (
    "INSERT INTO changes (device, sequence, at, user, kind, uid, deed, clock, reason, salt, content, chain)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def _last_link(connection: Connection, device: str) -> tuple[int, bytes]:
    last = connection.execute(
        "SELECT sequence, chain FROM changes WHERE device = ? ORDER BY sequence DESC LIMIT 1", (device,)
    ).fetchone()
    return (last[0], last[1]) if last else (0, _NO_CHAIN)


def _row(
    entry: Entry, stored: Stored | None, *, texts: Sequence[_Texts], sequence: int, previous: bytes
) -> tuple[Any, ...]:
    salt = os.urandom(16)
    content = _digest(salt, texts, _text(_state(stored)) if stored is not None else "", entry.reason)
    facts = (
        entry.device, sequence, moment_text(entry.at), entry.user, entry.kind, entry.uid, entry.deed, entry.clock,
    )  # fmt: skip
    return (*facts, entry.reason, salt, content, _link(previous, facts, content))


def entries_of(connection: Connection, uid: str) -> list[Logged]:
    """All deeds on one record, newest first."""
    rows = connection.execute(
        "SELECT id, at, user, deed, reason FROM changes WHERE uid = ? ORDER BY id DESC", (uid,)
    ).fetchall()
    return [
        Logged(id_, read_moment(at), user, deed, reason, tuple(_values_of(connection, id_)))
        for id_, at, user, deed, reason in rows
    ]


def _values_of(connection: Connection, id_: int) -> list[_Texts]:
    sql = "SELECT field, before, after FROM change_values WHERE change = ? ORDER BY field"
    values: list[_Texts] = connection.execute(sql, (id_,)).fetchall()
    return values


def texts_of(connection: Connection, uid: str) -> list[str]:
    """Every old and new value of a record, as the JSON texts of the log."""
    rows = connection.execute(
        "SELECT before, after FROM change_values WHERE change IN (SELECT id FROM changes WHERE uid = ?)", (uid,)
    )
    return [text for pair in rows for text in pair if text]


def wipe_words(connection: Connection, uid: str) -> None:
    """Take all values and reasons of a record out of the log for good; facts and digests stay."""
    connection.execute("DELETE FROM change_values WHERE change IN (SELECT id FROM changes WHERE uid = ?)", (uid,))
    connection.execute("UPDATE changes SET salt = NULL, reason = '' WHERE uid = ?", (uid,))


def broken_links(connection: Connection) -> Iterator[str]:
    """What does not verify, as sentences; nothing when the log is whole."""
    previous: dict[str, tuple[int, bytes]] = {}
    rows = connection.execute(
        "SELECT device, sequence, at, user, kind, uid, deed, clock, content, chain"
        " FROM changes ORDER BY device, sequence"
    )
    for *facts, content, chain in rows:
        device, sequence = facts[0], facts[1]
        last_sequence, last_chain = previous.get(device, (0, _NO_CHAIN))
        if sequence != last_sequence + 1:
            yield f"Nhật ký của máy {device} thiếu mục {last_sequence + 1}."
        elif chain != _link(last_chain, tuple(facts), content):
            yield f"Nhật ký của máy {device}, mục {sequence} đã bị sửa ngoài chương trình."
        previous[device] = (sequence, chain)


def lost_records(connection: Connection, kind: RecordKind) -> list[str]:
    """Uids of records that the log knows and the file does not hold any more, but those destroyed by decision."""
    rows = connection.execute(
        f"SELECT DISTINCT uid FROM changes WHERE kind = :kind AND uid NOT IN (SELECT uid FROM {kind.key})"
        " AND uid NOT IN (SELECT uid FROM destroyed_records WHERE kind = :kind)",
        {"kind": kind.key},
    )
    return [uid for (uid,) in rows]


def unlogged_destructions(connection: Connection, kind: RecordKind) -> list[str]:
    """Uids of tombstones without their entry in the log, or with one that says something else than was logged."""
    rows = connection.execute(
        "SELECT d.uid, c.salt, c.reason, c.content FROM destroyed_records AS d"
        " LEFT JOIN changes AS c ON c.uid = d.uid AND c.kind = d.kind AND c.deed = 'destroyed' WHERE d.kind = ?",
        (kind.key,),
    )
    return [uid for uid, salt, reason, content in rows if salt is None or _digest(salt, (), "", reason) != content]


@dataclass(frozen=True, slots=True)
class _Kept:
    """One entry as it stands in the log, with its digest; ``salt`` is None after a wipe."""

    id: int
    device: str
    at: str
    user: str
    deed: str
    clock: str
    reason: str
    salt: bytes | None
    content: bytes


def altered(connection: Connection, records: Sequence[Stored]) -> list[Stored]:
    """Those of the records whose values now, or whose log, are not what was logged at the time."""
    kept: dict[str, list[_Kept]] = defaultdict(list)
    for start in range(0, len(records), _CHUNK):
        uids = [stored.uid for stored in records[start : start + _CHUNK]]
        rows = connection.execute(
            "SELECT uid, id, device, at, user, deed, clock, reason, salt, content FROM changes"
            f" WHERE uid IN ({', '.join('?' * len(uids))}) ORDER BY id DESC",
            uids,
        )
        for uid, *rest in rows:
            kept[uid].append(_Kept(*rest))
    return [stored for stored in records if _is_altered(connection, stored, kept[stored.uid])]


def _is_altered(connection: Connection, stored: Stored, entries: Sequence[_Kept]) -> bool:
    """Goes back from today's values, entry by entry, newest first."""
    versions = [entry for entry in entries if entry.deed not in _ABOUT_FILES]
    if not versions or not _stamp_agrees(stored.stamp, versions[0], versions[-1]):
        return True
    state = _state(stored)
    for entry in entries:
        if entry.salt is None:
            return not any(later.deed == "wiped" for later in versions)  # what stood before can no longer be known
        texts = _values_of(connection, entry.id) if entry.deed != "created" else []
        record = "" if entry.deed in _ABOUT_FILES else _text(state)
        if _digest(entry.salt, texts, record, entry.reason) != entry.content:
            return True
        _go_back(state, texts)
    return False


def _stamp_agrees(stamp: Stamp, newest: _Kept, oldest: _Kept) -> bool:
    last = (str(stamp.clock), stamp.device, moment_text(stamp.changed_at), stamp.changed_by, stamp.is_deleted)
    if last != (newest.clock, newest.device, newest.at, newest.user, newest.deed == "deleted"):
        return False
    return oldest.deed != "created" or (moment_text(stamp.created_at), stamp.created_by) == (oldest.at, oldest.user)


def _state(stored: Stored) -> dict[str, Any]:
    """What a digest covers of a record: its given values, its register number and whose it is."""
    number = stored.stamp.register_number
    beside = {REGISTER_NUMBER: number} if number else {}
    return {**plain(stored.record), **beside, "unit_code": stored.stamp.unit_code}


def _go_back(state: dict[str, Any], texts: Sequence[_Texts]) -> None:
    """Make of the values after a deed those before it."""
    for field, before, _ in texts:
        value = json.loads(before) if before else None
        if not is_given(value) or value == []:
            state.pop(field, None)
        else:
            state[field] = value


def _digest(salt: bytes, texts: Sequence[_Texts], record: str, reason: str) -> bytes:
    data = json.dumps([sorted(texts), record, reason], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(salt + data.encode()).digest()


def _link(previous: bytes, facts: tuple[Any, ...], content: bytes) -> bytes:
    data = json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode()
    return hashlib.sha256(previous + hashlib.sha256(data).digest() + content).digest()


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
