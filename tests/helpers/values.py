"""Strategies that make raw values and records from FieldSpecs alone."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from desktop_app.domain.fields import FieldSpec, FieldType, is_given, specs_of
from desktop_app.domain.text import normalize_line, normalize_text

_WORDS = (
    "đất", "Đất", "hoà", "hòa", "thủy", "thuỷ", "quý", "An", "Án", "Ắng", "người", "nguoi", "Đường", "duong", "57",
    "2026", "a", "ơ", "ước", "giặt", "x\u0301", "🙂", "§", "'); --", "%", "*", '"', "\\", "ß", "İ", "№",
)  # fmt: skip
_anything = st.text(max_size=30)
_sentences = st.lists(st.sampled_from(_WORDS), max_size=6).map(" ".join)
texts = st.one_of(_sentences, _anything)
"""Texts as people type them, and any others."""


def value_of(spec: FieldSpec, *, today: date) -> st.SearchStrategy[Any]:
    """Values the field may hold, in the form in which they are stored."""
    maker = _MAKERS.get(spec.type)
    made: st.SearchStrategy[Any]
    if maker is not None:
        made = maker
    elif spec.type is FieldType.DAY:
        made = st.dates(date(1900, 1, 1), today if spec.past else date(2100, 12, 31))
    elif spec.type is FieldType.CHOICE:
        made = st.sampled_from([choice.code for choice in spec.choices])
    elif spec.type.is_integer:
        made = st.integers(spec.low, spec.high)
    elif spec.type is FieldType.AMOUNT:
        made = amounts(low=spec.low, high=spec.high, decimals=spec.decimals)
    elif spec.type is FieldType.ROWS:
        line = records_of(spec.row_type, today=today).filter(_holds_something)
        return st.lists(line, max_size=4).map(tuple)
    else:
        clean = normalize_text if spec.type is FieldType.LONG_TEXT else normalize_line
        made = texts.map(lambda text: clean(text)[: spec.max_length]).map(clean)
    if spec.required:
        return made.filter(is_given)
    empty = "" if spec.type.is_text else False if spec.type is FieldType.FLAG else None
    return st.one_of(st.just(empty), made)


def records_of(record_type: type[Any], *, today: date) -> st.SearchStrategy[Any]:
    """Records whose every field holds what parse could have made of something typed."""
    return st.builds(record_type, **{spec.key: value_of(spec, today=today) for spec in specs_of(record_type)})


def amounts(*, low: int, high: int, decimals: int) -> st.SearchStrategy[Decimal]:
    """Decimal numbers in the form in which they are stored."""
    scale = 10**decimals
    return st.integers(low * scale, high * scale).map(lambda number: canonical(Decimal(number) / scale))


def canonical(value: Decimal) -> Decimal:
    """Without zeros behind the comma and without an exponent."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _holds_something(line: Any) -> bool:
    return any(is_given(getattr(line, spec.key)) for spec in specs_of(type(line)))


_MAKERS: dict[FieldType, st.SearchStrategy[Any]] = {
    FieldType.PHONE: st.from_regex(r"0[35789][0-9]{8}", fullmatch=True, alphabet="0123456789"),
    FieldType.IDENTITY: st.from_regex(r"[0-9]{12}|[0-9]{9}", fullmatch=True, alphabet="0123456789"),
    FieldType.TIME: st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    FieldType.FLAG: st.booleans(),
    FieldType.REF: st.uuids().map(str),
}
