"""The sample office's civic models: registered early in the year, visited, proposed, recognised, copied or stopped."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from desktop_app.services.demo.days import FIRST_DAY, plus_days, workday
from desktop_app.services.demo.office_lists import Staff
from desktop_app.services.demo.people import full_name
from desktop_app.services.demo.samples import filled, sample
from desktop_app.services.demo.story import Story

KIND = "civic_models"
NUMBER = 120
_EXEMPLARS = 22
_OF_LAST_YEAR = 28
_PROVINCE = "Ban Tuyên giáo và Dân vận Tỉnh ủy"
_PARTY = "Đảng ủy xã"

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


def tell_models(story: Story, staff: Staff) -> None:
    """Enter NUMBER models and what became of each."""
    originals: dict[str, tuple[str, date]] = {}
    planned = _planned(story)
    for template, hamlet in planned[:_OF_LAST_YEAR]:
        _tell_old(story, staff, template, hamlet, originals)
    first, span = date(2026, 1, 12), 75
    days = sorted(first + timedelta(days=story.random.randint(0, span)) for _ in planned[_OF_LAST_YEAR:])
    for day, (template, hamlet) in zip(days, planned[_OF_LAST_YEAR:], strict=True):
        _tell_new(story, staff, template, hamlet, workday(day), originals)


def _planned(story: Story) -> list[tuple[Mapping[str, Any], str]]:
    texts, random = sample("models"), story.random
    hamlets = [item["name"] for item in sample("office")["hamlets"]]
    pairs = [(template, hamlet) for template in texts["recurring"] for hamlet in hamlets]
    random.shuffle(pairs)
    chosen = [(template, random.choice(hamlets)) for template in texts["single"]]
    persons = [(template, hamlet) for template in texts["exemplars"] for hamlet in hamlets]
    chosen += random.sample(persons, _EXEMPLARS)
    chosen += pairs[: NUMBER - len(chosen)]
    random.shuffle(chosen)
    return chosen


def _registration(story: Story, staff: Staff, template: Mapping[str, Any], hamlet: str, day: date) -> dict[str, Any]:
    random = story.random
    is_person = "post" in template
    name = filled(template["name"], random, hamlet=hamlet)
    if not is_person and template in sample("models")["recurring"]:
        name = f"{name} {filled('{hamlet}', random, hamlet=hamlet)}"
    raw: dict[str, Any] = {
        "name": name,
        "field": template["field"],
        "type": "exemplar" if is_person else "model",
        "subject": "individual" if is_person else "collective",
        "unit": template["unit"],
        "hamlet": hamlet,
        "contact": staff.names[random.choice(("civic_affairs", "front", "party_work"))],
        "registered_on": day.isoformat(),
        "phase": "2021_2025" if day.year < 2026 else "2026_2030",
        "is_confirmed": True,
        "starts_on": plus_days(day, random.randint(0, 20)).isoformat(),
        "targets": _rows(story, template),
        "status": "registered",
    }
    if is_person:
        raw["person"] = full_name(random, is_woman=random.random() < 0.5)
        raw["person_post"] = template["post"]
    for key in ("reason", "objective", "method", "forces"):
        if key in template:
            raw[key] = filled(template[key], random, hamlet=hamlet)
    return raw


def _rows(story: Story, template: Mapping[str, Any], *, counted_on: date | None = None) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for key in template["outcomes"]:
        low, high, step = _QUANTITIES[key]
        number = story.random.randint(low, high)
        row: dict[str, Any] = {"kind": key, "quantity": number * step if step else number / 10}
        if counted_on is not None:
            row |= {"counted_on": counted_on.isoformat(), "evidence": "Biên bản họp xóm, ảnh chụp"}
        rows.append(row)
    return rows if counted_on is not None else rows[:2]


def _results(story: Story, template: Mapping[str, Any], hamlet: str, day: date) -> dict[str, Any]:
    rows = _rows(story, template, counted_on=day)
    homes = next((row["quantity"] for row in rows if row["kind"] == "households"), None)
    people = next((row["quantity"] for row in rows if row["kind"] == "people"), None)
    return {
        "outcomes": rows,
        "households": homes,
        "people": people,
        "highlights": filled(template["highlights"], story.random, hamlet=hamlet),
    }


def _tell_old(
    story: Story, staff: Staff, template: Mapping[str, Any], hamlet: str, originals: dict[str, tuple[str, date]]
) -> None:
    """A model of 2025, entered when the program came: recognised, kept up, sometimes stopped."""
    random, user = story.random, staff.names["civic_affairs"]
    registered = workday(date(2025, 7, 7) + timedelta(days=random.randint(0, 60)))
    decided = workday(date(2025, 10, 13) + timedelta(days=random.randint(0, 30)))
    raw = _registration(story, staff, template, hamlet, registered)
    raw |= _results(story, template, hamlet, decided)
    raw |= {
        "status": "maintained",
        "recognitions": [_recognition(story, decided)],
        "reviews": [{"reviewed_year": 2025, "verdict": "effective"}],
        "scores": _scores(story),
    }
    uid = story.new(KIND, workday(FIRST_DAY + timedelta(days=random.randint(1, 4))), raw, user=user)
    originals.setdefault(template["name"], (uid, registered))
    day = plus_days(date(2026, 5, 11), random.randint(0, 40))
    visit = _visit(story, staff, day)
    if random.random() < 0.12:
        stop = {"status": "stopped", "stopped_on": day.isoformat(), "checks": [visit]}
        story.change(KIND, uid, day, stop | {"stop_reason": random.choice(sample("models")["stop_reasons"])}, user=user)
    elif random.random() < 0.7:
        verdict = "not_effective" if random.random() < 0.15 else "effective"
        reviews = [*raw["reviews"], {"reviewed_year": 2026, "verdict": verdict}]
        story.change(KIND, uid, day, {"checks": [visit], "reviews": reviews}, user=user)


def _tell_new(
    story: Story,
    staff: Staff,
    template: Mapping[str, Any],
    hamlet: str,
    registered: date,
    originals: dict[str, tuple[str, date]],
) -> None:
    """A model of 2026 from its registration on, as far as it has come."""
    random, user = story.random, staff.names["civic_affairs"]
    raw = _registration(story, staff, template, hamlet, registered)
    original, born = originals.get(template["name"], ("", registered))
    if born < registered and random.random() < 0.6:
        raw["original"] = original
    uid = story.new(KIND, plus_days(registered, 1), raw, user=user)
    if "original" in raw:
        row = {"place": hamlet, "unit": template["unit"], "started_on": registered.isoformat()}
        story.change(KIND, original, plus_days(registered, 4), {"+replications": [row]}, user=user)
    originals.setdefault(template["name"], (uid, plus_days(registered, 1)))
    _tell_year(story, staff, template, hamlet, uid)


def _tell_year(story: Story, staff: Staff, template: Mapping[str, Any], hamlet: str, uid: str) -> None:
    random, user = story.random, staff.names["civic_affairs"]
    chance = random.random()
    if chance < 0.08:
        return
    begun = plus_days(date(2026, 4, 13), random.randint(0, 20))
    story.change(KIND, uid, begun, {"status": "building"}, user=user)
    if chance < 0.22:
        return
    seen = plus_days(date(2026, 6, 8), random.randint(0, 45))
    story.change(KIND, uid, seen, {"status": "surveyed", "checks": [_visit(story, staff, seen)]}, user=user)
    if chance < 0.27:
        stop = {"status": "stopped", "stopped_on": seen.isoformat()}
        story.change(
            KIND, uid, plus_days(seen, 1), stop | {"stop_reason": sample("models")["stop_reasons"][1]}, user=user
        )
        return
    if chance < 0.36:
        return
    proposed = plus_days(date(2026, 9, 14), random.randint(0, 14))
    proposal = {
        "status": "proposed",
        "proposal_number": story.serial("TTr-ĐU", proposed, sign="-", a_day=1),
        "proposed_on": proposed.isoformat(),
        "scores": _scores(story),
    }
    story.change(KIND, uid, proposed, _results(story, template, hamlet, proposed) | proposal, user=user)
    decided = plus_days(date(2026, 10, 12), random.randint(0, 34))
    if chance < 0.50:
        return
    if chance < 0.55:
        story.change(KIND, uid, decided, {"status": "not_recognized"}, user=user)
        return
    recognized: dict[str, Any] = {"status": "recognized", "recognitions": [_recognition(story, decided)]}
    if chance > 0.84:
        recognized["rewards"] = [_reward(story, story.first(uid), decided)]
    story.change(KIND, uid, decided, recognized, user=user)


def _recognition(story: Story, day: date) -> dict[str, Any]:
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


def _visit(story: Story, staff: Staff, day: date) -> dict[str, Any]:
    visitor = staff.names[story.random.choice(("civic_affairs", "front", "party_work"))]
    finding = story.random.choice(sample("models")["findings"])
    return {"visited_on": day.isoformat(), "visitor": visitor, "finding": finding}


def _scores(story: Story) -> list[dict[str, Any]]:
    return [
        {
            "criterion_group": group,
            "criterion": criterion,
            "maximum": maximum,
            "points": maximum - story.random.randint(0, maximum // 5),
            "is_passed": True,
        }
        for group, criterion, maximum in sample("models")["criteria"]
    ]
