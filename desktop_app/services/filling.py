"""What a chosen link brings along: values of other fields, taken from the record it leads to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.domain.fields import is_given
from desktop_app.domain.kind import RecordKind
from desktop_app.services.reading import get
from desktop_app.services.workspace import Workspace
from desktop_app.storage import repository
from desktop_app.storage.engine import named_reading


@named_reading()
def fill_values(work: Workspace, *, kind: str, field: str, uid: str) -> dict[str, Any]:
    """Raw values that come with choosing a record in a link field, to stand in place of what a form shows.

    Args:
        kind: Key of the record that holds the link.
        uid: The chosen record.

    Returns:
        Values by field; empty where nothing comes with this link.

    Raises:
        RecordMissing: There is no such record.
    """
    made = work.kind(kind)
    fill = next((item for item in made.fills if item.field == field), None)
    return fill.make(get(work, kind=made.spec(field).target, uid=uid)) if fill else {}


def missing_values(work: Workspace, kind: RecordKind, record: Any, raw: Mapping[str, Any]) -> dict[str, Any]:
    """What comes with the links named in raw values and was not said in them.

    A link brings its values when it differs from the record's own, or when nothing of them stands in the record yet;
    else the record keeps what it has, however the linked record changed since.

    Args:
        record: The record as it is saved.

    Raises:
        RecordMissing: A newly chosen link leads nowhere.
    """
    found: dict[str, Any] = {}
    for fill in kind.fills:
        chosen = str(raw.get(fill.field) or "").strip()
        is_new = chosen != getattr(record, fill.field)
        if not chosen or not (is_new or has(work, kind.spec(fill.field).target, chosen)):
            continue
        brought = fill_values(work, kind=kind.key, field=fill.field, uid=chosen)
        if is_new or not any(is_given(getattr(record, key)) for key in brought):
            found |= {key: value for key, value in brought.items() if key not in raw}
    return found


def has(work: Workspace, kind: str, uid: str) -> bool:
    """Whether a record is in this file and not deleted."""
    place = repository.find(work.file.connection, work.kind(kind), uid)
    return place is not None and not place[1].stamp.is_deleted
