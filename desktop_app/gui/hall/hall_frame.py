"""Places in the window of the fast entry: head with the count, what was said, lines above, the line typed below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.gui.building import button, label, row
from desktop_app.gui.records.notice_strip import NoticeStrip
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme


class HallFrame(QWidget):
    """Only widgets and their places; what they do is the window's business."""

    def __init__(self, theme: Theme, *, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.strip = NoticeStrip(theme, parent=self)
        self.owner = label("", role="muted")
        self.owner.setMinimumWidth(1)
        self.total = label("", role="heading")
        self.total.setObjectName("hall_total")
        self.state = label("", role="muted")
        self.state.setObjectName("hall_state")
        self._title = label(title, role="title")
        self.save_button = button(tr("Lưu dòng này  Ctrl+S"), name="save_line", is_primary=True)
        self.close_button = button(tr("Đó&ng  Esc"), name="close_button")
        for one in (self.save_button, self.close_button):
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def place(self, table: QWidget, line: QWidget) -> None:
        """Put the lines and the line being typed into their places."""
        px = self._theme.px
        above = [
            tr("Ctrl+↑: lên danh sách"),
            tr("Alt+↑ ↓: đổi thứ tự"),
            tr("Enter: sửa"),
            tr("Dấu cách: đã nêu, chưa nêu"),
            tr("Delete: xóa"),
            tr("Esc: về dòng đang ghi"),
        ]
        below = [
            tr("Enter: ô tiếp, hết dòng thì lưu"),
            tr("Shift+Enter: ô trước"),
            tr("F4: danh mục"),
            tr("F6: như dòng trước"),
            tr("F2: đổi nguồn"),
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(10), px(16), px(10))
        column.setSpacing(px(6))
        column.addLayout(row(self._title, self.owner, 1, self.state, self.total, spacing=px(12)))
        column.addWidget(self.strip)
        column.addWidget(table, 1)
        column.addWidget(label(" · ".join(above), role="hint"))
        column.addWidget(line)
        keys = label(" · ".join(below), role="hint")
        keys.setMinimumWidth(1)
        column.addLayout(row(keys, 1, self.close_button, self.save_button, spacing=px(8)))

    def say_kept(self, at: datetime) -> None:
        """The draft of the line was kept at this moment (aware)."""
        moment = at.astimezone(formats.VIETNAM_TIME).strftime("%H:%M:%S")
        self.state.setText(tr("Nháp đã giữ {moment}").format(moment=moment))

    def connect_deeds(self, *, save: Callable[[], object], close: Callable[[], object]) -> None:
        """What the buttons do."""
        self.save_button.clicked.connect(save)
        self.close_button.clicked.connect(close)
