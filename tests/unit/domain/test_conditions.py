"""Conditions of data files: what is read, and what is refused."""

from __future__ import annotations

import pytest

from desktop_app.domain.conditions import (
    ALWAYS,
    Compare,
    Every,
    Exists,
    Field,
    Literal,
    Missing,
    Moment,
    Named,
    Not,
    OneOf,
    Some,
    both,
    names,
    read_condition,
)

RECEIVED = Field("received_on")


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("", ALWAYS),
        ("  \n ", ALWAYS),
        ("own", Named("own")),
        ("not own", Not(Named("own"))),
        ("received_on < start", Compare(RECEIVED, "<", Moment("start"))),
        ("kind == 'proposal'", Compare(Field("kind"), "==", Literal("proposal"))),
        ("people_count >= 5", Compare(Field("people_count"), ">=", Literal(5))),
        ("a_on > b_on", Compare(Field("a_on"), ">", Field("b_on"))),
        ("kind != 'x'", Compare(Field("kind"), "!=", Literal("x"))),
        ("received_on is None", Missing(RECEIVED)),
        ("received_on is not None", Not(Missing(RECEIVED))),
        ("kind in ('a', 'b')", OneOf(Field("kind"), ("a", "b"))),
        ("kind not in ('a',)", Not(OneOf(Field("kind"), ("a",)))),
        ("direction in group('guide', 'urge')", OneOf(Field("direction"), (), ("guide", "urge"))),
        ("own and\n    not late", Every((Named("own"), Not(Named("late"))))),
        ("any(papers, pages > 1)", Exists("papers", Compare(Field("pages"), ">", Literal(1)))),
        (
            "not any(papers, given_on < start and is_copy)",
            Not(Exists("papers", Every((Compare(Field("given_on"), "<", Moment("start")), Named("is_copy"))))),
        ),
        ("own or late", Some((Named("own"), Named("late")))),
        (
            "start <= received_on <= end",
            Every((Compare(Moment("start"), "<=", RECEIVED), Compare(RECEIVED, "<=", Moment("end")))),
        ),
    ],
)
def test_condition_is_read(text: str, condition: object) -> None:
    assert read_condition(text) == condition


@pytest.mark.parametrize(
    "text",
    [
        "received_on <",
        "open('file')",
        "any(papers)",
        "any('papers', pages > 1)",
        "any(papers, pages)(own)",
        "any(papers, pages > 1, key=1)",
        "all(papers, pages > 1)",
        "a.b",
        "a[0]",
        "start",
        "5",
        "kind is 'x'",
        "kind in other",
        "kind in ()",
        "kind in ('a', 5)",
        "kind in group('a', key='b')",
        "kind == True",
        "lambda: own",
        "a + b == c",
        "'a' in ('a',)",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="condition"):
        read_condition(text)


def test_names_are_facts_and_flags_however_deep() -> None:
    condition = read_condition("own and not (late or kind == 'x') and received_on is None")
    assert list(names(condition)) == ["own", "late"]


def test_both_leaves_out_what_always_holds() -> None:
    assert both(ALWAYS, Named("own"), ALWAYS) == Named("own")
    assert both() == ALWAYS
    assert both(Named("a"), Named("b")) == Every((Named("a"), Named("b")))
