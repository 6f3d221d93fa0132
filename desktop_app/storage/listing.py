"""Pages of lists by keyset: the same few rows cost the same at the start and at the end of a million."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from typing import Any

from desktop_app.domain.errors import InputRefused
from desktop_app.domain.fields import FieldType
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.query import Condition, Cursor, ListQuery, ListRow, Operator, Page, Reader
from desktop_app.storage.codec import READERS
from desktop_app.storage.engine import Connection
from desktop_app.storage.schema import STAMP_COLUMNS, Column, columns_of, search_table, sort_column
from desktop_app.storage.search import match_expression

_STAMP_FIELDS = frozenset(name for name, _ in STAMP_COLUMNS) - {"id", "clock", "is_deleted"}


MOST_PARAMETERS = 500
"""Values of a condition that are given to SQLite one by one; the records behind a number may be 100,000."""

DENSE_HITS = 3_000
"""From so many hits on, a sorted page is found by walking the order and asking the index, not by sorting the hits."""


@dataclass(frozen=True, slots=True)
class _Where:
    """Conditions joined by AND with their parameters; ``match`` is the expression for the search index, "" for none."""

    terms: tuple[str, ...]
    parameters: tuple[Any, ...]
    match: str = ""

    def plus(self, term: str, *parameters: Any) -> _Where:
        return replace(self, terms=(*self.terms, term), parameters=(*self.parameters, *parameters))

    def sql(self, kind: RecordKind, *, is_dense: bool = False) -> tuple[str, tuple[Any, ...]]:
        """What stands between FROM and ORDER BY, with its parameters; the table is ``t``, the index ``s``."""
        conditions, index = " AND ".join(self.terms), search_table(kind)
        if not self.match:
            return f"{kind.key} AS t WHERE {conditions}", self.parameters
        if is_dense:  # the + keeps SQLite from fetching the hits one by one and sorting them
            hits = f"SELECT rowid FROM {index} WHERE {index} MATCH ?"
            return f"{kind.key} AS t WHERE {conditions} AND +t.id IN ({hits})", (*self.parameters, self.match)
        joined = f"{index} AS s CROSS JOIN {kind.key} AS t ON t.id = s.rowid"
        return f"{joined} WHERE {index} MATCH ? AND {conditions}", (self.match, *self.parameters)


def page(connection: Connection, kind: RecordKind, query: ListQuery) -> Page:
    """One page of a list. Relative values in conditions must have been made plain before.

    Raises:
        InputRefused: A field in the query does not exist or cannot be sorted by.
    """
    where = _where(connection, kind, query)
    if where is None:
        return Page((), None)
    columns = [_column(kind, key) for key in query.columns]
    sort = _sort(kind, query.sort)
    names = ", ".join(
        f"t.{name}" for name in ("id", "uid", "register_year", "register_number", "is_confidential", sort, *columns)
    )
    is_dense = sort != "id" and _is_dense(connection, kind, where)
    found: list[Sequence[Any]] = []
    for segment, order in _segments(sort, query, where):
        wanted = query.limit + 1 - len(found)
        if wanted <= 0:
            break
        rest, parameters = segment.sql(kind, is_dense=is_dense)
        sql = f"SELECT {names} FROM {rest} ORDER BY {order} LIMIT {wanted}"
        found += connection.execute(sql, parameters).fetchall()
    readers = tuple(_reader(kind, key) for key in query.columns)
    rows = tuple([ListRow(values, readers) for values in found[: query.limit]])
    more = len(found) > query.limit
    return Page(rows, Cursor(found[query.limit - 1][5], rows[-1].id) if more else None)


def _reader(kind: RecordKind, key: str) -> Reader | None:
    return None if key in _STAMP_FIELDS else READERS.get(kind.spec(key).type)


def _is_dense(connection: Connection, kind: RecordKind, where: _Where) -> bool:
    if not where.match:
        return False
    index = search_table(kind)
    hits = f"SELECT 1 FROM {index} WHERE {index} MATCH ? LIMIT {DENSE_HITS}"
    number = connection.execute(f"SELECT count(*) FROM ({hits})", (where.match,)).fetchone()[0]
    return int(number) >= DENSE_HITS


def _segments(sort: str, query: ListQuery, where: _Where) -> list[tuple[_Where, str]]:
    """The pieces of the list after the cursor, in order; each is one range of one index (NULLs apart)."""
    way, beyond = ("DESC", "<") if query.is_descending else ("ASC", ">")
    after = query.after
    if sort == "id":
        key = "s.rowid" if where.match else "t.id"
        return [(where.plus(f"{key} {beyond} ?", after.id) if after else where, f"{key} {way}")]
    order = f"t.{sort} {way}, t.id {way}"
    given, missing = where.plus(f"t.{sort} IS NOT NULL"), where.plus(f"t.{sort} IS NULL")
    by_id = f"t.id {way}"
    if after is None:  # SQLite itself puts NULLs first going up and last going down
        return [(where, order)]
    if after.value is None:
        rest = missing.plus(f"t.id {beyond} ?", after.id)
        return [(rest, by_id)] if query.is_descending else [(rest, by_id), (given, order)]
    rest = where.plus(f"(t.{sort}, t.id) {beyond} (?, ?)", after.value, after.id)
    return [(rest, order), (missing, by_id)] if query.is_descending else [(rest, order)]


def count(connection: Connection, kind: RecordKind, query: ListQuery) -> int:
    """How many rows the whole list has."""
    where = _where(connection, kind, query)
    if where is None:
        return 0
    rest, parameters = where.sql(kind)
    if where.match and not query.conditions:  # deleted records are not in the index, which so knows it all
        rest, parameters = f"{search_table(kind)} WHERE {search_table(kind)} MATCH ?", (where.match,)
    return int(connection.execute(f"SELECT count(*) FROM {rest}", parameters).fetchone()[0])


def uids(connection: Connection, kind: RecordKind, query: ListQuery) -> list[str]:
    """All uids of a list in register order (year, number), for reports."""
    where = _where(connection, kind, query)
    if where is None:
        return []
    rest, parameters = where.sql(kind)
    sql = f"SELECT t.uid FROM {rest} ORDER BY t.register_year, t.register_number, t.id"
    return [uid for (uid,) in connection.execute(sql, parameters)]


def _where(connection: Connection, kind: RecordKind, query: ListQuery) -> _Where | None:
    """All conditions of a query; None when nothing can match. Punctuation alone searches for nothing."""
    expression = match_expression(connection, query.search)
    if expression is None:
        return None
    where = _Where(("t.is_deleted = 0",), (), expression)
    for condition in query.conditions:
        where = _with_condition(kind, where, condition)
    return where


def _with_condition(kind: RecordKind, where: _Where, condition: Condition) -> _Where:
    column = _find_column(kind, condition.field)
    name, operator = f"t.{condition.field}", condition.operator
    if operator in (Operator.EMPTY, Operator.GIVEN):
        return where.plus(_emptiness(name, column, is_given=operator is Operator.GIVEN))
    value = _plain(condition.value)
    if operator in (Operator.ONE_OF, Operator.NONE_OF):
        one_of, parameters = _in(name, value)
        return where.plus(one_of if operator is Operator.ONE_OF else f"({one_of}) IS NOT TRUE", *parameters)
    if operator is Operator.IS_NOT:
        return where.plus(f"({name} IS NULL OR {name} <> ?)", value)
    if column is not None and column.spec.type is FieldType.AMOUNT and operator is not Operator.IS:
        return where.plus(f"CAST({name} AS REAL) {operator.value} CAST(? AS REAL)", value)
    return where.plus(f"{name} {operator.value} ?", value)


def _in(name: str, values: Sequence[Any]) -> tuple[str, tuple[Any, ...]]:
    """SQL that is true where a column holds one of the values; many go as one parameter, since SQLite limits those."""
    if len(values) > MOST_PARAMETERS:
        return f"{name} IN (SELECT value FROM json_each(?))", (json.dumps(values),)
    return f"{name} IN ({', '.join('?' * len(values))})", tuple(values)


def _emptiness(name: str, column: Column | None, *, is_given: bool) -> str:
    """SQL that is true where a column holds something, or nothing: "", NULL and no are nothing, as in ``is_given``."""
    if column is not None and column.spec.type is FieldType.FLAG:
        return f"{name} {'<>' if is_given else '='} 0"
    if column is not None and column.spec.type.is_text:
        return f"{name} {'<>' if is_given else '='} ''"
    return f"{name} IS {'NOT ' if is_given else ''}NULL"


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return tuple(_plain(item) for item in value) if isinstance(value, tuple | list) else value


def _column(kind: RecordKind, key: str) -> str:
    _find_column(kind, key)
    return key


def _find_column(kind: RecordKind, key: str) -> Column | None:
    """The field's column; None for what stands in the stamp. InputRefused when there is neither."""
    if key in _STAMP_FIELDS:
        return None
    for column in columns_of(kind):
        if column.spec.key == key:
            return column
    raise InputRefused(f"Sổ “{kind.title}” không có trường “{key}”.")


def _sort(kind: RecordKind, key: str) -> str:
    if key and not any(column.spec.key == key and column.spec.is_sortable for column in columns_of(kind)):
        raise InputRefused(f"Sổ “{kind.title}” không sắp xếp được theo “{key}”.")
    return sort_column(kind, key)
