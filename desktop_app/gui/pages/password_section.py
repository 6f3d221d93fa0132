"""Password of the office file, and the recovery sheet to print and lock away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from desktop_app.domain.document import Document
from desktop_app.domain.errors import InputRefused
from desktop_app.gui.building import add_row, button, label, line_edit, row
from desktop_app.gui.context import GuiContext
from desktop_app.gui.errors import show_error
from desktop_app.gui.report_view import ReportView
from desktop_app.gui.texts import tr
from desktop_app.services import office_files, reporting

if TYPE_CHECKING:
    from desktop_app.services.workspace import Workspace


class PasswordSection(QWidget):
    """A new password is typed twice; after it the recovery sheet is shown for printing."""

    def __init__(self, context: GuiContext, *, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("password_section")
        self._context = context
        self._path = path
        self._state = label("", role="muted", wraps=True)
        self._state.setObjectName("password_state")
        self._first = line_edit(name="new_password", title=tr("Mật khẩu mới"), is_secret=True)
        self._second = line_edit(name="repeat_password", title=tr("Nhập lại mật khẩu"), is_secret=True)
        self._second.returnPressed.connect(self.change)
        self._change = button(tr("Đổi mật &khẩu"), name="change_password_button", on_click=self.change, is_primary=True)
        self._sheet = ReportView(context, is_primary=False, parent=self)
        self._sheet.hide()
        form = QFormLayout()
        form.setSpacing(context.theme.px(8))
        add_row(form, tr("&Mật khẩu mới"), self._first)
        add_row(form, tr("&Nhập lại"), self._second)
        for field in (self._first, self._second):
            field.setMaximumWidth(context.theme.px(320))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(context.theme.px(8))
        layout.addWidget(label(tr("Mật khẩu và mã khôi phục"), role="title"))
        layout.addWidget(self._state)
        layout.addLayout(form)
        layout.addLayout(row(self._change, 1))
        layout.addWidget(self._sheet, 1)
        layout.addStretch(0)

    def activate(self) -> None:
        """Say whether the file has a password."""
        path = self._path
        self._context.runner.run_apart(
            lambda: office_files.state_of(path).needs_password, owner=self, on_success=self._show_state
        )

    def change(self) -> None:
        """Give the file the typed password and show the recovery sheet."""
        new = self._first.text()
        if new != self._second.text():
            show_error(self, InputRefused("Hai lần nhập mật khẩu chưa giống nhau.", next_step="Nhập lại cả hai ô."))
            self._first.setFocus()
            return
        self._change.setEnabled(False)

        def work_on(work: Workspace) -> tuple[Document, bytes]:
            code = office_files.change_password(work, new=new)
            document = office_files.recovery_document(code, office=work.office, today=work.today())
            return document, reporting.pdf_bytes(document)

        self._context.runner.run(
            work_on,
            owner=self,
            on_success=self._show_sheet,
            on_end=lambda: self._change.setEnabled(True),
            progress_title=tr("Đang đổi mật khẩu…"),
        )

    def _show_state(self, needs_password: bool) -> None:
        self._change.setText(tr("Đổi mật &khẩu") if needs_password else tr("Đặt mật &khẩu"))
        self._state.setText(
            tr("Tệp được mã hóa bằng mật khẩu. Đổi mật khẩu không đổi dữ liệu; phiếu mã khôi phục đã in vẫn dùng được.")
            if needs_password
            else tr(
                "Tệp này chưa có mật khẩu: ai mở được máy tính thì đọc được dữ liệu. Đặt mật khẩu để mã hóa tệp;"
                " bản sao lưu làm trước đó vẫn chưa mã hóa, nên xóa đi sau khi đã có bản mới."
            )
        )

    def _show_sheet(self, made: tuple[Document, bytes]) -> None:
        self._first.clear()
        self._second.clear()
        self._state.setText(tr("Đã đặt mật khẩu mới. In phiếu mã khôi phục dưới đây và cất vào tủ có khóa."))
        self._sheet.show()
        self._sheet.show_document(*made)
