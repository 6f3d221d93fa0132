"""The register of dialogue meetings, and the list of duties kept: figures counted from the opinions themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, cast

from desktop_app.domain.document import Document, HeadingStyle, Orientation, Row, Table
from desktop_app.domain.kind import ReportInput
from desktop_app.domain.query import Period
from desktop_app.domain.stamp import Stored
from desktop_app.records import civic_choices
from desktop_app.records.dialogues.compliance import compliance
from desktop_app.records.dialogues.record import Chair, Dialogue
from desktop_app.records.dialogues.report import Tally, dialogue_register, tally
from desktop_app.records.opinions.record import Opinion
from tests.unit.records.cases import cells_of, changed, made, printed, stored, table_of

DIALOGUE = made(
    Dialogue,
    kind="heads",
    occasion="scheduled",
    topic="Môi trường nông thôn",
    held_on=date(2026, 10, 15),
    place="Nhà văn hóa xã",
    scope="commune",
    chairs=(made(Chair, name="Lê Văn Cường", post="Bí thư Đảng ủy"), made(Chair, name="Trần Thị Lan")),
    attendees=1200,
    women=550,
    speakers=14,
    opinions=17,
    conclusion_number="12-TB/ĐU",
    conclusion_on=date(2026, 10, 20),
    posted_on=date(2026, 10, 22),
    status="published",
)


def opinion(uid: str, meeting: str = "a", **values: Any) -> Stored:
    """An opinion raised at a meeting."""
    return stored(made(Opinion, dialogue=meeting, **values), uid=uid)


OPINIONS = (
    opinion("1", is_answered_there=True, status="done"),
    opinion("2", is_answered_there=True, status="in_progress"),
    opinion("3", status="not_started"),
    opinion("4", "another", status="done"),
)


def test_register_counts_the_opinions_entered_not_the_number_of_the_minutes() -> None:
    document = dialogue_register(printed([stored(DIALOGUE)], related=OPINIONS))
    assert cells_of(document)[0] == (
        "1",
        "15/10/2026",
        "Đối thoại của người đứng đầu cấp ủy, chính quyền với Nhân dân\nĐịnh kỳ",
        "Môi trường nông thôn",
        "Nhà văn hóa xã\nToàn xã",
        "Lê Văn Cường, Bí thư Đảng ủy\nTrần Thị Lan",
        "1.200",
        "550",
        "14",
        "3",
        "2",
        "1",
        "Số 12-TB/ĐU ngày 20/10/2026",
        "22/10/2026",
    )
    assert document.heading is not None
    assert document.heading.style is HeadingStyle.PARTY


def test_register_adds_up_what_was_counted() -> None:
    """A number that was not entered is left blank in its row and adds nothing."""
    uncounted = changed(DIALOGUE, {"women": None})
    own = [cast(Opinion, item.record) for item in OPINIONS[:3]]
    assert tally([(DIALOGUE, own), (uncounted, [])]) == Tally(2400, 550, 28, 3, 2, 1)
    document = dialogue_register(printed([stored(DIALOGUE), stored(uncounted, uid="b")], related=OPINIONS))
    assert cells_of(document)[1][7] == ""
    assert table_of(document).totals == (
        "Tổng", "", "", "", "", "", "2.400", "550", "28", "3", "2", "1", "", "",
    )  # fmt: skip


def test_register_says_why_a_meeting_was_not_held() -> None:
    cancelled = changed(DIALOGUE, {"status": "cancelled", "cancel_reason": "Mưa lũ", "conclusion_number": "",
                                   "conclusion_on": None})  # fmt: skip
    row = cells_of(dialogue_register(printed([stored(cancelled)])))[0]
    assert row[9:13] == ("", "", "", "Không tổ chức: Mưa lũ")


def test_register_without_meetings_has_no_sums() -> None:
    table = table_of(dialogue_register(printed([])))
    assert table.rows == []
    assert table.totals is None


# -- duties kept -------------------------------------------------------------------------------------------------

COMMITTEE = changed(
    DIALOGUE,
    {"kind": "peoples_committee", "announced_on": date(2026, 10, 8), "sent_on": date(2026, 10, 26), "opinions": 4},
)
MINIMUMS = {"dialogues.heads": 2, "dialogues.peoples_committee": 1}


def tables(document: Document) -> list[list[tuple[str, ...]]]:
    """The rows of the two tables."""
    found = [block for block in document.blocks if isinstance(block, Table)]
    return [[row.cells if isinstance(row, Row) else row for row in table.rows] for table in found]


def listed(*records: Stored, **values: Any) -> ReportInput:
    """What the list is made from."""
    return replace(printed(records, related=OPINIONS), minimums=MINIMUMS, **values)


def test_compliance_counts_each_kind_also_where_nothing_was_held() -> None:
    numbers, _ = tables(compliance(listed(stored(DIALOGUE), stored(changed(DIALOGUE, {"kind": "thematic"}), uid="b"))))
    labels = [choice.label for choice in civic_choices.DIALOGUE_KINDS]
    assert [row[1] for row in numbers] == labels
    assert [row[3:] for row in numbers] == [
        ("2", "1", "0", "1"),
        ("1", "0", "0", "1"),
        ("Không quy định", "0", "0", "0"),
        ("Không quy định", "1", "0", "0"),
    ]


def test_compliance_counts_only_meetings_that_were_held() -> None:
    planned = changed(DIALOGUE, {"status": "planned"})
    cancelled = changed(DIALOGUE, {"status": "cancelled"})
    asked = changed(DIALOGUE, {"occasion": "extraordinary"})
    document = compliance(listed(stored(planned), stored(cancelled, uid="b"), stored(asked, uid="c")))
    numbers, meetings = tables(document)
    assert numbers[0][4:6] == ("1", "1")
    assert len(meetings) == 2
    assert any("Không tính 1 hội nghị không tổ chức" in getattr(block, "text", "") for block in document.blocks)


def test_compliance_years_stand_apart() -> None:
    before = changed(DIALOGUE, {"held_on": date(2025, 11, 3)})
    data = listed(stored(DIALOGUE), stored(before, uid="b"), period=Period(date(2025, 1, 1), date(2026, 12, 31)))
    numbers, _ = tables(compliance(data))
    assert [row[0] for row in numbers] == ["Năm 2025", "1", "2", "3", "4", "Năm 2026", "1", "2", "3", "4"]
    assert (numbers[1][4], numbers[6][4]) == ("1", "1")


def test_compliance_tells_days_kept_and_opinions_missing() -> None:
    _, meetings = tables(compliance(listed(stored(COMMITTEE))))
    assert meetings == [
        (
            "1", "15/10/2026", "UBND xã\nMôi trường nông thôn", "08/10/2026", "7", "Đúng hạn",
            "22/10/2026", "26/10/2026", "Đúng hạn", "4", "3", "-1",
        )
    ]  # fmt: skip


def test_compliance_tells_days_missed_waited_for_and_not_prescribed() -> None:
    late = changed(COMMITTEE, {"announced_on": date(2026, 10, 9), "posted_on": None, "opinions": 2})
    never = changed(COMMITTEE, {"announced_on": None, "sent_on": date(2026, 10, 27)})
    ahead = changed(
        COMMITTEE,
        {"held_on": date(2026, 12, 15), "announced_on": None, "posted_on": None, "sent_on": None, "status": "planned"},
    )
    _, rows = tables(
        compliance(listed(stored(DIALOGUE, uid="p"), stored(late), stored(never, uid="b"), stored(ahead, uid="c")))
    )
    assert [(row[3], row[5], row[8], row[11]) for row in rows] == [
        ("09/10/2026", "Không đúng hạn", "Không đúng hạn", "+1"),
        ("", "Không đúng hạn", "Không đúng hạn", "-4"),
        ("", "Không quy định", "Không quy định", "-17"),
        ("", "Chưa đến hạn\n(08/12/2026)", "Chưa đến hạn\n(25/12/2026)", ""),
    ]


def test_compliance_is_a_party_page_that_lies_across() -> None:
    document = compliance(listed())
    assert document.heading is not None
    assert (document.heading.style, document.orientation) == (HeadingStyle.PARTY, Orientation.LANDSCAPE)
    assert document.file_name == "tuan-thu-doi-thoai_20260101_20261231"
    assert tables(document)[1] == []
