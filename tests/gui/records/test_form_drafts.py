"""What a form keeps: drafts, other people's saves, and nothing about the author of a denunciation."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from desktop_app.domain.values import editable_values
from desktop_app.gui.records import draft_keeper
from desktop_app.gui.records.record_form import RecordForm
from desktop_app.gui.records.record_page import RecordPage
from desktop_app.services import drafts, records
from desktop_app.services.workspace import Workspace
from tests.gui.records.conftest import (
    Keyboard,
    add_petition,
    click,
    click_answer,
    focused,
    open_box,
    save,
    saved_petitions,
    type_needed,
)

# ---------------------------------------------------------------- drafts


def test_leaving_a_field_keeps_the_draft(form: RecordForm, keyboard: Keyboard, work: Workspace) -> None:
    keyboard.type("20112026pa")
    keyboard.enter()
    (draft,) = drafts.waiting(work, kind="petitions")
    assert draft.raw["content_kind"] == "proposal"
    assert form.frame.draft_label.text() == "Nháp đã giữ 09:00:00"


def test_draft_is_kept_while_typing_in_one_field(
    qtbot, form: RecordForm, keyboard: Keyboard, work, monkeypatch
) -> None:
    form.keeper._timer.setInterval(20)
    assert draft_keeper.KEEP_AFTER_MS == 3_000
    form.fields.focus("summary")
    keyboard.type("Đề nghị")
    qtbot.waitUntil(lambda: [draft.raw["summary"] for draft in drafts.waiting(work)] == ["Đề nghị"])


def test_untouched_form_leaves_no_draft(form: RecordForm, keyboard: Keyboard, work: Workspace) -> None:
    keyboard.enter(3)
    keyboard.press(Qt.Key.Key_Escape)
    assert drafts.waiting(work) == ()


def test_save_drops_the_draft(form: RecordForm, keyboard: Keyboard, work: Workspace) -> None:
    type_needed(keyboard)
    form.keep_draft()
    assert len(drafts.waiting(work)) == 1
    save(keyboard)
    assert drafts.waiting(work) == ()
    keyboard.press(Qt.Key.Key_Escape)
    assert drafts.waiting(work) == ()


def test_draft_is_offered_after_a_crash_and_opens_at_its_field(
    make_page: Callable[[str], RecordPage], form: RecordForm, keyboard: Keyboard, work: Workspace
) -> None:
    form.fields.focus("petitioner")
    keyboard.type("Đặng Văn Ước")
    form.fields.focus("summary")
    keyboard.type("Đề nghị xem lại")
    form.keep_draft()

    page = make_page("petitions")  # a new window on the same file
    assert page.list.drafts.words.startswith("Có 1 nháp chưa lưu, giữ lúc 09:00: Đề nghị xem lại")
    click(page.list.drafts, "open_draft")
    assert page.form.fields.values()["petitioner"] == "Đặng Văn Ước"
    assert page.form.fields.values()["summary"] == "Đề nghị xem lại"
    assert focused() is page.form.fields.rows["summary"].editor.input


def test_draft_let_go_can_be_taken_back(petitions_page: RecordPage, form: RecordForm, keyboard: Keyboard, work) -> None:
    form.fields.focus("summary")
    keyboard.type("Đề nghị")
    keyboard.press(Qt.Key.Key_Escape)
    click(petitions_page.list.drafts, "drop_draft")
    assert drafts.waiting(work) == ()
    click(petitions_page.list.drafts, "bring_draft_back")
    assert [draft.raw["summary"] for draft in drafts.waiting(work)] == ["Đề nghị"]


# ---------------------------------------------------------------- changed elsewhere


def test_record_saved_elsewhere_is_not_overwritten_and_nothing_is_lost(
    petitions_page: RecordPage, keyboard: Keyboard, work: Workspace
) -> None:
    uid = add_petition(work)
    petitions_page.open_record(uid)
    form = petitions_page.form
    form.fields.focus("summary")
    keyboard.type(" Tôi thêm.")
    stored = records.get(work, kind="petitions", uid=uid)
    raw = {**editable_values(stored.record), "request": "Đề nghị khác."}
    records.update(work, kind="petitions", uid=uid, raw=raw, accepted=None)
    save(keyboard)
    assert "lưu ở nơi khác" in form.frame.strip.words
    click(form, "reload_record")
    assert form.fields.values()["request"] == "Đề nghị khác."
    assert " Tôi thêm." not in form.fields.values()["summary"]
    (draft,) = drafts.waiting(work)
    assert draft.raw["summary"].endswith(" Tôi thêm.")


# ---------------------------------------------------------------- confidential records


def test_denunciation_hides_the_fields_about_its_author(form: RecordForm, keyboard: Keyboard) -> None:
    form.fields.focus("content_kind")
    keyboard.type("tc")
    keyboard.enter()
    assert form.guard.is_confidential
    assert form.fields.rows["petitioner"].editor.isHidden()
    assert "petitioner" not in form.fields.values()
    assert "petitioner" not in form.fields.order()
    assert form.frame.secret_label.isVisible()


def test_petition_that_becomes_a_denunciation_asks_once_then_empties(
    form: RecordForm, keyboard: Keyboard, work: Workspace
) -> None:
    type_needed(keyboard)
    form.fields.focus("content_kind")
    keyboard.type("tc")
    keyboard.enter()
    assert "sẽ bị xóa hẳn khỏi tệp" in open_box("confidential_question").text()
    click_answer("confidential_question", 0)
    assert form.fields.rows["petitioner"].editor.raw() == ""
    form.keep_draft()
    assert all("petitioner" not in draft.raw for draft in drafts.waiting(work))


def test_going_back_restores_the_choice_and_keeps_the_text(form: RecordForm, keyboard: Keyboard) -> None:
    type_needed(keyboard)
    form.fields.focus("content_kind")
    keyboard.type("tc")
    keyboard.enter()
    click_answer("confidential_question", 1)
    assert not form.guard.is_confidential
    values = form.fields.values()
    assert values["content_kind"] == "proposal"
    assert values["petitioner"] == "Lường Thị Ánh"
    assert focused().objectName() == "field.content_kind"


def test_nothing_is_saved_while_the_question_is_open(form: RecordForm, keyboard: Keyboard, work: Workspace) -> None:
    type_needed(keyboard)
    form.fields.focus("content_kind")
    keyboard.type("tc")
    form.save()
    form.save()
    open_box("confidential_question")
    assert saved_petitions(work) == []
