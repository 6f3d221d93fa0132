"""Reads a bar code back from the pixels of a rendered page, by the table of Code 128 (ISO/IEC 15417)."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby

import pypdfium2
from PIL import Image
from reportlab.graphics.barcode import code128

_STARTS = {103: "A", 104: "B", 105: "C"}
_SWITCHES = {99: "C", 100: "B", 101: "A"}
_STOP = 106
_CODES: dict[str, int] = {pattern: code for code, pattern in vars(code128)["_patterns"].items()}


def page_picture(pdf: bytes, *, dots_per_inch: int = 300) -> Image.Image:
    """The first page in black and white."""
    document = pypdfium2.PdfDocument(pdf)
    picture: Image.Image = (
        document[0].render(scale=dots_per_inch / 72).to_pil().convert("L").point(lambda grey: 255 * (grey > 128))
    )
    document.close()
    return picture


def png_picture(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("L")


def read_barcode(picture: Image.Image) -> str:
    """The text of the only bar code: the line of pixels with the most changes is read."""
    lines = (list(picture.crop((0, y, picture.width, y + 1)).tobytes()) for y in range(0, picture.height, 4))
    runs = max((_runs(line) for line in lines), key=len)
    return _text(_symbols(runs))


def _runs(line: list[int]) -> list[int]:
    """Widths of bars and spaces from the first bar to the last one."""
    runs = [(value, len(list(same))) for value, same in groupby(line)]
    while runs and runs[0][0]:
        runs = runs[1:]
    while runs and runs[-1][0]:
        runs = runs[:-1]
    return [length for _, length in runs]


def _symbols(runs: list[int]) -> list[int]:
    """Values of the symbols; each has three bars and three spaces, the last one a bar more."""
    module = sum(runs[:6]) / 11
    symbols = []
    for start in range(0, len(runs) - 1, 6):
        size = 7 if start + 7 == len(runs) else 6
        widths = [round(run / module) for run in runs[start : start + size]]
        letters = (chr(ord("a") + width - 1) for width in widths)
        pattern = "".join(letter if index % 2 else letter.upper() for index, letter in enumerate(letters))
        symbols.append(_CODES[pattern])
    return symbols


def _text(symbols: list[int]) -> str:
    start, *data, check, stop = symbols
    assert stop == _STOP
    assert check == (start + sum(place * value for place, value in enumerate(data, start=1))) % 103
    alphabet, text = _STARTS[start], ""
    for value in data:
        if value in _SWITCHES and not (value == 99 and alphabet == "C"):
            alphabet = _SWITCHES[value]
        elif alphabet == "C":
            text += f"{value:02}"
        else:
            text += chr(value + 32)
    return text
