"""The activity: what a report on dân vận counts beside models, dialogues, opinions, receptions and petitions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from desktop_app.domain import fields
from desktop_app.domain.formats import format_day
from desktop_app.domain.kind import Section
from desktop_app.records import civic_choices
from desktop_app.records.naming import joined, shortened

SECTIONS = (
    Section("activity", "Hoạt động"),
    Section("numbers", "Số liệu"),
    Section("result", "Kết quả"),
)

_ACTIVITY, _NUMBERS, _RESULT = (section.key for section in SECTIONS)
_REPORT = "Báo cáo công tác dân vận"
_PL1, _PL5, _PL6, _PL7 = (f"{_REPORT}, phụ lục {number}" for number in (1, 5, 6, 7))
_CONTESTS = "Biểu hội thi “Dân vận khéo”: cấp, số hội thi, số đội, số người"
_CLEARANCE = "Biểu giải phóng mặt bằng: số dự án, diện tích (ha), kinh phí (đồng)"


# One field after the other like the lines of a form; the formatter would spread each over a screen.
# fmt: off
@fields.row
class Project(fields.Record):
    """One project for which land is cleared."""

    name: str = fields.text("Dự án, công trình", max_length=300, width=48, required=True, source=_CLEARANCE)
    hectares: Decimal | None = fields.amount("Diện tích (ha)", decimals=4, high=100_000, source=_CLEARANCE)
    households: int | None = fields.count("Số hộ", high=200_000, source=_CLEARANCE)
    money: int | None = fields.money("Kinh phí bồi thường", source=_CLEARANCE)
    handed_over_on: date | None = fields.day("Ngày bàn giao mặt bằng", past=True, source=_CLEARANCE)


@fields.row
class PartnerUnit(fields.Record):
    """One unit that takes part."""

    unit: str = fields.pick("Đơn vị phối hợp", target="organizations", required=True, source=_REPORT)


@fields.record
class Activity(fields.Record):
    """One activity, or several of one type held in one month (``times``). Days are local calendar days."""

    type: str | None = fields.choice(
        "Loại hoạt động", *civic_choices.ACTIVITY_TYPES, section=_ACTIVITY, required=True, listed=True, source=_REPORT
    )
    name: str = fields.text(
        "Tên, nội dung", max_length=300, section=_ACTIVITY, required=True, listed=True, searchable=True, width=60,
        help="Văn bản thì ghi trích yếu.", source=_REPORT,
    )
    held_on: date | None = fields.day(
        "Ngày thực hiện, ban hành", section=_ACTIVITY, required=True, listed=True,
        help="Việc kéo dài thì ghi ngày bắt đầu.", source=_REPORT,
    )
    ended_on: date | None = fields.day("Ngày kết thúc", section=_ACTIVITY, source=_REPORT)
    level: str | None = fields.choice(
        "Cấp tổ chức", *civic_choices.ACTIVITY_LEVELS, section=_ACTIVITY, default="commune", width=16, source=_CONTESTS
    )
    place: str = fields.text("Địa điểm", section=_ACTIVITY, searchable=True, source=_REPORT)
    hamlet: str = fields.pick(
        "Thôn, tổ dân phố", target="hamlets", section=_ACTIVITY, searchable=True, width=24, source=_REPORT
    )
    lead_unit: str = fields.pick(
        "Đơn vị chủ trì, ban hành", target="organizations", section=_ACTIVITY, listed=True, searchable=True,
        source=_REPORT,
    )
    partners: tuple[PartnerUnit, ...] = fields.rows(
        "Đơn vị phối hợp", PartnerUnit, high=30, section=_ACTIVITY, source=_REPORT
    )
    officer: str = fields.pick(
        "Cán bộ theo dõi", target="officers", section=_ACTIVITY, searchable=True, width=24,
        source="Nội bộ: phân công theo dõi",
    )
    document_number: str = fields.text(
        "Số, ký hiệu văn bản", max_length=60, section=_ACTIVITY, listed=True, searchable=True, width=20, source=_PL1
    )
    document_type: str | None = fields.choice(
        "Loại văn bản", *civic_choices.ISSUED_TYPES, section=_ACTIVITY, width=18, source=_PL1
    )

    times: int | None = fields.count(
        "Số cuộc, số lớp", low=1, high=10_000, default=1, section=_NUMBERS, source=f"{_PL5}; {_PL7}"
    )
    participants: int | None = fields.count("Số người dự, học viên", section=_NUMBERS, source=_PL7)
    women: int | None = fields.count("Trong đó nữ", section=_NUMBERS, source=_PL7)
    teams: int | None = fields.count("Số đội thi", high=10_000, section=_NUMBERS, source=_CONTESTS)
    members: int | None = fields.count("Số thành viên các đội", section=_NUMBERS, source=_CONTESTS)
    inspected: int | None = fields.count(
        "Số đơn vị được kiểm tra, giám sát", high=10_000, section=_NUMBERS, source=_REPORT
    )
    comments: int | None = fields.count(
        "Số ý kiến góp ý, phản biện", high=1_000_000, section=_NUMBERS, source=_REPORT
    )
    disclosed: int | None = fields.count("Số nội dung công khai", high=10_000, section=_NUMBERS, source=_PL5)
    land: Decimal | None = fields.amount("Đất vận động được (m²)", section=_NUMBERS, source=_PL6)
    money: int | None = fields.money("Tiền, hiện vật vận động được", section=_NUMBERS, source=_PL6)
    work_days: Decimal | None = fields.amount("Ngày công vận động được", section=_NUMBERS, source=_PL6)
    projects: tuple[Project, ...] = fields.rows(
        "Dự án giải phóng mặt bằng", Project, high=100, section=_NUMBERS, source=_CLEARANCE
    )

    status: str | None = fields.choice(
        "Trạng thái", *civic_choices.ACTIVITY_STATUSES, section=_RESULT, required=True, default="done", listed=True,
        source="Nội bộ: theo dõi việc còn mở",
    )
    due_on: date | None = fields.day(
        "Hạn hoàn thành", section=_RESULT, listed=True, source="Chương trình công tác: việc, thời hạn, người thực hiện"
    )
    result: str = fields.long_text("Kết quả", max_length=8_000, section=_RESULT, searchable=True, source=_REPORT)
    shortcomings: str = fields.long_text(
        "Hạn chế, kiến nghị", max_length=4_000, section=_RESULT, source=_REPORT
    )
    note: str = fields.long_text("Ghi chú", max_length=2_000, section=_RESULT, source="Nội bộ: ghi chú")
    # fmt: on


def name_of(activity: Activity) -> str:
    """Day and content: ``15/10/2026 · Hội thi “Dân vận khéo”``."""
    return joined(format_day(activity.held_on) if activity.held_on else "", shortened(activity.name))
