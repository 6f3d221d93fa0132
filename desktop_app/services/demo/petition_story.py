"""The sample office's petitions: how each came in, and its way through classification, settlement and answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from desktop_app.records.choices import level_1_of
from desktop_app.services.demo.days import plus_workdays, workdays
from desktop_app.services.demo.office_lists import Staff
from desktop_app.services.demo.people import Person, person, representatives
from desktop_app.services.demo.petition_way import FATES, KIND, Way
from desktop_app.services.demo.petition_ways import tell_way
from desktop_app.services.demo.reception_story import COMMUNE, Received
from desktop_app.services.demo.samples import filled, sample
from desktop_app.services.demo.story import Story

__all__ = ["KIND", "NUMBER", "tell_petitions"]

NUMBER = 220
_AGAIN = (("repeat", 3), ("settled_before", 3), ("duplicate", 5), ("second", 3), ("further", 2))
_REPEATED = sum(number for _, number in _AGAIN)
_FIRST, _LAST = date(2025, 12, 16), date(2026, 11, 20)
_KINDS = (("proposal", 56), ("complaint", 24), ("denunciation", 10), ("mixed", 3), ("guided", 5))
_SOURCES = (
    ("direct", 40), ("post", 30), ("box", 6), ("leader", 4), ("agency", 8), ("council", 5), ("front", 3), ("press", 2),
    ("national_assembly", 2),
)  # fmt: skip
_FORWARDERS = {
    "leader": "Ủy ban nhân dân xã",
    "agency": "Thanh tra tỉnh",
    "council": "Hội đồng nhân dân xã",
    "front": "Ủy ban MTTQ Việt Nam xã",
    "press": "Báo và Phát thanh, truyền hình tỉnh",
    "national_assembly": "Đoàn đại biểu Quốc hội tỉnh",
}


@dataclass(frozen=True, slots=True)
class Incoming:
    """One petition as it lies on the table: who, what, from where."""

    day: date
    kind: str
    matter: Mapping[str, Any]
    person: Person
    summary: str
    source: str
    links: Mapping[str, Any]
    fate: str = ""


def tell_petitions(
    story: Story, staff: Staff, received: Sequence[Received], opinions: Sequence[tuple[str, date, Mapping[str, Any]]]
) -> None:
    """Enter NUMBER petitions, those written down at receptions and those from opinions among them."""
    incoming = [_of_reception(item) for item in received]
    incoming += [_of_opinion(story.random, item) for item in opinions]
    days = list(workdays(_FIRST, _LAST))
    while len(incoming) < NUMBER - _REPEATED:
        incoming.append(_of_post(story, story.random.choice(days)))
    incoming.sort(key=lambda item: (item.day, item.summary))
    told = [(item, _tell(story, staff, item)) for item in incoming]
    for item in _repeated(story, told):
        _tell(story, staff, item)


def _of_reception(item: Received) -> Incoming:
    return Incoming(item.day, item.kind, item.matter, item.person, item.summary, "reception", {"reception": item.uid})


def _of_opinion(random: Random, item: tuple[str, date, Mapping[str, Any]]) -> Incoming:
    uid, day, values = item
    matter = {"detail": values["field"], "unit": values["lead_unit"], "request": "", "opinion_of": uid}
    return Incoming(
        plus_workdays(day, 12), "proposal", matter, person(random, commune=COMMUNE), values["content"], "opinion",
        {"opinion": uid},
    )  # fmt: skip


def _of_post(story: Story, day: date) -> Incoming:
    random = story.random
    kind = _chosen(random, _KINDS)
    group = kind if kind in ("mixed", "guided") else f"{kind}s"
    matter = story.drawn(group, sample("matters")[group])
    sender = person(random, commune=COMMUNE)
    source = _chosen(random, _SOURCES)
    summary = filled(matter["summary"], random, hamlet=sender.hamlet)
    return Incoming(day, matter.get("kind", kind), matter, sender, summary, source, {})


def _chosen(random: Random, weighted: Sequence[tuple[str, int]]) -> str:
    return random.choices([item for item, _ in weighted], [weight for _, weight in weighted])[0]


def _repeated(story: Story, told: Sequence[tuple[Incoming, str]]) -> list[Incoming]:
    """Papers of cases that are in the book already: sent again, sent twice, brought against the first decision."""
    early = [pair for pair in told if pair[0].day < date(2026, 9, 1) and pair[0].kind in ("complaint", "proposal")]
    decided = {
        kind: [pair for pair in told if pair[0].kind == kind and _decided(story, pair[1]) < date(2026, 10, 20)]
        for kind in ("complaint", "denunciation")
    }
    supplies = {"second": decided["complaint"], "further": decided["denunciation"]}
    found: list[Incoming] = []
    for relation, number in _AGAIN:
        supply = supplies.get(relation, early)
        for item, uid in story.random.sample(supply, min(number, len(supply))):
            early = [pair for pair in early if pair[1] != uid]
            found.append(_again(story, item, uid, relation))
    return found


def _decided(story: Story, uid: str) -> date:
    values = story.now(uid)
    return date.fromisoformat(values["decided_on"]) if "decision_sent_on" in values else date.max


def _again(story: Story, item: Incoming, uid: str, relation: str) -> Incoming:
    random, before = story.random, story.now(uid)
    fate = {"duplicate": "duplicate", "settled_before": "settled_before"}.get(relation, "plain")
    links: dict[str, Any] = {"first_petition": uid, "relation": "repeat" if relation == "settled_before" else relation}
    if relation not in ("second", "further"):
        waits = random.randint(2, 9) if relation == "duplicate" else random.randint(45, 70)
        return Incoming(
            plus_workdays(item.day, waits), item.kind, item.matter, item.person, item.summary, "post", links, fate
        )
    body, direction = {
        "second": ("Ủy ban nhân dân tỉnh", "guide"), "further": ("Thanh tra tỉnh", "transfer_denunciation"),
    }[relation]  # fmt: skip
    links |= {
        "instance": relation,
        "settled_by": "Ủy ban nhân dân xã",
        "previous_state": "decided",
        "previous_number": before["decision_number"],
        "previous_on": before["decided_on"],
    }
    day = plus_workdays(date.fromisoformat(before["decided_on"]), random.randint(8, 18))
    matter = {**item.matter, "authority": "not_own", "unit": body, "direction": direction}
    return Incoming(day, item.kind, matter, item.person, item.summary, "post", links, fate)


def _tell(story: Story, staff: Staff, item: Incoming) -> str:
    random, user = story.random, staff.names["petitions"]
    detail = item.matter.get("detail", "")
    raw: dict[str, Any] = {
        "received_on": item.day.isoformat(),
        "content_kind": item.kind,
        "source": item.source,
        "officer": user if random.random() < 0.6 else staff.names[random.choice(("land", "society", "economy"))],
        "instance": "first",
        "petitioner_kind": "individual",
        "people_count": 1,
        "summary": item.summary,
        "request": item.matter.get("request", ""),
        "field": item.matter.get("field") or level_1_of(detail, item.kind),
        "field_detail": detail or None,
        "accused": item.matter.get("accused", ""),
        "competent_kind": item.matter.get("body", "administration"),
        "status": "received",
        **item.links,
    }
    raw |= _forwarding(story, item)
    if item.kind == "denunciation":
        raw |= {"secret_file": story.secret_file(item.day), "secret_cabinet": "Tủ mật số 1"}
    else:
        raw |= item.person.raw(name_field="petitioner") | _company(random, item)
    fate = item.fate or (story.drawn(f"fates {item.kind}", FATES[item.kind]) if item.kind in FATES else "plain")
    if item.kind == "complaint":
        raw |= _contested(random, item, fate)
    uid = story.new(KIND, item.day, raw, user=user, hours=(13, 15))
    tell_way(Way(story, staff, item.matter, uid, item.kind, item.day, item.source, fate))
    return uid


def _forwarding(story: Story, item: Incoming) -> dict[str, Any]:
    written = item.day - timedelta(days=story.random.randint(0, 6))
    values: dict[str, Any] = {"written_on": written.isoformat()}
    body = _FORWARDERS.get(item.source)
    if body is None:
        return values
    forwarded = item.day - timedelta(days=story.random.randint(0, 2))
    return {
        "written_on": (forwarded - timedelta(days=5)).isoformat(),
        "forwarding_body": body,
        "forwarding_number": f"{story.random.randint(20, 900)}/PC-{story.random.choice(('VP', 'BTD', 'TTr'))}",
        "forwarded_on": forwarded.isoformat(),
    }


def _company(random: Random, item: Incoming) -> dict[str, Any]:
    """Who signs besides the petitioner, and what lies in the envelope."""
    chance = random.random()
    values: dict[str, Any] = {"capacity": "self"}
    if chance < 0.05 and "first_petition" not in item.links:
        heads = random.choice((5, 7, 12, 18, 31))
        extra = [] if heads <= 10 else [person(random, commune=COMMUNE) for _ in range(2)]
        values |= {
            "petitioner_kind": "group",
            "people_count": heads,
            "representatives": representatives(random, [item.person, *extra]),
        }
    elif chance < 0.07:
        values |= {"petitioner_kind": "organization", "petitioner_body": "Hợp tác xã Dịch vụ nông nghiệp Đồng Lam"}
    if chance > 0.6:
        titles = random.sample(sample("matters")["papers"], random.randint(1, 3))
        values["papers"] = [{"title": title, "pages": random.randint(1, 8), "form": "copy"} for title in titles]
        values["has_originals"] = chance > 0.95
    return values


_REMOTE = frozenset({"Xóm Rừng Vầu", "Xóm Suối Cạn"})


def _contested(random: Random, item: Incoming, fate: str) -> dict[str, Any]:
    """What is complained of; one refused in two came after the time limit."""
    is_late = fate == "refused" and random.random() < 0.5
    known = item.day - timedelta(days=random.randint(110, 190) if is_late else random.randint(8, 70))
    values: dict[str, Any] = {"is_remote": True} if item.person.hamlet in _REMOTE else {}
    contested = item.matter.get("contested", "")
    return values | ({"contested": contested, "contested_known_on": known.isoformat()} if contested else {})
