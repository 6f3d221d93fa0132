"""Numbers typed by hand that differ from what is counted, each as a sentence with a button that puts it right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_decimal
from desktop_app.domain.outline_words import Doubt
from desktop_app.gui.building import button, label
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme

MOST_PX = 96


class DoubtList(QScrollArea):
    """Hidden while there is nothing to look at.

    ``buttons`` put the numbers right, in the order of the text.

    Signals:
        figure_wanted: (Doubt) the counted number is to take the place of the typed one.
    """

    figure_wanted = Signal(object)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("doubt_list")
        self.setAccessibleName(tr("Số cần xem lại"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self._theme = theme
        self._doubts: tuple[Doubt, ...] = ()
        self.buttons: list[QPushButton] = []
        self.hide()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is said, one sentence for each number."""
        return tuple(doubt_words(one) for one in self._doubts)

    def show_doubts(self, doubts: Sequence[Doubt]) -> None:
        """Say these."""
        if tuple(doubts) == self._doubts:
            return
        self._doubts = tuple(doubts)
        self.buttons = []
        ground = QWidget()
        lines = QVBoxLayout(ground)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._theme.px(2))
        for place, one in enumerate(self._doubts):
            lines.addWidget(self._line(place, one))
        lines.addStretch(1)
        self.setWidget(ground)
        self.setVisible(bool(self._doubts))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as its lines, up to a few of them."""
        ground = self.widget()
        if ground is None:
            return QSize(0, 0)
        width = max(self.viewport().width(), self._theme.px(200))
        height = ground.heightForWidth(width) if ground.hasHeightForWidth() else ground.sizeHint().height()
        needed = height + 2 * self.frameWidth()
        return QSize(width, min(needed, self._theme.px(MOST_PX)))

    def minimumSizeHint(self) -> QSize:
        """Never squeezed."""
        return QSize(self._theme.px(120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sentences break anew."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _line(self, place: int, doubt: Doubt) -> QWidget:
        words = label(doubt_words(doubt), role="soon", wraps=True)
        words.setObjectName(f"doubt_words_{place}")
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._theme.px(8))
        line.addWidget(words, 1)
        if not doubt.is_unknown:
            use = button(tr("Dùng số tính được"), name=f"use_figure_button_{place}")
            use.clicked.connect(lambda _checked=False: self.figure_wanted.emit(doubt))
            use.setAccessibleDescription(words.text())
            line.addWidget(use)
            self.buttons.append(use)
        return made


def doubt_words(doubt: Doubt) -> str:
    """What differs, as a sentence."""
    if doubt.value is None:
        return tr("Không có số liệu tên {typed}. Chọn tên trong bảng số liệu, hoặc xóa dấu ngoặc.").format(
            typed=doubt.typed
        )
    words = tr("Lời ghi “{typed}”, số tính được là {value} ({name}).")
    return words.format(typed=doubt.typed, value=format_decimal(doubt.value), name=doubt.name)
