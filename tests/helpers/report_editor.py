"""The editor of the periodic report in its window: opened at the section that tells of one figure."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from desktop_app.domain.query import Period
from desktop_app.gui.context import GuiContext
from desktop_app.gui.main_window import REPORTS, MainWindow
from desktop_app.gui.pages.reports_page import ReportsPage
from desktop_app.gui.periodic.periodic_pane import PeriodicPane
from desktop_app.gui.report_view import ReportDialog
from desktop_app.services import periodic
from desktop_app.services.workspace import Workspace
from tests.helpers.pdf_reading import read_pdf

KEY = "dan-van"
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
LAST_YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
FIGURE = "số đơn tiếp nhận"
"""A figure of the outline that the petitions of the fixture ``office`` give a value."""


def open_window(qtbot, context: GuiContext, folder: Path) -> MainWindow:
    """The main window, of the smallest screen that is aimed at."""
    made = MainWindow(context, path=folder / "xa.sodanvan")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def begin(window: MainWindow) -> PeriodicPane:
    """The editor in this window, with the cursor at the end of the section that tells of the figure."""
    page = window._stack.page(REPORTS)
    assert isinstance(page, ReportsPage)
    made = page.periodic
    assert made is not None
    made.sections.setCurrentRow(section_row(made))
    made.editor.text.moveCursor(QTextCursor.MoveOperation.End)
    return made


def section_row(pane: PeriodicPane) -> int:
    """Row of the section that tells of the figure."""
    assert pane._reading is not None
    shown = pane._reading.report.outline.shown
    return next(place for place, section in enumerate(shown) if f"{{{FIGURE}}}" in section.text)


def text_of(work: Workspace, section: str, *, period: Period = YEAR) -> periodic.SectionText:
    """What is kept of a section."""
    return periodic.report(work, KEY, period=period).texts[section]


def go_to_figure(pane: PeriodicPane, name: str = FIGURE) -> None:
    """Put the keyboard on a figure."""
    rows = pane.figures._rows.rows
    pane.figures.table.go_to(next(place for place, one in enumerate(rows) if one.name == name))
    pane.figures.table.setFocus()


def pdf_words(pane: PeriodicPane | ReportDialog) -> str:
    """All words of the pages that are shown."""
    if not pane.view.content:
        return ""
    return " ".join(" ".join(page.text for page in read_pdf(pane.view.content)).split())
