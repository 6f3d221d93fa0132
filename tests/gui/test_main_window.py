"""The main window: pages by key, counts as links, search over all registers, health, keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from desktop_app.domain.office import Office
from desktop_app.gui.context import GuiContext
from desktop_app.gui.dialogs.health import HealthDialog
from desktop_app.gui.dialogs.key_sheet import KeySheet
from desktop_app.gui.main_window import REPORTS, SETTINGS, TODAY, MainWindow
from desktop_app.gui.pages.search_everywhere import SearchEverywhere
from desktop_app.gui.pages.settings_page import SettingsPage
from desktop_app.gui.records.record_page import RecordPage
from desktop_app.gui.settings import LANGUAGES
from desktop_app.gui.texts import install_language
from desktop_app.records import KINDS, LISTS
from desktop_app.services import office_files, records, reporting
from desktop_app.services.workspace import Workspace
from tests.helpers.examples import example
from tests.helpers.typing import press, type_text
from tests.helpers.windows import close_boxes, find, open_boxes

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot, context: GuiContext, tmp_path: Path) -> Iterator[MainWindow]:
    made = MainWindow(context, path=tmp_path / "xa.sodanvan")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.show_page(TODAY)
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    close_boxes()


def keys_of_pages() -> list[str]:
    return [TODAY, *(kind.key for kind in KINDS), REPORTS, SETTINGS]


def save_example(work: Workspace, number: int = 0) -> tuple[str, str]:
    kind = KINDS[number]
    return kind.key, records.create(work, kind=kind.key, raw=example(kind), accepted=None).stored.uid


def test_main_window_is_titled_after_the_office_and_the_person(window: MainWindow) -> None:
    assert window.windowTitle() == "Sổ Dân Vận — Xã La Bằng · Thái Nguyên (Hoàng Thị Lan)"
    assert find(window, QLabel, "office_title").text() == "Sổ Dân Vận — Xã La Bằng · Thái Nguyên"


@pytest.mark.parametrize("number", range(1, 9))
def test_main_window_ctrl_and_a_number_shows_the_page(window: MainWindow, number: int) -> None:
    press(window, Qt.Key(Qt.Key.Key_0 + number), CTRL)
    assert window.current_key == keys_of_pages()[number - 1]


def test_main_window_list_of_pages_shows_the_page_clicked(window: MainWindow) -> None:
    for key in keys_of_pages():
        find(window, QPushButton, f"page_{key}").click()
        assert window.current_key == key
        assert find(window, QPushButton, f"page_{key}").isChecked()


def test_main_window_arrow_keys_move_in_the_list_of_pages(window: MainWindow, qtbot) -> None:
    first, second = (find(window, QPushButton, f"page_{key}") for key in keys_of_pages()[:2])
    first.setFocus()
    press(first, Qt.Key.Key_Down)
    qtbot.waitUntil(second.hasFocus)


def test_main_window_counts_what_asks_for_attention_and_opens_its_list(
    window: MainWindow, context: GuiContext, work: Workspace, qtbot
) -> None:
    kind, attention = next((kind, kind.attention) for kind in KINDS if kind.attention is not None)
    waiting = 0
    for turn in range(8):
        saved = records.create(work, kind=kind.key, raw=example(kind, turn=turn), accepted=None)
        context.hub.announce(saved.changes)
        waiting = records.filter_counts(work, kind=kind.key)[attention.key]
    assert waiting > 0
    count = find(window, QPushButton, f"count_{kind.key}")
    assert count.text() == str(waiting)
    assert count.accessibleName() == f"{kind.title}: {waiting} {attention.label}"
    count.click()
    assert window.current_key == kind.key


def test_main_window_shows_no_count_for_nothing(window: MainWindow) -> None:
    window.refresh_counts()
    assert not any(find(window, QPushButton, f"count_{kind.key}").isVisible() for kind in KINDS)


def test_main_window_after_a_change_says_when_it_was_saved(
    window: MainWindow, context: GuiContext, work: Workspace
) -> None:
    assert find(window, QPushButton, "health_button").text() == "Mọi dữ liệu đã lưu"
    kind = KINDS[0]
    context.hub.announce(records.create(work, kind=kind.key, raw=example(kind), accepted=None).changes)
    assert find(window, QPushButton, "health_button").text().startswith("Lưu lần cuối ")


def test_main_window_dot_checks_the_file(window: MainWindow) -> None:
    find(window, QPushButton, "health_button").click()
    dialog = window.findChild(HealthDialog)
    assert dialog is not None
    assert find(dialog, QLabel, "health_sentence").text().startswith("Tệp nguyên vẹn.")
    assert find(dialog, QListWidget, "health_lines").count() == len(KINDS) + len(LISTS)
    dialog.close()


def test_main_window_ctrl_k_searches_all_registers_and_enter_opens(
    window: MainWindow, context: GuiContext, work: Workspace, qtbot
) -> None:
    kind, uid = save_example(work)
    press(window, Qt.Key.Key_K, CTRL)
    dialog = window.findChild(SearchEverywhere)
    assert dialog is not None
    field = find(dialog, QLineEdit, "search_field")
    type_text(field, "duong thon")
    found = find(dialog, QListWidget, "found_list")
    qtbot.waitUntil(lambda: found.count() > 0)
    with qtbot.waitSignal(context.navigator.record_wanted) as wish:
        press(field, Qt.Key.Key_Return)
    assert wish.args == [kind, uid]
    assert window.current_key == kind


def test_main_window_search_without_hits_says_what_to_try(window: MainWindow, qtbot) -> None:
    press(window, Qt.Key.Key_K, CTRL)
    dialog = window.findChild(SearchEverywhere)
    assert dialog is not None
    type_text(find(dialog, QLineEdit, "search_field"), "không đâu có")
    qtbot.waitUntil(lambda: any("Thử bớt từ" in one.text() for one in dialog.findChildren(QLabel)))
    dialog.close()


def test_main_window_ctrl_n_starts_a_record_in_a_register_only(window: MainWindow) -> None:
    assert not window._actions["new_record"].isEnabled()
    window.show_page(KINDS[0].key)
    assert window._actions["new_record"].isEnabled()
    press(window, Qt.Key.Key_N, CTRL)
    page = window._stack.register
    assert isinstance(page, RecordPage)
    assert page.is_form_shown


def test_main_window_masks_names_by_key(window: MainWindow, context: GuiContext, qtbot) -> None:
    with qtbot.waitSignal(context.masking.toggled):
        press(window, Qt.Key.Key_M, CTRL | SHIFT)
    assert context.masking.is_on
    press(window, Qt.Key.Key_M, CTRL | SHIFT)
    assert not context.masking.is_on


def test_main_window_f1_shows_every_key_of_the_menus(window: MainWindow) -> None:
    press(window, Qt.Key.Key_F1)
    sheet = window.findChild(KeySheet)
    assert sheet is not None
    shown = {one.text() for one in sheet.findChildren(QLabel)}
    assert {"Ctrl+K", "Ctrl+N", "Ctrl+1", "F4", "F6", "Ctrl+S"} <= shown
    assert {"ghi nhanh ý kiến tại hội nghị", "nhập chỉ tiêu năm", "mở, gấp biểu đồ của sổ"} <= shown
    assert sheet.sizeHint().width() <= 1280
    assert sheet.sizeHint().height() <= 688
    sheet.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_main_window_menus_have_a_letter_of_their_own_for_each_command(
    context: GuiContext, qtbot, qapp: QApplication, tmp_path: Path, language: str
) -> None:
    install_language(qapp, language)
    made = MainWindow(context, path=tmp_path / "xa.sodanvan")
    qtbot.addWidget(made)
    install_language(qapp, "vi")
    bar = [action.text() for action in made.menuBar().actions()]
    for titles in (bar, *([one.text() for one in menu.actions()] for menu in made.menuBar().findChildren(QMenu))):
        letters = re.findall(r"&(\w)", " ".join(titles).lower())
        assert len(letters) == len(set(letters)), titles


def test_main_window_opens_a_look_up_list_in_the_settings(window: MainWindow) -> None:
    for kind in LISTS:
        window.open_list(kind.key, "")
        assert window.current_key == SETTINGS


def test_main_window_previews_the_sheet_of_a_record(window: MainWindow, context: GuiContext, work: Workspace) -> None:
    kind, uid = save_example(work)
    key = next(spec.key for owner, spec in reporting.report_list() if owner.key == kind and spec.is_per_record)
    context.navigator.preview_report(key=key, uid=uid)
    dialog = find(window, QDialog, "report_dialog")
    assert find(dialog, QPushButton, "print_button").isEnabled()
    dialog.close()


def test_main_window_holds_every_page_on_a_small_screen(window: MainWindow, qtbot) -> None:
    """1920×1080 at 150 % leaves 1280×720, less the bars of title and tasks; nothing needs scrolling sideways."""
    window.resize(1280, 650)
    for key in keys_of_pages():
        window.show_page(key)
        register = window._stack.register
        for _ in ("list", "form"):
            holder = window._stack.currentWidget()
            assert isinstance(holder, QScrollArea)
            qtbot.waitUntil(lambda holder=holder: holder.width() > 900)
            needed = window._stack.page(key).minimumSizeHint()
            assert needed.width() <= holder.viewport().width(), key
            assert needed.height() <= holder.viewport().height(), key
            if register is not None:
                register.start_new()


def test_main_window_every_control_has_a_name_and_words(window: MainWindow) -> None:
    """Screen readers and tests find every control; a mouse is never needed."""
    for key in keys_of_pages():
        window.show_page(key)
    settings = window._stack.page(SETTINGS)
    assert isinstance(settings, SettingsPage)
    for section in (entry.key for entry in settings._entries):
        settings.show_section(section)
    nameless = []
    for one in window.findChildren(QWidget):
        if not isinstance(one, QAbstractButton | QLineEdit | QComboBox | QListWidget | QPlainTextEdit):
            continue
        if one.objectName().startswith("qt_") or one.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        parent = one.parentWidget()
        if parent is not None and isinstance(parent, QComboBox):
            continue
        has_words = one.accessibleName() or (isinstance(one, QAbstractButton) and one.text())
        if not one.objectName() or not has_words:
            nameless.append((type(one).__name__, one.objectName(), parent.objectName() if parent else ""))
    assert nameless == []


# ---------------------------------------------------------------- settings


def settings_of(window: MainWindow) -> SettingsPage:
    window.show_page(SETTINGS)
    page = window._stack.page(SETTINGS)
    assert isinstance(page, SettingsPage)
    return page


def test_settings_office_saves_the_headings(window: MainWindow, work: Workspace, qtbot) -> None:
    section = settings_of(window).show_section("office")
    field = find(section, QLineEdit, "party_superior_field")
    field.clear()
    type_text(field, "ĐẢNG BỘ TỈNH  THÁI NGUYÊN ")
    with qtbot.waitSignal(window.rebuild_wanted) as wish:
        find(section, QPushButton, "save_office_button").click()
    office: Office = work.office
    assert office.party_superior == "ĐẢNG BỘ TỈNH THÁI NGUYÊN"
    assert wish.args[0].startswith("Đã lưu.")


def test_settings_look_keeps_the_choice_and_asks_for_a_new_window(
    window: MainWindow, context: GuiContext, qtbot
) -> None:
    section = settings_of(window).show_section("look")
    box = find(section, QComboBox, "scheme_box")
    with qtbot.waitSignal(window.rebuild_wanted):
        box.setCurrentIndex(box.findData("dark"))
        box.activated.emit(box.currentIndex())
    assert context.settings.scheme == "dark"


def test_settings_password_of_a_file_without_one_says_so(window: MainWindow) -> None:
    section = settings_of(window).show_section("password")
    assert find(section, QLabel, "password_state").text().startswith("Tệp này chưa có mật khẩu")
    assert find(section, QPushButton, "change_password_button").text() == "Đặt mật &khẩu"


def test_settings_password_is_changed_and_the_sheet_shown(
    qtbot, context: GuiContext, locked_work: Workspace, tmp_path: Path
) -> None:
    context.runner.adopt(
        lambda: locked_work, workspace_of=lambda made: made, owner=context.hub, on_success=lambda _: None
    )
    window = MainWindow(context, path=tmp_path / "mat.sodanvan")
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(window)
    window.show()
    section = settings_of(window).show_section("password")
    type_text(find(section, QLineEdit, "new_password"), "mật khẩu mới tinh")
    type_text(find(section, QLineEdit, "repeat_password"), "mật khẩu khác")
    find(section, QPushButton, "change_password_button").click()
    assert [box.text() for box in open_boxes()] == ["Hai lần nhập mật khẩu chưa giống nhau."]
    close_boxes()
    find(section, QLineEdit, "repeat_password").clear()
    type_text(find(section, QLineEdit, "repeat_password"), "mật khẩu mới tinh")
    find(section, QPushButton, "change_password_button").click()
    assert find(section, QPushButton, "print_button").isEnabled()
    office_files.close_file(locked_work)
    office_files.close_file(office_files.open_file(tmp_path / "mat.sodanvan", password="mật khẩu mới tinh"))


def test_settings_about_shows_the_licences(window: MainWindow) -> None:
    section = settings_of(window).show_section("about")
    text = find(section, QPlainTextEdit, "licence_text").toPlainText()
    assert "SIL OPEN FONT LICENSE" in text
    assert "Lucide" in text
    assert QApplication.instance() is not None
