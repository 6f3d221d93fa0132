"""Rules of a petition's procedure: steps, case, terms, suspensions, extensions, withdrawal, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from desktop_app.domain.deadlines import Deadline
from desktop_app.domain.errors import Problem
from desktop_app.domain.formats import format_day
from desktop_app.domain.kind import RuleContext
from desktop_app.records import checks
from desktop_app.records.petitions import lawfulness as law
from desktop_app.records.petitions.record import Petition
from desktop_app.records.petitions.steps import STEPS
from desktop_app.records.petitions.terms import SETTLE_RULES, terms_of
from desktop_app.records.stepping import unlawful_step

_TIME_LIMIT = "complaint.time_limit"


def status_follows_the_steps(petition: Petition, context: RuleContext) -> Iterator[Problem]:
    """The status moves by lawful steps; anything else is a correction and asked about.

    Source: Luật Khiếu nại 02/2011 arts 27–46; Luật Tố cáo 25/2018 arts 24–40; TT 05/2021/TT-TTCP arts 13–15.
    """
    return unlawful_step(petition, context, STEPS)


# ---------------------------------------------------------------- the case

_INSTANCE_OF_RELATION = {"second": "second", "further": "further"}


def case_is_told(petition: Petition, context: RuleContext) -> Iterator[Problem]:
    """A paper of an earlier case says which and how; a duplicate is no matter of its own.

    Source: biểu 01/XLD columns 1, 7, 11–12, TT 01/2024/TT-TTCP; Luật Khiếu nại 02/2011 art 33; Luật Tố cáo 25/2018
    art 37.
    """
    relation = petition.relation
    if relation and petition.first_petition is None:
        yield Problem("relation", "Đã ghi quan hệ với đơn trước: chọn đơn đầu tiên của vụ việc, hoặc để trống ô này.")
    if petition.first_petition and not relation:
        yield Problem(
            "relation", "Đơn cùng vụ việc với đơn đã vào sổ: chọn quan hệ với đơn đầu tiên.", code="no_relation"
        )
    wanted = _INSTANCE_OF_RELATION.get(relation or "")
    if wanted and petition.instance != wanted:
        yield Problem("relation", "Quan hệ với đơn đầu tiên và lần khiếu nại, tố cáo không khớp. Xem lại hai ô.")
    if relation == "duplicate" and petition.eligibility == "eligible":
        yield Problem("eligibility", "Đơn trùng thì không đủ điều kiện xử lý. Xem lại điều kiện hoặc quan hệ.")
    if petition.ineligible_reason == "duplicate" and petition.first_petition is None:
        yield Problem(
            "ineligible_reason", "Đơn trùng: chọn đơn đầu tiên của vụ việc.", code="duplicate_without_first"
        )  # fmt: skip
    if petition.instance in _INSTANCE_OF_RELATION and not (petition.first_petition or petition.previous_number):
        yield Problem(
            "instance",
            "Không phải lần đầu: chọn đơn đầu tiên, hoặc nhập số quyết định, kết luận trước đó.",
            code="no_earlier_decision",
        )


def complaint_is_in_time(petition: Petition, context: RuleContext) -> Iterator[Problem]:
    """A first complaint is brought within the time limit; days of an obstacle are not counted, which a person judges.

    Source: Luật Khiếu nại 02/2011 art 9.
    """
    received = petition.received_on
    for deadline in _reckoned(petition, context, {_TIME_LIMIT}):
        if deadline.end and received and received > deadline.end:
            yield Problem(
                "contested_known_on",
                f"Thời hiệu khiếu nại hết ngày {format_day(deadline.end)} ({deadline.rule.article})."
                " Xem lại trở ngại khách quan nếu có.",
                code="past_time_limit",
            )


def _reckoned(petition: Petition, context: RuleContext, rules: Iterable[str]) -> Iterator[Deadline]:
    """The terms of these rules; none where a record is judged without the law at hand."""
    wanted = frozenset(rules)
    if context.law is not None:
        yield from context.law.deadlines(term for term in terms_of(petition) if term.rule in wanted)


# ---------------------------------------------------------------- suspension


def suspensions_follow_each_other(petition: Petition, context: RuleContext) -> Iterator[Problem]:
    """Suspensions lie within the settlement, one after the other; only the last may still go on.

    Source: Luật Khiếu nại 02/2011 art 11a; NĐ 155/2026 art 12 (28b); Luật Tố cáo 25/2018 art 34.
    """
    rows = petition.suspensions
    if not rows:
        if petition.status == "suspended":
            yield from checks.needed(petition, "suspensions", "Đơn tạm đình chỉ")
        return
    if law.is_proposal(petition):
        yield Problem("suspensions", "Kiến nghị, phản ánh không có tạm đình chỉ. Xóa các dòng này.")
        return
    if petition.accepted_on is None:
        yield Problem("suspensions", "Chưa thụ lý thì không có tạm đình chỉ. Nhập ngày thụ lý, hoặc xóa các dòng này.")
    yield from _days_of_suspensions(petition)
    last = rows[-1]
    if petition.status == "suspended" and last.resumed_on:
        yield Problem(
            f"suspensions[{len(rows) - 1}].resumed_on",
            "Đơn đang tạm đình chỉ thì lần cuối chưa có ngày tiếp tục. Xem lại trạng thái hoặc ngày.",
        )
    if petition.status in ("accepted", "settling", "resulted", "answered") and last.resumed_on is None:
        yield Problem("suspensions", "Lần tạm đình chỉ cuối chưa có ngày tiếp tục. Nhập ngày, hoặc xem lại trạng thái.")


def _days_of_suspensions(petition: Petition) -> Iterator[Problem]:
    before: tuple[str, date | None] = ("ngày thụ lý", petition.accepted_on)
    for index, item in enumerate(petition.suspensions):
        place = f"suspensions[{index}]"
        steps = (
            ("suspended_on", item.suspended_on, before),
            ("sent_on", item.sent_on, ("ngày tạm đình chỉ", item.suspended_on)),
            ("resumed_on", item.resumed_on, ("ngày tạm đình chỉ", item.suspended_on)),
            ("resume_sent_on", item.resume_sent_on, ("ngày tiếp tục", item.resumed_on)),
        )
        for key, day, (words, earlier) in steps:
            if day and earlier and day < earlier:
                yield Problem(f"{place}.{key}", f"Ngày {format_day(day)} trước {words} {format_day(earlier)}. Xem lại.")
        if item.resumed_on is None and index < len(petition.suspensions) - 1:
            yield Problem(
                f"{place}.suspended_on", "Lần tạm đình chỉ này chưa có ngày tiếp tục mà đã có lần sau. Nhập đủ ngày."
            )
        before = ("ngày tiếp tục lần trước", item.resumed_on)


# ---------------------------------------------------------------- complexity and extension


def complexity_is_documented(petition: Petition, context: RuleContext) -> Iterator[Problem]:
    """A complex matter is found to be one in writing; only denunciations can be very complex.

    Source: NĐ 155/2026 art 2 (3a(2)); NĐ 31/2019 art 3.
    """
    if not petition.complexity:
        return
    if petition.complexity == "very_complex" and not law.is_denunciation(petition):
        yield Problem("complexity", "Chỉ tố cáo mới có vụ việc đặc biệt phức tạp. Chọn “Phức tạp”.")
    elif law.is_proposal(petition):
        yield Problem(
            "complexity",
            "Kiến nghị, phản ánh không có thời hạn riêng cho vụ việc phức tạp. Xem lại.",
            code="complex_proposal",
        )
    else:
        yield from checks.needed(petition, "complexity_number", "Vụ việc phức tạp", code="no_complexity_document")


def extensions_are_lawful(petition: Petition, context: RuleContext) -> Iterator[Problem]:
    """A denunciation found complex is extended once, a very complex one twice, each before its term ends.

    Source: Luật Tố cáo 25/2018 art 30(2)–(4).
    """
    rows = petition.extensions
    if not rows:
        return
    if not law.is_denunciation(petition):
        yield Problem("extensions", "Chỉ gia hạn bằng quyết định khi giải quyết tố cáo. Xóa các dòng này.")
        return
    if petition.accepted_on is None:
        yield Problem("extensions", "Chưa thụ lý thì chưa gia hạn. Nhập ngày thụ lý, hoặc xóa các dòng này.")
    most = law.most_extensions(petition)
    if len(rows) > most:
        allowed = "một lần" if most == 1 else "hai lần" if most else ""
        reason = f"chỉ gia hạn {allowed}" if most else "chưa xác định là phức tạp nên chưa gia hạn được"
        yield Problem("extensions", f"Vụ việc này {reason}. Xem lại tính chất phức tạp.")
    before = petition.accepted_on
    for index, item in enumerate(rows):
        place, day = f"extensions[{index}].decided_on", item.decided_on
        if day and before and day < before:
            yield Problem(place, f"Ngày {format_day(day)} trước ngày {format_day(before)}. Kiểm tra lại thứ tự.")
        before = day or before
        yield from _extended_in_time(petition, context, index, place, day)


def _extended_in_time(
    petition: Petition, context: RuleContext, index: int, place: str, day: date | None
) -> Iterator[Problem]:
    without = replace(petition, extensions=petition.extensions[:index], decided_on=None)
    for deadline in _reckoned(without, context, SETTLE_RULES):
        if day and deadline.end and day > deadline.end:
            yield Problem(
                place,
                f"Thời hạn đã hết ngày {format_day(deadline.end)}; quyết định gia hạn phải có trước ngày đó.",
                code="late_extension",
            )


# ---------------------------------------------------------------- withdrawal and stop


def withdrawal_is_whole_or_part(petition: Petition, context: RuleContext) -> Iterator[Problem]:
    """A withdrawal says when and what; a part withdrawn leaves the rest to be settled.

    Source: Luật Khiếu nại 02/2011 art 10; Luật Tố cáo 25/2018 art 33(1)(2); NĐ 155/2026 art 5.
    """
    if petition.withdrawal:
        yield from checks.needed(petition, "withdrawn_on", "Đã ghi việc rút đơn")
    if petition.withdrawal == "part":
        yield from checks.needed(petition, "withdrawn_content", "Rút một phần", code="no_withdrawn_content")
        if petition.status == "withdrawn":
            yield Problem("withdrawal", "Rút một phần thì phần còn lại vẫn giải quyết. Xem lại trạng thái hoặc ô này.")
    late = petition.withdrawn_on and petition.decided_on and petition.withdrawn_on > petition.decided_on
    if late and law.is_denunciation(petition):
        yield Problem(
            "withdrawn_on",
            "Tố cáo chỉ rút được trước khi có kết luận. Kiểm tra lại ngày.",
            code="withdrawn_after_conclusion",
        )


def stop_has_its_reason(petition: Petition, context: RuleContext) -> Iterator[Problem]:
    """A decision to stop names its reason.

    Source: Luật Khiếu nại 02/2011 art 11a(2); Luật Tố cáo 25/2018 art 34(3)(4).
    """
    if petition.stopped_on and petition.withdrawal != "whole":
        yield from checks.needed(petition, "stop_reason", "Đơn đình chỉ", code="no_stop_reason")
    if (petition.stop_number or petition.stop_sent_on) and petition.stopped_on is None:
        yield from checks.needed(petition, "stopped_on", "Đã có quyết định đình chỉ")


# ---------------------------------------------------------------- the decision and what came of it


def decision_comes_first(petition: Petition, context: RuleContext) -> Iterator[Problem]:
    """What is sent, published and carried out was decided; papers of one kind of matter stay with it.

    Source: Luật Khiếu nại 02/2011 arts 30, 32, 39, 41; Luật Tố cáo 25/2018 arts 35(3), 38, 40.
    """
    if petition.decided_on is None:
        for key in ("decision_sent_on", "published_on"):
            if getattr(petition, key):
                yield from checks.needed(petition, "decided_on", "Đã gửi hoặc công khai")
        if petition.outcomes:
            yield Problem("outcomes", "Chưa có quyết định, kết luận thì chưa có việc thực hiện. Nhập ngày quyết định.")
    if petition.published_on and not law.is_denunciation(petition):
        yield Problem("published_on", "Ô này chỉ dùng cho kết luận tố cáo. Xóa ngày, hoặc xem lại loại đơn.")
    if petition.report_answered_on and petition.report_requested_on is None:
        yield from checks.needed(petition, "report_requested_on", "Đã báo cáo cấp trên")
    if (petition.dialogue_on or petition.dialogue_notice_on) and not law.is_complaint(petition):
        yield Problem(
            "dialogue_on", "Đối thoại này chỉ có khi giải quyết khiếu nại. Xem lại.", code="dialogue_of_other_kind"
        )
    if petition.dialogue_notice_on and petition.dialogue_on is None:
        yield from checks.needed(petition, "dialogue_on", "Đã thông báo đối thoại", code="no_dialogue_day")


_HEADS = frozenset({
    "organizations", "individuals", "disciplined", "disciplined_officials", "disciplined_organizations",
    "investigated_cases", "investigated_people", "investigated_officials",
})  # fmt: skip
_PART_OF = {"disciplined_officials": "disciplined", "investigated_officials": "investigated_people"}


def outcomes_add_up(petition: Petition, context: RuleContext) -> Iterator[Problem]:
    """Each outcome stands once, people are whole, officials are among the people, and no more is done than was due.

    Source: biểu 01/KQGQ columns 7–19 and 02/KQGQ, TT 01/2024/TT-TTCP.
    """
    yield from checks.unique(petition, "outcomes", "what", "Nội dung này đã có ở dòng trên. Gộp vào một dòng.")
    due = {item.what or "": item.due or Decimal(0) for item in petition.outcomes}
    for index, item in enumerate(petition.outcomes):
        place = f"outcomes[{index}]"
        whole = [key for key in ("due", "done") if (getattr(item, key) or Decimal(0)) % 1]
        if item.what in _HEADS and whole:
            yield Problem(f"{place}.{whole[0]}", "Số người, số tổ chức, số vụ là số nguyên. Nhập lại.")
        if item.done is not None and item.due is not None and item.done > item.due:
            yield Problem(f"{place}.done", "Đã thực hiện nhiều hơn phải thực hiện. Xem lại.", code="more_than_due")
        total = _PART_OF.get(item.what or "")
        if total and (item.due or Decimal(0)) > due.get(total, Decimal(0)):
            yield Problem(f"{place}.due", "Số cán bộ, công chức nhiều hơn tổng số người. Nhập đủ dòng tổng số.")


PROCEDURE_RULES: tuple[checks.Rule, ...] = (
    status_follows_the_steps,
    case_is_told,
    complaint_is_in_time,
    suspensions_follow_each_other,
    complexity_is_documented,
    extensions_are_lawful,
    withdrawal_is_whole_or_part,
    stop_has_its_reason,
    decision_comes_first,
    outcomes_add_up,
)
