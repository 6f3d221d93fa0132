"""The order of records that belong together: numbered 1, 2, 3 … in one save."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from desktop_app.domain.stamp import Change, Stored
from desktop_app.services import versions
from desktop_app.services.reading import get
from desktop_app.services.workspace import Workspace

_REASON = "Xếp lại thứ tự."


def renumber(
    work: Workspace, *, kind: str, field: str, uids: Sequence[str], without: Sequence[str] = ()
) -> tuple[Change, ...]:
    """Give records their numbers in this order, all in one transaction; those that have them already stay untouched.

    Args:
        field: The count field that holds the number.
        without: Records that shall have no number.

    Raises:
        RecordMissing, StorageUnavailable: Nothing was written.
    """
    made = work.kind(kind)
    wanted: dict[str, int | None] = {uid: number for number, uid in enumerate(uids, start=1)}
    wanted |= dict.fromkeys(without)
    changed: list[tuple[Stored, Any]] = []
    for uid, number in wanted.items():
        before = get(work, kind=kind, uid=uid)
        record: Any = before.record
        if getattr(record, field) != number:
            changed.append((before, replace(record, **{field: number})))
    if not changed:
        return ()
    words: set[str] = set()
    with work.file.writing() as connection:
        for before, record in changed:
            words |= versions.change(work, connection, made, before, record, reason=_REASON)[1]
    work.file.known_words |= words
    return (Change(kind, tuple(before.uid for before, _ in changed), "changed"),)
