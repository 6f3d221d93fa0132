"""Who made a record, where, and which version of it this is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from desktop_app.domain.fields import Record


@dataclass(frozen=True, slots=True)
class VectorClock:
    """How many saves of a record each device has made; tells newer from concurrent.

    Written as ``device:count`` pairs sorted by device, separated by a space.
    """

    counts: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def parse(cls, text: str) -> VectorClock:
        """Read what ``str`` wrote. ValueError when it is something else."""
        pairs = (item.rsplit(":", 1) for item in text.split())
        return cls({device: int(number) for device, number in pairs})

    def __str__(self) -> str:
        return " ".join(f"{device}:{self.counts[device]}" for device in sorted(self.counts))

    def advanced(self, device: str) -> VectorClock:
        """The clock after one more save on this device."""
        return VectorClock({**self.counts, device: self.counts.get(device, 0) + 1})

    def covers(self, other: VectorClock) -> bool:
        """True when this version has seen everything the other has (equal counts included)."""
        return all(self.counts.get(device, 0) >= number for device, number in other.counts.items())

    def is_concurrent_with(self, other: VectorClock) -> bool:
        """True when neither has seen the other."""
        return not self.covers(other) and not other.covers(self)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What stands beside every record: identity, owner, number for people, version.

    Attributes:
        uid: UUID (version 7) made where the record was born; never changes.
        unit_code: Five-digit code of the commune that owns the record.
        number: Register number within ``year``; None for look-up lists. Never used twice, so gaps mean deletions.
        created_at, changed_at: Aware UTC moments of the device's clock.
        is_deleted: Deleted records stay as marked rows, else they would come back with the next stick.
    """

    uid: str
    unit_code: str
    device: str
    clock: VectorClock
    created_at: datetime
    created_by: str
    changed_at: datetime
    changed_by: str
    year: int | None = None
    number: int | None = None
    is_deleted: bool = False

    @property
    def register_number(self) -> str:
        """``57/2026``, or "" where the kind is not numbered."""
        return "" if self.number is None else f"{self.number}/{self.year}"


@dataclass(frozen=True, slots=True)
class Stored:
    """A record as it stands in the file."""

    stamp: Stamp
    record: Record

    @property
    def uid(self) -> str:
        """The record's identity."""
        return self.stamp.uid


@dataclass(frozen=True, slots=True)
class Change:
    """What a write did; screens that show the kind refresh.

    Attributes:
        kind: Key of the record kind or list.
        uids: Records touched.
        deed: created, changed, deleted, restored, wiped or attached.
    """

    kind: str
    uids: tuple[str, ...]
    deed: str
