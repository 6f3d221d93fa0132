"""Large sample files for measuring, made once and kept."""

from __future__ import annotations

import sys
from pathlib import Path

from desktop_app.services import demo, office_files
from desktop_app.services.workspace import Workspace
from desktop_app.storage.envelope import envelope_path, recovery_code

PASSWORD = "đo tốc độ"
_UNFINISHED = ".part"


def bench_file(folder: Path, scale: int) -> Path:
    """An encrypted sample office with ``scale`` times 220 petitions, from the folder or made now.

    A million take some minutes. Delete the folder after a change of the tables.
    """
    path = folder / f"x{scale}.sodanvan"
    if path.exists():
        return path
    part = path.with_name(path.name + _UNFINISHED)
    for leftover in (part, envelope_path(part)):
        leftover.unlink(missing_ok=True)
    created = office_files.create_file(part, office=demo.DEMO_OFFICES["commune"], password=PASSWORD, user="bench")
    demo.fill(created.workspace, scale=scale, progress=_say)
    office_files.close_file(created.workspace)
    envelope_path(part).replace(envelope_path(path))
    part.replace(path)
    return path


def open_bench(path: Path) -> Workspace:
    """A sample file, open."""
    return office_files.open_file(path, password=PASSWORD, user="bench")


def data_key(path: Path) -> str:
    """The recovery code of a sample file."""
    work = open_bench(path)
    assert work.file.key is not None
    code = recovery_code(work.file.key).text
    office_files.close_file(work)
    return code


def _say(done: int, total: int) -> None:
    if total > 10_000:
        print(f"\r… {done} of {total} records", end="\n" if done >= total else "", file=sys.stderr, flush=True)
