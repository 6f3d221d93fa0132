"""What follows from a model's rows: its points, when it should be visited again, and what recognition still lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from desktop_app.domain.deadlines import Law
from desktop_app.domain.formats import format_decimal
from desktop_app.domain.retention import last_day
from desktop_app.records.civic_models.record import CivicModel

VISIT_MONTHS = 12
"""A model is looked at once a year; practice, no document prescribes it."""


def computed(model: CivicModel, law: Law) -> Mapping[str, Any]:
    """The fields that are reckoned from the rows at every save."""
    visited = _latest(item.visited_on for item in model.checks)
    return {
        "score_total": _sum(item.points for item in model.scores),
        "score_maximum": _sum(item.maximum for item in model.scores),
        "last_visited_on": visited,
        "visit_due_on": _visit_due(model, visited or model.registered_on),
        "evidence_count": _given(item.evidence for item in model.outcomes)
        + _given(item.evidence for item in model.scores),
        "result_count": sum(item.quantity is not None for item in model.outcomes),
        "recognized_on": min((item.decided_on for item in model.recognitions if item.decided_on), default=None),
    }


def _given(texts: Iterator[str]) -> int:
    return sum(bool(text) for text in texts)


def _latest(days: Iterator[date | None]) -> date | None:
    return max((day for day in days if day), default=None)


def _visit_due(model: CivicModel, since: date | None) -> date | None:
    """A year after the last visit, or after the registration; nothing is due in a stopped model."""
    return None if since is None or model.status == "stopped" else last_day(since, VISIT_MONTHS)


def _sum(values: Iterator[Decimal | None]) -> Decimal | None:
    given = [value for value in values if value is not None]
    return sum(given, start=Decimal(0)) if given else None


# ---------------------------------------------------------------- judging by the sheet


def has_sheet(model: CivicModel) -> bool:
    """Whether a criteria sheet was chosen; its words stay when the sheet itself is not in this file."""
    return bool(model.sheet or model.sheet_version)


def is_by_points(model: CivicModel) -> bool:
    """Whether the sheet counts points; the other way is passed or not passed."""
    return model.scoring != "pass_fail"


def is_scored(model: CivicModel) -> bool:
    """Whether every criterion was judged, on a day that is known."""
    if not model.scores or model.scored_on is None:
        return False
    return not is_by_points(model) or all(item.points is not None for item in model.scores)


def is_passed(model: CivicModel) -> bool:
    """Whether the scores reach what the sheet asks for; without a threshold any score does."""
    if not is_scored(model):
        return False
    if not is_by_points(model):
        return all(item.is_passed for item in model.scores)
    return model.pass_points is None or _total(model) >= model.pass_points


def is_exemplary(model: CivicModel) -> bool:
    """Whether the points reach the higher threshold, where the sheet has one."""
    return is_passed(model) and model.exemplary_points is not None and _total(model) >= model.exemplary_points


def _total(model: CivicModel) -> Decimal:
    return _sum(item.points for item in model.scores) or Decimal(0)


# ---------------------------------------------------------------- what recognition lacks


def unscored(model: CivicModel) -> str:
    """Why a model is not ready to be proposed: a sheet was chosen and it is not scored by it yet; "" when it is."""
    if not has_sheet(model) or is_scored(model):
        return ""
    return "Chưa chấm xong theo bộ tiêu chí: chấm mọi tiêu chí và nhập ngày chấm trước."


def shortfalls(model: CivicModel) -> Iterator[str]:
    """What the model's sheet asks for before recognition and is not there; nothing where no sheet asks.

    Source: the criteria sheet, as the province or the office issued it; proposal and decision: hồ sơ đề nghị công nhận.
    """
    if model.is_visit_needed and not any(item.visited_on for item in model.checks):
        yield "Chưa có lần kiểm tra, khảo sát nào."
    if model.is_vote_needed:
        yield from _vote_shortfalls(model)
    if has_sheet(model):
        yield from _score_shortfalls(model)
        if not model.proposal_number or model.proposed_on is None:
            yield "Chưa có số và ngày tờ trình đề nghị công nhận."


def _vote_shortfalls(model: CivicModel) -> Iterator[str]:
    if model.voted_on is None or model.voters is None or model.votes_for is None:
        yield "Chưa họp xét: nhập ngày họp, số người dự và số phiếu đồng ý."
    elif 2 * model.votes_for <= model.voters:
        yield f"Chưa quá nửa đồng ý: {model.votes_for}/{model.voters} phiếu."


def _score_shortfalls(model: CivicModel) -> Iterator[str]:
    reason = unscored(model)
    if reason:
        yield reason
    elif not is_passed(model) and is_by_points(model):
        least = format_decimal(model.pass_points or 0)
        yield f"Chưa đủ điểm công nhận: {format_decimal(_total(model))} điểm, cần từ {least} điểm."
    elif not is_passed(model):
        failed = sum(not item.is_passed for item in model.scores)
        yield f"Chưa đạt mọi tiêu chí: còn {failed} tiêu chí chưa đạt."
    bare = sum(item.is_evidence_needed and not item.evidence for item in model.scores)
    if bare:
        yield f"Còn {bare} tiêu chí cần minh chứng mà chưa ghi minh chứng."
