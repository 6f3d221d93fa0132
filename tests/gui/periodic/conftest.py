"""What tests of the report editor ask for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from desktop_app.gui.context import GuiContext
from desktop_app.gui.main_window import REPORTS, MainWindow
from desktop_app.gui.pages.reports_page import ReportsPage
from desktop_app.gui.periodic.periodic_pane import PeriodicPane
from desktop_app.gui.task_runner import TaskRunner
from desktop_app.services.workspace import Workspace
from tests.helpers.report_editor import KEY, YEAR, begin, open_window
from tests.helpers.table_papers import Papers
from tests.helpers.windows import close_boxes


@pytest.fixture
def office(work: Workspace) -> Papers:
    """Three petitions this year, one last year."""
    made = Papers(work)
    for day in ("20/03/2026", "21/03/2026", "02/06/2026", "15/04/2025"):
        made.petition(day)
    return made


@pytest.fixture
def window(qtbot, context: GuiContext, tmp_path: Path, office: Papers) -> Iterator[MainWindow]:
    yield open_window(qtbot, context, tmp_path)
    close_boxes()


@pytest.fixture
def pane(window: MainWindow, context: GuiContext) -> PeriodicPane:
    """The report of 2026, with the keyboard in the text of the section on petitions."""
    context.navigator.write_report(KEY, YEAR)
    return begin(window)


@pytest.fixture
def task_runner(work: Workspace, qtbot) -> Iterator[TaskRunner]:
    """The worker thread, on the open file."""
    runner = TaskRunner()
    owner = QObject()
    runner.adopt(lambda: work, workspace_of=lambda made: made, owner=owner, on_success=lambda _: None)
    yield runner
    runner.stop()


@pytest.fixture
def worked_pane(
    qtbot, context: GuiContext, tmp_path: Path, office: Papers, task_runner: TaskRunner
) -> Iterator[PeriodicPane]:
    """The same, fed by the real worker."""
    context = replace(context, runner=task_runner)
    window = open_window(qtbot, context, tmp_path)
    context.navigator.write_report(KEY, YEAR)
    page = window._stack.page(REPORTS)
    assert isinstance(page, ReportsPage)
    qtbot.waitUntil(lambda: page.periodic is not None and page.periodic._reading is not None, timeout=10_000)
    yield begin(window)
    close_boxes()
