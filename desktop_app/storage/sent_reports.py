"""Reports that were sent: their numbers and their PDF as they left the office, never changed afterwards."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from desktop_app.domain.query import Period
from desktop_app.storage.codec import moment_text, read_moment
from desktop_app.storage.engine import Connection

PERIODIC = "bao-cao:"
"""What the key of a periodic report begins with, before the key of its outline; tables have their own key alone."""

_COLUMNS = "id, report, period_start, period_end, corrects, sent_at, sent_by, note, sha256"


@dataclass(frozen=True, slots=True)
class Sent:
    """One report that was sent.

    Attributes:
        key: Key of the table, or PERIODIC and the key of the outline.
        corrects: The sent report this one takes the place of; None for a first one.
        sha256: Of the PDF.
    """

    id: int
    key: str
    period: Period
    corrects: int | None
    sent_at: datetime
    sent_by: str
    note: str
    sha256: str

    @property
    def is_correction(self) -> bool:
        """Whether it is a "báo cáo điều chỉnh"."""
        return self.corrects is not None

    @property
    def outline(self) -> str:
        """Key of the outline of a periodic report; "" for a table."""
        return self.key.removeprefix(PERIODIC) if self.key.startswith(PERIODIC) else ""


def add(connection: Connection, sent: Sent, *, figures: Mapping[str, Any], pdf: bytes) -> int:
    """Keep a report in the running transaction; its ``id`` is not looked at. Returns the new one.

    Args:
        figures: JSON values.
    """
    start, end = sent.period.start, sent.period.end
    values = (
        sent.key, start.isoformat() if start else "", end.isoformat() if end else "", sent.corrects,
        moment_text(sent.sent_at), sent.sent_by, sent.note, json.dumps(figures, ensure_ascii=False), pdf, sent.sha256,
    )  # fmt: skip
    names = "report, period_start, period_end, corrects, sent_at, sent_by, note, figures, pdf, sha256"
    sql = f"INSERT INTO sent_reports ({names}) VALUES ({', '.join('?' * len(values))})"
    return int(connection.execute(sql, values).lastrowid)


def all_sent(connection: Connection) -> tuple[Sent, ...]:
    """All reports that were sent, the newest first."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM sent_reports ORDER BY id DESC").fetchall()
    return tuple(map(_read, rows))


def find(connection: Connection, id_: int) -> Sent | None:
    """The report with this id."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM sent_reports WHERE id = ?", (id_,)).fetchone()
    return _read(row) if row else None


def latest(connection: Connection, key: str, *, end: date, start: date | None = None) -> Sent | None:
    """The newest report of a table whose period ends on a day, and begins on a day where one is given."""
    sql = f"SELECT {_COLUMNS} FROM sent_reports WHERE report = ? AND period_end = ?"
    values = [key, end.isoformat()]
    if start is not None:
        sql, values = f"{sql} AND period_start = ?", [*values, start.isoformat()]
    row = connection.execute(f"{sql} ORDER BY id DESC LIMIT 1", values).fetchone()
    return _read(row) if row else None


def pdf(connection: Connection, id_: int) -> bytes:
    """The PDF as it was sent; the report must exist."""
    return bytes(connection.execute("SELECT pdf FROM sent_reports WHERE id = ?", (id_,)).fetchone()[0])


def figures(connection: Connection, id_: int) -> dict[str, Any]:
    """The numbers as they were sent; the report must exist."""
    text = connection.execute("SELECT figures FROM sent_reports WHERE id = ?", (id_,)).fetchone()[0]
    values: dict[str, Any] = json.loads(text)
    return values


def _read(row: Any) -> Sent:
    id_, key, start, end, corrects, sent_at, sent_by, note, sha256 = row
    period = Period(date.fromisoformat(start), date.fromisoformat(end))
    return Sent(id_, key, period, corrects, read_moment(sent_at), sent_by, note, sha256)
