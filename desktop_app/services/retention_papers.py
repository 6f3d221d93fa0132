"""The papers of a destruction as values: the list for the decision and the minutes.

No law prescribes their form for petitions; the heading follows Nghị định 30/2020/NĐ-CP, the rest is practice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from desktop_app.domain.document import (
    Align,
    Block,
    Column,
    Document,
    HeadingStyle,
    Paragraph,
    ParagraphStyle,
    Row,
    RowStyle,
    SignatureCell,
    Signatures,
    Table,
    TitleBlock,
    place_and_day,
)
from desktop_app.domain.formats import format_count, format_day, format_day_long
from desktop_app.domain.kind import ReportInput
from desktop_app.domain.office import Office
from desktop_app.domain.query import Period
from desktop_app.records import pages
from desktop_app.storage.purging import Destruction

_MIXED = "HỒ SƠ, ĐƠN HẾT THỜI HẠN LƯU"
_PUT_AWAY = "ĐƠN XẾP LƯU"


@dataclass(frozen=True, slots=True)
class ListLine:
    """One record on the list: its sort, number, day, matter, and the term that is over."""

    sort: str
    number: str
    entered_on: date | None
    name: str
    start: date
    kept_until: date
    article: str


def list_document(office: Office, lines: Sequence[ListLine], *, today: date, on: date) -> Document:
    """The list for the head's decision, grouped by sort; ``on`` is the day it was drawn up for."""
    sorts = list(dict.fromkeys(line.sort for line in lines))
    rows: list[Row | tuple[str, ...]] = []
    place = 0
    for sort, group in groupby(lines, key=lambda line: line.sort):
        if len(sorts) > 1:
            rows.append(Row((sort,), RowStyle.GROUP))
        for line in group:
            place += 1
            rows.append(_list_row(place, line))
    columns = (
        Column("STT", 9, Align.CENTER),
        Column("Số vào sổ", 18, Align.CENTER),
        Column("Ngày vào sổ", 22, Align.CENTER),
        Column("Loại, nội dung vụ việc", 90),
        Column("Ngày bắt đầu lưu", 22, Align.CENTER),
        Column("Hết hạn lưu", 22, Align.CENTER),
        Column("Căn cứ", 54),
    )
    what = (sorts[0].upper() if len(sorts) == 1 else _MIXED) if sorts else _PUT_AWAY
    return pages.table_page(
        ReportInput(office=office, today=today, period=Period(end=on), records=()),
        key="danh-muc-tieu-huy",
        name=f"DANH MỤC {what}\nĐỀ NGHỊ TIÊU HỦY",
        table=Table(columns=columns, rows=rows, empty_text="Không có hồ sơ, đơn hết thời hạn lưu"),
        style=HeadingStyle.STATE,
        subject="Danh mục hết thời hạn lưu, trình thủ trưởng cơ quan quyết định tiêu hủy",
        notes=("Việc tiêu hủy do thủ trưởng cơ quan quyết định; chưa có quyết định thì chưa tiêu hủy.",),
    )


def _list_row(place: int, line: ListLine) -> tuple[str, ...]:
    return (
        str(place),
        line.number,
        pages.day_words(line.entered_on),
        line.name,
        format_day(line.start),
        format_day(line.kept_until),
        line.article,
    )


def minutes(
    office: Office,
    done: Destruction,
    lines: Sequence[tuple[str, str, date | None]],
    *,
    done_on: date,
    copies: int,
    today: date,
) -> Document:
    """The minutes of a destruction.

    Args:
        lines: Register, number and day of every destroyed record.
        copies: Backups in the usual folder that were made before.
    """
    count = format_count(len(lines))
    people = [Paragraph(f"{place}. {name}") for place, name in enumerate(done.present, start=1)]
    blocks: list[Block] = [
        TitleBlock("BIÊN BẢN TIÊU HỦY", abstract="Hồ sơ, đơn hết thời hạn lưu"),
        Paragraph(
            f"Căn cứ Quyết định số {done.decision_number} ngày {format_day(done.decided_on)} về việc tiêu hủy hồ sơ,"
            " đơn hết thời hạn lưu;",
            ParagraphStyle.ITALIC,
        ),
        Paragraph(f"Hôm nay, {format_day_long(done_on)}, tại {_lower(office.unit_name)}, chúng tôi gồm:"),
        *people,
        Paragraph(f"Đã tiêu hủy {count} hồ sơ, đơn sau đây:"),
        _destroyed_table(lines),
        *(Paragraph(text) for text in _what_was_done(copies)),
        Paragraph("Cách tiêu hủy bản giấy: ", ParagraphStyle.DOTTED),
        Paragraph("Biên bản lập thành 02 bản, lưu hồ sơ tiêu hủy và văn thư."),
        Signatures(
            (
                SignatureCell(("NGƯỜI LẬP", "BIÊN BẢN")),
                SignatureCell(("NGƯỜI", "CHỨNG KIẾN")),
                SignatureCell(("THỦ TRƯỞNG", "CƠ QUAN"), note="(Ký, ghi rõ họ tên, đóng dấu)"),
            ),
            place_and_day=place_and_day(office.place, done_on),
        ),
    ]
    return Document(
        "Biên bản tiêu hủy hồ sơ, đơn hết thời hạn lưu",
        tuple(blocks),
        file_name=f"bien-ban-tieu-huy_{done_on:%Y%m%d}_{done.id}",
        heading=pages.heading(office, HeadingStyle.STATE),
        subject="Biên bản tiêu hủy; chỉ nêu số vào sổ",
    )


def _lower(name: str) -> str:
    return f"{name[:1].lower()}{name[1:]}"


def _destroyed_table(lines: Sequence[tuple[str, str, date | None]]) -> Table:
    columns = (
        Column("STT", 10, Align.CENTER),
        Column("Sổ", 60),
        Column("Số vào sổ", 30, Align.CENTER),
        Column("Ngày vào sổ", 30, Align.CENTER),
    )
    rows = [
        (str(place), title, number, pages.day_words(day)) for place, (title, number, day) in enumerate(lines, start=1)
    ]
    return Table(columns=columns, rows=rows)


def _what_was_done(copies: int) -> tuple[str, ...]:
    kept = f" (trong thư mục sao lưu đang có {format_count(copies)} bản)" if copies else ""
    erased = (
        "Dữ liệu điện tử: nội dung, lịch sử sửa đổi, bản nháp, tệp đính kèm và chỉ mục tìm kiếm của các bản ghi trên đã"
        " xóa hẳn khỏi tệp dữ liệu, không khôi phục được. Sổ chỉ còn giữ số, năm, loại sổ, ngày vào sổ và số quyết định"
        " tiêu hủy."
    )
    still_there = (
        f"Các bản sao lưu lập trước lúc tiêu hủy{kept} còn chứa các bản ghi trên cho đến khi được thay bằng bản mới."
        " Người giữ bản sao lưu ở ổ đĩa khác có trách nhiệm hủy bản cũ."
    )
    return erased, still_there
