"""Colours, sizes and pictures: everything can be read, no mark is cut off, pictures follow the theme."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton

from desktop_app.gui.icons import icon
from desktop_app.gui.palette import DARK, LIGHT, PAIRS, Colors, contrast
from desktop_app.gui.theme import TALL_LETTERS, Theme, apply_theme, choose_theme, qt_palette
from desktop_app.paths import resources_dir
from desktop_app.records import KINDS, LISTS

SETS = pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])


def test_contrast_of_black_and_white_is_21() -> None:
    """WCAG 2.1: the greatest contrast there is."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@SETS
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: "-".join(pair))
def test_words_reach_the_contrast_of_small_letters(colors: Colors, pair: tuple[str, str]) -> None:
    """WCAG 2.1 SC 1.4.3: at least 4.5:1 for text."""
    words, ground = (getattr(colors, role) for role in pair)
    assert contrast(words, ground) >= 4.5


@SETS
@pytest.mark.parametrize("edge", ["border", "focus", "accent"])
@pytest.mark.parametrize("ground", ["paper", "window"])
def test_edges_and_focus_ring_can_be_seen(colors: Colors, edge: str, ground: str) -> None:
    """WCAG 2.1 SC 1.4.11: at least 3:1 for what shows where a control is and what has the keyboard."""
    assert contrast(getattr(colors, edge), getattr(colors, ground)) >= 3


@SETS
def test_qt_palette_keeps_words_readable_in_qts_own_windows(colors: Colors) -> None:
    palette, role = qt_palette(colors), QPalette.ColorRole
    for words, ground in (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.Text, role.AlternateBase),
        (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight),
        (role.PlaceholderText, role.Base),
        (role.ToolTipText, role.ToolTipBase),
        (role.Link, role.Base),
    ):
        assert contrast(palette.color(words).name(), palette.color(ground).name()) >= 4.5


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_row_height_has_room_for_marks_on_capitals(qapp: QApplication, percent: int) -> None:
    theme = choose_theme(scheme="light", percent=percent)
    metrics = QFontMetrics(theme.font())
    assert theme.row_height >= metrics.height() + 8
    assert theme.row_height >= metrics.boundingRect(TALL_LETTERS).height() + 8


def test_family_has_every_vietnamese_letter(qapp: QApplication) -> None:
    metrics = QFontMetrics(QFont(choose_theme(scheme="light", percent=100).family))
    assert all(metrics.inFontUcs4(ord(letter)) for letter in "ẮẰẲẴẶắằẳẵặƠớờởỡợƯứừửữựĐđ₫")


def test_choose_theme_keeps_to_what_was_set(qapp: QApplication) -> None:
    assert choose_theme(scheme="dark", percent=150).is_dark
    assert choose_theme(scheme="dark", percent=150).px(8) == 12
    assert not choose_theme(scheme="light", percent=100).is_dark


def test_apply_theme_shows_the_focus_ring_in_the_focus_colour(qtbot, qapp: QApplication) -> None:
    theme = Theme(LIGHT)
    apply_theme(qapp, theme)
    for widget in (QLineEdit(), QPushButton("Lưu"), QComboBox()):
        qtbot.addWidget(widget)
        widget.resize(160, 32)
        widget.show()
        without = _colors(widget.grab().toImage())
        widget.activateWindow()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(widget.hasFocus)
        ring = theme.color("focus").name()
        assert _colors(widget.grab().toImage()).get(ring, 0) > without.get(ring, 0) + 100, type(widget).__name__


def test_icon_is_drawn_in_the_colour_of_its_role(qapp: QApplication) -> None:
    theme = Theme(DARK, is_dark=True)
    picture = icon("plus", theme=theme, role="accent").pixmap(48, 48).toImage()
    assert theme.color("accent").name() in _colors(picture)


def test_every_icon_that_kinds_and_pages_name_is_shipped() -> None:
    shipped = {path.stem for path in (resources_dir() / "icons").glob("*.svg")}
    assert {kind.icon for kind in (*KINDS, *LISTS)} <= shipped


def test_apply_theme_draws_arrow_and_tick_in_the_themes_colours(qapp: QApplication, program_folder: Path) -> None:
    apply_theme(qapp, Theme(DARK, is_dark=True))
    drawings = {path.name: path.read_text(encoding="utf-8") for path in (program_folder / "look").glob("*.svg")}
    assert len(drawings) == 2
    for name, drawing in drawings.items():
        assert (DARK.text if name.startswith("chevron") else DARK.on_accent) in drawing


def _colors(picture: QImage) -> dict[str, int]:
    counts: dict[str, int] = {}
    for y in range(picture.height()):
        for x in range(picture.width()):
            name = picture.pixelColor(x, y).name()
            counts[name] = counts.get(name, 0) + 1
    return counts
