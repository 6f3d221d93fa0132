"""Reads the templates of working papers from the folder of resources."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from desktop_app.domain.document import HeadingStyle, Orientation, PageSize, ParagraphStyle
from desktop_app.domain.papers import (
    Conditions,
    PaperBlock,
    PaperCell,
    PaperField,
    PaperHeading,
    PaperTemplate,
    make_columns,
)

SHARED_FIELDS = "_fields.toml"
"""Fields that several papers ask for, by key; a paper names them, or changes some of their parts."""

_FIELD_PARTS = {"default": "value", "long": "is_long", "secret": "is_secret"}
_BLOCK_PARTS = {"height": "height_mm", "blank": "blank_rows", "codes": "has_codes"}


@cache
def load_papers(resources: Path) -> tuple[PaperTemplate, ...]:
    """The templates kept in `resources`/papers in their order; read at the first call, then kept.

    Raises:
        OSError: The folder is missing; the installation is damaged.
        ValueError: A file holds something else.
    """
    folder = resources / "papers"
    shared = tomllib.loads((folder / SHARED_FIELDS).read_text(encoding="utf-8"))
    papers = [read_paper(path, shared) for path in sorted(folder.glob("*.toml")) if path.name != SHARED_FIELDS]
    return tuple(sorted(papers, key=lambda paper: (paper.order, paper.key)))


def read_paper(path: Path, shared: Mapping[str, Mapping[str, Any]]) -> PaperTemplate:
    """The template of one file, whose key is the file's name.

    Raises:
        ValueError: The file holds something else; the message names it.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        values: dict[str, Any] = {
            **data,
            "kinds": tuple(data["kinds"]),
            "headings": tuple(_heading(item) for item in data.get("heading", ())),
            "when": tuple(_conditions(item) for item in data.get("when", ())),
            "usual": tuple(_conditions(item) for item in data.get("usual", ())),
            "fields": tuple(_field(item, shared) for item in data.get("fields", ())),
            "blocks": tuple(_block(item) for item in data["block"]),
            "page_size": PageSize(data.get("page_size", PageSize.A4.value)),
            "orientation": Orientation(data.get("orientation", Orientation.PORTRAIT.value)),
        }
        for name in ("heading", "block"):
            values.pop(name, None)
        return PaperTemplate(key=path.stem, **values)
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"papers/{path.name}: {error}") from error


def _conditions(item: Mapping[str, Any]) -> Conditions:
    return {key: value if isinstance(value, bool) else tuple(value) for key, value in item.items()}


def _heading(item: Mapping[str, Any]) -> PaperHeading:
    return PaperHeading(**{**item, "style": HeadingStyle(item["style"]), "when": _conditions(item.get("when", {}))})


def _field(item: str | Mapping[str, Any], shared: Mapping[str, Mapping[str, Any]]) -> PaperField:
    own = {"key": item} if isinstance(item, str) else item
    values = {**shared.get(own["key"], {}), **own}
    return PaperField(**{_FIELD_PARTS.get(key, key): value for key, value in values.items()})


def _block(item: Mapping[str, Any]) -> PaperBlock:
    values = {_BLOCK_PARTS.get(key, key): value for key, value in item.items()}
    for name, make in _MAKERS.items():
        if name in values:
            values[name] = make(values[name])
    return PaperBlock(**values)


def _cells(items: Iterable[Mapping[str, Any]]) -> tuple[PaperCell, ...]:
    return tuple(
        _cell({key: tuple(value) if isinstance(value, list) else value for key, value in item.items()})
        for item in items
    )


def _cell(values: dict[str, Any]) -> PaperCell:
    return PaperCell(**values)


_MAKERS: Mapping[str, Callable[[Any], Any]] = {
    "style": ParagraphStyle,
    "orientation": Orientation,
    "columns": make_columns,
    "cells": _cells,
    "needs": tuple,
    "lacks": tuple,
    "when": _conditions,
    "unless": _conditions,
}
