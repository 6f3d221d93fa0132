"""Simple steps of an activity: it is begun, finished, or does not take place."""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop_app.domain.formats import format_day
from desktop_app.domain.steps import Step
from desktop_app.records.activities.record import Activity

_PRACTICE = "Thực tế: chương trình công tác dân vận (việc, thời hạn, người thực hiện)"


def _today(activity: Activity, today: date) -> dict[str, Any]:
    """It begins on its planned day, or today where that is still to come."""
    day = activity.held_on
    return {"held_on": format_day(today if day is None or day > today else day)}


STEPS = (
    Step(
        key="start",
        label="Bắt đầu thực hiện",
        sources=("planned",),
        target="running",
        asks=("held_on",),
        offers=("officer", "due_on"),
        start=_today,
        article=_PRACTICE,
    ),
    Step(
        key="finish",
        label="Ghi kết quả, kết thúc",
        sources=("planned", "running"),
        target="done",
        asks=("held_on",),
        offers=("ended_on", "document_number", "document_type", "participants", "women", "result"),
        start=_today,
        article=_PRACTICE,
    ),
    Step(
        key="cancel",
        label="Không thực hiện",
        sources=("planned", "running"),
        target="cancelled",
        offers=("note",),
        article=_PRACTICE,
    ),
)
"""Practice: no law binds these states, so a status changed by hand is no warning here."""
