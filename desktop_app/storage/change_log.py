"""The change log: who saved what, when and why, chained by hashes per device.

Each entry keeps a salted digest of what it says about values; the chain runs over the digests. A lawful wipe takes the
values and the salt away, the digest stays, and the chain still verifies.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop_app.domain.values import plain
from desktop_app.storage.codec import moment_text
from desktop_app.storage.engine import Connection

_NO_CHAIN = bytes(32)


@dataclass(frozen=True, slots=True)
class Entry:
    """One deed about to be logged.

    Attributes:
        deed: created, changed, deleted, restored, wiped, attached or detached.
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
    values: tuple[tuple[str, str | None, str | None], ...]


def append(connection: Connection, entry: Entry, *, record: Any = None) -> int:
    """Log a deed in the running transaction; returns the entry's id.

    Args:
        record: The record after the deed; covered by the digest.
    """
    texts = [(field, _text(before), _text(after)) for field, before, after in entry.values]
    sequence, previous = _last_link(connection, entry.device)
    row = _row(entry, record, texts=texts, sequence=sequence + 1, previous=previous)
    cursor = connection.execute(_INSERT, row)
    id_ = int(cursor.lastrowid)
    if texts:
        connection.executemany(
            "INSERT INTO change_values (change, field, before, after) VALUES (?, ?, ?, ?)",
            [(id_, *item) for item in texts],
        )
    return id_


def append_created(connection: Connection, made: Sequence[tuple[Entry, Any]]) -> None:
    """Log new records, each with its entry, in the order given; all entries are of one device and carry no values."""
    if not made:
        return
    sequence, chain = _last_link(connection, made[0][0].device)
    rows: list[tuple[Any, ...]] = []
    for entry, record in made:
        sequence += 1
        rows.append(_row(entry, record, texts=(), sequence=sequence, previous=chain))
        chain = rows[-1][-1]
    connection.executemany(_INSERT, rows)


_INSERT = (
    "INSERT INTO changes (device, sequence, at, user, kind, uid, deed, reason, clock, salt, content, chain)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def _last_link(connection: Connection, device: str) -> tuple[int, bytes]:
    last = connection.execute(
        "SELECT sequence, chain FROM changes WHERE device = ? ORDER BY sequence DESC LIMIT 1", (device,)
    ).fetchone()
    return (last[0], last[1]) if last else (0, _NO_CHAIN)


def _row(
    entry: Entry, record: Any, *, texts: Sequence[tuple[str, str | None, str | None]], sequence: int, previous: bytes
) -> tuple[Any, ...]:
    salt = os.urandom(16)
    content = _content_digest(salt, texts, _text(plain(record)) if record is not None else "")
    facts = (
        entry.device, sequence, moment_text(entry.at), entry.user, entry.kind, entry.uid, entry.deed,
        entry.reason, entry.clock,
    )  # fmt: skip
    return (*facts, salt, content, _link(previous, facts, content))


def entries_of(connection: Connection, uid: str) -> list[Logged]:
    """All deeds on one record, newest first."""
    rows = connection.execute(
        "SELECT id, at, user, deed, reason FROM changes WHERE uid = ? ORDER BY id DESC", (uid,)
    ).fetchall()
    return [
        Logged(id_, datetime.fromisoformat(at), user, deed, reason, tuple(_values_of(connection, id_)))
        for id_, at, user, deed, reason in rows
    ]


def _values_of(connection: Connection, id_: int) -> list[tuple[str, str | None, str | None]]:
    sql = "SELECT field, before, after FROM change_values WHERE change = ? ORDER BY field"
    values: list[tuple[str, str | None, str | None]] = connection.execute(sql, (id_,)).fetchall()
    return values


def wipe_values(connection: Connection, uid: str, fields: Iterable[str]) -> None:
    """Take these fields' values of a record out of the log for good; the digests stay."""
    names = tuple(fields)
    marks = ", ".join("?" * len(names))
    of_uid = "change IN (SELECT id FROM changes WHERE uid = ?)"
    connection.execute(f"DELETE FROM change_values WHERE {of_uid} AND field IN ({marks})", (uid, *names))
    connection.execute("UPDATE changes SET salt = NULL WHERE uid = ?", (uid,))


def broken_links(connection: Connection) -> list[str]:
    """What does not verify, as sentences; empty when the log is whole."""
    found: list[str] = []
    previous: dict[str, tuple[int, bytes]] = {}
    rows = connection.execute(
        "SELECT device, sequence, at, user, kind, uid, deed, reason, clock, content, chain"
        " FROM changes ORDER BY device, sequence"
    )
    for *facts, content, chain in rows:
        device, sequence = facts[0], facts[1]
        last_sequence, last_chain = previous.get(device, (0, _NO_CHAIN))
        if sequence != last_sequence + 1:
            found.append(f"Nhật ký của máy {device} thiếu mục {last_sequence + 1}.")
        elif chain != _link(last_chain, tuple(facts), content):
            found.append(f"Nhật ký của máy {device}, mục {sequence} đã bị sửa ngoài chương trình.")
        previous[device] = (sequence, chain)
    return found


def altered_values(connection: Connection, uid: str, record: Any) -> bool:
    """True when the newest logged state of a record is not what the file holds now."""
    row = connection.execute(
        "SELECT id, salt, content FROM changes WHERE uid = ? AND deed NOT IN ('attached', 'detached')"
        " ORDER BY id DESC LIMIT 1",
        (uid,),
    ).fetchone()
    if row is None:
        return True
    id_, salt, content = row
    if salt is None:
        return False
    return bool(_content_digest(salt, _values_of(connection, id_), _text(plain(record))) != content)


def _content_digest(salt: bytes, texts: Sequence[tuple[str, str | None, str | None]], record: str) -> bytes:
    data = json.dumps([sorted(texts), record], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(salt + data.encode()).digest()


def _link(previous: bytes, facts: tuple[Any, ...], content: bytes) -> bytes:
    data = json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode()
    return hashlib.sha256(previous + hashlib.sha256(data).digest() + content).digest()


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
