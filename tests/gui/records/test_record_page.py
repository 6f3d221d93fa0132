"""The register page: search by typing, filters, columns, preview, copying, masking, deleting and taking back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton

from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.list_columns import load_layout
from desktop_app.gui.records.record_page import RecordPage
from desktop_app.records import KINDS, LISTS, kind_of
from desktop_app.services import records
from desktop_app.services.workspace import Workspace
from tests.gui.records.conftest import ALT, CONTROL, Keyboard, add_petition, click, click_answer, focused, open_box

LATE = {"received_on": "02/11/2026"}


@pytest.fixture
def three(work: Workspace) -> list[str]:
    """Three petitions, the first of them late."""
    return [
        add_petition(work, petitioner="Lường Thị Ánh", **LATE),
        add_petition(work, petitioner="Đặng Văn Ước", summary="Đề nghị xem lại mức đền bù đất."),
        add_petition(work, petitioner="Nguyễn Hữu Ắng", summary="Phản ánh tiếng ồn ban đêm."),
    ]


def numbers(page: RecordPage) -> list[str]:
    model = page.list.table.records
    return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]


def cell(page: RecordPage, row: int, key: str, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole):
    model = page.list.table.records
    column = 1 + [spec.key for spec in model.columns].index(key)
    return model.data(model.index(row, column), role)


# ---------------------------------------------------------------- list


def test_constructor_reads_nothing(context: GuiContext, qtbot, monkeypatch) -> None:
    def refuse(*args, **named):
        raise AssertionError("read before it was shown")

    monkeypatch.setattr(records, "page", refuse)
    page = RecordPage(kind_of("petitions"), context)
    qtbot.addWidget(page)


@pytest.mark.parametrize("kind", [*KINDS, *LISTS], ids=lambda kind: kind.key)
def test_empty_list_of_every_kind_says_the_next_step(make_page: Callable[[str], RecordPage], kind) -> None:
    page = make_page(kind.key)
    assert page.list.empty.isVisible()
    assert page.list.empty.text() == kind.empty_hint


def test_newest_record_stands_first(three: list[str], petitions_page: RecordPage) -> None:
    assert numbers(petitions_page) == ["3/2026", "2/2026", "1/2026"]
    assert petitions_page.list.table.current_uid == three[2]


def test_typing_in_the_list_searches_without_marks(three, petitions_page: RecordPage, keyboard: Keyboard) -> None:
    assert focused() is petitions_page.list.table
    keyboard.type("den bu")
    assert focused() is petitions_page.list.search
    assert petitions_page.list.search.text() == "den bu"
    assert numbers(petitions_page) == ["2/2026"]
    keyboard.press(Qt.Key.Key_Escape)
    assert numbers(petitions_page) == ["3/2026", "2/2026", "1/2026"]
    assert focused() is petitions_page.list.table


def test_search_without_hits_says_so(three, petitions_page: RecordPage, keyboard: Keyboard) -> None:
    keyboard.type("xyz")
    assert petitions_page.list.empty.isVisible()
    assert "“xyz”" in petitions_page.list.empty.text()


def test_filters_show_their_counts_and_narrow_the_list(qtbot, three, petitions_page: RecordPage, work) -> None:
    (button,) = petitions_page.findChildren(QPushButton, "filter.overdue")
    qtbot.waitUntil(lambda: button.text() == "Quá hạn 1")
    button.click()
    assert numbers(petitions_page) == ["1/2026"]
    petitions_page.show_filter("")
    assert len(numbers(petitions_page)) == 3


def test_filters_are_chosen_by_their_numbers(qtbot, three, petitions_page: RecordPage, keyboard: Keyboard) -> None:
    (button,) = petitions_page.findChildren(QPushButton, "filter.overdue")
    qtbot.waitUntil(lambda: button.text() == "Quá hạn 1")
    keyboard.press(Qt.Key.Key_2, ALT)
    qtbot.waitUntil(lambda: petitions_page.list.filters.current == "overdue")
    assert numbers(petitions_page) == ["1/2026"]
    assert focused() is petitions_page.list.table


def test_named_records_are_shown_alone_until_another_filter_is_chosen(three, petitions_page: RecordPage) -> None:
    petitions_page.show_records([three[0], three[2]], "Biểu 01/XLD, cột 5")
    assert numbers(petitions_page) == ["3/2026", "1/2026"]
    (link,) = petitions_page.findChildren(QPushButton, "filter.only")
    assert link.text() == "Biểu 01/XLD, cột 5"
    assert link.isVisible()
    petitions_page.show_filter("overdue")
    assert numbers(petitions_page) == ["1/2026"]
    assert link.isHidden()
    petitions_page.show_records([three[1]], "Một đơn")
    click(petitions_page, "filter.all")
    assert len(numbers(petitions_page)) == 3
    assert link.isHidden()


def test_filters_go_on_in_the_next_line_where_the_window_is_narrow(qtbot, petitions_page: RecordPage) -> None:
    petitions_page.resize(700, 600)
    buttons = petitions_page.list.filters.findChildren(QPushButton)
    qtbot.waitUntil(lambda: len({button.y() for button in buttons if button.isVisible()}) > 1)
    assert all(button.geometry().right() <= 700 for button in buttons if button.isVisible())


def test_late_row_says_how_late_in_words_and_colour(three, petitions_page: RecordPage, context: GuiContext) -> None:
    assert cell(petitions_page, 2, "due_on") == "16/11 · quá 5 ngày làm việc"
    assert cell(petitions_page, 2, "due_on", Qt.ItemDataRole.ToolTipRole) == "16/11/2026 · quá 5 ngày làm việc"
    assert cell(petitions_page, 2, "summary", Qt.ItemDataRole.ForegroundRole) == context.theme.color("late")
    assert cell(petitions_page, 0, "summary", Qt.ItemDataRole.ForegroundRole) is None


def test_numbers_stand_at_the_right(make_page: Callable[[str], RecordPage]) -> None:
    model = make_page("dialogues").list.table.records
    column = 1 + [spec.key for spec in model.columns].index("attendees")
    alignment = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
    assert alignment & Qt.AlignmentFlag.AlignRight


def test_masking_covers_names_only(three, petitions_page: RecordPage, context: GuiContext) -> None:
    context.masking.set_on(True)
    assert cell(petitions_page, 1, "petitioner") == "Đ.V.Ư"
    assert cell(petitions_page, 1, "summary") == "Đề nghị xem lại mức đền bù đất."


def test_copy_gives_a_table_for_excel_and_word(three, petitions_page: RecordPage, keyboard: Keyboard) -> None:
    petitions_page.list.table.selectAll()
    keyboard.press(Qt.Key.Key_C, CONTROL)
    mime = QGuiApplication.clipboard().mimeData()
    lines = [line.split("\t") for line in mime.text().split("\n")]
    assert lines[0][:3] == ["Số", "Ngày nhận đơn", "Loại đơn"]
    assert [line[0] for line in lines[1:]] == ["3/2026", "2/2026", "1/2026"]
    assert all(len(line) == len(lines[0]) for line in lines)
    assert "<table" in mime.html()
    assert "Nguyễn Hữu Ắng" in mime.html()


def test_columns_chosen_are_kept(three, petitions_page: RecordPage, context: GuiContext, make_page) -> None:
    table = petitions_page.list.table
    menu = QMenu()
    table.arrangement.fill_menu(menu)
    columns = menu.findChildren(QMenu)[0]
    next(action for action in columns.actions() if action.text() == "Nguồn đơn").trigger()
    assert "source" in [spec.key for spec in table.records.columns]
    assert cell(petitions_page, 0, "source") == "Nộp trực tiếp"
    again = make_page("petitions")
    assert "source" in [spec.key for spec in again.list.table.records.columns]


def test_sort_by_keyboard_is_kept(three, petitions_page: RecordPage, keyboard: Keyboard, context: GuiContext) -> None:
    table = petitions_page.list.table
    column = 1 + [spec.key for spec in table.records.columns].index("petitioner")
    table.setCurrentIndex(table.records.index(0, column))
    keyboard.press(Qt.Key.Key_Up, ALT)
    assert numbers(petitions_page) == ["1/2026", "3/2026", "2/2026"]  # Ánh, Ắng, Ước: by given name
    layout = load_layout(context.settings, kind_of("petitions"))
    assert (layout.sort, layout.is_descending) == ("petitioner", False)


def test_column_moves_by_keyboard(three, petitions_page: RecordPage, keyboard: Keyboard) -> None:
    table = petitions_page.list.table
    table.setCurrentIndex(table.records.index(0, 1))
    keyboard.press(Qt.Key.Key_Right, ALT)
    assert [spec.key for spec in table.records.columns][:2] == ["content_kind", "received_on"]


def test_preview_follows_the_row_and_masks(qtbot, three, petitions_page: RecordPage, keyboard, context) -> None:
    keyboard.press(Qt.Key.Key_Space)
    page = petitions_page.list.preview.page
    qtbot.waitUntil(lambda: "Nguyễn Hữu Ắng" in page.toPlainText())
    keyboard.press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Đặng Văn Ước" in page.toPlainText())
    context.masking.set_on(True)
    assert "Đặng Văn Ước" not in page.toPlainText()


def test_preview_is_closed_by_the_key_that_opened_it(three, petitions_page: RecordPage, keyboard: Keyboard) -> None:
    keyboard.press(Qt.Key.Key_Space)
    keyboard.press(Qt.Key.Key_Space)
    assert petitions_page.list.preview.isHidden()


def test_home_and_end_go_to_the_first_and_last_row(three, petitions_page: RecordPage, keyboard: Keyboard) -> None:
    keyboard.press(Qt.Key.Key_End)
    assert petitions_page.list.table.current_uid == three[0]
    keyboard.press(Qt.Key.Key_Home)
    assert petitions_page.list.table.current_uid == three[2]


# ---------------------------------------------------------------- list and form


def test_enter_opens_and_escape_returns_to_the_row(three, petitions_page: RecordPage, keyboard: Keyboard) -> None:
    keyboard.press(Qt.Key.Key_Down)
    keyboard.enter()
    assert petitions_page.is_form_shown
    assert petitions_page.form.uid == three[1]
    keyboard.press(Qt.Key.Key_Escape)
    assert petitions_page.stack.currentWidget() is petitions_page.list
    assert focused() is petitions_page.list.table
    assert petitions_page.list.table.current_uid == three[1]


def test_saved_change_shows_in_the_list(three, petitions_page: RecordPage, keyboard: Keyboard) -> None:
    petitions_page.open_record(three[1])
    petitions_page.form.fields.focus("petitioner")
    keyboard.type("Hoàng A Páo")
    keyboard.press(Qt.Key.Key_S, CONTROL)
    keyboard.press(Qt.Key.Key_Escape)
    assert cell(petitions_page, 1, "petitioner") == "Hoàng A Páo"
    assert petitions_page.list.table.current_uid == three[1]


def test_control_z_takes_the_last_save_back(three, petitions_page: RecordPage, keyboard: Keyboard) -> None:
    petitions_page.open_record(three[1])
    petitions_page.form.fields.focus("petitioner")
    keyboard.type("Hoàng A Páo")
    keyboard.press(Qt.Key.Key_S, CONTROL)
    keyboard.press(Qt.Key.Key_Escape)
    keyboard.press(Qt.Key.Key_Z, CONTROL)
    assert cell(petitions_page, 1, "petitioner") == "Đặng Văn Ước"


def test_delete_asks_once_and_can_be_undone(three, petitions_page: RecordPage, keyboard: Keyboard) -> None:
    keyboard.press(Qt.Key.Key_Delete)
    assert open_box("delete_question").text() == "Xóa đơn 3/2026?"
    click_answer("delete_question", 0)
    assert numbers(petitions_page) == ["2/2026", "1/2026"]
    petitions_page.list.focus_list()
    keyboard.press(Qt.Key.Key_Z, CONTROL)
    assert numbers(petitions_page) == ["3/2026", "2/2026", "1/2026"]


def test_delete_takes_all_marked_rows_and_undo_brings_all_back(three, petitions_page, keyboard: Keyboard) -> None:
    petitions_page.list.table.selectAll()
    keyboard.press(Qt.Key.Key_Delete)
    click_answer("delete_question", 0)
    assert numbers(petitions_page) == []
    click(petitions_page.list, "undo_delete")
    assert len(numbers(petitions_page)) == 3


def test_undo_with_nothing_done_says_so(petitions_page: RecordPage, keyboard: Keyboard) -> None:
    keyboard.press(Qt.Key.Key_Z, CONTROL)
    assert petitions_page.list.strip.words == "Không còn thao tác nào để hoàn tác."


def test_change_made_elsewhere_refreshes_the_list(three, petitions_page: RecordPage, work, context) -> None:
    changes = records.delete(work, kind="petitions", uid=three[0])
    context.hub.announce(changes)
    assert numbers(petitions_page) == ["3/2026", "2/2026"]


def test_new_record_of_another_kind_is_begun_from_this_one(qtbot, make_page, work, context: GuiContext) -> None:
    raw = {**records.start_values(work, kind="opinions"), "raised_on": "20/11/2026", "content": "Đề nghị khơi cống."}
    opinion = records.create(work, kind="opinions", raw={**raw, "source": "before"}, accepted=None).stored
    page = make_page("opinions")
    wanted: list[tuple[str, dict[str, Any]]] = []
    context.navigator.new_wanted.connect(lambda kind, values: wanted.append((kind, values)))
    assert page.list.table.current_uid == opinion.uid
    page.deeds.derive("petition")
    assert wanted[0][0] == "petitions"
    assert "Đề nghị khơi cống." in wanted[0][1].values()


def test_print_asks_for_the_sheet(three, petitions_page: RecordPage, keyboard: Keyboard, context: GuiContext) -> None:
    wanted: list[tuple[str, str]] = []
    context.navigator.report_wanted.connect(lambda key, uid: wanted.append((key, uid)))
    keyboard.press(Qt.Key.Key_P, CONTROL)
    assert wanted == [("petitions-sheet", three[2])]
