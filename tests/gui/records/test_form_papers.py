"""Papers from the form: the usual one by one key, any other by another, the record saved before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from desktop_app.domain.query import ListQuery
from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.record_page import RecordPage
from desktop_app.services import records
from desktop_app.services.workspace import Workspace
from tests.gui.records.conftest import CONTROL, SHIFT, Keyboard, add_petition, type_needed

Wanted = list[tuple[str, str, str]]


@pytest.fixture
def wanted(context: GuiContext) -> Wanted:
    """Papers asked for, as (key, kind, uid)."""
    found: Wanted = []
    context.navigator.paper_wanted.connect(lambda key, kind, uid: found.append((key, kind, uid)))
    return found


def test_ctrl_p_shows_the_usual_paper_and_ctrl_shift_p_lets_choose(
    petitions_page: RecordPage, keyboard: Keyboard, work: Workspace, wanted: Wanted
) -> None:
    uid = add_petition(work)
    petitions_page.open_record(uid)
    keyboard.press(Qt.Key.Key_P, CONTROL)
    keyboard.press(Qt.Key.Key_P, CONTROL | SHIFT)
    assert wanted == [("phieu-tiep-nhan", "petitions", uid), ("", "petitions", uid)]


def test_ctrl_shift_p_saves_first_what_was_typed(
    petitions_page: RecordPage, keyboard: Keyboard, work: Workspace, wanted: Wanted
) -> None:
    petitions_page.start_new()
    type_needed(keyboard)
    keyboard.press(Qt.Key.Key_P, CONTROL | SHIFT)
    (row,) = records.page(work, ListQuery("petitions")).rows
    assert wanted == [("", "petitions", row.uid)]


def test_kind_without_papers_has_no_such_key(make_page: Callable[[str], RecordPage], wanted: Wanted) -> None:
    page = make_page("officers")
    page.start_new()
    names = {action.objectName() for action in page.form.frame.menu.actions()}
    assert "choose_paper" not in names
    assert "save_print" in names
