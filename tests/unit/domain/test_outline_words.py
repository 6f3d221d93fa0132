"""Words of a periodic report: figures in texts, comparisons, names of periods, doubts about typed numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from desktop_app.domain.outline_words import (
    ROOM,
    FigureValue,
    change_words,
    doubts,
    fill,
    filled_paragraphs,
    is_zero,
    last_year_words,
    period_name,
    same_last_year,
    span_of,
    target_words,
)
from desktop_app.domain.periods import Span, period_of
from desktop_app.domain.query import Period

WORDS = {"kỳ": "tháng 11 năm 2026", "đơn vị": "xã Đồng Lam"}


def figure(
    value: str = "5", last: str = "3", *, name: str = "số hội nghị", noun: str = "hội nghị đối thoại", **more: Any
) -> FigureValue:
    return FigureValue(name, name.capitalize(), "pl3", "1", Decimal(value), Decimal(last), noun=noun, **more)


def filled(text: str, *values: FigureValue) -> str:
    return fill(text, {item.name: item for item in values}, WORDS)


def test_places_print_figures_and_words_in_vietnamese() -> None:
    land = figure("1193.38", name="diện tích")
    text = "Trong {kỳ}, {đơn vị} vận động {diện tích} ha, { số  hội nghị } hội nghị."
    assert filled(text, land, figure("1234")) == (
        "Trong tháng 11 năm 2026, xã Đồng Lam vận động 1.193,38 ha, 1.234 hội nghị."
    )


@pytest.mark.parametrize("text", ["{số lạ} đơn", "{so với cùng kỳ: số lạ}", "{}", "{năm}"])
def test_unknown_place_prints_dots_and_no_brace(text: str) -> None:
    shown = filled(text, figure())
    assert ROOM in shown
    assert not set("{}") & set(shown)


def test_stray_braces_are_never_printed() -> None:
    assert filled("a { b } c } {", figure()) == f"a {ROOM} c  "


@pytest.mark.parametrize(
    ("now", "last", "words", "change"),
    [
        ("8", "5", "tăng 3 so với cùng kỳ năm trước (5)", "+3"),
        ("2", "1005", "giảm 1.003 so với cùng kỳ năm trước (1.005)", "-1.003"),
        ("5", "5", "bằng cùng kỳ năm trước", "0"),
        ("5", "0", "cùng kỳ năm trước không có", "+5"),
        ("0", "0", "cùng kỳ năm trước cũng không có", "0"),
        ("0", "4", "giảm 4 so với cùng kỳ năm trước (4)", "-4"),
    ],
)
def test_comparison_with_last_year_reads_well(now: str, last: str, words: str, change: str) -> None:
    assert last_year_words(figure(now, last)) == words
    assert change_words(figure(now, last)) == change


def test_target_is_compared_with_what_the_year_reached() -> None:
    reached = figure("2", target=Decimal(10), reached=Decimal(8))
    assert target_words(reached) == "đạt 80% chỉ tiêu năm (10)"
    assert filled("{so với chỉ tiêu: số hội nghị}", reached) == "đạt 80% chỉ tiêu năm (10)"
    assert target_words(figure()) == "chưa giao chỉ tiêu năm"


def test_paragraphs_without_anything_are_left_out() -> None:
    none, some = figure("0", "7", name="không"), figure("2", "0", name="có")
    text = "Lời chung.\nTổ chức {không}.\nTổ chức {không}, {so với cùng kỳ: không}.\n\nCó {có}, không {không}."
    assert filled_paragraphs(text, {item.name: item for item in (none, some)}, WORDS) == [
        "Lời chung.",
        "Tổ chức 0, giảm 7 so với cùng kỳ năm trước (7).",
        "Có 2, không 0.",
    ]


def test_what_merely_goes_on_is_no_sign_of_activity() -> None:
    assert is_zero([figure("0", "9"), figure("62", is_stock=True)])
    assert not is_zero([figure("1")])


@pytest.mark.parametrize(
    ("span", "year", "number", "words"),
    [
        (Span.MONTH, 2026, 11, "tháng 11 năm 2026"),
        (Span.QUARTER, 2026, 1, "quý I năm 2026"),
        (Span.QUARTER, 2026, 4, "quý IV năm 2026"),
        (Span.HALF_YEAR, 2026, 1, "6 tháng đầu năm 2026"),
        (Span.HALF_YEAR, 2026, 2, "6 tháng cuối năm 2026"),
        (Span.NINE_MONTHS, 2026, 1, "9 tháng đầu năm 2026"),
        (Span.YEAR, 2026, 1, "năm 2026"),
    ],
)
@pytest.mark.parametrize("closing_day", [0, 14, 20])
def test_period_is_named_as_officials_name_it(span: Span, year: int, number: int, words: str, closing_day: int) -> None:
    period = period_of(span, year=year, number=number, closing_day=closing_day)
    assert period_name(period, closing_day=closing_day) == words
    assert span_of(period, closing_day=closing_day) == (span, year, number)
    before = period_of(span, year=year - 1, number=number, closing_day=closing_day)
    assert same_last_year(period, closing_day=closing_day) == before


def test_other_days_are_named_by_themselves() -> None:
    period = Period(date(2028, 2, 29), date(2028, 3, 10))
    assert period_name(period) == "từ ngày 29/02/2028 đến ngày 10/03/2028"
    assert same_last_year(period) == Period(date(2027, 2, 28), date(2027, 3, 10))


def doubted(text: str, *values: FigureValue) -> list[tuple[str, Decimal | None]]:
    found = doubts("muc", text, values)
    for doubt in found:
        assert text[doubt.start : doubt.start + doubt.length] == doubt.typed
    return [(doubt.typed, doubt.value) for doubt in found]


def test_number_typed_beside_the_noun_that_differs_is_doubted() -> None:
    assert doubted("Đã tổ chức 7 cuộc Hội nghị đối thoại, có 5 hội nghị đối thoại.", figure()) == [("7", Decimal(5))]


@pytest.mark.parametrize(
    "text",
    [
        "tổ chức 05 hội nghị đối thoại",
        "tổ chức {số hội nghị} hội nghị đối thoại",
        "7 hội nghị chuyên đề",
        "7 hội nghị đối thoạis",
        "ngày 7/5 hội nghị đối thoại",
        "cùng kỳ có 3 hội nghị đối thoại",
        "cùng kỳ: 5 hội nghị đối thoại",
        "văn bản số 12-5 hội nghị đối thoại",
    ],
)
def test_numbers_that_agree_or_mean_something_else_are_not_doubted(text: str) -> None:
    assert doubted(text, figure()) == []


def test_last_years_number_is_accepted_only_where_the_words_say_so() -> None:
    assert doubted("có 3 hội nghị đối thoại. Cùng kỳ có ít hơn", figure()) == [("3", Decimal(5))]


@pytest.mark.parametrize(("typed", "is_doubted"), [("trên 490", False), ("gần 530", False), ("hơn 400", True)])
def test_approximate_number_may_be_off_by_a_tenth(typed: str, is_doubted: bool) -> None:
    models = figure("492", name="số mô hình", noun="mô hình")
    assert bool(doubted(f"có {typed} mô hình", models)) is is_doubted


def test_longest_noun_decides_and_any_figure_of_a_noun_will_do() -> None:
    all_, scheduled, other = (
        figure("5"),
        figure("2", noun="hội nghị đối thoại định kỳ", name="b"),
        figure("9", name="c"),
    )
    assert doubted("9 hội nghị đối thoại, 2 hội nghị đối thoại định kỳ", all_, scheduled, other) == []
    assert doubted("5 hội nghị đối thoại định kỳ", all_, scheduled, other) == [("5", Decimal(2))]


def test_grouped_and_broken_numbers_are_read() -> None:
    land = figure("4820.5", name="đất", noun="m² đất")
    assert doubted("hiến 4.820,5 m² đất", land) == []
    assert doubted("hiến 4.820 m² đất", land) == [("4.820", Decimal("4820.5"))]


def test_unknown_places_and_stray_braces_are_doubts_without_a_value() -> None:
    text = "Có {số lạ} và {kỳ}, { thiếu"
    assert doubted(text, figure()) == [("{số lạ}", None), ("{", None)]
    assert all(doubt.is_unknown for doubt in doubts("muc", text, [figure()]))
