"""Settings: the office, its law and papers, the duties of keeping personal data, and the program itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Protocol, cast

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from desktop_app.gui.context import GuiContext
from desktop_app.gui.icons import icon
from desktop_app.gui.pages.about_section import AboutSection
from desktop_app.gui.pages.access_section import AccessSection
from desktop_app.gui.pages.allowance_section import AllowanceSection
from desktop_app.gui.pages.calendar_section import CalendarSection
from desktop_app.gui.pages.duties_section import DutiesSection
from desktop_app.gui.pages.lists_section import ListsSection
from desktop_app.gui.pages.look_section import LookSection
from desktop_app.gui.pages.measures_section import MeasuresSection
from desktop_app.gui.pages.national_section import NationalSection
from desktop_app.gui.pages.office_section import OfficeSection
from desktop_app.gui.pages.outlines_section import OutlinesSection
from desktop_app.gui.pages.password_section import PasswordSection
from desktop_app.gui.pages.retention_section import RetentionSection
from desktop_app.gui.pages.scrolling import scrolled
from desktop_app.gui.pages.terms_section import TermsSection
from desktop_app.gui.records.record_page import RecordPage
from desktop_app.gui.texts import tr

LIST_WIDTH_PX = 232
_LISTS = "lists"
_KEY = Qt.ItemDataRole.UserRole


class Section(Protocol):
    """What every section has."""

    def activate(self) -> None:
        """Show what is in the file now."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One section in the list at the left, under its group."""

    key: str
    group: str
    title: str
    icon: str
    make: Callable[[], QWidget]


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
        self._entries = self._make_entries()
        self._made: dict[str, QWidget] = {}
        self._holders: dict[str, QWidget] = {}
        self._list = self._make_list()
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
        with QSignalBlocker(self._list):  # the keyboard alone makes a row current, but does not mark it
            self._list.setCurrentRow(max(1, self._list.currentRow()))  # 0 is the first heading
        self._show_current()
        self._list.setFocus()

    def show_section(self, key: str) -> QWidget:
        """Bring a section to the front; KeyError where there is none of this key."""
        rows = {self._list.item(place).data(_KEY): place for place in range(self._list.count())}
        self._list.setCurrentRow(rows[key])
        return self._made[key]

    def show_list(self, kind: str) -> RecordPage:
        """Bring a look-up list to the front."""
        return cast(ListsSection, self.show_section(_LISTS)).show_list(kind)

    def _show_current(self) -> None:
        item = self._list.currentItem()
        key = item.data(_KEY)
        if key not in self._made:
            self._made[key] = next(entry.make() for entry in self._entries if entry.key == key)
            self._holders[key] = scrolled(self._made[key], name=f"holder_{key}")
            self._stack.addWidget(self._holders[key])
        had_keyboard = self._list.hasFocus()
        self._stack.setCurrentWidget(self._holders[key])
        cast(Section, self._made[key]).activate()
        if had_keyboard:  # a section that takes the keyboard would end the walk through the list
            self._list.setFocus()

    # ------------------------------------------------------------ building

    def _make_entries(self) -> tuple[Entry, ...]:
        context = self._context
        own, law = tr("Cơ quan"), tr("Luật và mẫu giấy")
        duty, program = tr("Trách nhiệm bảo vệ thông tin"), tr("Chương trình")
        return (
            Entry("office", own, tr("Cơ quan và tiêu đề văn bản"), "building-2", self._make_office),
            Entry(_LISTS, own, tr("Danh mục"), "list", lambda: ListsSection(context)),
            Entry("calendar", law, tr("Lịch làm việc"), "calendar", lambda: CalendarSection(context)),
            Entry("terms", law, tr("Thời hạn theo luật"), "clock", lambda: TermsSection(context)),
            Entry("duties", law, tr("Chỉ tiêu, số lần phải làm"), "list", lambda: DutiesSection(context)),
            Entry("outlines", law, tr("Khung báo cáo"), "file-chart-column", lambda: OutlinesSection(context)),
            Entry("paper", law, tr("Khổ giấy"), "printer", lambda: MeasuresSection(context)),
            Entry("access", duty, tr("Nhật ký truy cập"), "eye", lambda: AccessSection(context)),
            Entry("retention", duty, tr("Lưu giữ và tiêu hủy"), "trash-2", lambda: RetentionSection(context)),
            Entry("allowance", duty, tr("Chấm ngày tiếp công dân"), "users", lambda: AllowanceSection(context)),
            Entry("national", duty, tr("Cập nhật CSDL quốc gia"), "database", lambda: NationalSection(context)),
            Entry(
                "password", program, tr("Mật khẩu và mã khôi phục"), "key-round",
                lambda: PasswordSection(context, path=self._path),
            ),
            Entry("look", program, tr("Giao diện"), "sun-medium", self._make_look),
            Entry("about", program, tr("Giới thiệu và giấy phép"), "info", lambda: AboutSection(context)),
        )  # fmt: skip

    def _make_list(self) -> QListWidget:
        theme, made = self._context.theme, QListWidget()
        made.setObjectName("settings_list")
        made.setAccessibleName(tr("Các phần cài đặt"))
        made.setFixedWidth(theme.px(LIST_WIDTH_PX))
        made.setIconSize(QSize(theme.px(16), theme.px(16)))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for group, entries in groupby(self._entries, key=attrgetter("group")):
            heading = QListWidgetItem(group)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            heading.setFont(theme.font(factor=0.92, is_bold=True))
            heading.setForeground(theme.color("muted"))
            heading.setSizeHint(QSize(0, theme.row_height + theme.px(4)))
            made.addItem(heading)
            for entry in entries:
                item = QListWidgetItem(icon(entry.icon, theme=theme), entry.title)
                item.setData(_KEY, entry.key)
                item.setToolTip(entry.title)
                item.setSizeHint(QSize(0, theme.row_height + theme.px(4)))
                made.addItem(item)
        return made

    def _make_office(self) -> QWidget:
        made = OfficeSection(self._context)
        made.saved.connect(self.rebuild_wanted)
        return made

    def _make_look(self) -> QWidget:
        made = LookSection(self._context)
        made.changed.connect(self.rebuild_wanted)
        return made
