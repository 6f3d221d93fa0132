"""Tables as values: identities with the records that break them, percentages, the rows of a header."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.document import HeaderCell
from desktop_app.domain.table_header import header_groups
from desktop_app.domain.tables import (
    Count,
    Failure,
    Identity,
    Measure,
    Rate,
    TableColumn,
    failures,
    read_identity,
)


def cells(**numbers: int | str) -> dict[str, Decimal]:
    return {code[1:]: Decimal(number) for code, number in numbers.items()}


def test_identity_is_read_with_all_its_sides() -> None:
    assert read_identity("1 = 2+3 =4 + 5").sides == (("1",), ("2", "3"), ("4", "5"))
    assert read_identity("01-xld:8=02-xld:7+03-xld:7").sides == (("01-xld:8",), ("02-xld:7", "03-xld:7"))
    assert read_identity("1=4+waiting").sides[1] == ("4", "waiting")


@pytest.mark.parametrize("text", ["", "1", "1=", "1=2+", "=2", "1=2-3", "1<2"])
def test_what_is_no_identity_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="identity"):
        read_identity(text)


def test_identities_that_hold_say_nothing() -> None:
    given_cells = cells(c1=5, c2=2, c3=3, c4="4.5", c5="0.5")
    assert failures([Identity("1=2+3=4+5")], given_cells) == ()


def test_failing_identity_names_each_side_that_differs() -> None:
    given_cells = cells(c1=5, c2=2, c3=3, c4=1, c5=1)
    assert failures([Identity("1=2+3=4+5"), Identity("2=4")], given_cells) == (
        Failure("1=2+3=4+5", Decimal(5), Decimal(2)),
        Failure("2=4", Decimal(2), Decimal(1)),
    )


def test_failing_identity_names_the_records_that_make_the_difference() -> None:
    weights = {
        "1": {"a": Decimal(1), "b": Decimal(1), "c": Decimal(1)},
        "2": {"a": Decimal(1)},
        "3": {"a": Decimal(1), "b": Decimal(1)},
    }
    found = failures([Identity("1=2+3")], cells(c1=3, c2=1, c3=3), weights.__getitem__)
    assert found[0].uids == ("a", "c")  # a is counted twice on the right, c not at all


@given(st.lists(st.integers(0, 9), min_size=4, max_size=4))
def test_identity_fails_exactly_where_sums_differ(numbers: list[int]) -> None:
    given_cells = {str(place): Decimal(number) for place, number in enumerate(numbers, 1)}
    broken = failures([Identity("1+2=3+4")], given_cells)
    assert bool(broken) == (numbers[0] + numbers[1] != numbers[2] + numbers[3])


@pytest.mark.parametrize(
    ("on_time", "done", "overdue", "percent"),
    [(1, 1, 0, 100), (0, 1, 0, 0), (3, 4, 2, 50), (0, 0, 3, 0)],
)
def test_percent_on_time_is_of_what_is_done_or_overdue(on_time: int, done: int, overdue: int, percent: int) -> None:
    assert Rate("r", "", on_time=on_time, done=done, overdue=overdue).percent == percent


def test_percent_of_nothing_is_none() -> None:
    assert Rate("r", "", on_time=0, done=0, overdue=0).percent is None


def column(heading: str, *under: str) -> TableColumn:
    return TableColumn(heading, heading, Measure(Count.RECORDS), under=under)


def test_neighbours_under_one_heading_share_it_and_gaps_are_left_for_the_rest() -> None:
    columns = (
        column("a"),
        column("b", "G"),
        column("c", "G", "H"),
        column("d", "G", "H"),
        column("e", "K", "H"),
        column("f"),
    )
    assert header_groups(columns) == (
        (HeaderCell(""), HeaderCell("G", 3), HeaderCell("K"), HeaderCell("")),
        (HeaderCell(""), HeaderCell(""), HeaderCell("H", 2), HeaderCell("H"), HeaderCell("")),
    )


def test_table_without_headings_above_has_no_groups() -> None:
    assert header_groups((column("a"), column("b"))) == ()


def test_path_of_a_column_is_all_its_headings() -> None:
    assert column("Lần đầu", "Kết quả", "Đã giải quyết").path == "Kết quả – Đã giải quyết – Lần đầu"
