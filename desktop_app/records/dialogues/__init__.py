"""Dialogues (hội nghị tiếp xúc, đối thoại): meetings of the heads with the people."""

from __future__ import annotations

from typing import Any

from desktop_app.domain.kind import Derivation, RecordKind
from desktop_app.domain.kind import steps as migration_steps
from desktop_app.domain.query import Condition, Operator, Relative, SavedFilter
from desktop_app.domain.stamp import Stored
from desktop_app.records.deriving import copied
from desktop_app.records.dialogues.compliance import COMPLIANCE
from desktop_app.records.dialogues.events import events
from desktop_app.records.dialogues.gatherings import GATHERS
from desktop_app.records.dialogues.paper_values import paper_values
from desktop_app.records.dialogues.record import SECTIONS, Dialogue, name_of
from desktop_app.records.dialogues.report import REPORTS
from desktop_app.records.dialogues.rules import check
from desktop_app.records.dialogues.steps import STEPS
from desktop_app.records.dialogues.terms import AHEAD, computed, terms_of

_KEPT = Condition("status", Operator.IS_NOT, "cancelled")
_PAST = Condition("held_on", Operator.BEFORE, Relative.TODAY)
_DUE_SOON = (
    Condition("due_on", Operator.AT_LEAST, Relative.TODAY),
    Condition("due_on", Operator.AT_MOST, Relative.SOON),
)

_FILTERS = (
    SavedFilter(
        "ahead",
        "Sắp tổ chức",
        (Condition("status", Operator.ONE_OF, AHEAD), Condition("held_on", Operator.AT_LEAST, Relative.TODAY)),
        tone="soon",
    ),
    SavedFilter("overdue", "Quá hạn", (_KEPT, Condition("due_on", Operator.BEFORE, Relative.TODAY)), tone="late"),
    SavedFilter("soon", "Đến hạn trong 3 ngày làm việc", (_KEPT, *_DUE_SOON), tone="soon"),
    SavedFilter(
        "no_conclusion",
        "Chưa có thông báo kết luận",
        (_KEPT, _PAST, Condition("conclusion_on", Operator.EMPTY)),
        is_attention=True,
    ),
    SavedFilter("not_posted", "Chưa niêm yết kết quả", (_KEPT, _PAST, Condition("posted_on", Operator.EMPTY))),
    SavedFilter("this_year", "Năm nay", (_KEPT, Condition("register_year", Operator.IS, Relative.YEAR))),
    SavedFilter("all", "Tất cả"),
)


def _opinion(stored: Stored) -> dict[str, Any]:
    """An opinion raised at this meeting."""
    return {**copied(stored, {"raised_on": "held_on"}), "dialogue": stored.uid, "source": "meeting"}


KIND: RecordKind = RecordKind(
    key="dialogues",
    title="Đối thoại",
    one="hội nghị đối thoại",
    record_type=Dialogue,
    sections=SECTIONS,
    migrations=migration_steps("desktop_app.records.dialogues.migrations", "0001_create"),
    name_of=name_of,
    rules=check,
    reports=(REPORTS[0], COMPLIANCE, *REPORTS[1:]),
    filters=_FILTERS,
    derivations=(Derivation("opinion", "Ghi ý kiến nêu tại hội nghị", "opinions", _opinion),),
    terms=terms_of,
    computed=computed,
    steps=STEPS,
    gathers=GATHERS,
    events=events,
    paper_values=paper_values,
    numbered_by="held_on",
    code="DN",
    new_label="Thêm hội nghị",
    empty_hint="Chưa có hội nghị nào. Nhấn Ctrl+N để thêm hội nghị đầu tiên.",
    icon="messages-square",
)
