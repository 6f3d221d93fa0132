"""What choosing a criteria sheet brings into a model: its words, its ways and its thresholds, to be kept there."""

from __future__ import annotations

from typing import Any, cast

from desktop_app.domain.fields import spec_of
from desktop_app.domain.stamp import Stored
from desktop_app.domain.values import editable
from desktop_app.records.criteria_sheets.record import CriteriaSheet, Criterion
from desktop_app.records.naming import joined
from desktop_app.records.pages import document_words

_TAKEN = ("scoring", "pass_points", "exemplary_points", "is_visit_needed", "is_vote_needed")


def from_sheet(stored: Stored) -> dict[str, Any]:
    """Raw values of the model's fields: version, way of scoring, thresholds, and a score row without points each."""
    sheet = cast(CriteriaSheet, stored.record)
    return {
        "sheet_version": version_words(sheet),
        **{key: editable(spec_of(CriteriaSheet, key), getattr(sheet, key)) for key in _TAKEN},
        "scores": [_score_row(item) for item in sheet.criteria],
    }


def version_words(sheet: CriteriaSheet) -> str:
    """``Tiêu chí mô hình cấp xã · 2026 · Số 12-HD/BTGDVTU ngày 05/01/2026``."""
    return joined(sheet.name, sheet.version, document_words(sheet.document_number, sheet.issued_on))


def _score_row(item: Criterion) -> dict[str, Any]:
    return {
        "criterion_group": item.criterion_group,
        "criterion": item.criterion,
        "maximum": editable(spec_of(Criterion, "maximum"), item.maximum),
        "points": "",
        "is_passed": False,
        "is_evidence_needed": item.is_evidence_needed,
        "evidence": "",
    }
