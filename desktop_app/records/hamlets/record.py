"""The hamlet: a village or residential group of the commune, with its history of mergers and names."""

from __future__ import annotations

from datetime import date

from desktop_app.domain import fields
from desktop_app.domain.kind import Section
from desktop_app.records import civic_choices

SECTIONS = (Section("main", "Thôn, tổ dân phố"), Section("history", "Thành lập, sáp nhập"))

_MAIN, _HISTORY = (section.key for section in SECTIONS)
_LAW = "NĐ 185/2026/NĐ-CP Điều 2"


@fields.record
class Hamlet(fields.Record):
    """One hamlet. The country has no codes for hamlets: the office makes its own."""

    name: str = fields.text(
        "Tên thôn, tổ dân phố",
        max_length=120,
        section=_MAIN,
        required=True,
        listed=True,
        searchable=True,
        help="Ghi đủ loại và tên, ví dụ: Thôn Đông, Tổ dân phố 5.",
        source=_LAW,
    )
    kind: str | None = fields.choice(
        "Loại", *civic_choices.HAMLET_KINDS, section=_MAIN, required=True, listed=True, width=14, source=_LAW
    )
    code: str = fields.text(
        "Mã của xã", max_length=60, section=_MAIN, listed=True, width=10, source="Nội bộ: chưa có mã thôn quốc gia"
    )
    model_target: int | None = fields.count(
        "Số mô hình phải duy trì",
        high=1_000,
        section=_MAIN,
        listed=True,
        help="Để trống thì theo mức chung của cơ quan.",
        source="Chỉ tiêu mô hình của cấp ủy (chương trình, kế hoạch)",
    )
    former_names: str = fields.text(
        "Tên cũ",
        max_length=300,
        section=_HISTORY,
        searchable=True,
        help="Các tên trước sáp nhập, cách nhau bằng dấu phẩy.",
        source="Nội bộ: địa chỉ cũ vẫn ghi trên đơn",
    )
    founded_on: date | None = fields.day("Ngày thành lập", section=_HISTORY, source=_LAW)
    ended_on: date | None = fields.day(
        "Ngày thôi hoạt động", section=_HISTORY, listed=True, help="Khi đã sáp nhập, giải thể.", source=_LAW
    )
    successor: str = fields.pick("Sáp nhập vào", target="hamlets", section=_HISTORY, source=_LAW)
    document: str = fields.pick(
        "Văn bản thành lập, sáp nhập", target="guidance_documents", section=_HISTORY, source=_LAW
    )


def name_of(hamlet: Hamlet) -> str:
    """The hamlet's name."""
    return hamlet.name
