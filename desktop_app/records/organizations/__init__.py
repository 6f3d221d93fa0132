"""Organizations (cơ quan, tổ chức): the look-up list of bodies and units."""

from __future__ import annotations

from desktop_app.domain.kind import RecordKind, steps
from desktop_app.domain.query import Condition, Operator, SavedFilter
from desktop_app.records.organizations.record import SECTIONS, Organization, name_of
from desktop_app.records.organizations.report import REPORTS
from desktop_app.records.organizations.rules import check

_FILTERS = (
    SavedFilter("current", "Đang hoạt động", (Condition("ended_on", Operator.EMPTY),)),
    SavedFilter("all", "Tất cả"),
)

KIND: RecordKind = RecordKind(
    key="organizations",
    title="Cơ quan, tổ chức",
    one="cơ quan, tổ chức",
    record_type=Organization,
    sections=SECTIONS,
    migrations=steps("desktop_app.records.organizations.migrations", "0001_create"),
    name_of=name_of,
    rules=check,
    reports=REPORTS,
    filters=_FILTERS,
    new_label="Thêm cơ quan",
    empty_hint="Chưa có cơ quan nào. Nhấn Ctrl+N để thêm nơi nhận đơn, đơn vị giải quyết.",
    icon="building-2",
    is_list=True,
)
