"""One sample petition on its way: what its steps need to know, and the fates they are drawn from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from desktop_app.services.demo.office_lists import Staff
from desktop_app.services.demo.samples import sample
from desktop_app.services.demo.story import Story

KIND = "petitions"
SLOW_SINCE = date(2026, 9, 21)
"""From this day on the sample office lags behind, so that some of its matters are overdue."""

NEW_LAW = date(2026, 7, 1)
"""Day on which NĐ 155/2026 and NĐ 156/2026 came into force; complaints are suspended by them."""

FATES: Mapping[str, Sequence[str]] = {
    "complaint": (
        *["plain"] * 11, "complex", "complex", "suspended", "suspended", "suspended", "withdrawn", "withdrawn", "part",
        "stopped", "refused", "refused", "filed",
    ),
    "denunciation": (
        *["plain"] * 4, "extended", "extended_twice", "suspended", "withdrawn", "part", "stopped", "refused", "filed",
        "reported",
    ),
    "proposal": (*["plain"] * 16, "withdrawn", "filed", "filed", "refused"),
}  # fmt: skip
"""What may become of a matter of the office's own, by content kind; the plain ones are settled and answered."""


@dataclass(frozen=True, slots=True)
class Way:
    """One petition: what it is about and who handles it."""

    story: Story
    staff: Staff
    matter: Mapping[str, Any]
    uid: str
    kind: str
    received: date
    source: str
    fate: str

    @property
    def random(self) -> Random:
        """The story's chance."""
        return self.story.random

    @property
    def user(self) -> str:
        """Who enters everything about petitions."""
        return self.staff.names["petitions"]

    def take(self, step: str, day: date, **values: Any) -> bool:
        """A lawful step on a day; days as dates, a key that begins with "add_" adds one row to the field.

        Returns:
            False when the day has not come yet: nothing more happens to the petition.
        """
        return self.story.step(KIND, self.uid, day, step, raw_values(values), user=self.user)

    def keep(self, day: date, **values: Any) -> bool:
        """Values entered on a day without a step."""
        return self.story.change(KIND, self.uid, day, raw_values(values), user=self.user)

    def told(self, key: str) -> str:
        """One of the sample texts under a key of ``handling.json``."""
        return str(self.random.choice(sample("handling")[key]))


def raw_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Days as ISO text, "add_progress" as "+progress" with one row."""
    made: dict[str, Any] = {}
    for key, value in values.items():
        if key.startswith("add_"):
            made[f"+{key.removeprefix('add_')}"] = [raw_values(value)]
        else:
            made[key] = value.isoformat() if isinstance(value, date) else value
    return made
