"""The one place that shows what went wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop_app.domain.errors import AppError, RecordInvalid
from desktop_app.gui.texts import tr
from desktop_app.log import log_folder

MOST_PROBLEMS = 12


def show_error(parent: QWidget | None, error: AppError) -> QMessageBox:
    """Show what could not be done, what is safe and what to do next; returns the open box."""
    box = _box(parent, icon=QMessageBox.Icon.Warning, title=tr("Chưa thực hiện được"), text=tr(error.sentence))
    lines = [tr(error.next_step)] if error.next_step else []
    if isinstance(error, RecordInvalid):
        lines += [f"– {problem.sentence}" for problem in error.problems[:MOST_PROBLEMS]]
    box.setInformativeText("\n".join(lines))
    box.open()
    return box


def show_message(parent: QWidget | None, *, title: str, text: str, detail: str = "") -> QMessageBox:
    """Say that something was done; returns the open box."""
    box = _box(parent, icon=QMessageBox.Icon.Information, title=title, text=text)
    box.setInformativeText(detail)
    box.open()
    return box


def show_crash(parent: QWidget | None, error: BaseException) -> QMessageBox:
    """Say that the program itself is at fault, that data is safe, and where the log lies; the program stays open."""
    box = _box(
        parent,
        icon=QMessageBox.Icon.Critical,
        title=tr("Chương trình gặp lỗi"),
        text=tr("Chương trình gặp lỗi ngoài dự kiến. Dữ liệu đã lưu vẫn an toàn, nháp đang nhập vẫn được giữ."),
    )
    place = tr("Anh/chị có thể làm tiếp. Nếu lỗi lặp lại, gửi tệp nhật ký cho người hỗ trợ. Nhật ký nằm tại: {folder}")
    box.setInformativeText(f"{place.format(folder=log_folder())}\n({type(error).__name__})")
    opener = box.addButton(tr("&Mở thư mục nhật ký"), QMessageBox.ButtonRole.HelpRole)
    opener.setObjectName("open_log_button")
    opener.clicked.connect(_open_log_folder)
    box.open()
    return box


def _box(parent: QWidget | None, *, icon: QMessageBox.Icon, title: str, text: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setObjectName("message_box")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(icon)
    box.setWindowTitle(title)
    box.setText(text)
    close = box.addButton(tr("Đó&ng"), QMessageBox.ButtonRole.AcceptRole)
    close.setObjectName("close_button")
    box.setDefaultButton(close)
    box.setEscapeButton(close)
    if parent is None:  # nothing else would keep the box alive: its own signal holds it until it is closed
        box.finished.connect(lambda _result, kept=box: kept.deleteLater())
    return box


def _open_log_folder() -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_folder())))
