"""A Document refuses what could not be printed and compares by what it says."""

from datetime import date
from typing import Any

import pytest

from desktop_app.domain.document import (
    Column,
    Document,
    HeaderCell,
    Paragraph,
    Row,
    RowStyle,
    SignatureCell,
    Signatures,
    Table,
    place_and_day,
)

TWO = (Column("STT"), Column("Nội dung"))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 1, 5), "Phú Bình, ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 10), "Phú Bình, ngày 10 tháng 02 năm 2026"),
        (date(2026, 3, 9), "Phú Bình, ngày 09 tháng 3 năm 2026"),
        (date(2026, 12, 31), "Phú Bình, ngày 31 tháng 12 năm 2026"),
        (None, "Phú Bình, ngày … tháng … năm …"),
    ],
)
def test_place_and_day_writes_zeros_that_keep_digits_out(day: date | None, expected: str):
    """NĐ 30/2020/NĐ-CP, Phụ lục I: a zero before days below 10 and before the months 1 and 2."""
    assert place_and_day("Phú Bình", day) == expected


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"columns": (), "rows": ()}, id="no column"),
        pytest.param({"columns": (Column("STT", 0),), "rows": ()}, id="column without width"),
        pytest.param({"columns": TWO, "rows": (("1",),)}, id="too few cells"),
        pytest.param({"columns": TWO, "rows": (("1", "a", "b"),)}, id="too many cells"),
        pytest.param({"columns": TWO, "rows": (Row(("1", "a"), RowStyle.GROUP),)}, id="group with two texts"),
        pytest.param({"columns": TWO, "rows": (Row(("1",), RowStyle.BOLD),)}, id="bold row too short"),
        pytest.param({"columns": TWO, "rows": (), "totals": ("Tổng cộng",)}, id="totals too short"),
        pytest.param({"columns": TWO, "rows": (), "code_row": ("A",)}, id="codes too short"),
        pytest.param({"columns": TWO, "rows": (), "groups": ((HeaderCell("a", 3),),)}, id="spans too wide"),
        pytest.param({"columns": TWO, "rows": (), "groups": ((HeaderCell("a", 0), HeaderCell("b", 2)),)}, id="span 0"),
        pytest.param({"columns": TWO, "rows": (), "groups": ((HeaderCell("a", 2),),) * 4}, id="five header rows"),
    ],
)
def test_table_that_does_not_fit_its_columns_is_refused(wrong: dict[str, Any]):
    with pytest.raises(ValueError, match=r"\w"):
        Table(**wrong)


def test_table_codes_are_numbers_or_the_given_ones_or_none():
    assert Table(columns=TWO, rows=()).codes == ()
    assert Table(columns=TWO, rows=(), code_row=True).codes == ("1", "2")
    assert Table(columns=TWO, rows=(), code_row=("A", "B")).codes == ("A", "B")


@pytest.mark.parametrize("count", [0, 5])
def test_signatures_one_to_four_are_allowed(count: int):
    with pytest.raises(ValueError, match="one to four"):
        Signatures((SignatureCell(("CHỦ TỊCH",)),) * count)


@pytest.mark.parametrize("name", ["", "sổ-tiếp-công-dân", "a b", "../a", "a/b", ".hidden", "-a"])
def test_document_file_name_not_plain_ascii_is_refused(name: str):
    with pytest.raises(ValueError, match="not an ASCII file name"):
        Document("Sổ", (), file_name=name)


def test_document_with_the_same_content_is_equal():
    first, second = (
        Document("Sổ", (Paragraph("a"), Table(columns=TWO, rows=(("1", "b"),))), file_name="so") for _ in range(2)
    )

    assert first == second
