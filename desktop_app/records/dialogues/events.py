"""What happened around a dialogue meeting, as timelines tell it."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.kind import Event
from desktop_app.records.dialogues.record import Dialogue
from desktop_app.records.dialogues.terms import HELD


def events(dialogue: Dialogue) -> tuple[Event, ...]:
    """Plan, announcement, invitation, the meeting, conclusion and publication: each on its day."""
    return tuple(_events(dialogue))


def _events(dialogue: Dialogue) -> Iterator[Event]:
    told = (
        (dialogue.planned_on, "Kế hoạch tổ chức hội nghị đối thoại", dialogue.plan_number),
        (dialogue.announced_on, "Thông báo tổ chức hội nghị đối thoại", dialogue.announcement_number),
        (dialogue.invited_on, "Gửi giấy mời dự hội nghị đối thoại", dialogue.invitation_number),
        (dialogue.held_on if dialogue.status in HELD else None, f"Hội nghị đối thoại: {dialogue.topic}", ""),
        (dialogue.conclusion_on, "Thông báo kết luận hội nghị đối thoại", dialogue.conclusion_number),
        (dialogue.posted_on, "Niêm yết kết quả hội nghị đối thoại", ""),
        (dialogue.sent_on, "Gửi kết quả hội nghị đối thoại đến thôn, tổ dân phố", ""),
        (dialogue.reported_on, "Báo cáo Hội đồng nhân dân kết quả hội nghị đối thoại", ""),
    )
    for day, text, number in told:
        if day is not None:
            yield Event(day, f"{text} số {number}" if number else text)
