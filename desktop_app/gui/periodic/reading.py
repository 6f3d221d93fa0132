"""What the editor shows of one report, read at once on the worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.outline_words import Doubt, FigureValue, doubts
from desktop_app.domain.query import Period
from desktop_app.services import periodic
from desktop_app.services.periodic import PeriodicReport, Sent

if TYPE_CHECKING:
    from desktop_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with its figures, what is to be looked at in its texts, and what was sent of its outline."""

    report: PeriodicReport
    figures: tuple[FigureValue, ...]
    doubts: tuple[Doubt, ...]
    sent: tuple[Sent, ...]

    @property
    def place(self) -> tuple[str, Period]:
        """Which report it is."""
        return self.report.outline.key, self.report.period


def read_report(work: Workspace, key: str, period: Period) -> Reading:
    """Read one report.

    Raises:
        InputRefused: There is no such outline, or the period lacks a day.
    """
    return read_texts(work, key, period, periodic.figures(work, key, period=period))


def read_texts(work: Workspace, key: str, period: Period, figures: tuple[FigureValue, ...]) -> Reading:
    """Read the texts of a report, beside figures that are counted already."""
    report = periodic.report(work, key, period=period)
    found = [
        one for section in report.outline.shown for one in doubts(section.key, report.texts[section.key].text, figures)
    ]
    return Reading(report, figures, tuple(found), periodic.sent(work, key))
