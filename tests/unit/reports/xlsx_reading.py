"""Reads a made XLSX back from its XML: cells with their kinds and formats, merged cells, what is printed."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from xml.etree import ElementTree as ET

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_BUILT_IN = {"0": "General", "1": "0", "9": "0%", "10": "0.00%", "4": "#,##0.00"}


@dataclass(frozen=True)
class ReadCell:
    """A cell; `number` is None in a text, and texts are "" in a number."""

    text: str
    number: float | None
    shown: str
    is_bold: bool
    align: str


@dataclass(frozen=True)
class ReadXlsx:
    content: bytes

    @cached_property
    def zip(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(BytesIO(self.content))

    def part(self, name: str) -> ET.Element:
        return ET.fromstring(self.zip.read(name))

    @cached_property
    def texts(self) -> list[str]:
        return ["".join(node.text or "" for node in item.iter(f"{_S}t")) for item in self.part("xl/sharedStrings.xml")]

    @cached_property
    def names(self) -> list[str]:
        return [sheet.get("name", "") for sheet in self.part("xl/workbook.xml").iter(f"{_S}sheet")]

    @cached_property
    def print_titles(self) -> list[str]:
        found = self.part("xl/workbook.xml").iter(f"{_S}definedName")
        return [item.text or "" for item in found if item.get("name") == "_xlnm.Print_Titles"]

    def sheet(self, number: int = 1) -> ReadSheet:
        return ReadSheet(self, self.part(f"xl/worksheets/sheet{number}.xml"))

    def looks(self, index: int) -> tuple[str, bool, str]:
        """Number format, bold, side of a cell format."""
        styles = self.part("xl/styles.xml")
        shape = styles.findall(f"{_S}cellXfs/{_S}xf")[index]
        font = styles.findall(f"{_S}fonts/{_S}font")[int(shape.get("fontId", "0"))]
        own = {item.get("numFmtId"): item.get("formatCode", "") for item in styles.iter(f"{_S}numFmt")}
        side = shape.find(f"{_S}alignment")
        key = shape.get("numFmtId", "0")
        return (
            own.get(key) or _BUILT_IN[key],
            font.find(f"{_S}b") is not None,
            "" if side is None else side.get("horizontal", ""),
        )


@dataclass(frozen=True)
class ReadSheet:
    book: ReadXlsx
    element: ET.Element

    @cached_property
    def cells(self) -> dict[str, ReadCell]:
        """By their places, such as "B7"; empty ones are left out."""
        found = {}
        for cell in self.element.iter(f"{_S}c"):
            value = cell.find(f"{_S}v")
            if value is not None:
                is_text = cell.get("t") == "s"
                text = self.book.texts[int(value.text or "")] if is_text else ""
                number = None if is_text else float(value.text or "")
                found[cell.get("r", "")] = ReadCell(text, number, *self.book.looks(int(cell.get("s", "0"))))
        return found

    @property
    def formulas(self) -> list[ET.Element]:
        return list(self.element.iter(f"{_S}f"))

    @property
    def merged(self) -> set[str]:
        return {cell.get("ref", "") for cell in self.element.iter(f"{_S}mergeCell")}

    def place(self, text: str) -> str:
        """Where the only cell with this text is."""
        [found] = [place for place, cell in self.cells.items() if cell.text == text]
        return found

    def row(self, number: int) -> list[str | float]:
        """What stands in a row, from the left."""
        return [
            cell.text if cell.number is None else cell.number
            for place, cell in self.cells.items()
            if re.fullmatch(rf"[A-Z]+{number}", place)
        ]

    def attribute(self, element: str, name: str) -> str | None:
        found = self.element.find(f".//{_S}{element}")
        return None if found is None else found.get(name)

    def words(self, element: str) -> str:
        found = self.element.find(f".//{_S}{element}")
        return "" if found is None else found.text or ""


def row_of(place: str) -> int:
    """The number of the row in "B7"."""
    return int(re.sub("[A-Z]", "", place))
