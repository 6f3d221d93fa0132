"""An office with a year of petitions and receptions of every sort, and edits that change them at random."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from desktop_app.domain.errors import RecordInvalid, RecordMissing
from desktop_app.domain.values import plain
from desktop_app.records import choices
from desktop_app.services import records
from desktop_app.services.workspace import Workspace
from tools import bench_table_data

PETITIONS, RECEPTIONS = "petitions", "receptions"
FIRST, TODAY = date(2025, 12, 1), date(2026, 11, 22)
DAYS = (TODAY - FIRST).days


def fill_year(work: Workspace, random: Random, *, petitions: int, receptions: int) -> None:
    """A year of records, made one by one through the services; what the rules refuse is left out."""
    for kind, number, make in (
        (PETITIONS, petitions, _petition),
        (RECEPTIONS, receptions, bench_table_data.reception),
    ):
        earlier: list[tuple[str, str]] = []
        for index in range(number):
            day = FIRST + timedelta(days=index * DAYS // number)
            try:
                saved = records.create(work, kind=kind, raw=make(random, day=day, earlier=earlier), accepted=None)
            except RecordInvalid:
                continue
            if kind == PETITIONS or not getattr(saved.stored.record, "no_citizen", False):
                earlier.append((saved.stored.uid, str(getattr(saved.stored.record, "content_kind", ""))))


def _petition(random: Random, *, day: date, earlier: list[tuple[str, str]]) -> dict[str, Any]:
    return bench_table_data.petition(random, day=day, today=TODAY, earlier=earlier)


def edit_at_random(work: Workspace, random: Random, *, kind: str, uids: list[str]) -> bool:
    """Change one record in up to three fields, delete it, or bring a deleted one back; False where it is refused."""
    uid = random.choice(uids)
    chance = random.random()
    if chance < 0.04:
        return bool(records.delete(work, kind=kind, uid=uid))
    if chance < 0.1:
        return bool(records.restore(work, kind=kind, uid=uid))
    try:
        stored = records.get(work, kind=kind, uid=uid)
    except RecordMissing:
        return False
    raw = plain(stored.record)
    kept = {spec.key for spec in work.kind(kind).specs if not spec.computed}
    raw = {key: value for key, value in raw.items() if key in kept}
    changes = _PETITION_CHANGES if kind == PETITIONS else _RECEPTION_CHANGES
    for _ in range(random.randint(1, 3)):
        raw |= random.choice(changes)(random, raw, uids)
    try:
        records.update(work, kind=kind, uid=uid, raw={k: v for k, v in raw.items() if v is not None}, accepted=None)
    except RecordInvalid:
        return False
    return True


def _day(random: Random, raw: dict[str, Any]) -> str:
    first = date.fromisoformat(raw["received_on"])
    return min(TODAY, first + timedelta(days=random.randint(0, 150))).isoformat()


def _code(random: Random, given: tuple[Any, ...]) -> str | None:
    code: str | None = random.choice([*(choice.code for choice in given), None])
    return code


def _kind(random: Random, raw: dict[str, Any], uids: list[str]) -> dict[str, Any]:
    """Another content kind of the same secrecy: a wipe for every edit would only cost time."""
    if raw.get("content_kind") in choices.DENUNCIATIONS:
        return {"content_kind": random.choice(sorted(choices.DENUNCIATIONS))}
    return {"content_kind": random.choice(("complaint", "proposal", "mixed")), "field": None}


_PETITION_CHANGES = (
    _kind,
    lambda random, raw, uids: {"received_on": (FIRST + timedelta(days=random.randint(0, DAYS))).isoformat()},
    lambda random, raw, uids: {"authority": _code(random, choices.AUTHORITIES)},
    lambda random, raw, uids: {"eligibility": "eligible", "ineligible_reason": None},
    lambda random, raw, uids: {"eligibility": None, "ineligible_reason": None},
    lambda random, raw, uids: {"eligibility": "not_eligible", "ineligible_reason": "anonymous", "direction": "file"},
    lambda random, raw, uids: {"direction": _code(random, choices.DIRECTIONS), "receiving_body": "Thanh tra tỉnh"},
    lambda random, raw, uids: {"document_on": random.choice((None, _day(random, raw)))},
    lambda random, raw, uids: {"previous_state": _code(random, choices.PREVIOUS_STATES)},
    lambda random, raw, uids: {"instance": _code(random, choices.INSTANCES)},
    lambda random, raw, uids: {"field": _code(random, choices.FIELDS), "field_detail": None},
    lambda random, raw, uids: {"first_petition": random.choice((None, *uids)), "relation": "repeat"},
    lambda random, raw, uids: {"first_petition": None, "relation": None},
    lambda random, raw, uids: {"relation": _code(random, choices.RELATIONS)},
    lambda random, raw, uids: {"replied_on": random.choice((None, _day(random, raw)))},
    lambda random, raw, uids: {"accepted_on": random.choice((None, _day(random, raw))), "authority": "own"},
    lambda random, raw, uids: {"decided_on": random.choice((None, _day(random, raw))), "execution": None,
                               "executed_on": None, "outcomes": []},
    lambda random, raw, uids: {"analysis": _code(random, choices.ANALYSES)},
    lambda random, raw, uids: {"execution": "executing", "executed_on": None},
    lambda random, raw, uids: {"execution": "executed", "executed_on": _day(random, raw)},
    lambda random, raw, uids: {"withdrawn_on": _day(random, raw), "withdrawal": _code(random, choices.WITHDRAWALS)},
    lambda random, raw, uids: {"withdrawn_on": None, "withdrawal": None},
    lambda random, raw, uids: {"stopped_on": random.choice((None, _day(random, raw)))},
    lambda random, raw, uids: {"answered_on": random.choice((None, _day(random, raw)))},
    lambda random, raw, uids: {"source": random.choice(("direct", "reception"))},
    lambda random, raw, uids: {"outcomes": [{"what": "state_money", "due": "12.5", "done": "0.125"}]},
)  # fmt: skip

_RECEPTION_CHANGES = (
    lambda random, raw, uids: {"received_on": (FIRST + timedelta(days=random.randint(0, DAYS))).isoformat()},
    lambda random, raw, uids: {"reception_type": random.choice(choices.RECEPTION_TYPES).code},
    lambda random, raw, uids: {"is_delegated": random.random() < 0.5},
    lambda random, raw, uids: {"people_count": random.choice((1, 2, 4, 5, 40))},
    lambda random, raw, uids: {"occurrence": _code(random, choices.OCCURRENCES)},
    lambda random, raw, uids: {"earlier_reception": random.choice((None, *uids)), "occurrence": "again"},
    lambda random, raw, uids: {"chair": random.choice(("Hoàng Thị Lan", "Lý Văn Thắng"))},
    lambda random, raw, uids: {"session": random.choice((None, "Kỳ 1", "Kỳ 2"))},
    lambda random, raw, uids: {"host": _code(random, choices.HOSTS)},
)
