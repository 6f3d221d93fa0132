"""The pages people read, taken apart: prose, sections, tables; and the words that code and data files say."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs/huong-dan-su-dung.md"
ACCEPTANCE = ROOT / "docs/acceptance.md"
FILE_FORMAT = ROOT / "docs/file-format.md"
COMMAND_LINE = ROOT / "docs/command-line.md"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
PICTURES = ROOT / "docs/pictures"
LARGEST_PICTURE_BYTES = 150_000


def read(page: Path) -> str:
    """The page as text."""
    return page.read_text(encoding="utf-8")


def prose(page: Path) -> str:
    """The page without code, links' targets and comments."""
    text = re.sub(r"^```.*?^```", "", read(page), flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"`[^`\n]*`", "`", text)
    return re.sub(r"\]\([^)]*\)", "]", text)


def section(text: str, title: str) -> str:
    """What stands under a heading, up to the next one of the same level or above."""
    level = title.split(" ")[0]
    rest = text.split(f"\n{title}\n", 1)[1]
    return re.split(rf"^#{{1,{len(level)}}} ", rest, maxsplit=1, flags=re.MULTILINE)[0]


def table_rows(text: str) -> list[list[str]]:
    """The cells of all table rows but headings and rules."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    kept: list[list[str]] = []
    for number, line in enumerate(lines):
        is_rule = set(line) <= set("|-: ")
        is_heading = number + 1 < len(lines) and set(lines[number + 1]) <= set("|-: ")
        if not is_rule and not is_heading:
            kept.append([cell.strip() for cell in line.strip("|").split("|")])
    return kept


@cache
def trees(folder: str) -> tuple[ast.Module, ...]:
    """The parsed modules below a folder."""
    return tuple(ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / folder).rglob("*.py")))


@cache
def texts_of(folder: str) -> frozenset[str]:
    """Every string in the code below a folder, parts of f-strings one by one."""
    return frozenset(
        node.value
        for tree in trees(folder)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@cache
def texts_of_data() -> frozenset[str]:
    """Every string in the data files that say what is printed and counted."""
    files = sorted((ROOT / "resources").glob("*/**/*.toml"))
    return frozenset(text for path in files for text in _strings(tomllib.loads(path.read_text(encoding="utf-8"))))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)
