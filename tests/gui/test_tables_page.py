"""Statistical tables in the window: moved in by keys, taken apart, sent, compared and corrected; and the scanner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QListWidget, QPushButton, QTableWidget, QWidget

from desktop_app.domain.kind import record_code
from desktop_app.domain.query import Period
from desktop_app.domain.tables import Failure, Rate, TableColumn
from desktop_app.gui.context import GuiContext
from desktop_app.gui.main_window import REPORTS, MainWindow
from desktop_app.gui.pages.reports_page import TABLE, ReportsPage
from desktop_app.gui.pages.search_everywhere import SearchEverywhere
from desktop_app.gui.records.record_page import RecordPage
from desktop_app.gui.report_view import ReportDialog
from desktop_app.gui.tables.findings import Findings, rate_words
from desktop_app.gui.tables.freeze_dialog import FreezeDialog
from desktop_app.gui.tables.header_tree import HeaderBox, header_boxes, row_heights
from desktop_app.gui.tables.table_grid import TableGrid
from desktop_app.gui.tables.table_pane import TablePane
from desktop_app.gui.task_runner import Task
from desktop_app.records import kind_of
from desktop_app.services import records, tables
from desktop_app.services.workspace import Workspace
from tests.helpers.pdf_reading import read_pdf
from tests.helpers.table_papers import Papers
from tests.helpers.typing import press, press_focused, type_text
from tests.helpers.windows import close_boxes, find, open_boxes

CTRL = Qt.KeyboardModifier.ControlModifier
YEAR = Period(date(2025, 12, 15), date(2026, 12, 14))
"""What the inspection sector calls 2026."""
CALENDAR_YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def office(work: Workspace) -> Papers:
    """Receptions and petitions of several sorts."""
    made = Papers(work)
    for day in ("20/03/2026", "21/03/2026", "15/12/2025"):
        made.reception(day)
    made.reception("22/03/2026", reception_type="scheduled", chair="Lý Văn Thắng", people_count=7)
    made.reception("14/12/2025")  # the day before the period
    made.own("20/03/2026", accepted_on="25/03/2026", decided_on="20/04/2026", analysis="right")
    made.other("21/03/2026", "denunciation")
    return made


@pytest.fixture
def window(qtbot, context: GuiContext, tmp_path: Path, office: Papers) -> Iterator[MainWindow]:
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
    """Table 01/TCD of the year."""
    page.choose(f"{TABLE}01-tcd")
    assert page.table is not None
    page.table.focus_grid()
    return page.table


def words(pane: QWidget) -> str:
    return "\n".join(one.text() for one in pane.findChildren(QLabel) if not one.isHidden())


def freeze(pane: TablePane, note: str) -> None:
    """Keep the table as sent: the button, a note, Enter."""
    find(pane, QPushButton, "freeze_button").click()
    [dialog] = [one for one in pane.window().findChildren(FreezeDialog) if one.isVisible()]
    type_text(find(dialog, QLineEdit, "note_field"), note)
    press(find(dialog, QLineEdit, "note_field"), Qt.Key.Key_Return)


# ---------------------------------------------------------------- the grid


def test_reports_page_lists_every_table(page: ReportsPage) -> None:
    shown = find(page, QListWidget, "report_list")
    keys = [shown.item(row).data(Qt.ItemDataRole.UserRole) for row in range(shown.count())]
    assert [key for key in keys if key and key.startswith(TABLE)] == [
        f"{TABLE}{one.key}" for one in tables.table_list()
    ]


@pytest.mark.parametrize("key", [spec.key for spec in tables.table_list()])
def test_pane_shows_each_table_with_the_numbers_it_counts(page: ReportsPage, work: Workspace, key: str) -> None:
    page.choose(f"{TABLE}{key}")
    assert page.table is not None
    model = page.table.grid.figures
    spec = tables.find_table(key)
    cells = tables.figures(work, key, period=YEAR if spec.closing_day else CALENDAR_YEAR).cells
    assert (model.rowCount(), model.columnCount()) == (len(spec.rows) or 1, len(spec.columns))
    places = [(at, line) for line in range(model.rowCount()) for at in range(model.columnCount())]
    assert [model.number(*place) for place in places if model.number(*place) is not None] == [
        cells[one.code] for one in spec.printed
    ]
    said = words(page.table)
    assert not spec.identities or "Các đẳng thức khớp: " in said or "Các số của biểu khớp nhau." in said


def test_pane_begins_with_the_closing_of_the_inspection_sector(pane: TablePane) -> None:
    """Thông tư 01/2024/TT-TTCP: a year's figures are taken from 15/12 to 14/12."""
    assert find(pane, QLineEdit, "start_day").text() == "15/12/2025"
    assert find(pane, QLineEdit, "end_day").text() == "14/12/2026"
    assert find(pane, QComboBox, "span_box").findData("all") < 0


def test_arrow_keys_move_and_say_what_a_number_counts(pane: TablePane) -> None:
    press_focused(Qt.Key.Key_Right)
    press_focused(Qt.Key.Key_Right)
    press_focused(Qt.Key.Key_Right)
    assert find(pane, QLabel, "cell_words").text() == "Cột 4: Tiếp thường xuyên – Số lượt tiếp = 3"
    press_focused(Qt.Key.Key_Home)
    assert pane.grid.code == "1"
    press_focused(Qt.Key.Key_End)
    assert pane.grid.code == "29"


@pytest.mark.parametrize("code", ["1", "4", "13"])
def test_enter_on_a_number_opens_exactly_its_records(
    window: MainWindow, pane: TablePane, work: Workspace, code: str
) -> None:
    found = tables.cell(work, "01-tcd", period=YEAR, code=code)
    while pane.grid.code != code:
        press_focused(Qt.Key.Key_Right)
    press_focused(Qt.Key.Key_Return)
    assert window.current_key == found.kind
    register = window._stack.register
    assert isinstance(register, RecordPage)
    shown = register.list.table.records
    assert shown.rowCount() == len(found.uids) > 0
    assert all(shown.place_of(uid) is not None for uid in found.uids)


def test_enter_on_nothing_says_so_and_stays(window: MainWindow, pane: TablePane) -> None:
    press_focused(Qt.Key.Key_End)
    press_focused(Qt.Key.Key_Return)
    assert window.current_key == REPORTS
    assert find(pane, QLabel, "table_status").text() == "Cột 29 bằng 0, không có bản ghi nào."


def test_another_period_is_counted_at_once(pane: TablePane) -> None:
    span = find(pane, QComboBox, "span_box")
    span.setCurrentIndex(span.findData("QUARTER"))
    which = find(pane, QComboBox, "period_box")
    which.setCurrentIndex(which.findText("Quý II/2026"))
    assert pane.grid.figures.number(0) == Decimal(3)


def test_annex_of_a_number_is_shown(pane: TablePane) -> None:
    find(pane, QPushButton, "annex_button").click()
    [dialog] = pane.window().findChildren(ReportDialog)
    assert "DANH SÁCH KÈM THEO BIỂU 01/TCD" in read_pdf(dialog.view.content)[0].text
    dialog.reject()


@pytest.mark.parametrize(("key", "suffix"), [(Qt.Key.Key_S, "pdf"), (Qt.Key.Key_E, "xlsx")])
def test_table_is_saved_by_key(pane: TablePane, tmp_path: Path, key: Qt.Key, suffix: str) -> None:
    press_focused(key, CTRL)
    [chooser] = pane.findChildren(QFileDialog)
    find(chooser, QLineEdit, "fileNameEdit").setText(str(tmp_path / "bieu"))
    chooser.accept()
    assert (tmp_path / f"bieu.{suffix}").stat().st_size > 1_000


# ---------------------------------------------------------------- what is said


def test_failing_identity_is_said_in_red_with_a_link_to_its_records(qtbot, work: Workspace, office: Papers) -> None:
    made = tables.figures(work, "01-tcd", period=YEAR)
    failure = Failure("1=4+13+22", Decimal(4), Decimal(3), ("u1", "u2"))
    findings = Findings()
    qtbot.addWidget(findings)
    findings.show_figures(replace(made, failures=(failure,)), ["Không khớp 1=4+13+22 (4 và 3): xem số 1/2026."])
    assert "Các đẳng thức khớp" not in words(findings)
    line = find(findings, QWidget, "failure_line").findChildren(QLabel)[0]
    assert (line.property("role"), line.text()) == ("late", "Không khớp 1=4+13+22 (4 và 3): xem số 1/2026.")
    with qtbot.waitSignal(findings.records_wanted) as wish:
        find(findings, QPushButton, "failure_line_link").click()
    assert wish.args[:2] == ["receptions", ("u1", "u2")]


def test_failure_between_tables_names_both_forms(qtbot) -> None:
    findings = Findings()
    qtbot.addWidget(findings)
    findings.add_cross([Failure("01-xld:8=02-xld:7", Decimal(5), Decimal(4), ("u1",))])
    assert "01/XLD cột 8 = 02/XLD cột 7 (5 và 4)" in words(findings)


def test_unclassified_records_are_a_link(page: ReportsPage, context: GuiContext, office: Papers, qtbot) -> None:
    uid = office.petition("21/03/2026", "mixed")
    page.choose(f"{TABLE}01-xld")
    assert page.table is not None
    with qtbot.waitSignal(context.navigator.records_wanted) as wish:
        find(page.table, QPushButton, "unclassified_line_link").click()
    assert uid in wish.args[1]


def test_rate_is_said_with_its_numbers() -> None:
    assert rate_words(Rate("r", "Tỷ lệ đúng hạn", 12, 12, 1)) == (
        "Tỷ lệ đúng hạn: 92,3% (12 đúng hạn trên 13, gồm 12 đã xong và 1 quá hạn chưa xong)."
    )
    assert rate_words(Rate("r", "Tỷ lệ đúng hạn", 0, 0, 0)) == "Tỷ lệ đúng hạn: chưa có gì để tính trong kỳ."


# ---------------------------------------------------------------- sent


def test_frozen_table_is_told_after_the_numbers_came_back(pane: TablePane, monkeypatch: pytest.MonkeyPatch) -> None:
    later: list[Task] = []
    monkeypatch.setattr(pane._context.runner, "_submit", later.append)  # as on the worker: answers come after the call
    freeze(pane, "gửi thanh tra")
    while later:
        task = later.pop(0)
        task.do()
        task.finish()
    assert find(pane, QLabel, "table_status").text().startswith("Đã chốt, mã kiểm tra ")


def test_frozen_table_is_listed_and_shown_as_it_was_sent(pane: TablePane, work: Workspace, office: Papers) -> None:
    freeze(pane, "gửi thanh tra")
    [sent] = tables.sent(work)
    listed = find(pane, QTableWidget, "sent_table")
    line = [str(listed.model().index(0, column).data()) for column in range(6)]
    assert line[1:5] == [
        "15/12/2025 – 14/12/2026", "Lần đầu", work.user, "gửi thanh tra",
    ]  # fmt: skip
    assert sent.sha256.startswith(line[5].rstrip("…"))
    office.reception("02/04/2026")
    press(listed, Qt.Key.Key_Return)
    [dialog] = pane.window().findChildren(ReportDialog)
    assert dialog.view.content == tables.sent_pdf(work, sent.id)
    assert not find(dialog, QPushButton, "save_excel_button").isVisible()
    dialog.reject()


def test_sent_bytes_are_saved_as_they_are(pane: TablePane, work: Workspace, tmp_path: Path) -> None:
    freeze(pane, "")
    find(pane, QPushButton, "view_sent_button").click()
    [dialog] = pane.window().findChildren(ReportDialog)
    dialog.view.save_to(str(tmp_path / "da-gui.pdf"))
    assert (tmp_path / "da-gui.pdf").read_bytes() == tables.sent_pdf(work, tables.sent(work)[0].id)
    dialog.reject()


def test_second_report_of_a_period_is_refused_and_a_correction_is_kept(
    pane: TablePane, work: Workspace, office: Papers
) -> None:
    freeze(pane, "")
    freeze(pane, "")
    assert [box.text().startswith("Biểu 01/TCD của kỳ này đã gửi") for box in open_boxes()] == [True]
    close_boxes()
    office.reception("02/04/2026")
    find(pane, QPushButton, "correct_button").click()
    [dialog] = [one for one in pane.window().findChildren(FreezeDialog) if one.isVisible()]
    find(dialog, QPushButton, "agree_button").click()
    assert [one.corrects for one in tables.sent(work)] == [tables.sent(work)[1].id, None]


def test_comparison_prints_what_changed_since(pane: TablePane, work: Workspace, office: Papers) -> None:
    freeze(pane, "")
    office.reception("02/04/2026")
    find(pane, QPushButton, "compare_button").click()
    [dialog] = pane.window().findChildren(ReportDialog)
    assert "BẢNG ĐIỀU CHỈNH BIỂU 01/TCD" in read_pdf(dialog.view.content)[0].text
    dialog.reject()


# ---------------------------------------------------------------- header tree


def test_header_boxes_stand_over_what_they_share() -> None:
    measure = tables.find_table("01-tcd").columns[0].measure
    columns = [
        TableColumn("1", "a", measure),
        TableColumn("2", "b", measure, under=("X",)),
        TableColumn("3", "c", measure, under=("X",)),
        TableColumn("4", "d", measure, under=("Y",)),
    ]
    boxes = header_boxes(columns)
    assert set(boxes) == {
        HeaderBox("X", 1, 3, 0, 1), HeaderBox("Y", 3, 4, 0, 1),
        HeaderBox("a", 0, 1, 0, 2), HeaderBox("b", 1, 2, 1, 2), HeaderBox("c", 2, 3, 1, 2), HeaderBox("d", 3, 4, 1, 2),
    }  # fmt: skip
    heights = row_heights(
        boxes, depth=2, width_of=lambda _box: 1, needed=lambda text, _width: 50 if text == "a" else 10
    )
    assert heights == [10, 40]


@pytest.mark.parametrize("key", [spec.key for spec in tables.table_list()])
def test_headings_of_every_table_fit_and_meet_their_columns(page: ReportsPage, key: str) -> None:
    page.choose(f"{TABLE}{key}")
    grid = find(page, TableGrid, "table_grid")
    assert grid.header.height() == grid.header.sizeHint().height() <= 260
    assert grid.height() >= grid.header.height() + grid.rowHeight(0) * min(grid.figures.rowCount(), 8)


# ---------------------------------------------------------------- scanner


def test_scanned_code_opens_its_record_though_enter_comes_before_the_hits(
    window: MainWindow, work: Workspace, office: Papers
) -> None:
    uid = office.petition("21/03/2026")
    kind = kind_of("petitions")
    stored = records.get(work, kind=kind.key, uid=uid)
    press(window, Qt.Key.Key_K, CTRL)
    dialog = window.findChild(SearchEverywhere)
    assert dialog is not None
    field = find(dialog, QLineEdit, "search_field")
    type_text(field, record_code(kind, stored.stamp))
    press(field, Qt.Key.Key_Return)
    assert window.current_key == kind.key
    register = window._stack.register
    assert isinstance(register, RecordPage)
    assert register.form.uid == uid


def test_enter_before_several_hits_opens_none_of_them(window: MainWindow, office: Papers) -> None:
    press(window, Qt.Key.Key_K, CTRL)
    dialog = window.findChild(SearchEverywhere)
    assert dialog is not None
    field = find(dialog, QLineEdit, "search_field")
    type_text(field, "viec cua gia dinh")
    press(field, Qt.Key.Key_Return)
    assert window.current_key == REPORTS
    assert find(dialog, QListWidget, "found_list").count() > 1
    dialog.close()
