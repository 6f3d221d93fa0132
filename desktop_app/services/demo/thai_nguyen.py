"""Models of Thái Nguyên in 2023 by field and subject, as many as the press printed; names are put together.

Figures: article of 8/10/2024 on the movement "Dân vận khéo" in Thái Nguyên. It gives collective models as "over 490,
over 630, nearly 430, over 240"; the numbers here are chosen to fit those words, individual ones are as printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from desktop_app.services.demo.days import workday
from desktop_app.services.demo.people import full_name
from desktop_app.services.demo.samples import filled, sample
from desktop_app.services.demo.story import Story

KIND = "civic_models"
FIGURES: Mapping[str, tuple[int, int]] = {
    "economy": (492, 256),
    "culture_society": (634, 172),
    "defence_security": (428, 74),
    "political_system": (243, 60),
}
"""Collective and individual models honoured in 2023, by field."""

_USER = "Ban Tuyên giáo và Dân vận"
_LEVELS = (("grassroots", "QĐ/ĐU"), ("grassroots", "QĐ/ĐU"), ("district", "QĐ/HU"), ("province", "QĐ/BDVTU"))


def tell_thai_nguyen(story: Story) -> None:
    """Enter the models of every field, collective ones first."""
    texts = sample("models")
    for field, (collective, individual) in FIGURES.items():
        groups = [item for item in (*texts["recurring"], *texts["single"]) if item["field"] == field]
        persons = [item for item in texts["exemplars"] if item["field"] == field]
        for index in range(collective):
            _tell(story, groups[index % len(groups)], index, is_person=False)
        for index in range(individual):
            _tell(story, persons[index % len(persons)], index, is_person=True)


def _tell(story: Story, template: Mapping[str, Any], index: int, *, is_person: bool) -> None:
    random = story.random
    place = f"Xóm {random.randint(1, 24)}"
    registered = workday(date(2023, 1, 9) + timedelta(days=random.randint(0, 75)))
    decided = workday(date(2023, 10, 9) + timedelta(days=random.randint(0, 40)))
    level, ending = random.choice(_LEVELS)
    name = filled(template["name"], random, hamlet=place)
    raw: dict[str, Any] = {
        "name": name if is_person else f"{name}, cơ sở {index % 90 + 1}",
        "field": template["field"],
        "type": "exemplar" if is_person else "model",
        "subject": "individual" if is_person else "collective",
        "unit": f"{template['unit'].removesuffix(' xã')} cơ sở {index % 90 + 1}",
        "hamlet": place,
        "registered_on": registered.isoformat(),
        "phase": "2021_2025",
        "is_confirmed": True,
        "highlights": filled(template["highlights"], random, hamlet=place),
        "status": "recognized",
        "recognitions": [
            {
                "level": level,
                "number": story.serial(ending, decided, sign="-", a_day=40),
                "decided_on": decided.isoformat(),
            }
        ],
    }
    if is_person:
        raw |= {"person": full_name(random, is_woman=random.random() < 0.5), "person_post": template["post"]}
    story.new(KIND, workday(date(2023, 12, 4) + timedelta(days=index % 20)), raw, user=_USER)
