"""One report on the screen: made by the worker, shown page by page, printed or saved as PDF."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from desktop_app.domain.document import Document
from desktop_app.domain.errors import AppError, InputRefused
from desktop_app.domain.query import Period
from desktop_app.gui.building import button, label, resize_within_screen, row
from desktop_app.gui.context import GuiContext
from desktop_app.gui.errors import show_error
from desktop_app.gui.pdf_pages import print_pages
from desktop_app.gui.preview import PdfPreview
from desktop_app.gui.texts import tr
from desktop_app.services import access, reporting

if TYPE_CHECKING:
    from desktop_app.services.workspace import Workspace

_FOLDER_KEY = "files/pdf_folder"


@dataclass(frozen=True, slots=True)
class Wish:
    """Which report is wanted, of which days or which record."""

    key: str
    period: Period = field(default_factory=Period)
    uid: str = ""
    show_names: bool = False


class ReportView(QWidget):
    """Preview with the buttons In…, Lưu PDF… and Mở thư mục; is_primary where no other button of the screen is."""

    def __init__(self, context: GuiContext, *, is_primary: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report_view")
        self._context = context
        self._wish: Wish | None = None
        self._document: Document | None = None
        self._content = b""
        self._saved_in: Path | None = None
        self._dialog: QWidget | None = None
        self._status = label("", role="muted")
        self._pages = label("", role="muted")
        self._preview = PdfPreview(context.runner, parent=self)
        self._preview.page_changed.connect(self._show_page)
        self._print = button(tr("&In…"), name="print_button", on_click=self.print_report, is_primary=is_primary)
        self._save = button(tr("&Lưu PDF…"), name="save_pdf_button", on_click=self.save_report)
        self._folder = button(tr("Mở thư &mục"), name="open_folder_button", on_click=self._open_folder)
        self._smaller = button(tr("Nhỏ hơn"), name="zoom_out_button", on_click=lambda: self._preview.zoom_by(-1))
        self._fit = button(tr("Vừa khung"), name="fit_button", on_click=self._preview.fit_width)
        self._larger = button(tr("Lớn hơn"), name="zoom_in_button", on_click=lambda: self._preview.zoom_by(1))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row(self._smaller, self._fit, self._larger, self._pages, 1, self._status))
        layout.addWidget(self._preview, 1)
        layout.addLayout(row(self._folder, 1, self._save, self._print))
        shortcut = QShortcut(
            QKeySequence.StandardKey.Print, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        shortcut.activated.connect(self.print_report)
        self._offer(is_ready=False)

    @property
    def content(self) -> bytes:
        """The PDF that is shown; empty while there is none."""
        return self._content

    @property
    def page_count(self) -> int:
        """Pages shown."""
        return self._preview.page_count

    def show_report(self, wish: Wish) -> None:
        """Make the report and show it; what was shown before goes away at once."""
        self._wish = wish
        self._content = b""
        self._offer(is_ready=False)
        self._status.setText(tr("Đang lập…"))

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

    def show_document(self, document: Document, content: bytes) -> None:
        """Show a paper that is made already (the recovery sheet)."""
        self._wish = None
        self._show(document, content)

    def save_report(self) -> None:
        """Ask where, then write the PDF."""
        if self._document is None or not self._content:
            return
        folder = self._context.settings.value(_FOLDER_KEY) or documents_folder()
        dialog = QFileDialog(self, tr("Lưu PDF"), str(Path(folder) / f"{self._document.file_name}.pdf"), "PDF (*.pdf)")
        dialog.setObjectName("save_pdf_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{self._document.file_name}.pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, name: str) -> None:
        """Write the PDF to this place."""
        path, document = Path(name), self._document
        assert document is not None

        def write() -> Path:
            reporting.save_pdf(document, path)
            return path

        self._context.runner.run_apart(
            write, owner=self, on_success=self._note_saved, progress_title=tr("Đang ghi tệp PDF…")
        )

    def print_report(self) -> None:
        """Ask for the printer and the pages, then print."""
        if not self._content:
            return
        if not QPrinterInfo.availablePrinterNames():
            show_error(
                self,
                InputRefused("Máy này chưa có máy in.", next_step="Lưu PDF rồi in ở máy khác, hoặc cài máy in."),
            )
            return
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName(self._document.title if self._document else "")
        self._print_dialog = QPrintDialog(self._printer, self)
        self._print_dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
        self._print_dialog.setMinMax(1, self._preview.page_count)
        self._print_dialog.accepted.connect(self._send_to_printer)
        QDialog.open(self._print_dialog)  # its own open() wants a slot by name

    def _send_to_printer(self) -> None:
        content, printer = self._content, self._printer
        self._context.runner.run_apart(
            lambda: print_pages(content, printer),
            owner=self,
            on_success=self._note_printed,
            progress_title=tr("Đang gửi tới máy in…"),
        )

    def _take(self, made: tuple[Wish, Document, bytes]) -> None:
        wish, document, content = made
        if wish is self._wish:
            self._show(document, content)

    def _show(self, document: Document, content: bytes) -> None:
        self._document, self._content = document, content
        self._status.setText("")
        self._offer(is_ready=True)
        self._preview.show_pdf(content)

    def _refuse(self, error: AppError) -> None:
        self._preview.clear()
        self._status.setText("")
        show_error(self, error)

    def _offer(self, *, is_ready: bool) -> None:
        for one in (self._print, self._save, self._smaller, self._fit, self._larger):
            one.setEnabled(is_ready)
        self._folder.setVisible(self._saved_in is not None)

    def _show_page(self, number: int, count: int) -> None:
        self._pages.setText(tr("Trang {number}/{count}").format(number=number, count=count) if count else "")

    def _note_saved(self, path: Path) -> None:
        self._saved_in = path.parent
        self._context.settings.set_value(_FOLDER_KEY, str(path.parent))
        self._folder.show()
        self._status.setText(tr("Đã lưu {name}").format(name=path.name))
        self._note_access("exported")

    def _note_printed(self, pages: int) -> None:
        self._status.setText(tr("Đã gửi {count} trang tới máy in").format(count=pages))
        self._note_access("printed")

    def _note_access(self, deed: str) -> None:
        wish = self._wish
        if wish is not None and wish.uid:
            kind = reporting.find_report(wish.key)[0].key
            self._context.runner.run(
                lambda work: access.note(work, kind=kind, uid=wish.uid, deed=deed), owner=self, on_success=_nothing
            )

    def _open_folder(self) -> None:
        if self._saved_in is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved_in)))


class ReportDialog(QDialog):
    """A window of its own for the sheet of one record."""

    def __init__(self, context: GuiContext, *, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report_dialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = ReportView(context, parent=self)
        close = button(tr("Đó&ng"), name="close_button", on_click=self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.view, 1)
        layout.addLayout(row(1, close))
        resize_within_screen(self, width=context.theme.px(900), height=context.theme.px(640))


def documents_folder() -> str:
    """This person's folder for documents."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _nothing(_result: object) -> None:
    """Nothing is left to do."""
