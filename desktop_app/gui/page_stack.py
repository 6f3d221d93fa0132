"""The pages of the main window, each made when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, cast

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.gui.records.record_page import RecordPage


class Page(Protocol):
    """What every page has: it is told when it comes to the front."""

    def activate(self) -> None:
        """Show what is in the file now and take the keyboard."""


class PageStack(QStackedWidget):
    """Pages by key; one is in front."""

    def __init__(self, makers: Mapping[str, Callable[[], QWidget]], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_stack")
        self._makers = dict(makers)
        self._pages: dict[str, QWidget] = {}

    def has(self, key: str) -> bool:
        """Whether there is a page of this key."""
        return key in self._makers

    def page(self, key: str) -> QWidget:
        """The page, made when it is first asked for."""
        if key not in self._pages:
            self._pages[key] = self._makers[key]()
            self.addWidget(self._pages[key])
        return self._pages[key]

    def show_page(self, key: str) -> None:
        """Bring a page to the front; the form that is left keeps its draft."""
        left, page = self.register, self.page(key)
        if left is not None and left is not page:
            left.keep_draft()
        self.setCurrentWidget(page)
        cast(Page, page).activate()

    @property
    def current_key(self) -> str:
        """Key of the page in front."""
        return next((key for key, page in self._pages.items() if page is self.currentWidget()), "")

    @property
    def register(self) -> RecordPage | None:
        """The page in front where it is a register."""
        page = self.currentWidget()
        return page if isinstance(page, RecordPage) else None

    def start_new_here(self) -> None:
        """A new record in the register in front."""
        if self.register is not None:
            self.register.start_new()

    def focus_search_here(self) -> None:
        """The keyboard to the search of the register in front."""
        if self.register is not None:
            self.register.focus_search()

    def keep_drafts(self) -> None:
        """Write what open forms hold, those inside other pages too."""
        for page in self.findChildren(RecordPage):
            page.keep_draft()
