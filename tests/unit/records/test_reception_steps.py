"""What may lawfully happen to a reception next, by its state and what was brought."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop_app.domain.kind import RuleContext
from desktop_app.records import choices
from desktop_app.records.receptions.record import Reception
from desktop_app.records.receptions.rules import check
from desktop_app.records.receptions.steps import STEPS
from tests.unit.records.cases import TODAY, changed
from tests.unit.records.test_receptions_rules import EMPTY, RIGHT, SECRET

SORTS: dict[str, dict[str, Any]] = {
    "complaint": {"content_kind": "complaint"},
    "denunciation": SECRET,
    "proposal": {},
    "mixed": {"content_kind": "mixed"},
}
OPEN: dict[str, str] = {
    "complaint": "accept write_down guide answer appoint refuse_oral refuse_written conclude minutes",
    "denunciation": "accept_denunciation write_down guide transfer_denunciation transfer_party answer appoint"
    " refuse_oral refuse_written conclude minutes_denunciation",
    "proposal": "accept write_down guide transfer answer appoint refuse_oral refuse_written conclude minutes",
    "mixed": "split answer appoint refuse_oral refuse_written conclude minutes",
}
TOLD = {
    "complaint": "tell conclude minutes", "denunciation": "tell conclude minutes_denunciation",
    "proposal": "tell conclude minutes", "mixed": "tell conclude minutes",
}  # fmt: skip
ANSWERED = {sort: keys.removeprefix("tell ") for sort, keys in TOLD.items()}
LAWFUL = {
    **dict.fromkeys(("received", "appointed"), OPEN),
    **dict.fromkeys(("accepted", "guided", "transferred", "refused"), TOLD),
    "answered": ANSWERED,
    "empty": dict.fromkeys(SORTS, "minutes_empty"),
}
"""Lawful steps of a head's reception: the whole table."""


def reception(**values: Any) -> Reception:
    """A head's reception with these values."""
    return changed(RIGHT, values)


def lawful(record: Reception) -> set[str]:
    """Keys of the steps that may be taken."""
    return {
        step.key for step in STEPS if record.status in step.sources and step.fits(record) and not step.lawful(record)
    }


def refusal(record: Reception, key: str) -> str:
    """Why a step is not lawful; "" where it is."""
    return next(step for step in STEPS if step.key == key).lawful(record)


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("status", choices.codes(choices.RECEPTION_STATUSES))
def test_lawful_steps_by_state_and_content_kind(status: str, sort: str) -> None:
    assert lawful(reception(**SORTS[sort], status=status)) == set(LAWFUL[status][sort].split())


def test_conclusion_is_of_a_heads_reception_and_made_once() -> None:
    """NĐ 154/2026/NĐ-CP art 25(2)."""
    assert "người đứng đầu" in refusal(reception(reception_type="regular"), "conclude")
    assert refusal(reception(reception_type="extraordinary"), "conclude") == ""
    assert "12/TB-UBND" in refusal(reception(conclusion_number="12/TB-UBND"), "conclude")


def test_mixed_matter_is_split_before_it_is_accepted() -> None:
    """NĐ 154/2026/NĐ-CP art 14(4)."""
    assert "tách riêng" in refusal(reception(content_kind="mixed"), "accept")
    assert "tách riêng" in refusal(reception(content_kind="mixed"), "guide")


def test_answer_is_told_once() -> None:
    told = reception(status="guided", answered_on=date(2026, 11, 9))
    assert "09/11/2026" in refusal(told, "tell")


def test_answer_opens_as_an_explanation_of_today() -> None:
    step = next(step for step in STEPS if step.key == "answer")
    assert step.start(reception(), TODAY) == {"answered_on": "22/11/2026", "direction": "explain"}
    assert step.start(reception(direction="guide"), TODAY) == {"answered_on": "22/11/2026"}


@pytest.mark.parametrize(
    ("before", "after", "is_lawful"),
    [
        pytest.param({}, {"status": "appointed", "appointment_on": date(2026, 11, 16)}, True, id="appointed"),
        pytest.param(
            {"status": "appointed"}, {"status": "answered", "answered_on": date(2026, 11, 9)}, True, id="answered"
        ),
        pytest.param({"status": "guided"}, {"status": "received"}, False, id="guided back to received"),
        pytest.param({"status": "refused"}, {"status": "accepted"}, False, id="refused to accepted"),
        pytest.param(
            {"content_kind": "mixed"}, {"content_kind": "mixed", "status": "accepted"}, False, id="mixed accepted"
        ),
        pytest.param({}, EMPTY, False, id="emptied"),
    ],
)
def test_unlawful_change_of_status_is_asked_about(before: Any, after: Any, is_lawful: bool) -> None:
    found = {problem.code for problem in check(reception(**after), RuleContext(TODAY, reception(**before)))}
    assert ("unlawful_step" not in found) is is_lawful
