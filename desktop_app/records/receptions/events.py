"""What happened in a reception, as its timeline tells it: never who came, of a denunciation only neutral words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop_app.domain.formats import format_day
from desktop_app.domain.kind import Event
from desktop_app.records import choices
from desktop_app.records.receptions.record import Reception

_Told = tuple[date | None, str]


def events(reception: Reception) -> tuple[Event, ...]:
    """Received, handled, answered, concluded: each on its day."""
    told = _neutral(reception) if reception.is_confidential else _open(reception)
    return tuple(Event(day, text) for day, text in told if day is not None)


def _neutral(reception: Reception) -> Iterator[_Told]:
    """Luật Tố cáo 25/2018/QH14 art 8(3): nothing that could lead to who came."""
    yield reception.received_on, "Tiếp nhận"
    yield reception.answered_on, "Đã trả lời"


def _open(reception: Reception) -> Iterator[_Told]:
    how = choices.label_of(choices.RECEPTION_TYPES, reception.reception_type)
    words = "Không có công dân đến" if reception.no_citizen else "Tiếp công dân"
    yield reception.received_on, f"{words} ({how[:1].lower()}{how[1:]})" if how else words
    yield reception.document_on, _with_number(_direction(reception), reception.document_number)
    yield reception.answered_on, "Trả lời người đến"
    if reception.appointment_on and reception.answered_on is None:
        yield reception.appointment_on, "Hẹn trả lời"
    yield reception.conclusion_on, _with_number("Thông báo kết luận", reception.conclusion_number) + _given(reception)


def _direction(reception: Reception) -> str:
    words = choices.label_of(choices.DIRECTIONS, reception.direction) or "Ra văn bản"
    return f"{words}: {reception.receiving_body}" if reception.receiving_body else words


def _given(reception: Reception) -> str:
    body = f", giao {reception.responsible_body}" if reception.responsible_body else ""
    due = f", hạn {format_day(reception.settle_due_on)}" if reception.settle_due_on else ""
    return f"{body}{due}"


def _with_number(words: str, number: str) -> str:
    return f"{words} (số {number})" if number else words
