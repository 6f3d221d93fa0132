"""Field makers, record classes and what can be asked of a FieldSpec."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from typing import Any

import pytest

from desktop_app.domain import fields
from desktop_app.domain.fields import Choice, FieldType, is_given, spec_of, specs_of
from tests.helpers.sample_kind import Item, Sample, sample


def test_specs_stand_in_the_order_of_declaration_under_their_names() -> None:
    assert [spec.key for spec in specs_of(Item)] == ["what", "done_on", "cost", "share", "grade", "is_checked"]
    assert spec_of(Item, "cost").type is FieldType.MONEY
    with pytest.raises(KeyError):
        spec_of(Item, "colour")


def test_every_type_has_a_maker_whose_empty_value_is_its_own() -> None:
    empty = sample()
    assert {spec.type for spec in specs_of(Sample)} == set(FieldType)
    for spec in specs_of(Sample):
        value = getattr(empty, spec.key)
        if spec.default is not None:
            assert value == spec.default
        elif spec.type.is_text:
            assert value == ""
        elif spec.type is FieldType.FLAG:
            assert value is False
        elif spec.type is FieldType.ROWS:
            assert value == ()
        else:
            assert value is None


def test_records_are_frozen_and_take_keywords_only() -> None:
    record_type: Any = Sample
    record = sample(title="Tên")
    with pytest.raises(dataclasses.FrozenInstanceError):
        record.title = "Khác"  # type: ignore[misc]  # the point of the test
    with pytest.raises(TypeError):
        record_type("Tên")
    assert dataclasses.replace(record, title="Khác") == sample(title="Khác")


def test_field_without_a_maker_is_refused() -> None:
    with pytest.raises(TypeError, match=r"Wrong\.name"):

        @fields.record
        class Wrong(fields.Record):
            name: str = "x"


@pytest.mark.parametrize(
    ("value", "expected"),
    [(None, False), ("", False), ((), False), (False, False), (0, True), (Decimal(0), True), ("0", True), (True, True)],
)
def test_is_given_takes_zero_for_something(value: object, expected: bool) -> None:
    assert is_given(value) is expected


def test_sortable_are_listed_fields_of_types_with_an_order() -> None:
    sortable = {spec.key for spec in specs_of(Sample) if spec.is_sortable}
    assert sortable == {
        "title", "person", "place", "held_on", "due_on", "at", "sort", "people", "since", "money", "is_done",
    }  # fmt: skip


def test_choice_is_found_by_its_code_alone() -> None:
    spec = spec_of(Sample, "sort")
    assert spec.choice("closed") == Choice("closed", "Đã đóng", "ĐĐ")
    assert spec.choice("Đã đóng") is None
    assert spec.choice(None) is None


def test_row_specs_are_those_of_the_line() -> None:
    assert spec_of(Sample, "items").row_specs == specs_of(Item)
    assert spec_of(Sample, "title").row_specs == ()


def test_kinds_of_types_do_not_overlap() -> None:
    assert not [type_ for type_ in FieldType if type_.is_text and type_.is_integer]
    assert {type_ for type_ in FieldType if type_.is_integer} == {FieldType.COUNT, FieldType.YEAR, FieldType.MONEY}
