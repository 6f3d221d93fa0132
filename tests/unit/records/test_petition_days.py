"""What an ended petition still owes, and the fields of a petition that follow from its terms."""

from __future__ import annotations

import itertools
import statistics
import time
from typing import Any

import pytest

from desktop_app.domain.fields import specs_of
from desktop_app.records import choices
from desktop_app.records.petitions.record import Petition
from desktop_app.records.petitions.terms import computed, finished_day, terms_of
from tests.helpers.law import LAW, day
from tests.helpers.petitions import RECEIVED, denunciation, open_rules, petition, suspension

# ---------------------------------------------------------------- ended matters

_ALL = {
    "accepted_on": "09/11/2026",
    "dialogue_on": "25/11/2026",
    "suspensions": (suspension(suspended_on="16/11/2026", resumed_on="17/11/2026"),),
    "source": "council",
}
_CLOSED = choices.codes(choices.PETITION_STATUSES, "closed")


@pytest.mark.parametrize("status", _CLOSED)
@pytest.mark.parametrize("kind", choices.codes(choices.CONTENT_KINDS))
def test_ended_petition_owes_nothing_that_belongs_before_its_end(status, kind):
    """Whatever days were not entered: only what binds after the end may still be open."""
    for values in ({}, {"authority": "not_own"}, {"instance": "further"}, _ALL):
        assert open_rules(petition(content_kind=kind, status=status, **values)) <= {
            "denunciation.forwarded_answer", "complaint.send_suspension", "denunciation.send_suspension",
        }  # fmt: skip


@pytest.mark.parametrize("kind", choices.codes(choices.CONTENT_KINDS))
def test_closed_petition_owes_nothing_at_all(kind):
    made = petition(content_kind=kind, status="closed", decided_on="01/12/2026", stopped_on="02/12/2026", **_ALL)
    assert open_rules(made) == set()
    assert computed(made, LAW)["due_on"] is None
    assert len(terms_of(made)) >= 3  # still told


@pytest.mark.parametrize(
    ("status", "values", "finished"),
    [
        ("settling", {"decided_on": "01/12/2026"}, None),
        ("answered", {"decided_on": "01/12/2026", "answered_on": "03/12/2026"}, "03/12/2026"),
        ("closed", {"decided_on": "01/12/2026", "answered_on": "03/12/2026"}, "03/12/2026"),
        ("closed", {"decided_on": "01/12/2026"}, "01/12/2026"),
        ("transferred", {"direction": "transfer_proposal", "document_on": "09/11/2026"}, "09/11/2026"),
        ("refused", {"document_on": "09/11/2026"}, "09/11/2026"),
        ("filed", {"filed_on": "10/11/2026", "document_on": "09/11/2026"}, "10/11/2026"),
        ("filed", {"document_on": "09/11/2026"}, "09/11/2026"),
        ("withdrawn", {"accepted_on": "09/11/2026", "withdrawn_on": "16/11/2026"}, "16/11/2026"),
        ("stopped", {"withdrawn_on": "16/11/2026", "stopped_on": "17/11/2026"}, "17/11/2026"),
        ("guided", {}, RECEIVED),  # no day was entered: the last one known
    ],
)
def test_day_a_petition_ended(status, values, finished):
    assert finished_day(petition(status=status, **values)) == (day(finished) if finished else None)


# ---------------------------------------------------------------- computed fields


def test_computed_fields_of_an_open_complaint():
    made = petition(accepted_on="09/11/2026", dialogue_on="25/11/2026")
    assert computed(made, LAW) == {
        "due_on": day("20/11/2026"),  # notice of the dialogue comes before the decision
        "handle_due_on": day("16/11/2026"),
        "settle_due_on": day("09/12/2026"),
        "handled_on": day("09/11/2026"),
        "finished_on": None,
    }


def test_due_day_is_the_nearest_open_duty():
    assert computed(petition(), LAW)["due_on"] == day("11/11/2026")  # 7 working days, not 10
    assert computed(denunciation(authority="not_own"), LAW)["due_on"] == day("09/11/2026")


def test_computed_fields_are_the_computed_ones_of_the_record():
    assert set(computed(petition(), LAW)) == {spec.key for spec in specs_of(Petition) if spec.computed}


def test_every_combination_of_choices_can_be_reckoned():
    """No choice of a form leads to a rule or variant the law does not have."""
    axes: dict[str, tuple[Any, ...]] = {
        "content_kind": (None, *choices.codes(choices.CONTENT_KINDS)),
        "status": (None, *choices.codes(choices.PETITION_STATUSES)),
        "instance": (None, *choices.codes(choices.INSTANCES)),
        "complexity": (None, *choices.codes(choices.COMPLEXITIES)),
        "is_remote": (False, True),
        "received_on": ("30/06/2026", RECEIVED),
    }
    for values in itertools.product(*axes.values()):
        given = dict(zip(axes, values, strict=True))
        made = petition(
            **_ALL | given, decided_on="01/12/2026", decision_sent_on="01/12/2026", published_on="01/12/2026"
        )
        found = computed(made, LAW)
        assert found["handle_due_on"]
        assert found["settle_due_on"]


def test_reckoning_a_petition_is_cheap_enough_for_every_save_and_for_bulk() -> None:
    row = suspension(suspended_on="16/11/2026", resumed_on="26/11/2026")
    settled = {"accepted_on": "09/11/2026", "decided_on": "01/12/2026", "contested_known_on": "01/10/2026"}
    made = [
        petition(content_kind="proposal"),
        petition(),
        petition(**settled),
        petition(accepted_on="09/11/2026", suspensions=(row,), is_remote=True, complexity="complex"),
        denunciation(source="press"),
        denunciation(**settled, published_on="07/12/2026", source="council"),
    ]
    spent = []
    for _ in range(100):
        started = time.perf_counter()
        for one in made:
            computed(one, LAW)
        spent.append((time.perf_counter() - started) / len(made))
    assert statistics.median(spent) < 0.2e-3
