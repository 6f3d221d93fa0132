"""What the papers of a dialogue meeting may name: who, when and where, its documents, and the opinions as counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import cast

from desktop_app.domain.document import HeadingStyle
from desktop_app.domain.formats import format_day, format_day_long, weekday_name
from desktop_app.domain.kind import PaperInput, PaperValue
from desktop_app.domain.office import Office
from desktop_app.domain.stamp import Stored
from desktop_app.domain.text import capitalize_first
from desktop_app.records import choices, civic_choices
from desktop_app.records.dialogues import opinion_words as words
from desktop_app.records.dialogues.gatherings import OWED, RAISED
from desktop_app.records.dialogues.record import Dialogue
from desktop_app.records.opinions.record import Opinion
from desktop_app.records.opinions.report import tally
from desktop_app.records.paper_words import (
    Values,
    fits_style,
    in_words,
    lower_first,
    office_values,
    signing_values,
    time_words,
)

_PARTY_ROOTS = ("party", "plan")
_LEAST_SIGN_ROWS, _MOST_SIGN_ROWS = 15, 320
_TOGETHER_WITH_SIGNS = 10
"""Empty lines of the sign-in sheet for people who come without having been invited by name."""

_BLANK_ROWS = 8
"""Lines of the sheet on which opinions are registered by hand."""

_PURPOSE = (
    "Tiếp nhận, trả lời ý kiến của Nhân dân; giải quyết việc thuộc thẩm quyền, kiến nghị cấp trên đối với việc khác.",
    "Phát huy dân chủ, tạo đồng thuận và tăng cường mối quan hệ giữa cấp ủy, chính quyền với Nhân dân.",
    "Tổ chức dân chủ, công khai; mỗi ý kiến được ghi nhận, phân công trả lời và theo dõi đến khi giải quyết xong.",
)
_AGENDA_BEFORE = ("Tuyên bố lý do, giới thiệu đại biểu.", "Khai mạc hội nghị.")
_AGENDA_AFTER = (
    "Nhân dân nêu ý kiến, kiến nghị: ý kiến đã đăng ký trước, sau đó là ý kiến nêu tại hội nghị.",
    "Các cơ quan, đơn vị và người chủ trì trả lời.",
    "Người chủ trì kết luận.",
    "Bế mạc hội nghị.",
)
"""The usual agenda of a dialogue: practice."""


_LEGAL_BASIS = {
    "heads": "Căn cứ Quy định số 11-QĐi/TW ngày 18/02/2019 của Bộ Chính trị về trách nhiệm của người đứng đầu cấp ủy"
    " trong việc tiếp dân, đối thoại trực tiếp với dân và xử lý những phản ánh, kiến nghị của dân;"
    "\nCăn cứ Kết luận số 215-KL/TW ngày 23/11/2025;",
    "peoples_committee": "Căn cứ Điều 43 Luật Tổ chức chính quyền địa phương số 72/2025/QH15;"
    "\nCăn cứ Điều 32 Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15;",
    "before_decision": "Căn cứ Điều 27 Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15;",
}
"""Căn cứ by kind of meeting, a line each; a thematic meeting has its root in a plan alone."""


def usual_style(dialogue: Dialogue) -> HeadingStyle:
    """Whose meeting it is: of the Party, or of the People's Committee."""
    root = next((item.group for item in civic_choices.DIALOGUE_KINDS if item.code == dialogue.kind), "state")
    return HeadingStyle.PARTY if root in _PARTY_ROOTS else HeadingStyle.STATE


def paper_values(stored: Stored, given: PaperInput) -> dict[str, PaperValue]:
    """Every name a template of dialogues may use; "" where the meeting does not say."""
    dialogue = cast(Dialogue, stored.record)
    usual = usual_style(dialogue)
    style = given.style or usual
    return {
        **office_values(given, usual=usual),
        **signing_values(given, usual=usual),
        **_meeting(dialogue, given),
        **_people(dialogue, style),
        **_plan(dialogue, given),
        **_documents(dialogue, style, given.office),
        **_raised(dialogue, given),
        **_owed(dialogue, given),
    }


def _meeting(dialogue: Dialogue, given: PaperInput) -> Values:
    held, unit = dialogue.held_on, lower_first(given.office.unit_name)
    names = {
        "heads": f"Hội nghị đối thoại giữa người đứng đầu cấp ủy, chính quyền {unit} với Nhân dân",
        "peoples_committee": f"Hội nghị trao đổi, đối thoại giữa Ủy ban nhân dân {unit} với Nhân dân",
        "before_decision": "Hội nghị đối thoại với Nhân dân trước khi ra quyết định",
        "thematic": "Hội nghị đối thoại chuyên đề với Nhân dân",
    }
    scope = lower_first(choices.label_of(civic_choices.DIALOGUE_SCOPES, dialogue.scope))
    whole = f"toàn {unit.split(' ', 1)[0]}"
    return {
        "meeting": names.get(dialogue.kind or "", "Hội nghị đối thoại với Nhân dân"),
        "topic": dialogue.topic,
        "year": str(held.year) if held else "",
        **in_words(held, stem="held"),
        "weekday": weekday_name(held) if held else "",
        "held_at": time_words(dialogue.starts_at),
        "ended_at": time_words(dialogue.ends_at),
        "place": dialogue.place,
        "form": lower_first(choices.label_of(civic_choices.DIALOGUE_FORMS, dialogue.form)),
        "scope": whole if dialogue.scope == "commune" else dialogue.scope_detail or scope,
        "legal_basis": _LEGAL_BASIS.get(dialogue.kind or "", ""),
    }


def _people(dialogue: Dialogue, style: HeadingStyle) -> Values:
    title = "đồng chí" if style is HeadingStyle.PARTY else "ông (bà)"
    chairs = [", ".join(part for part in (f"{title} {item.name}", item.post) if part) for item in dialogue.chairs]
    absent = [item.post for item in dialogue.delegates if item.is_absent]
    return {
        "chairs": "\n".join(f"- {capitalize_first(chair)}" for chair in chairs),
        "chair": chairs[0] if chairs else "",
        "chair_name": dialogue.chairs[0].name if dialogue.chairs else "",
        "secretary": f"{title} {dialogue.secretary}" if dialogue.secretary else "",
        "secretary_name": dialogue.secretary,
        "composition": "\n".join(
            f"- {line.lstrip('- ')}" for line in dialogue.composition.splitlines() if line.strip()
        ),
        "composition_line": _one_line(dialogue.composition),
        "absent": "; ".join(absent),
        **{
            key: "" if getattr(dialogue, key) is None else words.number_words(getattr(dialogue, key))
            for key in ("invited", "attendees", "women", "speakers")
        },
        "sign_rows": _sign_rows(dialogue),
        "blank_rows": tuple((str(number), "", "", "\n\n", "") for number in range(1, _BLANK_ROWS + 1)),
    }


def _one_line(text: str) -> str:
    return "; ".join(line.strip(" -;.") for line in text.splitlines() if line.strip())


def _sign_rows(dialogue: Dialogue) -> words.Rows:
    """The delegates and empty lines for everybody else, with room to sign."""
    delegates = dialogue.delegates
    wanted = max(len(delegates) + _TOGETHER_WITH_SIGNS, dialogue.invited or 0, _LEAST_SIGN_ROWS)
    named = [(str(number), item.name, item.post, "\n") for number, item in enumerate(delegates, start=1)]
    empty = [(str(number), "", "", "\n") for number in range(len(named) + 1, min(wanted, _MOST_SIGN_ROWS) + 1)]
    return (*named, *empty)


def _plan(dialogue: Dialogue, given: PaperInput) -> Values:
    owed = len(given.gathered.get(OWED, ()))
    earlier = "Báo cáo tình hình kinh tế – xã hội và kết quả giải quyết ý kiến, kiến nghị của các hội nghị trước"
    report = f"{earlier} (còn {words.number_words(owed)} ý kiến chưa giải quyết xong)." if owed else f"{earlier}."
    own = [line.strip() for line in dialogue.agenda.splitlines() if line.strip()]
    agenda = own or [*_AGENDA_BEFORE, report, *_AGENDA_AFTER]
    purpose = [line.strip() for line in dialogue.purpose.splitlines() if line.strip()] or list(_PURPOSE)
    return {
        "purpose": _numbered(purpose),
        "agenda": _numbered(agenda),
        "tasks": tuple(
            (str(number), item.task, item.unit, format_day(item.due_on) if item.due_on else "")
            for number, item in enumerate(dialogue.tasks, start=1)
        ),
        **in_words(dialogue.registration_until, stem="registration"),
        "opening": dialogue.opening,
        "conclusion": dialogue.conclusion,
        "cancel_reason": dialogue.cancel_reason,
    }


def _numbered(some: Sequence[str]) -> str:
    """One line each, numbered where they are not yet."""
    if any(re.match(r"\d+[.)]|[-+*•]", line) for line in some):
        return "\n".join(some)
    return "\n".join(f"{number}. {line}" for number, line in enumerate(some, start=1))


def _documents(dialogue: Dialogue, style: HeadingStyle, office: Office) -> Values:
    """Number and day of each document; a number of the other system is not put into this heading."""
    is_party = usual_style(dialogue) is HeadingStyle.PARTY
    found: Values = {}
    for stem, number, day, signs in (
        ("plan", dialogue.plan_number, dialogue.planned_on, "KH"),
        ("announcement", dialogue.announcement_number, dialogue.announced_on, "TB"),
        ("invitation", dialogue.invitation_number, dialogue.invited_on, "GM"),
        ("conclusion", dialogue.conclusion_number, dialogue.conclusion_on, "TB"),
    ):
        found |= {
            f"{stem}_number": number if fits_style(number, style) else "",
            f"{stem}_letter": _letter(
                number, day, signs=f"-{signs}/{office.party_sign}" if is_party else f"/{signs}-{office.sign}"
            ),
            **in_words(day, stem=stem),
        }
    return {
        **found,
        **in_words(dialogue.posted_on, stem="posted"),
        **in_words(dialogue.sent_on, stem="sent"),
    }


def _letter(number: str, day: date | None, *, signs: str) -> str:
    """``số 86/KH-UBND ngày 05 tháng 9 năm 2026``; "" without a number."""
    whole = f"{int(number):02}{signs}" if number.isdigit() else number
    return " ".join(part for part in (f"số {whole}", format_day_long(day) if day else "") if part) if number else ""


def _raised(dialogue: Dialogue, given: PaperInput) -> Values:
    raised = [cast(Opinion, item.record) for item in given.gathered.get(RAISED, ())]
    states = tally(raised)
    counts = {
        "raised": states.total,
        "before": sum(item.source == "before" for item in raised),
        "there": states.answered_there,
        "later": states.total - states.answered_there,
        "done": states.done,
        "doing": states.doing,
        "not_yet": states.not_yet,
        "moved": states.moved,
        "overdue": sum(words.is_overdue(item, given.today) for item in raised),
    }
    is_known = bool(raised) or dialogue.status in ("concluded", "published")
    return {
        **{f"{key}_count": words.number_words(count) if is_known else "" for key, count in counts.items()},
        "told": words.told(raised, show_names=given.show_names) or ("Không có ý kiến, kiến nghị." if is_known else ""),
        "summary_rows": words.summary_rows(raised, show_names=given.show_names),
        "conclusion_rows": words.conclusion_rows(raised),
        "annex_rows": words.annex_rows(raised),
        "field_rows": words.field_rows(raised),
        "field_totals": words.field_totals(raised),
        **{f"{key}_rows": words.progress_rows(some, given.today) for key, some in _by_state(raised).items()},
    }


def _by_state(raised: Sequence[Opinion]) -> dict[str, list[Opinion]]:
    """Opinions as ``tally`` counts them: done, being settled or passed on, not begun, moved to another register."""
    states = {"done": ("done",), "doing": ("in_progress", "passed_on"), "moved": ("petition",)}
    found = {key: [item for item in raised if item.status in codes] for key, codes in states.items()}
    known = {code for codes in states.values() for code in codes}
    return {**found, "not_yet": [item for item in raised if item.status not in known]}


def _owed(dialogue: Dialogue, given: PaperInput) -> Values:
    owed = [cast(Opinion, item.record) for item in given.gathered.get(OWED, ())]
    done = sum(item.status in ("done", "petition") for item in owed)
    return {
        "owed_count": words.number_words(len(owed)),
        "owed_done_count": words.number_words(done),
        "owed_left_count": words.number_words(len(owed) - done),
        "owed_rows": words.owed_rows(owed, dialogue.held_on),
        "owed_now_rows": words.owed_now_rows(owed, given.today),
    }
