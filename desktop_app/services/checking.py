"""The health of an office file: everything that must agree with everything else, checked and named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from desktop_app.domain.errors import FileDamaged, StorageUnavailable
from desktop_app.domain.fields import FieldType, is_given
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.stamp import Stored
from desktop_app.services.workspace import Workspace
from desktop_app.storage import accesses, change_log, integrity, purging, repository, search
from desktop_app.storage.engine import Connection, SqlError, named_reading

_CHUNK = 2_000
_MOST = 50
_SAMPLE = 500


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was found, as sentences, and how many records of each kind were looked at."""

    problems: tuple[str, ...]
    counted: dict[str, int]

    @property
    def is_sound(self) -> bool:
        """True when nothing was found."""
        return not self.problems


def check(work: Workspace) -> CheckResult:
    """Look at the whole file: pages, foreign keys, hash chain, records against log, index and order, links, files."""
    connection = work.file.connection
    problems = _readable(integrity.pages(connection, is_encrypted=work.file.key is not None))
    problems += _readable(change_log.broken_links(connection))
    problems += _readable(accesses.broken_links(connection))
    problems += _readable(integrity.attached_files(connection))
    counted: dict[str, int] = {}
    for kind in work.file.kinds:
        counted[kind.key] = 0
        problems += _readable(_records(work, kind, counted))
    return CheckResult(tuple(dict.fromkeys(problems)), counted)


def _readable(look: Iterator[str]) -> list[str]:
    """The first of what a look finds, and that it could not look to the end where the file is damaged."""
    found: list[str] = []
    try:
        with named_reading():
            found.extend(islice(look, _MOST))
    except (FileDamaged, StorageUnavailable) as error:
        found.append(error.sentence)
    except SqlError as error:  # the tables themselves are not what they were
        found.append(f"Không đọc được hết tệp: {error}.")
    return found


def _records(work: Workspace, kind: RecordKind, counted: dict[str, int]) -> Iterator[str]:
    connection = work.file.connection
    places = repository.all_places(connection, kind)
    counted[kind.key] = len(places)
    for start in range(0, len(places), _CHUNK):
        ids = {uid: id_ for id_, uid in places[start : start + _CHUNK]}
        found, damaged = _fetched(connection, kind, list(ids))
        yield from damaged
        for stored in change_log.altered(connection, found):
            yield f"{_name(kind, stored)}: nội dung khác với nhật ký; có thể đã bị sửa ngoài chương trình."
        for stored in found:
            id_ = ids.get(stored.uid)
            if id_ is None:  # found by the index under another name than the row itself carries
                yield f"{_name(kind, stored)}: mã bản ghi không khớp với chỉ mục của tệp."
            else:
                yield from _record_problems(work, kind, id_, stored)
    for uid in change_log.lost_records(connection, kind):
        yield f"{kind.title}: bản ghi {uid} có trong nhật ký nhưng không còn trong tệp."
    yield from integrity.numbers(connection, kind)
    yield from integrity.destroyed(connection, kind)
    yield from _index_problems(connection, kind)


def _fetched(connection: Connection, kind: RecordKind, uids: list[str]) -> tuple[list[Stored], list[str]]:
    """Records by uid; where one of them cannot be read, the others are read one by one."""
    try:
        return list(repository.fetch(connection, kind, uids).values()), []
    except FileDamaged:
        found: list[Stored] = []
        problems: list[str] = []
        for uid in uids:
            try:
                found += repository.fetch(connection, kind, [uid]).values()
            except FileDamaged as error:
                problems.append(f"{kind.title} {uid}: {error.sentence}")
        return found, problems


def _name(kind: RecordKind, stored: Stored) -> str:
    return f"{kind.title} {stored.stamp.register_number or stored.uid}"


def _record_problems(work: Workspace, kind: RecordKind, id_: int, stored: Stored) -> Iterator[str]:
    connection, name = work.file.connection, _name(kind, stored)
    is_confidential = kind.confidential_when(stored.record)
    if is_confidential and any(is_given(getattr(stored.record, spec.key)) for spec in kind.withheld):
        yield f"{name}: còn thông tin người tố cáo trong tệp."
    if repository.is_misplaced(connection, kind, id_, stored):
        yield f"{name}: thứ tự trong danh sách không khớp nội dung."
    for spec in kind.specs:
        target = getattr(stored.record, spec.key) if spec.type is FieldType.REF else None
        if not target or repository.find(connection, work.kind(spec.target), target) is not None:
            continue
        if not purging.is_destroyed(connection, kind=spec.target, uid=target):
            yield f"{name}: {spec.label} trỏ tới bản ghi không có trong tệp."


def _index_problems(connection: Connection, kind: RecordKind) -> Iterator[str]:
    yield from integrity.index_size(connection, kind)
    places = repository.live_places(connection, kind)
    sample = dict(places[:: max(1, len(places) // _SAMPLE)])
    stored, _ = _fetched(connection, kind, list(sample.values()))
    by_uid = {item.uid: item for item in stored}
    for id_, uid in sample.items():
        if uid in by_uid and not search.finds(connection, kind, id_, by_uid[uid]):
            yield f"{_name(kind, by_uid[uid])}: chỉ mục tìm kiếm không khớp nội dung."
