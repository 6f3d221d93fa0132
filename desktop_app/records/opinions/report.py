"""Printed pages of the opinions: the table of opinions and proposals, and the sheet of one opinion."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from desktop_app.domain.document import Align, Column, Document, HeadingStyle, Row, RowStyle, Table
from desktop_app.domain.formats import format_count
from desktop_app.domain.kind import ReportInput, ReportSpec
from desktop_app.domain.stamp import Stored
from desktop_app.records import choices, civic_choices
from desktop_app.records.opinions.record import Opinion
from desktop_app.records.pages import day_words, document_words, lines, table_page
from desktop_app.records.sheet import sheet_report

_COLUMNS = (
    Column("STT", 9, Align.CENTER),
    Column("Nội dung ý kiến, kiến nghị", 60),
    Column("Thôn, tổ dân phố (người nêu)", 30),
    Column("Lĩnh vực", 26),
    Column("Trả lời tại hội nghị", 36),
    Column("Thẩm quyền", 18, Align.CENTER),
    Column("Đơn vị giải quyết", 34),
    Column("Thời hạn", 20, Align.CENTER),
    Column("Kết quả (số, ngày văn bản trả lời)", 34),
    Column("Ghi chú", 26),
)


@dataclass(frozen=True)
class Tally:
    """How far opinions are: ``total`` = ``done`` + ``doing`` + ``not_yet`` + ``moved``.

    Attributes:
        doing: Being settled, or passed on and waiting for an answer.
        moved: Gone on as a petition or reception and followed there.
        answered_there: Answered at the meeting, whatever their state.
    """

    total: int = 0
    done: int = 0
    doing: int = 0
    not_yet: int = 0
    moved: int = 0
    answered_there: int = 0


def tally(opinions: Iterable[Opinion]) -> Tally:
    """Count opinions by state; one without a known state is not done yet."""
    kept = list(opinions)
    states = [opinion.status for opinion in kept]
    done, moved = states.count("done"), states.count("petition")
    doing = states.count("in_progress") + states.count("passed_on")
    return Tally(
        total=len(kept),
        done=done,
        doing=doing,
        not_yet=len(kept) - done - moved - doing,
        moved=moved,
        answered_there=sum(opinion.is_answered_there for opinion in kept),
    )


def opinion_table(data: ReportInput) -> Document:
    """Bảng tổng hợp ý kiến, kiến nghị, meeting by meeting; speakers are "cử tri thôn …" unless names are asked for.

    Source: practice; results are posted and sent to the hamlets (Luật 72/2025/QH15 art 43), hence no names.
    """
    sums = tally(cast(Opinion, stored.record) for stored in data.records)
    note = (
        f"Tổng số {format_count(sums.total)} ý kiến: đã xong {format_count(sums.done)}, đang giải quyết"
        f" {format_count(sums.doing)}, chưa giải quyết {format_count(sums.not_yet)}, chuyển thành đơn hoặc lượt tiếp"
        f" công dân {format_count(sums.moved)}. Đã trả lời tại hội nghị {format_count(sums.answered_there)}."
    )
    return table_page(
        data,
        key="tong-hop-y-kien",
        name="BẢNG TỔNG HỢP Ý KIẾN, KIẾN NGHỊ CỦA NHÂN DÂN",
        table=Table(columns=_COLUMNS, code_row=True, rows=_rows(data)),
        style=HeadingStyle.PARTY,
        subject="Ý kiến, kiến nghị tại các hội nghị đối thoại và kết quả giải quyết",
        notes=(note,) if sums.total else (),
    )


def _rows(data: ReportInput) -> Sequence[Row | tuple[str, ...]]:
    """Rows under the name of their meeting, meetings by their day, what was raised elsewhere at the end."""
    meetings: dict[str, list[Stored]] = {}
    for stored in data.records:
        meetings.setdefault(cast(Opinion, stored.record).dialogue or "", []).append(stored)
    rows: list[Row | tuple[str, ...]] = []
    place = 0
    for uid, group in sorted(meetings.items(), key=lambda item: _meeting_order(item[0], data)):
        rows.append(Row((_meeting(uid, data),), RowStyle.GROUP))
        for stored in sorted(group, key=_place_at_meeting):
            place += 1
            rows.append((str(place), *_cells(cast(Opinion, stored.record), data)))
    return rows


def _place_at_meeting(stored: Stored) -> tuple[bool, int]:
    """As at the meeting; those without a place after the others, in the order of the register."""
    place = cast(Opinion, stored.record).place
    return place is None, place or 0


def _meeting_order(uid: str, data: ReportInput) -> tuple[bool, str, str]:
    stored = data.related.get(uid)
    day = getattr(stored.record, "held_on", None) if stored else None
    return not uid, day.isoformat() if day else "", uid


def _meeting(uid: str, data: ReportInput) -> str:
    if not uid:
        return "Ý kiến ngoài hội nghị"
    stored = data.related.get(uid)
    day = day_words(getattr(stored.record, "held_on", None)) if stored else ""
    topic = getattr(stored.record, "topic", "") if stored else ""
    return " ".join(part for part in ("Hội nghị", f"ngày {day}" if day else "", f"– {topic}" if topic else "") if part)


def _cells(opinion: Opinion, data: ReportInput) -> tuple[str, ...]:
    there = opinion.answer_there or ("Đã trả lời" if opinion.is_answered_there else "")
    helpers = ", ".join(item.unit for item in opinion.cooperating_units)
    return (
        opinion.content,
        _speaker(opinion, data.show_names),
        choices.label_of(choices.FIELD_DETAILS, opinion.field),
        there,
        choices.short_of(civic_choices.LEVELS, opinion.authority),
        lines(
            opinion.lead_unit,
            f"Phối hợp: {helpers}" if helpers else "",
            f"Chuyển: {opinion.passed_to}" if opinion.passed_to and opinion.passed_to != opinion.lead_unit else "",
        ),
        day_words(opinion.due_on),
        _result(opinion),
        lines(opinion.note, f"Lý do chậm: {opinion.delay_reason}" if opinion.delay_reason else ""),
    )


def _speaker(opinion: Opinion, show_names: bool) -> str:
    if show_names and opinion.speaker:
        return lines(opinion.speaker, opinion.hamlet)
    hamlet = opinion.hamlet[:1].lower() + opinion.hamlet[1:]
    return f"Cử tri {hamlet}".rstrip()


def _result(opinion: Opinion) -> str:
    state = choices.label_of(civic_choices.OPINION_STATUSES, opinion.status)
    done = f"ngày {day_words(opinion.done_on)}" if opinion.done_on and opinion.status == "done" else ""
    return lines(f"{state} {done}".rstrip(), document_words(opinion.result_number, opinion.result_on))


REPORTS = (
    ReportSpec(
        key="tong-hop-y-kien",
        title="Bảng tổng hợp ý kiến, kiến nghị",
        build=opinion_table,
        period_field="raised_on",
        hides_names=True,
        source="Phụ lục kèm báo cáo kết quả đối thoại; thực tế, không có mẫu bắt buộc",
    ),
    sheet_report("opinions", title="Phiếu ý kiến", style=HeadingStyle.PARTY, hides_names=True),
)
