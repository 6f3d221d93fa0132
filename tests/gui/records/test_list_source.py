"""Rows by keyset: the whole list in order from both ends and from the middle, without ever counting off rows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtTest import QAbstractItemModelTester

from desktop_app.domain.query import Condition, ListQuery, Operator
from desktop_app.gui.context import GuiContext
from desktop_app.gui.records.list_cells import LOADING
from desktop_app.gui.records.list_source import KEPT_PAGES, PAGE_ROWS, ListSource, Question
from desktop_app.gui.records.record_list import RecordListModel
from desktop_app.records import kind_of
from desktop_app.services import records
from desktop_app.services.workspace import Workspace
from tests.gui.records.conftest import add_officers

ROWS = 3 * PAGE_ROWS + 17


@pytest.fixture
def parent() -> Iterator[QObject]:
    """Takes everything that hangs on it along when the test ends."""
    made = QObject()
    yield made
    shiboken6.delete(made)


@pytest.fixture
def model(qtbot, work: Workspace, context: GuiContext, parent: QObject) -> RecordListModel:
    """The officers by name, counted."""
    add_officers(work, ROWS)
    made = RecordListModel(kind_of("officers"), context, parent=parent)
    with qtbot.waitSignal(made.total_changed):
        made.ask(search="", conditions=(), sort="name", is_descending=False)
    return made


def name_at(model: RecordListModel, row: int) -> str:
    model.data(model.index(row, 0))  # asks for the page; with the worker at once it is here by now
    return str(model.data(model.index(row, 0)))


def test_model_passes_the_model_tester(qtbot, work, context, parent) -> None:
    add_officers(work, ROWS)
    made = RecordListModel(kind_of("officers"), context, parent=parent)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    with qtbot.waitSignal(made.total_changed):
        made.ask(search="", conditions=(), sort="name", is_descending=False)
    for row in (0, ROWS - 1, ROWS // 2):
        name_at(made, row)
    made.refresh()
    made.set_columns(["phone_number"])
    made.ask(search="00012", conditions=(), sort="", is_descending=True)
    assert made.rowCount() == 1
    assert tester.model() is made


def test_rows_before_the_count_are_those_of_the_first_page(work, context, parent) -> None:
    add_officers(work, ROWS)
    made = RecordListModel(kind_of("officers"), context, parent=parent)
    made.ask(search="", conditions=(), sort="name", is_descending=False)
    assert made.rowCount() == PAGE_ROWS
    assert made.total is None


def test_total_is_counted_in_the_background(model) -> None:
    assert model.total == model.rowCount() == ROWS


@pytest.mark.parametrize("first", [0, ROWS - 1, ROWS // 2], ids=["from the top", "from the end", "from the middle"])
def test_every_row_stands_at_its_place_wherever_one_begins(model, first) -> None:
    name_at(model, first)
    assert [name_at(model, row) for row in range(ROWS)] == [f"Cán bộ {number:05}" for number in range(ROWS)]


@pytest.mark.parametrize("is_descending", [True, False], ids=["down", "up"])
@pytest.mark.parametrize("sort", ["", "name", "phone_number"])
def test_order_is_the_same_from_both_ends(qtbot, work, context, sort, is_descending, parent) -> None:
    """Many equal and empty sort values: the order of entry decides."""
    add_officers(work, ROWS)
    for number in range(3):
        raw = {"name": f"Có điện thoại {number}", "phone_number": f"091234567{number}"}
        records.create(work, kind="officers", raw=raw, accepted=None)
    whole = records.page(
        work, ListQuery("officers", sort=sort, is_descending=is_descending, limit=ROWS + 3, columns=("name",))
    )
    made = RecordListModel(kind_of("officers"), context, parent=parent)
    with qtbot.waitSignal(made.total_changed):
        made.ask(search="", conditions=(), sort=sort, is_descending=is_descending)
    shown = [name_at(made, row) for row in reversed(range(made.rowCount()))]
    assert shown[::-1] == [row.values[0] for row in whole.rows]


def test_far_rows_are_reached_in_few_strides(qtbot, work, context, monkeypatch, parent) -> None:
    add_officers(work, 40 * PAGE_ROWS)
    source = ListSource(context.runner, parent=parent)
    source.ask(Question(ListQuery("officers", columns=("name",))))
    with qtbot.waitSignal(source.counted):
        pass
    asked: list[ListQuery] = []
    page = records.page

    def spy(work: Workspace, query: ListQuery):
        asked.append(query)
        return page(work, query)

    monkeypatch.setattr(records, "page", spy)
    middle = source.row(20 * PAGE_ROWS)
    assert middle is not None
    assert middle.values == ("Cán bộ 05119",)  # newest first
    assert len(asked) == 2
    assert [bool(query.columns) for query in asked] == [False, True]


def test_pages_kept_are_bounded(qtbot, work, context, parent) -> None:
    add_officers(work, (KEPT_PAGES + 5) * PAGE_ROWS)
    source = ListSource(context.runner, parent=parent)
    source.ask(Question(ListQuery("officers")))
    with qtbot.waitSignal(source.counted):
        pass
    for page in range(KEPT_PAGES + 5):
        assert source.row(page * PAGE_ROWS) is not None
    kept = [page for page in range(KEPT_PAGES + 5) if source.loaded(page * PAGE_ROWS)]
    assert len(kept) == KEPT_PAGES
    assert kept[0] == 0


def test_refresh_keeps_the_rows_and_shows_a_new_one(qtbot, work, model) -> None:
    name_at(model, ROWS - 1)
    records.create(work, kind="officers", raw={"name": "An Văn Mới"}, accepted=None)
    model.refresh()
    qtbot.waitUntil(lambda: model.rowCount() == ROWS + 1)
    assert "An Văn Mới" in [name_at(model, row) for row in range(ROWS + 1)]


def test_refresh_after_a_deletion_is_one_row_shorter(qtbot, work, model) -> None:
    gone = model.row_at(3)
    assert gone is not None
    records.delete(work, kind="officers", uid=gone.uid)
    model.refresh()
    qtbot.waitUntil(lambda: model.rowCount() == ROWS - 1)
    assert name_at(model, 3) == "Cán bộ 00004"
    assert name_at(model, ROWS - 2) == f"Cán bộ {ROWS - 1:05}"


def test_conditions_narrow_the_list(qtbot, work, model) -> None:
    condition = Condition("phone_number", Operator.GIVEN)
    model.ask(search="", conditions=(condition,), sort="name", is_descending=False)
    assert model.rowCount() == 0


def test_row_on_its_way_shows_a_sign(qtbot, work, context, parent) -> None:
    """Without an answer from the worker nothing is made up."""
    model = RecordListModel(kind_of("officers"), context, parent=parent)
    model.beginInsertRows(model.index(-1, -1), 0, 0)
    model._rows = 1
    model.endInsertRows()
    assert model.data(model.index(0, 0)) == LOADING
