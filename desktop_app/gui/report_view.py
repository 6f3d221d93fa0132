"""One report on the screen: made by the worker, shown page by page, printed, or saved as PDF, Word or Excel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.document import Document
from desktop_app.domain.errors import AppError, InputRefused
from desktop_app.domain.query import Period
from desktop_app.gui.building import bind_keys, button, column, label, resize_within_screen, restyle, row
from desktop_app.gui.context import GuiContext
from desktop_app.gui.errors import show_error
from desktop_app.gui.pdf_pages import print_pages
from desktop_app.gui.preview import PdfPreview
from desktop_app.gui.saving import EXCEL, PDF, WORD, ask_place, keep_folder
from desktop_app.gui.texts import tr
from desktop_app.services import access, papers, reporting

if TYPE_CHECKING:
    from desktop_app.services.workspace import Workspace

EVERY_FORMAT = (PDF, WORD, EXCEL)
SAVE_KEYS = {PDF: "Ctrl+S", WORD: "Ctrl+Shift+S", EXCEL: "Ctrl+E"}


@dataclass(frozen=True, slots=True)
class Wish:
    """Which report is wanted, of which days or which record."""

    key: str
    period: Period = field(default_factory=Period)
    uid: str = ""
    show_names: bool = False


class ReportView(QWidget):
    """Preview with the buttons that print and save it.

    Args:
        is_primary: Printing is the main deed of the screen.
        formats: Endings of the files that may be saved.
        keys_on: Where Ctrl+P, Ctrl+S (PDF), Ctrl+Shift+S (Word) and Ctrl+E (Excel) are heard; else the view.

    Signals:
        delivered: "printed" or "exported", once that is done.
    """

    delivered = Signal(str)

    def __init__(
        self,
        context: GuiContext,
        *,
        is_primary: bool = True,
        formats: Sequence[str] = (PDF,),
        keys_on: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("report_view")
        self.file_source: Callable[[Workspace], Document] | None = None
        """Makes what is written to a file, where that is not what is shown."""
        self.ready_first: Callable[[Callable[[], object]], None] | None = None
        """Called with what is to be printed or saved, to do it once the pages are those that are wanted."""
        self.saved_note = ""
        """Said after a file was saved."""
        self.may_print_to_file = True
        """The printer's dialog may offer to print into a file."""
        self._context = context
        self._wish: Wish | None = None
        self._document: Document | None = None
        self._content = b""
        self._file_name = ""
        self._printer: QPrinter | None = None
        self._saved_in: Path | None = None
        self._status = label("", role="muted", wraps=True)
        self._pages = label("", role="muted")
        self.preview = PdfPreview(context.runner, parent=self)
        """The pages."""
        self.preview.page_changed.connect(self._show_page)
        self._print = button(tr("&In…  Ctrl+P"), name="print_button", on_click=self.print_report, is_primary=is_primary)
        self._savers = {suffix: self._saver(suffix) for suffix in formats}
        self._folder = button(tr("Mở thư &mục"), name="open_folder_button", on_click=self._open_folder)
        self._smaller = button(tr("Nhỏ hơn"), name="zoom_out_button", on_click=lambda: self.preview.zoom_by(-1))
        self._fit = button(tr("Vừa khung"), name="fit_button", on_click=self.preview.fit_width)
        self._larger = button(tr("Lớn hơn"), name="zoom_in_button", on_click=lambda: self.preview.zoom_by(1))
        self.deed_row = row(self._folder, 1, *reversed(self._savers.values()), self._print)
        """The buttons; a screen may put its own beside them."""
        self.deeds = QWidget()
        """What is said and the buttons, which a screen may lay elsewhere."""
        below = column(self._status)
        below.addLayout(self.deed_row)
        self.deeds.setLayout(below)
        layout = column(self.preview, self.deeds)
        layout.insertLayout(0, row(self._smaller, self._fit, self._larger, self._pages, 1))
        layout.setStretchFactor(self.preview, 1)
        self.setLayout(layout)
        bind_keys(keys_on or self, self.keys)
        self._offer(is_ready=False)

    @property
    def keys(self) -> dict[str, Callable[[], object]]:
        """What the keys of this view do."""
        savers: dict[str, Callable[[], object]] = {
            SAVE_KEYS[suffix]: partial(self.save_report, suffix) for suffix in self._savers
        }
        return {"Ctrl+P": self.print_report, **savers}

    @property
    def content(self) -> bytes:
        """The PDF that is shown; empty while there is none."""
        return self._content

    @property
    def page_count(self) -> int:
        """Pages shown."""
        return self.preview.page_count

    # ------------------------------------------------------------ showing

    def show_report(self, wish: Wish) -> None:
        """Make the report and show it; what was shown before goes away at once."""
        self._wish = wish
        self._content = b""
        self._offer(is_ready=False)
        self.say(tr("Đang lập…"))

        def make(work: Workspace) -> tuple[Wish, Document, bytes]:
            document = reporting.build(
                work, wish.key, period=wish.period, uid=wish.uid or None, show_names=wish.show_names
            )
            if wish.uid:
                access.note(work, kind=reporting.find_report(wish.key)[0].key, uid=wish.uid, deed="viewed")
            return wish, document, reporting.pdf_bytes(document)

        self._context.runner.run_read(
            make,
            owner=self,
            on_success=self._take,
            on_failure=self._refuse,
            progress_title=tr("Đang lập báo cáo…"),
            supersedes="report",
        )

    def show_document(self, document: Document, content: bytes, *, keeps_place: bool = False) -> None:
        """Show a paper that is made already; ``keeps_place`` stays where the last one was being read."""
        self._wish = None
        self._show(document, content, name=document.file_name, keeps_place=keeps_place)

    def show_pdf(self, content: bytes, *, name: str) -> None:
        """Show a PDF that is kept as it is: it is printed and saved byte for byte, and as nothing else."""
        self._wish = None
        self._show(None, content, name=name)

    def say(self, words: str, *, role: str = "muted") -> None:
        """Words below the preview; roles as those of ``label``."""
        self._status.setText(words)
        self._status.setVisible(bool(words))
        if self._status.property("role") != role:
            self._status.setProperty("role", role)
            restyle(self._status)

    def forget(self) -> None:
        """Let go of all that is shown."""
        self._wish, self._document, self._content, self._printer = None, None, b"", None
        self.preview.clear()
        self._offer(is_ready=False)

    # ------------------------------------------------------------ saving

    def save_report(self, suffix: str = PDF) -> None:
        """Ask where, then write the file."""
        if self._content and (suffix == PDF or self._document is not None):
            settings, name = self._context.settings, self._file_name
            ask = partial(ask_place, self, settings, name=name, suffix=suffix, on_chosen=self.save_to)
            self._when_ready(ask)

    def _when_ready(self, deed: Callable[[], object]) -> None:
        if self.ready_first is None:
            deed()
        else:
            self.ready_first(deed)

    def save_to(self, name: str) -> None:
        """Write to this place, in the format that its ending says."""
        path, document, content, source = Path(name), self._document, self._content, self.file_source
        title = tr("Đang ghi tệp…")

        def write() -> Path:
            if document is None:
                reporting.save_bytes(content, path)
            else:
                papers.save(document, path)
            return path

        def write_made(work: Workspace) -> Path:
            assert source is not None
            papers.save(source(work), path)
            return path

        if source is None:
            self._context.runner.run_apart(write, owner=self, on_success=self._note_saved, progress_title=title)
        else:
            self._context.runner.run_read(write_made, owner=self, on_success=self._note_saved, progress_title=title)

    # ------------------------------------------------------------ printing

    def print_report(self) -> None:
        """Ask for the printer and the pages, then print."""
        if self._content:
            self._when_ready(self._ask_printer)

    def _ask_printer(self) -> None:
        if not QPrinterInfo.availablePrinterNames():
            show_error(
                self,
                InputRefused("Máy này chưa có máy in.", next_step="Lưu PDF rồi in ở máy khác, hoặc cài máy in."),
            )
            return
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName(self._document.title if self._document else self._file_name)
        self._print_dialog = QPrintDialog(self._printer, self)
        self._print_dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
        self._print_dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, self.may_print_to_file)
        self._print_dialog.setMinMax(1, self.preview.page_count)
        self._print_dialog.accepted.connect(self._send_to_printer)
        QDialog.open(self._print_dialog)  # its own open() wants a slot by name

    def _send_to_printer(self) -> None:
        content, printer = self._content, self._printer
        if printer is None:
            return
        self._context.runner.run_apart(
            lambda: print_pages(content, printer),
            owner=self,
            on_success=self._note_printed,
            progress_title=tr("Đang gửi tới máy in…"),
        )

    # ------------------------------------------------------------ inside

    def _take(self, made: tuple[Wish, Document, bytes]) -> None:
        wish, document, content = made
        if wish is self._wish:
            self._show(document, content, name=document.file_name)

    def _show(self, document: Document | None, content: bytes, *, name: str, keeps_place: bool = False) -> None:
        self._document, self._content, self._file_name = document, content, name
        self.say("")
        self._offer(is_ready=True)
        self.preview.show_pdf(content, keeps_place=keeps_place)

    def _refuse(self, error: AppError) -> None:
        self.preview.clear()
        self.say("")
        show_error(self, error)

    def _offer(self, *, is_ready: bool) -> None:
        for one in (self._print, self._smaller, self._fit, self._larger):
            one.setEnabled(is_ready)
        for suffix, one in self._savers.items():
            one.setEnabled(is_ready)
            one.setVisible(suffix == PDF or not is_ready or self._document is not None)
        self._folder.setVisible(self._saved_in is not None)

    def _saver(self, suffix: str) -> QPushButton:
        words = {
            PDF: (tr("&Lưu PDF…  Ctrl+S"), "save_pdf_button"),
            WORD: (tr("Lưu &Word…  Ctrl+Shift+S"), "save_word_button"),
            EXCEL: (tr("Lưu &Excel…  Ctrl+E"), "save_excel_button"),
        }
        text, name = words[suffix]
        return button(text, name=name, on_click=partial(self.save_report, suffix))

    def _show_page(self, number: int, count: int) -> None:
        self._pages.setText(tr("Trang {number}/{count}").format(number=number, count=count) if count else "")

    def _note_saved(self, path: Path) -> None:
        self._saved_in = path.parent
        keep_folder(self._context.settings, path)
        self._folder.show()
        self.say(" ".join((tr("Đã lưu {name}.").format(name=path.name), self.saved_note)).strip())
        self._deliver("exported")

    def _note_printed(self, pages: int) -> None:
        self.say(tr("Đã gửi {count} trang tới máy in.").format(count=pages))
        self._deliver("printed")

    def _deliver(self, deed: str) -> None:
        wish = self._wish
        if wish is not None:
            self._context.runner.run(
                lambda work: access.note_report(
                    work, wish.key, deed=deed, period=wish.period, uid=wish.uid or None, show_names=wish.show_names
                ),
                owner=self,
                on_success=_nothing,
            )
        self.delivered.emit(deed)

    def _open_folder(self) -> None:
        if self._saved_in is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved_in)))


class ReportDialog(QDialog):
    """A window of its own for one paper: the sheet of a record, a list, a report that was sent."""

    def __init__(self, context: GuiContext, *, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report_dialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = ReportView(context, formats=EVERY_FORMAT, keys_on=self, parent=self)
        close = button(tr("Đó&ng"), name="close_button", on_click=self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.view, 1)
        layout.addLayout(row(1, close))
        resize_within_screen(self, width=context.theme.px(900), height=context.theme.px(680))


def _nothing(_result: object) -> None:
    """Nothing is left to do."""
