"""What a kind declares for its fast entry names fields that exist and fit."""

from __future__ import annotations

from desktop_app.domain.fields import FieldType
from desktop_app.domain.kind import RecordKind
from desktop_app.gui.hall.hall_deeds import plan_of


def test_fast_entry_names_fields_of_the_kind(kind: RecordKind) -> None:
    quick = kind.quick_entry
    if quick is None:
        return
    assert quick.title
    assert all(kind.spec(key).type is not FieldType.ROWS for key in quick.fields)
    assert kind.spec(quick.order).type is FieldType.COUNT
    codes = {choice.code for choice in kind.spec(quick.mode).choices}
    assert set(quick.waiting) < set(quick.modes) <= codes
    assert set(quick.repeated) | set(quick.asked_with) <= set(quick.fields)
    for key, flag in quick.asked_with.items():
        assert kind.spec(flag).type is FieldType.FLAG
        assert quick.fields.index(flag) < quick.fields.index(key)
    required = {spec.key for spec in kind.specs if spec.required and spec.default is None}
    assert required - set(quick.fields) <= {quick.mode, kind.numbered_by}


def test_fast_entry_is_reached_where_records_are_gathered_by_it(kind: RecordKind) -> None:
    entered = [item for item in kind.gathers if item.is_entered_here]
    plan = plan_of(kind)
    assert (plan is not None) == bool(entered)
    if plan is not None:
        assert plan.gathering.sort == plan.quick.order
        assert plan.derivation.target == plan.kind.key
