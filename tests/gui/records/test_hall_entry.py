"""Opinions taken down at a meeting: each on disk as its line ends, what is wrong said beside it, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget

from desktop_app.gui.context import GuiContext
from desktop_app.gui.hall.hall_deeds import plan_of
from desktop_app.gui.hall.hall_window import HallWindow
from desktop_app.gui.records.record_page import RecordPage
from desktop_app.records import kind_of
from desktop_app.services import drafts, records
from desktop_app.services.workspace import Workspace
from tests.gui.records.conftest import ALT, CONTROL, Keyboard, LateRunner, click, focused, type_line
from tests.helpers.hall_samples import SEVENTEEN
from tests.helpers.meetings import add_meeting, raised, saved_lines

MOST_LOST_MS = 2_000


def words_under(hall: HallWindow, key: str) -> str:
    label = hall.findChild(QLabel, f"problem.{key}")
    assert isinstance(label, QLabel)
    return label.text() if not label.isHidden() else ""


# ---------------------------------------------------------------- lines


def test_line_is_on_disk_as_it_ends_and_the_next_begins_in_the_same_hamlet(
    hall: HallWindow, keyboard: Keyboard, work: Workspace, meeting: str
) -> None:
    type_line(keyboard, "Đề nghị sửa cống đầu thôn", hamlet="lau sau")
    (record,) = raised(work, meeting)
    assert (record.dialogue, record.place, record.hamlet) == (meeting, 1, "Thôn Lau Sau")
    assert (record.source, record.status) == ("meeting", "not_started")
    held: Any = records.get(work, kind="dialogues", uid=meeting).record
    assert record.raised_on == held.held_on
    assert hall.line.values()["hamlet"] == "Thôn Lau Sau"
    assert hall.line.number.text() == "Ý kiến số 2"
    assert hall.frame.total.text() == "1 ý kiến"
    assert focused().objectName() == "field.hamlet"
    assert drafts.waiting(work) == ()


def test_line_saved_in_its_midst_by_control_s(hall: HallWindow, keyboard: Keyboard, work: Workspace, meeting) -> None:
    keyboard.enter(2)
    keyboard.type("Đề nghị kéo điện")
    keyboard.press(Qt.Key.Key_S, CONTROL)
    assert saved_lines(work, meeting) == [(1, "Đề nghị kéo điện")]
    assert focused().objectName() == "field.hamlet"


def test_keys_typed_while_a_line_is_being_saved_go_into_the_next(
    context: GuiContext, keyboard: Keyboard, work: Workspace, meeting: str, qtbot
) -> None:
    runner, window = LateRunner(work), QWidget()
    runner.work_off()
    qtbot.addWidget(window)
    window.show()
    plan = plan_of(kind_of("dialogues"))
    assert plan is not None
    hall = HallWindow(plan, replace(context, runner=runner), uid=meeting, parent=window)
    hall.begin()
    runner.work_off()
    qtbot.waitUntil(hall.isActiveWindow)
    hall.line.fields.focus("content")
    keyboard.type("Một")
    keyboard.enter(4)
    keyboard.type("lau sau")
    assert saved_lines(work, meeting) == []
    runner.work_off()
    assert saved_lines(work, meeting) == [(1, "Một")]
    assert hall.line.values()["hamlet"] == "lau sau"
    assert not hall.line.values()["content"]


def test_empty_line_is_passed_over(hall: HallWindow, keyboard: Keyboard, work: Workspace, meeting: str) -> None:
    keyboard.enter(6)
    assert saved_lines(work, meeting) == []
    assert focused().objectName() == "field.hamlet"


def test_bare_letters_stand_for_the_only_hamlet_they_fit(hall: HallWindow, keyboard: Keyboard) -> None:
    keyboard.type("kham")
    keyboard.enter()
    assert hall.line.values()["hamlet"] == "Thôn La Kham"


def test_bare_letters_that_fit_several_hamlets_stay_as_typed(hall: HallWindow, keyboard: Keyboard) -> None:
    keyboard.type("dong")
    keyboard.enter()
    assert hall.line.values()["hamlet"] == "dong"


def test_bare_letters_count_in_the_last_field_too(hall: HallWindow, keyboard: Keyboard, work, meeting: str) -> None:
    records.create(work, kind="organizations", raw={"name": "Phòng Kinh tế xã"}, accepted=None)
    keyboard.enter(2)
    keyboard.type("Đề nghị sửa đường")
    keyboard.enter(3)
    keyboard.type("kinh te")
    keyboard.enter()
    (record,) = raised(work, meeting)
    assert record.lead_unit == "Phòng Kinh tế xã"


def test_answer_is_asked_for_only_where_it_was_given(hall: HallWindow, keyboard: Keyboard, work, meeting: str) -> None:
    hall.line.fields.focus("is_answered_there")
    keyboard.enter()
    assert focused().objectName() == "field.lead_unit"
    hall.line.fields.focus("is_answered_there")
    keyboard.press(Qt.Key.Key_Space)
    keyboard.enter()
    assert focused().objectName() == "field.answer_there"
    keyboard.type("Xã đã bố trí vốn")
    hall.line.fields.focus("is_answered_there")
    keyboard.press(Qt.Key.Key_Space)
    hall.line.fields.focus("content")
    keyboard.type("Đề nghị sửa đường")
    keyboard.press(Qt.Key.Key_S, CONTROL)
    (record,) = raised(work, meeting)
    assert record.answer_there == ""


def test_source_holds_for_the_lines_that_follow(hall: HallWindow, keyboard: Keyboard, work: Workspace, meeting) -> None:
    keyboard.press(Qt.Key.Key_F2)
    type_line(keyboard, "Ghi trên phiếu thứ nhất")
    type_line(keyboard, "Ghi trên phiếu thứ hai")
    assert [one.source for one in raised(work, meeting)] == ["slip", "slip"]


def test_f6_repeats_the_line_before(hall: HallWindow, keyboard: Keyboard) -> None:
    keyboard.enter(2)
    keyboard.type("Đề nghị nạo vét mương")
    keyboard.enter()
    keyboard.type("nong")
    keyboard.enter(3)
    hall.line.fields.focus("field")
    keyboard.press(Qt.Key.Key_F6)
    assert hall.line.values()["field"] == "agriculture"


# ---------------------------------------------------------------- problems


def test_problem_stands_under_its_field_and_no_window_stops_the_hand(
    hall: HallWindow, keyboard: Keyboard, work: Workspace, meeting: str
) -> None:
    keyboard.enter()
    keyboard.type("Ma Thị Lược")
    keyboard.press(Qt.Key.Key_S, CONTROL)
    assert saved_lines(work, meeting) == []
    assert "Chưa nhập nội dung ý kiến" in words_under(hall, "content")
    assert focused().objectName() == "field.content"
    assert not [box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible()]
    keyboard.type("Đề nghị sửa đường")
    keyboard.press(Qt.Key.Key_S, CONTROL)
    assert saved_lines(work, meeting) == [(1, "Đề nghị sửa đường")]
    assert hall.strip.isHidden()


def test_warning_is_accepted_by_key(hall: HallWindow, keyboard: Keyboard, work: Workspace, meeting: str, qtbot) -> None:
    type_line(keyboard, "Gọi 0912345678 để hẹn ngày đo đất")
    assert saved_lines(work, meeting) == []
    assert "số điện thoại" in hall.strip.words
    keyboard.press(Qt.Key.Key_L, ALT)
    qtbot.waitUntil(lambda: saved_lines(work, meeting) == [(1, "Gọi 0912345678 để hẹn ngày đo đất")])


def test_problem_of_a_field_that_is_not_in_the_line_is_named(
    hall: HallWindow, keyboard: Keyboard, work: Workspace, meeting: str
) -> None:
    records.delete(work, kind="dialogues", uid=meeting)
    hall.line.fields.focus("content")
    keyboard.type("Đề nghị sửa đường")
    keyboard.press(Qt.Key.Key_S, CONTROL)
    assert hall.strip.words
    assert hall.line.values()["content"] == "Đề nghị sửa đường"


# ---------------------------------------------------------------- the line in progress


def test_line_in_progress_stands_there_again(
    hall: HallWindow, open_hall: Callable[[str], HallWindow], keyboard: Keyboard, work: Workspace, meeting: str
) -> None:
    keyboard.type("lau sau")
    keyboard.enter(2)
    keyboard.type("Đề nghị chuyển bãi rác")
    keyboard.press(Qt.Key.Key_Escape)
    assert not hall.isVisible()
    assert len(drafts.waiting(work, kind="opinions")) == 1
    again = open_hall(meeting)
    assert again.line.values()["content"] == "Đề nghị chuyển bãi rác"
    assert again.line.values()["hamlet"] == "Thôn Lau Sau"
    assert focused().objectName() == "field.content", "the keyboard is where it was"
    keyboard.press(Qt.Key.Key_S, CONTROL)
    assert saved_lines(work, meeting) == [(1, "Đề nghị chuyển bãi rác")]
    assert drafts.waiting(work) == ()


def test_line_that_was_emptied_again_leaves_no_draft(hall: HallWindow, keyboard: Keyboard, work: Workspace) -> None:
    hall.line.fields.focus("content")
    keyboard.type("Đ")
    hall.keep_draft()
    keyboard.press(Qt.Key.Key_Backspace)
    keyboard.press(Qt.Key.Key_Escape)
    assert drafts.waiting(work) == ()


def test_line_that_was_emptied_before_it_was_kept_leaves_no_draft(
    hall: HallWindow, keyboard: Keyboard, work: Workspace
) -> None:
    hall.line.fields.focus("content")
    keyboard.type("Đ")
    keyboard.press(Qt.Key.Key_Backspace)
    keyboard.press(Qt.Key.Key_Escape)
    assert drafts.waiting(work) == ()


def test_problem_of_the_new_line_is_put_by_with_it_while_another_is_edited(
    hall: HallWindow, keyboard: Keyboard, work: Workspace, meeting: str
) -> None:
    hall.line.fields.focus("content")
    keyboard.type("Sửa cống")
    keyboard.press(Qt.Key.Key_S, CONTROL)
    hall.line.fields.focus("speaker")
    keyboard.type("An")
    keyboard.press(Qt.Key.Key_S, CONTROL)
    assert hall.strip.tone == "late"
    keyboard.press(Qt.Key.Key_Up, CONTROL)
    keyboard.press(Qt.Key.Key_Return)
    assert hall.line.number.text().startswith("Sửa")
    assert not hall.strip.isVisible()


def test_line_in_progress_belongs_to_its_meeting(
    hall: HallWindow, open_hall: Callable[[str], HallWindow], keyboard: Keyboard, work: Workspace
) -> None:
    hall.line.fields.focus("content")
    keyboard.type("Ý kiến của hội nghị kia")
    keyboard.press(Qt.Key.Key_Escape)
    assert open_hall(add_meeting(work, topic="Hội nghị khác")).line.is_blank


def test_line_in_progress_is_on_disk_two_seconds_after_the_last_letter(
    qtbot, hall: HallWindow, keyboard: Keyboard, work: Workspace, meeting: str
) -> None:
    hall.line.fields.focus("content")
    keyboard.type(SEVENTEEN[0].content)

    def kept() -> list[tuple[str, str]]:
        return [(draft.raw["content"], draft.raw["dialogue"]) for draft in drafts.waiting(work, kind="opinions")]

    qtbot.waitUntil(lambda: kept() == [(SEVENTEEN[0].content, meeting)], timeout=MOST_LOST_MS)


# ---------------------------------------------------------------- the form


def test_new_meeting_is_saved_before_opinions_are_taken_down(
    make_page: Callable[[str], RecordPage], keyboard: Keyboard, qtbot, work: Workspace
) -> None:
    page = make_page("dialogues")
    page.start_new()
    keyboard.press(Qt.Key.Key_F7)
    assert "chỗ cần sửa" in page.form.frame.strip.words
    page.form.fields.rows["kind"].editor.set_raw("heads")
    page.form.fields.rows["topic"].editor.set_raw("Nước sạch")
    page.form.fields.rows["held_on"].editor.set_raw("30/11/2026")
    click(page, "form_enter")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), HallWindow))
    assert page.form.uid is not None
    window = QApplication.activeWindow()
    assert isinstance(window, HallWindow)
    window.close()


def test_kind_without_fast_entry_has_no_button(petitions_page: RecordPage) -> None:
    assert petitions_page.form.frame.enter_button.isHidden()
