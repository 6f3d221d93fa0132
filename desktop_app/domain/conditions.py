"""Conditions as data files write them: Python's own syntax over fields, the days of a period and named facts.

``received_on < start``, ``content_kind == 'complaint' and not own``, ``direction in group('guide', 'transfer')``,
``withdrawn_on is None``, ``any(recognitions, start <= decided_on <= end)``. The text is only read, never run; what is
not listed here is refused.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

MOMENTS = ("start", "end", "asof")
"""Days a condition may name: first and last day of the period, and the last day of it that has come."""

_SIGNS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}


@dataclass(frozen=True, slots=True)
class Field:
    """The value of a field."""

    name: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A day of the period, one of MOMENTS."""

    name: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A code, a text or a whole number that stands in the condition itself."""

    value: str | int


Operand = Field | Moment | Literal


@dataclass(frozen=True, slots=True)
class Compare:
    """Two values and a sign. A value that is missing is neither less nor more than another, and differs from all."""

    left: Operand
    sign: str
    right: Operand


@dataclass(frozen=True, slots=True)
class Missing:
    """The field holds nothing."""

    field: Field


@dataclass(frozen=True, slots=True)
class OneOf:
    """The field holds one of the codes, or a code of one of the groups of its choices."""

    field: Field
    codes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A fact, or a field that is yes or no."""

    name: str


@dataclass(frozen=True, slots=True)
class Exists:
    """Among the rows inside the record, under this field, is one for which the part holds.

    The part speaks of the columns of the row and the days of the period; it names no facts.
    """

    rows: str
    where: Condition


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold; without parts it always holds."""

    parts: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Some:
    """One part at least holds."""

    parts: tuple[Condition, ...]


Condition = Compare | Missing | OneOf | Named | Exists | Not | Every | Some

ALWAYS = Every()


def read_condition(text: str) -> Condition:
    """The condition a text says; an empty text always holds.

    Raises:
        ValueError: The text is not one of the forms above.
    """
    if not text.strip():
        return ALWAYS
    try:
        tree = ast.parse(text.strip().replace("\n", " "), mode="eval")
    except SyntaxError as error:
        raise ValueError(f"condition “{text}”: {error.msg}") from error
    try:
        return _condition(tree.body)
    except ValueError as error:
        raise ValueError(f"condition “{text}”: {error}") from error


def both(*parts: Condition) -> Condition:
    """All parts together; those that always hold are left out."""
    needed = tuple(part for part in parts if part != ALWAYS)
    return needed[0] if len(needed) == 1 else Every(needed)


def names(condition: Condition) -> Iterator[str]:
    """Facts and flags a condition names, as often as it names them."""
    match condition:
        case Named(name):
            yield name
        case Not(part):
            yield from names(part)
        case Every(parts) | Some(parts):
            for part in parts:
                yield from names(part)
        case _:
            return


def _condition(node: ast.expr) -> Condition:
    match node:
        case ast.BoolOp(op=ast.And(), values=values):
            return Every(tuple(_condition(value) for value in values))
        case ast.BoolOp(values=values):
            return Some(tuple(_condition(value) for value in values))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return Not(_condition(operand))
        case ast.Name(id=name) if name not in MOMENTS:
            return Named(name)
        case ast.Call(func=ast.Name(id="any"), args=[ast.Name(id=rows), part], keywords=[]):
            return Exists(rows, _condition(part))
        case ast.Compare(left=left, ops=ops, comparators=comparators):
            return _comparison([left, *comparators], ops)
    raise ValueError(f"not a condition: {ast.unparse(node)}")


def _comparison(values: list[ast.expr], signs: list[ast.cmpop]) -> Condition:
    return both(*(_pair(values[index], sign, values[index + 1]) for index, sign in enumerate(signs)))


def _pair(left: ast.expr, sign: ast.cmpop, right: ast.expr) -> Condition:
    if isinstance(sign, ast.Is | ast.IsNot):
        if not (isinstance(right, ast.Constant) and right.value is None):
            raise ValueError("“is” goes with None alone")
        missing = Missing(_field(left))
        return missing if isinstance(sign, ast.Is) else Not(missing)
    if isinstance(sign, ast.In | ast.NotIn):
        one_of = _one_of(_field(left), right)
        return one_of if isinstance(sign, ast.In) else Not(one_of)
    return Compare(_operand(left), _SIGNS[type(sign)], _operand(right))


def _one_of(field: Field, node: ast.expr) -> OneOf:
    match node:
        case ast.Tuple(elts=items) | ast.Call(func=ast.Name(id="group"), args=items, keywords=[]) if items:
            codes = tuple(
                item.value for item in items if isinstance(item, ast.Constant) and isinstance(item.value, str)
            )
            if len(codes) == len(items):
                return OneOf(field, (), codes) if isinstance(node, ast.Call) else OneOf(field, codes)
    raise ValueError(f"not a list of codes: {ast.unparse(node)}")


def _field(node: ast.expr) -> Field:
    operand = _operand(node)
    if not isinstance(operand, Field):
        raise ValueError(f"not a field: {ast.unparse(node)}")
    return operand


def _operand(node: ast.expr) -> Operand:
    match node:
        case ast.Name(id=name):
            return Moment(name) if name in MOMENTS else Field(name)
        case ast.Constant(value=str() | int() as value) if not isinstance(value, bool):
            return Literal(value)
    raise ValueError(f"not a value: {ast.unparse(node)}")
