"""Earlier matters beside the form: offered when a field is left, joined by one key, put aside by another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.record_form import RecordForm
from desktop_app.gui.records.record_page import RecordPage
from desktop_app.records import kind_of
from desktop_app.services import drafts, records, similar
from desktop_app.services.workspace import Workspace
from tests.gui.records.conftest import CONTROL, SHIFT, Keyboard, LateRunner, add_petition, click, focused, save

DRAIN = "Đề nghị khơi cống thoát nước đoạn qua nhà văn hóa xóm Đồng Vàng vì mưa lớn nước tràn vào nhà dân."
ROAD = "Đường xóm Đầm Sen bị sụt lở đoạn ra cầu, học sinh đi học nguy hiểm, đề nghị sửa chữa."


@pytest.fixture
def earlier(work: Workspace) -> str:
    """A petition that is already in the register."""
    return add_petition(work, hamlet="Xóm Đồng Vàng", address="", summary=DRAIN, received_on="02/11/2026")


def offered(form: RecordForm) -> str:
    strip = form.frame.similar
    return strip.words if not strip.isHidden() else ""


def type_person(form: RecordForm, keyboard: Keyboard, name: str = "luong anh", hamlet: str = "dong vang") -> None:
    """Name and hamlet, typed fast."""
    form.fields.focus("petitioner")
    keyboard.type(name)
    form.fields.focus("hamlet")
    keyboard.type(hamlet)
    form.fields.focus("phone_number")


def type_content(form: RecordForm, keyboard: Keyboard, text: str) -> None:
    form.fields.focus("summary")
    keyboard.type(text)
    form.fields.focus("request")


def test_matter_is_offered_when_the_name_and_the_hamlet_are_typed(
    earlier: str, form: RecordForm, keyboard: Keyboard
) -> None:
    form.fields.focus("petitioner")
    keyboard.type("luong anh")
    assert offered(form) == ""
    type_person(form, keyboard, name="", hamlet="dong vang")
    assert "Có thể đã có" in offered(form)
    assert "Đơn 1/2026 · 02/11/2026" in offered(form)
    assert "cùng họ tên, cùng thôn" in offered(form)


def test_typing_is_never_held_up(earlier: str, form: RecordForm, keyboard: Keyboard) -> None:
    type_person(form, keyboard)
    assert focused().objectName() == "field.phone_number"
    keyboard.type("0912")
    assert form.fields.values()["phone_number"] == "0912"


def test_f8_joins_the_record_to_the_case(earlier: str, form: RecordForm, keyboard: Keyboard, work: Workspace) -> None:
    second = add_petition(work, hamlet="Xóm Đồng Vàng", summary=DRAIN, first_petition=earlier, relation="repeat")
    type_person(form, keyboard)
    assert form.frame.similar.current is not None
    assert form.frame.similar.current.uid in (earlier, second)
    keyboard.press(Qt.Key.Key_F8)
    assert form.fields.values()["first_petition"] == earlier
    assert form.fields.values()["relation"] == "repeat"
    assert "Đã gắn vào cùng vụ việc" in offered(form)
    assert focused().objectName() == "field.phone_number"
    row = form.fields.rows["first_petition"]
    assert "1/2026" in row.editor.line.text()  # type: ignore[attr-defined]  # a link


def test_joined_record_is_saved_with_its_link(
    earlier: str, form: RecordForm, keyboard: Keyboard, work: Workspace
) -> None:
    keyboard.type("20112026pa")
    keyboard.enter()
    keyboard.type("1")
    type_person(form, keyboard, name="Lường Thị Ánh", hamlet="Xóm Đồng Vàng")
    form.fields.focus("address")
    keyboard.type("Xóm Đồng Vàng")
    type_content(form, keyboard, DRAIN)
    keyboard.press(Qt.Key.Key_F8)
    save(keyboard)
    assert form.uid is not None
    petition: Any = records.get(work, kind="petitions", uid=form.uid).record
    assert petition.first_petition == earlier


def test_join_is_kept_in_the_draft(earlier: str, form: RecordForm, keyboard: Keyboard, work: Workspace) -> None:
    type_person(form, keyboard)
    keyboard.press(Qt.Key.Key_F8)
    form.keep_draft()
    (draft,) = drafts.waiting(work)
    assert draft.raw["first_petition"] == earlier


def test_escape_puts_the_matter_aside_and_only_then_leaves_the_form(
    earlier: str, petitions_page: RecordPage, form: RecordForm, keyboard: Keyboard
) -> None:
    type_person(form, keyboard)
    keyboard.press(Qt.Key.Key_Escape)
    assert offered(form) == ""
    assert petitions_page.is_form_shown
    type_content(form, keyboard, DRAIN)
    assert offered(form) == ""
    keyboard.press(Qt.Key.Key_Escape)
    assert not petitions_page.is_form_shown


def test_shift_f8_shows_the_next_one_and_f8_joins_that(
    earlier: str, form: RecordForm, keyboard: Keyboard, work: Workspace
) -> None:
    other = add_petition(work, petitioner="Ma Văn Tá", hamlet="Xóm Đồng Vàng", summary=DRAIN)
    type_person(form, keyboard)
    type_content(form, keyboard, DRAIN)
    assert "(1/2)" in offered(form)
    first = form.frame.similar.current
    keyboard.press(Qt.Key.Key_F8, SHIFT)
    assert "(2/2)" in offered(form)
    keyboard.press(Qt.Key.Key_F8)
    assert first is not None
    assert form.fields.values()["first_petition"] == ({earlier, other} - {first.uid}).pop()


def test_f8_leads_through_problems_first(earlier: str, form: RecordForm, keyboard: Keyboard) -> None:
    type_person(form, keyboard)
    save(keyboard)
    assert form.frame.strip.tone == "late"
    assert "F8" not in next(
        button.text()
        for button in form.frame.similar.findChildren(QPushButton)
        if button.objectName() == "similar_join"
    )
    keyboard.press(Qt.Key.Key_F8)
    assert form.fields.values()["first_petition"] is None
    click(form, "similar_join")
    assert form.fields.values()["first_petition"] == earlier


def test_other_matter_of_the_same_person_goes_once_its_content_is_typed(
    earlier: str, form: RecordForm, keyboard: Keyboard
) -> None:
    type_person(form, keyboard)
    assert offered(form)
    type_content(form, keyboard, ROAD)
    assert offered(form) == ""


def test_saved_record_is_not_compared_before_something_changes(
    earlier: str, petitions_page: RecordPage, keyboard: Keyboard, work: Workspace
) -> None:
    uid = add_petition(work, hamlet="Xóm Đồng Vàng", summary=DRAIN)
    petitions_page.open_record(uid)
    form = petitions_page.form
    form.fields.focus("summary")
    form.fields.focus("request")
    assert offered(form) == ""
    form.fields.focus("summary")
    keyboard.type(" Đã gửi đơn nhiều lần.")
    form.fields.focus("request")
    assert "Đơn 1/2026" in offered(form)


def test_offer_stays_when_the_record_is_saved(
    earlier: str, petitions_page: RecordPage, keyboard: Keyboard, work: Workspace
) -> None:
    petitions_page.open_record(add_petition(work, hamlet="Xóm Đồng Vàng", summary=ROAD))
    form = petitions_page.form
    form.fields.focus("summary")
    keyboard.press(Qt.Key.Key_A, CONTROL)
    keyboard.type(DRAIN)
    form.fields.focus("request")
    save(keyboard)
    assert "Đơn 1/2026" in offered(form)


def test_denunciation_is_offered_without_anything_personal(
    form: RecordForm, keyboard: Keyboard, work: Workspace
) -> None:
    add_petition(
        work, content_kind="denunciation", petitioner="", address="", secret_file="07", accused="Trưởng xóm Gò Mít",
        summary="Thu tiền đóng góp làm nhà văn hóa xóm không có chứng từ, không công khai với dân.",
    )  # fmt: skip
    keyboard.type("20112026tc")
    keyboard.enter()
    type_content(form, keyboard, "Trưởng xóm thu tiền làm nhà văn hóa nhưng không có chứng từ, không công khai.")
    assert "Có thể đã có" in offered(form)
    assert "Gò Mít" not in offered(form)
    assert "họ tên" not in offered(form)


def test_matter_of_another_register_that_cannot_be_joined_is_only_shown(make_page, keyboard, earlier: str) -> None:
    page = make_page("receptions")
    page.start_new()
    page.form.fields.focus("visitor")
    keyboard.type("luong anh")
    page.form.fields.focus("hamlet")
    keyboard.type("dong vang")
    page.form.fields.focus("phone_number")
    assert "Chỉ để đối chiếu" in offered(page.form)
    keyboard.press(Qt.Key.Key_F8)
    assert page.form.fields.values()["earlier_reception"] is None


def test_late_answer_for_another_form_is_dropped(
    qtbot, context: GuiContext, work: Workspace, keyboard: Keyboard, earlier: str
) -> None:
    runner = LateRunner(work)
    page = RecordPage(kind_of("petitions"), replace(context, runner=runner))
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.start_new()
    runner.work_off()
    type_person(page.form, keyboard)
    stale = list(runner.waiting)
    runner.waiting.clear()
    page.start_new()
    runner.work_off()
    runner.waiting = stale
    runner.work_off()
    assert offered(page.form) == ""
    shiboken6.delete(page)


def test_question_is_asked_once_for_what_did_not_change(
    earlier: str, form: RecordForm, keyboard: Keyboard, monkeypatch
) -> None:
    asked: list[Any] = []
    answer = similar.similar

    def count(work: Workspace, **named: Any) -> Any:
        asked.append(named)
        return answer(work, **named)

    monkeypatch.setattr(similar, "similar", count)
    type_person(form, keyboard)
    before = len(asked)
    for key in ("address", "capacity", "summary", "request", "field"):
        form.fields.focus(key)
    assert len(asked) == before


def test_kind_without_cases_never_asks(make_page, keyboard: Keyboard, monkeypatch) -> None:
    def refuse(*args: Any, **named: Any) -> None:
        raise AssertionError("asked for a kind that knows no cases")

    monkeypatch.setattr(similar, "similar", refuse)
    page = make_page("dialogues")
    page.start_new()
    keyboard.type("20112026")
    keyboard.press(Qt.Key.Key_F8)
    assert offered(page.form) == ""
