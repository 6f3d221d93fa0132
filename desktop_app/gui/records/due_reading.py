"""What a form tells of the statutory terms of its record, reckoned on the worker from the values as they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.domain.deadline_words import short, state_words, sum_lines
from desktop_app.domain.deadlines import Deadline, Law
from desktop_app.services import deadlines
from desktop_app.services.law import law_of
from desktop_app.services.reading import SOON_DAYS
from desktop_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DueLine:
    """One term in words.

    Attributes:
        title: What has to be done.
        until: ``07/12/2026 (10 ngày làm việc)``.
        state: ``còn 3 ngày làm việc``; that it was done, and whether in time; "" for a day that is only told.
        tone: late, soon or "".
        sum: The whole sum, one sentence each.
        end: The last day; None while the matter is suspended.
        is_open: Something has still to be done.
    """

    title: str
    until: str
    state: str
    tone: str
    article: str
    sum: tuple[str, ...] = ()
    end: date | None = None
    is_open: bool = False
    is_forecast: bool = False


@dataclass(frozen=True, slots=True)
class DueView:
    """All terms of one record, in the order of the procedure."""

    lines: tuple[DueLine, ...] = ()

    @property
    def open_lines(self) -> tuple[DueLine, ...]:
        """Terms that are still to be kept, the most urgent first, suspended ones last."""
        lines = [line for line in self.lines if line.is_open]
        return tuple(sorted(lines, key=lambda line: line.end or date.max))

    @property
    def next(self) -> DueLine | None:
        """The most urgent term; None when nothing is open."""
        return next(iter(self.open_lines), None)


def read_due(work: Workspace, *, kind: str, raw: Mapping[str, Any]) -> DueView:
    """The terms of a record as a form holds it."""
    law, today = law_of(work), work.today()
    found = deadlines.of_values(work, kind=kind, raw=raw)
    return DueView(tuple(_line(item, law, today) for item in found))


def _line(item: Deadline, law: Law, today: date) -> DueLine:
    left, tone = law.days_left(item, today), ""
    if item.is_open and left is not None:
        tone = "late" if left < 0 else "soon" if left <= SOON_DAYS else ""
    return DueLine(
        title=item.rule.title,
        until=short(item),
        state=state_words(item, left),
        tone=tone,
        article=item.rule.article,
        sum=sum_lines(item),
        end=item.end,
        is_open=item.is_open,
        is_forecast=item.is_forecast,
    )
