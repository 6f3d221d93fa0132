"""How the days of every term were counted, the next one first: start, each day passed over, the end, the article."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from desktop_app.gui.building import button, label, resize_within_screen, row
from desktop_app.gui.records.due_reading import DueLine, DueView
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme

WIDTH_PX, HEIGHT_PX = 720, 560


class DueDialog(QDialog):
    """All terms of one record with their sums; Escape or Enter closes it, arrows scroll."""

    def __init__(self, view: DueView, *, title: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("due_dialog")
        self.setWindowTitle(tr("Cách tính hạn"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme = theme
        self.page = QTextBrowser(self)
        self.page.setObjectName("due_sums")
        self.page.setAccessibleName(tr("Cách tính từng thời hạn"))
        self.page.setHtml(
            "".join(map(self._part, _urgent_first(view))) or escape(tr("Bản ghi này chưa có thời hạn nào."))
        )
        close = button(tr("Đó&ng"), name="close_button", on_click=self.accept, is_primary=True)
        close.setDefault(True)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(8))
        column.addWidget(label(title, role="title", wraps=True))
        column.addWidget(self.page, 1)
        column.addLayout(row(1, close))
        resize_within_screen(self, width=theme.px(WIDTH_PX), height=theme.px(HEIGHT_PX))
        self.page.setFocus()

    def _part(self, line: DueLine) -> str:
        color = self._theme.color(line.tone or "muted").name()
        state = f" · <span style='color:{color}'>{escape(line.state)}</span>" if line.state else ""
        head = f"<p style='margin:12px 0 2px 0'><b>{escape(line.title)}</b>: {escape(line.until)}{state}</p>"
        return head + "".join(f"<p style='margin:2px 0 0 18px'>{escape(item)}</p>" for item in line.sum)


def _urgent_first(view: DueView) -> Sequence[DueLine]:
    """What is still to be done, the most urgent first, then what is over."""
    return [*view.open_lines, *(line for line in view.lines if not line.is_open)]
