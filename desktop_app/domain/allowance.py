"""The allowance for receiving citizens: who counts in which role, and what a day is worth on a day of the calendar.

Source: Thông tư 320/2016/TT-BTC, amended by Thông tư 65/2026/TT-BTC; Nghị định 154/2026/NĐ-CP art 37–39.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum


class Role(Enum):
    """In which role somebody took part; the values are those of the officers' list.

    RECEIVER: receives, takes notes, was summoned (Nghị định 154/2026/NĐ-CP art 38(1), (2)).
    SUPPORT: works beside them: order, health, other bodies (art 38(3)).
    """

    RECEIVER = "receiver"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Rate:
    """What one day is worth, in đồng, in one version of the law.

    Attributes:
        key: ``receiver``, ``receiver_reduced`` (already has an occupational allowance) or ``support``.
        valid_from, valid_to: Days of reception this version holds for, both included; None leaves that side open.
    """

    key: str
    title: str
    amount: int
    article: str
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def id(self) -> str:
        """Names this version of the rate: ``receiver.2026-07-27``."""
        return f"{self.key}.{self.valid_from.isoformat() if self.valid_from else ''}"

    @property
    def most(self) -> int:
        """The most an office may pay by it: a fifth more where the province's council decided so.

        Source: Thông tư 320/2016/TT-BTC art 7(2).
        """
        return self.amount + self.amount // 5

    def holds_on(self, day: date) -> bool:
        """Whether this version is in force on a day."""
        return (self.valid_from is None or day >= self.valid_from) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Duty:
    """Where days of reception stand: a kind, its day field and the fields that name people.

    Attributes:
        receivers: Fields that each name one person.
        supporters: Long texts with one person a line.
    """

    kind: str
    day: str
    receivers: tuple[str, ...]
    supporters: tuple[str, ...]


class AllowanceRules:
    """Duties and rates, with the rates an office pays in their place. Immutable.

    Raises:
        ValueError: Two versions of one rate hold on the same day.
    """

    def __init__(self, duties: Iterable[Duty], rates: Iterable[Rate]) -> None:
        self.duties, self.rates = tuple(duties), tuple(rates)
        for rate in self.rates:
            others = [other for other in self.rates if other.key == rate.key and other is not rate]
            if any(other.holds_on(rate.valid_from or date.min) for other in others):
                raise ValueError(f"allowance {rate.key}: two rates on one day")

    def rate(self, role: Role, day: date, *, has_duty_allowance: bool) -> Rate | None:
        """The rate of a role on a day; None where no law gives one."""
        is_reduced = role is Role.RECEIVER and has_duty_allowance
        key = f"{role.value}_reduced" if is_reduced else role.value
        return next((rate for rate in self.rates if rate.key == key and rate.holds_on(day)), None)

    def current(self, day: date) -> tuple[Rate, ...]:
        """The rates in force on a day, in the order of the file."""
        return tuple(rate for rate in self.rates if rate.holds_on(day))

    def paid(self, amounts: Mapping[str, int]) -> AllowanceRules:
        """The rules with the amounts an office pays, by ``id`` of the rate they stand for; the others stay."""
        return AllowanceRules(
            self.duties, (replace(rate, amount=amounts.get(rate.id, rate.amount)) for rate in self.rates)
        )
