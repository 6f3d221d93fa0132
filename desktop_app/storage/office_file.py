"""An open office file: how it is made, opened, migrated, written to and closed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from desktop_app import __version__
from desktop_app.domain.deadlines import Law
from desktop_app.domain.errors import (
    FileAbsent,
    FileDamaged,
    FileExists,
    FileForeign,
    FileReadOnly,
    FileTooNew,
    StorageUnavailable,
)
from desktop_app.domain.kind import RecordKind, Steps, steps
from desktop_app.domain.office import Office
from desktop_app.storage import envelope, repository
from desktop_app.storage.durable import sync_folder, write_durably
from desktop_app.storage.engine import (
    APPLICATION_ID,
    KEY_BYTES,
    Connection,
    SqlError,
    connect,
    make_durable,
    named_failures,
)
from desktop_app.storage.envelope import envelope_path
from desktop_app.storage.file_lock import FileLock
from desktop_app.storage.unlocking import PLAIN_HEADER


@dataclass(slots=True)
class OfficeFile:
    """One open file, its connections and what is remembered about it. Belongs to one thread at a time.

    Attributes:
        key: The data key, None without a password.
        device: Name of this computer in clocks and logs.
        known_words: Marked words that ``search_words`` already holds.
        law: Terms and calendar with this office's corrections, once a service has read them.
    """

    path: Path
    connection: Connection
    key: bytes | None
    device: str
    kinds: tuple[RecordKind, ...]
    lock: FileLock
    office: Office
    known_words: set[str] = field(default_factory=set)
    law: Law | None = None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A unit of work: everything inside is on disk together when the block ends, or nothing is.

        Raises:
            StorageUnavailable: Disk full, locked, gone; the file is as before.
        """
        with named_failures():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
            try:
                self.connection.execute("COMMIT")
            except SqlError:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def kind(self, key: str) -> RecordKind:
        """The record kind or list with this key; KeyError when there is none."""
        for kind in self.kinds:
            if kind.key == key:
                return kind
        raise KeyError(key)

    def save_office(self, office: Office) -> None:
        """Keep who this office is."""
        with self.writing() as connection:
            _write_office(connection, office)
        self.office = office

    def erase_traces(self) -> None:
        """Empty the write-ahead log, so that no byte of overwritten pages stays beside the file.

        Raises:
            StorageUnavailable: The disk is full, or a list was being read for seconds.
        """
        with named_failures():
            is_busy = self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if is_busy:
            raise StorageUnavailable("Chưa dọn được nhật ký ghi của tệp.", next_step="Đóng tệp rồi mở lại.")

    def reader(self) -> Connection:
        """A second connection that only reads, for lists while a long write runs."""
        return connect(self.path, key=self.key, read_only=True)

    def close(self) -> None:
        """Close everything and let others open the file; calling it twice does no harm."""
        self.connection.close()
        self.lock.release()


def create(path: Path, *, office: Office, password: str | None, device: str, kinds: Sequence[RecordKind]) -> OfficeFile:
    """Make a new office file, encrypted when a password is given.

    Raises:
        FileExists: There is a file at this place already.
        FileReadOnly: The folder cannot be written to.
        FileInUse: Somebody else is making it right now.
    """
    _refuse_existing(path)
    if not path.parent.is_dir():
        raise FileAbsent("Không có thư mục này.", next_step="Chọn một thư mục có sẵn trên ổ cứng.")
    lock = FileLock(path)
    try:
        _refuse_existing(path)  # made by somebody else before the lock was ours
    except FileExists:
        lock.release()
        raise
    connection: Connection | None = None
    try:
        key = os.urandom(KEY_BYTES) if password else None
        if key is not None and password:
            write_durably(envelope_path(path), envelope.seal(key, password=password))
        connection = connect(path, key=key)
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        make_durable(connection)
        file = OfficeFile(path, connection, key, device, tuple(kinds), lock, office)
        _migrate(file)
        file.save_office(office)
        sync_folder(path.parent)
        return file
    except BaseException as error:
        if connection is not None:
            connection.close()
        for part in (path, *(path.with_name(f"{path.name}{end}") for end in ("-wal", "-shm", ".key", ".key.new"))):
            part.unlink(missing_ok=True)
        lock.release()
        if isinstance(error, OSError | SqlError | StorageUnavailable):
            raise FileReadOnly(
                "Không tạo được tệp trong thư mục này.",
                next_step="Chọn một thư mục được phép ghi và còn chỗ trống trên ổ cứng.",
            ) from error
        raise


def _refuse_existing(path: Path) -> None:
    if path.exists() or envelope_path(path).exists():
        raise FileExists(f"Đã có tệp “{path.name}” ở thư mục này.", next_step="Chọn tên khác, hoặc mở tệp đã có.")


def open_(path: Path, *, key: bytes | None, device: str, kinds: Sequence[RecordKind]) -> OfficeFile:
    """Open an existing file and bring its tables up to date (after a copy is taken).

    Raises:
        FileAbsent, FileForeign, FileTooNew, FileDamaged, FileReadOnly, FileInUse, WrongPassword: Nothing was changed.
    """
    if not path.is_file():
        raise FileAbsent("Không thấy tệp dữ liệu.", next_step="Kiểm tra ổ đĩa có còn kết nối, hoặc chọn tệp khác.")
    if path.stat().st_size == 0:
        raise _damaged()
    if key is None:
        _check_header(path)
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise _read_only()
    lock = FileLock(path)
    connection: Connection | None = None
    try:
        is_behind = _inspect(path, key, kinds)
        connection = connect(path, key=key)
        make_durable(connection)
        file = OfficeFile(path, connection, key, device, tuple(kinds), lock, _read_office(connection))
        if is_behind:
            _migrate(file)
        for kind in file.kinds:
            repository.try_columns(connection, kind)
        file.erase_traces()  # a log that was left behind may hold what has been overwritten since
        file.known_words.update(word for (word,) in connection.execute("SELECT word FROM search_words"))
        return file
    except BaseException as error:
        if connection is not None:
            connection.close()
        lock.release()
        if isinstance(error, SqlError):
            raise _named(error, has_key=key is not None) from error
        raise


def _check_header(path: Path) -> None:
    with path.open("rb") as stream:
        header = stream.read(100)
    if header[: len(PLAIN_HEADER)] != PLAIN_HEADER:
        raise _foreign()
    if len(header) < 100:
        raise _damaged()
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise _foreign()
    page_size = int.from_bytes(header[16:18], "big") or 0
    page_size = 65536 if page_size == 1 else page_size
    if not _has_log(path) and path.stat().st_size < page_size * int.from_bytes(header[28:32], "big"):
        raise _damaged()


def _inspect(path: Path, key: bytes | None, kinds: Sequence[RecordKind]) -> bool:
    """Look at a file through a connection that cannot write, not even empty a log; True when migrations are pending."""
    connection = connect(path, key=key, read_only=True)
    try:
        return _is_behind(connection, path, kinds, has_key=key is not None)
    finally:
        connection.close()


def _is_behind(connection: Connection, path: Path, kinds: Sequence[RecordKind], *, has_key: bool) -> bool:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID:
        raise _foreign()
    page_size = int(connection.execute("PRAGMA page_size").fetchone()[0])  # SQLCipher answers with text
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    if has_key and not _has_log(path) and path.stat().st_size < page_size * pages:
        raise _damaged()
    applied = {
        (group, name) for group, name in connection.execute("SELECT migration_set, name FROM _sqlite_migrations")
    }
    known = known_migrations(kinds)
    if applied - known:
        version = _office_value(connection, "program_version") or "mới hơn"
        raise FileTooNew(
            f"Tệp này do phiên bản mới hơn ({version}) tạo ra. Phiên bản đang dùng là {__version__} nên không mở"
            " để tránh hỏng dữ liệu.",
            next_step="Hãy cập nhật chương trình.",
        )
    return bool(known - applied)


def _has_log(path: Path) -> bool:
    """Whether a write-ahead log with something in it lies beside the file: the last user of it was killed."""
    log = path.with_name(path.name + "-wal")
    return log.is_file() and log.stat().st_size > 0


def _named(error: SqlError, *, has_key: bool) -> Exception:
    words = str(error)
    if "readonly" in words or "unable to open" in words:
        return _read_only()
    if "not a database" in words or "malformed" in words or "no such" in words or "corrupt" in words:
        return _damaged()
    return (
        StorageUnavailable("Chưa mở được tệp dữ liệu.", next_step="Thử lại sau vài giây.")
        if not has_key
        else _damaged()
    )


def _foreign() -> FileForeign:
    return FileForeign("Tệp này không phải tệp dữ liệu của Sổ Dân Vận.", next_step="Chọn tệp có đuôi .sodanvan.")


def _damaged() -> FileDamaged:
    return FileDamaged(
        "Tệp dữ liệu bị cụt hoặc hỏng nên không mở, để giữ nguyên những gì còn lại.",
        next_step="Mở bản sao lưu gần nhất; giữ tệp này để người hỗ trợ xem.",
    )


def _read_only() -> FileReadOnly:
    return FileReadOnly(
        "Tệp hoặc thư mục chỉ cho đọc nên chưa mở.",
        next_step="Chép tệp sang một thư mục được phép ghi trên ổ cứng rồi mở lại.",
    )


SHARED = steps("desktop_app.storage.migrations", "0001_create")


def migration_sets(kinds: Sequence[RecordKind]) -> dict[str, Steps]:
    """All migration sets by name, in the order they are applied: the shared one, then each kind's."""
    return {"shared": SHARED, **{kind.key: kind.migrations for kind in kinds}}


def known_migrations(kinds: Sequence[RecordKind]) -> set[tuple[str, str]]:
    """(set, name) of every migration this version of the program has."""
    return {(group, name) for group, made in migration_sets(kinds).items() for name in made.names}


def _migrate(file: OfficeFile) -> None:
    """Apply pending migrations; a file that already holds records is copied first."""
    connection = file.connection
    has_tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] > 0
    if has_tables:
        copy_to(file, file.path.with_name(f"{file.path.stem}.truoc-{__version__}{file.path.suffix}"))
    from sqlite_utils import Database  # takes as long to load as the rest of storage; most starts do without

    database = Database(connection, execute_plugins=False)
    for group in migration_sets(file.kinds).values():
        group.load().apply(database)
    connection.execute("INSERT OR REPLACE INTO office VALUES ('program_version', ?)", (__version__,))


def copy_to(file: OfficeFile, target: Path) -> None:
    """A consistent copy of the open file (and of its envelope), complete or not there at all."""
    beside = target.with_name(target.name + ".new")
    beside.unlink(missing_ok=True)
    try:
        copy = connect(beside, key=file.key)
        try:
            file.connection.backup(copy)
        finally:
            copy.close()
        if file.key is not None and envelope_path(file.path).is_file():
            write_durably(envelope_path(target), envelope_path(file.path).read_bytes())
        beside.replace(target)
        sync_folder(target.parent)
    finally:
        for part in (beside, beside.with_name(f"{beside.name}-journal")):
            part.unlink(missing_ok=True)


def _write_office(connection: Connection, office: Office) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO office (key, value) VALUES (?, ?)",
        [(key, json.dumps(value, ensure_ascii=False)) for key, value in asdict(office).items()],
    )


def _office_value(connection: Connection, key: str) -> str:
    row = connection.execute("SELECT value FROM office WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""


def _read_office(connection: Connection) -> Office:
    stored = dict(connection.execute("SELECT key, value FROM office").fetchall())
    names = {item.name for item in fields(Office)}
    try:
        return Office(**{key: _office_field(json.loads(value)) for key, value in stored.items() if key in names})
    except (ValueError, TypeError) as error:
        raise _damaged() from error


def _office_field(value: Any) -> Any:
    """JSON has no tuples."""
    return tuple(value) if isinstance(value, list) else value
