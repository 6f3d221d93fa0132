"""Records of any register made at random from its fields alone: no rule has seen them, as when others send them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from desktop_app.domain.fields import FieldSpec, FieldType
from desktop_app.domain.stamp import Stored
from desktop_app.services import records
from desktop_app.services.law import law_of
from desktop_app.services.workspace import Workspace
from desktop_app.storage import repository
from desktop_app.storage.bulk import BulkInsert

KINDS = ("civic_models", "dialogues", "opinions", "activities")
FIRST, DAYS = date(2025, 6, 1), 560
_MISSING = 0.12


def fill_at_random(work: Workspace, random: Random, *, kind: str, number: int) -> None:
    """Write records of a kind without judging them; what is computed is reckoned."""
    made, law = work.kind(kind), law_of(work)
    with work.file.writing() as connection:
        insert = BulkInsert(connection, made, known_words=work.file.known_words)
        for _ in range(number):
            record: Any = made.record_type(**_values(random, made.specs))
            record = replace_all(record, made.computed(record, law))
            insert.add(records.new_stamp(work, made, record), record)
        words = insert.finish()
    work.file.known_words |= words


def put(work: Workspace, register: str, /, **values: Any) -> str:
    """Write one record with these typed values without judging it; returns its uid."""
    made = work.kind(register)
    record: Any = made.record_type(**values)
    record = replace_all(record, made.computed(record, law_of(work)))
    with work.file.writing() as connection:
        insert = BulkInsert(connection, made, known_words=work.file.known_words)
        stored = insert.add(records.new_stamp(work, made, record), record)
        insert.finish()
    return stored.uid


def replace_all(record: Any, values: Any) -> Any:
    """The record with computed values."""
    return replace(record, **values) if values else record


def edit_at_random(work: Workspace, random: Random, *, kind: str, uids: list[str]) -> bool:
    """Change a record in three fields without judging it, delete it or bring it back; False where it is not there."""
    uid, chance = random.choice(uids), random.random()
    if chance < 0.06:
        return bool(records.delete(work, kind=kind, uid=uid))
    if chance < 0.14:
        return bool(records.restore(work, kind=kind, uid=uid))
    made = work.kind(kind)
    place = repository.find(work.file.connection, made, uid)
    if place is None:
        return False
    id_, stored = place
    typed = [spec for spec in made.specs if not spec.computed]
    record = replace_all(stored.record, _values(random, random.sample(typed, 3)))
    record = replace_all(record, made.computed(record, law_of(work)))
    with work.file.writing() as connection:
        repository.replace(connection, made, id_, replace(stored, record=record))
    return True


def at_hand(work: Workspace, kind: str) -> list[Stored]:
    """Every record of a kind that is not deleted, in the order of entry."""
    rows = work.file.connection.execute(f"SELECT uid FROM {kind} WHERE is_deleted = 0 ORDER BY id").fetchall()
    found = repository.fetch(work.file.connection, work.kind(kind), [uid for (uid,) in rows])
    return [found[uid] for (uid,) in rows]


def _values(random: Random, specs: Iterable[FieldSpec]) -> dict[str, Any]:
    return {
        spec.key: value
        for spec in specs
        if not spec.computed and random.random() > _MISSING and (value := _value(random, spec)) is not None
    }


def _value(random: Random, spec: FieldSpec) -> Any:
    match spec.type:
        case FieldType.CHOICE:
            return random.choice(spec.choices).code
        case FieldType.DAY:
            return FIRST + timedelta(days=random.randrange(DAYS))
        case FieldType.TIME:
            return time(random.randrange(24), random.randrange(60))
        case FieldType.FLAG:
            return random.random() < 0.4
        case FieldType.AMOUNT:
            return Decimal(random.randrange(500_000)) / random.choice((1, 10, 100))
        case FieldType.MONEY:
            return random.randrange(5_000_000_000)
        case FieldType.ROWS:
            assert spec.row_type is not None
            return tuple(spec.row_type(**_values(random, spec.row_specs)) for _ in range(random.randrange(4)))
        case FieldType.REF:
            return None
        case type_ if type_.is_integer:
            return random.randrange(1, 300)
        case _:
            return f"Nội dung {random.randrange(1_000)}"
