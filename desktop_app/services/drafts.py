"""Drafts of forms: kept while typing, offered after a crash, gone with the save."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.domain.kind import RecordKind
from desktop_app.domain.values import parse
from desktop_app.services.workspace import Workspace
from desktop_app.storage import drafts, purging
from desktop_app.storage.drafts import Draft
from desktop_app.storage.engine import named_reading

__all__ = ["Draft", "drop", "keep", "new_id", "waiting"]


def new_id(work: Workspace) -> str:
    """An identity for the draft of a form that opens."""
    return work.new_uid()


@named_reading()
def keep(work: Workspace, *, draft: str, kind: str, uid: str | None, raw: Mapping[str, Any], field: str) -> None:
    """Write what a form holds. Nothing is judged; what a confidential record must not hold is never written.

    Where an earlier state of the draft held it, its traces are erased from the file at once. Of a record that was
    destroyed while its form stood open, nothing is kept.
    """
    made = work.kind(kind)
    if uid is not None and purging.is_destroyed(work.file.connection, kind=kind, uid=uid):
        return
    kept, is_confidential = without_withheld(work, made, raw)
    earlier = drafts.find(work.file.connection, draft) if is_confidential else None
    with work.file.writing() as connection:
        drafts.keep(connection, Draft(draft, kind, uid, kept, field, work.now(), work.user))
    if earlier is not None and any(earlier.raw.get(spec.key) for spec in made.withheld):
        work.file.erase_traces()


def without_withheld(work: Workspace, kind: RecordKind, raw: Mapping[str, Any]) -> tuple[dict[str, Any], bool]:
    """The raw values less what must not be kept, and whether they make a confidential record."""
    record, _ = parse(kind.record_type, raw, today=work.today())
    if not kind.confidential_when(record):
        return dict(raw), False
    withheld = {spec.key for spec in kind.withheld}
    return {key: value for key, value in raw.items() if key not in withheld}, True


@named_reading()
def waiting(work: Workspace, *, kind: str | None = None) -> tuple[Draft, ...]:
    """Drafts that were never saved, newest first."""
    return tuple(drafts.waiting(work.file.connection, kind=kind))


def drop(work: Workspace, *, draft: str) -> None:
    """Forget a draft."""
    with work.file.writing() as connection:
        drafts.drop(connection, draft)
