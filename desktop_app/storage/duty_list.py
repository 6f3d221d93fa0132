"""Reads the duties counted by the year from the folder of resources."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from desktop_app.domain.duties import Duty
from desktop_app.domain.query import Condition, Operator

_FILE = "duties.toml"


@cache
def load_duties(resources: Path) -> tuple[Duty, ...]:
    """The duties kept in `resources`/law/duties.toml, in the order of the file; read once.

    Raises:
        OSError: The file is missing; the installation is damaged.
        ValueError: The file holds something else.
    """
    data = tomllib.loads((resources / "law" / _FILE).read_text(encoding="utf-8"))
    try:
        return tuple(_duty(item) for item in data["duty"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"law/{_FILE}: {error}") from error


def _duty(item: Mapping[str, Any]) -> Duty:
    values = {key: value for key, value in item.items() if key not in ("where", "not", "entries", "verified")}
    counted = [*_conditions(item.get("where", {})), *_conditions(item.get("not", {}), Operator.NONE_OF)]
    return Duty(
        conditions=tuple(counted),
        entries=tuple(_conditions(item.get("entries", {}))),
        is_verified=bool(item["verified"]),
        **values,
    )


def _conditions(item: Mapping[str, Any], operator: Operator = Operator.ONE_OF) -> Iterator[Condition]:
    for field, value in item.items():
        if isinstance(value, bool):
            yield Condition(field, Operator.GIVEN if value else Operator.EMPTY)
        else:
            yield Condition(field, operator, tuple(value))
