"""How sample petitions are settled: verified, suspended, extended, withdrawn, decided, sent, answered, carried out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from desktop_app.services.demo.days import plus_days, plus_workdays, workday
from desktop_app.services.demo.petition_way import NEW_LAW, SLOW_SINCE, Way
from desktop_app.services.demo.samples import sample

_VERIFIERS = ("land", "economy", "society", "inspection")
_FROM_OUTSIDE = ("leader", "agency", "council", "front", "press", "national_assembly")
_ACCEPTANCES = {"complaint": "TB-UBND", "denunciation": "QĐ-UBND", "proposal": "UBND-VP"}
_DECISIONS = {"complaint": "QĐ-UBND", "denunciation": "KL-UBND", "proposal": "UBND-VP"}
_HELD_UP_SINCE = date(2026, 9, 28)
"""Half the complaints accepted from this day on wait for papers of others."""

_LAND = frozenset({"land_recovery", "land_certificate", "land_dispute"})


def settle(way: Way, day: date) -> None:
    """Enter the settlement of an accepted petition from a day on, as far as it has come."""
    accepted = {"accepted_number": way.story.serial(_ACCEPTANCES[way.kind], day), "accepted_on": day}
    if not way.take(f"accept_{way.kind}", day, **accepted):
        return
    if way.kind == "denunciation":
        _notify(way, day)
    verifier = way.staff.names[way.random.choice(_VERIFIERS)]
    begun = plus_workdays(day, 1)
    noted = plus_days(begun, way.random.randint(2, 6))
    if not way.take("settle", begun, verifier=verifier):
        return
    way.keep(noted, add_progress={"noted_on": noted, "note": way.random.choice(sample("matters")["notes"])})
    ended, extra = _interruptions(way, day, plus_days(noted, 1))
    if ended:
        return
    late = way.random.random() < (0.3 if day >= SLOW_SINCE else 0.04)
    if late and day >= SLOW_SINCE:
        return
    decided = plus_days(day, extra + (way.random.randint(34, 50) if late else way.random.randint(19, 27)))
    _decide(way, day, decided)


def _notify(way: Way, accepted: date) -> None:
    day = plus_workdays(accepted, way.random.randint(1, 4))
    way.take("notify", day, notified_on=day)
    if way.source in _FROM_OUTSIDE:
        way.take("answer_forwarder", day, forward_answered_on=day)


# ---------------------------------------------------------------- what interrupts or lengthens it


def _interruptions(way: Way, accepted: date, day: date) -> tuple[bool, int]:
    """What its fate brings before the decision: whether it ended, and by how many days it takes longer."""
    if way.fate == "withdrawn":
        _withdraw(way, day)
        return True, 0
    if way.fate == "stopped" and way.kind != "proposal":
        number = way.story.serial("QĐ-UBND", day)
        reason = way.told(f"{way.kind}_stops")
        way.take(f"stop_{way.kind}", day, stop_number=number, stopped_on=day, stop_reason=reason, stop_sent_on=day)
        return True, 0
    if way.fate == "part":
        key = "withdrawn_parts" if way.kind == "complaint" else "withdrawn_denunciation_parts"
        return not way.take(
            f"withdraw_part_{way.kind}", day, withdrawn_on=day, withdrawn_content=way.told(key)
        ), 0  # fmt: skip
    is_held_up = way.kind == "complaint" and accepted >= _HELD_UP_SINCE and way.random.random() < 0.5
    if is_held_up:
        return _suspend(way, day, way.random.randint(35, 60))
    if way.fate == "suspended" and (way.kind == "denunciation" or day >= NEW_LAW):
        return _suspend(way, day, way.random.randint(14, 28))
    if way.fate in ("complex", "suspended"):
        document = f"Báo cáo số {way.story.serial('BC-UBND', day)} ngày {day:%d/%m/%Y}"
        return not way.take("set_complexity", day, complexity="complex", complexity_number=document), 14
    if way.fate in ("extended", "extended_twice"):
        return _extend(way, accepted, day)
    if way.fate == "reported":
        return _report(way, accepted)
    return False, 0


def _withdraw(way: Way, day: date) -> None:
    values: dict[str, Any] = {"withdrawn_on": day, "is_withdrawn_after_explaining": way.random.random() < 0.7}
    if way.kind != "proposal":
        values |= {"stop_number": way.story.serial("QĐ-UBND", day), "stopped_on": day, "stop_sent_on": day}
        values["stop_reason"] = "Người gửi rút đơn."
    way.take(f"withdraw_{way.kind}", day, **values)


def _suspend(way: Way, day: date, days: int) -> tuple[bool, int]:
    number = way.story.serial("QĐ-UBND", day)
    row = {"number": number, "suspended_on": day, "reason": way.told(f"{way.kind}_suspensions"), "sent_on": day}
    if not way.take(f"suspend_{way.kind}", day, add_suspensions=row):
        return True, 0
    resumed = plus_days(day, days)
    goes_on = {"resume_number": way.story.serial("QĐ-UBND", resumed), "resumed_on": resumed.isoformat()}
    before = way.story.now(way.uid)["suspensions"]
    rows = [*before[:-1], {**before[-1], **goes_on, "resume_sent_on": resumed.isoformat()}]
    step = "resume_complaint" if way.kind == "complaint" else "resume"
    return not way.take(step, resumed, suspensions=rows), days


def _extend(way: Way, accepted: date, day: date) -> tuple[bool, int]:
    times = 2 if way.fate == "extended_twice" else 1
    document = f"Báo cáo số {way.story.serial('BC-UBND', day)} ngày {day:%d/%m/%Y}"
    complexity = "very_complex" if times == 2 else "complex"
    if not way.take("set_complexity", day, complexity=complexity, complexity_number=document):
        return True, 0
    for turn in range(times):
        decided = workday(accepted + timedelta(days=24 + 29 * turn))
        row = {"number": way.story.serial("QĐ-UBND", decided), "decided_on": decided, "days": 30}
        if not way.take("extend", decided, add_extensions=row):
            return True, 0
    return False, 29 * times


def _report(way: Way, accepted: date) -> tuple[bool, int]:
    requested = plus_days(accepted, 36)
    if not way.take("report_requested", requested, report_requested_on=requested):
        return True, 0
    answered = plus_workdays(requested, way.random.randint(2, 5))
    if not way.take("report_answered", answered, report_answered_on=answered):
        return True, 0
    return False, 30


# ---------------------------------------------------------------- decision, answer, execution


def _decide(way: Way, accepted: date, decided: date) -> None:
    if way.kind == "complaint" and way.random.random() < 0.6 and not _talk(way, accepted, decided):
        return
    verdict = way.matter.get("verdict", "partly")
    orders = _orders(way, verdict)
    result = {"result": way.matter.get("answer", "Đã ban hành văn bản giải quyết, gửi các bên liên quan.")}
    if way.kind == "proposal" and way.random.random() < 0.3:
        if way.take("answer_proposal", decided, answered_on=decided, **result):
            _end_proposal(way, decided)
        return
    values: dict[str, Any] = {
        "decision_number": way.story.serial(_DECISIONS[way.kind], decided, a_day=2),
        "decided_on": decided,
        **result,
    }
    if way.kind != "proposal":
        values |= {"analysis": verdict, "outcomes": orders, "execution": "not_yet" if orders else None}
    if not way.take(f"decide_{way.kind}", decided, **values):
        return
    _tell_result(way, decided, orders)


def _talk(way: Way, accepted: date, decided: date) -> bool:
    """The dialogue, announced at least five days before (NĐ 155/2026 art 11)."""
    told = plus_days(accepted, 8)
    held = plus_days(told, 7)
    if held >= decided:
        return True
    note = {"noted_on": held, "note": "Đã đối thoại với người khiếu nại, lập biên bản."}
    return way.take("announce_dialogue", told, dialogue_notice_on=told, dialogue_on=held) and way.take(
        "dialogue", held, add_progress=note
    )


def _orders(way: Way, verdict: str) -> list[dict[str, Any]]:
    """What the decision orders: money in million đồng, land in m² (biểu 01/KQGQ, 02/KQGQ)."""
    if way.kind == "proposal" or verdict == "wrong":
        return []
    random = way.random
    if way.kind == "denunciation":
        orders: list[dict[str, Any]] = [
            {"what": "disciplined", "due": random.randint(1, 2), "done": 0},
            {"what": "disciplined_officials", "due": 1, "done": 0},
        ]
        if random.random() < 0.6:
            orders.append({"what": "state_money", "due": random.randint(40, 900) / 10, "done": 0})
        return orders
    if way.matter.get("detail") in _LAND:
        orders = [{"what": "individual_land", "due": random.randint(20, 400), "done": 0}]
    else:
        orders = [{"what": "individual_money", "due": random.randint(8, 240) / 10, "done": 0}]
    return [*orders, {"what": "individuals", "due": 1, "done": 0}]


def _tell_result(way: Way, decided: date, orders: list[dict[str, Any]]) -> None:
    sent = plus_workdays(decided, way.random.randint(1, 2))
    if way.kind != "proposal" and not way.take("send_decision", sent, decision_sent_on=sent):
        return
    if way.kind == "denunciation":
        published = plus_workdays(sent, way.random.randint(1, 4))
        way.take("publish", published, published_on=published)
        sent = published
    answered = plus_workdays(sent, way.random.randint(0, 1))
    if not way.take("answer", answered, answered_on=answered):
        return
    if way.source in _FROM_OUTSIDE and way.kind != "proposal":
        told = plus_workdays(answered, 1)
        way.take("report_back", told, reported_back_on=told)
    if way.kind == "proposal":
        _end_proposal(way, answered)
    elif orders:
        _carry_out(way, answered, orders)
    else:
        way.take("close", plus_days(answered, 7))


def _end_proposal(way: Way, answered: date) -> None:
    if way.random.random() < 0.5:
        way.take("close", plus_days(answered, 7))


def _carry_out(way: Way, answered: date, orders: list[dict[str, Any]]) -> None:
    """First a part, then the rest; one in eight is not finished."""
    begun = plus_days(answered, way.random.randint(10, 20))
    part = [{**item, "done": _half(item["due"])} for item in orders]
    if not way.take("execute", begun, execution="executing", outcomes=part) or way.random.random() < 0.12:
        return
    day = plus_days(begun, way.random.randint(10, 40))
    whole = [{**item, "done": item["due"]} for item in orders]
    if way.take("execute", day, execution="executed", executed_on=day, outcomes=whole):
        way.take("close", plus_workdays(day, 2))


def _half(due: float) -> float:
    return due // 2 if isinstance(due, int) else round(due / 2, 1)
