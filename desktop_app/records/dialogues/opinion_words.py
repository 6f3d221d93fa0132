"""The opinions of a meeting as its papers print them: told one after the other, in tables, and counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from desktop_app.domain.formats import format_count, format_day
from desktop_app.records import choices, civic_choices
from desktop_app.records.opinions.record import Opinion
from desktop_app.records.pages import count_words, day_words, document_words, lines
from desktop_app.records.paper_words import lower_first

Rows = tuple[tuple[str, ...], ...]

_OPEN = frozenset(choices.codes(civic_choices.OPINION_STATUSES, "open"))


def number_words(count: int) -> str:
    """A count as papers write it: ``07``, ``12``, ``1.234``; ``0`` for none."""
    return f"{count:02}" if 0 < count < 10 else format_count(count)


def speaker_words(opinion: Opinion, *, show_names: bool) -> str:
    """``Cử tri thôn Đông``; the name only where it is asked for: ``Ông (bà) Nguyễn Văn A, thôn Đông``."""
    hamlet = lower_first(opinion.hamlet)
    if show_names and opinion.speaker:
        return ", ".join(part for part in (f"Ông (bà) {opinion.speaker}", hamlet) if part)
    return f"Cử tri {hamlet}".rstrip()


def told(opinions: Iterable[Opinion], *, show_names: bool) -> str:
    """Each opinion and its answer, a paragraph each: who and from where, about what, who answered what."""
    return "\n".join(
        f"Ý kiến {number}. {_said(opinion, show_names=show_names)}\n{_answer(opinion)}"
        for number, opinion in enumerate(opinions, start=1)
    )


def _said(opinion: Opinion, *, show_names: bool) -> str:
    return f"{speaker_words(opinion, show_names=show_names)}: {_sentence(opinion.content)}"


def _sentence(text: str) -> str:
    kept = " ".join(text.split())
    return kept if kept.endswith((".", "?", "…")) else f"{kept}."


def _answer(opinion: Opinion) -> str:
    by = f" ({opinion.answerer})" if opinion.answerer else ""
    if opinion.answer_there:
        return f"Trả lời{by}: {_sentence(opinion.answer_there)}"
    if opinion.is_answered_there:
        return f"Đã được trả lời tại hội nghị{by}."
    task = f"giao {opinion.lead_unit} xem xét, giải quyết" if opinion.lead_unit else "ghi nhận để xem xét, giải quyết"
    due = f", trả lời trước ngày {format_day(opinion.due_on)}" if opinion.due_on else ""
    return f"Chưa trả lời tại hội nghị; {task}{due}."


def summary_rows(opinions: Iterable[Opinion], *, show_names: bool) -> Rows:
    """Bảng tổng hợp ý kiến, kiến nghị: its ten columns."""
    return tuple(
        (
            str(number),
            opinion.content,
            speaker_words(opinion, show_names=show_names),
            _field(opinion),
            opinion.answer_there or ("Đã trả lời" if opinion.is_answered_there else ""),
            choices.short_of(civic_choices.LEVELS, opinion.authority),
            _units(opinion),
            day_words(opinion.due_on),
            result_words(opinion),
            lines(opinion.note, _delay(opinion)),
        )
        for number, opinion in enumerate(opinions, start=1)
    )


def conclusion_rows(opinions: Iterable[Opinion]) -> Rows:
    """What was concluded on each matter: answer, unit in charge, cooperating units, deadline."""
    return tuple(
        (
            str(number),
            opinion.content,
            _conclusion(opinion),
            opinion.lead_unit or opinion.passed_to,
            "\n".join(item.unit for item in opinion.cooperating_units),
            day_words(opinion.due_on) or ("Đã trả lời" if opinion.is_answered_there else ""),
        )
        for number, opinion in enumerate(opinions, start=1)
    )


def _conclusion(opinion: Opinion) -> str:
    if opinion.answer_there:
        return opinion.answer_there
    if opinion.passed_to:
        return f"Tiếp thu; chuyển {opinion.passed_to} xem xét, trả lời theo thẩm quyền"
    return "Tiếp thu; giao đơn vị chủ trì xem xét, giải quyết và trả lời" if opinion.lead_unit else "Tiếp thu, xem xét"


def annex_rows(opinions: Iterable[Opinion]) -> Rows:
    """Annex of the report on a meeting: matter, place, field, unit, deadline, result."""
    return tuple(
        (
            str(number),
            opinion.content,
            opinion.hamlet,
            _field(opinion),
            "Đã trả lời" if opinion.is_answered_there else "Chưa",
            lines(opinion.lead_unit or opinion.passed_to, day_words(opinion.due_on)),
            result_words(opinion),
        )
        for number, opinion in enumerate(opinions, start=1)
    )


def progress_rows(opinions: Iterable[Opinion], today: date) -> Rows:
    """What became of each: matter, unit, deadline, result, and why it is not done."""
    return tuple(
        (
            str(number),
            opinion.content,
            lines(opinion.lead_unit or opinion.passed_to, _helpers(opinion)),
            lines(day_words(opinion.due_on), "Quá hạn" if is_overdue(opinion, today) else ""),
            lines(result_words(opinion), opinion.result),
            opinion.delay_reason,
        )
        for number, opinion in enumerate(opinions, start=1)
    )


def owed_rows(opinions: Iterable[Opinion], day: date | None) -> Rows:
    """Opinions of earlier meetings as they stood on the day of this one, whatever became of them since."""
    return tuple(
        (
            str(number),
            opinion.content,
            day_words(opinion.raised_on),
            opinion.lead_unit or opinion.passed_to,
            day_words(opinion.due_on),
            _state_on(opinion, day),
        )
        for number, opinion in enumerate(opinions, start=1)
    )


def _state_on(opinion: Opinion, day: date | None) -> str:
    """How an opinion that was open on a day stood then."""
    due = "" if opinion.due_on is None or day is None else "Quá hạn" if opinion.due_on < day else "Trong hạn"
    if day is None or opinion.passed_on is None or opinion.passed_on > day:
        return due or "Chưa định thời hạn"
    letter = document_words(opinion.passed_number, opinion.passed_on)
    return lines(f"Đã chuyển {opinion.passed_to or 'cấp có thẩm quyền'} ({lower_first(letter)})", due)


def owed_now_rows(opinions: Iterable[Opinion], today: date) -> Rows:
    """Opinions that were owed on the day of the meeting, and what has become of them until today."""
    return tuple(
        (
            str(number),
            opinion.content,
            day_words(opinion.raised_on),
            opinion.lead_unit or opinion.passed_to,
            lines(result_words(opinion), "Quá hạn" if is_overdue(opinion, today) else ""),
        )
        for number, opinion in enumerate(opinions, start=1)
    )


def field_rows(opinions: Sequence[Opinion]) -> Rows:
    """Opinions by field: all, answered at the meeting, left to be answered; fields nobody spoke of are left out."""
    fields = [*choices.codes(choices.FIELD_DETAILS), None]
    counted = [(code, [item for item in opinions if _known_field(item) == code]) for code in fields]
    return tuple(
        (str(number), choices.label_of(choices.FIELD_DETAILS, code) or "Chưa phân lĩnh vực", *_answered(some))
        for number, (code, some) in enumerate([pair for pair in counted if pair[1]], start=1)
    )


def field_totals(opinions: Sequence[Opinion]) -> Rows:
    """The sums of ``field_rows``, as the last row of their table; none where nothing was raised."""
    return (("Tổng", "", *_answered(opinions)),) if opinions else ()


def _known_field(opinion: Opinion) -> str | None:
    return opinion.field if opinion.field in choices.codes(choices.FIELD_DETAILS) else None


def _answered(opinions: Sequence[Opinion]) -> tuple[str, ...]:
    there = sum(opinion.is_answered_there for opinion in opinions)
    return count_words(len(opinions)), count_words(there), count_words(len(opinions) - there)


def is_overdue(opinion: Opinion, today: date) -> bool:
    """Still open past its deadline."""
    return opinion.status in _OPEN and opinion.due_on is not None and opinion.due_on < today


def result_words(opinion: Opinion) -> str:
    """State, day and document: ``Đã giải quyết xong ngày 20/11/2026``, below it ``Số 12/UBND-VP ngày 20/11/2026``."""
    state = choices.label_of(civic_choices.OPINION_STATUSES, opinion.status)
    done = f" ngày {format_day(opinion.done_on)}" if opinion.done_on and opinion.status == "done" else ""
    return lines(f"{state}{done}", document_words(opinion.result_number, opinion.result_on))


def _field(opinion: Opinion) -> str:
    return choices.label_of(choices.FIELD_DETAILS, opinion.field)


def _units(opinion: Opinion) -> str:
    return lines(opinion.lead_unit or opinion.passed_to, _helpers(opinion))


def _helpers(opinion: Opinion) -> str:
    helpers = ", ".join(item.unit for item in opinion.cooperating_units)
    return f"Phối hợp: {helpers}" if helpers else ""


def _delay(opinion: Opinion) -> str:
    return f"Lý do chậm: {lower_first(opinion.delay_reason)}" if opinion.delay_reason else ""
