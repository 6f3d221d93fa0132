"""The tables of civic models: what is counted, and that the sums are those that are printed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from desktop_app.domain.document import HeadingStyle
from desktop_app.domain.query import Period
from desktop_app.records.civic_models.counting import Tally, is_in_force, outcome_words, tally
from desktop_app.records.civic_models.record import CivicModel, Outcome, Recognition
from desktop_app.records.civic_models.report import model_list, model_summary
from tests.unit.records.cases import cells_of, changed, made, printed, stored, table_of

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
MODEL = made(
    CivicModel,
    name="Ngôi nhà xanh",
    field="culture_society",
    subject="collective",
    unit="Hội Liên hiệp Phụ nữ xã",
    hamlet="Thôn Đông",
    place="Nhà văn hóa",
    registered_on=date(2026, 2, 10),
    starts_on=date(2026, 3, 1),
    status="building",
)
STOPPED = {"status": "stopped", "stopped_on": date(2026, 6, 1)}
RECOGNIZED = made(Recognition, level="grassroots", number="12-QĐ/ĐU", decided_on=date(2026, 10, 20))


@pytest.mark.parametrize(
    ("changes", "on", "expected"),
    [
        ({}, date(2026, 2, 10), True),
        ({}, date(2026, 2, 9), False),
        (STOPPED, date(2026, 5, 31), True),
        (STOPPED, date(2026, 6, 1), False),
        ({"status": "stopped"}, date(2026, 12, 31), False),
        ({}, None, True),
        (STOPPED, None, False),
    ],
    ids=["from_registration", "not_before", "before_stop", "from_stop", "stop_without_day", "open", "open_stopped"],
)
def test_model_is_in_force_from_registration_to_stop(
    changes: dict[str, object], on: date | None, expected: bool
) -> None:
    assert is_in_force(changed(MODEL, changes), on=on) is expected


def test_tally_counts_each_model_once_and_shows_zero_fields() -> None:
    models = [
        MODEL,
        changed(MODEL, {"subject": "individual", "person": "Trần Thị Bình", "recognitions": (RECOGNIZED, RECOGNIZED)}),
        changed(MODEL, STOPPED),
        changed(MODEL, {"field": "economy", "registered_on": date(2024, 5, 5), "starts_on": date(2026, 1, 1)}),
        changed(MODEL, {"field": "economy", "registered_on": date(2027, 1, 1), "starts_on": None}),
    ]
    sums = tally(models, period=YEAR)
    assert list(sums) == ["economy", "culture_society", "defence_security", "political_system"]
    assert sums["economy"] == Tally(total=1, collective=1, started=1)
    assert sums["culture_society"] == Tally(
        total=2, collective=1, individual=1, registered=3, recognized=1, started=3, stopped=1
    )
    assert sums["defence_security"] == sums["political_system"] == Tally()


def test_tally_total_is_collective_plus_individual() -> None:
    models = [changed(MODEL, {"subject": subject}) for subject in ("collective", "individual", None)]
    for item in tally(models, period=Period()).values():
        assert item.total == item.collective + item.individual


def test_summary_prints_four_fields_and_their_sum() -> None:
    """The figures of Thái Nguyên 2023 add up as the province printed them."""
    figures = {
        "economy": (492, 256),
        "culture_society": (634, 172),
        "defence_security": (428, 74),
        "political_system": (243, 60),
    }
    records = [
        stored(changed(MODEL, {"field": field, "subject": subject}))
        for field, numbers in figures.items()
        for subject, number in zip(("collective", "individual"), numbers, strict=True)
        for _ in range(number)
    ]
    document = model_summary(printed(records))
    assert [row[1:5] for row in cells_of(document)] == [
        ("Kinh tế", "748", "492", "256"),
        ("Văn hóa – xã hội", "806", "634", "172"),
        ("Quốc phòng – an ninh", "502", "428", "74"),
        ("Xây dựng hệ thống chính trị", "303", "243", "60"),
    ]
    assert table_of(document).totals == ("Tổng", "", "2.359", "1.797", "562", "2.359", "0", "2.359", "0")


def test_summary_of_nothing_prints_zeros() -> None:
    document = model_summary(printed([]))
    assert [row[2:] for row in cells_of(document)] == [("0",) * 7] * 4
    assert table_of(document).totals == ("Tổng", "", *("0",) * 7)
    assert document.heading is not None
    assert document.heading.style is HeadingStyle.PARTY


def test_list_has_the_columns_provinces_ask_for_and_one_row_for_each_model_counted() -> None:
    models = [MODEL, changed(MODEL, STOPPED), changed(MODEL, {"registered_on": date(2027, 1, 1)})]
    records = [stored(model) for model in models]
    document = model_list(printed(records))
    assert [column.heading for column in table_of(document).columns] == [
        "STT",
        "Tên mô hình",
        "Đơn vị, cá nhân thực hiện",
        "Lĩnh vực",
        "Địa điểm",
        "Thời gian",
        "Kết quả nổi bật",
        "Cấp công nhận (số quyết định)",
        "Ghi chú",
    ]
    total = tally(models, period=YEAR)["culture_society"].total
    assert len(cells_of(document)) == total == 1


def test_list_writes_a_model() -> None:
    model = changed(
        MODEL,
        {
            "subject": "individual",
            "person": "Trần Thị Bình",
            "person_post": "Chi hội trưởng",
            "ends_on": date(2026, 12, 1),
            "recognitions": (RECOGNIZED,),
            "outcomes": (
                made(Outcome, kind="land_area", quantity=Decimal("1250.5")),
                made(Outcome, kind="other", quantity=Decimal(30), other_unit="cây"),
            ),
            "note": "Điểm của xã",
        },
    )
    assert cells_of(model_list(printed([stored(model)])))[0] == (
        "1",
        "Ngôi nhà xanh",
        "Trần Thị Bình, Chi hội trưởng\nHội Liên hiệp Phụ nữ xã",
        "Văn hóa – xã hội",
        "Nhà văn hóa, Thôn Đông",
        "Từ 01/03/2026\nđến 01/12/2026",
        "Đất hiến: 1.250,5 m²; Khác: 30 cây",
        "Cơ sở\nSố 12-QĐ/ĐU ngày 20/10/2026",
        "Điểm của xã",
    )


def test_list_prefers_the_highlights_over_the_figures() -> None:
    outcome = made(Outcome, kind="money", quantity=Decimal(2_500_000))
    assert outcome_words(outcome) == "Tiền, hiện vật quy ra tiền: 2.500.000 đồng"
    model = changed(MODEL, {"highlights": "Thu 2 tấn phế liệu", "outcomes": (outcome,)})
    assert cells_of(model_list(printed([stored(model)])))[0][6] == "Thu 2 tấn phế liệu"
