"""Opens an office file by its recovery code in the main window, says when it is painted, and ends.

python -m tools.bench_window FILE CODE today|register
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QTableView

from desktop_app.gui import application
from desktop_app.gui.session import Session
from desktop_app.gui.settings import Settings
from desktop_app.gui.task_runner import TaskRunner
from desktop_app.paths import program_dir
from desktop_app.services import office_files
from desktop_app.services.workspace import Workspace
from tools.bench_painted import has_rows, tell_when_painted

KIND = "petitions"


class Opening:
    """From the key to the filled first page, or to the register, on the screen."""

    def __init__(self, path: Path, code: str, *, wants_register: bool) -> None:
        self._path, self._code, self._wants_register = path, code, wants_register
        self._app = application.make_application()
        self._runner = TaskRunner()
        self._session = Session(self._app, runner=self._runner, settings=Settings(program_dir() / "settings.ini"))
        self._session.ended.connect(self._app.quit)

    def run(self) -> int:
        """Stay until everything was painted."""
        self._runner.adopt(
            lambda: office_files.open_file(self._path, recovery=self._code, user="bench"),
            workspace_of=_itself,
            owner=self._session,
            on_success=self._open,
        )
        return application.stay(self._app)

    def _open(self, _work: Workspace) -> None:
        self._session.open_window(self._path)
        self._runner.run_read(_itself, owner=self._session, on_success=self._window_made)

    def _window_made(self, _work: Workspace) -> None:
        # The worker does one thing after the other: this comes back after what the first page asked for.
        self._runner.run_read(_itself, owner=self._session, on_success=self._watch)

    def _watch(self, _work: Workspace) -> None:
        window = self._session.window
        assert window is not None
        if not self._wants_register:
            tell_when_painted(window, then=window.close)
            window.update()
            return
        window.show_page(KIND)
        table = next(item for item in window.findChildren(QTableView) if item.isVisibleTo(window))
        tell_when_painted(table.viewport(), is_ready=lambda: has_rows(table), then=window.close)


def _itself(work: Workspace) -> Workspace:
    return work


if __name__ == "__main__":
    sys.exit(Opening(Path(sys.argv[1]), sys.argv[2], wants_register=sys.argv[3] == "register").run())
