"""What tests of register pages ask for: pages on a real office file, hands on a keyboard that count their strokes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget

from desktop_app.gui.context import GuiContext
from desktop_app.gui.hall.hall_window import HallWindow
from desktop_app.gui.records.record_form import RecordForm
from desktop_app.gui.records.record_page import RecordPage
from desktop_app.gui.task_runner import InlineRunner
from desktop_app.records import kind_of
from desktop_app.services import bulk, records
from desktop_app.services.workspace import Workspace
from tests.helpers.hall_samples import HAMLETS
from tests.helpers.meetings import add_meeting
from tests.helpers.typing import press_focused, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SMALL_WINDOW = (1190, 690)

SUMMARY = (
    "Đề nghị Ủy ban nhân dân xã cho khơi cống thoát nước đoạn qua nhà văn hóa xóm Đồng Vàng vì mỗi khi mưa lớn nước "
    "tràn vào nhà của mười hai hộ dân, đồng thời sửa đoạn đường bị sụt dài khoảng ba mươi mét."
)
PETITION: dict[str, Any] = {
    "received_on": "20/11/2026",
    "content_kind": "proposal",
    "source": "direct",
    "petitioner": "Lường Thị Ánh",
    "address": "Xóm Đồng Vàng, xã La Bằng",
    "people_count": "1",
    "summary": "Đề nghị khơi cống thoát nước đoạn qua nhà văn hóa xóm Đồng Vàng.",
}


class Keyboard:
    """Types on whatever has the keyboard; every key pressed counts, Enter and Tab too."""

    def __init__(self) -> None:
        self.strokes = 0

    def type(self, text: str) -> None:
        """Type letters one by one; each goes where the keyboard is by then."""
        for letter in text:
            type_text(focused(), letter)
            self.strokes += 1

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key."""
        press_focused(key, modifiers)
        self.strokes += 1

    def enter(self, times: int = 1) -> None:
        """Press Enter."""
        for _ in range(times):
            self.press(Qt.Key.Key_Return)


class LateRunner(InlineRunner):
    """Does its work only when told to."""

    def __init__(self, work: Workspace) -> None:
        super().__init__()
        self.waiting: list[Any] = []
        self._owner = QObject()
        self.adopt(lambda: work, workspace_of=lambda made: made, owner=self._owner, on_success=lambda made: None)

    def _submit(self, task: Any) -> None:
        self.waiting.append(task)

    def work_off(self) -> None:
        """Do all that waits, in order."""
        while self.waiting:
            super()._submit(self.waiting.pop(0))


def focused() -> QWidget:
    """The widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the keyboard"
    return widget


def open_box(name: str) -> QMessageBox:
    """The open question of this name."""
    found = [box for box in QApplication.topLevelWidgets() if box.objectName() == name and box.isVisible()]
    assert len(found) == 1, f"{name}: {len(found)} open"
    assert isinstance(found[0], QMessageBox)
    return found[0]


def click_answer(name: str, place: int) -> None:
    """Press a button of an open question, in the order they were added."""
    open_box(name).buttons()[place].click()


def click(parent: QWidget, name: str) -> None:
    """Press the button of this name that is in sight."""
    found = [button for button in parent.findChildren(QPushButton, name) if not button.isHidden()]
    assert len(found) == 1, f"{name}: {len(found)} found"
    found[0].click()


@pytest.fixture
def keyboard() -> Keyboard:
    return Keyboard()


@pytest.fixture
def make_page(qtbot, context: GuiContext) -> Iterator[Callable[[str], RecordPage]]:
    """Makes register pages in windows of their own, active and shown; all gone before the file is closed."""
    pages: list[RecordPage] = []

    def make(key: str) -> RecordPage:
        page = RecordPage(kind_of(key), context)
        pages.append(page)
        page.resize(*SMALL_WINDOW)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.activate()
        return page

    yield make
    for box in QApplication.topLevelWidgets():
        if isinstance(box, QMessageBox):
            box.close()
    for page in pages:
        page.hide()
        shiboken6.delete(page)


@pytest.fixture
def petitions_page(make_page: Callable[[str], RecordPage]) -> RecordPage:
    return make_page("petitions")


def add_petition(work: Workspace, **changed: Any) -> str:
    """Save a petition; returns its uid."""
    raw = {**records.start_values(work, kind="petitions"), **PETITION, **changed}
    return records.create(work, kind="petitions", raw=raw, accepted=None).stored.uid


def add_officers(work: Workspace, count: int) -> list[str]:
    """Save so many officers named by number; returns their uids in order."""
    raws = [{"name": f"Cán bộ {number:05}"} for number in range(count)]
    return [stored.uid for stored in bulk.add_all(work, kind="officers", raws=raws).stored]


@pytest.fixture
def form(petitions_page: RecordPage, qtbot) -> RecordForm:
    """The form of a new petition, with the keyboard in its first field."""
    petitions_page.start_new()
    qtbot.waitUntil(lambda: focused().objectName() == "field.received_on")
    return petitions_page.form


def save(keyboard: Keyboard) -> None:
    keyboard.press(Qt.Key.Key_S, CONTROL)


def saved_petitions(work: Workspace) -> list[Any]:
    uids = [found.uid for found in records.search_all(work, "đề nghị")]
    return [records.get(work, kind="petitions", uid=uid).record for uid in uids]


def type_needed(keyboard: Keyboard) -> None:
    """The fields a petition must have."""
    keyboard.type("20112026pa")
    keyboard.enter()
    keyboard.type("1")
    keyboard.enter()
    keyboard.press(Qt.Key.Key_2, ALT)
    keyboard.enter()
    keyboard.type("Lường Thị Ánh")
    keyboard.enter(4)
    keyboard.type("Xóm Đồng Vàng")
    keyboard.press(Qt.Key.Key_3, ALT)
    keyboard.type(SUMMARY)


@pytest.fixture
def meeting(work: Workspace) -> str:
    bulk.add_all(work, kind="hamlets", raws=[{"name": name, "kind": "thon"} for name in HAMLETS])
    return add_meeting(work)


@pytest.fixture
def open_hall(make_page: Callable[[str], RecordPage], keyboard: Keyboard, qtbot) -> Callable[[str], HallWindow]:
    """Opens a meeting's form and, by its key, the window of the fast entry."""

    def open_(uid: str) -> HallWindow:
        page = make_page("dialogues")
        page.open_record(uid)
        keyboard.press(Qt.Key.Key_F7)
        qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), HallWindow))
        window = QApplication.activeWindow()
        assert isinstance(window, HallWindow)
        return window

    return open_


@pytest.fixture
def hall(open_hall: Callable[[str], HallWindow], meeting: str) -> HallWindow:
    return open_hall(meeting)


def type_line(keyboard: Keyboard, content: str, *, hamlet: str = "") -> None:
    """A whole line with nothing answered, to its end."""
    keyboard.type(hamlet)
    keyboard.enter(2)
    keyboard.type(content)
    keyboard.enter(4)
