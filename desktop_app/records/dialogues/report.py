"""Printed pages of the dialogues: the register of meetings and the sheet of one meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import cast

from desktop_app.domain.document import Align, Column, Document, HeaderCell, HeadingStyle, Table
from desktop_app.domain.formats import format_count
from desktop_app.domain.kind import ReportInput, ReportSpec
from desktop_app.records import choices, civic_choices
from desktop_app.records.dialogues.record import Dialogue
from desktop_app.records.opinions.record import Opinion
from desktop_app.records.opinions.report import tally as opinion_tally
from desktop_app.records.pages import count_words, day_words, document_words, lines, table_page
from desktop_app.records.sheet import sheet_report

_COLUMNS = (
    Column("STT", 9, Align.CENTER),
    Column("Ngày", 19, Align.CENTER),
    Column("Loại hội nghị", 32),
    Column("Chủ đề", 38),
    Column("Địa điểm, phạm vi", 29),
    Column("Người chủ trì", 31),
    Column("Số dự", 13, Align.RIGHT),
    Column("Nữ", 11, Align.RIGHT),
    Column("Lượt phát biểu", 14, Align.RIGHT),
    Column("Tổng số", 12, Align.RIGHT),
    Column("Trả lời tại hội nghị", 15, Align.RIGHT),
    Column("Đã xong", 12, Align.RIGHT),
    Column("Thông báo kết luận", 27),
    Column("Niêm yết kết quả", 19, Align.CENTER),
)
_GROUPS = ((HeaderCell("", 6), HeaderCell("Người dự", 2), HeaderCell(""), HeaderCell("Ý kiến", 3), HeaderCell("", 2)),)


@dataclass(frozen=True)
class Tally:
    """Sums over meetings, in the order of the columns; a number that was not entered counts as nothing.

    Attributes:
        opinions: Opinion records that name the meeting, not the number of its minutes.
        answered: Those answered at the meeting.
        done: Those settled today.
    """

    attendees: int = 0
    women: int = 0
    speakers: int = 0
    opinions: int = 0
    answered: int = 0
    done: int = 0


def opinions_of(data: ReportInput) -> dict[str, list[Opinion]]:
    """The opinions raised at each meeting, by its uid."""
    found: dict[str, list[Opinion]] = {}
    for item in data.related.values():
        if isinstance(item.record, Opinion) and item.record.dialogue:
            found.setdefault(item.record.dialogue, []).append(item.record)
    return found


def tally(meetings: Sequence[tuple[Dialogue, Sequence[Opinion]]]) -> Tally:
    """Add up what meetings counted, and their opinions."""
    states = [opinion_tally(opinions) for _, opinions in meetings]
    return Tally(
        attendees=sum(meeting.attendees or 0 for meeting, _ in meetings),
        women=sum(meeting.women or 0 for meeting, _ in meetings),
        speakers=sum(meeting.speakers or 0 for meeting, _ in meetings),
        opinions=sum(state.total for state in states),
        answered=sum(state.answered_there for state in states),
        done=sum(state.done for state in states),
    )


def dialogue_register(data: ReportInput) -> Document:
    """Sổ theo dõi hội nghị đối thoại: one row a meeting, with sums; opinions are counted from their own records.

    Source: figures that reports on dialogues give; practice, no form is prescribed.
    """
    opinions = opinions_of(data)
    meetings = [(cast(Dialogue, stored.record), opinions.get(stored.uid, [])) for stored in data.records]
    numbers = [format_count(number) for number in astuple(tally(meetings))]
    table = Table(
        columns=_COLUMNS,
        groups=_GROUPS,
        code_row=True,
        rows=[(str(place), *_cells(*meeting)) for place, meeting in enumerate(meetings, start=1)],
        totals=("Tổng", "", "", "", "", "", *numbers, "", "") if meetings else None,
    )
    return table_page(
        data,
        key="so-doi-thoai",
        name="SỔ THEO DÕI HỘI NGHỊ TIẾP XÚC, ĐỐI THOẠI",
        table=table,
        style=HeadingStyle.PARTY,
        subject="Hội nghị đối thoại của người đứng đầu cấp ủy, chính quyền với Nhân dân",
    )


def _cells(dialogue: Dialogue, opinions: Sequence[Opinion]) -> tuple[str, ...]:
    chairs = (", ".join(part for part in (item.name, item.post) if part) for item in dialogue.chairs)
    scope = dialogue.scope_detail or choices.label_of(civic_choices.DIALOGUE_SCOPES, dialogue.scope)
    own = tally([(dialogue, opinions)])
    is_cancelled = dialogue.status == "cancelled"
    return (
        day_words(dialogue.held_on),
        lines(
            choices.label_of(civic_choices.DIALOGUE_KINDS, dialogue.kind),
            choices.label_of(civic_choices.DIALOGUE_OCCASIONS, dialogue.occasion),
        ),
        dialogue.topic,
        lines(dialogue.place, scope),
        lines(*chairs),
        *(count_words(getattr(dialogue, key)) for key in ("attendees", "women", "speakers")),
        *("" if is_cancelled else count_words(number) for number in (own.opinions, own.answered, own.done)),
        lines(
            f"Không tổ chức: {dialogue.cancel_reason}" if is_cancelled else "",
            document_words(dialogue.conclusion_number, dialogue.conclusion_on),
        ),
        day_words(dialogue.posted_on),
    )


REPORTS = (
    ReportSpec(
        key="so-doi-thoai",
        title="Sổ theo dõi hội nghị đối thoại",
        build=dialogue_register,
        period_field="held_on",
        with_incoming=True,
        source="Số liệu của báo cáo kết quả đối thoại (Kết luận 215-KL/TW); thực tế",
    ),
    sheet_report("dialogues", title="Phiếu hội nghị", style=HeadingStyle.PARTY),
)
