"""The health of an office file: everything that must agree with everything else, checked and named."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.domain.fields import FieldType
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.stamp import Stored
from desktop_app.services.workspace import Workspace
from desktop_app.storage import change_log, repository, search
from desktop_app.storage.engine import Connection, SqlError
from desktop_app.storage.schema import search_table

_CHUNK = 2_000
_MOST = 50


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
    """Look at the whole file: pages, foreign keys, hash chain, records against log and index, links, attachments."""
    connection = work.file.connection
    try:
        problems = [*_pages(connection), *change_log.broken_links(connection), *_attachments(connection)]
        counted: dict[str, int] = {}
        for kind in work.file.kinds:
            found, number = _records(work, kind)
            problems += found
            counted[kind.key] = number
        return CheckResult(tuple(problems), counted)
    except SqlError as error:
        return CheckResult((f"Không đọc được hết tệp: {error}.",), {})


def _pages(connection: Connection) -> Iterator[str]:
    for (line,) in connection.execute("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield f"Cấu trúc tệp có chỗ hỏng: {line}."
    for table, *_ in connection.execute("PRAGMA foreign_key_check"):
        yield f"Bảng {table} có dòng không còn bản ghi chủ."


def _records(work: Workspace, kind: RecordKind) -> tuple[list[str], int]:
    connection = work.file.connection
    problems: list[str] = []
    uids = [uid for (uid,) in connection.execute(f"SELECT uid FROM {kind.key} ORDER BY id")]
    for start in range(0, len(uids), _CHUNK):
        found = repository.fetch(connection, kind, uids[start : start + _CHUNK])
        for stored in found.values():
            problems += _record_problems(work, kind, stored)
    problems += _index_problems(connection, kind)
    return problems[:_MOST], len(uids)


def _record_problems(work: Workspace, kind: RecordKind, stored: Stored) -> Iterator[str]:
    connection = work.file.connection
    name = f"{kind.title} {stored.stamp.register_number or stored.uid}"
    if change_log.altered_values(connection, stored.uid, stored.record):
        yield f"{name}: nội dung khác với nhật ký; có thể đã bị sửa ngoài chương trình."
    if kind.confidential_when(stored.record) and any(getattr(stored.record, spec.key) for spec in kind.withheld):
        yield f"{name}: còn thông tin người tố cáo trong tệp."
    for spec in kind.specs:
        target = getattr(stored.record, spec.key) if spec.type is FieldType.REF else None
        if target and repository.find(connection, work.kind(spec.target), target) is None:
            yield f"{name}: {spec.label} trỏ tới bản ghi không có trong tệp."


def _index_problems(connection: Connection, kind: RecordKind) -> Iterator[str]:
    table = search_table(kind)
    live, _ = connection.execute(f"SELECT count(*), 0 FROM {kind.key} WHERE is_deleted = 0").fetchone()
    indexed = connection.execute(f"SELECT count(*) FROM {table}_docsize").fetchone()[0]
    if live != indexed:
        yield f"{kind.title}: chỉ mục tìm kiếm có {indexed} mục cho {live} bản ghi."
    rows = connection.execute(f"SELECT id, uid FROM {kind.key} WHERE is_deleted = 0 ORDER BY id").fetchall()
    step = max(1, len(rows) // 500)
    sample = dict(rows[::step])
    stored = repository.fetch(connection, kind, list(sample.values()))
    for id_, uid in sample.items():
        words = sorted(search.indexed_words(kind, stored[uid].stamp, stored[uid].record))
        if not words:
            continue
        expression = " AND ".join(f'"{word}"' for word in words)
        hit = connection.execute(
            f"SELECT 1 FROM {table} WHERE {table} MATCH ? AND rowid = ?", (expression, id_)
        ).fetchone()
        if hit is None:
            yield f"{kind.title} {stored[uid].stamp.register_number or uid}: chỉ mục tìm kiếm không khớp nội dung."


def _attachments(connection: Connection) -> Iterator[str]:
    for sha256, size, content in connection.execute("SELECT sha256, size, content FROM attachments"):
        if len(content) != size or hashlib.sha256(content).hexdigest() != sha256:
            yield f"Tệp đính kèm {sha256[:8]} đã bị thay đổi."
    for sha256, *_ in connection.execute("SELECT sha256 FROM attachments EXCEPT SELECT sha256 FROM record_attachments"):
        yield f"Tệp đính kèm {sha256[:8]} không thuộc bản ghi nào."
