"""What the papers of a reception may name: the session, the person, the content, what was concluded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from desktop_app.domain.document import HeadingStyle
from desktop_app.domain.kind import PaperInput, PaperValue
from desktop_app.domain.stamp import Stored
from desktop_app.records import choices
from desktop_app.records.paper_words import (
    Values,
    first_end,
    in_words,
    matter_fields,
    matter_values,
    office_values,
    person_values,
    time_words,
)
from desktop_app.records.receptions.record import Reception
from desktop_app.records.receptions.terms import terms_of

_DECREE = (
    "Nghị định số 154/2026/NĐ-CP ngày 15 tháng 5 năm 2026 của Chính phủ quy định chi tiết một số điều và biện pháp"
    " tổ chức thi hành Luật Tiếp công dân"
)
_LAW_9, _DECREE_4 = "Điều 9 Luật Tiếp công dân", f"khoản 1 Điều 4 {_DECREE}"

_CITATIONS: Mapping[str, str] = {
    "art9_1": f"khoản 1 {_LAW_9}",
    "art9_2": f"khoản 2 {_LAW_9}",
    "art9_3": f"khoản 3 {_LAW_9}",
    "other": f"khoản 4 {_LAW_9}",
    **{f"point_{code}": f"điểm {code} {_DECREE_4}" for code in "abcdeghik"},
    "point_dd": f"điểm đ {_DECREE_4}",
}
"""The grounds of refusal as Mẫu số 01/TCD cites them."""

_ANY_CITATION = f"khoản 3 {_LAW_9} và điểm h {_DECREE_4}"
"""Both grounds of a written notice; the printed form says "điểm g", the article it rests on (art 4(3)) "điểm h"."""

_ANSWER_RULES = frozenset({"reception.answer", "reception.party_answer"})


def paper_values(stored: Stored, given: PaperInput) -> dict[str, PaperValue]:
    """Every name a template of receptions may use; "" where the reception does not say."""
    reception = cast(Reception, stored.record)
    return {
        **office_values(given, usual=HeadingStyle.PARTY if reception.host == "party" else HeadingStyle.STATE),
        **matter_values(reception.content_kind),
        **person_values(reception, given.office, name=reception.visitor, together="cùng đến"),
        **matter_fields(reception),
        **_session(reception),
        **_handling(reception, given),
    }


def _session(reception: Reception) -> Values:
    return {
        **in_words(reception.received_on, stem="received"),
        "received_at": time_words(reception.received_at),
        "ended_at": time_words(reception.ended_at),
        "reception_type": choices.label_of(choices.RECEPTION_TYPES, reception.reception_type).lower(),
        "chair": reception.chair,
        "chair_post": reception.chair_post,
        "participants": "\n".join(f"- {line}" for line in reception.participants.splitlines() if line),
        "represented": reception.represented,
        "capacity": choices.label_of(choices.CAPACITIES, reception.capacity),
        "authorization": reception.authorization,
        "previous": f"{reception.settled_by} giải quyết" if reception.settled_by else "",
    }


def _handling(reception: Reception, given: PaperInput) -> Values:
    answer = first_end(terms_of(reception), _ANSWER_RULES, given.law)
    return {
        **in_words(answer.end if answer else None, stem="answer_due"),
        "refusal_citation": _CITATIONS.get(reception.refusal_ground or "", _ANY_CITATION),
        "refusal_because": reception.refusal_reason,
        **in_words(reception.appointment_on, stem="appointment"),
        "appointment_at": time_words(reception.appointment_at),
        "appointment_papers": reception.appointment_papers,
        "members_opinion": reception.members_opinion,
        "chair_conclusion": reception.chair_conclusion,
        "citizen_opinion": reception.citizen_opinion,
        "answer": reception.answer,
        "conclusion_number": reception.conclusion_number,
        **in_words(reception.conclusion_on, stem="conclusion"),
        "responsible_body": reception.responsible_body,
        **in_words(reception.settle_due_on, stem="settle_due"),
        "reminder_body": reception.responsible_body or reception.receiving_body,
        "reminder_number": "",
        **in_words(None, stem="reminder"),
    }
