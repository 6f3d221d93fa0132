"""Lawful next steps of a record: which there are, what each asks for, and taking one in a single save."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.errors import InputRefused, Problem, RecordInvalid
from desktop_app.domain.fields import FieldType, is_given
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.stamp import VectorClock
from desktop_app.domain.steps import Step
from desktop_app.domain.values import editable, parse, show
from desktop_app.services import records
from desktop_app.services.filling import missing_values
from desktop_app.services.reading import get
from desktop_app.services.workspace import Workspace
from desktop_app.storage.engine import named_reading

STATUS_FIELD = "status"
"""The field that steps move a record along, in every kind that has steps."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One step that belongs to the state and sort of a matter; ``refusal`` says why it is not lawful, or is ""."""

    step: Step
    refusal: str


@named_reading()
def offered(work: Workspace, *, kind: str, uid: str) -> tuple[Offer, ...]:
    """Steps that may be taken from a record's state, in the order of the procedure; unlawful ones say why not.

    Raises:
        RecordMissing: There is no such record.
    """
    record = get(work, kind=kind, uid=uid).record
    return tuple(Offer(step, step.lawful(record)) for step in work.kind(kind).steps if _belongs(step, record))


@named_reading()
def start(
    work: Workspace, *, kind: str, uid: str, step: str, given: Mapping[str, Any] = {}
) -> dict[str, Any]:  # fmt: skip
    """Raw values the step's dialog opens with: the record's own ones of its fields, completed by the step.

    Args:
        given: What is known already; a link in it, or in the record, brings its values along.

    Raises:
        RecordMissing, InputRefused: No such record; no such step, or it is not lawful now.
    """
    made, record = work.kind(kind), get(work, kind=kind, uid=uid).record
    wanted = _lawful_step(made, record, step)
    own = {key: editable(made.spec(key), getattr(record, key)) for key in wanted.fields}
    opened = {**own, **wanted.start(record, work.today()), **given}
    links = {fill.field: opened[fill.field] for fill in made.fills if opened.get(fill.field)}
    brought = missing_values(work, made, record, {**given, **links})
    return {**opened, **{key: value for key, value in brought.items() if key in wanted.fields}}


def take(
    work: Workspace,
    *,
    kind: str,
    uid: str,
    step: str,
    raw: Mapping[str, Any],
    seen: VectorClock | None = None,
    accepted: frozenset[str] | None = frozenset(),
) -> records.Saved:
    """Take a lawful step: the given values over the record's own, the status it leads to, all in one save.

    Args:
        raw: Raw values by field; fields that are not mentioned stay as they are, or take what comes with a chosen link;
            a status in it is passed over.
        seen: Version the person was looking at; None overwrites whatever is there.
        accepted: Codes of soft warnings the person accepted; None accepts all.

    Raises:
        InputRefused: No such step, or it is not lawful now; nothing was written.
        RecordInvalid: A field the step asks for is missing, or what ``records.update`` says; nothing was written.
        RecordMissing, RecordChanged, StorageUnavailable: As in ``records.update``.
    """
    made, before = work.kind(kind), get(work, kind=kind, uid=uid)
    wanted = _lawful_step(made, before.record, step)
    own = {
        spec.key: editable(spec, getattr(before.record, spec.key)) for spec in made.specs if not spec.computed
    }  # fmt: skip
    target = wanted.target or own[STATUS_FIELD]
    merged = {**own, **missing_values(work, made, before.record, raw), **raw, **wanted.sets, STATUS_FIELD: target}
    missing = tuple(_missing(work, made, wanted, before.record, merged))
    if missing:
        raise RecordInvalid(missing)
    return records.update(
        work, kind=kind, uid=uid, raw=merged, seen=seen, accepted=accepted, reason=f"Bước: {wanted.label}."
    )  # fmt: skip


# ---------------------------------------------------------------- inside


def _belongs(step: Step, record: Any) -> bool:
    return getattr(record, STATUS_FIELD, None) in step.sources and step.fits(record)


def _lawful_step(kind: RecordKind, record: Any, key: str) -> Step:
    wanted = kind.step(key)
    if wanted is None:
        known = ", ".join(item.key for item in kind.steps if _belongs(item, record))
        raise InputRefused(f"Không có bước “{key}”.", next_step=f"Các bước dùng được: {known}." if known else "")
    if not _belongs(wanted, record):
        now = show(kind.spec(STATUS_FIELD), getattr(record, STATUS_FIELD))
        raise InputRefused(f"Không thực hiện được “{wanted.label}” với {kind.one} này (trạng thái: {now}).")
    refusal = wanted.lawful(record)
    if refusal:
        raise InputRefused(refusal)
    return wanted


def _missing(
    work: Workspace, kind: RecordKind, step: Step, before: Any, merged: Mapping[str, Any]
) -> list[Problem]:  # fmt: skip
    """What the step asks for and the values do not give, with what cannot be read at all."""
    after, unread = parse(kind.record_type, merged, today=work.today())
    wrong = {problem.field.split("[")[0] for problem in unread}
    found: list[Problem] = []
    for key in step.asks:
        spec, value = kind.spec(key), getattr(after, key)
        if key in wrong:
            continue
        if not is_given(value):
            found.append(Problem(key, f"Bước “{step.label}” cần {spec.label[:1].lower()}{spec.label[1:]}."))
        elif spec.type is FieldType.ROWS and value == getattr(before, key):
            found.append(Problem(key, f"Bước “{step.label}” cần một dòng mới hoặc dòng được sửa ở “{spec.label}”."))
    return [*unread, *found] if found else []
