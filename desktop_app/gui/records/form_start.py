"""What a form opens with, read on the worker in one go: values, names behind links, the draft's identity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop_app.domain.errors import RecordMissing
from desktop_app.domain.fields import FieldSpec, FieldType, is_given
from desktop_app.domain.stamp import Stored
from desktop_app.domain.values import editable_values
from desktop_app.services import access, drafts, records
from desktop_app.services.drafts import Draft
from desktop_app.services.workspace import Workspace

LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class FormStart:
    """Everything a form needs to show a record, a new one or a draft.

    Attributes:
        raw: Values as editors hold them.
        stored: The record as it stands in the file; None for a new one.
        last: Values of the record saved last by this person, for "as before".
        names: Names behind the links in raw and last, by uid.
        draft: Identity under which the form is kept while it is filled in.
        field: Field to begin with; "" for the first.
        is_from_draft: The values come from a draft that was not saved.
        is_outdated: The record was saved by somebody after the draft was kept.
    """

    today: date
    raw: Mapping[str, Any]
    draft: str
    stored: Stored | None = None
    last: Mapping[str, Any] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    field: str = ""
    is_from_draft: bool = False
    is_outdated: bool = False

    @property
    def uid(self) -> str | None:
        """The record shown; None for a new one."""
        return self.stored.uid if self.stored else None

    def last_in_words(self, spec: FieldSpec) -> str:
        """What "as before" would put into a field; "" for nothing."""
        value = self.last.get(spec.key)
        if not is_given(value):
            return ""
        if spec.type is FieldType.CHOICE:
            choice = spec.choice(value)
            return choice.label if choice else str(value)
        if spec.type is FieldType.REF:
            return self.names.get(str(value), "")
        text = "Có" if value is True else " ".join(str(value).split())
        return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"


def start_new(work: Workspace, *, kind: str, raw: Mapping[str, Any]) -> FormStart:
    """A new record; ``raw`` (from a derivation) goes over the usual start values."""
    values = {**records.start_values(work, kind=kind), **raw}
    last = records.last_values(work, kind=kind)
    return FormStart(
        work.today(), values, drafts.new_id(work), last=last, names=link_names(work, kind=kind, raws=(values, last))
    )


def start_record(work: Workspace, *, kind: str, uid: str) -> FormStart:
    """A record of the file; that it was looked at is logged where it tells of a person.

    Raises:
        RecordMissing: It is gone.
    """
    stored = records.get(work, kind=kind, uid=uid)
    access.note(work, kind=kind, uid=uid, deed="viewed")
    values = editable_values(stored.record)
    last = records.last_values(work, kind=kind)
    names = link_names(work, kind=kind, raws=(values, last))
    return FormStart(work.today(), values, drafts.new_id(work), stored=stored, last=last, names=names)


def start_draft(work: Workspace, *, draft: Draft) -> FormStart:
    """A draft that was not saved. Where its record has been deleted meanwhile, it becomes a new one.

    That its record was looked at is logged as in ``start_record``.
    """
    stored: Stored | None = None
    if draft.uid is not None:
        try:
            stored = records.get(work, kind=draft.kind, uid=draft.uid)
            access.note(work, kind=draft.kind, uid=draft.uid, deed="viewed")
        except RecordMissing:
            stored = None
    last = records.last_values(work, kind=draft.kind)
    values = {**(editable_values(stored.record) if stored else {}), **draft.raw}
    return FormStart(
        work.today(),
        values,
        draft.id,
        stored=stored,
        last=last,
        names=link_names(work, kind=draft.kind, raws=(values, last)),
        field=draft.field,
        is_from_draft=True,
        is_outdated=stored is not None and stored.stamp.changed_at > draft.kept_at,
    )


def link_names(work: Workspace, *, kind: str, raws: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Names of all records that raw values link to, by uid."""
    wanted: dict[str, set[str]] = {}
    specs = work.kind(kind).specs
    for raw in raws:
        _gather(specs, raw, wanted)
    names: dict[str, str] = {}
    for target, uids in wanted.items():
        names |= records.names(work, kind=target, uids=sorted(uids))
    return names


def _gather(specs: Iterable[FieldSpec], raw: Mapping[str, Any], wanted: dict[str, set[str]]) -> None:
    for spec in specs:
        value = raw.get(spec.key)
        if spec.type is FieldType.REF and isinstance(value, str) and value:
            wanted.setdefault(spec.target, set()).add(value)
        elif spec.type is FieldType.ROWS and value:
            for line in value:
                _gather(spec.row_specs, line, wanted)
