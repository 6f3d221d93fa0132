"""Stations of the statistical tables: each counted, what is amiss, a report that is sent, compared and corrected."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QPushButton

from desktop_app.domain.tables import Failure, Figures
from desktop_app.gui.main_window import REPORTS
from desktop_app.gui.pages.reports_page import TABLE, ReportsPage
from desktop_app.gui.tables.sent_list import SentTable
from desktop_app.gui.tables.table_pane import TablePane
from desktop_app.services import tables
from tools.screens_stage import Stage, Stations, find

SENT, CHECKED = "01-xld", "02-xld"
FULL_COLUMN = 7
"""Place of a column of SENT that is not 0 in the sample office."""


def stations(stage: Stage) -> Stations:
    """All of them."""
    stage.window.show_page(REPORTS)
    page = stage.window._stack.page(REPORTS)
    assert isinstance(page, ReportsPage)
    for spec in tables.table_list():
        page.choose(f"{TABLE}{spec.key}")
        yield stage.window, f"table-{spec.key}"
    pane = page.table
    assert pane is not None
    page.choose(f"{TABLE}{CHECKED}")
    yield from _amiss(stage, pane)
    page.choose(f"{TABLE}{SENT}")
    for button, dialog_name, name in (
        ("annex_button", "report_dialog", "table-annex"),
        ("print_table_button", "report_dialog", "table-paper"),
        ("freeze_button", "freeze_dialog", "table-freeze"),
        ("view_sent_button", "report_dialog", "table-sent"),
        ("compare_button", "report_dialog", "table-differences"),
        ("correct_button", "freeze_dialog", "table-correct"),
    ):
        pane.grid.setCurrentIndex(pane.grid.model().index(0, FULL_COLUMN))
        find(pane, SentTable, "sent_table").setCurrentCell(1, 0)
        find(pane, QPushButton, button).click()
        dialog = stage.dialog(dialog_name)
        yield dialog, name
        dialog.close()
    find(pane, QPushButton, "open_cell_button").click()
    yield stage.window, "table-cell-records"


def _amiss(stage: Stage, pane: TablePane) -> Stations:
    """A table whose sum does not come out: the sample office balances, so one is made up."""
    made = pane._figures
    assert made is not None
    uids = made.unclassified[:1] or stage.read(
        lambda work: tables.cell(work, CHECKED, period=made.period, code=_largest(made)).uids[:2]
    )
    failure = Failure(made.spec.identities[0].text, Decimal(41), Decimal(42), tuple(uids))
    amiss = replace(made, failures=(failure,), unclassified=tuple(uids))
    words = (stage.read(lambda work: tables.failure_words(work, made.spec, failure)),)
    pane._findings.show_figures(amiss, words)
    yield stage.window, "table-amiss"


def _largest(made: Figures) -> str:
    return max(made.cells, key=lambda code: made.cells[code])
