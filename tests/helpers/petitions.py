"""Petitions as values, and what the shipped law says of them."""

from __future__ import annotations

from typing import Any

from desktop_app.domain.deadlines import Deadline
from desktop_app.records.petitions.record import Petition
from desktop_app.records.petitions.terms import terms_of
from desktop_app.records.rows import Suspension
from tests.helpers.law import LAW, day

RECEIVED = "02/11/2026"


def petition(**values: Any) -> Petition:
    """A complaint received on Monday 02/11/2026, with days written as 05/03/2026."""
    given = {"received_on": RECEIVED, "content_kind": "complaint", "status": "received"} | values
    return Petition(**{key: _plain(key, value) for key, value in given.items()})


def _plain(key: str, value: Any) -> Any:
    return day(value) if isinstance(value, str) and key.endswith("_on") else value


def denunciation(**values: Any) -> Petition:
    """A denunciation received on Monday 02/11/2026."""
    return petition(**{"content_kind": "denunciation"} | values)


def suspension(**days: str) -> Suspension:
    """A suspension with its days written as 05/03/2026."""
    row: type[Any] = Suspension
    made: Suspension = row(**{key: day(value) for key, value in days.items()})
    return made


def ends(made: Petition) -> dict[str, Deadline]:
    """Reckoned terms by rule."""
    return {item.rule.key: item for item in LAW.deadlines(terms_of(made))}


def open_rules(made: Petition) -> set[str]:
    """Rules of the duties that are open."""
    return {item.rule.key for item in LAW.deadlines(terms_of(made)) if item.is_open}
