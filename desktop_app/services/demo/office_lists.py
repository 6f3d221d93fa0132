"""The look-up lists of the sample office: hamlets, officers with their posts, organizations, guidance documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.services.demo.days import FIRST_DAY
from desktop_app.services.demo.people import full_name
from desktop_app.services.demo.samples import sample
from desktop_app.services.demo.story import Story


@dataclass(frozen=True, slots=True)
class Staff:
    """Names and first posts of the officers by role."""

    names: Mapping[str, str]
    posts: Mapping[str, str]

    def receiver(self, day: date) -> str:
        """Who receives citizens on a day: one officer left in the middle of the year."""
        return self.names["left" if day <= date(2026, 6, 26) else "reception"]


def tell_lists(story: Story) -> Staff:
    """Enter the lists on the first day; returns the staff."""
    office, random = sample("office"), story.random
    names: dict[str, str] = {}
    for item in office["officers"]:
        name = item.get("name") or full_name(random, is_woman=item["is_woman"])
        while name in names.values():
            name = full_name(random, is_woman=item["is_woman"])
        names[item["role"]] = name
    user = names["civic_affairs"]
    for item in office["hamlets"]:
        story.new("hamlets", FIRST_DAY, item, user=user, hours=(7, 7))
    for item in office["organizations"]:
        story.new("organizations", FIRST_DAY, item, user=user, hours=(7, 7))
    for name in office["organizations_of_issuers"]:
        kind = "elected" if name == "Quốc hội" else "administration" if name.startswith("Thủ") else "political"
        level = "province" if name.endswith("Tỉnh ủy") else "central"
        story.new("organizations", FIRST_DAY, {"name": name, "kind": kind, "level": level}, user=user, hours=(7, 7))
    for item in office["documents"]:
        day = max(FIRST_DAY, date.fromisoformat(item["issued_on"]))
        story.new("guidance_documents", day, item, user=user, hours=(9, 10))
    for item in office["officers"]:
        _tell_officer(story, item, names[item["role"]], user)
    return Staff(names, {item["role"]: item["posts"][-1][0] for item in office["officers"]})


def _tell_officer(story: Story, item: Mapping[str, object], name: str, user: str) -> None:
    posts = [
        {"title": title, "organization": body, "held_from": "2025-07-01"}
        for title, body in item["posts"]  # type: ignore[attr-defined]  # JSON: a list of pairs
    ]
    raw = {"name": name, "posts": posts, "phone_number": f"02080000{story.random.randint(0, 999):03d}"}
    uid = story.new("officers", FIRST_DAY, raw, user=user, hours=(7, 7))
    left_on = item.get("left_on")
    if isinstance(left_on, str):
        ended = [{**post, "held_until": left_on} for post in posts]
        story.change("officers", uid, date.fromisoformat(left_on), {"posts": ended, "left_on": left_on}, user=user)
