"""What must fit together in a civic model, and what deserves a second look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop_app.domain.errors import Problem
from desktop_app.domain.formats import format_decimal
from desktop_app.domain.kind import RuleContext
from desktop_app.records import checks, civic_choices
from desktop_app.records.civic_models.progress import has_sheet, is_by_points, shortfalls
from desktop_app.records.civic_models.record import CivicModel
from desktop_app.records.civic_models.steps import STEPS
from desktop_app.records.criteria_sheets.rules import thresholds_in_order
from desktop_app.records.stepping import unlawful_step

_OUTCOMES = {choice.code: choice for choice in civic_choices.OUTCOMES}


def check(model: CivicModel, context: RuleContext) -> Iterable[Problem]:
    """All problems across fields, hard and soft."""
    return checks.run(RULES, model, context)


def days_follow_each_other(model: CivicModel, context: RuleContext) -> Iterator[Problem]:
    """A model ends after it starts, and is proposed and stopped after it was registered."""
    later = ("proposed_on", "scored_on", "voted_on", "stopped_on")
    yield from checks.days_in_order(model, (("ends_on", "starts_on"), *((key, "registered_on") for key in later)))
    yield from checks.rows_not_before(model, "recognitions", "decided_on", "registered_on")
    yield from checks.rows_not_before(model, "checks", "visited_on", "registered_on", code="checked_before_registered")
    if model.starts_on and model.registered_on and model.starts_on < model.registered_on:
        yield Problem(
            "starts_on", "Mô hình bắt đầu trước ngày đăng ký. Kiểm tra lại hai ngày.", code="started_before_registered"
        )


def person_fits_subject(model: CivicModel, context: RuleContext) -> Iterator[Problem]:
    """An individual exemplar names the person; a collective one keeps no person.

    Source: phiếu đăng ký mô hình: collective (unit) or individual (name, post, unit).
    """
    if model.subject == "individual":
        yield from checks.needed(model, "person", "Chủ thể là cá nhân")
    for key in ("person", "person_post"):
        if model.subject == "collective" and getattr(model, key):
            yield Problem(key, "Chủ thể là tập thể thì để trống ô này, hoặc chọn chủ thể cá nhân.")


def quantities_fit_their_unit(model: CivicModel, context: RuleContext) -> Iterator[Problem]:
    """People, households and works are whole numbers; only "other" names a unit of its own."""
    for rows in ("targets", "outcomes"):
        for index, item in enumerate(getattr(model, rows)):
            kind = _OUTCOMES.get(item.kind or "")
            if kind is None:
                continue
            place = f"{rows}[{index}]"
            if item.quantity is not None and kind.group == "whole" and item.quantity != int(item.quantity):
                yield Problem(
                    f"{place}.quantity", f"Tính theo {civic_choices.OUTCOME_UNITS[kind.code]} thì nhập số nguyên."
                )
            if kind.code == "other" and not item.other_unit:
                yield Problem(f"{place}.other_unit", "Chọn “Khác” thì nhập đơn vị tính.")
            if kind.code != "other" and item.other_unit:
                yield Problem(
                    f"{place}.other_unit",
                    f"Đơn vị tính đã là {civic_choices.OUTCOME_UNITS[kind.code]}. Để trống ô này.",
                )


def recognition_is_decided(model: CivicModel, context: RuleContext) -> Iterator[Problem]:
    """A recognised model has a decision; number and day of each are required in its row.

    Source: danh sách mô hình, column 8 (level and number of the decision).
    """
    if model.status == "recognized" and not model.recognitions:
        yield Problem("recognitions", "Mô hình được công nhận: nhập ít nhất một quyết định công nhận.")
    if model.status == "not_recognized" and model.recognitions:
        yield Problem("status", "Đã có quyết định công nhận. Xem lại trạng thái.", code="recognition_of_unrecognized")
    if model.status in ("proposed", "recognized") and not model.is_confirmed:
        yield Problem("is_confirmed", "Mô hình đề nghị công nhận cần xác nhận của cấp ủy cơ sở.", code="not_confirmed")


def recognition_has_its_grounds(model: CivicModel, context: RuleContext) -> Iterator[Problem]:
    """Where a sheet was chosen, no model is recognised or kept as such without what the sheet asks for.

    Source: the criteria sheet of the province; models recognised without one (entered later from old files) stay.
    """
    if model.status not in ("recognized", "maintained") or not has_sheet(model):
        return
    for sentence in shortfalls(model):
        yield Problem("status", f"Chưa đủ căn cứ công nhận. {sentence}")
    if not model.recognitions:
        yield Problem("status", "Chưa đủ căn cứ công nhận. Chưa có quyết định công nhận.")


def decision_follows_the_proposal(model: CivicModel, context: RuleContext) -> Iterator[Problem]:
    """The decision of a recognised model is not older than its proposal."""
    if model.status != "recognized" or model.proposed_on is None or not model.recognitions:
        return
    last = len(model.recognitions) - 1
    decided = model.recognitions[last].decided_on
    if decided is not None and decided < model.proposed_on:
        yield Problem(
            f"recognitions[{last}].decided_on",
            "Quyết định công nhận trước ngày tờ trình. Kiểm tra lại hai ngày.",
            code="recognized_before_proposed",
        )


def refusal_has_a_reason(model: CivicModel, context: RuleContext) -> Iterator[Problem]:
    """A model that was not recognised hears why."""
    if model.status == "not_recognized":
        yield from checks.needed(model, "refusal_reason", "Mô hình không được công nhận", code="refusal_without_reason")


def rewards_have_their_decision(model: CivicModel, context: RuleContext) -> Iterator[Problem]:
    """A reward has a decision with number and day, and money only with a decision.

    Source: danh sách khen thưởng, columns 4 and 5.
    """
    for index, item in enumerate(model.rewards):
        if item.money and not item.number:
            yield Problem(f"rewards[{index}].number", "Có tiền thưởng thì nhập số quyết định.")
        elif not item.number and item.form in ("commune_certificate", "merit"):
            yield Problem(
                f"rewards[{index}].number",
                "Giấy khen, bằng khen có số quyết định. Nhập số.",
                code="reward_without_number",
            )
        if item.number and item.decided_on is None:
            yield Problem(f"rewards[{index}].decided_on", "Đã có số quyết định. Nhập ngày.", code="reward_without_day")


def points_stay_below_maximum(model: CivicModel, context: RuleContext) -> Iterator[Problem]:
    """No criterion gets more than its maximum.

    Source: criteria of the province; there is no national scale.
    """
    for index, item in enumerate(model.scores):
        if item.points is None:
            continue
        if item.maximum is None:
            yield Problem(f"scores[{index}].maximum", "Đã có điểm chấm. Nhập điểm tối đa.")
        elif item.points > item.maximum:
            yield Problem(
                f"scores[{index}].points",
                f"Điểm chấm {format_decimal(item.points)} vượt điểm tối đa {format_decimal(item.maximum)}.",
            )


def scores_are_whole(model: CivicModel, context: RuleContext) -> Iterator[Problem]:
    """A day of scoring comes with scores: points for every criterion, or none where it is passed or not passed.

    Source: phiếu chấm by the criteria sheet.
    """
    if model.scored_on is not None and not model.scores:
        yield Problem("scores", "Đã có ngày chấm. Chọn bộ tiêu chí hoặc nhập các tiêu chí đã chấm.")
    for index, item in enumerate(model.scores):
        is_judged = item.points is not None or (item.is_passed and model.scoring is None)
        if model.scored_on is not None and is_by_points(model) and not is_judged:
            yield Problem(f"scores[{index}].points", "Đã có ngày chấm. Nhập điểm của tiêu chí này.")
        if model.scoring == "pass_fail" and item.points is not None:
            yield Problem(f"scores[{index}].points", "Bộ tiêu chí chỉ xét đạt, chưa đạt. Để trống ô điểm.")
    yield from thresholds_in_order(model)


def votes_are_of_those_present(model: CivicModel, context: RuleContext) -> Iterator[Problem]:
    """No more votes than voters."""
    if model.voters is not None and model.votes_for is not None and model.votes_for > model.voters:
        yield Problem("votes_for", f"Số phiếu đồng ý nhiều hơn số người dự ({model.voters}). Kiểm tra lại.")


def status_follows_the_life_line(model: CivicModel, context: RuleContext) -> Iterator[Problem]:
    """A status changed past the steps is asked about."""
    yield from unlawful_step(model, context, STEPS)


def stop_has_day_and_reason(model: CivicModel, context: RuleContext) -> Iterator[Problem]:
    """A stopped model says when and why.

    Source: life cycle "dừng (lý do)"; biểu tổng hợp mô hình, column of stopped models.
    """
    if model.status == "stopped":
        yield from checks.needed(model, "stopped_on", "Mô hình đã dừng")
        yield from checks.needed(model, "stop_reason", "Mô hình đã dừng")
    elif model.stopped_on is not None:
        yield Problem("stopped_on", "Mô hình chưa dừng. Xóa ngày dừng hoặc chọn trạng thái “Đã dừng”.")


def years_are_reviewed_once(model: CivicModel, context: RuleContext) -> Iterator[Problem]:
    """Each year has one verdict, and none before the model was registered."""
    yield from checks.unique(model, "reviews", "reviewed_year", "Năm này đã có ở dòng trên. Xóa dòng thừa.")
    start = model.registered_on.year if model.registered_on else None
    for index, item in enumerate(model.reviews):
        if item.reviewed_year is None:
            continue
        if start is not None and item.reviewed_year < start:
            yield Problem(f"reviews[{index}].reviewed_year", f"Mô hình đăng ký năm {start}. Nhập năm từ {start}.")
        if item.reviewed_year > context.today.year:
            yield Problem(f"reviews[{index}].reviewed_year", "Năm này chưa đến. Nhập năm đã đánh giá.")


def phase_holds_the_year(model: CivicModel, context: RuleContext) -> Iterator[Problem]:
    """The phase is the one the year of registration lies in."""
    if not model.phase or model.registered_on is None:
        return
    first, last = (int(part) for part in model.phase.split("_"))
    if not first <= model.registered_on.year <= last:
        yield Problem(
            "phase",
            f"Năm đăng ký {model.registered_on.year} ngoài giai đoạn {first}–{last}.",
            code="phase_of_other_year",
        )


def copy_has_one_original(model: CivicModel, context: RuleContext) -> Iterator[Problem]:
    """The original is either in this register or named in words."""
    if model.original and model.original_place:
        yield Problem("original_place", "Đã chọn mô hình gốc trong sổ. Để trống ô này.", code="two_originals")


RULES: tuple[checks.Rule, ...] = (
    days_follow_each_other,
    person_fits_subject,
    quantities_fit_their_unit,
    recognition_is_decided,
    recognition_has_its_grounds,
    decision_follows_the_proposal,
    refusal_has_a_reason,
    rewards_have_their_decision,
    points_stay_below_maximum,
    scores_are_whole,
    votes_are_of_those_present,
    status_follows_the_life_line,
    stop_has_day_and_reason,
    years_are_reviewed_once,
    phase_holds_the_year,
    copy_has_one_original,
)
