"""Boards as values, and the files they are read from."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from desktop_app.domain.boards import BoardFigure, BoardSpec, ChartSpec, FigureSpec
from desktop_app.domain.charts import ChartKind
from desktop_app.domain.tables import Rate
from desktop_app.paths import resources_dir
from desktop_app.records import KINDS
from desktop_app.services import tables
from desktop_app.storage.board_files import load_boards

FIGURE = FigureSpec("Đơn nhận", "pl2-don:3")


def figure(rate: Rate) -> BoardFigure:
    return BoardFigure("Đúng hạn", Decimal(23), "t", "1", rate=rate)


def test_percentage_says_what_it_is_made_from() -> None:
    assert figure(Rate("r", "", on_time=23, done=24, overdue=1)).words == "92% (23/25)"
    assert figure(Rate("r", "", on_time=0, done=0, overdue=0)).words == "–"
    assert BoardFigure("Đơn nhận", Decimal(12_345), "t", "1").words == "12.345"


@pytest.mark.parametrize(
    ("figures", "chart"),
    [
        pytest.param((), None, id="no figure"),
        pytest.param((FIGURE,) * 6, None, id="six figures"),
        pytest.param((FigureSpec("x", "pl2-don:3", tone="red"),), None, id="unknown tone"),
        pytest.param((FigureSpec("x", "pl2-don"),), None, id="cell without a code"),
        pytest.param((FigureSpec("x", "a:1", rate="b"),), None, id="rate without a key"),
        pytest.param((FIGURE,), ChartSpec("x", ChartKind.BARS, (("y", ("a:1", "a:2")),)), id="a cell too many"),
    ],
)
def test_board_that_cannot_be_counted_is_refused(figures: tuple[FigureSpec, ...], chart: ChartSpec | None) -> None:
    with pytest.raises(ValueError, match=r"."):
        BoardSpec("x", figures, chart)


def test_boards_are_of_registers_each_with_three_to_five_numbers_and_a_chart() -> None:
    boards = {board.kind: board for board in load_boards(resources_dir())}
    assert len(boards) >= 6
    assert set(boards) <= {kind.key for kind in KINDS}
    for board in boards.values():
        assert 3 <= len(board.figures) <= 5
        assert board.chart is not None


@pytest.mark.parametrize("board", load_boards(resources_dir()), ids=lambda board: board.kind)
def test_board_names_cells_and_rates_that_exist_and_opens_its_own_register(board: BoardSpec) -> None:
    for name in board.cells:
        table, _, code = name.partition(":")
        spec = tables.find_table(table)
        assert spec.column(code) is not None, name
        assert spec.kind == board.kind
    for item in board.figures:
        table, _, key = item.rate.partition(":")
        assert not item.rate or key in {rate.key for rate in tables.find_table(table).rates}


@pytest.mark.parametrize(
    "text",
    ["kind = 'x'", "kind = 'x'\nfigures = []\n[[figure]]\nlabel='a'\ncell='a:1'", "kind =",
     "kind = 'x'\n[[figure]]\nlabel = 'a'\ncell = 'a:1'\nred = true",
     "kind = 'x'\n[[figure]]\nlabel = 'a'\ncell = 'a:1'\n[chart]\ntitle = 't'\nkind = 'pie'\n"],
    ids=["no figures", "a slip in a key", "no TOML", "unknown key of a figure", "unknown kind of chart"],
)  # fmt: skip
def test_board_file_with_a_slip_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "boards").mkdir()
    (tmp_path / "boards" / "x.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"boards/x\.toml"):
        load_boards(tmp_path)
