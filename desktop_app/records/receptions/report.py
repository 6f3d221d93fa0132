"""Printed pages of the receptions: the citizen reception book and the sheet of one reception."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import cast

from desktop_app.domain.document import Align, Column, Document, HeaderCell, HeadingStyle, Table
from desktop_app.domain.kind import ReportInput, ReportSpec
from desktop_app.domain.stamp import Stored
from desktop_app.records import choices
from desktop_app.records.pages import (
    CONFIDENTIAL_TEXT,
    address_words,
    count_words,
    day_words,
    document_words,
    lines,
    number_of,
    table_page,
)
from desktop_app.records.petitions.record import Petition
from desktop_app.records.receptions.record import Reception
from desktop_app.records.sheet import sheet_report

_COLUMNS = (
    Column("STT", 9, Align.CENTER),
    Column("Ngày tiếp", 18, Align.CENTER),
    Column("Họ tên – Địa chỉ", 36),
    Column("CCCD/Hộ chiếu", 24),
    Column("Tóm tắt nội dung vụ việc", 56),
    Column("Phân loại đơn", 19, Align.CENTER),
    Column("Số công dân có đơn cùng một nội dung", 22, Align.CENTER),
    Column("Cơ quan đã giải quyết", 20),
    Column("Thụ lý", 11, Align.CENTER),
    Column("Trả lại đơn và hướng dẫn", 22),
    Column("Chuyển đơn", 22),
    Column("Theo dõi quá trình, kết quả giải quyết", 51),
)
_GROUPS = ((HeaderCell("", 8), HeaderCell("Hướng xử lý", 3), HeaderCell("")),)
_CARDS = frozenset({"identity_card", "citizen_card", "personal_number"})


def reception_book(data: ReportInput) -> Document:
    """Sổ tiếp công dân with the twelve columns of Mẫu số 03/TCD; an "x" stands for accepted.

    Source: NĐ 154/2026/NĐ-CP, Phụ lục, Mẫu số 03/TCD and its notes (1)–(12); the request, which Luật Tiếp công dân
    art 25(2) asks for and the form has no column for, stands in column 5.
    """
    petitions = _petitions_by_reception(data)
    rows = [_row(stored, petitions.get(stored.uid, ())) for stored in data.records]
    table = Table(columns=_COLUMNS, groups=_GROUPS, code_row=True, rows=rows)
    return table_page(
        data,
        key="so-tiep-cong-dan",
        name="SỔ TIẾP CÔNG DÂN",
        table=table,
        style=HeadingStyle.STATE,
        subject="Sổ tiếp công dân theo Mẫu số 03/TCD",
        form_label="Mẫu số 03/TCD",
    )


def _row(stored: Stored, petitions: Sequence[Stored]) -> tuple[str, ...]:
    reception = cast(Reception, stored.record)
    direction = reception.direction or ""
    group = next((item.group for item in choices.DIRECTIONS if item.code == direction), "")
    sent = lines(reception.receiving_body, document_words(reception.document_number, reception.document_on))
    return (
        number_of(stored),
        day_words(reception.received_on),
        _person(reception),
        _paper(reception),
        _matter(reception),
        choices.label_of(choices.CONTENT_KINDS, reception.content_kind),
        count_words(reception.people_count or None),
        reception.settled_by,
        "x" if group == "accept" else "",
        _guided(direction, sent) if group == "guide" else "",
        sent if group == "transfer" else "",
        lines(_progress(reception, direction, group), *_petitions(reception, petitions)),
    )


def _person(reception: Reception) -> str:
    if reception.no_citizen:
        return "Không có công dân đến"
    if reception.is_confidential:
        return CONFIDENTIAL_TEXT
    address = address_words(reception.address, reception.hamlet)
    represented = f"(đại diện cho {reception.represented})" if reception.represented else ""
    chosen = ", ".join(item.name for item in reception.representatives if item.name != reception.visitor)
    return lines(reception.visitor, address, represented, f"Người đại diện: {chosen}" if chosen else "")


def _paper(reception: Reception) -> str:
    if reception.is_confidential:
        file = f"Hồ sơ mật số {reception.secret_file}" if reception.secret_file else ""
        cabinet = f"tủ {reception.secret_cabinet}" if reception.secret_cabinet else ""
        return ", ".join(part for part in (file, cabinet) if part)
    if not reception.paper_number or reception.paper_kind is None or reception.paper_kind in _CARDS:
        return reception.paper_number
    return lines(choices.label_of(choices.IDENTITY_PAPERS, reception.paper_kind), reception.paper_number)


def _matter(reception: Reception) -> str:
    return lines(reception.summary, f"Yêu cầu: {reception.request}" if reception.request else "")


def _guided(direction: str, sent: str) -> str:
    if direction in choices.GUIDED_TO_BODY:
        return sent
    if direction == "explain":
        return ""
    return lines(choices.short_of(choices.DIRECTIONS, direction), sent)


def _petitions_by_reception(data: ReportInput) -> dict[str, list[Stored]]:
    found: dict[str, list[Stored]] = defaultdict(list)
    for item in data.related.values():
        if isinstance(item.record, Petition) and item.record.reception:
            found[item.record.reception].append(item)
    return found


def _petitions(reception: Reception, petitions: Sequence[Stored]) -> list[str]:
    """What became of the petitions written down at this reception; a secret one only beside a secret reception."""
    told: list[str] = []
    for item in petitions:
        petition = cast(Petition, item.record)
        if petition.is_confidential and not reception.is_confidential:
            continue
        status = choices.label_of(choices.PETITION_STATUSES, petition.status)
        result = document_words(petition.decision_number, petition.decided_on)
        words = f"Đơn số {item.stamp.register_number}: {status[:1].lower()}{status[1:]}"
        told.append(f"{words} ({result[:1].lower()}{result[1:]})" if result else words)
    return told


def _progress(reception: Reception, direction: str, group: str) -> str:
    told = ""
    if group in ("refuse", "file", "urge") or direction == "explain":
        told = choices.label_of(choices.DIRECTIONS, direction)
    ground = choices.REFUSAL_CITATIONS.get(reception.refusal_ground or "", "") if group == "refuse" else ""
    conclusion = document_words(reception.conclusion_number, reception.conclusion_on)
    is_waiting = reception.status == "appointed" and reception.appointment_on is not None
    appointed = f"Hẹn trả lời ngày {day_words(reception.appointment_on)}" if is_waiting else ""
    answered = f"Đã trả lời ngày {day_words(reception.answered_on)}" if reception.answered_on else ""
    return lines(
        told,
        f"Căn cứ: {ground}" if ground else "",
        document_words(reception.document_number, reception.document_on) if group in ("refuse", "urge") else "",
        f"Thông báo kết luận {conclusion[:1].lower()}{conclusion[1:]}" if conclusion else "",
        *(f"{day_words(item.noted_on)}: {item.note}" for item in reception.progress),
        appointed,
        answered,
    )


REPORTS = (
    ReportSpec(
        key="so-tiep-cong-dan",
        title="Sổ tiếp công dân",
        build=reception_book,
        period_field="received_on",
        with_incoming=True,
        source="NĐ 154/2026/NĐ-CP, Mẫu số 03/TCD",
    ),
    sheet_report("receptions", title="Phiếu lượt tiếp công dân"),
)
