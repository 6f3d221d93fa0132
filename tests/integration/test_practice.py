"""The practice office is whole or made anew, and marks every page."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.domain.query import ListQuery
from desktop_app.services import demo, office_files, practice, records, reporting
from desktop_app.services.workspace import Workspace


def counted(work: Workspace) -> int:
    """Close the file; how many petitions it held."""
    try:
        return records.count(work, ListQuery("petitions"))
    finally:
        office_files.close_file(work)


def test_practice_is_made_once_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "tap-huan.sodanvan"
    work = practice.open_practice(path, user="Người tập")
    assert work.office.is_practice
    assert reporting.build(work, "so-theo-doi-don").watermark == reporting.PRACTICE_WATERMARK
    uid = records.page(work, ListQuery("petitions", limit=1)).rows[0].uid
    records.delete(work, kind="petitions", uid=uid)
    made = counted(work)
    assert counted(practice.open_practice(path, user="Người tập")) == made, "what was practised stays"


def test_practice_left_half_filled_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "tap-huan.sodanvan"

    def stop(*_facts: object, **_options: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(demo, "fill", stop)
        with pytest.raises(KeyboardInterrupt):
            practice.open_practice(path, user="Người tập")
    assert path.exists()
    assert counted(practice.open_practice(path, user="Người tập")) > 100
