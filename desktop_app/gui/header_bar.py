"""The line above every page: whose registers these are, the search over all of them, and the health of the file."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop_app.domain.formats import VIETNAM_TIME
from desktop_app.gui.building import button, label
from desktop_app.gui.icons import icon
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme


class HeaderBar(QFrame):
    """Title, search and dot.

    Signals:
        search_wanted, health_wanted: A click on either.
    """

    search_wanted = Signal()
    health_wanted = Signal()

    def __init__(self, *, title: str, is_practice: bool, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header_bar")
        self._theme = theme
        words = label(title, role="heading")
        words.setObjectName("office_title")
        words.setMinimumWidth(1)  # large letters on a small screen: the title gives way
        self._search = button(tr("Tìm mọi sổ…") + "   Ctrl+K", name="search_button", on_click=self.search_wanted.emit)
        self._search.setIcon(icon("search", theme=theme))
        self._search.setIconSize(QSize(theme.px(16), theme.px(16)))
        self._search.setProperty("looks_like_field", "true")
        self._search.setMinimumWidth(theme.px(160))
        self._search.setMaximumWidth(theme.px(280))
        self._health = button("", name="health_button", on_click=self.health_wanted.emit, is_link=True)
        self._health.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the dot stands behind the words
        self._health.setIconSize(QSize(theme.px(12), theme.px(12)))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(16), theme.px(6), theme.px(8), theme.px(6))
        layout.setSpacing(theme.px(16))
        layout.addWidget(words)
        if is_practice:
            layout.addWidget(label(tr("TẬP HUẤN – dữ liệu giả"), role="soon"))
        layout.addStretch(1)
        layout.addWidget(self._search, 4)
        layout.addStretch(1)
        layout.addWidget(self._health)
        self.show_saved(None)

    def show_saved(self, moment: datetime | None) -> None:
        """Everything is on disk, last written at this moment (aware; None: nothing was written yet)."""
        text = tr("Mọi dữ liệu đã lưu")
        if moment is not None:
            text = tr("Lưu lần cuối {time}").format(time=f"{moment.astimezone(VIETNAM_TIME):%H:%M}")
        self._show(text, role="done")

    def show_trouble(self) -> None:
        """The file needs a look."""
        self._show(tr("Tệp cần kiểm tra"), role="late")

    def _show(self, text: str, *, role: str) -> None:
        self._health.setText(text)
        self._health.setAccessibleName(text)
        self._health.setToolTip(tr("Xem tình trạng tệp dữ liệu"))
        self._health.setIcon(dot(self._theme.color(role), size=self._theme.px(12)))


def dot(color: QColor, *, size: int) -> QIcon:
    """A filled circle."""
    pixmap = QPixmap(size * 2, size * 2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(color)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(2, 2, size * 2 - 4, size * 2 - 4)
    painter.end()
    return QIcon(pixmap)
