"""Reads the standing duties of an office from the folder of resources: retention, allowance, national database."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from desktop_app.domain.allowance import AllowanceRules, Duty, Rate
from desktop_app.domain.national import NationalSheet
from desktop_app.domain.retention import RetentionRule


@cache
def load_retention(resources: Path) -> tuple[RetentionRule, ...]:
    """The rules kept in `resources`/law/retention.toml, in the order of the file; read once.

    Raises:
        OSError: The file is missing; the installation is damaged.
        ValueError: The file holds something else.
    """
    data = _read(resources, "retention.toml")
    try:
        return tuple(_retention(item) for item in data["rule"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"law/retention.toml: {error}") from error


def _retention(item: dict[str, Any]) -> RetentionRule:
    values = {"is_verified" if key == "verified" else key: value for key, value in item.items()}
    values["when"] = {field: tuple(codes) for field, codes in item.get("when", {}).items()}
    return RetentionRule(**values)


@cache
def load_allowance(resources: Path) -> AllowanceRules:
    """The duties and rates kept in `resources`/law/allowance.toml; read once.

    Raises:
        OSError: The file is missing; the installation is damaged.
        ValueError: The file holds something else, or two versions of a rate hold on one day.
    """
    data = _read(resources, "allowance.toml")
    try:
        duties = [
            Duty(item["kind"], item["day"], tuple(item["receivers"]), tuple(item["supporters"]))
            for item in data["duty"]
        ]
        return AllowanceRules(duties, [Rate(**item) for item in data["rate"]])
    except (KeyError, TypeError) as error:
        raise ValueError(f"law/allowance.toml: {error}") from error


@cache
def load_national(resources: Path) -> tuple[NationalSheet, ...]:
    """The sheets kept in `resources`/law/national.toml; read once.

    Raises:
        OSError: The file is missing; the installation is damaged.
        ValueError: The file holds something else.
    """
    data = _read(resources, "national.toml")
    try:
        return tuple(NationalSheet(item["kind"], item["tick"], tuple(item["fields"])) for item in data["sheet"])
    except (KeyError, TypeError) as error:
        raise ValueError(f"law/national.toml: {error}") from error


def _read(resources: Path, name: str) -> dict[str, Any]:
    return tomllib.loads((resources / "law" / name).read_text(encoding="utf-8"))
