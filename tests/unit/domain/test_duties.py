"""Duties counted by the year: what a duty is, and when it is short."""

from __future__ import annotations

import pytest

from desktop_app import paths
from desktop_app.domain.duties import Duty, Kept
from desktop_app.records import kind_of
from desktop_app.storage.duty_list import load_duties

DUTY = Duty(key="k", kind="dialogues", title="Hội nghị", unit="hội nghị", minimum=2)


def test_duty_lowest_number_is_the_laws_own_where_it_was_read() -> None:
    assert DUTY.lowest == 0
    assert Duty(key="k", kind="dialogues", title="x", unit="y", minimum=2, is_verified=True).lowest == 2


@pytest.mark.parametrize("values", [{"minimum": -1}, {"minimum": 1_001}, {"per": "hamlet"}, {"list": "hamlets"}])
def test_duty_with_nonsense_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="k: "):
        Duty(**{"key": "k", "kind": "dialogues", "title": "x", "unit": "y", "minimum": 1, **values})  # type: ignore[arg-type]


@pytest.mark.parametrize(("held", "is_short"), [(0, True), (1, True), (2, False), (3, False)])
def test_kept_is_short_below_what_is_wanted(held: int, is_short: bool) -> None:
    assert Kept(duty=DUTY, minimum=2, held=held, wanted=2, uids=()).is_short is is_short


def test_shipped_duties_name_fields_and_codes_that_exist() -> None:
    duties = load_duties(paths.resources_dir())
    assert len({duty.key for duty in duties}) == len(duties) >= 5
    for duty in duties:
        kind = kind_of(duty.kind)
        named = (
            {item.field for item in duty.conditions}
            | ({duty.day} if duty.day else set())
            | set(filter(None, [duty.per]))
        )
        assert named <= {spec.key for spec in kind.specs}, duty.key
        for item in duty.conditions:
            codes = {choice.code for choice in kind.spec(item.field).choices}
            assert set(item.value or ()) <= codes, duty.key
        if duty.list:
            entries = {spec.key for spec in kind_of(duty.list).specs}
            assert {item.field for item in duty.entries} | {duty.target} <= entries
        assert duty.article
        assert duty.note.endswith(".")


def test_only_the_duty_whose_law_was_read_is_fixed() -> None:
    """Luật 10/2022/QH15 art 32: at least once a year."""
    fixed = {duty.key: duty.minimum for duty in load_duties(paths.resources_dir()) if duty.is_verified}
    assert fixed == {"dialogues.peoples_committee": 1}
