"""What the printed registers and tables of all kinds have in common: heading, period line, signatures, file name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop_app.domain.document import (
    Block,
    Document,
    Heading,
    HeadingStyle,
    Orientation,
    Paragraph,
    ParagraphStyle,
    SignatureCell,
    Signatures,
    Table,
    TitleBlock,
)
from desktop_app.domain.formats import format_count, format_day, format_day_long
from desktop_app.domain.kind import ReportInput
from desktop_app.domain.office import Office
from desktop_app.domain.stamp import Stored
from desktop_app.domain.text import fold

PREPARED_BY = ("NGƯỜI LẬP BIỂU",)

HEADS = {
    HeadingStyle.STATE: ("THỦ TRƯỞNG CƠ QUAN",),
    HeadingStyle.PARTY: ("T/M ĐẢNG ỦY", "BÍ THƯ"),
    HeadingStyle.FRONT: ("TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH"),
}
"""Posts over the right signature: practice, since no form of these registers prescribes them (NĐ 30/2020 Phụ lục I;
Hướng dẫn 36-HD/VPTW: "TM." for the State and the Front, "T/M" for the Party)."""

_HEAD_NOTE = "(Ký, ghi rõ họ tên, đóng dấu)"

CONFIDENTIAL_TEXT = "Đơn tố cáo – bảo mật thông tin người tố cáo"
"""What registers print in place of a denouncer (Luật Tố cáo 25/2018/QH14 art 8(3))."""


def heading(office: Office, style: HeadingStyle) -> Heading:
    """The office's own heading in one of the three styles; place and day stand above the signatures instead."""
    lines = {
        HeadingStyle.STATE: (office.state_superior, office.state_issuer),
        HeadingStyle.PARTY: (office.party_superior, office.party_issuer),
        HeadingStyle.FRONT: (office.front_superior, office.front_issuer),
    }
    superior, issuer = lines[style]
    return Heading(style=style, superior=superior, issuer=issuer)


def period_line(data: ReportInput) -> str:
    """``(Từ ngày 01/01/2026 đến ngày 31/12/2026)``; a side left open is left out, both open is the day of printing."""
    start, end = data.period.start, data.period.end
    if start and end:
        return f"(Từ ngày {format_day(start)} đến ngày {format_day(end)})"
    if start:
        return f"(Từ ngày {format_day(start)})"
    return f"(Tính đến ngày {format_day(end or data.today)})"


def as_of_line(data: ReportInput) -> str:
    """``(Tính đến ngày 22/11/2026)``, the day of printing."""
    return f"(Tính đến ngày {format_day(data.today)})"


def signatures(data: ReportInput, style: HeadingStyle) -> Signatures:
    """Who made the page on the left, the head on the right, place and day above the right one."""
    cells = (SignatureCell(PREPARED_BY), SignatureCell(HEADS[style], note=_HEAD_NOTE))
    return Signatures(cells, place_and_day=place_and_day(data))


def place_and_day(data: ReportInput) -> str:
    """``Phú Bình, ngày 05 tháng 01 năm 2026``."""
    return f"{data.office.place}, {format_day_long(data.today)}"


def file_name(key: str, data: ReportInput) -> str:
    """Report key and period, ASCII: ``so-theo-doi-don_20260101_20261231``."""
    days = [f"{day:%Y%m%d}" for day in (data.period.start, data.period.end) if day]
    return "_".join([key, *days])


def table_page(
    data: ReportInput,
    *,
    key: str,
    name: str,
    table: Table,
    style: HeadingStyle,
    subject: str,
    orientation: Orientation = Orientation.LANDSCAPE,
    form_label: str = "",
    notes: Sequence[str] = (),
    period: str | None = None,
) -> Document:
    """A register or table: heading, title with its period, the table, remarks, two signatures.

    Args:
        key: The report's key, also the beginning of the file name.
        name: Title in capitals.
        notes: Small lines under the table.
        period: Line under the title; None prints the period of the report.
    """
    blocks: list[Block] = [TitleBlock(name, period=period_line(data) if period is None else period), table]
    blocks += [Paragraph(note, ParagraphStyle.SMALL) for note in notes]
    blocks.append(signatures(data, style))
    return Document(
        name.replace("\n", " ").capitalize(),
        tuple(blocks),
        file_name=file_name(key, data),
        orientation=orientation,
        heading=heading(data.office, style),
        form_label=form_label,
        subject=subject,
    )


def number_of(stored: Stored) -> str:
    """The running number within the year; gaps are records deleted since."""
    return "" if stored.stamp.number is None else str(stored.stamp.number)


def lines(*parts: str) -> str:
    """The given parts, one line of a cell each; empty ones are left out."""
    return "\n".join(part for part in parts if part)


def address_words(address: str, hamlet: str) -> str:
    """Address and hamlet; a hamlet that the address names already is not said twice."""
    return ", ".join(part for part in (address, "" if fold(hamlet) in fold(address) else hamlet) if part)


def document_words(number: str, day: date | None) -> str:
    """``Số 12/UBND-VP ngày 05/11/2026`` from what is known of a document; "" when nothing is."""
    return " ".join(
        part for part in (f"Số {number}" if number else "", f"ngày {format_day(day)}" if day else "") if part
    )


def day_words(day: date | None) -> str:
    """``05/11/2026``, "" for no day."""
    return format_day(day) if day else ""


def count_words(value: int | None) -> str:
    """``1.234``, "" for no number."""
    return "" if value is None else format_count(value)
