"""The first page: what waits today, one keystroke from its record, and printed by one key."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.kind import RecordKind
from desktop_app.gui.context import GuiContext
from desktop_app.gui.pages.today_box import TitleLink
from desktop_app.gui.pages.today_lines import ENTRY, LineList, wrapped
from desktop_app.gui.pages.today_page import TodayPage, day_line
from desktop_app.records import KINDS
from desktop_app.services import drafts, periodic, records
from desktop_app.services.bulk import with_defaults
from desktop_app.services.workspace import Workspace
from tests.helpers.command_line import petition
from tests.helpers.offices import Clock
from tests.helpers.typing import press, press_focused
from tests.helpers.windows import find


@pytest.fixture
def page(qtbot, context: GuiContext) -> TodayPage:
    made = TodayPage(context)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.activate()
    return made


def save_petition(work: Workspace, received_on: str, **values: Any) -> str:
    """A petition whose handling is due ten working days later; the clock stands on Sunday 22/11/2026."""
    raw = petition(received_on=received_on, officer="Lan", **values)
    kind = petition_kind()
    return records.create(work, kind=kind.key, raw=with_defaults(kind, raw), accepted=None).stored.uid


def save_opinion(work: Workspace, due_on: str) -> str:
    """An opinion that is open."""
    kind = next(kind for kind in KINDS if kind.key == "opinions")
    raw = {"raised_on": "2026-10-01", "content": "Đường thôn Đông", "due_on": due_on, "lead_unit": "UBND xã",
           "status": "in_progress"}  # fmt: skip
    return records.create(work, kind=kind.key, raw=with_defaults(kind, raw), accepted=None).stored.uid


def petition_kind() -> RecordKind:
    return next(kind for kind in KINDS if kind.key == "petitions")


def late_lists(page: TodayPage) -> list[LineList]:
    """Lists of the red boxes, in the order of the keyboard."""
    return [one for one in page._lists() if one.objectName().endswith(".overdue")]


def test_day_line_is_written_as_on_papers() -> None:
    """Nghị định 30/2020/NĐ-CP: days below 10 and the months 1 and 2 take a leading zero."""
    assert day_line(date(2026, 11, 23), language="vi") == "Thứ Hai, ngày 23 tháng 11 năm 2026"
    assert day_line(date(2026, 11, 23), language="en") == "Monday, 23 November 2026"


def test_wrapped_breaks_between_parts_alone() -> None:
    text = "16/11/2026, quá 5 ngày làm việc · Xử lý đơn · Hoàng Thị Lan"
    assert wrapped(text, fits=lambda line: len(line) <= 45) == (
        "16/11/2026, quá 5 ngày làm việc · Xử lý đơn\nHoàng Thị Lan"
    )
    assert wrapped(text, fits=lambda _line: True) == text


def test_today_page_of_a_new_office_says_the_next_step(page: TodayPage) -> None:
    assert find(page, QLabel, "day_line").text() == "Chủ nhật, ngày 22 tháng 11 năm 2026"
    assert find(page, QLabel, "empty_hint").isVisible()
    assert "Ctrl+2" in find(page, QLabel, "empty_hint").text()
    assert find(page, QLabel, "tally_late").text() == "Quá hạn: 0"


def test_today_page_says_how_late_and_whose(page: TodayPage, work: Workspace) -> None:
    uid = save_petition(work, "2026-11-02")
    page.refresh()
    box = late_lists(page)[0]
    assert box.item(0).toolTip().splitlines()[1] == "16/11/2026, quá 5 ngày làm việc · Xử lý đơn · Lan"
    assert box.item(0).data(ENTRY).uid == uid
    assert not find(page, QLabel, "empty_hint").isVisible()


def test_today_page_refreshes_after_a_change_elsewhere(page: TodayPage, context: GuiContext, work: Workspace) -> None:
    kind = petition_kind()
    raw = with_defaults(kind, petition(received_on="2026-11-02"))
    context.hub.announce(records.create(work, kind=kind.key, raw=raw, accepted=None).changes)
    title = find(page, QPushButton, f"title_{kind.key}.overdue")
    assert title.text() == "Đơn thư: Quá hạn (1)"


def test_today_page_enter_opens_the_record(page: TodayPage, context: GuiContext, work: Workspace, qtbot) -> None:
    uid = save_petition(work, "2026-11-02")
    page.refresh()
    late_lists(page)[0].setFocus()
    with qtbot.waitSignal(context.navigator.record_wanted) as wish:
        press_focused(Qt.Key.Key_Return)
    assert wish.args == [petition_kind().key, uid]


def test_today_page_arrow_keys_go_on_into_the_next_box_and_back(page: TodayPage, work: Workspace) -> None:
    save_opinion(work, "2026-11-18")
    save_petition(work, "2026-11-02")
    save_petition(work, "2026-11-03")
    page.refresh()
    first, second = late_lists(page)
    first.setFocus()
    press_focused(Qt.Key.Key_Down)
    assert second.hasFocus()
    press_focused(Qt.Key.Key_Down)
    assert second.currentRow() == 1
    press_focused(Qt.Key.Key_Up)
    press_focused(Qt.Key.Key_Up)
    assert first.hasFocus()


def test_today_page_title_opens_the_list_behind_the_number(
    page: TodayPage, context: GuiContext, work: Workspace, qtbot
) -> None:
    save_petition(work, "2026-11-02")
    page.refresh()
    with qtbot.waitSignal(context.navigator.list_wanted) as wish:
        find(page, QPushButton, "title_petitions.overdue").click()
    assert wish.args == ["petitions", "overdue"]


def test_today_page_number_of_one_register_shows_its_records(
    page: TodayPage, context: GuiContext, clock: Clock, work: Workspace, qtbot
) -> None:
    clock.move(days=1)
    uid = save_petition(work, "2026-11-09")
    page.refresh()
    with qtbot.waitSignal(context.navigator.records_wanted) as wish:
        press(find(page, QPushButton, "tally_today"), Qt.Key.Key_Space)
    assert wish.args == ["petitions", (uid,), "Đến hạn hôm nay"]


def test_today_page_number_of_several_registers_offers_each(
    page: TodayPage, context: GuiContext, work: Workspace, monkeypatch: pytest.MonkeyPatch, qtbot
) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)  # a screen that is none cannot hand the keyboard to a menu
    save_opinion(work, "2026-11-18")
    save_petition(work, "2026-11-02")
    page.refresh()
    chip = find(page, QPushButton, "tally_late")
    assert chip.text() == "Quá hạn: 2"
    press(chip, Qt.Key.Key_Space)
    menu = find(page, QMenu, "menu_late")
    assert [action.text() for action in menu.actions()] == ["Ý kiến (1)", "Đơn thư (1)"]
    with qtbot.waitSignal(context.navigator.list_wanted) as wish:
        menu.actions()[1].trigger()
    assert wish.args == ["petitions", "overdue"]


def test_today_page_p_shows_the_morning_list_ready_to_print(page: TodayPage, work: Workspace) -> None:
    save_petition(work, "2026-11-02")
    page.refresh()
    late_lists(page)[0].setFocus()
    press_focused(Qt.Key.Key_P)
    dialog = find(page.window(), QDialog, "report_dialog")
    assert dialog.windowTitle() == "Danh sách việc đến hạn"
    assert find(dialog, QPushButton, "print_button").isEnabled()
    dialog.close()


def test_today_page_leads_to_what_must_be_typed_again(
    page: TodayPage, context: GuiContext, work: Workspace, qtbot
) -> None:
    save_petition(work, "2026-11-20")
    page.refresh()
    link = find(page, QPushButton, "rekey_button")
    assert link.text() == "Chưa cập nhật CSDL quốc gia (1)"
    with qtbot.waitSignal(context.navigator.page_wanted) as wish:
        link.click()
    assert wish.args == ["settings/national"]


def test_today_page_offers_forms_left_without_saving(
    page: TodayPage, context: GuiContext, work: Workspace, qtbot
) -> None:
    kind = KINDS[0]
    drafts.keep(work, draft="d1", kind=kind.key, uid=None, raw={kind.specs[0].key: "đang gõ"}, field=kind.specs[0].key)
    page.refresh()
    lines = find(page, QListWidget, "lines_drafts")
    assert lines.item(0).text() == f"{kind.title}: nháp giữ lúc 22/11/2026 09:00"
    with qtbot.waitSignal(context.navigator.list_wanted) as wish:
        press(lines, Qt.Key.Key_Return)
    assert wish.args[0] == kind.key


def test_today_page_of_a_narrow_window_puts_boxes_below_each_other(page: TodayPage, work: Workspace, qtbot) -> None:
    save_opinion(work, "2026-11-18")
    save_petition(work, "2026-11-02")
    page.refresh()
    first, second = page._boxes[:2]
    qtbot.waitUntil(lambda: first.x() < second.x())
    page.resize(420, 640)
    qtbot.waitUntil(lambda: first.x() == second.x())
    assert second.y() >= first.y() + first.height()


def test_title_too_long_for_its_box_is_cut_before_its_count(qtbot, context: GuiContext) -> None:
    link = TitleLink("Tiếp công dân: Đến hạn trong 3 ngày làm việc", "(12)", name="title")
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = QVBoxLayout(holder)
    layout.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
    holder.resize(200, 60)
    holder.show()
    assert link.text().endswith("… (12)")
    assert link.fontMetrics().horizontalAdvance(link.text()) <= link.width()
    assert link.accessibleName() == "Tiếp công dân: Đến hạn trong 3 ngày làm việc (12)"
    holder.resize(900, 60)
    assert link.text() == link.accessibleName()


# ---------------------------------------------------------------- what the year asks


def year_lines(page: TodayPage) -> LineList:
    """The lines of the box of the year."""
    return find(page, LineList, "lines_year")


def open_line(page: TodayPage, beginning: str) -> None:
    """Go to a line of the box of the year and press Enter."""
    lines = year_lines(page)
    row = next(row for row in range(lines.count()) if lines.item(row).text().startswith(beginning))
    lines.setFocus()
    lines.setCurrentRow(row)
    press(lines, Qt.Key.Key_Return)


def save_meeting(work: Workspace) -> str:
    """A meeting of the head with the people."""
    kind = next(kind for kind in KINDS if kind.key == "dialogues")
    raw = {"kind": "heads", "held_on": "2026-03-10", "status": "held", "topic": "Đất đai"}
    return records.create(work, kind=kind.key, raw=with_defaults(kind, raw), accepted=None).stored.uid


def test_today_page_leads_to_the_report_that_must_be_written(
    page: TodayPage, context: GuiContext, work: Workspace, qtbot
) -> None:
    save_petition(work, "2026-11-20")
    page.refresh()
    with qtbot.waitSignal(context.navigator.writing_wanted) as wish:
        open_line(page, "Báo cáo")
    key, period = wish.args
    due = next(item for item in periodic.due(work) if not item.is_sent)
    assert (key, period) == (due.key, due.period)


def test_today_page_leads_to_what_is_owed_to_the_people(
    page: TodayPage, context: GuiContext, work: Workspace, qtbot
) -> None:
    meeting = save_meeting(work)
    kind = next(kind for kind in KINDS if kind.key == "opinions")
    raw = {"raised_on": "2026-03-10", "content": "Đường thôn Đông", "lead_unit": "UBND xã", "status": "in_progress",
           "due_on": "2026-12-30", "dialogue": meeting}  # fmt: skip
    uid = records.create(work, kind=kind.key, raw=with_defaults(kind, raw), accepted=None).stored.uid
    page.refresh()
    with qtbot.waitSignal(context.navigator.records_wanted) as wish:
        open_line(page, "Việc còn nợ dân: 1 ý kiến")
    assert wish.args == ["opinions", (uid,), "Việc còn nợ dân: 1 ý kiến chưa xong từ 1 hội nghị"]


def test_today_page_leads_from_a_duty_without_any_record_to_its_register(
    page: TodayPage, context: GuiContext, work: Workspace, qtbot
) -> None:
    save_meeting(work)
    page.refresh()
    with qtbot.waitSignal(context.navigator.list_wanted) as wish:
        open_line(page, "Năm 2026: UBND đối thoại")
    assert wish.args == ["dialogues", ""]


def test_today_page_puts_the_year_behind_what_is_late_and_arrows_lead_there(page: TodayPage, work: Workspace) -> None:
    save_petition(work, "2026-11-02")
    save_opinion(work, "2026-11-24")
    page.refresh()
    names = [box.objectName() for box in page._boxes]
    assert names.index("box_petitions.overdue") < names.index("box_year") < names.index("box_opinions.soon")
    late_lists(page)[0].setFocus()
    press_focused(Qt.Key.Key_Down)
    assert year_lines(page).hasFocus()


def test_today_page_of_the_year_shows_every_word_of_its_lines(page: TodayPage, work: Workspace, qtbot) -> None:
    save_petition(work, "2026-11-20")
    page.refresh()
    lines = year_lines(page)
    narrow = QRect(0, 0, lines.viewport().width() - 12, 1000)
    for row in range(lines.count()):
        text = lines.item(row).text()
        wanted = lines.fontMetrics().boundingRect(narrow, Qt.TextFlag.TextWordWrap, text).height()
        assert lines.visualItemRect(lines.item(row)).height() >= wanted


def test_today_page_keeps_one_box_of_the_year_after_changes(
    page: TodayPage, context: GuiContext, work: Workspace
) -> None:
    kind = petition_kind()
    for day in ("2026-11-19", "2026-11-20"):
        raw = with_defaults(kind, petition(received_on=day))
        context.hub.announce(records.create(work, kind=kind.key, raw=raw, accepted=None).changes)
    assert [box.objectName() for box in page._boxes].count("box_year") == 1
