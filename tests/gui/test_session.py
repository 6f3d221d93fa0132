"""The program with its real worker: first start, registers, locking, new look, ending; and what nobody expected."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QListWidget, QPushButton, QWidget

from desktop_app.gui import crash_hook
from desktop_app.gui.dialogs.first_start import FirstStart
from desktop_app.gui.dialogs.unlock import UnlockDialog
from desktop_app.gui.main_window import SETTINGS, MainWindow
from desktop_app.gui.pages.settings_page import SettingsPage
from desktop_app.gui.records.record_page import RecordPage
from desktop_app.gui.session import Session
from desktop_app.gui.settings import Settings
from desktop_app.gui.task_runner import TaskRunner
from desktop_app.gui.texts import install_language
from desktop_app.records import KINDS
from desktop_app.services import drafts, office_files, records
from tests.helpers.examples import example
from tests.helpers.offices import PASSWORD, sample_office
from tests.helpers.typing import type_text
from tests.helpers.windows import close_boxes, find, open_boxes

USER = "Hoàng Thị Lan"


@pytest.fixture
def session(qapp: QApplication, settings: Settings, qtbot) -> Iterator[Session]:
    runner = TaskRunner()
    made = Session(qapp, runner=runner, settings=settings)
    yield made
    close_boxes()
    for shown in (made.window, made.dialog):
        if shown is not None:
            shown.close()
    runner.stop()
    install_language(qapp, "vi")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An office file without a password, with one record in each register."""
    made = tmp_path / "xa.sodanvan"
    work = office_files.create_file(made, office=sample_office(), password=None, user=USER).workspace
    for kind in KINDS:
        records.create(work, kind=kind.key, raw=example(kind), accepted=None)
    office_files.close_file(work)
    return made


def opened(session: Session, settings: Settings, path: Path, qtbot) -> MainWindow:
    settings.remember_user(USER)
    session.start(path)
    qtbot.waitUntil(lambda: session.window is not None)
    assert session.window is not None
    return session.window


def test_session_shows_every_register_with_the_file_on_the_worker(
    session: Session, settings: Settings, path: Path, qtbot
) -> None:
    window = opened(session, settings, path, qtbot)
    for kind in KINDS:
        window.show_page(kind.key)
        page = window._stack.page(kind.key)
        assert isinstance(page, RecordPage)
        qtbot.waitUntil(lambda page=page: page.list.table.records.total == 1)
    assert open_boxes() == []


def test_session_first_start_makes_a_file_that_the_worker_owns(session: Session, tmp_path: Path, qtbot) -> None:
    session.start()
    wizard = session.dialog
    assert isinstance(wizard, FirstStart)
    find(wizard, QPushButton, "own_button").click()
    type_text(find(wizard, QLineEdit, "unit_field"), "la bang")
    type_text(find(wizard, QLineEdit, "user_field"), USER)
    qtbot.waitUntil(lambda: find(wizard, QListWidget, "unit_list").count() > 0)
    next_button = find(wizard, QPushButton, "next_button")
    next_button.click()
    find(wizard, QLineEdit, "path_field").setText(str(tmp_path / "mới.sodanvan"))
    for name in ("first_password", "second_password"):
        type_text(find(wizard, QLineEdit, name), PASSWORD)
    next_button.click()
    qtbot.waitUntil(lambda: find(wizard, QPushButton, "print_button").isEnabled())
    find(wizard, QWidget, "sheet_kept_box").setProperty("checked", True)
    next_button.click()
    qtbot.waitUntil(lambda: session.window is not None)
    assert office_files.state_of(tmp_path / "mới.sodanvan").needs_password


def test_session_keeps_what_is_typed_when_the_file_is_locked(
    session: Session, settings: Settings, path: Path, qtbot
) -> None:
    window = opened(session, settings, path, qtbot)
    kind = KINDS[0]
    window.show_page(kind.key)
    window.start_new(kind.key, {})
    page = window._stack.page(kind.key)
    assert isinstance(page, RecordPage)
    qtbot.waitUntil(lambda: page.form._start is not None)
    field = next(one for one in page.form.findChildren(QLineEdit) if one.isVisible() and not one.isReadOnly())
    type_text(field, "Đang gõ dở thì hết giờ")
    session.lock()
    qtbot.waitUntil(lambda: isinstance(session.dialog, UnlockDialog))
    work = office_files.open_file(path, user=USER)
    kept = [one for draft in drafts.waiting(work) for one in draft.raw.values()]
    office_files.close_file(work)
    assert "Đang gõ dở thì hết giờ" in kept


def test_session_makes_the_window_anew_in_another_language(
    session: Session, settings: Settings, path: Path, qtbot
) -> None:
    window = opened(session, settings, path, qtbot)
    window.show_page(SETTINGS)
    page = window._stack.page(SETTINGS)
    assert isinstance(page, SettingsPage)
    box = find(page.show_section("look"), QComboBox, "language_box")
    box.setCurrentIndex(box.findData("en"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: session.window is not window)
    assert session.window is not None
    assert session.window.current_key == SETTINGS
    assert find(session.window, QPushButton, "page_today").text() == "Today"


def test_session_ends_with_the_last_window_and_leaves_the_file_free(
    session: Session, settings: Settings, path: Path, qtbot
) -> None:
    window = opened(session, settings, path, qtbot)
    with qtbot.waitSignal(session.ended):
        window.close()
    office_files.close_file(office_files.open_file(path))


def test_session_with_a_file_open_elsewhere_says_so(session: Session, settings: Settings, path: Path, qtbot) -> None:
    other = office_files.open_file(path)
    settings.remember_user(USER)
    session.start(path)
    qtbot.waitUntil(lambda: isinstance(session.dialog, UnlockDialog))
    assert session.dialog is not None
    words = find(session.dialog, QLabel, "trouble").text()
    office_files.close_file(other)
    assert words.startswith("Tệp này đang mở ở một cửa sổ khác.")


def test_crash_hook_shows_a_box_and_logs_no_words(qtbot, monkeypatch, caplog) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    crash_hook.install_crash_hook()
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    try:
        raise ValueError("địa chỉ của bà Ánh")
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    assert [box.text()[:26] for box in open_boxes()] == ["Chương trình gặp lỗi ngoài"]
    assert "ValueError" in caplog.text
    assert "Ánh" not in caplog.text
    close_boxes()
