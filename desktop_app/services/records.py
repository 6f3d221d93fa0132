"""Saving and taking back: every write of a record, judged, stamped, logged and indexed in one transaction."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop_app.domain.errors import InputRefused, Problem, RecordChanged, RecordMissing, StorageUnavailable
from desktop_app.domain.fields import FieldSpec
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.stamp import Change, Stamp, Stored, VectorClock
from desktop_app.domain.values import changed_fields, load_value, plain_value
from desktop_app.services.judging import accepted_record, read_raw, reason_for
from desktop_app.services.law import law_of
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
from desktop_app.storage.engine import Connection, named_reading

__all__ = [
    "Found", "HistoryEntry", "Linked", "Saved", "count", "create", "delete", "derived", "filter_counts", "get",
    "history", "judge", "last_values", "linked", "names", "page", "read_raw", "reason_for", "reckon_again",
    "restore", "search_all", "start_values", "undo", "update",
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
    return tuple(read_raw(work, work.kind(kind), raw, previous, uid=uid)[1])


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
    record, agreed = accepted_record(work, made, raw, accepted=accepted)
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
    reason: str = "",
) -> Saved:
    """Save changed values of a record. Values that did not change leave no trace.

    Args:
        seen: Version the person was looking at; None overwrites whatever is there.
        reason: Said in the log before the accepted warnings.

    Raises:
        RecordMissing, RecordChanged, RecordInvalid: Nothing was written.
        StorageUnavailable: Nothing was written; or, as the sentence says then, a wipe is not finished yet.
    """
    made = work.kind(kind)
    before = get(work, kind=kind, uid=uid)
    if seen is not None and not seen.covers(before.stamp.clock):
        raise RecordChanged(
            "Bản ghi này vừa được lưu ở nơi khác sau khi anh/chị mở.",
            next_step="Nội dung anh/chị vừa nhập vẫn được giữ ở nháp; mở lại bản ghi để xem bản mới.",
        )
    record, agreed = accepted_record(work, made, raw, previous=before.record, uid=uid, accepted=accepted)
    why = " ".join(part for part in (reason, reason_for(agreed)) if part)
    return _save_version(work, made, before, record, "changed", agreed=agreed, draft=draft, reason=why)


def reckon_again(work: Workspace, *, kind: str, uids: Sequence[str]) -> tuple[Change, ...]:
    """Save records anew, all together, with their computed fields as the law stands now; what does not change stays."""
    made, law = work.kind(kind), law_of(work)
    changed: list[tuple[Stored, Any]] = []
    for uid in uids:
        before = get(work, kind=kind, uid=uid)
        old: Any = before.record
        record = replace(old, **made.computed(old, law))
        if record != old:
            changed.append((before, record))
    if not changed:
        return ()
    with work.file.writing() as connection:
        for before, record in changed:
            after, _ = _write_version(work, connection, made, before, record, "")
            values = _logged_values(tuple(changed_fields(before.record, record)), before, after)
            _log(work, connection, made, after, "changed", values=values, reason="tính lại thời hạn theo lịch mới")
    return (Change(kind, tuple(before.uid for before, _ in changed), "changed"),)


def delete(work: Workspace, *, kind: str, uid: str, reason: str = "") -> tuple[Change, ...]:
    """Mark a record as deleted; its number is not given again and ``restore`` brings it back."""
    return _mark(work, kind, uid, is_deleted=True, deed="deleted", reason=reason)


def restore(work: Workspace, *, kind: str, uid: str) -> tuple[Change, ...]:
    """Bring a deleted record back, its due days as the law stands now."""
    changes = _mark(work, kind, uid, is_deleted=False, deed="restored", reason="")
    return (*changes, *reckon_again(work, kind=kind, uids=[uid]))


@named_reading()
def undo(work: Workspace, *, kind: str, uid: str) -> tuple[Change, ...]:
    """Take back the last save of a record: old values return, a created record is deleted, a deleted one restored.

    Raises:
        InputRefused: The last deed was a wipe, which cannot be taken back.
    """
    made = work.kind(kind)
    deeds = [
        entry
        for entry in change_log.entries_of(work.file.connection, uid)
        if entry.deed not in ("attached", "detached") and not _is_reckoning(made, entry)
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
    try:
        old_values = {field: json.loads(old) for field, old, _ in last.values if old is not None}
        values = {spec.key: load_value(spec, old_values[spec.key]) for spec in made.specs if spec.key in old_values}
    except ValueError as error:
        raise InputRefused("Bản trước trong nhật ký không đọc được nên không hoàn tác được.") from error
    number = old_values.get(change_log.REGISTER_NUMBER, "")
    old: Any = before.record
    record = replace(old, **values)
    record = replace(record, **made.computed(record, law_of(work)))
    return _save_version(work, made, before, record, "changed", reason="hoàn tác", number=number).changes


# ---------------------------------------------------------------- inside


def _is_reckoning(kind: RecordKind, entry: change_log.Logged) -> bool:
    """Whether nothing but computed fields changed: no person's save, and never to be taken back."""
    computed = {spec.key for spec in kind.specs if spec.computed}
    return bool(entry.values) and all(field in computed for field, _, _ in entry.values)


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
    number: str = "",
) -> Saved:
    changed = tuple(changed_fields(before.record, record))
    becomes_confidential = kind.confidential_when(record) and not kind.confidential_when(before.record)
    if not changed and not draft:
        return Saved(before, (), agreed)
    after, words, suspects = before, set[str](), frozenset[str]()
    with work.file.writing() as connection:
        if changed:
            after, words = _write_version(work, connection, kind, before, record, number)
            values = _logged_values(changed, before, after)
            _log(work, connection, kind, after, deed, values=values, reason=reason or reason_for(agreed))
        drafts.drop(connection, draft)
        if becomes_confidential:
            suspects = wiping.wipe_record(connection, kind, before)
            _log(
                work, connection, kind, after, "wiped", reason="chuyển thành tố cáo: đã xóa hẳn thông tin người tố cáo"
            )
    work.file.known_words |= words
    if becomes_confidential:
        _erase_traces(work, kind, suspects)
    deeds = (deed, "wiped") if becomes_confidential else (deed,)
    changes = tuple(Change(kind.key, (after.uid,), item) for item in deeds) if changed else ()
    return Saved(after, changes, agreed, becomes_confidential)


def _erase_traces(work: Workspace, kind: RecordKind, suspects: frozenset[str]) -> None:
    try:
        wiping.erase_traces(work.file, kind, suspects)
    except StorageUnavailable as error:
        raise StorageUnavailable(
            "Đã lưu, nhưng chưa xóa hết dấu vết cũ trong tệp.",
            next_step="Xóa bớt tệp không cần trên ổ đĩa, rồi đóng và mở lại tệp dữ liệu; chương trình sẽ xóa nốt.",
        ) from error


def _logged_values(changed: tuple[FieldSpec, ...], before: Stored, after: Stored) -> tuple[tuple[str, Any, Any], ...]:
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


def _write_version(
    work: Workspace, connection: Connection, kind: RecordKind, before: Stored, record: Any, number: str
) -> tuple[Stored, set[str]]:
    """Write a record over its earlier version; ``number`` is the register number it had before, when taken back."""
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
    if number:
        stamp = replace(stamp, number=int(number.split("/")[0]), year=int(number.split("/")[1]))
    elif kind.numbered_by and stamp.year is not None and year != stamp.year:
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
    change_log.append(connection, entry, stored=stored)


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
