"""Guidance documents (văn bản căn cứ): the look-up list of laws, resolutions and plans that papers cite."""

from __future__ import annotations

from desktop_app.domain.kind import RecordKind, steps
from desktop_app.domain.query import Condition, Operator, SavedFilter
from desktop_app.records.guidance_documents.record import SECTIONS, GuidanceDocument, name_of
from desktop_app.records.guidance_documents.report import REPORTS
from desktop_app.records.guidance_documents.rules import check

_FILTERS = (
    SavedFilter("current", "Chưa ghi hết hiệu lực", (Condition("expired_on", Operator.EMPTY),)),
    SavedFilter("all", "Tất cả"),
)

KIND: RecordKind = RecordKind(
    key="guidance_documents",
    title="Văn bản căn cứ",
    one="văn bản",
    record_type=GuidanceDocument,
    sections=SECTIONS,
    migrations=steps("desktop_app.records.guidance_documents.migrations", "0001_create"),
    name_of=name_of,
    rules=check,
    reports=REPORTS,
    filters=_FILTERS,
    new_label="Thêm văn bản",
    empty_hint="Chưa có văn bản nào. Nhấn Ctrl+N để thêm văn bản làm căn cứ.",
    icon="file-text",
    is_list=True,
)
