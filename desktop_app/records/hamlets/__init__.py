"""Hamlets (thôn, tổ dân phố): the look-up list of the commune's villages and residential groups."""

from __future__ import annotations

from desktop_app.domain.kind import RecordKind, steps
from desktop_app.domain.query import Condition, Operator, SavedFilter
from desktop_app.records.hamlets.record import SECTIONS, Hamlet, name_of
from desktop_app.records.hamlets.report import REPORTS
from desktop_app.records.hamlets.rules import check

_FILTERS = (
    SavedFilter("current", "Đang hoạt động", (Condition("ended_on", Operator.EMPTY),)),
    SavedFilter("all", "Tất cả"),
)

KIND: RecordKind = RecordKind(
    key="hamlets",
    title="Thôn, tổ dân phố",
    one="thôn, tổ dân phố",
    record_type=Hamlet,
    sections=SECTIONS,
    migrations=steps("desktop_app.records.hamlets.migrations", "0001_create"),
    name_of=name_of,
    rules=check,
    reports=REPORTS,
    filters=_FILTERS,
    new_label="Thêm thôn",
    empty_hint="Chưa có thôn, tổ dân phố nào. Nhấn Ctrl+N để thêm; các sổ sẽ gợi ý tên khi nhập.",
    icon="map-pin",
    is_list=True,
)
