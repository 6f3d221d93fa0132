"""What tests of the window ask for: choices of their own, a worker that works at once, what screens are handed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop_app.gui.change_hub import ChangeHub
from desktop_app.gui.context import GuiContext
from desktop_app.gui.masking import Masking
from desktop_app.gui.navigator import Navigator
from desktop_app.gui.settings import Settings
from desktop_app.gui.task_runner import InlineRunner
from desktop_app.gui.theme import apply_theme, choose_theme
from desktop_app.services.workspace import Workspace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # a test needs no screen, also when it is run alone


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def inline_runner(work: Workspace, qapp: QApplication) -> InlineRunner:
    """Does everything at once, on the open office file of ``work``."""
    runner = InlineRunner()
    runner.adopt(lambda: work, workspace_of=lambda made: made, owner=QObject(), on_success=lambda _: None)
    return runner


@pytest.fixture
def context(inline_runner: InlineRunner, settings: Settings, work: Workspace, qapp: QApplication) -> GuiContext:
    theme = choose_theme(scheme="light", percent=100)
    apply_theme(qapp, theme)
    return GuiContext(
        runner=inline_runner,
        hub=ChangeHub(),
        navigator=Navigator(),
        masking=Masking(),
        settings=settings,
        theme=theme,
        office=work.office,
        user=work.user,
    )
