"""What a list shows: search words, conditions, order and page, as plain values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

Reader = Callable[[Any], Any]


class Operator(Enum):
    """How a condition compares. EMPTY and GIVEN take no value; ONE_OF takes a tuple."""

    IS = "="
    IS_NOT = "!="
    ONE_OF = "in"
    NONE_OF = "not in"
    EMPTY = "empty"
    GIVEN = "given"
    AT_LEAST = ">="
    AT_MOST = "<="
    BEFORE = "<"
    AFTER = ">"


class Relative(Enum):
    """A value that is known only when the list is shown."""

    TODAY = "today"
    SOON = "soon"  # three working days from today on
    WEEK_END = "week_end"  # Sunday of this week; at the weekend of the next one
    USER = "user"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on a stored field, or on ``register_year``, ``register_number``, ``created_by`` and the like.

    Texts compare letter by letter, days and numbers by value; a day or number that is not given is neither less nor
    more than any other.
    """

    field: str
    operator: Operator
    value: Any = None


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A named set of conditions shown with its count above a list (``Đang mở 37``).

    ``is_attention`` marks the one whose count stands in the side bar; ``tone`` is "", "late", "soon" or "wait"
    (for an answer from elsewhere); a filter with a tone stands on the first page as a list of its own, one that
    ``is_noted`` as a line with its count, while there is something in it.
    """

    key: str
    label: str
    conditions: tuple[Condition, ...] = ()
    is_attention: bool = False
    tone: str = ""
    is_noted: bool = False


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the next page starts: sort value and id of the last row of the page before."""

    value: Any
    id: int


@dataclass(frozen=True, slots=True)
class ListQuery:
    """One page of one register.

    Attributes:
        search: Words as typed; all must match (tone-free where typed without marks).
        sort: Field key, or "" for the order of entry.
        limit: Rows of the page, from 1.
    """

    kind: str
    search: str = ""
    conditions: tuple[Condition, ...] = ()
    sort: str = ""
    is_descending: bool = True
    limit: int = 256
    after: Cursor | None = None
    columns: tuple[str, ...] = ()


class ListRow:
    """One row of a list: local id (order of entry), uid, register number and the values of the asked columns, in order.

    Values are read from their stored form when they are first asked for: of a page of hundreds, a screen shows dozens.

    Args:
        stored: id, uid, year and number in the register, whether it is confidential (0 or 1), the value it is sorted
            by, then the columns.
        readers: For each column the function that reads its stored form, None where it is the value itself.
    """

    __slots__ = ("_readers", "_stored", "_values")

    def __init__(self, stored: Sequence[Any], readers: tuple[Reader | None, ...]) -> None:
        self._stored, self._readers = stored, readers
        self._values: tuple[Any, ...] | None = None

    @property
    def id(self) -> int:
        """Place in the order of entry."""
        return int(self._stored[0])

    @property
    def uid(self) -> str:
        """The record's identity."""
        return str(self._stored[1])

    @property
    def number(self) -> str:
        """``57/2026``, or "" where the kind is not numbered."""
        year, number = self._stored[2:4]
        return "" if number is None else f"{number}/{year}"

    @property
    def is_confidential(self) -> bool:
        """True for a denunciation."""
        return bool(self._stored[4])

    @property
    def sort_value(self) -> Any:
        """What the list is ordered by, as it is stored."""
        return self._stored[5]

    @property
    def values(self) -> tuple[Any, ...]:
        """The asked columns, in order."""
        if self._values is None:
            self._values = tuple(
                value if reader is None or value is None else reader(value)
                for reader, value in zip(self._readers, self._stored[6:], strict=True)
            )
        return self._values

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ListRow) and tuple(self._stored) == tuple(other._stored)

    def __hash__(self) -> int:
        return hash(self.uid)

    def __repr__(self) -> str:
        return f"ListRow({self.uid})"


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of one page; ``next`` is None at the end."""

    rows: tuple[ListRow, ...]
    next: Cursor | None


@dataclass(frozen=True, slots=True)
class Period:
    """Days from start to end, both included; None leaves that side open."""

    start: date | None = None
    end: date | None = None

    def holds(self, day: date | None) -> bool:
        """True when the day lies in the period; a missing day only in a period open on both sides."""
        if day is None:
            return self.start is None and self.end is None
        return (self.start is None or day >= self.start) and (self.end is None or day <= self.end)
