"""Reads the table of administrative units from the folder of resources, once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from desktop_app.domain.units import UnitTable


@cache
def load_units(resources: Path) -> UnitTable:
    """The provinces and communes kept in `resources`/units; read at the first call, then kept.

    The names are folded for searching only when the first search is made.

    Raises:
        OSError: a file is missing; the installation is damaged.
        ValueError: a file is not what the build script wrote.
    """
    folder = resources / "units"
    return UnitTable.parse(
        provinces=_lines(folder / "provinces.csv"),
        communes=_lines(folder / "communes.csv"),
        person_names=_lines(folder / "person_names.txt"),
    )


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()
