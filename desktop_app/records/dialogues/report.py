"""Printed pages of the dialogues: the register of meetings and the sheet of one meeting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import cast

from desktop_app.domain.document import Align, Column, Document, HeaderCell, HeadingStyle, Table
from desktop_app.domain.formats import format_count
from desktop_app.domain.kind import ReportInput, ReportSpec
from desktop_app.domain.stamp import Stored
from desktop_app.records import choices, civic_choices
from desktop_app.records.dialogues.record import Dialogue
from desktop_app.records.pages import count_words, day_words, document_words, lines, table_page
from desktop_app.records.sheet import sheet_report

_COLUMNS = (
    Column("STT", 9, Align.CENTER),
    Column("Ngày", 19, Align.CENTER),
    Column("Loại hội nghị", 34),
    Column("Chủ đề", 44),
    Column("Địa điểm, phạm vi", 32),
    Column("Người chủ trì", 34),
    Column("Số dự", 14, Align.RIGHT),
    Column("Nữ", 12, Align.RIGHT),
    Column("Lượt phát biểu", 15, Align.RIGHT),
    Column("Tổng số", 13, Align.RIGHT),
    Column("Trả lời tại chỗ", 15, Align.RIGHT),
    Column("Chuyển", 15, Align.RIGHT),
    Column("Thông báo kết luận", 28),
    Column("Niêm yết kết quả", 20, Align.CENTER),
)
_GROUPS = ((HeaderCell("", 6), HeaderCell("Người dự", 2), HeaderCell(""), HeaderCell("Ý kiến", 3), HeaderCell("", 2)),)


@dataclass(frozen=True)
class Tally:
    """Sums over meetings, in the order of the columns; a number that was not entered counts as nothing."""

    attendees: int = 0
    women: int = 0
    speakers: int = 0
    opinions: int = 0
    answered: int = 0
    passed_on: int = 0


def tally(dialogues: Iterable[Dialogue]) -> Tally:
    """Add up what meetings counted."""
    kept = list(dialogues)
    return Tally(*(sum(getattr(item, part.name) or 0 for item in kept) for part in fields(Tally)))


def dialogue_register(data: ReportInput) -> Document:
    """Sổ theo dõi hội nghị đối thoại: one row a meeting, with sums.

    Source: figures that reports on dialogues give; practice, no form is prescribed.
    """
    dialogues = [_dialogue(stored) for stored in data.records]
    sums = tally(dialogues)
    numbers = [format_count(getattr(sums, part.name)) for part in fields(sums)]
    table = Table(
        columns=_COLUMNS,
        groups=_GROUPS,
        code_row=True,
        rows=[(str(place), *_cells(item)) for place, item in enumerate(dialogues, start=1)],
        totals=("Tổng", "", "", "", "", "", *numbers, "", "") if dialogues else None,
    )
    return table_page(
        data,
        key="so-doi-thoai",
        name="SỔ THEO DÕI HỘI NGHỊ TIẾP XÚC, ĐỐI THOẠI",
        table=table,
        style=HeadingStyle.PARTY,
        subject="Hội nghị đối thoại của người đứng đầu cấp ủy, chính quyền với Nhân dân",
    )


def _cells(dialogue: Dialogue) -> tuple[str, ...]:
    chairs = (", ".join(part for part in (item.name, item.post) if part) for item in dialogue.chairs)
    scope = dialogue.scope_detail or choices.label_of(civic_choices.DIALOGUE_SCOPES, dialogue.scope)
    return (
        day_words(dialogue.held_on),
        lines(
            choices.label_of(civic_choices.DIALOGUE_KINDS, dialogue.kind),
            choices.label_of(civic_choices.DIALOGUE_OCCASIONS, dialogue.occasion),
        ),
        dialogue.topic,
        lines(dialogue.place, scope),
        lines(*chairs),
        *(count_words(getattr(dialogue, part.name)) for part in fields(Tally)),
        document_words(dialogue.conclusion_number, dialogue.conclusion_on),
        day_words(dialogue.posted_on),
    )


def _dialogue(stored: Stored) -> Dialogue:
    return cast(Dialogue, stored.record)


REPORTS = (
    ReportSpec(
        key="so-doi-thoai",
        title="Sổ theo dõi hội nghị đối thoại",
        build=dialogue_register,
        period_field="held_on",
        source="Số liệu của báo cáo kết quả đối thoại (Kết luận 215-KL/TW); thực tế",
    ),
    sheet_report("dialogues", title="Phiếu hội nghị", style=HeadingStyle.PARTY),
)
