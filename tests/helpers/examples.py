"""Records for tests over every kind, made from the FieldSpecs alone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from desktop_app.domain.fields import FieldSpec, FieldType
from desktop_app.domain.kind import RecordKind, RuleContext
from desktop_app.domain.values import parse

TODAY = date(2026, 11, 22)


def example(kind: RecordKind, *, turn: int = 0, **fixed: Any) -> dict[str, Any]:
    """Raw values that the kind accepts, with as many fields filled as its rules allow.

    Where the rules refuse a value, that place is left empty; a required choice takes its next value instead.

    Args:
        turn: Which of several examples: choices, numbers and words differ; every fourth has all its flags set.
        fixed: Values that must stand in it.
    """
    raw = {spec.key: typical(spec, turn) for spec in kind.specs if not spec.computed} | fixed
    raw = {key: value for key, value in raw.items() if value is not None}
    for _ in range(3 * len(kind.specs)):
        wrong = hard_places(kind, raw)
        if not wrong:
            return raw
        if not _drop(kind, raw, [place for place in wrong if place.split("[")[0] not in fixed]):
            choices = [kind.spec(key) for key in wrong if key in raw and key not in fixed and kind.spec(key).choices]
            assert choices, f"{kind.key}: cannot make an example, {wrong}"
            _turn_on(choices[0], raw)
    raise AssertionError(f"{kind.key}: cannot make an example")


def _drop(kind: RecordKind, raw: dict[str, Any], wrong: list[str]) -> bool:
    """Leave the wrong places empty that may be; False when there is none."""
    dropped = False
    for place in wrong:
        key, _, inside = place.partition("[")
        if key not in raw or kind.spec(key).required:
            continue
        line, _, item = inside.partition("].")
        row = raw[key][int(line)] if inside and line.isdigit() else {}
        if item in row and not next(spec for spec in kind.spec(key).row_specs if spec.key == item).required:
            raw[key] = [*raw[key]]
            raw[key][int(line)] = {name: value for name, value in row.items() if name != item}
        else:
            del raw[key]
        dropped = True
    return dropped


def _turn_on(spec: FieldSpec, raw: dict[str, Any]) -> None:
    codes = [choice.code for choice in spec.choices]
    raw[spec.key] = codes[(codes.index(raw[spec.key]) + 1) % len(codes)]


def hard_places(kind: RecordKind, raw: dict[str, Any]) -> list[str]:
    """Fields, and places inside rows, that have hard problems."""
    record, problems = parse(kind.record_type, raw, today=TODAY)
    found = [*problems, *kind.rules(record, RuleContext(TODAY))]
    return [problem.field for problem in found if not problem.is_warning]


def typical(spec: FieldSpec, turn: int = 0) -> Any:
    """A value a person could type into the field; None for links, which need a record."""
    if spec.type is FieldType.CHOICE:
        return spec.choices[turn % len(spec.choices)].code
    if spec.type is FieldType.ROWS:
        return [{item.key: typical(item, turn) for item in spec.row_specs if item.type is not FieldType.REF}]
    if spec.type.is_integer or spec.type is FieldType.AMOUNT:
        low, high = spec.low or 0, spec.high if spec.high is not None else 100
        return str(min(high, max(low, 2026 if spec.type is FieldType.YEAR else 3 + turn)))
    return _TYPICAL[spec.type](turn)


_TYPICAL = {
    FieldType.TEXT: lambda turn: f"Đường thôn Đông {turn}",
    FieldType.LONG_TEXT: lambda turn: f"Đề nghị sửa đường, khơi cống.\nLần thứ {turn}.",
    FieldType.PERSON: lambda turn: ("Lường Thị Ánh", "Đặng Văn Ước", "Nguyễn Hữu Ắng")[turn % 3],
    FieldType.PHONE: lambda turn: f"09123456{turn % 100:02}",
    FieldType.IDENTITY: lambda turn: f"0190880012{turn % 100:02}",
    FieldType.PICK: lambda turn: f"Thôn Đông {turn}",
    FieldType.DAY: lambda turn: (TODAY - timedelta(days=30 - turn % 20)).strftime("%d/%m/%Y"),
    FieldType.TIME: lambda turn: "08:30",
    FieldType.FLAG: lambda turn: turn % 4 == 3,
    FieldType.REF: lambda turn: None,
}
