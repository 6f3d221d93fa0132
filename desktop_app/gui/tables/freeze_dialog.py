"""Asks once before a table is kept as it is sent."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop_app.gui.building import button, label, line_edit, row, strip
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme


class FreezeDialog(QDialog):
    """What is kept, what is still amiss, and room for a note.

    Signals:
        agreed: (note) the table is to be kept as sent.
    """

    agreed = Signal(str)

    def __init__(
        self, words: str, *, doubts: Sequence[str], title: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("freeze_dialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._note = line_edit(
            name="note_field", title=tr("Ghi chú"), placeholder=tr("Ví dụ: gửi cấp trên theo công văn số …")
        )
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.px(8))
        layout.addWidget(label(words, wraps=True))
        if doubts:
            frame, _ = strip("\n".join(doubts), ground="soon")
            layout.addWidget(frame)
        said = label(tr("&Ghi chú"))
        said.setBuddy(self._note)
        layout.addWidget(said)
        layout.addWidget(self._note)
        layout.addStretch(1)
        agree = button(tr("&Chốt và ghi là đã gửi"), name="agree_button", on_click=self._agree, is_primary=True)
        agree.setDefault(True)
        layout.addLayout(row(1, button(tr("&Hủy"), name="cancel_button", on_click=self.reject), agree))
        self.setFixedWidth(theme.px(560))

    def _agree(self) -> None:
        note = self._note.text().strip()
        self.accept()
        self.agreed.emit(note)
