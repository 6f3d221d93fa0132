"""The sample office's other activities: documents issued, meetings of the hamlets, classes, a contest, land cleared."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from desktop_app.services.demo.days import FIRST_DAY, workday
from desktop_app.services.demo.office_lists import Staff
from desktop_app.services.demo.samples import sample
from desktop_app.services.demo.story import Story

KIND = "activities"
_HAMLETS = 15
_MONTHS = range(1, 11)
_PARTY_PAPERS = ("/ĐU", "/BXDĐ")


def tell_activities(story: Story, staff: Staff) -> None:
    """Enter the activities of the year, the planned ones and those that go on included."""
    texts, user = sample("activities"), staff.names["civic_affairs"]
    for document in texts["documents"]:
        _tell_document(story, document, user)
    for item in texts["done"]:
        raw = {"times": 1, **item, "level": "commune", "status": "done"}
        _tell(story, date.fromisoformat(item.get("ended_on", item["held_on"])), raw, user)
    for item in texts["programmes"]:
        _tell_programme(story, item, user)
    _tell_contest(story, texts["contest"], user)
    for item in texts["clearances"]:
        _tell_clearance(story, item, staff)
    for item in texts["planned"]:
        raw = {key: value for key, value in item.items() if key != "entered"}
        officer = staff.names["inspection" if item["type"] == "inspection" else "party_work"]
        _tell(story, date.fromisoformat(item["entered"]), {**raw, "status": "planned", "officer": officer}, user)
    for month in _MONTHS:
        _tell_meetings(story, month, texts["meetings"], user)


def _tell(story: Story, day: date, raw: Mapping[str, Any], user: str) -> str:
    return story.new(KIND, workday(day), raw, user=user)


def _sign(ending: str) -> str:
    """Party numbers are joined by a hyphen (``79-KH/ĐU``), those of the State and the Front by a stroke."""
    return "-" if ending.endswith(_PARTY_PAPERS) else "/"


def _tell_document(story: Story, document: Mapping[str, str], user: str) -> None:
    day, ending = workday(date.fromisoformat(document["day"])), document["ending"]
    raw = {
        "type": "document",
        "name": document["name"],
        "held_on": day.isoformat(),
        "document_number": story.serial(ending, day, sign=_sign(ending), a_day=1),
        "document_type": document["type"],
        "lead_unit": document["issuer"],
        "status": "done",
    }
    _tell(story, day, raw, user)


def _tell_programme(story: Story, item: Mapping[str, Any], user: str) -> None:
    """Signed in winter, and kept all the year."""
    day = workday(date(2026, 1, story.random.randint(12, 28)))
    raw = {
        "type": "programme",
        "name": item["name"],
        "held_on": day.isoformat(),
        "lead_unit": item["lead_unit"],
        "partners": item["partners"],
        "document_number": f"{story.random.randint(1, 4):02d}-{item['ending']}",
        "status": "running",
        "due_on": "2026-12-31",
    }
    _tell(story, day, raw, user)


def _tell_contest(story: Story, item: Mapping[str, Any], user: str) -> None:
    """Planned in summer, held in autumn."""
    results = ("teams", "members", "participants", "women", "result")
    plan = {key: value for key, value in item.items() if key not in results}
    raw = {**plan, "type": "contest", "level": "commune", "status": "planned", "due_on": "2026-10-30"}
    uid = _tell(story, date(2026, 8, 12), raw, user)
    held = date.fromisoformat(item["held_on"])
    story.step(KIND, uid, held, "finish", {key: item[key] for key in results}, user=user)


def _tell_clearance(story: Story, item: Mapping[str, Any], staff: Staff) -> None:
    """A campaign goes on until its last project is handed over; each is entered when it is."""
    user = staff.names["economy"]
    begun = date.fromisoformat(item["held_on"])
    left_out = ("ended_on", "result", "projects")
    raw = {key: value for key, value in item.items() if key not in left_out}
    without_end = [{key: part[key] for key in part if key != "handed_over_on"} for part in item["projects"]]
    raw |= {"type": "clearance", "level": "commune", "status": "planned", "officer": staff.names["land"]}
    uid = _tell(story, begun - timedelta(days=20), {**raw, "projects": without_end}, user)
    story.step(KIND, uid, begun, "start", {}, user=user)
    for day in sorted({part["handed_over_on"] for part in item["projects"] if "handed_over_on" in part}):
        known = [
            part if part.get("handed_over_on", "9999") <= day else bare
            for part, bare in zip(item["projects"], without_end, strict=True)
        ]
        story.change(KIND, uid, date.fromisoformat(day), {"projects": known}, user=user)
    if "ended_on" in item:
        ended = date.fromisoformat(item["ended_on"])
        story.step(KIND, uid, ended, "finish", {"ended_on": item["ended_on"], "result": item["result"]}, user=user)


def _tell_meetings(story: Story, month: int, name: str, user: str) -> None:
    """The meetings of all hamlets of one month as one entry."""
    last = date(2026, month + 1, 1) - timedelta(days=1)
    held = max(FIRST_DAY, last - timedelta(days=story.random.randint(1, 5)))
    times = _HAMLETS if month in (1, 6) else story.random.randint(9, _HAMLETS)
    people = times * story.random.randint(38, 64)
    raw = {
        "type": "hamlet_meeting",
        "name": name.format(month=month),
        "held_on": held.isoformat(),
        "level": "hamlet",
        "times": times,
        "participants": people,
        "women": people * story.random.randint(44, 58) // 100,
        "comments": story.random.randint(6, 40),
        "status": "done",
    }
    _tell(story, held, raw, user)
