"""What an office decided for itself: corrections of calendars, terms, paper measures and wordings, by key."""

from __future__ import annotations

import json
from typing import Any

from desktop_app.storage.engine import Connection


def read(connection: Connection, key: str) -> Any:
    """The value kept under a key; None when there is none."""
    row = connection.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
    return json.loads(row[0]) if row else None


def read_all(connection: Connection, prefix: str) -> dict[str, Any]:
    """All values whose key begins with the prefix, by the rest of the key, in the order of keys."""
    rows = connection.execute(
        "SELECT key, value FROM settings WHERE substr(key, 1, ?) = ? ORDER BY key", (len(prefix), prefix)
    )
    return {key[len(prefix) :]: json.loads(value) for key, value in rows}


def write(connection: Connection, key: str, value: Any) -> None:
    """Keep a JSON value under a key in the running transaction; None takes it away."""
    if value is None:
        connection.execute("DELETE FROM settings WHERE key = ?", (key,))
    else:
        text = json.dumps(value, ensure_ascii=False, sort_keys=True)
        connection.execute("INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)", (key, text))
