"""Days off pasted from documents and spreadsheets."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.calendar_text import CalendarLine, read_calendar_lines
from desktop_app.domain.formats import FormatProblem


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("02/09: Quốc khánh", CalendarLine(date(2027, 9, 2), False, "Quốc khánh")),
        ("1\t01/01/2027\tthứ Sáu\tNghỉ\tTết Dương lịch", CalendarLine(date(2027, 1, 1), False, "Tết Dương lịch")),
        ("thứ Bảy, ngày 09/01/2027 - Làm bù 02/01", CalendarLine(date(2027, 1, 9), True, "Làm bù 02/01")),
        ("10/01\tChủ nhật\tLàm bù\tHoán đổi", CalendarLine(date(2027, 1, 10), True, "Hoán đổi")),
        ("10/01/2027 (Chủ nhật) làm bù cho ngày 04/01", CalendarLine(date(2027, 1, 10), True, "Làm bù cho ngày 04/01")),
        ("03.9.2027 Quốc khánh", CalendarLine(date(2027, 9, 3), False, "Quốc khánh")),
        ("- 24/11 Ngày Văn hóa Việt Nam.", CalendarLine(date(2027, 11, 24), False, "Ngày Văn hóa Việt Nam")),
        ("04/01\tNghỉ hoán đổi, bù ngày 09/01", CalendarLine(date(2027, 1, 4), False, "Nghỉ hoán đổi, bù ngày 09/01")),
    ],
)  # fmt: skip
def test_read_calendar_lines_understands_a_line(text: str, expected: CalendarLine) -> None:
    assert read_calendar_lines(text, year=2027) == (expected,)


def test_read_calendar_lines_of_a_span_gives_each_day() -> None:
    lines = read_calendar_lines("Nghỉ từ ngày 03/02 đến hết ngày 05/02/2027: Tết Nguyên đán", year=2027)
    assert [line.day.day for line in lines] == [3, 4, 5]
    assert {line.reason for line in lines} == {"Tết Nguyên đán"}


def test_read_calendar_lines_passes_over_headings() -> None:
    assert read_calendar_lines("Ngày\tThứ\tLý do\n\nCác ngày nghỉ lễ", year=2027) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ngày\n31/02 Tết", "Dòng 2: Ngày 31/02/2027 không có trong lịch"),
        ("01/01/2026 Tết", "không thuộc năm 2027"),
        ("01/01", "chưa ghi lý do"),
        ("Tết nghỉ 03/02", "Dòng 1 chưa hiểu"),
        ("05/02 - 03/02 Tết", "không phải một kỳ nghỉ"),
    ],
)
def test_read_calendar_lines_says_which_line_is_wrong(text: str, words: str) -> None:
    with pytest.raises(FormatProblem, match=words):
        read_calendar_lines(text, year=2027)
