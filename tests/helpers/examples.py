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

    Args:
        turn: Which of several examples: choices, numbers and words differ; every fourth has all its flags set.
        fixed: Values that must stand in it.
    """
    raw = {spec.key: typical(spec, turn) for spec in kind.specs} | fixed
    raw = {key: value for key, value in raw.items() if value is not None}
    for _ in range(len(kind.specs) + 1):
        wrong = hard_fields(kind, raw)
        droppable = [key for key in wrong if key in raw and key not in fixed and not kind.spec(key).required]
        if not wrong:
            return raw
        assert droppable, f"{kind.key}: cannot make an example, {wrong}"
        raw = {key: value for key, value in raw.items() if key not in droppable}
    raise AssertionError(f"{kind.key}: cannot make an example")


def hard_fields(kind: RecordKind, raw: dict[str, Any]) -> list[str]:
    """Top-level keys of the fields that have hard problems."""
    record, problems = parse(kind.record_type, raw, today=TODAY)
    found = [*problems, *kind.rules(record, RuleContext(TODAY))]
    return [problem.field.split("[")[0] for problem in found if not problem.is_warning]


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
