"""Office files for people: make one, open it by password or recovery code, print the recovery sheet."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from desktop_app import paths
from desktop_app.domain.document import Document
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.office import Office
from desktop_app.domain.units import UnitTable
from desktop_app.records import KINDS, LISTS
from desktop_app.services import deadlines
from desktop_app.services.identifiers import new_uid as make_uid
from desktop_app.services.recovery_sheet import recovery_document
from desktop_app.services.workspace import Clock, Workspace, utc_now
from desktop_app.storage import envelope, locking, office_file, unlocking, wiping
from desktop_app.storage.durable import write_durably
from desktop_app.storage.envelope import RecoveryCode, envelope_path
from desktop_app.storage.units_file import load_units

__all__ = [
    "Created",
    "FileState",
    "RecoveryCode",
    "change_password",
    "close_file",
    "create_file",
    "open_file",
    "recovery_document",
    "save_office",
    "state_of",
    "unit_table",
]

SUFFIX = ".sodanvan"
SHORTEST_PASSWORD = 8
_MOST_SPARES = 8
logger = logging.getLogger(__name__)
_ALL_KINDS = (*KINDS, *LISTS)


@dataclass(frozen=True, slots=True)
class FileState:
    """What can be said about a file without opening it."""

    exists: bool
    needs_password: bool


@dataclass(frozen=True, slots=True)
class Created:
    """A new office file; ``recovery`` is None without a password."""

    workspace: Workspace
    recovery: RecoveryCode | None


def state_of(path: Path) -> FileState:
    """Whether the file is there and asks for a password."""
    return FileState(path.is_file(), unlocking.is_encrypted(path))


def create_file(
    path: Path,
    *,
    office: Office,
    password: str | None,
    user: str,
    clock: Clock = utc_now,
    new_uid: Callable[[], str] = make_uid,
) -> Created:
    """Make a new office file and open it.

    Raises:
        InputRefused: The password is shorter than SHORTEST_PASSWORD characters.
        FileProblem: See ``storage.office_file.create``.
    """
    if password is not None:
        _check_password(password)
    file = office_file.create(path, office=office, password=password, device=paths.device_name(), kinds=_ALL_KINDS)
    recovery = None
    if file.key is not None:
        recovery = envelope.recovery_code(file.key)
        _keep_spare(path)
    work = Workspace(file, clock, new_uid, user)
    deadlines.note_current(work)
    return Created(work, recovery)


def open_file(
    path: Path,
    *,
    password: str | None = None,
    recovery: str | None = None,
    user: str = "",
    clock: Clock = utc_now,
    new_uid: Callable[[], str] = make_uid,
) -> Workspace:
    """Open an office file by its password, or by the recovery code on paper.

    Raises:
        FileProblem: See ``storage.office_file.open_`` and ``storage.unlocking.find_key``; nothing was changed.
    """
    found = unlocking.find_key(path, password=password, recovery=recovery, spares=_spares(path))
    file = office_file.open_(path, key=found.key, device=paths.device_name(), kinds=_ALL_KINDS)
    try:
        if found.place is not None:
            _heal_envelope(path, found.place)
        wiping.finish_erasing(file)
    except BaseException:
        file.close()
        raise
    return Workspace(file, clock, new_uid, user)


def close_file(work: Workspace) -> None:
    """Close the file and let others open it."""
    work.file.close()


def change_password(work: Workspace, *, new: str) -> RecoveryCode:
    """Wrap the data key with a new password; the recovery code stays the same. A file without a password gets one.

    Raises:
        InputRefused: The password is too short.
        StorageUnavailable: The file could not be encrypted; it is as before.
    """
    _check_password(new)
    key = work.file.key
    if key is None:
        key = locking.encrypt(work.file, password=new)
    else:
        write_durably(envelope_path(work.file.path), envelope.seal(key, password=new))
    _keep_spare(work.file.path)
    return envelope.recovery_code(key)


def save_office(work: Workspace, office: Office) -> None:
    """Keep changed headings and names. The unit itself never changes once the file is made."""
    work.file.save_office(replace(office, unit_code=work.office.unit_code, is_practice=work.office.is_practice))


@cache
def unit_table() -> UnitTable:
    """The communes and provinces of the country, read once."""
    return load_units(paths.resources_dir())


def recovery_sheet(work: Workspace, code: RecoveryCode, *, today: date) -> Document:
    """The sheet to print and lock away."""
    return recovery_document(code, office=work.office, today=today)


def _check_password(password: str) -> None:
    if len(password) < SHORTEST_PASSWORD:
        raise InputRefused(
            f"Mật khẩu cần ít nhất {SHORTEST_PASSWORD} ký tự.", next_step="Có thể dùng một câu dễ nhớ, có dấu cách."
        )


def _spare_folder() -> Path:
    return paths.program_dir() / "keys"


def _spares(path: Path) -> list[Path]:
    """Copies of envelopes in the program's folder, this file's own first."""
    if not unlocking.is_encrypted(path):
        return []
    own = _spare_folder() / f"{unlocking.file_salt(path)}.key"
    return [own, *(place for place in sorted(_spare_folder().glob("*.key")) if place != own)][:_MOST_SPARES]


def _keep_spare(path: Path) -> None:
    _spare_folder().mkdir(parents=True, exist_ok=True)
    write_durably(_spare_folder() / f"{unlocking.file_salt(path)}.key", envelope_path(path).read_bytes())


def _heal_envelope(path: Path, opened: Path) -> None:
    """Put the envelope that opened the file beside it where it was missing or wrong, and keep a copy of it."""
    try:
        if opened != envelope_path(path):
            write_durably(envelope_path(path), opened.read_bytes())
        if not _spares(path)[0].is_file():
            _keep_spare(path)
    except OSError:
        logger.warning("no copy of the envelope could be kept", exc_info=True)  # the file itself is open
