"""Petitions (đơn thư): complaints, denunciations, proposals and reflections of citizens."""

from __future__ import annotations

from operator import attrgetter

from desktop_app.domain.kind import RecordKind
from desktop_app.domain.kind import steps as migration_steps
from desktop_app.domain.query import Condition, Operator, Relative, SavedFilter
from desktop_app.records import choices
from desktop_app.records.petitions.events import events
from desktop_app.records.petitions.paper_values import paper_values
from desktop_app.records.petitions.record import SECTIONS, Petition, name_of
from desktop_app.records.petitions.report import REPORTS
from desktop_app.records.petitions.rules import check
from desktop_app.records.petitions.steps import STEPS
from desktop_app.records.petitions.terms import computed, terms_of

_OPEN = Condition("status", Operator.ONE_OF, choices.codes(choices.PETITION_STATUSES, "open"))
_DUE_LATER = Condition("due_on", Operator.AT_LEAST, Relative.TODAY)

_FILTERS = (
    SavedFilter("open", "Đang mở", (_OPEN,), is_attention=True),
    SavedFilter("overdue", "Quá hạn", (Condition("due_on", Operator.BEFORE, Relative.TODAY),), tone="late"),
    SavedFilter(
        "soon",
        "Đến hạn trong 3 ngày làm việc",
        (_DUE_LATER, Condition("due_on", Operator.AT_MOST, Relative.SOON)),
        tone="soon",
    ),
    SavedFilter(
        "this_week", "Đến hạn trong tuần", (_DUE_LATER, Condition("due_on", Operator.AT_MOST, Relative.WEEK_END))
    ),
    SavedFilter("unclassified", "Chưa phân loại", (_OPEN, Condition("eligibility", Operator.EMPTY))),
    SavedFilter("mine", "Của tôi", (_OPEN, Condition("officer", Operator.IS, Relative.USER))),
    SavedFilter(
        "awaiting_reply",
        "Chờ nơi nhận trả lời",
        (Condition("status", Operator.IS, "transferred"), Condition("replied_on", Operator.EMPTY)),
        tone="wait",
    ),
    SavedFilter("suspended", "Tạm đình chỉ", (Condition("status", Operator.IS, "suspended"),)),
    SavedFilter("not_in_database", "Chưa cập nhật CSDL quốc gia", (Condition("national_database_on", Operator.EMPTY),)),
    SavedFilter("filed", "Đơn lưu", (Condition("status", Operator.IS, "filed"),)),
    SavedFilter("all", "Tất cả"),
)

KIND: RecordKind = RecordKind(
    key="petitions",
    title="Đơn thư",
    one="đơn",
    record_type=Petition,
    sections=SECTIONS,
    migrations=migration_steps("desktop_app.records.petitions.migrations", "0001_create"),
    name_of=name_of,
    rules=check,
    reports=REPORTS,
    filters=_FILTERS,
    confidential_when=attrgetter("is_confidential"),
    terms=terms_of,
    computed=computed,
    steps=STEPS,
    paper_values=paper_values,
    case_field="first_petition",
    matter_links=("first_petition", "reception", "opinion"),
    events=events,
    numbered_by="received_on",
    code="DT",
    new_label="Tiếp nhận đơn",
    empty_hint="Chưa có đơn nào. Nhấn Ctrl+N để tiếp nhận đơn đầu tiên.",
    icon="mail",
)
