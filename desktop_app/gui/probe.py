"""Opens the window on an office file, draws every page once and closes it: part of the program's test of itself."""

from __future__ import annotations

from pathlib import Path

from desktop_app.gui.application import make_application
from desktop_app.gui.main_window import REPORTS, SETTINGS, TODAY
from desktop_app.gui.session import Session
from desktop_app.gui.settings import Settings
from desktop_app.gui.task_runner import InlineRunner
from desktop_app.records import KINDS
from desktop_app.services import office_files


def draw_window(path: Path, *, password: str, user: str) -> int:
    """Draw all pages of the main window; returns how many came out with more than one colour."""
    app = make_application()
    runner = InlineRunner()
    session = Session(app, runner=runner, settings=Settings(path.with_name("settings.ini")))
    runner.adopt(
        lambda: office_files.open_file(path, password=password, user=user),
        workspace_of=lambda work: work,
        owner=session,
        on_success=lambda _work: session.open_window(path),
    )
    window = session.window
    assert window is not None, "the window did not come"
    drawn = 0
    for key in (TODAY, *(kind.key for kind in KINDS), REPORTS, SETTINGS):
        window.show_page(key)
        picture = window.grab().toImage()
        colors = {picture.pixel(x, picture.height() // 2) for x in range(0, picture.width(), 3)}
        drawn += len(colors) > 1
    window.close()
    return drawn
