"""Keeping and destroying: what may be destroyed by decision, what was destroyed, and how long records are kept."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop_app.gui.building import label
from desktop_app.gui.context import GuiContext
from desktop_app.gui.pages.destruction_list import DestructionList
from desktop_app.gui.pages.destructions_done import DestructionsDone
from desktop_app.gui.pages.retention_terms import RetentionTerms
from desktop_app.gui.texts import tr


class RetentionSection(QWidget):
    """Three tabs that refresh each other."""

    def __init__(self, context: GuiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("retention_section")
        self._list = DestructionList(context)
        self._done = DestructionsDone(context)
        self._terms = RetentionTerms(context)
        self._list.destroyed_some.connect(self._done.activate)
        self._terms.saved.connect(self._list.activate)
        tabs = QTabWidget()
        tabs.setObjectName("retention_tabs")
        tabs.setAccessibleName(tr("Lưu giữ và tiêu hủy"))
        tabs.addTab(self._list, tr("Đề nghị tiêu hủy"))
        tabs.addTab(self._done, tr("Đã tiêu hủy"))
        tabs.addTab(self._terms, tr("Thời hạn lưu"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(context.theme.px(8))
        layout.addWidget(label(tr("Lưu giữ và tiêu hủy"), role="title"))
        layout.addWidget(tabs, 1)

    def activate(self) -> None:
        """Show what stands in the file now."""
        for part in (self._list, self._done, self._terms):
            part.activate()
