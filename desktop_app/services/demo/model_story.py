"""The sample office's civic models: registered early in the year, visited, scored, recognised, copied or stopped."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from desktop_app.services.demo.days import FIRST_DAY, plus_days, workday
from desktop_app.services.demo.model_year import recognition, results, rows_of, tell_year, visit
from desktop_app.services.demo.office_lists import Staff
from desktop_app.services.demo.people import full_name
from desktop_app.services.demo.samples import filled, sample
from desktop_app.services.demo.story import Story

KIND = "civic_models"
SHEETS = "criteria_sheets"
NUMBER = 120
_EXEMPLARS = 22
_OF_LAST_YEAR = 28
_SHEET_ENTERED = date(2026, 1, 5)


def tell_models(story: Story, staff: Staff) -> None:
    """Enter the example criteria sheet, NUMBER models and what became of each."""
    sheet = story.new(SHEETS, _SHEET_ENTERED, sample("criteria")["sheet"], user=staff.names["civic_affairs"])
    originals: dict[str, tuple[str, date]] = {}
    planned = _planned(story)
    old = [_tell_old(story, staff, template, hamlet, originals) for template, hamlet in planned[:_OF_LAST_YEAR]]
    first, span = date(2026, 1, 12), 75
    days = sorted(first + timedelta(days=story.random.randint(0, span)) for _ in planned[_OF_LAST_YEAR:])
    for day, (template, hamlet) in zip(days, planned[_OF_LAST_YEAR:], strict=True):
        uid = _tell_new(story, staff, template, hamlet, workday(day), originals)
        tell_year(story, staff, template=template, hamlet=hamlet, uid=uid, sheet=sheet)
    for uid in old:
        _review_old(story, staff, uid)


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
        "targets": rows_of(story, template),
        "status": "registered",
    }
    if is_person:
        raw["person"] = full_name(random, is_woman=random.random() < 0.5)
        raw["person_post"] = template["post"]
    for key in ("reason", "objective", "method", "forces"):
        if key in template:
            raw[key] = filled(template[key], random, hamlet=hamlet)
    return raw


def _tell_old(
    story: Story, staff: Staff, template: Mapping[str, Any], hamlet: str, originals: dict[str, tuple[str, date]]
) -> str:
    """A model of 2025, entered when the program came: recognised before, without a sheet; its uid."""
    random, user = story.random, staff.names["civic_affairs"]
    registered = workday(date(2025, 7, 7) + timedelta(days=random.randint(0, 60)))
    decided = workday(date(2025, 10, 13) + timedelta(days=random.randint(0, 30)))
    raw = _registration(story, staff, template, hamlet, registered)
    raw |= results(story, template, hamlet, decided) if random.random() < 0.85 else {}
    if random.random() < 0.2:
        raw["outcomes"] = [{**row, "evidence": ""} for row in raw.get("outcomes", ())]
    raw |= {
        "status": "maintained",
        "recognitions": [recognition(story, decided)],
        "reviews": [{"reviewed_year": 2025, "verdict": "effective"}],
    }
    uid = story.new(KIND, workday(FIRST_DAY + timedelta(days=random.randint(1, 4))), raw, user=user)
    originals.setdefault(template["name"], (uid, registered))
    return uid


def _review_old(story: Story, staff: Staff, uid: str) -> None:
    """The year 2026 of an old model: stopped, visited and reviewed, or forgotten."""
    random, user = story.random, staff.names["civic_affairs"]
    day = plus_days(date(2026, 5, 11), random.randint(0, 40))
    chance = random.random()
    if chance < 0.7:
        story.step(KIND, uid, day, "check_again", {"checks": [visit(story, staff, day)]}, user=user)
    if chance < 0.12:
        reason = random.choice(sample("models")["stop_reasons"])
        story.step(KIND, uid, day, "stop", {"stopped_on": day.isoformat(), "stop_reason": reason}, user=user)
    elif chance < 0.7:
        verdict = "not_effective" if random.random() < 0.15 else "effective"
        review = {"reviewed_year": 2026, "verdict": verdict}
        story.step(KIND, uid, day, "review", {"+reviews": [review]}, user=user)


def _tell_new(
    story: Story,
    staff: Staff,
    template: Mapping[str, Any],
    hamlet: str,
    registered: date,
    originals: dict[str, tuple[str, date]],
) -> str:
    """The registration of a model of 2026, some as copies of one of 2025; its uid."""
    random, user = story.random, staff.names["civic_affairs"]
    raw = _registration(story, staff, template, hamlet, registered)
    original, born = originals.get(template["name"], ("", registered))
    if born < registered and random.random() < 0.6:
        raw["original"] = original
    elif not original and random.random() < 0.05:
        raw["original_place"] = random.choice(sample("models")["places_elsewhere"])
    uid = story.new(KIND, plus_days(registered, 1), raw, user=user)
    if "original" in raw:
        row = {"place": hamlet, "unit": template["unit"], "started_on": registered.isoformat()}
        values = {"+replications": [row]}
        story.step(KIND, original, plus_days(registered, 4), "replicate_again", values, user=user)
    return uid
