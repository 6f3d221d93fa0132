"""Vietnamese text: the form in which it is stored, and names and numbers masked."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.text import capitalize_first, mask_name, mask_number, normalize_line, normalize_text

printable = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs", "M", "Cc", "Cf"])
    | st.sampled_from(" \n\t\u00a0\u200b\u200d👍aâeêđ\u0300\u0301\u0302\u0309\u031b\u0323"),
    max_size=30,
)

# --- Storage form -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("", ""),
        ("  Thôn \t Đông\u00a0 Hoà \r\n", "Thôn Đông Hoà"),
        (unicodedata.normalize("NFD", "Nguyễn Thị Ở"), "Nguyễn Thị Ở"),
        ("Dân\u200bvận\ufeff\u202e khéo\u2069", "Dânvận khéo"),
        ("a\x00b\x07c\x7fd\x85e\x9f", "abcd e"),
        ("dòng một\ndòng hai\u2028ba", "dòng một dòng hai ba"),
        ("x\u00ady", "xy"),
        ("lone \ud83d half", "lone half"),
        ("hết\ufffe\U0001ffff", "hết"),
        ("e\u200b\u0302\u0301", "ế"),
        ("Cảm ơn 🙏 và 👍🏽", "Cảm ơn 🙏 và 👍🏽"),
        ("👨\u200d👩\u200d👧 nhà", "👨\u200d👩\u200d👧 nhà"),
        ("a\u200db 👍\u200d", "ab 👍"),
        ("'; DROP TABLE don; --", "'; DROP TABLE don; --"),
    ],
)
def test_normalize_line_cleans_without_losing_print(raw: str, clean: str) -> None:
    assert normalize_line(raw) == clean


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("", ""),
        (" \n\t\n ", ""),
        ("một\r\nhai\rba\u2028bốn", "một\nhai\nba\nbốn"),
        ("một \n  hai\u00a0\u00a0ba \n", "một\nhai ba"),
        ("một\n\n\nhai", "một\n\n\nhai"),
        ("một\n\n \n\u200b\n\n\nhai", "một\n\n\nhai"),
    ],
)
def test_normalize_text_keeps_lines(raw: str, clean: str) -> None:
    assert normalize_text(raw) == clean


@given(printable)
def test_normalize_applied_twice_changes_nothing(raw: str) -> None:
    line, text = normalize_line(raw), normalize_text(raw)
    assert normalize_line(line) == line
    assert normalize_text(text) == text
    assert unicodedata.is_normalized("NFC", line)
    assert normalize_line(text) == line


@given(st.text())
def test_normalize_line_any_text_can_be_stored(raw: str) -> None:
    normalize_line(raw).encode("utf-8")


@pytest.mark.parametrize(
    ("text", "expected"), [("", ""), ("một trăm", "Một trăm"), ("đồng Ý", "Đồng Ý"), ("Ẩn", "Ẩn"), ("ẩn", "Ẩn")]
)
def test_capitalize_first_raises_one_letter(text: str, expected: str) -> None:
    assert capitalize_first(text) == expected


# --- Masking ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("Nguyễn Văn An", "N.V.A"),
        ("đặng thị ánh", "Đ.T.Á"),
        ("H'Bia Niê", "H.N"),
        ("Lê Văn (Tư) –", "L.V.T"),
        ("", ""),
    ],
)
def test_mask_name_keeps_initials(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("number", "masked"), [("019088001234", "•••••••••234"), ("1234", "•234"), ("123", "•••"), ("", "")]
)
def test_mask_number_keeps_three_digits(number: str, masked: str) -> None:
    assert mask_number(number) == masked
