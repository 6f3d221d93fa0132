"""Pages of a PDF as pictures, for screen and printer; used on the worker thread alone (pdfium is not thread-safe)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from desktop_app.domain.errors import InputRefused

POINTS_PER_INCH = 72
MOST_PRINTER_DPI = 300  # sharp enough for 13 pt letters; a page then takes 35 MB instead of 140


class PdfPages:
    """An open PDF. Make it, use it and close it on one thread."""

    def __init__(self, content: bytes) -> None:
        import pypdfium2  # only when something is previewed or printed

        self._document: Any = pypdfium2.PdfDocument(content)
        self.sizes: tuple[tuple[float, float], ...] = tuple(
            self._document.get_page_size(number) for number in range(len(self._document))
        )
        """Width and height of each page in points."""

    def image(self, number: int, *, dpi: float) -> QImage:
        """One page (from 0) as a picture with this many pixels an inch."""
        page = self._document[number]
        bitmap = page.render(scale=dpi / POINTS_PER_INCH, prefer_bgrx=True)
        picture = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32).copy()
        bitmap.close()
        page.close()
        return picture

    def close(self) -> None:
        """Free the memory."""
        self._document.close()


def print_pages(content: bytes, printer: QPrinter) -> int:
    """Print the pages the person chose in the printer's dialog; returns how many.

    Raises:
        InputRefused: The printer does not take the work.
    """
    pages = PdfPages(content)
    first = printer.fromPage() or 1
    last = min(printer.toPage() or len(pages.sizes), len(pages.sizes))
    chosen = range(first - 1, last)
    printer.setFullPage(True)
    _lay_page(printer, pages.sizes[chosen.start if chosen else 0])
    painter = QPainter()
    if not chosen or not painter.begin(printer):
        pages.close()
        raise InputRefused("Máy in chưa nhận lệnh in.", next_step="Kiểm tra máy in đã bật và còn giấy, rồi in lại.")
    try:
        for number in chosen:
            if number != chosen.start:
                _lay_page(printer, pages.sizes[number])
                printer.newPage()
            picture = pages.image(number, dpi=min(printer.resolution(), MOST_PRINTER_DPI))
            _draw(painter, printer, picture, pages.sizes[number])
    finally:
        painter.end()
        pages.close()
    return len(chosen)


def _lay_page(printer: QPrinter, size: tuple[float, float]) -> None:
    """Ask for paper of the page's own size (A4, A5), named where the size has a name that drivers know."""
    is_wide = size[0] > size[1]
    upright = QSizeF(min(size), max(size))
    printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait)


def _draw(painter: QPainter, printer: QPrinter, picture: QImage, size: tuple[float, float]) -> None:
    """Draw a page of this size in points at its true size; smaller where the printer gave smaller paper."""
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    dots = printer.resolution() / POINTS_PER_INCH
    drawn = QSize(round(size[0] * dots), round(size[1] * dots))
    if drawn.width() > paper.width() + 1 or drawn.height() > paper.height() + 1:
        drawn = drawn.scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    painter.drawImage(QRect(0, 0, drawn.width(), drawn.height()), picture)
