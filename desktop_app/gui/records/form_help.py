"""The panel beside the fields: what the field at hand is for, where the law asks for it, which keys it knows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.fields import FieldSpec
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme


class FormHelp(QFrame):
    """Shows help for one field at a time."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("form_help")
        self._title = self._label("heading")
        self._help = self._label("")
        self._before = self._label("muted")
        self._keys = self._label("muted")
        self._source = self._label("hint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(10), theme.px(8), theme.px(8), theme.px(8))
        layout.setSpacing(theme.px(8))
        for label in (self._title, self._help, self._before, self._keys, self._source):
            layout.addWidget(label)
        layout.addStretch(1)

    def show_field(self, spec: FieldSpec, *, keys: str, before: str) -> None:
        """Show a field's help; ``before`` is its value in the record saved last, "" for none."""
        self._title.setText(tr(spec.label))
        self._help.setText(tr(spec.help))
        self._before.setText(tr("Bản ghi trước: {value} (F6)").format(value=before) if before else "")
        self._keys.setText(keys)
        self._source.setText(tr("Căn cứ: {source}").format(source=spec.source) if spec.source else "")
        for label in (self._help, self._before, self._keys, self._source):
            label.setVisible(bool(label.text()))

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            label.setProperty("role", role)
        return label
