"""Tables of an office's own, and tables that count wrongly on purpose."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.tables import TableSpec
from desktop_app.services import table_figures


def own_circular(program_folder: Path) -> Path:
    """The folder of a new circular beside the program's own files; it has no tables yet."""
    folder = program_folder / "tables" / "tt-99-2027"
    folder.mkdir(parents=True)
    (folder / "circular.toml").write_text('name = "Thông tư 99/2027/TT-TTCP"', encoding="utf-8")
    return folder


def changed(text: str, *pairs_of: tuple[str, str]) -> str:
    """A table file with some of its texts replaced."""
    for before, after in pairs_of:
        assert before in text
        text = text.replace(before, after)
    return text


_FIND = table_figures.find_table


def tamper(monkeypatch: pytest.MonkeyPatch, key: str, code: str, **values: Any) -> None:
    """From now on a table counts one of its columns otherwise."""

    def find(wanted: str) -> TableSpec:
        spec = _FIND(wanted)
        if wanted != key:
            return spec
        return replace(
            spec, columns=tuple(replace(item, **values) if item.code == code else item for item in spec.columns)
        )

    monkeypatch.setattr(table_figures, "find_table", find)
