"""Choosing a criteria sheet brings its values into the form and the step at once; what was scored is not lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt

from desktop_app.domain.values import editable_values
from desktop_app.gui.records.record_form import RecordForm
from desktop_app.gui.records.record_page import RecordPage
from desktop_app.gui.records.step_dialog import StepDialog
from desktop_app.records import kind_of
from desktop_app.services import records, steps
from desktop_app.services.workspace import Workspace
from tests.gui.records.conftest import CONTROL, Keyboard, click, focused

SHEET: dict[str, Any] = {
    "name": "Tiêu chí của tỉnh",
    "version": "2026",
    "scoring": "points",
    "pass_points": "80",
    "criteria": [
        {"criterion_group": "Tổ chức", "criterion": "Có kế hoạch được cấp ủy duyệt", "maximum": "40"},
        {"criterion_group": "Kết quả", "criterion": "Có số liệu cụ thể", "maximum": "60", "is_evidence_needed": True},
    ],
}
MODEL: dict[str, Any] = {
    "name": "Ngôi nhà xanh thôn Đông",
    "field": "economy",
    "subject": "collective",
    "unit": "Hội Phụ nữ xã",
    "registered_on": "02/02/2026",
}


def add_sheet(work: Workspace, **changed: Any) -> str:
    return records.create(work, kind="criteria_sheets", raw={**SHEET, **changed}, accepted=None).stored.uid


def add_model(work: Workspace, **changed: Any) -> str:
    raw = {**records.start_values(work, kind="civic_models"), **MODEL, **changed}
    return records.create(work, kind="civic_models", raw=raw, accepted=None).stored.uid


@pytest.fixture
def sheet(work: Workspace) -> str:
    return add_sheet(work)


@pytest.fixture
def open_form(make_page: Callable[[str], RecordPage]) -> Callable[[str], RecordForm]:
    def open_(uid: str) -> RecordForm:
        page = make_page("civic_models")
        page.open_record(uid)
        return page.form

    return open_


def choose_sheet(form: RecordForm, keyboard: Keyboard, words: str = "tieu chi") -> None:
    """Choose the sheet by typing words of its name."""
    form.fields.focus("sheet")
    keyboard.type(words)
    keyboard.enter()


def criteria(form: RecordForm) -> list[str]:
    return [line["criterion"] for line in form.fields.values()["scores"]]


def test_chosen_sheet_fills_its_fields_at_once_and_they_are_saved(
    open_form, keyboard: Keyboard, work: Workspace, sheet: str
) -> None:
    form = open_form(add_model(work))
    choose_sheet(form, keyboard)
    values = form.fields.values()
    assert values["sheet"] == sheet
    assert values["pass_points"] == "80"
    assert criteria(form) == ["Có kế hoạch được cấp ủy duyệt", "Có số liệu cụ thể"]
    assert "Đã điền theo “Bộ tiêu chí”" in form.frame.strip.words
    keyboard.press(Qt.Key.Key_S, CONTROL)
    record: Any = records.get(work, kind="civic_models", uid=form.uid or "").record
    assert record.sheet == sheet
    assert [row.criterion for row in record.scores] == criteria(form)


def test_filling_is_taken_back_with_the_link(open_form, keyboard: Keyboard, work: Workspace, sheet: str) -> None:
    form = open_form(add_model(work))
    choose_sheet(form, keyboard)
    click(form, "undo_fill")
    values = form.fields.values()
    assert not values["sheet"]
    assert not values["pass_points"]
    assert values["scores"] == []


def test_scores_with_points_are_replaced_only_after_a_word(
    open_form, keyboard: Keyboard, work: Workspace, sheet: str
) -> None:
    scores = [{"criterion": "Tiêu chí cũ", "maximum": "100", "points": "70"}]
    form = open_form(add_model(work, scores=scores, scored_on="01/06/2026"))
    choose_sheet(form, keyboard)
    assert "đã có nội dung ghi tay" in form.frame.strip.words
    assert criteria(form) == ["Tiêu chí cũ"]
    click(form, "keep_filled")
    assert criteria(form) == ["Tiêu chí cũ"]
    assert not form.fields.values()["sheet"]
    choose_sheet(form, keyboard)
    click(form, "replace_filled")
    assert criteria(form) == ["Có kế hoạch được cấp ủy duyệt", "Có số liệu cụ thể"]


def test_opened_model_keeps_the_version_it_was_scored_by(open_form, work: Workspace, sheet: str) -> None:
    scores = [{"criterion": "Tiêu chí cũ", "maximum": "100", "points": "70"}]
    uid = add_model(work, sheet=sheet, scores=scores, scored_on="01/06/2026")
    form = open_form(uid)
    assert criteria(form) == ["Tiêu chí cũ"]
    assert form.frame.strip.isHidden()


def test_step_is_filled_as_the_form_is(open_form, keyboard: Keyboard, work: Workspace, sheet: str, qtbot) -> None:
    form = open_form(add_model(work))
    kind = kind_of("civic_models")
    step = kind.step("score")
    assert step is not None
    dialog = StepDialog(
        kind, step, form._context, title="Mô hình", today=form.today, is_confidential=False, parent=form
    )
    dialog.open()
    dialog.show_values(editable_values(records.get(work, kind=kind.key, uid=form.uid or "").record), names={})
    qtbot.waitUntil(lambda: focused().objectName() == "field.sheet")
    keyboard.type("tieu chi")
    keyboard.enter()
    lines = dialog.fields.values()["scores"]
    assert [line["criterion"] for line in lines] == ["Có kế hoạch được cấp ủy duyệt", "Có số liệu cụ thể"]
    assert "Đã điền" in dialog.strip.words
    dialog.close()


def test_step_that_adds_a_line_begins_in_it(open_form, keyboard: Keyboard, work: Workspace, qtbot) -> None:
    visits = [{"visited_on": "02/03/2026", "finding": "Hoạt động đều"}]
    form = open_form(add_model(work, status="surveyed", checks=visits))
    kind = kind_of("civic_models")
    step = kind.step("check_again")
    assert step is not None
    dialog = StepDialog(
        kind, step, form._context, title="Mô hình", today=form.today, is_confidential=False, parent=form
    )
    dialog.open()
    raw = steps.start(work, kind=kind.key, uid=form.uid or "", step=step.key)
    dialog.show_values(raw, names={})
    qtbot.waitUntil(lambda: dialog.isAncestorOf(focused()))
    keyboard.press(Qt.Key.Key_End)
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type("Ma Van An")
    keyboard.press(Qt.Key.Key_Return)
    lines = dialog.fields.values()["checks"]
    assert [line.get("visitor") or "" for line in lines] == ["", "Ma Van An"]
    dialog.close()
