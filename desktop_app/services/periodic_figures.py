"""The figures of a periodic report: counted once for the period and once for the year before, with targets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop_app.domain.errors import InputRefused
from desktop_app.domain.outline_words import FigureValue, same_last_year
from desktop_app.domain.outlines import Outline, OutlineFigure
from desktop_app.domain.periods import Span, period_of
from desktop_app.domain.query import Period
from desktop_app.domain.tables import Figures
from desktop_app.services import table_figures
from desktop_app.services.outlines import outline
from desktop_app.services.table_figures import bounds, find_table
from desktop_app.services.workspace import Workspace
from desktop_app.storage import office_settings
from desktop_app.storage.engine import named_reading

_TARGET = "target."


@dataclass(frozen=True, slots=True)
class Counted:
    """Everything a report prints in numbers.

    Attributes:
        figures: The outline's, in its order.
        tables: All tables of the outline for the period, by key.
    """

    figures: tuple[FigureValue, ...]
    tables: Mapping[str, Figures]


def figures(work: Workspace, key: str, *, period: Period) -> tuple[FigureValue, ...]:
    """The figures of a report, each with last year's and the year's target.

    Raises:
        InputRefused: No such outline, a period without both days, or a table that cannot be counted.
    """
    found = outline(work, key)
    return count(work, found, period=period, tables=[item.table for item in found.figures]).figures


@named_reading()
def count(work: Workspace, found: Outline, *, period: Period, tables: Iterable[str]) -> Counted:
    """Count some tables for the period, and what the figures need of the year before and of the year so far.

    Raises:
        InputRefused: As ``figures``.
    """
    _, end = bounds(period)
    before = same_last_year(period, closing_day=found.closing_day)
    goals = targets(work, year=_year(found, end))
    now = {key: table_figures.figures(work, key, period=period) for key in dict.fromkeys(tables)}
    needed = dict.fromkeys(item.table for item in found.figures)
    last = {key: table_figures.figures(work, key, period=before) for key in needed}
    so_far = _so_far(work, found, period, goals, now)
    made = tuple(_value(item, now, last, goals, so_far) for item in found.figures)
    return Counted(made, now)


def _so_far(
    work: Workspace, found: Outline, period: Period, goals: Mapping[str, Decimal], now: Mapping[str, Figures]
) -> Mapping[str, Figures]:
    """The tables with targets from the beginning of the year; those of the period where it begins with the year."""
    start, end = bounds(period)
    first = _first_day(found, end)
    if start == first:
        return now
    keys = dict.fromkeys(item.table for item in found.figures if item.cell in goals)
    return {key: table_figures.figures(work, key, period=Period(first, end)) for key in keys}


def _year(found: Outline, end: date) -> int:
    """The reporting year a day lies in; it closes in December, on the outline's closing day."""
    return end.year + (end.month == 12 and 0 < found.closing_day < end.day)


def _first_day(found: Outline, end: date) -> date:
    return bounds(period_of(Span.YEAR, year=_year(found, end), closing_day=found.closing_day))[0]


def _value(
    item: OutlineFigure,
    now: Mapping[str, Figures],
    last: Mapping[str, Figures],
    goals: Mapping[str, Decimal],
    so_far: Mapping[str, Figures],
) -> FigureValue:
    target = goals.get(item.cell)
    return FigureValue(
        item.name,
        item.label,
        item.table,
        item.code,
        _cell(now, item),
        _cell(last, item),
        target,
        None if target is None else _cell(so_far, item),
        item.unit,
        item.noun,
        item.is_stock,
    )


def _cell(tables: Mapping[str, Figures], item: OutlineFigure) -> Decimal:
    cells = tables[item.table].cells
    if item.code not in cells:
        raise InputRefused(
            f"Số liệu “{item.name}” của khung báo cáo nêu ô không có: {item.cell}.", next_step="Sửa khung báo cáo."
        )
    return cells[item.code]


# ---------------------------------------------------------------- targets


@named_reading()
def targets(work: Workspace, *, year: int) -> dict[str, Decimal]:
    """The targets this office set for a year, by cell (``table:code``)."""
    kept = office_settings.read_all(work.file.connection, f"{_TARGET}{year}.")
    return {cell: Decimal(number) for cell, number in kept.items()}


def save_target(work: Workspace, *, year: int, cell: str, number: Decimal | None) -> None:
    """Set what is to be reached in a year in one cell; None takes the target away.

    Raises:
        InputRefused: There is no such cell, or the number is not above 0.
    """
    table, _, code = cell.partition(":")
    if find_table(table).column(code) is None:
        raise InputRefused(f"Biểu “{table}” không có ô “{code}”.", next_step="Xem các ô bằng lệnh table.")
    if number is not None and (not number.is_finite() or number <= 0):
        raise InputRefused("Chỉ tiêu phải lớn hơn 0.", next_step="Nhập lại, hoặc bỏ trống để không giao chỉ tiêu.")
    with work.file.writing() as connection:
        office_settings.write(connection, f"{_TARGET}{year}.{cell}", None if number is None else f"{number:f}")
