"""Records destroyed by decision: everything of them leaves the file, the register keeps number, day and decision.

What stays: the tombstone, the bare facts and digests of the change log (who did what when, without values), and the
accesses, which name the record by its uid alone. ``wiping.erase_traces`` must follow once the transaction is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.domain.kind import RecordKind
from desktop_app.domain.stamp import Stored
from desktop_app.storage import search, wiping
from desktop_app.storage.codec import moment_text, read_moment
from desktop_app.storage.engine import Connection


@dataclass(frozen=True, slots=True)
class Destruction:
    """One decision that was carried out: when, by whom, and who was present."""

    id: int
    decision_number: str
    decided_on: date
    done_at: datetime
    done_by: str
    present: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What the register still says of a destroyed record; nothing personal.

    Attributes:
        entered_on: Day it was entered under in the register; None where the kind has no such day.
        destruction: Id of the destruction it fell to.
    """

    kind: str
    uid: str
    unit_code: str
    year: int | None
    number: int | None
    entered_on: date | None
    destruction: int

    @property
    def register_number(self) -> str:
        """``57/2026``, or "" where the kind is not numbered."""
        return "" if self.number is None else f"{self.number}/{self.year}"


def matured(connection: Connection, kind: RecordKind, *, start: str, until: date) -> list[str]:
    """Uids of all records, deleted ones too, whose day ``start`` is ``until`` or earlier, in register order."""
    kind.spec(start)  # a field of the kind, not words of somebody
    rows = connection.execute(
        f"SELECT uid FROM {kind.key} WHERE {start} <= ? ORDER BY register_year, register_number, id",
        (until.isoformat(),),
    )
    return [uid for (uid,) in rows]


def begin(
    connection: Connection, *, decision_number: str, decided_on: date, at: datetime, user: str, present: Sequence[str]
) -> int:
    """Enter a decision in the running transaction; returns its id."""
    cursor = connection.execute(
        "INSERT INTO destructions (decision_number, decided_on, done_at, done_by, present) VALUES (?, ?, ?, ?, ?)",
        (decision_number, decided_on.isoformat(), moment_text(at), user, "\n".join(present)),
    )
    return int(cursor.lastrowid)


def purge_record(
    connection: Connection, kind: RecordKind, id_: int, stored: Stored, *, entered_on: date | None, destruction: int
) -> frozenset[str]:
    """Take a record out of the file, in the running transaction, and leave its tombstone.

    Row and small tables, values, reasons and salts of the log, drafts, attachments no other record has, search index.

    Returns:
        Words it was found by in any of its versions, for ``wiping.erase_traces``.
    """
    suspects = wiping.wipe_record(connection, kind, stored)
    search.remove_index(connection, kind, id_)
    connection.execute(f"DELETE FROM {kind.key} WHERE id = ?", (id_,))
    stamp = stored.stamp
    connection.execute(
        "INSERT INTO destroyed_records (kind, uid, unit_code, register_year, register_number, entered_on, destruction)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            kind.key, stamp.uid, stamp.unit_code, stamp.year, stamp.number,
            entered_on.isoformat() if entered_on else None, destruction,
        ),
    )  # fmt: skip
    return suspects


def destructions(connection: Connection) -> list[Destruction]:
    """All decisions that were carried out, newest first."""
    rows = connection.execute(
        "SELECT id, decision_number, decided_on, done_at, done_by, present FROM destructions ORDER BY id DESC"
    )
    return [
        Destruction(id_, number, date.fromisoformat(day), read_moment(at), user, tuple(present.splitlines()))
        for id_, number, day, at, user, present in rows
    ]


def tombstones(connection: Connection, *, destruction: int | None = None) -> list[Tombstone]:
    """What is left of destroyed records, of one destruction where its id is given, in register order."""
    where, parameters = ("WHERE destruction = ?", (destruction,)) if destruction is not None else ("", ())
    rows = connection.execute(
        "SELECT kind, uid, unit_code, register_year, register_number, entered_on, destruction FROM destroyed_records"
        f" {where} ORDER BY kind, register_year, register_number, uid",
        parameters,
    )
    return [
        Tombstone(kind, uid, unit, year, number, date.fromisoformat(day) if day else None, by)
        for kind, uid, unit, year, number, day, by in rows
    ]


def is_destroyed(connection: Connection, *, kind: str, uid: str) -> bool:
    """Whether the file once held this record and destroyed it by decision."""
    sql = "SELECT 1 FROM destroyed_records WHERE kind = ? AND uid = ?"
    return connection.execute(sql, (kind, uid)).fetchone() is not None
