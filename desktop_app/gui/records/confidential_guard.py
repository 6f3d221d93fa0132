"""Watches a form for the choice that makes its record confidential, and asks before anything is wiped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop_app.domain.fields import FieldType
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.values import parse
from desktop_app.gui.records.form_fields import FormFields
from desktop_app.gui.texts import tr

_SWITCHES = frozenset({FieldType.CHOICE, FieldType.FLAG})


class ConfidentialGuard(QObject):
    """Hides the withheld fields of a confidential record; one question stands before their content is given up.

    Signals:
        turned: The form became confidential (True) or open (False).
    """

    turned = Signal(bool)

    def __init__(self, kind: RecordKind, fields: FormFields, *, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = kind
        self._fields = fields
        self._today = today
        self._window = parent
        self._switches = [spec for spec in kind.specs if spec.type in _SWITCHES]
        self._agreed: dict[str, Any] = {}
        self._question: QMessageBox | None = None
        self.is_confidential = False

    @property
    def is_asking(self) -> bool:
        """True while the question is open."""
        return self._question is not None

    def begin(self) -> None:
        """Take the values that are shown as they are."""
        if not self._kind.withheld:
            return
        self._settle(self._judge())

    def check(self) -> bool:
        """Look again after a field was left. Returns False while the question waits for an answer."""
        if not self._kind.withheld:
            return True
        if self.is_asking:
            return False
        is_confidential = self._judge()
        if is_confidential and not self.is_confidential and self._fields.has_withheld():
            self._ask()
            return False
        if is_confidential != self.is_confidential:
            self._settle(is_confidential)
            self.turned.emit(is_confidential)
        else:
            self._agreed = self._switch_values()
        return True

    # ------------------------------------------------------------ inside

    def _judge(self) -> bool:
        record, _ = parse(self._kind.record_type, self._fields.values(), today=self._today())
        return self._kind.confidential_when(record)

    def _settle(self, is_confidential: bool) -> None:
        self.is_confidential = is_confidential
        self._agreed = self._switch_values()
        self._fields.set_withheld_hidden(is_confidential, is_cleared=is_confidential)

    def _switch_values(self) -> dict[str, Any]:
        return {spec.key: self._fields.rows[spec.key].editor.raw() for spec in self._switches}

    def _changed_switches(self) -> list[str]:
        now = self._switch_values()
        return [key for key, value in now.items() if value != self._agreed.get(key)]

    def _ask(self) -> None:
        changed = self._changed_switches()
        spec = self._kind.spec(changed[-1]) if changed else None
        choice = spec.choice(self._fields.rows[spec.key].editor.raw()) if spec else None
        labels = ", ".join(
            tr(item.label) for item in self._kind.withheld if not self._fields.rows[item.key].editor.is_empty
        )
        title = (
            tr("Chuyển thành “{choice}”").format(choice=tr(choice.label))
            if choice
            else tr("Chuyển thành bản ghi bảo mật")
        )
        words = tr("{title}: thông tin người tố cáo sẽ bị xóa hẳn khỏi tệp và không lấy lại được.").format(title=title)
        box = QMessageBox(QMessageBox.Icon.Warning, title, words, parent=self._window)
        box.setObjectName("confidential_question")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setInformativeText(tr("Sẽ xóa: {labels}.").format(labels=labels))
        go_on = box.addButton(tr("&Tiếp tục"), QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton(tr("&Quay lại"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.setEscapeButton(back)
        go_on.clicked.connect(self._go_on)
        back.clicked.connect(partial(self._go_back, changed))
        self._question = box
        box.open()

    def _go_on(self) -> None:
        self._question = None
        self._settle(True)
        self.turned.emit(True)

    def _go_back(self, changed: list[str]) -> None:
        self._question = None
        for key in changed:
            self._fields.rows[key].editor.set_raw(self._agreed.get(key))
        self._agreed = self._switch_values()
        if changed:
            self._fields.focus(changed[-1])
