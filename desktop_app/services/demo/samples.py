"""The sample texts: names to be put together, an office's lists, and matters with places left open."""

from __future__ import annotations

import json
from functools import cache
from random import Random
from typing import Any

from desktop_app import paths


@cache
def sample(name: str) -> dict[str, Any]:
    """One file of ``resources/samples``; callers do not change what they get."""
    text = (paths.resources_dir() / "samples" / f"{name}.json").read_text(encoding="utf-8")
    made: dict[str, Any] = json.loads(text)
    return made


def filled(text: str, random: Random, *, hamlet: str) -> str:
    """The text with its open places filled: hamlet, plot and sheet of land, area (m²), length (m), month and others."""
    if "{" not in text:
        return text
    return text.format(
        hamlet=running(hamlet),
        plot=random.randint(12, 480),
        sheet=random.randint(4, 62),
        area=random.randint(9, 96) * 10,
        length=random.randint(6, 40) * 10,
        households=random.randint(5, 24),
        month=f"{random.randint(2, 10)}",
        km=f"{random.randint(4, 28) / 10:.1f}".replace(".", ","),
        homes=random.randint(18, 96),
    )


def running(name: str) -> str:
    """A hamlet's name inside a sentence: ``xóm Đồng Vàng``."""
    return name[:1].lower() + name[1:]
