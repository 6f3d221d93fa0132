"""One matter over all registers: what happened to it from the meeting where it was raised to the answer.

Matters are followed over links that a person set, never over persons. No link between an open and a confidential record
is followed, so that nothing beside a denunciation tells who brought it (Luật Tố cáo 25/2018/QH14 art 8(3)).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.document import Align, Column, Document, HeadingStyle, Orientation, Paragraph, Table
from desktop_app.domain.fields import is_given
from desktop_app.domain.formats import format_day
from desktop_app.domain.kind import RecordKind, ReportInput
from desktop_app.domain.query import Period
from desktop_app.domain.stamp import Stored
from desktop_app.records import pages
from desktop_app.services import access, reporting
from desktop_app.services.reading import get, linking, name_of
from desktop_app.services.workspace import Workspace
from desktop_app.storage import repository
from desktop_app.storage.engine import named_reading

_NUMBER = re.compile(r"\d+/\d{4}")

_MOST = 200
"""Records of one matter; links that lead further are not followed, so that a wrong link cannot draw in a register."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened: ``name`` is what the record is known by, without personal data where it is secret."""

    day: date
    kind: str
    uid: str
    name: str
    text: str


@named_reading()
def timeline(work: Workspace, *, kind: str, uid: str) -> tuple[Moment, ...]:
    """Everything that happened in a matter, in the order of days; of one day, what came first in the registers' chain.

    Raises:
        RecordMissing: There is no such record.
    """
    own, stored = work.kind(kind), get(work, kind=kind, uid=uid)
    matter = _matter(work, own, stored)
    chain = [*_contexts(work, matter), *matter]
    moments = [
        Moment(event.day, one.key, item.uid, name_of(one, item), event.text)
        for one, item in chain
        for event in one.events(item.record)
    ]
    return tuple(sorted(moments, key=lambda moment: moment.day))


def note(work: Workspace, moments: tuple[Moment, ...], *, deed: str) -> None:
    """Log the access to every record a timeline tells of; ``deed`` is a key of ``access.DEEDS``."""
    for kind in dict.fromkeys(moment.kind for moment in moments):
        uids = dict.fromkeys(moment.uid for moment in moments if moment.kind == kind)
        access.note_all(work, kind=kind, uids=uids, deed=deed)


@named_reading()
def timeline_document(work: Workspace, *, kind: str, uid: str) -> Document:
    """The timeline as a page to print: "Diễn biến vụ việc".

    Raises:
        RecordMissing: There is no such record.
    """
    stored, moments = get(work, kind=kind, uid=uid), timeline(work, kind=kind, uid=uid)
    records = {item.uid: (work.kind(item.kind).title, item.name) for item in moments}
    rows = [
        (str(place), format_day(item.day), _register_words(records[item.uid]), item.text)
        for place, item in enumerate(moments, start=1)
    ]
    columns = (
        Column("STT", 10, Align.CENTER),
        Column("Ngày", 24, Align.CENTER),
        Column("Sổ, số vào sổ", 38),
        Column("Diễn biến", 98),
    )
    data = ReportInput(office=work.office, today=work.today(), period=Period(), records=(stored,))
    made = pages.table_page(
        data,
        key="dien-bien",
        name="DIỄN BIẾN VỤ VIỆC",
        table=Table(columns=columns, rows=rows, empty_text="Chưa ghi ngày nào"),
        style=HeadingStyle.STATE,
        subject="Một việc qua các sổ: hội nghị, ý kiến, tiếp công dân, đơn; không có họ tên người dân",
        orientation=Orientation.PORTRAIT,
    )
    title, *others = made.blocks
    matters = [Paragraph(name, lead=register) for register, name in records.values()]
    return reporting.marked(work, replace(made, blocks=(title, *matters, *others)))


def _register_words(record: tuple[str, str]) -> str:
    """``Đơn thư 126/2026`` of a register's title and a record's name."""
    register, name = record
    number = name.partition(" · ")[0]
    return f"{register} {number}" if _NUMBER.fullmatch(number) else register


# ---------------------------------------------------------------- inside

_Chain = list[tuple[RecordKind, Stored]]


def _matter(work: Workspace, kind: RecordKind, stored: Stored) -> _Chain:
    """The record and all that links to it or that it links to as the same matter, oldest first."""
    found: dict[str, tuple[RecordKind, Stored]] = {stored.uid: (kind, stored)}
    waiting = [(kind, stored)]
    while waiting and len(found) < _MOST:
        one, item = waiting.pop(0)
        for pair in _neighbours(work, one, item):
            if pair[1].uid not in found:
                found[pair[1].uid] = pair
                waiting.append(pair)
    return sorted(found.values(), key=lambda pair: (pair[1].stamp.created_at, pair[1].uid))


def _neighbours(work: Workspace, kind: RecordKind, stored: Stored) -> Iterator[tuple[RecordKind, Stored]]:
    is_secret = kind.confidential_when(stored.record)
    for other, item in (*_outgoing(work, kind, stored, kind.matter_links), *_incoming(work, kind, stored)):
        if other.confidential_when(item.record) == is_secret:
            yield other, item


def _outgoing(
    work: Workspace, kind: RecordKind, stored: Stored, links: tuple[str, ...]
) -> Iterator[tuple[RecordKind, Stored]]:
    for link in links:
        target = getattr(stored.record, link)
        if is_given(target):
            other = work.kind(kind.spec(link).target)
            place = repository.find(work.file.connection, other, target)
            if place is not None and not place[1].stamp.is_deleted:
                yield other, place[1]


def _incoming(work: Workspace, kind: RecordKind, stored: Stored) -> Iterator[tuple[RecordKind, Stored]]:
    for other in work.file.kinds:
        for link in other.matter_links:
            if other.spec(link).target == kind.key:
                for item in linking(work, other, link, [stored.uid]):
                    yield other, item


def _contexts(work: Workspace, matter: _Chain) -> _Chain:
    """What the matter's records happened around; nothing else that links to it is followed. Never beside a secret."""
    found: dict[str, tuple[RecordKind, Stored]] = {}
    for kind, stored in matter:
        if not kind.confidential_when(stored.record):
            for pair in _outgoing(work, kind, stored, kind.context_links):
                found.setdefault(pair[1].uid, pair)
    return list(found.values())
