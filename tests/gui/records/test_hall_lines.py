"""Opinions taken down already: moved, marked, edited and deleted by keyboard, numbered all the while."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt

from desktop_app.domain.values import editable_values
from desktop_app.gui.hall.hall_window import HallWindow
from desktop_app.services import drafts, gatherings, records
from desktop_app.services.workspace import Workspace
from tests.gui.records.conftest import ALT, CONTROL, Keyboard, type_line
from tests.helpers.meetings import add_meeting, add_opinion, raised, saved_lines


@pytest.fixture
def three(open_hall: Callable[[str], HallWindow], work: Workspace, meeting: str, keyboard: Keyboard) -> HallWindow:
    """Three lines, with the keyboard on the last of them."""
    for number, content in enumerate(("Một", "Hai", "Ba"), start=1):
        add_opinion(work, meeting, content, place=number)
    window = open_hall(meeting)
    keyboard.press(Qt.Key.Key_Up, CONTROL)
    return window


def test_line_is_moved_by_alt_and_arrows_and_all_are_numbered_anew(
    three: HallWindow, keyboard: Keyboard, work: Workspace, meeting: str
) -> None:
    keyboard.press(Qt.Key.Key_Up, ALT)
    keyboard.press(Qt.Key.Key_Up, ALT)
    assert saved_lines(work, meeting) == [(1, "Ba"), (2, "Một"), (3, "Hai")]
    keyboard.press(Qt.Key.Key_Up, ALT)
    assert saved_lines(work, meeting)[0] == (1, "Ba")
    keyboard.press(Qt.Key.Key_Down, ALT)
    assert saved_lines(work, meeting) == [(1, "Một"), (2, "Ba"), (3, "Hai")]
    assert three.table.current_uid == three.lines.rows[1].uid


def test_deleted_line_comes_back_to_its_number(three: HallWindow, keyboard: Keyboard, work: Workspace, meeting) -> None:
    keyboard.press(Qt.Key.Key_Home)
    keyboard.press(Qt.Key.Key_Delete)
    assert saved_lines(work, meeting) == [(1, "Hai"), (2, "Ba")]
    assert three.frame.total.text() == "2 ý kiến"
    keyboard.press(Qt.Key.Key_Z, CONTROL)
    assert saved_lines(work, meeting) == [(1, "Một"), (2, "Hai"), (3, "Ba")]


def test_line_is_edited_and_the_line_in_progress_comes_back(
    three: HallWindow, keyboard: Keyboard, work: Workspace, meeting: str
) -> None:
    keyboard.press(Qt.Key.Key_Escape)
    three.line.fields.focus("content")
    keyboard.type("Bốn, đang nói dở")
    keyboard.press(Qt.Key.Key_Up, CONTROL)
    keyboard.press(Qt.Key.Key_Home)
    keyboard.enter()
    assert three.line.number.text() == "Sửa ý kiến 1"
    assert three.line.values()["content"] == "Một"
    three.line.fields.focus("content")
    keyboard.type(", đã sửa")
    keyboard.press(Qt.Key.Key_S, CONTROL)
    assert saved_lines(work, meeting)[0] == (1, "Một, đã sửa")
    assert three.line.values()["content"] == "Bốn, đang nói dở"
    assert three.line.number.text() == "Ý kiến số 4"


def test_escape_leaves_an_edited_line_as_it_was(
    three: HallWindow, keyboard: Keyboard, work: Workspace, meeting
) -> None:
    keyboard.enter()
    three.line.fields.focus("content")
    keyboard.type(" bỏ đi")
    keyboard.press(Qt.Key.Key_Escape)
    assert three.isVisible()
    assert saved_lines(work, meeting)[2] == (3, "Ba")
    assert three.line.is_blank
    assert drafts.waiting(work) == ()


def test_what_was_registered_before_stands_first_and_is_numbered_when_raised(
    open_hall: Callable[[str], HallWindow], keyboard: Keyboard, work: Workspace, meeting: str
) -> None:
    add_opinion(work, meeting, "Gửi trước", source="before")
    add_opinion(work, meeting, "Nêu đầu tiên", place=1)
    hall = open_hall(meeting)
    shown: list[Any] = [row.record for row in hall.lines.rows]
    assert [one.content for one in shown] == ["Gửi trước", "Nêu đầu tiên"]
    assert hall.frame.total.text() == "2 ý kiến · 1 chưa nêu"
    keyboard.press(Qt.Key.Key_Up, CONTROL)
    keyboard.press(Qt.Key.Key_Home)
    keyboard.press(Qt.Key.Key_Space)
    assert saved_lines(work, meeting) == [(1, "Nêu đầu tiên"), (2, "Gửi trước")]
    assert hall.frame.total.text() == "2 ý kiến"
    keyboard.press(Qt.Key.Key_Space)
    assert saved_lines(work, meeting) == [(None, "Gửi trước"), (1, "Nêu đầu tiên")]


def test_before_the_meeting_lines_are_those_sent_before(
    open_hall: Callable[[str], HallWindow], keyboard: Keyboard, work: Workspace, meeting: str
) -> None:
    ahead = add_meeting(work, held_on="10/12/2026", chairs=[])
    hall = open_hall(ahead)
    assert hall.line.mode == "before"
    type_line(keyboard, "Đăng ký trước hội nghị")
    (record,) = raised(work, ahead)
    assert (record.source, record.place, record.raised_on) == ("before", None, work.today())


def test_names_are_covered_while_somebody_looks_on(three: HallWindow, work: Workspace, context, keyboard) -> None:
    keyboard.press(Qt.Key.Key_Escape)
    keyboard.enter()
    keyboard.type("Ma Thị Lược")
    keyboard.enter()
    keyboard.type("Bốn")
    keyboard.press(Qt.Key.Key_S, CONTROL)
    model = three.table.model()
    texts = lambda: [str(model.index(3, column).data()) for column in range(model.columnCount())]  # noqa: E731
    assert "Ma Thị Lược" in texts()
    context.masking.set_on(True)
    assert "Ma Thị Lược" not in texts()


def test_fields_that_are_not_in_the_line_stay_when_it_is_edited(
    three: HallWindow, keyboard: Keyboard, work: Workspace
) -> None:
    uid = three.table.current_uid
    raw = editable_values(records.get(work, kind="opinions", uid=uid).record)
    records.update(work, kind="opinions", uid=uid, raw={**raw, "note": "Gặp lại sau"}, accepted=None)
    three.lines.take(gatherings.gathered(work, kind="dialogues", uid=raw["dialogue"])[0].rows)
    keyboard.enter()
    three.line.fields.focus("content")
    keyboard.type(" thêm")
    keyboard.press(Qt.Key.Key_S, CONTROL)
    record: Any = records.get(work, kind="opinions", uid=uid).record
    assert (record.content, record.note, record.place) == ("Ba thêm", "Gặp lại sau", 3)
