"""The keys of a form are the same in every language of the window."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.record_form import RecordForm
from desktop_app.gui.settings import LANGUAGES
from desktop_app.gui.texts import install_language
from desktop_app.records import KINDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_form_keys_are_told_apart_in_every_language(
    context: GuiContext, qapp: QApplication, qtbot, language: str
) -> None:
    install_language(qapp, language)
    form = RecordForm(KINDS[0], context)
    qtbot.addWidget(form)
    install_language(qapp, "vi")
    keys = [one.key().toString(QKeySequence.SequenceFormat.PortableText) for one in form.findChildren(QShortcut)]

    assert {"Ctrl+S", "Ctrl+Return", "Ctrl+Enter"} <= set(keys)
    assert len(keys) == len(set(keys))
