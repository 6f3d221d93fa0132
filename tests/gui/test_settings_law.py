"""Settings of the office's own law: calendar by year, statutory terms, paper measures, reception days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from desktop_app.domain.stamp import Change
from desktop_app.gui import reckoning
from desktop_app.gui.context import GuiContext
from desktop_app.gui.pages.settings_page import SettingsPage
from desktop_app.gui.plain_table import PlainTable
from desktop_app.gui.records.notice_strip import NoticeStrip
from desktop_app.gui.task_runner import Progress
from desktop_app.services import deadlines, measures, office_law, records
from desktop_app.services.bulk import with_defaults
from desktop_app.services.workspace import Workspace
from tests.helpers.command_line import petition
from tests.helpers.typing import press, press_focused, type_text
from tests.helpers.windows import close_boxes, find, open_boxes

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot, context: GuiContext, tmp_path: Path) -> SettingsPage:
    made = SettingsPage(context, path=tmp_path / "xa.sodanvan")
    qtbot.addWidget(made)
    made.resize(1140, 660)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.activate()
    return made


def table_of(section: QWidget, name: str) -> PlainTable:
    return find(section, PlainTable, name)


def cells(table: PlainTable, row: int) -> list[str]:
    model = table.model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def days_of(section: QWidget) -> list[str]:
    table = table_of(section, "calendar_days")
    return [cells(table, row)[0] for row in range(table.model().rowCount())]


def choose_year(section: QWidget, year: int) -> None:
    box = find(section, QComboBox, "calendar_year")
    box.setCurrentIndex(box.findData(year))


def type_day(section: QWidget, day: str, reason: str) -> None:
    """Type a day off with the keyboard alone: day, Enter, sort, Enter, reason, Enter."""
    field = find(section, QLineEdit, "entry_day")
    field.setFocus()
    type_text(field, day)
    press_focused(Qt.Key.Key_Return)
    press_focused(Qt.Key.Key_Return)
    type_text(find(section, QLineEdit, "entry_reason"), reason)
    press_focused(Qt.Key.Key_Return)


# ---------------------------------------------------------------- the page


def test_settings_arrow_keys_pass_over_the_headings(page: SettingsPage) -> None:
    for _ in range(2):
        press_focused(Qt.Key.Key_Down)
    assert page._list.currentItem().data(Qt.ItemDataRole.UserRole) == "calendar"


def test_settings_first_section_is_marked_also_where_the_keyboard_came_to_the_list_first(
    qtbot, context: GuiContext, tmp_path: Path
) -> None:
    made = SettingsPage(context, path=tmp_path / "xa.sodanvan")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    shown = find(made, QListWidget, "settings_list")
    shown.setFocus()
    made.activate()
    assert [item.text() for item in shown.selectedItems()] == ["Cơ quan và tiêu đề văn bản"]
    assert find(made, QWidget, "office_section").isVisible()


def test_settings_every_section_opens(page: SettingsPage) -> None:
    for entry in page._entries:
        assert page.show_section(entry.key).isVisible(), entry.key


# ---------------------------------------------------------------- calendar


def test_calendar_shows_this_year_with_its_decision(page: SettingsPage) -> None:
    section = page.show_section("calendar")
    assert find(section, QComboBox, "calendar_year").currentData() == 2026
    assert "9859/VPCP-KGVX" in find(section, QPlainTextEdit, "calendar_decision").toPlainText()
    assert "02/09/2026" in days_of(section)
    assert not find(section, QFrame, "forecast_strip").isVisible()
    assert not find(section, QPushButton, "save_year_button").isEnabled()


def test_calendar_marks_a_year_without_a_decision_in_words(page: SettingsPage) -> None:
    section = page.show_section("calendar")
    choose_year(section, 2029)
    assert find(section, QFrame, "forecast_strip").isVisible()
    words = find(section, QFrame, "forecast_strip").findChild(QLabel)
    assert words is not None
    assert words.text().startswith("Dự kiến: chưa có quyết định.")


def test_calendar_day_typed_by_keys_is_saved_and_counted(
    page: SettingsPage, context: GuiContext, work: Workspace
) -> None:
    raw = with_defaults(work.kind("petitions"), petition(received_on="2026-11-16"))
    saved = records.create(work, kind="petitions", raw=raw, accepted=None).stored
    due_on: date = saved.record.due_on  # type: ignore[attr-defined]  # Record has no fields of its own
    heard: list[Change] = []
    context.hub.changed.connect(lambda change, _initiator: heard.append(change))
    section = page.show_section("calendar")
    type_day(section, f"{due_on:%d/%m}", "Nghỉ theo quyết định của tỉnh")
    assert f"{due_on:%d/%m/%Y}" in days_of(section)
    assert find(section, QLabel, "calendar_state").text() == "Chưa lưu"
    find(section, QPushButton, "save_year_button").click()
    assert [change.uids for change in heard] == [(saved.uid,)]
    done = next(one.text() for one in section.findChildren(QLabel) if one.text().startswith("Đã lưu lịch"))
    assert done == "Đã lưu lịch năm 2026. 1 bản ghi đổi hạn."
    assert find(section, QLabel, "calendar_state").text().startswith("Cơ quan tự nhập")
    press(find(section, QPushButton, "shipped_year_button"), Qt.Key.Key_Space)
    assert f"{due_on:%d/%m/%Y}" not in days_of(section)


def test_calendar_day_of_another_year_is_refused_where_it_is_typed(page: SettingsPage) -> None:
    section = page.show_section("calendar")
    type_day(section, "02/09/2027", "Quốc khánh")
    assert [box.text() for box in open_boxes()] == ["Nhập một ngày của năm 2026."]
    close_boxes()
    assert find(section, QLineEdit, "entry_day").property("invalid") == "true"


def test_calendar_delete_takes_days_away_and_other_years_keep_what_was_typed(page: SettingsPage) -> None:
    section = page.show_section("calendar")
    table = table_of(section, "calendar_days")
    before = days_of(section)
    table.setFocus()
    press(table, Qt.Key.Key_Delete)
    assert days_of(section) == before[1:]
    choose_year(section, 2027)
    assert "02/09/2027" in days_of(section)
    choose_year(section, 2026)
    assert days_of(section) == before[1:]


def test_calendar_enter_puts_a_day_into_the_line_to_be_changed(page: SettingsPage) -> None:
    section = page.show_section("calendar")
    table = table_of(section, "calendar_days")
    table.setFocus()
    press(table, Qt.Key.Key_Return)
    reason = find(section, QLineEdit, "entry_reason")
    assert (find(section, QLineEdit, "entry_day").text(), reason.text()) == ("01/01/2026", "Tết Dương lịch")
    reason.clear()
    type_text(reason, "Tết Tây")
    press(reason, Qt.Key.Key_Return)
    assert cells(table, 0) == ["01/01/2026", "thứ Năm", "Nghỉ", "Tết Tây"]


def test_calendar_block_is_pasted_and_copied_back(page: SettingsPage) -> None:
    section = page.show_section("calendar")
    choose_year(section, 2029)
    table = table_of(section, "calendar_days")
    table.setFocus()
    QGuiApplication.clipboard().setText("Ngày\tLý do\n02/05/2029\tNghỉ hoán đổi\n06/05\tLàm bù ngày 02/05")
    press(table, Qt.Key.Key_V, CTRL)
    rows = {line[0]: line[2:] for line in (cells(table, row) for row in range(table.model().rowCount()))}
    assert rows["02/05/2029"] == ["Nghỉ", "Nghỉ hoán đổi"]
    assert rows["06/05/2029"] == ["Làm bù", "Làm bù ngày 02/05"]
    press(table, Qt.Key.Key_A, CTRL)
    press(table, Qt.Key.Key_C, CTRL)
    copied = QGuiApplication.clipboard().text()
    press(table, Qt.Key.Key_Delete)
    assert days_of(section) == []
    QGuiApplication.clipboard().setText(copied)
    press(table, Qt.Key.Key_V, CTRL)
    assert {line[0]: line[2:] for line in (cells(table, row) for row in range(table.model().rowCount()))} == rows


def test_calendar_block_that_is_not_understood_changes_nothing(page: SettingsPage) -> None:
    section = page.show_section("calendar")
    before = days_of(section)
    table = table_of(section, "calendar_days")
    for text, words in (("31/02 Tết", "Dòng 1: Ngày 31/02/2026"), ("không có gì", "Trong phần dán không có ngày nào.")):
        QGuiApplication.clipboard().setText(text)
        press(table, Qt.Key.Key_V, CTRL)
        assert [box.text().startswith(words) for box in open_boxes()] == [True]
        close_boxes()
    assert days_of(section) == before


def test_calendar_that_makes_no_sense_is_refused_and_stays_on_the_screen(page: SettingsPage, work: Workspace) -> None:
    section = page.show_section("calendar")
    box = find(section, QComboBox, "entry_sort")
    box.setCurrentIndex(box.findData(True))
    type_day(section, "02/12", "Làm bù")  # a Wednesday
    find(section, QPushButton, "save_year_button").click()
    assert ["vốn là ngày làm việc" in one.text() for one in open_boxes()] == [True]
    close_boxes()
    assert "02/12/2026" in days_of(section)
    assert find(section, QPushButton, "save_year_button").isEnabled()
    assert not any(one.is_corrected for one in office_law.years(work))


class StoppedAtOnce(Progress):
    """The person presses the button before the first records are reckoned."""

    def __call__(self, done: int, total: int = 0) -> None:
        self.cancel()
        super().__call__(done, total)


def said(section: QWidget) -> str:
    strip = find(section, NoticeStrip, "notice_strip")
    return strip.words if strip.isVisible() else ""


def test_calendar_whose_reckoning_is_stopped_is_kept_and_says_what_is_left(
    page: SettingsPage, work: Workspace, context: GuiContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = with_defaults(work.kind("petitions"), petition(received_on="2026-11-19"))
    records.create(work, kind="petitions", raw=raw, accepted=None)
    heard: list[Change] = []
    context.hub.changed.connect(lambda change, _initiator: heard.append(change))
    monkeypatch.setattr(reckoning, "Progress", StoppedAtOnce)
    section = page.show_section("calendar")
    type_day(section, "26/11", "Nghỉ phòng chống bão")
    find(section, QPushButton, "save_year_button").click()
    assert said(section) == f"Đã lưu lịch năm 2026. {reckoning.stopped_words()}"
    assert find(section, NoticeStrip, "notice_strip").tone == "soon"
    assert open_boxes() == []
    assert [one.year for one in office_law.years(work) if one.is_corrected] == [2026]
    assert "petitions" in {change.kind for change in heard}
    assert not deadlines.is_current(work)
    deadlines.refresh(work)
    assert deadlines.is_current(work)


def test_term_whose_reckoning_is_stopped_is_kept_and_can_be_set_again(
    page: SettingsPage, work: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = with_defaults(work.kind("petitions"), petition(received_on="2026-11-19"))
    records.create(work, kind="petitions", raw=raw, accepted=None)
    section = page.show_section("terms")
    go_to_term(section, "Giải quyết kiến nghị, phản ánh", is_free=True)
    find(section, QLineEdit, "term_days").setText("20")
    with monkeypatch.context() as patched:
        patched.setattr(reckoning, "Progress", StoppedAtOnce)
        find(section, QPushButton, "save_term_button").click()
    assert said(section) == f"Đã lưu thời hạn. {reckoning.stopped_words()}"
    assert find(section, QPushButton, "save_term_button").isEnabled()
    find(section, QPushButton, "save_term_button").click()
    assert said(section).startswith("Đã lưu thời hạn. 0 bản ghi")
    assert deadlines.is_current(work)


# ---------------------------------------------------------------- terms


def go_to_term(section: QWidget, title: str, *, is_free: bool) -> PlainTable:
    table = table_of(section, "terms_table")
    for row in range(table.model().rowCount()):
        if cells(table, row)[0] == title and (cells(table, row)[-1] != "Theo luật") is is_free:
            table.go_to(row)
            return table
    raise AssertionError(title)


def test_terms_of_verified_law_cannot_be_changed(page: SettingsPage) -> None:
    section = page.show_section("terms")
    go_to_term(section, "Trả lời người đến", is_free=False)
    assert find(section, QLabel, "term_state").text() == "Thời hạn do luật định; không sửa được."
    assert not find(section, QLineEdit, "term_days").isVisible()
    assert find(section, QLabel, "term_sum").text().startswith("10 ngày làm việc, tính từ ngày tiếp")


def test_terms_that_could_not_be_verified_say_so_and_are_changed_by_keys(page: SettingsPage, work: Workspace) -> None:
    section = page.show_section("terms")
    table = go_to_term(section, "Giải quyết kiến nghị, phản ánh", is_free=True)
    state = find(section, QLabel, "term_state")
    assert state.text() == "Chưa kiểm chứng được văn bản; cơ quan có thể sửa."
    table.setFocus()
    press(table, Qt.Key.Key_Return)
    days = find(section, QLineEdit, "term_days")
    assert days.hasFocus()
    type_text(days, "20")
    press(days, Qt.Key.Key_Return)
    assert state.text().endswith("Số có sẵn: 30.")
    assert [one.rule.days for one in office_law.terms(work) if one.is_corrected] == [20]
    press(find(section, QPushButton, "shipped_term_button"), Qt.Key.Key_Space)
    assert not any(one.is_corrected for one in office_law.terms(work))


@pytest.mark.parametrize("typed", ["", "không", "0", "400"])
def test_terms_refuse_a_number_of_days_that_is_none(page: SettingsPage, work: Workspace, typed: str) -> None:
    section = page.show_section("terms")
    go_to_term(section, "Giải quyết kiến nghị, phản ánh", is_free=True)
    days = find(section, QLineEdit, "term_days")
    days.clear()
    type_text(days, typed)
    press(days, Qt.Key.Key_Return)
    assert len(open_boxes()) == 1
    close_boxes()
    assert not any(one.is_corrected for one in office_law.terms(work))


# ---------------------------------------------------------------- paper


def test_paper_value_typed_over_is_saved_and_delete_goes_back(page: SettingsPage, work: Workspace, qtbot) -> None:
    section = page.show_section("paper")
    table = table_of(section, "measures_table")
    table.setFocus()
    press(table, Qt.Key.Key_Return)
    editor = table.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    type_text(editor, "22,5")
    press(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cells(table, 0)[1:3] == ["22,5 mm", "20 mm"])
    find(section, QPushButton, "save_measures_button").click()
    assert measures.measures(work)[0].value == 22.5
    press(table, Qt.Key.Key_Delete)
    find(section, QPushButton, "save_measures_button").click()
    assert not any(one.is_own for one in measures.measures(work))


def test_paper_digits_begin_typing_and_a_value_out_of_bounds_is_refused(page: SettingsPage, qtbot) -> None:
    section = page.show_section("paper")
    table = table_of(section, "measures_table")
    table.setFocus()
    type_text(table, "9")
    editor = table.viewport().findChild(QLineEdit)
    assert editor is not None
    type_text(editor, "0")
    press(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [box.text() for box in open_boxes()] == ["Nhập từ 20 đến 25 mm."])
    close_boxes()
    assert cells(table, 0)[1] == "20 mm"
    assert not find(section, QPushButton, "save_measures_button").isEnabled()


# ---------------------------------------------------------------- office


def test_office_saves_who_signs_and_when_the_head_receives(page: SettingsPage, work: Workspace, qtbot) -> None:
    section = page.show_section("office")
    name = find(section, QLineEdit, "head_name_field")
    type_text(name, "Hà Công  Lực ")
    time = find(section, QLineEdit, "reception_time_field")
    time.clear()
    type_text(time, "7h30")
    for day in (2, 3):
        press(find(section, QCheckBox, f"reception_day_{day}"), Qt.Key.Key_Space)
    press(find(section, QCheckBox, "is_remote_box"), Qt.Key.Key_Space)
    with qtbot.waitSignal(page.rebuild_wanted):
        find(section, QPushButton, "save_office_button").click()
    office = work.office
    assert (office.head_name, office.reception_time, office.reception_days) == ("Hà Công Lực", "07:30", (3,))
    assert office.is_remote


def test_office_refuses_a_time_that_is_none(page: SettingsPage, work: Workspace) -> None:
    section = page.show_section("office")
    time = find(section, QLineEdit, "reception_time_field")
    time.clear()
    type_text(time, "sáng")
    find(section, QPushButton, "save_office_button").click()
    assert len(open_boxes()) == 1
    close_boxes()
    assert time.property("invalid") == "true"
    assert work.office.reception_time == "08:00"
