"""What every step of every kind declares: fields, states, papers and articles that exist."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

from desktop_app import paths
from desktop_app.domain.fields import is_given
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.steps import Step
from desktop_app.domain.values import parse
from tests.helpers.examples import TODAY, example

STATUS = "status"
TURNS = range(16)


def statuses(kind: RecordKind) -> tuple[str, ...]:
    """Every state a record of this kind can be in; none where the kind has no steps."""
    return tuple(choice.code for choice in kind.spec(STATUS).choices) if kind.steps else ()


def open_statuses(kind: RecordKind) -> set[str]:
    """States in which something is left to do."""
    return {choice.code for choice in kind.spec(STATUS).choices if choice.group == "open"} if kind.steps else set()


def examples(kind: RecordKind) -> list[Any]:
    """Records of many states and sorts."""
    return [parse(kind.record_type, example(kind, turn=turn), today=TODAY)[0] for turn in TURNS]


def test_steps_have_keys_words_and_articles_of_their_own(kind: RecordKind) -> None:
    assert len({step.key for step in kind.steps}) == len(kind.steps)
    for step in kind.steps:
        assert step.label, step.key
        assert len(step.article) > 5, step.key
        assert kind.step(step.key) is step


def test_steps_lead_from_and_to_states_that_exist(kind: RecordKind) -> None:
    for step in kind.steps:
        assert step.sources, step.key
        assert {*step.sources, step.target} <= {*statuses(kind), ""}, step.key


def test_steps_ask_for_fields_that_can_be_typed(kind: RecordKind) -> None:
    """No field twice, none that is computed, none the step brings itself; what is asked for can be empty or given."""
    for step in kind.steps:
        fields = [*step.fields, *step.sets]
        assert len(fields) == len(set(fields)), step.key
        assert STATUS not in fields, step.key
        assert not [key for key in fields if kind.spec(key).computed], step.key
        assert not [key for key in step.asks if kind.spec(key).type.name == "FLAG"], step.key


def test_what_a_step_brings_can_be_read(kind: RecordKind) -> None:
    for step in kind.steps:
        _, problems = parse(kind.record_type, dict(step.sets), today=TODAY)
        assert not [problem for problem in problems if problem.field in step.sets], step.key


def test_start_values_are_of_the_steps_own_fields_and_can_be_read(kind: RecordKind) -> None:
    day = date(2026, 11, 20)
    for record in examples(kind):
        for step in kind.steps:
            values = step.start(record, day)
            assert set(values) <= set(step.fields), step.key
            _, problems = parse(kind.record_type, values, today=TODAY)
            wrong = [problem.field for problem in problems if problem.field in values]
            assert not wrong, (step.key, wrong)


def test_refusals_are_sentences(kind: RecordKind) -> None:
    for record in examples(kind):
        for step in kind.steps:
            refusal = step.lawful(record)
            assert not refusal or (refusal.endswith(".") and "!" not in refusal and "{" not in refusal), step.key


def test_steps_of_a_confidential_matter_touch_nothing_withheld(kind: RecordKind) -> None:
    """Luật Tố cáo 25/2018/QH14 art 8(3): what must not be stored is not asked for."""
    withheld = {spec.key for spec in kind.withheld}
    for record in filter(kind.confidential_when, examples(kind)):
        for step in filter(_fits(record), kind.steps):
            assert not withheld & {*step.fields, *step.sets}, step.key


def _fits(record: Any) -> Any:
    return lambda step: step.fits(record)


def test_papers_of_steps_are_there_and_of_this_kind(kind: RecordKind) -> None:
    folder = paths.resources_dir() / "papers"
    templates = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.toml")}
    named = {(step.key, key) for step in kind.steps for key in step.papers}
    assert {pair for pair in named if pair[1] not in templates} == set()
    assert {pair for pair in named if kind.key not in templates[pair[1]]["kinds"]} == set()


def test_every_state_is_reached_and_only_closed_ones_end(kind: RecordKind) -> None:
    if not kind.steps:
        return
    default = kind.spec(STATUS).default
    reached, waiting = {default}, [default]
    while waiting:
        now = waiting.pop()
        for step in kind.steps:
            if now in step.sources and step.target and step.target not in reached:
                reached.add(step.target)
                waiting.append(step.target)
    entered = {getattr(record, STATUS) for record in examples(kind) if _holds_nothing_else(kind, record)}
    assert set(statuses(kind)) - reached <= entered
    assert [code for code in open_statuses(kind) if not _ways_out(kind, code)] == []


def _ways_out(kind: RecordKind, code: str) -> list[Step]:
    return [step for step in kind.steps if code in step.sources and step.target not in ("", code)]


def _holds_nothing_else(kind: RecordKind, record: Any) -> bool:
    """A state in which a record is entered rather than led to: it is about nothing (a session without citizens)."""
    return not any(is_given(getattr(record, spec.key)) for spec in kind.specs if spec.withheld)
