"""Lawful steps of a reception: what the citizen is told within ten working days, and the papers of the session."""

from __future__ import annotations

from desktop_app.domain.steps import Step
from desktop_app.records import choices
from desktop_app.records.receptions.record import Reception
from desktop_app.records.stepping import not_yet, refused_if, today_in

OPEN = choices.codes(choices.RECEPTION_STATUSES, "open")
"""Statuses in which the citizen has not heard yet what becomes of the matter."""

_TOLD = ("accepted", "guided", "transferred", "refused")
_CAME = (*OPEN, *_TOLD, "answered")
_MIXED = frozenset({"mixed", "mixed_denunciation"})
_LETTER = ("document_number", "document_on", "answered_on")
_SPOKEN = ("ended_at", "participants", "members_opinion", "chair_conclusion")
_ANSWER = "Luật Tiếp công dân 42/2013 Điều 28 khoản 1"


def is_denunciation(reception: Reception) -> bool:
    """Whether the matter is or holds a denunciation."""
    return reception.is_confidential


def is_open_matter(reception: Reception) -> bool:
    """Whether the person who came may be named."""
    return not reception.is_confidential


def is_mixed(reception: Reception) -> bool:
    """Whether several matters of different kinds were brought."""
    return reception.content_kind in _MIXED


def _split_first(reception: Reception) -> str:
    """Luật Tiếp công dân 42/2013 art 25(3); NĐ 154/2026 art 14(4)."""
    return "Có nhiều nội dung khác nhau: hướng dẫn tách riêng từng nội dung trước." if is_mixed(reception) else ""


def _is_of_the_head(reception: Reception) -> str:
    """NĐ 154/2026/NĐ-CP art 25(2)."""
    if reception.reception_type not in choices.HEAD_RECEPTIONS:
        return "Chỉ buổi tiếp định kỳ, đột xuất của người đứng đầu mới có thông báo kết luận."
    return ""


ANSWERING = (
    Step(
        key="accept",
        label="Nhận đơn, thụ lý",
        sources=OPEN,
        target="accepted",
        offers=("settled_by", "previous_state", "answered_on"),
        sets={"direction": "accept"},
        start=today_in("answered_on"),
        papers=("bien-nhan",),
        article=f"Luật Tiếp công dân 42/2013 Điều 26 khoản 1 điểm a, khoản 2 điểm a; {_ANSWER} điểm a",
        fits=is_open_matter,
        lawful=_split_first,
    ),
    Step(
        key="accept_denunciation",
        label="Nhận tố cáo",
        sources=OPEN,
        target="accepted",
        offers=("settled_by", "previous_state", "answered_on"),
        sets={"direction": "accept"},
        start=today_in("answered_on"),
        papers=("bien-ban-to-cao",),
        article=f"Luật Tố cáo 25/2018 Điều 23; {_ANSWER} điểm a",
        fits=is_denunciation,
        lawful=_split_first,
    ),
    Step(
        key="write_down",
        label="Hướng dẫn viết đơn, ghi lại nội dung",
        sources=OPEN,
        target="guided",
        offers=("answered_on",),
        sets={"direction": "write_down"},
        start=today_in("answered_on"),
        article="Luật Tiếp công dân 42/2013 Điều 25 khoản 2; NĐ 154/2026 Điều 14 khoản 1",
        lawful=_split_first,
    ),
    Step(
        key="split",
        label="Hướng dẫn tách riêng từng nội dung",
        sources=OPEN,
        target="guided",
        offers=_LETTER,
        sets={"direction": "split"},
        start=today_in("answered_on"),
        papers=("huong-dan-tach-don",),
        article="Luật Tiếp công dân 42/2013 Điều 25 khoản 3; NĐ 154/2026 Điều 14 khoản 4",
        fits=is_mixed,
    ),
    Step(
        key="guide",
        label="Hướng dẫn đến đúng cơ quan",
        sources=OPEN,
        target="guided",
        asks=("receiving_body",),
        offers=_LETTER,
        sets={"direction": "guide"},
        start=today_in("answered_on"),
        papers=("huong-dan",),
        article="Luật Tiếp công dân 42/2013 Điều 26 khoản 1 điểm b; NĐ 154/2026 Điều 15 khoản 2",
        lawful=_split_first,
    ),
    Step(
        key="transfer",
        label="Chuyển kiến nghị, phản ánh",
        sources=OPEN,
        target="transferred",
        asks=("receiving_body", "document_on"),
        offers=("document_number", "answered_on"),
        sets={"direction": "transfer_proposal"},
        start=today_in("document_on"),
        papers=("chuyen-kien-nghi",),
        article=f"Luật Tiếp công dân 42/2013 Điều 26 khoản 2 điểm b; {_ANSWER} điểm d",
        fits=lambda reception: reception.content_kind == "proposal",
    ),
    Step(
        key="transfer_denunciation",
        label="Chuyển đơn tố cáo",
        sources=OPEN,
        target="transferred",
        asks=("receiving_body", "document_on"),
        offers=("document_number", "answered_on"),
        sets={"direction": "transfer_denunciation"},
        start=today_in("document_on"),
        article=f"Luật Tố cáo 25/2018 Điều 24 khoản 2; {_ANSWER} điểm d",
        fits=lambda reception: reception.content_kind == "denunciation",
    ),
    Step(
        key="transfer_party",
        label="Chuyển cơ quan Đảng",
        sources=OPEN,
        target="transferred",
        asks=("receiving_body", "document_on"),
        offers=("document_number", "answered_on"),
        sets={"direction": "transfer_party"},
        start=today_in("document_on"),
        article="TT 05/2021/TT-TTCP Điều 15",
        fits=lambda reception: reception.content_kind == "denunciation",
    ),
    Step(
        key="answer",
        label="Giải thích, trả lời",
        sources=OPEN,
        target="answered",
        asks=("answered_on", "answer"),
        offers=("direction", "document_number", "document_on"),
        start=today_in("answered_on", direction="explain"),
        article=f"{_ANSWER}; NĐ 154/2026 Điều 25 khoản 3",
    ),
    Step(
        key="appoint",
        label="Hẹn trả lời",
        sources=OPEN,
        target="appointed",
        asks=("appointment_on",),
        offers=("appointment_at", "appointment_papers"),
        papers=("phieu-hen",),
        article=f"{_ANSWER} điểm b; NĐ 154/2026 Điều 25 khoản 3",
    ),
    Step(
        key="refuse_oral",
        label="Từ chối tiếp, giải thích trực tiếp",
        sources=OPEN,
        target="refused",
        asks=("refusal_ground",),
        offers=("refusal_reason", "answered_on"),
        sets={"direction": "refuse"},
        start=today_in("answered_on"),
        article="Luật Tiếp công dân 42/2013 Điều 9; NĐ 154/2026 Điều 4 khoản 2",
    ),
    Step(
        key="refuse_written",
        label="Từ chối tiếp bằng văn bản",
        sources=OPEN,
        target="refused",
        asks=("refusal_ground", "refusal_reason"),
        offers=_LETTER,
        sets={"direction": "refuse"},
        papers=("tu-choi-tiep",),
        article="Luật Tiếp công dân 42/2013 Điều 9 khoản 3; NĐ 154/2026 Điều 4 khoản 3; Mẫu số 01/TCD",
    ),
)

FOLLOWING = (
    Step(
        key="tell",
        label="Ghi việc báo cho người đến",
        sources=_TOLD,
        asks=("answered_on",),
        offers=("answer", "document_number", "document_on", "progress"),
        start=today_in("answered_on"),
        article=_ANSWER,
        lawful=not_yet("answered_on", "Đã trả lời ngày {}."),
    ),
    Step(
        key="conclude",
        label="Thông báo kết luận tiếp công dân",
        sources=_CAME,
        asks=("conclusion_on", "responsible_body", "chair_conclusion"),
        offers=("conclusion_number", "settle_due_on", "members_opinion"),
        start=today_in("conclusion_on"),
        papers=("ket-luan-tiep",),
        article="NĐ 154/2026 Điều 25 khoản 2",
        lawful=refused_if(_is_of_the_head, not_yet("conclusion_number", "Đã có thông báo kết luận số {}.")),
    ),
    Step(
        key="minutes",
        label="Lập biên bản tiếp công dân",
        sources=_CAME,
        offers=(*_SPOKEN, "citizen_opinion"),
        papers=("bien-ban-tiep",),
        article="NĐ 154/2026 Điều 14, 26 khoản 1 điểm b",
        fits=is_open_matter,
    ),
    Step(
        key="minutes_denunciation",
        label="Lập biên bản ghi nội dung tố cáo",
        sources=_CAME,
        offers=_SPOKEN,
        papers=("bien-ban-to-cao",),
        article="Luật Tố cáo 25/2018 Điều 23 khoản 2",
        fits=is_denunciation,
    ),
    Step(
        key="minutes_empty",
        label="Lập biên bản không có công dân đến",
        sources=("empty",),
        offers=("ended_at", "participants"),
        papers=("bien-ban-khong-co-nguoi",),
        article="NĐ 154/2026 Điều 26 khoản 1 điểm b; biểu 01/TCD (số kỳ tiếp)",
    ),
)

STEPS: tuple[Step, ...] = (*ANSWERING, *FOLLOWING)
