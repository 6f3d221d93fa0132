"""Dialogues (hội nghị tiếp xúc, đối thoại): meetings of the heads with the people."""

from __future__ import annotations

from typing import Any

from desktop_app.domain.kind import Derivation, RecordKind, steps
from desktop_app.domain.query import Condition, Operator, Relative, SavedFilter
from desktop_app.domain.stamp import Stored
from desktop_app.records.deriving import copied
from desktop_app.records.dialogues.record import SECTIONS, Dialogue, name_of
from desktop_app.records.dialogues.report import REPORTS
from desktop_app.records.dialogues.rules import check

_HELD = Condition("held_on", Operator.BEFORE, Relative.TODAY)

_FILTERS = (
    SavedFilter("ahead", "Sắp tổ chức", (Condition("held_on", Operator.AT_LEAST, Relative.TODAY),), tone="soon"),
    SavedFilter(
        "no_conclusion",
        "Chưa có thông báo kết luận",
        (_HELD, Condition("conclusion_number", Operator.EMPTY)),
        is_attention=True,
    ),
    SavedFilter("not_posted", "Chưa niêm yết kết quả", (_HELD, Condition("posted_on", Operator.EMPTY))),
    SavedFilter("this_year", "Năm nay", (Condition("register_year", Operator.IS, Relative.YEAR),)),
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
    migrations=steps("desktop_app.records.dialogues.migrations", "0001_create"),
    name_of=name_of,
    rules=check,
    reports=REPORTS,
    filters=_FILTERS,
    derivations=(Derivation("opinion", "Ghi ý kiến nêu tại hội nghị", "opinions", _opinion),),
    numbered_by="held_on",
    code="DN",
    new_label="Thêm hội nghị",
    empty_hint="Chưa có hội nghị nào. Nhấn Ctrl+N để thêm hội nghị đầu tiên.",
    icon="messages-square",
)
