"""Civic models (mô hình "Dân vận khéo"): registered, carried out, recognised, replicated or stopped."""

from __future__ import annotations

from typing import Any

from desktop_app.domain.kind import Derivation, Fill, RecordKind
from desktop_app.domain.kind import steps as migration_steps
from desktop_app.domain.query import Condition, Operator, Relative, SavedFilter
from desktop_app.domain.stamp import Stored
from desktop_app.records import choices, civic_choices
from desktop_app.records.civic_models.events import events_of
from desktop_app.records.civic_models.paper_values import paper_values
from desktop_app.records.civic_models.progress import computed
from desktop_app.records.civic_models.record import SECTIONS, CivicModel, name_of
from desktop_app.records.civic_models.report import REPORTS
from desktop_app.records.civic_models.rules import check
from desktop_app.records.civic_models.sheet_fill import from_sheet
from desktop_app.records.civic_models.steps import STEPS
from desktop_app.records.deriving import copied, same

_RUNNING = Condition("status", Operator.IS_NOT, "stopped")
_SHOWN = Condition("status", Operator.ONE_OF, ("proposed", "recognized", "maintained"))
"""States in which a model is held up to others: evidence and numbers are asked for."""

_FILTERS = (
    SavedFilter("running", "Đang thực hiện", (_RUNNING,)),
    SavedFilter(
        "waiting",
        "Chờ công nhận",
        (Condition("status", Operator.ONE_OF, choices.codes(civic_choices.MODEL_STATUSES, "waiting")),),
        is_attention=True,
    ),
    SavedFilter(
        "unvisited",
        "Chưa kiểm tra 12 tháng",
        (_RUNNING, Condition("visit_due_on", Operator.BEFORE, Relative.TODAY)),
        is_noted=True,
    ),
    SavedFilter("without_evidence", "Chưa ghi minh chứng", (_SHOWN, Condition("evidence_count", Operator.AT_MOST, 0))),
    SavedFilter("without_numbers", "Chưa có số kết quả", (_SHOWN, Condition("result_count", Operator.AT_MOST, 0))),
    SavedFilter("this_year", "Đăng ký năm nay", (Condition("register_year", Operator.IS, Relative.YEAR),)),
    SavedFilter("stopped", "Đã dừng", (Condition("status", Operator.IS, "stopped"),)),
    SavedFilter("all", "Tất cả"),
)


def _copy(stored: Stored) -> dict[str, Any]:
    """A copy of this model at another place; who carries it out, where and since when is entered anew."""
    keys = same(
        "name", "field", "type", "subject", "reason", "objective", "participants", "method", "forces", "targets"
    )
    return {**copied(stored, keys), "original": stored.uid}


KIND: RecordKind = RecordKind(
    key="civic_models",
    title="Mô hình",
    one="mô hình",
    record_type=CivicModel,
    sections=SECTIONS,
    migrations=migration_steps("desktop_app.records.civic_models.migrations", "0001_create"),
    name_of=name_of,
    rules=check,
    reports=REPORTS,
    filters=_FILTERS,
    computed=computed,
    steps=STEPS,
    paper_values=paper_values,
    events=events_of,
    fills=(Fill("sheet", from_sheet),),
    derivations=(Derivation("copy", "Nhân rộng mô hình này", "civic_models", _copy),),
    numbered_by="registered_on",
    code="MH",
    new_label="Đăng ký mô hình",
    empty_hint="Chưa có mô hình nào. Nhấn Ctrl+N để đăng ký mô hình đầu tiên.",
    icon="award",
)
