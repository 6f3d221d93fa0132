"""Files attached to records, kept once per content inside the office file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from desktop_app.storage.codec import moment_text, read_moment
from desktop_app.storage.engine import Connection


@dataclass(frozen=True, slots=True)
class Attachment:
    """One attached file; ``size`` in bytes as stored."""

    sha256: str
    name: str
    media_type: str
    size: int
    added_at: datetime
    added_by: str


def add(
    connection: Connection, *, kind: str, uid: str, name: str, media_type: str, content: bytes, at: datetime, user: str
) -> Attachment:
    """Attach content to a record; the same content twice is kept once."""
    sha256 = hashlib.sha256(content).hexdigest()
    connection.execute(
        "INSERT OR IGNORE INTO attachments (sha256, media_type, size, content) VALUES (?, ?, ?, ?)",
        (sha256, media_type, len(content), content),
    )
    connection.execute(
        "INSERT OR REPLACE INTO record_attachments (kind, uid, sha256, name, added_at, added_by)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (kind, uid, sha256, name, moment_text(at), user),
    )
    return Attachment(sha256, name, media_type, len(content), at, user)


def listed(connection: Connection, *, kind: str, uid: str) -> list[Attachment]:
    """The files of a record in the order they were added."""
    rows = connection.execute(
        "SELECT r.sha256, r.name, a.media_type, a.size, r.added_at, r.added_by FROM record_attachments AS r"
        " JOIN attachments AS a USING (sha256) WHERE r.kind = ? AND r.uid = ? ORDER BY r.added_at, r.name",
        (kind, uid),
    )
    return [
        Attachment(sha256, name, media_type, size, read_moment(at), user)
        for sha256, name, media_type, size, at, user in rows
    ]


def content(connection: Connection, sha256: str) -> bytes | None:
    """The bytes of a file, or None when the office file does not hold it."""
    row = connection.execute("SELECT content FROM attachments WHERE sha256 = ?", (sha256,)).fetchone()
    return bytes(row[0]) if row else None


def remove(connection: Connection, *, kind: str, uid: str, sha256: str) -> bool:
    """Take a file off a record, and its content away when no record holds it; False when it was not there."""
    deleted = connection.execute(
        "DELETE FROM record_attachments WHERE kind = ? AND uid = ? AND sha256 = ?", (kind, uid, sha256)
    ).rowcount
    connection.execute("DELETE FROM attachments WHERE sha256 NOT IN (SELECT sha256 FROM record_attachments)")
    return bool(deleted)
