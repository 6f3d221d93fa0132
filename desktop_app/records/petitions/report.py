"""Printed pages of the petitions: the petition book and the sheet of one petition."""

from __future__ import annotations

from datetime import date
from typing import cast

from desktop_app.domain import deadline_words
from desktop_app.domain.document import Align, Column, Document, HeadingStyle, Table
from desktop_app.domain.formats import format_count, format_day
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
from desktop_app.records.sheet import sheet_report

_COLUMNS = (
    Column("STT", 9, Align.CENTER),
    Column("Ngày tiếp nhận", 18, Align.CENTER),
    Column("Người đứng đơn", 36),
    Column("Tóm tắt nội dung", 56),
    Column("Phân loại, số người", 20, Align.CENTER),
    Column("Nguồn đơn", 22),
    Column("Cơ quan đã giải quyết", 24),
    Column("Cán bộ xử lý", 22),
    Column("Lượt tiếp", 14, Align.CENTER),
    Column("Hướng xử lý", 34),
    Column("Hạn xử lý", 22, Align.CENTER),
)
_OPEN = frozenset(choices.codes(choices.PETITION_STATUSES, "open"))


def petition_book(data: ReportInput) -> Document:
    """Sổ theo dõi đơn: what came in, from whom, how it is handled and until when.

    Source: practice (columns of a provincial system's petition book); no form is prescribed.
    """
    table = Table(columns=_COLUMNS, code_row=True, rows=[_row(stored, data) for stored in data.records])
    return table_page(
        data,
        key="so-theo-doi-don",
        name="SỔ THEO DÕI ĐƠN",
        table=table,
        style=HeadingStyle.STATE,
        subject="Sổ theo dõi tiếp nhận, xử lý đơn",
    )


def _row(stored: Stored, data: ReportInput) -> tuple[str, ...]:
    petition = cast(Petition, stored.record)
    kind = choices.label_of(choices.CONTENT_KINDS, petition.content_kind)
    people = f"{count_words(petition.people_count)} người" if petition.people_count else ""
    forwarded = document_words(petition.forwarding_number, petition.forwarded_on)
    return (
        number_of(stored),
        day_words(petition.received_on),
        _person(petition),
        lines(petition.summary, f"Yêu cầu: {petition.request}" if petition.request else ""),
        lines(kind, people, _case(petition, data)),
        lines(choices.label_of(choices.PETITION_SOURCES, petition.source), petition.forwarding_body, forwarded),
        petition.settled_by,
        petition.officer,
        _reception_number(petition, data),
        _handling(petition),
        _deadline(petition, data),
    )


def _person(petition: Petition) -> str:
    if petition.is_confidential:
        file = f"Hồ sơ mật số {petition.secret_file}" if petition.secret_file else ""
        cabinet = f"tủ {petition.secret_cabinet}" if petition.secret_cabinet else ""
        return lines(CONFIDENTIAL_TEXT, ", ".join(part for part in (file, cabinet) if part))
    address = address_words(petition.address, petition.hamlet)
    return lines(petition.petitioner_body, petition.petitioner, address)


def _case(petition: Petition, data: ReportInput) -> str:
    """How the paper belongs to an earlier one of the same case, with that one's number."""
    relation = choices.label_of(choices.RELATIONS, petition.relation)
    first = data.related.get(petition.first_petition or "")
    return lines(relation, f"(đơn số {first.stamp.register_number})" if first and relation else "")


def _reception_number(petition: Petition, data: ReportInput) -> str:
    """Number of the linked reception; beside a denunciation only that of a reception that is kept secret too."""
    reception = data.related.get(petition.reception or "")
    if reception is None:
        return ""
    if petition.is_confidential and not getattr(reception.record, "is_confidential", False):
        return ""
    return reception.stamp.register_number


def _handling(petition: Petition) -> str:
    refused = petition.direction in choices.REFUSALS
    ground = choices.label_of(choices.NON_ACCEPTANCE_GROUNDS, petition.refusal_ground) if refused else ""
    filed = petition.status == "filed"
    reason = choices.label_of(choices.INELIGIBLE_REASONS, petition.ineligible_reason) if filed else ""
    return lines(
        choices.label_of(choices.DIRECTIONS, petition.direction)
        or choices.label_of(choices.PETITION_STATUSES, petition.status),
        petition.receiving_body,
        document_words(petition.document_number, petition.document_on),
        f"Căn cứ: {ground}" if ground else "",
        f"Lý do: {reason}" if reason else "",
        _named("Thụ lý", petition.accepted_number, petition.accepted_on),
        _named("Kết quả", petition.decision_number, petition.decided_on),
        _urged(petition),
        _named("Phúc đáp", petition.reply_number, petition.replied_on),
        f"Rút một phần ngày {day_words(petition.withdrawn_on)}" if petition.withdrawal == "part" else "",
    )


def _named(what: str, number: str, day: date | None) -> str:
    """``Kết quả: số 9/QĐ-UBND ngày 05/11/2026``; "" when neither number nor day is known."""
    words = document_words(number, day)
    return f"{what}: {words[:1].lower()}{words[1:]}" if words else ""


def _urged(petition: Petition) -> str:
    """How often the receiving body was urged, and when last."""
    days = [item.sent_on for item in petition.reminders if item.sent_on]
    return f"Đôn đốc {format_count(len(days))} lần, gần nhất ngày {format_day(max(days))}" if days else ""


def _deadline(petition: Petition, data: ReportInput) -> str:
    """The next due day and the working days left or passed; once the petition is no longer open, its state first."""
    due = petition.due_on
    if petition.status == "suspended":
        return _end(petition)
    if petition.status not in _OPEN:
        return lines(_end(petition), f"còn việc đến hạn {format_day(due)}" if due else "")
    if due is None or data.law is None:
        return format_day(due) if due else ""
    return lines(format_day(due), deadline_words.left_words(data.law.days_until(due, data.today)))


def _end(petition: Petition) -> str:
    """The state of a petition that is no longer open or stands still, with the day of what it says."""
    days = {
        "suspended": petition.suspensions[-1].suspended_on if petition.suspensions else None,
        "filed": petition.filed_on or petition.document_on,
        "withdrawn": petition.withdrawn_on,
        "stopped": petition.stopped_on,
        "transferred": petition.document_on,
        "guided": petition.document_on,
        "refused": petition.document_on,
        "answered": petition.answered_on,
    }
    day = days.get(petition.status or "")
    answered = petition.answered_on if petition.status == "closed" else None
    return lines(
        choices.label_of(choices.PETITION_STATUSES, petition.status),
        f"ngày {format_day(day)}" if day else "",
        f"trả lời ngày {format_day(answered)}" if answered else "",
    )


REPORTS = (
    ReportSpec(
        key="so-theo-doi-don",
        title="Sổ theo dõi đơn",
        build=petition_book,
        period_field="received_on",
        source="Thực tế: các cột của sổ theo dõi đơn trong phần mềm cấp tỉnh; không có mẫu bắt buộc",
    ),
    sheet_report("petitions", title="Phiếu theo dõi đơn"),
)
