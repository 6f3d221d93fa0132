"""Charts as values, and where their parts stand."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.chart_layout import MM_PER_POINT, Box, Layout, Line, Words, lay_out
from desktop_app.domain.charts import Chart, ChartKind, Series, value_words
from tests.helpers.chart_samples import FIELDS, FOUR_SERIES, MONTHS, QUARTERS, charts, numbers


def measure(text: str, size: float, is_bold: bool) -> float:
    """Letters of a face in which each is as wide as half its height."""
    return len(text) * size * MM_PER_POINT * (0.55 if is_bold else 0.5)


def made(chart: Chart, width_mm: float = 165.0) -> Layout:
    return lay_out(chart, width_mm=width_mm, measure=measure)


Place = tuple[float, float, float, float]


def place_of(words: Words) -> Place:
    """Left, top, right, bottom of the letters, tall marks and descenders included."""
    width, high = measure(words.text, words.size, words.is_bold), words.size * MM_PER_POINT
    left = words.x - width * {"left": 0.0, "center": 0.5, "right": 1.0}[words.align]
    return left, words.y - 0.78 * high, left + width, words.y + 0.22 * high


def do_overlap(first: Place, second: Place) -> bool:
    slack = 0.01
    return (
        first[0] < second[2] - slack
        and second[0] < first[2] - slack
        and first[1] < second[3] - slack
        and second[1] < first[3] - slack
    )


def words_of(layout: Layout) -> list[str]:
    return [shape.text for shape in layout.shapes if isinstance(shape, Words)]


# ---------------------------------------------------------------- the value


@pytest.mark.parametrize(
    ("categories", "series"),
    [
        pytest.param((), (Series("a", ()),), id="no category"),
        pytest.param(("x",), (), id="no series"),
        pytest.param(("x",), (Series("a", numbers(1)),) * 5, id="five series"),
        pytest.param(("x", "y"), (Series("a", numbers(1)),), id="a value too few"),
        pytest.param(("x", "y"), (Series("a", numbers(1, 2), tags=("t",)),), id="a tag too few"),
        pytest.param(("x",), (Series("a", numbers(-1)),), id="below zero"),
        pytest.param(("x",), (Series("a", numbers("NaN")),), id="no number"),
    ],
)
def test_chart_that_cannot_be_drawn_is_refused(categories: tuple[str, ...], series: tuple[Series, ...]) -> None:
    with pytest.raises(ValueError, match=r"."):
        Chart("Thử", ChartKind.BARS, categories, series)


def test_description_says_every_number_in_words() -> None:
    assert FIELDS.description == (
        "Ý kiến theo lĩnh vực (ý kiến). Đất đai, giải phóng mặt bằng và bồi thường, hỗ trợ, tái định cư: 40; "
        "Môi trường: 10; Giao thông nông thôn: 20; Khác: 0."
    )
    assert QUARTERS.description.endswith("Năm 2026: Quý I: 3; Quý II: 3; Quý III: 2; Quý IV: –.")


def test_chart_of_zeros_says_that_nothing_happened() -> None:
    chart = replace(FIELDS, series=(Series("Năm 2026", numbers(0, 0, None, 0)),))
    assert chart.is_empty
    assert chart.description.endswith("Không phát sinh.")
    assert words_of(made(chart))[-1] == "Không phát sinh"
    assert made(chart).bars == ()


# ---------------------------------------------------------------- the geometry


@given(chart=charts(), width=st.sampled_from([60.0, 90.0, 165.0, 252.0]))
def test_no_words_lie_on_each_other_or_leave_the_chart(chart: Chart, width: float) -> None:
    layout = made(chart, width)
    places = [(shape.text, place_of(shape)) for shape in layout.shapes if isinstance(shape, Words) and shape.text]
    for text, (left, top, right, bottom) in places:
        assert left >= -0.01, text
        assert right <= layout.width_mm + 0.01, text
        assert top >= -0.01, text
        assert bottom <= layout.height_mm + 0.01, text
    for (one, first), (other, second) in combinations(places, 2):
        assert not do_overlap(first, second), (one, other)


@given(chart=charts(), width=st.sampled_from([60.0, 165.0]))
def test_no_words_lie_on_bars_and_all_shapes_stay_inside(chart: Chart, width: float) -> None:
    layout = made(chart, width)
    words = [shape for shape in layout.shapes if isinstance(shape, Words)]
    for shape in layout.shapes:
        if isinstance(shape, Box):
            place = (shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
            assert not any(do_overlap(place, place_of(one)) for one in words), shape
            corners = [(shape.x, shape.y), place[2:]]
        elif isinstance(shape, Line):
            corners = [(shape.x1, shape.y1), (shape.x2, shape.y2)]
        else:
            continue
        for x, y in corners:
            assert -0.01 <= x <= layout.width_mm + 0.01
            assert -0.01 <= y <= layout.height_mm + 0.01


@given(chart=charts())
def test_every_number_is_written_out(chart: Chart) -> None:
    if chart.is_empty:
        return
    said = Counter(words_of(made(chart)))
    wanted = Counter(value_words(value) for one in chart.series for value in one.values)
    assert wanted <= said


def test_bars_are_as_long_as_their_numbers_from_zero() -> None:
    bars = made(FIELDS).bars
    assert len({bar.x for bar in bars}) == 1
    assert [bar.width / bars[0].width for bar in bars] == pytest.approx([1, 0.25, 0.5, 0])


def test_columns_are_as_high_as_their_numbers_and_stand_on_one_line() -> None:
    bars = made(QUARTERS).bars
    assert len({round(bar.y + bar.height, 6) for bar in bars}) == 1
    heights = {bar.said: bar.height for bar in bars}
    tallest = heights["Năm 2025, Quý IV: 4 hội nghị"]
    assert heights["Năm 2026, Quý I: 3 hội nghị"] / tallest == pytest.approx(0.75)
    assert "Năm 2026, Quý IV" not in " ".join(heights)


def test_points_stand_as_high_as_their_numbers() -> None:
    layout = made(MONTHS)
    heights = {bar.said: bar.y for bar in layout.bars}
    zero, highest = heights["Năm 2025, T12: 0 đơn"], heights["Năm 2025, T7: 31 đơn"]
    assert (zero - heights["Năm 2026, T1: 12 đơn"]) / (zero - highest) == pytest.approx(12 / 31)
    assert not any("Năm 2026, T12" in said for said in heights)


def test_zero_is_said_and_has_no_length() -> None:
    assert [bar.width for bar in made(FIELDS).bars if bar.said.startswith("Khác")] == [0]
    assert words_of(made(FIELDS))[-1] == "0"


def test_bar_without_length_has_no_hatching() -> None:
    series = (Series("a", numbers(3)), Series("b", numbers(0)))
    layout = made(Chart("Thử", ChartKind.BARS, ("x",), series))
    top, bottom = layout.bars[1].y, layout.bars[1].y + layout.bars[1].height
    lines = [shape for shape in layout.shapes if isinstance(shape, Line)]
    assert not [line for line in lines if top <= min(line.y1, line.y2) and max(line.y1, line.y2) <= bottom]


def test_long_label_wraps_beside_its_bar() -> None:
    label = FIELDS.categories[0]
    lines = [text for text in words_of(made(FIELDS)) if text in label and text != label]
    assert len(lines) >= 2
    assert " ".join(lines) == label


def test_columns_without_room_become_lying_bars() -> None:
    many = tuple(f"Thôn số {number}" for number in range(30))
    chart = Chart("Thử", ChartKind.COLUMNS, many, (Series("a", numbers(*range(1, 31))),))
    bars = made(chart).bars
    assert len({bar.x for bar in bars}) == 1
    assert [bar.width / bars[0].width for bar in bars] == pytest.approx([float(number) for number in range(1, 31)])


def test_series_differ_in_tone_and_hatching() -> None:
    layout = made(FOUR_SERIES)
    assert [bar.tone for bar in layout.bars] == [0, 1, 2, 3] * 2
    slants = set()
    for line in (shape for shape in layout.shapes if isinstance(shape, Line)):
        if line.x1 != line.x2 and line.y1 != line.y2:
            slants.add((line.x2 - line.x1) * (line.y2 - line.y1) > 0)
    assert slants == {True, False}


def test_bar_carries_what_stands_behind_it() -> None:
    assert [bar.tag for bar in made(FIELDS).bars] == ["b:1", "b:2", "b:3", "b:4"]
