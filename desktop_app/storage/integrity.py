"""Looking for what does not agree inside a file: pages, tables, numbers, index, attached files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from desktop_app.domain.kind import RecordKind
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
    """Register numbers that two records bear."""
    rows = connection.execute(
        f"SELECT register_number, register_year FROM {kind.key} WHERE register_number IS NOT NULL"
        " GROUP BY register_year, register_number, unit_code HAVING count(*) > 1"
    )
    for number, year in rows:
        yield f"{kind.title}: số {number}/{year} có ở hai bản ghi."


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
