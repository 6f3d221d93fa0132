"""The ways a sample petition can take: accepted and settled, passed on, guided, filed, refused, withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from desktop_app.services.demo.days import plus_days, plus_workdays
from desktop_app.services.demo.office_lists import Staff
from desktop_app.services.demo.samples import sample
from desktop_app.services.demo.story import Story

KIND = "petitions"
_CONDITIONS = ("is_vietnamese", "is_signed", "states_content", "is_unprocessed", "names_object")
_SLOW_SINCE = date(2026, 9, 21)
_SETTLE_DAYS = {"complaint": 30, "denunciation": 30}
"""Luật Khiếu nại 02/2011 art 28, Luật Tố cáo 25/2018 art 30; proposals: the office's own term of 30 days."""


def tell_way(story: Story, staff: Staff, matter: Mapping[str, Any], *, uid: str, received: date, kind: str) -> None:
    """Enter what happened to a petition after it was received, as far as it has come."""
    random, user = story.random, staff.names["petitions"]
    classified = plus_workdays(received, random.randint(1, 4))
    chance = random.random()
    if chance < 0.04 and kind in ("proposal", "complaint"):
        _file(story, uid, classified, user)
        return
    own = matter.get("authority", "own") == "own" and "kind" not in matter and kind != "mixed"
    values: dict[str, Any] = dict.fromkeys(_CONDITIONS, True)
    values |= {"eligibility": "eligible", "authority": "own" if own else "not_own", "status": "proposed"}
    if kind == "mixed":
        values |= {"direction": "split", "authority": None}
    if not story.change(KIND, uid, classified, values, user=user):
        return
    done = plus_workdays(classified, random.randint(1, 3))
    if kind == "mixed":
        _guide(story, uid, done, user, {})
    elif not own:
        _pass_on(story, matter, uid=uid, day=done, kind=kind, user=user)
    elif chance > 0.96 and kind == "complaint":
        _refuse(story, uid, done, user)
    else:
        _settle(story, staff, matter, uid=uid, day=done, kind=kind)


def _file(story: Story, uid: str, day: date, user: str) -> None:
    values = {
        "eligibility": "not_eligible",
        "ineligible_reason": story.random.choice(("lacks_conditions", "sent_to_many", "guided_before", "illegible")),
        "direction": "file",
        "status": "filed",
        "is_vietnamese": True,
    }
    story.change(KIND, uid, day, values, user=user)


def _guide(story: Story, uid: str, day: date, user: str, values: Mapping[str, Any]) -> None:
    document = {
        "status": "guided",
        "document_number": story.serial("UBND-VP", day),
        "document_on": day.isoformat(),
        "answered_on": day.isoformat(),
    }
    story.change(KIND, uid, day, document | dict(values), user=user)


def _pass_on(story: Story, matter: Mapping[str, Any], *, uid: str, day: date, kind: str, user: str) -> None:
    body = matter["unit"]
    if kind == "complaint":
        _guide(story, uid, day, user, {"direction": "guide", "receiving_body": body})
        return
    direction = matter.get("direction", "transfer_proposal")
    values = {
        "direction": direction,
        "status": "transferred",
        "receiving_body": body,
        "document_number": story.serial("PC-UBND", day, a_day=1),
        "document_on": day.isoformat(),
    }
    story.change(KIND, uid, day, values, user=user)
    replied = plus_days(day, story.random.randint(14, 60))
    if story.random.random() < 0.65:
        reply = {
            "reply_number": f"{story.random.randint(40, 900)}/{''.join(word[0] for word in body.split()[:3]).upper()}",
            "replied_on": replied.isoformat(),
            "result": matter.get("answer", "Cơ quan nhận đã thông báo kết quả giải quyết."),
        }
        story.change(KIND, uid, replied, reply, user=user)


def _refuse(story: Story, uid: str, day: date, user: str) -> None:
    values = {
        "direction": "not_accept",
        "refusal_ground": story.random.choice(("not_own_right", "unsigned", "in_court")),
        "status": "refused",
        "document_number": story.serial("TB-UBND", day, a_day=1),
        "document_on": day.isoformat(),
        "answered_on": day.isoformat(),
    }
    story.change(KIND, uid, day, values, user=user)


def _settle(story: Story, staff: Staff, matter: Mapping[str, Any], *, uid: str, day: date, kind: str) -> None:
    random, user = story.random, staff.names["petitions"]
    is_formal = kind in _SETTLE_DAYS
    due = plus_days(day, _SETTLE_DAYS.get(kind, 30))
    ending = {"complaint": "TB-UBND", "denunciation": "QĐ-UBND"}.get(kind, "UBND-VP")
    values: dict[str, Any] = {
        "direction": "accept",
        "status": "settling",
        "accepted_number": story.serial(ending, day),
        "accepted_on": day.isoformat(),
        "answer_due_on": due.isoformat(),
    }
    if is_formal:
        values["verifier"] = staff.names[random.choice(("land", "economy", "society", "inspection"))]
    if not story.change(KIND, uid, day, values, user=user):
        return
    noted = plus_days(day, random.randint(3, 8))
    note = {"noted_on": noted.isoformat(), "note": random.choice(sample("matters")["notes"])}
    story.change(KIND, uid, noted, {"+progress": [note]}, user=user)
    if random.random() < 0.05 and kind == "complaint":
        _withdraw(story, uid, plus_days(noted, 4), user)
        return
    late = random.random() < (0.3 if day >= _SLOW_SINCE else 0.04)
    decided = plus_days(day, random.randint(34, 55) if late else random.randint(17, 28))
    if late and day >= _SLOW_SINCE:
        return
    _decide(story, matter, uid=uid, day=day, decided=decided, kind=kind, user=user)


def _withdraw(story: Story, uid: str, day: date, user: str) -> None:
    values = {"status": "withdrawn", "withdrawn_on": day.isoformat(), "is_withdrawn_after_explaining": True}
    story.change(KIND, uid, day, values, user=user)


def _decide(
    story: Story, matter: Mapping[str, Any], *, uid: str, day: date, decided: date, kind: str, user: str
) -> None:
    endings = {"complaint": "QĐ-UBND", "denunciation": "KL-UBND"}
    values: dict[str, Any] = {
        "status": "resulted",
        "decision_number": story.serial(endings.get(kind, "UBND-VP"), decided, a_day=2),
        "decided_on": decided.isoformat(),
        "result": matter.get("answer", "Đã ban hành văn bản giải quyết, gửi các bên liên quan."),
    }
    if kind in endings:
        values["analysis"] = matter.get("verdict", "partly")
    if kind == "complaint":
        values["dialogue_on"] = plus_days(day, 7).isoformat()
    if not story.change(KIND, uid, decided, values, user=user):
        return
    answered = plus_workdays(decided, story.random.randint(1, 3))
    closing: dict[str, Any] = {"status": "answered", "answered_on": answered.isoformat()}
    if kind == "complaint" and matter.get("verdict") != "wrong":
        closing["execution"] = "executing"
    if story.random.random() < 0.7:
        closing["national_database_on"] = answered.isoformat()
    if story.change(KIND, uid, answered, closing, user=user) and "execution" in closing:
        executed = plus_days(answered, story.random.randint(20, 60))
        story.change(
            KIND, uid, executed, {"status": "closed", "execution": "executed", "executed_on": executed.isoformat()},
            user=user,
        )  # fmt: skip
