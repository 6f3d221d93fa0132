"""What must fit together in a criteria sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from desktop_app.domain.errors import Problem
from desktop_app.domain.formats import format_decimal
from desktop_app.domain.kind import RuleContext
from desktop_app.records import checks
from desktop_app.records.criteria_sheets.record import CriteriaSheet


def check(sheet: CriteriaSheet, context: RuleContext) -> Iterable[Problem]:
    """All problems across fields, hard and soft."""
    return checks.run(RULES, sheet, context)


def days_follow_each_other(sheet: CriteriaSheet, context: RuleContext) -> Iterator[Problem]:
    """A sheet ends after it was issued."""
    yield from checks.days_in_order(sheet, (("ended_on", "issued_on"),))


def criteria_are_there_once(sheet: CriteriaSheet, context: RuleContext) -> Iterator[Problem]:
    """A sheet has criteria, none of them twice."""
    if not sheet.criteria:
        yield Problem("criteria", "Chưa có tiêu chí nào. Nhập ít nhất một tiêu chí.", code="no_criteria")
    yield from checks.unique(sheet, "criteria", "criterion", "Tiêu chí này đã có ở dòng trên. Xóa dòng thừa.")


def points_have_a_maximum(sheet: CriteriaSheet, context: RuleContext) -> Iterator[Problem]:
    """By points every criterion has a maximum above zero; by passed or not there are no points at all."""
    if sheet.scoring == "points":
        for index, item in enumerate(sheet.criteria):
            if not item.maximum:
                yield Problem(f"criteria[{index}].maximum", "Chấm điểm thì nhập điểm tối đa lớn hơn 0.")
    if sheet.scoring == "pass_fail":
        for index, item in enumerate(sheet.criteria):
            if item.maximum is not None:
                yield Problem(f"criteria[{index}].maximum", "Xét đạt, chưa đạt thì để trống điểm tối đa.")
        for key in ("pass_points", "exemplary_points"):
            if getattr(sheet, key) is not None:
                yield Problem(key, "Xét đạt, chưa đạt thì để trống mức điểm.")


def thresholds_can_be_reached(sheet: CriteriaSheet, context: RuleContext) -> Iterator[Problem]:
    """The lower threshold stands below the higher one, and neither above the sum of the maximums."""
    whole = sum((item.maximum or Decimal(0) for item in sheet.criteria), start=Decimal(0))
    for key in ("pass_points", "exemplary_points"):
        points = getattr(sheet, key)
        if sheet.scoring == "points" and points is not None and sheet.criteria and points > whole:
            yield Problem(key, f"Mức {format_decimal(points)} điểm vượt tổng điểm tối đa {format_decimal(whole)}.")
    yield from thresholds_in_order(sheet)
    if sheet.scoring == "points" and sheet.pass_points is None:
        yield Problem("pass_points", "Chưa có mức điểm công nhận: chấm bao nhiêu điểm cũng đạt.", code="no_threshold")


def thresholds_in_order(record: Any) -> Iterator[Problem]:
    """The higher threshold does not stand below the lower one; for a sheet, and for a model that keeps its words."""
    low, high = record.pass_points, record.exemplary_points
    if low is not None and high is not None and high < low:
        yield Problem("exemplary_points", "Điểm tiêu biểu thấp hơn điểm công nhận. Kiểm tra lại hai mức điểm.")


RULES: tuple[checks.Rule, ...] = (
    days_follow_each_other,
    criteria_are_there_once,
    points_have_a_maximum,
    thresholds_can_be_reached,
)
