"""Records of any kind in their tables: insert, replace, fetch. Always called inside a unit of work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from desktop_app.domain.fields import FieldSpec
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.stamp import Stored
from desktop_app.storage.codec import decode, encode, field_names, field_values, read_stamp, sort_value, stamp_values
from desktop_app.storage.engine import Connection
from desktop_app.storage.schema import STAMP_COLUMNS, columns_of, row_tables

_STAMP = [name for name, _ in STAMP_COLUMNS]
_CHUNK = 500


@cache
def _insert_sql(kind: RecordKind) -> str:
    names = [*_STAMP[1:], *field_names(kind)]
    return f"INSERT INTO {kind.key} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


@cache
def _update_sql(kind: RecordKind) -> str:
    names = [*_STAMP[1:], *field_names(kind)]
    return f"UPDATE {kind.key} SET {', '.join(f'{name} = ?' for name in names)} WHERE id = ?"


@cache
def _select_sql(kind: RecordKind) -> str:
    names = [*_STAMP, *(column.spec.key for column in columns_of(kind))]
    return f"SELECT {', '.join(names)} FROM {kind.key}"


def try_columns(connection: Connection, kind: RecordKind) -> None:
    """Nothing where a kind's table has every column it needs.

    Raises:
        SqlError: One is missing.
    """
    connection.execute(f"{_select_sql(kind)} LIMIT 0")


def insert(connection: Connection, kind: RecordKind, stored: Stored) -> int:
    """Add a record; returns its local id."""
    is_confidential = kind.confidential_when(stored.record)
    values = [*stamp_values(stored.stamp, is_confidential=is_confidential), *field_values(kind, stored.record)]
    id_ = int(connection.execute(_insert_sql(kind), values).lastrowid)
    _write_rows(connection, kind, id_, stored.record)
    return id_


def last_id(connection: Connection, kind: RecordKind) -> int:
    """The greatest local id of a kind, 0 in an empty table."""
    return int(connection.execute(f"SELECT coalesce(max(id), 0) FROM {kind.key}").fetchone()[0])


def insert_many(connection: Connection, kind: RecordKind, first_id: int, records: Sequence[Stored]) -> None:
    """Add records under consecutive local ids from ``first_id``, which must be free."""
    connection.executemany(
        _insert_many_sql(kind),
        (
            (
                id_,
                *stamp_values(stored.stamp, is_confidential=kind.confidential_when(stored.record)),
                *field_values(kind, stored.record),
            )
            for id_, stored in enumerate(records, first_id)
        ),
    )
    for spec, table in row_tables(kind):
        sql, specs = _rows_sql(spec, table)
        connection.executemany(
            sql,
            [
                (id_, place, *(encode(item, getattr(line, item.key)) for item in specs))
                for id_, stored in enumerate(records, first_id)
                for place, line in enumerate(getattr(stored.record, spec.key))
            ],
        )


@cache
def _insert_many_sql(kind: RecordKind) -> str:
    names = [*_STAMP, *field_names(kind)]
    return f"INSERT INTO {kind.key} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


def replace(connection: Connection, kind: RecordKind, id_: int, stored: Stored) -> None:
    """Write a record over its earlier version."""
    is_confidential = kind.confidential_when(stored.record)
    values = [*stamp_values(stored.stamp, is_confidential=is_confidential), *field_values(kind, stored.record)]
    connection.execute(_update_sql(kind), [*values, id_])
    for _, table in row_tables(kind):
        connection.execute(f"DELETE FROM {table} WHERE record = ?", (id_,))
    _write_rows(connection, kind, id_, stored.record)


def _write_rows(connection: Connection, kind: RecordKind, id_: int, record: Any) -> None:
    for spec, table in row_tables(kind):
        items = getattr(record, spec.key)
        if items:
            sql, specs = _rows_sql(spec, table)
            connection.executemany(
                sql,
                [
                    (id_, place, *(encode(item, getattr(line, item.key)) for item in specs))
                    for place, line in enumerate(items)
                ],
            )


@cache
def _rows_sql(spec: FieldSpec, table: str) -> tuple[str, tuple[FieldSpec, ...]]:
    names = ", ".join(item.key for item in spec.row_specs)
    marks = ", ".join("?" * (len(spec.row_specs) + 2))
    return f"INSERT INTO {table} (record, position, {names}) VALUES ({marks})", spec.row_specs


def find(connection: Connection, kind: RecordKind, uid: str) -> tuple[int, Stored] | None:
    """A record with its local id, deleted ones too; None when the file never had it."""
    row = connection.execute(f"{_select_sql(kind)} WHERE uid = ?", (uid,)).fetchone()
    return None if row is None else next(iter(_loaded(connection, kind, [row])))


def fetch(connection: Connection, kind: RecordKind, uids: Sequence[str]) -> dict[str, Stored]:
    """Records by uid, deleted ones too; missing ones are left out."""
    found: dict[str, Stored] = {}
    for start in range(0, len(uids), _CHUNK):
        part = list(uids[start : start + _CHUNK])
        marks = ", ".join("?" * len(part))
        rows = connection.execute(f"{_select_sql(kind)} WHERE uid IN ({marks})", part).fetchall()
        found.update((stored.uid, stored) for _, stored in _loaded(connection, kind, rows))
    return found


def all_places(connection: Connection, kind: RecordKind) -> list[tuple[int, str]]:
    """(local id, uid) of every record, deleted ones too, in the order of entry."""
    places: list[tuple[int, str]] = connection.execute(f"SELECT id, uid FROM {kind.key} ORDER BY id").fetchall()
    return places


def live_places(connection: Connection, kind: RecordKind) -> list[tuple[int, str]]:
    """(local id, uid) of every record that is not deleted, in the order of entry."""
    sql = f"SELECT id, uid FROM {kind.key} WHERE is_deleted = 0 ORDER BY id"
    places: list[tuple[int, str]] = connection.execute(sql).fetchall()
    return places


def is_misplaced(connection: Connection, kind: RecordKind, id_: int, stored: Stored) -> bool:
    """Whether what lists are ordered and marked by is not what follows from the record."""
    sorts = [column for column in columns_of(kind) if column.sort]
    names = ", ".join(["is_confidential", *(column.sort for column in sorts)])
    row = connection.execute(f"SELECT {names} FROM {kind.key} WHERE id = ?", (id_,)).fetchone()
    wanted = [sort_value(column.spec, getattr(stored.record, column.spec.key)) for column in sorts]
    return bool(list(row) != [int(kind.confidential_when(stored.record)), *wanted])


def _loaded(connection: Connection, kind: RecordKind, rows: Sequence[Sequence[Any]]) -> Iterable[tuple[int, Stored]]:
    columns = columns_of(kind)
    width = len(_STAMP)
    lines = _lines_of(connection, kind, [row[0] for row in rows])
    for row in rows:
        values = {
            column.spec.key: decode(column.spec, value) for column, value in zip(columns, row[width:], strict=True)
        }
        values.update(lines.get(row[0], {}))
        yield row[0], Stored(read_stamp(row[:width]), kind.record_type(**values))


def _lines_of(connection: Connection, kind: RecordKind, ids: Sequence[int]) -> dict[int, dict[str, tuple[Any, ...]]]:
    found: dict[int, dict[str, tuple[Any, ...]]] = {}
    for spec, table in row_tables(kind):
        names = ", ".join(item.key for item in spec.row_specs)
        for start in range(0, len(ids), _CHUNK):
            part = list(ids[start : start + _CHUNK])
            marks = ", ".join("?" * len(part))
            rows = connection.execute(
                f"SELECT record, {names} FROM {table} WHERE record IN ({marks}) ORDER BY record, position", part
            )
            for record, *values in rows:
                pairs = zip(spec.row_specs, values, strict=True)
                line = spec.row_type(**{item.key: decode(item, value) for item, value in pairs})
                lines = found.setdefault(record, {})
                lines[spec.key] = (*lines.get(spec.key, ()), line)
    return found


def next_number(connection: Connection, *, kind: str, unit_code: str, year: int) -> int:
    """Draw the next register number of a unit and year; a drawn number is never given again."""
    row = connection.execute(
        "INSERT INTO register_numbers (kind, unit_code, year, last) VALUES (?, ?, ?, 1)"
        " ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last",
        (kind, unit_code, year),
    ).fetchone()
    return int(row[0])


def last_number(connection: Connection, *, kind: str, unit_code: str, year: int) -> int:
    """The register number drawn last for a unit and year, 0 when none was."""
    row = connection.execute(
        "SELECT last FROM register_numbers WHERE kind = ? AND unit_code = ? AND year = ?", (kind, unit_code, year)
    ).fetchone()
    return int(row[0]) if row else 0


def set_last_number(connection: Connection, *, kind: str, unit_code: str, year: int, last: int) -> None:
    """Keep the register number drawn last for a unit and year."""
    connection.execute(
        "INSERT OR REPLACE INTO register_numbers (kind, unit_code, year, last) VALUES (?, ?, ?, ?)",
        (kind, unit_code, year, last),
    )
