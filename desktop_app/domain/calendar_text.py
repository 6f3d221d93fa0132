"""Reads days off as they are pasted from a document or a spreadsheet: one line a day, or from one day to another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.formats import FormatProblem, format_day, parse_day, weekday_name
from desktop_app.domain.text import capitalize_first, fold, normalize_line

_DAY = r"\d{1,2}\s?[/.\-]\s?\d{1,2}(?:\s?[/.\-]\s?\d{4})?"
_DAYS = re.compile(rf"({_DAY})(?:\s*(?:đến(?: hết)?(?: ngày)?|[-–])\s*({_DAY}))?")
_LEAD = re.compile(r"(?:\d{1,3} ?)?(?:nghi )?(?:tu )?(?:(?:thu (?:\w+)|t[2-7]|cn|chu nhat) ?)?(?:ngay)?")
_WEEKDAY = re.compile(r"^[\s(,.:–-]*(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|t[2-7]|cn)\b[\s),.:–-]*", re.I)
_OFF, _WORKED = frozenset({"nghi", "ngay nghi"}), frozenset({"lam bu", "lam viec", "di lam"})
_LONGEST_DAYS = 31


@dataclass(frozen=True, slots=True)
class CalendarLine:
    """One day that differs from plain weeks: off, or worked in exchange."""

    day: date
    is_working: bool
    reason: str


def read_calendar_lines(text: str, *, year: int) -> tuple[CalendarLine, ...]:
    """The days of a pasted block; lines without any day (headings, blank lines) are passed over.

    A line is a day (02/09 or 02/09/2027), or two with ``đến`` between them, and what follows: its weekday, ``Nghỉ`` or
    ``Làm bù``, the reason; what says ``Làm bù`` at its beginning is worked.

    Raises:
        FormatProblem: A line that is not understood, a day that is not in the calendar or of another year, or a line
            without a reason.
    """
    found: list[CalendarLine] = []
    for number, line in enumerate(text.splitlines(), start=1):
        match = _DAYS.search(line)
        if match is not None:
            found += _read_line(line, match, year=year, number=number)
    return tuple(found)


def _read_line(line: str, match: re.Match[str], *, year: int, number: int) -> Iterator[CalendarLine]:
    lead = fold(normalize_line(re.sub(r"[^\w\s]", " ", line[: match.start()])))
    if not _LEAD.fullmatch(lead):
        raise FormatProblem(
            f"Dòng {number} chưa hiểu. Mỗi dòng ghi một ngày rồi đến lý do, ví dụ: 02/09/{year} Quốc khánh."
        )
    first = _read_day(match[1], year=year, number=number)
    last = _read_day(match[2], year=year, number=number) if match[2] else first
    if not 0 <= (last - first).days < _LONGEST_DAYS:
        raise FormatProblem(f"Dòng {number}: từ {format_day(first)} đến {format_day(last)} không phải một kỳ nghỉ.")
    cells = _cells(line[match.end() :])
    is_working = bool(cells) and fold(cells[0]).startswith("lam bu")
    if len(cells) > 1 and fold(cells[0]) in _OFF | _WORKED:
        is_working = fold(cells.pop(0)) in _WORKED
    if not cells:
        raise FormatProblem(f"Dòng {number}: ngày {format_day(first)} ({weekday_name(first)}) chưa ghi lý do.")
    for days in range((last - first).days + 1):
        yield CalendarLine(first + timedelta(days=days), is_working, capitalize_first("; ".join(cells)))


def _read_day(typed: str, *, year: int, number: int) -> date:
    try:
        day = parse_day(typed, today=date(year, 1, 1))
    except FormatProblem as problem:
        raise FormatProblem(f"Dòng {number}: {problem.sentence}") from problem
    assert day is not None, "there are digits in it"
    if day.year != year:
        raise FormatProblem(f"Dòng {number}: ngày {format_day(day)} không thuộc năm {year}.")
    return day


def _cells(text: str) -> list[str]:
    rest = _WEEKDAY.sub("", text)
    pieces = rest.split("\t") if "\t" in text else re.split(r";|\s[-–]\s", rest)
    return [cell for piece in pieces if (cell := normalize_line(piece.strip(" :;,.–-\u00a0")))]
