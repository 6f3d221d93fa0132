"""Reads the calendars of working days: one file per decided year, and the standing rules for all others."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from desktop_app.domain.workdays import Calendar, CalendarYear, StandingHoliday, read_year

_NO_CORRECTIONS: Mapping[int, CalendarYear] = MappingProxyType({})


def load_calendar(folder: Path, *, corrections: Mapping[int, CalendarYear] = _NO_CORRECTIONS) -> Calendar:
    """The calendar kept in a folder as 2026.toml (see ``plain_year``) and standing.toml.

    Args:
        corrections: Years as an office entered them; each replaces the whole year of the files.

    Raises:
        OSError: standing.toml is missing; the installation is damaged.
        ValueError: A file holds something else; the message begins with its name.
    """
    years = {int(path.stem): _year(path) for path in sorted(folder.glob("[0-9][0-9][0-9][0-9].toml"))}
    return Calendar({**years, **corrections}, standing=_standing(folder / "standing.toml"))


def _year(path: Path) -> CalendarYear:
    try:
        year = read_year(_read(path))
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error
    if path.stem != str(year.year):
        raise ValueError(f"{path.name}: năm {year.year}")
    return year


def _standing(path: Path) -> tuple[StandingHoliday, ...]:
    try:
        return tuple(_holiday(**item) for item in _read(path)["holiday"])
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path.name}: {error}") from error


def _holiday(
    *,
    name: str,
    source: str,
    main: str = "",
    dates: tuple[date, ...] = (),
    days: tuple[int, ...] = (0,),
    days_by_weekday: tuple[tuple[int, ...], ...] = (),
    since: int = 0,
    is_made_up: bool = True,
) -> StandingHoliday:
    if bool(main) == bool(dates) or len(days_by_weekday) not in (0, 7):
        raise ValueError(name)
    month, day = main.split("-") if main else ("0", "0")
    return StandingHoliday(
        name=name,
        source=source,
        main=(int(month), int(day)) if main else None,
        dates={one.year: one for one in dates},
        offsets=tuple(tuple(one) for one in days_by_weekday or (days,) * 7),
        since=since,
        is_made_up=is_made_up,
    )


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
