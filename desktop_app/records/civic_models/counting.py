"""Counting models: which are in force, their numbers by field, and the words of a counted result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date

from desktop_app.domain.formats import format_decimal
from desktop_app.domain.kind import ReportInput
from desktop_app.domain.query import Period
from desktop_app.domain.stamp import Stored
from desktop_app.records import choices, civic_choices
from desktop_app.records.civic_models.record import CivicModel, Outcome


@dataclass(frozen=True)
class Tally:
    """Numbers of models of one field. ``total`` equals ``collective`` + ``individual``.

    Attributes:
        total: In force on the last day of the period.
        registered: Registered in the period.
        recognized: Recognised by at least one decision of the period.
        started: Begun in the period; where the day of beginning is not known, registered in it.
        stopped: Stopped in the period; not in ``total``.
    """

    total: int = 0
    collective: int = 0
    individual: int = 0
    registered: int = 0
    recognized: int = 0
    started: int = 0
    stopped: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, item.name) + getattr(other, item.name) for item in fields(self)))


def is_in_force(model: CivicModel, *, on: date | None) -> bool:
    """Whether a model was registered by a day and not stopped by it; ``on`` None asks for now and always."""
    if on is None:
        return model.status != "stopped"
    registered = model.registered_on is None or model.registered_on <= on
    stopped = model.stopped_on <= on if model.stopped_on else model.status == "stopped"
    return registered and not stopped


def tally(models: Iterable[CivicModel], *, period: Period) -> Mapping[str, Tally]:
    """Numbers by field code, for all four fields in the order of the table, zeros included.

    A model without a field (possible only in records of another program) is counted nowhere.
    """
    sums = {code: Tally() for code in choices.codes(civic_choices.MODEL_FIELDS)}
    for model in models:
        if model.field in sums:
            sums[model.field] += _tally_of(model, period)
    return sums


def _tally_of(model: CivicModel, period: Period) -> Tally:
    counted = is_in_force(model, on=period.end)
    return Tally(
        total=int(counted),
        collective=int(counted and model.subject != "individual"),
        individual=int(counted and model.subject == "individual"),
        registered=int(period.holds(model.registered_on)),
        recognized=int(any(period.holds(item.decided_on) for item in model.recognitions)),
        started=int(period.holds(model.starts_on or model.registered_on)),
        stopped=int(model.status == "stopped" and period.holds(model.stopped_on or model.registered_on)),
    )


def is_recognized(model: CivicModel) -> bool:
    """Whether a decision recognises the model, whatever became of it since."""
    return bool(model.recognitions)


def models_of(data: ReportInput) -> Iterator[tuple[Stored, CivicModel]]:
    """The models a report is made of, in its order."""
    return ((stored, stored.record) for stored in data.records if isinstance(stored.record, CivicModel))


def outcome_words(item: Outcome) -> str:
    """``Đất hiến: 1.250,5 m²``."""
    label = choices.label_of(civic_choices.OUTCOMES, item.kind).split(" (", maxsplit=1)[0]
    unit = item.other_unit or civic_choices.OUTCOME_UNITS.get(item.kind or "", "")
    amount = "" if item.quantity is None else format_decimal(item.quantity)
    return f"{label}: {amount} {unit}".rstrip()
