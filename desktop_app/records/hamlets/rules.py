"""What must fit together in a hamlet's entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop_app.domain.errors import Problem
from desktop_app.domain.kind import RuleContext
from desktop_app.records import checks
from desktop_app.records.hamlets.record import Hamlet


def check(hamlet: Hamlet, context: RuleContext) -> Iterable[Problem]:
    """All problems across fields, hard and soft."""
    return checks.run(RULES, hamlet, context)


def history_is_in_order(hamlet: Hamlet, context: RuleContext) -> Iterator[Problem]:
    """A hamlet ends after it was founded, and one that was merged says into which and when.

    Source: NĐ 185/2026/NĐ-CP (founding, merging and dissolving hamlets).
    """
    yield from checks.days_in_order(hamlet, [("ended_on", "founded_on")])
    if hamlet.successor:
        yield from checks.needed(hamlet, "ended_on", "Thôn đã sáp nhập")
    if hamlet.successor and hamlet.successor == hamlet.name:
        yield Problem("successor", "Thôn không sáp nhập vào chính nó. Chọn thôn khác.")
    if hamlet.ended_on and not hamlet.document:
        yield from checks.needed(hamlet, "document", "Thôn thôi hoạt động", code="no_document")


RULES: tuple[checks.Rule, ...] = (history_is_in_order,)
