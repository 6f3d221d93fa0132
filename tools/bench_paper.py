"""The petition book of thousands of rows as PDF, against the same text put straight on reportlab's canvas."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from desktop_app.domain.document import Document, Row, Table
from desktop_app.paths import resources_dir
from desktop_app.reports.styles import POINTS_PER_MM
from desktop_app.services import office_files, reporting
from tools.bench_data import open_bench
from tools.bench_measure import Result, in_turn

REPORT = "so-theo-doi-don"
FONT = "Liberation Serif"
SIZE, PITCH, PADDING, MARGIN = 10.0, 11.5, 2.5, 20 * POINTS_PER_MM


def measure_register(path: Path, *, runs: int) -> Result:
    """Drawing only: the document is gathered once before."""
    work = open_bench(path)
    document = reporting.build(work, REPORT)
    office_files.close_file(work)
    table = next(block for block in document.blocks if isinstance(block, Table))
    ours, plain = in_turn(lambda: reporting.pdf_bytes(document), plain_canvas(document), runs=runs)
    what = f"register of {len(table.rows):,} rows as PDF"
    return Result(what, "canvas with cached widths", ours, plain, 1.3, "s")


def plain_canvas(document: Document) -> Callable[[], bytes]:
    """A function that draws the document's table: wrapped lines and rules, nothing else."""
    table = next(block for block in document.blocks if isinstance(block, Table))
    pdfmetrics.registerFont(TTFont(FONT, str(resources_dir() / "fonts" / "LiberationSerif-Regular.ttf")))
    total = sum(column.width for column in table.columns)
    room = landscape(A4)[0] - 2 * MARGIN
    widths = [column.width * room / total for column in table.columns]
    rows = [row.cells if isinstance(row, Row) else row for row in table.rows]
    return lambda: _draw(rows, widths)


def _draw(rows: list[tuple[str, ...]], widths: list[float]) -> bytes:
    target = BytesIO()
    canvas = Canvas(target, pagesize=landscape(A4), pageCompression=1, invariant=1)
    top, bottom = landscape(A4)[1] - MARGIN, MARGIN
    known: dict[str, float] = {}
    edges = [MARGIN]
    for width in widths:
        edges.append(edges[-1] + width)
    y, start = top, top
    canvas.setFont(FONT, SIZE)
    for cells in rows:
        broken = [_lines(cell, width - 2 * PADDING, known) for cell, width in zip(cells, widths, strict=True)]
        height = max(1, *map(len, broken)) * PITCH + 2 * PADDING
        if y - height < bottom:
            canvas.lines([(x, start, x, y) for x in edges])
            canvas.showPage()
            canvas.setFont(FONT, SIZE)
            y = start = top
        for x, lines in zip(edges, broken, strict=False):
            for number, line in enumerate(lines):
                canvas.drawString(x + PADDING, y - PADDING - SIZE - number * PITCH, line)
        canvas.line(edges[0], y - height, edges[-1], y - height)
        y -= height
    canvas.lines([(x, start, x, y) for x in edges])
    canvas.save()
    return target.getvalue()


def _lines(text: str, room: float, known: dict[str, float]) -> list[str]:
    lines: list[str] = []
    space = _width(" ", known)
    for part in text.split("\n"):
        line, used = "", 0.0
        for word in part.split(" "):
            width = _width(word, known)
            if line and used + space + width > room:
                lines.append(line)
                line, used = word, width
            else:
                line, used = (f"{line} {word}", used + space + width) if line else (word, width)
        if line:
            lines.append(line)
    return lines


def _width(word: str, known: dict[str, float]) -> float:
    width = known.get(word)
    if width is None:
        width = known[word] = pdfmetrics.stringWidth(word, FONT, SIZE)
    return width
