"""What must fit together in a dialogue meeting, and what deserves a second look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop_app.domain.deadlines import Deadline
from desktop_app.domain.errors import Problem
from desktop_app.domain.formats import format_count, format_day
from desktop_app.domain.kind import RuleContext
from desktop_app.records import checks
from desktop_app.records.dialogues.record import Dialogue
from desktop_app.records.dialogues.steps import STEPS
from desktop_app.records.dialogues.terms import HELD, STATUTORY_KIND, terms_of
from desktop_app.records.stepping import unlawful_step


def check(dialogue: Dialogue, context: RuleContext) -> Iterable[Problem]:
    """All problems across fields, hard and soft."""
    return checks.run(RULES, dialogue, context)


def days_follow_each_other(dialogue: Dialogue, context: RuleContext) -> Iterator[Problem]:
    """Plan, announcement, meeting, conclusion and publication come in this order."""
    pairs = [("held_on", "announced_on"), ("held_on", "planned_on"), ("announced_on", "planned_on")]
    pairs += [(later, "held_on") for later in ("conclusion_on", "posted_on", "sent_on", "reported_on")]
    yield from checks.days_in_order(dialogue, pairs)
    if dialogue.starts_at and dialogue.ends_at and dialogue.ends_at <= dialogue.starts_at:
        yield Problem("ends_at", "Giờ kết thúc không sau giờ bắt đầu. Kiểm tra lại hai giờ.")


def announced_in_time(dialogue: Dialogue, context: RuleContext) -> Iterator[Problem]:
    """Time, place, content and method of the commune conference are announced some days before.

    Source: Luật 72/2025/QH15 art 43; the number of days is the office's term "dialogue.announce".
    """
    held = dialogue.held_on
    if dialogue.kind != STATUTORY_KIND or dialogue.status == "cancelled" or held is None:
        return
    if dialogue.announced_on is None:
        if held <= context.today:
            yield from checks.needed(dialogue, "announced_on", "Hội nghị đã tổ chức", code="not_announced")
        return
    for item in _reckoned(dialogue, context, "dialogue.announce"):
        if not item.is_in_time and dialogue.announced_on <= held:
            days = (held - dialogue.announced_on).days
            yield Problem(
                "announced_on",
                f"Thông báo trước hội nghị {days} ngày, yêu cầu ít nhất {item.length} ngày. Kiểm tra lại ngày.",
                code="announced_late",
            )


def published_in_time(dialogue: Dialogue, context: RuleContext) -> Iterator[Problem]:
    """Results are posted at the office and sent to the hamlets within some days.

    Source: Luật 72/2025/QH15 art 43; the numbers of days are the office's terms "dialogue.publish", "dialogue.send".
    """
    for key, rule, what in (
        ("posted_on", "dialogue.publish", "Niêm yết"),
        ("sent_on", "dialogue.send", "Gửi thôn, tổ dân phố"),
    ):
        for item in _reckoned(dialogue, context, rule):
            if item.term.done is not None and item.end is not None and not item.is_in_time:
                late = (item.term.done - item.term.start).days
                yield Problem(
                    key,
                    f"{what} sau hội nghị {late} ngày, hạn là ngày {format_day(item.end)}. Kiểm tra lại ngày.",
                    code=f"{key.removesuffix('_on')}_late",
                )


def _reckoned(dialogue: Dialogue, context: RuleContext, rule: str) -> tuple[Deadline, ...]:
    """The reckoned term of this rule; none where the record is judged without the law."""
    terms = [term for term in terms_of(dialogue) if term.rule == rule]
    return context.law.deadlines(terms) if context.law else ()


def counts_fit_together(dialogue: Dialogue, context: RuleContext) -> Iterator[Problem]:
    """Women and speakers are part of those who came."""
    attendees = dialogue.attendees
    if attendees is not None and dialogue.women is not None and dialogue.women > attendees:
        yield Problem("women", f"Số nữ nhiều hơn số dự ({format_count(attendees)}). Kiểm tra lại.")
    if attendees is not None and dialogue.speakers is not None and dialogue.speakers > attendees:
        yield Problem(
            "speakers",
            f"Số lượt phát biểu nhiều hơn số dự ({format_count(attendees)}). Kiểm tra lại.",
            code="more_speakers_than_attendees",
        )


def future_meeting_has_no_results(dialogue: Dialogue, context: RuleContext) -> Iterator[Problem]:
    """A meeting that lies ahead was not held yet, and has nobody attending."""
    if dialogue.held_on is None or dialogue.held_on <= context.today:
        return
    if dialogue.status in HELD:
        yield Problem(
            "status", "Ngày tổ chức chưa đến. Chọn “Đã có kế hoạch”, “Đã thông báo” hoặc sửa ngày.",
            code="held_before_its_day",
        )  # fmt: skip
    for key in ("attendees", "speakers", "opinions"):
        if getattr(dialogue, key):
            yield Problem(
                key, "Hội nghị chưa diễn ra mà đã có số liệu. Xem lại ngày tổ chức.", code="results_before_meeting"
            )
            return


def held_meeting_is_whole(dialogue: Dialogue, context: RuleContext) -> Iterator[Problem]:
    """A meeting that was held names its chair, and one of a cluster names the hamlets.

    Source: Luật 72/2025/QH15 art 43.
    """
    is_past = dialogue.held_on is not None and dialogue.held_on <= context.today
    if is_past and dialogue.status != "cancelled":
        yield from checks.needed(dialogue, "chairs", "Hội nghị đã tổ chức", code="no_chair")
    if dialogue.scope in ("cluster", "group"):
        yield from checks.needed(dialogue, "scope_detail", "Hội nghị không phải toàn xã", code="no_scope_detail")
    yield from checks.unique(dialogue, "chairs", "name", "Người này đã có ở dòng trên. Xóa dòng thừa.")


def voters_ask_for_the_committee(dialogue: Dialogue, context: RuleContext) -> Iterator[Problem]:
    """Only the conference of the People's Committee can be asked for by 10 % of the voters.

    Source: Luật 72/2025/QH15 art 43.
    """
    if dialogue.occasion == "voters" and dialogue.kind not in (None, "peoples_committee"):
        yield Problem(
            "occasion",
            "Hội nghị do cử tri yêu cầu là hội nghị của UBND cấp xã. Xem lại loại hội nghị.",
            code="voters_ask_other_kind",
        )


def conclusion_has_its_day(dialogue: Dialogue, context: RuleContext) -> Iterator[Problem]:
    """A numbered conclusion has a day."""
    if dialogue.conclusion_number:
        yield from checks.needed(dialogue, "conclusion_on", "Đã có số thông báo kết luận")


def status_has_its_facts(dialogue: Dialogue, context: RuleContext) -> Iterator[Problem]:
    """What the status says has its day or its reason."""
    match dialogue.status:
        case "cancelled":
            yield from checks.needed(dialogue, "cancel_reason", "Hội nghị không tổ chức", code="no_cancel_reason")
        case "announced" if dialogue.kind == STATUTORY_KIND:
            yield from checks.needed(dialogue, "announced_on", "Hội nghị đã thông báo", code="no_announcement_day")
        case "published":
            yield from checks.needed(dialogue, "posted_on", "Kết quả đã công khai", code="no_posting_day")


def status_follows_the_steps(dialogue: Dialogue, context: RuleContext) -> Iterator[Problem]:
    """The status changes by lawful steps; a correction stays possible."""
    return unlawful_step(dialogue, context, STEPS)


RULES: tuple[checks.Rule, ...] = (
    days_follow_each_other,
    announced_in_time,
    published_in_time,
    counts_fit_together,
    future_meeting_has_no_results,
    held_meeting_is_whole,
    voters_ask_for_the_committee,
    conclusion_has_its_day,
    status_has_its_facts,
    status_follows_the_steps,
)
