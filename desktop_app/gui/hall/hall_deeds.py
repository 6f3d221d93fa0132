"""What the fast entry at a meeting reads and writes; all of it runs on the worker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from desktop_app.domain.fields import FieldType
from desktop_app.domain.formats import parse_day
from desktop_app.domain.kind import Derivation, Gathering, QuickEntry, RecordKind
from desktop_app.domain.stamp import Change, Stored, VectorClock
from desktop_app.domain.values import editable, editable_values
from desktop_app.gui.records.form_start import link_names
from desktop_app.records import kind_of
from desktop_app.services import access, drafts, gatherings, ordering, records
from desktop_app.services.drafts import Draft
from desktop_app.services.records import Saved
from desktop_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class HallPlan:
    """Which records of which register are taken down for records of a kind, and how."""

    owner: RecordKind
    gathering: Gathering
    derivation: Derivation
    kind: RecordKind
    quick: QuickEntry

    def number_of(self, stored: Stored) -> int | None:
        """The record's number among the others; None before it has one."""
        number: int | None = getattr(stored.record, self.quick.order)
        return number

    def waits(self, stored: Stored) -> bool:
        """True where the record may stand without a number until it is raised."""
        return getattr(stored.record, self.quick.mode) in self.quick.waiting


@dataclass(frozen=True, slots=True)
class HallStart:
    """What the window opens with.

    Attributes:
        name: What the owner is known by.
        raw: Raw values every new record begins with.
        links: Fields among them that name the owner.
        rows: Records taken down so far, in their order.
        is_ahead: The meeting is still to come.
        draft: The line that was being typed when the window went away; None where there is none.
        names: Names behind the links in raw.
    """

    today: date
    name: str
    raw: Mapping[str, Any]
    links: tuple[str, ...]
    rows: tuple[Stored, ...]
    new_draft: str
    draft: Draft | None = None
    is_ahead: bool = False
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LineOrder:
    """A line to save: as a new record where ``uid`` is None."""

    raw: Mapping[str, Any]
    draft: str
    uid: str | None = None
    seen: VectorClock | None = None
    accepted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LineSaved:
    """A line that is on disk, and all lines as they stand now."""

    order: LineOrder
    saved: Saved
    rows: tuple[Stored, ...]
    new_draft: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LinesChanged:
    """What moving, marking, deleting or bringing back did, and all lines as they stand now."""

    rows: tuple[Stored, ...]
    changes: tuple[Change, ...]


def plan_of(kind: RecordKind) -> HallPlan | None:
    """How lines are taken down for records of this kind; None where they are not."""
    for gathering in kind.gathers:
        target = kind_of(gathering.kind)
        derivation = next((item for item in kind.derivations if item.target == target.key), None)
        if gathering.is_entered_here and derivation is not None and target.quick_entry is not None:
            return HallPlan(kind, gathering, derivation, target, target.quick_entry)
    return None


def read_start(work: Workspace, *, plan: HallPlan, uid: str) -> HallStart:
    """Fetch what the window opens with; that the lines were looked at is logged where they tell of persons.

    Raises:
        RecordMissing: The owner is gone.
    """
    _, derived = records.derived(work, kind=plan.owner.key, uid=uid, key=plan.derivation.key)
    raw = {**records.start_values(work, kind=plan.kind.key), **derived}
    is_ahead = _clip_days(work, plan.kind, raw)
    links = tuple(key for key, value in raw.items() if value == uid)
    rows = read_rows(work, plan=plan, uid=uid)
    access.note_all(work, kind=plan.kind.key, uids=[row.uid for row in rows], deed="viewed")
    return HallStart(
        work.today(),
        records.names(work, kind=plan.owner.key, uids=[uid])[uid],
        raw,
        links,
        rows,
        drafts.new_id(work),
        draft=_draft_of(work, plan, links, uid),
        is_ahead=is_ahead,
        names=link_names(work, kind=plan.kind.key, raws=[raw]),
    )


def read_rows(work: Workspace, *, plan: HallPlan, uid: str) -> tuple[Stored, ...]:
    """The lines of a record: those without a number first, then by number."""
    found = gatherings.gathered(work, kind=plan.owner.key, uid=uid)
    rows = next(item.rows for item in found if item.gathering.key == plan.gathering.key)
    return tuple(sorted(rows, key=lambda row: plan.number_of(row) or 0))


def save_line(work: Workspace, *, plan: HallPlan, owner: str, order: LineOrder) -> LineSaved:
    """Save a line; a new one gets the next number, unless it waits for being raised.

    Raises:
        RecordInvalid, RecordChanged, RecordMissing, StorageUnavailable: Nothing was written.
    """
    kind, raw = plan.kind.key, dict(order.raw)
    if order.uid is None:
        if raw.get(plan.quick.mode) not in plan.quick.waiting:
            raw[plan.quick.order] = _next_number(plan, read_rows(work, plan=plan, uid=owner))
        saved = records.create(work, kind=kind, raw=raw, accepted=order.accepted, draft=order.draft)
    else:
        before = editable_values(records.get(work, kind=kind, uid=order.uid).record)
        saved = records.update(
            work,
            kind=kind,
            uid=order.uid,
            raw={**before, **raw},
            seen=order.seen,
            accepted=order.accepted,
            draft=order.draft,
        )
    rows = read_rows(work, plan=plan, uid=owner)
    return LineSaved(order, saved, rows, drafts.new_id(work), work.now())


def move(work: Workspace, *, plan: HallPlan, owner: str, uid: str, by: int) -> LinesChanged:
    """Let a numbered line change places with the one before or behind it; nothing happens at either end."""
    order = _numbered(plan, read_rows(work, plan=plan, uid=owner))
    if uid in order and 0 <= order.index(uid) + by < len(order):
        place = order.index(uid) + by
        order.remove(uid)
        order.insert(place, uid)
    return _arranged(work, plan, owner, order)


def mark(work: Workspace, *, plan: HallPlan, owner: str, uid: str) -> LinesChanged:
    """Give a line the next number, it is raised now; take the number of one that may wait back."""
    order = _numbered(plan, read_rows(work, plan=plan, uid=owner))
    if uid not in order:
        return _arranged(work, plan, owner, [*order, uid])
    if not plan.waits(records.get(work, kind=plan.kind.key, uid=uid)):
        return _arranged(work, plan, owner, order)
    order.remove(uid)
    return _arranged(work, plan, owner, order, without=[uid])


def delete(work: Workspace, *, plan: HallPlan, owner: str, uid: str) -> LinesChanged:
    """Delete a line; the numbers behind it close up."""
    changes = records.delete(work, kind=plan.kind.key, uid=uid)
    order = _numbered(plan, read_rows(work, plan=plan, uid=owner))
    return _arranged(work, plan, owner, order, changes=changes)


def bring_back(work: Workspace, *, plan: HallPlan, owner: str, uid: str, place: int | None) -> LinesChanged:
    """Bring a deleted line back, to the number it had."""
    changes = records.restore(work, kind=plan.kind.key, uid=uid)
    order = [item for item in _numbered(plan, read_rows(work, plan=plan, uid=owner)) if item != uid]
    if place is not None:
        order.insert(place - 1, uid)
    return _arranged(work, plan, owner, order, changes=changes)


# ---------------------------------------------------------------- inside


def _numbered(plan: HallPlan, rows: Sequence[Stored]) -> list[str]:
    return [row.uid for row in rows if plan.number_of(row) is not None]


def _arranged(
    work: Workspace,
    plan: HallPlan,
    owner: str,
    order: Sequence[str],
    *,
    without: Sequence[str] = (),
    changes: Sequence[Change] = (),
) -> LinesChanged:
    numbered = ordering.renumber(work, kind=plan.kind.key, field=plan.quick.order, uids=order, without=without)
    return LinesChanged(read_rows(work, plan=plan, uid=owner), (*changes, *numbered))


def _next_number(plan: HallPlan, rows: Sequence[Stored]) -> int:
    return max((plan.number_of(row) or 0 for row in rows), default=0) + 1


def _clip_days(work: Workspace, kind: RecordKind, raw: dict[str, Any]) -> bool:
    """Days that must not lie ahead become today: before a meeting is held; returns whether there were any."""
    found = False
    for spec in kind.specs:
        if spec.type is FieldType.DAY and spec.past and raw.get(spec.key):
            day = parse_day(str(raw[spec.key]), today=work.today())
            if day is not None and day > work.today():
                raw[spec.key] = editable(spec, work.today())
                found = True
    return found


def _draft_of(work: Workspace, plan: HallPlan, links: Sequence[str], uid: str) -> Draft | None:
    """The newest draft of a new line for this owner."""
    for draft in drafts.waiting(work, kind=plan.kind.key):
        if draft.uid is None and links and all(draft.raw.get(key) == uid for key in links):
            return draft
    return None
