"""The editor of the periodic report: typed by keys, kept by itself, figures put in, doubts put right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QListWidget, QPushButton

from desktop_app.domain.errors import InputRefused
from desktop_app.domain.query import Period
from desktop_app.gui.context import GuiContext
from desktop_app.gui.main_window import REPORTS, MainWindow
from desktop_app.gui.pages.reports_page import OUTLINE, ReportsPage
from desktop_app.gui.periodic.figure_list import figure_words
from desktop_app.gui.periodic.periodic_pane import PeriodicPane
from desktop_app.gui.records.record_page import RecordPage
from desktop_app.services import periodic, tables
from desktop_app.services.workspace import Workspace
from tests.helpers.report_editor import FIGURE, KEY, LAST_YEAR, YEAR, go_to_figure, text_of
from tests.helpers.typing import press, press_focused, type_text
from tests.helpers.windows import find

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


# ---------------------------------------------------------------- the page


def test_reports_page_begins_with_the_periodic_reports(window: MainWindow, work: Workspace) -> None:
    window.show_page(REPORTS)
    shown = find(window, QListWidget, "report_list")
    titles = [shown.item(row).text() for row in range(len(periodic.outlines(work)) + 1)]
    assert titles == ["Báo cáo định kỳ", *(one.title for one in periodic.outlines(work))]


def test_enter_in_the_list_leads_to_the_text_and_escape_back(window: MainWindow) -> None:
    window.show_page(REPORTS)
    page = window._stack.page(REPORTS)
    assert isinstance(page, ReportsPage)
    page.choose(f"{OUTLINE}{KEY}")
    shown = find(window, QListWidget, "report_list")
    pane = page.periodic
    assert pane is not None
    assert pane.view.content.startswith(b"%PDF")
    assert not pane.editor.isVisible()
    press(shown, Qt.Key.Key_Return)
    assert pane.editor.text.hasFocus()
    assert not shown.isVisible()
    press_focused(Qt.Key.Key_Escape)
    assert shown.hasFocus()
    assert not pane.editor.isVisible()


def test_write_report_opens_the_editor_at_these_days(window: MainWindow, context: GuiContext) -> None:
    quarter = Period(date(2026, 7, 1), date(2026, 9, 30))
    context.navigator.write_report(KEY, quarter)
    page = window._stack.page(REPORTS)
    assert isinstance(page, ReportsPage)
    assert page.periodic is not None
    assert page.periodic.editor.text.hasFocus()
    assert find(page.periodic, QComboBox, "period_box").currentText() == "Quý III/2026"
    assert page.periodic._reading is not None
    assert page.periodic._reading.place == (KEY, quarter)


@pytest.mark.parametrize("scale", [1366, 1100])
def test_editor_fits_the_window(window: MainWindow, pane: PeriodicPane, scale: int) -> None:
    window.resize(scale, 768)
    QApplication.sendPostedEvents()
    place = pane.mapTo(window, pane.rect().bottomRight())
    assert place.x() <= window.width()
    assert place.y() <= window.height()
    for name in ("freeze_report_button", "print_button", "save_pdf_button", "insert_figure_button", "use_last_button"):
        button = find(pane, QPushButton, name)
        assert button.width() >= button.sizeHint().width(), name


# ---------------------------------------------------------------- typing


def test_typed_text_is_kept_by_itself(pane: PeriodicPane, work: Workspace, qtbot) -> None:
    section = pane.sections.current
    type_text(pane.editor.text, " Xã đã xử lý đúng hạn.")
    assert text_of(work, section).origin == "outline", "not a letter is written while it is typed"
    qtbot.waitUntil(lambda: text_of(work, section).origin == "typed", timeout=4_000)
    assert text_of(work, section).text.endswith(" Xã đã xử lý đúng hạn.")
    assert "đã soạn" in pane.sections.currentItem().text()
    assert find(pane, QLabel, "periodic_state").text().startswith("Nháp, giữ lúc 09:00")


def test_vietnamese_of_an_input_method_is_kept_as_it_ends(pane: PeriodicPane, work: Workspace) -> None:
    """An input method types a letter, takes it back by Backspace and types the one with its mark."""
    section, text = pane.sections.current, pane.editor.text
    text.selectAll()
    type_text(text, "Viê")
    press(text, Qt.Key.Key_Backspace)
    type_text(text, "ệc")
    pane.keep_draft()
    assert text_of(work, section).text == "Việc"


def test_choosing_another_section_writes_what_was_typed_and_shows_it_again(pane: PeriodicPane, work: Workspace) -> None:
    section = pane.sections.current
    type_text(pane.editor.text, " Một câu.")
    press_focused(Qt.Key.Key_PageDown, CTRL)
    assert pane.sections.current != section
    assert text_of(work, section).text.endswith(" Một câu.")
    press_focused(Qt.Key.Key_PageUp, CTRL)
    assert pane.editor.text.toPlainText().endswith(" Một câu.")
    assert pane.editor.text.hasFocus()


def test_leaving_the_page_and_locking_write_what_was_typed(
    window: MainWindow, pane: PeriodicPane, work: Workspace
) -> None:
    section = pane.sections.current
    type_text(pane.editor.text, " Câu một.")
    window.show_page("today")
    assert text_of(work, section).text.endswith(" Câu một.")
    window.show_page(REPORTS)
    assert pane.editor.text.hasFocus(), "one who comes back goes on writing"
    pane.editor.text.moveCursor(QTextCursor.MoveOperation.End)
    type_text(pane.editor.text, " Câu hai.")
    window.keep_drafts()
    assert text_of(work, section).text.endswith(" Câu một. Câu hai.")


def test_another_period_writes_what_was_typed_into_the_first(pane: PeriodicPane, work: Workspace) -> None:
    section = pane.sections.current
    type_text(pane.editor.text, " Câu của năm 2026.")
    which = find(pane, QComboBox, "period_box")
    which.setCurrentIndex(which.findText("Năm 2025"))
    assert text_of(work, section).text.endswith(" Câu của năm 2026.")
    assert text_of(work, section, period=LAST_YEAR).origin == "outline"
    assert "2026" not in pane.editor.text.toPlainText()


def test_text_that_cannot_be_written_is_said_held_and_tried_again(
    pane: PeriodicPane, work: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = pane.sections.current
    with monkeypatch.context() as broken:
        broken.setattr(periodic, "save_text", _refuse)
        type_text(pane.editor.text, " Một câu.")
        pane.keep_draft()
    assert find(pane, QLabel, "periodic_said").text().startswith("Chưa giữ được lời vừa nhập: Đĩa đã đầy.")
    press_focused(Qt.Key.Key_PageDown, CTRL)
    press_focused(Qt.Key.Key_PageUp, CTRL)
    assert pane.editor.text.toPlainText().endswith(" Một câu.")
    pane.keep_draft()
    assert text_of(work, section).text.endswith(" Một câu.")
    assert not find(pane, QLabel, "periodic_said").isVisible()


def _refuse(*_: object, **__: object) -> None:
    raise InputRefused("Đĩa đã đầy.")


def test_text_of_the_last_report_is_taken_over_and_can_be_taken_back(
    window: MainWindow, pane: PeriodicPane, work: Workspace
) -> None:
    section, text = pane.sections.current, pane.editor.text
    assert not find(pane, QPushButton, "use_last_button").isEnabled()
    periodic.save_text(work, KEY, period=LAST_YEAR, section=section, text=f"Lời năm trước: {{{FIGURE}}} đơn.")
    pane.read()
    before = text.toPlainText()
    find(pane, QPushButton, "use_last_button").click()
    assert text.toPlainText() == f"Lời năm trước: {{{FIGURE}}} đơn."
    assert text_of(work, section).origin == "last"
    assert find(pane, QLabel, "section_origin").text() == "Lời kỳ trước"
    press_focused(Qt.Key.Key_Z, CTRL)
    pane.keep_draft()
    assert text.toPlainText() == before
    type_text(text, "Câu mới. ")
    pane.keep_draft()
    find(pane, QPushButton, "use_outline_button").click()
    assert text_of(work, section).origin == "outline"
    assert text.toPlainText() == text_of(work, section).text


# ---------------------------------------------------------------- figures


def test_enter_on_a_figure_puts_it_into_the_text_and_goes_there(pane: PeriodicPane, work: Workspace) -> None:
    section = pane.sections.current
    press_focused(Qt.Key.Key_F6)
    assert pane.figures.table.hasFocus()
    go_to_figure(pane)
    press_focused(Qt.Key.Key_Insert, SHIFT)
    press_focused(Qt.Key.Key_Return)
    assert pane.editor.text.hasFocus()
    pane.keep_draft()
    assert text_of(work, section).text.endswith(f"{{so với cùng kỳ: {FIGURE}}}{{{FIGURE}}}")


def test_figure_at_the_cursor_is_told_as_it_prints(pane: PeriodicPane) -> None:
    text = pane.editor.text
    text.setPlainText(f"Tiếp nhận {{{FIGURE}}} đơn, {{so với cùng kỳ: {FIGURE}}}")
    named = find(pane, QLabel, "named_figure")
    cursor = text.textCursor()
    cursor.setPosition(15)
    text.setTextCursor(cursor)
    assert named.text() == "Khi in: 3 đơn"
    cursor.setPosition(len(text.toPlainText()) - 2)
    text.setTextCursor(cursor)
    assert named.text() == "Khi in: tăng 2 so với cùng kỳ năm trước (1)"


def test_f3_on_a_figure_opens_exactly_its_records(window: MainWindow, pane: PeriodicPane, work: Workspace) -> None:
    go_to_figure(pane)
    figure = pane.figures.current
    assert figure is not None
    found = tables.cell(work, figure.table, period=YEAR, code=figure.code)
    press_focused(Qt.Key.Key_F3)
    assert window.current_key == found.kind
    register = window._stack.register
    assert isinstance(register, RecordPage)
    assert register.list.table.records.rowCount() == len(found.uids) == 3


def test_target_of_the_year_is_typed_beside_the_figure(pane: PeriodicPane, work: Workspace) -> None:
    go_to_figure(pane)
    figure = pane.figures.current
    assert figure is not None
    press_focused(Qt.Key.Key_F2)
    type_text(find(pane, QLineEdit, "target_field"), "6")
    press_focused(Qt.Key.Key_Return)
    assert periodic.targets(work, year=2026) == {figure.cell: Decimal(6)}
    assert pane.figures.table.hasFocus()
    words = find(pane, QLabel, "figure_words").text()
    assert "đạt 50% chỉ tiêu năm (6)" in words
    assert "từ đầu năm" not in words, "the period begins with the year"


def test_target_of_the_year_is_set_against_the_year_so_far(pane: PeriodicPane) -> None:
    go_to_figure(pane)
    figure = pane.figures.current
    assert figure is not None
    month = replace(figure, value=Decimal(1), target=Decimal(8), reached=Decimal(7))
    assert "kỳ này 1" in figure_words(month)
    assert figure_words(month).endswith("từ đầu năm 7, đạt 88% chỉ tiêu năm (8).")


def test_typed_number_that_differs_is_said_and_put_right(pane: PeriodicPane, work: Workspace) -> None:
    section = pane.sections.current
    assert pane._reading is not None
    figure = next(one for one in pane._reading.figures if one.name == FIGURE)
    pane.editor.text.selectAll()
    type_text(pane.editor.text, f"Đã nhận 9 {figure.noun}.")
    pane.keep_draft()
    [doubt] = pane.editor._doubts._doubts
    assert pane.editor._doubts.sentences == (f"Lời ghi “9”, số tính được là {doubt.value} ({doubt.name}).",)
    assert "cần xem 1 chỗ" in pane.sections.currentItem().text()
    find(pane, QPushButton, "use_figure_button_0").click()
    assert text_of(work, section).text == f"Đã nhận {{{doubt.name}}} {figure.noun}."
    assert not pane.editor._doubts.isVisible()
    assert "cần xem" not in pane.sections.currentItem().text()


def test_tab_leads_from_the_text_to_what_puts_it_right(pane: PeriodicPane, work: Workspace) -> None:
    section, text = pane.sections.current, pane.editor.text
    assert pane._reading is not None
    figure = next(one for one in pane._reading.figures if one.name == FIGURE)
    text.selectAll()
    text.insertPlainText("Dòng trên.\n" * 20)
    type_text(text, f"Đã nhận 9 {figure.noun}.")
    pane.keep_draft()
    [doubt] = pane.editor._doubts._doubts
    QApplication.sendPostedEvents()
    assert text.viewport().rect().contains(text.cursorRect()), "the line that is typed stays in sight"
    text.setFocus()
    press_focused(Qt.Key.Key_Tab)
    press_focused(Qt.Key.Key_Return)
    assert text_of(work, section).text.endswith(f"Đã nhận {{{doubt.name}}} {figure.noun}.")


def test_unknown_name_is_said_without_a_button(pane: PeriodicPane) -> None:
    pane.editor.text.selectAll()
    type_text(pane.editor.text, "Có {số mây trên trời}.")
    pane.keep_draft()
    assert pane.editor._doubts.sentences[0].startswith("Không có số liệu tên {số mây trên trời}.")
    assert pane.findChild(QPushButton, "use_figure_button_0") is None


def test_report_without_anything_may_be_a_zero_report(pane: PeriodicPane) -> None:
    note = find(pane, QLabel, "zero_note")
    assert not note.isVisible()
    which = find(pane, QComboBox, "period_box")
    which.setCurrentIndex(which.findText("Năm 2023"))
    assert note.isVisible()
    assert note.text() == "Kỳ này không phát sinh số liệu: có thể gửi báo cáo không phát sinh."
