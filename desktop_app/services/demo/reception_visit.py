"""What becomes of one visit of the sample office: the step taken, its papers, the conclusion, the answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.services.demo.days import plus_days, plus_workdays
from desktop_app.services.demo.office_lists import Staff
from desktop_app.services.demo.petition_way import raw_values
from desktop_app.services.demo.samples import sample
from desktop_app.services.demo.story import Story

KIND = "receptions"
_SLOW_SINCE = date(2026, 10, 19)
"""From this day on the sample office lags behind, so that some visitors wait longer than the law allows."""

_AT_ONCE = frozenset({"accept", "accept_denunciation", "write_down", "split", "refuse_oral", "appoint"})


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit: what it is about and who receives it."""

    story: Story
    staff: Staff
    uid: str
    day: date
    kind: str
    matter: Mapping[str, Any]
    is_of_head: bool

    def take(self, step: str, day: date, **values: Any) -> bool:
        """A lawful step on a day; False when the day has not come yet."""
        user = self.staff.receiver(day)
        return self.story.step(KIND, self.uid, day, step, raw_values(values), user=user)

    def told(self, key: str) -> str:
        """One of the sample texts under a key of ``handling.json``."""
        return str(self.story.random.choice(sample("handling")[key]))


def tell_visit(visit: Visit, step: str) -> None:
    """Enter what happened after the visit was written into the book, as far as it has come."""
    random = visit.story.random
    if random.random() < 0.4:
        _minutes(visit)
    is_slow = visit.day >= _SLOW_SINCE and random.random() < 0.7
    if is_slow and step not in _AT_ONCE:
        return
    day = visit.day if step in _AT_ONCE or step == "answer" else plus_workdays(visit.day, random.randint(1, 8))
    entered = {"national_database_on": day} if random.random() < 0.8 else {}
    if not _take(visit, step, day, entered):
        return
    if visit.is_of_head:
        _conclude(visit)
    if step == "appoint":
        _answer(visit, plus_workdays(visit.day, random.randint(6, 10)))
    elif step in ("accept", "accept_denunciation", "write_down"):
        _tell(visit, plus_workdays(visit.day, random.randint(4, 9)))


def _take(visit: Visit, step: str, day: date, entered: Mapping[str, Any]) -> bool:
    """The step with what it asks for; ``entered`` comes with it."""
    body = visit.matter.get("unit") or "Ủy ban nhân dân tỉnh"
    if step == "guide":
        return visit.take(step, day, receiving_body=body, answered_on=day, **entered)
    if step == "transfer":
        direction = str(visit.matter.get("direction", "transfer"))
        number = visit.story.serial("PC-UBND", day, a_day=1)
        letter = {"receiving_body": body, "document_number": number, "document_on": day}
        return visit.take(direction, day, **letter, **entered)
    if step == "answer":
        return _answer(visit, day, **entered)
    if step == "appoint":
        until = plus_workdays(day, 8)
        papers = visit.told("appointment_papers")
        return visit.take(
            step, day, appointment_on=until, appointment_at="08:30", appointment_papers=papers, **entered
        )  # fmt: skip
    if step == "refuse_oral":
        ground = visit.story.random.choice(("point_k", "point_g"))
        return visit.take(step, day, refusal_ground=ground, answered_on=day, **entered)
    if step == "refuse_written":
        letter = {"document_number": visit.story.serial("TB-UBND", day, a_day=1), "document_on": day}
        reason = visit.told("refusal_reasons")
        return visit.take(
            step, day, refusal_ground="point_h", refusal_reason=reason, answered_on=day, **letter, **entered
        )  # fmt: skip
    return visit.take(step, day, **entered)


def _answer(visit: Visit, day: date, **entered: Any) -> bool:
    answer = visit.matter.get("answer", "Đã giải thích quy định, người dân đồng ý.")
    return visit.take("answer", day, answered_on=day, answer=answer, direction="explain", **entered)


def _tell(visit: Visit, day: date) -> None:
    if visit.story.random.random() < 0.85:
        note = {"noted_on": day, "note": visit.story.random.choice(sample("matters")["notes"])}
        answer = visit.matter.get("answer", "Đã thông báo việc xử lý bằng văn bản.")
        visit.take("tell", day, answered_on=day, answer=answer, add_progress=note)


def _minutes(visit: Visit) -> None:
    values: dict[str, Any] = {
        "ended_at": "16:30",
        "members_opinion": visit.told("members_opinions"),
        "chair_conclusion": visit.told("chair_conclusions"),
    }
    if visit.kind == "denunciation":
        visit.take("minutes_denunciation", visit.day, **values)
    else:
        visit.take("minutes", visit.day, **values, citizen_opinion=visit.told("citizen_opinions"))


def _conclude(visit: Visit) -> None:
    random = visit.story.random
    if random.random() < 0.06:
        return
    day = plus_workdays(visit.day, random.randint(2, 4))
    visit.take(
        "conclude",
        day,
        conclusion_number=visit.story.serial("TB-UBND", day, a_day=1),
        conclusion_on=day,
        responsible_body=visit.matter.get("unit") or "Văn phòng HĐND và UBND xã",
        chair_conclusion=visit.told("chair_conclusions"),
        settle_due_on=plus_days(visit.day, random.choice((15, 20, 30))),
    )
