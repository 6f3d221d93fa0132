"""The head's reception days: which should be held around today, and whether they were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import cast

from desktop_app.domain.deadlines import Law
from desktop_app.domain.formats import format_day, weekday_name
from desktop_app.domain.kind import AgendaLine
from desktop_app.domain.office import Office
from desktop_app.domain.stamp import Stored
from desktop_app.domain.text import capitalize_first
from desktop_app.records import choices
from desktop_app.records.receptions.record import Reception

_LOOK_BACK, _LOOK_AHEAD = 7, 7
_POST = 5
"""Working days before a session by which its schedule is posted (Luật Tiếp công dân 42/2013/QH13 art 24(2))."""


def sessions(office: Office, law: Law, today: date, held: Sequence[Stored]) -> tuple[AgendaLine, ...]:
    """Sessions of the last and the next seven days; one that fell due and is not in the book is late.

    A day off moves a session to the next working day (practice; Luật Tiếp công dân 42/2013/QH13 art 24(4) lets it be
    postponed for good reason).
    """
    return tuple(_lines(office, law, today, held))


def _lines(office: Office, law: Law, today: date, held: Sequence[Stored]) -> Iterator[AgendaLine]:
    by_day: dict[date, Stored] = {}
    for stored in held:
        reception = cast(Reception, stored.record)
        if reception.received_on and reception.reception_type in choices.HEAD_RECEPTIONS:
            by_day.setdefault(reception.received_on, stored)
    for day in _planned(office, law, today):
        stored_then = by_day.get(day)
        words = f"{capitalize_first(weekday_name(day))} {format_day(day)}, {office.reception_time}"
        if stored_then is not None:
            yield AgendaLine(f"{words}: đã tiếp", uid=stored_then.uid)
        elif day < today:
            yield AgendaLine(
                f"{words}: chưa ghi sổ", "Ghi lượt tiếp, hoặc ghi buổi tiếp không có công dân đến.", tone="late"
            )
        else:
            yield AgendaLine(f"{words}: {'hôm nay' if day == today else 'sắp tiếp'}", _posting(law, day, today))


def _planned(office: Office, law: Law, today: date) -> list[date]:
    days = (today + timedelta(days=number) for number in range(-_LOOK_BACK, _LOOK_AHEAD + 1))
    return sorted({law.calendar.next_working(day) for day in days if day.weekday() in office.reception_days})


def _posting(law: Law, day: date, today: date) -> str:
    left = law.calendar.working_days(today, day)
    return "" if left != _POST else "Niêm yết lịch tiếp hôm nay (ít nhất 5 ngày làm việc trước buổi tiếp)."
