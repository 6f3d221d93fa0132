"""Criteria sheets as files in the settings: taken in and given away by buttons that a keyboard reaches."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from desktop_app.domain.query import ListQuery
from desktop_app.gui.context import GuiContext
from desktop_app.gui.pages.settings_page import SettingsPage
from desktop_app.gui.pages.sheet_files import SheetFiles
from desktop_app.gui.records.record_page import RecordPage
from desktop_app.records import LISTS
from desktop_app.services import criteria, records
from desktop_app.services.workspace import Workspace
from tests.helpers.model_samples import SHEET
from tests.helpers.typing import press_focused
from tests.helpers.windows import close_boxes, find, open_boxes

SHEETS = "criteria_sheets"
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def settings(qtbot, context: GuiContext, work: Workspace, tmp_path: Path) -> SettingsPage:
    """The settings of an office with one criteria sheet."""
    records.create(work, kind=SHEETS, raw=SHEET, accepted=None)
    made = SettingsPage(context, path=tmp_path / "xa.sodanvan")
    qtbot.addWidget(made)
    made.resize(1140, 660)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def page(settings: SettingsPage) -> RecordPage:
    """The list of criteria sheets, in front of the keyboard."""
    made = settings.show_list(SHEETS)
    made.activate()
    return made


def bar_of(page: RecordPage) -> SheetFiles:
    holder = page.parentWidget()
    assert holder is not None
    return find(holder, SheetFiles, "sheet_files")


def answer(owner: QWidget, name: Path) -> None:
    """Type a name into the open file chooser."""
    [chooser] = owner.findChildren(QFileDialog)
    find(chooser, QLineEdit, "fileNameEdit").setText(str(name))
    chooser.accept()


def test_sheet_is_given_away_and_taken_in_elsewhere(qtbot, page: RecordPage, make_work, tmp_path: Path) -> None:
    page.list.focus_list()
    press_focused(Qt.Key.Key_U, ALT)
    qtbot.waitUntil(lambda: bool(bar_of(page).findChildren(QFileDialog)))  # a button is pressed for a moment
    [chooser] = bar_of(page).findChildren(QFileDialog)
    assert Path(chooser.selectedFiles()[0]).name == "tieu-chi-mo-hinh-cap-xa-2026.json"
    answer(bar_of(page), tmp_path / "bo")
    assert page.list.strip.words.startswith("Đã ghi bo.json.")
    other = make_work("khac.sodanvan")
    assert criteria.import_sheet(other, tmp_path / "bo.json").accepted == ()


def test_sheet_that_is_taken_in_becomes_the_current_line_and_can_be_taken_back(
    qtbot, page: RecordPage, work: Workspace, make_work, tmp_path: Path
) -> None:
    other = make_work("tinh.sodanvan")
    uid = records.create(other, kind=SHEETS, raw={**SHEET, "version": "2027"}, accepted=None).stored.uid
    criteria.export_sheet(other, uid, tmp_path / "moi.json")
    page.list.focus_list()
    press_focused(Qt.Key.Key_P, ALT)
    qtbot.waitUntil(lambda: bool(bar_of(page).findChildren(QFileDialog)))
    answer(bar_of(page), tmp_path / "moi.json")
    assert page.list.strip.words == "Đã nhập Tiêu chí mô hình cấp xã · 2027."
    current = page.list.table.current_uid
    assert current is not None
    assert records.get(work, kind=SHEETS, uid=current).record.version == "2027"  # type: ignore[attr-defined]
    page.deeds.undo()
    assert records.count(work, ListQuery(SHEETS)) == 1


def test_file_that_is_no_sheet_is_refused_with_a_sentence(page: RecordPage, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[]", encoding="utf-8")
    bar_of(page).import_from(str(tmp_path / "x.json"))
    assert [box.text() for box in open_boxes()] == ["Tệp “x.json” không phải bộ tiêu chí của Sổ Dân Vận."]
    close_boxes()


def test_buttons_stand_by_the_list_alone(page: RecordPage) -> None:
    assert bar_of(page).isVisible()
    page.start_new()
    assert not bar_of(page).isVisible()
    page.show_list()
    assert bar_of(page).isVisible()


def test_lists_that_are_not_handed_on_have_no_such_buttons(settings: SettingsPage) -> None:
    for kind in LISTS:
        holder = settings.show_list(kind.key).parentWidget()
        assert holder is not None
        assert bool(holder.findChild(SheetFiles)) == (kind.key in criteria.sheet_kinds())
