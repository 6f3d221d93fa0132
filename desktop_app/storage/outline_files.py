"""Outlines of periodic reports as files: those shipped, and one that a province hands down or an office gives away."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from desktop_app.domain.outline_data import OutlineProblem, read_outline
from desktop_app.domain.outlines import Outline

FOLDER = "outlines"
FORMAT = "so-dan-van/khung-bao-cao"
"""Said in every file that is given away, under ``format``; files without it are read too."""
_MOST_BYTES = 2_000_000


def load_outlines(resources: Path) -> tuple[Outline, ...]:
    """The shipped outlines, by the names of their files.

    Raises:
        OSError: A file cannot be read.
        ValueError: A file is no outline; the message names it.
    """
    files = sorted((resources / FOLDER).glob("*.toml"))
    return _load(tuple((path, path.stat().st_mtime_ns) for path in files))


@cache
def _load(files: tuple[tuple[Path, int], ...]) -> tuple[Outline, ...]:
    found: list[Outline] = []
    for path, _ in files:
        try:
            found.append(read_outline(tomllib.loads(path.read_text(encoding="utf-8"))))
        except ValueError as error:
            raise ValueError(f"{path.name}: {error}") from error
    return tuple(found)


def read_file(path: Path) -> Outline:
    """The outline in a TOML file (``.toml``) or a JSON file (any other name).

    Raises:
        OSError: The file cannot be read.
        OutlineProblem: It holds no outline.
    """
    if path.stat().st_size > _MOST_BYTES:
        raise OutlineProblem("Tệp quá lớn, không phải khung báo cáo.")
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
        data: Any = tomllib.loads(text) if path.suffix.lower() == ".toml" else json.loads(text)
    except (ValueError, RecursionError) as error:
        raise OutlineProblem("Tệp không phải khung báo cáo dạng JSON hoặc TOML.") from error
    if not isinstance(data, dict):
        raise OutlineProblem("Tệp không phải khung báo cáo.")
    if data.pop("format", FORMAT) != FORMAT:
        raise OutlineProblem("Tệp này của phần khác, không phải khung báo cáo.")
    return read_outline(data)


def file_bytes(data: Mapping[str, Any]) -> bytes:
    """The JSON file of an outline's plain data."""
    return (json.dumps({"format": FORMAT, **data}, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
