"""The periodic reports of a year against plain SQL for their large tables, and the drawing of their pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop_app.domain.outline_words import same_last_year
from desktop_app.domain.periods import Span, period_of
from desktop_app.domain.query import ListQuery, Period
from desktop_app.services import office_files, periodic, records, reporting
from desktop_app.services.workspace import Workspace
from tools.bench_data import open_bench
from tools.bench_measure import Result, in_turn
from tools.bench_table_sql import SETTLED_ON, STATEMENTS

LAST = date(2026, 11, 22)
YEAR = 2026

_RECEIVED = "is_deleted = 0 AND received_on >= :start AND received_on <= :end AND NOT no_citizen"
_KINDS = ("complaint", "denunciation", "proposal")

PLAIN = {
    **STATEMENTS,
    "pl2-tiep-dan": (
        "SELECT count(*), sum(coalesce(people_count, 1)), count(DISTINCT coalesce(earlier_reception, uid)),"
        " sum(reception_type NOT IN ('scheduled', 'extraordinary')), sum(reception_type = 'scheduled'),"
        " sum(reception_type = 'extraordinary'), sum(people_count >= 5), sum(host = 'party')"
        f" FROM receptions WHERE {_RECEIVED}"
    ),
    "pl2-don": (
        "SELECT sum(handling), sum(handling AND received_on < :start), sum(handling AND received_on >= :start), "
        + ", ".join(f"sum(handling AND received_on >= :start AND content_kind = '{kind}')" for kind in _KINDS)
        + ", sum(handling AND handled_on <= :end), sum(settling), sum(settling AND settled_on <= :end)"
        " FROM (SELECT *, received_on <= :end AND (handled_on IS NULL OR handled_on >= :start) AS handling,"
        " authority = 'own' AND accepted_on <= :end AND settled_on >= :start AS settling"
        f" FROM (SELECT *, {SETTLED_ON} AS settled_on FROM petitions WHERE is_deleted = 0))"
    ),
}
"""By the key of the table; the other tables of the outlines are counted from registers of some hundred records."""


def measure_periodic(path: Path, *, runs: int) -> list[Result]:
    """The report of a year of each shipped outline: counted, written and drawn as a PDF."""
    work = open_bench(path)
    total = records.count(work, ListQuery("petitions"))
    results: list[Result] = []
    for outline in periodic.outlines(work):
        period = period_of(Span.YEAR, year=YEAR, closing_day=outline.closing_day)
        ours, plain = in_turn(*_ways(work, outline, period), runs=runs)
        what = f"periodic report {outline.key} of a year, {total:,} petitions"
        results.append(Result(what, "plain SQL of two years, and drawing", ours * 1e3, plain * 1e3, 2.0, "ms"))
    office_files.close_file(work)
    return results


def _ways(
    work: Workspace, outline: periodic.Outline, period: Period
) -> tuple[Callable[[], object], Callable[[], object]]:
    document = periodic.build(work, outline.key, period=period)
    figured = {figure.table for figure in outline.figures}
    before = same_last_year(period, closing_day=outline.closing_day)
    asked = [(PLAIN[key], _given(period)) for key in outline.tables if key in PLAIN]
    asked += [(PLAIN[key], _given(before)) for key in outline.tables if key in PLAIN and key in figured]

    def plain() -> None:
        for sql, given in asked:
            work.file.connection.execute(sql, given).fetchone()
        reporting.pdf_bytes(document)

    return lambda: reporting.pdf_bytes(periodic.build(work, outline.key, period=period)), plain


def _given(period: Period) -> dict[str, str]:
    assert period.start is not None
    assert period.end is not None
    days = {"start": period.start, "end": period.end, "asof": min(period.end, LAST)}
    return {name: day.isoformat() for name, day in days.items()}
