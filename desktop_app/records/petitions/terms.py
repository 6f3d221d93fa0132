"""The statutory terms of a petition, and the days that follow from them.

Which rule binds when: Luật Tiếp công dân 42/2013, Luật Khiếu nại 02/2011, Luật Tố cáo 25/2018 with their decrees; the
lengths and articles stand in ``resources/law``. A duty that nobody can fulfil any more because the matter is over is
still told, but it is no duty: what was not entered must not be late for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.domain.deadlines import Deadline, Extension, Law, Pause, Term
from desktop_app.domain.formats import format_day
from desktop_app.records import choices
from desktop_app.records.petitions.record import Petition

SETTLE_RULES = frozenset({
    "complaint.settle_first", "complaint.settle_second", "denunciation.settle", "proposal.settle",
})  # fmt: skip
HANDLE_RULES = frozenset({"petition.handle", "denunciation.check", "denunciation.transfer"})

_FORWARDED = frozenset(choices.codes(choices.PETITION_SOURCES, "forwarded"))
_REPORTED_TO = frozenset({"national_assembly", "council", "agency"})
"""Sources that are told the result: Luật Tiếp công dân 42/2013 art 27(2); the reception committee is an ``agency``."""

_FINISHED = frozenset(choices.codes(choices.PETITION_STATUSES, "closed"))
_NOTHING_DUE = "closed"
_UNSETTLED = frozenset({"unsettled", "no_decision"})


def terms_of(petition: Petition) -> tuple[Term, ...]:
    """All terms of the petition in the order of the procedure; none before the day of receipt is known."""
    if petition.received_on is None:
        return ()
    is_over = petition.status in _FINISHED
    procedure = [*_handling(petition, petition.received_on), *_settling(petition)]
    later = [*_sending(petition), *_after_decision(petition), *_between_bodies(petition, petition.received_on)]
    return (*_binding(procedure, is_over), *_binding(later, petition.status == _NOTHING_DUE))


def _binding(terms: Iterable[Term], is_over: bool) -> Iterator[Term]:
    """The terms; in a matter that is over no open one is a duty any more."""
    return (replace(term, is_duty=False) if is_over and term.done is None else term for term in terms)


def _is_complaint(petition: Petition) -> bool:
    return petition.content_kind == "complaint"


# ---------------------------------------------------------------- from receipt to acceptance


def _handling(petition: Petition, received: date) -> Iterator[Term]:
    done = handled_day(petition)
    if petition.is_confidential:
        yield from _handling_denunciation(petition, received, done)
    else:
        yield Term(rule="petition.handle", start=received, done=done)
    if _is_complaint(petition) and petition.authority != "not_own" and petition.eligibility != "not_eligible":
        yield Term(rule="complaint.accept", start=received, done=done)
    yield Term(rule="petition.untouched", start=received, done=_first(petition.proposed_on, done))
    if _is_complaint(petition) and petition.instance != "second" and petition.contested_known_on:
        yield Term(rule="complaint.time_limit", start=petition.contested_known_on, done=received, is_duty=False)


def _handling_denunciation(petition: Petition, received: date, done: date | None) -> Iterator[Term]:
    if petition.authority == "not_own":
        yield Term(rule="denunciation.transfer", start=received, done=done)
    else:
        many = "many_checks" if petition.needs_many_checks else ""
        yield Term(rule="denunciation.check", start=received, done=done, variant=many)
    if petition.instance != "further":
        return
    if petition.previous_state in _UNSETTLED:  # it is not settled in time: Luật Tố cáo 25/2018 art 38, not art 37
        urged = petition.document_on if petition.direction == "urge" else None
        requested = _first(*(item.sent_on for item in petition.reminders), urged)
        yield Term(rule="denunciation.overdue_request", start=received, done=requested)
    else:
        yield Term(rule="denunciation.further", start=received, done=done)


# ---------------------------------------------------------------- settlement


def _settling(petition: Petition) -> Iterator[Term]:
    accepted = petition.accepted_on
    if accepted is None:
        return
    done = _settled_day(petition)
    pauses = tuple(
        Pause(item.suspended_on, item.resumed_on or done) for item in petition.suspensions if item.suspended_on
    )
    if petition.is_confidential:
        yield from _binding([Term(rule="denunciation.notify", start=accepted, done=petition.notified_on)], bool(done))
        extensions = tuple(_extension(item.number, item.decided_on, item.days) for item in petition.extensions)
        yield Term(rule="denunciation.settle", start=accepted, done=done, pauses=pauses, extensions=extensions)
    elif _is_complaint(petition):
        rule, variant = f"complaint.settle_{_level(petition)}", _variant(petition)
        yield Term(rule=rule, start=accepted, done=done, variant=variant, pauses=pauses)
        if petition.dialogue_on:
            notice = Term(
                rule="complaint.dialogue_notice", start=petition.dialogue_on, done=petition.dialogue_notice_on
            )  # fmt: skip
            yield from _binding([notice], bool(done))
    else:
        done = _first(done, petition.answered_on)
        yield Term(rule="proposal.settle", start=accepted, done=done, pauses=pauses)


def _settled_day(petition: Petition) -> date | None:
    """The day the settlement ended: decided, stopped, or withdrawn as a whole."""
    return _first(petition.decided_on, petition.stopped_on, _whole_withdrawal(petition))


def _level(petition: Petition) -> str:
    return "second" if petition.instance == "second" else "first"


def _variant(petition: Petition) -> str:
    parts = ["remote"] if petition.is_remote else []
    if petition.complexity:
        parts.append("complex")
    return "_".join(parts)


def _extension(number: str, day: date | None, days: int | None) -> Extension:
    dated = f" ngày {format_day(day)}" if day else ""
    return Extension(days or 0, f"Quyết định gia hạn số {number}{dated}")


def _sending(petition: Petition) -> Iterator[Term]:
    """Decisions to suspend, to go on and to stop reach the parties; the earlier ones are moot once it is settled."""
    rule = "denunciation.send_suspension" if petition.is_confidential else "complaint.send_suspension"
    sent: list[Term] = []
    if petition.is_confidential or _is_complaint(petition):
        for item in petition.suspensions:
            if item.suspended_on:
                sent.append(Term(rule=rule, start=item.suspended_on, done=item.sent_on))
            if item.resumed_on and _is_complaint(petition):
                sent.append(Term(rule=rule, start=item.resumed_on, done=item.resume_sent_on))
        yield from _binding(sent, _settled_day(petition) is not None)
        if petition.stopped_on:
            yield Term(rule=rule, start=petition.stopped_on, done=petition.stop_sent_on)


# ---------------------------------------------------------------- after the decision


def _after_decision(petition: Petition) -> Iterator[Term]:
    decided = petition.decided_on
    if decided is None:
        return
    sent = _first(petition.decision_sent_on, petition.answered_on)
    if petition.is_confidential:
        yield Term(rule="denunciation.send_conclusion", start=decided, done=sent)
        yield Term(rule="denunciation.publish", start=decided, done=petition.published_on)
        if petition.published_on:
            yield Term(rule="denunciation.posting", start=petition.published_on, is_duty=False)
    elif _is_complaint(petition):
        remote = "remote" if petition.is_remote else ""
        yield Term(rule=f"complaint.send_{_level(petition)}", start=decided, done=sent)
        yield Term(rule="complaint.effect", start=decided, variant=remote, is_duty=False)
        if petition.instance != "second" and petition.decision_sent_on:
            start = petition.decision_sent_on
            yield Term(rule="complaint.second_or_court", start=start, variant=remote, is_duty=False)


# ---------------------------------------------------------------- between bodies


def _between_bodies(petition: Petition, received: date) -> Iterator[Term]:
    told, decided = petition.reported_back_on, petition.decided_on
    if petition.is_confidential and petition.source in _FORWARDED:
        answered = _first(petition.forward_answered_on, told)
        yield Term(rule="denunciation.forwarded_answer", start=received, done=answered)
    if decided and petition.source in _REPORTED_TO and (petition.is_confidential or _is_complaint(petition)):
        yield Term(rule="transfer.report_result", start=decided, done=told if told and told >= decided else None)
    if petition.is_confidential and petition.report_requested_on:
        start = petition.report_requested_on
        yield Term(rule="denunciation.overdue_answer", start=start, done=petition.report_answered_on)
    if petition.replied_on and petition.direction in choices.TRANSFERS:
        yield Term(rule="transfer.tell_citizen", start=petition.replied_on, done=petition.answered_on, is_duty=False)


# ---------------------------------------------------------------- days that follow


def handled_day(petition: Petition) -> date | None:
    """The day the petition was dealt with for the first time: accepted, refused, passed on, guided, filed or ended."""
    papers = petition.document_on if petition.direction else None
    return _first(
        petition.accepted_on, papers, petition.filed_on, _settled_day(petition), petition.answered_on
    )  # fmt: skip


def finished_day(petition: Petition) -> date | None:
    """The day the petition ended for this office, the last one known where its own was not entered.

    None while its status is an open one.
    """
    if petition.status not in _FINISHED:
        return None
    ends: Mapping[str, date | None] = {
        "withdrawn": petition.withdrawn_on,
        "stopped": petition.stopped_on,
        "filed": petition.filed_on or petition.document_on,
        "answered": petition.answered_on,
    }
    known = (
        petition.received_on, petition.document_on, petition.filed_on, petition.accepted_on, petition.withdrawn_on,
        petition.stopped_on, petition.decided_on, petition.answered_on,
    )  # fmt: skip
    return ends.get(petition.status or "") or max((day for day in known if day), default=None)


def computed(petition: Petition, law: Law) -> dict[str, Any]:
    """The fields no one types: next due day, days of handling and settlement, day it was handled and finished."""
    deadlines = law.deadlines(terms_of(petition))
    return {
        "due_on": min((item.end for item in deadlines if item.is_open and item.end), default=None),
        "handle_due_on": _end_of(deadlines, HANDLE_RULES),
        "settle_due_on": _end_of(deadlines, SETTLE_RULES),
        "handled_on": handled_day(petition),
        "finished_on": finished_day(petition),
    }


def _end_of(deadlines: Iterable[Deadline], rules: frozenset[str]) -> date | None:
    return min((item.end for item in deadlines if item.term.rule in rules and item.end), default=None)


def _whole_withdrawal(petition: Petition) -> date | None:
    """The day a withdrawal ended the matter.

    A denunciation that is withdrawn may still have to be settled (Luật Tố cáo 25/2018 art 33(3); NĐ 156/2026 art 1):
    only its status says that it ended.
    """
    if petition.withdrawal == "part" or (petition.is_confidential and petition.status != "withdrawn"):
        return None
    return petition.withdrawn_on


def _first(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)
