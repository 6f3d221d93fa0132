"""What a condition of a list says about a record, in plain Python: the oracle of the lists."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop_app.domain.fields import is_given
from desktop_app.domain.query import Condition, Operator
from desktop_app.domain.stamp import Stored

_COMPARE: dict[Operator, Callable[[Any, Any], bool]] = {
    Operator.IS: lambda have, wanted: have == wanted,
    Operator.IS_NOT: lambda have, wanted: have != wanted,
    Operator.ONE_OF: lambda have, wanted: have in wanted,
    Operator.NONE_OF: lambda have, wanted: have not in wanted,
    Operator.AT_LEAST: lambda have, wanted: have >= wanted,
    Operator.AT_MOST: lambda have, wanted: have <= wanted,
    Operator.BEFORE: lambda have, wanted: have < wanted,
    Operator.AFTER: lambda have, wanted: have > wanted,
}
_IN_STAMP = {"register_year": "year", "register_number": "number", "created_by": "created_by"}


def holds(condition: Condition, stored: Stored) -> bool:
    """Whether the condition, relative values made plain before, is true of the record."""
    if condition.field in _IN_STAMP:
        have = getattr(stored.stamp, _IN_STAMP[condition.field])
    else:
        have = getattr(stored.record, condition.field)
    if condition.operator in (Operator.EMPTY, Operator.GIVEN):
        return is_given(have) == (condition.operator is Operator.GIVEN)
    if have is None:
        return condition.operator in (Operator.IS_NOT, Operator.NONE_OF)
    return _COMPARE[condition.operator](have, condition.value)
