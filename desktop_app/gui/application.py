"""The Qt application: made once, run until the session ends."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from desktop_app import __version__
from desktop_app.gui.crash_hook import install_crash_hook
from desktop_app.gui.session import Session
from desktop_app.gui.settings import Settings
from desktop_app.gui.task_runner import TaskRunner
from desktop_app.paths import program_dir, resources_dir


def make_application() -> QApplication:
    """The application object, with its name and picture."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Sổ Dân Vận")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("so-dan-van")
    picture = resources_dir() / "icons" / "app.svg"
    if picture.exists():
        app.setWindowIcon(QIcon(str(picture)))
    return app


def run_window(*, path: Path | None) -> int:
    """Open the window and stay until it is closed; returns the exit code.

    Args:
        path: Office file to begin with; None for the one used last.
    """
    app = make_application()
    install_crash_hook()
    session = Session(app, runner=TaskRunner(), settings=Settings(program_dir() / "settings.ini"))
    session.ended.connect(app.quit, Qt.ConnectionType.QueuedConnection)
    session.start(path)
    return stay(app)


def stay(app: QApplication) -> int:
    """Answer the person until the program quits; returns the exit code."""
    return app.exec()
