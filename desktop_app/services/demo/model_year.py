"""The year 2026 of a model of the sample office: built, visited, scored, voted on, proposed and decided."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from desktop_app.services.demo.days import plus_days
from desktop_app.services.demo.office_lists import Staff
from desktop_app.services.demo.samples import filled, sample
from desktop_app.services.demo.story import Story

KIND = "civic_models"
_PROVINCE = "Ban Tuyên giáo và Dân vận Tỉnh ủy"
_PARTY = "Đảng ủy xã"
_VOTERS = 15

_QUANTITIES: Mapping[str, tuple[int, int, int]] = {
    "land_households": (4, 32, 1),
    "land_area": (12, 260, 10),
    "money": (8, 180, 1_000_000),
    "work_days": (20, 320, 1),
    "road_length": (4, 28, 0),
    "works": (1, 8, 1),
    "households": (18, 96, 1),
    "people": (12, 160, 1),
    "talks": (3, 18, 1),
    "mediations": (2, 12, 1),
}
"""Lowest and highest count and the step it is multiplied by; step 0: tenths."""


def rows_of(story: Story, template: Mapping[str, Any], *, counted_on: date | None = None) -> list[dict[str, Any]]:
    """Targets of a model, or its results counted up to a day."""
    rows: list[dict[str, Any]] = []
    for key in template["outcomes"]:
        low, high, step = _QUANTITIES[key]
        number = story.random.randint(low, high)
        row: dict[str, Any] = {"kind": key, "quantity": number * step if step else number / 10}
        if counted_on is not None:
            row |= {"counted_on": counted_on.isoformat(), "evidence": sample("models")["evidence"][0]}
        rows.append(row)
    return rows if counted_on is not None else rows[:2]


def results(story: Story, template: Mapping[str, Any], hamlet: str, day: date) -> dict[str, Any]:
    """What a model has brought by a day."""
    rows = rows_of(story, template, counted_on=day)
    homes = next((row["quantity"] for row in rows if row["kind"] == "households"), None)
    people = next((row["quantity"] for row in rows if row["kind"] == "people"), None)
    return {
        "outcomes": rows,
        "households": homes,
        "people": people,
        "highlights": filled(template["highlights"], story.random, hamlet=hamlet),
    }


def tell_year(
    story: Story, staff: Staff, *, template: Mapping[str, Any], hamlet: str, uid: str, sheet: str
) -> None:  # fmt: skip
    """A registered model as far as it has come; one in thirteen is never begun."""
    random, user = story.random, staff.names["civic_affairs"]
    chance = random.random()
    if chance < 0.08:
        return
    begun = plus_days(date(2026, 4, 13), random.randint(0, 20))
    story.step(KIND, uid, begun, "build", {"starts_on": story.now(uid)["starts_on"]}, user=user)
    if chance < 0.22:
        return
    seen = plus_days(date(2026, 6, 8), random.randint(0, 45))
    story.step(KIND, uid, seen, "check", {"checks": [visit(story, staff, seen)]}, user=user)
    if chance < 0.27:
        stopped = plus_days(seen, 1)
        reason = sample("models")["stop_reasons"][1]
        story.step(KIND, uid, stopped, "stop", {"stopped_on": stopped.isoformat(), "stop_reason": reason}, user=user)
        return
    if chance < 0.36:
        return
    is_weak = 0.50 <= chance < 0.55
    proposed = plus_days(date(2026, 9, 14), random.randint(0, 14))
    _judge(story, uid, proposed, sheet=sheet, is_weak=is_weak, user=user)
    proposal = {"proposal_number": story.serial("TTr/ĐU", proposed, sign="-", a_day=1), "proposed_on": proposed}
    values = results(story, template, hamlet, proposed) if chance > 0.40 else {}
    story.step(KIND, uid, proposed, "propose", values | _days(proposal), user=user)
    if chance >= 0.50:
        _decide(story, uid, plus_days(date(2026, 10, 12), random.randint(0, 34)), chance, user=user)


def _days(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in values.items()}


def _judge(story: Story, uid: str, day: date, *, sheet: str, is_weak: bool, user: str) -> None:
    """Scored by the sheet and voted on, the same day."""
    scores = {"sheet": sheet, "scores": _scores(story, is_weak=is_weak), "scored_on": day.isoformat()}
    story.step(KIND, uid, day, "score", scores, user=user)
    vote = {
        "voted_on": day.isoformat(),
        "voters": _VOTERS,
        "votes_for": story.random.randint(3, 7) if is_weak else story.random.randint(11, _VOTERS),
        "vote_number": story.serial("BB/ĐU", day, sign="-", a_day=2),
    }
    story.step(KIND, uid, day, "vote", vote, user=user)


def _decide(story: Story, uid: str, day: date, chance: float, *, user: str) -> None:
    if chance < 0.55:
        reason = story.random.choice(sample("models")["refusal_reasons"])
        story.step(KIND, uid, day, "refuse", {"refusal_reason": reason}, user=user)
        return
    if not story.step(KIND, uid, day, "recognize", {"recognitions": [recognition(story, day)]}, user=user):
        return
    if chance > 0.84:
        values = {"rewards": [_reward(story, story.first(uid), day)]}
        story.step(KIND, uid, day, "reward", values, user=user)


def recognition(story: Story, day: date) -> dict[str, Any]:
    """A decision of the commune, sometimes of the province."""
    if story.random.random() < 0.15:
        number = story.serial("QĐ/BTGDVTU", day, sign="-", a_day=1)
        return {"level": "province", "number": number, "decided_on": day.isoformat(), "issuer": _PROVINCE}
    number = story.serial("QĐ/ĐU", day, sign="-", a_day=1)
    return {"level": "grassroots", "number": number, "decided_on": day.isoformat(), "issuer": _PARTY}


def _reward(story: Story, raw: Mapping[str, Any], day: date) -> dict[str, Any]:
    is_person = raw["subject"] == "individual"
    return {
        "recipient": raw["person"] if is_person else raw["unit"],
        "form": "commune_certificate",
        "issuer": "Ủy ban nhân dân xã",
        "number": story.serial("QĐ-UBND", day),
        "decided_on": day.isoformat(),
        "money": 759_000 if is_person else 1_518_000,
    }


def visit(story: Story, staff: Staff, day: date) -> dict[str, Any]:
    """One visit of an officer."""
    visitor = staff.names[story.random.choice(("civic_affairs", "front", "party_work"))]
    finding = story.random.choice(sample("models")["findings"])
    return {"visited_on": day.isoformat(), "visitor": visitor, "finding": finding}


def _scores(story: Story, *, is_weak: bool) -> list[dict[str, Any]]:
    """Points for each criterion of the example sheet: enough for recognition, or too few."""
    rows = []
    for item in sample("criteria")["sheet"]["criteria"]:
        most = int(item["maximum"])
        lost = story.random.randint(most // 3, most // 2) if is_weak else story.random.randint(0, most // 5)
        evidence = story.random.choice(sample("models")["evidence"]) if item.get("is_evidence_needed") else ""
        rows.append({**item, "points": most - lost, "evidence": evidence})
    return rows
