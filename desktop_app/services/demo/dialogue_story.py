"""The sample office's dialogue meetings, the opinions raised there or elsewhere, and what was done about each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import cycle
from typing import Any

from desktop_app.services.demo.days import DEMO_TODAY, plus_days, workday, workdays
from desktop_app.services.demo.office_lists import Staff
from desktop_app.services.demo.people import person
from desktop_app.services.demo.samples import filled, sample
from desktop_app.services.demo.story import Story

KIND = "dialogues"
OPINIONS = "opinions"
NUMBER_OF_OPINIONS = 100
_AT_MEETING = (14, 11, 12, 10, 15, 10, 16)
_OTHER_SOURCES = ("community", "box", "front", "website")
_PETITIONS = 3
_COMMUNE = "xã Đồng Lam"


def tell_dialogues(story: Story, staff: Staff) -> list[tuple[str, date, Mapping[str, Any]]]:
    """Enter the meetings and opinions.

    Returns:
        (uid, day, values) of opinions that are to be followed as petitions.
    """
    texts = sample("opinions")
    matters = list(texts["matters"])
    story.random.shuffle(matters)
    supply = cycle(matters)
    open_ones: list[tuple[str, date, Mapping[str, Any]]] = []
    counts = iter(_AT_MEETING)
    for meeting in texts["dialogues"]:
        held = date.fromisoformat(meeting["held_on"])
        uid = _tell_meeting(story, staff, meeting, held)
        if held > DEMO_TODAY:
            continue
        told = [_tell_opinion(story, staff, next(supply), held, uid) for _ in range(next(counts))]
        _tell_result(story, staff, uid, held, told)
        open_ones += [(item["uid"], held, item) for item in told if item["stays_open"]]
    for day in _other_days(story):
        _tell_opinion(story, staff, next(supply), day, None)
    return open_ones[:_PETITIONS]


def _other_days(story: Story) -> Iterator[date]:
    days = list(workdays(date(2026, 1, 5), date(2026, 11, 13)))
    yield from sorted(story.random.sample(days, NUMBER_OF_OPINIONS - sum(_AT_MEETING)))


def _tell_meeting(story: Story, staff: Staff, meeting: Mapping[str, Any], held: date) -> str:
    planned = workday(held - timedelta(days=story.random.randint(24, 34)))
    announced = workday(held - timedelta(days=story.random.randint(10, 14)))
    user = staff.names["civic_affairs"]
    is_party = meeting["kind"] == "heads"
    ending, sign = ("KH/ĐU", "-") if is_party else ("KH-UBND", "/")
    chair = meeting["chair"]
    others = [role for role in ("chairman", "front") if role != chair]
    raw = {
        "kind": meeting["kind"],
        "occasion": "scheduled",
        "topic": meeting["topic"],
        "plan_number": story.serial(ending, planned, sign=sign, a_day=1),
        "planned_on": planned.isoformat(),
        "held_on": held.isoformat(),
        "starts_at": "08:00",
        "place": "Hội trường UBND xã" if meeting["scope"] == "commune" else "Nhà văn hóa Xóm Phố Chợ",
        "form": "in_person",
        "scope": meeting["scope"],
        "scope_detail": meeting.get("scope_detail", ""),
        "chairs": [{"name": staff.names[role], "post": staff.posts[role]} for role in (chair, *others)],
        "secretary": staff.names["civic_affairs"],
        "composition": sample("opinions")["composition"],
        "invited": story.random.randint(6, 12) * 10,
    }
    uid = story.new(KIND, planned, raw, user=user)
    number = story.serial("TB-UBND" if not is_party else "TB/ĐU", announced, sign=sign, a_day=1)
    story.change(
        KIND, uid, announced, {"announced_on": announced.isoformat(), "announcement_number": number}, user=user
    )
    return uid


def _tell_result(story: Story, staff: Staff, uid: str, held: date, told: list[dict[str, Any]]) -> None:
    random, user = story.random, staff.names["civic_affairs"]
    invited = int(story.first(uid)["invited"])
    attendees = invited - random.randint(0, 12) + random.randint(0, 20)
    values = {
        "ends_at": "11:15",
        "attendees": attendees,
        "women": attendees * random.randint(35, 55) // 100,
        "speakers": len(told) - random.randint(0, 3),
        "opinions": len(told),
        "answered": sum(item["is_answered_there"] for item in told),
        "passed_on": sum(not item["is_answered_there"] and item["authority"] != "commune" for item in told),
    }
    story.change(KIND, uid, workday(held), values, user=user)
    concluded = plus_days(held, random.randint(3, 5))
    posted = min(plus_days(held, random.randint(5, 8)), held + timedelta(days=10))
    is_party = story.first(uid)["kind"] == "heads"
    number = story.serial("TB/ĐU" if is_party else "TB-UBND", concluded, sign="-" if is_party else "/", a_day=1)
    conclusion = {
        "conclusion_number": number,
        "conclusion_on": concluded.isoformat(),
        "conclusion": sample("opinions")["conclusions"][0],
        "posted_on": posted.isoformat(),
        "sent_on": posted.isoformat(),
    }
    story.change(KIND, uid, max(concluded, posted), conclusion, user=user)


def _tell_opinion(
    story: Story, staff: Staff, matter: Mapping[str, Any], day: date, dialogue: str | None
) -> dict[str, Any]:
    """Enter one opinion and its way; returns its values, its uid, and whether it stays open."""
    random, user = story.random, staff.names["civic_affairs"]
    speaker = person(random, commune=_COMMUNE)
    authority = matter.get("level", "commune")
    is_answered = dialogue is not None and random.random() < 0.55
    if dialogue is None:
        source = random.choice(_OTHER_SOURCES)
    else:
        source = random.choices(("meeting", "before", "slip"), (7, 2, 1))[0]
    due = plus_days(day, random.choice((15, 30, 30, 45, 60) if day < date(2026, 10, 1) else (30, 45, 60, 60)))
    raw: dict[str, Any] = {
        "dialogue": dialogue,
        "raised_on": day.isoformat(),
        "source": source,
        "content": filled(matter["content"], random, hamlet=speaker.hamlet),
        "hamlet": speaker.hamlet,
        "speaker": speaker.name if random.random() < 0.7 else "",
        "field": matter["field"],
        "is_answered_there": is_answered,
        "answer_there": matter["answer"] if is_answered else "",
        "authority": authority,
        "lead_unit": matter["unit"],
        "officer": staff.names[random.choice(("economy", "society", "office"))],
        "due_on": due.isoformat(),
        "status": "not_started",
    }
    if matter["unit"] != "Phòng Kinh tế xã" and authority == "commune" and random.random() < 0.3:
        raw["cooperating_units"] = [{"unit": "Phòng Kinh tế xã"}]
    is_closed_there = is_answered and authority == "commune" and random.random() < 0.4
    if is_closed_there:
        raw |= {"status": "done", "done_on": day.isoformat(), "result": matter["answer"]}
    uid = story.new(OPINIONS, workday(day), raw, user=user, hours=(12, 12))
    stays_open = not is_closed_there and _tell_settling(story, staff, uid, matter, day, due)
    return {**raw, "uid": uid, "stays_open": stays_open}


def _tell_settling(story: Story, staff: Staff, uid: str, matter: Mapping[str, Any], day: date, due: date) -> bool:
    """What followed; True when nothing was finished."""
    random, user = story.random, staff.names["civic_affairs"]
    authority = matter.get("level", "commune")
    begun = plus_days(day, random.randint(4, 9))
    status = "in_progress" if authority == "commune" else "passed_on"
    if not story.change(OPINIONS, uid, begun, {"status": status}, user=user):
        return False
    chance = 0.96 if day < date(2026, 7, 1) else 0.6 if day < date(2026, 10, 1) else 0.3
    if random.random() < chance:
        done = plus_days(day, random.randint(12, max(14, (due - day).days + 6)))
        result = {
            "status": "done",
            "done_on": done.isoformat(),
            "result_number": story.serial("UBND-VP", done),
            "result_on": done.isoformat(),
            "result": matter["answer"],
        }
        if story.change(OPINIONS, uid, done, result, user=user):
            return False
    late = plus_days(due, 2)
    if late <= DEMO_TODAY:
        reason = random.choice(sample("opinions")["delays"])
        review = plus_days(max(late, DEMO_TODAY), random.randint(6, 30))
        story.change(OPINIONS, uid, late, {"delay_reason": reason, "next_review_on": review.isoformat()}, user=user)
        return True
    return False
