"""What the papers of an opinion may name: where it was raised, whose task it is, what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from desktop_app.domain.document import HeadingStyle
from desktop_app.domain.formats import format_day, format_day_long
from desktop_app.domain.kind import PaperInput, PaperValue
from desktop_app.domain.stamp import Stored
from desktop_app.records import choices, civic_choices
from desktop_app.records.naming import shortened
from desktop_app.records.opinions.events import events
from desktop_app.records.opinions.record import Opinion
from desktop_app.records.paper_words import Values, fits_style, in_words, office_values, signing_values

_MEETINGS: Mapping[str, str] = {
    "heads": "hội nghị đối thoại của người đứng đầu cấp ủy, chính quyền với Nhân dân",
    "peoples_committee": "hội nghị trao đổi, đối thoại giữa Ủy ban nhân dân với Nhân dân",
    "before_decision": "hội nghị đối thoại trước khi ban hành quyết định",
    "thematic": "hội nghị đối thoại chuyên đề",
}
_CHANNELS: Mapping[str, str] = {
    "community": "tại cuộc họp thôn, tổ dân phố",
    "ballot": "qua phiếu lấy ý kiến hộ gia đình",
    "box": "qua hòm thư, đường dây nóng",
    "front": "qua Ban công tác Mặt trận",
    "website": "qua trang thông tin, mạng xã hội",
}
_BLANK_LINES = 4
"""Lines left on the follow-up sheet for writing by hand."""


def paper_values(stored: Stored, given: PaperInput) -> dict[str, PaperValue]:
    """Every name a template of opinions may use; "" where the opinion does not say."""
    opinion = cast(Opinion, stored.record)
    style = given.style or HeadingStyle.STATE
    return {
        **office_values(given),
        **signing_values(given),
        **_raised(opinion, given),
        **_handling(opinion, style),
        **_result(opinion, style),
    }


def _raised(opinion: Opinion, given: PaperInput) -> Values:
    meeting = given.related.get(opinion.dialogue or "")
    hamlet = opinion.hamlet[:1].lower() + opinion.hamlet[1:]
    is_named = given.show_names and bool(opinion.speaker)
    people = f"Nhân dân {hamlet}" if hamlet else "Cử tri và Nhân dân"
    return {
        "occasion": _occasion(opinion, meeting.record if meeting else None),
        "topic": getattr(meeting.record, "topic", "") if meeting else "",
        "voter": f"ông (bà) {opinion.speaker}{f', {hamlet}' if hamlet else ''}"
        if is_named
        else f"cử tri {hamlet}".rstrip(),
        "addressee": f"Ông (bà) {opinion.speaker}{f', {hamlet}' if hamlet else ''}" if is_named else people,
        "hamlet": opinion.hamlet,
        "content": opinion.content,
        "short_content": shortened(opinion.content, longest=160),
        "field": choices.label_of(choices.FIELD_DETAILS, opinion.field),
        "answer_there": opinion.answer_there,
        "answerer": opinion.answerer,
    }


def _occasion(opinion: Opinion, meeting: Any) -> str:
    """``Tại hội nghị … ngày 15 tháng 10 năm 2026``, or the day and the way by which it came."""
    day = format_day_long(opinion.raised_on) if opinion.raised_on else ""
    if meeting is not None or opinion.dialogue:
        held = getattr(meeting, "held_on", None)
        words = _MEETINGS.get(getattr(meeting, "kind", None) or "", "hội nghị đối thoại")
        day = format_day_long(held) if held else day
        return " ".join(part for part in ("Tại", words, day) if part)
    channel = _CHANNELS.get(opinion.source or "", "")
    return ", ".join(part for part in (day[:1].upper() + day[1:], channel) if part) or "Vừa qua"


def _handling(opinion: Opinion, style: HeadingStyle) -> Values:
    helpers = ", ".join(item.unit for item in opinion.cooperating_units)
    is_passed = opinion.status == "passed_on" or not opinion.lead_unit
    last = opinion.reminders[-1] if opinion.reminders else None
    return {
        "authority": choices.label_of(civic_choices.LEVELS, opinion.authority),
        "body": (opinion.passed_to if is_passed else opinion.lead_unit) or opinion.passed_to,
        "lead_unit": opinion.lead_unit,
        "helpers": helpers,
        "officer": opinion.officer,
        **in_words(opinion.assigned_on, stem="assigned"),
        **in_words(opinion.due_on, stem="due"),
        "passed_to": opinion.passed_to,
        "passed_number": _own_number(opinion.passed_number, style),
        **in_words(opinion.passed_on, stem="passed"),
        "letter": _letter(opinion),
        "reminder_number": _own_number(last.number if last else "", style),
        **in_words(last.reminded_on if last else None, stem="reminder"),
        "status": choices.label_of(civic_choices.OPINION_STATUSES, opinion.status),
    }


def _own_number(number: str, style: HeadingStyle) -> str:
    return number if fits_style(number, style) else ""


def _letter(opinion: Opinion) -> str:
    """``số 15/UBND-VP ngày 20/10/2026`` of the letter that passed the opinion on; "" without a number."""
    day = f" ngày {format_day(opinion.passed_on)}" if opinion.passed_on else ""
    return f"số {opinion.passed_number}{day}" if opinion.passed_number else ""


def _result(opinion: Opinion, style: HeadingStyle) -> Values:
    day = f" ngày {format_day(opinion.result_on)}" if opinion.result_on else ""
    told = sorted(events(opinion), key=lambda event: event.day)
    track = tuple((format_day(event.day), event.text, "") for event in told)
    return {
        "result": opinion.result or (opinion.answer_there if opinion.status == "done" else ""),
        "result_number": _own_number(opinion.result_number, style),
        **in_words(opinion.result_on, stem="result"),
        "result_letter": f"số {opinion.result_number}{day}" if opinion.result_number else "",
        "evidence": opinion.evidence,
        "delay_reason": opinion.delay_reason,
        **in_words(opinion.done_on, stem="done"),
        "track": track + (("\n", "", ""),) * _BLANK_LINES,
    }
