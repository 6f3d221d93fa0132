"""Fields of records: makers that declare label, type, limits, column, privacy and source of a field in one line.

A record class is a frozen dataclass made by ``@record`` whose fields are made by the makers below; each field carries a
``FieldSpec``. Forms, lists, search, storage columns, command line and printed sheets follow from the specs alone.

Types of the values (what a maker's field is annotated with):

    text long_text person phone identity pick    str                "" when not given
    day                                          date | None
    time_of_day                                  time | None
    choice                                       str | None         code of a Choice
    count year money                             int | None         money in đồng
    amount                                       Decimal | None     at most ``decimals`` places
    flag                                         bool
    ref                                          str | None         uid of another record
    rows                                         tuple[Row, ...]    Row: a class made by ``@row``
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar, dataclass_transform

_SPEC = "spec"
_T = TypeVar("_T")


class FieldType(Enum):
    """What kind of value a field holds, hence its column, its editor and how it is read and written."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    PERSON = "person"
    PHONE = "phone"
    IDENTITY = "identity"
    PICK = "pick"
    DAY = "day"
    TIME = "time"
    CHOICE = "choice"
    COUNT = "count"
    YEAR = "year"
    MONEY = "money"
    AMOUNT = "amount"
    FLAG = "flag"
    REF = "ref"
    ROWS = "rows"

    __hash__ = object.__hash__  # members are unique objects; Enum's own hash is Python code on every save's path

    @property
    def is_text(self) -> bool:
        """True where the value is a str that is "" when not given."""
        return self in _TEXTS

    @property
    def is_integer(self) -> bool:
        """True where the value is an int."""
        return self in (FieldType.COUNT, FieldType.YEAR, FieldType.MONEY)


_TEXTS = frozenset(
    {FieldType.TEXT, FieldType.LONG_TEXT, FieldType.PERSON, FieldType.PHONE, FieldType.IDENTITY, FieldType.PICK}
)


_UNSORTED = frozenset({FieldType.ROWS, FieldType.LONG_TEXT, FieldType.REF, FieldType.AMOUNT})


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a choice field: the code that is stored and the words that are shown.

    ``short`` is the abbreviation for narrow columns (``KN``); ``group`` is the coarser class that statistics count by.
    """

    code: str
    label: str
    short: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """Everything the program knows about one field. See the makers for the meaning of each part.

    Attributes:
        listed: Column of the register's list by default; every field that is not rows or long text may be chosen.
        personal: Tells who a citizen is: masked on request, left out of logs, access is recorded.
        withheld: Must not exist in a confidential record (a denunciation): never stored, wiped when it becomes one.
        computed: Reckoned from other fields at every save, never typed: no form asks for it, raw values are ignored.
        width: Wanted width of the editor in characters.
        source: Law and article, form and column, or "nội bộ" with the reason.
    """

    key: str
    type: FieldType
    label: str
    help: str = ""
    section: str = ""
    required: bool = False
    listed: bool = False
    searchable: bool = False
    personal: bool = False
    withheld: bool = False
    computed: bool = False
    width: int = 24
    max_length: int = 0
    low: Any = None
    high: Any = None
    decimals: int = 0
    unit: str = ""
    choices: tuple[Choice, ...] = ()
    target: str = ""
    past: bool = False
    default: Any = None
    row_type: Any = None
    source: str = ""

    @property
    def is_sortable(self) -> bool:
        """True where a list may be ordered by this field (it then has an index)."""
        return self.listed and self.type not in _UNSORTED

    def choice(self, code: str | None) -> Choice | None:
        """The choice with this code, or None when the code is not (or no longer) in the list."""
        return next((choice for choice in self.choices if choice.code == code), None)

    @property
    def row_specs(self) -> tuple[FieldSpec, ...]:
        """The columns of a rows field."""
        return specs_of(self.row_type) if self.row_type else ()


def _make(type_: FieldType, label: str, *, empty: Any, options: Mapping[str, Any]) -> Any:
    spec = FieldSpec(key="", type=type_, label=label, **options)
    value = empty if spec.default is None else spec.default
    return dataclasses.field(default=value, metadata={_SPEC: spec})


def text(label: str, *, max_length: int = 200, **options: Any) -> Any:
    """One line of text of at most max_length characters."""
    return _make(FieldType.TEXT, label, empty="", options={"max_length": max_length, "width": 40, **options})


def long_text(label: str, *, max_length: int = 20_000, **options: Any) -> Any:
    """Text of several lines."""
    return _make(FieldType.LONG_TEXT, label, empty="", options={"max_length": max_length, "width": 80, **options})


def person(label: str, *, max_length: int = 120, **options: Any) -> Any:
    """Full name of one person; sorted by the given name (last word)."""
    return _make(FieldType.PERSON, label, empty="", options={"max_length": max_length, "width": 32, **options})


def phone(label: str, **options: Any) -> Any:
    """Telephone number, kept as digits."""
    return _make(FieldType.PHONE, label, empty="", options={"max_length": 15, "width": 14, **options})


def identity(label: str, **options: Any) -> Any:
    """Number of an identity paper, kept as text (leading zeros)."""
    return _make(FieldType.IDENTITY, label, empty="", options={"max_length": 20, "width": 16, **options})


def pick(label: str, *, target: str, max_length: int = 200, **options: Any) -> Any:
    """Words chosen from a look-up list of the office (target: key in LISTS) or typed anew; the words are kept."""
    options = {"target": target, "max_length": max_length, "width": 32, **options}
    return _make(FieldType.PICK, label, empty="", options=options)


def day(label: str, *, past: bool = False, **options: Any) -> Any:
    """A calendar day; ``past`` refuses days after today."""
    return _make(FieldType.DAY, label, empty=None, options={"past": past, "width": 12, **options})


def time_of_day(label: str, **options: Any) -> Any:
    """Hour and minute, local time."""
    return _make(FieldType.TIME, label, empty=None, options={"width": 7, **options})


def choice(label: str, *choices: Choice, **options: Any) -> Any:
    """One of a fixed list of codes. A stored code that is no longer listed is kept and shown as it is."""
    return _make(FieldType.CHOICE, label, empty=None, options={"choices": choices, "width": 28, **options})


def count(label: str, *, low: int = 0, high: int = 1_000_000, **options: Any) -> Any:
    """A whole number of people, papers, meetings; low and high are both allowed."""
    return _make(FieldType.COUNT, label, empty=None, options={"low": low, "high": high, "width": 9, **options})


def year(label: str, *, low: int = 1990, high: int = 2100, **options: Any) -> Any:
    """A calendar year."""
    return _make(FieldType.YEAR, label, empty=None, options={"low": low, "high": high, "width": 6, **options})


def money(label: str, *, low: int = 0, high: int = 10**15, **options: Any) -> Any:
    """Whole đồng."""
    options = {"low": low, "high": high, "width": 18, "unit": "đồng", **options}
    return _make(FieldType.MONEY, label, empty=None, options=options)


def amount(label: str, *, decimals: int = 2, low: int = 0, high: int = 10**12, **options: Any) -> Any:
    """A quantity with at most ``decimals`` decimal places (m², km, ngày công)."""
    options = {"decimals": decimals, "low": low, "high": high, "width": 14, **options}
    return _make(FieldType.AMOUNT, label, empty=None, options=options)


def flag(label: str, **options: Any) -> Any:
    """Yes or no; not given is no."""
    return _make(FieldType.FLAG, label, empty=False, options={"width": 4, **options})


def ref(label: str, *, target: str, **options: Any) -> Any:
    """A link to one record of another (or the same) kind: matters are linked, never persons."""
    return _make(FieldType.REF, label, empty=None, options={"target": target, "width": 40, **options})


def rows(label: str, row_type: type[Any], **options: Any) -> Any:
    """A small table inside the record; low and high bound the number of rows."""
    options = {"row_type": row_type, "low": 0, "high": 500, "width": 80, **options}
    return _make(FieldType.ROWS, label, empty=(), options=options)


class Record:
    """Base of all record and row classes; made by ``@record`` or ``@row``.

    It is what a frozen, keyword-only dataclass would be, said once: generating these methods for every class was a
    fifth of the program's start.
    """

    _specs: tuple[FieldSpec, ...] = ()
    _defaults: Mapping[str, Any] = {}

    def __init__(self, **values: Any) -> None:
        if not values.keys() <= self._defaults.keys():
            unknown = ", ".join(sorted(values.keys() - self._defaults.keys()))
            raise TypeError(f"{type(self).__name__} has no field {unknown}")
        self.__dict__.update(self._defaults)
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: object) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash(tuple(self.__dict__.values()))

    def __repr__(self) -> str:
        given = ", ".join(f"{key}={value!r}" for key, value in self.__dict__.items())
        return f"{type(self).__name__}({given})"


@dataclass_transform(
    kw_only_default=True,
    frozen_default=True,
    field_specifiers=(
        text,
        long_text,
        person,
        phone,
        identity,
        pick,
        day,
        time_of_day,
        choice,
        count,
        year,
        money,
        amount,
        flag,
        ref,
        rows,
    ),
)
def record(cls: type[_T]) -> type[_T]:
    """Make a record class: frozen, keyword-only, every field with a default and a FieldSpec."""
    made = dataclass(init=False, repr=False, eq=False, kw_only=True)(cls)
    for item in dataclasses.fields(made):  # type: ignore[arg-type]  # made is a dataclass by the line above
        if _SPEC not in item.metadata:
            raise TypeError(f"{cls.__name__}.{item.name} is not made by a field maker")
    made._specs = tuple(  # type: ignore[attr-defined]  # read by specs_of alone
        dataclasses.replace(item.metadata[_SPEC], key=item.name)
        for item in dataclasses.fields(made)  # type: ignore[arg-type]
    )
    made._defaults = {spec.key: getattr(made, spec.key) for spec in specs_of(made)}  # type: ignore[attr-defined]
    return made


row = record
"""Rows inside a record are declared just like records."""


def specs_of(record_type: type[Any]) -> tuple[FieldSpec, ...]:
    """The FieldSpecs of a record class, in the order they are declared."""
    specs: tuple[FieldSpec, ...] = record_type._specs
    return specs


def spec_of(record_type: type[Any], key: str) -> FieldSpec:
    """The FieldSpec of one field; KeyError when there is none."""
    for spec in specs_of(record_type):
        if spec.key == key:
            return spec
    raise KeyError(key)


def is_given(value: object) -> bool:
    """True when a field holds something: None, "", () and False are nothing."""
    return value is not None and value != "" and value != () and value is not False
