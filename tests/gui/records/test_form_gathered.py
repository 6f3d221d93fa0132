"""What stands beside a record: its gatherings with their counts, and the timeline of its matter."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton

from desktop_app.gui.context import GuiContext
from desktop_app.gui.plain_table import PlainTable
from desktop_app.gui.records.form_gathered import TimelinePanel
from desktop_app.gui.records.record_page import RecordPage
from desktop_app.gui.report_view import ReportDialog
from desktop_app.gui.texts import tr
from desktop_app.records import KINDS, kind_of
from desktop_app.services import records, timeline
from desktop_app.services.workspace import Workspace
from tests.gui.records.conftest import ALT, Keyboard, add_petition
from tests.helpers.meetings import add_meeting, add_opinion

SCREEN = (1366, 768)
NAVIGATION_PX = 192


def tab_titles(page: RecordPage) -> list[str]:
    tabs = page.form.frame.tabs
    return [tabs.tabText(place) for place in range(tabs.count())]


def show_tab(page: RecordPage, words: str) -> None:
    place = next(place for place, title in enumerate(tab_titles(page)) if words in title)
    page.form.frame.tabs.setCurrentIndex(place)


def shown_rows(table: PlainTable) -> list[list[str]]:
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def table_of(page: RecordPage, name: str) -> PlainTable:
    found = page.form.findChild(PlainTable, name)
    assert isinstance(found, PlainTable)
    return found


@pytest.fixture
def page(make_page: Callable[[str], RecordPage]) -> RecordPage:
    return make_page("dialogues")


def test_gathered_records_are_counted_in_the_tab_and_listed_with_state_and_due_day(
    page: RecordPage, work: Workspace
) -> None:
    meeting = add_meeting(work)
    add_opinion(work, meeting, "Đề nghị sửa đường", place=1, lead_unit="Phòng Kinh tế", status="in_progress",
                due_on="20/11/2026", delay_reason="Chờ vốn")  # fmt: skip
    add_opinion(work, meeting, "Đề nghị kéo điện", place=2)
    page.open_record(meeting)
    assert "&5 Ý kiến tại hội nghị (2)" in tab_titles(page)
    show_tab(page, "Ý kiến tại hội nghị")
    rows = shown_rows(table_of(page, "gathering.raised"))
    assert [row[2] for row in rows] == ["Đề nghị sửa đường", "Đề nghị kéo điện"]
    assert rows[0][3:] == ["Đang giải quyết", "20/11/2026 · quá 1 ngày làm việc"]


def test_enter_opens_the_gathered_record(
    page: RecordPage, work: Workspace, keyboard: Keyboard, context: GuiContext
) -> None:
    meeting = add_meeting(work)
    uid = add_opinion(work, meeting, "Đề nghị sửa đường", place=1)
    wanted: list[tuple[str, str]] = []
    context.navigator.record_wanted.connect(lambda kind, found: wanted.append((kind, found)))
    page.open_record(meeting)
    keyboard.press(Qt.Key.Key_5, ALT)
    keyboard.enter()
    assert wanted == [("opinions", uid)]


def test_counts_follow_what_is_saved_elsewhere(page: RecordPage, work: Workspace, context: GuiContext) -> None:
    meeting = add_meeting(work)
    page.open_record(meeting)
    assert "&5 Ý kiến tại hội nghị (0)" in tab_titles(page)
    _, raw = records.derived(work, kind="dialogues", uid=meeting, key="opinion")
    raw = {**records.start_values(work, kind="opinions"), **raw, "content": "Đề nghị sửa đường"}
    context.hub.announce(records.create(work, kind="opinions", raw=raw, accepted=None).changes, None)
    assert "&5 Ý kiến tại hội nghị (1)" in tab_titles(page)


def test_new_record_has_no_counts_yet(page: RecordPage) -> None:
    page.start_new()
    assert "&5 Ý kiến tại hội nghị" in tab_titles(page)
    show_tab(page, "Ý kiến tại hội nghị")
    assert shown_rows(table_of(page, "gathering.raised")) == []


@pytest.mark.parametrize("kind", [kind.key for kind in KINDS])
def test_tabs_fit_a_small_screen_and_have_keys(make_page: Callable[[str], RecordPage], kind: str) -> None:
    page = make_page(kind)
    page.resize(SCREEN[0] - NAVIGATION_PX, SCREEN[1])
    page.start_new()
    tabs = page.form.frame.tabs
    assert tabs.sizeHint().width() <= tabs.width()
    assert [title[:2] for title in tab_titles(page)] == [f"&{number}" for number in "1234567890"[: tabs.count()]]


# ---------------------------------------------------------------- timeline


def test_timeline_tells_the_matter_over_its_registers_and_opens_them(
    make_page: Callable[[str], RecordPage], work: Workspace, keyboard: Keyboard, context: GuiContext
) -> None:
    meeting = add_meeting(work, status="held")
    opinion = add_opinion(work, meeting, "Đề nghị khơi cống", place=1)
    add_petition(work, opinion=opinion)
    moments = timeline.timeline(work, kind="opinions", uid=opinion)
    assert {item.kind for item in moments} == {"dialogues", "opinions", "petitions"}
    wanted: list[tuple[str, str]] = []
    context.navigator.record_wanted.connect(lambda kind, found: wanted.append((kind, found)))
    page = make_page("opinions")
    page.open_record(opinion)
    show_tab(page, "Diễn biến")
    rows = shown_rows(table_of(page, "timeline_table"))
    assert [(row[1], row[2]) for row in rows] == [(kind_of(item.kind).title, item.text) for item in moments]
    keyboard.press(Qt.Key.Key_Home)
    keyboard.enter()
    assert wanted == [(moments[0].kind, moments[0].uid)]


def test_timeline_is_printed(make_page: Callable[[str], RecordPage], work: Workspace) -> None:
    uid = add_opinion(work, add_meeting(work), "Đề nghị khơi cống")
    page = make_page("opinions")
    page.open_record(uid)
    show_tab(page, "Diễn biến")
    panel = page.form.findChild(TimelinePanel)
    assert isinstance(panel, TimelinePanel)
    button = panel.findChild(QPushButton, "print_timeline")
    assert isinstance(button, QPushButton)
    assert QKeySequence.mnemonic(button.text()) != QKeySequence.mnemonic(tr("&In: {title}")), "seen after a step"
    button.click()
    dialog = page.window().findChild(ReportDialog)
    assert isinstance(dialog, ReportDialog)
    assert dialog.view.content.startswith(b"%PDF")
    dialog.close()


def test_kind_whose_matters_go_nowhere_has_no_timeline(page: RecordPage) -> None:
    page.start_new()
    assert not any("Diễn biến" in title for title in tab_titles(page))
