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
_FIGURES = "Báo cáo kết quả đối thoại; Kết luận 215-KL/TW"


@fields.row
class Chair(fields.Record):
    """One person in the chair of the meeting."""

    name: str = fields.pick("Họ và tên", target="officers", required=True, source=_LAW_72)
    post: str = fields.text("Chức vụ", max_length=120, width=28, source=_LAW_72)


@fields.record
class Dialogue(fields.Record):
    """One dialogue meeting; it may lie ahead. Days and times are local."""

    # One field after the other like the lines of a form; the formatter would spread each over a screen.
    # fmt: off
    kind: str | None = fields.choice(
        "Loại hội nghị", *civic_choices.DIALOGUE_KINDS, section=_PLAN, required=True, listed=True, width=48,
        help="Hai căn cứ khác nhau, báo cáo riêng. Tiếp xúc cử tri không ghi ở sổ này.",
        source="Quy định 11-QĐi/TW; Luật 10/2022/QH15 Điều 27, 32; Luật 72/2025/QH15 Điều 43",
    )
    occasion: str | None = fields.choice(
        "Kỳ", *civic_choices.DIALOGUE_OCCASIONS, section=_PLAN, required=True, default="scheduled", listed=True,
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
        "Số thông báo, giấy mời", max_length=60, section=_PLAN, searchable=True, width=20, source=_LAW_72
    )

    held_on: date | None = fields.day(
        "Ngày tổ chức", section=_MEETING, required=True, listed=True, source=_LAW_72
    )
    starts_at: time | None = fields.time_of_day("Giờ bắt đầu", section=_MEETING, source="Biên bản hội nghị")
    ends_at: time | None = fields.time_of_day("Giờ kết thúc", section=_MEETING, source="Biên bản hội nghị")
    place: str = fields.text(
        "Địa điểm", max_length=200, section=_MEETING, listed=True, searchable=True, source=_LAW_72
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

    invited: int | None = fields.count("Số mời", section=_NUMBERS, high=100_000, source=_FIGURES)
    attendees: int | None = fields.count("Số dự", section=_NUMBERS, high=100_000, listed=True, source=_FIGURES)
    women: int | None = fields.count("Trong đó nữ", section=_NUMBERS, high=100_000, source=_FIGURES)
    speakers: int | None = fields.count("Số lượt phát biểu", section=_NUMBERS, high=10_000, source=_FIGURES)
    opinions: int | None = fields.count(
        "Số ý kiến", section=_NUMBERS, high=10_000, listed=True, help="Nhập từng ý kiến ở sổ Ý kiến, kiến nghị.",
        source=_FIGURES,
    )
    answered: int | None = fields.count("Số trả lời tại chỗ", section=_NUMBERS, high=10_000, source=_FIGURES)
    passed_on: int | None = fields.count(
        "Số chuyển cơ quan khác", section=_NUMBERS, high=10_000, source=_FIGURES
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
    # fmt: on


def name_of(dialogue: Dialogue) -> str:
    """Day and topic: ``15/10/2026 · Môi trường nông thôn``."""
    return joined(format_day(dialogue.held_on) if dialogue.held_on else "", shortened(dialogue.topic))
