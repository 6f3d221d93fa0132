"""Officers (cán bộ): the look-up list of the people who work for the office."""

from __future__ import annotations

from desktop_app.domain.kind import RecordKind, steps
from desktop_app.domain.query import Condition, Operator, SavedFilter
from desktop_app.records.officers.record import SECTIONS, Officer, name_of
from desktop_app.records.officers.report import REPORTS
from desktop_app.records.officers.rules import check

_FILTERS = (
    SavedFilter("current", "Đang công tác", (Condition("left_on", Operator.EMPTY),)),
    SavedFilter("all", "Tất cả"),
)

KIND: RecordKind = RecordKind(
    key="officers",
    title="Cán bộ",
    one="cán bộ",
    record_type=Officer,
    sections=SECTIONS,
    migrations=steps("desktop_app.records.officers.migrations", "0001_create"),
    name_of=name_of,
    rules=check,
    reports=REPORTS,
    filters=_FILTERS,
    new_label="Thêm cán bộ",
    empty_hint="Chưa có cán bộ nào. Nhấn Ctrl+N để thêm người tiếp công dân, người xử lý đơn.",
    icon="user-round-check",
    is_list=True,
)
