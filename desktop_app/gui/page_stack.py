"""The pages of the main window, each made when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

if TYPE_CHECKING:  # forms are loaded with the first register
    from desktop_app.gui.records.record_page import RecordPage


class Page(Protocol):
    """What every page has: it is told when it comes to the front."""

    def activate(self) -> None:
        """Show what is in the file now and take the keyboard."""


class Parted(Protocol):
    """What a page of several parts has."""

    def show_section(self, key: str) -> QWidget:
        """Bring one part to the front."""


@runtime_checkable
class Keeping(Protocol):
    """A page in which something may be half typed."""

    def keep_draft(self) -> None:
        """Write what it holds."""


@runtime_checkable
class Register(Protocol):
    """What tells a register from other pages."""

    def start_new(self) -> None:
        """Open the form for a new record."""

    def focus_search(self) -> None:
        """Give the keyboard to the search."""

    def keep_draft(self) -> None:
        """Write what the form holds."""


class PageStack(QStackedWidget):
    """Pages by key; one is in front."""

    def __init__(self, makers: Mapping[str, Callable[[], QWidget]], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_stack")
        self._makers = dict(makers)
        self._pages: dict[str, QWidget] = {}
        self._holders: dict[str, QScrollArea] = {}

    def has(self, key: str) -> bool:
        """Whether there is a page of this key."""
        return key in self._makers

    def page(self, key: str) -> QWidget:
        """The page, made when it is first asked for."""
        if key not in self._pages:
            self._pages[key] = self._makers[key]()
            self._holders[key] = _holder(self._pages[key])
            self.addWidget(self._holders[key])
        return self._pages[key]

    def show_page(self, key: str) -> None:
        """Bring a page to the front, or one part of it ("settings/look"); the form that is left keeps its draft."""
        key, _, part = key.partition("/")
        left: object = self._pages.get(self.current_key)
        page = self.page(key)
        if left is not page and isinstance(left, Keeping):
            left.keep_draft()
        self.setCurrentWidget(self._holders[key])
        cast(Page, page).activate()
        if part:
            cast(Parted, page).show_section(part)

    @property
    def current_key(self) -> str:
        """Key of the page in front."""
        return next((key for key, holder in self._holders.items() if holder is self.currentWidget()), "")

    @property
    def register(self) -> RecordPage | None:
        """The page in front where it is a register."""
        page = self._pages.get(self.current_key)
        return cast("RecordPage", page) if isinstance(page, Register) else None

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
        for page in {*self._pages.values(), *self.findChildren(QWidget, QRegularExpression(r"^page\."))}:
            if isinstance(page, Keeping):
                page.keep_draft()


def _holder(page: QWidget) -> QScrollArea:
    """Letters of 200 % may need more room than the screen has: then the page is scrolled instead of cut off."""
    holder = QScrollArea()
    holder.setFrameShape(QFrame.Shape.NoFrame)
    holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    holder.setWidgetResizable(True)
    holder.setWidget(page)
    return holder
