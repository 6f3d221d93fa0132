"""Days of reception per person, counted from the register and paid by the law of the day.

Source: Thông tư 320/2016/TT-BTC art 4, amended by Thông tư 65/2026/TT-BTC from 27/07/2026; NĐ 154/2026/NĐ-CP art 38.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop_app import paths
from desktop_app.domain.allowance import AllowanceRules, Rate, Role
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.query import Period
from desktop_app.records import KINDS
from desktop_app.records.officers.record import ALLOWANCE_ROLES
from desktop_app.reports import pdf
from desktop_app.services import allowance, records
from desktop_app.services.allowance_paper import days_words
from desktop_app.services.bulk import with_defaults
from desktop_app.services.workspace import Workspace
from desktop_app.storage import duty_files
from tests.helpers.pdf_reading import read_pdf

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
CHAIR, CLERK, POLICE = "Bùi Văn Khoan", "Hoàng Thị Lan", "Đỗ Mạnh Hùng"


def officer(work: Workspace, name: str, **values: Any) -> None:
    raw = {"name": name, "posts": [{"title": f"Chức vụ của {name}"}], **values}
    records.create(work, kind="officers", raw=with_defaults(work.kind("officers"), raw), accepted=None)


def received(work: Workspace, day: str, *, chair: str = CHAIR, clerk: str = "", together: str = "") -> str:
    raw = {
        "received_on": day, "no_citizen": True, "status": "empty", "chair": chair, "officer": clerk,
        "participants": together,
    }  # fmt: skip
    made = with_defaults(work.kind("receptions"), raw)
    return records.create(work, kind="receptions", raw=made, accepted=None).stored.uid


def counted(work: Workspace, period: Period = NOVEMBER) -> list[tuple[str, str, int, int]]:
    """(name, role, days, amount) of each line."""
    lines = allowance.count(work, period=period).lines
    return [(line.name, line.role.value, len(line.days), line.amount) for line in lines]


@pytest.fixture
def office(work: Workspace) -> Workspace:
    """An office with three officers; the clerk already has the occupational allowance."""
    officer(work, CHAIR)
    officer(work, CLERK, has_duty_allowance=True)
    officer(work, POLICE)
    return work


def test_shipped_rules_name_fields_that_exist_and_roles_of_the_officers_list() -> None:
    kinds = {kind.key: kind for kind in KINDS}
    rules = duty_files.load_allowance(paths.resources_dir())
    for duty in rules.duties:
        for key in (duty.day, *duty.receivers, *duty.supporters):
            assert kinds[duty.kind].spec(key).key == key
    assert {role.value for role in Role} < {choice.code for choice in ALLOWANCE_ROLES}


@pytest.mark.parametrize(
    ("role", "day", "has_duty_allowance", "amount"),
    [
        (Role.RECEIVER, date(2026, 7, 26), False, 100_000),
        (Role.RECEIVER, date(2026, 7, 26), True, 80_000),
        (Role.SUPPORT, date(2026, 7, 26), False, 50_000),
        (Role.RECEIVER, date(2026, 7, 27), False, 200_000),
        (Role.RECEIVER, date(2026, 7, 27), True, 150_000),
        (Role.SUPPORT, date(2026, 7, 27), False, 100_000),
        (Role.SUPPORT, date(2026, 7, 27), True, 100_000),
        (Role.RECEIVER, date(2017, 1, 31), False, None),
    ],
)
def test_rate_is_that_of_the_day(role: Role, day: date, has_duty_allowance: bool, amount: int | None) -> None:
    rate = duty_files.load_allowance(paths.resources_dir()).rate(role, day, has_duty_allowance=has_duty_allowance)
    assert (rate.amount if rate else None) == amount


def test_two_rates_on_one_day_are_refused() -> None:
    first = Rate("receiver", "a", 1, "x", valid_to=date(2026, 7, 27))
    second = Rate("receiver", "b", 2, "x", valid_from=date(2026, 7, 27))
    with pytest.raises(ValueError, match="receiver"):
        AllowanceRules((), (first, second))


def test_day_counts_once_for_a_person_however_many_came(office: Workspace) -> None:
    for _ in range(3):
        received(office, "2026-11-03", clerk=CLERK)
    received(office, "2026-11-10", clerk=CHAIR)
    received(office, "2026-10-30", clerk=CLERK)

    assert counted(office) == [(CHAIR, "receiver", 2, 400_000), (CLERK, "receiver", 1, 150_000)]
    assert allowance.count(office, period=NOVEMBER).total == 550_000


def test_people_taking_part_are_support_and_lines_without_anybody_are_named(office: Workspace) -> None:
    received(office, "2026-11-03", together=f"Đồng chí {POLICE.upper()}, Trưởng Công an xã\nĐại diện Mặt trận")
    received(office, "2026-11-04", clerk=POLICE, together=f"{POLICE} – Trưởng Công an xã")
    received(office, "2026-11-05", together=POLICE)

    own = [line[1:] for line in counted(office) if line[0] == POLICE]
    assert own == [("receiver", 1, 200_000), ("support", 2, 200_000)]
    assert allowance.count(office, period=NOVEMBER).unknown == ((date(2026, 11, 3), "Đại diện Mặt trận"),)


def test_officers_list_decides_who_is_in_which_role(office: Workspace) -> None:
    officer(office, "Lý Văn Đất", allowance_role="receiver")
    officer(office, "Trần Thị Khách", allowance_role="none")
    officer(office, "Phạm Văn Giúp", allowance_role="support")
    received(office, "2026-11-03", clerk="Phạm Văn Giúp", together="Lý Văn Đất\nTrần Thị Khách")

    assert counted(office) == [
        ("Lý Văn Đất", "receiver", 1, 200_000),
        (CHAIR, "receiver", 1, 200_000),
        ("Phạm Văn Giúp", "support", 1, 100_000),
    ]


def test_period_over_the_change_of_law_has_a_line_for_each_rate(office: Workspace) -> None:
    received(office, "2026-07-24")
    received(office, "2026-07-27")
    received(office, "2026-07-28")

    lines = allowance.count(office, period=Period(date(2026, 7, 1), date(2026, 7, 31))).lines

    assert [(len(line.days), line.amount) for line in lines] == [(1, 100_000), (2, 400_000)]
    assert ["320/2016" in line.rate.article for line in lines if line.rate] == [True, False]


def test_name_missing_from_the_list_is_counted_and_said_to_be_missing(office: Workspace) -> None:
    received(office, "2026-11-03", chair="Ngô Thị Mới")
    [line] = allowance.count(office, period=NOVEMBER).lines
    assert (line.name, line.is_listed, line.amount) == ("Ngô Thị Mới", False, 200_000)


def test_deleted_reception_counts_nobody(office: Workspace) -> None:
    uid = received(office, "2026-11-03")
    records.delete(office, kind="receptions", uid=uid)
    assert counted(office) == []


def test_office_pays_its_own_rate_within_the_law(office: Workspace) -> None:
    received(office, "2026-11-03")
    current = {rate.key: rate.id for rate in allowance.rules(office).current(date(2026, 11, 3))}

    allowance.save_rate(office, current["receiver"], amount=240_000)
    assert allowance.count(office, period=NOVEMBER).total == 240_000
    allowance.save_rate(office, current["receiver"], amount=None)
    assert allowance.count(office, period=NOVEMBER).total == 200_000
    for rate, amount in ((current["receiver"], 240_001), (current["receiver"], 0), ("khác", 1)):
        with pytest.raises(InputRefused):
            allowance.save_rate(office, rate, amount=amount)


def test_period_that_ends_before_it_starts_is_refused(office: Workspace) -> None:
    with pytest.raises(InputRefused):
        allowance.count(office, period=Period(date(2026, 11, 30), date(2026, 11, 1)))


def test_days_of_a_month_stand_together() -> None:
    days = (date(2026, 11, 3), date(2026, 11, 5), date(2026, 12, 1), date(2027, 12, 2))
    assert days_words(days) == "03, 05/11/2026; 01/12/2026; 02/12/2027"


def test_page_lies_across_and_says_the_sum_in_words(office: Workspace) -> None:
    received(office, "2026-11-03", clerk=CLERK, together="Đại diện Mặt trận")
    received(office, "2026-11-10", chair="Ngô Thị Mới")

    [page] = read_pdf(pdf.pdf_bytes(allowance.document(office, period=NOVEMBER)))
    text = " ".join(page.text.split())

    assert page.width > page.height
    for part in (
        "BẢNG CHẤM NGÀY TIẾP CÔNG DÂN", "(Từ ngày 01/11/2026 đến ngày 30/11/2026)", "03/11/2026", "200.000", "150.000",
        "550.000", "Bằng chữ: Năm trăm năm mươi nghìn đồng.", "Thông tư 65/2026/TT-BTC",
        "Chưa có trong danh mục cán bộ: Ngô Thị Mới.", "Đại diện Mặt trận (03/11/2026).", "KẾ TOÁN",
    ):  # fmt: skip
        assert part in text, part
