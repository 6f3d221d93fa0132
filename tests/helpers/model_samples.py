"""Civic models and criteria sheets for tests: every state of the life line, by points and by passed or not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from desktop_app.records.civic_models.record import (
    CheckVisit,
    CivicModel,
    Outcome,
    Recognition,
    Replication,
    Reward,
    Score,
    Target,
)

REGISTERED = date(2026, 2, 10)
SHEET: dict[str, Any] = {
    "name": "Tiêu chí mô hình cấp xã", "version": "2026", "document_number": "12-HD/BTGDVTU", "issued_on": "05/01/2026",
    "scoring": "points", "pass_points": "80", "exemplary_points": "90", "is_visit_needed": True, "is_vote_needed": True,
    "criteria": [
        {"criterion_group": "Đăng ký", "criterion": "Có tên, địa chỉ", "maximum": "40", "is_evidence_needed": True},
        {"criterion_group": "Kết quả", "criterion": "Kết quả cụ thể", "maximum": "60"},
    ],
}  # fmt: skip
"""Raw values of a criteria sheet by points."""

MODEL: dict[str, Any] = {
    "name": "Ngôi nhà xanh", "field": "culture_society", "type": "model", "subject": "collective",
    "unit": "Hội Liên hiệp Phụ nữ xã", "hamlet": "Thôn Đông", "registered_on": "10/02/2026", "is_confirmed": True,
    "status": "registered",
}  # fmt: skip
"""Raw values of a registered model."""

_PROPOSED = {"proposal_number": "5-TTr/ĐU", "proposed_on": "14/09/2026"}
_DECIDED = {**_PROPOSED, "recognitions": [{"level": "grassroots", "number": "9-QĐ/ĐU", "decided_on": "20/10/2026"}]}
STATES: dict[str, dict[str, Any]] = {
    "surveyed": {"checks": [{"visited_on": "15/06/2026", "finding": "Hoạt động đều"}]},
    "proposed": _PROPOSED,
    "recognized": _DECIDED,
    "maintained": _DECIDED,
    "not_recognized": {**_PROPOSED, "refusal_reason": "Chưa đủ điểm"},
    "stopped": {"stopped_on": "01/10/2026", "stop_reason": "Sáp nhập"},
}
"""What a model holds besides in a state."""

_ROW: dict[str, dict[str, Any]] = {
    "checks": {"finding": "Hoạt động đều"},
    "recognitions": {"number": "12-QĐ/ĐU"},
    "rewards": {"form": "praise"},
    "replications": {"place": "Thôn Tây"},
    "reviews": {"verdict": "effective"},
}


def completed(rows: str, opened: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows a dialog opens with, the last one completed as a person would."""
    if rows == "scores":
        return [{**row, "points": row["maximum"], "evidence": "Ảnh chụp"} for row in opened]
    return [*opened[:-1], {**opened[-1], **_ROW[rows]}]


def _row(row_type: Any, **values: Any) -> Any:
    return row_type(**values)


def _model(**values: Any) -> CivicModel:
    usual = {
        "name": "Ngôi nhà xanh", "field": "culture_society", "type": "model", "subject": "collective",
        "unit": "Hội Liên hiệp Phụ nữ xã", "registered_on": REGISTERED, "status": "registered",
    }  # fmt: skip
    return CivicModel(**{**usual, **values})


VISIT = _row(CheckVisit, visited_on=date(2026, 6, 15), visitor="Hoàng Thị Lan", finding="Hoạt động đều.")
SCORES = (
    _row(
        Score, criterion_group="Đăng ký", criterion="Có tên, địa chỉ", maximum=Decimal(40), points=Decimal("36.5"),
        is_evidence_needed=True, evidence="Phiếu đăng ký",
    ),
    _row(Score, criterion_group="Kết quả", criterion="Kết quả cụ thể", maximum=Decimal(60), points=Decimal(50)),
)  # fmt: skip
SCORED: dict[str, Any] = {
    "sheet_version": "Tiêu chí mô hình cấp xã · 2026", "scoring": "points", "pass_points": Decimal(80),
    "exemplary_points": Decimal(90), "is_visit_needed": True, "is_vote_needed": True, "scores": SCORES,
    "scored_on": date(2026, 9, 10), "checks": (VISIT,), "voted_on": date(2026, 9, 11), "voters": 15, "votes_for": 12,
    "proposal_number": "5-TTr/ĐU", "proposed_on": date(2026, 9, 14),
}  # fmt: skip
"""Everything a sheet asks for before recognition."""

DECISION = _row(Recognition, level="grassroots", number="9-QĐ/ĐU", decided_on=date(2026, 10, 20))

MODELS: dict[str, CivicModel] = {
    "registered": _model(
        hamlet="Thôn Đông", place="Nhà văn hóa", contact="Hoàng Thị Lan", reason="Rác chưa được phân loại.",
        objective="Mỗi thôn một điểm thu gom.", targets=(_row(Target, kind="households", quantity=Decimal(40)),),
    ),
    "building": _model(status="building", starts_on=date(2026, 3, 2), ends_on=date(2026, 12, 1)),
    "surveyed": _model(status="surveyed", checks=(VISIT,)),
    "proposed": _model(
        status="proposed", highlights="Thu gom 2 tấn phế liệu.", vote_number="3-BB/ĐU",
        outcomes=(
            _row(Outcome, kind="money", quantity=Decimal(2_500_000), counted_on=date(2026, 6, 1), evidence="Sổ thu"),
            _row(Outcome, kind="other", quantity=Decimal(30), other_unit="cây", counted_on=date(2026, 9, 1)),
        ),
        **SCORED,
    ),
    "recognized": _model(
        status="recognized", type="exemplar", subject="individual", person="Trần Thị Bình",
        person_post="Chi hội trưởng", field="economy", recognitions=(DECISION,),
        rewards=(_row(
            Reward, recipient="Trần Thị Bình", form="commune_certificate", issuer="Đảng ủy xã", number="21-QĐ/ĐU",
            decided_on=date(2026, 10, 21), money=759_000,
        ),),
        **SCORED,
    ),
    "refused": _model(
        status="not_recognized", scoring="pass_fail", sheet_version="Bộ đạt, chưa đạt", scored_on=date(2026, 9, 10),
        scores=(_row(Score, criterion="Có nơi làm theo"), _row(Score, criterion="Có đăng ký", is_passed=True)),
        proposal_number="6-TTr/ĐU", proposed_on=date(2026, 9, 14), refusal_reason="Chưa có nơi làm theo",
    ),
    "maintained": _model(
        status="maintained", recognitions=(DECISION,),
        replications=(_row(Replication, place="Thôn Tây", started_on=date(2026, 11, 2)),),
    ),
    "stopped": _model(status="stopped", stopped_on=date(2026, 10, 1), stop_reason="Sáp nhập"),
    "bare": _row(CivicModel, registered_on=REGISTERED, status="registered"),
}  # fmt: skip
"""By what they are; "bare" holds nothing but a day."""
