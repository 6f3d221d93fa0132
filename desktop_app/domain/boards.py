"""Boards as values: the few numbers and the one chart that stand above the list of a register."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from desktop_app.domain.charts import Chart, ChartKind, value_words
from desktop_app.domain.formats import format_count, format_percent
from desktop_app.domain.periods import Span
from desktop_app.domain.query import Period
from desktop_app.domain.tables import Rate

MOST_FIGURES = 5
TONES = ("", "late")


@dataclass(frozen=True, slots=True)
class FigureSpec:
    """One number of a board.

    Attributes:
        cell: ``table:code`` of what is counted, and opened.
        tone: "late" for numbers that should be 0.
        rate: ``table:key`` of a percentage on time that is shown in place of the cell's number; "" for none.
    """

    label: str
    cell: str
    tone: str = ""
    rate: str = ""


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """The chart of a board.

    Attributes:
        series: Names of the values of each category; one without a name where there is a single value.
        categories: Name and one cell per series.
        hides_zero: Categories in which nothing happened are left out.
    """

    title: str
    kind: ChartKind
    categories: tuple[tuple[str, tuple[str, ...]], ...]
    series: tuple[str, ...] = ("",)
    unit: str = ""
    hides_zero: bool = False


@dataclass(frozen=True, slots=True)
class BoardSpec:
    """The board of one register, as its data file says it.

    Raises:
        ValueError: No figure or too many, an unknown tone, a category without a cell for each series, or a cell
            that is not written ``table:code``.
    """

    kind: str
    figures: tuple[FigureSpec, ...]
    chart: ChartSpec | None = None

    def __post_init__(self) -> None:
        if not 1 <= len(self.figures) <= MOST_FIGURES:
            raise ValueError(f"1 to {MOST_FIGURES} figures")
        for figure in self.figures:
            if figure.tone not in TONES:
                raise ValueError(f"tone “{figure.tone}”")
        if self.chart is not None:
            for label, cells in self.chart.categories:
                if len(cells) != len(self.chart.series):
                    raise ValueError(f"“{label}”: {len(cells)} cells for {len(self.chart.series)} series")
        for name in (*self.cells, *(figure.rate for figure in self.figures if figure.rate)):
            if not all(name.partition(":")):
                raise ValueError(f"not “table:code”: {name}")

    @property
    def cells(self) -> tuple[str, ...]:
        """Every cell it shows."""
        charted = [cell for _, cells in self.chart.categories for cell in cells] if self.chart else []
        return (*(figure.cell for figure in self.figures), *charted)

    @property
    def tables(self) -> tuple[str, ...]:
        """Keys of the tables that must be counted, each once; its period is that of the first."""
        names = (*self.cells, *(figure.rate for figure in self.figures if figure.rate))
        return tuple(dict.fromkeys(name.partition(":")[0] for name in names))


@dataclass(frozen=True, slots=True)
class BoardFigure:
    """One number as it is shown.

    Attributes:
        table, code: The cell whose records it opens.
        tone: "late" where it is above 0 and should not be.
        rate: The percentage shown in place of the number.
    """

    label: str
    value: Decimal
    table: str
    code: str
    tone: str = ""
    rate: Rate | None = None

    @property
    def words(self) -> str:
        """``12``; a percentage with what it is made from: ``92% (23/25)``; ``–`` where there is nothing to judge."""
        if self.rate is None:
            return value_words(self.value)
        percent = self.rate.percent
        if percent is None:
            return "–"
        of = self.rate.done + self.rate.overdue
        return f"{format_percent(percent, decimals=0)} ({format_count(self.rate.on_time)}/{format_count(of)})"


@dataclass(frozen=True, slots=True)
class Board:
    """The board of one register for a period; ``period_words`` name it, e.g. ``quý IV năm 2026``."""

    kind: str
    title: str
    span: Span
    period: Period
    period_words: str
    figures: tuple[BoardFigure, ...]
    chart: Chart | None = None
