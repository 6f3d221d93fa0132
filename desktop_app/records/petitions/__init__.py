"""Petitions (đơn thư): complaints, denunciations, proposals and reflections of citizens."""

from __future__ import annotations

from operator import attrgetter

from desktop_app.domain.kind import RecordKind, steps
from desktop_app.domain.query import Condition, Operator, Relative, SavedFilter
from desktop_app.records import choices
from desktop_app.records.petitions.record import SECTIONS, Petition, name_of
from desktop_app.records.petitions.report import REPORTS
from desktop_app.records.petitions.rules import check

_OPEN = Condition("status", Operator.ONE_OF, choices.codes(choices.PETITION_STATUSES, "open"))
_TRANSFERRED = Condition("direction", Operator.ONE_OF, choices.codes(choices.DIRECTIONS, "transfer"))

_FILTERS = (
    SavedFilter("open", "Đang mở", (_OPEN,), is_attention=True),
    SavedFilter(
        "overdue",
        "Quá hạn",
        (_OPEN, Condition("answer_due_on", Operator.BEFORE, Relative.TODAY)),
        tone="late",
    ),
    SavedFilter("unclassified", "Chưa phân loại", (_OPEN, Condition("eligibility", Operator.EMPTY))),
    SavedFilter("mine", "Của tôi", (_OPEN, Condition("officer", Operator.IS, Relative.USER))),
    SavedFilter("awaiting_reply", "Chờ nơi nhận trả lời", (_TRANSFERRED, Condition("replied_on", Operator.EMPTY))),
    SavedFilter("all", "Tất cả"),
)

KIND: RecordKind = RecordKind(
    key="petitions",
    title="Đơn thư",
    one="đơn",
    record_type=Petition,
    sections=SECTIONS,
    migrations=steps("desktop_app.records.petitions.migrations", "0001_create"),
    name_of=name_of,
    rules=check,
    reports=REPORTS,
    filters=_FILTERS,
    confidential_when=attrgetter("is_confidential"),
    numbered_by="received_on",
    new_label="Tiếp nhận đơn",
    empty_hint="Chưa có đơn nào. Nhấn Ctrl+N để tiếp nhận đơn đầu tiên.",
    icon="mail",
)
