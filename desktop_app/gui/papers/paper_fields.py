"""The places of a paper as boxes to fill: those from the record, those typed for one print, and its Căn cứ."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.domain.papers import PaperField
from desktop_app.gui.building import button, label, row, strip
from desktop_app.gui.papers.secret_box import LineBox, SecretBox, TextBox
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme
from desktop_app.services.papers import PaperForm

BASIS_LINES = 6
_BASIS = ""  # names its box among what was typed
Box = LineBox | TextBox


class PaperFields(QWidget):
    """What is asked before a paper is printed.

    Signals:
        changed: Something was typed.
        basis_kept: (text or None) this wording of the Căn cứ is to be the office's; None for the shipped one.
    """

    changed = Signal()
    basis_kept = Signal(object)

    def __init__(self, form: PaperForm, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper_fields")
        self._boxes: dict[str, Box] = {}
        self._basis: TextBox | None = None
        self._is_silent = False
        self._given = {item.key: item.value for item in form.fields} | {_BASIS: form.basis}
        self.is_secret = any(item.is_secret for item in form.fields)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, theme.px(8), 0)
        self._column.setSpacing(theme.px(4))
        self.with_secrets = QCheckBox(tr("&Ghi cả thông tin mật vào tệp\n(tự chịu trách nhiệm bảo quản)"))
        self.with_secrets.setObjectName("with_secrets_box")
        self.with_secrets.setAccessibleName(tr("Ghi cả thông tin mật vào tệp"))
        self.with_secrets.toggled.connect(self._say_changed)
        if self.is_secret:
            self._add_secret_note()
        for item in form.fields:
            self._add_field(item, theme)
        if form.basis:
            self._add_basis(form.basis, theme)
        if not form.fields and not form.basis:
            self._column.addWidget(
                label(tr("Giấy này lấy hết từ bản ghi, không có ô nào phải điền."), role="muted", wraps=True)
            )
        self._column.addStretch(1)

    def typed(self) -> dict[str, str]:
        """What stands in each box now."""
        return {key: _text(box) for key, box in self._boxes.items()}

    def changed_by_hand(self) -> dict[str, str]:
        """What stands in a box in place of what came with the form."""
        texts = {**self.typed(), _BASIS: self.basis}
        return {key: text for key, text in texts.items() if text != self._given.get(key, "")}

    def put(self, texts: Mapping[str, str]) -> None:
        """Put texts taken from the fields of another layout into the boxes of the same places."""
        self._is_silent = True
        for key, text in texts.items():
            box = self._basis if key == _BASIS else self._boxes.get(key)
            if isinstance(box, QPlainTextEdit):
                box.setPlainText(text)
            elif box is not None:
                box.setText(text)
        self._is_silent = False

    @property
    def basis(self) -> str:
        """The Căn cứ as it stands now; "" where the paper has none."""
        return self._basis.toPlainText() if self._basis is not None else ""

    def show_basis(self, text: str) -> None:
        """Put another wording of the Căn cứ into its box."""
        if self._basis is not None:
            self._basis.setPlainText(text)

    @property
    def has_secrets(self) -> bool:
        """True while something stands in a box that is kept nowhere."""
        return any(isinstance(box, SecretBox) and box.text().strip() for box in self._boxes.values())

    def forget(self) -> None:
        """Empty every box that is kept nowhere; nobody is told."""
        self._is_silent = True
        for box in self._boxes.values():
            if isinstance(box, SecretBox):
                box.forget()
        self.with_secrets.setChecked(False)
        self._is_silent = False

    def focus_first(self) -> None:
        """Give the keyboard to the first empty box, else to the first."""
        empty = next((box for box in self._boxes.values() if not _text(box)), None)
        first = empty or next(iter(self._boxes.values()), self._basis)
        if first is not None:
            first.setFocus()

    # ------------------------------------------------------------ building

    def _add_secret_note(self) -> None:
        words = tr(
            "Đơn tố cáo – bảo mật thông tin người tố cáo. Ô có chữ “Không lưu ở đâu” chỉ dùng để in ngay. "
            "Tệp PDF, Word để dòng chấm ở các chỗ đó."
        )
        frame, _ = strip(words, ground="soon")
        self._column.addWidget(frame)

    def _add_field(self, item: PaperField, theme: Theme) -> None:
        box = _box(item)
        box.setObjectName(f"field_{item.key}")
        box.setAccessibleName(item.label)
        box.setToolTip(item.help)
        title = label(item.label)
        title.setBuddy(box)
        mark: list[QLabel | int] = [1]
        if item.is_secret:
            box.setAccessibleDescription(tr("Không lưu ở đâu"))
            mark.append(label(tr("Không lưu ở đâu"), role="soon"))
        self._column.addSpacing(theme.px(4))
        self._column.addLayout(row(title, *mark))
        self._column.addWidget(box)
        if item.help:
            self._column.addWidget(label(item.help, role="hint", wraps=True))
        box.textChanged.connect(self._say_changed)
        self._boxes[item.key] = box

    def _add_basis(self, text: str, theme: Theme) -> None:
        self._basis = TextBox(lines=BASIS_LINES)
        self._basis.setObjectName("basis_box")
        self._basis.setAccessibleName(tr("Căn cứ"))
        self._basis.setPlainText(text)
        self._basis.textChanged.connect(self._say_changed)
        title = label(tr("&Căn cứ (mỗi căn cứ một dòng)"))
        title.setBuddy(self._basis)
        keep = button(
            tr("Lưu làm căn cứ của cơ &quan"), name="keep_basis_button", on_click=self._keep_basis, is_link=True
        )
        back = button(tr("&Trở về mặc định"), name="reset_basis_button", on_click=self._reset_basis, is_link=True)
        self._column.addSpacing(theme.px(8))
        self._column.addWidget(title)
        self._column.addWidget(self._basis)
        self._column.addLayout(row(keep, back, 1, spacing=0))

    def end_with(self, widget: QWidget) -> None:
        """Put a widget below everything else."""
        self._column.insertWidget(self._column.count() - 1, widget)

    # ------------------------------------------------------------ deeds

    def _say_changed(self) -> None:
        if not self._is_silent:
            self.changed.emit()

    def _keep_basis(self) -> None:
        self.basis_kept.emit(self.basis)

    def _reset_basis(self) -> None:
        self.basis_kept.emit(None)


def _box(item: PaperField) -> Box:
    if item.is_secret:
        return SecretBox(is_long=item.is_long)
    if item.is_long:
        long = TextBox()
        long.setPlainText(item.value)
        return long
    line = LineBox(item.value)
    line.setCursorPosition(0)
    return line


def _text(box: QObject) -> str:
    if isinstance(box, SecretBox):
        return box.text()
    if isinstance(box, QPlainTextEdit):
        return box.toPlainText()
    assert isinstance(box, LineBox)
    return box.text()
