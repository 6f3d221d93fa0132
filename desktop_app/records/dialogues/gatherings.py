"""The opinions that belong to a meeting: those raised at it, and those of earlier meetings still owed on its day."""

from __future__ import annotations

from datetime import date
from typing import cast

from desktop_app.domain.kind import Gathering
from desktop_app.domain.query import Condition, Operator
from desktop_app.domain.stamp import Stored
from desktop_app.records.dialogues.record import Dialogue
from desktop_app.records.opinions.record import Opinion

RAISED, OWED = "raised", "owed"


def _raised_at(meeting: Stored) -> tuple[Condition, ...]:
    return (Condition("dialogue", Operator.IS, meeting.uid),)


def _raised_earlier(meeting: Stored) -> tuple[Condition, ...]:
    held = cast(Dialogue, meeting.record).held_on
    return (
        Condition("dialogue", Operator.GIVEN),
        Condition("dialogue", Operator.IS_NOT, meeting.uid),
        Condition("raised_on", Operator.BEFORE, held or date.min),
    )


def is_owed(opinion: Opinion, dialogue: Dialogue) -> bool:
    """The people still waited for it on the day of the meeting."""
    held = dialogue.held_on
    return held is not None and (opinion.closed_on is None or opinion.closed_on >= held)


GATHERS = (
    Gathering(
        key=RAISED,
        title="Ý kiến tại hội nghị",
        kind="opinions",
        find=_raised_at,
        sort="place",
        is_entered_here=True,
    ),
    Gathering(
        key=OWED,
        title="Việc còn nợ dân",
        kind="opinions",
        find=_raised_earlier,
        keep=is_owed,
        sort="raised_on",
    ),
)
"""Unsettled opinions of earlier meetings are expected on the next one's agenda: practice."""
