"""Identity and telephone numbers: what is accepted, what is doubted, and what is found in free text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.formats import FormatProblem, format_day, format_money
from desktop_app.domain.identity import (
    PROVINCE_CODES,
    find_personal_numbers,
    identity_warning,
    parse_identity,
    parse_phone,
    phone_warning,
)

# --- Identity papers --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("", ""),
        (" ", ""),
        ("019088001234", "019088001234"),
        ("019 088 001 234", "019088001234"),
        ("019.088.001.234", "019088001234"),
        ("019-088-001-234", "019088001234"),
        ("090123456", "090123456"),
        ("c1234567", "C1234567"),
        ("P 01234567", "P01234567"),
        ("ab123456", "AB123456"),
    ],
)
def test_parse_identity_keeps_the_digits(raw: str, number: str) -> None:
    assert parse_identity(raw) == number


@pytest.mark.parametrize(
    ("raw", "part"),
    [
        ("19088001234", "nhập 019088001234"),
        ("90123456", "nhập 090123456"),
        ("0190880012", "Số này có 10 chữ số"),
        ("0190880012345", "Số này có 13 chữ số"),
        ("1", "Số này có 1 chữ số"),
        ("không rõ", "hộ chiếu gồm chữ và số"),
        ("ABC12345", "hộ chiếu gồm chữ và số"),
        ("٠١٩٠٨٨٠٠١٢٣٤", "hộ chiếu gồm chữ và số"),
    ],
)
def test_parse_identity_refuses_with_the_next_step(raw: str, part: str) -> None:
    with pytest.raises(FormatProblem) as caught:
        parse_identity(raw)
    assert part in caught.value.sentence


@pytest.mark.parametrize(
    ("number", "birth_year", "part"),
    [
        ("019088001234", None, None),
        ("019088001234", 1988, None),
        ("019388001234", 2088, None),
        ("019202001234", 2002, None),
        ("019088001234", 1990, "năm sinh là 1988; năm sinh đã nhập là 1990"),
        ("003088001234", 1988, "Ba số đầu 003"),
        ("000088001234", None, "Ba số đầu 000"),
        ("300088001234", None, "Ba số đầu 300"),
        ("145088001234", None, None),
        ("090123456", 1960, "Chứng minh nhân dân 9 số"),
        ("C1234567", 1960, None),
        ("P01234567", 1960, None),
        ("", None, None),
    ],
)
def test_identity_warning_asks_for_a_second_look(number: str, birth_year: int | None, part: str | None) -> None:
    """3 digits province, 1 century and sex (0/1 19xx, 2/3 20xx, …), 2 year of birth, 6 at random."""
    sentence = identity_warning(number, birth_year=birth_year)
    assert sentence is None if part is None else sentence is not None and part in sentence


def test_province_codes_are_the_sixty_three() -> None:
    assert len(PROVINCE_CODES) == 63
    assert {"001", "019", "031", "030", "012", "079", "096"} <= PROVINCE_CODES


# --- Telephones -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("", ""),
        ("0912345678", "0912345678"),
        ("091 234 56 78", "0912345678"),
        ("091.234.5678", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("+84 (0)912 345 678", "0912345678"),
        ("0084912345678", "0912345678"),
        ("84912345678", "0912345678"),
        ("0843123456", "0843123456"),
        ("(0208) 3851 234", "02083851234"),
        ("+84 208 3851 234", "02083851234"),
        ("842083851234", "02083851234"),
        ("01681234567", "01681234567"),
    ],
)
def test_parse_phone_gives_domestic_digits(raw: str, number: str) -> None:
    assert parse_phone(raw) == number


@pytest.mark.parametrize(
    ("raw", "part"),
    [
        ("912345678", "nhập 0912345678"),
        ("2083851234", "nhập 02083851234"),
        ("091234567", "Số di động có 10 chữ số"),
        ("0612345678", "Số di động có 10 chữ số"),
        ("01601234567", "Số di động có 10 chữ số"),
        ("0912345678/0987654321", "Số di động có 10 chữ số"),
        ("không có", "Số di động có 10 chữ số"),
        ("+1 650 2530000", "Số di động có 10 chữ số"),
    ],
)
def test_parse_phone_refuses_with_the_next_step(raw: str, part: str) -> None:
    with pytest.raises(FormatProblem) as caught:
        parse_phone(raw)
    assert part in caught.value.sentence


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("01621234567", "0321234567"),
        ("01691234567", "0391234567"),
        ("01201234567", "0701234567"),
        ("01211234567", "0791234567"),
        ("01221234567", "0771234567"),
        ("01261234567", "0761234567"),
        ("01281234567", "0781234567"),
        ("01231234567", "0831234567"),
        ("01241234567", "0841234567"),
        ("01251234567", "0851234567"),
        ("01271234567", "0811234567"),
        ("01291234567", "0821234567"),
        ("01861234567", "0561234567"),
        ("01881234567", "0581234567"),
        ("01991234567", "0591234567"),
    ],
)
def test_phone_warning_shows_the_new_number(old: str, new: str) -> None:
    sentence = phone_warning(parse_phone(old))
    assert sentence is not None
    assert new in sentence
    assert phone_warning(new) is None


@pytest.mark.parametrize("number", ["", "0912345678", "02083851234"])
def test_phone_warning_today_s_numbers_are_fine(number: str) -> None:
    assert phone_warning(number) is None


# --- Personal numbers in free text ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("gọi 0912345678 nhé", ["0912345678"]),
        ("sđt0912345678.", ["0912345678"]),
        ("0912.345.678", ["0912345678"]),
        ("0912-345-678", ["0912345678"]),
        ("09 12 34 56 78", ["0912345678"]),
        ("09.12.34.56.78", ["0912345678"]),
        ("0 9 1 2 3 4 5 6 7 8", ["0912345678"]),
        ("0912 – 345 – 678", ["0912345678"]),
        ("+84 912 345 678", ["0912345678"]),
        ("+84912345678 đồng ý", ["0912345678"]),
        ("(+84) 912345678", ["0912345678"]),
        ("84912345678", ["0912345678"]),
        ("0084 912 345 678", ["0912345678"]),
        ("(0208) 3851 234", ["02083851234"]),
        ("số cũ 0168 123 4567", ["01681234567"]),
        ("0912\u200b345\u00a0678", ["0912345678"]),
        ("０９１２３４５６７８", ["0912345678"]),
        ("0912345678 0987654321", ["0912345678", "0987654321"]),
        ("0912345678-0987654321", ["0912345678", "0987654321"]),
        ("0912345678/0987654321", ["0912345678", "0987654321"]),
        ("0912 345 678 0987 654 321", ["0912345678", "0987654321"]),
        ("0912345678, nhắc lại 0912 345 678", ["0912345678"]),
        ("gọi 0912345678 đồng ý cho biết", ["0912345678"]),
        ("số tiền 500.000 0912345678", ["0912345678"]),
        ("ngày 05-03-2026 0912345678", ["0912345678"]),
        ("tổ 5 0912 345 678", ["0912345678"]),
        ("CCCD 019088001234", ["019088001234"]),
        ("019 088 001 234", ["019088001234"]),
        ("019.088.001.234", ["019088001234"]),
        ("0190 8800 1234", ["019088001234"]),
        ("019 0 88 001234", ["019088001234"]),
        ("căn cước: 01908 800 1234", ["019088001234"]),
        ("145088001234", ["145088001234"]),
        ("CMND 090123456 cấp ngày 05/03/1999", ["090123456"]),
        ("CMND số 123.456.789", ["123456789"]),
        ("chứng minh nhân dân số 12345 6789", ["123456789"]),
        ("090 123 456", ["090123456"]),
        ("1 2 3 4 5 6 7 8 9", ["123456789"]),
        ("dòng một 0912345678\ndòng hai 090123456", ["0912345678", "090123456"]),
    ],
)
def test_find_personal_numbers_finds(text: str, numbers: list[str]) -> None:
    assert find_personal_numbers(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Không có số nào.",
        "ngày 05/03/2026, 05-03-2026, 05.03.2026 và 2026-03-05",
        "ngày 05.03.2026 08.30",
        "từ 01.03.2026 - 05.03.2026",
        "từ 01.03.26 đến 05.03.26",
        "2021-2025, 2026 - 2030, 1954-1975-1986",
        "bồi thường 1.500.000 đồng",
        "150.000.000 đồng",
        "150 000 000 đồng",
        "150000000đ",
        "150.000.000.000",
        "tổng 1.500.000.000,5",
        "số tiền 150000000",
        "số tiền là: 150.000.000",
        "kinh phí 123456789",
        "200 triệu, 1.200.300 tr, 12 tỷ 500 triệu",
        "diện tích 123456789 m²",
        "Đơn 57/2026, Quyết định 1234/QĐ-UBND, Nghị quyết 80-NQ/TW, 154/2026/NĐ-CP",
        "hồ sơ 123456789/2026 và 123456789012/HS-UBND",
        "mã hồ sơ 000.00.19.H02-260305-0012",
        "thửa 123, 456, 789 tờ bản đồ 12",
        "thửa 12 34 tờ 56",
        "năm 2026 12345 người",
        "2020 2021 2022",
        "tọa độ 21.5931 105.8442",
        "0912345678901234",
        "09123456",
        "8h30 ngày 5 3 2026",
    ],
)
def test_find_personal_numbers_passes_over(text: str) -> None:
    assert find_personal_numbers(text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("gặp 123.456.789 ở thôn", ["123456789"]),
        ("số 014 188077777", ["014188077777"]),
        ("số 014188 077777", ["014188077777"]),
        ("số 014.188.077.777", ["014188077777"]),
        ("số 145.088.001.234", ["145088001234"]),
        ("bồi thường 123.456.789 đồng, diện tích 123.456.789 m2", []),
        ("số tiền 150.000.000", []),
        ("các năm 2020 2021 2022, năm 2026 12345 người", []),
    ],
)
def test_find_personal_numbers_strict_counts_what_could_be_either(text: str, numbers: list[str]) -> None:
    assert find_personal_numbers(text, is_strict=True) == numbers


separators = st.sampled_from(["", " ", ".", "-", " - "])
mobiles = st.builds("0{}{:08d}".format, st.sampled_from("35789"), st.integers(0, 99_999_999))
identities = st.builds("{}{:09d}".format, st.sampled_from(sorted(PROVINCE_CODES)), st.integers(0, 999_999_999))


@given(mobiles, separators, separators)
def test_find_personal_numbers_any_phone_written_in_groups(phone: str, first: str, second: str) -> None:
    text = f"Liên hệ {phone[:4]}{first}{phone[4:7]}{second}{phone[7:]} (ông A)"
    assert find_personal_numbers(text) == [phone]


@given(identities, separators)
def test_find_personal_numbers_any_identity_written_in_groups(number: str, separator: str) -> None:
    text = f"Số {separator.join(number[at : at + 3] for at in range(0, 12, 3))}, thôn Đông"
    assert find_personal_numbers(text) == [number]


@given(st.integers(0, 10**13), st.dates())
def test_find_personal_numbers_never_takes_money_or_days(amount: int, day) -> None:
    assert find_personal_numbers(f"ngày {format_day(day)}: {format_money(amount)} đồng, {format_money(amount)}") == []


@given(st.text(max_size=40) | st.text(st.sampled_from("0123456789 .-+()/đ"), max_size=40))
def test_find_personal_numbers_gives_digits_only(text: str) -> None:
    found = find_personal_numbers(text)
    assert all(number.isascii() and number.isdecimal() and 9 <= len(number) <= 12 for number in found)
    assert len(set(found)) == len(found)
