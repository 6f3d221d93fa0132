"""Giving a password to an office file that was made without one."""

from __future__ import annotations

import os

from desktop_app.domain.errors import StorageUnavailable
from desktop_app.storage import envelope
from desktop_app.storage.durable import sync_folder, write_durably
from desktop_app.storage.engine import (
    APPLICATION_ID,
    KEY_BYTES,
    SqlError,
    connect,
    make_durable,
    named_failures,
)
from desktop_app.storage.envelope import envelope_path
from desktop_app.storage.office_file import OfficeFile


def encrypt(file: OfficeFile, *, password: str) -> bytes:
    """Write an encrypted copy, prove it, and put it in the place of the plain file, which stays open; returns the key.

    At every moment the file on disk is either the whole plain one or the whole encrypted one with its envelope. Copies
    made before, and what the disk keeps of the old file, are not touched.

    Raises:
        StorageUnavailable: The copy could not be written or is not equal; the file is as before.
    """
    key = os.urandom(KEY_BYTES)
    beside = file.path.with_name(file.path.name + ".new")
    beside.unlink(missing_ok=True)
    try:
        with named_failures():
            _export(file, str(beside), key)
            _compare(file, key)
        write_durably(envelope_path(file.path), envelope.seal(key, password=password))
        file.erase_traces()
        file.connection.close()
        beside.replace(file.path)
        sync_folder(file.path.parent)
        file.key = key
    except (OSError, SqlError) as error:
        raise StorageUnavailable(
            "Chưa đặt được mật khẩu; tệp vẫn như cũ.", next_step="Kiểm tra chỗ trống trên ổ đĩa rồi làm lại."
        ) from error
    finally:
        beside.unlink(missing_ok=True)
        if file.key is None and not _is_open(file):
            file.connection = connect(file.path, key=None)
            make_durable(file.connection)
    file.connection = connect(file.path, key=key)
    make_durable(file.connection)
    return key


def _export(file: OfficeFile, target: str, key: bytes) -> None:
    connection = file.connection
    connection.execute("ATTACH DATABASE ? AS locked KEY ?", (target, f"x'{key.hex()}'"))
    try:
        connection.execute("PRAGMA locked.auto_vacuum = INCREMENTAL")
        connection.execute("SELECT sqlcipher_export('locked')").fetchall()
        connection.execute(f"PRAGMA locked.application_id = {APPLICATION_ID}")
    finally:
        connection.execute("DETACH DATABASE locked")


def _compare(file: OfficeFile, key: bytes) -> None:
    copy = connect(file.path.with_name(file.path.name + ".new"), key=key)
    try:
        is_whole = copy.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        tables = [name for (name,) in file.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        is_same = all(
            copy.execute(f"SELECT count(*) FROM {name}").fetchone()
            == file.connection.execute(f"SELECT count(*) FROM {name}").fetchone()
            for name in tables
        )
    finally:
        copy.close()
    if not (is_whole and is_same):
        raise StorageUnavailable("Bản mã hóa không khớp với tệp gốc nên đã bỏ; tệp vẫn như cũ.")


def _is_open(file: OfficeFile) -> bool:
    try:
        file.connection.execute("SELECT 1")
    except SqlError:
        return False
    return True
