"""The first page: what waits today, one keystroke from its record."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton

from desktop_app.domain.kind import RecordKind
from desktop_app.gui.context import GuiContext
from desktop_app.gui.pages.today_page import TodayPage, day_line
from desktop_app.records import KINDS
from desktop_app.services import drafts, records
from desktop_app.services.workspace import Workspace
from tests.helpers.examples import example
from tests.helpers.offices import Clock
from tests.helpers.typing import press
from tests.helpers.windows import find


@pytest.fixture
def page(qtbot, context: GuiContext) -> TodayPage:
    made = TodayPage(context)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    made.activate()
    return made


def attention_kind() -> RecordKind:
    """The first register with a filter that asks for attention and lets all examples through."""
    return next(kind for kind in KINDS if kind.attention is not None)


def save_waiting(work: Workspace) -> tuple[str, str, str]:
    """Save examples until one of them shows up in a filter that asks for attention; (kind, filter, uid)."""
    for kind in KINDS:
        for turn in range(8):
            saved = records.create(work, kind=kind.key, raw=example(kind, turn=turn), accepted=None)
            counts = records.filter_counts(work, kind=kind.key)
            if kind.attention is not None and counts[kind.attention.key]:
                return kind.key, kind.attention.key, saved.stored.uid
    raise AssertionError("no example asks for attention")


def test_day_line_is_written_as_on_papers() -> None:
    """Nghị định 30/2020/NĐ-CP: days below 10 and the months 1 and 2 take a leading zero."""
    assert day_line(date(2026, 11, 23), language="vi") == "Thứ Hai, ngày 23 tháng 11 năm 2026"
    assert day_line(date(2026, 11, 23), language="en") == "Monday, 23 November 2026"


def test_today_page_of_a_new_office_says_the_next_step(page: TodayPage) -> None:
    assert find(page, QLabel, "day_line").text() == "Chủ nhật, ngày 22 tháng 11 năm 2026"
    assert "Ctrl+2" in find(page, QLabel, "empty_hint").text()
    assert page.findChildren(QListWidget) == []


def test_today_page_shows_what_waits_after_a_change_elsewhere(
    page: TodayPage, context: GuiContext, work: Workspace
) -> None:
    kind, filter_key, uid = save_waiting(work)
    context.hub.announce(records.restore(work, kind=kind, uid=uid) or ())
    page.refresh()
    title = find(page, QPushButton, f"title_{kind}.{filter_key}")
    assert title.text().endswith("(1)")
    assert not find(page, QLabel, "empty_hint").isVisible()


def test_today_page_enter_opens_the_record(page: TodayPage, context: GuiContext, work: Workspace, qtbot) -> None:
    kind, filter_key, uid = save_waiting(work)
    page.refresh()
    lines = find(page, QListWidget, f"lines_{kind}.{filter_key}")
    with qtbot.waitSignal(context.navigator.record_wanted) as wish:
        press(lines, Qt.Key.Key_Return)
    assert wish.args == [kind, uid]


def test_today_page_title_opens_the_list_behind_the_number(
    page: TodayPage, context: GuiContext, work: Workspace, qtbot
) -> None:
    kind, filter_key, _ = save_waiting(work)
    page.refresh()
    with qtbot.waitSignal(context.navigator.list_wanted) as wish:
        find(page, QPushButton, f"title_{kind}.{filter_key}").click()
    assert wish.args == [kind, filter_key]


def test_today_page_offers_forms_left_without_saving(
    page: TodayPage, context: GuiContext, work: Workspace, clock: Clock, qtbot
) -> None:
    kind = KINDS[0]
    drafts.keep(work, draft="d1", kind=kind.key, uid=None, raw={kind.specs[0].key: "đang gõ"}, field=kind.specs[0].key)
    page.refresh()
    lines = find(page, QListWidget, "lines_drafts")
    assert lines.item(0).text() == f"{kind.title}: nháp giữ lúc 22/11/2026 09:00"
    with qtbot.waitSignal(context.navigator.list_wanted) as wish:
        press(lines, Qt.Key.Key_Return)
    assert wish.args[0] == kind.key
