"""Records from which papers are made: every sort of petition and reception, full and almost empty."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from desktop_app.domain.papers import PaperTemplate
from desktop_app.domain.stamp import Stored
from desktop_app.records.petitions.record import Petition
from desktop_app.records.receptions.record import Reception
from desktop_app.records.rows import HandedPaper, Reminder, Representative, Suspension, TermExtension
from desktop_app.services import records
from desktop_app.services.workspace import Workspace
from tests.helpers.dialogue_samples import DIALOGUES
from tests.helpers.model_samples import MODELS
from tests.helpers.opinion_samples import OPINIONS

_PERSON: dict[str, Any] = {
    "hamlet": "xóm Đông",
    "address": "số 12",
    "phone_number": "0912345678",
    "paper_kind": "identity_card",
    "paper_number": "019088001234",
    "paper_issued_on": date(2023, 5, 6),
    "paper_issuer": "Cục Cảnh sát quản lý hành chính về trật tự xã hội",
}


def _row(row_type: Any, **values: Any) -> Any:
    return row_type(**values)


_HANDED = (
    _row(HandedPaper, title="Đơn viết tay", pages=2, form="original"),
    _row(HandedPaper, title="Quyết định số 45/QĐ-UBND", pages=13, form="copy"),
)


def _petition(**values: Any) -> Petition:
    return Petition(**{"received_on": date(2026, 11, 2), "source": "direct", "status": "received", **values})


def _reception(**values: Any) -> Reception:
    usual = {"received_on": date(2026, 11, 4), "reception_type": "regular", "status": "received", "host": "government"}
    return Reception(**{**usual, **values})


PETITIONS: dict[str, Petition] = {
    "complaint": _petition(
        content_kind="complaint", petitioner="Nguyễn Thị Mơ", people_count=1, officer="Hoàng Thị Lan",
        summary="Khiếu nại Quyết định số 45/QĐ-UBND về thu hồi 120 m² đất", contested="Quyết định số 45/QĐ-UBND",
        accused="Chủ tịch UBND xã", eligibility="eligible", authority="own", direction="accept", status="settling",
        accepted_number="57/TB-UBND", accepted_on=date(2026, 11, 9), dialogue_on=date(2026, 11, 30), papers=_HANDED,
        suspensions=(
            _row(Suspension, number="10", suspended_on=date(2026, 11, 12), reason="đi công tác xa"),
            _row(Suspension, number="12", suspended_on=date(2026, 11, 16), reason="người khiếu nại ốm nặng"),
        ),
        is_vietnamese=True, is_signed=True, names_object=True, states_content=True, is_unprocessed=True, **_PERSON,
    ),
    "refused": _petition(
        content_kind="complaint", petitioner="Đặng Văn Ước", people_count=1, summary="Khiếu nại mức bồi thường",
        eligibility="eligible", authority="own", direction="not_accept", status="refused",
        refusal_ground="time_barred", **_PERSON,
    ),
    "denunciation": _petition(
        content_kind="denunciation", people_count=1, officer="Hoàng Thị Lan", summary="Thu, chi quỹ không công khai",
        accused="Trưởng thôn Đông", secret_file="03/2026", secret_cabinet="2", direction="accept", status="settling",
        accepted_number="60", accepted_on=date(2026, 11, 10), complexity="very_complex",
        extensions=(_row(TermExtension, number="66", decided_on=date(2026, 11, 20), days=30),),
        withdrawal="part", withdrawn_content="khoản thu năm 2025", withdrawn_on=date(2026, 11, 21),
    ),
    "transferred": _petition(
        content_kind="denunciation", summary="Lấn chiếm hành lang đường tỉnh", direction="transfer_denunciation",
        status="transferred", receiving_body="Sở Xây dựng", document_number="7", document_on=date(2026, 11, 6),
    ),
    "unaccepted": _petition(
        content_kind="denunciation", source="agency", summary="Nhận quà", direction="not_accept", status="refused",
        refusal_ground="no_basis", forwarding_body="Ban Tiếp công dân tỉnh", document_number="15",
    ),
    "proposal": _petition(
        content_kind="proposal", petitioner="Lường Văn Ắng", people_count=12, summary="Đề nghị sửa đường xóm Đông",
        representatives=(_row(Representative, name="Lường Văn Ắng", address="xóm Đông"),), status="transferred",
        direction="transfer_proposal", receiving_body="Sở Xây dựng", document_number="8",
        document_on=date(2026, 11, 12), reminders=(_row(Reminder, number="9", sent_on=date(2026, 11, 20)),), **_PERSON,
    ),
    "organization": _petition(
        content_kind="complaint", petitioner_kind="organization", petitioner_body="Công ty TNHH Chè La Bằng",
        petitioner="Trần Văn Tám", people_count=1, summary="Khiếu nại việc không cấp phép", authority="not_own",
        direction="return_originals", status="guided", has_originals=True, receiving_body="Sở Xây dựng",
        papers=_HANDED, **_PERSON,
    ),
    "forwarded": _petition(
        content_kind="complaint", source="agency", summary="Khiếu nại việc thi hành án", direction="return_to_sender",
        forwarding_body="Ban Tiếp công dân tỉnh", forwarding_number="88/BTCD", forwarded_on=date(2026, 10, 30),
    ),
    "mixed": _petition(content_kind="mixed", petitioner="Vi Văn Ơn", people_count=1, summary="Đất đai và chế độ"),
    "bare": _petition(),
}  # fmt: skip
"""By what they are; "bare" holds nothing but a day."""

RECEPTIONS: dict[str, Reception] = {
    "group": _reception(
        content_kind="proposal", reception_type="scheduled", received_at=time(8, 30), ended_at=time(10, 15),
        chair="Nguyễn Văn Hùng", chair_post="Chủ tịch UBND xã", officer="Hoàng Thị Lan", visitor="Nguyễn Thị Mơ",
        participants="Lê Văn Bình, Phó Chủ tịch HĐND xã\nĐỗ Thị Hoa, công chức địa chính", people_count=7,
        representatives=(
            _row(Representative, name="Nguyễn Thị Mơ", address="xóm Đông"), _row(Representative, name="Lê Văn Tư"),
        ),
        summary="Kiến nghị sửa đường vào xóm Đông", request="Sửa trước mùa mưa", papers=_HANDED, status="appointed",
        appointment_on=date(2026, 11, 18), appointment_at=time(8, 0), members_opinion="Đã có trong kế hoạch.",
        chair_conclusion="Giao Phòng Kinh tế khảo sát.", citizen_opinion="Nhất trí.", conclusion_number="21",
        conclusion_on=date(2026, 11, 6), responsible_body="Phòng Kinh tế", settle_due_on=date(2026, 11, 30), **_PERSON,
    ),
    "refused": _reception(
        content_kind="complaint", reception_type="extraordinary", visitor="Lê Văn Tư", people_count=1,
        summary="Khiếu nại việc xét hộ nghèo", direction="refuse", refusal_ground="art9_3",
        refusal_reason="Đã trả lời tại Văn bản số 15/UBND", document_number="31/TB-UBND", **_PERSON,
    ),
    "denunciation": _reception(
        content_kind="denunciation", chair="Nguyễn Văn Hùng", officer="Hoàng Thị Lan", accused="Kế toán thôn",
        summary="Thu sai quỹ", secret_file="04/2026", direction="refuse", refusal_ground="point_h",
    ),
    "guided": _reception(
        content_kind="complaint", visitor="Lê Văn Tư", people_count=1, summary="Khiếu nại bản án", direction="guide",
        receiving_body="Tòa án nhân dân khu vực", status="guided", **_PERSON,
    ),
    "mixed": _reception(
        content_kind="mixed", visitor="Vi Văn Ơn", people_count=1, summary="Đất đai và chế độ", direction="split",
    ),
    "empty": _reception(
        no_citizen=True, status="empty", reception_type="scheduled", chair="Nguyễn Văn Hùng", officer="Hoàng Thị Lan",
        received_at=time(8, 0), ended_at=time(11, 30), participants="Lê Văn Bình, Phó Chủ tịch HĐND xã",
    ),
    "party": _reception(
        content_kind="complaint", reception_type="scheduled", host="party", chair="Trần Quốc Toàn",
        chair_post="Bí thư Đảng ủy xã", visitor="Lê Văn Tư", people_count=1, summary="Khiếu nại việc xét hộ nghèo",
        direction="refuse", refusal_ground="point_h", chair_conclusion="Giao Ủy ban Kiểm tra xem xét.", **_PERSON,
    ),
    "bare": _reception(),
}  # fmt: skip
"""By what they are; "bare" holds nothing but the session."""

SAMPLES: dict[str, dict[str, Any]] = {
    "petitions": {**PETITIONS},
    "receptions": {**RECEPTIONS},
    "dialogues": {**DIALOGUES},
    "civic_models": {**MODELS},
    "opinions": {**OPINIONS},
}
"""All of them by kind."""


def save_all(work: Workspace) -> dict[str, Stored]:
    """Put all samples into an open file as they are, unjudged; what became of them, as ``petitions-complaint``."""
    found: dict[str, Stored] = {}
    with work.file.writing() as connection:
        for key, some in SAMPLES.items():
            for name, record in some.items():
                found[f"{key}-{name}"], _ = records.add(work, connection, work.kind(key), record)
    return found


def fitting(paper: PaperTemplate) -> list[str]:
    """Names of the samples a paper fits, or where none does of any it is made for."""
    own = [(f"{key}-{name}", record) for key in paper.kinds for name, record in SAMPLES[key].items()]
    return [name for name, record in own if paper.fits(record)] or [name for name, _ in own]
