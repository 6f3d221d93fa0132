"""One field that searches all registers at once; Enter opens what is found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.gui.building import label, line_edit, resize_within_screen
from desktop_app.gui.context import GuiContext
from desktop_app.gui.icons import icon
from desktop_app.gui.list_steering import ListSteering
from desktop_app.gui.texts import tr
from desktop_app.records import kind_of
from desktop_app.services import records
from desktop_app.services.records import Found

WAIT_MS = 60
MOST_FOUND = 20
_KIND, _UID = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class SearchEverywhere(QDialog):
    """Type words with or without marks, in any order; up and down choose, Enter opens, Escape closes.

    A scanner types the code of a paper fast and ends with Enter: where Enter comes before the hits, the only one is
    opened once it is there.
    """

    def __init__(self, context: GuiContext, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("search_everywhere")
        self.setWindowTitle(tr("Tìm mọi sổ"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._searched = ""
        self._is_enter_waiting = False
        self._field = line_edit(
            name="search_field", title=tr("Tìm mọi sổ"), placeholder=tr("Gõ tên, số, nội dung; không cần dấu")
        )
        self._field.setClearButtonEnabled(True)
        self._field.textChanged.connect(self._wait)
        self._field.returnPressed.connect(self._open_current)
        self._list = QListWidget()
        self._list.setObjectName("found_list")
        self._list.setAccessibleName(tr("Kết quả tìm"))
        self._list.setIconSize(QSize(context.theme.px(16), context.theme.px(16)))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemActivated.connect(self._open)
        ListSteering(self._field, self._list)
        self._status = label(tr("Enter: mở   ↑ ↓: chọn   Esc: đóng"), role="hint")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._search)
        layout = QVBoxLayout(self)
        layout.addWidget(self._field)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._status)
        resize_within_screen(self, width=context.theme.px(640), height=context.theme.px(420))

    def _wait(self) -> None:
        self._is_enter_waiting = False
        self._timer.start()

    def _search(self) -> None:
        self._timer.stop()
        typed = self._field.text().strip()
        if not typed:
            self._searched = ""
            self._list.clear()
            return
        self._context.runner.run_read(
            lambda work: (typed, records.search_all(work, typed, limit=MOST_FOUND)),
            owner=self,
            on_success=self._show,
            supersedes="search",
        )

    def _show(self, answer: tuple[str, Sequence[Found]]) -> None:
        self._searched, found = answer
        self._list.clear()
        for one in found:
            kind = kind_of(one.kind)
            words = f"{tr(kind.title)} {one.number} – {one.name}" if one.number else f"{tr(kind.title)} – {one.name}"
            item = QListWidgetItem(icon(kind.icon, theme=self._context.theme), words)
            item.setData(_KIND, one.kind)
            item.setData(_UID, one.uid)
            item.setToolTip(words)
            item.setSizeHint(QSize(0, self._context.theme.row_height + self._context.theme.px(4)))
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        if found:
            self._status.setText(tr("Enter: mở   ↑ ↓: chọn   Esc: đóng"))
        else:
            self._status.setText(tr("Không thấy bản ghi nào có đủ các từ này. Thử bớt từ, hoặc gõ không dấu."))
        if self._is_enter_waiting and self._is_current:
            self._is_enter_waiting = False
            if len(found) == 1:
                self._open_current()

    @property
    def _is_current(self) -> bool:
        """The list answers what stands in the field."""
        return self._searched == self._field.text().strip()

    def _open_current(self) -> None:
        if not self._is_current:
            self._is_enter_waiting = True
            self._search()
        elif self._list.currentItem() is not None:
            self._open(self._list.currentItem())

    def _open(self, item: QListWidgetItem) -> None:
        kind, uid = item.data(_KIND), item.data(_UID)
        self.accept()
        self._context.navigator.open_record(kind=kind, uid=uid)
