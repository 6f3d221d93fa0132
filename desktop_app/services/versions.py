"""Versions of a record: writing one in a running transaction (row, index, log), and reading what was there before."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from desktop_app.domain.errors import InputRefused, RecordMissing
from desktop_app.domain.fields import FieldSpec
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.stamp import Stamp, Stored, VectorClock
from desktop_app.domain.values import changed_fields, load_value, plain_value
from desktop_app.services.law import law_of
from desktop_app.services.workspace import Workspace
from desktop_app.storage import change_log, repository, search
from desktop_app.storage.engine import Connection

_Values = tuple[tuple[str, Any, Any], ...]


def new_stamp(work: Workspace, kind: RecordKind, record: Any) -> Stamp:
    """The stamp of a record that is born now, its register number not yet drawn."""
    now, device = work.now(), work.device
    return Stamp(
        uid=work.new_uid(),
        unit_code=work.office.unit_code,
        device=device,
        clock=VectorClock({device: 1}),
        created_at=now,
        created_by=work.user,
        changed_at=now,
        changed_by=work.user,
        year=None if kind.is_list else _register_year(work, kind, record),
    )


def next_stamp(work: Workspace, stamp: Stamp) -> Stamp:
    """The stamp of a record that is saved again now."""
    return replace(
        stamp,
        clock=stamp.clock.advanced(work.device),
        changed_at=work.now(),
        changed_by=work.user,
        device=work.device,
    )


def numbered(connection: Connection, kind: RecordKind, stamp: Stamp) -> Stamp:
    """The stamp with the next register number of its unit and year; as it is where the kind has none."""
    if stamp.year is None:
        return stamp
    number = repository.next_number(connection, kind=kind.key, unit_code=stamp.unit_code, year=stamp.year)
    return replace(stamp, number=number)


def change(
    work: Workspace,
    connection: Connection,
    kind: RecordKind,
    before: Stored,
    record: Any,
    *,
    deed: str = "changed",
    reason: str = "",
    number: str = "",
) -> tuple[Stored, set[str]]:
    """Write a judged record over its earlier version and log it; returns it and the new marked words.

    Args:
        number: The register number it had before, when a save is taken back.

    Raises:
        RecordMissing: There is no such record.
    """
    after, words = _write(work, connection, kind, before, record, number)
    values = _logged_values(tuple(changed_fields(before.record, record)), before, after)
    log(work, connection, kind, after, deed, values=values, reason=reason)
    return after, words


def log(
    work: Workspace,
    connection: Connection,
    kind: RecordKind,
    stored: Stored,
    deed: str,
    *,
    values: _Values = (),
    reason: str = "",
) -> None:
    """Log a deed on a record that stands in the file now."""
    entry = change_log.Entry(
        device=work.device,
        at=stored.stamp.changed_at,
        user=work.user,
        kind=kind.key,
        uid=stored.uid,
        deed=deed,
        clock=str(stored.stamp.clock),
        reason=reason,
        values=values,
    )
    change_log.append(connection, entry, stored=stored)


def last_deed(connection: Connection, kind: RecordKind, uid: str) -> change_log.Logged | None:
    """The last deed of a person on a record, files and reckonings of due days apart; None without any."""
    deeds = (entry for entry in change_log.entries_of(connection, uid) if entry.deed not in ("attached", "detached"))
    return next((entry for entry in deeds if not _is_reckoning(kind, entry)), None)


def taken_back(work: Workspace, kind: RecordKind, stored: Stored, entry: change_log.Logged) -> tuple[Any, str]:
    """The record as it was before a logged change, and its register number then where that changed ("" else).

    Raises:
        InputRefused: The log cannot be read.
    """
    try:
        old_values = {field: json.loads(old) for field, old, _ in entry.values if old is not None}
        values = {spec.key: load_value(spec, old_values[spec.key]) for spec in kind.specs if spec.key in old_values}
    except ValueError as error:
        raise InputRefused("Bản trước trong nhật ký không đọc được nên không hoàn tác được.") from error
    old: Any = stored.record
    record = replace(old, **values)
    record = replace(record, **kind.computed(record, law_of(work)))
    return record, old_values.get(change_log.REGISTER_NUMBER, "")


def missing() -> RecordMissing:
    """The error that a record is not in the file."""
    return RecordMissing("Không thấy bản ghi này trong tệp.", next_step="Có thể bản ghi đã bị xóa; tải lại danh sách.")


def _is_reckoning(kind: RecordKind, entry: change_log.Logged) -> bool:
    """Whether nothing but computed fields changed: no person's save, and never to be taken back."""
    computed = {spec.key for spec in kind.specs if spec.computed}
    return bool(entry.values) and all(field in computed for field, _, _ in entry.values)


def _write(
    work: Workspace, connection: Connection, kind: RecordKind, before: Stored, record: Any, number: str
) -> tuple[Stored, set[str]]:
    place = repository.find(connection, kind, before.uid)
    if place is None:
        raise missing()
    id_, stamp = place[0], next_stamp(work, before.stamp)
    year = _register_year(work, kind, record)
    if number:
        stamp = replace(stamp, number=int(number.split("/")[0]), year=int(number.split("/")[1]))
    elif kind.numbered_by and stamp.year is not None and year != stamp.year:
        stamp = numbered(connection, kind, replace(stamp, year=year))
    after = Stored(stamp, record)
    repository.replace(connection, kind, id_, after)
    found = search.indexed_words(kind, stamp, record)
    search.write_index(connection, kind, id_, found, is_new=False)
    return after, search.note_words(connection, found, work.file.known_words)


def _logged_values(changed: tuple[FieldSpec, ...], before: Stored, after: Stored) -> _Values:
    values = [
        (
            spec.key,
            plain_value(spec, getattr(before.record, spec.key)),
            plain_value(spec, getattr(after.record, spec.key)),
        )
        for spec in changed
    ]
    numbers = before.stamp.register_number, after.stamp.register_number
    if numbers[0] != numbers[1]:
        values.append((change_log.REGISTER_NUMBER, *numbers))
    return tuple(values)


def _register_year(work: Workspace, kind: RecordKind, record: Any) -> int:
    day = getattr(record, kind.numbered_by) if kind.numbered_by else None
    return int((day or work.today()).year)
