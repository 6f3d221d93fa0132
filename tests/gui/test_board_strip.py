"""The board above a register's list: one line of links, a chart behind F2, counted behind everything else."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QPushButton

from desktop_app.domain.kind import RecordKind
from desktop_app.gui.boards.board_place import LOAD_AFTER_MS, BoardPlace
from desktop_app.gui.boards.board_strip import BoardStrip
from desktop_app.gui.charts.chart_view import ChartView
from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.record_page import RecordPage
from desktop_app.records import KINDS, LISTS
from desktop_app.services import boards, records
from desktop_app.services.bulk import with_defaults
from desktop_app.services.workspace import Workspace
from tests.helpers.command_line import petition
from tests.helpers.typing import press, press_focused
from tests.helpers.windows import find


def petitions() -> RecordKind:
    return next(kind for kind in KINDS if kind.key == "petitions")


def save_petition(work: Workspace, received_on: str = "2026-11-02") -> Any:
    kind = petitions()
    raw = with_defaults(kind, petition(received_on=received_on))
    return records.create(work, kind=kind.key, raw=raw, accepted=None)


@pytest.fixture
def page(qtbot, context: GuiContext, work: Workspace) -> RecordPage:
    """The register of petitions with three of this year, one of them of this quarter."""
    for day in ("2026-02-03", "2026-03-04", "2026-11-02"):
        save_petition(work, day)
    made = RecordPage(petitions(), context)
    qtbot.addWidget(made)
    made.resize(1160, 640)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.activate()
    return made


def strip_of(page: RecordPage) -> BoardStrip:
    page.list.board.load()
    assert page.list.board.strip is not None
    return page.list.board.strip


def figure(strip: BoardStrip, place: int) -> str:
    found = strip.findChildren(QPushButton, f"board_figure_{place}") + strip.findChildren(
        QLabel, f"board_figure_{place}"
    )
    [shown] = [one for one in found if one.isVisible()]
    return shown.text()


def test_board_is_loaded_after_the_list_is_there(page: RecordPage, qtbot) -> None:
    assert page.findChild(BoardStrip) is None
    assert page.list.table.records.rowCount() == 3
    qtbot.waitUntil(lambda: page.findChild(BoardStrip) is not None, timeout=LOAD_AFTER_MS * 20)
    assert find(page, BoardStrip, "board_strip").isVisible()


def test_line_does_not_move_the_list_when_it_is_loaded(page: RecordPage) -> None:
    before = page.list.table.mapTo(page, page.list.table.rect().topLeft()).y()
    strip = strip_of(page)
    QApplication.sendPostedEvents()
    after = page.list.table.mapTo(page, page.list.table.rect().topLeft()).y()
    assert abs(after - before) <= page._context.theme.px(12)
    assert strip.height() <= 2 * page._context.theme.row_height


def test_numbers_are_counted_behind_all_other_work(
    page: RecordPage, context: GuiContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    read = context.runner.run_read

    def note(call: Any, **given: Any) -> None:
        if given.get("supersedes") == "board":
            asked.append(given["is_background"])
        read(call, **given)

    monkeypatch.setattr(context.runner, "run_read", note)
    strip_of(page)
    assert asked == [True]


def test_strip_shows_the_numbers_of_this_year(page: RecordPage) -> None:
    strip = strip_of(page)
    assert find(strip, QPushButton, "board_period").text() == "Năm 2026"
    assert figure(strip, 0) == "Đơn nhận: 3"
    assert figure(strip, 1) == "Đã xử lý: 0"


def test_number_opens_just_the_records_behind_it(page: RecordPage, context: GuiContext, qtbot) -> None:
    strip = strip_of(page)
    with qtbot.waitSignal(context.navigator.records_wanted) as wish:
        press(find(strip, QPushButton, "board_figure_0"), Qt.Key.Key_Space)
    kind, uids, title = wish.args
    assert (kind, len(uids), title) == ("petitions", 3, "Đơn nhận, năm 2026")


def test_zero_leads_nowhere(page: RecordPage) -> None:
    strip = strip_of(page)
    assert isinstance(strip.findChild(QLabel, "board_figure_1"), QLabel)
    assert strip.findChild(QPushButton, "board_figure_1") is None


def test_f2_unfolds_the_chart_and_the_next_start_remembers_it(page: RecordPage, context: GuiContext, qtbot) -> None:
    strip = strip_of(page)
    assert not strip.chart.isVisible()
    page.list.table.setFocus()
    press_focused(Qt.Key.Key_F2)
    assert strip.chart.isVisible()
    assert QApplication.focusWidget() is strip.chart.view
    again = BoardStrip(petitions(), context, parent=page)
    assert again.is_unfolded
    press_focused(Qt.Key.Key_F2)
    assert not strip.chart.isVisible()
    assert QApplication.focusWidget() is page.list.table
    assert not BoardStrip(petitions(), context, parent=page).is_unfolded


def test_f2_before_the_board_is_loaded_loads_it(page: RecordPage) -> None:
    page.list.table.setFocus()
    press_focused(Qt.Key.Key_F2)
    assert page.list.board.strip is not None
    assert page.list.board.strip.chart.isVisible()


def test_escape_leads_from_the_bars_to_the_list(page: RecordPage) -> None:
    page.list.table.setFocus()
    press_focused(Qt.Key.Key_F2)
    press_focused(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.list.table
    assert strip_of(page).chart.isVisible()


def test_chart_that_comes_late_does_not_take_the_keyboard_from_the_search_box(page: RecordPage) -> None:
    strip = strip_of(page)
    page.list.table.setFocus()
    strip._awaiting = page.list.table
    page.list.search.setFocus()
    strip.ask()
    assert QApplication.focusWidget() is page.list.search


def test_bar_opens_the_records_it_counts(page: RecordPage, context: GuiContext, qtbot) -> None:
    strip = strip_of(page)
    strip.toggle()
    view = find(strip, ChartView, "chart_view")
    view.setFocus()
    with qtbot.waitSignal(context.navigator.records_wanted) as wish:
        press(view, Qt.Key.Key_Return)
    kind, uids, title = wish.args
    assert (kind, len(uids), title) == ("petitions", 3, f"{view.bars[0].said.split(':')[0]}, năm 2026")


def test_period_is_chosen_from_a_menu_and_remembered(page: RecordPage, context: GuiContext) -> None:
    strip = strip_of(page)
    menu = find(strip, QMenu, "board_menu")
    assert [action.text() for action in menu.actions()] == ["Năm nay", "Quý này", "Tháng này"]
    menu.actions()[1].trigger()
    assert find(strip, QPushButton, "board_period").text() == "Quý IV năm 2026"
    assert figure(strip, 0) == "Đơn nhận: 1"
    again = BoardStrip(petitions(), context, parent=page)
    assert find(again, QMenu, "board_menu").actions()[1].isChecked()


def test_numbers_follow_a_change_once_it_is_quiet(
    page: RecordPage, context: GuiContext, work: Workspace, qtbot
) -> None:
    strip = strip_of(page)
    strip._timer.setInterval(0)
    context.hub.announce(save_petition(work).changes)
    qtbot.waitUntil(lambda: figure(strip, 0) == "Đơn nhận: 4")


def test_change_while_the_page_is_hidden_is_counted_when_it_is_seen_again(
    page: RecordPage, context: GuiContext, work: Workspace
) -> None:
    strip = strip_of(page)
    page.hide()
    context.hub.announce(save_petition(work).changes)
    assert strip._is_stale
    page.show()
    assert figure(strip, 0) == "Đơn nhận: 4"


def test_very_large_register_is_counted_only_when_asked(page: RecordPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boards, "MOST_AT_ONCE", 0)
    strip = strip_of(page)
    assert "nhấn F2" in find(strip, QLabel, "board_hint").text()
    strip.toggle()
    assert figure(strip, 0) == "Đơn nhận: 3"


def test_board_is_printed_from_the_strip(page: RecordPage) -> None:
    find(strip_of(page), QPushButton, "board_print").click()
    dialog = find(page.window(), QDialog, "report_dialog")
    assert dialog.windowTitle() == "Số liệu tổng hợp"
    assert find(dialog, QPushButton, "print_button").isEnabled()
    dialog.close()


def test_lists_of_the_settings_have_no_board(qtbot, context: GuiContext) -> None:
    made = RecordPage(LISTS[0], context)
    qtbot.addWidget(made)
    made.show()
    made.activate()
    place = find(made, BoardPlace, "board_place")
    assert not place.isVisible()
    assert not place._timer.isActive()
