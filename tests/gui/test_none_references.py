"""Qt's bindings give back every reference to None that they take.

PySide6 6.12.0 loses one with nearly every call that returns nothing, and Python 3.11 ends the process when the last is
gone. From Python 3.12 on None is never counted, and the count stands still whatever the bindings do.
"""

from __future__ import annotations

import gc
import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 1_000


def test_set_text_a_thousand_times_loses_no_reference_to_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    label.setText("một lần trước khi đếm")
    gc.collect()
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText(f"Đơn {number}")
        label.update()
    lost = before - sys.getrefcount(None)
    assert lost < CALLS // 10
