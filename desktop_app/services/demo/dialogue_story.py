"""The sample office's dialogue meetings, step by step, and the opinions raised there or elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import cycle
from typing import Any

from desktop_app.services.demo.days import DEMO_TODAY, plus_days, workday, workdays
from desktop_app.services.demo.office_lists import Staff
from desktop_app.services.demo.opinion_story import Raised, tell_opinion
from desktop_app.services.demo.samples import running, sample
from desktop_app.services.demo.story import Story

KIND = "dialogues"
NUMBER_OF_OPINIONS = 100
_AT_MEETING = (14, 11, 12, 10, 15, 10, 16)
_PETITIONS = {1: 3, 3: 2, 4: 5}
"""Opinions that go on as petitions: number of the meeting, from 0, to the opinion's place."""

_COUNCIL_SESSION = date(2026, 7, 15)
"""Day of the council's session in the middle of the year, before which meetings are reported to it."""

_SIGNS = {True: ("-", "ĐU"), False: ("/", "UBND")}
"""How numbers of documents end: of the Party ``12-TB/ĐU``, of the State ``12/TB-UBND``."""


def tell_dialogues(story: Story, staff: Staff) -> list[tuple[str, date, Mapping[str, Any]]]:
    """Enter the meetings and opinions.

    Returns:
        (uid, day, values) of opinions that are to be followed as petitions; their ``lead_unit`` is whose task it was.
    """
    texts = sample("opinions")
    matters = list(texts["matters"])
    story.random.shuffle(matters)
    supply = cycle(matters)
    moved: list[tuple[str, date, Mapping[str, Any]]] = []
    for number, meeting in enumerate(texts["dialogues"]):
        held = date.fromisoformat(meeting["held_on"])
        uid = _tell_plan(story, staff, meeting, held)
        if held > DEMO_TODAY:
            continue
        size = _AT_MEETING[number]
        for place in range(1, size + 1):
            becomes_petition = _PETITIONS.get(number) == place
            matter = next(item for item in supply if not becomes_petition or "level" not in item)
            raised = Raised(story, staff, matter, held, uid, place, becomes_petition)
            told = tell_opinion(raised)
            if becomes_petition:
                moved.append(told)
        _tell_result(story, staff, uid, held, size)
    for day in _other_days(story):
        tell_opinion(Raised(story, staff, next(supply), day))
    return moved


def _other_days(story: Story) -> Iterator[date]:
    days = list(workdays(date(2026, 1, 5), date(2026, 11, 13)))
    yield from sorted(story.random.sample(days, NUMBER_OF_OPINIONS - sum(_AT_MEETING)))


def _number(story: Story, meeting: Mapping[str, Any], sort: str, day: date) -> str:
    sign, issuer = _SIGNS[meeting["kind"] == "heads"]
    ending = f"{sort}/{issuer}" if sign == "-" else f"{sort}-{issuer}"
    return story.serial(ending, day, sign=sign, a_day=1)


def _tell_plan(story: Story, staff: Staff, meeting: Mapping[str, Any], held: date) -> str:
    """The plan, then announcement and invitations as far as they have come."""
    user = staff.names["civic_affairs"]
    planned = workday(held - timedelta(days=story.random.randint(24, 34)))
    announced = workday(held - timedelta(days=story.random.randint(10, 14)))
    uid = story.new(KIND, planned, _plan(story, staff, meeting, held, planned), user=user)
    story.step(
        KIND, uid, announced, "announce",
        {
            "announced_on": announced.isoformat(),
            "announcement_number": _number(story, meeting, "TB", announced),
            "registration_until": (held - timedelta(days=3)).isoformat(),
        },
        user=user,
    )  # fmt: skip
    invitation = {"invited_on": announced.isoformat(), "invitation_number": _number(story, meeting, "GM", announced)}
    story.step(KIND, uid, announced, "invite", invitation, user=user)
    return uid


def _plan(story: Story, staff: Staff, meeting: Mapping[str, Any], held: date, planned: date) -> dict[str, Any]:
    texts = sample("opinions")
    chair = meeting["chair"]
    others = [role for role in ("chairman", "front") if role != chair]
    return {
        "kind": meeting["kind"],
        "occasion": "scheduled",
        "topic": meeting["topic"],
        "plan_number": _number(story, meeting, "KH", planned),
        "planned_on": planned.isoformat(),
        "purpose": texts["purposes"][meeting["kind"]],
        "tasks": [
            {
                "task": item["task"],
                "unit": item["unit"],
                "due_on": max(planned, held - timedelta(days=item["before"])).isoformat(),
            }
            for item in texts["tasks"]
        ],
        "held_on": held.isoformat(),
        "starts_at": "08:00",
        "place": "Hội trường UBND xã" if meeting["scope"] == "commune" else "Nhà văn hóa Xóm Phố Chợ",
        "form": "in_person",
        "scope": meeting["scope"],
        "scope_detail": meeting.get("scope_detail", ""),
        "chairs": [{"name": staff.names[role], "post": staff.posts[role]} for role in (chair, *others)],
        "secretary": staff.names["civic_affairs"],
        "composition": texts["composition"],
        "delegates": _delegates(staff, (chair, *others)),
        "invited": story.random.randint(6, 12) * 10,
        "status": "planned",
    }


def _delegates(staff: Staff, chairs: tuple[str, ...]) -> list[dict[str, Any]]:
    """Those invited by their office: heads of the commune by name, others by post."""
    roles = ("secretary", "deputy_secretary", "chairman", "vice_chairman", "party_work", "front", "economy", "society")
    named = [{"name": staff.names[role], "post": staff.posts[role]} for role in roles if role not in chairs]
    hamlets = [running(item["name"]) for item in sample("office")["hamlets"]]
    posts = [*sample("opinions")["guests"], *(f"Bí thư chi bộ, trưởng {name}" for name in hamlets)]
    return [*named, *({"name": "", "post": post} for post in posts)]


def _tell_result(story: Story, staff: Staff, uid: str, held: date, opinions: int) -> None:
    """Held, concluded, made public, and what State law asks to be reported to the council."""
    random, user, first = story.random, staff.names["civic_affairs"], story.first(uid)
    attendees = int(first["invited"]) - random.randint(0, 12) + random.randint(0, 20)
    absent = random.sample(range(len(first["delegates"])), random.randint(0, 2))
    values = {
        "ends_at": "11:15",
        "attendees": attendees,
        "women": attendees * random.randint(35, 55) // 100,
        "speakers": opinions - random.randint(0, 3),
        "opinions": opinions,
        "opening": sample("opinions")["opening"],
        "delegates": [item | {"is_absent": place in absent} for place, item in enumerate(first["delegates"])],
    }
    story.step(KIND, uid, held, "hold", values, user=user)
    concluded = plus_days(held, random.randint(3, 5))
    posted = min(plus_days(concluded, random.randint(1, 3)), held + timedelta(days=10))
    conclusion = {
        "conclusion_number": _number(story, first, "TB", concluded),
        "conclusion_on": concluded.isoformat(),
        "conclusion": random.choice(sample("opinions")["conclusions"]),
    }
    story.step(KIND, uid, concluded, "conclude", conclusion, user=user)
    public = {"posted_on": posted.isoformat(), "sent_on": posted.isoformat()}
    story.step(KIND, uid, max(concluded, posted), "publish", public, user=user)
    if first["kind"] in ("peoples_committee", "before_decision") and held < _COUNCIL_SESSION:
        story.step(KIND, uid, _COUNCIL_SESSION, "report", {"reported_on": _COUNCIL_SESSION.isoformat()}, user=user)
