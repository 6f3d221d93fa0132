"""Doubts that follow from the types of fields alone: identity and telephone numbers that look wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from desktop_app.domain import identity
from desktop_app.domain.errors import Problem
from desktop_app.domain.fields import FieldSpec, FieldType, specs_of


def soft_problems(record: Any, *, prefix: str = "") -> list[Problem]:
    """Warnings that follow from the types alone: doubtful identity and telephone numbers."""
    found: list[Problem] = []
    record_type: Any = type(record)
    for spec in _doubted(record_type):
        value = getattr(record, spec.key)
        if spec.type is FieldType.ROWS:
            for index, item in enumerate(value):
                found += soft_problems(item, prefix=f"{prefix}{spec.key}[{index}].")
            continue
        judge = _DOUBTS.get(spec.type)
        sentence = judge(value) if judge and value else None
        if sentence:
            found.append(Problem(f"{prefix}{spec.key}", sentence, code=f"doubtful_{spec.type.value}"))
    return found


@cache
def _doubted(record_type: Any) -> tuple[FieldSpec, ...]:
    """The fields whose values may be doubtful, and those that hold rows."""
    return tuple(spec for spec in specs_of(record_type) if spec.type is FieldType.ROWS or spec.type in _DOUBTS)


_DOUBTS: Mapping[FieldType, Callable[[str], str | None]] = {
    FieldType.IDENTITY: identity.identity_warning,
    FieldType.PHONE: identity.phone_warning,
}
