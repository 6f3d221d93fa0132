"""The lawful next steps of a record as a list to choose from; those that are not lawful now say why."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.gui.building import button, label, resize_within_screen, row
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme
from desktop_app.services.steps import Offer

WIDTH_PX = 720
MOST_HEIGHT_PX = 600
FRAME_PX = 150
MARGINS_PX = 40


class NumberedList(QListWidget):
    """A list whose lines are also marked by their digit."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit marks its line."""
        text = event.text()
        if text.isdigit() and 0 < int(text) <= self.count():
            self.setCurrentRow(int(text) - 1)
        else:
            super().keyPressEvent(event)


class StepList(QDialog):
    """Arrows or a digit choose, Enter takes, Escape closes. It stays until the step's own window is there.

    Signals:
        chosen: The Step.
    """

    chosen = Signal(object)

    def __init__(self, offers: Sequence[Offer], *, title: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("step_list")
        self.setWindowTitle(tr("Bước tiếp theo"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme = theme
        # Lawful ones first, so that the first digit is the first that can be taken.
        self._offers = [*(item for item in offers if not item.refusal), *(item for item in offers if item.refusal)]
        self.list = NumberedList(self)
        self.list.setObjectName("steps")
        self.list.setAccessibleName(tr("Các bước tiếp theo"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setStyleSheet("QListView::item { padding: 0px; }")
        height = sum(self._add(number, item) for number, item in enumerate(self._offers, start=1))
        self.list.itemActivated.connect(self._take_current)
        self.list.setCurrentRow(0)
        choose = button(tr("&Chọn  Enter"), name="choose_step", on_click=self._take_current, is_primary=True)
        close = button(tr("Đó&ng  Esc"), name="close_button", on_click=self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(8))
        column.addWidget(label(tr("Bước tiếp theo: {title}").format(title=title), role="title", wraps=True))
        column.addWidget(self.list, 1)
        column.addWidget(label(tr("↑ ↓ hoặc phím số: chọn · Enter: thực hiện · Esc: đóng"), role="hint"))
        column.addLayout(row(1, close, choose))
        wanted = min(height + theme.px(FRAME_PX), theme.px(MOST_HEIGHT_PX))
        resize_within_screen(self, width=theme.px(WIDTH_PX), height=wanted)
        self.list.setFocus()

    def _take_current(self) -> None:
        place = self.list.currentRow()
        if 0 <= place < len(self._offers) and not self._offers[place].refusal:
            self.chosen.emit(self._offers[place].step)

    def _add(self, number: int, offer: Offer) -> int:
        """One line: number and name in bold, the article or the reason against it below; returns its height."""
        muted, text = (self._theme.color(role).name() for role in ("muted", "text"))
        name_color = muted if offer.refusal else text
        below = tr("Chưa được: {reason}").format(reason=offer.refusal) if offer.refusal else offer.step.article
        name = f"<b style='color:{name_color}'>{number}&nbsp;&nbsp;{escape(tr(offer.step.label))}</b>"
        words = QLabel(f"{name}<br><span style='color:{muted}'>{escape(below)}</span>")
        words.setWordWrap(True)
        words.setContentsMargins(*[self._theme.px(side) for side in (12, 6, 12, 6)])
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        height = words.heightForWidth(self._theme.px(WIDTH_PX - MARGINS_PX))
        item = QListWidgetItem(self.list)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{tr(offer.step.label)}. {below}")
        item.setSizeHint(QSize(0, height))
        self.list.setItemWidget(item, words)
        return height
