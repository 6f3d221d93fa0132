"""Stations of the periodic report and what it rests on: reading, editor, sending, matrix tables, outlines, duties."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton

from desktop_app.gui.main_window import REPORTS, SETTINGS
from desktop_app.gui.pages.reports_page import OUTLINE as OUTLINE_LINE
from desktop_app.gui.pages.reports_page import TABLE, ReportsPage
from desktop_app.gui.pages.settings_page import SettingsPage
from desktop_app.gui.periodic.periodic_pane import PeriodicPane
from desktop_app.services import periodic
from tools.screens_stage import Stage, Stations, find
from tools.shot_office import OUTLINE, REPORT_MONTH, REPORT_YEAR, SECTION

MATRIX, ROW, COLUMN = "pl4-mo-hinh", 1, 4
LIST = "criteria_sheets"


def stations(stage: Stage) -> Stations:
    """All of them."""
    stage.window.show_page(REPORTS)
    page = stage.window._stack.page(REPORTS)
    assert isinstance(page, ReportsPage)
    yield from _matrix(stage, page)
    stage.window.show_page(REPORTS)
    for outline in stage.read(periodic.outlines):
        page.choose(f"{OUTLINE_LINE}{outline.key}")
        yield stage.window, f"periodic-{outline.key}"
    yield from _writing(stage, page)
    yield from _sent(stage, page)
    yield from _criteria(stage)


def _matrix(stage: Stage, page: ReportsPage) -> Stations:
    page.choose(f"{TABLE}{MATRIX}")
    pane = page.table
    assert pane is not None
    pane.grid.setFocus()
    pane.grid.setCurrentIndex(pane.grid.model().index(ROW, COLUMN))
    yield stage.window, "matrix"
    find(pane, QPushButton, "print_table_button").click()
    paper = stage.dialog("report_dialog")
    yield paper, "matrix-paper"
    paper.close()
    find(pane, QPushButton, "open_cell_button").click()
    yield stage.window, "matrix-cell-records"


def _writing(stage: Stage, page: ReportsPage) -> Stations:
    page.write_report(OUTLINE, REPORT_YEAR)
    pane = page.periodic
    assert pane is not None
    yield stage.window, "report-editor"
    _go_to(pane, SECTION)
    pane.figures.table.setFocus()
    yield stage.window, "report-editor-doubts"
    find(pane, QCheckBox, "all_figures_box").setChecked(True)
    pane._switch_pages()
    yield stage.window, "report-editor-all-figures"
    pane._switch_pages()
    find(pane, QCheckBox, "all_figures_box").setChecked(False)
    find(pane, QPushButton, "freeze_report_button").click()
    dialog = stage.dialog("freeze_dialog")
    yield dialog, "report-freeze"
    dialog.close()


def _sent(stage: Stage, page: ReportsPage) -> Stations:
    page.write_report(OUTLINE, REPORT_MONTH)
    pane = page.periodic
    assert pane is not None
    yield stage.window, "report-editor-sent"
    find(pane, QPushButton, "sent_reports_button").click()
    dialog = stage.dialog("sent_dialog")
    find(dialog, QPushButton, "compare_button").click()
    yield dialog, "report-sent-list"
    dialog.close()
    find(pane, QPushButton, "report_list_button").click()


def _go_to(pane: PeriodicPane, key: str) -> None:
    while pane.sections.current != key:
        place = pane.sections.currentRow()
        pane.sections.step(1)
        assert pane.sections.currentRow() > place, key


def _criteria(stage: Stage) -> Stations:
    """The office's outline by its parts, and a criteria sheet."""
    stage.window.show_page(SETTINGS)
    page = stage.window._stack.page(SETTINGS)
    assert isinstance(page, SettingsPage)
    section = page.show_section("outlines")
    box = find(section, QComboBox, "outline_box")
    box.setCurrentIndex(box.count() - 1)
    yield stage.window, "outlines-second"
    lists = page.show_list(LIST)
    lists.activate()
    yield stage.window, "criteria-list"
    lists.open_record(str(lists.list.table.current_uid))
    yield stage.window, "criteria-form"
    lists.form.tabs.step(1)
    yield stage.window, "criteria-form-rows"
    lists.show_list()
