"""Small makers of widgets: a button answers the keys a person expects of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout

from desktop_app.gui.building import button
from tests.helpers.typing import press


def test_enter_presses_the_button_that_has_the_keyboard_not_the_dialogs_own(qtbot) -> None:
    pressed: list[str] = []
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    agree = button("Chốt", name="agree", on_click=lambda: pressed.append("agree"))
    cancel = button("Hủy", name="cancel", on_click=lambda: pressed.append("cancel"))
    agree.setDefault(True)
    column.addWidget(agree)
    column.addWidget(cancel)
    with qtbot.waitExposed(dialog):
        dialog.show()
    cancel.setFocus()
    press(cancel, Qt.Key.Key_Return)
    assert pressed == ["cancel"]
    agree.setFocus()
    press(agree, Qt.Key.Key_Enter)
    assert pressed == ["cancel", "agree"]
