"""The one place that opens SQLite connections: SQLCipher with our pragmas, and plain words for its failures."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3
import sqlcipher3.dbapi2 as sqlite

from desktop_app.domain.errors import FileDamaged, StorageUnavailable

# sqlite-utils 4.2 takes a module of this name instead of the standard library's sqlite3, and then catches the right
# exception classes; it is loaded only where a file must be migrated. Can go when sqlite-utils accepts another module.
sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", sqlite)


APPLICATION_ID = 0x53C4_D56E  # stored in the header of every office file
KEY_BYTES = 32

Connection = Any  # sqlcipher3.dbapi2.Connection: the module has no type information
SqlError = sqlite.Error
__all__ = [
    "APPLICATION_ID",
    "KEY_BYTES",
    "Connection",
    "SqlError",
    "connect",
    "named_failures",
    "named_reading",
    "sqlite",
]


def connect(path: Path, *, key: bytes | None, read_only: bool = False) -> Connection:
    """Open a connection and read the first page of the file.

    Args:
        key: The 32 bytes of the data key, or None for a file without a password.
        read_only: For lists while the writer is busy, and for a look that must not change a byte.

    Raises:
        SqlError: The key does not fit, or this is no database.
    """
    uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    connection = sqlite.connect(uri, uri=True, isolation_level=None, check_same_thread=False, cached_statements=512)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # else it writes its own words to standard error
        if key is not None:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA busy_timeout = 5000")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA cache_size = -32000")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite.Error:
        connection.close()
        raise
    return connection


def make_durable(connection: Connection) -> None:
    """Set what a writing connection needs: a commit is on disk when it returns, freed bytes are overwritten."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")


_FAILURES = (
    ("disk is full", "Ổ đĩa đã đầy nên chưa lưu được.", "Xóa bớt tệp không cần trên ổ đĩa rồi lưu lại."),
    ("locked", "Chưa lưu được vì một cửa sổ khác đang ghi.", "Thử lại sau vài giây."),
    ("readonly", "Tệp dữ liệu đang ở chế độ chỉ đọc nên chưa lưu được.", "Kiểm tra quyền ghi của thư mục chứa tệp."),
    ("malformed", "Tệp dữ liệu có chỗ hỏng.", "Mở bản sao lưu gần nhất, không tiếp tục nhập vào tệp này."),
    ("disk I/O", "Không ghi được xuống ổ đĩa.", "Kiểm tra ổ đĩa có còn kết nối, rồi lưu lại."),
    ("unable to open", "Không mở được tệp dữ liệu.", "Kiểm tra ổ đĩa có còn kết nối."),
)


@contextmanager
def named_failures() -> Iterator[None]:
    """Turn the world's failures of SQLite into StorageUnavailable; our own mistakes stay what they are."""
    try:
        yield
    except (sqlite.OperationalError, sqlite.DatabaseError) as error:
        for words, sentence, step in _FAILURES:
            if words in str(error):
                raise StorageUnavailable(f"{sentence} Nội dung vừa nhập vẫn được giữ.", next_step=step) from error
        raise


_DAMAGES = ("malformed", "not a database", "corrupt", "decode", "vtable constructor failed")
_UNREADABLE = ("disk I/O", "unable to open", "locked", "disk is full", "readonly")


@contextmanager
def named_reading() -> Iterator[None]:
    """Turn the world's failures while reading into sentences; also a decorator of functions that only read.

    Raises:
        FileDamaged: What stands in the file cannot be read.
        StorageUnavailable: The disk does not answer.
    """
    try:
        yield
    except sqlite.DatabaseError as error:
        words = str(error)
        if any(word in words for word in _DAMAGES):
            raise FileDamaged(
                "Tệp dữ liệu có chỗ hỏng nên không đọc được hết.",
                next_step="Mở bản sao lưu gần nhất; giữ tệp này để người hỗ trợ xem.",
            ) from error
        if any(word in words for word in _UNREADABLE):
            raise StorageUnavailable(
                "Chưa đọc được tệp dữ liệu.", next_step="Kiểm tra ổ đĩa có còn kết nối, rồi thử lại."
            ) from error
        raise
