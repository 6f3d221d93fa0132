"""Who looked at, printed or exported which record."""

from __future__ import annotations

from datetime import datetime

from desktop_app.storage.codec import moment_text
from desktop_app.storage.engine import Connection


def add(connection: Connection, *, at: datetime, user: str, kind: str, uid: str, deed: str) -> None:
    """Log one access."""
    connection.execute(
        "INSERT INTO accesses (at, user, kind, uid, deed) VALUES (?, ?, ?, ?, ?)",
        (moment_text(at), user, kind, uid, deed),
    )
