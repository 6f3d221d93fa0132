"""Which rows of a list are late or due soon, read from the kind's saved filters that carry a tone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from desktop_app.domain.deadline_words import left_words
from desktop_app.domain.deadlines import Law
from desktop_app.domain.fields import FieldType, is_given
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.query import Condition, Operator, Relative, SavedFilter
from desktop_app.gui.texts import tr
from desktop_app.services.reading import SOON_DAYS

_TESTS: Mapping[Operator, Callable[[Any, Any], bool]] = {
    Operator.IS: lambda value, wanted: value == wanted,
    Operator.IS_NOT: lambda value, wanted: value != wanted,
    Operator.ONE_OF: lambda value, wanted: value in wanted,
    Operator.NONE_OF: lambda value, wanted: value not in wanted,
    Operator.EMPTY: lambda value, _: not is_given(value),
    Operator.GIVEN: lambda value, _: is_given(value),
    Operator.AT_LEAST: lambda value, wanted: value is not None and value >= wanted,
    Operator.AT_MOST: lambda value, wanted: value is not None and value <= wanted,
    Operator.BEFORE: lambda value, wanted: value is not None and value < wanted,
    Operator.AFTER: lambda value, wanted: value is not None and value > wanted,
}


@dataclass(frozen=True, slots=True)
class ListDay:
    """The day on which a list is shown, and the law by whose calendar working days are counted."""

    today: date
    law: Law

    def relative_values(self, user: str) -> Mapping[Relative, Any]:
        """What the relative values of conditions stand for."""
        today = self.today
        return {
            Relative.TODAY: today,
            Relative.SOON: self.law.calendar.after_working(today, SOON_DAYS),
            Relative.WEEK_END: today + timedelta(days=6 - today.weekday()),
            Relative.USER: user,
            Relative.YEAR: today.year,
        }

    def term_in_words(self, end: date) -> str:
        """How far the last day of a term is, in working days: "quá 4 ngày làm việc", "hôm nay"."""
        return left_words(self.law.days_until(end, self.today))

    def distance_in_words(self, day: date) -> str:
        """How far any other day is: "quá 4 ngày", "hôm nay", "còn 2 ngày"."""
        days = (day - self.today).days
        if days < 0:
            return tr("quá {count} ngày").format(count=-days)
        return tr("còn {count} ngày").format(count=days) if days else tr("hôm nay")


_ROLES = ("late", "soon")
"""Tones that colour a row; one that waits for others ("wait") is not marked."""


@dataclass(frozen=True, slots=True)
class Tone:
    """How a row is marked: a colour role ("late" or "soon") and the day field the words stand at ("" for none)."""

    role: str
    day_field: str


class RowTones:
    """Judges rows of one kind by the values its toned filters look at; lateness wins over nearness."""

    def __init__(self, kind: RecordKind) -> None:
        known = {spec.key: spec for spec in kind.specs}
        toned = [
            item
            for item in kind.filters
            if item.tone in _ROLES and all(part.field in known for part in item.conditions)
        ]
        self._filters = sorted(toned, key=lambda item: item.tone != "late")
        days = {key for key, spec in known.items() if spec.type is FieldType.DAY}
        self._day_fields = {item.key: _day_field(item, days) for item in self._filters}

    @property
    def fields(self) -> tuple[str, ...]:
        """Fields whose values ``tone`` needs."""
        return tuple(dict.fromkeys(part.field for item in self._filters for part in item.conditions))

    @property
    def day_fields(self) -> frozenset[str]:
        """Day fields that may carry words about lateness."""
        return frozenset(key for key in self._day_fields.values() if key)

    def tone(self, values: Mapping[str, Any], plain: Mapping[Relative, Any]) -> Tone | None:
        """The mark of a row, or None; ``plain`` gives what relative values stand for."""
        for item in self._filters:
            if all(_holds(part, values, plain) for part in item.conditions):
                return Tone(item.tone, self._day_fields[item.key])
        return None


def _holds(condition: Condition, values: Mapping[str, Any], plain: Mapping[Relative, Any]) -> bool:
    wanted = plain[condition.value] if isinstance(condition.value, Relative) else condition.value
    return _TESTS[condition.operator](values.get(condition.field), wanted)


def _day_field(item: SavedFilter, days: set[str]) -> str:
    return next((part.field for part in item.conditions if part.field in days and _is_bound(part)), "")


def _is_bound(condition: Condition) -> bool:
    return condition.operator not in (Operator.EMPTY, Operator.GIVEN)
