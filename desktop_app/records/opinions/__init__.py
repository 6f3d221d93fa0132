"""Opinions (ý kiến, kiến nghị): what people raised, until it is answered and done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.domain.deadlines import Law
from desktop_app.domain.kind import Derivation, RecordKind
from desktop_app.domain.kind import steps as migration_steps
from desktop_app.domain.query import Condition, Operator, Relative, SavedFilter
from desktop_app.domain.stamp import Stored
from desktop_app.records import choices, civic_choices
from desktop_app.records.deriving import copied
from desktop_app.records.opinions.events import events
from desktop_app.records.opinions.paper_values import paper_values
from desktop_app.records.opinions.quick_entry import QUICK_ENTRY
from desktop_app.records.opinions.record import SECTIONS, Opinion, closed_on, name_of
from desktop_app.records.opinions.report import REPORTS
from desktop_app.records.opinions.rules import check
from desktop_app.records.opinions.steps import STEPS

_OPEN = Condition("status", Operator.ONE_OF, choices.codes(civic_choices.OPINION_STATUSES, "open"))
_FROM_DIALOGUE = Condition("dialogue", Operator.GIVEN)

_FILTERS = (
    SavedFilter("open", "Đang mở", (_OPEN,), is_attention=True),
    SavedFilter("overdue", "Quá hạn", (_OPEN, Condition("due_on", Operator.BEFORE, Relative.TODAY)), tone="late"),
    SavedFilter(
        "soon",
        "Đến hạn trong 3 ngày làm việc",
        (
            _OPEN,
            Condition("due_on", Operator.AT_LEAST, Relative.TODAY),
            Condition("due_on", Operator.AT_MOST, Relative.SOON),
        ),
        tone="soon",
    ),
    SavedFilter("waiting", "Chờ nơi khác trả lời", (Condition("status", Operator.IS, "passed_on"),), tone="wait"),
    SavedFilter("unassigned", "Chưa giao đơn vị", (_OPEN, Condition("lead_unit", Operator.EMPTY))),
    SavedFilter("owed", "Còn nợ từ các hội nghị", (_OPEN, _FROM_DIALOGUE)),
    SavedFilter("dialogues", "Từ hội nghị đối thoại", (_FROM_DIALOGUE,)),
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


def _reception(stored: Stored) -> dict[str, Any]:
    """A reception of the one who raised this opinion; the day and who receives are for the officer to enter."""
    opinion = stored.record
    assert isinstance(opinion, Opinion)
    keys = {
        "visitor": "speaker",
        "hamlet": "hamlet",
        "summary": "content",
        "field_detail": "field",
        "officer": "officer",
    }
    values = copied(stored, keys)
    if opinion.field:
        values["field"] = choices.level_1_of(opinion.field, "proposal")
    return {**values, "content_kind": "proposal", "opinion": stored.uid}


def _computed(opinion: Opinion, law: Law) -> Mapping[str, Any]:
    return {"closed_on": closed_on(opinion)}


_MOVES = {"status": "petition", "moved_on": Relative.TODAY}
"""What an open opinion becomes when a petition or reception that names it is saved."""

KIND: RecordKind = RecordKind(
    key="opinions",
    title="Ý kiến",
    one="ý kiến",
    record_type=Opinion,
    sections=SECTIONS,
    migrations=migration_steps("desktop_app.records.opinions.migrations", "0001_create"),
    name_of=name_of,
    rules=check,
    reports=REPORTS,
    filters=_FILTERS,
    derivations=(
        Derivation("petition", "Lập đơn từ ý kiến này", "petitions", _petition, link="opinion", closes=_MOVES),
        Derivation("reception", "Ghi lượt tiếp từ ý kiến này", "receptions", _reception, link="opinion", closes=_MOVES),
    ),
    computed=_computed,
    steps=STEPS,
    paper_values=paper_values,
    matter_links=("petition", "reception"),
    context_links=("dialogue",),
    events=events,
    quick_entry=QUICK_ENTRY,
    numbered_by="raised_on",
    code="YK",
    new_label="Thêm ý kiến",
    empty_hint="Chưa có ý kiến nào. Nhấn Ctrl+N để ghi ý kiến đầu tiên.",
    icon="message-circle-question-mark",
)
