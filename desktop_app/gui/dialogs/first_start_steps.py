"""The steps of the first start: what to begin, which commune and who, where the file lies and how it is locked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.text import fold, normalize_line
from desktop_app.domain.units import Match
from desktop_app.gui.building import add_row, at_left, button, label, line_edit, row
from desktop_app.gui.list_steering import ListSteering
from desktop_app.gui.saving import documents_folder
from desktop_app.gui.task_runner import Runner
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme
from desktop_app.services import office_files

WAIT_MS = 80
MOST_FOUND = 12
_MATCH = Qt.ItemDataRole.UserRole


class WelcomeStep(QWidget):
    """Three ways to begin.

    Signals:
        own_wanted, practice_wanted, open_wanted: What was chosen.
    """

    own_wanted = Signal()
    practice_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.px(8))
        layout.addWidget(
            label(
                tr("Phần mềm giữ sổ mô hình “Dân vận khéo”, đối thoại, ý kiến, tiếp công dân và đơn thư của xã.")
                + " "
                + tr("Dữ liệu nằm trong một tệp trên máy này, không gửi đi đâu."),
                wraps=True,
            )
        )
        layout.addSpacing(theme.px(16))
        for made, hint in (
            (
                button(tr("&Lập sổ cho cơ quan"), name="own_button", on_click=self.own_wanted.emit, is_primary=True),
                tr("Chọn xã, đặt mật khẩu, in phiếu mã khôi phục. Mất khoảng hai phút."),
            ),
            (
                button(tr("&Tập huấn"), name="practice_button", on_click=self.practice_wanted.emit),
                tr("Xã giả với một năm dữ liệu giả để làm quen. Mọi trang in đều có chữ TẬP HUẤN."),
            ),
            (
                button(tr("&Mở tệp đã có…"), name="open_existing_button", on_click=self.open_wanted.emit),
                tr("Tệp có đuôi .sodanvan, chép từ máy khác hoặc từ bản sao lưu."),
            ),
        ):
            made.setFixedWidth(theme.px(200))
            layout.addLayout(row(made, label(hint, role="muted", wraps=True), spacing=theme.px(16)))
            layout.addSpacing(theme.px(8))
        layout.addStretch(1)


class UnitStep(QWidget):
    """Which commune this is, found by typing its name of today or of before July 2025, and who is working.

    Signals:
        completed_changed: Whether the step has all it needs.
    """

    completed_changed = Signal(bool)

    def __init__(self, *, runner: Runner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self.match: Match | None = None
        self._typed = line_edit(name="unit_field", title=tr("Tên xã"), placeholder=tr("ví dụ: la bang thai nguyen"))
        self._typed.textChanged.connect(self._wait)
        self._list = QListWidget()
        self._list.setObjectName("unit_list")
        self._list.setAccessibleName(tr("Các xã tìm thấy"))
        self._list.currentItemChanged.connect(self._choose)
        ListSteering(self._typed, self._list)
        self._note = label("", role="muted", wraps=True)
        self._note.setObjectName("unit_note")
        self._note.setMinimumHeight(theme.row_height * 2)
        self._note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._user = line_edit(name="user_field", title=tr("Họ và tên người dùng"))
        self._user.textChanged.connect(self._tell)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._search)
        form = QFormLayout()
        form.setSpacing(theme.px(8))
        add_row(form, tr("Tên &xã, phường, đặc khu"), self._typed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(
            label(tr("Gõ tên mới, hoặc tên cũ trước tháng 7/2025; có dấu hay không đều được."), role="muted")
        )
        layout.addLayout(form)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._note)
        person = QFormLayout()
        add_row(person, tr("&Họ và tên anh/chị"), self._user)
        layout.addLayout(person)

    @property
    def user(self) -> str:
        """Name of the person, as it goes into the records."""
        return normalize_line(self._user.text())

    def begin(self) -> None:
        """The step came to the front: load the table of communes and take the keyboard."""
        self._typed.setFocus()
        self._runner.run_apart(office_files.unit_table, owner=self, on_success=lambda _table: self._search())

    @property
    def is_complete(self) -> bool:
        """Whether a commune is chosen and a name given."""
        return self.match is not None and bool(self.user)

    def _wait(self) -> None:
        self._timer.start()

    def _search(self) -> None:
        typed = self._typed.text()
        if not typed.strip():
            self._show([])
            return
        self._runner.run_apart(
            lambda: office_files.unit_table().find(typed, limit=MOST_FOUND),
            owner=self,
            on_success=self._show,
            supersedes="units",
        )

    def _show(self, matches: Sequence[Match]) -> None:
        self._list.clear()
        for match in matches:
            words = f"{match.label} — {match.note}" if match.note else match.label
            item = QListWidgetItem(words)
            item.setData(_MATCH, match)
            self._list.addItem(item)
        if matches:
            self._list.setCurrentRow(0)
        else:
            self._choose()

    def _choose(self) -> None:
        item = self._list.currentItem()
        self.match = item.data(_MATCH) if item is not None else None
        if self.match is not None:
            words = tr("Đã chọn {name}. Hình thành từ: {formation}.")
            formation = self.match.commune.formation or tr("giữ nguyên")
            self._note.setText(words.format(name=self.match.label, formation=formation.rstrip(".")))
        elif self._typed.text().strip():
            self._note.setText(tr("Chưa thấy xã nào. Thử gõ ít chữ hơn, hoặc gõ mã năm chữ số."))
        else:
            self._note.setText("")
        self._tell()

    def _tell(self) -> None:
        self.completed_changed.emit(self.is_complete)


class FileStep(QWidget):
    """Where the file lies, and its password.

    Signals:
        completed_changed: Whether the step has all it needs.
    """

    completed_changed = Signal(bool)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = line_edit(name="path_field", title=tr("Tệp dữ liệu"))
        self._path.textChanged.connect(self._tell)
        browse = button(tr("C&họn chỗ khác…"), name="choose_place_button", on_click=self._ask_for_place)
        self._locked = QRadioButton(tr("Đặt &mật khẩu (nên dùng: trong sổ có thông tin của người dân)"))
        self._locked.setObjectName("with_password")
        self._locked.setChecked(True)
        self._locked.toggled.connect(self._tell)
        self._open = QRadioButton(tr("&Không đặt mật khẩu (ai mở được máy thì đọc được dữ liệu)"))
        self._open.setObjectName("without_password")
        self._first = line_edit(name="first_password", title=tr("Mật khẩu"), is_secret=True)
        self._second = line_edit(name="second_password", title=tr("Nhập lại mật khẩu"), is_secret=True)
        self._hint = label("", role="muted", wraps=True)
        self._hint.setObjectName("password_hint")
        for field in (self._first, self._second):
            field.textChanged.connect(self._tell)
            field.setMaximumWidth(theme.px(320))
        form = QFormLayout()
        form.setSpacing(theme.px(8))
        add_row(form, tr("&Tệp dữ liệu"), self._path)
        form.addRow("", at_left(browse))
        words = QFormLayout()
        words.setContentsMargins(theme.px(24), 0, 0, 0)
        add_row(words, tr("Mật khẩ&u"), self._first)
        add_row(words, tr("Nhập &lại"), self._second)
        words.addRow("", self._hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addLayout(form)
        layout.addWidget(self._locked)
        layout.addLayout(words)
        layout.addWidget(self._open)
        layout.addStretch(1)

    @property
    def path(self) -> Path:
        """The place typed or chosen."""
        typed = Path(normalize_line(self._path.text())).expanduser()
        return typed if typed.suffix else typed.with_suffix(office_files.SUFFIX)

    @property
    def password(self) -> str | None:
        """The password, or None where the file is to have none."""
        return self._first.text() if self._locked.isChecked() else None

    @property
    def is_complete(self) -> bool:
        """Whether there is a place, and a password typed twice where one is wanted."""
        if not normalize_line(self._path.text()):
            return False
        return not self._locked.isChecked() or (not self._password_trouble() and self._first.text() != "")

    def begin(self, commune: str) -> None:
        """The step came to the front; a place is proposed from the commune's name."""
        if not self._path.text():
            name = "-".join(fold(commune).replace("'", "").split()) or "so-dan-van"
            self._path.setText(str(Path(documents_folder()) / f"{name}{office_files.SUFFIX}"))
        self._first.setFocus()
        self._tell()

    def _password_trouble(self) -> str:
        first, second = self._first.text(), self._second.text()
        if len(first) < office_files.SHORTEST_PASSWORD:
            return tr("Ít nhất {count} ký tự; có thể là một câu dễ nhớ, có dấu cách.").format(
                count=office_files.SHORTEST_PASSWORD
            )
        return "" if first == second else tr("Nhập lại đúng mật khẩu ở ô trên.")

    def _tell(self) -> None:
        is_locked = self._locked.isChecked()
        for field in (self._first, self._second):
            field.setEnabled(is_locked)
        self._hint.setText(self._password_trouble() if is_locked else "")
        self.completed_changed.emit(self.is_complete)

    def _ask_for_place(self) -> None:
        dialog = QFileDialog(self, tr("Chỗ đặt tệp dữ liệu"), self._path.text(), "Sổ Dân Vận (*.sodanvan)")
        dialog.setObjectName("choose_place_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(office_files.SUFFIX.removeprefix("."))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._path.setText)
        dialog.open()
