"""Outlines read from data, written again, numbered, and refused by a sentence where they are nonsense."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from desktop_app import paths
from desktop_app.domain.document import HeadingStyle
from desktop_app.domain.outline_data import OutlineProblem, plain_outline, read_outline
from desktop_app.domain.outlines import OutlineSection, numbered, roman, split_place, unknown_places
from desktop_app.domain.periods import Span
from desktop_app.storage.outline_files import load_outlines

PLAIN: dict[str, Any] = {
    "key": "thu",
    "version": "1",
    "title": "Báo cáo thử",
    "spans": ["month", "year"],
    "due_days": {"month": 20},
    "heading": [{"style": "party", "number": "-BC/{party_sign}", "post": ["T/M ĐẢNG ỦY", "BÍ THƯ"]}],
    "figure": [{"name": "số đơn", "cell": "pl2-don:3", "noun": "đơn", "unit": "đơn"}],
    "section": [
        {"key": "mo-dau", "title": "", "text": "{cơ quan} báo cáo {kỳ}."},
        {"key": "don", "title": "Đơn", "text": "Nhận {số đơn} đơn.", "figures": ["số đơn"], "chart": "don"},
    ],
    "chart": [{"key": "don", "title": "Đơn", "kind": "bars", "figures": ["số đơn"]}],
    "annex": [{"key": "pl", "title": "Đơn", "tables": ["pl2-don"], "spans": ["year"]}],
}


def data(change: Callable[[dict[str, Any]], object] = lambda value: None) -> dict[str, Any]:
    value = copy.deepcopy(PLAIN)
    change(value)
    return value


def test_outline_is_read_with_all_its_parts() -> None:
    outline = read_outline(data())
    assert (outline.key, outline.styles, outline.spans) == ("thu", (HeadingStyle.PARTY,), (Span.MONTH, Span.YEAR))
    assert outline.due_days == {Span.MONTH: 20}
    assert outline.tables == ("pl2-don",)
    assert [section.heading for section in outline.sections] == ["", "I. ĐƠN"]
    assert outline.annexes[0].spans == (Span.YEAR,)


@pytest.mark.parametrize("outline", load_outlines(paths.resources_dir()), ids=lambda item: item.key)
def test_outline_written_as_data_is_read_back_equal(outline: Any) -> None:
    assert read_outline(plain_outline(outline)) == outline


def test_sections_are_numbered_by_level_without_hidden_and_untitled_ones() -> None:
    sections = [
        OutlineSection("a", "", "Một"),
        OutlineSection("b", "", "Hai", level=2),
        OutlineSection("c", "", "Ẩn", level=2, is_hidden=True),
        OutlineSection("d", "9", "Ba", level=2),
        OutlineSection("e", "", "Bốn", level=3),
        OutlineSection("f", "", ""),
        OutlineSection("g", "", "Năm"),
        OutlineSection("h", "", "Sáu", level=2),
    ]
    assert [item.heading for item in numbered(sections)] == [
        "I. MỘT", "1. Hai", "Ẩn", "2. Ba", "a) Bốn", "", "II. NĂM", "1. Sáu",
    ]  # fmt: skip


def test_roman_numbers_up_to_forty() -> None:
    assert [roman(number) for number in (1, 4, 5, 9, 14, 40)] == ["I", "IV", "V", "IX", "XIV", "XL"]


def test_place_is_split_into_comparison_and_name() -> None:
    assert split_place(" so với cùng kỳ : số đơn ") == ("so với cùng kỳ", "số đơn")
    assert split_place("số đơn") == ("", "số đơn")
    assert split_place("so với năm: số đơn") == ("", "so với năm: số đơn")


def test_comparison_of_a_fixed_name_is_unknown() -> None:
    text = "{kỳ} {số đơn} {so với cùng kỳ: kỳ} {so với cùng kỳ: số đơn} {số hộ}"
    assert [place[0] for place in unknown_places(text, frozenset({"số đơn"}))] == ["{so với cùng kỳ: kỳ}", "{số hộ}"]


def section(value: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = value["section"][1]
    return found


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda value: value.update(key="Thử nghiệm"), "mã gồm chữ thường"),
        (lambda value: value.update(colour="red"), "tên lạ: colour"),
        (lambda value: value.update(title=""), "title còn trống"),
        (lambda value: value.update(spans=["week"]), "Không có kỳ “week”"),
        (lambda value: value.update(spans=[]), "chưa nêu các kỳ"),
        (lambda value: value.update(section="x"), "phải là một danh sách"),
        (lambda value: value.update(section=["x"]), "không đọc được"),
        (lambda value: value.update(section=[]), "ít nhất một thể thức"),
        (lambda value: value.update(heading=[]), "ít nhất một thể thức"),
        (lambda value: value.update(due_days={"month": 32}), "từ 1 đến 31"),
        (lambda value: value["heading"][0].update(style="king"), "phải là một trong"),
        (lambda value: value["heading"][0].update(number="BC"), "bắt đầu bằng / hoặc -"),
        (lambda value: value["heading"][0].update(post=["{name}"]), "chỉ được dùng"),
        (lambda value: value["figure"][0].update(cell="pl2"), "chưa đúng dạng biểu:mã"),
        (lambda value: value["figure"].append(value["figure"][0]), "cùng tên “số đơn”"),
        (lambda value: section(value).update(text="{số hộ}"), "số liệu chưa có: {số hộ}"),
        (lambda value: section(value).update(figures=["số hộ"]), "số liệu chưa có: số hộ"),
        (lambda value: section(value).update(chart="khac"), "biểu đồ chưa có: khac"),
        (lambda value: section(value).update(level=4), "từ 1 đến 3"),
        (lambda value: section(value).update(hidden="có"), "true hoặc false"),
        (lambda value: section(value).update(key="mo-dau"), "cùng tên “mo-dau”"),
        (lambda value: section(value).update(text="x" * 20_001), "quá dài"),
        (lambda value: value["chart"][0].update(labels=["a", "b"]), "mỗi số liệu một nhãn"),
        (lambda value: value["chart"][0].update(kind="pie"), "phải là một trong"),
        (lambda value: value["annex"][0].update(tables=[]), "chưa nêu biểu nào"),
    ],
)
def test_nonsense_is_refused_by_a_sentence(change: Callable[[dict[str, Any]], object], words: str) -> None:
    with pytest.raises(OutlineProblem, match=words):
        read_outline(data(change))
