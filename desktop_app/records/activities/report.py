"""Printed pages of the activities: their register, and the lists that go with a report on dân vận."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import cast

from desktop_app.domain.document import Align, Column, Document, HeadingStyle, Table
from desktop_app.domain.formats import format_count, format_decimal
from desktop_app.domain.kind import ReportInput, ReportSpec
from desktop_app.domain.query import Condition, Operator
from desktop_app.records import choices, civic_choices
from desktop_app.records.activities.record import Activity, Project
from desktop_app.records.pages import count_words, day_words, lines, number_of, table_page
from desktop_app.records.sheet import sheet_report

_PRACTICE = "Thực tế báo cáo công tác dân vận; không có mẫu bắt buộc"
_TAKES_PLACE = Condition("status", Operator.ONE_OF, ("running", "done"))


def _of_type(code: str) -> tuple[Condition, ...]:
    return Condition("type", Operator.IS, code), _TAKES_PLACE


def _activities(data: ReportInput) -> list[Activity]:
    return [cast(Activity, stored.record) for stored in data.records]


def _days(activity: Activity) -> str:
    """``05/11/2026``, or the first and the last day under each other."""
    if activity.ended_on is None or activity.ended_on == activity.held_on:
        return day_words(activity.held_on)
    return lines(f"{day_words(activity.held_on)} –", day_words(activity.ended_on))


def _sum(activities: Sequence[Activity], number: Callable[[Activity], int | None]) -> str:
    return format_count(sum(number(activity) or 0 for activity in activities))


def _times(activity: Activity) -> int:
    return 1 if activity.times is None else activity.times


# --- Register ---------------------------------------------------------------------------------------------------

_REGISTER_COLUMNS = (
    Column("Số", 9, Align.CENTER),
    Column("Ngày", 25, Align.CENTER),
    Column("Loại hoạt động", 30),
    Column("Tên, nội dung", 66),
    Column("Đơn vị chủ trì, phối hợp", 42),
    Column("Số liệu", 40),
    Column("Kết quả", 44),
    Column("Trạng thái", 20, Align.CENTER),
)
_NUMBER_WORDS = {
    "participants": "{} người dự", "women": "{} nữ", "teams": "{} đội", "members": "{} thành viên đội",
    "inspected": "{} đơn vị được kiểm tra, giám sát", "comments": "{} ý kiến", "disclosed": "{} nội dung công khai",
    "land": "{} m² đất", "money": "{} đồng", "work_days": "{} ngày công",
}  # fmt: skip


def register(data: ReportInput) -> Document:
    """Sổ hoạt động dân vận: every activity of the period, whatever its state. Practice."""
    rows = [(number_of(stored), *_register_row(cast(Activity, stored.record))) for stored in data.records]
    return table_page(
        data,
        key="so-hoat-dong",
        name="SỔ HOẠT ĐỘNG DÂN VẬN",
        table=Table(columns=_REGISTER_COLUMNS, code_row=True, rows=rows),
        style=HeadingStyle.PARTY,
        subject="Sổ hoạt động dân vận",
    )


def _register_row(activity: Activity) -> tuple[str, ...]:
    number = f"Số {activity.document_number}" if activity.document_number else ""
    return (
        _days(activity),
        choices.label_of(civic_choices.ACTIVITY_TYPES, activity.type),
        lines(activity.name, number),
        lines(activity.lead_unit, *(item.unit for item in activity.partners)),
        lines(*_number_words(activity)),
        activity.result,
        choices.short_of(civic_choices.ACTIVITY_STATUSES, activity.status),
    )


def _number_words(activity: Activity) -> Iterator[str]:
    """``2 cuộc``, ``12 đội``: each number that is given."""
    if _times(activity) > 1:
        yield f"{format_count(_times(activity))} cuộc"
    for key, words in _NUMBER_WORDS.items():
        value = getattr(activity, key)
        if value is not None:
            yield words.format(format_decimal(value))
    if activity.projects:
        yield f"{format_count(len(activity.projects))} dự án"


# --- Documents issued -------------------------------------------------------------------------------------------

_DOCUMENT_COLUMNS = (
    Column("STT", 10, Align.CENTER),
    Column("Số, ký hiệu", 28, Align.CENTER),
    Column("Ngày ban hành", 24, Align.CENTER),
    Column("Loại văn bản", 30),
    Column("Trích yếu nội dung", 90),
    Column("Cơ quan ban hành", 44),
    Column("Ghi chú", 24),
)


def issued_documents(data: ReportInput) -> Document:
    """Danh mục văn bản ban hành, with the number of each type below. Practice."""
    documents = _activities(data)
    rows = [
        (
            str(place),
            document.document_number,
            day_words(document.held_on),
            choices.label_of(civic_choices.ISSUED_TYPES, document.document_type),
            document.name,
            document.lead_unit,
            document.note,
        )
        for place, document in enumerate(documents, start=1)
    ]
    counts = Counter(document.document_type or "other" for document in documents)
    types = "; ".join(
        f"{choices.label_of(civic_choices.ISSUED_TYPES, code).lower()} {format_count(counts[code])}"
        for code in choices.codes(civic_choices.ISSUED_TYPES)
        if counts[code]
    )
    note = f"Tổng số {format_count(len(documents))} văn bản{': ' if types else ''}{types}."
    return table_page(
        data,
        key="van-ban-ban-hanh",
        name="DANH MỤC VĂN BẢN BAN HÀNH VỀ CÔNG TÁC DÂN VẬN",
        table=Table(columns=_DOCUMENT_COLUMNS, code_row=True, rows=rows),
        style=HeadingStyle.PARTY,
        subject="Danh mục văn bản ban hành về công tác dân vận",
        notes=(note,),
    )


# --- Contests, classes ------------------------------------------------------------------------------------------

_CONTEST_COLUMNS = (
    Column("STT", 10, Align.CENTER),
    Column("Hội thi", 76),
    Column("Cấp tổ chức", 30),
    Column("Thời gian", 24, Align.CENTER),
    Column("Địa điểm", 44),
    Column("Số hội thi", 18, Align.RIGHT),
    Column("Số đội", 18, Align.RIGHT),
    Column("Số thành viên", 22, Align.RIGHT),
)


def contests(data: ReportInput) -> Document:
    """Danh sách hội thi with teams and members, and their sums. Practice."""
    found = _activities(data)
    rows = [
        (
            str(place),
            item.name,
            choices.label_of(civic_choices.ACTIVITY_LEVELS, item.level),
            _days(item),
            item.place,
            format_count(_times(item)),
            count_words(item.teams),
            count_words(item.members),
        )
        for place, item in enumerate(found, start=1)
    ]
    totals = ("Tổng cộng", "", "", "", "", _sum(found, _times), _sum(found, _teams), _sum(found, _members))
    return table_page(
        data,
        key="hoi-thi",
        name="DANH SÁCH HỘI THI “DÂN VẬN KHÉO”",
        table=Table(columns=_CONTEST_COLUMNS, code_row=True, rows=rows, totals=totals),
        style=HeadingStyle.PARTY,
        subject="Danh sách hội thi Dân vận khéo",
    )


_CLASS_COLUMNS = (
    Column("STT", 10, Align.CENTER),
    Column("Nội dung bồi dưỡng, tập huấn", 84),
    Column("Thời gian", 24, Align.CENTER),
    Column("Đơn vị tổ chức", 48),
    Column("Địa điểm", 40),
    Column("Số lớp", 16, Align.RIGHT),
    Column("Số học viên", 20, Align.RIGHT),
    Column("Trong đó nữ", 20, Align.RIGHT),
)


def classes(data: ReportInput) -> Document:
    """Danh sách lớp bồi dưỡng, tập huấn with those who came, and their sums. Practice."""
    found = _activities(data)
    rows = [
        (
            str(place),
            item.name,
            _days(item),
            item.lead_unit,
            item.place,
            format_count(_times(item)),
            count_words(item.participants),
            count_words(item.women),
        )
        for place, item in enumerate(found, start=1)
    ]
    totals = ("Tổng cộng", "", "", "", "", _sum(found, _times), _sum(found, _people), _sum(found, _women))
    return table_page(
        data,
        key="boi-duong",
        name="DANH SÁCH LỚP BỒI DƯỠNG, TẬP HUẤN CÔNG TÁC DÂN VẬN",
        table=Table(columns=_CLASS_COLUMNS, code_row=True, rows=rows, totals=totals),
        style=HeadingStyle.PARTY,
        subject="Danh sách lớp bồi dưỡng, tập huấn công tác dân vận",
    )


def _teams(activity: Activity) -> int | None:
    return activity.teams


def _members(activity: Activity) -> int | None:
    return activity.members


def _people(activity: Activity) -> int | None:
    return activity.participants


def _women(activity: Activity) -> int | None:
    return activity.women


# --- Land clearance ---------------------------------------------------------------------------------------------

_PROJECT_COLUMNS = (
    Column("STT", 10, Align.CENTER),
    Column("Dự án, công trình", 66),
    Column("Đợt vận động", 80),
    Column("Diện tích (ha)", 22, Align.RIGHT),
    Column("Số hộ", 18, Align.RIGHT),
    Column("Kinh phí bồi thường (đồng)", 36, Align.RIGHT),
    Column("Ngày bàn giao mặt bằng", 26, Align.CENTER),
)


def land_clearance(data: ReportInput) -> Document:
    """Biểu vận động giải phóng mặt bằng: projects of the campaigns with hectares, households and money. Practice."""
    found = [(activity, project) for activity in _activities(data) for project in activity.projects]
    rows = [(str(place), *_project_row(*pair)) for place, pair in enumerate(found, start=1)]
    projects = [project for _, project in found]
    totals = (
        "Tổng cộng",
        f"{format_count(len(projects))} dự án",
        "",
        format_decimal(sum((item.hectares or Decimal(0) for item in projects), Decimal(0))),
        format_count(sum(item.households or 0 for item in projects)),
        format_count(sum(item.money or 0 for item in projects)),
        "",
    )
    return table_page(
        data,
        key="giai-phong-mat-bang",
        name="BIỂU VẬN ĐỘNG BỒI THƯỜNG, GIẢI PHÓNG MẶT BẰNG",
        table=Table(columns=_PROJECT_COLUMNS, code_row=True, rows=rows, totals=totals),
        style=HeadingStyle.PARTY,
        subject="Dự án vận động bồi thường, giải phóng mặt bằng",
    )


def _project_row(activity: Activity, project: Project) -> tuple[str, ...]:
    return (
        project.name,
        f"{activity.name} ({day_words(activity.held_on)})",
        "" if project.hectares is None else format_decimal(project.hectares),
        count_words(project.households),
        count_words(project.money),
        day_words(project.handed_over_on),
    )


REPORTS = (
    ReportSpec(
        key="so-hoat-dong", title="Sổ hoạt động dân vận", build=register, period_field="held_on", source=_PRACTICE
    ),
    ReportSpec(
        key="van-ban-ban-hanh",
        title="Danh mục văn bản ban hành",
        build=issued_documents,
        period_field="held_on",
        conditions=_of_type("document"),
        source=_PRACTICE,
    ),
    ReportSpec(
        key="hoi-thi",
        title="Danh sách hội thi “Dân vận khéo”",
        build=contests,
        period_field="held_on",
        conditions=_of_type("contest"),
        source=f"{_PRACTICE}: cấp, số hội thi, số đội, số người",
    ),
    ReportSpec(
        key="giai-phong-mat-bang",
        title="Biểu vận động giải phóng mặt bằng",
        build=land_clearance,
        period_field="held_on",
        conditions=_of_type("clearance"),
        source=f"{_PRACTICE}: số dự án, diện tích (ha), kinh phí",
    ),
    ReportSpec(
        key="boi-duong",
        title="Danh sách lớp bồi dưỡng, tập huấn",
        build=classes,
        period_field="held_on",
        conditions=_of_type("training"),
        source=f"{_PRACTICE}: số lớp, số người",
    ),
    sheet_report("activities", title="Phiếu hoạt động", style=HeadingStyle.PARTY),
)
