"""Values of fields: read what a person typed, write them for people, for machines and for the form.

``parse`` judges what is entered and names every problem at once; ``load`` only minds types, so that a rule tightened
next year does not make last year's record unreadable; ``plain`` writes what ``parse`` gives back unchanged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from desktop_app.domain import formats, identity
from desktop_app.domain.errors import Problem
from desktop_app.domain.fields import FieldSpec, FieldType, is_given, specs_of
from desktop_app.domain.formats import FormatProblem
from desktop_app.domain.text import fold, normalize_line, normalize_text

_R = TypeVar("_R")
Raw = Mapping[str, Any]

_TOO_LARGE = 10**formats.MAX_DIGITS
_YES = frozenset({"1", "x", "co", "true", "yes", "v"})
_NO = frozenset({"", "0", "khong", "false", "no"})


# ---------------------------------------------------------------- entering


def parse(record_type: type[_R], raw: Raw, *, today: date, prefix: str = "") -> tuple[_R, list[Problem]]:
    """Read raw values into a record and say all that is wrong with them.

    Args:
        raw: Field key to what was typed: str, or the JSON value that ``plain`` writes; rows are lists of such mappings.
        today: Local day, for short dates and for days that must not lie in the future.
        prefix: Put before field keys in problems (rows: ``outcomes[2].``).

    Returns:
        The record (a field with a problem holds its empty value) and the hard problems, in field order.
    """
    specs = specs_of(record_type)
    made: Any = record_type
    values = dict(_empty_values(made))
    problems = [
        Problem(f"{prefix}{key}", f"Không có trường “{key}”. Xem tên các trường bằng lệnh fields.")
        for key in raw
        if key not in values
    ]
    for spec in specs:
        key = spec.key
        if spec.computed:
            continue
        if raw.get(key) is not None:
            values[key], found = _parse_field(spec, raw[key], today=today, place=f"{prefix}{key}")
            if found:
                problems += found
                if spec.type is not FieldType.ROWS:
                    continue
        if spec.required and not is_given(values[key]):
            problems.append(Problem(f"{prefix}{key}", f"Chưa nhập {_lower_first(spec.label)}."))
    return record_type(**values), problems


def _parse_field(spec: FieldSpec, given: Any, *, today: date, place: str) -> tuple[Any, list[Problem]]:
    if spec.type is FieldType.ROWS:
        return _parse_rows(spec, given, today=today, prefix=place)
    try:
        return _parse_one(spec, given, today=today), []
    except FormatProblem as problem:
        return _empty(spec), [Problem(place, problem.sentence)]


def _parse_rows(spec: FieldSpec, given: Any, *, today: date, prefix: str) -> tuple[tuple[Any, ...], list[Problem]]:
    if given in ("", ()):
        given = []
    if not isinstance(given, list | tuple) or not all(isinstance(item, Mapping) for item in given):
        return (), [Problem(prefix, f"{spec.label} phải là danh sách các dòng.")]
    problems: list[Problem] = []
    made: list[Any] = []
    for index in typed_lines(given):
        row, found = parse(spec.row_type, given[index], today=today, prefix=f"{prefix}[{index}].")
        made.append(row)
        problems += found
    if spec.high is not None and len(made) > spec.high:
        problems.append(
            Problem(prefix, f"{spec.label}: tối đa {formats.format_count(spec.high)} dòng, đang có {len(made)}.")
        )
    return tuple(made), problems


def typed_lines(given: Any) -> list[int]:
    """Which lines of a raw rows field count: those in which something is typed. The n-th row is made of the n-th."""
    if not isinstance(given, list | tuple):
        return []
    return [
        index
        for index, item in enumerate(given)
        if isinstance(item, Mapping) and any(_is_typed(value) for value in item.values())
    ]


def _is_typed(value: Any) -> bool:
    return bool(value.strip()) if isinstance(value, str) else is_given(value)


def _parse_one(spec: FieldSpec, given: Any, *, today: date) -> Any:
    value = _PARSERS[spec.type](spec, given, today)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        _check_range(spec, value)
    return value


def _as_text(given: Any) -> str:
    if isinstance(given, str):
        return given
    try:
        if isinstance(given, int | float | Decimal | date | time) and not isinstance(given, bool):
            return str(given)
    except ValueError as error:  # Python writes no whole numbers of more than 4,300 digits
        raise FormatProblem("Con số này quá lớn. Kiểm tra lại.") from error
    raise FormatProblem("Giá trị không đúng kiểu. Nhập chữ hoặc số.")


def _parse_text(spec: FieldSpec, given: Any, today: date) -> str:
    clean = normalize_text(_as_text(given)) if spec.type is FieldType.LONG_TEXT else normalize_line(_as_text(given))
    if spec.max_length and len(clean) > spec.max_length:
        limit, length = formats.format_count(spec.max_length), formats.format_count(len(clean))
        raise FormatProblem(
            f"Tối đa {limit} ký tự, đang có {length}. Rút gọn, hoặc chuyển phần chi tiết vào tệp đính kèm."
        )
    return clean


def _parse_day(spec: FieldSpec, given: Any, today: date) -> date | None:
    typed = date.isoformat(given) if isinstance(given, date) else _as_text(given)
    value = formats.parse_day(typed, today=today)
    if value is not None and spec.past and value > today:
        raise FormatProblem(f"Ngày {formats.format_day(value)} chưa đến. {spec.label} không sau hôm nay.")
    return value


def _parse_time(spec: FieldSpec, given: Any, today: date) -> time | None:
    return formats.parse_time(f"{given:%H:%M}" if isinstance(given, time) else _as_text(given))


def _parse_choice(spec: FieldSpec, given: Any, today: date) -> str | None:
    typed = normalize_line(_as_text(given))
    if not typed:
        return None
    if spec.choice(typed):
        return typed
    wanted = fold(typed)
    for item in spec.choices:
        if wanted and wanted in (fold(item.label), fold(item.short)):
            return item.code
    names = "; ".join(item.label for item in spec.choices)
    raise FormatProblem(f"“{typed[:60]}” không có trong danh mục {spec.label}. Chọn một trong: {names}.")


def _parse_number(reader: Callable[[str], Any]) -> Callable[[FieldSpec, Any, date], Any]:
    def read(spec: FieldSpec, given: Any, today: date) -> int | Decimal | None:
        if isinstance(given, bool):
            raise FormatProblem("Cần một con số.")
        if isinstance(given, float):
            given = Decimal(repr(given))
        value = given if isinstance(given, int | Decimal) else reader(_as_text(given))
        if value is not None and (not Decimal(value).is_finite() or abs(value) >= _TOO_LARGE):
            raise FormatProblem("Con số này quá lớn hoặc không phải là số. Kiểm tra lại.")
        if spec.type is FieldType.AMOUNT:
            return _exact(spec, value)
        if isinstance(value, Decimal):
            if value != value.to_integral_value():
                raise FormatProblem(f"{spec.label} là số nguyên, không có phần lẻ.")
            value = int(value)
        return value

    return read


def _exact(spec: FieldSpec, value: int | Decimal | None) -> Decimal | None:
    if value is None:
        return None
    number = Decimal(value)
    places = -int(number.normalize().as_tuple().exponent)
    if places > spec.decimals:
        raise FormatProblem(f"Tối đa {spec.decimals} chữ số sau dấu phẩy.")
    return number.quantize(Decimal(1)) if places <= 0 else number.normalize()


def _parse_flag(spec: FieldSpec, given: Any, today: date) -> bool:
    if isinstance(given, bool):
        return given
    word = fold(normalize_line(_as_text(given)))
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise FormatProblem(f"{spec.label}: nhập “có” hoặc “không”.")


def _parse_identity(spec: FieldSpec, given: Any, today: date) -> str:
    clean = _parse_text(spec, given, today)
    return identity.parse_identity(clean) if clean else ""


def _parse_phone(spec: FieldSpec, given: Any, today: date) -> str:
    clean = _parse_text(spec, given, today)
    return identity.parse_phone(clean) if clean else ""


def _parse_ref(spec: FieldSpec, given: Any, today: date) -> str | None:
    return normalize_line(_as_text(given)) or None


def _check_range(spec: FieldSpec, value: int | Decimal) -> None:
    show = str if spec.type is FieldType.YEAR else formats.format_decimal
    if spec.low is not None and value < spec.low:
        reason = "không được âm" if spec.low == 0 else f"nhỏ nhất là {show(spec.low)}"
        raise FormatProblem(f"{spec.label} {reason}.")
    if spec.high is not None and value > spec.high:
        raise FormatProblem(f"{spec.label} lớn nhất là {show(spec.high)}. Kiểm tra lại số vừa nhập.")


_PARSERS: Mapping[FieldType, Callable[[FieldSpec, Any, date], Any]] = {
    FieldType.TEXT: _parse_text,
    FieldType.LONG_TEXT: _parse_text,
    FieldType.PERSON: _parse_text,
    FieldType.PICK: _parse_text,
    FieldType.PHONE: _parse_phone,
    FieldType.IDENTITY: _parse_identity,
    FieldType.DAY: _parse_day,
    FieldType.TIME: _parse_time,
    FieldType.CHOICE: _parse_choice,
    FieldType.COUNT: _parse_number(formats.parse_count),
    FieldType.YEAR: _parse_number(formats.parse_count),
    FieldType.MONEY: _parse_number(formats.parse_money),
    FieldType.AMOUNT: _parse_number(formats.parse_decimal),
    FieldType.FLAG: _parse_flag,
    FieldType.REF: _parse_ref,
}
_EMPTY: Mapping[FieldType, Any] = {FieldType.FLAG: False, FieldType.ROWS: ()}


@cache
def _empty_values(record_type: Any) -> Mapping[str, Any]:
    return {spec.key: _empty(spec) for spec in specs_of(record_type)}


def _empty(spec: FieldSpec) -> Any:
    """What a field holds when nothing is given; its default is for new forms only."""
    return _EMPTY.get(spec.type, "" if spec.type.is_text else None)


# ---------------------------------------------------------------- for machines


def plain_value(spec: FieldSpec, value: Any) -> Any:
    """One value as JSON: days as ISO text, amounts as numbers, rows as lists of objects."""
    if spec.type is FieldType.ROWS:
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, Decimal):
        return _plain_number(value)
    return value


def _plain_number(value: Decimal) -> int | float | str:
    """As a JSON number where that says exactly the same, else as text."""
    if value == value.to_integral_value():
        return int(value)
    number = float(value)
    return number if Decimal(repr(number)) == value else f"{value:f}"


def plain(record: Any) -> dict[str, Any]:
    """The given values of a record as JSON values by field key; ``parse`` reads them back to the same record."""
    return {
        spec.key: plain_value(spec, getattr(record, spec.key))
        for spec in specs_of(type(record))
        if is_given(getattr(record, spec.key))
    }


def load(record_type: type[_R], stored: Mapping[str, Any]) -> _R:
    """A record from ``plain`` values without judging them; unknown keys are passed over.

    Raises:
        ValueError: A value has the wrong type altogether (text where a day should be).
    """
    return record_type(**{spec.key: load_value(spec, stored.get(spec.key)) for spec in specs_of(record_type)})


def load_value(spec: FieldSpec, value: Any) -> Any:
    """One stored value as the field's type; None becomes the empty value.

    Raises:
        ValueError: The value has the wrong type altogether.
    """
    if value is None:
        return _empty(spec)
    try:
        if spec.type is FieldType.ROWS:
            return tuple(load(spec.row_type, item) for item in _of_type(value, list, tuple))
        loader = _LOADERS.get(spec.type)
        if loader:
            return loader(value)
        return _of_type(value, int) if spec.type.is_integer else _of_type(value, str)
    except (TypeError, AttributeError, ArithmeticError) as error:
        raise ValueError(f"{spec.key}: {type(value).__name__}") from error


def _of_type(value: Any, *types: type[Any]) -> Any:
    if not isinstance(value, types):
        raise TypeError(type(value).__name__)
    return value


_LOADERS: Mapping[FieldType, Callable[[Any], Any]] = {
    FieldType.DAY: date.fromisoformat,
    FieldType.TIME: time.fromisoformat,
    FieldType.AMOUNT: lambda value: Decimal(str(value)),
    FieldType.FLAG: lambda value: bool(_of_type(value, bool, int)),
}


# ---------------------------------------------------------------- for people


def show(spec: FieldSpec, value: Any) -> str:
    """One value as people read it: 05/03/2026, 1.500.000, the words of a choice. Rows are counted. "" is not given."""
    if not is_given(value):
        return ""
    if spec.type is FieldType.CHOICE:
        known = spec.choice(value)
        return known.label if known else f"{value} (không còn trong danh mục)"
    if spec.type is FieldType.ROWS:
        return f"{len(value)} dòng"
    shower = _SHOWERS.get(spec.type)
    return shower(value) if shower else str(value)


def show_with_unit(spec: FieldSpec, value: Any) -> str:
    """Like ``show`` with the unit of measure behind it (``1.500.000 đồng``)."""
    shown = show(spec, value)
    return f"{shown} {spec.unit}" if shown and spec.unit else shown


def editable(spec: FieldSpec, value: Any) -> Any:
    """One value as the form's editor holds it; ``parse`` reads it back. Choices, refs and flags stay as they are."""
    if spec.type is FieldType.ROWS:
        return [{item.key: editable(item, getattr(line, item.key)) for item in spec.row_specs} for line in value]
    if spec.type in (FieldType.CHOICE, FieldType.REF, FieldType.FLAG):
        return value
    return show(spec, value)


def editable_values(record: Any) -> dict[str, Any]:
    """All values of a record as a form holds them."""
    return {spec.key: editable(spec, getattr(record, spec.key)) for spec in specs_of(type(record))}


_SHOWERS: Mapping[FieldType, Callable[[Any], str]] = {
    FieldType.DAY: formats.format_day,
    FieldType.TIME: formats.format_time,
    FieldType.COUNT: formats.format_count,
    FieldType.MONEY: formats.format_money,
    FieldType.AMOUNT: formats.format_decimal,
    FieldType.FLAG: lambda value: "Có" if value else "",
}


def changed_fields(before: Any, after: Any) -> Iterable[FieldSpec]:
    """Specs of the fields whose values differ between two records of one type."""
    return (spec for spec in specs_of(type(after)) if getattr(before, spec.key) != getattr(after, spec.key))


def _lower_first(label: str) -> str:
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
