"""Printed pages of activities: what stands in their rows and that the sums are those of the rows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from desktop_app.domain.document import Paragraph
from desktop_app.records.activities.record import Activity, PartnerUnit, Project
from desktop_app.records.activities.report import (
    REPORTS,
    classes,
    contests,
    issued_documents,
    land_clearance,
    register,
)
from tests.unit.records.cases import cells_of, made, printed, stored, table_of

CONTEST = made(
    Activity, type="contest", name="Hội thi “Dân vận khéo”", held_on=date(2026, 10, 9), level="commune",
    place="Hội trường", teams=15, members=78, participants=320, status="done", lead_unit="Đảng ủy xã",
    partners=(made(PartnerUnit, unit="Hội Nông dân xã"),), result="Tốt",
)  # fmt: skip


def test_register_says_the_numbers_that_are_given_and_whole_days() -> None:
    meetings = made(
        Activity, type="hamlet_meeting", name="Họp xóm", held_on=date(2026, 1, 5), ended_on=date(2026, 1, 30),
        times=12, participants=540, women=260, comments=9, status="done", document_number="",
    )  # fmt: skip
    rows = cells_of(register(printed([stored(CONTEST), stored(meetings, number=2)])))
    assert rows[0] == (
        "1", "09/10/2026", "Hội thi, hội diễn", "Hội thi “Dân vận khéo”", "Đảng ủy xã\nHội Nông dân xã",
        "320 người dự\n15 đội\n78 thành viên đội", "Tốt", "Xong",
    )  # fmt: skip
    assert rows[1][1] == "05/01/2026 –\n30/01/2026"
    assert rows[1][5] == "12 cuộc\n540 người dự\n260 nữ\n9 ý kiến"


def test_documents_are_listed_with_both_styles_of_number_and_counted_by_type() -> None:
    plan = made(Activity, type="document", name="Dân vận khéo", held_on=date(2026, 1, 20), document_number="20-KH/ĐU",
                document_type="plan", lead_unit="Đảng ủy xã", status="done")  # fmt: skip
    other = made(Activity, type="document", name="Chăm lo Tết", held_on=date(2026, 2, 6), status="done",
                 document_number="38/UBND-VP", document_type="letter", lead_unit="UBND xã")  # fmt: skip
    document = issued_documents(printed([stored(plan), stored(other), stored(other)]))
    assert [row[1] for row in cells_of(document)] == ["20-KH/ĐU", "38/UBND-VP", "38/UBND-VP"]
    notes = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert notes == ["Tổng số 3 văn bản: kế hoạch 1; công văn 2."]


def test_contests_and_classes_are_added_up() -> None:
    many = made(Activity, type="contest", name="Các xã", held_on=date(2026, 5, 5), level="district", times=85,
                teams=880, members=4_400, status="done")  # fmt: skip
    totals = table_of(contests(printed([stored(CONTEST), stored(many)]))).totals
    assert totals is not None
    assert totals[-3:] == ("86", "895", "4.478")
    first = made(Activity, type="training", name="Lớp 1", held_on=date(2026, 5, 5), times=2, participants=62, women=21)
    last = made(Activity, type="training", name="Lớp 2", held_on=date(2026, 6, 5), participants=48)
    totals = table_of(classes(printed([stored(first), stored(last)]))).totals
    assert totals is not None
    assert totals[-3:] == ("3", "110", "21")


def test_land_clearance_prints_the_published_sums_of_phu_binh() -> None:
    """2021–2023: 25 projects; 193,38 ha; 673,16 tỷ đồng."""
    projects = [made(Project, name=f"Dự án {number}", hectares=Decimal("7.73"), money=26_900_000_000)
                for number in range(24)]  # fmt: skip
    last = made(Project, name="Dự án 25", hectares=Decimal("7.86"), money=27_560_000_000, households=3)
    campaigns = [
        made(Activity, type="clearance", name="Đợt 1", held_on=date(2026, 2, 3), projects=tuple(projects)),
        made(Activity, type="clearance", name="Đợt 2", held_on=date(2026, 6, 3), projects=(last,)),
    ]
    document = land_clearance(printed([stored(one) for one in campaigns]))
    assert table_of(document).totals == ("Tổng cộng", "25 dự án", "", "193,38", "3", "673.160.000.000", "")
    assert cells_of(document)[-1] == ("25", "Dự án 25", "Đợt 2 (03/06/2026)", "7,86", "3", "27.560.000.000", "")


def test_period_without_activities_is_printed_too() -> None:
    for spec in REPORTS:
        if not spec.is_per_record:
            assert list(table_of(spec.build(printed([]))).rows) == []
