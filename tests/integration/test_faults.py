"""Writing that fails: a sentence, the file as it was, nothing typed lost, and the next save works."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.errors import FileReadOnly, FileTooNew, StorageUnavailable
from desktop_app.domain.query import ListQuery
from desktop_app.services import attachments, checking, drafts, office_files, records
from desktop_app.services.workspace import Workspace
from desktop_app.storage import office_file
from desktop_app.storage.engine import Connection, sqlite
from desktop_app.storage.envelope import envelope_path
from tests.helpers.offices import PASSWORD, sample_office
from tests.helpers.sample_files import save
from tests.helpers.sample_kind import SAMPLES

Made = Callable[..., Workspace]
KIND = SAMPLES.key
BASE = {"title": "Tên", "held_on": "05/03/2026"}


class Failing:
    """A connection whose n-th statement fails the way a disk does, rollbacks apart; the engine below is real."""

    def __init__(self, connection: Connection, statement: int, words: str) -> None:
        self._connection = connection
        self._left = statement
        self._words = words
        self.has_failed = False

    def _count(self, sql: str) -> None:
        if sql == "ROLLBACK":
            return
        self._left -= 1
        if self._left == 0:
            self.has_failed = True
            raise sqlite.OperationalError(self._words)

    def execute(self, sql: str, *arguments: Any) -> Any:
        """Run a statement, or fail."""
        self._count(sql)
        return self._connection.execute(sql, *arguments)

    def executemany(self, sql: str, *arguments: Any) -> Any:
        """Run a statement for many rows, or fail."""
        self._count(sql)
        return self._connection.executemany(sql, *arguments)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


def contents(work: Workspace) -> list[Any]:
    """Every row of every table, as it can be compared."""
    connection = work.file.connection
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]
    hidden = ("_search", "_search_config")
    return [
        (table, sorted(map(repr, connection.execute(f"SELECT * FROM {table}").fetchall())))
        for table in tables
        if not table.endswith(hidden)
    ]


DEEDS: dict[str, Callable[[Workspace, str, Path], Any]] = {
    "create": lambda work, uid, scan: records.create(
        work, kind=KIND, raw=BASE | {"title": "Khoẵng", "items": [{"what": "x"}]}, draft="d"
    ),
    "update": lambda work, uid, scan: records.update(
        work, kind=KIND, uid=uid, raw=BASE | {"title": "Khoẵng", "held_on": "05/03/2025"}
    ),
    "delete": lambda work, uid, scan: records.delete(work, kind=KIND, uid=uid),
    "undo": lambda work, uid, scan: records.undo(work, kind=KIND, uid=uid),
    "draft": lambda work, uid, scan: drafts.keep(work, draft="e", kind=KIND, uid=None, raw=BASE, field=""),
    "attach": lambda work, uid, scan: attachments.attach(work, kind=KIND, uid=uid, path=scan),
}
WORDS = ("disk I/O error", "database or disk is full", "database is locked", "attempt to write a readonly database")


@pytest.mark.parametrize("deed", DEEDS)
def test_nth_statement_failing_leaves_the_file_as_it_was(samples: Workspace, tmp_path: Path, deed: str) -> None:
    """Whichever statement fails, in turn, until the deed runs through."""
    uid = save(samples, items=[{"what": "Đào mương"}]).uid
    drafts.keep(samples, draft="d", kind=KIND, uid=None, raw=BASE, field="title")
    scan = tmp_path / "đơn.pdf"
    scan.write_bytes(b"%PDF-1.7")
    real = samples.file.connection
    before = contents(samples)
    failures, sentences = 0, set[tuple[str, bool]]()
    while True:
        failing = Failing(real, failures + 1, WORDS[failures % len(WORDS)])
        samples.file.connection = failing
        try:
            DEEDS[deed](samples, uid, scan)
        except StorageUnavailable as error:
            sentences.add((error.sentence[-1], bool(error.next_step)))
        finally:
            samples.file.connection = real
        if not failing.has_failed:
            break
        failures += 1
        assert sentences == {(".", True)}
        assert not real.in_transaction
        assert contents(samples) == before
    assert failures >= 3
    assert contents(samples) != before
    assert checking.check(samples).problems == ()
    if deed in ("create", "update"):
        assert records.count(samples, ListQuery(KIND, search="khoẵng")) == 1


@pytest.mark.parametrize("password", [None, PASSWORD], ids=["plain", "locked"])
def test_full_file_refuses_to_grow_and_takes_the_save_later(make_work: Made, password: str | None) -> None:
    """The engine itself says that the disk is full; after room is made the same save goes through."""
    work = make_work("day.sodanvan", password=password)
    kind = "officers"
    connection = work.file.connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {int(pages)}")
    saved = 0
    sentence = ""
    while not sentence:
        before = contents(work)
        try:
            records.create(work, kind=kind, raw={"name": f"Nguyễn Thị Hằng {saved}"}, accepted=None)
            saved += 1
        except StorageUnavailable as error:
            sentence = error.message
            assert contents(work) == before
    assert "đã đầy" in sentence
    assert "Xóa bớt tệp" in sentence
    assert records.count(work, ListQuery(kind)) == saved
    assert checking.check(work).problems == ()
    connection.execute("PRAGMA max_page_count = 1000000")
    records.create(work, kind=kind, raw={"name": f"Nguyễn Thị Hằng {saved}"}, accepted=None)
    assert records.count(work, ListQuery(kind)) == saved + 1


LIMITED = """
import resource, sys
from pathlib import Path
from desktop_app.domain.errors import StorageUnavailable
from desktop_app.domain.query import ListQuery
from desktop_app.services import checking, office_files, records
work = office_files.open_file(Path(sys.argv[1]), password=sys.argv[2] or None)
limit = work.file.path.stat().st_size + 200_000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
saved = 0
try:
    while True:
        records.create(work, kind="officers", raw={"name": f"Ngô Thị Thắm {saved}"}, accepted=None)
        saved += 1
except StorageUnavailable as error:
    print(error.message)
print(saved, records.count(work, ListQuery("officers")), len(checking.check(work).problems))
"""


if sys.platform != "win32":  # Windows has no limits of this kind

    @pytest.mark.parametrize("password", [None, PASSWORD], ids=["plain", "locked"])
    def test_write_the_system_refuses_is_a_sentence_and_loses_nothing(make_work: Made, password: str | None) -> None:
        """The write-ahead log may not grow: real writes fail, in a process of its own."""
        work = make_work("han.sodanvan", password=password)
        office_files.close_file(work)
        command = [sys.executable, "-c", LIMITED, str(work.file.path), password or ""]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        sentence, counts = done.stdout.splitlines()
        assert sentence.startswith(("Ổ đĩa đã đầy", "Không ghi được xuống ổ đĩa"))
        saved, counted, problems = (int(number) for number in counts.split())
        assert saved == counted > 0
        assert problems == 0
        again = office_files.open_file(work.file.path, password=password)
        assert records.count(again, ListQuery("officers")) == saved
        assert checking.check(again).problems == ()
        office_files.close_file(again)


@pytest.mark.parametrize("password", [None, PASSWORD], ids=["plain", "locked"])
def test_new_file_that_cannot_be_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, password: str | None
) -> None:
    """A full disk while the file is made: no half file, no envelope; the same name can be used again."""

    def fail(file: object) -> None:
        raise sqlite.OperationalError("database or disk is full")

    place = tmp_path / "moi"
    place.mkdir()
    with monkeypatch.context() as patched:
        patched.setattr(office_file, "_migrate", fail)
        with pytest.raises(FileReadOnly, match="Không tạo được tệp"):
            office_files.create_file(place / "a.sodanvan", office=sample_office(), password=password, user="x")
    assert [path.name for path in place.iterdir() if path.suffix != ".lock"] == []
    made = office_files.create_file(place / "a.sodanvan", office=sample_office(), password=password, user="x")
    office_files.close_file(made.workspace)


@pytest.mark.parametrize("password", [None, PASSWORD], ids=["plain", "locked"])
def test_copy_that_cannot_be_finished_leaves_nothing(make_work: Made, tmp_path: Path, password: str | None) -> None:
    """The disk of the copy is full halfway: no half copy that somebody could take for a whole one."""
    work = make_work("xa.sodanvan", password=password)
    target = tmp_path / "ban-sao" / "xa.sodanvan"
    target.parent.mkdir()

    class Full:
        """A connection whose backup fails after it has written something."""

        def backup(self, copy: Connection) -> None:
            copy.execute("CREATE TABLE half (x)")
            raise sqlite.OperationalError("database or disk is full")

    real, work.file.connection = work.file.connection, Full()
    try:
        with pytest.raises(sqlite.OperationalError):
            office_file.copy_to(work.file, target)
    finally:
        work.file.connection = real
    assert list(target.parent.iterdir()) == []
    office_file.copy_to(work.file, target)
    copy = office_files.open_file(target, password=password)
    assert checking.check(copy).problems == ()
    office_files.close_file(copy)


def snapshot(work: Workspace, folder: Path) -> Path:
    """The file, its envelope and its write-ahead log as a crash at this moment would leave them."""
    folder.mkdir()
    copy = folder / work.file.path.name
    shutil.copy(work.file.path, copy)
    shutil.copy(work.file.path.with_name(copy.name + "-wal"), folder / (copy.name + "-wal"))
    if envelope_path(work.file.path).exists():
        shutil.copy(envelope_path(work.file.path), envelope_path(copy))
    return copy


@pytest.mark.parametrize("password", [None, PASSWORD], ids=["plain", "locked"])
def test_log_left_behind_is_taken_in_and_emptied_on_opening(
    make_work: Made, tmp_path: Path, password: str | None
) -> None:
    work = make_work("xa.sodanvan", password=password)
    uids = [
        records.create(work, kind="officers", raw={"name": f"Cán bộ {turn}"}, accepted=None).stored.uid
        for turn in range(30)
    ]
    copy = snapshot(work, tmp_path / "sau")
    log = copy.with_name(copy.name + "-wal")
    assert log.stat().st_size > 0
    again = office_files.open_file(copy, password=password)
    assert log.stat().st_size == 0
    assert checking.check(again).problems == ()
    assert set(records.names(again, kind="officers", uids=uids)) == set(uids)
    office_files.close_file(again)


@pytest.mark.parametrize("password", [None, PASSWORD], ids=["plain", "locked"])
def test_log_cut_short_keeps_the_saves_before_the_cut(make_work: Made, tmp_path: Path, password: str | None) -> None:
    """The last frames of the log never reached the disk: whole saves are there from the first on, in order."""
    work = make_work("xa.sodanvan", password=password)
    work.file.erase_traces()
    for turn in range(12):
        records.create(work, kind="officers", raw={"name": f"Cán bộ {turn}"}, accepted=None)
    whole = snapshot(work, tmp_path / "goc")
    log = whole.with_name(whole.name + "-wal").read_bytes()
    seen = set()
    for cut in range(0, len(log), len(log) // 9):
        folder = tmp_path / f"cut{cut}"
        shutil.copytree(whole.parent, folder)
        (folder / f"{whole.name}-wal").write_bytes(log[:cut])
        again = office_files.open_file(folder / whole.name, password=password)
        assert checking.check(again).problems == ()
        rows = records.page(again, ListQuery("officers", columns=("name",), is_descending=False)).rows
        assert [row.values[0] for row in rows] == [f"Cán bộ {turn}" for turn in range(len(rows))]
        seen.add(len(rows))
        office_files.close_file(again)
    assert len(seen) > 4


@pytest.mark.parametrize("password", [None, PASSWORD], ids=["plain", "locked"])
def test_newer_file_with_a_log_is_refused_untouched(make_work: Made, tmp_path: Path, password: str | None) -> None:
    """Not even the log that a crash left behind is taken in by an older program."""
    work = make_work("xa.sodanvan", password=password)
    work.file.connection.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('petitions', '9999', '2030-01-01')"
    )
    copy = snapshot(work, tmp_path / "sau")
    before = {path.name: path.read_bytes() for path in copy.parent.iterdir()}
    with pytest.raises(FileTooNew):
        office_files.open_file(copy, password=password)
    assert {name: (copy.parent / name).read_bytes() for name in before} == before


def test_commits_are_durable_and_freed_bytes_overwritten(samples: Workspace) -> None:
    """What a kill cannot show, because the system keeps what was written: the engine is told to wait for the disk."""
    connection = samples.file.connection
    asked = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "application_id")
    }
    assert asked == {
        "journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1,
        "application_id": 0x53C4D56E,
    }  # fmt: skip


def test_units_of_work_do_not_nest(samples: Workspace) -> None:
    """A mistake of the program itself, which is not dressed up as trouble with the disk."""

    def nest() -> None:
        with samples.file.writing(), samples.file.writing():
            pass

    with pytest.raises(sqlite.OperationalError, match="within a transaction"):
        nest()
    assert not samples.file.connection.in_transaction


def test_busy_reader_keeps_a_log_from_being_emptied_and_is_told(
    samples: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    samples.file.connection.execute("PRAGMA busy_timeout = 0")
    save(samples)
    reader = samples.file.reader()
    rows = reader.execute("SELECT * FROM samples, samples_search_docsize")
    save(samples)
    try:
        with pytest.raises(StorageUnavailable):
            samples.file.erase_traces()
    finally:
        rows.close()
        reader.close()
    samples.file.erase_traces()
    assert samples.file.path.with_name("mau.sodanvan-wal").stat().st_size == 0
