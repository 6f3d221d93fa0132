"""The tables of practice counted in plain Python, record by record, without looking at how the tables say it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from desktop_app.domain.query import Period
from desktop_app.domain.stamp import Stored
from desktop_app.records import choices, civic_choices
from desktop_app.records.civic_models.counting import is_in_force

Cells = dict[str, dict[str, Decimal]]
FIELDS = choices.codes(civic_choices.MODEL_FIELDS)
TYPES = choices.codes(civic_choices.ACTIVITY_TYPES)
HELD = ("held", "concluded", "published")
OUTCOMES = ("land_area", "money", "work_days", "land_households", "road_length", "works", "households", "people")


@dataclass
class Count:
    """One count: records of every kind in the order of entry, the days, and the last day that has come."""

    records: Mapping[str, Iterable[Stored]]
    period: Period
    today: date
    found: Cells = field(default_factory=lambda: defaultdict(dict))

    @property
    def start(self) -> date:
        """First day."""
        assert self.period.start is not None
        return self.period.start

    @property
    def end(self) -> date:
        """Last day."""
        assert self.period.end is not None
        return self.period.end

    @property
    def asof(self) -> date:
        """The last day that has come."""
        return min(self.end, self.today)

    def held(self, day: date | None) -> bool:
        """Whether a day lies in the period."""
        return self.period.holds(day)

    def come(self, day: date | None) -> bool:
        """Whether a day lies in the period and has come."""
        return self.held(day) and day is not None and day <= self.asof

    def add(self, stored: Stored, code: str, weight: Decimal | int | None = 1) -> None:
        """A record adds something to a cell."""
        if weight:
            self.found[code][stored.uid] = self.found[code].get(stored.uid, Decimal(0)) + Decimal(weight)

    def each(self, kind: str) -> Iterator[tuple[Stored, Any]]:
        """Records of a kind."""
        for stored in self.records[kind]:
            yield stored, stored.record

    def activities(self, *types: str) -> Iterator[tuple[Stored, Any]]:
        """Activities that took place in the period; of all types when none is named."""
        for stored, item in self.each("activities"):
            if self.come(item.held_on) and item.status in ("running", "done") and (not types or item.type in types):
                yield stored, item


def times(item: Any) -> int:
    """How many one entry stands for."""
    return 1 if item.times is None else int(item.times)


def documents(count: Count) -> None:
    """pl1-van-ban."""
    for stored, item in count.activities("document"):
        for row in (item.document_type or "other", "total"):
            count.add(stored, f"{row}.1")


def settled_on(item: Any) -> date | None:
    """The day a petition within authority was done with."""
    whole = item.withdrawn_on if item.withdrawal != "part" else None
    ends = [day for day in (item.decided_on, item.stopped_on, whole) if day is not None]
    answered: date | None = item.answered_on
    return min(ends) if ends else answered


def petitions(count: Count) -> None:
    """pl2-don."""
    column_of = {"complaint": "4", "denunciation": "5", "proposal": "6"}
    for stored, item in count.each("petitions"):
        if item.received_on <= count.end and not (item.handled_on and item.handled_on < count.start):
            count.add(stored, "1")
            is_new = item.received_on >= count.start
            count.add(stored, "3" if is_new else "2")
            if is_new:
                count.add(stored, column_of.get(item.content_kind, "7"))
            count.add(stored, "8" if item.handled_on and item.handled_on <= count.end else "9")
        done = settled_on(item)
        accepted = item.authority == "own" and item.accepted_on is not None and item.accepted_on <= count.end
        if accepted and not (done and done < count.start):
            count.add(stored, "10")
            count.add(stored, "11" if done and done <= count.end else "12")


def dialogues(count: Count) -> None:
    """pl3-hoi-nghi."""
    for stored, item in count.each("dialogues"):
        if not count.come(item.held_on) or item.status not in HELD or item.kind is None:
            continue
        for row in (item.kind, "total"):
            count.add(stored, f"{row}.1")
            count.add(stored, f"{row}.2" if item.occasion == "scheduled" else f"{row}.3")
            for code, number in (("4", item.attendees), ("5", item.women), ("6", item.speakers)):
                count.add(stored, f"{row}.{code}", number)


def opinions(count: Count) -> None:
    """pl3-y-kien."""
    for stored, item in count.each("opinions"):
        closed = item.closed_on
        if item.raised_on is None or item.raised_on > count.end:
            continue
        is_new = item.raised_on >= count.start
        if closed and closed < count.start and not is_new:
            continue
        count.add(stored, "2" if is_new else "1")
        count.add(stored, "3")
        count.add(stored, "4", is_new and item.is_answered_there)
        passed = count.held(item.passed_on) if item.passed_on else item.status == "passed_on" and is_new
        count.add(stored, "5", passed)
        if closed and closed <= count.end:
            count.add(stored, "7" if item.status == "petition" else "6")
        else:
            count.add(stored, "8")
            count.add(stored, "9", bool(item.due_on and item.due_on < count.asof))


def models(count: Count) -> None:
    """pl4-mo-hinh."""
    for stored, item in count.each("civic_models"):
        if item.field not in FIELDS:
            continue
        for row in (item.field, "total"):
            if is_in_force(item, on=count.end):
                count.add(stored, f"{row}.1")
                count.add(stored, f"{row}.3" if item.subject == "individual" else f"{row}.2")
            count.add(stored, f"{row}.4", count.held(item.registered_on))
            count.add(stored, f"{row}.5", any(count.held(row_.decided_on) for row_ in item.recognitions))
            count.add(stored, f"{row}.6", count.held(item.starts_on or item.registered_on))
            stopped = item.status == "stopped" and count.held(item.stopped_on or item.registered_on)
            count.add(stored, f"{row}.7", stopped)


def rewards(count: Count) -> None:
    """pl4-khen-thuong."""
    for stored, item in count.each("civic_models"):
        for reward in item.rewards:
            if count.held(reward.decided_on):
                for row in (reward.form or "other", "total"):
                    count.add(stored, f"{row}.1")
                    count.add(stored, f"{row}.2", reward.money)


def contests(count: Count) -> None:
    """hoi-thi."""
    for stored, item in count.activities("contest"):
        for row in (item.level or "commune", "total"):
            count.add(stored, f"{row}.1", times(item))
            count.add(stored, f"{row}.2", item.teams)
            count.add(stored, f"{row}.3", item.members)


def democracy(count: Count) -> None:
    """pl5-dan-chu."""
    for type_, codes, part in (
        ("hamlet_meeting", "12", "participants"), ("disclosure", "34", "disclosed"),
        ("community_supervision", "56", "inspected"), ("criticism", "78", "comments"),
    ):  # fmt: skip
        for stored, item in count.activities(type_):
            count.add(stored, codes[0], times(item))
            count.add(stored, codes[1], getattr(item, part))


def outcomes(count: Count) -> None:
    """pl6-ket-qua."""
    for stored, item in count.each("civic_models"):
        for result in item.outcomes if item.field in FIELDS else ():
            if count.held(result.counted_on) and result.kind in OUTCOMES:
                for row in (item.field, "total"):
                    count.add(stored, f"{row}.{OUTCOMES.index(result.kind) + 1}", result.quantity)


def donations(count: Count) -> None:
    """pl6-dong-gop."""
    for stored, item in count.activities():
        count.add(stored, "1", times(item) if item.type == "donation" else 0)
        for code, number in (("2", item.land), ("3", item.money), ("4", item.work_days)):
            count.add(stored, code, number)


def clearance(count: Count) -> None:
    """pl6-gpmb."""
    for stored, item in count.activities("clearance"):
        for project in item.projects:
            count.add(stored, "1")
            for code, number in (("2", project.hectares), ("3", project.households), ("4", project.money)):
                count.add(stored, code, number)
    for stored, item in count.each("activities"):
        if item.type == "clearance" and item.status in ("running", "done"):
            for project in item.projects:
                if count.held(project.handed_over_on):
                    count.add(stored, "5")
                    count.add(stored, "6", project.hectares)


def classes(count: Count) -> None:
    """pl7-boi-duong."""
    for stored, item in count.activities("training"):
        count.add(stored, "1", times(item))
        count.add(stored, "2", item.participants)
        count.add(stored, "3", item.women)


def activities(count: Count) -> None:
    """hoat-dong."""
    for stored, item in count.activities():
        for row in (item.type if item.type in TYPES else "other", "total"):
            count.add(stored, f"{row}.1", times(item))
            for code, number in enumerate((item.participants, item.women, item.inspected, item.comments), 2):
                count.add(stored, f"{row}.{code}", number)


BY_KEY: Mapping[str, Callable[[Count], None]] = {
    "pl1-van-ban": documents, "pl2-don": petitions, "pl3-hoi-nghi": dialogues, "pl3-y-kien": opinions,
    "pl4-mo-hinh": models, "pl4-khen-thuong": rewards, "hoi-thi": contests, "pl5-dan-chu": democracy,
    "pl6-ket-qua": outcomes, "pl6-dong-gop": donations, "pl6-gpmb": clearance, "pl7-boi-duong": classes,
    "hoat-dong": activities,
}  # fmt: skip
"""By the key of the table; receptions are held against the tables of the circular instead."""


def counted(key: str, records: Mapping[str, Iterable[Stored]], *, period: Period, today: date) -> Cells:
    """What each record adds to each cell that is not 0."""
    count = Count(records, period, today)
    BY_KEY[key](count)
    return dict(count.found)
