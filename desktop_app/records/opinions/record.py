"""The opinion: one matter people raised at or around a dialogue, kept until it is answered and done."""

from __future__ import annotations

from datetime import date

from desktop_app.domain import fields
from desktop_app.domain.kind import Section
from desktop_app.records import choices, civic_choices
from desktop_app.records.naming import shortened

SECTIONS = (
    Section("content", "Ý kiến"),
    Section("handling", "Giải quyết"),
    Section("result", "Kết quả"),
)

_CONTENT, _HANDLING, _RESULT = (section.key for section in SECTIONS)
_TABLE = "Bảng tổng hợp ý kiến, kiến nghị"


@fields.row
class CooperatingUnit(fields.Record):
    """One unit that helps the unit in charge."""

    unit: str = fields.pick("Đơn vị phối hợp", target="organizations", required=True, source=f"{_TABLE} cột 7")


@fields.row
class Reminder(fields.Record):
    """One letter or call that urged the unit in charge."""

    reminded_on: date | None = fields.day(
        "Ngày đôn đốc", past=True, required=True, source="Báo cáo kết quả giải quyết kiến nghị sau đối thoại"
    )
    number: str = fields.text(
        "Số văn bản", max_length=60, width=20, source="Báo cáo kết quả giải quyết kiến nghị sau đối thoại"
    )


@fields.record
class Opinion(fields.Record):
    """One opinion or proposal. Days are local calendar days."""

    # One field after the other like the lines of a form; the formatter would spread each over a screen.
    # fmt: off
    dialogue: str | None = fields.ref(
        "Hội nghị đối thoại", target="dialogues", section=_CONTENT,
        source="Luật 10/2022/QH15 Điều 32; Quy định 11-QĐi/TW"
    )
    place: int | None = fields.count(
        "Thứ tự", low=1, high=10_000, section=_CONTENT, listed=True, width=5, help="Thứ tự nêu tại hội nghị.",
        source=f"{_TABLE} cột 1",
    )
    raised_on: date | None = fields.day(
        "Ngày nêu", section=_CONTENT, required=True, past=True, listed=True,
        source="Nội bộ: số ý kiến theo năm, kỳ báo cáo"
    )
    source: str | None = fields.choice(
        "Nguồn ý kiến", *civic_choices.OPINION_SOURCES, section=_CONTENT, required=True, default="meeting",
        source="Luật 10/2022/QH15 Điều 26",
    )
    content: str = fields.long_text(
        "Nội dung ý kiến, kiến nghị", max_length=4_000, section=_CONTENT, required=True, listed=True, searchable=True,
        help="Kết quả được niêm yết: không ghi họ tên, số điện thoại người nêu vào đây.", source=f"{_TABLE} cột 2",
    )
    hamlet: str = fields.pick(
        "Thôn, tổ dân phố", target="hamlets", section=_CONTENT, listed=True, searchable=True, width=24,
        source=f"{_TABLE} cột 3",
    )
    speaker: str = fields.person(
        "Người nêu", section=_CONTENT, personal=True, help="Không bắt buộc; chỉ in trong biên bản nội bộ.",
        source=f"{_TABLE} cột 3 (tùy chọn); biên bản hội nghị",
    )
    field: str | None = fields.choice(
        "Lĩnh vực", *choices.FIELD_DETAILS, section=_CONTENT, listed=True, source=f"{_TABLE} cột 4"
    )

    is_answered_there: bool = fields.flag(
        "Đã trả lời tại hội nghị", section=_HANDLING, source=f"{_TABLE} cột 5"
    )
    answer_there: str = fields.long_text(
        "Nội dung trả lời tại hội nghị", max_length=4_000, section=_HANDLING, source=f"{_TABLE} cột 5"
    )
    answerer: str = fields.text(
        "Người trả lời", max_length=160, section=_HANDLING, width=36,
        help="Họ tên, chức vụ người trả lời tại hội nghị.", source="Biên bản hội nghị (ai trả lời)",
    )
    authority: str | None = fields.choice(
        "Thẩm quyền", *civic_choices.LEVELS, section=_HANDLING, width=16, source=f"{_TABLE} cột 6"
    )
    lead_unit: str = fields.pick(
        "Đơn vị giải quyết", target="organizations", section=_HANDLING, listed=True, searchable=True,
        source=f"{_TABLE} cột 7",
    )
    cooperating_units: tuple[CooperatingUnit, ...] = fields.rows(
        "Đơn vị phối hợp", CooperatingUnit, high=20, section=_HANDLING, source=f"{_TABLE} cột 7; thông báo kết luận"
    )
    officer: str = fields.pick(
        "Cán bộ theo dõi", target="officers", section=_HANDLING, searchable=True, width=24,
        source="Nội bộ: phân công theo dõi thực hiện kết luận",
    )
    assigned_on: date | None = fields.day(
        "Ngày giao", past=True, section=_HANDLING, source="Thông báo kết luận: giao đơn vị, thời hạn"
    )
    due_on: date | None = fields.day("Thời hạn", section=_HANDLING, listed=True, source=f"{_TABLE} cột 8")
    passed_to: str = fields.pick(
        "Đã chuyển đến", target="organizations", section=_HANDLING, searchable=True, source=f"{_TABLE} cột 6, 7"
    )
    passed_number: str = fields.text(
        "Số văn bản chuyển", max_length=60, section=_HANDLING, searchable=True, width=20, source=f"{_TABLE} cột 9"
    )
    passed_on: date | None = fields.day("Ngày chuyển", past=True, section=_HANDLING, source=f"{_TABLE} cột 9")
    reminders: tuple[Reminder, ...] = fields.rows(
        "Đôn đốc", Reminder, high=30, section=_HANDLING, source="Báo cáo kết quả giải quyết kiến nghị sau đối thoại"
    )
    status: str | None = fields.choice(
        "Trạng thái", *civic_choices.OPINION_STATUSES, section=_HANDLING, required=True, default="not_started",
        listed=True, source=f"{_TABLE} cột 9",
    )

    done_on: date | None = fields.day("Ngày xong", past=True, section=_RESULT, source=f"{_TABLE} cột 9")
    result_number: str = fields.text(
        "Số văn bản trả lời", max_length=60, section=_RESULT, searchable=True, width=20, source=f"{_TABLE} cột 9"
    )
    result_on: date | None = fields.day("Ngày văn bản trả lời", past=True, section=_RESULT, source=f"{_TABLE} cột 9")
    result: str = fields.long_text("Kết quả giải quyết", max_length=4_000, section=_RESULT, source=f"{_TABLE} cột 9")
    evidence: str = fields.text(
        "Minh chứng kết quả", max_length=500, section=_RESULT, width=60,
        help="Biên bản nghiệm thu, ảnh, công trình: tên và nơi lưu; tệp đính kèm ở tab Tệp.",
        source="Báo cáo kết quả giải quyết kiến nghị sau đối thoại",
    )
    delay_reason: str = fields.long_text(
        "Lý do chậm", max_length=2_000, section=_RESULT, source="Báo cáo kết quả giải quyết kiến nghị sau đối thoại"
    )
    reopened_on: date | None = fields.day(
        "Ngày mở lại", past=True, section=_RESULT, source="Nội bộ: ý kiến đã báo xong nhưng Nhân dân nêu lại"
    )
    reopen_reason: str = fields.text(
        "Lý do mở lại", max_length=500, section=_RESULT, width=60,
        source="Nội bộ: ý kiến đã báo xong nhưng Nhân dân nêu lại",
    )
    next_review_on: date | None = fields.day(
        "Ngày xem lại", section=_RESULT, help="Việc chưa xong: ngày kiểm tra lại.",
        source="Nội bộ: việc kéo dài vẫn được nhắc",
    )
    petition: str | None = fields.ref(
        "Đơn đã có về việc này", target="petitions", section=_RESULT,
        help="Chọn khi đơn đã vào sổ; đơn mới lập từ ý kiến này tự liên kết.",
        source="Nội bộ: không theo dõi hai nơi một việc",
    )
    reception: str | None = fields.ref(
        "Lượt tiếp công dân về việc này", target="receptions", section=_RESULT,
        source="Nội bộ: không theo dõi hai nơi một việc",
    )
    closed_on: date | None = fields.day(
        "Ngày khép lại", computed=True, section=_RESULT,
        source="Nội bộ: ngày xong, hoặc ngày chuyển thành đơn, để biết việc còn nợ tại một ngày",
    )
    moved_on: date | None = fields.day(
        "Ngày chuyển thành đơn", past=True, section=_RESULT, source="Nội bộ: không theo dõi hai nơi một việc"
    )
    note: str = fields.long_text("Ghi chú", max_length=2_000, section=_RESULT, source=f"{_TABLE} cột 10")
    # fmt: on


def name_of(opinion: Opinion) -> str:
    """The matter, without the person who raised it."""
    return shortened(opinion.content)


def closed_on(opinion: Opinion) -> date | None:
    """The day it needed no more following here: done, or gone on as a petition or reception; None while it is open."""
    return {"done": opinion.done_on, "petition": opinion.moved_on}.get(opinion.status or "")
