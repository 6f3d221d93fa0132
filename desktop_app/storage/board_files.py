"""Reads the boards of the registers from the folder of resources."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from desktop_app.domain.boards import BoardSpec, ChartSpec, FigureSpec
from desktop_app.domain.charts import ChartKind


@cache
def load_boards(resources: Path) -> tuple[BoardSpec, ...]:
    """The boards kept in `resources`/boards, by the names of their files; read once.

    Raises:
        OSError: A file cannot be read; the installation is damaged.
        ValueError: A file holds something else; the message names it.
    """
    return tuple(_load(path) for path in sorted((resources / "boards").glob("*.toml")))


def _load(path: Path) -> BoardSpec:
    try:
        return _board(tomllib.loads(path.read_text(encoding="utf-8")))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"boards/{path.name}: {error}") from error


def _board(data: dict[str, Any]) -> BoardSpec:
    unknown = set(data) - {"kind", "figure", "chart"}
    if unknown:
        raise ValueError(f"unknown {', '.join(sorted(unknown))}")
    figures = tuple(FigureSpec(**item) for item in data["figure"])
    return BoardSpec(data["kind"], figures, _chart(data["chart"]) if "chart" in data else None)


def _chart(data: dict[str, Any]) -> ChartSpec:
    given = {key: value for key, value in data.items() if key not in ("kind", "category", "series")}
    categories = tuple((item["label"], tuple(item["cells"])) for item in data["category"])
    series = tuple(data.get("series", ("",)))
    return ChartSpec(kind=ChartKind(data["kind"]), categories=categories, series=series, **given)
