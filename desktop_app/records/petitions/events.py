"""What happened in a petition, as its timeline tells it: never who brought it, of a denunciation only neutral words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop_app.domain.formats import format_day
from desktop_app.domain.kind import Event
from desktop_app.records import choices
from desktop_app.records.petitions.record import Petition

_Told = tuple[date | None, str]


def events(petition: Petition) -> tuple[Event, ...]:
    """Received, handled, accepted, suspended, decided, answered, carried out: each on its day."""
    told = _neutral(petition) if petition.is_confidential else _open(petition)
    return tuple(Event(day, text) for day, text in told if day is not None)


def _neutral(petition: Petition) -> Iterator[_Told]:
    """Luật Tố cáo 25/2018/QH14 art 8(3): nothing that could lead to who brought it."""
    yield petition.received_on, "Tiếp nhận"
    yield petition.accepted_on, "Thụ lý"
    yield petition.decided_on, "Có kết luận"
    yield petition.finished_on, "Kết thúc"


def _open(petition: Petition) -> Iterator[_Told]:
    yield petition.received_on, "Tiếp nhận đơn"
    yield petition.proposed_on, "Đề xuất xử lý"
    yield petition.document_on, _with_number(_direction(petition), petition.document_number)
    for reminder in petition.reminders:
        yield reminder.sent_on, _with_number("Đôn đốc", reminder.number)
    yield petition.replied_on, _with_number("Cơ quan nhận đơn trả lời", petition.reply_number)
    yield petition.accepted_on, _with_number("Thụ lý", petition.accepted_number) + _due(petition)
    yield petition.dialogue_on, "Đối thoại"
    for row in petition.suspensions:
        yield row.suspended_on, _with_number("Tạm đình chỉ", row.number)
        yield row.resumed_on, _with_number("Tiếp tục giải quyết", row.resume_number)
    yield petition.withdrawn_on, "Rút đơn"
    yield petition.stopped_on, _with_number("Đình chỉ", petition.stop_number)
    yield petition.decided_on, _with_number("Ra quyết định, văn bản trả lời", petition.decision_number)
    yield petition.decision_sent_on, "Gửi quyết định"
    yield petition.answered_on, "Trả lời người gửi đơn"
    yield petition.filed_on, "Xếp lưu"
    yield petition.executed_on, "Thi hành xong"


def _direction(petition: Petition) -> str:
    words = choices.label_of(choices.DIRECTIONS, petition.direction) or "Ra văn bản xử lý"
    return f"{words}: {petition.receiving_body}" if petition.receiving_body else words


def _due(petition: Petition) -> str:
    return f", hạn giải quyết {format_day(petition.settle_due_on)}" if petition.settle_due_on else ""


def _with_number(words: str, number: str) -> str:
    return f"{words} (số {number})" if number else words
