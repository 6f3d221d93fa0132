"""What must fit together in an activity, and what deserves a second look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from desktop_app.domain.errors import Problem
from desktop_app.domain.fields import is_given
from desktop_app.domain.formats import format_count, format_day
from desktop_app.domain.kind import RuleContext
from desktop_app.records import checks, choices, civic_choices
from desktop_app.records.activities.record import Activity

TYPES_OF_NUMBER: Mapping[str, frozenset[str]] = {
    "teams": frozenset({"contest"}),
    "members": frozenset({"contest"}),
    "inspected": frozenset({"inspection", "community_supervision"}),
    "comments": frozenset({"criticism", "community_supervision", "hamlet_meeting"}),
    "disclosed": frozenset({"disclosure"}),
    "land": frozenset({"donation", "clearance"}),
    "money": frozenset({"donation", "clearance"}),
    "work_days": frozenset({"donation", "clearance"}),
    "projects": frozenset({"clearance"}),
}
"""Types whose tables have a column for a number; entered with another type it is counted nowhere, or misleads.

Practice: no law says what a type is counted by."""

_NO_PEOPLE = frozenset({"document", "disclosure"})
_TAKES_PLACE = frozenset({"running", "done"})


def check(activity: Activity, context: RuleContext) -> Iterable[Problem]:
    """All problems across fields, hard and soft."""
    return checks.run(RULES, activity, context)


def days_follow_each_other(activity: Activity, context: RuleContext) -> Iterator[Problem]:
    """It ends no earlier than it begins, and land is handed over once the campaign has begun."""
    yield from checks.days_in_order(activity, [("ended_on", "held_on")])
    yield from checks.rows_not_before(
        activity, "projects", "handed_over_on", "held_on", code="handed_over_before_start"
    )


def status_fits_the_days(activity: Activity, context: RuleContext) -> Iterator[Problem]:
    """What is planned lies ahead; what is done lies not in the future."""
    day, today = activity.held_on, context.today
    if day is None:
        return
    if activity.status == "done" and day > today:
        yield Problem("held_on", f"Ngày {format_day(day)} chưa đến. Xem lại ngày, hoặc chọn “Chưa thực hiện”.")
    elif activity.status == "done" and activity.ended_on is not None and activity.ended_on > today:
        yield Problem(
            "ended_on", f"Ngày {format_day(activity.ended_on)} chưa đến. Xem lại ngày, hoặc chọn “Đang thực hiện”."
        )
    elif activity.status == "running" and day > today:
        yield Problem("status", f"Ngày {format_day(day)} chưa đến. Chọn “Chưa thực hiện”.", code="running_before_start")
    elif activity.status == "planned" and day < today:
        yield Problem(
            "status",
            f"Đã qua ngày {format_day(day)}. Ghi kết quả rồi chọn “Đã xong”, hoặc dời ngày.",
            code="planned_in_the_past",
        )


def plan_keeps_its_term(activity: Activity, context: RuleContext) -> Iterator[Problem]:
    """What is still to be done is planned for a day within its term."""
    if activity.status == "planned" and activity.due_on and activity.held_on and activity.held_on > activity.due_on:
        yield Problem(
            "held_on",
            f"Ngày dự kiến sau hạn hoàn thành {format_day(activity.due_on)}. Xem lại hai ngày.",
            code="planned_after_term",
        )


def document_has_number_and_type(activity: Activity, context: RuleContext) -> Iterator[Problem]:
    """A document that was issued has its number and its type; each document is an entry of its own.

    Source: NĐ 30/2020/NĐ-CP art 8; Hướng dẫn 36-HD/VPTW (number and signs of a document).
    """
    if activity.type != "document" or activity.status not in _TAKES_PLACE:
        return
    yield from checks.needed(activity, "document_number", "Văn bản đã ban hành")
    yield from checks.needed(activity, "document_type", "Văn bản đã ban hành")
    if activity.times is not None and activity.times > 1:
        yield Problem(
            "times", "Mỗi văn bản ghi một dòng riêng để có số, ký hiệu. Sửa số này thành 1.", code="many_documents"
        )


def type_of_document_is_for_documents(activity: Activity, context: RuleContext) -> Iterator[Problem]:
    """The type of a document is counted for documents alone."""
    if activity.document_type and activity.type not in (None, "document"):
        yield Problem(
            "document_type",
            "Loại văn bản chỉ tính cho hoạt động “Văn bản ban hành”. Xóa, hoặc ghi văn bản thành một dòng riêng.",
            code="type_of_no_document",
        )


def numbers_belong_to_the_type(activity: Activity, context: RuleContext) -> Iterator[Problem]:
    """Each number is counted for some types alone."""
    if activity.type in (None, "other"):
        return
    for key, types in TYPES_OF_NUMBER.items():
        if activity.type not in types and is_given(getattr(activity, key)):
            yield _of_other_type(activity, key)
    for key in ("participants", "women"):
        if activity.type in _NO_PEOPLE and is_given(getattr(activity, key)):
            yield _of_other_type(activity, key)


def _of_other_type(activity: Activity, key: str) -> Problem:
    label = choices.label_of(civic_choices.ACTIVITY_TYPES, activity.type)
    return Problem(
        key, f"Số liệu này không dùng cho “{label}”. Xóa, hoặc xem lại loại hoạt động.", code=f"{key}_of_other_type"
    )


def counts_fit_together(activity: Activity, context: RuleContext) -> Iterator[Problem]:
    """Women are part of those who came; a team has at least one member."""
    people, teams = activity.participants, activity.teams
    if people is not None and activity.women is not None and activity.women > people:
        yield Problem("women", f"Số nữ nhiều hơn số người dự ({format_count(people)}). Kiểm tra lại.")
    if teams is not None and activity.members is not None and activity.members < teams:
        yield Problem("members", f"Số thành viên ít hơn số đội ({format_count(teams)}). Kiểm tra lại.")


def type_has_its_numbers(activity: Activity, context: RuleContext) -> Iterator[Problem]:
    """What took place has the numbers its table is made of.

    Source: biểu hội thi “Dân vận khéo”; biểu giải phóng mặt bằng; báo cáo công tác dân vận, phụ lục 5, 7.
    """
    if activity.status not in _TAKES_PLACE:
        return
    for type_, key, because in (
        ("contest", "teams", "Hội thi đã tổ chức"),
        ("contest", "members", "Hội thi đã tổ chức"),
        ("training", "participants", "Lớp đã mở"),
        ("clearance", "projects", "Vận động giải phóng mặt bằng"),
        ("disclosure", "disclosed", "Đã công khai"),
    ):
        if activity.type == type_:
            yield from checks.needed(activity, key, because, code=f"no_{key}")


def units_and_projects_are_different(activity: Activity, context: RuleContext) -> Iterator[Problem]:
    """The unit in charge does not also cooperate; no unit and no project stands twice."""
    for index, item in enumerate(activity.partners):
        if item.unit and item.unit == activity.lead_unit:
            yield Problem(f"partners[{index}].unit", "Đơn vị này đã là đơn vị chủ trì. Chọn đơn vị khác.")
    yield from checks.unique(activity, "partners", "unit", "Đơn vị này đã có ở dòng trên. Xóa dòng thừa.")
    sentence = "Dự án này đã có ở dòng trên. Xóa dòng thừa, hoặc ghi rõ hạng mục."
    yield from checks.unique(activity, "projects", "name", sentence, code="project_twice")


RULES: tuple[checks.Rule, ...] = (
    days_follow_each_other,
    status_fits_the_days,
    plan_keeps_its_term,
    document_has_number_and_type,
    type_of_document_is_for_documents,
    numbers_belong_to_the_type,
    counts_fit_together,
    type_has_its_numbers,
    units_and_projects_are_different,
)
