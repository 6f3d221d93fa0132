"""An office's own paper measures: kept within bounds, printed with, taken back."""

from __future__ import annotations

import pytest

from desktop_app.domain.errors import InputRefused
from desktop_app.services import measures, today
from desktop_app.services.workspace import Workspace


def value_of(work: Workspace, key: str) -> float:
    return next(one.value for one in measures.measures(work) if one.key == key)


def test_measures_begin_with_their_defaults(work: Workspace) -> None:
    found = measures.measures(work)
    assert found
    assert not any(one.is_own for one in found)
    assert all(one.low <= one.value <= one.high and one.source for one in found)


def test_measure_that_is_saved_is_printed_with(work: Workspace) -> None:
    measures.save(work, {"state.margin_left_mm": 33.5})
    assert value_of(work, "state.margin_left_mm") == 33.5
    assert today.morning_list(work).measures == (("state.margin_left_mm", 33.5),)


def test_measure_set_back_to_its_default_is_kept_no_longer(work: Workspace) -> None:
    default = value_of(work, "state.margin_left_mm")
    measures.save(work, {"state.margin_left_mm": 33.5})
    measures.save(work, {"state.margin_left_mm": default})
    assert today.morning_list(work).measures == ()


@pytest.mark.parametrize(("key", "value"), [("state.margin_left_mm", 29), ("state.margin_left_mm", 36), ("no", 1)])
def test_measure_out_of_bounds_is_refused_with_all_others(work: Workspace, key: str, value: float) -> None:
    with pytest.raises(InputRefused):
        measures.save(work, {"state.margin_top_mm": 21, key: value})
    assert not any(one.is_own for one in measures.measures(work))
