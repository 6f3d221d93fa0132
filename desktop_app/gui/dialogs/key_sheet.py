"""One page with all keys: those of the window, of a list and of a form."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QGroupBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.gui.building import button, label, row
from desktop_app.gui.commands import plain_title
from desktop_app.gui.context import GuiContext
from desktop_app.gui.texts import tr

Keys = tuple[tuple[str, str], ...]


def today_keys() -> Keys:
    """Keys on the first page, as (key, deed)."""
    return (
        ("Enter", tr("mở việc đang chọn")),
        ("↑, ↓", tr("qua các việc, các khung")),
        ("P", tr("in danh sách việc")),
    )


def list_keys() -> Keys:
    """Keys in a register's list, as (key, deed)."""
    return (
        (tr("Gõ chữ"), tr("tìm ngay trong danh sách")),
        ("Enter", tr("mở bản ghi")),
        (tr("Dấu cách"), tr("xem nhanh bên phải")),
        ("Ctrl+C", tr("chép các dòng đã chọn thành bảng")),
        ("Delete, Ctrl+Z", tr("xóa, hoàn tác")),
        ("Alt+↑, Alt+↓", tr("sắp xếp theo cột")),
        ("F2", tr("mở, gấp biểu đồ của sổ")),
        ("Shift+F10", tr("việc khác với dòng này")),
        (tr("Chuột phải ở tiêu đề"), tr("chọn cột")),
    )


def form_keys() -> Keys:
    """Keys in a form, as (key, deed)."""
    return (
        ("Enter", tr("sang ô tiếp")),
        ("Shift+Enter", tr("về ô trước")),
        ("F4", tr("mở danh mục")),
        ("F6", tr("như bản ghi trước")),
        ("Ctrl+S", tr("lưu")),
        ("Ctrl+Enter", tr("lưu, nhập tiếp bản ghi mới")),
        ("Ctrl+P", tr("lưu và in")),
        ("Ctrl+Shift+P", tr("lưu và chọn giấy tờ để in")),
        ("F8", tr("đến chỗ cần sửa, hoặc gắn vào vụ việc cũ")),
        ("Shift+F8", tr("vụ việc có thể trùng khác")),
        ("F9", tr("bước tiếp theo")),
        ("F7", tr("ghi nhanh ý kiến tại hội nghị")),
        ("↑, ↓, PgDn", tr("trong bảng: dòng trên, dưới, qua bảng")),
        ("Shift+F1", tr("cách tính hạn")),
        ("Alt+1, Alt+2…", tr("đến phần của biểu")),
        ("Ctrl+PgDn, Ctrl+PgUp", tr("phần sau, phần trước")),
        ("Esc", tr("về danh sách, nháp vẫn giữ")),
    )


def hall_keys() -> Keys:
    """Keys while opinions are taken down, as (key, deed)."""
    return (
        ("Enter", tr("ô tiếp; hết dòng thì lưu")),
        ("F2", tr("đổi nguồn ý kiến")),
        ("F6", tr("như dòng trước")),
        ("Ctrl+↑", tr("lên các dòng đã ghi")),
        ("Alt+↑, Alt+↓", tr("đổi thứ tự")),
        (tr("Dấu cách"), tr("đã nêu, chưa nêu")),
        ("Delete, Ctrl+Z", tr("xóa, hoàn tác")),
    )


def report_keys() -> Keys:
    """Keys while a periodic report is written, as (key, deed)."""
    return (
        ("F6, Shift+F6", tr("khung tiếp, khung trước")),
        ("Ctrl+PgDn, Ctrl+PgUp", tr("mục sau, mục trước")),
        (tr("Ở số liệu: Enter"), tr("chèn vào lời")),
        ("Shift+Enter", tr("chèn so với cùng kỳ")),
        ("Insert", tr("chèn, ở lại số liệu")),
        ("F2", tr("nhập chỉ tiêu năm")),
        ("F3", tr("mở danh sách đằng sau con số")),
        ("F8", tr("ẩn, hiện trang in")),
        ("Esc", tr("về danh sách báo cáo")),
    )


def table_keys() -> Keys:
    """Keys in a statistical table, as (key, deed)."""
    return (("←, →", tr("sang cột khác")), ("Enter", tr("mở danh sách đằng sau con số")))


def paper_keys() -> Keys:
    """Keys before a printed page, as (key, deed)."""
    return (
        ("Ctrl+P", tr("in")),
        ("Ctrl+S", tr("lưu PDF")),
        ("Ctrl+Shift+S", tr("lưu Word")),
        ("Ctrl+E", tr("lưu Excel")),
    )


class KeySheet(QDialog):
    """All keys on one page; Escape closes it."""

    def __init__(self, actions: Iterable[QAction], *, context: GuiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("key_sheet")
        self.setWindowTitle(tr("Phím tắt"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window: Keys = tuple(
            (action.shortcut().toString(QKeySequence.SequenceFormat.NativeText), plain_title(action.text()))
            for action in actions
            if not action.shortcut().isEmpty()
        )
        columns = QHBoxLayout()
        columns.setSpacing(context.theme.px(16))
        for groups in (
            (
                _group(tr("Ở mọi nơi"), window),
                _group(tr("Trang Hôm nay"), today_keys()),
                _group(tr("Trong biểu thống kê"), table_keys()),
            ),
            (
                _group(tr("Trong danh sách"), list_keys()),
                _group(tr("Khi ghi ý kiến tại hội trường"), hall_keys()),
                _group(tr("Khi xem trang in"), paper_keys()),
            ),
            (_group(tr("Trong biểu nhập"), form_keys()), _group(tr("Khi soạn báo cáo định kỳ"), report_keys())),
        ):
            column = QVBoxLayout()
            for group in groups:
                column.addWidget(group)
            column.addStretch(1)
            columns.addLayout(column)
        close = button(tr("Đó&ng"), name="close_button", on_click=self.accept, is_primary=True)
        layout = QVBoxLayout(self)
        layout.addLayout(columns)
        layout.addLayout(row(1, close))
        close.setFocus()


def _group(title: str, keys: Keys) -> QGroupBox:
    box = QGroupBox(title)
    grid = QGridLayout(box)
    grid.setVerticalSpacing(2)
    grid.setHorizontalSpacing(24)
    grid.setColumnStretch(1, 1)
    for number, (key, deed) in enumerate(keys):
        grid.addWidget(label(key), number, 0)
        grid.addWidget(label(deed, role="muted"), number, 1)
    return box
