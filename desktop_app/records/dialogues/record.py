"""The dialogue meeting: heads of the Party committee and the authority with the people."""

from __future__ import annotations

from datetime import date, time

from desktop_app.domain import fields
from desktop_app.domain.formats import format_day
from desktop_app.domain.kind import Section
from desktop_app.records import civic_choices
from desktop_app.records.naming import joined, shortened

SECTIONS = (
    Section("plan", "Kế hoạch"),
    Section("meeting", "Hội nghị"),
    Section("numbers", "Số liệu"),
    Section("conclusion", "Kết luận, công khai"),
)

_PLAN, _MEETING, _NUMBERS, _CONCLUSION = (section.key for section in SECTIONS)
_LAW_72 = "Luật 72/2025/QH15 Điều 43"
_PLAN_PAPER = "Kế hoạch tổ chức hội nghị"
_SHEET = "Danh sách đại biểu"
_FIGURES = "Báo cáo kết quả đối thoại; Kết luận 215-KL/TW"


# One field after the other like the lines of a form; the formatter would spread each over a screen.
# fmt: off
@fields.row
class PlanTask(fields.Record):
    """One task of the plan."""

    task: str = fields.text("Việc", max_length=300, width=48, required=True, source=_PLAN_PAPER)
    unit: str = fields.pick("Đơn vị, người thực hiện", target="organizations", required=True, source=_PLAN_PAPER)
    due_on: date | None = fields.day("Xong trước ngày", source=_PLAN_PAPER)


@fields.row
class Delegate(fields.Record):
    """One invited delegate, by office rather than by name; people who simply come sign on the empty lines."""

    name: str = fields.person("Họ và tên", personal=True, source=_SHEET)
    post: str = fields.text("Chức vụ, địa chỉ", max_length=160, width=36, required=True, source=_SHEET)
    is_absent: bool = fields.flag("Vắng", source="Biên bản hội nghị (có mặt, vắng mặt)")


@fields.row
class Chair(fields.Record):
    """One person in the chair of the meeting."""

    name: str = fields.pick("Họ và tên", target="officers", required=True, source=_LAW_72)
    post: str = fields.text("Chức vụ", max_length=120, width=28, source=_LAW_72)


# fmt: on
@fields.record
class Dialogue(fields.Record):
    """One dialogue meeting; it may lie ahead. Days and times are local."""

    # fmt: off
    kind: str | None = fields.choice(
        "Loại hội nghị", *civic_choices.DIALOGUE_KINDS, section=_PLAN, required=True, listed=True, width=48,
        help="Hai căn cứ khác nhau, báo cáo riêng. Tiếp xúc cử tri không ghi ở sổ này.",
        source="Quy định 11-QĐi/TW; Luật 10/2022/QH15 Điều 27, 32; Luật 72/2025/QH15 Điều 43",
    )
    occasion: str | None = fields.choice(
        "Kỳ", *civic_choices.DIALOGUE_OCCASIONS, section=_PLAN, required=True, default="scheduled",
        source=_LAW_72
    )
    topic: str = fields.text(
        "Chủ đề", max_length=300, section=_PLAN, required=True, listed=True, searchable=True, width=60, source=_LAW_72
    )
    plan_number: str = fields.text(
        "Số kế hoạch", max_length=60, section=_PLAN, searchable=True, width=20, help="Ví dụ 99-KH/ĐU hoặc 86/KH-UBND.",
        source="Kế hoạch tổ chức hội nghị",
    )
    planned_on: date | None = fields.day("Ngày kế hoạch", section=_PLAN, source="Kế hoạch tổ chức hội nghị")
    announced_on: date | None = fields.day(
        "Ngày thông báo", section=_PLAN, help="Chậm nhất 7 ngày trước hội nghị.", source=_LAW_72
    )
    announcement_number: str = fields.text(
        "Số thông báo", max_length=60, section=_PLAN, searchable=True, width=20, source=_LAW_72
    )
    invitation_number: str = fields.text(
        "Số giấy mời", max_length=60, section=_PLAN, searchable=True, width=20, source="Giấy mời hội nghị"
    )
    invited_on: date | None = fields.day("Ngày giấy mời", section=_PLAN, source="Giấy mời hội nghị")
    registration_until: date | None = fields.day(
        "Nhận ý kiến gửi trước đến ngày", section=_PLAN, source="Phiếu đăng ký ý kiến"
    )
    purpose: str = fields.long_text(
        "Mục đích, yêu cầu", max_length=4_000, section=_PLAN, source=_PLAN_PAPER
    )
    agenda: str = fields.long_text(
        "Nội dung, chương trình", max_length=4_000, section=_PLAN,
        help="Mỗi dòng một việc; để trống thì in chương trình thường dùng.", source=_PLAN_PAPER,
    )
    tasks: tuple[PlanTask, ...] = fields.rows(
        "Phân công, tiến độ", PlanTask, high=40, section=_PLAN, source=_PLAN_PAPER
    )

    held_on: date | None = fields.day(
        "Ngày tổ chức", section=_MEETING, required=True, listed=True, source=_LAW_72
    )
    starts_at: time | None = fields.time_of_day("Giờ bắt đầu", section=_MEETING, source="Biên bản hội nghị")
    ends_at: time | None = fields.time_of_day("Giờ kết thúc", section=_MEETING, source="Biên bản hội nghị")
    place: str = fields.text(
        "Địa điểm", max_length=200, section=_MEETING, searchable=True, source=_LAW_72
    )
    form: str | None = fields.choice(
        "Hình thức", *civic_choices.DIALOGUE_FORMS, section=_MEETING, required=True, default="in_person", source=_LAW_72
    )
    scope: str | None = fields.choice(
        "Phạm vi", *civic_choices.DIALOGUE_SCOPES, section=_MEETING, required=True, default="commune", source=_LAW_72
    )
    scope_detail: str = fields.text(
        "Các thôn, tổ dân phố hoặc đối tượng", max_length=500, section=_MEETING, searchable=True, width=60,
        source=_LAW_72
    )
    chairs: tuple[Chair, ...] = fields.rows(
        "Người chủ trì", Chair, high=10, section=_MEETING, source=f"{_LAW_72}; Quy định 11-QĐi/TW"
    )
    secretary: str = fields.pick("Thư ký", target="officers", section=_MEETING, source="Biên bản hội nghị")
    composition: str = fields.long_text(
        "Thành phần", max_length=2_000, section=_MEETING, help="Cơ quan, tổ chức dự; không liệt kê từng người dân.",
        source="Biên bản hội nghị; Luật 72/2025/QH15 Điều 43",
    )
    delegates: tuple[Delegate, ...] = fields.rows(
        "Đại biểu", Delegate, high=300, section=_MEETING,
        help="Theo chức vụ, cơ quan; người dân ký vào dòng trống của danh sách in.", source=_SHEET,
    )
    opening: str = fields.long_text(
        "Khai mạc, báo cáo đầu hội nghị", max_length=4_000, section=_MEETING, source="Biên bản hội nghị"
    )

    invited: int | None = fields.count("Số mời", section=_NUMBERS, high=100_000, source=_FIGURES)
    attendees: int | None = fields.count("Số dự", section=_NUMBERS, high=100_000, listed=True, source=_FIGURES)
    women: int | None = fields.count("Trong đó nữ", section=_NUMBERS, high=100_000, source=_FIGURES)
    speakers: int | None = fields.count("Số lượt phát biểu", section=_NUMBERS, high=10_000, source=_FIGURES)
    opinions: int | None = fields.count(
        "Số ý kiến theo biên bản", section=_NUMBERS, high=10_000,
        help="Để đối chiếu; báo cáo đếm từng ý kiến đã ghi.", source=_FIGURES,
    )

    conclusion_number: str = fields.text(
        "Số thông báo kết luận", max_length=60, section=_CONCLUSION, listed=True, searchable=True, width=20,
        source="Thông báo kết luận hội nghị; Quy định 11-QĐi/TW",
    )
    conclusion_on: date | None = fields.day(
        "Ngày thông báo kết luận", past=True, section=_CONCLUSION, source="Thông báo kết luận hội nghị"
    )
    posted_on: date | None = fields.day(
        "Ngày niêm yết kết quả", past=True, section=_CONCLUSION, help="Trong 10 ngày sau hội nghị.", source=_LAW_72
    )
    sent_on: date | None = fields.day(
        "Ngày gửi thôn, tổ dân phố", past=True, section=_CONCLUSION, help="Trong 10 ngày sau hội nghị.", source=_LAW_72
    )
    reported_on: date | None = fields.day(
        "Ngày báo cáo Hội đồng nhân dân", past=True, section=_CONCLUSION, source="Luật 10/2022/QH15 Điều 28 khoản 5"
    )
    conclusion: str = fields.long_text(
        "Nội dung kết luận chính", section=_CONCLUSION, searchable=True, source="Thông báo kết luận hội nghị"
    )
    status: str | None = fields.choice(
        "Trạng thái", *civic_choices.DIALOGUE_STATUSES, section=_CONCLUSION, required=True, default="planned",
        listed=True, source="Các bước: kế hoạch, thông báo, tổ chức, kết luận, công khai",
    )
    cancel_reason: str = fields.text(
        "Lý do không tổ chức", max_length=300, section=_CONCLUSION, width=60, source="Nội bộ: kế hoạch không thực hiện"
    )
    due_on: date | None = fields.day(
        "Hạn", computed=True, section=_CONCLUSION, listed=True, source="Luật 72/2025/QH15 Điều 43"
    )
    # fmt: on


def name_of(dialogue: Dialogue) -> str:
    """Day and topic: ``15/10/2026 · Môi trường nông thôn``."""
    return joined(format_day(dialogue.held_on) if dialogue.held_on else "", shortened(dialogue.topic))
