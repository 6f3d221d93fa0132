"""Opinions of every state, for papers and steps."""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop_app.records.opinions.record import CooperatingUnit, Opinion, Reminder


def _row(row_type: Any, **values: Any) -> Any:
    return row_type(**values)


def _opinion(**values: Any) -> Opinion:
    return Opinion(**{"raised_on": date(2026, 10, 15), "source": "meeting", "status": "not_started", **values})


_CONTENT: dict[str, Any] = {
    "place": 3, "content": "Đề nghị làm rãnh thoát nước dọc đường xóm Đông", "hamlet": "Xóm Đông",
    "speaker": "Lường Văn Ắng", "field": "transport", "authority": "commune",
}  # fmt: skip
_GIVEN: dict[str, Any] = {
    **_CONTENT, "lead_unit": "Phòng Kinh tế xã", "assigned_on": date(2026, 10, 20), "due_on": date(2026, 11, 30),
    "officer": "Hoàng Thị Lan",
}  # fmt: skip
_PASSED: dict[str, Any] = {
    **_CONTENT, "authority": "province", "passed_to": "Sở Xây dựng", "passed_number": "15/UBND-VP",
    "passed_on": date(2026, 10, 20), "due_on": date(2026, 11, 20),
}  # fmt: skip

OPINIONS: dict[str, Opinion] = {
    "raised": _opinion(**_CONTENT),
    "assigned": _opinion(
        **_GIVEN, status="in_progress", cooperating_units=(_row(CooperatingUnit, unit="Công an xã"),),
        is_answered_there=True, answer_there="Sẽ làm trong quý IV.", answerer="Nguyễn Văn Hùng, Chủ tịch UBND xã",
        reminders=(_row(Reminder, reminded_on=date(2026, 11, 10), number="31/UBND-VP"),),
    ),
    "passed": _opinion(**_PASSED, status="passed_on"),
    "urged": _opinion(**_PASSED, status="passed_on", reminders=(_row(Reminder, reminded_on=date(2026, 11, 16)),)),
    "done": _opinion(
        **_GIVEN, status="done", done_on=date(2026, 11, 18), result="Đã làm 120 m rãnh, bàn giao cho xóm.",
        result_number="40/UBND-VP", result_on=date(2026, 11, 18), evidence="Biên bản nghiệm thu",
    ),
    "box": _opinion(content="Loa truyền thanh hỏng", source="box", lead_unit="Phòng Văn hóa – Xã hội xã"),
    "moved": _opinion(**_CONTENT, status="petition", moved_on=date(2026, 11, 2), reception="r"),
    "bare": _opinion(raised_on=None, source=None),
}  # fmt: skip
"""By what they are; "bare" holds nothing but a state."""

RAISED: dict[str, Any] = {
    "raised_on": "11/11/2026", "source": "meeting", "content": "Đề nghị sửa đường xóm Đông", "hamlet": "Xóm Đông",
    "due_on": "18/11/2026", "status": "not_started",
}  # fmt: skip
"""Raw values of an opinion from which steps are taken."""

_WITH_UNIT = {"lead_unit": "Phòng Kinh tế xã"}
STATES: dict[str, dict[str, Any]] = {
    "in_progress": _WITH_UNIT,
    "passed_on": {**_WITH_UNIT, "passed_to": "Sở Xây dựng", "passed_on": "13/11/2026"},
    "done": {**_WITH_UNIT, "done_on": "17/11/2026", "result": "Đã sửa xong"},
    "petition": {"moved_on": "17/11/2026"},
}
ANSWERS: dict[str, str] = {
    "lead_unit": "Phòng Kinh tế xã", "passed_to": "Sở Xây dựng", "answer_there": "Sẽ sửa trong tháng",
    "delay_reason": "Mưa lũ", "reopen_reason": "Đường hỏng lại",
}  # fmt: skip
"""What a person answers in the dialogs."""
