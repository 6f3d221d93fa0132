"""Whose layout a paper has and whether hidden names are printed: chosen beside its places, for one print."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop_app.domain.document import HeadingStyle
from desktop_app.gui.context import GuiContext
from desktop_app.gui.papers.paper_dialog import PaperDialog
from desktop_app.gui.papers.paper_fields import Box, PaperFields
from desktop_app.services import papers
from desktop_app.services.workspace import Workspace
from tests.helpers.meetings import add_meeting, add_opinion
from tests.helpers.paper_samples import save_all
from tests.helpers.pdf_reading import read_pdf
from tests.helpers.windows import find

SPEAKER = "Ma Thị Lược"
PARTY, STATE = "ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


@pytest.fixture
def meeting(work: Workspace) -> str:
    uid = add_meeting(work, status="held", place="Nhà văn hóa xã")
    add_opinion(work, uid, "Đề nghị sửa đường", place=1, speaker=SPEAKER)
    return uid


@pytest.fixture
def desk(qtbot) -> QWidget:
    """A window on the screen."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def minutes(desk: QWidget, context: GuiContext, work: Workspace, meeting: str) -> PaperDialog:
    """A paper of a meeting that hides names and has two layouts."""
    forms = [papers.form(work, paper.key, uid=meeting) for paper in papers.offered(work, kind="dialogues", uid=meeting)]
    key = next(form.template.key for form in forms if form.hides_names and len(form.styles) > 1)
    return open_paper(desk, context, key=key, uid=meeting)


def open_paper(desk: QWidget, context: GuiContext, *, key: str, uid: str) -> PaperDialog:
    """The dialog of a paper over a window that takes it along."""
    dialog = PaperDialog(context, key=key, uid=uid, parent=desk)
    dialog.begin()
    return dialog


def shown_words(dialog: PaperDialog) -> str:
    return " ".join(line.text for page in read_pdf(dialog.view.content) for line in page.lines)


def test_layout_is_chosen_and_the_pages_follow(minutes: PaperDialog, work: Workspace, meeting: str) -> None:
    choice = find(minutes, QComboBox, "paper_style")
    styles = papers.form(work, minutes._key, uid=meeting).styles
    assert [choice.itemText(place) for place in range(choice.count())] == [
        {HeadingStyle.PARTY: "Đảng", HeadingStyle.STATE: "Nhà nước"}[style] for style in styles
    ]
    choice.setCurrentIndex(styles.index(HeadingStyle.PARTY))
    assert PARTY in shown_words(minutes)
    choice.setCurrentIndex(styles.index(HeadingStyle.STATE))
    assert STATE in shown_words(minutes)
    assert PARTY not in shown_words(minutes)


def test_what_was_typed_stays_when_the_layout_changes(minutes: PaperDialog) -> None:
    fields = minutes.findChild(PaperFields)
    assert isinstance(fields, PaperFields)
    key, box = next(iter(fields._boxes.items()))
    set_words(box, "Chín giờ ba mươi")
    choice = find(minutes, QComboBox, "paper_style")
    choice.setCurrentIndex(1 - choice.currentIndex())
    assert minutes._fields is not None
    assert minutes._fields is not fields
    assert minutes._fields.typed()[key] == "Chín giờ ba mươi"
    assert "Chín giờ ba mươi" in shown_words(minutes)


def set_words(box: Box, words: str) -> None:
    if isinstance(box, QPlainTextEdit):
        box.setPlainText(words)
    else:
        assert isinstance(box, QLineEdit)
        box.setText(words)


def test_hidden_names_are_printed_only_when_asked_for(minutes: PaperDialog) -> None:
    names = find(minutes, QCheckBox, "paper_names")
    assert not names.isHidden()
    assert not names.isChecked()
    assert SPEAKER not in shown_words(minutes)
    names.setChecked(True)
    assert SPEAKER in shown_words(minutes)
    names.setChecked(False)
    assert SPEAKER not in shown_words(minutes)


def test_names_come_into_the_places_that_may_be_typed_over(
    desk: QWidget, context: GuiContext, work: Workspace, meeting: str
) -> None:
    uid = add_opinion(
        work, meeting, "Đề nghị lắp đèn", speaker=SPEAKER, is_answered_there=True, answer_there="Lắp trong quý."
    )
    dialog = open_paper(desk, context, key="tra-loi-y-kien", uid=uid)
    assert dialog._fields is not None
    set_words(dialog._fields._boxes["result"], "Lắp trong tháng.")
    names = find(dialog, QCheckBox, "paper_names")
    names.setChecked(True)
    assert SPEAKER in shown_words(dialog)
    assert "Lắp trong tháng." in shown_words(dialog)
    assert SPEAKER in dialog._fields.typed()["addressee"]
    names.setChecked(False)
    assert SPEAKER not in shown_words(dialog)


def test_paper_with_one_layout_that_hides_nothing_offers_no_choice(
    desk: QWidget, context: GuiContext, work: Workspace
) -> None:
    uid = save_all(work)["petitions-complaint"].uid
    dialog = open_paper(desk, context, key="thu-ly-khieu-nai", uid=uid)
    assert find(dialog, QComboBox, "paper_style").isHidden()
    assert find(dialog, QCheckBox, "paper_names").isHidden()
    assert dialog.view.content
