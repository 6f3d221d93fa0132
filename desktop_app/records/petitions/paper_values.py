"""What the papers of a petition may name: its fields the way Vietnamese papers write them, terms, grounds, reasons."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from desktop_app.domain.fields import specs_of
from desktop_app.domain.formats import format_day
from desktop_app.domain.kind import PaperInput, PaperValue
from desktop_app.domain.stamp import Stored
from desktop_app.records import choices
from desktop_app.records.paper_words import (
    Values,
    about,
    count_words,
    first_end,
    in_words,
    matter_fields,
    matter_values,
    office_values,
    person_values,
    time_words,
)
from desktop_app.records.petitions.handling_steps import conditions_of
from desktop_app.records.petitions.record import Petition
from desktop_app.records.petitions.terms import HANDLE_RULES, SETTLE_RULES, terms_of
from desktop_app.records.receptions.record import Reception
from desktop_app.records.rows import Reminder, Suspension, TermExtension

_CONDITIONS = (
    ("is_vietnamese", "không viết bằng tiếng Việt và không kèm bản dịch được công chứng"),
    ("is_signed", "không ghi đủ ngày, tháng, năm, họ tên, địa chỉ, chữ ký hoặc điểm chỉ của người viết đơn"),
    ("names_object", "không nêu rõ cơ quan, tổ chức, cá nhân bị khiếu nại, bị tố cáo"),
    ("states_content", "không nêu rõ nội dung, lý do, yêu cầu"),
    ("is_unprocessed", "có nội dung đã được cơ quan này xử lý theo quy định"),
)
"""TT 05/2021/TT-TTCP art 6(2): a condition and how a paper says that it is not met."""

_GROUNDS: Mapping[str, tuple[str, str]] = {
    "internal_decision": (
        "quyết định hành chính, hành vi hành chính bị khiếu nại thuộc loại không được thụ lý giải quyết",
        "khoản 1 Điều 11 Luật Khiếu nại",
    ),
    "not_own_right": (
        "việc bị khiếu nại không liên quan trực tiếp đến quyền, lợi ích hợp pháp của người khiếu nại",
        "khoản 2 Điều 11 Luật Khiếu nại",
    ),
    "no_capacity": (
        "người khiếu nại không có năng lực hành vi dân sự đầy đủ mà không có người đại diện hợp pháp",
        "khoản 3 Điều 11 Luật Khiếu nại",
    ),
    "unlawful_representative": (
        "người đại diện không hợp pháp thực hiện khiếu nại",
        "khoản 4 Điều 11 Luật Khiếu nại",
    ),
    "unsigned": (
        "đơn khiếu nại không có chữ ký hoặc điểm chỉ của người khiếu nại",
        "khoản 5 Điều 11 Luật Khiếu nại",
    ),
    "time_barred": (
        "thời hiệu, thời hạn khiếu nại đã hết mà không có lý do chính đáng",
        "khoản 6 Điều 11 Luật Khiếu nại",
    ),
    "second_decision": (
        "khiếu nại đã có quyết định giải quyết khiếu nại lần hai",
        "khoản 7 Điều 11 Luật Khiếu nại",
    ),
    "stopped_30_days": (
        "đã có thông báo đình chỉ việc giải quyết mà sau 30 ngày người khiếu nại không tiếp tục khiếu nại",
        "khoản 8 Điều 11 Luật Khiếu nại",
    ),
    "in_court": (
        "việc khiếu nại đã được Tòa án thụ lý hoặc đã được giải quyết bằng bản án, quyết định của Tòa án",
        "khoản 9 Điều 11 Luật Khiếu nại",
    ),
    "form_unmet": (
        "tố cáo không được thực hiện theo quy định tại Điều 23 Luật Tố cáo",
        "điểm a khoản 1 Điều 29 Luật Tố cáo",
    ),
    "denouncer_capacity": (
        "người tố cáo không có đủ năng lực hành vi dân sự mà không có người đại diện theo quy định của pháp luật",
        "điểm b khoản 1 Điều 29 Luật Tố cáo",
    ),
    "no_basis": (
        "nội dung tố cáo không có cơ sở để xác định người vi phạm, hành vi vi phạm pháp luật",
        "điểm d khoản 1 Điều 29 Luật Tố cáo",
    ),
    "already_answered": (
        "vụ việc đã được trả lời bằng văn bản theo đúng quy định và không có nội dung, tình tiết mới",
        "",
    ),
}
"""Words and article of each ground (Luật Khiếu nại 02/2011/QH13 art 11, Luật Tố cáo 25/2018/QH14 art 29(1))."""

_NOT_OWN = {
    True: ("vụ việc không thuộc thẩm quyền giải quyết tố cáo của cơ quan này", "điểm c khoản 1 Điều 29 Luật Tố cáo"),
    False: ("vụ việc không thuộc thẩm quyền giải quyết của cơ quan này", ""),
}


def paper_values(stored: Stored, given: PaperInput) -> dict[str, PaperValue]:
    """Every name a template of petitions may use; "" where the petition does not say."""
    petition = cast(Petition, stored.record)
    return {
        **office_values(given),
        **matter_values(petition.content_kind),
        **person_values(petition, given.office, name=petition.petitioner, body=petition.petitioner_body),
        **matter_fields(petition),
        **_intake(petition, given),
        **_judging(petition),
        **_terms(petition, given),
        **_settlement(petition),
        **_pauses(petition),
    }


def _intake(petition: Petition, given: PaperInput) -> Values:
    linked = given.related.get(petition.reception or "")
    reception = linked.record if linked and isinstance(linked.record, Reception) else None
    first = given.related.get(petition.first_petition or "")
    return {
        **in_words(petition.received_on, stem="received"),
        "received_at": time_words(reception.received_at) if reception else "",
        "forwarding_body": petition.forwarding_body,
        "forwarding_letter": _letter(petition.forwarding_number, petition.forwarded_on),
        "contested": petition.contested or about(petition.summary),
        "first_number": first.stamp.register_number if first else "",
        "previous": _previous(petition),
        "instance": "lần hai" if petition.instance == "second" else "lần đầu",
    }


def _letter(number: str, day: date | None) -> str:
    """``số 12/UBND-VP ngày 05/11/2026`` from what is known of a document."""
    dated = f"ngày {format_day(day)}" if day else ""
    return f"{f'số {number}' if number else ''} {dated}".strip()


def _previous(petition: Petition) -> str:
    """Who settled the matter before, by what and when; "" where nobody did."""
    if not petition.settled_by:
        return ""
    letter = _letter(petition.previous_number, petition.previous_on)
    return f"{petition.settled_by} giải quyết tại văn bản {letter}" if letter else f"{petition.settled_by} giải quyết"


def _judging(petition: Petition) -> Values:
    """The checklist of conditions and the reason that follows from it or from the ground of refusal.

    What is not ticked is not met only where the petition was found not eligible; else it is left to the pen.
    """
    labels = {spec.key: spec.label for spec in specs_of(Petition)}
    unmet = "Không" if petition.eligibility == "not_eligible" else ""
    rows = ((labels[key], "Có" if getattr(petition, key) else unmet) for key, _ in _asked(petition))
    words, citation = _ground(petition)
    because = petition.refusal_reason or words or unmet_words(petition)
    return {
        "conditions": tuple((str(number), *row) for number, row in enumerate(rows, start=1)),
        "unmet": unmet_words(petition),
        "refusal_citation": citation,
        "refusal_because": f"{because.rstrip('.')} (theo {citation})" if because and citation else because,
        "direction": _small(choices.label_of(choices.DIRECTIONS, petition.direction)),
    }


def _asked(petition: Petition) -> list[tuple[str, str]]:
    """The conditions this kind of petition has to meet, with the words for what is not met."""
    asked = conditions_of(petition)
    return [item for item in _CONDITIONS if item[0] in asked]


def unmet_words(petition: Petition) -> str:
    """Why the petition is not eligible: ``đơn không …; không …`` and the other reason; "" where it is not found so."""
    if petition.eligibility != "not_eligible":
        return ""
    unmet = [words for key, words in _asked(petition) if not getattr(petition, key)]
    other = choices.label_of(choices.INELIGIBLE_REASONS, petition.ineligible_reason)
    lacks = "; ".join(unmet)
    if lacks and petition.ineligible_reason in (None, "lacks_conditions"):
        return f"đơn {lacks}"
    return _small(other)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _ground(petition: Petition) -> tuple[str, str]:
    """Words and article of the ground of non-acceptance; ("", "") for none, no article for grounds without one."""
    if petition.refusal_ground == "not_own_authority":
        return _NOT_OWN[petition.is_confidential]
    return _GROUNDS.get(petition.refusal_ground or "", ("", ""))


def _terms(petition: Petition, given: PaperInput) -> Values:
    """When the citizen hears and when the matter must be settled, by the law of the day it was accepted."""
    terms = terms_of(petition)
    answer, settle = first_end(terms, HANDLE_RULES, given.law), first_end(terms, SETTLE_RULES, given.law)
    length = f"{settle.rule.length(settle.term.variant)} {settle.rule.unit.words}" if settle else ""
    return {
        **in_words(answer.end if answer else None, stem="answer_due"),
        **in_words(settle.end if settle else None, stem="settle_due"),
        "settle_term": length,
    }


def _settlement(petition: Petition) -> Values:
    withdrawn = {"whole": "toàn bộ nội dung tố cáo", "part": petition.withdrawn_content}
    return {
        "accepted_number": petition.accepted_number,
        **in_words(petition.accepted_on, stem="accepted"),
        "accepted_letter": _letter(petition.accepted_number, petition.accepted_on),
        "verifier": petition.verifier,
        **in_words(petition.dialogue_on, stem="dialogue"),
        "withdrawn": petition.withdrawn_content or withdrawn.get(petition.withdrawal or "", ""),
        **in_words(petition.withdrawn_on, stem="withdrawn"),
        "result": petition.result,
        "decision_letter": _letter(petition.decision_number, petition.decided_on),
    }


def _pauses(petition: Petition) -> Values:
    """The latest suspension, extension and reminder, and the stop."""
    pause = petition.suspensions[-1] if petition.suspensions else Suspension()
    more = petition.extensions[-1] if petition.extensions else TermExtension()
    reminder = petition.reminders[-1] if petition.reminders else Reminder()
    return {
        "suspension_number": pause.number,
        **in_words(pause.suspended_on, stem="suspension"),
        "suspension_letter": _letter(pause.number, pause.suspended_on),
        "suspension_reason": pause.reason,
        "resume_number": pause.resume_number,
        **in_words(pause.resumed_on, stem="resume"),
        "stop_number": petition.stop_number,
        **in_words(petition.stopped_on, stem="stop"),
        "stop_reason": petition.stop_reason,
        "extension_number": more.number,
        **in_words(more.decided_on, stem="extension"),
        "extension_days": count_words(more.days if more.number else None),
        "complexity": choices.label_of(choices.COMPLEXITIES, petition.complexity).split(" (")[0].lower(),
        "reminder_number": reminder.number,
        **in_words(reminder.sent_on, stem="reminder"),
        "reminder_body": reminder.body or petition.receiving_body,
    }
