"""The statutory terms of a reception, and the day that follows from them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from desktop_app.domain.deadlines import Law, Term
from desktop_app.records import choices
from desktop_app.records.receptions.record import Reception

_WRITTEN = frozenset(choices.codes(choices.REFUSAL_GROUNDS, "written"))
_ANSWERED = frozenset(choices.codes(choices.RECEPTION_STATUSES, "closed"))


def terms_of(reception: Reception) -> tuple[Term, ...]:
    """All terms of the reception; none for a session to which nobody came.

    Source: Luật Tiếp công dân 42/2013 art 28(1); NĐ 154/2026/NĐ-CP art 4(3); Quy định 11-QĐi/TW.
    """
    if reception.received_on is None or reception.no_citizen:
        return ()
    return tuple(_terms(reception, reception.received_on))


def _terms(reception: Reception, received: date) -> Iterator[Term]:
    rule = "reception.party_answer" if reception.host == "party" else "reception.answer"
    yield Term(rule=rule, start=received, done=answered_day(reception))
    if reception.refusal_ground in _WRITTEN and reception.direction == "refuse":
        yield Term(rule="reception.refusal_notice", start=received, done=reception.document_on)


def answered_day(reception: Reception) -> date | None:
    """The day the citizen heard what becomes of the matter."""
    if reception.answered_on or reception.status not in _ANSWERED:
        return reception.answered_on
    return reception.document_on or reception.received_on


def computed(reception: Reception, law: Law) -> dict[str, Any]:
    """The next day on which something is due; None when nothing is."""
    deadlines = law.deadlines(terms_of(reception))
    return {"due_on": min((item.end for item in deadlines if item.is_open and item.end), default=None)}
