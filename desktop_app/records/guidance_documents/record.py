"""The guidance document: a law, resolution or plan that papers of the office cite as their ground (văn bản căn cứ)."""

from __future__ import annotations

from datetime import date

from desktop_app.domain import fields
from desktop_app.domain.kind import Section
from desktop_app.records import civic_choices
from desktop_app.records.naming import joined, shortened

SECTIONS = (Section("main", "Văn bản căn cứ"),)

_MAIN = SECTIONS[0].key
_SOURCE = "NĐ 30/2020/NĐ-CP Phụ lục I (căn cứ); Hướng dẫn 36-HD/VPTW"


@fields.record
class GuidanceDocument(fields.Record):
    """One document. Party numbers are written ``79-KH/HU``, State numbers ``86/KH-UBND``; both are right."""

    code: str = fields.text(
        "Số, ký hiệu",
        max_length=60,
        section=_MAIN,
        required=True,
        listed=True,
        searchable=True,
        width=22,
        help="Văn bản Đảng: 79-KH/HU. Văn bản Nhà nước: 86/KH-UBND.",
        source=_SOURCE,
    )
    issued_on: date | None = fields.day(
        "Ngày ban hành", section=_MAIN, required=True, past=True, listed=True, source=_SOURCE
    )
    issuer: str = fields.pick(
        "Cơ quan ban hành", target="organizations", section=_MAIN, listed=True, searchable=True, source=_SOURCE
    )
    content: str = fields.text(
        "Trích yếu",
        max_length=500,
        section=_MAIN,
        required=True,
        listed=True,
        searchable=True,
        width=60,
        source=_SOURCE,
    )
    system: str | None = fields.choice(
        "Hệ thống văn bản",
        *civic_choices.DOCUMENT_SYSTEMS,
        section=_MAIN,
        source="Nội bộ: nhóm căn cứ khi soạn văn bản",
    )
    effective_on: date | None = fields.day(
        "Ngày có hiệu lực", section=_MAIN, source="Nội bộ: căn cứ phải còn hiệu lực ngày ký"
    )
    expired_on: date | None = fields.day(
        "Ngày hết hiệu lực", section=_MAIN, listed=True, source="Nội bộ: căn cứ phải còn hiệu lực ngày ký"
    )
    replaced_by: str = fields.text(
        "Văn bản thay thế", max_length=60, section=_MAIN, width=22, source="Nội bộ: căn cứ phải còn hiệu lực ngày ký"
    )


def name_of(document: GuidanceDocument) -> str:
    """Number and content: ``79-KH/HU · Xây dựng mô hình …``."""
    return joined(document.code, shortened(document.content))
