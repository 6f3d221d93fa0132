"""The style rules on top of Fusion: edges, the focus ring, the primary button and words that carry a meaning."""

from __future__ import annotations

import re
from string import Template

from desktop_app.gui.palette import Colors

_RULES = """
QToolTip { background: $paper; color: $text; border: 1px solid $border; padding: 4px; }
QPushButton, QToolButton#text_button {
  background: $paper; color: $text; border: 1px solid $border; border-radius: 4px;
  padding: #5px #13px; min-height: #20px;
}
QPushButton:hover { background: $stripe; }
QPushButton:pressed { background: $selection; }
QPushButton:disabled { color: $muted; background: $stripe; border-color: $rule; }
QPushButton:focus { border: 2px solid $focus; padding: #4px #12px; }
QPushButton[primary="true"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: bold; }
QPushButton[primary="true"]:focus { border: 2px solid $text; }
QPushButton[primary="true"]:disabled { background: $stripe; color: $muted; border-color: $rule; }
QPushButton[flat_link="true"] {
  background: transparent; border: 1px solid transparent; color: $accent_text; padding: #3px #7px; text-align: left;
}
QPushButton[flat_link="true"]:hover { text-decoration: underline; }
QPushButton[flat_link="true"]:focus { border: 2px solid $focus; padding: #2px #6px; }
QPushButton[flat_link="true"]:checked { background: $selection; color: $on_selection; font-weight: bold; }
QPushButton[navigation="true"] { text-align: left; padding: 6px 8px; border-radius: 4px; color: $text; }
QPushButton[navigation="true"]:hover { background: $stripe; text-decoration: none; }
QPushButton[navigation="true"]:focus { padding: 5px 7px; }
QPushButton[navigation="true"]:checked { background: $selection; color: $on_selection; font-weight: bold; }
QPushButton[count="true"] { color: $accent_text; font-weight: bold; padding: #6px #8px; text-align: right; }
QPushButton[looks_like_field="true"] { color: $muted; text-align: left; font-weight: normal; }
QPushButton[tone="plain"], QPushButton[tone="late"], QPushButton[tone="soon"] { font-weight: bold; padding-left: 0; }
QPushButton[tone="plain"]:focus, QPushButton[tone="late"]:focus, QPushButton[tone="soon"]:focus {
  padding-left: 0; padding-right: #5px;
}
QPushButton[tone="late"] { color: $late; }
QPushButton[tone="soon"] { color: $soon; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateEdit {
  background: $paper; color: $text; border: 1px solid $border; border-radius: 3px; padding: #3px #5px;
  selection-background-color: $selection; selection-color: $on_selection;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus {
  border: 2px solid $focus; padding: #2px #4px;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QLineEdit:read-only { background: $stripe; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QComboBox[invalid="true"] { border: 2px solid $late; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { border: none; padding: 0; background: transparent; }
QComboBox::drop-down { border: none; width: #22px; }
QComboBox::down-arrow { image: url("$arrow"); width: #12px; height: #12px; }
QComboBox QAbstractItemView { background: $paper; border: 1px solid $border; outline: none; }

QAbstractItemView { background: $paper; border: 2px solid $rule; outline: none; alternate-background-color: $stripe; }
QAbstractItemView:focus { border: 2px solid $focus; }
QTableView, QTreeView, QListView { selection-background-color: $selection; selection-color: $on_selection; }
QTableView { gridline-color: $rule; }
QListView[in_box="true"] { background: transparent; border: 1px solid transparent; }
QListView[in_box="true"]:focus { border: 2px solid $focus; }
QListView[in_box="true"]::item:selected:!active { background: transparent; color: $text; }
QListView::item { padding: #4px #8px; }
QHeaderView { border: none; }
QHeaderView::section {
  background: $stripe; color: $text; border: none; border-right: 1px solid $rule; border-bottom: 1px solid $rule;
  padding: #4px #6px; font-weight: bold;
}
QTableCornerButton::section { background: $stripe; border: none; }

QTabWidget::pane { border: 1px solid $rule; background: $paper; }
QTabBar::tab {
  background: $stripe; color: $muted; border: 1px solid $rule; border-bottom: none; padding: #6px #14px;
  margin-right: 2px; border-top-left-radius: 4px; border-top-right-radius: 4px;
}
QTabBar::tab:selected { background: $paper; color: $accent_text; font-weight: bold; }
QTabBar::tab:focus { border: 2px solid $focus; }

QCheckBox:focus, QRadioButton:focus { border: 2px solid $focus; border-radius: 3px; }
QCheckBox, QRadioButton { border: 2px solid transparent; padding: #2px; }
QCheckBox::indicator, QRadioButton::indicator, QTableView::indicator {
  width: #14px; height: #14px; border: 1px solid $border; background: $paper;
}
QCheckBox::indicator, QTableView::indicator { border-radius: 3px; }
QRadioButton::indicator { border-radius: #8px; }
QCheckBox::indicator:checked, QTableView::indicator:checked {
  background: $accent; border-color: $accent; image: url("$tick");
}
QRadioButton::indicator:checked { width: #6px; height: #6px; border: #5px solid $accent; background: $on_accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $stripe; border-color: $rule; }
QGroupBox {
  border: 1px solid $rule; border-radius: 4px; margin-top: #18px; padding: #8px #8px #4px #8px; background: $paper;
}
QGroupBox::title { subcontrol-origin: margin; subcontrol-position: top left; left: #2px; color: $muted; }
QScrollArea { border: none; }
QScrollArea, QScrollArea > QWidget#qt_scrollarea_viewport > QWidget { background: transparent; }
QScrollBar:vertical { background: $stripe; border: none; width: #12px; margin: 0; }
QScrollBar:horizontal { background: $stripe; border: none; height: #12px; margin: 0; }
QScrollBar::handle { background: $border; border-radius: #4px; margin: #2px; }
QScrollBar::handle:vertical { min-height: #32px; }
QScrollBar::handle:horizontal { min-width: #32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea#pdf_preview { background: $window; border: 1px solid $rule; }
QScrollArea#pdf_preview:focus { border: 2px solid $focus; }
QFrame#navigation { background: $window; border-right: 1px solid $rule; }
QFrame#header_bar { background: $paper; border-bottom: 1px solid $rule; }
QWidget#page_stack { background: $paper; }
QSplitter::handle { background: $rule; }
QMenuBar { background: $window; color: $text; border-bottom: 1px solid $rule; }
QMenuBar::item { padding: #4px #10px; background: transparent; }
QMenuBar::item:selected { background: $selection; color: $on_selection; }
QMenu { background: $paper; color: $text; border: 1px solid $border; }
QMenu::item { padding: #5px #28px #5px #14px; }
QMenu::item:selected { background: $selection; color: $on_selection; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $rule; margin: #4px 0; }
QProgressBar { border: 1px solid $border; border-radius: 3px; text-align: center; background: $paper; color: $text; }
QProgressBar::chunk { background: $selection; }

QLabel[role="title"] { font-size: $title_pt; font-weight: bold; }
QLabel[role="heading"] { font-size: $heading_pt; font-weight: bold; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="hint"] { color: $muted; font-size: $hint_pt; }
QLabel[role="late"] { color: $late; }
QLabel[role="soon"] { color: $soon; }
QLabel[role="done"] { color: $done; }
QLabel[role="error"] { color: $late; }
QFrame[ground="paper"] { background: $paper; border: 1px solid $rule; border-radius: 4px; }
QFrame[ground="late"] { background: $late_ground; border: 1px solid $late; border-radius: 4px; }
QFrame[ground="soon"] { background: $soon_ground; border: 1px solid $soon; border-radius: 4px; }
QFrame[ground="done"] { background: $done_ground; border: 1px solid $done; border-radius: 4px; }
"""


_SIZES = {"title": 1.35, "heading": 1.12, "hint": 0.92}


def style_sheet(colors: Colors, *, scale: float, arrow: str, tick: str) -> str:
    """The rules with colours and lengths filled in.

    Args:
        scale: 1.0 to 2.0; lengths written ``#8px`` grow with it, plain ``2px`` do not.
        arrow, tick: Paths of the pictures of a combo box's arrow and of the mark in a check box.
    """
    values = {name: getattr(colors, name) for name in colors.__slots__}
    sizes = {f"{name}_pt": f"{10.5 * scale * factor:.1f}pt" for name, factor in _SIZES.items()}
    filled = Template(_RULES).substitute(values, **sizes, arrow=arrow, tick=tick)
    return re.sub(r"#(\d+)px", lambda found: f"{round(int(found[1]) * scale)}px", filled)
