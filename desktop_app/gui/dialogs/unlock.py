"""Opening an office file: which one, who is working, and its password or the recovery code from paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QFormLayout, QVBoxLayout, QWidget

from desktop_app.domain.errors import AppError, InputRefused
from desktop_app.domain.text import normalize_line
from desktop_app.gui.building import add_row, at_left, button, label, line_edit, row, strip
from desktop_app.gui.saving import documents_folder
from desktop_app.gui.settings import Settings
from desktop_app.gui.task_runner import Runner
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme
from desktop_app.services import office_files
from desktop_app.services.office_files import FileState
from desktop_app.services.workspace import Workspace

_PATH = Qt.ItemDataRole.UserRole
FILE_FILTER = "Sổ Dân Vận (*.sodanvan)"


class UnlockDialog(QDialog):
    """Opens a file on the worker; what is wrong stands in the window, not in another box.

    Signals:
        opened: (Path, True where the recovery code was used)
        new_wanted: Make a new office file.
    """

    opened = Signal(object, bool)
    new_wanted = Signal()

    def __init__(
        self, *, runner: Runner, settings: Settings, theme: Theme, path: Path | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("unlock_dialog")
        self.setWindowTitle(tr("Sổ Dân Vận – mở tệp"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._runner, self._settings, self._theme = runner, settings, theme
        self._uses_code = False
        self._file = QComboBox()
        self._file.setObjectName("file_box")
        self._file.currentIndexChanged.connect(self._look_at_file)
        self._browse = button(tr("Chọn &tệp khác…"), name="browse_button", on_click=self._ask_for_file)
        self._user = QComboBox()
        self._user.setObjectName("user_box")
        self._user.setEditable(True)
        self._user.setLineEdit(line_edit(name="user_field", title=tr("Người dùng")))
        self._user.setCompleter(None)  # type: ignore[arg-type]  # Qt allows none: completing inline breaks Vietnamese typing
        self._user.addItems(settings.known_users)
        self._password = line_edit(name="password_field", title=tr("Mật khẩu"), is_secret=True)
        self._code = line_edit(name="code_field", title=tr("Mã khôi phục"), placeholder="ABCD-EFGH-…")
        self._trouble, self._trouble_words = strip("", ground="late")
        self._trouble_words.setObjectName("trouble")
        self._switch = button("", name="switch_button", on_click=self._switch_way, is_link=True)
        self._open = button(tr("&Mở"), name="open_button", on_click=self.open_file, is_primary=True)
        self._open.setDefault(True)
        self._lay_out()
        self._fill_files(path)

    def open_file(self) -> None:
        """Try to open the chosen file."""
        path = self._path()
        if path is None:
            self._ask_for_file()
            return
        user, uses_code = normalize_line(self._user.currentText()), self._uses_code
        if not user:
            self._show_trouble(InputRefused(tr("Chưa có tên người dùng."), next_step=tr("Nhập họ và tên rồi mở lại.")))
            self._user.setFocus()
            return
        password = None if uses_code else self._password.text() or None
        recovery = self._code.text() if uses_code else None
        self._open.setEnabled(False)
        self._runner.adopt(
            lambda: office_files.open_file(path, password=password, recovery=recovery, user=user),
            workspace_of=_itself,
            owner=self,
            on_success=lambda _work: self._finish(path, user),
            on_failure=self._show_trouble,
            on_end=lambda: self._open.setEnabled(True),
            progress_title=tr("Đang mở tệp…"),
        )

    def say(self, error: AppError) -> None:
        """Show why a file could not be opened before."""
        self._show_trouble(error)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(self._theme.px(8))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        add_row(form, tr("Tệ&p"), self._file)
        form.addRow("", at_left(self._browse))
        add_row(form, tr("&Người dùng"), self._user)
        self._password_label = add_row(form, tr("Mật &khẩu"), self._password)
        self._code_label = add_row(form, tr("Mã &khôi phục"), self._code)
        create = button(tr("&Lập sổ mới…"), name="new_button", on_click=self.new_wanted.emit)
        layout = QVBoxLayout(self)
        layout.setSpacing(self._theme.px(12))
        layout.addWidget(label(tr("Mở sổ của cơ quan"), role="title"))
        layout.addWidget(self._trouble)
        layout.addLayout(form)
        layout.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        layout.addLayout(row(create, 1, self._open))
        self.setMinimumWidth(self._theme.px(480))

    def _fill_files(self, path: Path | None) -> None:
        known = [*([path] if path else []), *(one for one in self._settings.recent_files if one != path)]
        self._file.blockSignals(True)
        self._file.clear()
        for one in known:
            self._file.addItem(one.name, one)
            self._file.setItemData(self._file.count() - 1, str(one), Qt.ItemDataRole.ToolTipRole)
        self._file.blockSignals(False)
        self._look_at_file()

    def _path(self) -> Path | None:
        found = self._file.currentData()
        return found if isinstance(found, Path) else None

    def _look_at_file(self) -> None:
        path = self._path()
        if path is None:
            self._show_fields(FileState(exists=False, needs_password=False))
            return
        self._runner.run_apart(
            lambda: office_files.state_of(path), owner=self, on_success=self._show_fields, supersedes="state"
        )

    def _show_fields(self, state: FileState) -> None:
        self._needs_password = state.needs_password
        for widget in (self._password, self._password_label):
            widget.setVisible(state.needs_password and not self._uses_code)
        for widget in (self._code, self._code_label):
            widget.setVisible(state.needs_password and self._uses_code)
        self._switch.setVisible(state.needs_password)
        words = tr("Dùng mật khẩu") if self._uses_code else tr("Quên mật khẩu: dùng mã khôi phục")
        self._switch.setText(words)
        self._switch.setAccessibleName(words)
        first = (self._code if self._uses_code else self._password) if state.needs_password else self._open
        (first if self._user.currentText() else self._user).setFocus()

    def _switch_way(self) -> None:
        self._uses_code = not self._uses_code
        self._show_fields(FileState(exists=True, needs_password=self._needs_password))

    def _ask_for_file(self) -> None:
        dialog = QFileDialog(self, tr("Chọn tệp sổ"), documents_folder(), FILE_FILTER)
        dialog.setObjectName("choose_file_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self._fill_files(Path(name)))
        dialog.open()

    def _finish(self, path: Path, user: str) -> None:
        self._settings.remember_file(path)
        self._settings.remember_user(user)
        self.opened.emit(path, self._uses_code)

    def _show_trouble(self, error: AppError) -> None:
        self._trouble_words.setText(f"{tr(error.sentence)} {tr(error.next_step)}".strip())
        self._trouble.show()
        self.adjustSize()
        self._password.selectAll()


def _itself(work: Workspace) -> Workspace:
    return work
