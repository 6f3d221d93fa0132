"""Rewards, counted results, targets, funnel and replication of models: rows and sums against counts of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from desktop_app.domain.document import Document, Paragraph, Row, RowStyle
from desktop_app.domain.kind import ReportInput
from desktop_app.domain.query import Period
from desktop_app.domain.stamp import Stored
from desktop_app.records.civic_models.funnel_report import Stage, funnel, model_funnel
from desktop_app.records.civic_models.record import CivicModel, Outcome, Recognition, Replication, Reward
from desktop_app.records.civic_models.result_reports import model_outcomes, model_rewards
from desktop_app.records.civic_models.spread_report import model_copies, spreads
from desktop_app.records.civic_models.target_report import PER_HAMLET, hamlet_lines, model_targets, unit_lines
from desktop_app.records.hamlets.record import Hamlet
from desktop_app.records.organizations.record import Organization
from tests.unit.records.cases import cells_of, changed, made, printed, stored, table_of

MODEL = made(
    CivicModel, name="Ngôi nhà xanh", field="culture_society", subject="collective", unit="Hội Phụ nữ",
    hamlet="Thôn Đông", registered_on=date(2026, 2, 10), status="building",
)  # fmt: skip
DECISION = made(Recognition, level="grassroots", number="12-QĐ/ĐU", decided_on=date(2026, 10, 20))
ALWAYS = Period()


def some(*changes: dict[str, Any]) -> list[Stored]:
    """Models with these changes, their uids "0", "1", "2" …, numbered from 1."""
    return [stored(changed(MODEL, item), uid=str(index), number=index + 1) for index, item in enumerate(changes)]


def notes(document: Document) -> str:
    return "\n".join(block.text for block in document.blocks if isinstance(block, Paragraph))


def groups(document: Document) -> list[str]:
    rows = table_of(document).rows
    return [row.cells[0] for row in rows if isinstance(row, Row) and row.style is RowStyle.GROUP]


# -- rewards -----------------------------------------------------------------------------------------------------


def reward(day: date | None, money: int | None, **values: Any) -> Any:
    usual = {"recipient": "Chi hội", "form": "commune_certificate", "number": "5/QĐ-UBND", "issuer": "UBND xã"}
    return made(Reward, **{**usual, **values}, decided_on=day, money=money)


def test_rewards_of_the_period_in_the_order_of_days_with_their_money() -> None:
    records = some(
        {"rewards": (reward(date(2026, 11, 1), 759_000), reward(date(2025, 11, 1), 1))},
        {"name": "Camera an ninh", "rewards": (reward(date(2026, 10, 1), 1_518_000, form="merit"), reward(None, 7))},
    )
    document = model_rewards(printed(records))
    assert cells_of(document) == [
        ("1", "Chi hội", "Camera an ninh", "Bằng khen\nUBND xã", "Số 5/QĐ-UBND ngày 01/10/2026", "1.518.000"),
        ("2", "Chi hội", "Ngôi nhà xanh", "Giấy khen\nUBND xã", "Số 5/QĐ-UBND ngày 01/11/2026", "759.000"),
    ]
    assert table_of(document).totals == ("Tổng", "", "", "", "", "2.277.000")
    assert "1 giấy khen, 1 bằng khen" in notes(document)
    whole = model_rewards(printed(records, period=ALWAYS))
    assert table_of(whole).totals == ("Tổng", "", "", "", "", "2.277.008")


def test_no_reward_prints_an_empty_list_and_a_zero() -> None:
    document = model_rewards(printed([]))
    assert (cells_of(document), table_of(document).totals) == ([], ("Tổng", "", "", "", "", "0"))


# -- counted results ---------------------------------------------------------------------------------------------


def outcome(kind: str, quantity: str, day: date | None = date(2026, 5, 1), unit: str = "") -> Any:
    return made(Outcome, kind=kind, quantity=Decimal(quantity), other_unit=unit, counted_on=day)


def test_outcomes_are_summed_by_field_and_other_ones_by_unit() -> None:
    records = some(
        {"outcomes": (outcome("land_area", "120.5"), outcome("land_area", "1000"), outcome("other", "3", unit="Cây"))},
        {"field": "economy", "outcomes": (outcome("land_area", "0.5"), outcome("other", "4", unit="cây"))},
        {"field": "economy", "outcomes": (outcome("land_area", "9", date(2025, 5, 1)), outcome("money", "7", None))},
        {"field": "economy", "outcomes": (outcome("other", "2", unit="buổi"),), "status": "stopped"},
    )
    document = model_outcomes(printed(records))
    rows = {row[1]: row[2:] for row in cells_of(document)}
    assert rows["Đất hiến"] == ("m²", "1.121", "0,5", "1.120,5", "0", "0")
    assert rows["Tiền, hiện vật quy ra tiền"] == ("đồng", "0", "0", "0", "0", "0")
    assert rows["Kết quả khác (Cây)"] == ("Cây", "7", "4", "3", "0", "0")
    assert rows["Kết quả khác (buổi)"] == ("buổi", "2", "2", "0", "0", "0")
    assert rows["Số mô hình có kết quả trong kỳ"] == ("mô hình", "3", "2", "1", "0", "0")
    assert len(rows) == 10 + 2 + 1, "every typed kind, two units, the models"


def test_outcomes_of_nothing_print_zeros() -> None:
    rows = cells_of(model_outcomes(printed([])))
    assert {cell for row in rows for cell in row[3:]} == {"0"}
    assert len(rows) == 11


# -- targets -----------------------------------------------------------------------------------------------------


def with_lists(
    records: Iterable[Stored], hamlets: Iterable[Hamlet], units: Iterable[Organization] = (), per_hamlet: int = 1
) -> ReportInput:
    """The report's input with look-up lists and the general minimum."""
    lists = {"hamlets": [stored(item) for item in hamlets], "organizations": [stored(item) for item in units]}
    return replace(printed(records), lists=lists, minimums={PER_HAMLET: per_hamlet})


def test_targets_show_every_hamlet_that_exists_and_what_is_missing() -> None:
    hamlets = [
        made(Hamlet, name="Thôn Tây", code="02"),
        made(Hamlet, name="Thôn Đông", code="01", model_target=3),
        made(Hamlet, name="Thôn Cũ", code="03", ended_on=date(2026, 1, 1), successor="Thôn Tây"),
        made(Hamlet, name="Thôn Nam", model_target=0, former_names="Xóm 8, Xóm 9"),
    ]
    records = some(
        {"recognitions": (DECISION,)},
        {"hamlet": "thôn đông"},
        {"hamlet": "Thôn Đông", "status": "stopped", "stopped_on": date(2026, 6, 1)},
        {"hamlet": "Thôn Cũ"},
        {"hamlet": "Xóm 9"},
        {"hamlet": "Thôn Lạ"},
        {"hamlet": ""},
        {"registered_on": date(2027, 1, 1)},
    )
    data = with_lists(records, hamlets, per_hamlet=2)
    found = [(line.name, line.required, line.in_force, line.recognized, line.missing) for line in hamlet_lines(data)]
    assert found == [("Thôn Đông", 3, 2, 1, 1), ("Thôn Tây", 2, 1, 0, 1), ("Thôn Nam", 0, 1, 0, 0)]
    document = model_targets(data)
    assert cells_of(document)[1:] == [
        ("1", "Thôn Đông", "3", "2", "1", "1"),
        ("2", "Thôn Tây", "2", "1", "0", "1"),
        ("3", "Thôn Nam", "0", "1", "0", "0"),
        ("", "Không ghi thôn, hoặc ghi tên ngoài danh mục", "", "2", "0", ""),
        ("", "Cộng", "5", "6", "1", "2"),
    ]
    assert "1/3 thôn" in notes(document)


def test_targets_of_units_with_one_are_listed_with_zeros() -> None:
    units = [
        made(Organization, name="Hội Phụ nữ", model_target=2),
        made(Organization, name="Công an xã", model_target=1),
        made(Organization, name="Trạm Y tế"),
        made(Organization, name="Đội cũ", model_target=1, ended_on=date(2025, 7, 1)),
    ]
    data = with_lists(some({}, {"unit": "HỘI PHỤ NỮ"}, {"unit": "Trạm Y tế"}), [], units)
    assert [(line.name, line.in_force, line.missing) for line in unit_lines(data)] == [
        ("Công an xã", 0, 1),
        ("Hội Phụ nữ", 2, 0),
    ]
    assert groups(model_targets(data)) == ["I. Thôn, tổ dân phố", "II. Cơ quan, đơn vị có chỉ tiêu"]


def test_hamlets_that_succeed_each_other_in_a_ring_do_not_hang() -> None:
    ended = {"ended_on": date(2026, 1, 1)}
    hamlets = [made(Hamlet, name="A", successor="B", **ended), made(Hamlet, name="B", successor="A", **ended)]
    assert hamlet_lines(with_lists(some({"hamlet": "A"}), hamlets)) == ()


# -- funnel ------------------------------------------------------------------------------------------------------


def test_funnel_by_year_of_registration_and_field() -> None:
    copy = made(Replication, place="Thôn Tây")
    records = some(
        {"recognitions": (DECISION,), "replications": (copy,)},
        {"recognitions": (DECISION,)},
        {"replications": (copy,)},
        {"field": "economy", "registered_on": date(2024, 3, 1), "recognitions": (DECISION,)},
    )
    later = stored(changed(MODEL, {"original": "3", "registered_on": date(2027, 1, 1)}), uid="later")
    data = printed(records, related=[later], period=Period(date(2024, 1, 1), date(2026, 12, 31)))
    found = funnel(data)
    assert list(found) == [2024, 2025, 2026]
    assert found[2024]["economy"] == Stage(1, 1, 1, 0)
    assert found[2026]["culture_society"] == Stage(3, 2, 1, 1)
    assert set(found[2025].values()) == {Stage()}
    document = model_funnel(data)
    assert table_of(document).totals == ("Tổng", "", "4", "3", "75,0%", "2", "50,0%")
    assert len(cells_of(document)) == 3 * 5
    assert ("", "Đăng ký năm 2025", "0", "0", "", "0", "") in cells_of(document)
    assert "1 mô hình đã nhân rộng mà chưa được công nhận" in notes(document)


def test_funnel_without_a_period_takes_the_years_of_the_models() -> None:
    records = some({"registered_on": date(2023, 1, 1)}, {"registered_on": date(2025, 1, 1)}, {"registered_on": None})
    assert list(funnel(printed(records, period=ALWAYS))) == [2023, 2024, 2025]
    assert list(funnel(printed([], period=ALWAYS))) == []


# -- replication -------------------------------------------------------------------------------------------------


def test_copies_by_link_and_by_rows_are_told_once() -> None:
    rows = (
        made(Replication, place="thôn tây", unit="Hội Phụ nữ", started_on=date(2026, 3, 1)),
        made(Replication, place="Thôn Nam", started_on=date(2026, 2, 1)),
        made(Replication, place="Xã bạn"),
        made(Replication, place="Thôn Bắc", started_on=date(2025, 2, 1)),
    )
    records = some(
        {"replications": rows},
        {"original": "0", "hamlet": "Thôn Tây", "registered_on": date(2026, 3, 9)},
        {"original": "0", "hamlet": "Thôn Hạ", "registered_on": date(2026, 1, 5)},
        {"original": "lost", "hamlet": "Thôn Thượng"},
        {"original_place": "Xã Tân Cương", "hamlet": "Thôn Trung"},
        {"original_place": "xã tân cương", "hamlet": "Thôn Ngoài"},
    )
    found = spreads(printed(records))
    assert [(item.original, len(item.copies)) for item in found] == [
        ("1/2026 · Ngôi nhà xanh · Thôn Đông · Hội Phụ nữ", 4),
        ("Mô hình của Xã Tân Cương", 2),
        ("Mô hình gốc chưa có trong tệp này", 1),
    ]
    assert [(copy.place, copy.day, copy.number) for copy in found[0].copies] == [
        ("Thôn Hạ", date(2026, 1, 5), "3/2026"),
        ("Thôn Nam", date(2026, 2, 1), ""),
        ("Thôn Tây", date(2026, 3, 1), "2/2026"),
        ("Xã bạn", None, ""),
    ]
    document = model_copies(printed(records))
    assert groups(document)[0] == "1/2026 · Ngôi nhà xanh · Thôn Đông · Hội Phụ nữ – 4 nơi"
    assert "3 mô hình gốc, 7 nơi nhân rộng" in notes(document)
    numbered = [row[0] for row in cells_of(document) if len(row) > 1]
    assert numbered == [str(number) for number in range(1, 8)]


def test_copies_of_another_unit_are_another_copy() -> None:
    row = made(Replication, place="Thôn Tây", unit="Hội Nông dân", started_on=date(2026, 3, 1))
    records = some({"replications": (row,)}, {"original": "0", "hamlet": "Thôn Tây"})
    assert [len(item.copies) for item in spreads(printed(records))] == [2]
