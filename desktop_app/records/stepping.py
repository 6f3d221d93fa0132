"""What the lawful steps of several kinds have in common: start values, refusals, and changes no step allows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.domain.errors import Problem
from desktop_app.domain.fields import is_given, spec_of
from desktop_app.domain.formats import format_day
from desktop_app.domain.kind import RuleContext
from desktop_app.domain.steps import Step
from desktop_app.domain.values import editable

Start = Callable[[Any, date], dict[str, Any]]
Refusal = Callable[[Any], str]


def today_in(*keys: str, **values: Any) -> Start:
    """Start values: today in those of the day fields that are empty, and other raw values for fields that are empty."""

    def start(record: Any, today: date) -> dict[str, Any]:
        wanted = {**dict.fromkeys(keys, format_day(today)), **values}
        return {key: value for key, value in wanted.items() if not is_given(getattr(record, key))}

    return start


def new_row(rows: str, day: str, **values: Any) -> Start:
    """Start values: the rows that are there and one more with today in its day field.

    Args:
        rows: The rows field.
        day: Day field of the row.
        values: Raw values of the row by field; a function of the record is asked for its value.
    """

    def start(record: Any, today: date) -> dict[str, Any]:
        made = {key: value(record) if callable(value) else value for key, value in values.items()}
        return {rows: [*_edited(record, rows), {day: format_day(today), **made}]}

    return start


def last_row(rows: str, day: str) -> Start:
    """Start values: the rows that are there, with today in the empty day field of the last one."""

    def start(record: Any, today: date) -> dict[str, Any]:
        made = _edited(record, rows)
        if made and not made[-1][day]:
            made[-1] = {**made[-1], day: format_day(today)}
        return {rows: made}

    return start


def _edited(record: Any, rows: str) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = editable(spec_of(type(record), rows), getattr(record, rows))
    return made


def refused_if(*refusals: Refusal) -> Refusal:
    """The first of the sentences that speaks; "" when none does."""

    def lawful(record: Any) -> str:
        return next((sentence for refusal in refusals if (sentence := refusal(record))), "")

    return lawful


def not_yet(key: str, sentence: str) -> Refusal:
    """Refuses once a field is given; ``{}`` in the sentence stands for the day or words in it."""

    def lawful(record: Any) -> str:
        value = getattr(record, key)
        if not is_given(value):
            return ""
        return sentence.format(format_day(value) if isinstance(value, date) else value)

    return lawful


def needs(key: str, sentence: str) -> Refusal:
    """Refuses while a field is not given."""

    def lawful(record: Any) -> str:
        return "" if is_given(getattr(record, key)) else sentence

    return lawful


def unlawful_step(record: Any, context: RuleContext, steps: Sequence[Step]) -> Iterator[Problem]:
    """A soft warning where the status changed in a way no lawful step leads; a correction stays possible."""
    before = context.previous
    if before is None or not before.status or not record.status or before.status == record.status:
        return
    ways = [
        step
        for step in steps
        if before.status in step.sources and step.target == record.status and (step.fits(before) or step.fits(record))
    ]
    as_before = replace(record, status=before.status)
    refusals = [step.lawful(before) and step.lawful(as_before) for step in ways]
    if not all(refusals):
        return
    label = _status_words(record, record.status)
    reason = refusals[0] if refusals else f"Không có bước chuyển thẳng từ “{_status_words(record, before.status)}”."
    yield Problem("status", f"Chuyển sang “{label}”: {reason} Chỉ lưu khi sửa số liệu nhập sai.", code="unlawful_step")


def _status_words(record: Any, code: str) -> str:
    choice = spec_of(type(record), "status").choice(code)
    return choice.label if choice else code
