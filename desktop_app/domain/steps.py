"""Lawful steps: what may happen to a matter next, what each step asks for and which papers it prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


def _always(record: Any) -> str:
    return ""


def _every(record: Any) -> bool:
    return True


def _nothing(record: Any, today: date) -> dict[str, Any]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One lawful step of a matter.

    Attributes:
        key: Stable name within its kind.
        label: What the officer does, on the button: ``Thụ lý``.
        sources: Statuses the step may be taken from.
        target: Status afterwards; "" leaves it as it is.
        asks: Fields that must be given for the step, in the order of the dialog.
        offers: Fields that may be given with it.
        sets: Raw values the step itself brings, by field.
        start: Raw values the dialog opens with, from the record and today; only for asked and offered fields.
        papers: Keys of the papers the step prints, the usual one first.
        article: Law and article.
        fits: False where the step belongs to another sort of matter; it is then not shown at all.
        lawful: "" where the step is lawful for the record, else the sentence that says why not.
    """

    key: str
    label: str
    sources: tuple[str, ...]
    target: str = ""
    asks: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    sets: Mapping[str, Any] = field(default_factory=dict)
    start: Callable[[Any, date], dict[str, Any]] = _nothing
    papers: tuple[str, ...] = ()
    article: str = ""
    fits: Callable[[Any], bool] = _every
    lawful: Callable[[Any], str] = _always

    @property
    def fields(self) -> tuple[str, ...]:
        """Asked and offered fields, in the order of the dialog."""
        return (*self.asks, *self.offers)
