"""What the papers of a model may name: registration, content, visits, scores, vote, proposal, decision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import cast

from desktop_app.domain.document import HeadingStyle
from desktop_app.domain.formats import format_day, format_decimal
from desktop_app.domain.kind import PaperInput, PaperValue
from desktop_app.domain.stamp import Stored
from desktop_app.records import choices, civic_choices
from desktop_app.records.civic_models.progress import has_sheet, is_by_points, is_exemplary, is_passed, is_scored
from desktop_app.records.civic_models.record import CheckVisit, CivicModel, Outcome, Recognition, Score, Target
from desktop_app.records.pages import address_words, day_words
from desktop_app.records.paper_words import (
    Values,
    count_words,
    fits_style,
    in_words,
    lower_first,
    office_values,
    signing_values,
)

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


def paper_values(stored: Stored, given: PaperInput) -> dict[str, PaperValue]:
    """Every name a template of models may use; "" where the model does not say."""
    model = cast(CivicModel, stored.record)
    style = given.style or HeadingStyle.PARTY
    return {
        **office_values(given, usual=HeadingStyle.PARTY),
        **signing_values(given, usual=HeadingStyle.PARTY),
        **_registration(model),
        **_content(model),
        **_visit(model),
        **_scoring(model),
        **_vote(model, style),
        **_recognition(model, style),
    }


def _registration(model: CivicModel) -> Values:
    person = ", ".join(part for part in (model.person, model.person_post) if part)
    is_person = model.subject == "individual"
    place = address_words(model.place, model.hamlet)
    return {
        "name": model.name,
        "sort": "điển hình" if model.type == "exemplar" else "mô hình",
        "field": choices.label_of(civic_choices.MODEL_FIELDS, model.field),
        "field_lower": choices.label_of(civic_choices.MODEL_FIELDS, model.field).lower(),
        "subject": choices.label_of(civic_choices.MODEL_SUBJECTS, model.subject),
        "unit_name": model.unit,
        "person": person,
        "holder": ", ".join(part for part in (person, model.unit) if part) if is_person else model.unit,
        "signer_holder": model.person if is_person else "",
        "place": place,
        "place_lower": lower_first(place),
        "contact": model.contact,
        "contact_phone": model.contact_phone,
        "phase": choices.label_of(civic_choices.MODEL_PHASES, model.phase),
        "time": _time(model),
        **in_words(model.registered_on, stem="registered"),
        "register_year": str(model.registered_on.year) if model.registered_on else "",
    }


def _time(model: CivicModel) -> str:
    start = model.starts_on or model.registered_on
    ends = f"đến ngày {format_day(model.ends_on)}" if model.ends_on else "và duy trì lâu dài"
    return f"từ ngày {format_day(start)} {ends}" if start else ""


def _content(model: CivicModel) -> Values:
    return {
        **{key: getattr(model, key) for key in ("reason", "objective", "participants", "method", "forces")},
        "targets": _quantities(model.targets),
        "outcomes": _outcomes(model.outcomes),
        "households": count_words(model.households),
        "people": count_words(model.people),
        "highlights": model.highlights,
        "note": model.note,
    }


def _quantities(rows: Iterable[Target | Outcome]) -> tuple[tuple[str, ...], ...]:
    return tuple((str(place), *_quantity(row)) for place, row in enumerate(rows, start=1))


def _quantity(row: Target | Outcome) -> tuple[str, str, str]:
    """Name, quantity and unit of one figure."""
    name = choices.label_of(civic_choices.OUTCOMES, row.kind).split(" (", maxsplit=1)[0]
    unit = row.other_unit or civic_choices.OUTCOME_UNITS.get(row.kind or "", "")
    return name, _points(row.quantity), unit


def _outcomes(rows: Iterable[Outcome]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (str(place), *_quantity(row), day_words(row.counted_on), row.evidence) for place, row in enumerate(rows, 1)
    )


def _visit(model: CivicModel) -> Values:
    """The last visit, and what had been counted by then."""
    visit = max(model.checks, key=_visit_day, default=CheckVisit())
    seen = [item for item in model.outcomes if item.counted_on and item.counted_on <= _visit_day(visit)]
    return {
        **in_words(visit.visited_on, stem="visited"),
        "visitor": visit.visitor,
        "finding": visit.finding,
        "visit_outcomes": _outcomes(seen),
    }


def _visit_day(visit: CheckVisit) -> date:
    return visit.visited_on or date.min


# ---------------------------------------------------------------- scores


def _points(value: Decimal | None) -> str:
    return "" if value is None else format_decimal(value)


def _scoring(model: CivicModel) -> Values:
    total = ("", "Tổng điểm", _points(_sum(model.scores, "maximum")), _points(_sum(model.scores, "points")), "")
    passed = sum(item.is_passed for item in model.scores)
    return {
        "sheet_version": model.sheet_version.replace(" · Số ", ", số ").replace(" · ", ", "),
        "score_rows": _grouped(model.scores, _point_cells),
        "score_totals": (total,) if model.scores else (),
        "pass_rows": _grouped(model.scores, _pass_cells(is_judged=model.scored_on is not None)),
        "score_total": _points(_sum(model.scores, "points")),
        "score_maximum": _points(_sum(model.scores, "maximum")),
        "passed_count": str(passed) if is_scored(model) else "",
        "criteria_count": str(len(model.scores)) if model.scores else "",
        "pass_points": _points(model.pass_points),
        "exemplary_points": _points(model.exemplary_points),
        **in_words(model.scored_on, stem="scored"),
        "score_result": _result(model),
        "score_words": _score_words(model, passed),
    }


def _sum(rows: Iterable[Score], key: str) -> Decimal | None:
    given = [value for row in rows if (value := getattr(row, key)) is not None]
    return sum(given, start=Decimal(0)) if given else None


def _result(model: CivicModel) -> str:
    """What the scores come to, in the words of the slip."""
    if not is_scored(model):
        return ""
    if is_exemplary(model):
        return "đủ điểm công nhận và đạt mức tiêu biểu"
    if is_by_points(model):
        return "đủ điểm công nhận" if is_passed(model) else "chưa đủ điểm công nhận"
    return "đạt mọi tiêu chí" if is_passed(model) else "chưa đạt mọi tiêu chí"


def _score_words(model: CivicModel, passed: int) -> str:
    """``86/100 điểm (đủ điểm công nhận)``."""
    if not is_scored(model):
        return ""
    if not is_by_points(model):
        return f"đạt {passed}/{len(model.scores)} tiêu chí"
    most = _points(_sum(model.scores, "maximum"))
    words = f"{_points(_sum(model.scores, 'points'))}/{most} điểm" if most else "đã chấm"
    return f"{words} ({_result(model)})" if has_sheet(model) else words


_Cells = Callable[[Sequence[Score]], tuple[str, str]]
"""The two cells that say how criteria were judged."""


def _point_cells(rows: Sequence[Score]) -> tuple[str, str]:
    return _points(_sum(rows, "maximum")), _points(_sum(rows, "points"))


def _pass_cells(*, is_judged: bool) -> _Cells:
    def cells(rows: Sequence[Score]) -> tuple[str, str]:
        if not is_judged or len(rows) != 1:
            return "", ""
        return ("x", "") if rows[0].is_passed else ("", "x")

    return cells


def _grouped(rows: Iterable[Score], cells: _Cells) -> tuple[tuple[str, ...], ...]:
    """Criteria under their groups: a line with a Roman number for each group, sums of its points beside it."""
    return tuple(_lines(rows, cells))


def _lines(rows: Iterable[Score], cells: _Cells) -> Iterator[tuple[str, ...]]:
    numbers, place = iter(_ROMAN), 0
    for group, members in groupby(rows, key=lambda row: row.criterion_group):
        some = list(members)
        if group:
            yield next(numbers, ""), group, *cells(some), ""
        for row in some:
            place += 1
            yield str(place), row.criterion, *cells([row]), row.evidence


# ---------------------------------------------------------------- vote, proposal, decision


def _vote(model: CivicModel, style: HeadingStyle) -> Values:
    against = None if model.voters is None or model.votes_for is None else model.voters - model.votes_for
    return {
        **in_words(model.voted_on, stem="voted"),
        "vote_number": model.vote_number if fits_style(model.vote_number, style) else "",
        "voters": count_words(model.voters),
        "votes_for": count_words(model.votes_for),
        "votes_against": count_words(against),
        "vote_words": f"{model.votes_for}/{model.voters} phiếu đồng ý" if against is not None else "",
    }


def _recognition(model: CivicModel, style: HeadingStyle) -> Values:
    last = max(model.recognitions, key=_decision_day, default=Recognition())
    level = choices.label_of(civic_choices.RECOGNITION_LEVELS, last.level)
    return {
        "proposal_number": model.proposal_number if fits_style(model.proposal_number, style) else "",
        **in_words(model.proposed_on, stem="proposed"),
        "decision_number": last.number if fits_style(last.number, style) else "",
        **in_words(last.decided_on, stem="decided"),
        "level": (level[:1].lower() + level[1:]).split(" (", maxsplit=1)[0],
        "refusal_reason": model.refusal_reason,
    }


def _decision_day(decision: Recognition) -> date:
    return decision.decided_on or date.min
