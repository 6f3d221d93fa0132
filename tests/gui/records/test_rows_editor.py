"""The small table in a form: Enter through the cells, lines added and taken out, blocks from a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain import fields
from desktop_app.domain.fields import Choice, Record, spec_of
from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.field_editor import EditorTools
from desktop_app.gui.records.rows_editor import RowsEditor
from desktop_app.gui.records.rows_model import RowsModel, read_block
from desktop_app.gui.records.rows_table import RowsTable
from tests.gui.records.conftest import CONTROL, SHIFT, Keyboard, focused


@fields.row
class Paper(Record):
    """A line of the table."""

    title: str = fields.text("Tên", required=True)
    pages: int | None = fields.count("Số trang")
    form: str | None = fields.choice("Tình trạng", Choice("original", "Bản chính"), Choice("copy", "Bản sao"))


@fields.record
class Sample(Record):
    """A record with a table."""

    papers: tuple[Paper, ...] = fields.rows("Tài liệu", Paper)


@pytest.fixture
def editor(qtbot, context: GuiContext) -> Iterator[RowsEditor]:
    """The table between two lines, in an active window, with the first cell open."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 500)
    column = QVBoxLayout(window)
    column.addWidget(QLineEdit(window))
    tools = EditorTools(context, lambda: date(2026, 11, 22))
    made = RowsEditor(spec_of(Sample, "papers"), tools, parent=window)
    behind = QLineEdit(window)
    behind.setObjectName("behind")
    column.addWidget(made)
    column.addWidget(behind)
    made.moved.connect(lambda is_forward: behind.setFocus())
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    made.take_focus()
    qtbot.waitUntil(lambda: focused().objectName() == "cell.title")
    yield made
    window.close()


def test_enter_goes_through_the_cells_and_begins_a_new_line(editor: RowsEditor, keyboard: Keyboard) -> None:
    for text in ("Đơn viết tay", "2", "b", "Bản đồ", "1", "2"):
        keyboard.type(text)
        keyboard.enter()
    assert editor.raw() == [
        {"title": "Đơn viết tay", "pages": "2", "form": "original"},
        {"title": "Bản đồ", "pages": "1", "form": "copy"},
    ]
    assert focused().objectName() == "cell.title"


def test_enter_on_an_empty_new_line_leaves_the_table(editor: RowsEditor, keyboard: Keyboard) -> None:
    keyboard.type("Đơn")
    keyboard.enter(4)
    assert focused().objectName() == "behind"
    assert editor.raw() == [{"title": "Đơn"}]


def test_open_cell_counts_before_it_is_left(editor: RowsEditor, keyboard: Keyboard) -> None:
    keyboard.type("Chưa rời ô")
    assert editor.raw() == [{"title": "Chưa rời ô"}]


def test_going_from_cell_to_cell_does_not_leave_the_field(editor: RowsEditor, keyboard: Keyboard) -> None:
    left: list[str] = []
    editor.left.connect(lambda: left.append("left"))
    for text in ("Đơn", "2", "b"):
        keyboard.type(text)
        keyboard.enter()
    assert left == []
    keyboard.enter()
    assert left == ["left"]


def test_another_window_gives_the_keyboard_back_to_the_open_cell(editor: RowsEditor, keyboard: Keyboard, qtbot) -> None:
    keyboard.type("Đơn")
    keyboard.enter()
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    assert editor.model.lines() == [{"title": "Đơn"}]
    editor.window().activateWindow()
    qtbot.waitUntil(lambda: focused().objectName() == "cell.pages")
    keyboard.type("2")
    assert editor.raw() == [{"title": "Đơn", "pages": "2"}]


def test_lines_shown_anew_leave_the_keyboard_in_the_table(editor: RowsEditor, keyboard: Keyboard) -> None:
    editor.set_raw([{"title": "Một"}])
    assert focused() is editor.table
    keyboard.enter()
    assert focused().objectName() == "cell.title"


def test_shift_enter_goes_back(editor: RowsEditor, keyboard: Keyboard) -> None:
    keyboard.type("Đơn")
    keyboard.enter()
    keyboard.press(Qt.Key.Key_Return, SHIFT)
    assert focused().objectName() == "cell.title"
    keyboard.press(Qt.Key.Key_Return, SHIFT)
    assert focused().objectName() == "behind"


def test_control_delete_takes_the_line_out(editor: RowsEditor, keyboard: Keyboard) -> None:
    editor.set_raw([{"title": "Một"}, {"title": "Hai"}])
    editor.take_focus()
    keyboard.press(Qt.Key.Key_Delete, CONTROL)
    assert editor.raw() == [{"title": "Hai"}]
    keyboard.press(Qt.Key.Key_Delete, CONTROL)
    assert editor.raw() == []


def test_block_from_a_spreadsheet_fills_lines(editor: RowsEditor, keyboard: Keyboard) -> None:
    QGuiApplication.clipboard().setText('Bản đồ\t2\tBản chính\r\n"Biên bản\nhọp thôn"\t5\tbản sao\r\nẢnh\t\tkhác\r\n')
    keyboard.press(Qt.Key.Key_V, CONTROL)
    assert editor.raw() == [
        {"title": "Bản đồ", "pages": "2", "form": "original"},
        {"title": "Biên bản họp thôn", "pages": "5", "form": "copy"},
        {"title": "Ảnh", "form": "khác"},
    ]


def test_block_begins_at_the_current_cell(editor: RowsEditor, keyboard: Keyboard) -> None:
    keyboard.type("Đơn")
    keyboard.enter()
    QGuiApplication.clipboard().setText("7\tBản sao\tthừa\n8\tBản chính")
    keyboard.press(Qt.Key.Key_V, CONTROL)
    lines: list[dict[str, Any]] = editor.raw()
    assert [(line.get("title"), line["pages"], line["form"]) for line in lines] == [
        ("Đơn", "7", "copy"),
        (None, "8", "original"),
    ]


def test_single_word_is_pasted_into_the_cell(editor: RowsEditor, keyboard: Keyboard) -> None:
    QGuiApplication.clipboard().setText("Bản đồ địa chính")
    keyboard.press(Qt.Key.Key_V, CONTROL)
    assert editor.raw() == [{"title": "Bản đồ địa chính"}]


def test_arrow_goes_to_the_line_below(editor: RowsEditor, keyboard: Keyboard) -> None:
    editor.set_raw([{"title": "Một"}, {"title": "Hai"}])
    editor.take_focus()
    keyboard.press(Qt.Key.Key_Down)
    keyboard.type("Ba")
    assert [line["title"] for line in editor.raw()] == ["Một", "Ba"]


def test_wrong_cells_are_marked(editor: RowsEditor) -> None:
    editor.set_raw([{"title": "Một"}, {"pages": "mười"}])
    editor.model.mark_wrong([(1, "pages")])
    ground = Qt.ItemDataRole.BackgroundRole
    assert editor.model.data(editor.model.index(1, 1), ground) is not None
    assert editor.model.data(editor.model.index(0, 1), ground) is None


def test_rows_model_passes_the_model_tester(qtbot, context: GuiContext) -> None:
    model = RowsModel(spec_of(Sample, "papers").row_specs, context.theme)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_lines([{"title": "Một"}])
    model.add_line()
    model.paste([["a", "1"], ["b", "2"], ["c", "3"]], row=1, column=0)
    model.remove_line(0)
    assert model.lines() == [{"title": "a", "pages": "1"}, {"title": "b", "pages": "2"}, {"title": "c", "pages": "3"}]
    assert tester.model() is model


def test_read_block_drops_empty_lines_at_the_end() -> None:
    assert read_block("a\tb\r\n\t\r\n\r\n") == [["a", "b"]]


def test_room_that_is_left_over_goes_to_what_is_named_not_to_its_numbers(make_page) -> None:
    page = make_page("petitions")
    page.start_new()
    table = page.form.fields.rows["outcomes"].editor.findChild(RowsTable)
    assert isinstance(table, RowsTable)
    page.form.fields.focus("outcomes")
    what, due, done = (table.columnWidth(column) for column in range(3))
    assert what > due + done


def test_up_and_down_go_to_the_same_column_of_other_lines(editor: RowsEditor, keyboard: Keyboard) -> None:
    editor.set_raw([{"title": "Đơn", "pages": "1"}, {"title": "Bản đồ", "pages": "2"}])
    editor.open_cell(0, "pages")
    keyboard.type("7")
    keyboard.press(Qt.Key.Key_Down)
    keyboard.type("8")
    keyboard.press(Qt.Key.Key_Down)
    keyboard.press(Qt.Key.Key_Up)
    keyboard.type("9")
    assert [line["pages"] for line in editor.raw()] == ["9", "8"]


def test_down_opens_the_list_of_a_choice_and_control_down_goes_on(editor: RowsEditor, keyboard: Keyboard) -> None:
    editor.set_raw([{"title": "Đơn", "form": "copy"}, {"title": "Bản đồ", "form": "copy"}])
    editor.open_cell(0, "form")
    keyboard.press(Qt.Key.Key_Down, CONTROL)
    keyboard.press(Qt.Key.Key_Down)
    keyboard.press(Qt.Key.Key_Up)
    keyboard.enter()
    assert [line["form"] for line in editor.raw()] == ["copy", "original"]


def test_page_down_leaves_the_table_past_all_its_lines(editor: RowsEditor, keyboard: Keyboard) -> None:
    editor.set_raw([{"title": f"Tờ {number}"} for number in range(30)])
    editor.open_cell(0, "title")
    keyboard.type("Tờ đầu")
    keyboard.press(Qt.Key.Key_PageDown)
    assert focused().objectName() == "behind"
    assert editor.raw()[0]["title"] == "Tờ đầu"


def test_words_that_are_cut_off_can_be_read_while_the_line_is_filled_in(editor: RowsEditor) -> None:
    title = "Sơ đồ thửa đất do cán bộ địa chính lập sau khi đo đạc lại, có chữ ký của các hộ giáp ranh, " * 3
    editor.set_raw([{"title": title}, {"title": "Đơn"}])
    editor.open_cell(0, "pages")
    assert editor.whole.text() == f"Tên: {title}"
    assert editor.whole.isVisible()
    editor.open_cell(1, "pages")
    assert editor.whole.text() == ""
