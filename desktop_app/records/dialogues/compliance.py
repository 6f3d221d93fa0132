"""Whether the duties about dialogues were kept: meetings held, days of announcement and publication, opinions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import cast

from desktop_app.domain.deadlines import Deadline
from desktop_app.domain.document import (
    Align,
    Block,
    Column,
    Document,
    HeadingStyle,
    Orientation,
    Paragraph,
    ParagraphStyle,
    Row,
    RowStyle,
    Table,
    TitleBlock,
)
from desktop_app.domain.formats import format_count
from desktop_app.domain.kind import ReportInput, ReportSpec
from desktop_app.records import choices, civic_choices
from desktop_app.records.dialogues.record import Dialogue
from desktop_app.records.dialogues.report import opinions_of
from desktop_app.records.dialogues.terms import HELD, STATUTORY_KIND, terms_of
from desktop_app.records.pages import count_words, day_words, file_name, heading, lines, period_line, signatures

DUTY = "dialogues."
"""Beginning of the keys under which an office keeps how often each kind of meeting is due in a year."""

_NUMBERS = (
    Column("STT", 10, Align.CENTER),
    Column("Loại hội nghị", 92),
    Column("Căn cứ", 66),
    Column("Số phải tổ chức trong năm", 36, Align.RIGHT),
    Column("Đã tổ chức", 20, Align.RIGHT),
    Column("Trong đó đột xuất, theo yêu cầu", 26, Align.RIGHT),
    Column("Còn thiếu", 18, Align.RIGHT),
)
_MEETINGS = (
    Column("STT", 9, Align.CENTER),
    Column("Ngày", 21, Align.CENTER),
    Column("Loại, chủ đề", 58),
    Column("Ngày thông báo", 21, Align.CENTER),
    Column("Số ngày trước hội nghị", 16, Align.RIGHT),
    Column("Thời hạn thông báo", 24, Align.CENTER),
    Column("Ngày niêm yết", 21, Align.CENTER),
    Column("Ngày gửi thôn", 21, Align.CENTER),
    Column("Thời hạn công khai", 28, Align.CENTER),
    Column("Ý kiến theo biên bản", 17, Align.RIGHT),
    Column("Ý kiến đã ghi sổ", 16, Align.RIGHT),
    Column("Chênh lệch", 16, Align.RIGHT),
)
_NOT_BOUND = "Không quy định"
_KEPT, _MISSED, _WAITING = "Đúng hạn", "Không đúng hạn", "Chưa đến hạn"


def compliance(data: ReportInput) -> Document:
    """Two tables: meetings required and held by kind and year, then each meeting's days and opinions.

    Source: Luật 10/2022/QH15 art 32 (once a year); Luật 72/2025/QH15 art 43 (7 and 10 days, as told by a published
    question and answer); the other minimums are the office's own. Practice, no form is prescribed.
    """
    meetings = [(stored.uid, cast(Dialogue, stored.record)) for stored in data.records]
    ordered = sorted(meetings, key=lambda item: (item[1].held_on or date.max, item[0]))
    kept = [(uid, dialogue) for uid, dialogue in ordered if dialogue.status != "cancelled"]
    blocks: list[Block] = [
        TitleBlock("KẾT QUẢ THỰC HIỆN QUY ĐỊNH VỀ ĐỐI THOẠI VỚI NHÂN DÂN", period=period_line(data)),
        Paragraph("I. Số hội nghị phải tổ chức và đã tổ chức", ParagraphStyle.BOLD),
        Table(columns=_NUMBERS, rows=_number_rows(data, [dialogue for _, dialogue in kept]), code_row=True),
        Paragraph("II. Thời hạn và số ý kiến của từng hội nghị", ParagraphStyle.BOLD),
        Table(columns=_MEETINGS, rows=_meeting_rows(data, kept), code_row=True),
        Paragraph(_note(len(ordered) - len(kept)), ParagraphStyle.SMALL),
        signatures(data, HeadingStyle.PARTY),
    ]
    return Document(
        "Kết quả thực hiện quy định về đối thoại với Nhân dân",
        tuple(blocks),
        file_name=file_name("tuan-thu-doi-thoai", data),
        orientation=Orientation.LANDSCAPE,
        heading=heading(data.office, HeadingStyle.PARTY),
        subject="Số hội nghị đối thoại, thời hạn thông báo, công khai và số ý kiến đã ghi sổ",
    )


def _note(cancelled: int) -> str:
    told = f" Không tính {format_count(cancelled)} hội nghị không tổ chức." if cancelled else ""
    return f"Thời hạn thông báo, công khai chỉ áp dụng với hội nghị của UBND cấp xã (Luật 72/2025/QH15 Điều 43).{told}"


def _number_rows(data: ReportInput, kept: Sequence[Dialogue]) -> list[Row | tuple[str, ...]]:
    """A row for each kind, also where nothing was held; under a heading for each year where there are several."""
    years = _years(data, kept)
    rows: list[Row | tuple[str, ...]] = []
    for year in years:
        if len(years) > 1:
            rows.append(Row((f"Năm {year}",), RowStyle.GROUP))
        held = [item for item in kept if item.status in HELD and item.held_on and item.held_on.year == year]
        rows += [
            (str(number), *_kind_cells(data, choice.code, held))
            for number, choice in enumerate(civic_choices.DIALOGUE_KINDS, start=1)
        ]
    return rows


def _years(data: ReportInput, kept: Iterable[Dialogue]) -> list[int]:
    """The years of the period; where a side is open, up to those of its meetings and of today."""
    known = {item.held_on.year for item in kept if item.held_on} | {data.today.year}
    first = data.period.start.year if data.period.start else min(known)
    last = data.period.end.year if data.period.end else max(known)
    return list(range(first, last + 1))


def _kind_cells(data: ReportInput, kind: str, held: Sequence[Dialogue]) -> tuple[str, ...]:
    own = [item for item in held if item.kind == kind]
    required = data.minimums.get(f"{DUTY}{kind}", 0)
    return (
        choices.label_of(civic_choices.DIALOGUE_KINDS, kind),
        civic_choices.DIALOGUE_LAW[kind],
        format_count(required) if required else _NOT_BOUND,
        format_count(len(own)),
        format_count(sum(item.occasion in ("extraordinary", "voters") for item in own)),
        format_count(max(0, required - len(own))),
    )


def _meeting_rows(data: ReportInput, kept: Sequence[tuple[str, Dialogue]]) -> list[tuple[str, ...]]:
    opinions = opinions_of(data)
    return [
        (str(number), *_meeting_cells(data, dialogue, len(opinions.get(uid, ()))))
        for number, (uid, dialogue) in enumerate(kept, start=1)
    ]


def _meeting_cells(data: ReportInput, dialogue: Dialogue, entered: int) -> tuple[str, ...]:
    held, told = dialogue.held_on, dialogue.announced_on
    reckoned = {item.rule.key: item for item in (data.law.deadlines(terms_of(dialogue)) if data.law else ())}
    publishing = [item for key, item in reckoned.items() if key in ("dialogue.publish", "dialogue.send")]
    typed = dialogue.opinions
    return (
        day_words(held),
        lines(choices.short_of(civic_choices.DIALOGUE_KINDS, dialogue.kind), dialogue.topic),
        day_words(told),
        count_words((held - told).days) if held and told else "",
        _verdict(dialogue, [item for key, item in reckoned.items() if key == "dialogue.announce"], data.today),
        day_words(dialogue.posted_on),
        day_words(dialogue.sent_on),
        _verdict(dialogue, publishing, data.today),
        count_words(typed),
        format_count(entered) if dialogue.status in HELD else "",
        _difference(entered, typed) if dialogue.status in HELD else "",
    )


def _difference(entered: int, typed: int | None) -> str:
    """Opinions entered beyond the number of the minutes, or missing from it."""
    if typed is None:
        return ""
    return f"{'+' if entered > typed else '-' if entered < typed else ''}{format_count(abs(entered - typed))}"


def _verdict(dialogue: Dialogue, deadlines: Sequence[Deadline], today: date) -> str:
    """Whether all of these duties were kept; those of the future are still waited for."""
    if dialogue.kind != STATUTORY_KIND:
        return _NOT_BOUND
    if not deadlines:
        return ""
    if all(item.is_in_time for item in deadlines):
        return _KEPT
    missed = [item for item in deadlines if not item.is_in_time]
    if all(item.is_open and item.end is not None and item.end >= today for item in missed):
        return lines(_WAITING, f"({day_words(min(item.end for item in missed if item.end))})")
    return _MISSED


COMPLIANCE = ReportSpec(
    key="tuan-thu-doi-thoai",
    title="Kết quả thực hiện quy định về đối thoại",
    build=compliance,
    period_field="held_on",
    with_incoming=True,
    source="Luật 10/2022/QH15 Điều 32; Luật 72/2025/QH15 Điều 43; Quy định 11-QĐi/TW; thực tế, không có mẫu bắt buộc",
)
