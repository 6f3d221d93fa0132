"""The term beside the form: told when a field is left, coloured with words, its whole sum on one key."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.deadlines import Law
from desktop_app.domain.formats import format_day
from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.due_dialog import DueDialog
from desktop_app.gui.records.due_reading import read_due
from desktop_app.gui.records.record_form import RecordForm
from desktop_app.gui.records.record_page import RecordPage
from desktop_app.records import KINDS, kind_of
from desktop_app.services import records
from desktop_app.services.law import law_of
from desktop_app.services.workspace import Workspace
from tests.gui.records.conftest import CONTROL, SHIFT, Keyboard, LateRunner, add_petition, focused, type_needed

TODAY = date(2026, 11, 22)


def due(form: RecordForm) -> str:
    strip = form.frame.due
    return strip.words if not strip.isHidden() else ""


def sums() -> list[DueDialog]:
    return [window for window in QApplication.topLevelWidgets() if isinstance(window, DueDialog) and window.isVisible()]


def received_for(work: Workspace, left: int) -> str:
    """A day of receipt from which an ordinary petition has so many working days left today."""
    law = law_of(work)
    for back in range(60):
        day = format_day(TODAY - timedelta(days=back))
        line = read_due(work, kind="petitions", raw={"received_on": day, "content_kind": "proposal"}).next
        if line is not None and line.end is not None and law.days_until(line.end, TODAY) == left:
            return day
    raise AssertionError(f"no day of receipt leaves {left} working days")


def test_new_form_tells_the_term_at_once(form: RecordForm) -> None:
    assert "Xử lý đơn" in due(form)
    assert "(10 ngày làm việc)" in due(form)
    assert "Luật Tiếp công dân 42/2013/QH13 Điều 28" in due(form)


def test_term_follows_when_the_field_is_left_and_not_before(form: RecordForm, keyboard: Keyboard) -> None:
    before = due(form)
    keyboard.type("0211202")
    assert due(form) == before
    keyboard.type("6")  # full: moves on
    assert "16/11/2026 (10 ngày làm việc)" in due(form)
    assert "quá 5 ngày làm việc" in due(form)
    assert form.frame.due.tone == "late"


def test_term_follows_the_kind_of_petition(form: RecordForm, keyboard: Keyboard) -> None:
    keyboard.type("16112026kn")
    keyboard.enter()
    assert "Thụ lý khiếu nại" in due(form)
    assert form.frame.due.tone == "soon"
    assert "còn 3 ngày làm việc" in due(form)


@pytest.mark.parametrize(("left", "tone"), [(-5, "late"), (1, "soon"), (3, "soon"), (4, "paper")])
def test_tone_is_amber_within_three_working_days_and_red_afterwards(
    petitions_page: RecordPage, work: Workspace, left: int, tone: str
) -> None:
    petitions_page.open_record(add_petition(work, received_on=received_for(work, left)))
    assert petitions_page.form.frame.due.tone == tone


def test_day_that_cannot_be_read_tells_no_term(form: RecordForm, keyboard: Keyboard) -> None:
    keyboard.type("31022026")
    keyboard.enter()
    assert due(form) == ""


def test_record_with_nothing_due_says_so(petitions_page: RecordPage, work: Workspace) -> None:
    uid = add_petition(
        work, status="answered", direction="accept", eligibility="eligible", authority="own", accepted_on="20/11/2026",
        accepted_number="1", decided_on="20/11/2026", decision_number="2", answered_on="20/11/2026",
        notified_on="20/11/2026", proposed_on="20/11/2026", document_on="20/11/2026",
    )  # fmt: skip
    petitions_page.open_record(uid)
    assert due(petitions_page.form).endswith("Không còn thời hạn nào phải làm.")


def test_save_brings_the_term_up_to_date(form: RecordForm, keyboard: Keyboard, work: Workspace) -> None:
    type_needed(keyboard)
    form.fields.focus("accepted_on")
    keyboard.type("22112026")
    keyboard.press(Qt.Key.Key_S, CONTROL)
    keyboard.press(Qt.Key.Key_S, CONTROL)
    assert "Xử lý đơn" not in due(form)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if not any(spec.computed for spec in kind.specs)])
def test_kind_without_terms_shows_none(make_page, keyboard: Keyboard, kind) -> None:
    page = make_page(kind.key)
    page.start_new()
    assert due(page.form) == ""
    keyboard.press(Qt.Key.Key_F1, SHIFT)
    assert sums() == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if any(spec.computed for spec in kind.specs)])
def test_what_is_reckoned_has_no_field(make_page, kind) -> None:
    page = make_page(kind.key)
    page.start_new()
    assert set(page.form.fields.rows) == {spec.key for spec in kind.specs if not spec.computed}


# ---------------------------------------------------------------- the sum


def test_shift_f1_shows_the_whole_sum_of_every_term(
    qtbot, form: RecordForm, keyboard: Keyboard, work: Workspace
) -> None:
    keyboard.type("02112026pa")
    keyboard.enter()
    keyboard.press(Qt.Key.Key_F1, SHIFT)
    (dialog,) = sums()
    text = dialog.page.toPlainText()
    view = read_due(work, kind="petitions", raw=form.fields.values())
    assert len(view.lines) > 1
    for line in view.lines:
        assert line.title in text
        for sentence in line.sum:
            assert sentence in text
    qtbot.waitUntil(dialog.isActiveWindow)
    keyboard.press(Qt.Key.Key_Escape)
    assert sums() == []


def test_sum_begins_with_the_most_urgent_term_and_ends_with_what_is_done(
    petitions_page: RecordPage, keyboard: Keyboard, work: Workspace
) -> None:
    complaint = {"content_kind": "complaint", "received_on": "02/11/2026", "accepted_on": "09/11/2026"}
    petitions_page.open_record(add_petition(work, status="accepted", **complaint))
    petitions_page.form.aids.due.show_sum()
    (dialog,) = sums()
    view = read_due(work, kind="petitions", raw=petitions_page.form.fields.values())
    over = [line for line in view.lines if not line.is_open]
    assert view.open_lines
    assert over
    text = dialog.page.toPlainText()
    places = [text.index(f"{line.title}: {line.until}") for line in (*view.open_lines, *over)]
    assert places == sorted(places)
    assert places[0] == 0


def test_shift_f1_counts_what_is_being_typed(form: RecordForm, keyboard: Keyboard) -> None:
    """Also before the field is left."""
    form.fields.focus("received_on")
    focused().clear()  # type: ignore[attr-defined]  # a line
    keyboard.type("2/11/2026")
    keyboard.press(Qt.Key.Key_F1, SHIFT)
    (dialog,) = sums()
    assert "16/11/2026" in dialog.page.toPlainText()


def test_forecast_days_are_said_to_be_so(form: RecordForm, keyboard: Keyboard, work: Workspace) -> None:
    raw = {"received_on": "20/11/2026", "content_kind": "complaint", "accepted_on": "20/12/2027"}
    forecasts = [line for line in read_due(work, kind="petitions", raw=raw).lines if line.is_forecast]
    view = read_due(work, kind="petitions", raw=raw | {"accepted_on": "20/11/2026"})
    form.frame.due.show_due(replace(view, lines=tuple(replace(line, is_forecast=True) for line in view.lines)))
    assert "Tính theo lịch nghỉ dự kiến." in due(form)
    for line in forecasts:
        assert any("dự kiến" in sentence for sentence in line.sum)


# ---------------------------------------------------------------- late answers


def test_answer_for_another_record_is_dropped(qtbot, context: GuiContext, work: Workspace) -> None:
    late, timely = add_petition(work, received_on="02/11/2026"), add_petition(work, received_on="20/11/2026")
    runner = LateRunner(work)
    page = RecordPage(kind_of("petitions"), replace(context, runner=runner))
    with qtbot.waitExposed(page):
        page.show()
    page.open_record(late)
    runner.work_off()
    page.form.aids.due.begin()
    stale = runner.waiting.pop()
    page.open_record(timely)
    runner.work_off()
    assert "07/12/2026" in due(page.form)
    runner.waiting.append(stale)
    runner.work_off()
    assert "07/12/2026" in due(page.form)
    shiboken6.delete(page)


def test_list_shows_the_day_and_the_working_days_left(
    petitions_page: RecordPage, work: Workspace, context: GuiContext
) -> None:
    add_petition(work, received_on="16/11/2026", content_kind="complaint")
    add_petition(work, received_on="20/11/2026")
    petitions_page.list.refresh()
    model = petitions_page.list.table.records
    column = 1 + [spec.key for spec in model.columns].index("due_on")
    cells = [str(model.data(model.index(row, column))) for row in range(model.rowCount())]
    assert cells == ["07/12 · còn 10 ngày làm việc", "26/11 · còn 3 ngày làm việc"]
    color = model.data(model.index(1, column), Qt.ItemDataRole.ForegroundRole)
    assert color == context.theme.color("soon")


def test_preview_shows_what_is_reckoned(qtbot, petitions_page: RecordPage, work: Workspace, keyboard: Keyboard) -> None:
    add_petition(work, received_on="20/11/2026")
    petitions_page.list.refresh()
    petitions_page.list.focus_list()
    keyboard.press(Qt.Key.Key_Space)
    page = petitions_page.list.preview.page
    qtbot.waitUntil(lambda: "Hạn xử lý đơn" in page.toPlainText())
    assert "07/12/2026" in page.toPlainText()


def test_calendar_of_a_list_is_read_once_for_all_its_rows(
    petitions_page: RecordPage, work: Workspace, monkeypatch
) -> None:
    for _ in range(5):
        add_petition(work, received_on="20/11/2026")
    asked: list[Law] = []

    def count(of: Workspace) -> Law:
        asked.append(law_of(of))
        return asked[-1]

    monkeypatch.setattr("desktop_app.gui.records.list_source.law_of", count)
    petitions_page.list.refresh()
    model = petitions_page.list.table.records
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            model.data(model.index(row, column))
    assert len(asked) == 1
    assert records.count(work, model.query) == 5
