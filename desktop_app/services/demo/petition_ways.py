"""The ways a sample petition can take before it is settled: proposed, passed on, guided, filed, refused, accepted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from desktop_app.services.demo.days import plus_days, plus_workdays
from desktop_app.services.demo.petition_settling import settle
from desktop_app.services.demo.petition_way import SLOW_SINCE, Way

_CONDITIONS = ("is_vietnamese", "is_signed", "states_content", "is_unprocessed", "names_object")
_UNTOUCHED_SINCE, _NEW_SINCE = date(2026, 10, 19), date(2026, 11, 5)
"""From the one day on some petitions are left lying, from the other most have just come."""

_DEADLINE = {"complaint": 5, "denunciation": 5}
"""Working days in which the story's office accepts; the law gives 7 (NĐ 155/2026 art 10; Luật Tố cáo 2018 art 24)."""


def tell_way(way: Way) -> None:
    """Enter what happened to a petition after it was received, as far as it has come."""
    random = way.random
    left = 0.6 if way.received >= _NEW_SINCE else 0.12 if way.received >= _UNTOUCHED_SINCE else 0
    if random.random() < left:
        return
    day = plus_workdays(way.received, random.randint(1, 2))
    values: dict[str, Any] = {"proposed_on": day}
    if random.random() < 0.85:
        values["national_database_on"] = day
    if way.fate in ("filed", "duplicate", "settled_before"):
        _file(way, day, values)
        return
    own = way.matter.get("authority", "own") == "own" and "kind" not in way.matter and way.kind != "mixed"
    values |= dict.fromkeys(_CONDITIONS, True) | {"eligibility": "eligible", "direction": _direction(way, own=own)}
    if way.kind != "mixed":
        values["authority"] = "own" if own else "not_own"
    if values["direction"] == "not_accept":
        values["refusal_ground"] = _ground(way)
    elif not own and way.kind != "mixed":
        values["receiving_body"] = way.matter["unit"]
    if not way.take("propose", day, **values):
        return
    is_slow = random.random() < (0.2 if way.received >= SLOW_SINCE else 0.03)
    days = random.randint(12, 16) if is_slow else random.randint(1, _DEADLINE.get(way.kind, 8) - 2)
    done = plus_workdays(day, days)
    if way.kind == "mixed":
        way.take("split", done, document_number=way.story.serial("UBND-VP", done), document_on=done, answered_on=done)
    elif not own:
        _pass_on(way, done)
    elif way.fate == "refused":
        _refuse(way, done)
    elif _is_crime(way):
        _transfer(way, "transfer_investigation", done, "Công an tỉnh")
    else:
        settle(way, done)


def _is_crime(way: Way) -> bool:
    return way.kind == "denunciation" and way.matter.get("field") == "corruption" and way.received.month % 2 == 0


def _direction(way: Way, *, own: bool) -> str:
    if way.kind == "mixed":
        return "split"
    if own:
        return "not_accept" if way.fate == "refused" and way.kind != "proposal" else "accept"
    if way.kind == "complaint":
        return "guide"
    return str(way.matter.get("direction", "transfer_proposal"))


def _file(way: Way, day: date, values: dict[str, Any]) -> None:
    reasons = {"duplicate": "duplicate", "settled_before": "finally_settled"}
    usual = ("lacks_conditions", "sent_to_many", "guided_before", "illegible")
    reason = reasons.get(way.fate) or way.random.choice(usual)
    way.take("file", day, **values, ineligible_reason=reason, filed_on=day, is_vietnamese=True, is_signed=True)


def _ground(way: Way) -> str:
    grounds = {
        "complaint": ("not_own_right", "unsigned", "in_court"),
        "denunciation": ("no_basis", "form_unmet"),
        "proposal": ("already_answered",),
    }
    known = way.story.now(way.uid).get("contested_known_on")
    is_late = known is not None and way.received - date.fromisoformat(known) > timedelta(days=100)
    return "time_barred" if is_late else way.random.choice(grounds[way.kind])


def _refuse(way: Way, day: date) -> None:
    way.take(
        f"refuse_{way.kind}",
        day,
        refusal_ground=way.story.now(way.uid).get("refusal_ground") or _ground(way),
        document_number=way.story.serial("TB-UBND", day, a_day=1),
        document_on=day,
        answered_on=day,
    )


def _pass_on(way: Way, day: date) -> None:
    body = way.matter["unit"]
    letter = {"document_number": way.story.serial("UBND-VP", day), "document_on": day}
    if way.kind == "complaint":
        if way.story.now(way.uid).get("has_originals"):
            way.take("return_originals", day, receiving_body=body, answered_on=day, **letter)
        elif way.source in ("agency", "press", "front"):
            way.take("return_to_sender", day, reported_back_on=day, **letter)
        else:
            way.take("guide", day, receiving_body=body, answered_on=day, **letter)
        return
    _transfer(way, str(way.matter.get("direction", "transfer_proposal")), day, body)


def _transfer(way: Way, step: str, day: date, body: str) -> None:
    number = way.story.serial("PC-UBND", day, a_day=1)
    told = {"answered_on": day} if way.kind == "denunciation" else {}
    if not way.take(step, day, receiving_body=body, document_number=number, document_on=day, **told):
        return
    if way.kind == "denunciation" and way.source not in ("direct", "post", "box", "reception", "opinion"):
        way.take("answer_forwarder", plus_workdays(day, 2), forward_answered_on=plus_workdays(day, 2))
    replied = plus_days(day, way.random.randint(14, 34))
    if way.random.random() < 0.4:
        urged = plus_days(day, 38)
        row = {"number": way.story.serial("UBND-VP", urged), "sent_on": urged, "body": body}
        if not way.take("remind", urged, add_reminders=row):
            return
        replied = plus_days(urged, way.random.randint(10, 24))
    if way.random.random() < 0.75:
        _answer_of_elsewhere(way, replied, body)


def _answer_of_elsewhere(way: Way, day: date, body: str) -> None:
    initials = "".join(word[0] for word in body.split()[:3]).upper()
    reply = {
        "reply_number": f"{way.random.randint(40, 900)}/{initials}",
        "replied_on": day,
        "result": way.matter.get("answer", "Cơ quan nhận đã thông báo kết quả giải quyết."),
    }
    if not way.take("receive_reply", day, **reply):
        return
    told = plus_workdays(day, way.random.randint(1, 5))
    if way.take("tell_citizen", told, answered_on=told) and way.random.random() < 0.6:
        way.take("close", plus_workdays(told, 3))
