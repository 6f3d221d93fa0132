"""The officer: a person who works for the office, kept apart from the posts he or she holds."""

from __future__ import annotations

from datetime import date

from desktop_app.domain import fields
from desktop_app.domain.fields import Choice
from desktop_app.domain.kind import Section

SECTIONS = (Section("main", "Cán bộ"),)

_MAIN = SECTIONS[0].key
_SOURCE = "Biểu 01/TCD cột 12–29 (người tiếp); khối chữ ký của các mẫu"


@fields.row
class Post(fields.Record):
    """One post held from one day to another; one person may hold several at a time."""

    title: str = fields.text("Chức vụ", max_length=120, width=28, required=True, source=_SOURCE)
    organization: str = fields.pick("Cơ quan, tổ chức", target="organizations", source=_SOURCE)
    held_from: date | None = fields.day("Từ ngày", source="Nội bộ: văn bản cũ in chức vụ lúc ký")
    held_until: date | None = fields.day("Đến ngày", help="Để trống khi còn giữ.", source="Nội bộ: như trên")


ALLOWANCE_ROLES = (
    Choice("receiver", "Tiếp công dân (khoản 1, 2)"),
    Choice("support", "Phối hợp tiếp công dân (khoản 3)"),
    Choice("none", "Không thuộc đối tượng bồi dưỡng"),
)
"""NĐ 154/2026/NĐ-CP art 38: in which role a person is counted, whatever the register says."""


@fields.record
class Officer(fields.Record):
    """One officer. Public duty, not a citizen's data: the name may be printed."""

    name: str = fields.person("Họ và tên", section=_MAIN, required=True, listed=True, searchable=True, source=_SOURCE)
    posts: tuple[Post, ...] = fields.rows("Chức vụ", Post, high=30, section=_MAIN, source=_SOURCE)
    phone_number: str = fields.phone(
        "Điện thoại công vụ",
        section=_MAIN,
        listed=True,
        help="Số ghi trên giấy hẹn, văn bản trả lời.",
        source="NĐ 154/2026 Điều 25 khoản 3 (người liên hệ)",
    )
    has_duty_allowance: bool = fields.flag(
        "Đang hưởng phụ cấp trách nhiệm theo nghề",
        section=_MAIN,
        help="Mức bồi dưỡng tiếp công dân của người này thấp hơn.",
        source="Thông tư 65/2026/TT-BTC Điều 1 (Điều 4 khoản 1)",
    )
    allowance_role: str | None = fields.choice(
        "Đối tượng bồi dưỡng tiếp công dân",
        *ALLOWANCE_ROLES,
        section=_MAIN,
        width=36,
        help="Để trống: người tiếp, người ghi sổ là tiếp công dân; thành phần cùng tiếp là phối hợp.",
        source="NĐ 154/2026/NĐ-CP Điều 38",
    )
    left_on: date | None = fields.day(
        "Ngày thôi công tác", section=_MAIN, listed=True, source="Nội bộ: không gợi ý người đã chuyển đi"
    )


def name_of(officer: Officer) -> str:
    """The officer's name."""
    return officer.name
