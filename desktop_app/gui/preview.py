"""Shows a PDF inside the program: pages below each other, drawn when they come into view, with zoom and page keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from desktop_app.gui.pdf_pages import POINTS_PER_INCH, PdfPages
from desktop_app.gui.task_runner import Runner
from desktop_app.gui.texts import tr

ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
GAP_PX = 16


class PdfPreview(QScrollArea):
    """Pages fitted to the width at first; + and − zoom, Page Up and Page Down turn pages.

    Signals:
        page_changed: (page in view from 1, number of pages); (0, 0) when there is nothing.
    """

    page_changed = Signal(int, int)

    def __init__(self, runner: Runner, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pdf_preview")
        self.setAccessibleName(tr("Xem trước trang in"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._runner = runner
        self._pages: PdfPages | None = None
        self._sheets: list[QLabel] = []
        self._drawn: dict[int, float] = {}
        self._zoom: float | None = None  # None fits the width
        self.fits_first_page = False
        """Fit the width of the first page, not of the widest: wide annexes then reach beyond the view at the right."""
        self._canvas = QWidget()
        self.setWidget(self._canvas)
        self.verticalScrollBar().valueChanged.connect(self._look)

    def show_pdf(
        self, content: bytes, *, keeps_place: bool = False, on_shown: Callable[[], None] | None = None
    ) -> None:
        """Show another PDF, from its first page; or, with ``keeps_place``, where the last one was being read."""

        def take(pages: PdfPages) -> None:
            self._take(pages, keeps_place=keeps_place)
            if on_shown is not None:
                on_shown()

        self._runner.run_apart(lambda: PdfPages(content), owner=self, on_success=take)

    def clear(self) -> None:
        """Show nothing."""
        if self._pages is not None:
            self._runner.run_apart(self._pages.close, owner=self, on_success=_nothing)
        self._pages = None
        self._drawn.clear()
        for sheet in self._sheets:
            sheet.hide()
            sheet.deleteLater()
        self._sheets.clear()
        self.page_changed.emit(0, 0)

    @property
    def page_count(self) -> int:
        """Pages of the PDF that is shown."""
        return len(self._sheets)

    @property
    def dpi(self) -> float:
        """Pixels an inch (device independent) at the present zoom."""
        if self._pages is None:
            return POINTS_PER_INCH
        if self._zoom is not None:
            return self._zoom * 96
        widths = [width for width, _ in self._pages.sizes]
        widest = widths[0] if self.fits_first_page else max(widths)
        room = self.viewport().width() - 2 * GAP_PX
        return max(24.0, room / widest * POINTS_PER_INCH)

    def zoom_by(self, steps: int) -> None:
        """Larger (1) or smaller (-1)."""
        now = self.dpi / 96
        if steps > 0:
            self._set_zoom(next((zoom for zoom in ZOOMS if zoom > now + 0.01), ZOOMS[-1]))
        else:
            self._set_zoom(next((zoom for zoom in reversed(ZOOMS) if zoom < now - 0.01), ZOOMS[0]))

    def fit_width(self) -> None:
        """Let the widest page fill the room."""
        self._set_zoom(None)

    def go_to(self, number: int) -> None:
        """Bring a page (from 0) to the top."""
        if self._sheets:
            number = max(0, min(number, len(self._sheets) - 1))
            self.verticalScrollBar().setValue(self._sheets[number].y() - GAP_PX)

    def current_page(self) -> int:
        """The page (from 0) at the top of the view."""
        top = self.verticalScrollBar().value() + self.viewport().height() // 3
        return max((number for number, sheet in enumerate(self._sheets) if sheet.y() <= top), default=0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys turn pages, Home and End go to the ends, + and − zoom, 0 fits the width."""
        moves: dict[int, Callable[[], None]] = {
            Qt.Key.Key_PageDown: lambda: self.go_to(self.current_page() + 1),
            Qt.Key.Key_PageUp: lambda: self.go_to(self.current_page() - 1),
            Qt.Key.Key_Home: lambda: self.go_to(0),
            Qt.Key.Key_End: lambda: self.go_to(len(self._sheets) - 1),
            Qt.Key.Key_Plus: lambda: self.zoom_by(1),
            Qt.Key.Key_Equal: lambda: self.zoom_by(1),
            Qt.Key.Key_Minus: lambda: self.zoom_by(-1),
            Qt.Key.Key_0: self.fit_width,
        }
        move = moves.get(event.key())
        if move is None:
            super().keyPressEvent(event)
        else:
            move()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages fitted to the width follow it."""
        super().resizeEvent(event)
        if self._zoom is None:
            self._lay_sheets()

    def _take(self, pages: PdfPages, *, keeps_place: bool) -> None:
        top, zoom = self.verticalScrollBar().value(), self._zoom
        self.clear()
        self._pages = pages
        for number in range(len(pages.sizes)):
            sheet = QLabel(self._canvas)
            sheet.setObjectName(f"sheet_{number + 1}")
            sheet.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            sheet.setStyleSheet("background: white;")
            self._sheets.append(sheet)
            sheet.show()
        self._zoom = zoom if keeps_place else None
        self._lay_sheets()
        self.verticalScrollBar().setValue(top if keeps_place else 0)

    def _set_zoom(self, zoom: float | None) -> None:
        page = self.current_page()
        self._zoom = zoom
        self._lay_sheets()
        self.go_to(page)

    def _lay_sheets(self) -> None:
        if self._pages is None:
            return
        factor = self.dpi / POINTS_PER_INCH
        sizes = [QSize(round(width * factor), round(height * factor)) for width, height in self._pages.sizes]
        room = max(self.viewport().width(), max(size.width() for size in sizes) + 2 * GAP_PX)
        middle = (self.viewport().width() if self.fits_first_page else room) // 2
        top = GAP_PX
        for sheet, size in zip(self._sheets, sizes, strict=True):
            sheet.setGeometry(max(GAP_PX, middle - size.width() // 2), top, size.width(), size.height())
            top += size.height() + GAP_PX
        self._canvas.resize(room, top)
        self._look()

    def _look(self) -> None:
        """Draw the pages in view that are not drawn yet at this size, and let those far away go."""
        if self._pages is None or not self._sheets:
            return
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        for number, sheet in enumerate(self._sheets):
            is_near = sheet.y() + sheet.height() >= top and sheet.y() <= bottom
            if is_near and self._drawn.get(number) != self.dpi:
                self._draw(number)
            elif number in self._drawn and abs(number - self.current_page()) > 4:
                sheet.setPixmap(QPixmap())
                del self._drawn[number]
        self.page_changed.emit(self.current_page() + 1, len(self._sheets))

    def _draw(self, number: int) -> None:
        pages, dpi, ratio = self._pages, self.dpi, self.devicePixelRatioF()
        assert pages is not None
        self._drawn[number] = dpi

        def put(picture: QImage) -> None:
            if pages is self._pages and self._drawn.get(number) == dpi:
                pixmap = QPixmap.fromImage(picture)
                pixmap.setDevicePixelRatio(ratio)
                self._sheets[number].setPixmap(pixmap)

        self._runner.run_apart(lambda: pages.image(number, dpi=dpi * ratio), owner=self, on_success=put)


def _nothing(_result: object) -> None:
    """Nothing is left to do."""
