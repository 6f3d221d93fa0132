"""What the command line prints: lines and tables for people, one JSON value for machines, one line an error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.errors import AppError, Problem, RecordInvalid

_WIDEST = 48


@dataclass(frozen=True, slots=True)
class Output:
    """Where results and errors go.

    Attributes:
        is_json: Results and errors are one JSON value on standard output; errors also stand on standard error as text.
    """

    is_json: bool

    def result(self, value: Any, lines: Iterable[str]) -> None:
        """Print a result: the value as JSON, or the lines."""
        if self.is_json:
            print(json.dumps(value, ensure_ascii=False, indent=1))
            return
        for line in lines:
            print(line)

    def failure(self, error: AppError) -> None:
        """Print an error, every problem of a record on a line of its own."""
        problems = error.problems if isinstance(error, RecordInvalid) else (Problem("", error.message),)
        if self.is_json:
            print(json.dumps({"errors": [_problem_value(item) for item in problems]}, ensure_ascii=False, indent=1))
        for item in problems:
            print(problem_line(item), file=sys.stderr)


def problem_line(problem: Problem) -> str:
    """``dòng 3, received_on: Ngày 23/11/2026 chưa đến. …``"""
    place = ", ".join(part for part in (f"dòng {problem.line}" if problem.line else "", problem.field) if part)
    sentence = " ".join(problem.sentence.split())
    return f"{place}: {sentence}" if place else sentence


def _problem_value(problem: Problem) -> dict[str, Any]:
    value: dict[str, Any] = {"field": problem.field, "message": problem.sentence}
    if problem.line is not None:
        value = {"line": problem.line, **value}
    return {**value, "code": problem.code} if problem.code else value


def warning_lines(problems: Iterable[Problem]) -> None:
    """Say on standard error what was accepted though it deserves a second look."""
    for problem in problems:
        print(f"Lưu ý, {problem_line(problem)}", file=sys.stderr)


def widths_of(rows: Iterable[Sequence[str]], *, widest: int = _WIDEST) -> list[int]:
    """Width of each column in characters, at most ``widest``."""
    return [min(widest, max(map(len, cells))) for cells in zip(*rows, strict=True)]


def table_line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """One line of a table: cells padded to the widths, two spaces apart; longer ones are cut with "…"."""
    shown = (_cut(" ".join(cell.split()), width).ljust(width) for cell, width in zip(cells, widths, strict=True))
    return "  ".join(shown).rstrip()


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: max(0, width - 1)] + "…"


def table(rows: Sequence[Sequence[str]], *, widest: int = _WIDEST) -> list[str]:
    """All lines of a small table, heading first."""
    widths = widths_of(rows, widest=widest)
    return [table_line(row, widths) for row in rows]
