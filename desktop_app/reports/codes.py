"""QR and bar codes as dark and light places, for whatever draws them."""

from collections.abc import Iterator
from typing import Any

from reportlab.graphics.barcode.code128 import Code128
from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel

_LONGEST_QR = 2000
QUIET_MODULES = 10
"""Light modules that a bar code needs on either side (ISO/IEC 15417)."""


def qr_rows(text: str) -> list[list[bool]]:
    """The modules of a QR code from the top, True where dark, without its quiet zone.

    Raises:
        ValueError: The text is longer than 2,000 bytes.
    """
    encoded = text.encode()
    if len(encoded) > _LONGEST_QR:
        raise ValueError(f"{len(encoded)} bytes are too long for a QR code")
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(QR8bitByte(encoded))
    code.make()
    rows: list[list[bool]] = code.modules
    return [[bool(dark) for dark in row] for row in rows]


def bar_modules(text: str) -> list[bool]:
    """The modules of a Code 128 bar code from the left, True where dark, without its quiet zones.

    Args:
        text: ASCII.
    """
    code: Any = Code128(text)
    code.validate()
    code.encode()
    # One letter per bar (capital) and space (small); its place in the alphabet is its width.
    return [letter.isupper() for letter in code.decompose() for _ in range(ord(letter.lower()) - ord("a") + 1)]


def dark_runs(modules: list[bool]) -> Iterator[tuple[int, int]]:
    """Where the dark places of one row start and how long they are."""
    start = 0
    while start < len(modules):
        end = start
        while end < len(modules) and modules[end]:
            end += 1
        if end > start:
            yield start, end - start
        start = end + 1
