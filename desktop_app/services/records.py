"""Saving and taking back: every write of a record, judged, stamped, logged and indexed in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop_app.domain.errors import InputRefused, Problem, RecordChanged, StorageUnavailable
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.stamp import Change, Stored, VectorClock
from desktop_app.domain.values import changed_fields
from desktop_app.services import succession, versions
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
from desktop_app.services.versions import new_stamp
from desktop_app.services.workspace import Workspace
from desktop_app.storage import drafts, repository, search, wiping
from desktop_app.storage.engine import Connection, named_reading

__all__ = [
    "Found", "HistoryEntry", "Linked", "Saved", "count", "create", "delete", "derived", "filter_counts", "get",
    "history", "judge", "last_values", "linked", "names", "new_stamp", "page", "read_raw", "reason_for", "reckon_again",
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
    """Save a new record; it is on disk when this returns. An open record it takes over is closed with it.

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
        others, more_words = succession.close(work, connection, made, record)
        drafts.drop(connection, draft)
    work.file.known_words |= words | more_words
    return Saved(stored, (Change(kind, (stored.uid,), "created"), *others), agreed)


def add(
    work: Workspace, connection: Connection, kind: RecordKind, record: Any, *, reason: str = ""
) -> tuple[Stored, set[str]]:
    """Stamp, insert, index and log a judged record in the caller's transaction; returns the new marked words."""
    stamp = new_stamp(work, kind, record)
    stored = Stored(versions.numbered(connection, kind, stamp), record)
    id_ = repository.insert(connection, kind, stored)
    found = search.indexed_words(kind, stored.stamp, record)
    search.write_index(connection, kind, id_, found, is_new=True)
    words = search.note_words(connection, found, work.file.known_words)
    versions.log(work, connection, kind, stored, "created", reason=reason)
    return stored, words


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
    return _save_version(work, made, before, record, agreed=agreed, draft=draft, reason=why)


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
            versions.change(work, connection, made, before, record, reason="tính lại thời hạn theo lịch mới")
    return (Change(kind, tuple(before.uid for before, _ in changed), "changed"),)


def delete(work: Workspace, *, kind: str, uid: str, reason: str = "") -> tuple[Change, ...]:
    """Mark a record as deleted; its number is not given again and ``restore`` brings it back.

    What it had taken over is open again, unless somebody saved that since.
    """
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
    last = versions.last_deed(work.file.connection, made, uid)
    place = repository.find(work.file.connection, made, uid)
    if last is None or place is None:
        raise versions.missing()
    if last.deed in ("created", "restored"):
        return delete(work, kind=kind, uid=uid)
    if last.deed == "deleted":
        return restore(work, kind=kind, uid=uid)
    if last.deed == "wiped":
        raise InputRefused("Thông tin đã xóa hẳn theo quy định thì không lấy lại được.")
    record, number = versions.taken_back(work, made, place[1], last)
    return _save_version(work, made, place[1], record, reason="hoàn tác", number=number).changes


# ---------------------------------------------------------------- inside


def _save_version(
    work: Workspace,
    kind: RecordKind,
    before: Stored,
    record: Any,
    *,
    agreed: tuple[Problem, ...] = (),
    draft: str = "",
    reason: str = "",
    number: str = "",
) -> Saved:
    is_changed = any(changed_fields(before.record, record))
    becomes_confidential = kind.confidential_when(record) and not kind.confidential_when(before.record)
    if not is_changed and not draft:
        return Saved(before, (), agreed)
    after, words, suspects = before, set[str](), frozenset[str]()
    with work.file.writing() as connection:
        if is_changed:
            why = reason or reason_for(agreed)
            after, words = versions.change(work, connection, kind, before, record, reason=why, number=number)
        drafts.drop(connection, draft)
        if becomes_confidential:
            suspects = wiping.wipe_record(connection, kind, before)
            versions.log(
                work, connection, kind, after, "wiped", reason="chuyển thành tố cáo: đã xóa hẳn thông tin người tố cáo"
            )
    work.file.known_words |= words
    if becomes_confidential:
        _erase_traces(work, kind, suspects)
    deeds = ("changed", "wiped") if becomes_confidential else ("changed",)
    changes = tuple(Change(kind.key, (after.uid,), item) for item in deeds) if is_changed else ()
    return Saved(after, changes, agreed, becomes_confidential)


def _erase_traces(work: Workspace, kind: RecordKind, suspects: frozenset[str]) -> None:
    try:
        wiping.erase_traces(work.file, kind, suspects)
    except StorageUnavailable as error:
        raise StorageUnavailable(
            "Đã lưu, nhưng chưa xóa hết dấu vết cũ trong tệp.",
            next_step="Xóa bớt tệp không cần trên ổ đĩa, rồi đóng và mở lại tệp dữ liệu; chương trình sẽ xóa nốt.",
        ) from error


def _mark(work: Workspace, kind: str, uid: str, *, is_deleted: bool, deed: str, reason: str) -> tuple[Change, ...]:
    made = work.kind(kind)
    with work.file.writing() as connection:
        place = repository.find(connection, made, uid)
        if place is None:
            raise versions.missing()
        id_, before = place
        if before.stamp.is_deleted == is_deleted:
            return ()
        stamp = replace(versions.next_stamp(work, before.stamp), is_deleted=is_deleted)
        after = Stored(stamp, before.record)
        repository.replace(connection, made, id_, after)
        if is_deleted:
            search.remove_index(connection, made, id_)
        else:
            found = search.indexed_words(made, stamp, before.record)
            search.write_index(connection, made, id_, found, is_new=True)
        versions.log(work, connection, made, after, deed, reason=reason)
        follow = succession.give_back if is_deleted else succession.close
        others, words = follow(work, connection, made, before.record)
    work.file.known_words |= words
    return (Change(kind, (uid,), deed), *others)
