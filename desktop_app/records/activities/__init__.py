"""Activities (hoạt động dân vận khác): contests, classes, programmes, inspections, documents issued, land clearance."""

from __future__ import annotations

from desktop_app.domain.kind import RecordKind
from desktop_app.domain.kind import steps as migration_steps
from desktop_app.domain.query import Condition, Operator, Relative, SavedFilter
from desktop_app.records import choices, civic_choices
from desktop_app.records.activities.record import SECTIONS, Activity, name_of
from desktop_app.records.activities.report import REPORTS
from desktop_app.records.activities.rules import check
from desktop_app.records.activities.steps import STEPS

_OPEN = Condition("status", Operator.ONE_OF, choices.codes(civic_choices.ACTIVITY_STATUSES, "open"))
_PLANNED = Condition("status", Operator.IS, "planned")
_PAST = Condition("held_on", Operator.BEFORE, Relative.TODAY)
_DUE_LATER = Condition("due_on", Operator.AT_LEAST, Relative.TODAY)
_DUE_SOON = Condition("due_on", Operator.AT_MOST, Relative.SOON)
_THIS_YEAR = Condition("register_year", Operator.IS, Relative.YEAR)

KIND: RecordKind = RecordKind(
    key="activities",
    title="Hoạt động",
    one="hoạt động",
    record_type=Activity,
    sections=SECTIONS,
    migrations=migration_steps("desktop_app.records.activities.migrations", "0001_create"),
    name_of=name_of,
    rules=check,
    reports=REPORTS,
    steps=STEPS,
    filters=(
        SavedFilter("open", "Chưa xong", (_OPEN,), is_attention=True),
        SavedFilter("overdue", "Quá hạn", (_OPEN, Condition("due_on", Operator.BEFORE, Relative.TODAY)), tone="late"),
        SavedFilter("soon", "Đến hạn trong 3 ngày làm việc", (_OPEN, _DUE_LATER, _DUE_SOON), tone="soon"),
        SavedFilter("not_begun", "Đã qua ngày, chưa thực hiện", (_PLANNED, _PAST)),
        SavedFilter("mine", "Của tôi", (_OPEN, Condition("officer", Operator.IS, Relative.USER))),
        SavedFilter("documents", "Văn bản ban hành", (Condition("type", Operator.IS, "document"), _THIS_YEAR)),
        SavedFilter("clearance", "Giải phóng mặt bằng", (Condition("type", Operator.IS, "clearance"),)),
        SavedFilter("this_year", "Năm nay", (_THIS_YEAR,)),
        SavedFilter("all", "Tất cả"),
    ),
    numbered_by="held_on",
    code="HD",
    new_label="Thêm hoạt động",
    empty_hint="Chưa có hoạt động nào. Nhấn Ctrl+N để thêm hoạt động đầu tiên.",
    icon="calendar",
)
