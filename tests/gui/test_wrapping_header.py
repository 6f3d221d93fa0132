"""Headings of tables break into lines where their column is narrow; the header is as high as they need."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics

from desktop_app.gui.plain_table import PlainRows, PlainTable, TableColumn
from desktop_app.gui.records.list_columns import broken_length
from desktop_app.gui.theme import Theme
from desktop_app.gui.wrapping_header import MOST_LINES, WrappingHeader

LONG = "Kinh phí bồi thường"


@pytest.fixture
def table(qtbot) -> PlainTable:
    theme = Theme()
    columns = [TableColumn("Số", str, 6), TableColumn(LONG, str, 30), TableColumn("Khác", str, 6)]
    made = PlainTable(PlainRows(columns, theme=theme), name="rows", title="Bảng", theme=theme)
    qtbot.addWidget(made)
    made.resize(900, 200)
    made.show()
    return made


def header_of(table: PlainTable) -> WrappingHeader:
    header = table.horizontalHeader()
    assert isinstance(header, WrappingHeader)
    return header


def width_of(words: str) -> int:
    return QFontMetrics(Theme().font(is_bold=True)).horizontalAdvance(words) + 20


def test_header_grows_where_a_heading_needs_more_lines_and_shrinks_again(qtbot, table: PlainTable) -> None:
    header = header_of(table)
    one, line = header.height(), QFontMetrics(Theme().font(is_bold=True)).lineSpacing()
    table.setColumnWidth(1, width_of("Kinh phí bồi"))
    qtbot.waitUntil(lambda: header.height() >= one + line)
    assert table.columnWidth(1) == width_of("Kinh phí bồi"), "a width that a person chose stays"
    table.setColumnWidth(1, width_of("thường"))
    qtbot.waitUntil(lambda: header.height() >= one + 2 * line)
    table.setColumnWidth(1, 24)
    assert header.sizeHint().height() <= (MOST_LINES + 1) * line
    table.setColumnWidth(1, width_of(LONG))
    qtbot.waitUntil(lambda: header.height() == one)


def test_hidden_column_asks_for_no_line(qtbot, table: PlainTable) -> None:
    header = header_of(table)
    one = header.height()
    table.setColumnWidth(1, width_of("Kinh phí bồi"))
    qtbot.waitUntil(lambda: header.height() > one)
    table.setColumnHidden(1, True)
    qtbot.waitUntil(lambda: header.height() == one)


@pytest.mark.parametrize(
    ("heading", "length"), [("Số", 2), ("Ngày nêu", 4), ("Thôn, tổ dân phố", 8), ("Nên kiểm tra trước ngày", 12)]
)
def test_broken_length_is_that_of_the_longer_line(heading: str, length: int) -> None:
    assert broken_length(heading) == length
