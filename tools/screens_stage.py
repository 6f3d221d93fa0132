"""What drawing a station needs: the file behind the window, the pages in it, the dialogs over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.records.record_page import RecordPage
from desktop_app.gui.task_runner import InlineRunner
from desktop_app.services.workspace import Workspace

Stations = Iterator[tuple[QWidget, str]]
W = TypeVar("W", bound=QWidget)
T = TypeVar("T")


@dataclass(frozen=True)
class Stage:
    """The program while it is drawn; its worker does everything at once."""

    app: QApplication
    runner: InlineRunner
    window: MainWindow

    def read(self, call: Callable[[Workspace], T]) -> T:
        """Ask the file behind the window."""
        answers: list[T] = []
        self.runner.run_read(call, owner=self.app, on_success=answers.append)
        return answers[0]

    def register(self, key: str) -> RecordPage:
        """Bring a register to the front."""
        self.window.show_page(key)
        self.window.activateWindow()  # a dialog closed just now had the keyboard
        page = self.window._stack.page(key)
        assert isinstance(page, RecordPage)
        return page

    def dialog(self, name: str) -> QDialog:
        """The open dialog of this name."""
        return next(
            one
            for one in self.app.topLevelWidgets()
            if isinstance(one, QDialog) and one.objectName() == name and one.isVisible()
        )


def find(parent: QWidget, kind: type[W], name: str) -> W:
    """The widget of this name."""
    found = parent.findChild(kind, name)
    assert found is not None, name
    return found
