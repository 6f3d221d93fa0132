"""What is looked at, copied or saved from a register page stands in the access log; nothing else does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop_app.domain.stamp import Stored
from desktop_app.domain.values import editable_values
from desktop_app.gui.records import form_steps
from desktop_app.gui.records.files_panel import FilesPanel
from desktop_app.gui.records.list_copy import fetch_places
from desktop_app.gui.records.record_form import RecordForm
from desktop_app.gui.records.record_page import RecordPage
from desktop_app.services import access, attachments, drafts, records, steps
from desktop_app.services.workspace import Workspace
from tests.gui.records.conftest import CONTROL, Keyboard, add_petition, click
from tests.helpers.examples import example

KIND = "petitions"


def noted(work: Workspace, deed: str = "") -> list[tuple[str, str]]:
    """(deed, uid) of the log, oldest first."""
    return [(entry.deed, entry.uid) for entry in access.entries(work) if deed in ("", entry.deed)]


@pytest.fixture
def uid(work: Workspace) -> str:
    return add_petition(work)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "ảnh đơn.png"
    Image.new("RGB", (40, 30), "white").save(path)
    return path


def files_of(form: RecordForm) -> FilesPanel:
    tabs = form.frame.tabs
    tabs.setCurrentIndex(next(place for place in range(tabs.count()) if tabs.tabText(place).endswith("Tệp")))
    panel = form.findChild(FilesPanel)
    assert isinstance(panel, FilesPanel)
    return panel


# ---------------------------------------------------------------- lists


def test_copied_rows_are_noted_one_by_one(
    work: Workspace, make_page: Callable[[str], RecordPage], keyboard: Keyboard
) -> None:
    uids = [add_petition(work) for _ in range(3)]
    page = make_page(KIND)
    assert noted(work) == []
    page.list.table.selectRow(0)
    keyboard.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    keyboard.press(Qt.Key.Key_C, CONTROL)
    assert sorted(noted(work)) == sorted(("copied", uid) for uid in uids[1:])


def test_copied_rows_that_had_to_be_fetched_are_noted(
    work: Workspace, make_page: Callable[[str], RecordPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    uids = [add_petition(work) for _ in range(3)]
    table = make_page(KIND).list.table
    monkeypatch.setattr(table.records, "row_at", lambda _place: None)
    table.clipboard.copy([0, 2])
    rows, _ = fetch_places(work, table.records.question, places=[0, 2])
    assert [row.uid for row in rows] == [uids[2], uids[0]]
    assert noted(work) == [("copied", uids[2]), ("copied", uids[0])]
    assert QGuiApplication.clipboard().text().count("\n") == 2


def test_copied_rows_of_a_list_without_personal_fields_are_not_noted(
    work: Workspace, make_page: Callable[[str], RecordPage], keyboard: Keyboard
) -> None:
    records.create(work, kind="hamlets", raw=example(work.kind("hamlets"), name="Xóm Đồng Vàng"), accepted=None)
    assert not any(spec.personal for spec in work.kind("hamlets").specs)
    make_page("hamlets").list.table.selectAll()
    keyboard.press(Qt.Key.Key_C, CONTROL)
    assert "Xóm Đồng Vàng" in QGuiApplication.clipboard().text()
    assert noted(work) == []


# ---------------------------------------------------------------- files


def test_picture_that_is_shown_is_noted(petitions_page: RecordPage, picture: Path, work: Workspace, uid: str) -> None:
    attachments.attach(work, kind=KIND, uid=uid, path=picture)
    petitions_page.open_record(uid)
    before = len(noted(work, "viewed"))
    panel = files_of(petitions_page.form)
    assert not panel.preview.pixmap().isNull()
    assert noted(work, "viewed")[before:] == [("viewed", uid)]


def test_file_that_is_no_picture_is_not_noted_before_it_is_saved(
    petitions_page: RecordPage, tmp_path: Path, work: Workspace, uid: str
) -> None:
    path = tmp_path / "đơn.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    attachments.attach(work, kind=KIND, uid=uid, path=path)
    petitions_page.open_record(uid)
    before = len(noted(work))
    panel = files_of(petitions_page.form)
    assert len(noted(work)) == before
    (file,) = attachments.listed(work, kind=KIND, uid=uid)
    panel.save_copy(file, tmp_path / "bản sao.pdf")
    assert noted(work)[before:] == [("exported", uid)]


def test_copy_of_a_file_that_could_not_be_written_is_not_noted(
    petitions_page: RecordPage, picture: Path, tmp_path: Path, work: Workspace, uid: str
) -> None:
    file = attachments.attach(work, kind=KIND, uid=uid, path=picture)
    petitions_page.open_record(uid)
    files_of(petitions_page.form).save_copy(file, tmp_path / "không có" / "x.png")
    assert noted(work, "exported") == []


# ---------------------------------------------------------------- drafts and steps


def test_draft_of_a_saved_record_that_is_opened_again_is_noted(
    work: Workspace, make_page: Callable[[str], RecordPage], uid: str
) -> None:
    raw = {**editable_values(stored(work, uid).record), "summary": "Đề nghị xem lại mức đền bù đất."}
    drafts.keep(work, draft=drafts.new_id(work), kind=KIND, uid=uid, raw=raw, field="summary")
    page = make_page(KIND)
    assert noted(work) == []
    click(page.list.drafts, "open_draft")
    assert page.form.uid == uid
    assert noted(work) == [("viewed", uid)]


def test_draft_of_a_new_record_is_not_noted(work: Workspace, make_page: Callable[[str], RecordPage]) -> None:
    raw = {**records.start_values(work, kind=KIND), "summary": "Đề nghị xem lại mức đền bù đất."}
    drafts.keep(work, draft=drafts.new_id(work), kind=KIND, uid=None, raw=raw, field="summary")
    click(make_page(KIND).list.drafts, "open_draft")
    assert noted(work) == []


def test_values_that_a_step_begins_with_are_noted(work: Workspace, uid: str) -> None:
    (first, *_) = [offer.step.key for offer in steps.offered(work, kind=KIND, uid=uid) if not offer.refusal]
    form_steps.read_start(work, kind=KIND, uid=uid, step=first)
    assert noted(work) == [("viewed", uid)]


def stored(work: Workspace, uid: str) -> Stored:
    return records.get(work, kind=KIND, uid=uid)
