"""Reads the statutory terms from the folder of resources."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from desktop_app.domain.deadlines import DeadlineRule, RuleBook, Unit

_NAMES = {"before": "is_before", "extension": "extension_days", "verified": "is_verified"}


@cache
def load_rules(resources: Path) -> RuleBook:
    """The rules kept in `resources`/law/deadlines.toml; read at the first call, then kept.

    Raises:
        OSError: The file is missing; the installation is damaged.
        ValueError: The file holds something else.
    """
    text = (resources / "law" / "deadlines.toml").read_text(encoding="utf-8")
    try:
        return RuleBook(_rule(item) for item in tomllib.loads(text)["rule"])
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"law/deadlines.toml: {error}") from error


def _rule(item: dict[str, Any]) -> DeadlineRule:
    values = {_NAMES.get(key, key): value for key, value in item.items()}
    return DeadlineRule(**{**values, "unit": Unit(values["unit"])})
