"""The SQL shape of a record kind, derived from its FieldSpecs.

Migrations carry frozen copies of these statements; a contract test holds the migrated file against this declaration.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from desktop_app.domain.fields import FieldSpec, FieldType
from desktop_app.domain.kind import RecordKind

STAMP_COLUMNS: tuple[tuple[str, str], ...] = (
    ("id", "INTEGER PRIMARY KEY"),
    ("uid", "TEXT NOT NULL UNIQUE"),
    ("unit_code", "TEXT NOT NULL"),
    ("device", "TEXT NOT NULL"),
    ("clock", "TEXT NOT NULL"),
    ("created_at", "TEXT NOT NULL"),
    ("created_by", "TEXT NOT NULL"),
    ("changed_at", "TEXT NOT NULL"),
    ("changed_by", "TEXT NOT NULL"),
    ("register_year", "INTEGER"),
    ("register_number", "INTEGER"),
    ("is_deleted", "INTEGER NOT NULL DEFAULT 0"),
    ("is_confidential", "INTEGER NOT NULL DEFAULT 0"),
)
"""Columns that stand in front of the fields in the table of every kind; ``id`` is the order of entry in this file."""

RESERVED = frozenset(name for name, _ in STAMP_COLUMNS)


@dataclass(frozen=True, slots=True)
class Column:
    """One field as a column: its name is the field's key; ``sort`` names the Vietnamese sort key beside it, if any."""

    spec: FieldSpec
    declaration: str
    sort: str = ""


def _declaration(spec: FieldSpec) -> str:
    if spec.type.is_text:
        return "TEXT NOT NULL DEFAULT ''"
    if spec.type.is_integer:
        return "INTEGER"
    if spec.type is FieldType.FLAG:
        return "INTEGER NOT NULL DEFAULT 0"
    return "TEXT"


@cache
def columns_of(kind: RecordKind) -> tuple[Column, ...]:
    """The kind's fields that are columns of its table (all but rows), in order."""
    return tuple(
        Column(spec, _declaration(spec), f"{spec.key}_sort" if spec.is_sortable and spec.type.is_text else "")
        for spec in kind.specs
        if spec.type is not FieldType.ROWS
    )


@cache
def row_tables(kind: RecordKind) -> tuple[tuple[FieldSpec, str], ...]:
    """The kind's rows fields with the tables that hold them."""
    return tuple((spec, f"{kind.key}_{spec.key}") for spec in kind.specs if spec.type is FieldType.ROWS)


def search_table(kind: RecordKind) -> str:
    """Name of the kind's full-text index; its rowid is the record's id."""
    return f"{kind.key}_search"


@cache
def sort_column(kind: RecordKind, key: str) -> str:
    """Column a list is ordered by for a field; "" is the order of entry."""
    if not key:
        return "id"
    return next(column.sort or key for column in columns_of(kind) if column.spec.key == key)


def create_statements(kind: RecordKind) -> tuple[str, ...]:
    """The statements that make everything a kind needs in an empty file."""
    table = kind.key
    lines = [f"{name} {declaration}" for name, declaration in STAMP_COLUMNS]
    for column in columns_of(kind):
        lines.append(f"{column.spec.key} {column.declaration}")
        if column.sort:
            lines.append(f"{column.sort} BLOB NOT NULL DEFAULT x''")
    statements = [_table(table, lines)]
    for spec, rows_table in row_tables(kind):
        statements.append(_rows_table(table, rows_table, spec))
    statements += [
        f"CREATE INDEX {table}_by_{column.spec.key} ON {table} ({column.sort or column.spec.key}, id)"
        " WHERE is_deleted = 0"
        for column in columns_of(kind)
        if column.spec.is_sortable or column.spec.type is FieldType.REF
    ]
    statements.append(f"CREATE INDEX {table}_by_number ON {table} (register_year, register_number)")
    # Words come ready made (domain.text.words) and parted by spaces: "ascii" leaves every other letter alone. There is
    # one column and there are no phrases: detail=none makes the index a third of the size.
    statements.append(
        f"CREATE VIRTUAL TABLE {search_table(kind)} USING fts5(\n"
        "    terms, content='', contentless_delete=1, tokenize='ascii', detail=none, prefix='1 2 3'\n)"
    )
    return tuple(statements)


def _rows_table(table: str, rows_table: str, spec: FieldSpec) -> str:
    lines = [f"record INTEGER NOT NULL REFERENCES {table}(id) ON DELETE CASCADE", "position INTEGER NOT NULL"]
    lines += [f"{item.key} {_declaration(item)}" for item in spec.row_specs]
    lines.append("PRIMARY KEY (record, position)")
    return _table(rows_table, lines, tail="STRICT, WITHOUT ROWID")


def _table(name: str, lines: list[str], *, tail: str = "STRICT") -> str:
    inner = ",\n    ".join(lines)
    return f"CREATE TABLE {name} (\n    {inner}\n) {tail}"
