"""The organization: a body that matters are sent to, settled by, or led by."""

from __future__ import annotations

from datetime import date

from desktop_app.domain import fields
from desktop_app.domain.kind import Section
from desktop_app.records import choices, civic_choices

SECTIONS = (Section("main", "Cơ quan, tổ chức"),)

_MAIN = SECTIONS[0].key
_SOURCE = "Mẫu số 03/TCD cột 8, 10, 11; bảng tổng hợp ý kiến, kiến nghị cột 7"


@fields.record
class Organization(fields.Record):
    """One body or unit."""

    name: str = fields.text(
        "Tên cơ quan, tổ chức",
        max_length=200,
        section=_MAIN,
        required=True,
        listed=True,
        searchable=True,
        width=48,
        source=_SOURCE,
    )
    short_name: str = fields.text(
        "Tên viết tắt",
        max_length=60,
        section=_MAIN,
        listed=True,
        searchable=True,
        width=16,
        help="Dùng trong cột hẹp và ký hiệu văn bản, ví dụ UBND, BXDĐ.",
        source="NĐ 30/2020 Phụ lục III; nội bộ: cột hẹp của sổ",
    )
    kind: str | None = fields.choice(
        "Loại cơ quan", *choices.BODY_KINDS, section=_MAIN, listed=True, source="TT 05/2021/TT-TTCP Điều 6 khoản 6"
    )
    level: str | None = fields.choice(
        "Cấp",
        *civic_choices.ORGANIZATION_LEVELS,
        section=_MAIN,
        listed=True,
        width=14,
        source="Bảng tổng hợp ý kiến, kiến nghị cột 6",
    )
    model_target: int | None = fields.count(
        "Số mô hình phải duy trì",
        high=1_000,
        section=_MAIN,
        listed=True,
        help="Chỉ nhập cho đơn vị có chỉ tiêu mô hình.",
        source="Chỉ tiêu mô hình của cấp ủy (chương trình, kế hoạch)",
    )
    address: str = fields.text(
        "Địa chỉ", section=_MAIN, help="In trên phiếu hướng dẫn.", source="Mẫu số 02 TT 05/2021 (hướng dẫn gửi đơn)"
    )
    ended_on: date | None = fields.day(
        "Ngày thôi hoạt động", section=_MAIN, listed=True, source="Nội bộ: cơ quan đã sắp xếp lại từ năm 2025"
    )
    successor: str = fields.pick(
        "Cơ quan kế tiếp", target="organizations", section=_MAIN, source="Nội bộ: cơ quan đã sắp xếp lại từ năm 2025"
    )


def name_of(organization: Organization) -> str:
    """The body's name."""
    return organization.name
