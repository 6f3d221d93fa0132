"""Where a file is to be written: the person is asked, and the folder is kept for the next time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.gui.settings import Settings
from desktop_app.gui.texts import tr

_FOLDER_KEY = "files/pdf_folder"
PDF, WORD, EXCEL, JSON = "pdf", "docx", "xlsx", "json"
_KINDS = {PDF: "PDF (*.pdf)", WORD: "Word (*.docx)", EXCEL: "Excel (*.xlsx)", JSON: "JSON (*.json)"}


def ask_place(
    owner: QWidget, settings: Settings, *, name: str, suffix: str, on_chosen: Callable[[str], object]
) -> QFileDialog:
    """Ask for the file to write; ``name`` is what is offered, without its ending. Returns the open dialog."""
    folder = settings.value(_FOLDER_KEY) or documents_folder()
    file_name = f"{name}.{suffix}"
    titles = {PDF: tr("Lưu PDF"), WORD: tr("Lưu Word"), EXCEL: tr("Lưu Excel"), JSON: tr("Xuất tệp")}
    dialog = QFileDialog(owner, titles[suffix], str(Path(folder) / file_name), _KINDS[suffix])
    dialog.setObjectName(f"save_{suffix}_dialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(file_name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(on_chosen)
    dialog.open()
    return dialog


def ask_file(owner: QWidget, settings: Settings, *, suffix: str, on_chosen: Callable[[str], object]) -> QFileDialog:
    """Ask for the file to read. Returns the open dialog."""
    folder = settings.value(_FOLDER_KEY) or documents_folder()
    dialog = QFileDialog(owner, tr("Nhập tệp"), str(folder), _KINDS[suffix])
    dialog.setObjectName(f"open_{suffix}_dialog")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(on_chosen)
    dialog.open()
    return dialog


def keep_folder(settings: Settings, path: Path) -> None:
    """Offer the folder of this file the next time."""
    settings.set_value(_FOLDER_KEY, str(path.parent))


def documents_folder() -> str:
    """This person's folder for documents."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
