"""Qt's own dialogs and menus speak Vietnamese."""

from __future__ import annotations

import re
import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialogButtonBox,
    QErrorMessage,
    QFileDialog,
    QGroupBox,
    QHeaderView,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QProgressDialog,
    QTextEdit,
    QWidget,
    QWizard,
    QWizardPage,
)

from desktop_app.domain.text import has_marks

TEXTS = Path(__file__).resolve().parents[2] / "resources" / "texts"
# Vietnamese without any mark, paths, file patterns, and keys as printed on the keyboard.
PLAIN = re.compile(r"In|Trang sau|/.*|[A-Z]:.*|(Ctrl|Alt|Shift)\+.*")

BUTTONS = {
    QMessageBox.StandardButton.Ok: "Đồng ý",
    QMessageBox.StandardButton.Save: "Lưu",
    QMessageBox.StandardButton.SaveAll: "Lưu tất cả",
    QMessageBox.StandardButton.Open: "Mở",
    QMessageBox.StandardButton.Yes: "&Có",
    QMessageBox.StandardButton.YesToAll: "Có cho &tất cả",
    QMessageBox.StandardButton.No: "&Không",
    QMessageBox.StandardButton.NoToAll: "Khôn&g cho tất cả",
    QMessageBox.StandardButton.Abort: "Dừng",
    QMessageBox.StandardButton.Retry: "Thử lại",
    QMessageBox.StandardButton.Ignore: "Bỏ qua",
    QMessageBox.StandardButton.Close: "Đóng",
    QMessageBox.StandardButton.Cancel: "Hủy",
    QMessageBox.StandardButton.Discard: "Không lưu",
    QMessageBox.StandardButton.Help: "Trợ giúp",
    QMessageBox.StandardButton.Apply: "Áp dụng",
    QMessageBox.StandardButton.Reset: "Đặt lại",
    QMessageBox.StandardButton.RestoreDefaults: "Khôi phục mặc định",
}


@pytest.fixture
def vietnamese(qapp) -> Iterator[QTranslator]:
    """The catalogue, installed for the length of a test."""
    catalogue = QTranslator()
    assert catalogue.load(str(TEXTS / "qt_vi.qm"))
    qapp.installTranslator(catalogue)
    yield catalogue
    qapp.removeTranslator(catalogue)


def own_labels(widget: QWidget) -> Iterator[str]:
    """What one widget shows or says, apart from what a person put in."""
    yield from (widget.toolTip(), widget.accessibleName())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QGroupBox):
        yield widget.title()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QHeaderView) and widget.model() is not None:
        columns = range(widget.model().columnCount())
        yield from (str(widget.model().headerData(column, widget.orientation())) for column in columns)


def labels(window: QWidget) -> set[str]:
    """Everything written in a window that has letters, without access keys and shortcuts."""
    found = {window.windowTitle()}
    for widget in (window, *window.findChildren(QWidget)):
        found.update(own_labels(widget))
    for action in window.findChildren(QAction):
        found.update((action.text(), action.toolTip()))
    plain = (label.partition("\t")[0].replace("&", "") for label in found)
    return {label for label in plain if re.search(r"[^\W\d_]", label)}


def not_vietnamese(window: QWidget) -> set[str]:
    """Labels without a single Vietnamese mark that are not known to be Vietnamese."""
    return {label for label in labels(window) if not has_marks(label) and not PLAIN.fullmatch(label)}


def entries() -> list[tuple[str, str, str]]:
    """(context, source, translation) of the edited catalogue."""
    return [
        (context.findtext("name", ""), message.findtext("source", ""), message.findtext("translation", ""))
        for context in ElementTree.parse(TEXTS / "qt_vi.ts").getroot().iter("context")
        for message in context.iter("message")
    ]


@pytest.mark.parametrize(("button", "text"), BUTTONS.items(), ids=[button.name for button in BUTTONS])
def test_message_box_button_is_vietnamese(qtbot, vietnamese, button, text):
    box = QMessageBox()
    qtbot.addWidget(box)
    assert box.addButton(button).text() == text


def test_message_box_details_are_vietnamese(qtbot, vietnamese):
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setDetailedText("1")
    assert {button.text() for button in box.buttons()} >= {"Xem chi tiết…"}


@pytest.mark.parametrize(("button", "text"), BUTTONS.items(), ids=[button.name for button in BUTTONS])
def test_dialog_button_box_button_is_vietnamese(qtbot, vietnamese, button, text):
    box = QDialogButtonBox(QDialogButtonBox.StandardButton(button.value))
    qtbot.addWidget(box)
    assert [made.text() for made in box.buttons()] == [text]


@pytest.mark.parametrize(
    ("accept", "mode", "expected"),
    [
        (QFileDialog.AcceptMode.AcceptOpen, QFileDialog.FileMode.ExistingFile, {"Mở", "Tên tệp:", "Hủy"}),
        (QFileDialog.AcceptMode.AcceptSave, QFileDialog.FileMode.AnyFile, {"Lưu", "Lưu thành", "Kích cỡ"}),
        (QFileDialog.AcceptMode.AcceptOpen, QFileDialog.FileMode.Directory, {"Chọn", "Thư mục:", "Tìm thư mục"}),
    ],
    ids=["open", "save", "folder"],
)
def test_file_dialog_is_vietnamese(qtbot, vietnamese, tmp_path, accept, mode, expected):
    dialog = QFileDialog(directory=str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(accept)
    dialog.setFileMode(mode)
    dialog.show()
    assert not_vietnamese(dialog) == set()
    assert expected <= labels(dialog)


def test_print_preview_is_vietnamese(qtbot, vietnamese):
    printer = QPrinter()
    dialog = QPrintPreviewDialog(printer)
    qtbot.addWidget(dialog)
    assert not_vietnamese(dialog) == set()
    assert {"In", "Xem trước khi in", "Phóng to", "Trang sau", "Vừa chiều ngang"} <= labels(dialog)


@pytest.mark.parametrize("editor", [QLineEdit, QTextEdit])
def test_context_menu_of_text_field_is_vietnamese(qtbot, vietnamese, editor):
    field = editor("a")
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    qtbot.addWidget(menu)
    texts = {action.text().partition("\t")[0] for action in menu.actions() if not action.isSeparator()}
    assert texts == {"&Hoàn tác", "&Làm lại", "Cắ&t", "&Sao chép", "&Dán", "Xóa", "Chọn tất cả"}


def test_small_dialogs_are_vietnamese(qtbot, vietnamese):
    wizard = QWizard()
    wizard.addPage(QWizardPage())
    wizard.addPage(QWizardPage())
    progress = QProgressDialog()
    progress.reset()
    question = QInputDialog()
    question.show()  # its fields are made when it is shown
    for dialog in (wizard, progress, question, QErrorMessage()):
        qtbot.addWidget(dialog)
        assert not_vietnamese(dialog) == set(), type(dialog).__name__


@pytest.mark.parametrize(
    ("keys", "shown"),
    [("Ctrl+S", "Ctrl+S"), ("Alt+Left", "Alt+Mũi tên trái"), ("Del", "Delete"), ("PgDown", "Page Down"), ("F4", "F4")],
)
def test_key_names_are_those_on_the_keyboard(vietnamese, keys, shown):
    sequence = QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText)
    assert sequence.toString(QKeySequence.SequenceFormat.NativeText) == shown
    assert sequence.toString(QKeySequence.SequenceFormat.PortableText) == keys


@pytest.mark.parametrize(
    ("context", "source"),
    [
        ("QAbstractSpinBox", "&Step up"),
        ("QPageSetupWidget", "Margins"),
        ("QPrintDialog", "Print to File (PDF)"),
        ("QPrintPropertiesWidget", "Advanced"),
        ("QPrintSettingsOutput", "Double Sided Printing"),
        ("QScrollBar", "Scroll here"),
        ("QTabBar", "Scroll Left"),
        ("QWidgetTextControl", "Copy &Link Location"),
    ],
)
def test_text_behind_a_platform_dialog_is_vietnamese(vietnamese, context, source):
    assert has_marks(QCoreApplication.translate(context, source))


def test_unknown_text_stays_as_it_is(vietnamese):
    assert QCoreApplication.translate("so-dan-van", "Lưu") == "Lưu"


def test_entries_keep_places_and_access_keys():
    for context, source, translation in entries():
        place = f"{context}: {source}"
        assert sorted(re.findall(r"%\w", source)) == sorted(re.findall(r"%\w", translation)), place
        assert ("&" in source) == ("&" in translation), place
        assert all(key.isascii() and key.isalpha() for key in re.findall("&(.)", translation)), place
        assert "!" not in translation, place


def test_compiled_catalogue_is_made_from_the_edited_one(tmp_path):
    tool = next(path for path in Path(PySide6.__file__).parent.glob("lrelease*") if path.suffix in ("", ".exe"))
    made = tmp_path / "qt_vi.qm"
    subprocess.run([tool, TEXTS / "qt_vi.ts", "-qm", made], check=True, capture_output=True)
    assert made.read_bytes() == (TEXTS / "qt_vi.qm").read_bytes()
