"""Backups: a whole copy of the office file, proved by opening it, thinned to days, weeks and months.

Copies lie in a folder ``sao-luu`` beside the file (or in a folder the office chose, on a second disk or stick), as
encrypted as the file itself, each with its envelope.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop_app.domain.errors import StorageUnavailable
from desktop_app.services.workspace import VIETNAM, Workspace
from desktop_app.storage import office_file
from desktop_app.storage.engine import SqlError, connect, named_failures
from desktop_app.storage.envelope import envelope_path

logger = logging.getLogger(__name__)

FOLDER = "sao-luu"
DAYS, WEEKS, MONTHS = 7, 5, 12
_NAME = re.compile(r"\.(\d{4}-\d{2}-\d{2}-\d{4})$")
_MOMENT = "%Y-%m-%d-%H%M"


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy and the local moment it shows."""

    path: Path
    at: datetime


def back_up(work: Workspace, *, folder: Path | None = None) -> Backup:
    """Copy the file, open the copy and compare it, then thin older copies.

    Raises:
        StorageUnavailable: The copy could not be written, or is not equal; no half copy is left.
    """
    place = folder or default_folder(work)
    at = work.now().astimezone(VIETNAM).replace(tzinfo=None, second=0, microsecond=0)
    target = place / f"{work.file.path.stem}.{at.strftime(_MOMENT)}{work.file.path.suffix}"
    try:
        place.mkdir(exist_ok=True)
        with named_failures():
            office_file.copy_to(work.file, target)
        _compare(work, target)
    except (OSError, SqlError) as error:
        raise StorageUnavailable(
            "Chưa sao lưu được tệp dữ liệu.", next_step="Kiểm tra chỗ trống và quyền ghi của thư mục sao lưu."
        ) from error
    for old in to_drop(listed(work, folder=place), now=at):
        old.path.unlink(missing_ok=True)
        envelope_path(old.path).unlink(missing_ok=True)
    return Backup(target, at)


def back_up_if_changed(work: Workspace, *, folder: Path | None = None) -> Backup | None:
    """Back up unless the newest copy already holds the last change."""
    newest = next(iter(listed(work, folder=folder)), None)
    row = work.file.connection.execute("SELECT max(at) FROM changes").fetchone()
    if row[0] is None:
        return None
    last = datetime.fromisoformat(row[0]).astimezone(VIETNAM).replace(tzinfo=None)
    if newest is not None and newest.at > last:
        return None
    return back_up(work, folder=folder)


def back_up_and_close(work: Workspace) -> StorageUnavailable | None:
    """Back up what changed, then close the file whatever came of it; returns why no copy could be made.

    Practice is not backed up: its data can be made again.
    """
    try:
        if not work.office.is_practice:
            back_up_if_changed(work)
    except StorageUnavailable as error:
        logger.warning("no backup was made")
        return error
    finally:
        work.file.close()
    return None


def listed(work: Workspace, *, folder: Path | None = None) -> list[Backup]:
    """The copies of this file, newest first."""
    place = folder or default_folder(work)
    found = []
    for path in place.glob(f"*{work.file.path.suffix}") if place.is_dir() else ():
        match = _NAME.search(path.stem)
        if match and path.stem[: match.start()] == work.file.path.stem:
            found.append(Backup(path, datetime.strptime(f"{match[1]}+0000", f"{_MOMENT}%z").replace(tzinfo=None)))
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def default_folder(work: Workspace) -> Path:
    """Where copies lie unless the office chose another place."""
    return work.file.path.parent / FOLDER


def to_drop(backups: list[Backup], *, now: datetime) -> list[Backup]:
    """Copies that are no longer wanted: of each of the last days, weeks and months the newest one stays."""
    kept: set[Path] = set()
    for span, limit in (("%Y-%m-%d", DAYS), ("%G-%V", WEEKS), ("%Y-%m", MONTHS)):
        newest: dict[str, Path] = {}
        for backup in sorted(backups, key=lambda backup: backup.at, reverse=True):
            newest.setdefault(backup.at.strftime(span), backup.path)
        kept.update(list(newest.values())[:limit])
    return [backup for backup in backups if backup.path not in kept and backup.at <= now]


def _compare(work: Workspace, copy: Path) -> None:
    """The drill: the copy opens with the same key, is whole, and holds as many records and log entries."""
    tables = [*(kind.key for kind in work.file.kinds), "changes", "attachments"]
    connection = connect(copy, key=work.file.key, read_only=True)
    try:
        whole = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        same = all(
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()
            == work.file.connection.execute(f"SELECT count(*) FROM {table}").fetchone()
            for table in tables
        )
    finally:
        connection.close()
        for ending in ("-wal", "-shm"):  # a reader leaves them behind; the copy itself is whole
            copy.with_name(copy.name + ending).unlink(missing_ok=True)
    if not (whole and same):
        copy.unlink(missing_ok=True)
        envelope_path(copy).unlink(missing_ok=True)
        raise StorageUnavailable("Bản sao lưu không khớp với tệp gốc nên đã bỏ.", next_step="Sao lưu vào ổ đĩa khác.")
