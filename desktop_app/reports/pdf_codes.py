"""QR and bar codes with their captions on PDF pages."""

from desktop_app.domain.codes import Barcode, QrCode
from desktop_app.reports.codes import QUIET_MODULES, bar_modules, dark_runs, qr_rows
from desktop_app.reports.fonts import Face
from desktop_app.reports.pdf_page import Pages
from desktop_app.reports.styles import BARCODE_MODULE_MM, POINTS_PER_MM


def draw_qr_code(pages: Pages, block: QrCode) -> None:
    """Draw the code centred, with its caption, on a new page if it does not fit.

    Raises:
        ValueError: The text is longer than 2,000 bytes.
    """
    rows = qr_rows(block.text)
    side = block.size_mm * POINTS_PER_MM
    module = side / len(rows)
    caption = _Caption(pages, block.caption)
    pages.need(side + 6 * module + caption.height)
    pages.skip(2 * module)
    left, top = pages.left + (pages.text_width - side) / 2, pages.y
    boxes = [
        (left + start * module, top - (number + 1) * module, length * module, module)
        for number, row in enumerate(rows)
        for start, length in dark_runs(row)
    ]
    pages.fill(boxes)
    pages.y -= side + 4 * module
    caption.draw()


def draw_barcode(pages: Pages, block: Barcode) -> None:
    """Draw the bars centred, with their caption, on a new page if they do not fit."""
    modules = bar_modules(block.text)
    module = min(BARCODE_MODULE_MM * POINTS_PER_MM, pages.text_width / (len(modules) + 2 * QUIET_MODULES))
    height = block.height_mm * POINTS_PER_MM
    caption = _Caption(pages, block.caption)
    pages.need(height + 8 * module + caption.height)
    pages.skip(4 * module)
    left, bottom = pages.left + (pages.text_width - len(modules) * module) / 2, pages.y - height
    pages.fill([(left + start * module, bottom, length * module, height) for start, length in dark_runs(modules)])
    pages.y = bottom - 4 * module
    caption.draw()


class _Caption:
    """The centred line under a code."""

    def __init__(self, pages: Pages, text: str) -> None:
        self._pages = pages
        self._font = pages.font(Face.REGULAR, pages.style.small_size)
        self._lines = self._font.lines(text, width=pages.text_width) if text else []
        self._pitch = self._font.size * 1.2
        self.height = len(self._lines) * self._pitch

    def draw(self) -> None:
        pages = self._pages
        pages.write_lines(self._lines, font=self._font, left=pages.left, width=pages.text_width, pitch=self._pitch)
