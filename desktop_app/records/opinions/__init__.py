"""Opinions (ý kiến, kiến nghị): what people raised, until it is answered and done."""

from __future__ import annotations

from typing import Any

from desktop_app.domain.kind import Derivation, RecordKind, steps
from desktop_app.domain.query import Condition, Operator, Relative, SavedFilter
from desktop_app.domain.stamp import Stored
from desktop_app.records import choices, civic_choices
from desktop_app.records.deriving import copied
from desktop_app.records.opinions.record import SECTIONS, Opinion, name_of
from desktop_app.records.opinions.report import REPORTS
from desktop_app.records.opinions.rules import check

_OPEN = Condition("status", Operator.ONE_OF, choices.codes(civic_choices.OPINION_STATUSES, "open"))

_FILTERS = (
    SavedFilter("open", "Đang mở", (_OPEN,), is_attention=True),
    SavedFilter("overdue", "Quá hạn", (_OPEN, Condition("due_on", Operator.BEFORE, Relative.TODAY)), tone="late"),
    SavedFilter("unassigned", "Chưa giao đơn vị", (_OPEN, Condition("lead_unit", Operator.EMPTY))),
    SavedFilter("mine", "Của tôi", (_OPEN, Condition("officer", Operator.IS, Relative.USER))),
    SavedFilter("all", "Tất cả"),
)


def _petition(stored: Stored) -> dict[str, Any]:
    """A petition (kiến nghị, phản ánh) that continues this opinion; the day of receipt is for the officer to enter."""
    opinion = stored.record
    assert isinstance(opinion, Opinion)
    values = copied(
        stored,
        {
            "petitioner": "speaker",
            "hamlet": "hamlet",
            "summary": "content",
            "field_detail": "field",
            "officer": "officer",
        },
    )
    if opinion.field:
        values["field"] = choices.level_1_of(opinion.field, "proposal")
    return {**values, "content_kind": "proposal", "source": "opinion", "opinion": stored.uid}


KIND: RecordKind = RecordKind(
    key="opinions",
    title="Ý kiến",
    one="ý kiến",
    record_type=Opinion,
    sections=SECTIONS,
    migrations=steps("desktop_app.records.opinions.migrations", "0001_create"),
    name_of=name_of,
    rules=check,
    reports=REPORTS,
    filters=_FILTERS,
    derivations=(Derivation("petition", "Lập đơn từ ý kiến này", "petitions", _petition),),
    numbered_by="raised_on",
    code="YK",
    new_label="Thêm ý kiến",
    empty_hint="Chưa có ý kiến nào. Nhấn Ctrl+N để ghi ý kiến đầu tiên.",
    icon="message-circle-question-mark",
)
