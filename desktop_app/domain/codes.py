"""Codes that a camera or a scanner reads from a paper."""

from dataclasses import dataclass

MAX_BARCODE = 40
"""Characters of a bar code; more would be too fine to be read from an A5 slip."""


@dataclass(frozen=True)
class QrCode:
    """A centred square code (ISO/IEC 18004, error correction M) with its caption beneath.

    Attributes:
        text: What a reader gets, UTF-8; at most 2,000 bytes.
        size_mm: Side of the square, the quiet zone not counted.
        caption: Centred line beneath; "" prints none.
    """

    text: str
    size_mm: float = 35.0
    caption: str = ""


@dataclass(frozen=True)
class Barcode:
    """A centred bar code (Code 128, ISO/IEC 15417) that a scanner at the counter types, with its caption beneath.

    Attributes:
        text: What the scanner types: 1 to MAX_BARCODE printable ASCII characters.
        height_mm: Height of the bars.
        caption: Centred line beneath; "" prints none.

    Raises:
        ValueError: The text is empty, too long or holds other characters.
    """

    text: str
    height_mm: float = 12.0
    caption: str = ""

    def __post_init__(self) -> None:
        if not (0 < len(self.text) <= MAX_BARCODE and self.text.isascii() and self.text.isprintable()):
            raise ValueError(f"not 1 to {MAX_BARCODE} printable ASCII characters: {self.text!r}")
