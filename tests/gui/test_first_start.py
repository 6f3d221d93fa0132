"""First start and opening: from typing the commune's name to the open file, and every way back into it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
)

from desktop_app.gui.dialogs.first_start import FILE, SHEET, UNIT, WELCOME, FirstStart
from desktop_app.gui.dialogs.unlock import UnlockDialog
from desktop_app.gui.session import Session
from desktop_app.gui.settings import Settings
from desktop_app.gui.task_runner import InlineRunner
from desktop_app.services import office_files
from tests.helpers.offices import sample_office
from tests.helpers.typing import press, press_focused, type_text
from tests.helpers.windows import close_boxes, find, open_boxes

PASSWORD = "Đường về làng 2026"


@pytest.fixture
def session(qapp: QApplication, settings: Settings, qtbot) -> Iterator[Session]:
    runner = InlineRunner()
    made = Session(qapp, runner=runner, settings=settings)
    yield made
    close_boxes()
    if made.window is not None:
        made.window.close()
    elif made.dialog is not None:
        made.dialog.close()


def start_wizard(session: Session) -> FirstStart:
    session.start()
    assert isinstance(session.dialog, FirstStart)
    return session.dialog


def choose_unit(wizard: FirstStart, qtbot, typed: str = "la bang thai nguyen") -> None:
    find(wizard, QPushButton, "own_button").click()
    type_text(find(wizard, QLineEdit, "unit_field"), typed)
    found = find(wizard, QListWidget, "unit_list")
    qtbot.waitUntil(lambda: found.count() > 0)
    type_text(find(wizard, QLineEdit, "user_field"), "Hoàng Thị Lan")


def fill_file(wizard: FirstStart, path: Path, *, first: str = PASSWORD, second: str = PASSWORD) -> None:
    field = find(wizard, QLineEdit, "path_field")
    field.clear()
    type_text(field, str(path))
    type_text(find(wizard, QLineEdit, "first_password"), first)
    type_text(find(wizard, QLineEdit, "second_password"), second)


def click_next(wizard: FirstStart) -> None:
    find(wizard, QPushButton, "next_button").click()


def make_file(path: Path, *, password: str | None) -> str:
    created = office_files.create_file(path, office=sample_office(), password=password, user="Hoàng Thị Lan")
    office_files.close_file(created.workspace)
    return created.recovery.text if created.recovery else ""


def test_first_start_with_nothing_known_shows_the_wizard(session: Session) -> None:
    assert start_wizard(session).step == WELCOME


def test_first_start_finds_the_commune_by_its_name_without_marks(session: Session, qtbot) -> None:
    wizard = start_wizard(session)
    choose_unit(wizard, qtbot)
    assert find(wizard, QListWidget, "unit_list").item(0).text() == "Xã La Bằng, tỉnh Thái Nguyên"
    assert find(wizard, QPushButton, "next_button").isEnabled()


def test_first_start_finds_the_commune_by_its_name_before_the_mergers(session: Session, qtbot) -> None:
    """Old names are typed as they were: the new commune says what it was formed from."""
    wizard = start_wizard(session)
    choose_unit(wizard, qtbot, "thị trấn Hùng Sơn, Thái Nguyên")
    assert "trước là Thị trấn Hùng Sơn" in find(wizard, QListWidget, "unit_list").item(0).text()


def test_first_start_without_a_name_of_the_user_does_not_go_on(session: Session, qtbot) -> None:
    wizard = start_wizard(session)
    choose_unit(wizard, qtbot)
    find(wizard, QLineEdit, "user_field").clear()
    assert not find(wizard, QPushButton, "next_button").isEnabled()


@pytest.mark.parametrize(
    ("first", "second", "hint"),
    [("ngắn", "ngắn", "Ít nhất 8 ký tự"), (PASSWORD, "khác hẳn", "Nhập lại đúng mật khẩu")],
    ids=["short", "different"],
)
def test_first_start_with_a_doubtful_password_says_what_to_do(
    session: Session, qtbot, tmp_path: Path, first: str, second: str, hint: str
) -> None:
    wizard = start_wizard(session)
    choose_unit(wizard, qtbot)
    click_next(wizard)
    fill_file(wizard, tmp_path / "xã.sodanvan", first=first, second=second)
    assert find(wizard, QLabel, "password_hint").text().startswith(hint)
    assert not find(wizard, QPushButton, "next_button").isEnabled()


def test_first_start_with_password_makes_the_file_and_shows_the_recovery_sheet(
    session: Session, qtbot, tmp_path: Path
) -> None:
    wizard = start_wizard(session)
    choose_unit(wizard, qtbot)
    click_next(wizard)
    path = tmp_path / "xã của tôi.sodanvan"
    fill_file(wizard, path)
    click_next(wizard)
    assert wizard.step == SHEET
    assert office_files.state_of(path).needs_password
    assert wizard.findChild(QCheckBox, "sheet_kept_box") is not None
    assert not find(wizard, QPushButton, "next_button").isEnabled()
    find(wizard, QCheckBox, "sheet_kept_box").click()
    click_next(wizard)
    assert session.window is not None
    assert session.window.windowTitle() == "Sổ Dân Vận — Xã La Bằng · Thái Nguyên (Hoàng Thị Lan)"


def test_first_start_without_password_goes_straight_to_the_window(session: Session, qtbot, tmp_path: Path) -> None:
    wizard = start_wizard(session)
    choose_unit(wizard, qtbot)
    click_next(wizard)
    fill_file(wizard, tmp_path / "xa", first="", second="")
    find(wizard, QRadioButton, "without_password").click()
    click_next(wizard)
    assert session.window is not None
    assert (tmp_path / "xa.sodanvan").exists()


def test_first_start_over_an_existing_file_says_so_and_leaves_it(session: Session, qtbot, tmp_path: Path) -> None:
    path = tmp_path / "xa.sodanvan"
    path.write_bytes(b"something of somebody")
    wizard = start_wizard(session)
    choose_unit(wizard, qtbot)
    click_next(wizard)
    fill_file(wizard, path)
    click_next(wizard)
    assert wizard.step == FILE
    assert find(wizard, QLabel, "trouble").text().startswith("Đã có tệp “xa.sodanvan”")
    assert path.read_bytes() == b"something of somebody"


def test_first_start_can_go_back_without_losing_what_was_typed(session: Session, qtbot) -> None:
    wizard = start_wizard(session)
    choose_unit(wizard, qtbot)
    click_next(wizard)
    find(wizard, QPushButton, "back_button").click()
    assert wizard.step == UNIT
    assert find(wizard, QLineEdit, "user_field").text() == "Hoàng Thị Lan"


def test_first_start_practice_opens_an_invented_office_with_data(session: Session, program_folder: Path) -> None:
    wizard = start_wizard(session)
    find(wizard, QPushButton, "practice_button").click()
    assert session.window is not None
    assert (program_folder / "tap-huan.sodanvan").exists()
    assert any("TẬP HUẤN" in one.text() for one in session.window.findChildren(QLabel))


def test_start_with_a_known_file_without_password_opens_it_at_once(
    session: Session, settings: Settings, tmp_path: Path
) -> None:
    make_file(tmp_path / "xa.sodanvan", password=None)
    settings.remember_file(tmp_path / "xa.sodanvan")
    settings.remember_user("Hoàng Thị Lan")
    session.start()
    assert session.window is not None
    assert session.dialog is None


def open_locked(session: Session, settings: Settings, path: Path) -> UnlockDialog:
    settings.remember_user("Hoàng Thị Lan")
    session.start(path)
    assert isinstance(session.dialog, UnlockDialog)
    return session.dialog


def test_unlock_with_the_password_typed_and_enter_opens_the_window(
    session: Session, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "xa.sodanvan"
    make_file(path, password=PASSWORD)
    dialog = open_locked(session, settings, path)
    field = find(dialog, QLineEdit, "password_field")
    type_text(field, PASSWORD)
    press(field, Qt.Key.Key_Return)
    assert session.window is not None
    assert settings.recent_files[0] == path


def test_unlock_with_a_wrong_password_says_so_in_the_window(
    session: Session, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "xa.sodanvan"
    make_file(path, password=PASSWORD)
    dialog = open_locked(session, settings, path)
    type_text(find(dialog, QLineEdit, "password_field"), "sai mật khẩu")
    find(dialog, QPushButton, "open_button").click()
    assert find(dialog, QLabel, "trouble").text().startswith("Mật khẩu chưa đúng.")
    assert session.window is None
    assert find(dialog, QPushButton, "open_button").isEnabled()


def test_unlock_with_the_recovery_code_leads_to_a_new_password(
    session: Session, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "xa.sodanvan"
    code = make_file(path, password=PASSWORD)
    dialog = open_locked(session, settings, path)
    find(dialog, QPushButton, "switch_button").click()
    type_text(find(dialog, QLineEdit, "code_field"), code.lower().replace("-", " "))
    find(dialog, QPushButton, "open_button").click()
    assert session.window is not None
    assert session.window.current_key == "settings"
    assert [box.text() for box in open_boxes()] == ["Đã mở bằng mã khôi phục. Đặt mật khẩu mới ở đây."]


def test_unlock_shows_no_password_field_for_a_file_without_one(
    session: Session, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "xa.sodanvan"
    make_file(path, password=None)
    session.start(path)
    dialog = session.dialog
    assert isinstance(dialog, UnlockDialog), "nobody said who is working yet"
    assert not find(dialog, QLineEdit, "password_field").isVisible()
    type_text(find(find(dialog, QComboBox, "user_box"), QLineEdit, "user_field"), "Đặng Văn Ước")
    find(dialog, QPushButton, "open_button").click()
    assert session.window is not None
    assert settings.user == "Đặng Văn Ước"


def test_start_with_a_foreign_file_says_so_where_another_can_be_chosen(
    session: Session, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "thư.sodanvan"
    path.write_text("đây không phải tệp dữ liệu " * 50, encoding="utf-8")
    settings.remember_user("Hoàng Thị Lan")
    session.start(path)
    dialog = session.dialog
    assert isinstance(dialog, UnlockDialog)
    if find(dialog, QLineEdit, "password_field").isVisible():
        type_text(find(dialog, QLineEdit, "password_field"), PASSWORD)
        find(dialog, QPushButton, "open_button").click()
    assert find(dialog, QLabel, "trouble").text() != ""
    assert path.read_text(encoding="utf-8").startswith("đây không phải")


def test_lock_closes_the_file_and_asks_again(session: Session, settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "xa.sodanvan"
    make_file(path, password=PASSWORD)
    dialog = open_locked(session, settings, path)
    type_text(find(dialog, QLineEdit, "password_field"), PASSWORD)
    find(dialog, QPushButton, "open_button").click()
    session.lock()
    assert session.window is None
    assert isinstance(session.dialog, UnlockDialog)
    office_files.close_file(office_files.open_file(path, password=PASSWORD))


def test_closing_the_last_window_ends_the_session(session: Session, settings: Settings, tmp_path: Path, qtbot) -> None:
    path = tmp_path / "xa.sodanvan"
    make_file(path, password=None)
    settings.remember_user("Hoàng Thị Lan")
    session.start(path)
    assert session.window is not None
    with qtbot.waitSignal(session.ended):
        session.window.close()
    office_files.close_file(office_files.open_file(path))


def test_wizard_keeps_to_the_keyboard(session: Session, qtbot) -> None:
    """Tab reaches the three ways to begin, and Space takes one."""
    wizard = start_wizard(session)
    wizard.activateWindow()
    find(wizard, QPushButton, "own_button").setFocus()
    qtbot.waitUntil(find(wizard, QPushButton, "own_button").hasFocus)
    press_focused(Qt.Key.Key_Space)
    assert wizard.step == UNIT
    qtbot.waitUntil(find(wizard, QLineEdit, "unit_field").hasFocus)
