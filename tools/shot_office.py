"""The sample office whose screens and papers are drawn: its year, and what only grows with time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from desktop_app.domain.query import ListQuery, Period
from desktop_app.domain.values import editable_values
from desktop_app.services import access, demo, drafts, office_files, periodic, records, retention, tables
from desktop_app.services.bulk import with_defaults
from desktop_app.services.workspace import Workspace

NOW = datetime.combine(demo.DEMO_TODAY, time(1, 30), tzinfo=UTC)  # 8:30 in Việt Nam
USER, PREDECESSOR = "Hoàng Thị Lan", "Ma Thị Kim Thơm"
FILE_NAME = "la-bang.sodanvan"
SAMPLE = "commune"
TABLE_YEAR = Period(date(2025, 12, 15), date(2026, 12, 14))
"""What the inspection sector calls 2026."""
OUTLINE, SECTION = "dan-van", "doi-thoai"
REPORT_MONTH, REPORT_YEAR = Period(date(2026, 10, 1), date(2026, 10, 31)), Period(date(2026, 1, 1), date(2026, 12, 31))
_TARGETS = {"pl3-hoi-nghi:total.1": 8, "pl4-mo-hinh:total.4": 90, "pl4-mo-hinh:total.5": 60, "pl3-y-kien:6": 80}
_MONTH_TEXTS = {
    "tinh-hinh-chung": "Trong {kỳ}, xã tập trung thu hoạch vụ mùa, sản xuất vụ đông; tư tưởng Nhân dân ổn định.",
    SECTION: "Trong {kỳ} tổ chức {số hội nghị đối thoại} hội nghị đối thoại, {số người dự đối thoại} người dự.",
}
_YEAR_TEXTS = {
    "tinh-hinh-chung": "Năm 2026, {đơn vị} thực hiện nhiệm vụ trong điều kiện bộ máy mới đi vào nền nếp.",
    SECTION: (
        "Xã đã tổ chức 8 hội nghị đối thoại với Nhân dân, {so với cùng kỳ: số hội nghị đối thoại}; có "
        "{số người dự đối thoại} người dự, {số ý kiến nêu trong kỳ} ý kiến, kiến nghị.\n"
        "Đã giải quyết xong {số ý kiến đã giải quyết} ý kiến, đạt {tỷ lệ giải quyết} phần trăm."
    ),
}
"""The year's section counts one meeting too many and names a figure that nobody knows."""

_PUT_AWAY: dict[str, Any] = {
    "received_on": "2025-03-03", "status": "filed", "direction": "file", "filed_on": "2025-03-05",
    "eligibility": "not_eligible", "ineligible_reason": "guided_before", "content_kind": "proposal",
    "source": "post", "petitioner_kind": "individual", "people_count": 1, "petitioner": "Lường Văn Ắng",
}  # fmt: skip
_OLD_MATTERS = ("Đề nghị hỗ trợ giống ngô đã được hướng dẫn", "Phản ánh việc chia ruộng năm 1993",
                "Đề nghị xem lại mốc giới đã trả lời", "Kiến nghị về quỹ xóm đã giải quyết")  # fmt: skip


def make_office(folder: Path) -> Path:
    """The sample office in a file without a password."""
    path = folder / FILE_NAME
    made = office_files.create_file(path, office=demo.DEMO_OFFICES[SAMPLE], password=None, user=USER, clock=lambda: NOW)
    demo.fill(made.workspace, name=SAMPLE)
    _put_away(replace(made.workspace, user=PREDECESSOR))
    _age(made.workspace)
    _write_reports(made.workspace)
    office_files.close_file(made.workspace)
    return path


def open_office(path: Path) -> Workspace:
    """The sample office on the sample day."""
    return office_files.open_file(path, user=USER, clock=lambda: NOW)


def _put_away(work: Workspace) -> None:
    """Petitions of the year before that were kept long enough."""
    kind = work.kind("petitions")
    for matter in _OLD_MATTERS:
        records.create(work, kind=kind.key, raw=with_defaults(kind, {**_PUT_AWAY, "summary": matter}), accepted=None)


def _age(work: Workspace) -> None:
    """One old record destroyed, accesses, a report that was sent and no longer agrees, a form left open."""
    kind = work.kind("petitions")
    old = [item.uid for item in retention.due(work)]
    retention.destroy(
        work,
        uids={kind.key: old[:1]},
        decision_number="15/QĐ-UBND",
        decided_on=date(2026, 11, 20),
        present=("Hà Công Lực, Phó Chủ tịch UBND xã", "Hoàng Thị Lan, công chức Văn phòng"),
    )
    newest = records.page(work, ListQuery(kind.key, sort="received_on", is_descending=True, limit=6)).rows
    for row in newest:
        access.note(work, kind=kind.key, uid=row.uid, deed="viewed")
    access.note_all(work, kind=kind.key, uids=[row.uid for row in newest[:3]], deed="copied")
    access.note(work, kind=kind.key, uid=newest[0].uid, deed="printed")
    for key in ("01-tcd", "01-xld"):
        tables.freeze(work, key, period=TABLE_YEAR, note="gửi Thanh tra tỉnh theo công văn số 40")
    records.delete(work, kind=kind.key, uid=newest[3].uid)
    tables.freeze(work, "01-xld", period=TABLE_YEAR, note="bỏ một đơn vào sổ hai lần", corrects=2)
    raw = {**records.start_values(work, kind=kind.key), "summary": "Đề nghị sửa đoạn đường bị sụt ở xóm Đồng Vàng"}
    drafts.keep(work, draft=drafts.new_id(work), kind=kind.key, uid=None, raw=raw, field="summary")


def _write_reports(work: Workspace) -> None:
    """October's periodic report was sent and reads otherwise by now; the year's is being written, with targets."""
    for section, text in _MONTH_TEXTS.items():
        periodic.save_text(work, OUTLINE, period=REPORT_MONTH, section=section, text=text)
    report = periodic.report(work, OUTLINE, period=REPORT_MONTH)
    periodic.save_heading(work, OUTLINE, period=REPORT_MONTH, style=report.style, number="41", day=REPORT_MONTH.end)
    periodic.freeze(work, OUTLINE, period=REPORT_MONTH, note="gửi Tỉnh ủy")
    periodic.save_text(work, OUTLINE, period=REPORT_MONTH, section="uu-diem", text="Nhân dân đồng thuận cao.")
    for cell, number in _TARGETS.items():
        periodic.save_target(work, year=2026, cell=cell, number=Decimal(number))
    for section, text in _YEAR_TEXTS.items():
        periodic.save_text(work, OUTLINE, period=REPORT_YEAR, section=section, text=text)


def values_of(work: Workspace, *, kind: str, uid: str) -> dict[str, Any]:
    """A record's values as a form holds them."""
    return editable_values(records.get(work, kind=kind, uid=uid).record)
