"""A whole meeting typed by keyboard alone, from Ctrl+N to the last opinion saved, within its budget of keystrokes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.text import fold
from desktop_app.gui.context import GuiContext
from desktop_app.gui.hall.hall_window import HallWindow
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.records.record_form import RecordForm
from desktop_app.services import bulk
from desktop_app.services.workspace import Workspace
from tests.gui.records.conftest import ALT, CONTROL, Keyboard, focused
from tests.helpers.hall_samples import HAMLETS, SEVENTEEN, THIRTEEN, Said
from tests.helpers.meetings import raised
from tests.helpers.windows import close_boxes

MOST = 1.15
"""Strokes to letters of data."""

SCREEN = (1366, 768)


class Hands(Keyboard):
    """Counts the keys held down too, and the letters of data apart."""

    def __init__(self) -> None:
        super().__init__()
        self.letters = 0

    def data(self, text: str) -> None:
        """Type something that is kept."""
        self.type(text)
        self.letters += len(text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key; each key held with it is a stroke of its own."""
        super().press(key, modifiers)
        self.strokes += bin(modifiers.value).count("1")


@pytest.fixture
def window(qtbot, context: GuiContext, tmp_path: Path, work: Workspace) -> Iterator[MainWindow]:
    """The program's window on a small screen, at the register of meetings."""
    bulk.add_all(work, kind="hamlets", raws=[{"name": name, "kind": "thon"} for name in HAMLETS])
    made = MainWindow(context, path=tmp_path / "xa.sodanvan")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.resize(*SCREEN)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.show_page("dialogues")
    yield made
    close_boxes()


def hall_of(window: MainWindow, qtbot) -> HallWindow:
    """The window of the fast entry, once it has the keyboard."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), HallWindow))
    [found] = [one for one in window.findChildren(HallWindow) if one.isVisible()]
    return found


def type_meeting(hands: Hands, *, attendees: str, women: str, speakers: str) -> None:
    """A new meeting, without touching a mouse; full days and times move on by themselves."""
    hands.press(Qt.Key.Key_N, CONTROL)
    hands.data("1")
    hands.enter(2)
    hands.data("Xây dựng nông thôn mới, môi trường và giải quyết kiến nghị sau sáp nhập xã")
    hands.enter()
    hands.data("99-KH/ĐU")
    hands.enter()
    hands.data("01102026")
    hands.data("10102026")
    hands.data("45-TB/ĐU")
    hands.press(Qt.Key.Key_2, ALT)
    hands.data("20112026")
    hands.data("0800")
    hands.data("1130")
    hands.data("Hội trường nhà văn hóa trung tâm xã")
    hands.enter(4)
    hands.data("Hoàng Văn Khải")
    hands.enter()
    hands.data("Bí thư Đảng ủy xã")
    hands.enter()
    hands.data("Nguyễn Thị Hòa")
    hands.enter()
    hands.data("Chủ tịch Ủy ban nhân dân xã")
    hands.press(Qt.Key.Key_3, ALT)
    hands.enter()
    hands.data(attendees)
    hands.enter()
    hands.data(women)
    hands.enter()
    hands.data(speakers)


def type_opinions(hands: Hands, opinions: Sequence[Said]) -> None:
    """The opinions as they are said; Enter after every field, Space for what was answered there."""
    for item in opinions:
        for text in (item.hamlet, item.speaker, item.content, item.field):
            hands.data(text)
            hands.enter()
        if item.answer:
            hands.press(Qt.Key.Key_Space)
        hands.enter()
        for text in (item.answer, item.answerer) if item.answer else ():
            hands.data(text)
            hands.enter()
        hands.data(item.unit)
        hands.enter()


@pytest.mark.parametrize(
    ("opinions", "attendees", "women", "speakers"),
    [(SEVENTEEN, "35", "14", "12"), (THIRTEEN, "50", "21", "9")],
    ids=["35 people, 17 opinions", "50 people, 13 opinions"],
)
def test_meeting_is_typed_within_its_budget_of_keystrokes(
    window: MainWindow, work: Workspace, qtbot, opinions: Sequence[Said], attendees: str, women: str, speakers: str
) -> None:
    hands = Hands()
    type_meeting(hands, attendees=attendees, women=women, speakers=speakers)
    hands.press(Qt.Key.Key_F7)
    hall = hall_of(window, qtbot)
    type_opinions(hands, opinions)

    form = window.findChild(RecordForm)
    assert isinstance(form, RecordForm)
    assert form.uid is not None
    saved = raised(work, form.uid)
    assert [one.place for one in saved] == list(range(1, len(opinions) + 1))
    assert [one.content for one in saved] == [item.content for item in opinions]
    assert [one.speaker for one in saved] == [item.speaker for item in opinions]
    assert [one.answer_there for one in saved] == [item.answer for item in opinions]
    assert [one.lead_unit for one in saved] == [item.unit for item in opinions]
    assert all(one.hamlet in HAMLETS for one in saved)
    for one, item in zip(saved, opinions, strict=True):
        assert fold(item.hamlet) in fold(one.hamlet)
        assert one.is_answered_there == bool(item.answer)
        assert one.field is not None
    assert hall.frame.total.text() == f"{len(opinions)} ý kiến"
    assert focused().objectName() == "field.hamlet"
    assert hands.strokes <= MOST * hands.letters, f"{hands.strokes} strokes for {hands.letters} letters"
