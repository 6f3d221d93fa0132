"""Deadlines in words: a short line for forms and lists, how far a day is, and the whole sum for a person to check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby

from desktop_app.domain.deadlines import Deadline, Skipped
from desktop_app.domain.formats import format_day, weekday_name

_WEEKENDS_MOVE = "Bộ luật Dân sự 91/2015/QH13 Điều 148 khoản 5"
_VARIANTS: Mapping[str, str] = {
    "complex": "vụ việc phức tạp",
    "remote": "vùng sâu, vùng xa đi lại khó khăn",
    "remote_complex": "vụ việc phức tạp ở vùng sâu, vùng xa đi lại khó khăn",
    "many_checks": "kiểm tra ở nhiều nơi hoặc ủy quyền kiểm tra",
}


def short(deadline: Deadline, left: int | None = None) -> str:
    """The last day with the length of the term: ``07/12/2026 (10 ngày làm việc)``.

    Args:
        left: Working days left; told for an open duty where they are not the whole length anyway.
    """
    if deadline.end is None:
        return "tạm đình chỉ, chưa tính hạn"
    length = _length(deadline)
    if left is not None and deadline.is_open and left_words(left) != f"còn {length}":
        length = f"{length}, {left_words(left)}"
    return f"{format_day(deadline.end)} ({length})"


def left_words(days_left: int) -> str:
    """How far the last day is: ``quá 4 ngày làm việc``, ``hôm nay``, ``còn 3 ngày làm việc``."""
    if days_left == 0:
        return "hôm nay"
    return f"còn {days_left} ngày làm việc" if days_left > 0 else f"quá {-days_left} ngày làm việc"


def state_words(deadline: Deadline, left: int | None) -> str:
    """What has become of it: done in time or late, how far off, suspended; "" for a day that is only told."""
    done = deadline.term.done
    if done is not None and deadline.term.is_duty:
        late = deadline.end is not None and not deadline.is_in_time
        return f"đã làm ngày {format_day(done)}, {'quá hạn' if late else 'đúng hạn'}"
    if not deadline.is_open:
        return ""
    return "tạm đình chỉ" if left is None else left_words(left)


def sum_lines(deadline: Deadline) -> tuple[str, ...]:
    """The whole sum, one sentence a line: start, length, every day passed over with its reason, the end, the law."""
    return tuple(line for part in (_start, _extensions, _passed_over, _end, _law) for line in part(deadline))


def _start(deadline: Deadline) -> Iterator[str]:
    term, rule = deadline.term, deadline.rule
    way = "tính ngược từ ngày liền trước" if rule.is_before else "không tính ngày này"
    yield f"Từ {rule.event} {_day(term.start)}, {way}."
    variant = _VARIANTS.get(term.variant, term.variant)
    yield f"Thời hạn: {rule.length(term.variant)} {rule.unit.words}{f' ({variant})' if variant else ''}."


def _extensions(deadline: Deadline) -> Iterator[str]:
    for item in deadline.term.extensions:
        added = deadline.rule.added(item)
        most = f" (văn bản ghi {item.days} ngày, luật chỉ cho đến {added} ngày)" if added < item.days else ""
        yield f"Gia hạn {added} ngày theo {item.words}{most}."


def _passed_over(deadline: Deadline) -> Iterator[str]:
    for days, reason in _runs(deadline.skipped):
        yield f"Không tính {days}: {reason}."


def _end(deadline: Deadline) -> Iterator[str]:
    rule = deadline.rule
    if deadline.end is None or deadline.counted_to is None:
        yield "Đang tạm đình chỉ: chưa có hạn cho đến ngày tiếp tục giải quyết."
        return
    yield f"Đếm đủ {_length(deadline)}: {_day(deadline.counted_to)}."
    for days, reason in _runs(deadline.moved):
        yield f"Không kết thúc vào {days}: {reason}."
    if deadline.moved and rule.is_before:
        yield "Ngày cuối là ngày nghỉ nên phải làm từ ngày làm việc liền trước."
    elif deadline.moved:
        yield f"Ngày cuối là ngày nghỉ nên hạn chuyển sang ngày làm việc tiếp theo ({_WEEKENDS_MOVE})."
    yield f"{'Chậm nhất' if rule.is_before else 'Hạn'}: {_day(deadline.end)}."


def _law(deadline: Deadline) -> Iterator[str]:
    rule = deadline.rule
    yield f"Căn cứ: {rule.article}."
    if rule.note:
        yield f"Lưu ý: {rule.note}"
    if not rule.is_verified:
        yield "Số ngày này chưa có văn bản để đối chiếu; cơ quan có thể đặt lại."
    if deadline.is_forecast:
        yield "Lịch nghỉ trong khoảng này có năm mới là dự kiến, chưa có văn bản quyết định; hạn có thể thay đổi."


def _length(deadline: Deadline) -> str:
    return f"{deadline.length} {deadline.rule.unit.words}"


def _day(day: date) -> str:
    return f"{format_day(day)} ({weekday_name(day)})"


def _runs(days: Iterable[Skipped]) -> Iterator[tuple[str, str]]:
    """Days that follow each other for one reason as one span, in words, with the reason."""
    numbered = enumerate(sorted(days, key=lambda item: item.day))
    for (reason, _), run in groupby(numbered, key=lambda pair: (pair[1].reason, pair[1].day - timedelta(pair[0]))):
        span = [item.day for _, item in run]
        if len(span) == 1:
            yield format_day(span[0]) if reason == weekday_name(span[0]) else _day(span[0]), reason
        else:
            yield f"{format_day(span[0])}–{format_day(span[-1])} ({len(span)} ngày)", reason
