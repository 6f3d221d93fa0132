"""The laws of vector clocks, and what a stamp says to people."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.stamp import Stamp, VectorClock

DEVICES = st.sampled_from(["a1", "b2", "c3", "xa-01:x"])
CLOCKS = st.dictionaries(DEVICES, st.integers(1, 9)).map(VectorClock)


@given(CLOCKS)
def test_text_of_a_clock_is_read_back(clock: VectorClock) -> None:
    assert VectorClock.parse(str(clock)) == clock


def test_text_of_a_clock_is_sorted_by_device() -> None:
    assert str(VectorClock({"b": 2, "a": 10})) == "a:10 b:2"
    assert VectorClock.parse("") == VectorClock()


@pytest.mark.parametrize("text", ["a", "a:b", "a:1 b", "a:1.5"])
def test_other_text_is_no_clock(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        VectorClock.parse(text)


@given(CLOCKS)
def test_covers_is_reflexive(clock: VectorClock) -> None:
    assert clock.covers(clock)


@given(CLOCKS, CLOCKS)
def test_covers_is_antisymmetric(one: VectorClock, other: VectorClock) -> None:
    assert (one.covers(other) and other.covers(one)) == (one == other)


@given(CLOCKS, CLOCKS, CLOCKS)
def test_covers_is_transitive(first: VectorClock, second: VectorClock, third: VectorClock) -> None:
    if first.covers(second) and second.covers(third):
        assert first.covers(third)


@given(CLOCKS, DEVICES)
def test_a_save_makes_a_newer_version(clock: VectorClock, device: str) -> None:
    saved = clock.advanced(device)
    assert saved.covers(clock)
    assert not clock.covers(saved)
    assert not saved.is_concurrent_with(clock)


@given(CLOCKS)
def test_saves_on_two_devices_are_concurrent_until_one_has_seen_the_other(clock: VectorClock) -> None:
    here, there = clock.advanced("a1"), clock.advanced("b2")
    assert here.is_concurrent_with(there)
    assert there.is_concurrent_with(here)
    both = here.advanced("b2")
    assert both.covers(there)
    assert both.covers(here)


@given(CLOCKS, CLOCKS)
def test_two_clocks_stand_in_exactly_one_relation(one: VectorClock, other: VectorClock) -> None:
    newer, older = one.covers(other) and one != other, other.covers(one) and one != other
    assert [newer, older, one == other, one.is_concurrent_with(other)].count(True) == 1


def test_register_number_is_for_numbered_records_only() -> None:
    at = datetime(2026, 3, 5, tzinfo=UTC)
    stamp = Stamp(
        uid="u", unit_code="05818", device="d", clock=VectorClock(), created_at=at, created_by="A",
        changed_at=at, changed_by="A",
    )  # fmt: skip
    assert stamp.register_number == ""
    assert replace(stamp, year=2026, number=57).register_number == "57/2026"
