"""The table of days of reception as a value: "Bảng chấm ngày tiếp công dân".

Thông tư 320/2016/TT-BTC art 6(2) asks for a monthly list of days as the basis of payment and prescribes no form; the
columns are practice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from desktop_app.domain.allowance import Rate, Role
from desktop_app.domain.document import (
    Align,
    Block,
    Column,
    Document,
    HeadingStyle,
    Orientation,
    Paragraph,
    ParagraphStyle,
    SignatureCell,
    Signatures,
    Table,
    TitleBlock,
)
from desktop_app.domain.formats import format_count, format_day, money_in_words
from desktop_app.domain.kind import ReportInput
from desktop_app.domain.office import Office
from desktop_app.domain.query import Period
from desktop_app.records import pages

ROLES = {Role.RECEIVER: "Tiếp công dân", Role.SUPPORT: "Phối hợp"}


@dataclass(frozen=True, slots=True)
class Line:
    """The days of one person in one role at one rate.

    Attributes:
        post: Posts held at the end of the period, from the officers' list.
        rate: None where no law gives a rate for these days.
        days: Distinct days, ascending; at least one.
        is_listed: The name stands in the officers' list.
    """

    name: str
    post: str
    role: Role
    rate: Rate | None
    days: tuple[date, ...]
    is_listed: bool = True

    @property
    def amount(self) -> int:
        """Đồng for all days."""
        return len(self.days) * self.rate.amount if self.rate else 0


@dataclass(frozen=True, slots=True)
class Count:
    """The days of a period.

    Attributes:
        unknown: (day, line) of people taking part in whose line nobody of the officers' list stands: not counted.
    """

    period: Period
    lines: tuple[Line, ...]
    unknown: tuple[tuple[date, str], ...]

    @property
    def total(self) -> int:
        """Đồng for everybody."""
        return sum(line.amount for line in self.lines)


def document(office: Office, count: Count, *, today: date) -> Document:
    """The page, across, with the sum in words and three signatures."""
    data = ReportInput(office=office, today=today, period=count.period, records=())
    blocks: tuple[Block, ...] = (
        TitleBlock("BẢNG CHẤM NGÀY TIẾP CÔNG DÂN", period=pages.period_line(data)),
        _table(count),
        Paragraph(f"Bằng chữ: {money_in_words(count.total)}.", ParagraphStyle.ITALIC),
        *(Paragraph(note, ParagraphStyle.SMALL) for note in _notes(count)),
        Signatures(
            (
                SignatureCell(("NGƯỜI LẬP BẢNG",)),
                SignatureCell(("KẾ TOÁN",)),
                SignatureCell(pages.HEADS[HeadingStyle.STATE], note="(Ký, ghi rõ họ tên, đóng dấu)"),
            ),
            place_and_day=pages.place_and_day(data),
        ),
    )
    return Document(
        "Bảng chấm ngày tiếp công dân",
        blocks,
        file_name=pages.file_name("bang-cham-ngay-tiep-cong-dan", data),
        orientation=Orientation.LANDSCAPE,
        heading=pages.heading(office, HeadingStyle.STATE),
        subject="Số ngày tiếp công dân và tiền bồi dưỡng của từng cán bộ",
    )


def _table(count: Count) -> Table:
    columns = (
        Column("STT", 9, Align.CENTER),
        Column("Họ và tên", 40),
        Column("Chức vụ", 36),
        Column("Vai trò", 24),
        Column("Số ngày", 13, Align.RIGHT),
        Column("Các ngày", 62),
        Column("Mức bồi dưỡng\n(đồng/ngày)", 24, Align.RIGHT),
        Column("Thành tiền\n(đồng)", 24, Align.RIGHT),
        Column("Ký nhận", 22),
    )
    rows = [
        (
            str(place),
            line.name,
            line.post,
            ROLES[line.role],
            format_count(len(line.days)),
            days_words(line.days),
            format_count(line.rate.amount) if line.rate else "",
            format_count(line.amount) if line.rate else "",
            "",
        )
        for place, line in enumerate(count.lines, start=1)
    ]
    days = sum(len(line.days) for line in count.lines)
    totals = ("Cộng", "", "", "", format_count(days), "", "", format_count(count.total), "")
    return Table(columns=columns, rows=rows, totals=totals if rows else None)


def days_words(days: Iterable[date]) -> str:
    """``03, 05, 12/11/2026; 01/12/2026``: days of one month together."""
    months = [list(group) for _, group in groupby(days, key=lambda day: (day.year, day.month))]
    return "; ".join(", ".join([*(f"{day.day:02}" for day in month[:-1]), format_day(month[-1])]) for month in months)


def _notes(count: Count) -> Iterable[str]:
    rates = {line.rate.id: line.rate for line in count.lines if line.rate}
    articles = list(dict.fromkeys(rate.article for rate in rates.values()))
    if articles:
        yield f"Mức bồi dưỡng theo {'; '.join(articles)}, hoặc mức cơ quan đã đặt."
    yield (
        "Người thuộc khoản 2, khoản 3 Điều 38 Nghị định 154/2026/NĐ-CP tham gia dưới 50% thời gian tiêu chuẩn của ngày"
        " làm việc hưởng 50% mức (Thông tư 320/2016/TT-BTC Điều 3 khoản 2): sửa trên bảng trước khi ký."
    )
    missing = list(dict.fromkeys(line.name for line in count.lines if not line.is_listed))
    if missing:
        yield f"Chưa có trong danh mục cán bộ: {'; '.join(missing)}."
    if any(line.rate is None for line in count.lines):
        yield "Ngày chưa có mức bồi dưỡng theo quy định thì để trống."
    if count.unknown:
        yield (
            f"Chưa tính {len(count.unknown)} dòng thành phần cùng tiếp không khớp tên nào trong danh mục cán bộ: "
            + "; ".join(f"{text} ({format_day(day)})" for day, text in count.unknown[:10])
            + ("; …" if len(count.unknown) > 10 else ".")
        )
