"""What is chosen for one print of a paper beside its texts: its layout, and whether hidden names are printed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from desktop_app.domain.document import HeadingStyle
from desktop_app.gui.building import label, row
from desktop_app.gui.periodic.heading_bar import style_words
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme


class PaperOptions(QWidget):
    """Shows only what the paper leaves open.

    Signals:
        style_chosen: Another layout was chosen.
        names_toggled: Hidden names shall be printed, or not any more; off whenever a paper is opened.
    """

    style_chosen = Signal()
    names_toggled = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._styles: Sequence[HeadingStyle] = ()
        self._title = label(tr("T&hể thức"))
        self._choice = QComboBox()
        self._choice.setObjectName("paper_style")
        self._choice.setAccessibleName(tr("Thể thức"))
        self._title.setBuddy(self._choice)
        self._names = QCheckBox(tr("In cả tên n&gười nêu (chỉ dùng nội bộ)"))
        self._names.setObjectName("paper_names")
        self._names.setAccessibleName(tr("In cả tên người nêu (chỉ dùng nội bộ)"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        column.setSpacing(theme.px(4))
        column.addLayout(row(self._title, self._choice, 1))
        column.addWidget(self._names)
        self._choice.currentIndexChanged.connect(self._chosen)
        self._names.toggled.connect(self.names_toggled)
        self.offer((), style=None, hides_names=False)

    @property
    def chosen_style(self) -> HeadingStyle | None:
        """The chosen layout; None where the paper has none to choose."""
        place = self._choice.currentIndex()
        return self._styles[place] if 0 <= place < len(self._styles) else None

    @property
    def shows_names(self) -> bool:
        """True where hidden names are to be printed."""
        return self._names.isChecked() and not self._names.isHidden()

    def offer(self, styles: Sequence[HeadingStyle], *, style: HeadingStyle | None, hides_names: bool) -> None:
        """Offer these layouts, with the one that is shown."""
        self._styles = tuple(styles)
        with QSignalBlocker(self._choice):
            self._choice.clear()
            self._choice.addItems([style_words(item) for item in self._styles])
            self._choice.setCurrentIndex(self._styles.index(style) if style in self._styles else -1)
        for part in (self._title, self._choice):
            part.setVisible(len(self._styles) > 1)
        self._names.setVisible(hides_names)
        self.setVisible(len(self._styles) > 1 or hides_names)

    def _chosen(self, _place: int) -> None:
        if self.chosen_style is not None:
            self.style_chosen.emit()
