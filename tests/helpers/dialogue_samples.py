"""Dialogue meetings with their opinions: an earlier one that left matters open, the next, and others by status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from desktop_app.domain.stamp import Stored
from desktop_app.records.dialogues.record import Chair, Delegate, Dialogue, PlanTask
from desktop_app.records.opinions.record import CooperatingUnit, Opinion
from desktop_app.services import records
from desktop_app.services.workspace import Workspace

SPEAKERS = ("Quàng Thị Zoẵn", "Lò Văn Ẩm", "Vàng A Ụt")
"""Names that stand in nothing else."""

_AT = date(2026, 10, 15)


def _row(row_type: Any, **values: Any) -> Any:
    return row_type(**values)


def _dialogue(**values: Any) -> Dialogue:
    usual = {
        "kind": "peoples_committee", "occasion": "scheduled", "topic": "Môi trường nông thôn", "form": "in_person",
        "scope": "commune", "held_on": _AT, "place": "Hội trường Ủy ban nhân dân xã", "starts_at": time(8, 0),
    }  # fmt: skip
    return Dialogue(**{**usual, **values})


_WHOLE: dict[str, Any] = {
    "plan_number": "86", "planned_on": date(2026, 9, 15), "announced_on": date(2026, 10, 5),
    "announcement_number": "41/TB-UBND", "invitation_number": "52", "invited_on": date(2026, 10, 6),
    "registration_until": date(2026, 10, 12), "ends_at": time(11, 15), "secretary": "Hoàng Thị Lan",
    "chairs": (
        _row(Chair, name="Lê Văn Cường", post="Chủ tịch Ủy ban nhân dân xã"),
        _row(Chair, name="Trần Thị Bình", post="Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam xã"),
    ),
    "composition": "Thường trực Hội đồng nhân dân xã\nCác phòng chuyên môn\nTrưởng các thôn, đại diện Nhân dân",
    "delegates": (
        _row(Delegate, name="Đỗ Thị Hoa", post="Trưởng phòng Kinh tế"),
        _row(Delegate, post="Trưởng Công an xã", is_absent=True),
    ),
    "tasks": (
        _row(PlanTask, task="Chuẩn bị hội trường, tài liệu", unit="Văn phòng HĐND và UBND", due_on=date(2026, 10, 13)),
        _row(PlanTask, task="Trả lời ý kiến đã đăng ký", unit="Phòng Kinh tế"),
    ),
    "opening": "Chủ tịch Ủy ban nhân dân xã khai mạc, báo cáo tình hình kinh tế - xã hội 9 tháng.",
    "invited": 60, "attendees": 50, "women": 21, "speakers": 12, "opinions": 4,
}  # fmt: skip
_CONCLUDED: dict[str, Any] = {
    "conclusion": "Giao các phòng giải quyết dứt điểm ý kiến về rác thải, đường thôn trước ngày 30/11/2026.",
    "conclusion_number": "45", "conclusion_on": date(2026, 10, 19),
}  # fmt: skip

DIALOGUES: dict[str, Dialogue] = {
    "earlier": _dialogue(
        kind="heads", topic="Đường giao thông", held_on=date(2026, 3, 12), status="published", attendees=35,
        conclusion_number="12-TB/ĐU", conclusion_on=date(2026, 3, 16), posted_on=date(2026, 3, 18),
    ),
    "published": _dialogue(
        status="published", posted_on=date(2026, 10, 23), sent_on=date(2026, 10, 23), **_WHOLE, **_CONCLUDED
    ),
    "planned": _dialogue(status="planned", held_on=date(2026, 12, 15)),
    "announced": _dialogue(status="announced", held_on=date(2026, 12, 8), **{**_WHOLE, "attendees": None}),
    "held": _dialogue(status="held", kind="before_decision", **_WHOLE),
    "party": _dialogue(
        **{**_WHOLE, **_CONCLUDED, "kind": "heads", "plan_number": "99-KH/ĐU", "announcement_number": "",
           "conclusion_number": "60-TB/ĐU", "status": "concluded"},
    ),
    "thematic": _dialogue(kind="thematic", status="concluded", scope="group", scope_detail="Thanh niên"),
    "cancelled": _dialogue(status="cancelled", cancel_reason="Mưa lũ"),
    "bare": _row(Dialogue),
}  # fmt: skip
"""By what they are; "bare" holds nothing."""

_EARLIER = {"raised_on": date(2026, 3, 12), "source": "meeting", "dialogue": "earlier"}
_RAISED = {"raised_on": _AT, "source": "meeting", "dialogue": "published"}

OPINIONS: dict[str, dict[str, Any]] = {
    "settled-before": {
        **_EARLIER,
        "content": "Đề nghị sửa cầu thôn Đoài",
        "status": "done",
        "done_on": date(2026, 6, 1),
        "closed_on": date(2026, 6, 1),
        "speaker": SPEAKERS[0],
    },
    "settled-since": {
        **_EARLIER,
        "content": "Đề nghị lắp điện chiếu sáng thôn Đông",
        "status": "done",
        "lead_unit": "Phòng Kinh tế",
        "due_on": date(2026, 9, 30),
        "done_on": date(2026, 11, 10),
        "closed_on": date(2026, 11, 10),
        "result_number": "77/UBND-VP",
        "result_on": date(2026, 11, 10),
        "speaker": SPEAKERS[0],
    },
    "still-open": {
        **_EARLIER,
        "content": "Đề nghị mở rộng đường tỉnh qua thôn Nam",
        "status": "passed_on",
        "authority": "province",
        "passed_to": "Sở Xây dựng",
        "passed_number": "31/UBND",
        "passed_on": date(2026, 4, 2),
        "due_on": date(2026, 12, 31),
        "lead_unit": "Sở Xây dựng",
        "speaker": SPEAKERS[1],
    },
    "third": {
        **_RAISED,
        "place": 3,
        "content": "Giá nước sạch cao",
        "hamlet": "Thôn Nam",
        "field": "utilities",
        "status": "passed_on",
        "passed_to": "Công ty Cấp nước",
        "passed_on": date(2026, 10, 20),
        "passed_number": "90/UBND",
        "authority": "other",
        "due_on": date(2026, 11, 15),
        "speaker": SPEAKERS[2],
        "delay_reason": "Đang chờ đơn vị trả lời",
    },
    "first": {
        **_RAISED,
        "place": 1,
        "content": "Đề nghị đặt điểm thu gom rác ở thôn Đông.",
        "hamlet": "Thôn Đông",
        "field": "environment",
        "is_answered_there": True,
        "answer_there": "Sẽ đặt điểm thu gom trong tháng 11/2026",
        "answerer": "Đỗ Thị Hoa, Trưởng phòng Kinh tế",
        "status": "done",
        "lead_unit": "Phòng Kinh tế",
        "authority": "commune",
        "done_on": date(2026, 11, 5),
        "closed_on": date(2026, 11, 5),
        "result_number": "81/UBND-VP",
        "result_on": date(2026, 11, 5),
        "speaker": SPEAKERS[0],
        "cooperating_units": (_row(CooperatingUnit, unit="Thôn Đông"),),
        "due_on": date(2026, 11, 30),
    },
    "second": {
        **_RAISED,
        "place": 2,
        "content": "Đường vào khu sản xuất lầy lội",
        "hamlet": "Thôn Đoài",
        "source": "before",
        "field": "transport",
        "status": "in_progress",
        "lead_unit": "Phòng Kinh tế",
        "authority": "commune",
        "due_on": date(2026, 12, 15),
        "speaker": SPEAKERS[1],
    },
    "fourth": {**_RAISED, "place": 4, "content": "Cấp lại sổ bảo hiểm", "hamlet": "Thôn Đông", "speaker": SPEAKERS[1]},
}
"""By name; ``dialogue`` is the name of the meeting."""


@dataclass(frozen=True)
class Saved:
    """The samples in a file, by name."""

    dialogues: dict[str, Stored]
    opinions: dict[str, Stored]


def save_dialogues(work: Workspace, *, changes: Mapping[str, Mapping[str, Any]] = {}) -> Saved:
    """Put all meetings and opinions into an open file as they are, unjudged.

    Args:
        changes: Other values of opinions, by name.
    """
    dialogues: dict[str, Stored] = {}
    opinions: dict[str, Stored] = {}
    with work.file.writing() as connection:
        for name, record in DIALOGUES.items():
            dialogues[name], _ = records.add(work, connection, work.kind("dialogues"), record)
        for name, values in OPINIONS.items():
            made = {"status": "not_started", **values, **changes.get(name, {})}
            opinion = Opinion(**{**made, "dialogue": dialogues[made["dialogue"]].uid})
            opinions[name], _ = records.add(work, connection, work.kind("opinions"), opinion)
    return Saved(dialogues, opinions)
