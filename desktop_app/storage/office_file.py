"""An open office file: how it is made, opened, migrated, written to and closed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from desktop_app import __version__
from desktop_app.domain.errors import (
    FileAbsent,
    FileDamaged,
    FileExists,
    FileForeign,
    FileReadOnly,
    FileTooNew,
    StorageUnavailable,
    WrongPassword,
)
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.office import Office
from desktop_app.storage import envelope
from desktop_app.storage.engine import (
    APPLICATION_ID,
    KEY_BYTES,
    Connection,
    Database,
    Migrations,
    SqlError,
    connect,
    make_durable,
    named_failures,
)
from desktop_app.storage.envelope import envelope_path
from desktop_app.storage.file_lock import FileLock
from desktop_app.storage.migrations import MIGRATIONS

_PLAIN_HEADER = b"SQLite format 3\0"


@dataclass(slots=True)
class OfficeFile:
    """One open file, its connections and what is remembered about it. Belongs to one thread at a time.

    Attributes:
        key: The data key, None without a password.
        device: Name of this computer in clocks and logs.
        known_words: Marked words that ``search_words`` already holds.
    """

    path: Path
    connection: Connection
    key: bytes | None
    device: str
    kinds: tuple[RecordKind, ...]
    lock: FileLock
    office: Office
    known_words: set[str] = field(default_factory=set)

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
        return next(kind for kind in self.kinds if kind.key == key)

    def save_office(self, office: Office) -> None:
        """Keep who this office is."""
        with self.writing() as connection:
            _write_office(connection, office)
        self.office = office

    def erase_traces(self) -> None:
        """Empty the write-ahead log, so that no byte of overwritten pages stays beside the file."""
        with named_failures():
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

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
    if path.exists() or envelope_path(path).exists():
        raise FileExists(f"Đã có tệp “{path.name}” ở thư mục này.", next_step="Chọn tên khác, hoặc mở tệp đã có.")
    if not path.parent.is_dir():
        raise FileAbsent("Không có thư mục này.", next_step="Chọn một thư mục có sẵn trên ổ cứng.")
    lock = FileLock(path)
    try:
        key = os.urandom(KEY_BYTES) if password else None
        if key is not None and password:
            write_durably(envelope_path(path), envelope.seal(key, password=password))
        return _made(path, key=key, office=office, device=device, kinds=tuple(kinds), lock=lock)
    except BaseException as error:
        lock.release()
        for piece in (path, envelope_path(path)):
            piece.unlink(missing_ok=True)
        if isinstance(error, OSError | SqlError) and _is_refusal(error):
            raise FileReadOnly(
                "Không tạo được tệp trong thư mục này.", next_step="Chọn một thư mục được phép ghi trên ổ cứng."
            ) from error
        raise


def _made(
    path: Path, *, key: bytes | None, office: Office, device: str, kinds: tuple[RecordKind, ...], lock: FileLock
) -> OfficeFile:
    connection = connect(path, key=key)
    try:
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        make_durable(connection)
        file = OfficeFile(path, connection, key, device, kinds, lock, office)
        _migrate(file)
        file.save_office(office)
        return file
    except BaseException:
        connection.close()
        raise


def _is_refusal(error: Exception) -> bool:
    """True where the system said no; our own mistakes in SQL must not be hidden behind its name."""
    return isinstance(error, OSError) or any(words in str(error) for words in ("readonly", "unable to open", "full", "I/O"))


def open_(path: Path, *, key: bytes | None, device: str, kinds: Sequence[RecordKind]) -> OfficeFile:
    """Open an existing file and bring its tables up to date (after a copy is taken).

    Raises:
        FileAbsent, FileForeign, FileTooNew, FileDamaged, FileReadOnly, FileInUse, WrongPassword: Nothing was changed.
    """
    if not path.is_file():
        raise FileAbsent("Không thấy tệp dữ liệu.", next_step="Kiểm tra ổ đĩa có còn kết nối, hoặc chọn tệp khác.")
    if key is None:
        _check_header(path)
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise _read_only()
    lock = FileLock(path)
    connection: Connection | None = None
    try:
        connection = connect(path, key=key)
        applied = _inspect(connection, path, kinds, has_key=key is not None)
        make_durable(connection)
        file = OfficeFile(path, connection, key, device, tuple(kinds), lock, _read_office(connection))
        if applied:
            _migrate(file)
        file.known_words.update(word for (word,) in connection.execute("SELECT word FROM search_words"))
        return file
    except BaseException as error:
        if connection is not None:
            connection.close()
        lock.release()
        if isinstance(error, SqlError):
            raise _named(error, has_key=key is not None) from error
        raise


def find_key(path: Path, *, password: str | None, recovery: str | None, spare: Path | None = None) -> bytes | None:
    """The data key of a file from what the person has; None for a file without a password.

    Args:
        spare: A copy of the envelope elsewhere, used when the one beside the file is gone.

    Raises:
        WrongPassword: A password is needed, or the given one does not fit.
    """
    if recovery:
        return envelope.key_of(recovery)
    if not is_encrypted(path):
        return None
    place = next((place for place in (envelope_path(path), spare) if place is not None and place.is_file()), None)
    if place is None:
        raise FileDamaged(
            "Không thấy tệp khóa (.key) bên cạnh tệp dữ liệu.",
            next_step="Chép tệp khóa về cùng thư mục, hoặc mở bằng mã khôi phục trên tờ giấy đã in.",
        )
    if not password:
        raise WrongPassword("Tệp này có mật khẩu.", next_step="Nhập mật khẩu để mở.")
    return envelope.unseal(place.read_bytes(), password=password)


def is_encrypted(path: Path) -> bool:
    """True when the file does not begin as a plain SQLite file does."""
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.read(len(_PLAIN_HEADER)) != _PLAIN_HEADER and (
            envelope_path(path).is_file() or path.stat().st_size >= 4096
        )


def write_durably(path: Path, content: bytes) -> None:
    """Write a small file so that it is either the old or the new one, whatever happens in between."""
    beside = path.with_name(path.name + ".new")
    with beside.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(path)


def _check_header(path: Path) -> None:
    with path.open("rb") as stream:
        header = stream.read(100)
    if header[: len(_PLAIN_HEADER)] != _PLAIN_HEADER:
        raise FileForeign("Tệp này không phải tệp dữ liệu của Sổ Dân Vận.", next_step="Chọn tệp có đuôi .sodanvan.")
    if len(header) < 100:
        raise _damaged()
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise FileForeign("Tệp này do chương trình khác tạo ra.", next_step="Chọn tệp có đuôi .sodanvan.")
    page_size = int.from_bytes(header[16:18], "big") or 0
    page_size = 65536 if page_size == 1 else page_size
    has_log = path.with_name(path.name + "-wal").exists()
    if not has_log and path.stat().st_size < page_size * int.from_bytes(header[28:32], "big"):
        raise _damaged()


def _inspect(connection: Connection, path: Path, kinds: Sequence[RecordKind], *, has_key: bool) -> bool:
    """Read-only look at a file; True when migrations are pending."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID:
        raise FileForeign("Tệp này do chương trình khác tạo ra.", next_step="Chọn tệp có đuôi .sodanvan.")
    page_size = connection.execute("PRAGMA page_size").fetchone()[0]
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    has_log = path.with_name(path.name + "-wal").exists()
    if has_key and not has_log and path.stat().st_size < page_size * pages:
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


def _named(error: SqlError, *, has_key: bool) -> Exception:
    words = str(error)
    if "readonly" in words or "unable to open" in words:
        return _read_only()
    if "not a database" in words or "malformed" in words or "no such table" in words or "corrupt" in words:
        return _damaged()
    return (
        StorageUnavailable("Chưa mở được tệp dữ liệu.", next_step="Thử lại sau vài giây.")
        if not has_key
        else _damaged()
    )


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


def migration_sets(kinds: Sequence[RecordKind]) -> tuple[Migrations, ...]:
    """All migration sets in the order they are applied: the shared one, then each kind's."""
    return (MIGRATIONS, *(kind.migrations for kind in kinds))


def known_migrations(kinds: Sequence[RecordKind]) -> set[tuple[str, str]]:
    """(set, name) of every migration this version of the program has: what an empty database still lacks."""
    empty = Database(memory=True, execute_plugins=False)
    return {(group.name, item.name) for group in migration_sets(kinds) for item in group.pending(empty)}


def _migrate(file: OfficeFile) -> None:
    """Apply pending migrations; a file that already holds records is copied first."""
    connection = file.connection
    has_tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] > 0
    if has_tables:
        copy_to(file, file.path.with_name(f"{file.path.stem}.truoc-{__version__}{file.path.suffix}"))
    database = Database(connection, execute_plugins=False)
    for group in migration_sets(file.kinds):
        group.apply(database)
    connection.execute("INSERT OR REPLACE INTO office VALUES ('program_version', ?)", (__version__,))


def copy_to(file: OfficeFile, target: Path) -> None:
    """A consistent copy of the open file (and of its envelope), complete or not there at all."""
    beside = target.with_name(target.name + ".new")
    beside.unlink(missing_ok=True)
    copy = connect(beside, key=file.key)
    try:
        file.connection.backup(copy)
    finally:
        copy.close()
    beside.replace(target)
    if file.key is not None and envelope_path(file.path).is_file():
        write_durably(envelope_path(target), envelope_path(file.path).read_bytes())


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
    return Office(**{key: json.loads(value) for key, value in stored.items() if key in names})
