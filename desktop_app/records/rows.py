"""Small tables that receptions, petitions and others have in common: representatives, papers handed in, dated notes."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.fields import Record, choice, count, day, identity, person, row, text
from desktop_app.records.choices import PAPER_FORMS


@row
class Representative(Record):
    """One person who speaks for a group (Luật Tiếp công dân 42/2013 art 29)."""

    name: str = person("Họ và tên", required=True, personal=True, source="Luật Tiếp công dân 42/2013 Điều 29")
    address: str = text("Địa chỉ", personal=True, source="Luật Tiếp công dân 42/2013 Điều 25 khoản 2")
    paper_number: str = identity("Số giấy tờ", personal=True, source="NĐ 154/2026 Điều 12 khoản 1")


@row
class HandedPaper(Record):
    """One paper handed in by the citizen (Mẫu số 02/TCD)."""

    title: str = text("Tên thông tin, tài liệu", required=True, source="Mẫu số 02/TCD NĐ 154/2026")
    pages: int | None = count("Số trang", low=1, high=10_000, source="Mẫu số 02/TCD NĐ 154/2026")
    form: str | None = choice("Tình trạng", *PAPER_FORMS, source="Mẫu số 02/TCD NĐ 154/2026")


@row
class ProgressNote(Record):
    """One dated step of the settlement (Mẫu số 03/TCD column 12)."""

    noted_on: date | None = day("Ngày", required=True, past=True, source="Mẫu số 03/TCD cột 12")
    note: str = text(
        "Việc đã làm, kết quả",
        required=True,
        max_length=1_000,
        width=80,
        help="Ghi việc đã làm và số văn bản; không ghi nhận xét về công dân.",
        source="Mẫu số 03/TCD cột 12",
    )
