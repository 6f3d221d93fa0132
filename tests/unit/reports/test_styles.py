"""Measures of paper: what an office may set, within which bounds, and that nothing official is among it."""

from dataclasses import replace

import pytest

from desktop_app.domain.document import Document, Heading, HeadingStyle, Orientation, PageSize
from desktop_app.reports.styles import (
    EDITABLE,
    FRONT,
    PARTY,
    STATE,
    EditableMeasure,
    page_style,
    sheet_mm,
)

PLAIN = Document("Thử", (), file_name="thu")
BY_KEY = {measure.key: measure for measure in EDITABLE}


def styled(style: HeadingStyle | None, *measures: tuple[str, float]) -> Document:
    heading = Heading(style=style, issuer="UBND XÃ PHÚ BÌNH") if style else None
    return replace(PLAIN, heading=heading, measures=measures)


@pytest.mark.parametrize("measure", EDITABLE, ids=lambda measure: measure.key)
def test_editable_measure_is_within_its_bounds_and_says_where_it_comes_from(measure: EditableMeasure):
    assert measure.low <= measure.default <= measure.high
    assert measure.low < measure.high
    assert measure.label[0].isupper()
    assert ": " in measure.label
    assert measure.source
    assert measure.unit == ("mm" if measure.key.endswith("_mm") else "pt")


def test_editable_keys_and_labels_are_unique():
    assert len(BY_KEY) == len({measure.label for measure in EDITABLE}) == len(EDITABLE)


@pytest.mark.parametrize(
    ("field", "low", "high"),
    [("margin_top_mm", 20, 25), ("margin_bottom_mm", 20, 25), ("margin_left_mm", 30, 35), ("margin_right_mm", 15, 20)],
)
def test_state_margins_stay_within_the_decree(field: str, low: float, high: float):
    """NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục I, khoản 3: 20-25, 20-25, 30-35 and 15-20 mm."""
    assert (BY_KEY[f"state.{field}"].low, BY_KEY[f"state.{field}"].high) == (low, high)


def test_verified_sizes_of_the_headings_are_not_editable():
    """NĐ 30/2020, Phụ lục I, Phần I, mục II; HD 36-HD/VPTW, Phụ lục 3."""
    fixed = ("superior_size", "issuer_size", "number_size", "place_size", "regarding_size", "title_size", "left_share")

    assert not {f"{kind}.{field}" for kind in ("state", "party") for field in fixed} & set(BY_KEY)


def test_unverified_measures_of_party_and_front_are_editable():
    """HD 36: margins, page number and "Nơi nhận" were not read; of the Front's guide no size was."""
    fields = {"margin_top_mm", "margin_left_mm", "number_top_mm", "recipients_label_size", "recipients_size"}

    assert {f"party.{field}" for field in fields} <= set(BY_KEY)
    assert {f"front.{field}" for field in (*fields, "issuer_size", "title_size", "body_size")} <= set(BY_KEY)


@pytest.mark.parametrize("measure", [m for m in EDITABLE if not m.key.startswith("a5.")], ids=lambda m: m.key)
def test_page_style_takes_the_measure_of_its_own_heading_only(measure: EditableMeasure):
    kind, field = measure.key.split(".")
    defaults = {HeadingStyle.STATE: STATE, HeadingStyle.PARTY: PARTY, HeadingStyle.FRONT: FRONT}

    for style, default in defaults.items():
        expected = measure.high if style.value == kind else getattr(default, field)
        assert getattr(page_style(styled(style, (measure.key, measure.high))), field) == expected


def test_page_style_without_a_heading_is_the_states():
    assert page_style(styled(None)) == STATE
    assert page_style(styled(None, ("state.margin_left_mm", 33))).margin_left_mm == 33


@pytest.mark.parametrize(
    "measure", [("state.margin_left_mm", 36.0), ("state.margin_left_mm", 29.9), ("state.title_size", 14), ("x", 1)]
)
def test_page_style_refuses_what_no_office_may_set(measure: tuple[str, float]):
    with pytest.raises(ValueError, match="no such measure"):
        page_style(styled(HeadingStyle.STATE, measure))


def test_page_style_of_a5_is_smaller_and_has_margins_of_its_own():
    small = page_style(replace(styled(HeadingStyle.STATE, ("a5.margin_left_mm", 18)), page_size=PageSize.A5))

    assert (small.margin_left_mm, small.margin_right_mm) == (18, 10)
    assert [size for _, size in small.national_lines] == [9.5, 10.5]
    assert small.body_size == 11
    assert small.left_share == STATE.left_share


def test_sheets_have_the_sizes_of_iso_216():
    assert sheet_mm(PageSize.A4, Orientation.PORTRAIT) == (210, 297)
    assert sheet_mm(PageSize.A4, Orientation.LANDSCAPE) == (297, 210)
    assert sheet_mm(PageSize.A5, Orientation.PORTRAIT) == (148, 210)
    assert sheet_mm(PageSize.A5, Orientation.LANDSCAPE) == (210, 148)
