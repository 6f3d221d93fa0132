"""Lawful next steps in the form: offered by one key, filled in by keyboard, taken in one save, their paper named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.record_form import RecordForm
from desktop_app.gui.records.record_page import RecordPage
from desktop_app.gui.records.step_dialog import StepDialog
from desktop_app.gui.records.step_list import StepList
from desktop_app.records import kind_of
from desktop_app.services import papers, records, steps
from desktop_app.services.workspace import Workspace
from tests.gui.records.conftest import (
    ALT,
    CONTROL,
    Keyboard,
    LateRunner,
    add_petition,
    click,
    focused,
    save,
    type_needed,
)

COMPLAINT: dict[str, Any] = {
    "content_kind": "complaint",
    "received_on": "16/11/2026",
    "summary": "Khiếu nại việc chậm cấp giấy chứng nhận quyền sử dụng đất thửa 63.",
    "is_vietnamese": True,
    "is_signed": True,
    "names_object": True,
    "states_content": True,
    "is_unprocessed": True,
}


def shown(name: str) -> list[QDialog]:
    return [
        window
        for window in QApplication.topLevelWidgets()
        if isinstance(window, QDialog) and window.objectName() == name and window.isVisible()
    ]


@pytest.fixture
def step_list(qtbot) -> Callable[[], StepList]:
    """The list of steps, once it has the keyboard."""

    def find() -> StepList:
        qtbot.waitUntil(lambda: [QApplication.activeWindow()] == shown("step_list"))
        (window,) = shown("step_list")
        assert isinstance(window, StepList)
        return window

    return find


@pytest.fixture
def choose(qtbot, keyboard: Keyboard, work: Workspace, step_list) -> Callable[[RecordForm, str], StepDialog]:
    """Open the list of steps and choose one by the digit in front of it."""

    def find(form: RecordForm, key: str) -> StepDialog:
        assert form.uid is not None
        offers = steps.offered(work, kind="petitions", uid=form.uid)
        lawful = [item.step.key for item in offers if not item.refusal]
        keyboard.press(Qt.Key.Key_F9)
        step_list()
        keyboard.type(str(lawful.index(key) + 1))
        keyboard.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: [QApplication.activeWindow()] == shown("step_dialog"))
        (window,) = shown("step_dialog")
        assert isinstance(window, StepDialog)
        return window

    return find


@pytest.fixture
def complaint(petitions_page: RecordPage, work: Workspace) -> RecordForm:
    """The form of a complaint that has just been received."""
    petitions_page.open_record(add_petition(work, **COMPLAINT))
    return petitions_page.form


def stored(work: Workspace, form: RecordForm) -> Any:
    assert form.uid is not None
    return records.get(work, kind="petitions", uid=form.uid).record


def test_f9_offers_the_steps_lawful_ones_first_with_their_article(
    complaint: RecordForm, keyboard: Keyboard, work: Workspace, step_list
) -> None:
    keyboard.press(Qt.Key.Key_F9)
    offers = steps.offered(work, kind="petitions", uid=complaint.uid or "")
    window = step_list()
    words = [str(window.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(window.list.count())]
    lawful = [f"{item.step.label}. {item.step.article}" for item in offers if not item.refusal]
    refused = [f"{item.step.label}. Chưa được: {item.refusal}" for item in offers if item.refusal]
    assert words == [*lawful, *refused]
    assert lawful
    assert refused


def test_enter_on_a_step_that_is_not_lawful_does_nothing(complaint: RecordForm, keyboard: Keyboard, step_list) -> None:
    keyboard.press(Qt.Key.Key_F9)
    keyboard.press(Qt.Key.Key_End)
    keyboard.enter()
    assert step_list().isVisible()
    assert shown("step_dialog") == []
    keyboard.press(Qt.Key.Key_Escape)
    assert shown("step_list") == []


def test_step_asks_for_its_fields_only_and_begins_with_its_values(
    complaint: RecordForm, keyboard: Keyboard, work: Workspace, choose
) -> None:
    dialog = choose(complaint, "accept_complaint")
    step = complaint.kind.step("accept_complaint")
    assert step is not None
    assert dialog.fields.order() == list(step.fields)
    assert [key for key, row in dialog.fields.rows.items() if row.label.text().endswith(" *")] == list(step.asks)
    assert dialog.fields.values()["accepted_on"] == "22/11/2026"
    assert dialog.fields.values()["is_signed"] is True
    assert focused().objectName() == "field.accepted_on"


def test_step_is_taken_by_keyboard_in_one_save(
    complaint: RecordForm, keyboard: Keyboard, work: Workspace, choose
) -> None:
    choose(complaint, "accept_complaint")
    keyboard.type("20112026")
    keyboard.type("12/TB-UBND")
    keyboard.press(Qt.Key.Key_S, CONTROL)
    assert shown("step_dialog") == []
    petition = stored(work, complaint)
    assert (petition.status, petition.accepted_number) == ("accepted", "12/TB-UBND")
    assert str(petition.accepted_on) == "2026-11-20"
    assert len(records.history(work, kind="petitions", uid=complaint.uid or "")) == 2
    assert complaint.fields.values()["status"] == "accepted"
    assert "Đã ghi bước “Thụ lý khiếu nại”" in complaint.frame.strip.words


def test_step_offers_its_paper_to_print(
    complaint: RecordForm, keyboard: Keyboard, work: Workspace, context: GuiContext, choose
) -> None:
    wanted: list[tuple[str, str, str]] = []
    context.navigator.paper_wanted.connect(lambda key, kind, uid: wanted.append((key, kind, uid)))
    choose(complaint, "accept_complaint")
    keyboard.press(Qt.Key.Key_S, CONTROL)
    click(complaint, "paper.thu-ly-khieu-nai")
    assert wanted == [("thu-ly-khieu-nai", "petitions", complaint.uid)]
    (button,) = complaint.frame.strip.findChildren(QPushButton, "paper.thu-ly-khieu-nai")
    assert papers.find("thu-ly-khieu-nai").title in button.text()


def test_step_can_be_taken_back(complaint: RecordForm, keyboard: Keyboard, work: Workspace, choose) -> None:
    choose(complaint, "accept_complaint")
    keyboard.press(Qt.Key.Key_S, CONTROL)
    click(complaint, "undo_save")
    assert stored(work, complaint).status == "received"


def test_missing_field_is_named_under_it_and_nothing_is_written(
    complaint: RecordForm, keyboard: Keyboard, work: Workspace, choose
) -> None:
    dialog = choose(complaint, "accept_complaint")
    keyboard.press(Qt.Key.Key_Delete)
    keyboard.press(Qt.Key.Key_S, CONTROL)
    row = dialog.fields.rows["accepted_on"]
    assert not row.problem.isHidden()
    assert "ngày thụ lý" in row.problem.text()
    assert focused().objectName() == "field.accepted_on"
    assert stored(work, complaint).status == "received"


def test_warning_is_accepted_by_keyboard(
    qtbot, complaint: RecordForm, keyboard: Keyboard, work: Workspace, choose
) -> None:
    dialog = choose(complaint, "accept_complaint")
    dialog.fields.focus("is_signed")
    keyboard.press(Qt.Key.Key_Space)
    keyboard.press(Qt.Key.Key_S, CONTROL)
    assert dialog.strip.tone == "soon"
    keyboard.press(Qt.Key.Key_L, ALT)
    qtbot.waitUntil(lambda: shown("step_dialog") == [])
    assert stored(work, complaint).status == "accepted"


def test_escape_leaves_the_step_untaken(complaint: RecordForm, keyboard: Keyboard, work: Workspace, choose) -> None:
    choose(complaint, "accept_complaint")
    keyboard.press(Qt.Key.Key_Escape)
    assert shown("step_dialog") == []
    assert stored(work, complaint).status == "received"


def test_f9_saves_first_what_was_typed(complaint: RecordForm, keyboard: Keyboard, work: Workspace, step_list) -> None:
    complaint.fields.focus("document_number")
    keyboard.type("45/UBND")
    keyboard.press(Qt.Key.Key_F9)
    assert stored(work, complaint).document_number == "45/UBND"
    assert step_list().isVisible()


def test_f9_on_a_new_record_saves_it_first(form: RecordForm, keyboard: Keyboard, work: Workspace, step_list) -> None:
    type_needed(keyboard)
    keyboard.press(Qt.Key.Key_F9)
    assert form.uid is not None
    assert step_list().isVisible()


def test_f9_with_something_to_correct_shows_it_instead(form: RecordForm, keyboard: Keyboard) -> None:
    keyboard.press(Qt.Key.Key_F9)
    assert shown("step_list") == []
    assert form.frame.strip.tone == "late"


def test_confidential_step_asks_for_nothing_that_tells_who(
    qtbot, petitions_page: RecordPage, keyboard: Keyboard, work: Workspace, choose
) -> None:
    uid = add_petition(
        work, **COMPLAINT | {"content_kind": "denunciation"}, petitioner="", address="", secret_file="07"
    )  # fmt: skip
    petitions_page.open_record(uid)
    for offer in steps.offered(work, kind="petitions", uid=uid):
        if not offer.refusal:
            dialog = choose(petitions_page.form, offer.step.key)
            assert not any(row.spec.withheld for row in dialog.fields.rows.values())
            keyboard.press(Qt.Key.Key_Escape)
            petitions_page.activateWindow()
            qtbot.waitUntil(petitions_page.isActiveWindow)


def test_record_without_further_steps_says_so(petitions_page: RecordPage, keyboard: Keyboard, work: Workspace) -> None:
    uid = add_petition(work, status="closed", decided_on="20/11/2026", decision_number="3", answered_on="20/11/2026")
    petitions_page.open_record(uid)
    if steps.offered(work, kind="petitions", uid=uid):
        pytest.fail("choose a status without steps for this test")
    keyboard.press(Qt.Key.Key_F9)
    assert shown("step_list") == []
    assert petitions_page.form.frame.strip.words.startswith("Không có bước tiếp theo")


def test_kind_without_steps_has_no_button(make_page, keyboard: Keyboard) -> None:
    page = make_page("officers")
    page.start_new()
    assert page.form.frame.step_button.isHidden()
    save(keyboard)
    keyboard.press(Qt.Key.Key_F9)
    assert shown("step_list") == []


def test_keys_typed_while_the_steps_are_on_their_way_choose_there(
    qtbot, context: GuiContext, work: Workspace, keyboard: Keyboard
) -> None:
    uid = add_petition(work, **COMPLAINT)
    runner = LateRunner(work)
    page = RecordPage(kind_of("petitions"), replace(context, runner=runner))
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.open_record(uid)
    runner.work_off()
    keyboard.press(Qt.Key.Key_F9)
    keyboard.type("2")
    keyboard.press(Qt.Key.Key_Return)
    runner.work_off()
    (dialog,) = shown("step_dialog")
    lawful = [item.step for item in steps.offered(work, kind="petitions", uid=uid) if not item.refusal]
    assert dialog.windowTitle() == lawful[1].label
    assert page.form.fields.values()["received_on"] == "16/11/2026"
    shiboken6.delete(page)
