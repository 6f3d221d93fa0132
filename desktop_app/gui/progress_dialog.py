"""The box that long work shows: what is being done, how far it is, and a button to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop_app.gui.texts import tr


class ProgressDialog(QDialog):
    """Shown by the runner after 600 ms; goes away by itself.

    Signals:
        cancelled: The person asked to stop.
    """

    cancelled = Signal()

    def __init__(self, title: str, *, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("progress_dialog")
        self.setWindowTitle(tr("Đang làm"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._label = QLabel(title, self)
        self._label.setWordWrap(True)
        self._label.setMinimumWidth(320)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(title)
        self._stop = QPushButton(tr("&Dừng"), self)
        self._stop.setObjectName("stop_button")
        self._stop.setAccessibleName(tr("Dừng"))
        self._stop.clicked.connect(self._ask_to_stop)
        self._stop.hide()
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._stop)
        layout = QVBoxLayout(self)
        layout.addWidget(self._label)
        layout.addWidget(self._bar)
        layout.addLayout(buttons)

    def offer_cancel(self) -> None:
        """Show the button that stops the work."""
        self._stop.show()

    def show_state(self, done: int, total: int) -> None:
        """Move the bar; total 0 keeps it running to and fro."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def reject(self) -> None:
        """Escape asks to stop where that is possible; the box stays until the work has ended."""
        if self._stop.isVisible() and self._stop.isEnabled():
            self._ask_to_stop()

    def _ask_to_stop(self) -> None:
        self._stop.setEnabled(False)
        self._label.setText(tr("Đang dừng…"))
        self.cancelled.emit()
