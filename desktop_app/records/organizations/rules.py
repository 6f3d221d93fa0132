"""What must fit together in an organization's entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop_app.domain.errors import Problem
from desktop_app.domain.kind import RuleContext
from desktop_app.records import checks
from desktop_app.records.organizations.record import Organization


def check(organization: Organization, context: RuleContext) -> Iterable[Problem]:
    """All problems across fields, hard and soft."""
    return checks.run(RULES, organization, context)


def successor_follows(organization: Organization, context: RuleContext) -> Iterator[Problem]:
    """A body with a successor has ended, and is not its own successor."""
    if organization.successor:
        yield from checks.needed(organization, "ended_on", "Đã có cơ quan kế tiếp")
    if organization.successor and organization.successor == organization.name:
        yield Problem("successor", "Cơ quan không kế tiếp chính nó. Chọn cơ quan khác.")


RULES: tuple[checks.Rule, ...] = (successor_follows,)
