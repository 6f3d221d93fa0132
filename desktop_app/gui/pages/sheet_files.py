"""Entries of a look-up list as files: taken in from the province, given away to another office."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.stamp import Stored
from desktop_app.domain.text import fold
from desktop_app.gui.building import button
from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.record_page import RecordPage
from desktop_app.gui.saving import JSON, ask_file, ask_place, keep_folder
from desktop_app.gui.texts import tr
from desktop_app.services import criteria, records
from desktop_app.services.records import Saved


class SheetFiles(QWidget):
    """Two buttons below the list; away while the form lies over it."""

    def __init__(self, page: RecordPage, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet_files")
        self._page, self._context = page, context
        px = context.theme.px
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(16), 0, px(16), px(10))
        layout.setSpacing(px(8))
        layout.addWidget(button(tr("Nhậ&p tệp…"), name="import_sheet_button", on_click=self._ask_file))
        layout.addWidget(button(tr("X&uất tệp…"), name="export_sheet_button", on_click=self._ask_place))
        layout.addStretch(1)
        page.stack.currentChanged.connect(lambda _place: self.setVisible(not page.is_form_shown))

    # ------------------------------------------------------------ taking in

    def _ask_file(self) -> None:
        ask_file(self, self._context.settings, suffix=JSON, on_chosen=self.import_from)

    def import_from(self, name: str) -> None:
        """Save the entry of this file as a new one; Ctrl+Z in the list takes it back."""
        path = Path(name)
        keep_folder(self._context.settings, path)
        self._context.runner.run(lambda work: criteria.import_sheet(work, path), owner=self, on_success=self._show_new)

    def _show_new(self, saved: Saved) -> None:
        page, uid = self._page, saved.stored.uid
        page.deeds.remember((uid,))
        self._context.hub.announce(saved.changes, page)
        page.list.show_filter("")
        page.list.ask(uid=uid)
        page.list.say(tr("Đã nhập {name}.").format(name=self._name_of(saved.stored)), tone="done")
        page.list.focus_list()

    # ------------------------------------------------------------ giving away

    def _ask_place(self) -> None:
        uid, kind = self._page.list.table.current_uid, self._page.kind.key
        if not uid:
            self._page.list.say(tr("Chưa chọn dòng nào để xuất."))
            return
        self._context.runner.run_read(
            lambda work: records.get(work, kind=kind, uid=uid), owner=self, on_success=self._offer_place
        )

    def _offer_place(self, stored: Stored) -> None:
        name = "-".join(re.findall("[a-z0-9]+", fold(self._name_of(stored))))
        uid = stored.uid
        ask_place(
            self, self._context.settings, name=name, suffix=JSON, on_chosen=lambda chosen: self.export_to(chosen, uid)
        )

    def export_to(self, name: str, uid: str) -> None:
        """Write this entry to a file."""
        path = Path(name)
        keep_folder(self._context.settings, path)
        self._context.runner.run_read(
            lambda work: criteria.export_sheet(work, uid, path), owner=self, on_success=lambda _none: self._say(path)
        )

    def _say(self, path: Path) -> None:
        words = tr("Đã ghi {name}. Gửi tệp này cho nơi cần dùng; nơi nhận nhấn “Nhập tệp”.")
        self._page.list.say(words.format(name=path.name), tone="done")

    def _name_of(self, stored: Stored) -> str:
        return self._page.kind.name_of(stored.record)
