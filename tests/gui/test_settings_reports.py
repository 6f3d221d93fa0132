"""Settings of periodic reports: outlines worded and ordered by keys, handed on as files; how many meetings are due."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from desktop_app.domain.outlines import OutlineSection
from desktop_app.domain.periods import Span
from desktop_app.gui.context import GuiContext
from desktop_app.gui.pages.duties_section import DutiesSection
from desktop_app.gui.pages.outlines_section import OutlinesSection
from desktop_app.gui.pages.settings_page import SettingsPage
from desktop_app.gui.periodic.outline_edits import moved, numbered, with_hidden, with_new
from desktop_app.gui.periodic.outline_table import SectionTable
from desktop_app.gui.plain_table import PlainTable
from desktop_app.services import duties, outlines
from desktop_app.services.workspace import Workspace
from tests.helpers.outlines import spoil_outline
from tests.helpers.typing import press, press_focused, type_text
from tests.helpers.windows import close_boxes, find, open_boxes

ALT = Qt.KeyboardModifier.AltModifier
KEY = "dan-van"


@pytest.fixture
def page(qtbot, context: GuiContext, tmp_path: Path) -> SettingsPage:
    made = SettingsPage(context, path=tmp_path / "xa.sodanvan")
    qtbot.addWidget(made)
    made.resize(1140, 660)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.activate()
    return made


@pytest.fixture
def section(page: SettingsPage) -> OutlinesSection:
    """The outlines, with the keyboard on the second part of the first one."""
    made = page.show_section("outlines")
    assert isinstance(made, OutlinesSection)
    table = table_of(made)
    table.go_to(row_of(made, "II"))
    table.setFocus()
    return made


def table_of(section: OutlinesSection) -> SectionTable:
    return find(section, SectionTable, "outline_sections")


def row_of(section: OutlinesSection, number: str) -> int:
    rows = section._sections._rows.rows
    return next(place for place, one in enumerate(rows) if one.number == number)


def titles(work: Workspace) -> list[str]:
    return [one.title for one in outlines.outline(work, KEY).sections if one.level == 1]


# ---------------------------------------------------------------- the edits alone


def parts(*lines: str) -> tuple[OutlineSection, ...]:
    """Sections written as ``1 I Tình hình``: level, number (- for none), title."""
    made = (line.split(" ", 2) for line in lines)
    return tuple(OutlineSection(title, number.strip("-"), title, int(level)) for level, number, title in made)


PARTS = parts("1 - lead", "1 I a", "1 II b", "2 1 b1", "3 a b1a", "2 2 b2", "1 III c")


def said(sections: tuple[OutlineSection, ...]) -> list[str]:
    return [f"{one.number} {one.title}".strip() for one in sections]


def test_moved_takes_what_stands_below_along_and_numbers_follow() -> None:
    made, place = moved(PARTS, 2, by=1)
    assert said(made) == ["lead", "I a", "II c", "III b", "1 b1", "a b1a", "2 b2"]
    assert made[place].title == "b"
    assert moved(made, place, by=-1) == (PARTS, 2)


@pytest.mark.parametrize(("place", "by"), [(3, -1), (5, 1), (6, 1), (0, -1)], ids=["first", "last", "end", "top"])
def test_moved_stays_within_its_part(place: int, by: int) -> None:
    assert moved(PARTS, place, by=by) == (PARTS, place)


def test_hidden_section_takes_what_stands_below_along_and_counts_no_longer() -> None:
    made = with_hidden(PARTS, 2, is_hidden=True)
    assert [one.title for one in made if one.is_hidden] == ["b", "b1", "b1a", "b2"]
    assert said(tuple(one for one in made if not one.is_hidden)) == ["lead", "I a", "II c"]
    assert with_hidden(made, 2, is_hidden=False) == PARTS


def test_new_section_stands_behind_the_current_one_with_a_key_of_its_own() -> None:
    made, place = with_new(PARTS, 2, title="mới")
    assert said(made) == ["lead", "I a", "II b", "1 b1", "a b1a", "2 b2", "III mới", "IV c"]
    again, other = with_new(made, place, title="mới")
    assert again[other].key != made[place].key


@pytest.mark.parametrize("count", [4, 9, 14])
def test_numbered_writes_roman_numbers(count: int) -> None:
    made = numbered([OutlineSection(str(place), "I", "") for place in range(count)])
    assert made[-1].number == {4: "IV", 9: "IX", 14: "XIV"}[count]


def test_numbering_leaves_the_shipped_outlines_as_they_are(work: Workspace) -> None:
    for one in outlines.outlines(work):
        assert numbered(one.sections) == one.sections, one.key


# ---------------------------------------------------------------- by keys


def test_section_is_moved_by_alt_and_arrow_and_stays_current(section: OutlinesSection, work: Workspace) -> None:
    before = titles(work)
    place = before.index("Kết quả thực hiện")
    press_focused(Qt.Key.Key_Down, ALT)
    after = titles(work)
    assert after == [*before[:place], before[place + 1], before[place], *before[place + 2 :]]
    current = section._sections._current()
    assert current is not None
    assert (current.title, current.number) == ("Kết quả thực hiện", "III")
    press_focused(Qt.Key.Key_Up, ALT)
    assert titles(work) == before


def test_section_is_taken_out_of_the_print_by_space(section: OutlinesSection, work: Workspace) -> None:
    press_focused(Qt.Key.Key_Space)
    shown = [one.title for one in outlines.outline(work, KEY).shown]
    assert "Kết quả thực hiện" not in shown
    assert find(section, QPushButton, "section_hide_button").text() == "In mục này  Dấu cách"
    press_focused(Qt.Key.Key_Space)
    assert "Kết quả thực hiện" in [one.title for one in outlines.outline(work, KEY).shown]


def test_section_is_renamed_and_worded_below_the_table(section: OutlinesSection, work: Workspace) -> None:
    press_focused(Qt.Key.Key_Return)
    field = find(section, QLineEdit, "section_title")
    assert field.hasFocus()
    type_text(field, "Kết quả công tác")
    press(field, Qt.Key.Key_Return)
    assert "Kết quả công tác" in titles(work)
    text = find(section, QPlainTextEdit, "section_shipped_text")
    text.setPlainText("Có {số mây trên trời}.")
    find(section, QPushButton, "section_save_button").click()
    assert [box.text().endswith("nêu số liệu chưa có: {số mây trên trời}.") for box in open_boxes()] == [True]
    close_boxes()
    assert "mây" not in text.toPlainText(), "what is kept stands there again"


def test_new_section_waits_for_its_name(section: OutlinesSection, work: Workspace) -> None:
    find(section, QPushButton, "section_add_button").click()
    field = find(section, QLineEdit, "section_title")
    assert field.hasFocus()
    type_text(field, "Công tác tôn giáo")
    press(field, Qt.Key.Key_Return)
    assert "Công tác tôn giáo" in titles(work)


def test_outline_goes_back_to_the_shipped_one(section: OutlinesSection, work: Workspace) -> None:
    shipped = outlines.outline(work, KEY)
    back = find(section, QPushButton, "restore_outline_button")
    assert not back.isEnabled()
    title = find(section, QLineEdit, "outline_title")
    title.selectAll()
    type_text(title, "Báo cáo khác")
    press(title, Qt.Key.Key_Return)
    assert outlines.outline(work, KEY).title == "Báo cáo khác"
    assert find(section, QComboBox, "outline_box").currentText() == "Báo cáo khác"
    assert find(section, QLabel, "outline_state").text().startswith("Cơ quan đã sửa")
    back.click()
    assert outlines.outline(work, KEY) == shipped


def test_outline_that_cannot_be_read_is_named_and_restored(
    page: SettingsPage, section: OutlinesSection, work: Workspace
) -> None:
    shipped = outlines.outline(work, KEY)
    spoil_outline(work, KEY)
    section.activate()
    box = find(section, QComboBox, "outline_box")
    box.setCurrentIndex(box.findData(KEY))
    assert box.currentText() == "Khung cũ (không đọc được)"
    state = find(section, QLabel, "outline_state").text()
    assert state.startswith("Không đọc được khung này: ")
    assert "Về khung có sẵn" in state
    assert not find(section, QPushButton, "export_outline_button").isEnabled()
    assert table_of(section).model().rowCount() == 0
    find(section, QPushButton, "restore_outline_button").click()
    assert outlines.outline(work, KEY) == shipped
    assert box.currentText() == shipped.title
    assert table_of(section).isEnabled()


def test_outline_is_given_away_and_taken_in(
    section: OutlinesSection, work: Workspace, make_work, tmp_path: Path
) -> None:
    press_focused(Qt.Key.Key_Down, ALT)
    kept = outlines.outline(work, KEY)
    find(section, QPushButton, "export_outline_button").click()
    [chooser] = section.findChildren(QFileDialog)
    find(chooser, QLineEdit, "fileNameEdit").setText(str(tmp_path / "khung"))
    chooser.accept()
    assert outlines.import_outline(make_work("khac.sodanvan"), tmp_path / "khung.json") == kept
    find(section, QPushButton, "restore_outline_button").click()
    section.import_from(str(tmp_path / "khung.json"))
    assert outlines.outline(work, KEY) == kept


def test_file_that_is_no_outline_is_refused_with_a_sentence(section: OutlinesSection, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[]", encoding="utf-8")
    section.import_from(str(tmp_path / "x.json"))
    assert [box.text() for box in open_boxes()] == ["Tệp không phải khung báo cáo."]
    close_boxes()


def test_due_days_are_kept_and_an_empty_one_says_that_nothing_is_sent(
    section: OutlinesSection, work: Workspace
) -> None:
    shipped = outlines.due_days(work, KEY)
    find(section, QLineEdit, "due_day_month").clear()
    field = find(section, QLineEdit, "due_day_year")
    field.clear()
    type_text(field, "12")
    press(field, Qt.Key.Key_Return)
    kept = outlines.due_days(work, KEY)
    assert kept == {**{span: day for span, day in shipped.items() if span is not Span.MONTH}, Span.YEAR: 12}
    field.setText("x")
    press(field, Qt.Key.Key_Return)
    assert len(open_boxes()) == 1
    close_boxes()
    find(section, QPushButton, "due_days_reset_button").click()
    assert outlines.due_days(work, KEY) == shipped


# ---------------------------------------------------------------- duties


def test_duty_of_the_office_is_set_and_the_law_is_not_undercut(page: SettingsPage, work: Workspace) -> None:
    section = page.show_section("duties")
    assert isinstance(section, DutiesSection)
    table = find(section, PlainTable, "duty_table")
    keys = [one.key for one in duties.duties()]
    free = next(one for one in duties.duties() if not one.is_verified)
    table.go_to(keys.index(free.key))
    table.setFocus()
    press_focused(Qt.Key.Key_Return)
    type_text(find(section, QLineEdit, "duty_number"), "3")
    press_focused(Qt.Key.Key_Return)
    assert duties.minimums(work)[free.key] == 3
    law = next(one for one in duties.duties() if one.is_verified and one.minimum)
    table.go_to(keys.index(law.key))
    assert find(section, QLabel, "duty_article").text() == law.article
    number = find(section, QLineEdit, "duty_number")
    number.selectAll()
    type_text(number, "0")
    press(number, Qt.Key.Key_Return)
    assert [box.text().startswith(law.article) for box in open_boxes()] == [True]
    close_boxes()
    assert duties.minimums(work)[law.key] == law.minimum
