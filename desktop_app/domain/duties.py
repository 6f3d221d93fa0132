"""Duties counted by the year: how many of something an office has to hold or keep, and by which article."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.query import Condition

MOST = 1_000
"""No office is asked for more of anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One duty.

    Attributes:
        key: Stable name; the office's own number is kept under it.
        kind: Register in which what is held stands.
        title: What is to be held.
        short: The same in a few words, for a line on the first page.
        unit: What is counted: ``hội nghị``.
        minimum: How many, each year or, where ``day`` is "", at any time; 0 where nothing is asked for.
        conditions: What counts.
        day: Day field that tells the year; "" for what is kept on from year to year.
        article: Law, article and paragraph; or the sort of document that may ask for it.
        is_verified: The text of the law was read; the number cannot be set lower then.
        per: Field of the register by which ``minimum`` holds for each entry of a list; "" for the office as a whole.
        list: That look-up list.
        entries: Which of its entries are asked.
        target: Field of an entry with a number of its own, which goes before ``minimum``.
    """

    key: str
    kind: str
    title: str
    unit: str
    minimum: int
    short: str = ""
    conditions: tuple[Condition, ...] = ()
    day: str = ""
    article: str = ""
    is_verified: bool = False
    note: str = ""
    per: str = ""
    list: str = ""
    entries: tuple[Condition, ...] = ()
    target: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.minimum <= MOST:
            raise ValueError(f"{self.key}: the minimum lies outside 0 to {MOST}")
        if bool(self.per) != bool(self.list):
            raise ValueError(f"{self.key}: a field and a list belong together")

    @property
    def lowest(self) -> int:
        """The smallest number an office may set: the law's own where it was read."""
        return self.minimum if self.is_verified else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How far a duty is fulfilled.

    Attributes:
        minimum: As this office keeps it.
        held: Records that count; of a duty per entry of a list, the entries that have enough.
        wanted: How many ``held`` should be.
        uids: The records that count, in the order of the register.
    """

    duty: Duty
    minimum: int
    held: int
    wanted: int
    uids: tuple[str, ...]

    @property
    def is_short(self) -> bool:
        """Something is missing."""
        return self.held < self.wanted
