"""Small tables that receptions, petitions and others have in common: representatives, papers handed in, dated notes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from desktop_app.domain.fields import Record, amount, choice, count, day, identity, person, row, text
from desktop_app.records.choices import OUTCOMES, PAPER_FORMS


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


@row
class Suspension(Record):
    """One suspension of a settlement and its resumption (Mẫu số 14a, 14b NĐ 155/2026)."""

    number: str = text("Số quyết định tạm đình chỉ", max_length=60, width=20, source="Mẫu số 14a NĐ 155/2026")
    suspended_on: date | None = day("Ngày tạm đình chỉ", required=True, past=True, source="Mẫu số 14a NĐ 155/2026")
    reason: str = text("Lý do", max_length=500, width=48, source="Luật Khiếu nại 02/2011 Điều 11a")
    sent_on: date | None = day("Ngày gửi quyết định", past=True, source="NĐ 155/2026 Điều 12 (28b khoản 1)")
    resume_number: str = text("Số quyết định tiếp tục", max_length=60, width=20, source="Mẫu số 14b NĐ 155/2026")
    resumed_on: date | None = day("Ngày tiếp tục", past=True, source="NĐ 155/2026 Điều 12 (28b khoản 2)")
    resume_sent_on: date | None = day(
        "Ngày gửi quyết định tiếp tục", past=True, source="NĐ 155/2026 Điều 12 (28b khoản 2)"
    )


@row
class TermExtension(Record):
    """One extension of the term of a denunciation (Luật Tố cáo 25/2018 art 30; Mẫu số 01 NĐ 31/2019)."""

    number: str = text("Số quyết định gia hạn", required=True, max_length=60, width=20, source="Mẫu số 01 NĐ 31/2019")
    decided_on: date | None = day("Ngày quyết định", required=True, past=True, source="Mẫu số 01 NĐ 31/2019")
    days: int | None = count("Số ngày gia hạn", low=1, high=30, default=30, source="Luật Tố cáo 25/2018 Điều 30")


@row
class Reminder(Record):
    """One letter that urges a body which has not answered (TT 05/2021/TT-TTCP art 14(2))."""

    number: str = text("Số văn bản đôn đốc", max_length=60, width=20, source="TT 05/2021/TT-TTCP Điều 14 khoản 2")
    sent_on: date | None = day("Ngày", required=True, past=True, source="TT 05/2021/TT-TTCP Điều 14 khoản 2")
    body: str = text("Nơi nhận", source="TT 05/2021/TT-TTCP Điều 14 khoản 2")


@row
class Outcome(Record):
    """One thing a decision ordered and how much of it is carried out (biểu 01/KQGQ–04/KQGQ, TT 01/2024/TT-TTCP)."""

    what: str | None = choice("Nội dung", *OUTCOMES, required=True, width=36, source="Biểu 01/KQGQ cột 7–19")
    due: Decimal | None = amount(
        "Phải thực hiện", decimals=6, width=16, help="Tiền tính bằng triệu đồng, đất bằng m².",
        source="Biểu 01/KQGQ; 02/KQGQ (phải thu, phải trả)",
    )  # fmt: skip
    done: Decimal | None = amount(
        "Đã thực hiện", decimals=6, width=16, source="Biểu 02/KQGQ, 04/KQGQ (đã thu, đã trả, đã xử lý)"
    )
