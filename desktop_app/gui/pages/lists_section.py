"""The look-up lists of the office, each as a register page of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop_app.gui.context import GuiContext
from desktop_app.gui.pages.sheet_files import SheetFiles
from desktop_app.gui.records.record_page import RecordPage
from desktop_app.gui.texts import tr
from desktop_app.records import LISTS
from desktop_app.services.criteria import sheet_kinds


class ListsSection(QWidget):
    """One tab for each list of LISTS, made when it is first opened."""

    def __init__(self, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lists_section")
        self._context = context
        self._tabs = QTabWidget()
        self._tabs.setObjectName("lists_tabs")
        self._tabs.setAccessibleName(tr("Danh mục"))
        for kind in LISTS:
            holder = QWidget()
            QVBoxLayout(holder).setContentsMargins(0, 0, 0, 0)
            self._tabs.addTab(holder, tr(kind.title))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._tabs)
        self._tabs.currentChanged.connect(self._change_tab)

    def activate(self) -> None:
        """Show what is in the list now."""
        self._current_page().activate()

    def show_list(self, key: str) -> RecordPage:
        """Bring one list to the front."""
        self._tabs.setCurrentIndex([kind.key for kind in LISTS].index(key))
        return self._current_page()

    def _change_tab(self) -> None:
        if self.isVisible():
            self._current_page().activate()

    def _current_page(self) -> RecordPage:
        holder = self._tabs.currentWidget()
        found = holder.findChild(RecordPage)
        if found is None:
            found = RecordPage(LISTS[self._tabs.currentIndex()], self._context, parent=holder)
            layout = holder.layout()
            assert layout is not None
            layout.addWidget(found)
            if found.kind.key in sheet_kinds():
                layout.addWidget(SheetFiles(found, self._context, parent=holder))
        return found
