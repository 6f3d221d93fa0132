"""One window per office file: an operating system lock that goes away with the process that holds it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from desktop_app.domain.errors import FileInUse, FileReadOnly


class FileLock:
    """Holds ``<file>.lock`` until released; a crashed holder releases it by dying."""

    def __init__(self, file: Path) -> None:
        """Take the lock.

        Raises:
            FileInUse: Another process (or another window of this one) holds it.
            FileReadOnly: The folder cannot be written to.
        """
        self._path = file.with_name(file.name + ".lock")
        try:
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise FileReadOnly(
                "Không ghi được vào thư mục chứa tệp dữ liệu, nên chưa mở.",
                next_step="Chép tệp sang một thư mục được phép ghi trên ổ cứng rồi mở lại.",
            ) from error
        try:
            _lock(self._handle)
        except OSError as error:
            os.close(self._handle)
            raise FileInUse(
                "Tệp này đang mở ở một cửa sổ khác.", next_step="Dùng cửa sổ đang mở, hoặc đóng nó rồi mở lại."
            ) from error

    def release(self) -> None:
        """Let others open the file; calling it twice does no harm."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
