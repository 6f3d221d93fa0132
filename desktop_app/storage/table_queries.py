"""Statistical tables as SQL: one statement counts a whole table, others name the records behind one number.

The statement is built in three layers: the records in scope with the facts that the columns speak of, each reckoned
once a record; of every case or session the one record that stands for it; and the sums.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from desktop_app.domain.conditions import ALWAYS, Condition, Every, Named, Not, Some, both
from desktop_app.domain.fields import FieldType
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.query import Period
from desktop_app.domain.tables import Count, Measure, TableColumn, TableSpec, Thing
from desktop_app.storage.condition_sql import ConditionWriter
from desktop_app.storage.engine import Connection
from desktop_app.storage.schema import columns_of, row_tables

CASE = "case"
"""What a thing is counted by where records belong together through the kind's link to the first of a matter."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What one pass over the records gave.

    Attributes:
        cells: Number by column code.
        unclassified: Records in scope that could not be counted fully.
        remarks: Number of each remark, in order.
        rates: (done, on time, open and overdue) of each rate, in order.
    """

    cells: Mapping[str, Decimal]
    unclassified: tuple[str, ...]
    remarks: tuple[int, ...]
    rates: tuple[tuple[int, int, int], ...]


def count_table(connection: Connection, kind: RecordKind, spec: TableSpec, *, period: Period, asof: date) -> Counted:
    """Count a table in one pass.

    Args:
        period: Both days are given.
        asof: Its last day, or today while it lasts.

    Raises:
        ValueError: The table names what the kind has not.
    """
    values = connection.execute(_table_sql(kind, spec), _parameters(period, asof)).fetchone()
    given = iter(values)
    cells = {column.code: _number(next(given)) for column in spec.counted}
    unclassified = tuple(sorted((next(given) or "").split()))
    remarks = tuple(int(next(given) or 0) for _ in spec.remarks)
    rates = tuple((int(next(given) or 0), int(next(given) or 0), int(next(given) or 0)) for _ in spec.rates)
    return Counted(cells, unclassified, remarks, rates)


def column_weights(
    connection: Connection, kind: RecordKind, spec: TableSpec, column: TableColumn, *, period: Period, asof: date
) -> dict[str, Decimal]:
    """The records behind one number with what each adds to it, in the order of entry; none adds nothing."""
    sql = _column_sql(kind, spec, column)
    rows = connection.execute(sql, _parameters(period, asof))
    return {uid: number for uid, weight in rows if (number := _number(weight))}


def _parameters(period: Period, asof: date) -> dict[str, str]:
    if period.start is None or period.end is None:
        raise ValueError("a table needs both days of its period")
    return {"start": period.start.isoformat(), "end": period.end.isoformat(), "asof": asof.isoformat()}


def _number(value: Any) -> Decimal:
    """A sum; amounts come as their texts one after the other, so that they are added exactly."""
    if isinstance(value, str):
        return sum(map(Decimal, value.split()), Decimal(0))
    return Decimal(value or 0)


# ---------------------------------------------------------------- the statement


@dataclass(slots=True)
class _Statement:
    """A statement as it grows: columns of the inner layer by their SQL, and tables joined to it."""

    kind: RecordKind
    spec: TableSpec
    writer: ConditionWriter
    inner: dict[str, str] = field(default_factory=dict)
    sums: dict[str, dict[str, str]] = field(default_factory=dict)

    def flag(self, condition: Condition) -> str:
        """SQL of the outer layer for a condition; its facts become columns of the inner layer."""
        match condition:
            case Every(parts):
                return f"({' AND '.join(map(self.flag, parts))})" if parts else "1"
            case Some(parts):
                return f"({' OR '.join(map(self.flag, parts))})"
            case Not(part):
                return f"({self.flag(part)}) IS NOT TRUE"
            case _:
                return self.column(self.writer.sql(condition))

    def column(self, sql: str) -> str:
        """The name of an inner column with this SQL."""
        return self.inner.setdefault(sql, f"c{len(self.inner)}")

    def row_sum(self, measure: Measure) -> str:
        """The inner column with a sum over the rows inside a record."""
        rows_key, _, column = measure.of.partition(".")
        spec, table = self.writer.row_table(rows_key)
        rows = ConditionWriter(spec.row_specs, "r", {})
        if measure.count is Count.ROWS:
            value = "1"
        else:
            value = f"r.{column}" if rows.is_integer(column) else f"nullif({rows.name(column)}, '')"
        gather = "group_concat({}, ' ')" if self.is_gathered(measure) else "sum({})"
        sql = gather.format(f"CASE WHEN {rows.sql(measure.rows)} THEN {value} END")
        columns = self.sums.setdefault(table, {})
        name = columns.setdefault(sql, f"s{len(columns)}")
        return self.column(f"{table}.{name}")

    def scoped(self, column: TableColumn) -> Condition:
        """When a record counts in a column, the scope of the column included where it differs from the table's."""
        if column.scope is not None:
            return both(column.scope, column.where)
        return both(self.spec.scope, column.where) if self.has_scopes else column.where

    @property
    def has_scopes(self) -> bool:
        """Whether some column looks at other records than the table."""
        return any(column.scope is not None for column in self.spec.counted)

    def cell(self, column: TableColumn) -> str:
        """The sum of a column."""
        condition, measure = self.scoped(column), column.measure
        if measure.count is Count.THINGS:
            condition = both(condition, _thing(self.spec, measure.of).where)
            return f"sum({self.mark(measure.of)} AND {self.flag(condition)})"
        if measure.count is Count.RECORDS:
            return f"sum({self.flag(condition)})"
        gather = "group_concat({}, ' ')" if self.is_gathered(measure) else "sum({})"
        return gather.format(f"CASE WHEN {self.flag(condition)} THEN {self.weight(measure)} END")

    def is_gathered(self, measure: Measure) -> bool:
        """Whether a sum is made of texts of amounts."""
        if measure.count is Count.ROWS:
            return False
        rows_key, _, column = measure.of.partition(".")
        specs = [item for item in self.kind.specs if item.key == rows_key]
        if column:
            specs = [item for spec in specs for item in spec.row_specs if item.key == column]
        if not specs or not (specs[0].type.is_integer or specs[0].type is FieldType.AMOUNT):
            raise ValueError(f"no number “{measure.of}”")
        return specs[0].type is FieldType.AMOUNT

    def weight(self, measure: Measure) -> str:
        """What one record adds to a sum."""
        if measure.is_of_rows:
            return self.row_sum(measure)
        name = self.writer.name(measure.of)
        return self.column(f"coalesce({name}, {measure.missing})" if measure.missing else name)

    def mark(self, key: str) -> str:
        """SQL of the outer layer that is 1 for the record that stands for a thing."""
        return f"of_{key}.id IS NOT NULL"

    def text(self, result: str, *, things: Iterable[Thing], order: str = "") -> str:
        """The whole statement."""
        standing = [self._standing_sql(thing) for thing in things]
        marked = "".join(f" LEFT JOIN of_{thing.key} ON of_{thing.key}.id = facts.id" for thing in things)
        has_case = any(CASE in way for thing in things for way in thing.by)
        scope = self._scope_sql()
        inner = "".join(f", {sql} AS {name}" for sql, name in self.inner.items())
        joins = "".join(
            f" LEFT JOIN (SELECT r.record, {', '.join(f'{sql} AS {name}' for sql, name in columns.items())}"
            f" FROM {table} AS r GROUP BY r.record) AS {table} ON {table}.record = t.id"
            for table, columns in self.sums.items()
        )
        table, link = self.kind.key, f", t.{self.kind.case_field} AS link" if has_case else ""
        return (
            f"WITH RECURSIVE facts AS {'MATERIALIZED ' if standing else ''}(SELECT t.id, t.uid{link}{inner}"
            f" FROM {table} AS t{joins} WHERE t.is_deleted = 0 AND {scope})"
            f"{_LINKS.format(table=table, link=self.kind.case_field) if has_case else ''}{''.join(standing)}"
            f" SELECT {result} FROM facts{marked}{order}"
        )

    def _scope_sql(self) -> str:
        own = [column.scope for column in self.spec.counted if column.scope is not None]
        return f"({' OR '.join(self.writer.sql(item) for item in dict.fromkeys((self.spec.scope, *own)))})"

    def _standing_sql(self, thing: Thing) -> str:
        """The records that stand for a thing each: of those that belong together the one received last."""
        where = self.flag(both(self.spec.scope, thing.where) if self.has_scopes else thing.where)
        apart = "".join(f"{self.flag(Named(name))} IS TRUE, " for name in thing.apart)
        newest = f"{self.column(self.writer.name(self.kind.numbered_by))} DESC, " if self.kind.numbered_by else ""
        by, joined = self._by(thing), " LEFT JOIN roots ON roots.id = facts.id" if thing.by == ((CASE,),) else ""
        return (
            f", of_{thing.key} AS MATERIALIZED (SELECT id FROM (SELECT facts.id, row_number() OVER"
            f" (PARTITION BY {apart}{by} ORDER BY {newest}facts.id DESC) AS place FROM facts{joined} WHERE {where})"
            " WHERE place = 1)"
        )

    def _by(self, thing: Thing) -> str:
        """SQL of what makes records belong to one thing: the first way whose leading field is given."""
        if thing.by == ((CASE,),):
            return "coalesce(roots.root, facts.uid)"
        ways = []
        for number, way in enumerate(thing.by):
            names = [self.writer.name(key) for key in way]
            joined = " || char(31) || ".join(f"coalesce({name}, '')" for name in names)
            ways.append(f"WHEN coalesce({names[0]}, '') <> '' THEN '{number}' || {joined}")
        return self.column(f"CASE {' '.join(ways)} ELSE t.uid END")


_LINKS = """, links(id, root, next) AS (
    SELECT f.id, f.link, p.{link} FROM facts AS f LEFT JOIN {table} AS p ON p.uid = f.link WHERE f.link IS NOT NULL
    UNION SELECT links.id, links.next, p.{link} FROM links LEFT JOIN {table} AS p ON p.uid = links.next
    WHERE links.next IS NOT NULL
), roots AS MATERIALIZED (
    SELECT id, coalesce(min(CASE WHEN next IS NULL THEN root END), min(root)) AS root FROM links GROUP BY id
)"""
"""Root of every record in scope that links to an earlier one: followed to the first, whatever was chosen on the way."""


def _statement(kind: RecordKind, spec: TableSpec) -> _Statement:
    specs = [column.spec for column in columns_of(kind)]
    return _Statement(kind, spec, ConditionWriter(specs, "t", dict(spec.base.facts), row_tables(kind)))


def _thing(spec: TableSpec, key: str) -> Thing:
    return next(thing for thing in spec.things if thing.key == key)


@cache
def _table_sql(kind: RecordKind, spec: TableSpec) -> str:
    statement = _statement(kind, spec)
    results = [statement.cell(column) for column in spec.counted]
    scope = spec.scope if statement.has_scopes else ALWAYS
    incomplete = both(scope, spec.unclassified.where) if spec.unclassified else Not(ALWAYS)
    results.append(f"group_concat(CASE WHEN {statement.flag(incomplete)} THEN uid END, ' ')")
    counted = [remark.where for remark in spec.remarks]
    counted += [condition for rate in spec.rates for condition in (rate.done, rate.on_time, rate.overdue)]
    results += [f"sum({statement.flag(both(scope, condition))})" for condition in counted]
    used = [thing for thing in spec.things if any(column.measure.of == thing.key for column in spec.counted)]
    return statement.text(", ".join(results), things=used)


@cache
def _column_sql(kind: RecordKind, spec: TableSpec, column: TableColumn) -> str:
    statement = _statement(kind, spec)
    condition = statement.scoped(column)
    things: list[Thing] = []
    weight = "1"
    if column.measure.count is Count.THINGS:
        things = [_thing(spec, column.measure.of)]
        condition = both(condition, things[0].where)
        chosen = f"{statement.mark(column.measure.of)} AND {statement.flag(condition)}"
    else:
        chosen = statement.flag(condition)
        weight = statement.weight(column.measure) if column.measure.count in (Count.SUM, Count.ROWS) else "1"
    return statement.text(f"uid, {weight}", things=things, order=f" WHERE {chosen} ORDER BY facts.id")
