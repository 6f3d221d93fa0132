"""Invented people: names put together from family, middle and given names, numbers that nobody holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from desktop_app.services.demo.samples import sample


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person of the commune."""

    name: str
    hamlet: str
    address: str
    phone: str
    paper_number: str
    issued_on: date

    def raw(self, *, name_field: str) -> dict[str, Any]:
        """Raw values of a record about this person."""
        return {
            name_field: self.name,
            "hamlet": self.hamlet,
            "address": self.address,
            "phone_number": self.phone,
            "paper_kind": "identity_card",
            "paper_number": self.paper_number,
            "paper_issued_on": self.issued_on.isoformat(),
            "paper_issuer": "Bộ Công an",
        }


def full_name(random: Random, *, is_woman: bool) -> str:
    """A name of three words, four for one in six."""
    names = sample("names")
    parts = names["women" if is_woman else "men"]
    middle = random.choice(parts["middles"])
    given = random.choice(parts["givens"])
    if is_woman and middle == "Thị" and random.random() < 0.4:
        middle = f"Thị {random.choice([item for item in parts['middles'] if item != 'Thị'])}"
    return f"{random.choice(names['families'])} {middle} {given}"


def person(random: Random, *, commune: str) -> Person:
    """One invented person living in one of the sample hamlets.

    The identity number says "born after 2100" in its fourth digit, so no living person can hold it.
    """
    is_woman = random.random() < 0.45
    hamlet = random.choice(sample("office")["hamlets"])["name"]
    number = f"019{5 if is_woman else 4}{random.randint(40, 99)}{random.randint(0, 999_999):06d}"
    return Person(
        name=full_name(random, is_woman=is_woman),
        hamlet=hamlet,
        address=f"{hamlet}, {commune}",
        phone=f"0900000{random.randint(0, 999):03d}" if random.random() < 0.7 else "",
        paper_number=number,
        issued_on=date(random.randint(2021, 2024), random.randint(1, 12), random.randint(1, 28)),
    )


def representatives(random: Random, people: list[Person]) -> list[dict[str, str]]:
    """Rows for people who speak for a group."""
    return [{"name": item.name, "address": item.address, "paper_number": item.paper_number} for item in people]
