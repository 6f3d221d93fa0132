"""Which cells of a table are numbers, and the formats that show them the Vietnamese way."""

import re
from dataclasses import dataclass
from decimal import Decimal

from desktop_app.domain.document import Align, Row, RowStyle, Table
from desktop_app.domain.formats import parse_decimal

_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d*)(?:,\d+)?%?")
_DASHES = ("", "-", "–", "—")
_MOST_DIGITS = 15  # what a spreadsheet keeps of a number

# Points are written as letters between the digits: a machine set to English would show commas otherwise.
_THOUSANDS = r"[>=1000000]0\.000\.000;[>=1000]0\.000;0"
_BILLIONS = r"[>=1000000000]0\.000\.000\.000;[>=1000000]0\.000\.000;0"
_NEGATIVE = ((10**9, r"0\.000\.000\.000"), (10**6, r"0\.000\.000"), (10**3, r"0\.000"), (0, "0"))


@dataclass(frozen=True)
class Number:
    """A number as a spreadsheet keeps it, and the format that shows it as it was written.

    The sign before decimals is the one that the machine is set to; no format can name another.
    """

    value: float
    shown: str


def read_number(text: str) -> Number | None:
    """The number that a cell says ("1.234", "-5", "12,50", "99,08%"); None for anything else.

    Codes with leading zeros, numbers with a plus sign and those longer than a spreadsheet can keep are texts.
    """
    if not _NUMBER.fullmatch(text) or sum(map(str.isdigit, text)) > _MOST_DIGITS:
        return None
    value = parse_decimal(text.removesuffix("%"))
    if value is None:
        return None
    decimals = len(text.removesuffix("%").partition(",")[2])
    if text.endswith("%"):
        return Number(float(value / 100), f"0.{'0' * decimals}%" if decimals else "0%")
    if decimals:
        return Number(float(value), f"#,##0.{'0' * decimals}")
    is_grouped = "." in text or abs(value) < 1000
    return Number(int(value), _grouped(value) if is_grouped else "0")


def _grouped(value: Decimal) -> str:
    if value < 0:
        shown = next(shown for least, shown in _NEGATIVE if -value >= least)
        return f"{shown};-{shown}"
    return _THOUSANDS if value < 10**9 else _BILLIONS


def numeric_columns(table: Table) -> list[bool]:
    """Whether the cells of each column may become numbers.

    Columns set to the right are read cell by cell. Centred ones hold running numbers and counts, but codes, days and
    ticks as well: they are numeric only if all that stands in them is.
    """
    columns: list[set[str]] = [set() for _ in table.columns]
    for row in table.rows:
        cells = row.cells if isinstance(row, Row) else row
        if not isinstance(row, Row) or row.style is not RowStyle.GROUP:
            for found, cell in zip(columns, cells, strict=True):
                found.add(cell)
    return [
        column.align is Align.RIGHT
        or (column.align is Align.CENTER and all(text in _DASHES or read_number(text) for text in texts))
        for column, texts in zip(table.columns, columns, strict=True)
    ]
