"""Editors of single fields: what is typed stays as typed, is read when left, and leads on when full."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain import fields
from desktop_app.domain.fields import Choice, FieldSpec, Record, spec_of
from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.field_editor import EditorTools, FieldEditor
from desktop_app.gui.records.field_editors import make_editor
from desktop_app.services import records
from tests.gui.records.conftest import ALT, Keyboard, add_petition, focused
from tests.helpers.typing import type_text

TODAY = date(2026, 11, 22)


@fields.record
class Sample(Record):
    """One field of every type."""

    title: str = fields.text("Tên")
    note: str = fields.long_text("Ghi chú")
    held_on: date | None = fields.day("Ngày")
    held_at: Any = fields.time_of_day("Giờ")
    kind: str | None = fields.choice(
        "Loại", Choice("kn", "Khiếu nại", "KN"), Choice("tc", "Tố cáo", "TC"), Choice("pa", "Kiến nghị, phản ánh", "PA")
    )
    people: int | None = fields.count("Số người", unit="người")
    began: int | None = fields.year("Năm")
    cost: int | None = fields.money("Kinh phí")
    land: Any = fields.amount("Đất hiến", unit="m²")
    is_open: bool = fields.flag("Công khai")
    phone: str = fields.phone("Điện thoại")
    paper: str = fields.identity("Số giấy tờ")
    hamlet: str = fields.pick("Thôn", target="hamlets")
    petition: str | None = fields.ref("Đơn", target="petitions")


Make = Callable[[str], Any]


@pytest.fixture
def make(qtbot, context: GuiContext) -> Make:
    """Makes the editor of a field of Sample, with a line behind it to move on to, in an active window."""

    windows: list[QWidget] = []

    def build(key: str) -> FieldEditor:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(900, 500)
        column = QVBoxLayout(window)
        spec: FieldSpec = spec_of(Sample, key)
        editor = make_editor(spec, EditorTools(context, lambda: TODAY), parent=window)
        behind = QLineEdit(window)
        behind.setObjectName("behind")
        column.addWidget(editor)
        column.addWidget(behind)
        column.addStretch(1)
        editor.moved.connect(lambda is_forward: behind.setFocus())
        editor.filled.connect(behind.setFocus)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        editor.take_focus()
        qtbot.waitUntil(lambda: editor.input.hasFocus())
        return editor

    return build


def unikey(letters: str, *, back: int, text: str) -> None:
    """What an input program for Vietnamese sends: plain letters, backspaces, then the letters with marks."""
    type_text(focused(), letters)
    for _ in range(back):
        Keyboard().press(Qt.Key.Key_Backspace)
    type_text(focused(), text)


@pytest.mark.parametrize("key", ["title", "note", "hamlet", "kind", "petition", "phone"])
def test_input_program_with_backspaces_leaves_the_right_text(make: Make, key: str) -> None:
    """ "Đường" typed in Telex: dd → đ, uow → ươ, f → ờ."""
    editor = make(key)
    unikey("D", back=0, text="")
    unikey("d", back=2, text="Đ")
    unikey("uo", back=2, text="ươ")
    unikey("ng", back=4, text="ường")
    text = editor.text.toPlainText() if key == "note" else editor.line.text()
    assert text == "Đường"
    assert editor.input.hasFocus()


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("5/3", "05/03/2026"), ("050326", "05/03/2026"), ("05032026", "05/03/2026"), ("5-3-26", "05/03/2026")],
)
def test_day_is_read_in_every_short_form(make: Make, keyboard: Keyboard, typed: str, shown: str) -> None:
    editor = make("held_on")
    keyboard.type(typed)
    if editor.input.hasFocus():
        keyboard.enter()
    assert editor.raw() == shown
    assert editor.remark.text() == "thứ Năm"


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("held_on", "050326"),
        ("held_on", "05032026"),
        ("held_on", "05/03/2026"),
        ("held_on", "31022026"),
        ("held_at", "0830"),
        ("began", "2026"),
        ("phone", "0912345678"),
        ("phone", "02083123456"),
        ("paper", "019088001234"),
    ],
)
def test_field_full_of_digits_moves_on_with_the_last_one(make: Make, keyboard: Keyboard, key: str, typed: str) -> None:
    editor = make(key)
    keyboard.type(typed[:-1])
    assert editor.input.hasFocus()
    keyboard.type(typed[-1])
    assert focused().objectName() == "behind"


def test_day_of_six_digits_waits_where_a_long_year_may_follow(make: Make, keyboard: Keyboard) -> None:
    """050320 may become 05/03/20 or 05/03/2026: nobody but the typist knows."""
    editor = make("held_on")
    keyboard.type("050320")
    assert editor.input.hasFocus()


def test_day_that_is_none_stays_as_typed(make: Make, keyboard: Keyboard) -> None:
    editor = make("held_on")
    keyboard.type("31/02/2026")
    assert editor.raw() == "31/02/2026"
    assert editor.remark.text() == ""


def test_day_steps_by_arrows_from_today(make: Make, keyboard: Keyboard) -> None:
    editor = make("held_on")
    keyboard.press(Qt.Key.Key_Up)
    assert editor.raw() == "22/11/2026"
    keyboard.press(Qt.Key.Key_Down)
    assert editor.raw() == "21/11/2026"


def test_money_is_spoken_while_typed_and_grouped_when_left(make: Make, keyboard: Keyboard) -> None:
    editor = make("cost")
    keyboard.type("1,5 triệu")
    assert editor.remark.text() == "Một triệu năm trăm nghìn đồng"
    keyboard.enter()
    assert editor.raw() == "1.500.000"


def test_area_is_spoken(make: Make, keyboard: Keyboard) -> None:
    editor = make("land")
    keyboard.type("120,5")
    assert "Một trăm hai mươi phẩy năm mét vuông" in editor.remark.text()


def test_number_that_is_none_is_not_touched(make: Make, keyboard: Keyboard) -> None:
    editor = make("people")
    keyboard.type("mười hai")
    keyboard.enter()
    assert editor.raw() == "mười hai"


@pytest.mark.parametrize("typed", ["k", "khieu", "KN", "1", "khiếu nại"])
def test_choice_is_taken_by_letters_abbreviation_or_number(make: Make, keyboard: Keyboard, typed: str) -> None:
    editor = make("kind")
    keyboard.type(typed)
    keyboard.enter()
    assert editor.raw() == "kn"
    assert editor.line.text() == "Khiếu nại"
    assert focused().objectName() == "behind"


def test_choice_by_arrows_from_the_open_list(make: Make, keyboard: Keyboard) -> None:
    editor = make("kind")
    keyboard.press(Qt.Key.Key_F4)
    assert editor.is_open
    keyboard.press(Qt.Key.Key_Down)
    keyboard.enter()
    assert editor.raw() == "tc"
    assert not editor.is_open


def test_choice_escape_closes_the_list_only(make: Make, keyboard: Keyboard) -> None:
    editor = make("kind")
    keyboard.press(Qt.Key.Key_Down, ALT)
    keyboard.press(Qt.Key.Key_Escape)
    assert not editor.is_open
    assert editor.input.hasFocus()
    assert editor.raw() is None


def test_choice_that_fits_nothing_keeps_what_was_typed(make: Make, keyboard: Keyboard) -> None:
    editor = make("kind")
    keyboard.type("xyz")
    keyboard.enter()
    assert editor.raw() == "xyz"


def test_choice_no_longer_listed_is_kept_and_shown(make: Make) -> None:
    editor = make("kind")
    editor.set_raw("old_code")
    assert editor.raw() == "old_code"
    assert editor.line.text() == "old_code (không còn trong danh mục)"


def test_choice_emptied_is_none(make: Make, keyboard: Keyboard) -> None:
    editor = make("kind")
    editor.set_raw("kn")
    editor.take_focus()
    keyboard.press(Qt.Key.Key_Delete)
    keyboard.enter()
    assert editor.raw() is None


@pytest.fixture
def hamlets(work) -> None:
    for name in ("Thôn Đông", "Thôn Đoài", "Xóm Đồng Vàng"):
        records.create(work, kind="hamlets", raw={"name": name, "kind": "xom"}, accepted=None)


def test_pick_finds_without_marks_and_takes_by_arrow(make: Make, keyboard: Keyboard, hamlets: None) -> None:
    editor = make("hamlet")
    keyboard.type("dong v")
    keyboard.press(Qt.Key.Key_Down)
    keyboard.enter()
    assert editor.raw() == "Xóm Đồng Vàng"
    assert focused().objectName() == "behind"


def test_pick_never_replaces_free_words(make: Make, keyboard: Keyboard, hamlets: None) -> None:
    editor = make("hamlet")
    keyboard.type("Thôn Đ")
    keyboard.enter()
    assert editor.raw() == "Thôn Đ"


def test_pick_typed_without_marks_becomes_the_listed_words(make: Make, keyboard: Keyboard, hamlets: None) -> None:
    editor = make("hamlet")
    keyboard.type("thon doai")
    keyboard.enter()
    assert editor.raw() == "Thôn Đoài"


@pytest.mark.parametrize(
    ("typed", "kept"), [("dong vang", "Xóm Đồng Vàng"), ("thon", "thon"), ("VANG", "VANG"), ("vàng", "vàng")]
)
def test_small_letters_stand_for_the_only_entry_they_fit(
    make: Make, keyboard: Keyboard, hamlets: None, typed: str, kept: str
) -> None:
    editor = make("hamlet")
    keyboard.type(typed)
    keyboard.enter()
    assert editor.raw() == kept


def test_ref_is_chosen_from_what_is_found(make: Make, keyboard: Keyboard, work) -> None:
    uid = add_petition(work)
    add_petition(work, summary="Đề nghị xem lại mức đền bù.")
    editor = make("petition")
    keyboard.type("khoi cong")
    keyboard.enter()
    assert editor.raw() == uid
    assert editor.is_resolved
    assert "1/2026" in editor.line.text()


def test_ref_left_with_words_that_name_nothing_is_unresolved(make: Make, keyboard: Keyboard, work) -> None:
    add_petition(work)
    editor = make("petition")
    keyboard.type("xyz")
    keyboard.enter()
    assert not editor.is_resolved
    assert editor.raw() == "xyz"


def test_ref_opens_the_linked_record(make: Make, keyboard: Keyboard, context: GuiContext) -> None:
    editor = make("petition")
    editor.set_raw("some-uid", name="41/2026")
    wanted: list[tuple[str, str]] = []
    context.navigator.record_wanted.connect(lambda kind, uid: wanted.append((kind, uid)))
    keyboard.press(Qt.Key.Key_Return, ALT)
    assert wanted == [("petitions", "some-uid")]


def test_flag_is_turned_by_the_space_bar(make: Make, keyboard: Keyboard) -> None:
    editor = make("is_open")
    keyboard.press(Qt.Key.Key_Space)
    assert editor.raw() is True
    keyboard.enter()
    assert focused().objectName() == "behind"


def test_long_text_takes_enter_as_a_line_and_tab_leads_on(make: Make, keyboard: Keyboard) -> None:
    editor = make("note")
    keyboard.type("Dòng một")
    keyboard.enter()
    keyboard.type("Dòng hai")
    keyboard.press(Qt.Key.Key_Tab)
    assert editor.raw() == "Dòng một\nDòng hai"
    assert focused().objectName() == "behind"


@pytest.mark.parametrize("key", [spec.key for spec in fields.specs_of(Sample)])
def test_every_editor_is_named_for_screen_readers(make: Make, key: str) -> None:
    editor = make(key)
    assert editor.input.objectName() == f"field.{key}"
    assert editor.input.accessibleName() == editor.spec.label
