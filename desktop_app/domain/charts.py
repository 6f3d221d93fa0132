"""Charts as values: what is compared, in which numbers; drawn once, for paper and for the window."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from desktop_app.domain.formats import format_decimal

MAX_SERIES = 4
"""Series that can be told apart in grey print."""

NO_VALUE = "–"
"""Said where there is no number."""

NOTHING = "Không phát sinh"
"""Said by a chart in which every number is 0."""


class ChartKind(Enum):
    """How numbers are compared.

    BARS: lying bars, for categories with long names. COLUMNS: standing bars, for a few periods side by side.
    LINE: a line from point to point, for months that follow each other.
    """

    BARS = "bars"
    COLUMNS = "columns"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers of one thing over all categories.

    Attributes:
        label: What they are, e.g. "Năm 2026".
        values: One per category, 0 or more; None where there is no number (a month that has not come yet).
        tags: What stands behind each number, one per category, for who opens a bar (``table:code``); or none at all.
    """

    label: str
    values: tuple[Decimal | None, ...]
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart.

    Attributes:
        title: What it shows, bold above it; "" prints none.
        kind: How it compares.
        categories: Names along the axis, at least one.
        series: One to MAX_SERIES, each with one value per category.
        unit: What the numbers count, e.g. "mô hình"; "" says none.
        note: Small line below, e.g. how the numbers came about; "" prints none.

    Raises:
        ValueError: No category, no series or too many, values or tags that do not fit the categories, a number
            below 0.
    """

    title: str
    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if not self.categories or not 1 <= len(self.series) <= MAX_SERIES:
            raise ValueError(f"a chart needs categories and one to {MAX_SERIES} series")
        for one in self.series:
            if len(one.values) != len(self.categories) or len(one.tags) not in (0, len(self.categories)):
                raise ValueError(f"“{one.label}”: not one value for each of {len(self.categories)} categories")
            if any(value is not None and (not value.is_finite() or value < 0) for value in one.values):
                raise ValueError(f"“{one.label}”: a number below 0")

    @property
    def is_empty(self) -> bool:
        """Nothing happened: no number is above 0."""
        return not any(value for one in self.series for value in one.values)

    @property
    def description(self) -> str:
        """The whole chart in words, for who cannot see it.

        E.g. ``Ý kiến theo lĩnh vực (ý kiến). Đất đai: 12; Môi trường: 3.``; with several series each is named.
        """
        unit = f" ({self.unit})" if self.unit else ""
        parts = [f"{self.title}{unit}"] if self.title or unit else []
        if self.is_empty:
            return ". ".join((*parts, NOTHING)) + "."
        for one in self.series:
            name = f"{one.label}: " if len(self.series) > 1 else ""
            pairs = zip(self.categories, one.values, strict=True)
            parts.append(name + "; ".join(f"{category}: {value_words(value)}" for category, value in pairs))
        return ". ".join(parts) + "."


def value_words(value: Decimal | None) -> str:
    """A number as it stands on a bar: ``1.234,5``; ``–`` where there is none."""
    return NO_VALUE if value is None else format_decimal(value)
