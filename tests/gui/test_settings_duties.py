"""Duties of an office that keeps personal data: the log, keeping and destroying, days of reception, typing again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QMessageBox, QPlainTextEdit, QPushButton, QWidget

from desktop_app.gui.context import GuiContext
from desktop_app.gui.main_window import SETTINGS, MainWindow
from desktop_app.gui.pages.settings_page import SettingsPage
from desktop_app.gui.plain_table import PlainTable
from desktop_app.services import access, national, records, retention
from desktop_app.services.bulk import with_defaults
from desktop_app.services.workspace import Workspace
from tests.helpers.command_line import petition
from tests.helpers.typing import press, press_focused, type_text
from tests.helpers.windows import close_boxes, find, open_boxes

CTRL = Qt.KeyboardModifier.ControlModifier
NAME = "Quàng Thị Zoẵn"
PUT_AWAY: dict[str, Any] = {
    "received_on": "2025-03-03", "status": "filed", "direction": "file", "filed_on": "2025-03-05",
    "eligibility": "not_eligible", "ineligible_reason": "guided_before",
}  # fmt: skip


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


def save(work: Workspace, key: str, **values: Any) -> str:
    raw = with_defaults(work.kind(key), values)
    return records.create(work, kind=key, raw=raw, accepted=None).stored.uid


def save_petition(work: Workspace, **values: Any) -> str:
    return save(work, "petitions", **petition(petitioner=NAME, **values))


def cells(table: PlainTable, row: int) -> list[str]:
    model = table.model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def rows_of(section: QWidget, name: str) -> list[list[str]]:
    table = find(section, PlainTable, name)
    return [cells(table, row) for row in range(table.model().rowCount())]


# ---------------------------------------------------------------- the log


def test_access_log_shows_the_month_newest_first_and_opens_a_record(
    page: SettingsPage, context: GuiContext, work: Workspace, qtbot
) -> None:
    uid = save_petition(work)
    access.note(work, kind="petitions", uid=uid, deed="viewed")
    access.note(work, kind="petitions", uid=uid, deed="copied")
    section = page.show_section("access")
    shown = rows_of(section, "access_table")
    assert [row[1:] for row in shown] == [
        ["Hoàng Thị Lan", "Chép", "Đơn thư", "1/2026"],
        ["Hoàng Thị Lan", "Xem", "Đơn thư", "1/2026"],
    ]
    assert NAME not in str(shown)
    assert find(section, QLabel, "access_count").text() == "2 lượt truy cập"
    with qtbot.waitSignal(context.navigator.record_wanted) as wish:
        press(find(section, PlainTable, "access_table"), Qt.Key.Key_Return)
    assert wish.args == ["petitions", uid]


def test_access_log_of_another_period_is_read_and_printed(page: SettingsPage, work: Workspace) -> None:
    access.note(work, kind="petitions", uid=save_petition(work), deed="printed")
    section = page.show_section("access")
    box = find(section, QComboBox, "period_box")
    box.setCurrentIndex(box.findText("Tháng 10/2026"))
    assert rows_of(section, "access_table") == []
    press(find(section, QPushButton, "print_access_button"), Qt.Key.Key_Space)
    dialog = find(page.window(), QDialog, "report_dialog")
    assert find(dialog, QPushButton, "print_button").isEnabled()
    dialog.close()


# ---------------------------------------------------------------- keeping and destroying


def fill_decision(
    section: QWidget, *, number: str = "15/QĐ-UBND", day: str = "20/11/2026", people: str = "Lan"
) -> None:
    type_text(find(section, QLineEdit, "decision_number"), number)
    type_text(find(section, QLineEdit, "decision_day"), day)
    find(section, QPlainTextEdit, "people_present").setPlainText(people)


def tick_first(section: QWidget) -> None:
    table = find(section, PlainTable, "destruction_table")
    table.setFocus()
    press(table, Qt.Key.Key_Space)


def test_retention_lists_what_was_kept_long_enough_and_destroys_by_decision(
    page: SettingsPage, context: GuiContext, work: Workspace, qtbot
) -> None:
    """Thông tư 07/2014/TT-TTCP art 28(2): petitions put away are kept one year."""
    gone, kept = save_petition(work, **PUT_AWAY), save_petition(work)
    section = page.show_section("retention")
    assert [row[1] for row in rows_of(section, "destruction_table")] == ["1/2025"]
    destroy = find(section, QPushButton, "destroy_button")
    assert not destroy.isEnabled()
    tick_first(section)
    assert find(section, QLabel, "ticked_count").text() == "Đã chọn 1 trong 1 bản ghi hết thời hạn lưu."
    fill_decision(section)
    with qtbot.waitSignal(context.hub.changed):
        press(destroy, Qt.Key.Key_Space)
        question = find(section, QMessageBox, "destroy_question")
        assert question.text() == "Tiêu hủy 1 bản ghi theo Quyết định số 15/QĐ-UBND ngày 20/11/2026?"
        next(one for one in question.buttons() if one.text() == "Tiêu &hủy").click()
    assert [stone.uid for stone in retention.tombstones(work)] == [gone]
    assert records.get(work, kind="petitions", uid=kept).uid == kept
    dialog = find(page.window(), QDialog, "report_dialog")
    assert dialog.windowTitle() == "Biên bản tiêu hủy"
    dialog.close()
    assert rows_of(section, "destruction_table") == []
    assert rows_of(section, "destructions_table")[0][1:] == ["số 15/QĐ-UBND ngày 20/11/2026", "Hoàng Thị Lan", "Lan"]


def test_retention_question_is_answered_with_no_unless_told_otherwise(page: SettingsPage, work: Workspace) -> None:
    uid = save_petition(work, **PUT_AWAY)
    section = page.show_section("retention")
    tick_first(section)
    fill_decision(section)
    press(find(section, QPushButton, "destroy_button"), Qt.Key.Key_Space)
    question = find(section, QMessageBox, "destroy_question")
    default = question.defaultButton()
    assert default is not None
    assert default.text() == "&Quay lại"
    press(question, Qt.Key.Key_Escape)
    assert records.get(work, kind="petitions", uid=uid).uid == uid


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ({"number": " "}, "Ghi số quyết định tiêu hủy của thủ trưởng cơ quan."),
        ({"day": ""}, "Ghi ngày của quyết định tiêu hủy."),
        ({"day": "31/02"}, "Ngày 31/02/2026 không có trong lịch. Nhập lại, ví dụ 28/02/2026."),
        ({"people": "\n "}, "Ghi họ tên, chức vụ người tham gia tiêu hủy."),
    ],
)
def test_retention_without_a_decision_destroys_nothing(
    page: SettingsPage, work: Workspace, missing: dict[str, str], words: str
) -> None:
    save_petition(work, **PUT_AWAY)
    section = page.show_section("retention")
    tick_first(section)
    fill_decision(section, **missing)
    press(find(section, QPushButton, "destroy_button"), Qt.Key.Key_Space)
    assert [box.text() for box in open_boxes()] == [words]
    close_boxes()
    assert retention.tombstones(work) == ()


def test_retention_space_takes_ticks_away_again(page: SettingsPage, work: Workspace) -> None:
    for _ in range(3):
        save_petition(work, **PUT_AWAY)
    section = page.show_section("retention")
    table = find(section, PlainTable, "destruction_table")
    press(table, Qt.Key.Key_A, CTRL)
    press(table, Qt.Key.Key_Space)
    count = find(section, QLabel, "ticked_count")
    assert count.text().startswith("Đã chọn 3 trong 3")
    press(table, Qt.Key.Key_Home)
    press(table, Qt.Key.Key_Space)
    assert count.text().startswith("Đã chọn 2 trong 3")


def test_retention_term_the_office_sets_is_applied_at_once(page: SettingsPage, work: Workspace) -> None:
    save_petition(work, **PUT_AWAY | {"filed_on": "2026-01-05"})
    section = page.show_section("retention")
    assert len(rows_of(section, "destruction_table")) == 0
    terms = find(section, PlainTable, "retention_table")
    terms.go_to(0)
    months = find(section, QLineEdit, "retention_number")
    months.setText("3")
    press(months, Qt.Key.Key_Return)
    assert len(open_boxes()) == 1, "shorter than the law allows"
    close_boxes()
    months.setText("24")
    press(months, Qt.Key.Key_Return)
    assert rows_of(section, "retention_table")[0][2] == "2 năm"


# ---------------------------------------------------------------- days of reception


def save_reception(work: Workspace, day: str, **values: Any) -> str:
    return save(
        work, "receptions", received_on=day, reception_type="scheduled", no_citizen=True, status="empty",
        chair="Hà Công Lực", chair_post="Chủ tịch UBND xã", **values,
    )  # fmt: skip


def test_allowance_counts_days_by_person_and_prints_them(page: SettingsPage, work: Workspace) -> None:
    save_reception(work, "2026-11-11")
    save_reception(work, "2026-11-18")
    section = page.show_section("allowance")
    shown = rows_of(section, "allowance_table")
    assert [row[0] for row in shown] == ["Hà Công Lực"]
    assert shown[0][3:] == ["2", "200.000", "400.000", "11/11, 18/11"]
    assert find(section, QLabel, "allowance_total").text() == "Tổng cộng: 400.000 đồng"
    press(find(section, QPushButton, "print_allowance_button"), Qt.Key.Key_Space)
    dialog = find(page.window(), QDialog, "report_dialog")
    assert dialog.windowTitle() == "Bảng chấm ngày tiếp công dân"
    dialog.close()


def test_allowance_rate_the_office_pays_is_counted_with(page: SettingsPage, work: Workspace) -> None:
    save_reception(work, "2026-11-18")
    section = page.show_section("allowance")
    rates = find(section, PlainTable, "rate_table")
    wanted = next(
        row for row, shown in enumerate(rows_of(section, "rate_table")) if shown[1] == "200.000"
    )  # fmt: skip
    rates.go_to(wanted)
    amount = find(section, QLineEdit, "rate_number")
    amount.setText("220.000")
    press(amount, Qt.Key.Key_Return)
    assert find(section, QLabel, "allowance_total").text() == "Tổng cộng: 220.000 đồng"
    amount.setText("900.000")
    press(amount, Qt.Key.Key_Return)
    assert len(open_boxes()) == 1
    close_boxes()


# ---------------------------------------------------------------- the national database


def test_national_enter_copies_each_field_and_goes_on(page: SettingsPage, work: Workspace) -> None:
    uid = save_petition(work)
    section = page.show_section("national")
    table, fields = find(section, PlainTable, "waiting_table"), find(section, PlainTable, "national_fields")
    table.setFocus()
    press(table, Qt.Key.Key_Return)
    assert fields.hasFocus()
    copied = []
    for _ in range(3):
        press_focused(Qt.Key.Key_Return)
        copied.append(QGuiApplication.clipboard().text())
    assert tuple(copied) == tuple(value for _, value in national.sheet(work, kind="petitions", uid=uid)[:3])
    assert fields.place == 3
    assert [entry.deed for entry in access.entries(work)] == ["viewed", "copied"]


def test_national_ctrl_enter_ticks_the_record_with_today_and_goes_on(page: SettingsPage, work: Workspace) -> None:
    first, second = save_petition(work), save_petition(work)
    section = page.show_section("national")
    find(section, PlainTable, "national_fields").setFocus()
    press_focused(Qt.Key.Key_Return, CTRL)
    assert [one.uid for one in national.waiting(work)] == [second]
    assert find(section, QLabel, "waiting_count").text() == "1 bản ghi chưa cập nhật"
    assert rows_of(section, "waiting_table")[0][1] == "2/2026"
    press(find(section, QPushButton, "untick_button"), Qt.Key.Key_Space)
    assert [one.uid for one in national.waiting(work)] == [first, second]


def test_national_says_when_nothing_waits(page: SettingsPage) -> None:
    section = page.show_section("national")
    assert find(section, QLabel, "waiting_count").text() == "Mọi bản ghi đã được cập nhật."
    assert not find(section, QPushButton, "tick_button").isEnabled()


def test_main_window_goes_to_a_section_that_a_page_asks_for(qtbot, context: GuiContext, tmp_path: Path) -> None:
    window = MainWindow(context, path=tmp_path / "xa.sodanvan")
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(window)
    window.show()
    context.navigator.open_page("settings/national")
    assert window.current_key == SETTINGS
    assert find(window, QPushButton, f"page_{SETTINGS}").isChecked()
    assert find(window, QWidget, "national_section").isVisible()
