"""What of a record is typed again into the national database of receptions and petitions: sheets as data.

Source: Nghị định 154/2026/NĐ-CP art 27(1), 35(3); Nghị định 55/2022/NĐ-CP.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NationalSheet:
    """The fields of one kind, in the order a clerk types them again.

    Attributes:
        tick: Day field that says it was done.
    """

    kind: str
    tick: str
    fields: tuple[str, ...]
