"""The sample office's citizen receptions: the chairman's Wednesdays, the secretary's Mondays, other days, groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from desktop_app.records.choices import level_1_of
from desktop_app.services.demo.days import workdays
from desktop_app.services.demo.office_lists import Staff
from desktop_app.services.demo.people import Person, person, representatives
from desktop_app.services.demo.reception_visit import KIND, Visit, tell_visit
from desktop_app.services.demo.samples import filled, sample
from desktop_app.services.demo.story import Story

__all__ = ["COMMUNE", "KIND", "NUMBER", "Received", "tell_receptions"]

NUMBER = 160
COMMUNE = "xã Đồng Lam"
_FIRST, _LAST = date(2025, 12, 17), date(2026, 11, 20)
_EMPTY = 0.28


@dataclass(frozen=True, slots=True)
class Received:
    """A reception whose matter may go on as a petition."""

    uid: str
    day: date
    person: Person
    kind: str
    matter: Mapping[str, Any]
    summary: str


@dataclass(frozen=True, slots=True)
class _Session:
    day: date
    role: str
    type: str
    is_empty: bool = False


def tell_receptions(story: Story, staff: Staff) -> list[Received]:
    """Enter NUMBER receptions; returns those whose matter was written down as a petition."""
    written: list[Received] = []
    for session in _sessions(story.random):
        if session.is_empty:
            _tell_empty(story, staff, session)
        elif (received := _tell_visit(story, staff, session)) is not None:
            written.append(received)
    return written


def _sessions(random: Random) -> list[_Session]:
    heads: list[_Session] = []
    for day in workdays(_FIRST, _LAST):
        if day.weekday() == 2:
            heads += _head_session(random, day, "chairman")
        elif day.weekday() == 0 and day.day <= 21 and (day.day - 1) // 7 != 1:
            heads += _head_session(random, day, "secretary")
    groups = [date(2026, 3, 24), date(2026, 6, 9), date(2026, 9, 17)]
    heads += [_Session(day, "chairman", "extraordinary") for day in groups]
    others = [day for day in workdays(_FIRST, _LAST) if day.weekday() != 2]
    regular = [_Session(random.choice(others), "", "regular") for _ in range(NUMBER - len(heads))]
    return sorted([*heads, *regular], key=lambda item: (item.day, item.type, item.role))


def _head_session(random: Random, day: date, role: str) -> list[_Session]:
    """A scheduled session of a head: nobody came, or one to three visits."""
    if random.random() < _EMPTY:
        return [_Session(day, role, "scheduled", is_empty=True)]
    return [_Session(day, role, "scheduled")] * random.choice((1, 1, 2, 3))


_HEADS = {"chairman": "CT", "secretary": "BT"}
"""Session codes: the chairman of the People's Committee, the Party secretary."""


def _opening(story: Story, staff: Staff, session: _Session) -> dict[str, Any]:
    recorder = staff.receiver(session.day)
    chair = staff.names[session.role] if session.role else recorder
    hour, minute = story.random.choice((8, 8, 9, 9, 10, 14, 15)), story.random.choice((0, 15, 30, 45))
    raw = {
        "received_on": session.day.isoformat(),
        "received_at": f"{hour:02d}:{minute:02d}",
        "reception_type": session.type,
        "form": "in_person",
        "status": "received",
        "host": "party" if session.role == "secretary" else "government",
        "chair": chair,
        "chair_post": staff.posts[session.role or "reception"],
        "officer": recorder,
        "session": f"{_HEADS[session.role]}-{session.day:%d/%m}" if session.type == "scheduled" else "",
    }
    if session.role:
        others = ("front", "reception") if session.role == "secretary" else ("inspection", "reception")
        raw["participants"] = "\n".join(f"{staff.names[role]}, {staff.posts[role]}" for role in others)
    return raw


def _tell_empty(story: Story, staff: Staff, session: _Session) -> None:
    user = staff.receiver(session.day)
    raw = _opening(story, staff, session) | {"no_citizen": True, "status": "empty", "received_at": "08:00"}
    uid = story.new(KIND, session.day, raw, user=user)
    values: dict[str, Any] = {"ended_at": "11:30"}
    if story.random.random() < 0.8:
        values["national_database_on"] = session.day.isoformat()
    story.step(KIND, uid, session.day, "minutes_empty", values, user=user)


def _tell_visit(story: Story, staff: Staff, session: _Session) -> Received | None:
    random = story.random
    kind = random.choices(("proposal", "complaint", "denunciation", "mixed"), (100, 38, 11, 3))[0]
    if session.type == "extraordinary":
        kind = "proposal"
    group = f"{kind}s" if kind != "mixed" else "mixed"
    matter = story.drawn(group, sample("matters")[group])
    visitor = person(random, commune=COMMUNE)
    summary = filled(matter["summary"], random, hamlet=visitor.hamlet)
    raw = _opening(story, staff, session) | _content(kind, matter, summary)
    raw |= {"people_count": 1, "occurrence": "again" if random.random() < 0.14 else "first"}
    if kind == "denunciation":
        raw |= {"secret_file": story.secret_file(session.day), "secret_cabinet": "Tủ mật số 1"}
    else:
        raw |= visitor.raw(name_field="visitor") | _company(story, session, visitor)
    uid = story.new(KIND, session.day, raw, user=staff.receiver(session.day))
    visit = Visit(story, staff, uid, session.day, kind, matter, is_of_head=session.type != "regular")
    step = _step(random, kind, matter)
    tell_visit(visit, step)
    return Received(uid, session.day, visitor, kind, matter, summary) if step in _WRITTEN else None


def _content(kind: str, matter: Mapping[str, Any], summary: str) -> dict[str, Any]:
    detail = matter.get("detail", "")
    return {
        "content_kind": kind,
        "summary": summary,
        "request": matter.get("request", ""),
        "field": matter.get("field") or level_1_of(detail, kind),
        "field_detail": detail or None,
        "accused": matter.get("accused", ""),
    }


_WRITTEN = ("write_down", "accept", "accept_denunciation")
"""Steps after which the matter goes on as a petition."""


def _step(random: Random, kind: str, matter: Mapping[str, Any]) -> str:
    """What is done with the matter, by a key of the reception's steps."""
    if kind == "mixed":
        return "split"
    if kind == "denunciation":
        return "accept_denunciation" if matter.get("authority") != "not_own" else random.choice(("guide", "transfer"))
    if random.random() < 0.05:
        return random.choice(("refuse_oral", "refuse_written"))
    if kind == "proposal":
        if matter.get("authority") == "not_own":
            return random.choice(("transfer", "guide", "write_down"))
        return random.choices(("answer", "appoint", "write_down", "accept"), (5, 1, 3, 2))[0]
    return random.choices(("write_down", "accept", "answer", "appoint"), (5, 3, 2, 1))[0]


def _company(story: Story, session: _Session, visitor: Person) -> dict[str, Any]:
    """Who else came: a group with representatives, papers handed in, or somebody sent by another."""
    random = story.random
    if session.type == "extraordinary" or random.random() < 0.02:
        heads = random.choice((6, 9, 14, 22))
        chosen = [visitor] if heads <= 10 else [visitor, *(person(random, commune=COMMUNE) for _ in range(2))]
        return {"people_count": heads, "capacity": "self", "representatives": representatives(random, chosen)}
    values: dict[str, Any] = {"capacity": "self"}
    if random.random() < 0.04:
        sender = person(random, commune=COMMUNE)
        values = {
            "capacity": "authorized",
            "represented": sender.name,
            "authorization": f"Giấy ủy quyền ngày {session.day - timedelta(days=6):%d/%m/%Y}, UBND xã chứng thực",
        }
    if random.random() < 0.3:
        titles = random.sample(sample("matters")["papers"], random.randint(1, 2))
        values["papers"] = [{"title": title, "pages": random.randint(1, 6), "form": "copy"} for title in titles]
    return values
