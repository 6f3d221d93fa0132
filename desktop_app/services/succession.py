"""What a new record does to the one it was started from: an opinion that becomes a petition is no longer open.

The kinds say so in their derivations (``link``, ``closes``). It happens in the transaction of the save that brings it
about, is logged, and is given back when the new record is deleted and nobody touched the old one since. Nothing here is
done across the line between open and confidential records: the log of an open record must not lead to a denunciation
(Luật Tố cáo 25/2018/QH14 art 8(3)), which is also why its reason names no number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from desktop_app.domain.kind import RecordKind
from desktop_app.domain.query import Condition, ListQuery, Operator, Relative
from desktop_app.domain.stamp import Change, Stored
from desktop_app.domain.values import parse
from desktop_app.services import versions
from desktop_app.services.law import law_of
from desktop_app.services.workspace import Workspace
from desktop_app.storage import listing, repository
from desktop_app.storage.engine import Connection

_CLOSED = "Khép lại: đã lập bản ghi mới về việc này."
_GIVEN_BACK = "Mở lại: bản ghi đã lập về việc này bị xóa."
_STATUS, _OPEN = "status", "open"

Effect = tuple[tuple[Change, ...], set[str]]
"""What changed in other records, and the new marked words."""


def close(work: Workspace, connection: Connection, kind: RecordKind, record: Any) -> Effect:
    """Close the open records that a saved one takes over, in the running transaction."""
    changes: list[Change] = []
    words: set[str] = set()
    for link, other, closes in _takeovers(work, kind):
        old = _named(connection, kind, record, link, other)
        if old is None or not _is_open(other, old.record):
            continue
        _, new_words = versions.change(
            work, connection, other, old, _closed(work, other, old.record, closes), reason=_CLOSED
        )
        changes.append(Change(other.key, (old.uid,), "changed"))
        words |= new_words
    return tuple(changes), words


def give_back(work: Workspace, connection: Connection, kind: RecordKind, record: Any) -> Effect:
    """Open again what a record closed that is deleted now; what somebody saved since, or another took over, stays."""
    changes: list[Change] = []
    words: set[str] = set()
    for link, other, _ in _takeovers(work, kind):
        old = _named(connection, kind, record, link, other)
        last = versions.last_deed(connection, other, old.uid) if old is not None else None
        if old is None or last is None or (last.deed, last.reason) != ("changed", _CLOSED):
            continue
        if _is_taken_over(work, connection, other, old.uid):
            continue
        before, _ = versions.taken_back(work, other, old, last)
        _, new_words = versions.change(work, connection, other, old, before, reason=_GIVEN_BACK)
        changes.append(Change(other.key, (old.uid,), "changed"))
        words |= new_words
    return tuple(changes), words


def _takeovers(work: Workspace, kind: RecordKind) -> Iterator[tuple[str, RecordKind, Mapping[str, Any]]]:
    """Links by which a record of this kind takes others over: the field, their kind, what they become."""
    for other in work.file.kinds:
        for item in other.derivations:
            if item.target == kind.key and item.link and item.closes:
                yield item.link, other, item.closes


def _named(connection: Connection, kind: RecordKind, record: Any, link: str, other: RecordKind) -> Stored | None:
    """The record behind a link, where it is of the same secrecy and not deleted."""
    uid = getattr(record, link)
    place = repository.find(connection, other, uid) if uid else None
    if place is None or place[1].stamp.is_deleted:
        return None
    is_alike = kind.confidential_when(record) == other.confidential_when(place[1].record)
    return place[1] if is_alike else None


def _is_open(kind: RecordKind, record: Any) -> bool:
    choice = kind.spec(_STATUS).choice(getattr(record, _STATUS))
    return choice is not None and choice.group == _OPEN


def _closed(work: Workspace, kind: RecordKind, record: Any, closes: Mapping[str, Any]) -> Any:
    today = work.today()
    raw = {key: today.isoformat() if value is Relative.TODAY else value for key, value in closes.items()}
    read, _ = parse(kind.record_type, raw, today=today)
    changed = replace(record, **{key: getattr(read, key) for key in raw})
    return replace(changed, **kind.computed(changed, law_of(work)))


def _is_taken_over(work: Workspace, connection: Connection, other: RecordKind, uid: str) -> bool:
    """Whether a record that is not deleted took this one over."""
    targets = {(item.target, item.link) for item in other.derivations if item.link and item.closes}
    for target, link in targets:
        query = ListQuery(target, conditions=(Condition(link, Operator.IS, uid),))
        if listing.uids(connection, work.kind(target), query):
            return True
    return False
