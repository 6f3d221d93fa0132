"""Conditions of data files as SQL over the columns of one table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop_app.domain.conditions import (
    Compare,
    Condition,
    Every,
    Exists,
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
from desktop_app.domain.fields import FieldSpec, FieldType

_SIGNS = {"==": "=", "!=": "IS NOT"}


class ConditionWriter:
    """Writes conditions on one table as SQL that is 1 where they hold and 0 or NULL where they do not."""

    def __init__(
        self,
        specs: Iterable[FieldSpec],
        alias: str,
        facts: Mapping[str, Condition],
        rows: Iterable[tuple[FieldSpec, str]] = (),
    ) -> None:
        self._specs = {spec.key: spec for spec in specs}
        self._alias = alias
        self._facts = facts
        self._rows = {spec.key: (spec, table) for spec, table in rows}

    def sql(self, condition: Condition) -> str:
        """The condition; facts are written out."""
        match condition:
            case Every(parts):
                return f"({' AND '.join(map(self.sql, parts))})" if parts else "1"
            case Some(parts):
                return f"({' OR '.join(map(self.sql, parts))})"
            case Not(part):
                return self._negative(part)
            case Compare(left, sign, right):
                return f"{self._value(left)} {_SIGNS.get(sign, sign)} {self._value(right)}"
            case Missing(item):
                empty = "= ''" if self._spec(item.name).type.is_text else "IS NULL"
                return f"{self.name(item.name)} {empty}"
            case OneOf(item, codes, groups):
                return f"{self.name(item.name)} IN ({', '.join(map(quoted, self._codes(item, codes, groups)))})"
            case Named(name):
                return self.sql(self._facts[name]) if name in self._facts else self._flag(name)
            case Exists(rows, where):
                return self._exists(rows, where)

    def _exists(self, rows: str, where: Condition) -> str:
        """The records with such a row are gathered once, not looked up for each record."""
        spec, table = self.row_table(rows)
        inside = ConditionWriter(spec.row_specs, "x", {}).sql(where)
        return f"{self._alias}.id IN (SELECT x.record FROM {table} AS x WHERE {inside})"

    def row_table(self, rows: str) -> tuple[FieldSpec, str]:
        """The field of small rows inside the record, and the table that holds them."""
        if rows not in self._rows:
            raise ValueError(f"no rows “{rows}”")
        return self._rows[rows]

    def _negative(self, part: Condition) -> str:
        if isinstance(part, Missing):
            given = "<> ''" if self._spec(part.field.name).type.is_text else "IS NOT NULL"
            return f"{self.name(part.field.name)} {given}"
        if isinstance(part, Named) and part.name not in self._facts:
            return f"NOT {self._flag(part.name)}"
        return f"({self.sql(part)}) IS NOT TRUE"

    def name(self, key: str) -> str:
        """The column of a field."""
        return f"{self._alias}.{self._spec(key).key}"

    def is_integer(self, key: str) -> bool:
        """Whether a field holds whole numbers."""
        return self._spec(key).type.is_integer

    def _spec(self, key: str) -> FieldSpec:
        if key not in self._specs:
            raise ValueError(f"no field or fact “{key}”")
        return self._specs[key]

    def _flag(self, key: str) -> str:
        if self._spec(key).type is not FieldType.FLAG:
            raise ValueError(f"“{key}” is neither a fact nor a field that is yes or no")
        return self.name(key)

    def _value(self, operand: Operand) -> str:
        match operand:
            case Field(name):
                return self.name(name)
            case Moment(name):
                return f":{name}"
            case Literal(str() as value):
                return quoted(value)
            case Literal(value):
                return str(value)

    def _codes(self, item: Field, codes: tuple[str, ...], groups: tuple[str, ...]) -> tuple[str, ...]:
        choices = self._spec(item.name).choices
        known = {choice.code for choice in choices}
        in_groups = tuple(choice.code for choice in choices if choice.group in groups)
        if not set(codes) <= known or not set(groups) <= {choice.group for choice in choices}:
            raise ValueError(f"“{item.name}” has no {', '.join((*codes, *groups))}")
        return codes or in_groups


def quoted(value: str) -> str:
    """A text as SQL writes it."""
    return "'" + value.replace("'", "''") + "'"
