"""The practice office: an invented commune with a year of invented records, made whole or made anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from desktop_app.services import demo, office_files
from desktop_app.services.workspace import Workspace

OFFICE = "commune"


def open_practice(path: Path, *, user: str, progress: Callable[[int, int], None] | None = None) -> Workspace:
    """Open the practice file; it is made and filled first when it is not there, or was left half filled.

    Args:
        progress: Called with records done and records in all; what it raises stops the filling.
    """
    begun = path.with_name(f"{path.name}.dang-tao")
    if path.exists() and not begun.exists():
        return office_files.open_file(path, user=user)
    for piece in path.parent.glob(f"{path.name}*"):
        piece.unlink()
    begun.touch()
    office = replace(demo.DEMO_OFFICES[OFFICE], is_practice=True)
    work = office_files.create_file(path, office=office, password=None, user=user).workspace
    try:
        demo.fill(work, name=OFFICE, progress=progress)
    except BaseException:
        office_files.close_file(work)
        raise
    begun.unlink()
    return work
