"""Reads working papers back as words, from the PDF and from the DOCX."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.table import Table as DocxTable
from docx.table import _Cell

from desktop_app.domain.document import Document
from desktop_app.reports.pdf import pdf_bytes
from tests.helpers.pdf_reading import read_pdf


def words(document: Document) -> str:
    """What the PDF says, in one line, runs of dots as one."""
    text = " ".join(line.text for page in read_pdf(pdf_bytes(document)) for line in page.lines)
    return " ".join(re.sub(r"\.{4,}", " .... ", text).split())


def docx_lines(path: Path) -> Iterator[str]:
    """Every text of a DOCX, the tables' cells included."""
    opened = docx.Document(str(path))
    for part in opened.iter_inner_content():
        if isinstance(part, DocxTable):
            yield from (cell.text for row in part.rows for cell in _cells(part, row))
        else:
            yield part.text


def _cells(table: DocxTable, row: Any) -> list[_Cell]:
    return [_Cell(tc, table) for tc in row._tr.tc_lst]


def counted(text: str) -> Counter[str]:
    """The words of a text without dots and signs, and how often each stands there."""
    return Counter(re.findall(r"[^\W_]+", text))
