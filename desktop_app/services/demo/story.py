"""What happened in the sample office, as a list of saves in time, and who did each."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from desktop_app.records import kind_of
from desktop_app.services.demo.days import DEMO_TODAY, moment


@dataclass(frozen=True, slots=True)
class Event:
    """One save: a new record, or values that change; a key that begins with "+" adds rows to the field.

    Attributes:
        values: Raw values; of a step also what the step itself brings.
        step: Key of the lawful step that is taken; "" for a plain save.
    """

    at: datetime
    order: int
    kind: str
    uid: str
    values: Mapping[str, Any]
    user: str
    is_new: bool
    step: str = ""


def added_to(values: dict[str, Any], changes: Mapping[str, Any]) -> None:
    """Put changes into raw values; a key that begins with "+" adds rows to the field."""
    for key, value in changes.items():
        if key.startswith("+"):
            values[key[1:]] = [*values.get(key[1:], []), *value]
        else:
            values[key] = value


def seeded_uid(at: datetime, random: Random) -> str:
    """A UUID of version 7 for a moment, its random bits from ``random``."""
    number = (int(at.timestamp() * 1000) << 80) | random.getrandbits(80)
    number = (number & ~(0xF << 76)) | (0x7 << 76)
    number = (number & ~(0x3 << 62)) | (0x2 << 62)
    return str(uuid.UUID(int=number))


@dataclass(slots=True)
class Story:
    """Events in the making; days after DEMO_TODAY have not come yet and are left out."""

    random: Random
    events: list[Event] = field(default_factory=list)
    _first: dict[str, dict[str, Any]] = field(default_factory=dict)
    _values: dict[str, dict[str, Any]] = field(default_factory=dict)
    _last: dict[str, datetime] = field(default_factory=dict)
    _serials: dict[tuple[str, date], int] = field(default_factory=dict)
    _decks: dict[str, list[Any]] = field(default_factory=dict)
    _seed: int = field(init=False)

    def __post_init__(self) -> None:
        self._seed = self.random.getrandbits(64)

    def chapter(self, name: str) -> None:
        """From here on chance does not depend on how much was told before, so that one part can be changed alone."""
        self.random = Random(f"{self._seed} {name}")

    def new(self, kind: str, day: date, raw: Mapping[str, Any], *, user: str, hours: tuple[int, int] = (8, 11)) -> str:
        """A record entered on a day; returns its uid."""
        at = moment(day, self.random, hours=hours)
        uid = seeded_uid(at, self.random)
        self._first[uid] = dict(raw)
        self._values[uid], self._last[uid] = dict(raw), at
        self.events.append(Event(at, len(self.events), kind, uid, dict(raw), user, is_new=True))
        return uid

    def change(self, kind: str, uid: str, day: date, values: Mapping[str, Any], *, user: str) -> bool:
        """Values entered later; False when the day has not come yet."""
        return self._later(kind, uid, day, values, user=user)

    def step(self, kind: str, uid: str, day: date, key: str, values: Mapping[str, Any], *, user: str) -> bool:
        """A lawful step taken with these values; False when the day has not come yet."""
        step = kind_of(kind).step(key)
        if step is None:
            raise KeyError(key)
        brought = {**step.sets, **({"status": step.target} if step.target else {})}
        return self._later(kind, uid, day, {**values, **brought}, user=user, step=key)

    def _later(
        self, kind: str, uid: str, day: date, values: Mapping[str, Any], *, user: str, step: str = ""
    ) -> bool:  # fmt: skip
        """One save after the others of the record, on the same day if need be."""
        if day > DEMO_TODAY:
            return False
        at = max(moment(day, self.random, hours=(13, 16)), self._last[uid] + timedelta(minutes=4))
        self._last[uid] = at
        added_to(self._values[uid], values)
        self.events.append(Event(at, len(self.events), kind, uid, dict(values), user, is_new=False, step=step))
        return True

    def first(self, uid: str) -> Mapping[str, Any]:
        """The values a record was entered with."""
        return self._first[uid]

    def now(self, uid: str) -> Mapping[str, Any]:
        """The values of a record after everything told so far."""
        return self._values[uid]

    def drawn(self, name: str, cards: Sequence[Any]) -> Any:
        """One of the cards; none comes again before all have come."""
        if not self._decks.get(name):
            self._decks[name] = self.random.sample(cards, len(cards))
        return self._decks[name].pop()

    def serial(self, ending: str, day: date, *, sign: str = "/", a_day: int = 3) -> str:
        """A document number that grows with the day: ``214/UBND-VP``."""
        place = (ending, day)
        self._serials[place] = self._serials.get(place, 0) + 1
        start = (day - date(day.year, 1, 1)).days * a_day
        return f"{start + self._serials[place]}{sign}{ending}"

    def secret_file(self, day: date) -> str:
        """Number of the next secret paper file of a year: ``07-TC/2026``."""
        place = ("TC", date(day.year, 1, 1))
        self._serials[place] = self._serials.get(place, 0) + 1
        return f"{self._serials[place]:02d}-TC/{day.year}"

    def in_order(self) -> list[Event]:
        """All events in the order of time."""
        return sorted(self.events, key=lambda event: (event.at, event.order))
