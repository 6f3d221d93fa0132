"""Reads a made DOCX back: the XML of its parts, paragraphs and tables as a word processor would find them."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.oxml.parser import parse_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
V = "{urn:schemas-microsoft-com:vml}"
TWIPS_PER_MM = 1440 / 25.4

Element = Any
"""An element of lxml, which publishes no types."""


@dataclass(frozen=True)
class ReadDocx:
    content: bytes

    @cached_property
    def word(self) -> WordDocument:
        """As python-docx sees it."""
        return docx.Document(BytesIO(self.content))

    @cached_property
    def zip(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(BytesIO(self.content))

    def part(self, name: str) -> Element:
        return parse_xml(self.zip.read(name))

    @cached_property
    def body(self) -> Element:
        [body] = self.part("word/document.xml")
        return body

    @property
    def tables(self) -> list[ReadTable]:
        return [ReadTable(table) for table in self.body.iter(f"{W}tbl")]

    @property
    def paragraphs(self) -> list[ReadParagraph]:
        """All of them, those in tables too, in order; without the empty ones that only leave room."""
        return [found for item in self.body.iter(f"{W}p") if (found := ReadParagraph(item)).text]

    def paragraph(self, beginning: str) -> ReadParagraph:
        """The only one that begins so."""
        [found] = [item for item in self.paragraphs if item.text.startswith(beginning)]
        return found

    def edges(self, name: str) -> list[str]:
        """Names of the header or footer parts that exist, by "header" or "footer"."""
        return sorted(part for part in self.zip.namelist() if part.startswith(f"word/{name}"))


@dataclass(frozen=True)
class ReadParagraph:
    element: Element

    @property
    def text(self) -> str:
        signs = {f"{W}br": "\n", f"{W}tab": "\t"}
        return "".join(
            node.text or "" if node.tag == f"{W}t" else signs[node.tag]
            for node in self.element.iter(f"{W}t", f"{W}br", f"{W}tab")
            if node.tag == f"{W}t" or node.getparent().tag == f"{W}r"
        )

    def measure(self, name: str, attribute: str) -> str | None:
        """An attribute of a property, such as ("spacing", "after")."""
        found = self.element.find(f"{W}pPr/{W}{name}")
        return None if found is None else found.get(f"{W}{attribute}")

    def has(self, name: str) -> bool:
        return self.element.find(f"{W}pPr/{W}{name}") is not None

    @property
    def faces(self) -> list[tuple[str, float, bool, bool]]:
        """Text, size in points, bold and italic of each run."""
        return [
            (
                "".join(part.text or "" for part in run.iter(f"{W}t")),
                int(run.find(f"{W}rPr/{W}sz").get(f"{W}val")) / 2,
                run.find(f"{W}rPr/{W}b") is not None,
                run.find(f"{W}rPr/{W}i") is not None,
            )
            for run in self.element.iter(f"{W}r")
            if run.find(f"{W}t") is not None
        ]


@dataclass(frozen=True)
class ReadCell:
    element: Element

    @property
    def text(self) -> str:
        return "\n".join(text for item in self.element.iter(f"{W}p") if (text := ReadParagraph(item).text))

    @property
    def paragraphs(self) -> list[ReadParagraph]:
        return [ReadParagraph(item) for item in self.element.iter(f"{W}p")]

    @property
    def width(self) -> int:
        return int(self.element.find(f"{W}tcPr/{W}tcW").get(f"{W}w"))

    @property
    def span(self) -> int:
        found = self.element.find(f"{W}tcPr/{W}gridSpan")
        return 1 if found is None else int(found.get(f"{W}val"))

    @property
    def merge(self) -> str:
        found = self.element.find(f"{W}tcPr/{W}vMerge")
        return "" if found is None else found.get(f"{W}val")


@dataclass(frozen=True)
class ReadTable:
    element: Element

    @property
    def widths(self) -> list[int]:
        return [int(column.get(f"{W}w")) for column in self.element.iter(f"{W}gridCol")]

    @property
    def rows(self) -> list[list[ReadCell]]:
        return [[ReadCell(cell) for cell in row.iter(f"{W}tc")] for row in self.element.iter(f"{W}tr")]

    @property
    def header_rows(self) -> int:
        """Rows that each page repeats."""
        return sum(row.find(f"{W}trPr/{W}tblHeader") is not None for row in self.element.iter(f"{W}tr"))

    @property
    def is_ruled(self) -> bool:
        return self.element.find(f"{W}tblPr/{W}tblBorders") is not None
