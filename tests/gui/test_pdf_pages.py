"""Pages of a PDF at the printer: each in its own size and at its true scale."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from desktop_app.gui import pdf_pages
from desktop_app.gui.pdf_pages import print_pages

MM = 72 / 25.4
A4, A5, SLIP = (210 * MM, 297 * MM), (148 * MM, 210 * MM), (100 * MM, 60 * MM)
DOTS = 150


def pages_of(*sizes: tuple[float, float]) -> bytes:
    """A black square of 40 mm in the upper left corner of each page."""
    buffer = BytesIO()
    canvas = Canvas(buffer)
    for size in sizes:
        canvas.setPageSize(size)
        canvas.rect(0, size[1] - 40 * MM, 40 * MM, 40 * MM, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.fixture
def printer(qapp: QApplication, tmp_path: Path) -> QPrinter:
    """Prints into a file."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    made.setResolution(DOTS)
    return made


def printed_sizes(printer: QPrinter) -> list[tuple[float, float]]:
    document = pypdfium2.PdfDocument(printer.outputFileName())
    sizes = [document.get_page_size(number) for number in range(len(document))]
    document.close()
    return sizes


def black_width(printer: QPrinter, number: int) -> float:
    """Width in millimetres of the square that was printed on a page."""
    document = pypdfium2.PdfDocument(printer.outputFileName())
    picture = document[number].render(scale=DOTS / 72).to_pil().convert("L")
    document.close()
    line = [picture.getpixel((x, DOTS // 2)) < 128 for x in range(picture.width)]
    return line.count(True) / DOTS * 25.4


def test_each_page_is_printed_on_paper_of_its_own_size(printer: QPrinter) -> None:
    sizes = (A5, A4, (A4[1], A4[0]), (A5[1], A5[0]), SLIP, A4)
    assert print_pages(pages_of(*sizes), printer) == len(sizes)
    for printed, wanted in zip(printed_sizes(printer), sizes, strict=True):
        assert printed == pytest.approx(wanted, abs=2)
    assert [black_width(printer, number) for number in range(len(sizes))] == pytest.approx([40] * len(sizes), abs=0.5)


def test_slip_alone_is_printed_on_its_own_paper_by_the_name_drivers_know(
    printer: QPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[QPageSize] = []
    monkeypatch.setattr(printer, "setPageSize", asked.append)
    print_pages(pages_of(A5), printer)
    assert [size.id() for size in asked] == [QPageSize.PageSizeId.A5]


def test_slip_keeps_its_scale_where_the_printer_takes_other_paper(
    printer: QPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        pdf_pages, "_lay_page", lambda taken, _size: taken.setPageSize(QPageSize(QSizeF(*A4), QPageSize.Unit.Point))
    )
    print_pages(pages_of(A5), printer)
    assert printed_sizes(printer)[0] == pytest.approx(A4, abs=2)
    assert black_width(printer, 0) == pytest.approx(40, abs=0.5)


def test_page_larger_than_the_paper_is_drawn_smaller(printer: QPrinter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        pdf_pages, "_lay_page", lambda taken, _size: taken.setPageSize(QPageSize(QSizeF(*A5), QPageSize.Unit.Point))
    )
    print_pages(pages_of(A4), printer)
    assert black_width(printer, 0) == pytest.approx(40 * 148 / 210, abs=0.5)
