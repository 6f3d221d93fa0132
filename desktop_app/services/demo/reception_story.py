"""The sample office's citizen receptions: the chairman's Wednesdays, the secretary's Mondays, other days, groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from desktop_app.records.choices import level_1_of
from desktop_app.services.demo.days import plus_days, plus_workdays, workdays
from desktop_app.services.demo.office_lists import Staff
from desktop_app.services.demo.people import Person, person, representatives
from desktop_app.services.demo.samples import filled, sample
from desktop_app.services.demo.story import Story

KIND = "receptions"
NUMBER = 160
COMMUNE = "xã Đồng Lam"
_FIRST, _LAST = date(2025, 12, 17), date(2026, 11, 20)
_EMPTY = 0.28
_SLOW_SINCE = date(2026, 10, 12)


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
    return {
        "received_on": session.day.isoformat(),
        "received_at": f"{hour:02d}:{minute:02d}",
        "reception_type": session.type,
        "form": "in_person",
        "chair": chair,
        "chair_post": staff.posts[session.role or "reception"],
        "officer": recorder,
        "session": f"{_HEADS[session.role]}-{session.day:%d/%m}" if session.type == "scheduled" else "",
    }


def _tell_empty(story: Story, staff: Staff, session: _Session) -> None:
    raw = _opening(story, staff, session) | {"no_citizen": True, "received_at": "08:00"}
    story.new(KIND, session.day, raw, user=staff.receiver(session.day))


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
    direction = _direction(random, kind, matter)
    raw["direction"] = direction
    if kind == "denunciation":
        raw |= {"secret_file": story.secret_file(session.day), "secret_cabinet": "Tủ mật số 1"}
    else:
        raw |= visitor.raw(name_field="visitor") | _company(story, session, visitor)
    if direction in ("guide", "transfer_denunciation", "transfer_party", "transfer_proposal"):
        raw["receiving_body"] = matter.get("unit") or "Ủy ban nhân dân tỉnh"
    if direction == "explain":
        raw |= {
            "answered_on": session.day.isoformat(),
            "answer": matter.get("answer", "Đã giải thích quy định, người dân đồng ý."),
        }
    else:
        raw["answer_due_on"] = plus_workdays(session.day, 10).isoformat()
    uid = story.new(KIND, session.day, raw, user=staff.receiver(session.day))
    _tell_follow_up(story, staff, session, uid, matter, direction)
    return Received(uid, session.day, visitor, kind, matter, summary) if direction in ("write_down", "accept") else None


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


def _direction(random: Random, kind: str, matter: Mapping[str, Any]) -> str:
    if "direction" in matter:
        return str(matter["direction"])
    if kind == "proposal":
        if matter.get("authority") == "not_own":
            return random.choice(("transfer_proposal", "guide", "write_down"))
        return random.choices(("explain", "write_down", "accept"), (5, 3, 2))[0]
    if kind == "denunciation":
        return "accept"
    return random.choices(("write_down", "accept", "explain"), (5, 3, 2))[0]


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


def _tell_follow_up(
    story: Story, staff: Staff, session: _Session, uid: str, matter: Mapping[str, Any], direction: str
) -> None:
    random, user = story.random, staff.receiver
    unit = matter.get("unit") or "Văn phòng HĐND và UBND xã"
    if session.type != "regular":
        day = plus_workdays(session.day, random.randint(2, 4))
        conclusion = {
            "conclusion_number": story.serial("TB-UBND", day, a_day=1),
            "conclusion_on": day.isoformat(),
            "responsible_body": unit,
            "settle_due_on": plus_days(session.day, random.choice((15, 20, 30))).isoformat(),
        }
        story.change(KIND, uid, day, conclusion, user=user(day))
    if direction == "explain":
        noted = plus_workdays(session.day, 1)
        if random.random() < 0.8:
            story.change(KIND, uid, noted, {"national_database_on": noted.isoformat()}, user=user(noted))
        return
    day = plus_workdays(session.day, random.randint(4, 11))
    if random.random() < (0.22 if session.day >= _SLOW_SINCE else 0.01):
        return
    answer: dict[str, Any] = {
        "answered_on": day.isoformat(),
        "answer": matter.get("answer", "Đã thông báo bằng văn bản kết quả xem xét."),
        "+progress": [{"noted_on": day.isoformat(), "note": random.choice(sample("matters")["notes"])}],
    }
    if direction not in ("write_down", "accept"):
        answer |= {"document_number": story.serial("UBND-VP", day), "document_on": day.isoformat()}
    if random.random() < 0.8:
        answer["national_database_on"] = day.isoformat()
    story.change(KIND, uid, day, answer, user=user(day))
