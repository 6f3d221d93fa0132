"""Cases of rules: what a rule refuses and the nearest thing it accepts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import pytest

from desktop_app.domain.document import Document, FieldSheet, Row, Table
from desktop_app.domain.errors import Problem
from desktop_app.domain.fields import specs_of
from desktop_app.domain.kind import ReportInput, RuleContext
from desktop_app.domain.query import Period
from desktop_app.domain.stamp import Stamp, Stored, VectorClock
from desktop_app.records.checks import Rule
from tests.helpers.law import LAW
from tests.helpers.offices import START, sample_office

TODAY = date(2026, 11, 22)
_R = TypeVar("_R")


def made(record_type: type[_R], /, **values: Any) -> _R:
    """A record or row with these values and nothing else."""
    return record_type(**values)


def changed(record: _R, values: Mapping[str, Any]) -> _R:
    """The record with some values changed."""
    every = {spec.key: getattr(record, spec.key) for spec in specs_of(type(record))}
    return type(record)(**{**every, **values})


@dataclass(frozen=True)
class Case:
    """One refusing and one accepting set of changes to a record that is right.

    Attributes:
        rule: Name of the rule function.
        refused: Changes under which the rule speaks.
        field, code: Where it speaks, and whether softly ("" is a hard problem).
        accepted: Changes under which it does not, as near to the refused ones as can be.
    """

    rule: str
    refused: Mapping[str, Any]
    field: str
    code: str
    accepted: Mapping[str, Any]


def parameters(cases: Iterable[Case]) -> list[Any]:
    """The cases for parametrize, named by rule, field and code."""
    return [pytest.param(case, id=f"{case.rule}-{case.field}-{case.code or 'hard'}") for case in cases]


def spoken(
    check: Callable[[Any, RuleContext], Iterable[Problem]], record: Any, today: date = TODAY
) -> set[tuple[str, str]]:
    """Field and code of every problem; each must be a sentence."""
    problems = list(check(record, RuleContext(today)))
    assert all(problem.sentence.endswith((".", "”")) and "!" not in problem.sentence for problem in problems)
    return {(problem.field, problem.code) for problem in problems}


def rule_names(rules: Iterable[Rule]) -> set[str]:
    """Names of the rule functions of a kind."""
    return {getattr(rule, "__name__", "") for rule in rules}


def stored(record: Any, *, uid: str = "a", number: int | None = 1, year: int = 2026) -> Stored:
    """A record as it would stand in a file."""
    return Stored(
        Stamp(
            uid=uid, unit_code="05818", device="d", clock=VectorClock({"d": 1}), created_at=START, created_by="Lan",
            changed_at=START, changed_by="Lan", year=None if number is None else year, number=number,
        ),
        record,
    )  # fmt: skip


def printed(
    records: Iterable[Stored],
    *,
    related: Iterable[Stored] = (),
    period: Period | None = None,
    show_names: bool = False,
) -> ReportInput:
    """What a report is built from, for Xã La Bằng on 22/11/2026."""
    return ReportInput(
        office=sample_office(),
        today=TODAY,
        period=period or Period(date(2026, 1, 1), date(2026, 12, 31)),
        records=list(records),
        related={item.uid: item for item in related},
        show_names=show_names,
        law=LAW,
    )


def table_of(document: Document) -> Table:
    """The only table of a document."""
    return next(block for block in document.blocks if isinstance(block, Table))


def cells_of(document: Document) -> list[tuple[str, ...]]:
    """The rows of the only table of a document as texts."""
    return [row.cells if isinstance(row, Row) else row for row in table_of(document).rows]


def words_of(document: Document) -> str:
    """Everything a document says in tables and sheets, for looking up words that must (not) stand there."""
    texts: list[str] = []
    for block in document.blocks:
        if isinstance(block, Table):
            texts += [cell for row in cells_of(document) for cell in row]
        if isinstance(block, FieldSheet):
            texts += [f"{label}: {value}" for _, pairs in block.sections for label, value in pairs]
    return "\n".join(texts)
