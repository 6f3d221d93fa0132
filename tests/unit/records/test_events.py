"""What timelines tell of opinions, petitions and receptions: days and words, never persons."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop_app.domain.fields import specs_of
from desktop_app.domain.values import parse
from desktop_app.records import KINDS, kind_of
from desktop_app.records.opinions.record import Opinion, Reminder
from tests.helpers.examples import TODAY, example
from tests.helpers.opinion_samples import OPINIONS
from tests.helpers.paper_samples import PETITIONS, RECEPTIONS
from tests.unit.records.cases import changed, made


def told(kind: str, record: Any) -> list[tuple[str, str]]:
    return [(f"{event.day:%d/%m}", event.text) for event in kind_of(kind).events(record)]


def test_opinion_tells_its_way_until_it_is_done() -> None:
    assert told("opinions", OPINIONS["assigned"]) == [
        ("15/10", "Nêu ý kiến: nêu tại hội nghị; đã trả lời tại hội nghị"),
        ("20/10", "Giao Phòng Kinh tế xã giải quyết, hạn 30/11/2026"),
        ("10/11", "Đôn đốc (31/UBND-VP)"),
    ]
    assert told("opinions", OPINIONS["passed"])[-1] == ("20/10", "Chuyển Sở Xây dựng (15/UBND-VP)")
    assert told("opinions", OPINIONS["done"])[-2:] == [
        ("18/11", "Có văn bản trả lời số 40/UBND-VP"),
        ("18/11", "Giải quyết xong"),
    ]


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"petition": "p"}, "Chuyển thành đơn"),
        ({"reception": "r"}, "Chuyển thành lượt tiếp công dân"),
        ({}, "Chuyển thành đơn hoặc lượt tiếp công dân"),
    ],
)
def test_opinion_tells_what_it_became(values: dict[str, str], text: str) -> None:
    moved = made(Opinion, moved_on=date(2026, 11, 2), **values)
    assert told("opinions", moved) == [("02/11", text)]


def test_opinion_reminder_without_a_number_is_told_all_the_same() -> None:
    assert told("opinions", made(Opinion, reminders=(made(Reminder, reminded_on=date(2026, 11, 2)),))) == [
        ("02/11", "Đôn đốc")
    ]


def test_complaint_tells_its_procedure() -> None:
    assert told("petitions", PETITIONS["complaint"]) == [
        ("02/11", "Tiếp nhận đơn"),
        ("09/11", "Thụ lý (số 57/TB-UBND)"),
        ("30/11", "Đối thoại"),
        ("12/11", "Tạm đình chỉ (số 10)"),
        ("16/11", "Tạm đình chỉ (số 12)"),
    ]


def test_denunciation_tells_no_more_than_that_it_goes_on() -> None:
    assert told("petitions", PETITIONS["denunciation"]) == [("02/11", "Tiếp nhận"), ("10/11", "Thụ lý")]
    assert told("receptions", RECEPTIONS["denunciation"]) == [("04/11", "Tiếp nhận")]


def test_reception_tells_session_and_conclusion() -> None:
    assert told("receptions", RECEPTIONS["group"]) == [
        ("04/11", "Tiếp công dân (định kỳ)"),
        ("18/11", "Hẹn trả lời"),
        ("06/11", "Thông báo kết luận (số 21), giao Phòng Kinh tế, hạn 30/11/2026"),
    ]
    assert told("receptions", RECEPTIONS["empty"])[0][1].startswith("Không có công dân đến")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_no_event_says_what_a_personal_or_withheld_field_holds(kind: Any) -> None:
    """Luật 91/2025/QH15; Luật Tố cáo 25/2018/QH14 art 8(3)."""
    secret = "Quàng Thị Zoẵn"
    for turn in range(8):
        record: Any = parse(kind.record_type, example(kind, turn=turn), today=TODAY)[0]
        hidden = {
            spec.key: secret
            for spec in specs_of(type(record))
            if (spec.personal or spec.withheld) and isinstance(getattr(record, spec.key), str)
        }
        texts = " ".join(event.text for event in kind.events(changed(record, hidden)))
        assert secret not in texts
