"""What the first page shows: what is late, due soon or open in every register, from the registers' own filters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.formats import format_day
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.query import ListQuery, Relative, SavedFilter
from desktop_app.services.reading import count, name_of, page
from desktop_app.services.workspace import Workspace
from desktop_app.storage import repository
from desktop_app.storage.engine import named_reading

_LINES = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One record in a block; ``detail`` says the due day and how far past it is, where the block is about one."""

    kind: str
    uid: str
    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One box of the first page; ``tone`` is late, soon or ""."""

    key: str
    title: str
    tone: str
    kind: str
    filter_key: str
    count: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Boxes in order of urgency; boxes without anything in them are left out."""

    blocks: tuple[Block, ...]


@named_reading()
def overview(work: Workspace) -> Overview:
    """Everything that asks for attention today."""
    wanted = [
        (kind, item)
        for kind in work.file.kinds
        for item in kind.filters
        if not kind.is_list and (item.tone or item.is_attention)
    ]
    wanted.sort(key=lambda pair: _URGENCY.get(pair[1].tone, 2))
    blocks = [_block(work, kind, item) for kind, item in wanted]
    return Overview(tuple(block for block in blocks if block.count))


_URGENCY = {"late": 0, "soon": 1}


def _block(work: Workspace, kind: RecordKind, item: SavedFilter) -> Block:
    due = _due_field(kind, item)
    query = ListQuery(kind.key, conditions=item.conditions, sort=due, limit=_LINES, is_descending=False)
    total = count(work, query)
    rows = page(work, query).rows if total else ()
    found = repository.fetch(work.file.connection, kind, [row.uid for row in rows])
    lines = tuple(
        Line(
            kind.key,
            row.uid,
            name_of(kind, found[row.uid]),
            _due_words(work, getattr(found[row.uid].record, due, None)),
        )
        for row in rows
    )
    return Block(f"{kind.key}.{item.key}", f"{kind.title}: {item.label}", item.tone, kind.key, item.key, total, lines)


def _due_field(kind: RecordKind, item: SavedFilter) -> str:
    """The day field a filter compares with today, if a list can be sorted by it."""
    fields = [condition.field for condition in item.conditions if condition.value is Relative.TODAY]
    return next((field for field in fields if kind.spec(field).is_sortable), "")


def _due_words(work: Workspace, due: date | None) -> str:
    """Calendar days; working days need the calendar of the year."""
    if due is None:
        return ""
    days = (work.today() - due).days
    if days > 0:
        return f"hạn {format_day(due)}, quá {days} ngày"
    return f"{format_day(due)}, hôm nay" if days == 0 else f"{format_day(due)}, còn {-days} ngày"
