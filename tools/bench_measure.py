"""Two ways of doing one thing, timed in turn, and the table of what came out."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_SHORTEST = 0.005  # seconds a timing takes at least
HEADING = ("what", "against", "ours", "plain", "ratio", "at most", "")


@dataclass(frozen=True)
class Result:
    """One row: medians of ours and of the plain way, in ``unit``; None where there is nothing to measure.

    Attributes:
        most: Greatest allowed ratio; with ``is_difference`` the greatest allowed difference in ``unit``.
        ceiling: Greatest allowed value of ours in ``unit``, whatever the plain way takes.
    """

    what: str
    against: str
    ours: float | None
    plain: float | None
    most: float
    unit: str
    note: str = ""
    ceiling: float | None = None
    is_difference: bool = False

    @property
    def ratio(self) -> float | None:
        """Ours over the plain way, or their difference."""
        if self.ours is None or self.plain is None:
            return None
        return self.ours - self.plain if self.is_difference else self.ours / self.plain

    @property
    def is_within(self) -> bool:
        """True where the bounds hold, or there is nothing to measure."""
        if self.ratio is None or self.ours is None:
            return True
        return self.ratio <= self.most and (self.ceiling is None or self.ours <= self.ceiling)

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as it is printed."""
        verdict = "" if self.ratio is None else "ok" if self.is_within else "MISSED"
        sign = "+" if self.is_difference else ""
        most = f"+{self.most:.0f} {self.unit}" if self.is_difference else f"{self.most:.1f} ×"
        if self.ceiling is not None:
            most += f", {self.ceiling:.0f} {self.unit}"
        ratio = "–" if self.ratio is None else f"{sign}{self.ratio:.2f}"
        return (
            self.what, self.against, shown(self.ours, self.unit), shown(self.plain, self.unit), ratio, most,
            " ".join(part for part in (verdict, self.note) if part),
        )  # fmt: skip


def shown(value: float | None, unit: str) -> str:
    """A figure with three significant digits and its unit."""
    return "–" if value is None else f"{value:.3g} {unit}"


def in_turn(ours: Callable[[], object], plain: Callable[[], object], *, runs: int) -> tuple[float, float]:
    """Median seconds of both, run in turn; one run of each before is not counted, quick ones are timed in batches."""
    ways = (ours, plain)
    batches = [max(1, round(_SHORTEST / max(_seconds(way, 1), 1e-6))) for way in ways]
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        for way, batch, kept in zip(ways, batches, times, strict=True):
            kept.append(_seconds(way, batch) / batch)
    return statistics.median(times[0]), statistics.median(times[1])


def _seconds(way: Callable[[], object], times: int) -> float:
    begun = time.perf_counter()
    for _ in range(times):
        way()
    return time.perf_counter() - begun


def print_results(results: Sequence[Result]) -> None:
    """The table."""
    rows = [HEADING, *(result.cells for result in results)]
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
