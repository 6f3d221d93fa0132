"""What may happen to an opinion next, until it is done or goes on as a petition."""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop_app.domain.formats import format_day
from desktop_app.domain.steps import Step
from desktop_app.records import choices, civic_choices
from desktop_app.records.opinions.record import Opinion
from desktop_app.records.stepping import needs, new_row, today_in

OPEN = choices.codes(civic_choices.OPINION_STATUSES, "open")
"""Statuses in which the people still wait for something."""

_AT_DIALOGUE = frozenset(choices.codes(civic_choices.OPINION_SOURCES, "dialogue"))
_RUNNING = ("in_progress", "passed_on")
_CONCLUSION = "Thông báo kết luận hội nghị: đơn vị chủ trì, phối hợp, thời hạn (thực tế)"
_FOLLOW_UP = "Báo cáo kết quả giải quyết kiến nghị sau đối thoại (thực tế)"
_PUBLICATION = "Luật 10/2022/QH15 Điều 11 khoản 11 (công khai giải trình, tiếp thu); thực tế"
_ONE_PLACE = "Luật Tiếp công dân 42/2013/QH13 Điều 25, 26; nội bộ: không theo dõi hai nơi một việc"


def _was_raised_at_a_dialogue(opinion: Opinion) -> bool:
    return opinion.source in _AT_DIALOGUE


def _done_when_raised(opinion: Any, today: date) -> dict[str, Any]:
    """What is settled in the hall is done on that day."""
    day = opinion.raised_on or today
    return {} if opinion.done_on else {"done_on": format_day(day)}


GIVING = (
    Step(
        key="assign",
        label="Giao đơn vị giải quyết",
        sources=("not_started",),
        target="in_progress",
        asks=("lead_unit", "due_on"),
        offers=("assigned_on", "cooperating_units", "officer", "authority"),
        start=today_in("assigned_on"),
        papers=("chuyen-y-kien", "phieu-theo-doi-y-kien"),
        article=_CONCLUSION,
    ),
    Step(
        key="pass_on",
        label="Chuyển cấp có thẩm quyền",
        sources=("not_started", "in_progress"),
        target="passed_on",
        asks=("passed_to", "passed_on"),
        offers=("passed_number", "due_on", "authority"),
        start=today_in("passed_on"),
        papers=("chuyen-y-kien",),
        article=_CONCLUSION,
    ),
    Step(
        key="answer_there",
        label="Ghi trả lời tại hội nghị",
        sources=OPEN,
        asks=("answer_there",),
        offers=("answerer",),
        sets={"is_answered_there": True},
        article="Luật 72/2025/QH15 Điều 43 (theo bài hỏi đáp đã công bố); biên bản hội nghị",
        fits=_was_raised_at_a_dialogue,
    ),
    Step(
        key="settle_there",
        label="Xong ngay tại hội nghị",
        sources=("not_started",),
        target="done",
        asks=("answer_there", "done_on"),
        offers=("answerer", "result"),
        sets={"is_answered_there": True},
        start=_done_when_raised,
        article="Luật 72/2025/QH15 Điều 43 (theo bài hỏi đáp đã công bố); biên bản hội nghị",
        fits=_was_raised_at_a_dialogue,
    ),
)

FOLLOWING = (
    Step(
        key="remind",
        label="Đôn đốc",
        sources=_RUNNING,
        asks=("reminders",),
        start=new_row("reminders", "reminded_on"),
        papers=("don-doc-y-kien",),
        article=_FOLLOW_UP,
    ),
    Step(
        key="extend",
        label="Lùi thời hạn, ghi lý do chậm",
        sources=OPEN,
        asks=("due_on", "delay_reason"),
        offers=("next_review_on",),
        article=_FOLLOW_UP,
        lawful=needs("due_on", "Chưa có thời hạn. Giao đơn vị và thời hạn trước."),
    ),
    Step(
        key="report_back",
        label="Ghi trả lời, việc còn làm tiếp",
        sources=_RUNNING,
        asks=("result",),
        offers=("result_number", "result_on", "next_review_on", "evidence"),
        start=today_in("result_on"),
        article=_FOLLOW_UP,
    ),
    Step(
        key="take_back",
        label="Nhận lại để xã giải quyết",
        sources=("passed_on",),
        target="in_progress",
        asks=("lead_unit", "due_on"),
        offers=("assigned_on", "officer", "authority"),
        start=today_in("assigned_on"),
        article=_CONCLUSION,
    ),
)

ENDING = (
    Step(
        key="finish",
        label="Giải quyết xong",
        sources=OPEN,
        target="done",
        asks=("done_on", "result"),
        offers=("result_number", "result_on", "evidence"),
        start=today_in("done_on"),
        papers=("tra-loi-y-kien",),
        article=f"{_FOLLOW_UP}; {_PUBLICATION}",
    ),
    Step(
        key="reopen",
        label="Mở lại",
        sources=("done",),
        target="in_progress",
        asks=("reopened_on", "reopen_reason"),
        offers=("lead_unit", "due_on"),
        sets={"done_on": None},
        start=today_in("reopened_on"),
        article=_FOLLOW_UP,
    ),
    Step(
        key="to_petition",
        label="Đã thành đơn",
        sources=OPEN,
        target="petition",
        asks=("moved_on", "petition"),
        start=today_in("moved_on"),
        article=_ONE_PLACE,
    ),
    Step(
        key="to_reception",
        label="Đã thành lượt tiếp công dân",
        sources=OPEN,
        target="petition",
        asks=("moved_on", "reception"),
        start=today_in("moved_on"),
        article=_ONE_PLACE,
    ),
    Step(
        key="follow_again",
        label="Theo dõi lại ở sổ ý kiến",
        sources=("petition",),
        target="in_progress",
        asks=("reopened_on", "reopen_reason"),
        offers=("lead_unit", "due_on"),
        sets={"moved_on": None},
        start=today_in("reopened_on"),
        article=_ONE_PLACE,
    ),
)

STEPS: tuple[Step, ...] = (*GIVING, *FOLLOWING, *ENDING)
