"""Drafts: raw values of forms that are not saved yet."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop_app.storage.codec import moment_text, read_moment
from desktop_app.storage.engine import Connection


@dataclass(frozen=True, slots=True)
class Draft:
    """What a form held when it was last kept.

    Attributes:
        uid: Record being edited, None for a new one.
        field: Field the cursor was in.
    """

    id: str
    kind: str
    uid: str | None
    raw: dict[str, Any]
    field: str
    kept_at: datetime
    user: str


def keep(connection: Connection, draft: Draft) -> None:
    """Write a draft over its earlier state."""
    connection.execute(
        "INSERT OR REPLACE INTO drafts (id, kind, uid, raw, field, kept_at, user) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            draft.id, draft.kind, draft.uid, json.dumps(draft.raw, ensure_ascii=False), draft.field,
            moment_text(draft.kept_at), draft.user,
        ),
    )  # fmt: skip


def drop(connection: Connection, draft: str) -> None:
    """Forget a draft; "" and unknown ones do no harm."""
    if draft:
        connection.execute("DELETE FROM drafts WHERE id = ?", (draft,))


def waiting(connection: Connection, *, kind: str | None = None) -> list[Draft]:
    """Drafts that were never saved, newest first."""
    where, parameters = ("WHERE kind = ?", (kind,)) if kind else ("", ())
    rows = connection.execute(
        f"SELECT id, kind, uid, raw, field, kept_at, user FROM drafts {where} ORDER BY kept_at DESC", parameters
    )
    return [
        Draft(id_, kind_, uid, typed, field, read_moment(kept_at), user)
        for id_, kind_, uid, raw, field, kept_at, user in rows
        if (typed := _typed(raw)) is not None
    ]


def _typed(raw: str) -> dict[str, Any] | None:
    """The form's values; None where the file is damaged, so that one draft does not hide the others."""
    try:
        typed = json.loads(raw)
    except ValueError:
        return None
    return typed if isinstance(typed, dict) else None


def find(connection: Connection, draft: str) -> Draft | None:
    """One draft by its id."""
    return next((item for item in waiting(connection) if item.id == draft), None)
