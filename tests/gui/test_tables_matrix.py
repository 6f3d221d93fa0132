"""A table with several lines in the window: moved in by keys, and the list behind a cell opened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton

from desktop_app.domain.query import Period
from desktop_app.gui.context import GuiContext
from desktop_app.gui.main_window import REPORTS, MainWindow
from desktop_app.gui.pages.reports_page import TABLE, ReportsPage
from desktop_app.gui.records.record_page import RecordPage
from desktop_app.gui.report_view import ReportDialog
from desktop_app.gui.tables.freeze_dialog import FreezeDialog
from desktop_app.gui.tables.table_grid import TableGrid
from desktop_app.gui.tables.table_pane import TablePane
from desktop_app.services import records, tables
from desktop_app.services.workspace import Workspace
from tests.helpers.pdf_reading import read_pdf
from tests.helpers.typing import press_focused
from tests.helpers.windows import close_boxes, find

CTRL = Qt.KeyboardModifier.ControlModifier
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
MODELS = (
    ("economy", "collective", "2026-02-03"), ("economy", "individual", "2026-03-03"),
    ("culture_society", "collective", "2026-04-03"), ("political_system", "collective", "2025-04-03"),
)  # fmt: skip


@pytest.fixture
def office(work: Workspace) -> Workspace:
    """Four models of three fields, one of them of the year before."""
    for place, (field, subject, day) in enumerate(MODELS):
        raw = {
            "name": f"Mô hình {place}", "field": field, "type": "model", "subject": subject, "registered_on": day,
            "status": "building", "unit": "Hội Nông dân xã",
        }  # fmt: skip
        if subject == "individual":
            raw["person"] = "Lý Văn Thắng"
        records.create(work, kind="civic_models", raw=raw, accepted=None)
    return work


@pytest.fixture
def window(qtbot, context: GuiContext, tmp_path: Path, office: Workspace) -> Iterator[MainWindow]:
    made = MainWindow(context, path=tmp_path / "xa.sodanvan")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    made.show_page(REPORTS)
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    close_boxes()


@pytest.fixture
def page(window: MainWindow) -> ReportsPage:
    made = window._stack.page(REPORTS)
    assert isinstance(made, ReportsPage)
    return made


@pytest.fixture
def pane(page: ReportsPage) -> TablePane:
    """The summary of the models."""
    page.choose(f"{TABLE}pl4-mo-hinh")
    assert page.table is not None
    page.table.focus_grid()
    return page.table


def cell_words(pane: TablePane) -> str:
    return find(pane, QLabel, "cell_words").text()


def test_every_line_stands_with_its_name_and_its_numbers(pane: TablePane, work: Workspace) -> None:
    model, spec = pane.grid.figures, tables.find_table("pl4-mo-hinh")
    cells = tables.figures(work, spec.key, period=YEAR).cells
    assert (model.rowCount(), model.columnCount()) == (5, 7)
    shown = [[str(model.index(line, place).data()) for place in range(model.columnCount())] for line in range(5)]
    assert shown == [[str(cells[f"{row.code}.{column.code}"]) for column in spec.columns] for row in spec.rows]
    assert shown[0] == ["2", "1", "1", "2", "0", "2", "0"]
    sides = [model.headerData(line, Qt.Orientation.Vertical) for line in range(5)]
    assert sides == [row.label for row in spec.rows]
    bold = [model.index(line, 0).data(Qt.ItemDataRole.FontRole) for line in range(5)]
    assert [font is not None and font.bold() for font in bold] == [False, False, False, False, True]


def test_table_of_practice_begins_with_the_calendar_and_the_circulars_with_their_closing(
    page: ReportsPage, pane: TablePane
) -> None:
    assert find(pane, QLineEdit, "start_day").text() == "01/01/2026"
    assert find(pane, QLineEdit, "end_day").text() == "31/12/2026"
    page.choose(f"{TABLE}01-tcd")
    assert find(pane, QLineEdit, "start_day").text() == "15/12/2025"
    page.choose(f"{TABLE}hoi-thi")
    assert find(pane, QLineEdit, "end_day").text() == "31/12/2026"


def test_closing_chosen_by_hand_stays_for_the_next_table_of_practice(page: ReportsPage, pane: TablePane) -> None:
    closing = find(pane, QComboBox, "closing_box")
    closing.setCurrentIndex(closing.findData(14))
    page.choose(f"{TABLE}hoi-thi")
    assert find(pane, QLineEdit, "end_day").text() == "14/12/2026"


def test_arrow_keys_move_over_lines_and_columns_and_say_what_a_number_counts(pane: TablePane) -> None:
    assert cell_words(pane) == "Cột 1: Kinh tế – Tổng số mô hình = 2"
    press_focused(Qt.Key.Key_Down)
    press_focused(Qt.Key.Key_Right)
    assert pane.grid.code == "culture_society.2"
    assert cell_words(pane) == "Cột 2: Văn hóa – xã hội – Trong đó – Tập thể = 1"
    press_focused(Qt.Key.Key_End)
    assert pane.grid.code == "culture_society.7"
    press_focused(Qt.Key.Key_Home)
    assert pane.grid.code == "culture_society.1"


@pytest.mark.parametrize(("down", "right", "code", "number"), [(0, 2, "economy.3", 1), (4, 0, "total.1", 4)])
def test_enter_on_a_cell_opens_exactly_its_records(
    window: MainWindow, pane: TablePane, work: Workspace, down: int, right: int, code: str, number: int
) -> None:
    for key, times in ((Qt.Key.Key_Down, down), (Qt.Key.Key_Right, right)):
        for _ in range(times):
            press_focused(key)
    assert pane.grid.code == code
    found = tables.cell(work, "pl4-mo-hinh", period=YEAR, code=code)
    press_focused(Qt.Key.Key_Return)
    assert window.current_key == found.kind
    register = window._stack.register
    assert isinstance(register, RecordPage)
    shown = register.list.table.records
    assert shown.rowCount() == len(found.uids) == number
    assert all(shown.place_of(uid) is not None for uid in found.uids)


def test_enter_on_nothing_names_line_and_column(window: MainWindow, pane: TablePane) -> None:
    press_focused(Qt.Key.Key_Down)
    press_focused(Qt.Key.Key_Down)
    press_focused(Qt.Key.Key_Return)
    assert window.current_key == REPORTS
    said = find(pane, QLabel, "table_status").text()
    assert said == "Dòng “Quốc phòng – an ninh”, cột 1 bằng 0, không có bản ghi nào."


def test_annex_of_a_cell_names_its_line(pane: TablePane) -> None:
    find(pane, QPushButton, "annex_button").click()
    [dialog] = pane.window().findChildren(ReportDialog)
    text = read_pdf(dialog.view.content)[0].text
    assert "DANH SÁCH KÈM THEO BIỂU PL4.1" in text
    assert "Cột 1: Kinh tế – Tổng số mô hình" in text
    dialog.reject()


def test_table_is_saved_by_key_and_kept_as_sent(pane: TablePane, work: Workspace, tmp_path: Path) -> None:
    press_focused(Qt.Key.Key_E, CTRL)
    [chooser] = pane.findChildren(QFileDialog)
    find(chooser, QLineEdit, "fileNameEdit").setText(str(tmp_path / "bieu"))
    chooser.accept()
    assert (tmp_path / "bieu.xlsx").stat().st_size > 1_000
    find(pane, QPushButton, "freeze_button").click()
    [dialog] = [one for one in pane.window().findChildren(FreezeDialog) if one.isVisible()]
    find(dialog, QPushButton, "agree_button").click()
    assert [one.key for one in tables.sent(work)] == ["pl4-mo-hinh"]


@pytest.mark.parametrize("key", [spec.key for spec in tables.table_list() if spec.rows])
def test_lines_of_every_table_are_in_view_or_can_be_scrolled_to(page: ReportsPage, key: str) -> None:
    page.choose(f"{TABLE}{key}")
    grid = find(page, TableGrid, "table_grid")
    last = grid.figures.rowCount() - 1
    grid.setCurrentIndex(grid.figures.index(last, 0))
    cell = grid.visualRect(grid.currentIndex())
    assert grid.viewport().rect().contains(cell)
    for line in range(last + 1):
        words = str(grid.figures.headerData(line, Qt.Orientation.Vertical))
        side = grid.verticalHeader()
        assert side.fontMetrics().horizontalAdvance(words) < 2 * side.width(), words
