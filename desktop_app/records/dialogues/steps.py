"""What may happen to a dialogue meeting next, from the plan until its results are public."""

from __future__ import annotations

from desktop_app.domain.steps import Step
from desktop_app.records import civic_choices
from desktop_app.records.dialogues.record import Dialogue
from desktop_app.records.dialogues.terms import AHEAD, HELD
from desktop_app.records.stepping import needs, not_yet, today_in

_LAW = "Luật 72/2025/QH15 Điều 43 (theo bài hỏi đáp đã công bố)"
_PRACTICE = "không có điều luật quy định riêng"
_NO_PLACE = "Chưa có địa điểm hội nghị. Nhập địa điểm trước khi thông báo, mời họp."


def is_of_the_state(dialogue: Dialogue) -> bool:
    """The meeting has its root in State law."""
    roots = {choice.code: choice.group for choice in civic_choices.DIALOGUE_KINDS}
    return roots.get(dialogue.kind or "") == "state"


PREPARING = (
    Step(
        key="announce",
        label="Thông báo hội nghị",
        sources=("planned",),
        target="announced",
        asks=("announced_on",),
        offers=("announcement_number", "starts_at", "registration_until"),
        start=today_in("announced_on"),
        papers=("thong-bao-doi-thoai",),
        article=f"{_LAW}: chậm nhất 7 ngày trước hội nghị",
        lawful=needs("place", _NO_PLACE),
    ),
    Step(
        key="invite",
        label="Mời đại biểu",
        sources=AHEAD,
        asks=("invited_on",),
        offers=("invitation_number", "invited", "delegates"),
        start=today_in("invited_on"),
        papers=("giay-moi-doi-thoai", "danh-sach-dai-bieu", "phieu-dang-ky-y-kien"),
        article=f"Giấy mời: {_PRACTICE}",
        lawful=needs("place", _NO_PLACE),
    ),
    Step(
        key="postpone",
        label="Đổi ngày tổ chức",
        sources=AHEAD,
        asks=("held_on",),
        offers=("starts_at", "place", "announced_on", "announcement_number"),
        papers=("thong-bao-doi-thoai",),
        article=f"{_LAW}: ngày mới cũng phải được thông báo trước 7 ngày",
    ),
    Step(
        key="cancel",
        label="Không tổ chức",
        sources=AHEAD,
        target="cancelled",
        asks=("cancel_reason",),
        article=f"Thay đổi kế hoạch: {_PRACTICE}",
    ),
)

HOLDING = (
    Step(
        key="hold",
        label="Ghi hội nghị đã tổ chức",
        sources=AHEAD,
        target="held",
        asks=("held_on", "attendees"),
        offers=(
            "women", "speakers", "opinions", "starts_at", "ends_at", "chairs", "secretary", "delegates", "opening",
        ),
        papers=("bien-ban-doi-thoai", "bang-tong-hop-doi-thoai"),
        article=f"{_LAW}; Luật 10/2022/QH15 Điều 27, 32; Quy định 11-QĐi/TW",
    ),
    Step(
        key="conclude",
        label="Thông báo kết luận",
        sources=("held",),
        target="concluded",
        asks=("conclusion_on",),
        offers=("conclusion_number", "conclusion"),
        start=today_in("conclusion_on"),
        papers=("thong-bao-ket-luan",),
        article=f"Quy định 11-QĐi/TW; thông báo kết luận: {_PRACTICE}",
    ),
    Step(
        key="publish",
        label="Công khai kết quả",
        sources=("held", "concluded"),
        target="published",
        asks=("posted_on",),
        offers=("sent_on",),
        start=today_in("posted_on"),
        papers=("bien-ban-niem-yet", "bang-tong-hop-doi-thoai"),
        article=f"{_LAW}: trong 10 ngày sau hội nghị; Luật 10/2022/QH15 Điều 11 khoản 11",
    ),
    Step(
        key="report",
        label="Báo cáo Hội đồng nhân dân",
        sources=HELD,
        asks=("reported_on",),
        start=today_in("reported_on"),
        papers=("bao-cao-doi-thoai", "bao-cao-sau-doi-thoai"),
        article="Luật 10/2022/QH15 Điều 28 khoản 5",
        fits=is_of_the_state,
        lawful=not_yet("reported_on", "Đã báo cáo Hội đồng nhân dân ngày {}."),
    ),
)  # fmt: skip

STEPS: tuple[Step, ...] = (*PREPARING, *HOLDING)
