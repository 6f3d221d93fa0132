"""Looking for what does not agree inside a file: pages, tables, numbers, index, attached files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from desktop_app.domain.kind import RecordKind
from desktop_app.storage import change_log
from desktop_app.storage.engine import Connection
from desktop_app.storage.schema import search_table


def pages(connection: Connection, *, is_encrypted: bool) -> Iterator[str]:
    """Pages that were changed outside the program, broken structure, lines without their record."""
    if is_encrypted:
        for (line,) in connection.execute("PRAGMA cipher_integrity_check"):
            yield f"Tệp có chỗ hỏng: {line}."
    for (line,) in connection.execute("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield f"Cấu trúc tệp có chỗ hỏng: {line}."
    for table, *_ in connection.execute("PRAGMA foreign_key_check"):
        yield f"Bảng {table} có dòng không còn bản ghi chủ."


def numbers(connection: Connection, kind: RecordKind) -> Iterator[str]:
    """Register numbers that two records bear, destroyed ones too, and tombstones whose number may be drawn again."""
    borne = (
        f"SELECT unit_code, register_year AS year, register_number AS number FROM {kind.key}"
        " WHERE register_number IS NOT NULL"
        " UNION ALL SELECT unit_code, register_year, register_number FROM destroyed_records"
        " WHERE kind = :kind AND register_number IS NOT NULL"
    )
    twice = f"SELECT number, year FROM ({borne}) GROUP BY year, number, unit_code HAVING count(*) > 1"
    for number, year in connection.execute(twice, {"kind": kind.key}):
        yield f"{kind.title}: số {number}/{year} có ở hai bản ghi."
    free = (
        "SELECT d.register_number, d.register_year FROM destroyed_records AS d LEFT JOIN register_numbers AS r"
        " ON r.kind = d.kind AND r.unit_code = d.unit_code AND r.year = d.register_year"
        " WHERE d.kind = :kind AND d.register_number > coalesce(r.last, 0)"
    )
    for number, year in connection.execute(free, {"kind": kind.key}):
        yield f"{kind.title}: số {number}/{year} của bản ghi đã tiêu hủy có thể bị cấp lại."


def destroyed(connection: Connection, kind: RecordKind) -> Iterator[str]:
    """Tombstones of records that still stand in the file, or of whose destruction the change log does not know."""
    still = f"SELECT uid FROM destroyed_records WHERE kind = ? AND uid IN (SELECT uid FROM {kind.key})"
    for (uid,) in connection.execute(still, (kind.key,)):
        yield f"{kind.title}: bản ghi {uid} ghi là đã tiêu hủy nhưng còn trong tệp."
    for uid in change_log.unlogged_destructions(connection, kind):
        yield f"{kind.title}: bản ghi {uid} ghi là đã tiêu hủy nhưng nhật ký không có việc này."


def index_size(connection: Connection, kind: RecordKind) -> Iterator[str]:
    """Whether the search index holds as many entries as there are records that are not deleted."""
    live = connection.execute(f"SELECT count(*) FROM {kind.key} WHERE is_deleted = 0").fetchone()[0]
    indexed = connection.execute(f"SELECT count(*) FROM {search_table(kind)}_docsize").fetchone()[0]
    if live != indexed:
        yield f"{kind.title}: chỉ mục tìm kiếm có {indexed} mục cho {live} bản ghi."


def attached_files(connection: Connection) -> Iterator[str]:
    """Attached files whose bytes are not what was attached, and files that belong to no record."""
    for sha256, size, content in connection.execute("SELECT sha256, size, content FROM attachments"):
        if len(content) != size or hashlib.sha256(content).hexdigest() != sha256:
            yield f"Tệp đính kèm {sha256[:8]} đã bị thay đổi."
    for sha256, *_ in connection.execute("SELECT sha256 FROM attachments EXCEPT SELECT sha256 FROM record_attachments"):
        yield f"Tệp đính kèm {sha256[:8]} không thuộc bản ghi nào."
