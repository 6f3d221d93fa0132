"""The ten statistical tables of the inspection sector against one plain SQL statement each, on the same file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from desktop_app.domain.periods import INSPECTION_CLOSING_DAY, Span, period_of
from desktop_app.domain.query import ListQuery
from desktop_app.domain.values import parse
from desktop_app.services import demo, office_files, records, tables
from desktop_app.services.law import law_of
from desktop_app.services.workspace import Workspace
from desktop_app.storage.bulk import BulkInsert, loading, unhurried
from desktop_app.storage.envelope import envelope_path
from tools import bench_table_data
from tools.bench_data import PASSWORD, open_bench
from tools.bench_measure import Result, in_turn
from tools.bench_table_sql import STATEMENTS

YEARS = 10
LAST = date(2026, 11, 22)
PERIOD = period_of(Span.YEAR, year=2026, closing_day=INSPECTION_CLOSING_DAY)
_SHORTEST = 0.005  # seconds; what takes less by plain SQL is all fixed cost
_AT_HAND = 500  # earlier records that a new one may belong to
_AT_ONCE = 20_000


def measure_tables(folder: Path, *, petitions: int, runs: int) -> list[Result]:
    """All tables of these registers for a year, together and the worst of them."""
    work = open_bench(table_file(folder, petitions))
    pairs = [(key, *in_turn(*_ways(work, key), runs=runs)) for key in STATEMENTS]
    total = records.count(work, ListQuery("petitions"))
    office_files.close_file(work)
    ours, plain = sum(pair[1] for pair in pairs), sum(pair[2] for pair in pairs)
    key, worst, its_plain = max(
        (pair for pair in pairs if pair[2] > _SHORTEST), key=lambda pair: pair[1] / pair[2], default=pairs[0]
    )
    what, against = f"tables of a year, {total:,} petitions", "one plain statement each"
    return [
        Result(f"{what}: all {len(pairs)}", against, ours * 1e3, plain * 1e3, 2.0, "ms"),
        Result(f"{what}: worst of {len(pairs)}", against, worst * 1e3, its_plain * 1e3, 2.0, "ms", key),
    ]


def _ways(work: Workspace, key: str) -> tuple[Callable[[], object], Callable[[], object]]:
    assert PERIOD.start is not None
    assert PERIOD.end is not None
    given = {
        "start": PERIOD.start.isoformat(), "end": PERIOD.end.isoformat(), "asof": min(PERIOD.end, LAST).isoformat()
    }  # fmt: skip
    sql = STATEMENTS[key]
    return (
        lambda: tables.figures(work, key, period=PERIOD),
        lambda: work.file.connection.execute(sql, given).fetchone(),
    )


def table_file(folder: Path, petitions: int) -> Path:
    """An encrypted office with petitions, and a fifth as many receptions, of ten years; kept in the folder."""
    path = folder / f"tables-{petitions}.sodanvan"
    if path.exists():
        return path
    part = path.with_name(f"{path.name}.part")
    for leftover in (part, envelope_path(part)):
        leftover.unlink(missing_ok=True)
    work = office_files.create_file(
        part, office=demo.DEMO_OFFICES["commune"], password=PASSWORD, user="bench"
    ).workspace
    random = Random("tables")
    _fill(work, "petitions", _petitions(random, petitions))
    _fill(work, "receptions", _receptions(random, petitions // 5))
    office_files.close_file(work)
    envelope_path(part).replace(envelope_path(path))
    part.replace(path)
    return path


Made = tuple[dict[str, Any], list[tuple[str, str]]]
"""Raw values of one record, and the earlier ones to which it is to be added."""


def _days(number: int) -> Iterator[date]:
    first = LAST - timedelta(days=YEARS * 365)
    for index in range(number):
        yield first + timedelta(days=index * YEARS * 365 // number)


def _petitions(random: Random, number: int) -> Iterator[Made]:
    earlier: list[tuple[str, str]] = []
    for day in _days(number):
        yield bench_table_data.petition(random, day=day, today=LAST, earlier=earlier[-_AT_HAND:]), earlier


def _receptions(random: Random, number: int) -> Iterator[Made]:
    earlier: list[tuple[str, str]] = []
    for day in _days(number):
        yield bench_table_data.reception(random, day=day, earlier=earlier[-_AT_HAND:]), earlier


def _fill(work: Workspace, kind: str, made: Iterator[Made]) -> None:
    """Write records without judging them: invented ones need not satisfy every rule."""
    record_kind, law = work.kind(kind), law_of(work)
    connection, more = work.file.connection, True
    with unhurried(connection), loading(connection, record_kind):
        while more:
            with work.file.writing():
                insert = BulkInsert(connection, record_kind, known_words=work.file.known_words)
                more = False
                for _, (raw, earlier) in zip(range(_AT_ONCE), made, strict=False):
                    record: Any = parse(record_kind.record_type, raw, today=LAST)[0]
                    record = replace(record, **record_kind.computed(record, law))
                    stored = insert.add(records.new_stamp(work, record_kind, record), record)
                    earlier.append((stored.uid, record.content_kind or ""))
                    more = True
                words = insert.finish()
            work.file.known_words |= words
