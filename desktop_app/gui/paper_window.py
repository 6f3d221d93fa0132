"""Shows any Document in a window of its own, ready to be printed or saved: lists, minutes, tables of an office."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.domain.document import Document
from desktop_app.gui.context import GuiContext
from desktop_app.gui.texts import tr

if TYPE_CHECKING:
    from desktop_app.services.workspace import Workspace


def show_paper(context: GuiContext, make: Callable[[Workspace], Document], *, title: str, owner: QWidget) -> None:
    """Make a paper on the worker and open it over the owner's window."""
    from desktop_app.services import reporting

    def work_on(work: Workspace) -> tuple[Document, bytes]:
        document = make(work)
        return document, reporting.pdf_bytes(document)

    context.runner.run_read(
        work_on,
        owner=owner,
        on_success=lambda made: open_paper(context, *made, title=title, owner=owner),
        progress_title=tr("Đang lập báo cáo…"),
        supersedes="paper",
    )


def open_paper(context: GuiContext, document: Document, content: bytes, *, title: str, owner: QWidget) -> None:
    """Open a paper whose PDF is made already."""
    from desktop_app.gui.report_view import ReportDialog  # printing is loaded when something is printed

    dialog = ReportDialog(context, title=title, parent=owner.window())
    dialog.open()
    dialog.view.show_document(document, content)
