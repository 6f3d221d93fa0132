"""How the program looks on this machine: light or dark, size of letters, language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QVBoxLayout, QWidget

from desktop_app.gui.building import add_row, label
from desktop_app.gui.context import GuiContext
from desktop_app.gui.settings import SCALES
from desktop_app.gui.texts import tr


class LookSection(QWidget):
    """Choices take effect at once; what is being typed is kept as a draft.

    Signals:
        changed: Something was chosen; carries no sentence, since it is seen.
    """

    changed = Signal(str)

    def __init__(self, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("look_section")
        self._settings = context.settings
        self._scheme = _combo(
            "scheme_box",
            (("system", tr("Theo máy")), ("light", tr("Sáng")), ("dark", tr("Tối"))),
            current=self._settings.scheme,
        )
        self._scale = _combo(
            "scale_box", tuple((percent, f"{percent} %") for percent in SCALES), current=self._settings.scale
        )
        self._language = _combo(
            "language_box", (("vi", "Tiếng Việt"), ("en", "English")), current=self._settings.language
        )
        form = QFormLayout()
        form.setSpacing(context.theme.px(8))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        add_row(form, tr("&Nền"), self._scheme)
        add_row(form, tr("&Cỡ chữ"), self._scale)
        add_row(form, tr("Ngôn ngữ"), self._language)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label(tr("Giao diện"), role="title"))
        layout.addLayout(form)
        layout.addWidget(label(tr("Chọn xong có hiệu lực ngay. Nội dung đang nhập được giữ thành nháp."), role="hint"))
        layout.addStretch(1)
        for box in (self._scheme, self._scale, self._language):
            box.activated.connect(self._keep)

    def activate(self) -> None:
        """Nothing here comes from the file."""

    def _keep(self) -> None:
        self._settings.scheme = self._scheme.currentData()
        self._settings.scale = self._scale.currentData()
        self._settings.language = self._language.currentData()
        self.changed.emit("")


def _combo(name: str, items: Iterable[tuple[Any, str]], *, current: Any) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    for value, words in items:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(current)))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box
