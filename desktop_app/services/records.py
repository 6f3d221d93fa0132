"""Saving and taking back: every write of a record, judged, stamped, logged and indexed in one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from desktop_app.domain.errors import InputRefused, Problem, RecordChanged, RecordInvalid, RecordMissing
from desktop_app.domain.fields import FieldType
from desktop_app.domain.kind import RecordKind, RuleContext
from desktop_app.domain.stamp import Change, Stamp, Stored, VectorClock
from desktop_app.domain.values import changed_fields, load_value, parse, plain_value, soft_problems
from desktop_app.services.reading import (  # what screens read stands beside, under the same name
    Found,
    HistoryEntry,
    Linked,
    count,
    derived,
    filter_counts,
    get,
    history,
    last_values,
    linked,
    names,
    page,
    search_all,
    start_values,
)
from desktop_app.services.workspace import Workspace
from desktop_app.storage import change_log, drafts, repository, search, wiping
from desktop_app.storage.engine import Connection

__all__ = [
    "Found", "HistoryEntry", "Linked", "Saved", "count", "create", "delete", "derived", "filter_counts", "get",
    "history", "judge", "last_values", "linked", "names", "page", "restore", "search_all", "start_values", "undo",
    "update",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save did.

    Attributes:
        accepted: Soft warnings the person accepted; kept in the log with the save.
        wiped: The record became confidential and its withheld fields were wiped for good.
    """

    stored: Stored
    changes: tuple[Change, ...]
    accepted: tuple[Problem, ...]
    wiped: bool = False


def judge(work: Workspace, *, kind: str, raw: Mapping[str, Any], uid: str | None = None) -> tuple[Problem, ...]:
    """All problems of these values, hard and soft, without saving."""
    previous = get(work, kind=kind, uid=uid).record if uid else None
    return tuple(read_raw(work, work.kind(kind), raw, previous)[1])


def create(
    work: Workspace,
    *,
    kind: str,
    raw: Mapping[str, Any],
    accepted: frozenset[str] | None = frozenset(),
    draft: str = "",
) -> Saved:
    """Save a new record; it is on disk when this returns.

    Args:
        accepted: Codes of soft warnings the person accepted; None accepts all.
        draft: The form's draft, dropped in the same transaction.

    Raises:
        RecordInvalid: Hard problems, or warnings not yet accepted; nothing was written.
        StorageUnavailable: Nothing was written.
    """
    made = work.kind(kind)
    record, agreed = _accepted(work, made, raw, None, accepted)
    with work.file.writing() as connection:
        stored, words = add(work, connection, made, record, reason=reason_for(agreed))
        drafts.drop(connection, draft)
    work.file.known_words |= words
    return Saved(stored, (Change(kind, (stored.uid,), "created"),), agreed)


def add(
    work: Workspace, connection: Connection, kind: RecordKind, record: Any, *, reason: str = ""
) -> tuple[Stored, set[str]]:
    """Stamp, insert, index and log a judged record in the caller's transaction; returns the new marked words."""
    stamp = new_stamp(work, kind, record)
    stored = Stored(_numbered(connection, kind, stamp), record)
    id_ = repository.insert(connection, kind, stored)
    found = search.indexed_words(kind, stored.stamp, record)
    search.write_index(connection, kind, id_, found, is_new=True)
    words = search.note_words(connection, found, work.file.known_words)
    _log(work, connection, kind, stored, "created", reason=reason)
    return stored, words


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


def update(
    work: Workspace,
    *,
    kind: str,
    uid: str,
    raw: Mapping[str, Any],
    seen: VectorClock | None = None,
    accepted: frozenset[str] | None = frozenset(),
    draft: str = "",
) -> Saved:
    """Save changed values of a record. Values that did not change leave no trace.

    Args:
        seen: Version the person was looking at; None overwrites whatever is there.

    Raises:
        RecordMissing, RecordChanged, RecordInvalid, StorageUnavailable: Nothing was written.
    """
    made = work.kind(kind)
    before = get(work, kind=kind, uid=uid)
    if seen is not None and not seen.covers(before.stamp.clock):
        raise RecordChanged(
            "Bản ghi này vừa được lưu ở nơi khác sau khi anh/chị mở.",
            next_step="Nội dung anh/chị vừa nhập vẫn được giữ ở nháp; mở lại bản ghi để xem bản mới.",
        )
    record, agreed = _accepted(work, made, raw, before.record, accepted)
    return _save_version(work, made, before, record, "changed", agreed=agreed, draft=draft)


def delete(work: Workspace, *, kind: str, uid: str, reason: str = "") -> tuple[Change, ...]:
    """Mark a record as deleted; its number is not given again and ``restore`` brings it back."""
    return _mark(work, kind, uid, is_deleted=True, deed="deleted", reason=reason)


def restore(work: Workspace, *, kind: str, uid: str) -> tuple[Change, ...]:
    """Bring a deleted record back."""
    return _mark(work, kind, uid, is_deleted=False, deed="restored", reason="")


def undo(work: Workspace, *, kind: str, uid: str) -> tuple[Change, ...]:
    """Take back the last save of a record: old values return, a created record is deleted, a deleted one restored.

    Raises:
        InputRefused: The last deed was a wipe, which cannot be taken back.
    """
    made = work.kind(kind)
    deeds = [
        entry
        for entry in change_log.entries_of(work.file.connection, uid)
        if entry.deed not in ("attached", "detached")
    ]
    if not deeds:
        raise _missing()
    last = deeds[0]
    if last.deed in ("created", "restored"):
        return delete(work, kind=kind, uid=uid)
    if last.deed == "deleted":
        return restore(work, kind=kind, uid=uid)
    if last.deed == "wiped":
        raise InputRefused("Thông tin đã xóa hẳn theo quy định thì không lấy lại được.")
    before = _any(work, made, uid)
    values = {field: load_value(made.spec(field), json.loads(old)) for field, old, _ in last.values if old is not None}
    record = replace(before.record, **values)  # type: ignore[type-var]  # every record class is a dataclass
    return _save_version(work, made, before, record, "changed", reason="hoàn tác").changes


# ---------------------------------------------------------------- inside


def _accepted(
    work: Workspace, kind: RecordKind, raw: Mapping[str, Any], previous: Any, accepted: frozenset[str] | None
) -> tuple[Any, tuple[Problem, ...]]:
    record, problems = read_raw(work, kind, raw, previous)
    warnings = tuple(problem for problem in problems if problem.is_warning)
    open_ = () if accepted is None else tuple(item for item in warnings if item.code not in accepted)
    if len(warnings) < len(problems) or open_:
        raise RecordInvalid([problem for problem in problems if not problem.is_warning or problem in open_])
    return record, warnings


def read_raw(work: Workspace, kind: RecordKind, raw: Mapping[str, Any], previous: Any) -> tuple[Any, list[Problem]]:
    """The record these values make and all its problems, hard and soft; ``previous`` is the version before, or None."""
    today = work.today()
    record, problems = parse(kind.record_type, raw, today=today)
    wrong = {problem.field for problem in problems}
    found = [
        *_missing_targets(work, kind, record, previous),
        *kind.rules(record, RuleContext(today, previous)),
        *soft_problems(record),
    ]
    problems += [problem for problem in found if problem.field not in wrong]
    return record, problems


def _missing_targets(work: Workspace, kind: RecordKind, record: Any, previous: Any) -> Iterator[Problem]:
    for spec in kind.specs:
        target = getattr(record, spec.key) if spec.type is FieldType.REF else None
        if target is None or (previous is not None and getattr(previous, spec.key) == target):
            continue
        place = repository.find(work.file.connection, work.kind(spec.target), target)
        if place is None or place[1].stamp.is_deleted:
            yield Problem(spec.key, f"Không thấy bản ghi đã chọn ở “{spec.label}”. Chọn lại hoặc để trống.")


def reason_for(agreed: tuple[Problem, ...]) -> str:
    """What the log says about accepted warnings; "" for none."""
    return "; ".join(f"đã xem và chấp nhận: {problem.sentence}" for problem in agreed)


def _save_version(
    work: Workspace,
    kind: RecordKind,
    before: Stored,
    record: Any,
    deed: str,
    *,
    agreed: tuple[Problem, ...] = (),
    draft: str = "",
    reason: str = "",
) -> Saved:
    changed = tuple(changed_fields(before.record, record))
    becomes_confidential = kind.confidential_when(record) and not kind.confidential_when(before.record)
    if not changed and not draft:
        return Saved(before, (), agreed)
    with work.file.writing() as connection:
        after, words = _write_version(work, connection, kind, before, record, changed) if changed else (before, set())
        if changed:
            values = tuple(
                (
                    spec.key,
                    plain_value(spec, getattr(before.record, spec.key)),
                    plain_value(spec, getattr(record, spec.key)),
                )
                for spec in changed
            )
            _log(work, connection, kind, after, deed, values=values, reason=reason or reason_for(agreed))
        drafts.drop(connection, draft)
        if becomes_confidential:
            wiping.wipe_record(connection, kind, after.uid)
            _log(
                work, connection, kind, after, "wiped", reason="chuyển thành tố cáo: đã xóa hẳn thông tin người tố cáo"
            )
    work.file.known_words |= words
    if becomes_confidential:
        wiping.erase_traces(work.file, kind)
    deeds = (deed, "wiped") if becomes_confidential else (deed,)
    changes = tuple(Change(kind.key, (after.uid,), item) for item in deeds) if changed else ()
    return Saved(after, changes, agreed, becomes_confidential)


def _write_version(
    work: Workspace, connection: Connection, kind: RecordKind, before: Stored, record: Any, changed: tuple[Any, ...]
) -> tuple[Stored, set[str]]:
    place = repository.find(connection, kind, before.uid)
    if place is None:
        raise _missing()
    id_ = place[0]
    stamp = replace(
        before.stamp,
        clock=before.stamp.clock.advanced(work.device),
        changed_at=work.now(),
        changed_by=work.user,
        device=work.device,
    )
    year = _register_year(work, kind, record)
    if kind.numbered_by and stamp.year is not None and year != stamp.year:
        stamp = _numbered(connection, kind, replace(stamp, year=year))
    after = Stored(stamp, record)
    repository.replace(connection, kind, id_, after)
    found = search.indexed_words(kind, stamp, record)
    search.write_index(connection, kind, id_, found, is_new=False)
    return after, search.note_words(connection, found, work.file.known_words)


def _mark(work: Workspace, kind: str, uid: str, *, is_deleted: bool, deed: str, reason: str) -> tuple[Change, ...]:
    made = work.kind(kind)
    with work.file.writing() as connection:
        place = repository.find(connection, made, uid)
        if place is None:
            raise _missing()
        id_, before = place
        if before.stamp.is_deleted == is_deleted:
            return ()
        stamp = replace(
            before.stamp,
            clock=before.stamp.clock.advanced(work.device),
            changed_at=work.now(),
            changed_by=work.user,
            device=work.device,
            is_deleted=is_deleted,
        )
        after = Stored(stamp, before.record)
        repository.replace(connection, made, id_, after)
        if is_deleted:
            search.remove_index(connection, made, id_)
        else:
            found = search.indexed_words(made, stamp, before.record)
            search.write_index(connection, made, id_, found, is_new=True)
        _log(work, connection, made, after, deed, reason=reason)
    return (Change(kind, (uid,), deed),)


def _log(
    work: Workspace,
    connection: Connection,
    kind: RecordKind,
    stored: Stored,
    deed: str,
    *,
    values: tuple[tuple[str, Any, Any], ...] = (),
    reason: str = "",
) -> None:
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
    change_log.append(connection, entry, record=stored.record)


def _register_year(work: Workspace, kind: RecordKind, record: Any) -> int:
    day = getattr(record, kind.numbered_by) if kind.numbered_by else None
    return int((day or work.today()).year)


def _numbered(connection: Connection, kind: RecordKind, stamp: Stamp) -> Stamp:
    if stamp.year is None:
        return stamp
    number = repository.next_number(connection, kind=kind.key, unit_code=stamp.unit_code, year=stamp.year)
    return replace(stamp, number=number)


def _any(work: Workspace, kind: RecordKind, uid: str) -> Stored:
    place = repository.find(work.file.connection, kind, uid)
    if place is None:
        raise _missing()
    return place[1]


def _missing() -> RecordMissing:
    return RecordMissing("Không thấy bản ghi này trong tệp.", next_step="Có thể bản ghi đã bị xóa; tải lại danh sách.")
