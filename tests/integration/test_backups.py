"""Backups are made, proved, thinned, and open like the file they were made from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.errors import StorageUnavailable
from desktop_app.domain.query import ListQuery
from desktop_app.services import backups, office_files, records
from desktop_app.services.workspace import Workspace
from tests.helpers.examples import example
from tests.helpers.offices import PASSWORD, Clock


def add(work: Workspace) -> None:
    kind = work.file.kinds[0]
    records.create(work, kind=kind.key, raw=example(kind), accepted=None)


@pytest.mark.parametrize("password", [None, PASSWORD], ids=["plain", "locked"])
def test_backup_opens_with_everything_in_it(make_work: Callable[..., Workspace], password: str | None) -> None:
    work = make_work("goc.sodanvan", password=password)
    add(work)
    made = backups.back_up(work)
    copy = office_files.open_file(made.path, password=password)
    try:
        assert records.count(copy, ListQuery(work.file.kinds[0].key)) == 1
    finally:
        office_files.close_file(copy)
    assert (b"SQLite" in made.path.read_bytes()[:16]) == (password is None)


def test_backup_is_made_once_per_change(work: Workspace, clock: Clock) -> None:
    assert backups.back_up_if_changed(work) is None
    add(work)
    clock.move(minutes=5)
    assert backups.back_up_if_changed(work) is not None
    clock.move(hours=5)
    assert backups.back_up_if_changed(work) is None
    add(work)
    clock.move(minutes=5)
    assert backups.back_up_if_changed(work) is not None
    assert len(backups.listed(work)) == 1, "the earlier copy of the same day is replaced"


def test_copies_are_thinned_to_days_weeks_and_months() -> None:
    now = datetime.fromisoformat("2026-11-22T16:00")
    every_day = [backups.Backup(Path(f"x{days}"), now - timedelta(days=days)) for days in range(400)]
    dropped = {backup.path for backup in backups.to_drop(every_day, now=now)}
    kept = [backup for backup in every_day if backup.path not in dropped]
    assert [backup.at for backup in kept[:7]] == [now - timedelta(days=days) for days in range(7)]
    assert 7 + 3 <= len(kept) <= 7 + 5 + 12
    assert kept[-1].at > now - timedelta(days=370)


def test_backup_that_cannot_be_written_leaves_nothing(work: Workspace, tmp_path: Path) -> None:
    add(work)
    blocked = tmp_path / "tep"
    blocked.write_text("đây là tệp, không phải thư mục")
    with pytest.raises(StorageUnavailable):
        backups.back_up(work, folder=blocked)
    assert blocked.read_text() == "đây là tệp, không phải thư mục"
