"""Which terms bind after a reception, and until when."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.domain.deadlines import Deadline
from desktop_app.domain.fields import specs_of
from desktop_app.records import choices
from desktop_app.records.receptions.record import Reception
from desktop_app.records.receptions.terms import answered_day, computed, terms_of
from tests.helpers.law import LAW, day

CLOSED = choices.codes(choices.RECEPTION_STATUSES, "closed")


def reception(**values: Any) -> Reception:
    """A reception on Thursday 05/11/2026, with days written as 05/03/2026."""
    given = {"received_on": "05/11/2026", "status": "received", "host": "government"} | values
    made: dict[str, Any] = {
        key: day(value) if key.endswith("_on") and isinstance(value, str) else value for key, value in given.items()
    }
    return Reception(**made)


def ends(made: Reception) -> dict[str, Deadline]:
    """Reckoned terms by rule."""
    return {item.rule.key: item for item in LAW.deadlines(terms_of(made))}


def open_rules(made: Reception) -> set[str]:
    """Rules of the duties that are open."""
    return {key for key, item in ends(made).items() if item.is_open}


@pytest.mark.parametrize(
    ("host", "rule"),
    [("government", "reception.answer"), ("party", "reception.party_answer"), (None, "reception.answer")],
)
def test_whoever_came_hears_within_ten_working_days(host, rule):
    found = ends(reception(host=host))
    assert list(found) == [rule]
    assert found[rule].end == day("19/11/2026")  # 6 (1), 9-13 (6), 16-19 (10)
    assert found[rule].is_open
    assert computed(reception(host=host), LAW) == {"due_on": day("19/11/2026")}


def test_session_to_which_nobody_came_owes_nobody():
    assert terms_of(reception(no_citizen=True, status="empty")) == ()
    assert computed(reception(no_citizen=True), LAW) == {"due_on": None}
    assert terms_of(Reception(status="received")) == ()


@pytest.mark.parametrize(
    ("values", "answered"),
    [
        ({}, None),
        ({"status": "appointed", "appointment_on": "12/11/2026"}, None),  # told to come again is no answer
        ({"answered_on": "10/11/2026"}, "10/11/2026"),
        ({"status": "transferred", "document_on": "09/11/2026"}, "09/11/2026"),
        ({"status": "guided"}, "05/11/2026"),  # by word of mouth, on the spot
        ({"status": "answered", "answered_on": "10/11/2026", "document_on": "09/11/2026"}, "10/11/2026"),
    ],
)
def test_citizen_is_answered(values, answered):
    made = reception(**values)
    assert answered_day(made) == (day(answered) if answered else None)
    assert ends(made)["reception.answer"].term.done == answered_day(made)
    assert ("reception.answer" in open_rules(made)) == (answered is None)


@pytest.mark.parametrize("status", CLOSED)
def test_closed_reception_has_nothing_due(status):
    assert computed(reception(status=status), LAW) == {"due_on": None}


@pytest.mark.parametrize("ground", choices.codes(choices.REFUSAL_GROUNDS))
def test_refusal_is_written_for_two_grounds_only(ground):
    found = ends(reception(direction="refuse", refusal_ground=ground, status="refused"))
    assert ("reception.refusal_notice" in found) == (ground in ("art9_3", "point_h"))
    if "reception.refusal_notice" in found:
        assert found["reception.refusal_notice"].end == day("10/11/2026")  # 6, 9, 10
        assert found["reception.refusal_notice"].is_open


def test_refusal_notice_is_done_by_its_letter_and_belongs_to_a_refusal():
    refused = {"direction": "refuse", "refusal_ground": "art9_3", "status": "refused"}
    assert open_rules(reception(**refused, document_on="09/11/2026")) == set()
    assert "reception.refusal_notice" not in ends(reception(direction="guide", refusal_ground="art9_3"))
    assert "reception.refusal_notice" not in ends(reception(**refused, received_on="30/06/2026"))


def test_computed_fields_are_the_computed_ones_of_the_record():
    assert set(computed(reception(), LAW)) == {spec.key for spec in specs_of(Reception) if spec.computed}
