"""What must fit together in a dialogue meeting, and what deserves a second look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop_app.domain.errors import Problem
from desktop_app.domain.formats import format_count
from desktop_app.domain.kind import RuleContext
from desktop_app.records import checks
from desktop_app.records.dialogues.record import Dialogue

ANNOUNCE_DAYS = 7
"""Calendar days between announcement and meeting, at least.

Source: Luật 72/2025/QH15 art 43, as told by a published question and answer; to be checked against the gazetted text.
"""

PUBLISH_DAYS = 10
"""Calendar days after the meeting within which results are posted and sent to the hamlets (source as above)."""


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
    """Time, place, content and method of the commune conference are announced at least 7 days before.

    Source: Luật 72/2025/QH15 art 43.
    """
    if dialogue.kind != "peoples_committee" or dialogue.held_on is None:
        return
    if dialogue.announced_on is None:
        if dialogue.held_on <= context.today:
            yield from checks.needed(dialogue, "announced_on", "Hội nghị đã tổ chức", code="not_announced")
        return
    days = (dialogue.held_on - dialogue.announced_on).days
    if 0 <= days < ANNOUNCE_DAYS:
        yield Problem(
            "announced_on",
            f"Thông báo trước hội nghị {days} ngày, luật yêu cầu ít nhất {ANNOUNCE_DAYS} ngày. Kiểm tra lại ngày.",
            code="announced_late",
        )


def published_in_time(dialogue: Dialogue, context: RuleContext) -> Iterator[Problem]:
    """Results are posted at the office and sent to the hamlets within 10 days.

    Source: Luật 72/2025/QH15 art 43.
    """
    if dialogue.kind != "peoples_committee" or dialogue.held_on is None:
        return
    for key, what in (("posted_on", "Niêm yết"), ("sent_on", "Gửi thôn, tổ dân phố")):
        day = getattr(dialogue, key)
        if day is not None and (day - dialogue.held_on).days > PUBLISH_DAYS:
            late = (day - dialogue.held_on).days
            yield Problem(
                key,
                f"{what} sau hội nghị {late} ngày, luật yêu cầu trong {PUBLISH_DAYS} ngày. Kiểm tra lại ngày.",
                code=f"{key.removesuffix('_on')}_late",
            )


def counts_fit_together(dialogue: Dialogue, context: RuleContext) -> Iterator[Problem]:
    """Women are part of those who came; answered and passed on are part of the opinions."""
    attendees, opinions = dialogue.attendees, dialogue.opinions
    if attendees is not None and dialogue.women is not None and dialogue.women > attendees:
        yield Problem("women", f"Số nữ nhiều hơn số dự ({format_count(attendees)}). Kiểm tra lại.")
    if attendees is not None and dialogue.speakers is not None and dialogue.speakers > attendees:
        yield Problem(
            "speakers",
            f"Số lượt phát biểu nhiều hơn số dự ({format_count(attendees)}). Kiểm tra lại.",
            code="more_speakers_than_attendees",
        )
    handled = (dialogue.answered or 0) + (dialogue.passed_on or 0)
    if opinions is not None and handled > opinions:
        yield Problem(
            "answered",
            f"Số trả lời tại chỗ và số chuyển cộng lại {format_count(handled)}, nhiều hơn số ý kiến. Kiểm tra lại.",
        )


def future_meeting_has_no_results(dialogue: Dialogue, context: RuleContext) -> Iterator[Problem]:
    """A meeting that lies ahead has nobody attending yet."""
    if dialogue.held_on is None or dialogue.held_on <= context.today:
        return
    for key in ("attendees", "speakers", "opinions", "answered", "passed_on"):
        if getattr(dialogue, key):
            yield Problem(
                key, "Hội nghị chưa diễn ra mà đã có số liệu. Xem lại ngày tổ chức.", code="results_before_meeting"
            )
            return


def held_meeting_is_whole(dialogue: Dialogue, context: RuleContext) -> Iterator[Problem]:
    """A meeting that was held names its chair, and one of a cluster names the hamlets.

    Source: Luật 72/2025/QH15 art 43.
    """
    if dialogue.held_on is not None and dialogue.held_on <= context.today:
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


RULES: tuple[checks.Rule, ...] = (
    days_follow_each_other,
    announced_in_time,
    published_in_time,
    counts_fit_together,
    future_meeting_has_no_results,
    held_meeting_is_whole,
    voters_ask_for_the_committee,
    conclusion_has_its_day,
)
