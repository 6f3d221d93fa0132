"""What the settings show and change of the law an office applies: its calendars by year, and the statutory terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app import paths
from desktop_app.domain.calendar_text import CalendarLine
from desktop_app.domain.deadlines import DeadlineRule
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.formats import format_day
from desktop_app.domain.stamp import Change
from desktop_app.domain.text import normalize_line
from desktop_app.domain.workdays import FIRST_YEAR, LAST_YEAR, CalendarYear
from desktop_app.services import deadlines, law
from desktop_app.services.workspace import Workspace
from desktop_app.storage import law_files
from desktop_app.storage.engine import named_reading

_YEARS_BACK, _YEARS_AHEAD = 3, 3

Progress = Callable[[int, int], None]
"""Told how many of how many records are reckoned again (``deadlines.refresh``); what it raises ends the reckoning, but
the correction stays."""


@dataclass(frozen=True, slots=True)
class YearView:
    """One year of the calendar as the office applies it.

    Attributes:
        lines: Days off and worked days in order.
        decision: What decided the year; "" while it is a forecast.
        is_corrected: The office entered this year itself.
        working_days: Working days of the whole year.
    """

    year: int
    lines: tuple[CalendarLine, ...]
    decision: str
    is_decided: bool
    is_corrected: bool
    working_days: int


@dataclass(frozen=True, slots=True)
class TermView:
    """One version of one statutory term: ``rule`` as the office applies it, ``shipped_days`` as it was shipped."""

    rule: DeadlineRule
    shipped_days: int

    @property
    def is_corrected(self) -> bool:
        """The office set another length."""
        return self.rule.days != self.shipped_days


# ---------------------------------------------------------------- calendar


@named_reading()
def years(work: Workspace) -> tuple[YearView, ...]:
    """The years around today and all that the office entered, in order."""
    today, corrected = work.today().year, law.corrected_years(work)
    numbers = sorted({*range(today - _YEARS_BACK, today + _YEARS_AHEAD + 1), *corrected})
    return tuple(_year_view(work, number, is_corrected=number in corrected) for number in numbers)


def _year_view(work: Workspace, number: int, *, is_corrected: bool) -> YearView:
    calendar = law.law_of(work).calendar
    year = calendar.year(number)
    lines = [CalendarLine(day, False, reason) for day, reason in year.days_off.items()]
    lines += [CalendarLine(day, True, reason) for day, reason in year.working.items()]
    return YearView(
        number,
        tuple(sorted(lines, key=lambda line: line.day)),
        year.decision,
        year.is_decided,
        is_corrected,
        calendar.working_days(date(number - 1, 12, 31), date(number, 12, 31)),
    )


def keep_year(
    work: Workspace, number: int, *, lines: Iterable[CalendarLine], decision: str, progress: Progress | None = None
) -> tuple[Change, ...]:
    """Keep this office's days of a year, and reckon open records again; without a decision the year is a forecast.

    Raises:
        InputRefused: Days that contradict each other or are of another year; nothing changed.
    """
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise InputRefused(f"Chỉ lập được lịch từ năm {FIRST_YEAR} đến năm {LAST_YEAR}.")
    kept = list(lines)
    twice = {line.day for line in kept if sum(other.day == line.day for other in kept) > 1}
    if twice:
        raise InputRefused(f"Ngày {format_day(min(twice))} ghi hai lần.", next_step="Giữ lại một dòng.")
    words = normalize_line(decision)
    try:
        year = CalendarYear(
            number,
            days_off={line.day: normalize_line(line.reason) for line in kept if not line.is_working},
            working={line.day: normalize_line(line.reason) for line in kept if line.is_working},
            is_decided=bool(words),
            decision=words,
        )
    except ValueError as error:
        raise InputRefused(str(error)) from error
    law.save_year(work, year, number=number)
    return deadlines.refresh(work, progress=progress)


def drop_year(work: Workspace, number: int, *, progress: Progress | None = None) -> tuple[Change, ...]:
    """Go back to the days of a year that came with the program, and reckon open records again."""
    law.save_year(work, None, number=number)
    return deadlines.refresh(work, progress=progress)


# ---------------------------------------------------------------- terms


@named_reading()
def terms(work: Workspace) -> tuple[TermView, ...]:
    """Every version of every statutory term, in the order of the procedures."""
    shipped = law_files.load_rules(paths.resources_dir()).rules
    applied = law.law_of(work).rules.rules
    return tuple(TermView(mine, theirs.days) for mine, theirs in zip(applied, shipped, strict=True))


def keep_term(work: Workspace, key: str, *, days: int | None, progress: Progress | None = None) -> tuple[Change, ...]:
    """Keep the length of a term whose law could not be verified, and reckon open records again.

    Raises:
        InputRefused: The term is verified law, unknown, or the length makes no sense; nothing changed.
    """
    law.save_term(work, key, days=days)
    return deadlines.refresh(work, progress=progress)
