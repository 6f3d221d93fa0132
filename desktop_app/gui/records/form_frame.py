"""The form's outer parts: head with title and buttons, strip, sections as tabs, help beside, keys at the foot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain import formats
from desktop_app.domain.errors import AppError
from desktop_app.domain.fields import FieldType
from desktop_app.gui.records.due_strip import DueStrip
from desktop_app.gui.records.field_editor import FieldEditor
from desktop_app.gui.records.form_help import FormHelp
from desktop_app.gui.records.notice_strip import NoticeStrip
from desktop_app.gui.records.similar_strip import SimilarStrip
from desktop_app.gui.texts import tr
from desktop_app.gui.theme import Theme

SIDE_WIDTH_PX = 252


class FormFrame(QWidget):
    """Only widgets and their places; what they do is the form's business."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.back_button = self._button("form_back", tr("← Danh sách  Esc"), is_link=True)
        self.title = QLabel(self)
        self.title.setObjectName("form_title")
        self.title.setProperty("role", "title")
        self.secret_label = QLabel(tr("Bảo mật: không lưu thông tin người tố cáo"), self)
        self.secret_label.setObjectName("secret_label")
        self.secret_label.setProperty("role", "soon")
        self.secret_label.hide()
        self.draft_label = QLabel(self)
        self.draft_label.setObjectName("draft_label")
        self.draft_label.setProperty("role", "muted")
        self.step_button = self._button("form_step", tr("Bước tiếp theo  F9"), is_link=False)
        self.enter_button = self._button("form_enter", tr("Ghi nhanh  F7"), is_link=False)
        self.menu_button = self._button("form_menu", tr("&Việc khác"), is_link=False)
        self.menu = QMenu(self.menu_button)
        self.menu_button.setMenu(self.menu)
        self.save_button = self._button("form_save", tr("Lưu  Ctrl+S"), is_link=False)
        self.save_button.setProperty("primary", "true")
        self.goal_buttons = (self.save_button, self.step_button, self.enter_button)
        self.strip = NoticeStrip(theme, parent=self)
        self.tabs = QTabBar(self)
        self.tabs.setObjectName("form_sections")
        self.tabs.setAccessibleName(tr("Các phần của bản ghi"))
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setStyleSheet(f"QTabBar::tab {{ padding-left: {theme.px(10)}px; padding-right: {theme.px(10)}px; }}")
        self.pages = QStackedWidget(self)
        self.paper = QFrame(self)
        self.paper.setProperty("ground", "paper")
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        self.due = DueStrip(theme, parent=self)
        self.similar = SimilarStrip(theme, parent=self)
        self.help = FormHelp(theme, parent=self)
        self.side = QWidget(self)
        self.print_words = tr("lưu và in phiếu")
        self.keys = QLabel(self)
        self.keys.setObjectName("form_keys")
        self.keys.setProperty("role", "hint")
        for label in (self.title, self.secret_label, self.draft_label, self.keys):
            label.setMinimumWidth(1)  # in a very narrow window they are cut off rather than the buttons
        self._lay_out()

    def add_page(self, page: QWidget) -> None:
        """One more section, under a tab without words yet."""
        self.pages.addWidget(page)
        self.tabs.addTab("")

    def add_deed(self, name: str, words: str, deed: Callable[[], object]) -> None:
        """One more line in the menu of other deeds."""
        action = self.menu.addAction(words)
        action.setObjectName(name)
        action.triggered.connect(deed)

    def show_confidential(self, is_confidential: bool) -> None:
        """Say that the record is one in which nothing about its author is kept."""
        self.secret_label.setVisible(is_confidential)

    def show_help(self, is_shown: bool) -> None:
        """Show what helps beside the fields and the keys at the foot, or give their room to a side panel."""
        self.side.setVisible(is_shown)
        self.keys.setVisible(is_shown)

    def say_kept(self, at: datetime) -> None:
        """The draft was kept at this moment (aware)."""
        moment = at.astimezone(formats.VIETNAM_TIME).strftime("%H:%M:%S")
        self.draft_label.setText(tr("Nháp đã giữ {moment}").format(moment=moment))

    def say_not_kept(self, error: AppError) -> None:
        """The draft could not be kept."""
        self.strip.say(tr("Chưa giữ được nháp.") + " " + error.message, tone="late")

    def show_field(self, editor: FieldEditor, *, before: str) -> None:
        """Show help for the field at hand, and at the foot the keys that work in it."""
        self.help.show_field(editor.spec, keys=editor.keys_hint, before=before)
        first = tr("Tab: ô tiếp") if editor.spec.type is FieldType.LONG_TEXT else tr("Enter: ô tiếp")
        keys = [
            first,
            tr("Shift+Enter: ô trước"),
            tr("F4: danh mục"),
            tr("F6: như bản ghi trước"),
            tr("Ctrl+S: lưu"),
            tr("Ctrl+Enter: lưu, nhập tiếp"),
            f"Ctrl+P: {self.print_words}",
            tr("Esc: danh sách"),
        ]
        self.keys.setText(" · ".join(keys))

    def _button(self, name: str, words: str, *, is_link: bool) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAccessibleName(words.replace("&", ""))
        button.setAutoDefault(True)
        if is_link:
            button.setProperty("flat_link", "true")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def _lay_out(self) -> None:
        px = self._theme.px
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(self.back_button)
        head.addWidget(self.title)
        head.addWidget(self.secret_label)
        head.addStretch(1)
        head.addWidget(self.draft_label)
        head.addWidget(self.enter_button)
        head.addWidget(self.step_button)
        head.addWidget(self.menu_button)
        head.addWidget(self.save_button)
        sheet = QVBoxLayout(self.paper)
        sheet.setContentsMargins(1, 1, 1, 1)
        sheet.addWidget(self.pages)
        beside = QVBoxLayout(self.side)
        beside.setContentsMargins(px(8), px(4), 0, 0)
        beside.setSpacing(px(8))
        for part in (self.due, self.similar):
            beside.addWidget(part)
        beside.addWidget(self.help, 1)
        self.side.setFixedWidth(px(SIDE_WIDTH_PX))
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.paper, 1)
        body.addWidget(self.side)
        sections = QVBoxLayout()
        sections.setSpacing(0)
        sections.addWidget(self.tabs)
        sections.addLayout(body, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(8), px(8), px(6))
        column.setSpacing(px(6))
        column.addLayout(head)
        column.addWidget(self.strip)
        column.addLayout(sections, 1)
        column.addWidget(self.keys)
