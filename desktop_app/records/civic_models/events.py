"""What happened in a model, day by day; without names of persons."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop_app.domain.formats import format_decimal
from desktop_app.domain.kind import Event
from desktop_app.records import choices, civic_choices
from desktop_app.records.civic_models.counting import outcome_words
from desktop_app.records.civic_models.progress import is_by_points
from desktop_app.records.civic_models.record import CivicModel


def events_of(model: CivicModel) -> tuple[Event, ...]:
    """The model's events in the order of days, those of one day in the order of the life line."""
    told = [Event(day, text) for day, text in _told(model) if day is not None]
    return tuple(sorted(told, key=lambda event: event.day))


def _told(model: CivicModel) -> Iterator[tuple[date | None, str]]:
    yield model.registered_on, "Đăng ký mô hình"
    yield model.starts_on, "Bắt đầu thực hiện"
    for visit in model.checks:
        yield visit.visited_on, "Kiểm tra, khảo sát"
    for outcome in model.outcomes:
        yield outcome.counted_on, f"Kết quả: {outcome_words(outcome)}"
    yield model.scored_on, f"Chấm theo bộ tiêu chí: {score_words(model)}".removesuffix(": ")
    yield model.voted_on, f"Họp xét: {_votes(model)}".removesuffix(": ")
    yield model.proposed_on, " ".join(part for part in ("Đề nghị công nhận", _numbered(model.proposal_number)) if part)
    for decision in model.recognitions:
        level = choices.label_of(civic_choices.RECOGNITION_LEVELS, decision.level)
        yield decision.decided_on, f"Công nhận {level[:1].lower()}{level[1:]} {_numbered(decision.number)}".strip()
    for reward in model.rewards:
        form = choices.label_of(civic_choices.REWARD_FORMS, reward.form)
        yield reward.decided_on, f"Khen thưởng: {form} {_numbered(reward.number)}".strip()
    for copy in model.replications:
        yield copy.started_on, f"Nhân rộng tại {copy.place}"
    yield model.stopped_on, "Dừng mô hình"


def _numbered(number: str) -> str:
    return f"(số {number})" if number else ""


def score_words(model: CivicModel) -> str:
    """``86/100 điểm``, ``đạt 4/5 tiêu chí``; "" where nothing was scored."""
    if not is_by_points(model):
        passed = sum(item.is_passed for item in model.scores)
        return f"đạt {passed}/{len(model.scores)} tiêu chí" if model.scores else ""
    if model.score_total is None:
        return ""
    most = "" if model.score_maximum is None else f"/{format_decimal(model.score_maximum)}"
    return f"{format_decimal(model.score_total)}{most} điểm"


def _votes(model: CivicModel) -> str:
    if model.votes_for is None or model.voters is None:
        return ""
    return f"{model.votes_for}/{model.voters} phiếu đồng ý"
