"""Beside the fields: files, links both ways, history."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QListWidget, QTextBrowser

from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.files_panel import FilesPanel, size_in_words
from desktop_app.gui.records.record_page import RecordPage
from desktop_app.services import attachments
from desktop_app.services.workspace import Workspace
from tests.gui.records.conftest import CONTROL, Keyboard, add_petition, click, click_answer


@pytest.fixture
def uid(work: Workspace) -> str:
    return add_petition(work)


@pytest.fixture
def page(petitions_page: RecordPage, uid: str) -> RecordPage:
    petitions_page.open_record(uid)
    return petitions_page


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "ảnh đơn.png"
    Image.new("RGB", (40, 30), "white").save(path)
    return path


def show_tab(page: RecordPage, title: str) -> None:
    tabs = page.form.frame.tabs
    place = next(place for place in range(tabs.count()) if tabs.tabText(place).endswith(title))
    tabs.setCurrentIndex(place)


def files_of(page: RecordPage) -> FilesPanel:
    show_tab(page, "Tệp")
    panel = page.form.findChild(FilesPanel)
    assert isinstance(panel, FilesPanel)
    return panel


def test_dropped_picture_is_attached_and_shown(qtbot, page: RecordPage, picture: Path, work, uid: str) -> None:
    panel = files_of(page)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(picture))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    panel.dropEvent(QDropEvent(QPoint(5, 5), copy, mime, left, none))
    assert [item.name for item in attachments.listed(work, kind="petitions", uid=uid)] == ["ảnh đơn.png"]
    assert panel.list.count() == 1
    assert not panel.preview.pixmap().isNull()


def test_file_that_is_no_picture_is_refused_with_a_sentence(page: RecordPage, tmp_path: Path, work, uid: str) -> None:
    path = tmp_path / "giả.png"
    path.write_text("không phải ảnh", encoding="utf-8")
    panel = files_of(page)
    panel.attach([path])
    assert panel.strip.tone == "late"
    assert panel.strip.words
    assert attachments.listed(work, kind="petitions", uid=uid) == ()


def test_copy_of_a_file_is_written(page: RecordPage, picture: Path, tmp_path: Path, work, uid: str) -> None:
    panel = files_of(page)
    panel.attach([picture])
    (file,) = attachments.listed(work, kind="petitions", uid=uid)
    target = tmp_path / "bản sao.png"
    panel.save_copy(file, target)
    assert target.read_bytes() == attachments.read(work, sha256=file.sha256)
    panel.save_copy(file, tmp_path / "không có" / "x.png")
    assert "Chưa ghi được tệp" in panel.strip.words


def test_file_is_taken_off_after_one_question(page: RecordPage, picture: Path, work, uid: str) -> None:
    panel = files_of(page)
    panel.attach([picture])
    click(panel, "detach_file")
    click_answer("detach_question", 0)
    assert attachments.listed(work, kind="petitions", uid=uid) == ()


def test_new_record_is_saved_before_files_are_attached(petitions_page: RecordPage) -> None:
    petitions_page.start_new()
    panel = files_of(petitions_page)
    assert not panel.add_button.isEnabled()
    assert "Lưu bản ghi trước" in panel.note.text()


def test_links_show_both_ways_and_open(petitions_page: RecordPage, work, uid: str, context: GuiContext) -> None:
    second = add_petition(work, first_petition=uid)
    wanted: list[tuple[str, str]] = []
    context.navigator.record_wanted.connect(lambda kind, found: wanted.append((kind, found)))
    petitions_page.open_record(uid)
    show_tab(petitions_page, "Liên kết")
    links = petitions_page.form.findChild(QListWidget, "links_list")
    assert isinstance(links, QListWidget)
    assert links.count() == 1
    assert links.item(0).text().startswith("←  Đơn đầu tiên của vụ việc: 2/2026")
    links.itemActivated.emit(links.item(0))
    assert wanted == [("petitions", second)]


def test_history_shows_what_was_changed(page: RecordPage, keyboard: Keyboard, context: GuiContext) -> None:
    page.form.fields.focus("petitioner")
    keyboard.type("Hoàng A Páo")
    keyboard.press(Qt.Key.Key_S, CONTROL)
    show_tab(page, "Lịch sử")
    history = page.form.findChild(QTextBrowser, "history_page")
    assert isinstance(history, QTextBrowser)
    assert "Lường Thị Ánh → Hoàng A Páo" in history.toPlainText()
    assert "tạo bản ghi · Hoàng Thị Lan" in history.toPlainText()
    context.masking.set_on(True)
    assert "Lường Thị Ánh" not in history.toPlainText()


@pytest.mark.parametrize(
    ("size", "words"), [(812, "812 byte"), (35_000, "34 KB"), (1_572_864, "1,5 MB"), (2_097_152, "2 MB")]
)
def test_size_in_words(size: int, words: str) -> None:
    assert size_in_words(size) == words
