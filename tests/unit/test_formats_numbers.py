"""Vietnamese numbers and money: what may be typed, what is refused, and how they are written and read aloud."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain import formats
from desktop_app.domain.formats import FormatProblem

whole_numbers = st.integers(-(10**18) + 1, 10**18 - 1)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("", None),
        ("0", 0),
        ("007", 7),
        ("1234", 1234),
        ("1.234", 1234),
        ("1 234", 1234),
        ("1\u00a0234\u202f567", 1234567),
        ("12.345.678", 12345678),
        ("-5", -5),
        ("−1.234", -1234),
        ("+ 5", 5),
        ("9" * 18, 10**18 - 1),
    ],
)
def test_parse_count_reads_what_people_type(typed: str, value: int | None) -> None:
    assert formats.parse_count(typed) == value


@pytest.mark.parametrize(
    "typed", ["1,5", "1.5", "1.23", "1,234", "0.123", "1.234 567", "12.34.567", "mười", "1e3", "--5", "½", "٣", "."]
)
def test_parse_count_refuses_what_is_no_whole_number(typed: str) -> None:
    with pytest.raises(FormatProblem) as caught:
        formats.parse_count(typed)
    assert caught.value.sentence == f"“{typed}” không phải số nguyên. Nhập theo dạng 12 hoặc 1.234."


@pytest.mark.parametrize("parse", [formats.parse_count, formats.parse_decimal, formats.parse_money])
def test_parse_number_too_long_for_the_file_is_refused(parse) -> None:
    for typed in ("1" * 19, "1" * 10_000):
        with pytest.raises(FormatProblem, match="hơn 18 chữ số"):
            parse(typed)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("", None),
        ("1.234", "1234"),
        ("1.234,5", "1234.5"),
        ("1 234,50", "1234.5"),
        ("1234,5", "1234.5"),
        ("3,5", "3.5"),
        ("3.5", "3.5"),
        ("3.25", "3.25"),
        ("0.125", "0.125"),
        ("1234.567", "1234.567"),
        ("1.2345", "1.2345"),
        (",5", "0.5"),
        (".5", "0.5"),
        ("-2,5", "-2.5"),
        ("-0", "0"),
        ("0,000", "0"),
        ("12", "12"),
    ],
)
def test_parse_decimal_reads_the_vietnamese_way(typed: str, value: str | None) -> None:
    read = formats.parse_decimal(typed)
    assert read == (None if value is None else Decimal(value))
    assert read is None or str(read)[0] != "-" or read < 0


@pytest.mark.parametrize("typed", ["1,234.5", "1.234.5", "1,2,3", "5,", "5.", "-", ",", "1e5", "NaN", "12m2", "1.23,4"])
def test_parse_decimal_refuses_nonsense(typed: str) -> None:
    with pytest.raises(FormatProblem) as caught:
        formats.parse_decimal(typed)
    assert caught.value.sentence == f"Chưa hiểu số “{typed}”. Nhập theo dạng 1.234,5 (dấu phẩy trước phần lẻ)."


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("", None),
        ("1.500.000", 1_500_000),
        ("1500000", 1_500_000),
        ("1 500 000 đ", 1_500_000),
        ("1.500.000 đồng", 1_500_000),
        ("1.500.000₫", 1_500_000),
        ("1500000 VNĐ", 1_500_000),
        ("1,5 triệu", 1_500_000),
        ("1.5 triệu đồng", 1_500_000),
        ("1.500 triệu", 1_500_000_000),
        ("2 tỷ", 2_000_000_000),
        ("2 tỉ đồng", 2_000_000_000),
        ("200tr", 200_000_000),
        ("200 Trđ", 200_000_000),
        ("150 nghìn", 150_000),
        ("150 ngàn", 150_000),
        ("150k", 150_000),
        ("1 tỷ 500 triệu", 1_500_000_000),
        ("1 tỷ 250 triệu 500 nghìn đồng", 1_250_500_000),
        ("1 triệu 500 đồng", 1_000_500),
        ("2 nghìn tỷ", 2_000_000_000_000),
        ("0,5 nghìn", 500),
        ("-3 triệu", -3_000_000),
        ("0", 0),
        ("500,00", 500),
    ],
)
def test_parse_money_reads_what_people_type(typed: str, value: int | None) -> None:
    assert formats.parse_money(typed) == value


@pytest.mark.parametrize(
    "typed",
    [
        "1 triệu 500",
        "500 triệu 1 tỷ",
        "1 triệu 2 triệu",
        "đồng",
        "triệu",
        "1,2,3 triệu",
        "1.50.0",
        "5 đô",
        "--5",
        "3 đồng 5",
    ],
)
def test_parse_money_refuses_what_is_not_clear(typed: str) -> None:
    with pytest.raises(FormatProblem) as caught:
        formats.parse_money(typed)
    assert caught.value.sentence == f"Chưa hiểu số tiền “{typed}”. Nhập theo dạng 1.500.000 hoặc 1,5 triệu."


@pytest.mark.parametrize("typed", ["1,5", "1,2345 nghìn", "0.5 đồng"])
def test_parse_money_fraction_of_a_dong_is_refused(typed: str) -> None:
    with pytest.raises(FormatProblem) as caught:
        formats.parse_money(typed)
    assert "không có phần lẻ" in caught.value.sentence


def test_parse_money_unit_makes_it_too_long_is_refused() -> None:
    with pytest.raises(FormatProblem, match="hơn 18 chữ số"):
        formats.parse_money("1.000.000 nghìn tỷ")


@given(whole_numbers)
def test_parse_count_and_money_read_back_the_written_form(value: int) -> None:
    assert formats.parse_count(formats.format_count(value)) == value
    assert formats.parse_money(formats.format_money(value)) == value
    assert formats.parse_decimal(formats.format_count(value)) == value


@given(st.decimals(-(10**9), 10**9, places=6))
def test_parse_decimal_reads_back_the_written_form(value: Decimal) -> None:
    assert formats.parse_decimal(formats.format_decimal(value)) == value


def refusal(parse, typed: str) -> str | None:
    try:
        parse(typed)
    except FormatProblem as problem:
        return problem.sentence
    return None


@given(st.text(st.sampled_from("0123456789.,- đtrỷệuk"), max_size=12))
def test_parse_numbers_nonsense_gets_a_sentence_and_nothing_else(typed: str) -> None:
    sentences = [
        sentence
        for parse in (formats.parse_count, formats.parse_decimal, formats.parse_money, formats.parse_time)
        if (sentence := refusal(parse, typed)) is not None
    ]
    assert all(sentence.endswith(".") and "!" not in sentence for sentence in sentences)


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (Decimal("1234567.89"), None, "1.234.567,89"),
        (Decimal("1.50"), None, "1,5"),
        (Decimal("1.50"), 2, "1,50"),
        (Decimal("0.125"), 2, "0,13"),
        (Decimal("-0.125"), 2, "-0,13"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-0.001"), 2, "0,00"),
        (Decimal("-0.0"), None, "0"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal(10**40), 3, "10" + ".000" * 13 + ",000"),
        (7, None, "7"),
        (1234, 1, "1.234,0"),
    ],
)
def test_format_decimal_writes_the_vietnamese_way(value: Decimal | int, decimals: int | None, written: str) -> None:
    assert formats.format_decimal(value, decimals=decimals) == written


def test_format_percent_takes_percent() -> None:
    assert formats.format_percent(Decimal("99.0784")) == "99,08%"
    assert formats.format_percent(100) == "100,00%"
    assert formats.format_percent(Decimal("12.5"), decimals=None) == "12,5%"


# --- Words ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "spoken"),
    [
        ("0", "không"),
        ("4", "bốn"),
        ("10", "mười"),
        ("15", "mười lăm"),
        ("21", "hai mươi mốt"),
        ("24", "hai mươi tư"),
        ("25", "hai mươi lăm"),
        ("105", "một trăm linh năm"),
        ("1005", "một nghìn không trăm linh năm"),
        ("1015", "một nghìn không trăm mười lăm"),
        ("1000001", "một triệu không trăm linh một"),
        ("1000000000", "một tỷ"),
        ("2000000000000", "hai nghìn tỷ"),
        ("1000000000000000000", "một tỷ tỷ"),
        ("-7", "âm bảy"),
        ("2.5", "hai phẩy năm"),
        ("2.50", "hai phẩy năm"),
        ("2.05", "hai phẩy không năm"),
        ("0.125", "không phẩy một trăm hai mươi lăm"),
        ("-0.5", "âm không phẩy năm"),
        ("3.0005", "ba phẩy không không không năm"),
        ("3.14159", "ba phẩy một bốn một năm chín"),
        ("3.00", "ba"),
    ],
)
def test_number_in_words_reads_aloud(value: str, spoken: str) -> None:
    assert formats.number_in_words(Decimal(value)) == spoken


DIGIT_WORDS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
DIGITS = {word: digit for digit, word in enumerate(DIGIT_WORDS)} | {"mốt": 1, "tư": 4, "lăm": 5}


def heard(spoken: str) -> int:
    """The number somebody writes down on hearing the words."""
    total = group = digit = 0
    for word in spoken.split():
        if word == "tỷ":
            total, group, digit = (total + group + digit) * 10**9, 0, 0
        elif word in ("triệu", "nghìn"):
            total, group, digit = total + (group + digit) * (10**6 if word == "triệu" else 1000), 0, 0
        elif word == "trăm":
            group, digit = group + digit * 100, 0
        elif word in ("mươi", "mười"):
            group, digit = group + (digit or 1) * 10, 0
        elif word != "linh":
            digit = DIGITS[word]
    return total + group + digit


@given(st.integers(0, 10**12 - 1))
def test_number_in_words_is_heard_as_the_same_number(value: int) -> None:
    assert heard(formats.number_in_words(value)) == value


@pytest.mark.parametrize(
    ("value", "spoken"),
    [
        (0, "Không đồng"),
        (1_500_000, "Một triệu năm trăm nghìn đồng"),
        (12_000_000_000, "Mười hai tỷ đồng"),
        (-50_000, "Âm năm mươi nghìn đồng"),
    ],
)
def test_money_in_words_as_on_reward_lists(value: int, spoken: str) -> None:
    assert formats.money_in_words(value) == spoken


def test_area_in_words_names_the_unit() -> None:
    assert formats.area_in_words(Decimal("120.5")) == "Một trăm hai mươi phẩy năm mét vuông"
    assert formats.area_in_words(3, unit="héc-ta") == "Ba héc-ta"
