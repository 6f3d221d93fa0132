"""What can be done with the marked rows of a list: delete, take back, print, start another record from one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMessageBox

from desktop_app.domain.kind import RecordKind
from desktop_app.domain.stamp import Change
from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.list_pane import ListPane
from desktop_app.gui.records.notice_strip import Deed
from desktop_app.gui.texts import tr
from desktop_app.services import records
from desktop_app.services.workspace import Workspace

MOST_UNDONE = 20


class ListDeeds(QObject):
    """Does what the list asks for, on the worker; remembers what can be taken back.

    Signals:
        opened: uid of a record to be opened.
    """

    opened = Signal(str)

    def __init__(self, kind: RecordKind, context: GuiContext, pane: ListPane, *, parent: QObject) -> None:
        super().__init__(parent)
        self._kind = kind
        self._context = context
        self._list = pane
        self._done: list[tuple[str, ...]] = []
        self._deeds: dict[str, Callable[[], None]] = {
            "delete": self.ask_to_delete,
            "undo": self.undo,
            "refresh": pane.refresh,
        }
        pane.table.deed_wanted.connect(self._do)
        pane.table.menu_wanted.connect(self._fill_menu)
        shortcut = QShortcut(QKeySequence("Ctrl+P"), pane)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.print_current)

    def remember(self, uids: tuple[str, ...]) -> None:
        """These records were just saved or deleted together: Ctrl+Z takes that back."""
        self._done.append(uids)
        del self._done[:-MOST_UNDONE]

    def ask_to_delete(self) -> None:
        """Ask once before the marked records are deleted."""
        uids = self._list.table.marked_uids()
        if len(uids) < len(self._list.table.marked_places()):
            self._list.say(tr("Có dòng đã đánh dấu ở xa chưa tải xong. Đánh dấu ít dòng hơn rồi xóa."))
            return
        if not uids:
            return
        words = (
            tr("Xóa {count} bản ghi đã đánh dấu?").format(count=len(uids))
            if len(uids) > 1
            else tr("Xóa {one} {name}?").format(one=tr(self._kind.one), name=self._current_name())
        )
        box = QMessageBox(QMessageBox.Icon.Question, tr("Xóa bản ghi"), words, parent=self._list)
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
            partial(_delete_all, kind=self._kind.key, uids=tuple(uids)),
            owner=self,
            on_success=partial(self._deleted, tuple(uids)),
        )

    def undo(self) -> None:
        """Take back the last save or deletion made on this page."""
        if not self._done:
            self._list.say(tr("Không còn thao tác nào để hoàn tác."))
            return
        uids = self._done.pop()
        self._context.runner.run(
            partial(_undo_all, kind=self._kind.key, uids=uids), owner=self, on_success=self._undone
        )

    def print_current(self) -> None:
        """Show the sheet of the current record before it is printed."""
        uid = self._list.table.current_uid
        if uid:
            self._context.navigator.preview_report(key=f"{self._kind.key}-sheet", uid=uid)

    def derive(self, key: str, uid: str | None = None) -> None:
        """Start a new record of another kind from a record, the current one if none is named."""
        uid, kind = uid or self._list.table.current_uid, self._kind.key
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
        self.remember(uids)
        undo = Deed("undo_delete", tr("&Hoàn tác"), self.undo)
        self._list.say(tr("Đã xóa {count} bản ghi.").format(count=len(uids)), tone="done", deeds=[undo])
        self._context.hub.announce(changes, self)

    def _undone(self, changes: Sequence[Change]) -> None:
        self._list.say(tr("Đã hoàn tác thao tác vừa rồi."), tone="done")
        self._context.hub.announce(changes, self)

    def _current_name(self) -> str:
        table = self._list.table
        row = table.records.row_at(table.currentIndex().row())
        if row is None:
            return ""
        return row.number or next((text for text in table.records.texts_of(row) if text), "")

    def _fill_menu(self, menu: QMenu) -> None:
        table = self._list.table
        uid = table.current_uid
        if uid is None:
            return
        menu.addAction(tr("Mở") + "\tEnter").triggered.connect(partial(self.opened.emit, uid))
        menu.addAction(tr("Xem nhanh") + "\t" + tr("Dấu cách")).triggered.connect(self._list.toggle_preview)
        menu.addAction(tr("In phiếu") + "\tCtrl+P").triggered.connect(self.print_current)
        if self._kind.derivations:
            start = menu.addMenu(tr("Tạo từ bản ghi này"))
            for item in self._kind.derivations:
                start.addAction(tr(item.label)).triggered.connect(partial(self.derive, item.key))
        menu.addSeparator()
        menu.addAction(tr("Chép bảng") + "\tCtrl+C").triggered.connect(table.copy_marked)
        menu.addAction(tr("Xóa") + "\tDelete").triggered.connect(self.ask_to_delete)
        menu.addAction(tr("Hoàn tác") + "\tCtrl+Z").triggered.connect(self.undo)

    def _do(self, deed: str) -> None:
        self._deeds[deed]()


def _delete_all(work: Workspace, *, kind: str, uids: tuple[str, ...]) -> tuple[Change, ...]:
    return tuple(change for uid in uids for change in records.delete(work, kind=kind, uid=uid))


def _undo_all(work: Workspace, *, kind: str, uids: tuple[str, ...]) -> tuple[Change, ...]:
    return tuple(change for uid in uids for change in records.undo(work, kind=kind, uid=uid))
