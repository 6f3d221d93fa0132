"""One line across a page that says what happened or what is still to be done, with its deeds as buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop_app.gui.theme import Theme


@dataclass(frozen=True, slots=True)
class Deed:
    """A button of a strip; ``name`` is its objectName, the words may carry a mnemonic."""

    name: str
    words: str
    do: Callable[[], None]


class NoticeStrip(QFrame):
    """Hidden until it has something to say. ``tone`` is late, soon, done or paper."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice_strip")
        self._theme = theme
        self._label = QLabel(self)
        self._label.setObjectName("notice_words")
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(12), theme.px(4), theme.px(8), theme.px(4))
        self._row.setSpacing(theme.px(8))
        self._row.addWidget(self._label, 1)
        self._buttons: list[QPushButton] = []
        self.tone = ""
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._label.text()

    def say(self, words: str, *, tone: str, deeds: Sequence[Deed] = ()) -> None:
        """Say something, in place of what was said before."""
        self._clear()
        self.tone = tone
        self.setProperty("ground", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._label.setText(words)
        self.setAccessibleName(words)
        for deed in deeds:
            button = QPushButton(deed.words, self)
            button.setObjectName(deed.name)
            button.setAccessibleName(deed.words.replace("&", ""))
            button.setAutoDefault(True)
            button.clicked.connect(deed.do)
            self._row.addWidget(button)
            button.show()
            self._buttons.append(button)
        self.show()

    def silence(self) -> None:
        """Nothing to say."""
        self._clear()
        self.tone = ""
        self.hide()

    def _clear(self) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons.clear()
