"""A table with several lines: each cell for itself, printed, held against its total, sent and compared."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.conditions import read_condition
from desktop_app.domain.document import Table
from desktop_app.domain.errors import InputRefused
from desktop_app.records.civic_models.record import Reward
from desktop_app.services import records, tables
from desktop_app.services.workspace import Workspace
from tests.helpers.civic_data import put
from tests.helpers.table_own import changed, own_circular, tamper
from tests.helpers.table_papers import QUARTER

_LINES = """
key = "09-khen"
title = "KHEN THƯỞNG THEO LĨNH VỰC"
form_label = "Biểu số: 09/KT"
base = "models"
identities = ["1=2+3"]
rows_heading = "Lĩnh vực"

[[row]]
code = "economy"
label = "Kinh tế"
where = "field == 'economy'"

[[row]]
code = "rest"
label = "Lĩnh vực khác"
where = "field != 'economy'"

[[row]]
code = "total"
label = "Tổng cộng"
is_total = true

[[column]]
code = "1"
heading = "Mô hình"

[[column]]
code = "2"
under = ["Trong đó"]
heading = "Được khen trong kỳ"
where = "any(rewards, start <= decided_on <= end and form != 'letter')"

[[column]]
code = "3"
under = ["Trong đó"]
heading = "Còn lại"
where = "not any(rewards, start <= decided_on <= end and form != 'letter')"

[[column]]
code = "4"
heading = "Tiền trong kỳ"
count = "sum rewards.money"
rows = "start <= decided_on <= end"

[[column]]
code = "5"
heading = "Lượt khen"
count = "rows rewards"
rows = "start <= decided_on <= end"
"""


@pytest.fixture
def own_folder(program_folder: Path) -> Path:
    """Where an office puts tables of a new circular."""
    return own_circular(program_folder)


@pytest.fixture
def office(work: Workspace, own_folder: Path) -> Workspace:
    """An office with a table of several lines and four models with rewards in and out of the quarter."""
    bases = own_folder.parent / "bases"
    bases.mkdir()
    (bases / "models.toml").write_text('kind = "civic_models"\nlisted = ["registered_on"]', encoding="utf-8")
    (own_folder / "09-khen.toml").write_text(_LINES, encoding="utf-8")
    for name, field, rewards in (
        ("A", "economy", [("merit", date(2026, 3, 15), 500_000), ("praise", date(2026, 6, 14), 250_000)]),
        ("B", "economy", [("merit", date(2026, 3, 14), 900_000)]),
        ("C", "political_system", [("letter", date(2026, 4, 1), None)]),
        ("D", "culture_society", []),
    ):
        rows = tuple(Reward(recipient="Chi hội", form=form, decided_on=day, money=sum_) for form, day, sum_ in rewards)
        put(work, "civic_models", name=name, field=field, registered_on=date(2026, 1, 5), rewards=rows)
    return work


def test_table_with_lines_counts_every_cell_for_itself(office: Workspace) -> None:
    made = tables.figures(office, "09-khen", period=QUARTER)
    assert made.failures == ()
    assert {code: int(number) for code, number in made.cells.items()} == {
        "economy.1": 2, "economy.2": 1, "economy.3": 1, "economy.4": 750_000, "economy.5": 2,
        "rest.1": 2, "rest.2": 0, "rest.3": 2, "rest.4": 0, "rest.5": 1,
        "total.1": 4, "total.2": 1, "total.3": 3, "total.4": 750_000, "total.5": 3,
    }  # fmt: skip
    found = tables.cell(office, "09-khen", period=QUARTER, code="total.5")
    assert [int(amount) for amount in found.amounts] == [2, 1]


def test_table_with_lines_is_printed_line_by_line_with_its_total(office: Workspace) -> None:
    document = tables.document(office, "09-khen", period=QUARTER)
    [table] = [block for block in document.blocks if isinstance(block, Table)]
    assert [column.heading for column in table.columns[:2]] == ["TT", "Lĩnh vực"]
    assert table.codes == ("A", "B", "1", "2", "3", "4", "5")
    assert list(table.rows) == [
        ("1", "Kinh tế", "2", "1", "1", "750.000", "2"),
        ("2", "Lĩnh vực khác", "2", "0", "2", "0", "1"),
    ]
    assert table.totals == ("Tổng cộng", "", "4", "1", "3", "750.000", "3")


def test_identity_that_fails_in_a_line_is_named_by_the_line(office: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    tamper(monkeypatch, "09-khen", "3", where=read_condition("field == 'economy'"))
    made = tables.figures(office, "09-khen", period=QUARTER)
    assert [failure.identity for failure in made.failures] == [
        "economy.1=economy.2+economy.3", "rest.1=rest.2+rest.3", "total.1=total.2+total.3",
    ]  # fmt: skip
    said = tables.failure_words(office, made.spec, made.failures[1])
    assert said == "Không khớp dòng “Lĩnh vực khác” 1=2+3 (2 và 0): xem số 3/2026, 4/2026."


def test_total_that_is_no_sum_of_its_lines_is_found_out(office: Workspace, own_folder: Path) -> None:
    text = changed(_LINES, ("field != 'economy'", "field == 'culture_society'"))
    (own_folder / "09-khen.toml").write_text(text, encoding="utf-8")
    made = tables.figures(office, "09-khen", period=QUARTER)
    assert [(failure.identity.partition("=")[0], len(failure.uids)) for failure in made.failures] == [
        ("total.1", 1), ("total.3", 1), ("total.5", 1),
    ]  # fmt: skip
    said = tables.failure_words(office, made.spec, made.failures[0])
    assert said == "Không khớp cột 1 dòng “Tổng cộng” = tổng các dòng (4 và 3): xem số 3/2026."
    without = changed(text, ("rows_heading", "do_rows_add_up = false\nrows_heading"))
    (own_folder / "09-khen.toml").write_text(without, encoding="utf-8")
    assert tables.figures(office, "09-khen", period=QUARTER).failures == ()


def test_sent_table_with_lines_is_compared_cell_by_cell(office: Workspace) -> None:
    sent = tables.freeze(office, "09-khen", period=QUARTER)
    assert tables.differences(office, sent.id) == ()
    uid = tables.cell(office, "09-khen", period=QUARTER, code="rest.1").uids[0]
    records.delete(office, kind="civic_models", uid=uid)
    changed_cells = tables.differences(office, sent.id)
    assert [(item.code, item.column, int(item.before), int(item.now)) for item in changed_cells] == [
        ("rest.1", "1", 2, 1), ("rest.3", "3", 2, 1), ("rest.5", "5", 1, 0),
        ("total.1", "1", 4, 3), ("total.3", "3", 3, 2), ("total.5", "5", 3, 2),
    ]  # fmt: skip
    [sheet] = [block for block in tables.difference_document(office, sent.id).blocks if isinstance(block, Table)]
    assert next(iter(sheet.rows)) == ("1", "Lĩnh vực khác – Mô hình", "2", "1", "-1")


def test_unknown_cell_of_a_table_with_lines_is_refused_with_what_there_is(office: Workspace) -> None:
    for code in ("1", "economy", "economy.9", "x.1"):
        with pytest.raises(InputRefused) as refused:
            tables.cell(office, "09-khen", period=QUARTER, code=code)
        assert "economy.1, economy.2" in refused.value.next_step
