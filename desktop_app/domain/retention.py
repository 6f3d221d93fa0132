"""How long records are kept, and when they may be put on the list for destruction: rules as data.

How years and months are counted (Bộ luật Dân sự 91/2015/QH13): the day of the event is not counted (art 147(2)); the
term ends with the day of the same number, or the last day of a month that lacks it (art 148(3), (4)).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

_MONTHS = 12
_LONGEST_MONTH = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionRule:
    """How long one sort of records is kept.

    Attributes:
        key: Stable name, ``petition.put_away``.
        kind: Key of the record kind.
        title: The sort of records in words: ``Đơn xếp lưu``.
        start: Day field the term runs from.
        months: Length of the term; 0 where no term is known: such records are never listed.
        article: Law and article.
        when: Field to the codes one of which it must hold; all must agree.
        is_verified: False where the text of the law could not be checked; the office then sets any term.
        note: What a person should know besides; "" for nothing.
    """

    key: str
    kind: str
    title: str
    start: str
    months: int
    article: str
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_verified: bool = True
    note: str = ""

    def __post_init__(self) -> None:
        if self.months < 0:
            raise ValueError(f"{self.key}: {self.months} months")

    def applies(self, record: Any) -> bool:
        """Whether a record is of this sort and its term has begun."""
        if getattr(record, self.start) is None:
            return False
        return all(getattr(record, name) in codes for name, codes in self.when.items())

    @property
    def term_words(self) -> str:
        """``1 năm``, ``18 tháng``; "" without a term."""
        years, months = divmod(self.months, _MONTHS)
        if not self.months:
            return ""
        return f"{self.months} tháng" if months else f"{years} năm"


def last_day(start: date, months: int) -> date:
    """The last day of a term of so many months that begins with the event on ``start``."""
    total = start.year * _MONTHS + start.month - 1 + months
    year, month = divmod(total, _MONTHS)
    for day in range(min(start.day, _LONGEST_MONTH), 0, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:  # the month is shorter
            continue
    raise AssertionError("every month has a first day")
