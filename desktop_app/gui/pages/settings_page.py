"""Settings: the office and its headings, look-up lists, password, look of the program, licences."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from desktop_app.gui.context import GuiContext
from desktop_app.gui.icons import icon
from desktop_app.gui.pages.about_section import AboutSection
from desktop_app.gui.pages.lists_section import ListsSection
from desktop_app.gui.pages.look_section import LookSection
from desktop_app.gui.pages.office_section import OfficeSection
from desktop_app.gui.pages.password_section import PasswordSection
from desktop_app.gui.records.record_page import RecordPage
from desktop_app.gui.texts import tr

LIST_WIDTH_PX = 232
_LISTS = "lists"


class Section(Protocol):
    """What every section has."""

    def activate(self) -> None:
        """Show what is in the file now."""


class SettingsPage(QWidget):
    """Sections at the left, made when first wanted.

    Signals:
        rebuild_wanted: Office, look or language changed; make the window anew, then say this sentence ("" for none).
    """

    rebuild_wanted = Signal(str)

    def __init__(self, context: GuiContext, *, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings_page")
        self._context = context
        self._path = path
        self._makers: dict[str, tuple[str, str, Callable[[], QWidget]]] = {
            "office": (tr("Cơ quan và tiêu đề văn bản"), "building-2", self._make_office),
            _LISTS: (tr("Danh mục"), "list", lambda: ListsSection(context)),
            "password": (tr("Mật khẩu và mã khôi phục"), "key-round", lambda: PasswordSection(context, path=path)),
            "look": (tr("Giao diện"), "sun-medium", self._make_look),
            "about": (tr("Giới thiệu và giấy phép"), "info", lambda: AboutSection(context)),
        }
        self._made: dict[str, QWidget] = {}
        self._list = QListWidget()
        self._list.setObjectName("settings_list")
        self._list.setAccessibleName(tr("Các phần cài đặt"))
        self._list.setFixedWidth(context.theme.px(LIST_WIDTH_PX))
        self._list.setIconSize(QSize(context.theme.px(16), context.theme.px(16)))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for key, (title, picture, _) in self._makers.items():
            item = QListWidgetItem(icon(picture, theme=context.theme), title)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setSizeHint(QSize(0, context.theme.row_height + context.theme.px(6)))
            self._list.addItem(item)
        self._stack = QStackedWidget()
        space = context.theme.px(16)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space, space, space, space)
        layout.setSpacing(space)
        layout.addWidget(self._list)
        layout.addWidget(self._stack, 1)
        self._list.currentItemChanged.connect(self._show_current)

    def activate(self) -> None:
        """The page came to the front."""
        if self._list.currentItem() is None:
            self._list.setCurrentRow(0)
        else:
            self._show_current()
        self._list.setFocus()

    def show_section(self, key: str) -> QWidget:
        """Bring a section to the front: office, lists, password, look or about."""
        self._list.setCurrentRow(list(self._makers).index(key))
        return self._made[key]

    def show_list(self, kind: str) -> RecordPage:
        """Bring a look-up list to the front."""
        return cast(ListsSection, self.show_section(_LISTS)).show_list(kind)

    def _show_current(self) -> None:
        item = self._list.currentItem()
        key = item.data(Qt.ItemDataRole.UserRole)
        if key not in self._made:
            self._made[key] = self._makers[key][2]()
            self._stack.addWidget(self._made[key])
        self._stack.setCurrentWidget(self._made[key])
        cast(Section, self._made[key]).activate()

    def _make_office(self) -> QWidget:
        made = OfficeSection(self._context)
        made.saved.connect(self.rebuild_wanted)
        return made

    def _make_look(self) -> QWidget:
        made = LookSection(self._context)
        made.changed.connect(self.rebuild_wanted)
        return made
