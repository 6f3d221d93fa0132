"""Who looked at, printed or exported which record; entries are chained by hashes and are never changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.storage.codec import moment_text, read_moment
from desktop_app.storage.engine import Connection

_NO_CHAIN = bytes(32)
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """One access as it stands in the log."""

    at: datetime
    user: str
    kind: str
    uid: str
    deed: str


def add(connection: Connection, *, at: datetime, user: str, kind: str, uids: Iterable[str], deed: str) -> None:
    """Log one access to each of the records."""
    last = connection.execute("SELECT chain FROM accesses ORDER BY id DESC LIMIT 1").fetchone()
    chain, rows = bytes(last[0]) if last else _NO_CHAIN, []
    for uid in uids:
        facts = (moment_text(at), user, kind, uid, deed)
        chain = _link(chain, facts)
        rows.append((*facts, chain))
    connection.executemany("INSERT INTO accesses (at, user, kind, uid, deed, chain) VALUES (?, ?, ?, ?, ?, ?)", rows)


def listed(
    connection: Connection, *, start: datetime | None = None, end: datetime | None = None, uid: str = ""
) -> list[Entry]:
    """Entries from ``start`` up to but not at ``end``, of one record where ``uid`` is given, oldest first."""
    terms, parameters = ["1"], []
    for term, value in (
        ("at >= ?", moment_text(start) if start else ""),
        ("at < ?", moment_text(end) if end else ""),
        ("uid = ?", uid),
    ):
        if value:
            terms.append(term)
            parameters.append(value)
    sql = f"SELECT at, user, kind, uid, deed FROM accesses WHERE {' AND '.join(terms)} ORDER BY id"
    return [
        Entry(read_moment(at), user, kind, uid_, deed)
        for at, user, kind, uid_, deed in connection.execute(sql, parameters)
    ]


def register_numbers(connection: Connection, kind: str, uids: Sequence[str]) -> dict[str, str]:
    """``57/2026`` by uid of the records of a kind, deleted ones too; records without a number are left out."""
    found: dict[str, str] = {}
    for start in range(0, len(uids), _CHUNK):
        part = list(uids[start : start + _CHUNK])
        rows = connection.execute(
            f"SELECT uid, register_number, register_year FROM {kind}"
            f" WHERE register_number IS NOT NULL AND uid IN ({', '.join('?' * len(part))})",
            part,
        )
        found.update((uid, f"{number}/{year}") for uid, number, year in rows)
    return found


def broken_links(connection: Connection) -> Iterator[str]:
    """The first entry that was changed, or taken out before others, as a sentence; nothing when the log is whole.

    Entries cut off at the end leave no trace here.
    """
    chain = _NO_CHAIN
    for id_, *facts, kept in connection.execute(
        "SELECT id, at, user, kind, uid, deed, chain FROM accesses ORDER BY id"
    ):
        chain = _link(chain, tuple(facts))
        if chain != kept:
            yield f"Nhật ký truy cập, mục {id_} đã bị sửa ngoài chương trình."
            return


def _link(previous: bytes, facts: tuple[str, ...]) -> bytes:
    data = json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode()
    return hashlib.sha256(previous + data).digest()
