"""The main window: header, list of pages, and the pages themselves; it goes where screens ask it to go."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from desktop_app.domain.kind import RecordKind
from desktop_app.domain.query import ListQuery, Period
from desktop_app.domain.stamp import Change
from desktop_app.gui.commands import Command, Menu, build_menus
from desktop_app.gui.context import GuiContext
from desktop_app.gui.header_bar import HeaderBar
from desktop_app.gui.navigation import Entry, Navigation
from desktop_app.gui.page_stack import PageStack
from desktop_app.gui.pages.today_page import TodayPage
from desktop_app.gui.texts import tr
from desktop_app.records import KINDS
from desktop_app.services import records, today

if TYPE_CHECKING:  # screens behind a key or a click are loaded with it, so that the first page is there sooner
    from desktop_app.gui.pages.reports_page import ReportsPage
    from desktop_app.gui.pages.settings_page import SettingsPage
    from desktop_app.gui.records.record_page import RecordPage
    from desktop_app.services.workspace import Workspace

TODAY, REPORTS, SETTINGS = "today", "reports", "settings"
SMALLEST = (1024, 640)
USUAL = (1280, 720)


class MainWindow(QMainWindow):
    """One window for one office file.

    Signals:
        lock_wanted, open_wanted, rebuild_wanted: Wishes the session fulfils (lock; another file; new look or office).
        closed: The window is gone.
    """

    lock_wanted = Signal()
    open_wanted = Signal()
    rebuild_wanted = Signal(str)
    closed = Signal()

    def __init__(self, context: GuiContext, *, path: Path) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._path = path
        self._title = f"Sổ Dân Vận — {context.office.title}"
        self.setWindowTitle(f"{self._title} ({context.user})" if context.user else self._title)
        self._stack = PageStack(self._makers())
        self._header = HeaderBar(title=self._title, is_practice=context.office.is_practice, theme=context.theme)
        self._navigation = Navigation(_entries(), theme=context.theme)
        self._lay_out()
        self._actions = build_menus(self, self._menus())
        self._connect()
        self.resize(*USUAL)
        place = context.settings.geometry("main")
        if place is not None:
            self.restoreGeometry(place)

    # ------------------------------------------------------------ pages

    def show_page(self, key: str) -> None:
        """Bring a page to the front; the page left keeps its draft."""
        self._stack.show_page(key)
        self._navigation.show_current(self._stack.current_key)
        is_register = self._stack.register is not None
        self._actions["new_record"].setEnabled(is_register)
        self._actions["find_in_list"].setEnabled(is_register)

    @property
    def current_key(self) -> str:
        """Key of the page in front."""
        return self._stack.current_key

    def keep_drafts(self) -> None:
        """Write what open forms hold, before the window goes away."""
        self._stack.keep_drafts()

    def open_record(self, kind: str, uid: str) -> None:
        """Show one record in its register, or in the settings where it belongs to a look-up list."""
        self._record_page(kind).open_record(uid)

    def open_list(self, kind: str, filter_key: str) -> None:
        """Show a register with one of its filters."""
        self._record_page(kind).show_filter(filter_key)

    def start_new(self, kind: str, raw: Mapping[str, Any]) -> None:
        """Open the form for a new record."""
        self._record_page(kind).start_new(raw)

    def preview_report(self, key: str, uid: str) -> None:
        """Show a report in a window of its own."""
        from desktop_app.gui.report_view import ReportDialog, Wish
        from desktop_app.services import reporting

        _, spec = reporting.find_report(key)
        dialog = ReportDialog(self._context, title=tr(spec.title), parent=self)
        dialog.open()
        dialog.view.show_report(Wish(key, uid=uid))

    def show_records(self, kind: str, uids: Sequence[str], words: str) -> None:
        """Show just these records in their register; ``words`` say what they are."""
        self._record_page(kind).show_records(uids, words)

    def write_report(self, key: str, period: Period | None) -> None:
        """Open the editor of a periodic report."""
        self.show_page(REPORTS)
        cast("ReportsPage", self._stack.page(REPORTS)).write_report(key, period)

    def print_paper(self, key: str, kind: str, uid: str) -> None:
        """Offer a paper of a record; without a key the person chooses among those that fit."""
        from desktop_app.gui.papers.paper_chooser import print_paper

        print_paper(self._context, key=key, kind=kind, uid=uid, parent=self)

    def refresh_counts(self) -> None:
        """Count anew what asks for attention, when nothing else waits."""
        self._context.runner.run_read(
            _attention_counts,
            owner=self,
            on_success=self._navigation.show_counts,
            supersedes="counts",
            is_background=True,
        )

    # ------------------------------------------------------------ building

    def _makers(self) -> dict[str, Callable[[], QWidget]]:
        context = self._context
        return {
            TODAY: lambda: TodayPage(context),
            **{kind.key: partial(_make_register, kind, context) for kind in KINDS},
            REPORTS: partial(_make_reports, context),
            SETTINGS: self._make_settings,
        }

    def _make_settings(self) -> QWidget:
        from desktop_app.gui.pages.settings_page import SettingsPage

        page = SettingsPage(self._context, path=self._path)
        page.rebuild_wanted.connect(self.rebuild_wanted)
        return page

    def _record_page(self, kind: str) -> RecordPage:
        if self._stack.has(kind):
            self.show_page(kind)
            return cast("RecordPage", self._stack.page(kind))
        self.show_page(SETTINGS)
        return cast("SettingsPage", self._stack.page(SETTINGS)).show_list(kind)

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self._navigation)
        below.addWidget(self._stack, 1)
        center = QWidget()
        layout = QVBoxLayout(center)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addLayout(below, 1)
        self.setCentralWidget(center)
        self.setMinimumSize(*SMALLEST)

    def _menus(self) -> tuple[Menu, ...]:
        pages = tuple(
            Command(f"go_{entry.key}", entry.title, partial(self.show_page, entry.key), f"Ctrl+{number}")
            for number, entry in enumerate(_entries(), start=1)
        )
        return (
            Menu(
                tr("&Tệp"),
                (
                    Command("open_file", tr("&Mở tệp khác…"), self.open_wanted.emit, "Ctrl+O"),
                    Command("check_file", tr("&Kiểm tra tệp"), self._check_file),
                    Command("lock", tr("K&hóa, đổi người dùng"), self.lock_wanted.emit, "Ctrl+L"),
                    Command("quit", tr("&Thoát"), self.close, "Ctrl+Q", starts_group=True),
                ),
            ),
            Menu(
                tr("&Sổ"),
                (
                    Command("new_record", tr("Bản ghi &mới"), self._stack.start_new_here, "Ctrl+N"),
                    Command("find_in_list", tr("Tìm trong &danh sách"), self._stack.focus_search_here, "Ctrl+F"),
                    Command("search_all", tr("Tìm mọi &sổ…"), self._search_all, "Ctrl+K"),
                ),
            ),
            Menu(
                tr("&Xem"),
                (
                    *pages,
                    Command(
                        "mask",
                        tr("&Che tên người"),
                        self._toggle_mask,
                        "Ctrl+Shift+M",
                        is_switch=True,
                        starts_group=True,
                    ),
                ),
            ),
            Menu(tr("Trợ &giúp"), (Command("keys", tr("&Phím tắt"), self._show_keys, "F1"),)),
        )

    def _connect(self) -> None:
        navigator, context = self._context.navigator, self._context
        self._navigation.page_chosen.connect(self.show_page)
        self._navigation.count_chosen.connect(self._open_count)
        self._header.search_wanted.connect(self._search_all)
        self._header.health_wanted.connect(self._check_file)
        navigator.record_wanted.connect(self.open_record)
        navigator.list_wanted.connect(self.open_list)
        navigator.new_wanted.connect(self.start_new)
        navigator.records_wanted.connect(self.show_records)
        navigator.report_wanted.connect(self.preview_report)
        navigator.paper_wanted.connect(self.print_paper)
        navigator.page_wanted.connect(self.show_page)
        navigator.writing_wanted.connect(self.write_report)
        context.hub.changed.connect(self._note_change)

    # ------------------------------------------------------------ deeds

    def _open_count(self, key: str, filter_key: str) -> None:
        if filter_key:
            self.open_list(key, filter_key)
        else:
            self.show_page(key)

    def _search_all(self) -> None:
        from desktop_app.gui.pages.search_everywhere import SearchEverywhere

        SearchEverywhere(self._context, parent=self).open()

    def _toggle_mask(self) -> None:
        self._context.masking.set_on(self._actions["mask"].isChecked())

    def _check_file(self) -> None:
        from desktop_app.gui.dialogs.health import HealthDialog

        dialog = HealthDialog(self._context, path=self._path, parent=self)
        dialog.trouble_found.connect(self._header.show_trouble)
        dialog.open()

    def _show_keys(self) -> None:
        from desktop_app.gui.dialogs.key_sheet import KeySheet

        KeySheet(self._actions.values(), context=self._context, parent=self).open()

    def _note_change(self, _change: Change, _initiator: object) -> None:
        self._header.show_saved(datetime.now().astimezone())
        self.refresh_counts()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Drafts and the window's place are kept."""
        self.keep_drafts()
        self._context.settings.set_geometry("main", self.saveGeometry())
        super().closeEvent(event)
        self.closed.emit()


def _entries() -> list[Entry]:
    registers = [
        Entry(
            kind.key,
            tr(kind.title),
            kind.icon,
            kind.attention.key if kind.attention else "",
            tr(kind.attention.label) if kind.attention else "",
        )
        for kind in KINDS
    ]
    return [
        Entry(TODAY, tr("Hôm nay"), "sun", "", tr("việc cần làm")),
        *registers,
        Entry(REPORTS, tr("Báo cáo"), "file-chart-column", starts_group=True),
        Entry(SETTINGS, tr("Cài đặt"), "settings"),
    ]


def _make_register(kind: RecordKind, context: GuiContext) -> QWidget:
    from desktop_app.gui.records.record_page import RecordPage

    return RecordPage(kind, context)


def _make_reports(context: GuiContext) -> QWidget:
    from desktop_app.gui.pages.reports_page import ReportsPage

    return ReportsPage(context)


def _attention_counts(work: Workspace) -> dict[str, int]:
    counts = {
        kind.key: records.count(work, ListQuery(kind.key, conditions=kind.attention.conditions))
        for kind in KINDS
        if kind.attention is not None
    }
    return {TODAY: today.urgent(work), **counts}
