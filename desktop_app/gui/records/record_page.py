"""One register: its list and, over it, the form; deeds on records from the list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.kind import RecordKind
from desktop_app.domain.stamp import Change
from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.draft_offer import DraftOffer
from desktop_app.gui.records.list_pane import ListPane
from desktop_app.gui.records.notice_strip import Deed
from desktop_app.gui.records.record_form import RecordForm
from desktop_app.gui.texts import tr
from desktop_app.services import records
from desktop_app.services.drafts import Draft
from desktop_app.services.workspace import Workspace

MOST_UNDONE = 20


class RecordPage(QWidget):
    """The page of one register or look-up list. Reads nothing before it is activated or told what to open."""

    def __init__(self, kind: RecordKind, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._context = context
        self._form: RecordForm | None = None
        self._is_filled = False
        self._is_stale = False
        self._last_uid: str | None = None
        self._done: list[tuple[str, ...]] = []
        self.setObjectName(f"page.{kind.key}")
        self.list = ListPane(kind, context, parent=self)
        self.offer = DraftOffer(kind, context, self.list.drafts, parent=self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self._deeds: dict[str, Callable[[], None]] = {
            "delete": self.ask_to_delete,
            "undo": self.undo,
            "print": self.print_current,
            "refresh": self.list.refresh,
        }
        self._connect()

    # ------------------------------------------------------------ for the main window

    @property
    def form(self) -> RecordForm:
        """The form, made when it is first needed."""
        if self._form is None:
            self._form = RecordForm(self.kind, self._context, parent=self)
            self._form.closed.connect(self.show_list)
            self._form.saved.connect(self._saved)
            self.stack.addWidget(self._form)
        return self._form

    @property
    def is_form_shown(self) -> bool:
        """True while the form lies over the list."""
        return self._form is not None and self.stack.currentWidget() is self._form

    def activate(self) -> None:
        """The page came to the front: fill or refresh the list, and take the keyboard."""
        if not self._is_filled:
            self._is_filled = True
            self.list.ask()
        elif self._is_stale:
            self.list.refresh()
        self._is_stale = False
        if self.is_form_shown:
            self.form.focus_again()
        else:
            self.offer.look()
            self.list.focus_list()

    def show_filter(self, key: str) -> None:
        """Show the list under one of its saved filters; "" for all."""
        self._is_filled = True
        self.keep_draft()
        self._show_list_pane()
        self.list.show_filter(key)

    def open_record(self, uid: str) -> None:
        """Show a record in the form."""
        self.form.open_record(uid)
        self.stack.setCurrentWidget(self.form)

    def start_new(self, raw: Mapping[str, Any] | None = None) -> None:
        """Show the form for a new record, begun from raw values where given."""
        self.form.open_new(raw)
        self.stack.setCurrentWidget(self.form)

    def focus_search(self) -> None:
        """Give the keyboard to the search box."""
        if self.is_form_shown:
            self.form.close_form()
        self.list.focus_search()

    def keep_draft(self) -> None:
        """Keep what the form holds now."""
        if self.is_form_shown:
            self.form.keep_draft()

    # ------------------------------------------------------------ between list and form

    def show_list(self) -> None:
        """Go back to the list, to the record just saved."""
        self._show_list_pane()
        if not self._is_filled:
            self._is_filled = True
            self.list.ask(uid=self._last_uid)
        elif self._is_stale:
            self.list.refresh(uid=self._last_uid)
        self._is_stale = False
        self._last_uid = None

    def _show_list_pane(self) -> None:
        self.stack.setCurrentWidget(self.list)
        self.offer.look()
        self.list.focus_list()

    def _saved(self, uid: str) -> None:
        self._last_uid = uid
        self._remember((uid,))

    def _remember(self, uids: tuple[str, ...]) -> None:
        self._done.append(uids)
        del self._done[:-MOST_UNDONE]

    def _open_draft(self, draft: Draft) -> None:
        self.form.open_draft(draft)
        self.stack.setCurrentWidget(self.form)

    def _changed(self, change: Change, _initiator: QObject | None) -> None:
        """Something was written: refresh now if it is seen, else when it will be."""
        touches = change.kind == self.kind.key or any(spec.target == change.kind for spec in self.kind.listed)
        if not touches:
            return
        if self._is_filled and self.isVisible() and not self.is_form_shown:
            self.list.refresh()
        else:
            self._is_stale = True

    # ------------------------------------------------------------ deeds on marked rows

    def ask_to_delete(self) -> None:
        """Ask once before the marked records are deleted."""
        uids = self.list.table.marked_uids()
        if not uids:
            return
        words = (
            tr("Xóa {count} bản ghi đã đánh dấu?").format(count=len(uids))
            if len(uids) > 1
            else tr("Xóa {one} {name}?").format(one=tr(self.kind.one), name=self._current_name())
        )
        box = QMessageBox(QMessageBox.Icon.Question, tr("Xóa bản ghi"), words, parent=self)
        box.setObjectName("delete_question")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setInformativeText(tr("Có thể lấy lại bằng Ctrl+Z."))
        yes = box.addButton(tr("&Xóa"), QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton(tr("Giữ &lại"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(yes)
        box.setEscapeButton(no)
        yes.clicked.connect(partial(self.delete, uids))
        box.open()

    def delete(self, uids: Sequence[str]) -> None:
        """Delete records; Ctrl+Z brings them back."""
        self._context.runner.run(
            partial(_delete_all, kind=self.kind.key, uids=tuple(uids)),
            owner=self,
            on_success=partial(self._deleted, tuple(uids)),
        )

    def undo(self) -> None:
        """Take back the last save or deletion made on this page."""
        if not self._done:
            self.list.say(tr("Không còn thao tác nào để hoàn tác."))
            return
        uids = self._done.pop()
        self._context.runner.run(partial(_undo_all, kind=self.kind.key, uids=uids), owner=self, on_success=self._undone)

    def print_current(self) -> None:
        """Show the sheet of the current record before it is printed."""
        uid = self.list.table.current_uid
        if uid:
            self._context.navigator.preview_report(key=f"{self.kind.key}-sheet", uid=uid)

    def derive(self, key: str) -> None:
        """Start a new record of another kind from the current one."""
        uid, kind = self.list.table.current_uid, self.kind.key
        if uid:
            self._context.runner.run_read(
                lambda work: records.derived(work, kind=kind, uid=uid, key=key),
                owner=self,
                on_success=self._start_derived,
            )

    # ------------------------------------------------------------ inside

    def _start_derived(self, found: tuple[str, dict[str, Any]]) -> None:
        self._context.navigator.start_new(kind=found[0], raw=found[1])

    def _deleted(self, uids: tuple[str, ...], changes: Sequence[Change]) -> None:
        self._remember(uids)
        undo = Deed("undo_delete", tr("&Hoàn tác"), self.undo)
        self.list.say(tr("Đã xóa {count} bản ghi.").format(count=len(uids)), tone="done", deeds=[undo])
        self._context.hub.announce(changes, self)

    def _undone(self, changes: Sequence[Change]) -> None:
        self.list.say(tr("Đã hoàn tác thao tác vừa rồi."), tone="done")
        self._context.hub.announce(changes, self)

    def _current_name(self) -> str:
        table = self.list.table
        row = table.records.row_at(table.currentIndex().row())
        if row is None:
            return ""
        return row.number or next((text for text in table.records.texts_of(row) if text), "")

    def _fill_menu(self, menu: QMenu) -> None:
        table = self.list.table
        uid = table.current_uid
        if uid is None:
            return
        menu.addAction(tr("Mở") + "\tEnter").triggered.connect(partial(self.open_record, uid))
        menu.addAction(tr("Xem nhanh") + "\t" + tr("Dấu cách")).triggered.connect(self.list.toggle_preview)
        menu.addAction(tr("In phiếu") + "\tCtrl+P").triggered.connect(self.print_current)
        if self.kind.derivations:
            start = menu.addMenu(tr("Tạo từ bản ghi này"))
            for item in self.kind.derivations:
                start.addAction(tr(item.label)).triggered.connect(partial(self.derive, item.key))
        menu.addSeparator()
        menu.addAction(tr("Chép bảng") + "\tCtrl+C").triggered.connect(table.copy_marked)
        menu.addAction(tr("Xóa") + "\tDelete").triggered.connect(self.ask_to_delete)
        menu.addAction(tr("Hoàn tác") + "\tCtrl+Z").triggered.connect(self.undo)

    def _do(self, deed: str) -> None:
        self._deeds[deed]()

    def _connect(self) -> None:
        table = self.list.table
        self.list.new_wanted.connect(self.start_new)
        table.opened.connect(self.open_record)
        table.deed_wanted.connect(self._do)
        table.menu_wanted.connect(self._fill_menu)
        self.offer.opened.connect(self._open_draft)
        self._context.hub.changed.connect(self._changed)
        shortcut = QShortcut(QKeySequence("Ctrl+P"), self.list)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.print_current)


def _delete_all(work: Workspace, *, kind: str, uids: tuple[str, ...]) -> tuple[Change, ...]:
    return tuple(change for uid in uids for change in records.delete(work, kind=kind, uid=uid))


def _undo_all(work: Workspace, *, kind: str, uids: tuple[str, ...]) -> tuple[Change, ...]:
    return tuple(change for uid in uids for change in records.undo(work, kind=kind, uid=uid))
