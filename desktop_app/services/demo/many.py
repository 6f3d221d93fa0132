"""Many petitions for measuring: those of the sample year told again in earlier years with other people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from desktop_app.domain.fields import FieldType, specs_of
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.stamp import Stamp, VectorClock
from desktop_app.domain.values import parse
from desktop_app.services.demo.days import DEMO_TODAY
from desktop_app.services.demo.people import Person, person
from desktop_app.services.demo.petition_story import KIND
from desktop_app.services.demo.playing import Progress
from desktop_app.services.demo.reception_story import COMMUNE
from desktop_app.services.demo.story import Story, added_to, seeded_uid
from desktop_app.services.law import law_of
from desktop_app.services.workspace import Workspace
from desktop_app.storage.bulk import BulkInsert, loading, unhurried

_YEARS = 10
_YEAR = timedelta(days=364)  # whole weeks, so that working days stay working days
_PEOPLE = 40_000
_AT_ONCE = 50_000


def fill_many(work: Workspace, story: Story, *, scale: int, seed: int, progress: Progress | None) -> Counter[str]:
    """Add ``scale - 1`` times the petitions of the story, spread over the ten years before, oldest first."""
    kind = work.kind(KIND)
    random = Random(f"many {seed}")
    base = _records(kind, story)
    people = [person(random, commune=COMMUNE) for _ in range(min(_PEOPLE, scale * 20))]
    total = (scale - 1) * len(base)
    waiting = _copies(work, kind, base, people, random, scale=scale)
    done = 0
    connection = work.file.connection
    with unhurried(connection), loading(connection, kind):
        while done < total:
            with work.file.writing():
                insert = BulkInsert(connection, kind, known_words=work.file.known_words)
                for _, (stamp, record) in zip(range(min(_AT_ONCE, total - done)), waiting, strict=False):
                    insert.add(stamp, record)
                    done += 1
                words = insert.finish()
            work.file.known_words |= words
            if progress is not None:
                progress(done, total)
    return Counter({KIND: total})


def _records(kind: RecordKind, story: Story) -> dict[str, Any]:
    """The story's petitions as they stand at its end, by uid, in the order they were received."""
    values: dict[str, dict[str, Any]] = {}
    for event in story.in_order():
        if event.kind == KIND:
            added_to(values.setdefault(event.uid, {}), event.values)
    record_type: Any = kind.record_type
    made = {uid: parse(record_type, raw, today=DEMO_TODAY)[0] for uid, raw in values.items()}
    return dict(sorted(made.items(), key=lambda item: str(item[1].received_on)))


def _copies(
    work: Workspace, kind: RecordKind, base: dict[str, Any], people: list[Person], random: Random, *, scale: int
) -> Iterator[tuple[Stamp, Any]]:
    """Each petition moved back by whole years and told of other people; papers of one case stay papers of one case."""
    law, link = law_of(work), kind.case_field
    firsts = {getattr(record, link) for record in base.values()}
    links = {spec.key: None for spec in kind.specs if spec.type is FieldType.REF}
    for back in range(_YEARS, 0, -1):
        copies = (scale - 1) * (_YEARS - back + 1) // _YEARS - (scale - 1) * (_YEARS - back) // _YEARS
        uids: dict[tuple[str, int], str] = {}
        for uid, record in base.items() if copies else ():
            moved = replace(record, **links, **_moved(record, back))
            moved = replace(moved, **kind.computed(moved, law))
            for copy in range(copies):
                changes = {} if moved.is_confidential else _sent_by(random.choice(people))
                if getattr(record, link):
                    changes[link] = uids[getattr(record, link), copy]
                stamp = _stamp(work, moved.received_on, copy, random)
                if uid in firsts:
                    uids[uid, copy] = stamp.uid
                yield stamp, replace(moved, **changes) if changes else moved


def _moved(record: Any, back: int) -> dict[str, Any]:
    """The days of a record, those inside its rows too, moved back by whole years."""
    moved: dict[str, Any] = {}
    for spec in specs_of(type(record)):
        value = getattr(record, spec.key)
        if spec.type is FieldType.DAY and value is not None:
            moved[spec.key] = value - back * _YEAR
        elif spec.type is FieldType.ROWS and value:
            moved[spec.key] = tuple(replace(row, **_moved(row, back)) for row in value)
    return moved


def _sent_by(sender: Person) -> dict[str, Any]:
    return {
        "petitioner": sender.name,
        "hamlet": sender.hamlet,
        "address": sender.address,
        "phone_number": sender.phone,
        "paper_number": sender.paper_number,
    }


def _stamp(work: Workspace, day: date, copy: int, random: Random) -> Stamp:
    at = datetime.combine(day, time(1, 0), UTC) + timedelta(seconds=copy * 7 % 28_000)
    return Stamp(
        uid=seeded_uid(at, random),
        unit_code=work.office.unit_code,
        device=work.device,
        clock=VectorClock({work.device: 1}),
        created_at=at,
        created_by="",
        changed_at=at,
        changed_by="",
        year=day.year,
    )
