"""What the first page shows and the morning list prints: duties late, due today and soon, what others owe, sessions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app import paths
from desktop_app.domain import deadline_words
from desktop_app.domain.document import (
    Align,
    Column,
    Document,
    Heading,
    HeadingStyle,
    Orientation,
    Paragraph,
    ParagraphStyle,
    Row,
    RowStyle,
    Spacer,
    Table,
    TitleBlock,
)
from desktop_app.domain.document import Block as PaperBlock
from desktop_app.domain.formats import format_count, format_day, weekday_name
from desktop_app.domain.kind import AgendaLine, RecordKind
from desktop_app.domain.query import Condition, ListQuery, Operator, Relative, SavedFilter
from desktop_app.domain.stamp import Stored
from desktop_app.domain.text import capitalize_first
from desktop_app.services.deadlines import DUE_FIELD, due
from desktop_app.services.law import law_of
from desktop_app.services.reading import count, name_of, page, resolved, week_end
from desktop_app.services.reporting import marked
from desktop_app.services.workspace import Workspace
from desktop_app.storage import duty_files, listing, repository
from desktop_app.storage.engine import named_reading

_LINES = 5
_AGENDA_DAYS = 8
"""How far the agenda looks back and ahead: a session of last week is still worth a note, the next one is in sight."""


@dataclass(frozen=True, slots=True)
class Line:
    """One record in a block; ``detail`` says the due day, how far it is and whose it is. No uid: only to be read."""

    kind: str
    uid: str
    text: str
    detail: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One list of the first page; ``tone`` is late, soon, wait or "" (open, without a day that presses)."""

    key: str
    title: str
    tone: str
    kind: str
    filter_key: str
    count: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What one register adds to a tally; ``uids`` are its records where no saved filter shows them."""

    kind: str
    count: int
    filter_key: str = ""
    uids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """One number over all registers; ``key`` is late, today, week (after today, to Sunday) or wait."""

    key: str
    parts: tuple[Part, ...]

    @property
    def count(self) -> int:
        """Records of all registers."""
        return sum(part.count for part in self.parts)


@dataclass(frozen=True, slots=True)
class Overview:
    """Blocks in order of urgency, those without anything in them left out; and the four numbers of the day."""

    blocks: tuple[Block, ...]
    tallies: tuple[Tally, ...] = ()


@named_reading()
def overview(work: Workspace) -> Overview:
    """Everything that asks for attention today."""
    wanted = [
        (kind, item)
        for kind in work.file.kinds
        for item in kind.filters
        if not kind.is_list and (item.tone or item.is_attention)
    ]
    wanted.sort(key=lambda pair: _URGENCY.get(pair[1].tone, len(_URGENCY)))
    blocks = [_block(work, kind, item) for kind, item in wanted]
    shown = tuple(block for block in (*blocks, *_agenda_blocks(work)) if block.count)
    return Overview(shown, _tallies(work, shown))


_URGENCY = {"late": 0, "soon": 1, "wait": 2}


@named_reading()
def urgent(work: Workspace) -> int:
    """How many matters are late or due soon, and sessions that were not held: the number beside the page's name."""
    filters = [(kind, item) for kind in work.file.kinds for item in kind.filters if item.tone in ("late", "soon")]
    matters = sum(count(work, ListQuery(kind.key, conditions=item.conditions)) for kind, item in filters)
    return matters + sum(line.tone == "late" for kind in work.file.kinds for line in agenda(work, kind))


@named_reading()
def to_rekey(work: Workspace) -> int:
    """Records that still have to be typed again into the national database; reads whole registers (1.8 s a million)."""
    sheets = duty_files.load_national(paths.resources_dir())
    known = {kind.key for kind in work.file.kinds}
    waiting = [
        ListQuery(one.kind, conditions=(Condition(one.tick, Operator.EMPTY),)) for one in sheets if one.kind in known
    ]
    return sum(count(work, query) for query in waiting)


def _tallies(work: Workspace, blocks: Sequence[Block]) -> tuple[Tally, ...]:
    made = {
        tone: Tally(tone, tuple(Part(one.kind, one.count, one.filter_key) for one in blocks if _is_of(one, tone)))
        for tone in ("late", "wait")
    }
    today = work.today()
    week = (Operator.AFTER, today), (Operator.AT_MOST, week_end(today))
    return (
        made["late"],
        Tally("today", _due_parts(work, (Operator.IS, today))),
        Tally("week", _due_parts(work, *week)),
        made["wait"],
    )


def _is_of(block: Block, tone: str) -> bool:
    return block.tone == tone and bool(block.filter_key)


def _due_parts(work: Workspace, *bounds: tuple[Operator, date]) -> tuple[Part, ...]:
    found: list[Part] = []
    for kind, (field, others) in _duties_by_day(work):
        conditions = (*others, *(Condition(field, operator, day) for operator, day in bounds))
        query = resolved(work, ListQuery(kind.key, conditions=conditions, sort=field, is_descending=False))
        uids = tuple(listing.uids(work.file.connection, kind, query))
        if uids:
            found.append(Part(kind.key, len(uids), uids=uids))
    return tuple(found)


def _duties_by_day(work: Workspace) -> Iterator[tuple[RecordKind, tuple[str, tuple[Condition, ...]]]]:
    """Kinds that know lateness, with the day field it is about and the other conditions of their late filter."""
    for kind in work.file.kinds:
        for item in kind.filters:
            field = _due_field(kind, item) if item.tone == "late" else ""
            if field:
                yield kind, (field, tuple(one for one in item.conditions if one.field != field))


def _block(work: Workspace, kind: RecordKind, item: SavedFilter) -> Block:
    due_field = _due_field(kind, item)
    query = ListQuery(kind.key, conditions=item.conditions, sort=due_field, limit=_LINES, is_descending=False)
    total = count(work, query)
    rows = page(work, query).rows if total and item.tone else ()
    found = repository.fetch(work.file.connection, kind, [row.uid for row in rows])
    lines = tuple(
        Line(kind.key, row.uid, name_of(kind, found[row.uid]), _detail(work, kind, found[row.uid], due_field))
        for row in rows
    )
    return Block(f"{kind.key}.{item.key}", f"{kind.title}: {item.label}", item.tone, kind.key, item.key, total, lines)


def _due_field(kind: RecordKind, item: SavedFilter) -> str:
    """The day field a filter compares with today, if a list can be sorted by it."""
    fields = [condition.field for condition in item.conditions if condition.value in _DAYS]
    return next((field for field in fields if kind.spec(field).is_sortable), "")


_DAYS = (Relative.TODAY, Relative.SOON, Relative.WEEK_END)


def _detail(work: Workspace, kind: RecordKind, stored: Stored, due_field: str) -> str:
    """``07/12/2026, quá 4 ngày làm việc · Thụ lý khiếu nại · Lan`` from what is known."""
    day = getattr(stored.record, due_field or DUE_FIELD, None)
    officer = getattr(stored.record, "officer", "")
    if day is None:
        return str(officer)
    law = law_of(work)
    duties = [item for item in law.deadlines(kind.terms(stored.record)) if item.is_open and item.end == day]
    left = law.days_until(day, work.today())
    parts = [
        f"{format_day(day)}, {deadline_words.left_words(left)}",
        duties[0].rule.title if duties else "",
        officer,
    ]
    return " · ".join(part for part in parts if part)


def _agenda_blocks(work: Workspace) -> list[Block]:
    blocks: list[Block] = []
    for kind in work.file.kinds:
        lines = agenda(work, kind)
        if lines:
            tone = "late" if any(item.tone == "late" for item in lines) else ""
            shown = tuple(Line(kind.key, item.uid, item.text, item.detail, item.tone) for item in lines)
            blocks.append(Block(f"{kind.key}.agenda", kind.agenda_title, tone, kind.key, "", len(shown), shown))
    return blocks


@named_reading()
def agenda(work: Workspace, kind: RecordKind) -> tuple[AgendaLine, ...]:
    """What this register should see held around today, and whether it was; empty for registers without an agenda.

    Nothing is missing in a register that holds no record yet: it was not kept in this program until now.
    """
    if kind.agenda is None:
        return ()
    today = work.today()
    start, end = today - timedelta(days=_AGENDA_DAYS), today + timedelta(days=_AGENDA_DAYS)
    between = (
        Condition(kind.numbered_by, Operator.AT_LEAST, start),
        Condition(kind.numbered_by, Operator.AT_MOST, end),
    )
    uids = listing.uids(work.file.connection, kind, ListQuery(kind.key, conditions=between))
    held = list(repository.fetch(work.file.connection, kind, uids).values())
    lines = kind.agenda(work.office, law_of(work), today, held)
    is_kept = bool(held) or count(work, ListQuery(kind.key)) > 0
    return tuple(line for line in lines if is_kept or line.tone != "late")


# ---------------------------------------------------------------- the printed morning list


@named_reading()
def morning_list(work: Workspace) -> Document:
    """Everything late or due until the end of this week, and what waits for others, without names of citizens."""
    today = work.today()
    office = work.office
    heading = Heading(style=HeadingStyle.STATE, superior=office.state_superior, issuer=office.state_issuer)
    made = Document(
        "Danh sách việc đến hạn",
        (
            TitleBlock("DANH SÁCH VIỆC ĐẾN HẠN", period=f"({_day_words(today)})"),
            _duties_table(work, today=today),
            *_waiting_blocks(work),
            *_agenda_notes(work),
            *_year_notes(work),
        ),
        file_name=f"viec-den-han_{today:%Y%m%d}",
        orientation=Orientation.LANDSCAPE,
        heading=heading,
        subject="Việc quá hạn, đến hạn hôm nay và trong tuần",
    )
    return marked(work, made)


_DUTY_COLUMNS = (
    Column("STT", 9, Align.CENTER),
    Column("Hạn", 22, Align.CENTER),
    Column("Còn, quá", 42, Align.CENTER),
    Column("Việc phải làm", 54),
    Column("Sổ, số và nội dung", 92),
    Column("Người xử lý", 38),
)
_WAITING_COLUMNS = (Column("STT", 9, Align.CENTER), Column("Sổ, số và nội dung", 150), Column("Người xử lý", 38))


@dataclass(frozen=True, slots=True)
class _Duty:
    """One row of the morning list."""

    day: date
    what: str
    name: str
    officer: str


def _duties(work: Workspace, *, until: date) -> list[_Duty]:
    """What is due until a day: reckoned terms, and days people set themselves in registers without terms."""
    titles = {kind.key: kind.title for kind in work.file.kinds}
    found = [
        _Duty(item.deadline.end, item.deadline.rule.title, f"{titles[item.kind]} {item.name}", item.officer)
        for item in due(work, until=until)
        if item.deadline.end is not None
    ]
    for kind, (field, others) in _duties_by_day(work):
        if not kind.spec(field).computed:
            conditions = (*others, Condition(field, Operator.AT_MOST, until))
            for stored in _records(work, kind, conditions):
                name = f"{kind.title} {name_of(kind, stored)}"
                day, officer = getattr(stored.record, field), getattr(stored.record, "officer", "")
                found.append(_Duty(day, f"Giải quyết {kind.one}", name, officer))
    return sorted(found, key=lambda duty: (duty.day, duty.name))


def _records(work: Workspace, kind: RecordKind, conditions: tuple[Condition, ...]) -> list[Stored]:
    query = resolved(work, ListQuery(kind.key, conditions=conditions))
    uids = listing.uids(work.file.connection, kind, query)
    return list(repository.fetch(work.file.connection, kind, uids).values())


def _duties_table(work: Workspace, *, today: date) -> Table:
    law = law_of(work)
    rows: list[Row | tuple[str, ...]] = []
    for title, duties in _by_urgency(_duties(work, until=week_end(today)), today=today):
        rows.append(Row((f"{title} ({len(duties)})",), RowStyle.GROUP))
        rows += [
            (
                format_count(number),
                format_day(duty.day),
                deadline_words.left_words(law.days_until(duty.day, today)),
                duty.what,
                duty.name,
                duty.officer,
            )
            for number, duty in enumerate(duties, start=1)
        ]
    return Table(columns=_DUTY_COLUMNS, rows=rows, empty_text="Không có việc quá hạn hay đến hạn trong tuần này")


def _by_urgency(duties: Sequence[_Duty], *, today: date) -> list[tuple[str, list[_Duty]]]:
    groups = (
        ("Quá hạn", [duty for duty in duties if duty.day < today]),
        ("Đến hạn hôm nay", [duty for duty in duties if duty.day == today]),
        ("Đến hạn từ ngày mai đến hết tuần", [duty for duty in duties if duty.day > today]),
    )
    return [(title, found) for title, found in groups if found]


def _waiting_blocks(work: Workspace) -> list[PaperBlock]:
    rows: list[Row | tuple[str, ...]] = []
    for kind in work.file.kinds:
        for item in kind.filters:
            waiting = _records(work, kind, item.conditions) if item.tone == "wait" else []
            if waiting:
                rows.append(Row((f"{kind.title}: {item.label} ({len(waiting)})",), RowStyle.GROUP))
                rows += [
                    (format_count(number), name_of(kind, stored), getattr(stored.record, "officer", ""))
                    for number, stored in enumerate(waiting, start=1)
                ]
    return [Spacer(4), Table(columns=_WAITING_COLUMNS, rows=rows)] if rows else []


def _agenda_notes(work: Workspace) -> list[PaperBlock]:
    notes: list[PaperBlock] = []
    for kind in work.file.kinds:
        lines = agenda(work, kind)
        if lines:
            notes.append(Spacer(4))
            notes.append(Paragraph(f"{kind.agenda_title}:", ParagraphStyle.SMALL))
            notes += [Paragraph(f"- {_agenda_words(line)}", ParagraphStyle.SMALL) for line in lines]
    return notes


def _year_notes(work: Workspace) -> list[PaperBlock]:
    """What the year asks, as on the first page."""
    from desktop_app.services import notes  # counts tables and outlines: loaded when the list is printed

    found = notes.notes(work)
    if not found:
        return []
    head: list[PaperBlock] = [Spacer(4), Paragraph("Năm nay:", ParagraphStyle.SMALL)]
    return head + [Paragraph(f"- {note.printed}", ParagraphStyle.SMALL) for note in found]


def _agenda_words(line: AgendaLine) -> str:
    return f"{line.text}. {line.detail}" if line.detail else line.text


def _day_words(day: date) -> str:
    return f"{capitalize_first(weekday_name(day))}, ngày {format_day(day)}"
