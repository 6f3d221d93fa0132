"""Reads a made PDF back: words with their places in millimetres, fonts and sizes, lines of the grid."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pdfplumber

MM = 72 / 25.4

Char = dict[str, Any]
"""A letter as pdfplumber gives it."""


@dataclass(frozen=True, kw_only=True)
class ReadLine:
    """One printed line, or its part up to a wide gap; places in millimetres from the sheet's upper left corner."""

    text: str
    left: float
    right: float
    base: float
    font: str
    size: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, kw_only=True)
class ReadRule:
    """One straight line, in millimetres from the sheet's upper left corner."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def length(self) -> float:
        return self.right - self.left


@dataclass(frozen=True, kw_only=True)
class ReadPage:
    width: float
    height: float
    lines: tuple[ReadLine, ...]
    rules: tuple[ReadRule, ...]
    boxes: tuple[ReadRule, ...]

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def horizontal_rules(self) -> tuple[ReadRule, ...]:
        return tuple(rule for rule in self.rules if rule.bottom - rule.top < 0.1)

    def line(self, beginning: str) -> ReadLine:
        """The only line that begins so."""
        [found] = [line for line in self.lines if line.text.startswith(beginning)]
        return found


def read_pdf(content: bytes) -> list[ReadPage]:
    """The pages of a PDF. Lines come in the order in which they were drawn, which is how they are read aloud."""
    with pdfplumber.open(BytesIO(content)) as pdf:
        return [_read_page(page) for page in pdf.pages]


def _read_page(page: pdfplumber.page.Page) -> ReadPage:
    height = float(page.height)
    return ReadPage(
        width=float(page.width) / MM,
        height=height / MM,
        lines=tuple(_line(run, height) for run in _runs(page.chars)),
        rules=tuple(_rule(line) for line in page.lines),
        boxes=tuple(_rule(box) for box in page.rects),
    )


def _rule(shape: dict[str, float]) -> ReadRule:
    return ReadRule(left=shape["x0"] / MM, right=shape["x1"] / MM, top=shape["top"] / MM, bottom=shape["bottom"] / MM)


def _runs(chars: Iterable[Char]) -> Iterable[list[Char]]:
    """Letters of one font that follow each other on one base line."""
    run: list[Char] = []
    for char in chars:
        if run and not _continues(run[-1], char):
            yield run
            run = []
        run.append(char)
    if run:
        yield run


def _continues(last: Char, char: Char) -> bool:
    return (
        abs(last["matrix"][5] - char["matrix"][5]) < 0.01
        and abs(last["x1"] - char["x0"]) < char["size"] * 0.6
        and _face(last) == _face(char)
    )


def _face(char: Char) -> str:
    """Name of the font without the mark of its subset."""
    return str(char["fontname"]).split("+")[1]


def _line(run: list[Char], height: float) -> ReadLine:
    return ReadLine(
        text="".join(char["text"] for char in run),
        left=run[0]["x0"] / MM,
        right=run[-1]["x1"] / MM,
        base=(height - run[0]["matrix"][5]) / MM,
        font=_face(run[0]),
        size=round(run[0]["size"], 2),
    )
