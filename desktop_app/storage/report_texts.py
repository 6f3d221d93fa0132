"""What an office wrote into its periodic reports: the text of each section; number, day and style."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.domain.query import Period
from desktop_app.storage.codec import moment_text, read_moment
from desktop_app.storage.engine import Connection


@dataclass(frozen=True, slots=True)
class KeptText:
    """One section's text.

    Attributes:
        is_copied: Taken over from an earlier report and not changed since.
    """

    text: str
    is_copied: bool
    changed_at: datetime
    changed_by: str


@dataclass(frozen=True, slots=True)
class KeptHeading:
    """Head of one report; "" and None where nothing was said.

    Attributes:
        style: Value of a HeadingStyle.
    """

    style: str
    number: str
    day: date | None


def texts(connection: Connection, outline: str, period: Period) -> dict[str, KeptText]:
    """The texts of one report by section; the period has both days."""
    rows = connection.execute(
        "SELECT section, text, is_copied, changed_at, changed_by FROM report_texts"
        " WHERE outline = ? AND period_start = ? AND period_end = ?",
        (outline, *_days(period)),
    )
    return {section: KeptText(text, bool(copied), read_moment(at), by) for section, text, copied, at, by in rows}


def earlier(connection: Connection, outline: str, *, before: date) -> tuple[tuple[Period, str, str], ...]:
    """(period, section, text) of all reports whose period ended before a day, the latest first."""
    rows = connection.execute(
        "SELECT period_start, period_end, section, text FROM report_texts WHERE outline = ? AND period_end < ?"
        " ORDER BY period_end DESC, period_start DESC, section",
        (outline, before.isoformat()),
    )
    return tuple(
        (Period(date.fromisoformat(start), date.fromisoformat(end)), section, text)
        for start, end, section, text in rows
    )


def write_text(connection: Connection, outline: str, period: Period, section: str, kept: KeptText | None) -> None:
    """Keep a section's text in the running transaction; None takes it away."""
    place = (outline, *_days(period), section)
    connection.execute(
        "DELETE FROM report_texts WHERE outline = ? AND period_start = ? AND period_end = ? AND section = ?", place
    )
    if kept is not None:
        connection.execute(
            "INSERT INTO report_texts (outline, period_start, period_end, section, text, is_copied, changed_at,"
            " changed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (*place, kept.text, int(kept.is_copied), moment_text(kept.changed_at), kept.changed_by),
        )


def heading(connection: Connection, outline: str, period: Period) -> KeptHeading | None:
    """Head of one report; None where nothing was said."""
    row = connection.execute(
        "SELECT style, number, day FROM report_headings WHERE outline = ? AND period_start = ? AND period_end = ?",
        (outline, *_days(period)),
    ).fetchone()
    return KeptHeading(row[0], row[1], date.fromisoformat(row[2]) if row[2] else None) if row else None


def write_heading(connection: Connection, outline: str, period: Period, kept: KeptHeading) -> None:
    """Keep the head of a report in the running transaction."""
    connection.execute(
        "INSERT OR REPLACE INTO report_headings (outline, period_start, period_end, style, number, day)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (outline, *_days(period), kept.style, kept.number, kept.day.isoformat() if kept.day else ""),
    )


def is_begun(connection: Connection, outline: str, period: Period) -> bool:
    """Something was written for this report."""
    return bool(texts(connection, outline, period)) or heading(connection, outline, period) is not None


def _days(period: Period) -> tuple[str, str]:
    return (period.start.isoformat() if period.start else "", period.end.isoformat() if period.end else "")
