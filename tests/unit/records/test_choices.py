"""Lists of codes: every code counts somewhere, and what is typed means one thing."""

from __future__ import annotations

from types import ModuleType

import pytest

from desktop_app.domain.fields import Choice
from desktop_app.domain.text import fold
from desktop_app.records import choices, civic_choices


def lists_of(module: ModuleType) -> list[tuple[str, tuple[Choice, ...]]]:
    """Names and lists of choices in a module."""
    return [
        (name, value)
        for name, value in vars(module).items()
        if isinstance(value, tuple) and value and all(isinstance(item, Choice) for item in value)
    ]


ALL = [pytest.param(items, id=name) for module in (choices, civic_choices) for name, items in lists_of(module)]


@pytest.mark.parametrize("items", ALL)
def test_words_and_abbreviations_of_a_list_mean_one_code_each(items: tuple[Choice, ...]) -> None:
    meant: dict[str, str] = {}
    for item in items:
        for words in {fold(item.label), fold(item.short)} - {""}:
            assert meant.setdefault(words, item.code) == item.code, words


def test_every_handling_direction_belongs_to_a_statistical_class() -> None:
    assert {item.group for item in choices.DIRECTIONS} == set(choices.HANDLING_GROUPS)


def test_every_field_detail_belongs_to_a_field() -> None:
    assert {item.group for item in choices.FIELD_DETAILS} <= set(choices.codes(choices.FIELDS))


@pytest.mark.parametrize("kind", sorted(choices.FIELDS_OF_KIND))
def test_every_detail_is_counted_in_a_column_of_every_form(kind: str) -> None:
    for item in choices.FIELD_DETAILS:
        assert choices.level_1_of(item.code, kind) in choices.FIELDS_OF_KIND[kind]


@pytest.mark.parametrize(
    ("detail", "kind", "expected"),
    [
        ("land_recovery", "complaint", "land"),
        ("staff_conduct", "denunciation", "civil_service"),
        ("staff_conduct", "complaint", "administrative_other"),
        ("transport", "proposal", "other"),
        ("transport", None, "administrative_other"),
        ("transport", "mixed", "administrative_other"),
        ("not_listed_any_more", "proposal", "other"),
    ],
)
def test_level_1_of_detail_follows_the_form_of_the_kind(detail: str, kind: str | None, expected: str) -> None:
    assert choices.level_1_of(detail, kind) == expected


def test_denunciations_and_derived_sets_hold_known_codes() -> None:
    directions = set(choices.codes(choices.DIRECTIONS))
    assert set(choices.codes(choices.CONTENT_KINDS)) >= choices.DENUNCIATIONS
    assert directions >= choices.TRANSFERS | choices.REFUSALS | choices.GUIDED_TO_BODY | choices.RECEPTION_ONLY
    assert set(choices.FIELDS_OF_KIND) <= set(choices.codes(choices.CONTENT_KINDS))
    assert set(choices.codes(choices.RECEPTION_TYPES)) >= choices.HEAD_RECEPTIONS


def test_every_dialogue_kind_has_its_legal_root() -> None:
    assert set(civic_choices.DIALOGUE_LAW) == set(choices.codes(civic_choices.DIALOGUE_KINDS))


def test_two_grounds_of_refusal_need_a_written_notice() -> None:
    """NĐ 154/2026/NĐ-CP art 4(3): art 9(3) of the law and point h."""
    assert choices.codes(choices.REFUSAL_GROUNDS, "written") == ("art9_3", "point_h")


def test_every_ground_is_cited_and_every_outcome_but_other_has_its_unit() -> None:
    assert set(choices.REFUSAL_CITATIONS) == set(choices.codes(choices.REFUSAL_GROUNDS))
    assert set(civic_choices.OUTCOME_UNITS) == set(choices.codes(civic_choices.OUTCOMES)) - {"other"}


def test_models_have_the_four_fields_in_the_order_of_the_tables() -> None:
    assert [item.label for item in civic_choices.MODEL_FIELDS] == [
        "Kinh tế",
        "Văn hóa – xã hội",
        "Quốc phòng – an ninh",
        "Xây dựng hệ thống chính trị",
    ]


def test_words_of_unknown_codes_are_the_codes() -> None:
    assert choices.label_of(choices.FIELDS, "land") == "Đất đai, nhà cửa"
    assert choices.short_of(choices.CONTENT_KINDS, "complaint") == "KN"
    assert choices.label_of(choices.FIELDS, "gone") == choices.short_of(choices.FIELDS, "gone") == "gone"
    assert choices.label_of(choices.FIELDS, None) == choices.short_of(choices.FIELDS, None) == ""
