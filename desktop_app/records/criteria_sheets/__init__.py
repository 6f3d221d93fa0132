"""Criteria sheets (bộ tiêu chí): the look-up list of what models are judged by, version by version."""

from __future__ import annotations

from desktop_app.domain.kind import RecordKind, steps
from desktop_app.domain.query import Condition, Operator, SavedFilter
from desktop_app.records.criteria_sheets.record import SECTIONS, CriteriaSheet, name_of
from desktop_app.records.criteria_sheets.report import REPORTS
from desktop_app.records.criteria_sheets.rules import check

_FILTERS = (
    SavedFilter("current", "Đang áp dụng", (Condition("ended_on", Operator.EMPTY),)),
    SavedFilter("all", "Tất cả"),
)

KIND: RecordKind = RecordKind(
    key="criteria_sheets",
    title="Bộ tiêu chí mô hình",
    one="bộ tiêu chí",
    record_type=CriteriaSheet,
    sections=SECTIONS,
    migrations=steps("desktop_app.records.criteria_sheets.migrations", "0001_create"),
    name_of=name_of,
    rules=check,
    reports=REPORTS,
    filters=_FILTERS,
    unique=("name", "version"),
    new_label="Thêm bộ tiêu chí",
    empty_hint="Chưa có bộ tiêu chí nào. Nhấn Ctrl+N để thêm, hoặc nhập tệp bộ tiêu chí của cấp tỉnh.",
    icon="list",
    is_list=True,
)
