"""Papers in the window: chosen by typing, filled, seen as pages, saved; secrets are printed and kept nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QPushButton

from desktop_app.gui.context import GuiContext
from desktop_app.gui.main_window import TODAY, MainWindow
from desktop_app.gui.papers.paper_chooser import PaperChooser
from desktop_app.gui.papers.paper_dialog import PaperDialog
from desktop_app.gui.papers.secret_box import SecretBox
from desktop_app.services import access, papers
from desktop_app.services.workspace import Workspace
from tests.helpers.paper_reading import docx_lines
from tests.helpers.paper_samples import save_all
from tests.helpers.pdf_reading import read_pdf
from tests.helpers.secret_search import traces
from tests.helpers.typing import press, press_focused, type_text
from tests.helpers.windows import close_boxes, find, open_boxes

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SECRET = "bà Quàng Thị Zoẵn"
MINUTES, COMPLAINT = "bien-ban-to-cao", "thu-ly-khieu-nai"


@pytest.fixture
def uids(work: Workspace) -> dict[str, str]:
    """Sample records by kind and name."""
    return {name: stored.uid for name, stored in save_all(work).items()}


@pytest.fixture
def window(qtbot, context: GuiContext, tmp_path: Path, uids: dict[str, str]) -> Iterator[MainWindow]:
    made = MainWindow(context, path=tmp_path / "xa.sodanvan")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.show_page(TODAY)
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    close_boxes()


def open_paper(window: MainWindow, context: GuiContext, qtbot, *, uid: str, key: str, kind: str) -> PaperDialog:
    context.navigator.print_paper(kind=kind, uid=uid, key=key)
    return shown_paper(window, qtbot)


def shown_paper(window: MainWindow, qtbot) -> PaperDialog:
    [dialog] = [one for one in window.findChildren(PaperDialog) if one.isVisible()]
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


@pytest.fixture
def minutes(window: MainWindow, context: GuiContext, uids: dict[str, str], qtbot) -> PaperDialog:
    """Minutes of a denunciation that is brought in person."""
    uid = uids["petitions-denunciation"]
    return open_paper(window, context, qtbot, uid=uid, key=MINUTES, kind="petitions")


@pytest.fixture
def notice(window: MainWindow, context: GuiContext, uids: dict[str, str], qtbot) -> PaperDialog:
    """A notice to a complainant."""
    uid = uids["petitions-complaint"]
    return open_paper(window, context, qtbot, uid=uid, key=COMPLAINT, kind="petitions")


def shown_words(dialog: PaperDialog) -> str:
    return " ".join(line.text for page in read_pdf(dialog.view.content) for line in page.lines)


def pdf_words(path: Path) -> str:
    return " ".join(line.text for page in read_pdf(path.read_bytes()) for line in page.lines)


def type_secret(dialog: PaperDialog, qtbot) -> SecretBox:
    """Type the name into its box and wait for the pages."""
    box = find(dialog, SecretBox, "field_person")
    type_text(box, SECRET)
    qtbot.waitUntil(lambda: SECRET in shown_words(dialog))
    return box


def retype(box: QLineEdit, text: str) -> None:
    """Type over what stands in the box."""
    box.setFocus()
    box.selectAll()
    type_text(box, text)


def save_by_key(dialog: PaperDialog, path: Path, *, modifiers: Qt.KeyboardModifier = CTRL) -> None:
    """Ctrl+S, the name of the file, Enter."""
    press_focused(Qt.Key.Key_S, modifiers)
    [chooser] = [one for one in dialog.findChildren(QFileDialog) if one.isVisible()]
    find(chooser, QLineEdit, "fileNameEdit").setText(str(path))
    chooser.accept()


def statuses(dialog: PaperDialog) -> str:
    return " ".join(one.text() for one in dialog.view.findChildren(QLabel))


# ---------------------------------------------------------------- choosing


def test_chooser_finds_a_paper_by_words_without_marks_and_enter_opens_it(
    window: MainWindow, context: GuiContext, uids: dict[str, str], qtbot
) -> None:
    context.navigator.print_paper(kind="petitions", uid=uids["petitions-complaint"])
    chooser = window.findChild(PaperChooser)
    assert chooser is not None
    qtbot.waitUntil(chooser.isActiveWindow)
    type_text(find(chooser, QLineEdit, "paper_search"), "thu ly giai quyet khieu")
    press_focused(Qt.Key.Key_Return)
    assert shown_paper(window, qtbot).windowTitle() == papers.find(COMPLAINT).title


def test_chooser_lists_fitting_papers_first_and_the_others_under_a_heading(
    window: MainWindow, context: GuiContext, work: Workspace, uids: dict[str, str]
) -> None:
    uid = uids["petitions-complaint"]
    context.navigator.print_paper(kind="petitions", uid=uid)
    chooser = window.findChild(PaperChooser)
    assert chooser is not None
    shown = find(chooser, QListWidget, "paper_list")
    keys = [shown.item(row).data(Qt.ItemDataRole.UserRole) for row in range(shown.count())]
    fitting = [paper.key for paper in papers.offered(work, kind="petitions", uid=uid)]
    assert keys[: len(fitting)] == fitting
    assert keys[len(fitting)] is None
    assert set(keys[len(fitting) + 1 :]) == {paper.key for paper in papers.templates("petitions")} - set(fitting)
    chooser.close()


# ---------------------------------------------------------------- filling


def test_typing_is_seen_on_the_pages_after_a_pause(notice: PaperDialog, qtbot) -> None:
    retype(find(notice, QLineEdit, "field_number"), "77")
    qtbot.waitUntil(lambda: "77/TB" in shown_words(notice))


def test_enter_goes_to_the_next_field(notice: PaperDialog) -> None:
    find(notice, QLineEdit, "field_number").setFocus()
    press_focused(Qt.Key.Key_Return)
    assert find(notice, QLineEdit, "field_day").hasFocus()


def test_saving_at_once_after_typing_saves_what_was_typed(notice: PaperDialog, tmp_path: Path) -> None:
    """Nobody waits for the pause before Ctrl+S."""
    retype(find(notice, QLineEdit, "field_number"), "88")
    save_by_key(notice, tmp_path / "giay.pdf")
    assert "88/TB" in pdf_words(tmp_path / "giay.pdf")


def test_word_file_is_written_by_its_key(notice: PaperDialog, tmp_path: Path) -> None:
    retype(find(notice, QLineEdit, "field_number"), "99")
    save_by_key(notice, tmp_path / "giay.docx", modifiers=CTRL | SHIFT)
    assert "99/TB" in " ".join(docx_lines(tmp_path / "giay.docx"))


def test_a_day_that_is_none_is_said_and_nothing_is_saved(notice: PaperDialog, qtbot, tmp_path: Path) -> None:
    retype(find(notice, QLineEdit, "field_day"), "31/02/2026")
    press_focused(Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: "31/02/2026 không có trong lịch" in statuses(notice))
    assert not notice.findChildren(QFileDialog)


def test_saving_notes_who_took_personal_data_out(
    notice: PaperDialog, work: Workspace, uids: dict[str, str], tmp_path: Path
) -> None:
    save_by_key(notice, tmp_path / "giay.pdf")
    last = access.entries(work, uid=uids["petitions-complaint"])[-1]
    assert (last.deed, last.user) == ("exported", work.user)


# ---------------------------------------------------------------- căn cứ


def test_basis_is_for_this_print_until_it_is_kept(
    window: MainWindow, context: GuiContext, work: Workspace, uids: dict[str, str], qtbot
) -> None:
    key = next(paper.key for paper in papers.templates("petitions") if paper.basis)
    uid = uids["petitions-complaint"]
    shipped = papers.form(work, key, uid=uid).basis
    dialog = open_paper(window, context, qtbot, uid=uid, key=key, kind="petitions")
    box = find(dialog, QPlainTextEdit, "basis_box")
    box.setPlainText("Quyết định số 12 của xã")
    qtbot.waitUntil(lambda: "Quyết định số 12 của xã" in shown_words(dialog))
    assert papers.form(work, key, uid=uid).basis == shipped
    find(dialog, QPushButton, "keep_basis_button").click()
    assert papers.form(work, key, uid=uid).basis == "Quyết định số 12 của xã"
    find(dialog, QPushButton, "reset_basis_button").click()
    assert papers.form(work, key, uid=uid).basis == box.toPlainText() == shipped


# ---------------------------------------------------------------- secrets


def test_secret_text_is_on_the_pages_and_in_no_file_after_saving(
    minutes: PaperDialog, qtbot, tmp_path: Path, program_folder: Path
) -> None:
    """Luật Tố cáo 25/2018/QH14, Điều 8 khoản 3: who denounced is not disclosed."""
    type_secret(minutes, qtbot)
    for name, modifiers in (("bien-ban.pdf", CTRL), ("bien-ban.docx", CTRL | SHIFT)):
        save_by_key(minutes, tmp_path / name, modifiers=modifiers)
        assert (tmp_path / name).stat().st_size > 0
    assert "Tệp không có thông tin mật" in statuses(minutes)
    minutes.close()
    assert traces([tmp_path, program_folder], [SECRET, "Zoẵn"], key=None) == []


def test_secret_text_is_saved_only_when_the_person_takes_it_upon_them(
    minutes: PaperDialog, qtbot, tmp_path: Path
) -> None:
    type_secret(minutes, qtbot)
    find(minutes, QCheckBox, "with_secrets_box").setChecked(True)
    save_by_key(minutes, tmp_path / "bien-ban.pdf")
    assert SECRET in pdf_words(tmp_path / "bien-ban.pdf")
    assert "Tệp có ghi thông tin mật" in statuses(minutes)


def test_secret_text_is_gone_once_the_dialog_is_closed(minutes: PaperDialog, qtbot) -> None:
    box = type_secret(minutes, qtbot)
    press_focused(Qt.Key.Key_Escape)
    assert box.toPlainText() == ""
    assert not box.document().isUndoAvailable()
    assert minutes.view.content == b""
    assert minutes.view.file_source is None


@pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_Z, Qt.Key.Key_Insert])
def test_secret_box_gives_nothing_to_the_clipboard_and_takes_nothing_back(
    minutes: PaperDialog, qtbot, key: Qt.Key
) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("chữ có từ trước")
    box = type_secret(minutes, qtbot)
    box.selectAll()
    press(box, key, CTRL)
    assert clipboard.text() == "chữ có từ trước"
    assert box.toPlainText() == SECRET
    assert not box.createMimeDataFromSelection().formats()


def test_secret_paper_is_never_printed_into_a_file(minutes: PaperDialog, qtbot, monkeypatch) -> None:
    """A printer's dialog that offers "print to file" would keep what is kept nowhere."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Máy in"])
    type_secret(minutes, qtbot)
    press_focused(Qt.Key.Key_P, CTRL)
    [dialog] = minutes.view.findChildren(QPrintDialog)
    assert not dialog.testOption(QPrintDialog.PrintDialogOption.PrintToFile)
    dialog.reject()


def test_ordinary_petition_has_no_secret_boxes(notice: PaperDialog) -> None:
    assert notice.findChildren(SecretBox) == []
    assert notice.findChild(QCheckBox, "with_secrets_box") is None


def test_pages_made_late_do_not_replace_newer_ones(minutes: PaperDialog, work: Workspace, uids: dict[str, str]) -> None:
    shown = minutes.view.content
    late = papers.build(work, MINUTES, uid=uids["petitions-denunciation"])
    minutes._take((0, late, b"%PDF older"))
    assert minutes.view.content == shown


def test_dialog_of_a_record_that_is_gone_says_so(window: MainWindow, context: GuiContext, qtbot) -> None:
    dialog = open_paper(window, context, qtbot, uid="không có", key=COMPLAINT, kind="petitions")
    assert "Không thấy bản ghi này" in statuses(dialog)
    assert not open_boxes()
