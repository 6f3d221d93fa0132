"""The criteria sheet: what a civic model is judged by, as the province (or the office) issued it.

A model keeps the words and the version it was scored by; a sheet that changes later changes no model.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from desktop_app.domain import fields
from desktop_app.domain.kind import Section
from desktop_app.records import civic_choices
from desktop_app.records.naming import joined, shortened

SECTIONS = (Section("main", "Bộ tiêu chí"), Section("criteria", "Tiêu chí"))

_MAIN, _CRITERIA = (section.key for section in SECTIONS)
_SOURCE = "Hướng dẫn của cấp tỉnh; không có thang điểm chung của cả nước"


# One field after the other like the lines of a form; the formatter would spread each over a screen.
# fmt: off
@fields.row
class Criterion(fields.Record):
    """One criterion."""

    criterion_group: str = fields.text("Nhóm tiêu chí", max_length=120, width=24, source=_SOURCE)
    criterion: str = fields.text("Tiêu chí", max_length=500, width=48, required=True, source=_SOURCE)
    maximum: Decimal | None = fields.amount("Điểm tối đa", high=1_000, source=_SOURCE)
    is_evidence_needed: bool = fields.flag("Cần minh chứng", source=_SOURCE)


@fields.record
class CriteriaSheet(fields.Record):
    """One version of a criteria sheet."""

    name: str = fields.text(
        "Tên bộ tiêu chí", max_length=200, section=_MAIN, required=True, listed=True, searchable=True, width=48,
        source=_SOURCE,
    )
    version: str = fields.text(
        "Phiên bản", max_length=60, section=_MAIN, required=True, listed=True, searchable=True, width=16,
        help="Ví dụ 2026 hoặc 2026-2; bộ tiêu chí sửa đổi thì lập phiên bản mới.", source=_SOURCE,
    )
    document_number: str = fields.text(
        "Số văn bản ban hành", max_length=60, section=_MAIN, searchable=True, width=20, source=_SOURCE
    )
    issued_on: date | None = fields.day("Ngày ban hành", past=True, section=_MAIN, listed=True, source=_SOURCE)
    issuer: str = fields.pick("Cơ quan ban hành", target="organizations", section=_MAIN, source=_SOURCE)
    field: str | None = fields.choice(
        "Lĩnh vực", *civic_choices.MODEL_FIELDS, section=_MAIN, help="Để trống khi dùng cho mọi lĩnh vực.",
        source=_SOURCE,
    )
    scoring: str | None = fields.choice(
        "Cách chấm", *civic_choices.SCORINGS, section=_MAIN, required=True, default="points", listed=True,
        source=_SOURCE,
    )
    pass_points: Decimal | None = fields.amount("Điểm công nhận từ", high=1_000, section=_MAIN, source=_SOURCE)
    exemplary_points: Decimal | None = fields.amount("Điểm tiêu biểu từ", high=1_000, section=_MAIN, source=_SOURCE)
    is_visit_needed: bool = fields.flag("Cần kiểm tra trước khi công nhận", section=_MAIN, source=_SOURCE)
    is_vote_needed: bool = fields.flag("Cần họp xét trước khi công nhận", section=_MAIN, source=_SOURCE)
    ended_on: date | None = fields.day(
        "Ngày hết hiệu lực", section=_MAIN, listed=True, source=_SOURCE
    )
    criteria: tuple[Criterion, ...] = fields.rows("Tiêu chí", Criterion, high=100, section=_CRITERIA, source=_SOURCE)
    # fmt: on


def name_of(sheet: CriteriaSheet) -> str:
    """Name and version: ``Tiêu chí mô hình “Dân vận khéo” cấp xã · 2026``."""
    return joined(shortened(sheet.name), sheet.version)
