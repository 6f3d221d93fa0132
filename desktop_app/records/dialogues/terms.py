"""The statutory terms of a dialogue meeting, and the day that follows from them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from desktop_app.domain.deadlines import Law, Term
from desktop_app.records.dialogues.record import Dialogue

STATUTORY_KIND = "peoples_committee"
"""The only kind of meeting whose announcement and publication have terms (Luật 72/2025/QH15 art 43)."""

AHEAD = ("planned", "announced")
"""Statuses of a meeting that is still to be held."""

HELD = ("held", "concluded", "published")
"""Statuses of a meeting that took place."""


def terms_of(dialogue: Dialogue) -> tuple[Term, ...]:
    """Announcement before the meeting, posting and sending after it; none for other kinds and cancelled ones.

    Source: Luật 72/2025/QH15 art 43, as told by a published question and answer.
    """
    if dialogue.kind != STATUTORY_KIND or dialogue.held_on is None or dialogue.status == "cancelled":
        return ()
    return tuple(_terms(dialogue, dialogue.held_on))


def _terms(dialogue: Dialogue, held: date) -> Iterator[Term]:
    can_be_done = dialogue.announced_on is not None or dialogue.status not in HELD
    yield Term(rule="dialogue.announce", start=held, done=dialogue.announced_on, is_duty=can_be_done)
    yield Term(rule="dialogue.publish", start=held, done=dialogue.posted_on)
    yield Term(rule="dialogue.send", start=held, done=dialogue.sent_on)


def computed(dialogue: Dialogue, law: Law) -> dict[str, Any]:
    """The next day on which something is due; None when nothing is."""
    deadlines = law.deadlines(terms_of(dialogue))
    return {"due_on": min((item.end for item in deadlines if item.is_open and item.end), default=None)}
