"""Charts in the window: sizes, colours in both lights, bars chosen and opened by mouse and keyboard."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.charts import Series
from desktop_app.gui.charts.chart_view import ChartView
from desktop_app.gui.theme import apply_theme, choose_theme
from tests.helpers.chart_samples import FIELDS, FOUR_SERIES, MONTHS, numbers
from tests.helpers.typing import press


@pytest.fixture
def view(qtbot, qapp: QApplication) -> ChartView:
    theme = choose_theme(scheme="light", percent=100)
    apply_theme(qapp, theme)
    made = ChartView(theme)
    qtbot.addWidget(made)
    made.resize(800, 300)
    made.show_chart(FIELDS)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def middle_of(view: ChartView, number: int) -> QPoint:
    return view._place(view.bars[number]).translated(4, 4).center().toPoint()


def test_chart_is_as_high_as_it_needs_and_higher_where_labels_wrap(view: ChartView, qtbot) -> None:
    wide = view.height()
    assert wide > 0
    view.resize(320, view.height())
    assert view.height() > wide
    view.show_chart(None)
    assert view.height() == 0


def test_chart_says_itself_to_a_screen_reader(view: ChartView) -> None:
    assert view.accessibleDescription() == FIELDS.description
    view.setFocus()
    assert view.accessibleName() == f"Ý kiến theo lĩnh vực. {FIELDS.categories[0]}: 40 ý kiến"
    press(view, Qt.Key.Key_Down)
    assert view.accessibleName().endswith("Môi trường: 10 ý kiến")


def test_arrows_choose_a_bar_and_enter_opens_what_stands_behind(view: ChartView, qtbot) -> None:
    view.setFocus()
    press(view, Qt.Key.Key_Right)
    press(view, Qt.Key.Key_Down)
    press(view, Qt.Key.Key_Down)  # nothing stands behind a bar of no length: the third is the last
    with qtbot.waitSignal(view.opened) as opened:
        press(view, Qt.Key.Key_Return)
    assert opened.args == ["b:3"]
    press(view, Qt.Key.Key_Home)
    with qtbot.waitSignal(view.opened) as opened:
        press(view, Qt.Key.Key_Return)
    assert opened.args == ["b:1"]


def test_click_opens_the_bar_under_the_mouse(view: ChartView, qtbot) -> None:
    with qtbot.waitSignal(view.opened) as opened:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle_of(view, 1))
    assert opened.args == ["b:2"]


def test_bar_without_records_behind_it_opens_nothing(view: ChartView, qtbot) -> None:
    view.show_chart(MONTHS)
    with qtbot.assertNotEmitted(view.opened):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle_of(view, 0))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_series_have_four_grounds_in_both_lights(qtbot, qapp: QApplication, scheme: str) -> None:
    theme = choose_theme(scheme=scheme, percent=100)
    apply_theme(qapp, theme)
    view = ChartView(theme)
    qtbot.addWidget(view)
    view.resize(800, 300)
    view.show_chart(FOUR_SERIES)
    picture = view.grab().toImage()
    grounds = {ground_of(picture, view, number) for number in range(4)}
    assert len(grounds) == 4
    greys = sorted(QColor(color).lightness() for color in grounds)
    assert all(second - first >= 12 for first, second in itertools.pairwise(greys)), greys
    apply_theme(qapp, choose_theme(scheme="light", percent=100))


def ground_of(picture: QImage, view: ChartView, number: int) -> str:
    """The commonest colour inside a bar: its ground between the lines of the hatching."""
    place = view._place(view.bars[number]).translated(4, 4).adjusted(3, 3, -3, -3).toRect()
    ratio = picture.devicePixelRatio()
    found = [
        picture.pixelColor(round(x * ratio), round(y * ratio)).name()
        for x in range(place.left(), place.right())
        for y in range(place.top(), place.bottom())
    ]
    return max(set(found), key=found.count)


def test_chart_of_zeros_has_nothing_to_choose(view: ChartView, qtbot) -> None:
    view.show_chart(replace(FIELDS, series=(Series("Năm 2026", numbers(0, 0, 0, 0), FIELDS.series[0].tags),)))
    assert view.bars == ()
    view.setFocus()
    with qtbot.assertNotEmitted(view.opened):
        press(view, Qt.Key.Key_Return)
