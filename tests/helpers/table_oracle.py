"""Statistical tables counted record by record in Python, to hold the SQL against."""

from __future__ import annotations

import operator
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from desktop_app.domain.conditions import (
    Compare,
    Condition,
    Every,
    Field,
    Literal,
    Missing,
    Moment,
    Named,
    Not,
    OneOf,
    Operand,
    Some,
)
from desktop_app.domain.fields import is_given
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.query import Period
from desktop_app.domain.stamp import Stored
from desktop_app.domain.tables import Count, TableColumn, TableSpec, Thing

_SIGNS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "==": operator.eq}


@dataclass(frozen=True)
class Oracle:
    """Counts the tables over records that are all at hand, in the order of entry."""

    kind: RecordKind
    spec: TableSpec
    records: Sequence[Stored]
    period: Period
    asof: date

    def column(self, column: TableColumn) -> dict[str, Decimal]:
        """What each record adds to a column."""
        scope = self.spec.scope if column.scope is None else column.scope
        found = [item for item in self.records if self.holds(scope, item) and self.holds(column.where, item)]
        measure = column.measure
        if measure.count is Count.THINGS:
            thing = next(item for item in self.spec.things if item.key == measure.of)
            standing = self.standing(thing)
            return {item.uid: Decimal(1) for item in found if item.uid in standing}
        if measure.count is Count.RECORDS:
            return {item.uid: Decimal(1) for item in found}
        return {item.uid: weight for item in found if (weight := self._weight(column, item))}

    def _weight(self, column: TableColumn, item: Stored) -> Decimal:
        rows, _, part = column.measure.of.partition(".")
        value = getattr(item.record, rows)
        if not part:
            return Decimal(column.measure.missing if value is None else value)
        kept = [row for row in value if _holds_row(column.measure.rows, row)]
        return sum((getattr(row, part) or Decimal(0) for row in kept), Decimal(0))

    def standing(self, thing: Thing) -> set[str]:
        """Of each thing the record received last."""
        newest: dict[Any, tuple[Any, int, str]] = {}
        for number, item in enumerate(self.records):
            if self.holds(self.spec.scope, item) and self.holds(thing.where, item):
                apart = tuple(self.holds(Named(name), item) for name in thing.apart)
                key = (apart, self._key(thing, item))
                place = (getattr(item.record, self.kind.numbered_by) or date.min, number, item.uid)
                newest[key] = max(newest.get(key, place), place)
        return {uid for _, _, uid in newest.values()}

    def _key(self, thing: Thing, item: Stored) -> Any:
        if thing.by == (("case",),):
            return self.root(item.uid)
        for way in thing.by:
            if is_given(getattr(item.record, way[0])):
                return way, tuple(getattr(item.record, name) for name in way)
        return item.uid

    def root(self, uid: str) -> str:
        """The first record of a matter."""
        links = {item.uid: getattr(item.record, self.kind.case_field) for item in self.records}
        seen = [uid]
        while following := links.get(seen[-1]):
            if following in seen:
                return min(seen)
            seen.append(following)
        return seen[-1]

    def holds(self, condition: Condition, item: Stored) -> bool:
        """Whether a condition holds for a record."""
        facts: Mapping[str, Condition] = dict(self.spec.base.facts)
        match condition:
            case Every(parts):
                return all(self.holds(part, item) for part in parts)
            case Some(parts):
                return any(self.holds(part, item) for part in parts)
            case Not(part):
                return not self.holds(part, item)
            case Named(name):
                return self.holds(facts[name], item) if name in facts else bool(getattr(item.record, name))
            case Missing(field):
                return not is_given(getattr(item.record, field.name))
            case OneOf(field, codes, groups):
                choices = self.kind.spec(field.name).choices
                allowed = {*codes, *(choice.code for choice in choices if choice.group in groups)}
                return getattr(item.record, field.name) in allowed
            case Compare(left, sign, right):
                one, other = (self._value(operand, item) for operand in (left, right))
                if sign == "!=":
                    return bool(one != other)
                return one is not None and other is not None and bool(_SIGNS[sign](one, other))
            case _:
                raise ValueError(f"{condition}: tables that look into the rows of a record have an oracle of their own")

    def _value(self, operand: Operand, item: Stored) -> Any:
        match operand:
            case Field(name):
                return getattr(item.record, name)
            case Moment(name):
                return {"start": self.period.start, "end": self.period.end, "asof": self.asof}[name]
            case Literal(value):
                return value


def _holds_row(condition: Condition, row: Any) -> bool:
    match condition:
        case Compare(Field(name), "==", Literal(value)):
            return bool(getattr(row, name) == value)
        case Every(parts):
            return all(_holds_row(part, row) for part in parts)
    raise AssertionError(condition)
