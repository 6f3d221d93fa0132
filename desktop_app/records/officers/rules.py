"""What must fit together in an officer's entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop_app.domain.errors import Problem
from desktop_app.domain.formats import format_day
from desktop_app.domain.kind import RuleContext
from desktop_app.records import checks
from desktop_app.records.officers.record import Officer


def check(officer: Officer, context: RuleContext) -> Iterable[Problem]:
    """All problems across fields, hard and soft."""
    return checks.run(RULES, officer, context)


def posts_are_in_order(officer: Officer, context: RuleContext) -> Iterator[Problem]:
    """A post ends after it begins; somebody who left holds none any more."""
    for index, post in enumerate(officer.posts):
        if post.held_from and post.held_until and post.held_until < post.held_from:
            yield Problem(f"posts[{index}].held_until", "Ngày thôi giữ trước ngày bắt đầu. Kiểm tra lại hai ngày.")
        if officer.left_on and post.held_from and post.held_from > officer.left_on:
            yield Problem(
                f"posts[{index}].held_from", f"Sau ngày thôi công tác {format_day(officer.left_on)}. Kiểm tra lại ngày."
            )
        if officer.left_on and post.held_until is None:
            yield Problem(
                f"posts[{index}].held_until",
                "Cán bộ đã thôi công tác. Nhập ngày thôi giữ chức vụ.",
                code="post_still_open",
            )


def officer_has_a_post(officer: Officer, context: RuleContext) -> Iterator[Problem]:
    """An officer who signs or receives is printed with a post."""
    yield from checks.needed(officer, "posts", "Cán bộ chưa có chức vụ", code="no_post")


RULES: tuple[checks.Rule, ...] = (posts_are_in_order, officer_has_a_post)
