"""Vietnamese days and times: what may be typed, what is refused, and that writing and reading agree."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain import formats
from desktop_app.domain.formats import FormatProblem

TODAY = date(2026, 11, 23)
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


# --- Days -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("", None),
        (" \u00a0 ", None),
        ("5/3", date(2026, 3, 5)),
        ("31/12", date(2026, 12, 31)),
        ("5-3", date(2026, 3, 5)),
        ("05/03/26", date(2026, 3, 5)),
        ("5/3/2026", date(2026, 3, 5)),
        ("5-3-2026", date(2026, 3, 5)),
        ("5.3.2026", date(2026, 3, 5)),
        ("5 3 2026", date(2026, 3, 5)),
        (" 5 / 3 / 2026 ", date(2026, 3, 5)),
        ("050326", date(2026, 3, 5)),
        ("05032026", date(2026, 3, 5)),
        ("2026-03-05", date(2026, 3, 5)),
        ("2026/3/5", date(2026, 3, 5)),
        ("ngày 05 tháng 3 năm 2026", date(2026, 3, 5)),
        ("Ngày 5 tháng 3", date(2026, 3, 5)),
        ("1/1/76", date(1976, 1, 1)),
        ("1/1/77", date(1977, 1, 1)),
        ("1/1/75", date(2075, 1, 1)),
        ("1/1/00", date(2000, 1, 1)),
        ("29/2/28", date(2028, 2, 29)),
        ("01/01/1900", date(1900, 1, 1)),
        ("31/12/2100", date(2100, 12, 31)),
    ],
)
def test_parse_day_reads_what_people_type(typed: str, day: date | None) -> None:
    assert formats.parse_day(typed, today=TODAY) == day


@pytest.mark.parametrize(
    ("typed", "today", "year"),
    [("1/1/00", date(2099, 1, 1), 2100), ("1/1/01", date(2099, 1, 1), 2001), ("1/1/99", date(1905, 1, 1), 1999)],
)
def test_parse_day_two_digit_year_stays_within_bounds(typed: str, today: date, year: int) -> None:
    assert formats.parse_day(typed, today=today) == date(year, 1, 1)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31/02/2026", "Ngày 31/02/2026 không có trong lịch. Nhập lại, ví dụ 28/02/2026."),
        ("29/2", "Ngày 29/02/2026 không có trong lịch. Nhập lại, ví dụ 28/02/2026."),
        ("310428", "Ngày 31/04/2028 không có trong lịch. Nhập lại, ví dụ 30/04/2028."),
        ("30/2/2028", "Ngày 30/02/2028 không có trong lịch. Nhập lại, ví dụ 29/02/2028."),
        ("00/05/2026", "Ngày 00/05/2026 không có trong lịch. Nhập lại, ví dụ 31/05/2026."),
        ("12/31/2026", "Chưa hiểu ngày “12/31/2026”. Nhập theo dạng 05/03/2026."),
        ("5/0/2026", "Chưa hiểu ngày “5/0/2026”. Nhập theo dạng 05/03/2026."),
        ("hôm qua", "Chưa hiểu ngày “hôm qua”. Nhập theo dạng 05/03/2026."),
        ("1975", "Chưa hiểu ngày “1975”. Nhập theo dạng 05/03/2026."),
        ("5/3/226", "Chưa hiểu ngày “5/3/226”. Nhập theo dạng 05/03/2026."),
        ("٥/٣/٢٠٢٦", "Chưa hiểu ngày “٥/٣/٢٠٢٦”. Nhập theo dạng 05/03/2026."),
        ("x" * 50, f"Chưa hiểu ngày “{'x' * 39}…”. Nhập theo dạng 05/03/2026."),
        ("31/12/1899", "Năm 1899 nằm ngoài khoảng 1900–2100. Nhập lại, ví dụ 05/03/2026."),
        ("01/01/2101", "Năm 2101 nằm ngoài khoảng 1900–2100. Nhập lại, ví dụ 05/03/2026."),
        ("01/01/0000", "Năm 0000 nằm ngoài khoảng 1900–2100. Nhập lại, ví dụ 05/03/2026."),
    ],
)
def test_parse_day_refuses_with_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(FormatProblem) as caught:
        formats.parse_day(typed, today=TODAY)
    assert caught.value.sentence == sentence
    assert str(caught.value) == sentence


@given(days, days)
def test_parse_day_reads_back_every_written_form(day: date, today: date) -> None:
    for written in (formats.format_day(day), formats.format_day_long(day), day.isoformat(), f"{day:%d%m}{day.year}"):
        assert formats.parse_day(written, today=today) == day


@given(days, days)
def test_parse_day_two_digit_year_is_the_nearest(day: date, today: date) -> None:
    read = formats.parse_day(f"1/1/{day.year % 100:02d}", today=today)
    assert read is not None
    assert read.year % 100 == day.year % 100
    assert abs(read.year - today.year) <= abs(day.year - today.year)


@pytest.mark.parametrize(
    ("day", "short", "long", "weekday"),
    [
        (date(2026, 3, 5), "05/03/2026", "ngày 05 tháng 3 năm 2026", "thứ Năm"),
        (date(2026, 1, 31), "31/01/2026", "ngày 31 tháng 01 năm 2026", "thứ Bảy"),
        (date(2026, 2, 1), "01/02/2026", "ngày 01 tháng 02 năm 2026", "Chủ nhật"),
        (date(2026, 10, 12), "12/10/2026", "ngày 12 tháng 10 năm 2026", "thứ Hai"),
    ],
)
def test_format_day_follows_official_papers(day: date, short: str, long: str, weekday: str) -> None:
    """NĐ 30/2020: days below 10 and the months 1 and 2 are written with a zero before them."""
    assert formats.format_day(day) == short
    assert formats.format_day_long(day) == long
    assert formats.weekday_name(day) == weekday


# --- Times ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("", None),
        ("8h30", time(8, 30)),
        ("8:30", time(8, 30)),
        ("8.30", time(8, 30)),
        ("0830", time(8, 30)),
        ("830", time(8, 30)),
        ("8 giờ 30", time(8, 30)),
        ("8 giờ 05 phút", time(8, 5)),
        ("8g30", time(8, 30)),
        ("14H", time(14, 0)),
        ("8 giờ", time(8, 0)),
        ("8", time(8, 0)),
        ("00:00", time(0, 0)),
        ("23h59'", time(23, 59)),
    ],
)
def test_parse_time_reads_what_people_type(typed: str, clock: time | None) -> None:
    assert formats.parse_time(typed) == clock


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("sáng", "Chưa hiểu giờ “sáng”. Nhập theo dạng 08:30."),
        ("8h30h", "Chưa hiểu giờ “8h30h”. Nhập theo dạng 08:30."),
        ("24:00", "Không có 24:00 trên đồng hồ. Nhập từ 00:00 đến 23:59."),
        ("8:60", "Không có 08:60 trên đồng hồ. Nhập từ 00:00 đến 23:59."),
    ],
)
def test_parse_time_refuses_with_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(FormatProblem) as caught:
        formats.parse_time(typed)
    assert caught.value.sentence == sentence


@given(st.times().map(lambda clock: clock.replace(second=0, microsecond=0)))
def test_parse_time_reads_back_the_written_form(clock: time) -> None:
    assert formats.parse_time(formats.format_time(clock)) == clock


def test_format_moment_shows_the_clock_of_viet_nam() -> None:
    moment = datetime(2026, 3, 5, 20, 30, tzinfo=UTC)
    assert formats.format_moment(moment) == "06/03/2026 03:30"
    assert formats.format_moment(moment, tz=timezone(timedelta(hours=-2))) == "05/03/2026 18:30"
    with pytest.raises(ValueError, match="aware"):
        formats.format_moment(moment.replace(tzinfo=None))
