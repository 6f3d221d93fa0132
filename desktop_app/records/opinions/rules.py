"""What must fit together in an opinion, and what deserves a second look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop_app.domain.errors import Problem
from desktop_app.domain.formats import format_day
from desktop_app.domain.kind import RuleContext
from desktop_app.records import checks, choices, civic_choices
from desktop_app.records.opinions.record import Opinion
from desktop_app.records.opinions.steps import STEPS
from desktop_app.records.stepping import unlawful_step

_OPEN = frozenset(choices.codes(civic_choices.OPINION_STATUSES, "open"))
_AT_DIALOGUE = frozenset(choices.codes(civic_choices.OPINION_SOURCES, "dialogue"))


def check(opinion: Opinion, context: RuleContext) -> Iterable[Problem]:
    """All problems across fields, hard and soft."""
    return checks.run(RULES, opinion, context)


def days_follow_each_other(opinion: Opinion, context: RuleContext) -> Iterator[Problem]:
    """Nothing is assigned, passed on, urged, answered or done before it was raised."""
    later = ("assigned_on", "due_on", "passed_on", "done_on", "result_on", "reopened_on", "moved_on")
    yield from checks.days_in_order(opinion, [(key, "raised_on") for key in later])
    yield from checks.rows_not_before(opinion, "reminders", "reminded_on", "raised_on")


def done_has_its_result(opinion: Opinion, context: RuleContext) -> Iterator[Problem]:
    """Done means: on a day, and by a document unless it was answered at the meeting.

    Source: bảng tổng hợp ý kiến, kiến nghị, column 9 (result: number and day of the answer).
    """
    if opinion.status == "done":
        yield from checks.needed(opinion, "done_on", "Ý kiến đã giải quyết xong")
        if not opinion.is_answered_there:
            yield from checks.needed(opinion, "result_number", "Ý kiến đã giải quyết xong", code="no_result_document")
    elif opinion.done_on is not None and opinion.status in _OPEN:
        yield Problem("status", "Đã có ngày xong. Chọn “Đã giải quyết xong” hoặc xóa ngày xong.", code="done_but_open")
    if opinion.result_number:
        yield from checks.needed(opinion, "result_on", "Đã có số văn bản trả lời", code="no_result_day")


def answer_at_meeting_is_marked(opinion: Opinion, context: RuleContext) -> Iterator[Problem]:
    """An answer written down as given at the meeting counts as answered there."""
    if opinion.answer_there and not opinion.is_answered_there:
        yield Problem(
            "is_answered_there", "Đã có nội dung trả lời tại hội nghị. Đánh dấu ô này để tính vào số liệu.",
            code="answer_not_marked",
        )  # fmt: skip


def units_are_different(opinion: Opinion, context: RuleContext) -> Iterator[Problem]:
    """The unit in charge does not also cooperate, and no unit cooperates twice."""
    for index, item in enumerate(opinion.cooperating_units):
        if item.unit and item.unit == opinion.lead_unit:
            yield Problem(f"cooperating_units[{index}].unit", "Đơn vị này đã là đơn vị giải quyết. Chọn đơn vị khác.")
    sentence = "Đơn vị này đã có ở dòng trên. Xóa dòng thừa."
    yield from checks.unique(opinion, "cooperating_units", "unit", sentence)


def somebody_is_in_charge(opinion: Opinion, context: RuleContext) -> Iterator[Problem]:
    """What is being settled has a unit in charge; what was passed on went somewhere, on a day.

    Source: thông báo kết luận: unit responsible and deadline for each matter.
    """
    if opinion.status == "in_progress":
        yield from checks.needed(opinion, "lead_unit", "Ý kiến đang giải quyết", code="no_lead_unit")
    if opinion.status == "passed_on":
        because = "Ý kiến đã chuyển cấp có thẩm quyền"
        yield from checks.needed(opinion, "passed_to", because, code="no_receiving_body")
        yield from checks.needed(opinion, "passed_on", because, code="no_day_passed_on")


def delay_is_explained(opinion: Opinion, context: RuleContext) -> Iterator[Problem]:
    """An open opinion past its deadline says why and when it is looked at again.

    Source: báo cáo kết quả giải quyết kiến nghị sau đối thoại (done / in progress / not yet, reason).
    """
    due = opinion.due_on
    if opinion.status in _OPEN and due is not None and due < context.today and not opinion.delay_reason:
        yield Problem("delay_reason", f"Đã quá hạn {format_day(due)}. Ghi lý do chậm.", code="delay_unexplained")


def source_has_its_meeting(opinion: Opinion, context: RuleContext) -> Iterator[Problem]:
    """What was raised for or at a dialogue is linked to it.

    Source: Luật 10/2022/QH15 arts 26, 32.
    """
    if opinion.source in _AT_DIALOGUE:
        yield from checks.needed(opinion, "dialogue", "Ý kiến nêu tại hội nghị", code="no_dialogue")


def moved_matter_is_linked(opinion: Opinion, context: RuleContext) -> Iterator[Problem]:
    """What is no longer followed here says since when, and where it is followed.

    Asked once, when it moves: an opinion that a new petition closed is known there, and of a denunciation no link may
    be kept (Luật Tố cáo 25/2018/QH14 art 8(3)).
    """
    if opinion.status != "petition":
        return
    yield from checks.needed(opinion, "moved_on", "Ý kiến đã chuyển thành đơn hoặc lượt tiếp")
    moves_now = context.previous is None or context.previous.status != "petition"
    if moves_now and not (opinion.petition or opinion.reception):
        yield Problem(
            "petition", "Ý kiến đã chuyển thành đơn: chọn đơn, hoặc lập đơn từ ý kiến này.", code="no_linked_petition"
        )


def status_follows_the_steps(opinion: Opinion, context: RuleContext) -> Iterator[Problem]:
    """The status moves by steps; anything else is a correction and asked about.

    Source: practice (báo cáo kết quả giải quyết kiến nghị sau đối thoại).
    """
    return unlawful_step(opinion, context, STEPS)


def public_text_has_no_personal_numbers(opinion: Opinion, context: RuleContext) -> Iterator[Problem]:
    """Results are posted and sent to the hamlets, so texts hold no telephone or identity number.

    Source: Luật 72/2025/QH15 art 43 (publication); Luật 91/2025/QH15 (personal data).
    """
    return checks.personal_numbers(opinion, code="personal_number_in_public_text")


RULES: tuple[checks.Rule, ...] = (
    days_follow_each_other,
    done_has_its_result,
    answer_at_meeting_is_marked,
    units_are_different,
    somebody_is_in_charge,
    delay_is_explained,
    source_has_its_meeting,
    moved_matter_is_linked,
    status_follows_the_steps,
    public_text_has_no_personal_numbers,
)
