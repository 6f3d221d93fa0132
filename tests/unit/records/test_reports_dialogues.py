"""The register of dialogue meetings."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.document import HeadingStyle
from desktop_app.records.dialogues.record import Chair, Dialogue
from desktop_app.records.dialogues.report import Tally, dialogue_register, tally
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
    answered=12,
    passed_on=5,
    conclusion_number="12-TB/ĐU",
    conclusion_on=date(2026, 10, 20),
    posted_on=date(2026, 10, 22),
)


def test_register_writes_a_meeting() -> None:
    document = dialogue_register(printed([stored(DIALOGUE)]))
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
        "17",
        "12",
        "5",
        "Số 12-TB/ĐU ngày 20/10/2026",
        "22/10/2026",
    )
    assert document.heading is not None
    assert document.heading.style is HeadingStyle.PARTY


def test_register_adds_up_what_was_counted() -> None:
    """A number that was not entered is left blank in its row and adds nothing."""
    uncounted = changed(DIALOGUE, {"women": None, "opinions": None})
    assert tally([DIALOGUE, uncounted]) == Tally(2400, 550, 28, 17, 24, 10)
    document = dialogue_register(printed([stored(DIALOGUE), stored(uncounted)]))
    assert cells_of(document)[1][7] == ""
    assert table_of(document).totals == (
        "Tổng", "", "", "", "", "", "2.400", "550", "28", "17", "24", "10", "", "",
    )  # fmt: skip


def test_register_without_meetings_has_no_sums() -> None:
    table = table_of(dialogue_register(printed([])))
    assert table.rows == []
    assert table.totals is None
