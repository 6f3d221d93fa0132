"""The sample office's opinions: how each was raised, whose task it became, and what was done about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.services.demo.days import DEMO_TODAY, plus_days, workday
from desktop_app.services.demo.office_lists import Staff
from desktop_app.services.demo.people import person
from desktop_app.services.demo.samples import filled, sample
from desktop_app.services.demo.story import Story

KIND = "opinions"
_OTHER_SOURCES = ("community", "box", "front", "website")
_COMMUNE = "xã Đồng Lam"
_REOPENED = 9
"""Place of the opinion that is opened again where it was done at a meeting of the first half of the year."""
_UNASSIGNED = 16
"""Place of the opinion nobody took up yet: the last one of the longest meeting."""


@dataclass(frozen=True, slots=True)
class Raised:
    """One opinion about to be told; ``dialogue`` is "" where it was raised elsewhere, ``place`` counts from 1."""

    story: Story
    staff: Staff
    matter: Mapping[str, Any]
    day: date
    dialogue: str = ""
    place: int = 0
    becomes_petition: bool = False

    @property
    def authority(self) -> str:
        """Who may settle it."""
        return str(self.matter.get("level", "commune"))

    def take(self, uid: str, day: date, step: str, **values: Any) -> bool:
        """A lawful step on a day; False when the day has not come yet."""
        raw = {key: value.isoformat() if isinstance(value, date) else value for key, value in values.items()}
        return self.story.step(KIND, uid, day, step, raw, user=self.staff.names["civic_affairs"])

    def told(self, key: str) -> str:
        """One of the sample texts under a key of ``opinions.json``."""
        return str(self.story.random.choice(sample("opinions")[key]))


def tell_opinion(raised: Raised) -> tuple[str, date, Mapping[str, Any]]:
    """Enter one opinion and its way; returns its uid, its day and its values with whose task it was."""
    random, day, matter = raised.story.random, raised.day, raised.matter
    is_answered = bool(raised.dialogue) and random.random() < 0.55
    raw = _entered(raised, is_answered=is_answered)
    uid = raised.story.new(KIND, workday(day), raw, user=raised.staff.names["civic_affairs"], hours=(12, 12))
    values = {**raw, "lead_unit": matter["unit"]}
    if raised.becomes_petition:
        _assign(raised, uid, plus_days(day, 4), plus_days(day, 30))
    elif is_answered and raised.authority == "commune" and random.random() < 0.4:
        answerer = str(raw["answerer"])
        raised.take(uid, day, "settle_there", answer_there=matter["answer"], answerer=answerer, done_on=day)
    else:
        _tell_settling(raised, uid)
    return uid, day, values


def _entered(raised: Raised, *, is_answered: bool) -> dict[str, Any]:
    random, matter, staff = raised.story.random, raised.matter, raised.staff
    speaker = person(random, commune=_COMMUNE)
    sources = ("meeting", "before", "slip") if raised.dialogue else _OTHER_SOURCES
    weights = (7, 2, 1) if raised.dialogue else (1, 1, 1, 1)
    answering = "chairman" if random.random() < 0.5 else "economy"
    return {
        "dialogue": raised.dialogue or None,
        "place": raised.place or None,
        "raised_on": raised.day.isoformat(),
        "source": random.choices(sources, weights)[0],
        "content": filled(matter["content"], random, hamlet=speaker.hamlet),
        "hamlet": speaker.hamlet,
        "speaker": speaker.name if random.random() < 0.7 else "",
        "field": matter["field"],
        "is_answered_there": is_answered,
        "answer_there": matter["answer"] if is_answered else "",
        "answerer": f"{staff.names[answering]}, {staff.posts[answering]}" if is_answered else "",
        "authority": raised.authority,
        "status": "not_started",
    }


def _tell_settling(raised: Raised, uid: str) -> None:
    """Given to a unit or passed on, urged, answered, done or late."""
    random, day = raised.story.random, raised.day
    if raised.place == _UNASSIGNED:
        return
    begun = plus_days(day, random.randint(4, 9))
    due = plus_days(day, random.choice((30, 30, 45, 60) if day < date(2026, 10, 1) else (33, 36, 40, 40, 60)))
    if not (_assign if raised.authority == "commune" else _pass_on)(raised, uid, begun, due):
        return
    chance = 0.96 if day < date(2026, 7, 1) else 0.6 if day < date(2026, 10, 1) else 0.3
    done = plus_days(day, random.randint(14, max(16, (due - day).days + 6)))
    is_done = random.random() < chance
    if (not is_done or raised.authority != "commune") and random.random() < 0.5:
        _urge(raised, uid, max(plus_days(due, -8), plus_days(begun, 5)), until=done if is_done else DEMO_TODAY)
    if is_done:
        _finish(raised, uid, max(done, plus_days(begun, 6)))
    elif due < DEMO_TODAY:
        _tell_delay(raised, uid, due)


def _assign(raised: Raised, uid: str, day: date, due: date) -> bool:
    random, unit = raised.story.random, raised.matter["unit"]
    officer = raised.staff.names[random.choice(("economy", "society", "office"))]
    helps = unit != "Phòng Kinh tế xã" and random.random() < 0.3
    helpers = [{"unit": "Phòng Kinh tế xã"}] if helps else []
    return raised.take(
        uid, day, "assign", lead_unit=unit, due_on=due, assigned_on=day, cooperating_units=helpers, officer=officer
    )  # fmt: skip


def _pass_on(raised: Raised, uid: str, day: date, due: date) -> bool:
    """To the body in charge; what a commune's unit cannot settle goes to the province."""
    unit = raised.matter["unit"]
    body = "Ủy ban nhân dân tỉnh" if unit.endswith(" xã") else unit
    number = raised.story.serial("UBND-VP", day)
    officer = raised.staff.names["office"]
    return raised.take(
        uid, day, "pass_on", passed_to=body, passed_on=day, passed_number=number, due_on=due, lead_unit=body,
        officer=officer,
    )  # fmt: skip


def _urge(raised: Raised, uid: str, day: date, *, until: date) -> None:
    if day < until:
        row = {"reminded_on": day.isoformat(), "number": raised.story.serial("UBND-VP", day)}
        raised.take(uid, day, "remind", **{"+reminders": [row]})


def _finish(raised: Raised, uid: str, day: date, *, is_second: bool = False) -> None:
    random, matter = raised.story.random, raised.matter
    number = raised.story.serial("UBND-VP", day)
    evidence = raised.told("evidence") if random.random() < 0.6 else ""
    result = {"result": matter["answer"], "result_number": number, "result_on": day, "evidence": evidence}
    is_done = raised.take(uid, day, "finish", done_on=day, **result)
    if is_done and not is_second and raised.place == _REOPENED and raised.day < date(2026, 6, 1):
        again = plus_days(day, 40)
        if raised.take(
            uid,
            again,
            "reopen",
            reopened_on=again,
            reopen_reason=raised.told("reopenings"),
            due_on=plus_days(again, 45),
        ):
            _finish(raised, uid, plus_days(again, 30), is_second=True)


def _tell_delay(raised: Raised, uid: str, due: date) -> None:
    """Late: a reply without an end, a new deadline, or nothing at all yet."""
    random = raised.story.random
    late = plus_days(due, 2)
    if random.random() < 0.4:
        number = raised.story.serial("UBND-VP", late)
        raised.take(
            uid, late, "report_back", result=raised.told("replies"), result_number=number, result_on=late
        )  # fmt: skip
    chance = random.random()
    if chance < 0.6:
        until = plus_days(DEMO_TODAY, random.randint(1, 30))
        raised.take(
            uid, late, "extend", due_on=until, delay_reason=raised.told("delays"), next_review_on=plus_days(late, 20)
        )  # fmt: skip
