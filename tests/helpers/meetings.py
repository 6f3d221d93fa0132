"""Meetings and what was raised at them, saved through the services."""

from __future__ import annotations

from typing import Any

from desktop_app.services import gatherings, records
from desktop_app.services.workspace import Workspace

MEETING: dict[str, Any] = {
    "kind": "heads",
    "topic": "Môi trường nông thôn",
    "held_on": "20/11/2026",
    "chairs": [{"name": "Hoàng Văn Khải", "post": "Bí thư Đảng ủy xã"}],
}


def add_meeting(work: Workspace, **changed: Any) -> str:
    """Save a meeting held two days ago; returns its uid."""
    raw = {**records.start_values(work, kind="dialogues"), **MEETING, **changed}
    return records.create(work, kind="dialogues", raw=raw, accepted=None).stored.uid


def add_opinion(work: Workspace, meeting: str, content: str, **changed: Any) -> str:
    """Save an opinion raised at a meeting; returns its uid."""
    _, raw = records.derived(work, kind="dialogues", uid=meeting, key="opinion")
    raw = {**records.start_values(work, kind="opinions"), **raw, "content": content, **changed}
    return records.create(work, kind="opinions", raw=raw, accepted=None).stored.uid


def raised(work: Workspace, meeting: str) -> list[Any]:
    """The opinions of a meeting in their order."""
    return [row.record for row in gatherings.gathered(work, kind="dialogues", uid=meeting)[0].rows]


def saved_lines(work: Workspace, meeting: str) -> list[tuple[int | None, str]]:
    """Number and content of the opinions of a meeting, those without a number first."""
    return sorted(((one.place, one.content) for one in raised(work, meeting)), key=lambda line: line[0] or 0)
