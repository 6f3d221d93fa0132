"""Chooses the paper to print for a record: those that fit first, the others of its register below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.papers import PaperTemplate
from desktop_app.domain.text import fold
from desktop_app.gui.building import label, line_edit, resize_within_screen
from desktop_app.gui.context import GuiContext
from desktop_app.gui.list_steering import ListSteering
from desktop_app.gui.papers.paper_dialog import PaperDialog
from desktop_app.gui.texts import tr
from desktop_app.services import papers

if TYPE_CHECKING:
    from desktop_app.services.workspace import Workspace

_KEY = Qt.ItemDataRole.UserRole
Groups = tuple[Sequence[PaperTemplate], Sequence[PaperTemplate]]


def print_paper(context: GuiContext, *, key: str, kind: str, uid: str, parent: QWidget) -> None:
    """Open a paper of a record; without a key the person chooses it first."""
    if key:
        PaperDialog(context, key=key, uid=uid, parent=parent).begin()
    else:
        PaperChooser(context, kind=kind, uid=uid, parent=parent).begin()


class PaperChooser(QDialog):
    """Type words of a title with or without marks; up and down choose, Enter opens, Escape closes."""

    def __init__(self, context: GuiContext, *, kind: str, uid: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("paper_chooser")
        self.setWindowTitle(tr("Chọn giấy tờ để in"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._kind, self._uid = kind, uid
        self._groups: Groups = ((), ())
        self._field = line_edit(
            name="paper_search", title=tr("Tìm giấy tờ"), placeholder=tr("Gõ tên giấy tờ; không cần dấu")
        )
        self._field.setClearButtonEnabled(True)
        self._field.textChanged.connect(self._fill)
        self._field.returnPressed.connect(self._open_current)
        self._list = QListWidget()
        self._list.setObjectName("paper_list")
        self._list.setAccessibleName(tr("Giấy tờ"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemActivated.connect(self._open_item)
        ListSteering(self._field, self._list)
        self._status = label(tr("Enter: mở   ↑ ↓: chọn   Esc: đóng"), role="hint")
        layout = QVBoxLayout(self)
        layout.addWidget(self._field)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._status)
        resize_within_screen(self, width=context.theme.px(640), height=context.theme.px(480))

    def begin(self) -> None:
        """Open over the window and fetch the papers."""
        self.open()
        kind, uid = self._kind, self._uid

        def gather(work: Workspace) -> Groups:
            fitting = papers.offered(work, kind=kind, uid=uid)
            return fitting, [paper for paper in papers.templates(kind) if paper not in fitting]

        self._context.runner.run_read(gather, owner=self, on_success=self._show)

    def _show(self, groups: Groups) -> None:
        self._groups = groups
        self._fill()

    def _fill(self) -> None:
        words = fold(self._field.text()).split()
        self._list.clear()
        fitting, others = (
            [paper for paper in group if all(word in fold(f"{paper.title} {paper.form_label}") for word in words)]
            for group in self._groups
        )
        for paper in fitting:
            self._add(paper, is_fitting=True)
        if others:
            self._add_heading(tr("Giấy tờ khác của sổ này, chưa khớp với bản ghi"))
        for paper in others:
            self._add(paper, is_fitting=False)
        first = next((row for row in range(self._list.count()) if self._list.item(row).data(_KEY)), -1)
        self._list.setCurrentRow(first)
        found = first >= 0 or not any(self._groups)
        self._status.setText(
            tr("Enter: mở   ↑ ↓: chọn   Esc: đóng") if found else tr("Không thấy giấy tờ nào có đủ các từ này.")
        )

    def _add(self, paper: PaperTemplate, *, is_fitting: bool) -> None:
        theme = self._context.theme
        item = QListWidgetItem(f"{paper.title} · {paper.form_label}" if paper.form_label else paper.title)
        item.setData(_KEY, paper.key)
        item.setToolTip(item.text())
        item.setSizeHint(QSize(0, theme.row_height + theme.px(4)))
        if not is_fitting:
            item.setForeground(theme.color("muted"))
        self._list.addItem(item)

    def _add_heading(self, words: str) -> None:
        theme = self._context.theme
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(theme.font(factor=0.92, is_bold=True))
        item.setForeground(theme.color("muted"))
        item.setSizeHint(QSize(0, theme.row_height + theme.px(8)))
        self._list.addItem(item)

    def _open_current(self) -> None:
        if self._list.currentItem() is not None:
            self._open_item(self._list.currentItem())

    def _open_item(self, item: QListWidgetItem) -> None:
        key = item.data(_KEY)
        if key:
            parent = self.parentWidget()
            self.accept()
            PaperDialog(self._context, key=key, uid=self._uid, parent=parent).begin()
