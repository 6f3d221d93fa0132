"""The form: a petition typed wholly by keyboard, problems at their fields, warnings, drafts, confidentiality."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt

from desktop_app.domain.errors import StorageUnavailable
from desktop_app.domain.query import ListQuery
from desktop_app.domain.values import parse
from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.record_form import RecordForm
from desktop_app.gui.records.record_page import RecordPage
from desktop_app.records import KINDS, LISTS, kind_of
from desktop_app.services import drafts, papers, records
from desktop_app.services.law import law_of
from desktop_app.services.workspace import Workspace
from tests.gui.records.conftest import (
    ALT,
    CONTROL,
    SHIFT,
    SUMMARY,
    Keyboard,
    LateRunner,
    add_petition,
    click,
    focused,
    open_box,
    save,
    saved_petitions,
    type_needed,
)
from tests.helpers.examples import example

REQUEST = "Đề nghị khơi cống trước mùa mưa năm sau và thông báo kế hoạch cho các hộ biết."


def problem_of(form: RecordForm, key: str) -> str:
    row = form.fields.rows[key]
    return row.problem.text() if not row.problem.isHidden() else ""


# ---------------------------------------------------------------- typing


def test_petition_is_typed_and_saved_at_about_one_stroke_a_letter(
    form: RecordForm, keyboard: Keyboard, work: Workspace
) -> None:
    keyboard.type("20112026")  # full: moves on
    keyboard.type("pa")
    keyboard.enter()
    keyboard.type("1")
    keyboard.enter()
    keyboard.press(Qt.Key.Key_2, ALT)
    keyboard.enter()
    keyboard.type("Lường Thị Ánh")
    keyboard.enter(4)
    keyboard.type("Xóm Đồng Vàng, xã La Bằng")
    keyboard.enter()
    keyboard.type("0912345678")  # full: moves on
    keyboard.press(Qt.Key.Key_3, ALT)
    keyboard.type(SUMMARY)
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.type(REQUEST)
    save(keyboard)

    (petition,) = saved_petitions(work)
    assert petition.content_kind == "proposal"
    assert petition.source == "direct"
    assert petition.petitioner == "Lường Thị Ánh"
    assert petition.address == "Xóm Đồng Vàng, xã La Bằng"
    assert petition.phone_number == "0912345678"
    assert petition.summary == SUMMARY
    assert petition.request == REQUEST
    letters = sum(map(len, ("20112026", "Lường Thị Ánh", "Xóm Đồng Vàng, xã La Bằng", "0912345678", SUMMARY, REQUEST)))
    assert keyboard.strokes <= 1.15 * letters


def test_enter_goes_to_the_next_field_and_shift_enter_back(form: RecordForm, keyboard: Keyboard) -> None:
    keyboard.enter()
    assert focused().objectName() == "field.content_kind"
    keyboard.press(Qt.Key.Key_Return, SHIFT)
    assert focused().objectName() == "field.received_on"


def test_enter_in_the_last_field_of_a_section_opens_the_next_section(form: RecordForm, keyboard: Keyboard) -> None:
    form.fields.focus("secret_cabinet")
    keyboard.enter()
    assert focused().objectName() == "field.petitioner_kind"
    assert form.frame.tabs.currentIndex() == 1


def test_enter_in_the_very_last_field_leads_to_the_save_button(form: RecordForm, keyboard: Keyboard) -> None:
    form.fields.focus(form.fields.order()[-1])
    keyboard.enter()
    assert focused().objectName() == "form_save"


def test_enter_right_after_a_full_date_is_forgiven(form: RecordForm, keyboard: Keyboard) -> None:
    """Fast hands press Enter after every field, also after one that has moved on by itself."""
    keyboard.type("20112026")
    keyboard.enter()
    assert focused().objectName() == "field.content_kind"
    keyboard.enter()
    assert focused().objectName() == "field.source"


def test_alt_and_a_number_always_lead_to_the_first_field_of_a_section(form: RecordForm, keyboard: Keyboard) -> None:
    """Also where the keyboard was elsewhere in it before: hands learn one way."""
    form.fields.focus("address")
    keyboard.press(Qt.Key.Key_1, ALT)
    assert focused().objectName() == "field.received_on"
    keyboard.press(Qt.Key.Key_2, ALT)
    assert focused().objectName() == "field.petitioner_kind"


def test_f6_puts_in_the_value_of_the_record_before(
    petitions_page: RecordPage, keyboard: Keyboard, work: Workspace
) -> None:
    add_petition(work, source="post")
    petitions_page.start_new()
    petitions_page.form.fields.focus("source")
    keyboard.press(Qt.Key.Key_F6)
    assert petitions_page.form.fields.values()["source"] == "post"
    assert focused().objectName() == "field.source"


def test_f6_never_repeats_a_person(petitions_page: RecordPage, keyboard: Keyboard, work: Workspace) -> None:
    add_petition(work)
    petitions_page.start_new()
    petitions_page.form.fields.focus("petitioner")
    keyboard.press(Qt.Key.Key_F6)
    assert petitions_page.form.fields.values()["petitioner"] == ""


def test_control_enter_saves_and_begins_a_new_record(form: RecordForm, keyboard: Keyboard, work: Workspace) -> None:
    type_needed(keyboard)
    keyboard.press(Qt.Key.Key_Return, CONTROL)
    assert len(saved_petitions(work)) == 1
    assert form.uid is None
    assert form.fields.values()["summary"] == ""
    assert focused().objectName() == "field.received_on"
    assert "Đã lưu đơn 1/2026" in form.frame.strip.words


def test_new_record_says_nothing_of_the_one_shown_before(
    petitions_page: RecordPage, form: RecordForm, keyboard: Keyboard
) -> None:
    type_needed(keyboard)
    save(keyboard)
    assert form.frame.strip.words
    petitions_page.start_new({"summary": "Tạo từ đơn trước"})
    assert form.uid is None
    assert form.frame.strip.isHidden()


def test_keys_typed_while_the_save_is_under_way_go_to_the_next_record(
    qtbot, context: GuiContext, work: Workspace, keyboard: Keyboard
) -> None:
    runner = LateRunner(work)
    page = RecordPage(kind_of("hamlets"), replace(context, runner=runner))
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.start_new()
    runner.work_off()
    keyboard.type("Xóm Soi Dâu")
    keyboard.enter()
    keyboard.type("xom")
    keyboard.press(Qt.Key.Key_Return, CONTROL)
    keyboard.type("Xóm Tân")
    runner.work_off()
    keyboard.type(" Tiến")
    assert page.form.fields.values()["name"] == "Xóm Tân Tiến"
    assert records.count(work, ListQuery("hamlets", search="Xóm Soi Dâu")) == 1
    shiboken6.delete(page)


def test_save_leaves_the_cursor_where_it_is(form: RecordForm, keyboard: Keyboard) -> None:
    type_needed(keyboard)
    form.fields.focus("address")
    keyboard.type("Xóm Đồng ")
    save(keyboard)
    keyboard.type("Vàng")
    assert form.fields.values()["address"] == "Xóm Đồng Vàng"


def test_control_p_saves_and_asks_for_the_usual_paper(
    form: RecordForm, keyboard: Keyboard, work: Workspace, context: GuiContext
) -> None:
    wanted: list[tuple[str, str, str]] = []
    context.navigator.paper_wanted.connect(lambda key, kind, uid: wanted.append((key, kind, uid)))
    type_needed(keyboard)
    keyboard.press(Qt.Key.Key_P, CONTROL)
    assert form.uid is not None
    usual = papers.offered(work, kind="petitions", uid=form.uid)[0]
    assert wanted == [(usual.key, "petitions", form.uid)]


def test_control_p_prints_a_record_that_did_not_change_without_saving_it(
    petitions_page: RecordPage, keyboard: Keyboard, work: Workspace, context: GuiContext
) -> None:
    """Also one that would bring up warnings."""
    uid = add_petition(work, paper_number="999999999999")
    wanted: list[str] = []
    context.navigator.paper_wanted.connect(lambda key, kind, of: wanted.append(of))
    petitions_page.open_record(uid)
    keyboard.press(Qt.Key.Key_P, CONTROL)
    assert wanted == [uid]
    assert len(records.history(work, kind="petitions", uid=uid)) == 1


def test_control_p_asks_for_the_sheet_where_a_kind_has_no_papers(
    make_page: Callable[[str], RecordPage], keyboard: Keyboard, work: Workspace, context: GuiContext
) -> None:
    kind = kind_of("activities")
    assert papers.templates(kind.key) == ()
    stored = records.create(work, kind=kind.key, raw=example(kind), accepted=None).stored
    wanted: list[tuple[str, str]] = []
    context.navigator.report_wanted.connect(lambda key, uid: wanted.append((key, uid)))
    page = make_page(kind.key)
    page.open_record(stored.uid)
    keyboard.press(Qt.Key.Key_P, CONTROL)
    assert wanted == [(f"{kind.key}-sheet", stored.uid)]


def test_saved_form_shows_the_number_and_offers_to_undo(form: RecordForm, keyboard: Keyboard, work: Workspace) -> None:
    type_needed(keyboard)
    save(keyboard)
    assert form.frame.title.text() == "Đơn thư 1/2026"
    click(form, "undo_save")
    assert saved_petitions(work) == []


def test_second_save_changes_the_same_record(form: RecordForm, keyboard: Keyboard, work: Workspace) -> None:
    type_needed(keyboard)
    save(keyboard)
    keyboard.type(" Thêm một câu.")
    save(keyboard)
    (petition,) = saved_petitions(work)
    assert petition.summary == f"{SUMMARY} Thêm một câu."


# ---------------------------------------------------------------- problems


def test_every_problem_stands_at_its_field_and_the_first_has_the_keyboard(form: RecordForm, keyboard: Keyboard) -> None:
    keyboard.type("31022026")
    keyboard.press(Qt.Key.Key_3, ALT)
    save(keyboard)
    assert problem_of(form, "received_on") == "Ngày 31/02/2026 không có trong lịch. Nhập lại, ví dụ 28/02/2026."
    assert problem_of(form, "content_kind") == "Chưa nhập loại đơn."
    assert problem_of(form, "summary") != ""
    assert focused().objectName() == "field.received_on"
    assert form.frame.strip.words.startswith("Còn 4 chỗ cần sửa.")
    assert "3 lỗi" in form.frame.tabs.tabText(0)


def test_f8_goes_from_problem_to_problem_and_round(form: RecordForm, keyboard: Keyboard) -> None:
    keyboard.type("31022026")
    save(keyboard)
    seen = []
    for _ in range(4):
        seen.append(focused().objectName())
        keyboard.press(Qt.Key.Key_F8)
    assert seen == ["field.received_on", "field.content_kind", "field.source", "field.summary"]
    assert focused().objectName() == "field.received_on"


def test_field_is_judged_when_left_not_while_typed(form: RecordForm, keyboard: Keyboard) -> None:
    keyboard.type("31/02")
    assert problem_of(form, "received_on") == ""
    keyboard.enter()
    assert "31/02/2026" in problem_of(form, "received_on")
    keyboard.press(Qt.Key.Key_Return, SHIFT)
    keyboard.type("20/11")
    keyboard.enter()
    assert problem_of(form, "received_on") == ""


def test_empty_field_is_not_judged_when_left(form: RecordForm, keyboard: Keyboard) -> None:
    form.fields.focus("content_kind")
    keyboard.enter()
    assert problem_of(form, "content_kind") == ""


def test_problem_in_a_table_names_the_line_and_opens_the_cell(form: RecordForm, keyboard: Keyboard) -> None:
    type_needed(keyboard)
    form.fields.rows["papers"].editor.set_raw([{"title": "Bản đồ"}, {"pages": "hai"}])
    save(keyboard)
    assert problem_of(form, "papers").startswith("Dòng 2: ")
    assert focused().objectName() in ("cell.title", "cell.pages")


def test_nothing_typed_is_lost_by_an_error(form: RecordForm, keyboard: Keyboard) -> None:
    form.fields.focus("phone_number")
    keyboard.type("không có")
    form.fields.focus("people_count")
    keyboard.type("-5")
    save(keyboard)
    values = form.fields.values()
    assert values["phone_number"] == "không có"
    assert values["people_count"] == "-5"


def test_link_with_loose_words_is_refused_with_a_sentence(
    form: RecordForm, keyboard: Keyboard, work: Workspace
) -> None:
    type_needed(keyboard)
    form.fields.focus("first_petition")
    keyboard.type("đơn nào đó")
    save(keyboard)
    assert "Chưa chọn bản ghi nào" in problem_of(form, "first_petition")
    assert saved_petitions(work) == []


def test_warnings_alone_can_be_accepted(qtbot, form: RecordForm, keyboard: Keyboard, work: Workspace) -> None:
    type_needed(keyboard)
    form.fields.focus("paper_number")
    keyboard.type("999999999999")
    save(keyboard)
    assert saved_petitions(work) == []
    assert form.frame.strip.tone == "soon"
    assert form.frame.strip.words.startswith("Cần xem lại trước khi lưu:")
    keyboard.press(Qt.Key.Key_L, ALT)
    qtbot.waitUntil(lambda: form.uid is not None)
    (petition,) = saved_petitions(work)
    assert petition.paper_number == "999999999999"


def test_accepting_goes_on_with_what_was_wanted(qtbot, form: RecordForm, keyboard: Keyboard, work: Workspace) -> None:
    type_needed(keyboard)
    form.fields.focus("paper_number")
    keyboard.type("999999999999")
    keyboard.press(Qt.Key.Key_Return, CONTROL)
    click(form, "accept_warnings")
    assert len(saved_petitions(work)) == 1
    assert form.uid is None  # the next, empty one


def test_accepted_warning_is_asked_again_after_a_change(form: RecordForm, keyboard: Keyboard, work: Workspace) -> None:
    type_needed(keyboard)
    form.fields.focus("paper_number")
    keyboard.type("999999999999")
    save(keyboard)
    form.fields.focus("people_count")
    keyboard.type("2")
    save(keyboard)
    assert saved_petitions(work) == []
    assert form.frame.strip.tone == "soon"


def test_failed_write_keeps_the_text_and_says_so(
    form: RecordForm, keyboard: Keyboard, work: Workspace, monkeypatch
) -> None:
    def full(*args: Any, **named: Any) -> None:
        raise StorageUnavailable("Ổ đĩa đã đầy nên chưa lưu được.", next_step="Xóa bớt tệp rồi lưu lại.")

    type_needed(keyboard)
    monkeypatch.setattr(records, "create", full)
    save(keyboard)
    assert open_box("message_box").text() == "Ổ đĩa đã đầy nên chưa lưu được."
    assert form.fields.values()["summary"] == SUMMARY
    assert [draft.raw["summary"] for draft in drafts.waiting(work)] == [SUMMARY]


# ---------------------------------------------------------------- every kind


@pytest.mark.parametrize("kind", [*KINDS, *LISTS], ids=lambda kind: kind.key)
def test_form_of_every_kind_shows_a_record_and_gives_it_back(
    make_page: Callable[[str], RecordPage], work: Workspace, kind
) -> None:
    stored = records.create(work, kind=kind.key, raw=example(kind), accepted=None).stored
    page = make_page(kind.key)
    page.open_record(stored.uid)
    raw = page.form.fields.values()
    record, problems = parse(kind.record_type, raw, today=work.today())
    assert problems == []
    assert replace(record, **kind.computed(record, law_of(work))) == stored.record


@pytest.mark.parametrize("kind", [*KINDS, *LISTS], ids=lambda kind: kind.key)
def test_form_of_every_kind_leads_tab_through_all_its_fields(
    make_page: Callable[[str], RecordPage], keyboard: Keyboard, kind
) -> None:
    page = make_page(kind.key)
    page.start_new()
    seen: list[str] = []
    typed = [spec.key for spec in kind.specs if not spec.computed]
    for _ in typed:
        seen.append(page.form.fields.focused_key())
        keyboard.press(Qt.Key.Key_Tab)
    assert seen == page.form.fields.order()
    assert sorted(seen) == sorted(typed)
