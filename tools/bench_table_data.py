"""Invented petitions and receptions of every sort, for measuring tables and for testing their sums."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from desktop_app.records import choices

Raw = dict[str, Any]

_KINDS = ("proposal",) * 8 + ("complaint",) * 6 + ("denunciation",) * 5 + ("mixed", "mixed_denunciation")
_CONDITIONS = ("is_vietnamese", "is_signed", "names_object", "states_content", "is_unprocessed")
_GUIDED = {"complaint": "guide", "denunciation": "transfer_denunciation", "proposal": "transfer_proposal"}
_OFFICIALS = {"disciplined": "disciplined_officials", "investigated_people": "investigated_officials"}
_ORDERED = [item.code for item in choices.OUTCOMES if item.code not in _OFFICIALS.values()]
_CHAIRS = ("Hoàng Thị Lan", "Lý Văn Thắng", "Đặng Thị Mai")


def _perhaps(random: Random, chance: float, value: Any) -> Any:
    return value if random.random() < chance else None


def _clean(raw: Raw) -> Raw:
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in raw.items() if value}


def _link(random: Random, kind: str, earlier: Sequence[tuple[str, str]]) -> str | None:
    """Now and then a record of the same secrecy."""
    if not earlier or random.random() < 0.7:
        return None
    uid, other = random.choice(earlier)
    return uid if (kind in choices.DENUNCIATIONS) == (other in choices.DENUNCIATIONS) else None


def petition(random: Random, *, day: date, today: date, earlier: Sequence[tuple[str, str]] = ()) -> Raw:
    """Raw values of one petition received on a day; much is left out now and then, as clerks do.

    Args:
        today: Nothing happens later.
        earlier: (uid, content kind) of petitions it may belong to.
    """
    kind = random.choice(_KINDS)
    raw: Raw = {
        "received_on": day,
        "content_kind": kind,
        "source": random.choice(("direct", "post", "reception", "reception")),
        "summary": "Đề nghị xem xét việc của gia đình",
        "status": "received",
        "petitioner_kind": "individual",
        "people_count": 1,
    }
    if kind in choices.DENUNCIATIONS:
        raw["secret_file"] = f"{random.randint(1, 99)}/M"
    else:
        raw |= {"petitioner": "Nguyễn Văn Minh", "hamlet": "Xóm Đông"}
    allowed = choices.FIELDS_OF_KIND.get(kind) or choices.codes(choices.FIELDS)
    raw["field"] = _perhaps(random, 0.9, random.choice(sorted(allowed)))
    raw["previous_state"] = _perhaps(random, 0.6, random.choice(choices.PREVIOUS_STATES).code)
    later = {"complaint": "second", "denunciation": "further"}.get(kind)
    raw["instance"] = _perhaps(random, 0.8, random.choice(("first", "first", later or "first")))
    link = _link(random, kind, earlier)
    if link:
        repeated = raw["instance"] if raw["instance"] == later else random.choice(("repeat", "repeat", "duplicate"))
        raw |= {"first_petition": link, "relation": repeated}
    _handle(random, raw, kind, day, today)
    return _clean(raw)


def _handle(random: Random, raw: Raw, kind: str, day: date, today: date) -> None:
    chance = random.random()
    handled = min(today, day + timedelta(days=random.randint(0, 30)))
    if chance < 0.1:
        return
    if chance < 0.2 or raw.get("relation") == "duplicate":
        raw |= {"eligibility": "not_eligible", "ineligible_reason": random.choice(("anonymous", "duplicate"))}
        raw |= {"direction": "file", "filed_on": handled, "document_on": _perhaps(random, 0.5, handled)}
        return
    raw |= dict.fromkeys(_CONDITIONS, True)
    raw["eligibility"] = _perhaps(random, 0.95, "eligible")
    raw["authority"] = _perhaps(random, 0.95, random.choice(("own", "own", "not_own")))
    if raw["authority"] == "not_own":
        direction = "urge" if random.random() < 0.2 else _GUIDED.get(kind, "split")
        raw |= {"direction": _perhaps(random, 0.95, direction), "receiving_body": "Thanh tra tỉnh"}
        raw["document_on"] = _perhaps(random, 0.9, handled)
        if raw["document_on"] and random.random() < 0.4:
            raw["replied_on"] = min(today, handled + timedelta(days=random.randint(5, 80)))
    elif raw["authority"] == "own" and kind in _GUIDED:
        raw |= {"direction": "accept", "accepted_on": handled, "accepted_number": "12/TB-UBND"}
        _settle(random, raw, kind, handled, today)


def _settle(random: Random, raw: Raw, kind: str, accepted: date, today: date) -> None:
    chance = random.random()
    ended = accepted + timedelta(days=random.randint(5, 120))
    if chance < 0.15 or ended > today:
        return
    if chance < 0.25:
        raw |= {"withdrawn_on": ended, "withdrawal": random.choice(("whole", "part"))}
        raw["is_withdrawn_after_explaining"] = random.random() < 0.6
    elif chance < 0.3:
        raw |= {"stopped_on": ended, "stop_number": "7/QĐ-UBND"}
    elif chance < 0.35 or kind == "proposal":
        raw["answered_on"] = ended
    else:
        raw |= {"decided_on": ended, "decision_number": "9/QĐ-UBND"}
        analyses = choices.codes(choices.ANALYSES, "second" if raw["instance"] == "second" else "first")
        raw["analysis"] = _perhaps(random, 0.9, random.choice(analyses))
        if random.random() < 0.6:
            _execute(random, raw, ended, today)


def _execute(random: Random, raw: Raw, decided: date, today: date) -> None:
    executed = decided + timedelta(days=random.randint(5, 150))
    raw |= {"execution": "executed", "executed_on": executed} if executed <= today else {"execution": "executing"}
    raw["outcomes"] = [row for what in random.sample(_ORDERED, 3) for row in _outcome(random, what)]


def _outcome(random: Random, what: str) -> list[Raw]:
    """One thing ordered; of people also how many of them are officials."""
    amount = random.randint(1, 900)
    if what.endswith(("_money", "_land")):
        return [{"what": what, "due": f"{amount}.{random.randint(1, 9)}", "done": f"{random.randint(0, 90)}.25"}]
    rows = [{"what": what, "due": str(amount), "done": str(amount // 2)}]
    officials = _OFFICIALS.get(what)
    return [*rows, {"what": officials, "due": str(amount // 3), "done": str(amount // 4)}] if officials else rows


def reception(random: Random, *, day: date, earlier: Sequence[tuple[str, str]] = ()) -> Raw:
    """Raw values of one reception; one in twelve is a session to which nobody came.

    Args:
        earlier: (uid, content kind) of receptions it may belong to.
    """
    type_ = random.choice(("regular", "regular", "regular", "scheduled", "extraordinary"))
    raw: Raw = {"received_on": day, "reception_type": type_, "form": "in_person", "chair": random.choice(_CHAIRS)}
    raw |= {"status": "received", "host": random.choice(("government",) * 9 + ("party",))}
    raw["is_delegated"] = type_ != "regular" and random.random() < 0.3
    raw["session"] = _perhaps(random, 0.3, f"Kỳ {day.month}/{day.year}") if type_ != "regular" else None
    if random.random() < 0.08:
        return _clean(raw | {"no_citizen": True, "status": "empty"})
    kind = random.choice(_KINDS)
    raw |= {"content_kind": kind, "summary": "Trình bày việc của gia đình"}
    raw["people_count"] = random.choice((1, 1, 1, 2, 5, 6, 14))
    if kind in choices.DENUNCIATIONS:
        raw["secret_file"] = f"{random.randint(1, 99)}/M"
    else:
        raw |= {"visitor": "Nguyễn Văn Minh", "hamlet": "Xóm Đông", "paper_number": "019540000001"}
    link = _link(random, kind, earlier)
    if link:
        raw |= {"earlier_reception": link, "occurrence": "again"}
    else:
        raw["occurrence"] = _perhaps(random, 0.8, random.choice(("first", "first", "again")))
    return _clean(raw)
