"""The words of a periodic report: figures in texts, comparisons, names of periods, doubts about typed numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop_app.domain.formats import FormatProblem, format_day, format_decimal, parse_decimal
from desktop_app.domain.outlines import FIXED_NAMES, LAST_YEAR, PLACE, split_place, unknown_places
from desktop_app.domain.periods import Span, period_of
from desktop_app.domain.query import Period

ROOM = "." * 20
"""Printed where a text names what nobody knows."""

NOTHING_HAPPENED = "Trong kỳ không phát sinh."
"""A section in whose period nothing happened."""

_TOLERANCE = Decimal("0.1")
"""A number that is said to be approximate may be off by so much of the figure."""


@dataclass(frozen=True, slots=True)
class FigureValue:
    """A figure counted.

    Attributes:
        label: Its name with a capital.
        table, code: The cell it was read from.
        last_year: The same period of the year before.
        target: Set by the office for the whole year; None where it set none.
        reached: The number from the beginning of the year to the end of the period; None without a target.
        noun, is_stock: As in the outline.
    """

    name: str
    label: str
    table: str
    code: str
    value: Decimal
    last_year: Decimal
    target: Decimal | None = None
    reached: Decimal | None = None
    unit: str = ""
    noun: str = ""
    is_stock: bool = False

    @property
    def cell(self) -> str:
        """``table:code``."""
        return f"{self.table}:{self.code}"

    @property
    def percent_of_target(self) -> Decimal | None:
        """How much of the year's target is reached, in per cent; None without one."""
        return self.reached * 100 / self.target if self.target and self.reached is not None else None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place in a section's text that should be looked at.

    Attributes:
        start, length: Where it stands in the text as it is edited.
        typed: The words there.
        name: The figure meant, of several with the noun the one nearest to the number; for a place that nobody knows,
            the name it uses.
        value: What the figure is; None for a place that nobody knows: such a report cannot be sent.
    """

    section: str
    start: int
    length: int
    typed: str
    name: str
    value: Decimal | None

    @property
    def is_unknown(self) -> bool:
        """The text names something that does not exist."""
        return self.value is None


# ---------------------------------------------------------------- figures in texts


def fill(text: str, values: Mapping[str, FigureValue], words: Mapping[str, str]) -> str:
    """The text with its places filled; what nobody knows is a dotted room, and no brace is ever left.

    Args:
        words: Texts of FIXED_NAMES.
    """

    def shown(place: re.Match[str]) -> str:
        comparison, name = split_place(place[1])
        if not comparison and name in FIXED_NAMES:
            return words.get(name, ROOM)
        if name not in values:
            return ROOM
        value = values[name]
        if comparison:
            return last_year_words(value) if comparison == LAST_YEAR else target_words(value)
        return format_decimal(value.value)

    return PLACE.sub(shown, text).replace("{", "").replace("}", "")


def filled_paragraphs(text: str, values: Mapping[str, FigureValue], words: Mapping[str, str]) -> list[str]:
    """The paragraphs of a shipped text without those that tell only of figures of which nothing happened.

    One that compares with last year stays where something happened then.
    """
    kept: list[str] = []
    for line in text.splitlines():
        named = [values[name] for name in figure_names(line) if name in values]
        compared = [values[name] for name in _compared_names(line) if name in values]
        is_told = any(item.value for item in named) or any(item.last_year for item in compared)
        if line.strip() and (is_told or not named):
            kept.append(fill(line, values, words))
    return kept


def figure_names(text: str) -> list[str]:
    """Names of the figures that a text names, fixed names left out."""
    names = (split_place(place[1])[1] for place in PLACE.finditer(text))
    return [name for name in names if name not in FIXED_NAMES]


def _compared_names(text: str) -> list[str]:
    places = (split_place(place[1]) for place in PLACE.finditer(text))
    return [name for comparison, name in places if comparison == LAST_YEAR]


def last_year_words(value: FigureValue) -> str:
    """``tăng 3 so với cùng kỳ năm trước (5)``, ``giảm …``, ``bằng cùng kỳ năm trước``; a year without any says so."""
    change = value.value - value.last_year
    if not value.last_year:
        return "cùng kỳ năm trước không có" if change else "cùng kỳ năm trước cũng không có"
    if not change:
        return "bằng cùng kỳ năm trước"
    way = "tăng" if change > 0 else "giảm"
    return f"{way} {format_decimal(abs(change))} so với cùng kỳ năm trước ({format_decimal(value.last_year)})"


def target_words(value: FigureValue) -> str:
    """``đạt 80% chỉ tiêu năm (10)``; without a target it says so."""
    percent = value.percent_of_target
    if percent is None or value.target is None:
        return "chưa giao chỉ tiêu năm"
    return f"đạt {format_decimal(percent, decimals=0)}% chỉ tiêu năm ({format_decimal(value.target)})"


def change_words(value: FigureValue) -> str:
    """Against last year, for a table."""
    return signed(value.value - value.last_year)


def signed(change: Decimal) -> str:
    """``+3``, ``-2`` or ``0``."""
    return f"+{format_decimal(change)}" if change > 0 else format_decimal(change)


def is_zero(values: Iterable[FigureValue]) -> bool:
    """Nothing happened in the period; what merely goes on is no sign that something did."""
    return all(not value.value for value in values if not value.is_stock)


# ---------------------------------------------------------------- periods


def span_of(period: Period, *, closing_day: int = 0) -> tuple[Span, int, int] | None:
    """(span, year, number) of a period that the calendar knows; None for any other days."""
    if period.start is None or period.end is None:
        return None
    for span in Span:
        for year in (period.end.year, period.end.year + 1):
            for number in range(1, span.count + 1):
                if period_of(span, year=year, number=number, closing_day=closing_day) == period:
                    return span, year, number
    return None


def period_name(period: Period, *, closing_day: int = 0) -> str:
    """``tháng 11 năm 2026``, ``quý I năm 2026``, ``6 tháng đầu năm 2026``, ``9 tháng đầu năm 2026``, ``năm 2026``.

    Any other period is named by its days.
    """
    found = span_of(period, closing_day=closing_day)
    if found is None:
        days = [format_day(day) for day in (period.start, period.end) if day]
        return f"từ ngày {' đến ngày '.join(days)}"
    span, year, number = found
    part = {
        Span.MONTH: f"tháng {number} ",
        Span.QUARTER: f"quý {('I', 'II', 'III', 'IV')[min(number, 4) - 1]} ",
        Span.HALF_YEAR: f"6 tháng {'đầu' if number == 1 else 'cuối'} ",
        Span.NINE_MONTHS: "9 tháng đầu ",
        Span.YEAR: "",
    }[span]
    return f"{part}năm {year}"


def same_last_year(period: Period, *, closing_day: int = 0) -> Period:
    """The same period of the year before."""
    found = span_of(period, closing_day=closing_day)
    if found is not None:
        span, year, number = found
        return period_of(span, year=year - 1, number=number, closing_day=closing_day)
    return Period(*(day and _year_before(day) for day in (period.start, period.end)))


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)


# ---------------------------------------------------------------- doubts


_NUMBER = r"(?<![\w.,/-])(?P<number>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)"
_ABOUT = r"(?:(?P<about>trên|hơn|gần|khoảng)\s+)?"
_COUNTER = r"\s+(?:cuộc\s+|lượt\s+|buổi\s+)?"


def doubts(section: str, text: str, values: Iterable[FigureValue]) -> list[Doubt]:
    """Numbers typed by hand before a figure's noun that no figure with this noun has, and places that nobody knows.

    A number after "trên", "hơn", "gần" or "khoảng" is doubted where it is off by more than a tenth.
    """
    known = tuple(values)
    found = [
        Doubt(section, place.start(), len(place[0]), place[0], split_place(place[1])[1], None)
        for place in unknown_places(text, frozenset(value.name for value in known))
    ]
    found += [
        Doubt(section, brace.start(), 1, brace[0], brace[0], None)
        for brace in re.finditer(r"[{}]", PLACE.sub(lambda place: " " * len(place[0]), text))
    ]
    found += _number_doubts(section, text, known)
    return sorted(found, key=lambda doubt: doubt.start)


def _number_doubts(section: str, text: str, values: tuple[FigureValue, ...]) -> Iterator[Doubt]:
    nouns: dict[str, list[FigureValue]] = {}
    for value in values:
        if value.noun:
            nouns.setdefault(value.noun.lower(), []).append(value)
    if not nouns:
        return
    either = "|".join(re.escape(noun) for noun in sorted(nouns, key=len, reverse=True))
    pattern = re.compile(rf"{_ABOUT}{_NUMBER}{_COUNTER}(?P<noun>{either})(?!\w)", re.IGNORECASE)
    for match in pattern.finditer(text):
        try:
            typed = parse_decimal(match["number"])
        except FormatProblem:
            continue
        meant = nouns[match["noun"].lower()]
        is_last_year = "cùng kỳ" in _clause(text, match.start(), match.end())
        accepted = [item.last_year for item in meant] if is_last_year else []
        accepted += [item.value for item in meant]
        slack = _TOLERANCE if match["about"] else Decimal(0)
        if typed is not None and not any(abs(typed - value) <= value * slack for value in accepted):
            nearest = _nearest(meant, typed)
            yield Doubt(
                section, match.start("number"), len(match["number"]), match["number"], nearest.name, nearest.value
            )


def _nearest(values: Iterable[FigureValue], typed: Decimal) -> FigureValue:
    return min(values, key=lambda item: abs(item.value - typed))


def _clause(text: str, start: int, end: int) -> str:
    """The words around a place up to the next stop on either side, in small letters."""
    before = re.split(r"[.;:,()\n](?!\d)", text[:start])[-1]
    after = re.split(r"[.;:,()\n](?!\d)", text[end:])[0]
    return f"{before} {after}".lower()
