"""Closing the window or locking leaves a backup beside the file; where none can be made the person is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.gui.dialogs.unlock import UnlockDialog
from desktop_app.gui.session import Session
from desktop_app.gui.settings import Settings
from desktop_app.gui.task_runner import InlineRunner
from desktop_app.services import backups, office_files, records
from tests.helpers.offices import PASSWORD, sample_office
from tests.helpers.windows import find

USER = "Hoàng Thị Lan"
Start = Callable[..., Session]


@pytest.fixture
def start(qapp: QApplication, settings: Settings, tmp_path: Path) -> Start:
    """Starts a session on a new office file that holds one record."""

    def begin(*, is_practice: bool = False) -> Session:
        path = tmp_path / "xa.sodanvan"
        office = sample_office(is_practice=is_practice)
        work = office_files.create_file(path, office=office, password=PASSWORD, user=USER).workspace
        records.create(work, kind="hamlets", raw={"name": "Thôn Đông", "kind": "thon"})
        runner = InlineRunner()
        session = Session(qapp, runner=runner, settings=settings)
        runner.adopt(lambda: work, workspace_of=lambda made: made, owner=session, on_success=lambda _: None)
        session.open_window(path)
        return session

    return begin


def copies(folder: Path) -> list[str]:
    return sorted(path.suffix for path in (folder / backups.FOLDER).glob("*"))


def test_closing_the_window_backs_the_file_up(start: Start, tmp_path: Path) -> None:
    session = start()
    assert session.window is not None
    session.window.close()

    assert copies(tmp_path) == [".key", ".sodanvan"]
    office_files.close_file(office_files.open_file(tmp_path / "xa.sodanvan", password=PASSWORD))


def test_locking_backs_the_file_up(start: Start, tmp_path: Path) -> None:
    session = start()
    session.lock()

    assert copies(tmp_path) == [".key", ".sodanvan"]
    assert isinstance(session.dialog, UnlockDialog)
    session.dialog.close()


def test_locking_without_a_place_for_the_copy_says_so_and_closes_the_file(start: Start, tmp_path: Path) -> None:
    (tmp_path / backups.FOLDER).write_bytes(b"not a folder")
    session = start()
    session.lock()

    assert isinstance(session.dialog, UnlockDialog)
    assert find(session.dialog, QLabel, "trouble").text().startswith("Chưa sao lưu được tệp dữ liệu.")
    office_files.close_file(office_files.open_file(tmp_path / "xa.sodanvan", password=PASSWORD))
    session.dialog.close()


def test_practice_is_not_backed_up(start: Start, tmp_path: Path) -> None:
    session = start(is_practice=True)
    assert session.window is not None
    session.window.close()

    assert copies(tmp_path) == []
