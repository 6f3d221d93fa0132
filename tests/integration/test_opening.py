"""Opening office files on good and bad days: each outcome has a name and a sentence, and nothing is changed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import (
    FileAbsent,
    FileDamaged,
    FileExists,
    FileForeign,
    FileInUse,
    FileProblem,
    FileReadOnly,
    FileTooNew,
    InputRefused,
    StorageUnavailable,
    WrongPassword,
)
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.query import ListQuery
from desktop_app.records import KINDS, LISTS
from desktop_app.services import checking, office_files, records
from desktop_app.services.workspace import Workspace
from desktop_app.storage import envelope
from desktop_app.storage.engine import connect
from desktop_app.storage.envelope import envelope_path
from tests.helpers.examples import example
from tests.helpers.offices import PASSWORD, sample_office

Made = Callable[..., Workspace]


def filled(work: Workspace) -> Path:
    """Save a few records and close the file; returns its path."""
    for kind in work.file.kinds:
        records.create(work, kind=kind.key, raw=example(kind), accepted=None)
    office_files.close_file(work)
    return work.file.path


def opened_and_closed(path: Path, **how: str) -> int:
    """Open, count the problems that check finds, close."""
    work = office_files.open_file(path, **how)  # type: ignore[arg-type]
    try:
        return len(checking.check(work).problems)
    finally:
        office_files.close_file(work)


def refused(path: Path, error: type[FileProblem], **how: str) -> FileProblem:
    """The file is refused with this error, a sentence, and not one byte of it changed."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(error) as caught:
        office_files.open_file(path, **how)  # type: ignore[arg-type]
    assert caught.value.sentence.endswith(".")
    assert (path.read_bytes() if path.is_file() else None) == before
    return caught.value


def test_plain_file_opens_again(work: Workspace) -> None:
    assert opened_and_closed(filled(work)) == 0


def test_locked_file_opens_with_its_password_alone(locked_work: Workspace) -> None:
    path = filled(locked_work)
    assert not path.read_bytes().startswith(b"SQLite")
    assert opened_and_closed(path, password=PASSWORD) == 0
    refused(path, WrongPassword)
    refused(path, WrongPassword, password="mật khẩu khác hẳn")


def test_recovery_code_opens_without_any_envelope(locked_work: Workspace, program_folder: Path) -> None:
    assert locked_work.file.key is not None
    code = envelope.recovery_code(locked_work.file.key).text
    path = filled(locked_work)
    envelope_path(path).unlink()
    forget_spares(program_folder)
    refused(path, FileDamaged, password=PASSWORD)
    assert opened_and_closed(path, recovery=code.lower().replace("-", " ")) == 0
    refused(path, WrongPassword, recovery=code[:-1] + ("A" if code[-1] != "A" else "B"))


def test_lost_envelope_is_found_in_the_programs_folder(locked_work: Workspace) -> None:
    path = filled(locked_work)
    envelope_path(path).unlink()
    assert opened_and_closed(path, password=PASSWORD) == 0


def test_damaged_envelope_is_mended_from_the_programs_folder(locked_work: Workspace) -> None:
    path = filled(locked_work)
    whole = envelope_path(path).read_bytes()
    envelope_path(path).write_bytes(b"{}")
    assert opened_and_closed(path, password=PASSWORD) == 0
    assert envelope_path(path).read_bytes() == whole


def test_damaged_envelope_without_a_copy_is_named(locked_work: Workspace, program_folder: Path) -> None:
    path = filled(locked_work)
    envelope_path(path).write_bytes(b"{}")
    forget_spares(program_folder)
    assert "mã khôi phục" in refused(path, FileDamaged, password=PASSWORD).message


def test_lost_copy_of_the_envelope_is_made_again(locked_work: Workspace, program_folder: Path) -> None:
    path = filled(locked_work)
    forget_spares(program_folder)
    assert opened_and_closed(path, password=PASSWORD) == 0
    envelope_path(path).unlink()
    assert opened_and_closed(path, password=PASSWORD) == 0


def test_envelope_of_another_file_is_named_or_mended(make_work: Made, program_folder: Path) -> None:
    """Two files with one password: the envelope of the one opens, and does not fit the other."""
    first, second = (filled(make_work(name, password=PASSWORD)) for name in ("a.sodanvan", "b.sodanvan"))
    envelope_path(first).write_bytes(envelope_path(second).read_bytes())
    assert opened_and_closed(first, password=PASSWORD) == 0
    envelope_path(first).write_bytes(envelope_path(second).read_bytes())
    forget_spares(program_folder)
    assert "không phải của tệp" in refused(first, FileDamaged, password=PASSWORD).sentence


def test_files_of_one_name_keep_their_own_copies(make_work: Made, tmp_path: Path) -> None:
    paths = []
    for folder in ("một", "hai"):
        (tmp_path / folder).mkdir()
        paths.append(filled(make_work(f"{folder}/xa.sodanvan", password=PASSWORD)))
    for path in paths:
        envelope_path(path).unlink()
        assert opened_and_closed(path, password=PASSWORD) == 0


def test_recovery_code_of_another_file_is_refused(make_work: Made) -> None:
    first, second = (make_work(name, password=PASSWORD) for name in ("a.sodanvan", "b.sodanvan"))
    assert second.file.key is not None
    code = envelope.recovery_code(second.file.key).text
    refused(filled(first), WrongPassword, recovery=code)


def forget_spares(program_folder: Path) -> None:
    """Remove every copy of an envelope from the program's folder."""
    for spare in (program_folder / "keys").iterdir():
        spare.unlink()


def test_password_can_be_changed(locked_work: Workspace) -> None:
    office_files.change_password(locked_work, new="một câu khác dài hơn")
    path = filled(locked_work)
    refused(path, WrongPassword, password=PASSWORD)
    assert opened_and_closed(path, password="một câu khác dài hơn") == 0


def test_plain_file_gets_a_password(work: Workspace) -> None:
    """Everything is still there, nothing can be read without the password, and the recovery code opens it too."""
    for kind in work.file.kinds:
        records.create(work, kind=kind.key, raw=example(kind), accepted=None)
    code = office_files.change_password(work, new=PASSWORD).text
    assert checking.check(work).problems == ()
    path = filled(work)
    assert "Lường".encode() not in path.read_bytes()
    assert not list(path.parent.glob("*.new"))
    refused(path, WrongPassword)
    assert opened_and_closed(path, password=PASSWORD) == 0
    assert opened_and_closed(path, recovery=code) == 0


def test_plain_file_stays_plain_when_it_cannot_be_encrypted(work: Workspace) -> None:
    work.file.path.with_name(work.file.path.name + ".key.new").mkdir()
    with pytest.raises(StorageUnavailable):
        office_files.change_password(work, new=PASSWORD)
    assert opened_and_closed(filled(work)) == 0


def test_short_password_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused):
        office_files.create_file(tmp_path / "a.sodanvan", office=sample_office(), password="ngắn", user="x")
    assert list(tmp_path.iterdir()) == []


def test_absent_file_is_named(tmp_path: Path) -> None:
    refused(tmp_path / "khong-co.sodanvan", FileAbsent)


def test_foreign_files_are_named(tmp_path: Path) -> None:
    text = tmp_path / "thu.sodanvan"
    text.write_text("đây là một lá thư", encoding="utf-8")
    refused(text, FileForeign)
    other = tmp_path / "khac.sodanvan"
    connection = connect(other, key=None)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    refused(other, FileForeign)
    large = tmp_path / "lon.sodanvan"
    large.write_bytes(b"%PDF-1.7" * 5_000)
    refused(large, FileForeign)
    refused(large, FileForeign, password=PASSWORD)


def test_existing_file_is_never_overwritten(work: Workspace) -> None:
    path = filled(work)
    before = path.read_bytes()
    with pytest.raises(FileExists):
        office_files.create_file(path, office=sample_office(), password=None, user="x")
    assert path.read_bytes() == before


@pytest.mark.parametrize("password", [None, PASSWORD], ids=["plain", "locked"])
def test_newer_file_is_refused_untouched(make_work: Made, password: str | None) -> None:
    work = make_work("moi.sodanvan", password=password)
    connection = work.file.connection
    connection.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('petitions', '9999_later', '2030-01-01')"
    )
    connection.execute("UPDATE office SET value = '7.4' WHERE key = 'program_version'")
    path = filled(work)
    how = {"password": password} if password else {}
    assert "7.4" in refused(path, FileTooNew, **how).sentence


@pytest.mark.parametrize("password", [None, PASSWORD], ids=["plain", "locked"])
@pytest.mark.parametrize("share", [0.0, 0.001, 0.3, 0.9])
def test_truncated_file_is_refused(make_work: Made, password: str | None, share: float) -> None:
    path = filled(make_work("cut.sodanvan", password=password))
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    refused(path, FileDamaged, **({"password": password} if password else {}))


@pytest.mark.parametrize("password", [None, PASSWORD], ids=["plain", "locked"])
@pytest.mark.parametrize("count", [60, pytest.param(1_500, marks=pytest.mark.heavy)])
def test_flipped_byte_is_refused_or_found_or_changes_nothing(make_work: Made, password: str | None, count: int) -> None:
    """Wherever it lies. In a locked file every one is noticed; in a plain one, records, log and files are safe."""
    work = make_work("flip.sodanvan", password=password)
    for turn in range(8):
        for kind in work.file.kinds:
            records.create(work, kind=kind.key, raw=example(kind, turn=turn), accepted=None)
    path = filled(work)
    how = {"password": password} if password else {}
    whole = everything(path, **how)
    assert whole is not None
    content = path.read_bytes()
    assert envelope_path(path).exists() == bool(password)
    noticed = 0
    places = range(7, len(content), max(1, len(content) // count))
    for place in places:
        path.write_bytes(content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :])
        found = everything(path, **how)
        noticed += found is None
        assert found in (None, whole), f"byte {place} changed something unnoticed"
    assert noticed == len(places) if password else noticed > len(places) // 8, noticed


@pytest.mark.parametrize("kind", [*KINDS, *LISTS], ids=lambda kind: kind.key)
def test_flipped_identity_is_noticed_wherever_it_stands(make_work: Made, kind: RecordKind) -> None:
    """In the row, in the index of uids, in the log: told as a finding or refused, never an error of the program."""
    work = make_work("flip.sodanvan")
    made = [records.create(work, kind=kind.key, raw=example(kind, turn=turn), accepted=None) for turn in range(4)]
    path = filled(work)
    content = path.read_bytes()
    uids = "|".join(saved.stored.uid for saved in made).encode()
    places = [found.start() + 1 for found in re.finditer(uids, content)]
    assert len(places) >= 3 * len(made)
    for place in places:
        path.write_bytes(content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :])
        assert everything(path) is None, f"byte {place}"


def everything(path: Path, **how: str) -> object:
    """All records with their histories, as the program shows them; None when opening or check notices something."""
    try:
        work = office_files.open_file(path, **how)  # type: ignore[arg-type]
    except (FileProblem, StorageUnavailable):
        return None
    try:
        if not checking.check(work).is_sound:
            return None
        return [
            (records.get(work, kind=kind.key, uid=row.uid), records.history(work, kind=kind.key, uid=row.uid))
            for kind in work.file.kinds
            for row in records.page(work, ListQuery(kind.key)).rows
        ]
    finally:
        office_files.close_file(work)


def test_second_window_is_refused(work: Workspace) -> None:
    refused(work.file.path, FileInUse)


def test_second_process_is_refused(work: Workspace, program_folder: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from desktop_app.services import office_files\n"
        "from desktop_app.domain.errors import FileInUse\n"
        "try: office_files.open_file(Path(sys.argv[1]))\n"
        "except FileInUse: print('in use')"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(work.file.path)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "in use\n"


def test_read_only_folder_is_named(work: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system is made to say no, because tests may run as a user who may write everywhere."""
    path = filled(work)
    monkeypatch.setattr(os, "access", lambda place, mode: mode != os.W_OK)
    refused(path, FileReadOnly)


def test_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileAbsent):
        office_files.create_file(tmp_path / "x" / "a.sodanvan", office=sample_office(), password=None, user="x")


@given(st.binary(min_size=32, max_size=32))
def test_recovery_code_gives_the_key_back(key: bytes) -> None:
    assert envelope.key_of(envelope.recovery_code(key).text) == key


@settings(max_examples=12)
@given(st.binary(min_size=32, max_size=32), st.text(min_size=1, max_size=20))
def test_envelope_opens_with_its_password_only(key: bytes, password: str) -> None:
    content = envelope.seal(key, password=password)
    assert envelope.unseal(content, password=unicodedata.normalize("NFD", password)) == key
    with pytest.raises(WrongPassword):
        envelope.unseal(content, password=password + "x")
