"""The periodic report as pages: made beside the text, saved, sent, compared; and with the real worker."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton

from desktop_app.domain.document import Document
from desktop_app.domain.query import Period
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.periodic.periodic_pane import PeriodicPane
from desktop_app.gui.periodic.sent_dialog import SentDialog
from desktop_app.gui.report_view import ReportDialog
from desktop_app.gui.tables.freeze_dialog import FreezeDialog
from desktop_app.gui.task_runner import Task
from desktop_app.services import periodic
from desktop_app.services.workspace import Workspace
from tests.helpers.pdf_reading import read_pdf
from tests.helpers.report_editor import KEY, YEAR, pdf_words, text_of
from tests.helpers.table_papers import Papers
from tests.helpers.typing import press, press_focused, type_text
from tests.helpers.windows import find, open_boxes

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


# ---------------------------------------------------------------- pages and panes


def test_f6_goes_round_all_panes_and_f8_takes_the_pages_away(pane: PeriodicPane, qtbot) -> None:
    ring = [pane.figures.table, pane.view.preview, pane.sections, pane.editor.text]
    for part in ring:
        press_focused(Qt.Key.Key_F6)
        assert part.hasFocus(), part.objectName()
    for part in reversed([ring[-1], *ring[:-1]]):
        press_focused(Qt.Key.Key_Tab, CTRL | SHIFT)
        assert part.hasFocus(), part.objectName()
    width = pane.editor.width()
    press_focused(Qt.Key.Key_F8)
    assert not pane.view.isVisible()
    qtbot.waitUntil(lambda: pane.editor.width() > width)
    press_focused(Qt.Key.Key_F8)
    assert pane.view.isVisible()


def test_pages_follow_the_text_and_stay_where_they_were_read(pane: PeriodicPane, qtbot) -> None:
    pane.view.preview.go_to(1)
    page = pane.view.preview.current_page()
    type_text(pane.editor.text, " Câu này phải được in.")
    assert "Câu này phải được in" not in pdf_words(pane)
    qtbot.waitUntil(lambda: "Câu này phải được in" in pdf_words(pane), timeout=6_000)
    assert pane.view.preview.current_page() == page


@pytest.mark.parametrize(
    ("key", "modifiers", "suffix"), [(Qt.Key.Key_S, CTRL, "pdf"), (Qt.Key.Key_S, CTRL | SHIFT, "docx")]
)
def test_report_is_saved_by_key_as_it_is_typed(
    pane: PeriodicPane, tmp_path: Path, key: Qt.Key, modifiers: Qt.KeyboardModifier, suffix: str
) -> None:
    type_text(pane.editor.text, " Câu cuối cùng.")
    press_focused(key, modifiers)
    [chooser] = pane.findChildren(QFileDialog)
    find(chooser, QLineEdit, "fileNameEdit").setText(str(tmp_path / "bao-cao"))
    chooser.accept()
    assert (tmp_path / f"bao-cao.{suffix}").stat().st_size > 5_000
    assert "Câu cuối cùng" in pdf_words(pane)


def test_heading_is_kept_and_printed(pane: PeriodicPane, work: Workspace) -> None:
    style = find(pane, QComboBox, "style_box")
    style.setCurrentIndex(style.findText("Nhà nước"))
    for name, typed in (("report_number", "07"), ("report_day", "20/11")):
        field = find(pane, QLineEdit, name)
        field.setFocus()
        type_text(field, typed)
        press(field, Qt.Key.Key_Return)
    report = periodic.report(work, KEY, period=YEAR)
    assert (report.style.value, report.number, report.day) == ("state", "07", date(2026, 11, 20))
    pane.pages.make()
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in pdf_words(pane)
    field = find(pane, QLineEdit, "report_day")
    field.selectAll()
    type_text(field, "31/02")
    press(field, Qt.Key.Key_Return)
    assert field.toolTip().startswith("Ngày 31/02/2026 không có trong lịch")
    assert periodic.report(work, KEY, period=YEAR).day == date(2026, 11, 20)


# ---------------------------------------------------------------- sending


def freeze(pane: PeriodicPane, note: str = "") -> None:
    find(pane, QPushButton, "freeze_report_button").click()
    [dialog] = [one for one in pane.window().findChildren(FreezeDialog) if one.isVisible()]
    type_text(find(dialog, QLineEdit, "note_field"), note)
    press(find(dialog, QLineEdit, "note_field"), Qt.Key.Key_Return)


def test_report_is_frozen_with_what_was_typed_last_then_corrected(pane: PeriodicPane, work: Workspace) -> None:
    type_text(pane.editor.text, " Câu gửi đi.")
    freeze(pane, "gửi huyện")
    [sent] = periodic.sent(work, KEY)
    assert sent.note == "gửi huyện"
    assert "Câu gửi đi" in " ".join(page.text for page in read_pdf(periodic.sent_pdf(work, sent.id)))
    assert find(pane, QLabel, "periodic_state").text().startswith("Đã chốt ngày 22/11/2026")
    assert find(pane, QPushButton, "sent_reports_button").text() == "Đã gửi (1)…"
    freeze(pane)
    assert periodic.sent(work, KEY)[0].corrects == sent.id


def test_unknown_name_keeps_a_report_from_being_sent(pane: PeriodicPane, work: Workspace) -> None:
    type_text(pane.editor.text, " {không có}")
    freeze(pane)
    assert [box.text() for box in open_boxes()] != []
    assert periodic.sent(work, KEY) == ()


def test_sent_report_is_shown_and_compared(pane: PeriodicPane, work: Workspace, office: Papers) -> None:
    freeze(pane)
    office.petition("01/10/2026")
    type_text(pane.editor.text, " Câu mới.")
    pane.keep_draft()
    find(pane, QPushButton, "sent_reports_button").click()
    [dialog] = [one for one in pane.window().findChildren(SentDialog) if one.isVisible()]
    assert dialog.focusWidget().objectName() == "sent_table"
    find(dialog, QPushButton, "compare_button").click()
    assert find(dialog, QLabel, "sent_said").text().endswith("1 mục lời.")
    assert any(row[1:] == ("3", "4") for row in dialog._rows.rows)
    find(dialog, QPushButton, "print_changes_button").click()
    [table] = dialog.findChildren(ReportDialog)
    assert "BẢNG ĐIỀU CHỈNH" in pdf_words(table)
    table.reject()
    table.deleteLater()
    find(dialog, QPushButton, "view_sent_button").click()
    [shown] = [one for one in dialog.findChildren(ReportDialog) if one.isVisible()]
    assert shown.view.content == periodic.sent_pdf(work, periodic.sent(work, KEY)[0].id)
    shown.reject()
    dialog.reject()


# ---------------------------------------------------------------- the real worker


def on_worker(pane: PeriodicPane, qtbot, call) -> object:
    """What the worker finds in the file, after all that waits before it."""
    found: list[object] = []
    pane._context.runner.run_read(call, owner=pane, on_success=found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=10_000)
    return found[0]


def test_worker_keeps_all_that_is_typed_while_pages_are_made(worked_pane: PeriodicPane, qtbot) -> None:
    """Letters typed while an older state is on its way are neither lost nor typed over."""
    pane, section = worked_pane, worked_pane.sections.current
    pane.pages.make()
    for word in (" Một", " hai", " ba"):
        type_text(pane.editor.text, word)
        pane.keep_draft()
    type_text(pane.editor.text, " bốn")
    press(pane.editor.text, Qt.Key.Key_PageDown, CTRL)
    press(pane.editor.text, Qt.Key.Key_PageUp, CTRL)
    assert pane.editor.text.toPlainText().endswith(" Một hai ba bốn"), "before the worker has answered"
    kept = on_worker(pane, qtbot, lambda work: text_of(work, section).text)
    assert str(kept).endswith(" Một hai ba bốn")
    qtbot.waitUntil(lambda: "Một hai ba bốn" in pdf_words(pane), timeout=20_000)
    assert pane.editor.text.toPlainText().endswith(" Một hai ba bốn")


def test_worker_makes_superseded_pages_only_once(
    worked_pane: PeriodicPane, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = worked_pane
    qtbot.waitUntil(lambda: bool(pane.view.content) and not pane.pages._timer.isActive(), timeout=20_000)
    on_worker(pane, qtbot, lambda work: None)
    shown: list[object] = []
    monkeypatch.setattr(pane.view, "show_document", lambda *made, **_: shown.append(made))
    done: list[object] = []
    build = periodic.build

    def counted(work: Workspace, key: str, *, period: Period) -> Document:
        done.append(key)
        return build(work, key, period=period)

    monkeypatch.setattr(periodic, "build", counted)
    for _ in range(5):
        pane.pages.make()
    qtbot.waitUntil(lambda: bool(shown), timeout=20_000)
    on_worker(pane, qtbot, lambda work: None)
    assert len(shown) == 1
    assert len(done) <= 2


def test_worker_autosaves_without_any_key(worked_pane: PeriodicPane, qtbot) -> None:
    section = worked_pane.sections.current
    type_text(worked_pane.editor.text, " Tự giữ.")
    state = find(worked_pane, QLabel, "periodic_state")
    assert state.text() == "Đang soạn…"
    qtbot.waitUntil(lambda: state.text().startswith("Nháp, giữ lúc"), timeout=10_000)
    kept = on_worker(worked_pane, qtbot, lambda work: text_of(work, section).text)
    assert str(kept).endswith(" Tự giữ.")


def test_older_pages_that_come_later_are_dropped(pane: PeriodicPane, monkeypatch: pytest.MonkeyPatch) -> None:
    later: list[Task] = []
    monkeypatch.setattr(pane._context.runner, "_submit", later.append)  # as on the worker: answers come after the call
    pane.pages.make()
    [first] = later
    first.do()
    pane.pages.note_change()
    shown = pane.view.content
    first.finish()
    assert pane.view.content is shown


def test_pages_nobody_looks_at_are_made_when_they_are_shown_or_printed(pane: PeriodicPane) -> None:
    press_focused(Qt.Key.Key_F8)
    shown = pane.view.content
    type_text(pane.editor.text, " Câu mới.")
    pane.keep_draft()
    pane.pages.make_if_seen()
    assert pane.view.content is shown
    press_focused(Qt.Key.Key_F8)
    assert "Câu mới" in pdf_words(pane)


def test_nothing_is_written_by_looking_at_a_report(window: MainWindow, pane: PeriodicPane, work: Workspace) -> None:
    for _ in range(pane.sections.count()):
        press_focused(Qt.Key.Key_PageUp, CTRL)
    window.keep_drafts()
    assert {text.origin for text in periodic.report(work, KEY, period=YEAR).texts.values()} == {"outline"}
    assert find(pane, QLabel, "periodic_state").text() == "Chưa soạn"
