"""A year of receptions and petitions, then a thousand random edits: the tables still add up and prove themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from desktop_app.domain.periods import INSPECTION_CLOSING_DAY, Span, period_of
from desktop_app.domain.query import Condition, ListQuery, Operator, Period
from desktop_app.domain.stamp import Stored
from desktop_app.services import office_files, records, tables
from desktop_app.services.workspace import Workspace
from desktop_app.storage import repository
from tests.helpers.offices import Clock, sample_office
from tests.helpers.table_data import PETITIONS, RECEPTIONS, TODAY, edit_at_random, fill_year
from tests.helpers.table_oracle import Oracle

YEAR = period_of(Span.YEAR, year=2026, closing_day=INSPECTION_CLOSING_DAY)
SPRING = period_of(Span.QUARTER, year=2026, number=2, closing_day=INSPECTION_CLOSING_DAY)
OWN = Period(date(2026, 3, 3), date(2026, 5, 20))
EDITS, BATCH = 1_000, 100
TABLES = tuple(spec for spec in tables.table_list() if spec.kind in (PETITIONS, RECEPTIONS))
"""The tables counted from petitions and receptions, those of practice included."""


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """An office with the records of a year, for tests that only read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SODANVAN_HOME", str(tmp_path_factory.mktemp("program")))
        path = tmp_path_factory.mktemp("year") / "xa.sodanvan"
        work = made_office(path, seed="read")
        yield work
        office_files.close_file(work)


def made_office(path: Path, *, seed: str) -> Workspace:
    created = office_files.create_file(path, office=sample_office(), password=None, user="Lan", clock=Clock())
    fill_year(created.workspace, Random(seed), petitions=260, receptions=140)
    assert records.count(created.workspace, ListQuery(PETITIONS)) > 200
    assert records.count(created.workspace, ListQuery(RECEPTIONS)) > 100
    return created.workspace


def assert_adds_up(work: Workspace) -> None:
    """Every identity of every table, and those between tables, in three periods."""
    for period in (YEAR, SPRING, OWN):
        for spec in TABLES:
            assert tables.figures(work, spec.key, period=period).failures == (), spec.key
        assert tables.cross_failures(work, period=period) == ()


def all_records(work: Workspace, kind: str) -> list[Stored]:
    """Every record of a kind that is not deleted, in the order of entry."""
    made = work.kind(kind)
    rows = work.file.connection.execute(f"SELECT uid FROM {kind} WHERE is_deleted = 0 ORDER BY id").fetchall()
    found = repository.fetch(work.file.connection, made, [uid for (uid,) in rows])
    return [found[uid] for (uid,) in rows]


def test_sums_come_out_after_a_thousand_random_edits(tmp_path: Path) -> None:
    work = made_office(tmp_path / "xa.sodanvan", seed="edit")
    random, done = Random("edits"), 0
    uids = {kind: [stored.uid for stored in all_records(work, kind)] for kind in (PETITIONS, RECEPTIONS)}
    assert_adds_up(work)
    for number in range(1, EDITS + 1):
        kind = random.choice((PETITIONS, PETITIONS, PETITIONS, RECEPTIONS))
        done += edit_at_random(work, random, kind=kind, uids=uids[kind])
        if number % BATCH == 0:
            assert_adds_up(work)
    assert done > EDITS * 0.4
    assert_same_as_counted_one_by_one(work, YEAR)
    office_files.close_file(work)


def assert_same_as_counted_one_by_one(work: Workspace, period: Period) -> None:
    at_hand = {kind: all_records(work, kind) for kind in (PETITIONS, RECEPTIONS)}
    assert period.end is not None
    for spec in TABLES:
        oracle = Oracle(work.kind(spec.kind), spec, at_hand[spec.kind], period, min(period.end, TODAY))
        cells = tables.figures(work, spec.key, period=period).cells
        for column in spec.counted:
            expected = oracle.column(column)
            assert cells[column.code] == sum(expected.values()), (spec.key, column.code)
            found = tables.cell(work, spec.key, period=period, code=column.code)
            assert dict(zip(found.uids, found.amounts, strict=True)) == expected, (spec.key, column.code)


@pytest.mark.parametrize("period", [YEAR, SPRING, OWN], ids=["year", "spring", "own"])
def test_every_cell_is_what_counting_record_by_record_gives(year: Workspace, period: Period) -> None:
    assert_same_as_counted_one_by_one(year, period)


def test_every_table_of_the_year_has_something_to_count(year: Workspace) -> None:
    """Else the tests above would hold for nothing."""
    empty = Counter(
        spec.key
        for spec in TABLES
        for column in spec.columns
        if tables.figures(year, spec.key, period=YEAR).cells.get(column.code) == 0
    )
    counted = {spec.key: len(spec.columns) for spec in TABLES}
    assert all(empty[key] < counted[key] / 2 for key in counted), empty


def test_list_behind_a_cell_is_as_long_as_the_cell_says(year: Workspace) -> None:
    """Papers, cases and sessions alike; behind a sum stand the records whose amounts make it."""
    for spec in TABLES:
        cells = tables.figures(year, spec.key, period=YEAR).cells
        for column in spec.counted:
            found = tables.cell(year, spec.key, period=YEAR, code=column.code)
            listed = ListQuery(found.kind, conditions=(Condition("uid", Operator.ONE_OF, found.uids),))
            assert records.count(year, listed) == len(found.uids)
            assert sum(found.amounts, Decimal(0)) == cells[column.code]
            if column.measure.count.value in ("records", "things"):
                assert len(found.uids) == cells[column.code], (spec.key, column.code)


def test_twelve_months_carry_over_what_the_month_before_left(year: Workspace) -> None:
    """Closing of a period is the opening of the next, from 15th to 14th, in every table that knows both."""
    months = [
        period_of(Span.MONTH, year=2026, number=number, closing_day=INSPECTION_CLOSING_DAY) for number in range(1, 13)
    ]
    for spec in TABLES:
        if not spec.opening:
            continue
        made = [tables.figures(year, spec.key, period=month).cells for month in months]
        closings, openings = [cells[spec.closing] for cells in made], [cells[spec.opening] for cells in made]
        assert openings[1:] == closings[:-1], spec.key
        assert any(closings)
    carried = {spec.key for spec in TABLES if spec.opening}
    assert carried == {
        "01-xld", "02-xld", "03-xld", "04-xld", "01-kqgq", "02-kqgq", "03-kqgq", "04-kqgq", "pl2-don",
    }  # fmt: skip


def test_quarters_add_up_to_the_year_where_papers_are_counted_once(year: Workspace) -> None:
    """What was received, handled, answered and settled in the year is the sum of its quarters."""
    quarters = [
        period_of(Span.QUARTER, year=2026, number=number, closing_day=INSPECTION_CLOSING_DAY) for number in range(1, 5)
    ]
    for key, code in (
        ("01-xld", "3"), ("01-xld", "4"), ("01-xld", "22"), ("02-xld", "4"), ("01-tcd", "1"), ("01-tcd", "2"),
        ("02-tcd", "1"), ("01-kqgq", "3"), ("01-kqgq", "settled"), ("01-kqgq", "7"), ("02-kqgq", "2"),
    ):  # fmt: skip
        parts = [tables.figures(year, key, period=quarter).cells[code] for quarter in quarters]
        assert sum(parts) == tables.figures(year, key, period=YEAR).cells[code] != 0, (key, code)


def test_lists_of_unclassified_records_are_no_part_of_the_classified_cells(year: Workspace) -> None:
    made = tables.figures(year, "01-xld", period=YEAR)
    eligible = tables.cell(year, "01-xld", period=YEAR, code="6")
    assert made.unclassified
    assert not set(made.unclassified) & set(eligible.uids)
    assert f"Chưa phân loại xong: {len(made.unclassified)} đơn" in made.remarks[0]
