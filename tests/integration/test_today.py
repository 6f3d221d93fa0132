"""The first page and the morning list: what is late, due, waiting for others, and the head's sessions."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.records import KINDS
from desktop_app.reports import pdf
from desktop_app.services import records, today
from desktop_app.services.bulk import with_defaults
from desktop_app.services.today import Block, Overview, Tally
from desktop_app.services.workspace import Workspace
from tests.helpers.command_line import petition
from tests.helpers.offices import Clock
from tests.helpers.pdf_reading import read_pdf

NAME = "Quàng Thị Zoẵn"


@pytest.fixture(autouse=True)
def on_monday(clock: Clock) -> None:
    """23/11/2026; 24/11 is off (Nghị quyết 28/2026/QH16)."""
    clock.move(days=1)


def save(work: Workspace, key: str, **values: Any) -> str:
    raw = with_defaults(work.kind(key), values)
    return records.create(work, kind=key, raw=raw, accepted=None).stored.uid


def save_petition(work: Workspace, **values: Any) -> str:
    return save(work, "petitions", **petition(officer="Lan", petitioner=NAME, **values))


def save_session(work: Workspace, day: str, *, reception_type: str = "scheduled") -> str:
    """A reception at which nobody came; by the head unless said otherwise."""
    return save(
        work, "receptions", received_on=day, reception_type=reception_type, no_citizen=True, status="empty",
        chair="Hà Công Lực", chair_post="Chủ tịch UBND xã",
    )  # fmt: skip


def block_of(overview: Overview, key: str) -> Block:
    return next(block for block in overview.blocks if block.key == key)


def tally_of(overview: Overview, key: str) -> Tally:
    return next(one for one in overview.tallies if one.key == key)


def test_overview_of_a_new_office_is_empty_and_blames_nobody(work: Workspace) -> None:
    """Sessions before the register was begun are not missing from it."""
    found = today.overview(work)
    assert [line.tone for block in found.blocks for line in block.lines] == [""] * sum(
        len(block.lines) for block in found.blocks
    )
    assert [tally.count for tally in found.tallies] == [0, 0, 0, 0]
    assert today.urgent(work) == 0


def test_overview_says_how_late_what_has_to_be_done_and_whose(work: Workspace) -> None:
    """Luật Tiếp công dân 42/2013 art 28(1): ten working days from 02/11/2026 end on 16/11/2026."""
    uid = save_petition(work, received_on="2026-11-02")
    line = block_of(today.overview(work), "petitions.overdue").lines[0]
    assert line.uid == uid
    assert line.detail == "16/11/2026, quá 5 ngày làm việc · Xử lý đơn · Lan"
    assert NAME not in line.text


def test_overview_tells_due_today_from_due_this_week(work: Workspace) -> None:
    save_petition(work, received_on="2026-11-02")  # due 16/11
    due_today = save_petition(work, received_on="2026-11-09")  # due 23/11
    save_petition(work, received_on="2026-11-12")  # due 27/11, since 24/11 is off
    save_petition(work, received_on="2026-11-20")  # due next month
    found = today.overview(work)
    assert {tally.key: tally.count for tally in found.tallies} == {"late": 1, "today": 1, "week": 1, "wait": 0}
    assert tally_of(found, "today").parts[0].uids == (due_today,)
    assert tally_of(found, "late").parts[0].filter_key == "overdue"
    assert today.urgent(work) == 3


def test_overview_shows_what_waits_for_others(work: Workspace) -> None:
    save_petition(
        work, status="transferred", direction="transfer_proposal", receiving_body="UBND tỉnh", document_number="1/PC",
        document_on="2026-11-10",
    )  # fmt: skip
    found = today.overview(work)
    assert {tally.key: tally.count for tally in found.tallies} == {"late": 0, "today": 0, "week": 0, "wait": 1}
    assert [block.count for block in found.blocks if block.tone == "wait"] == [1]


def agenda_texts(work: Workspace) -> list[tuple[str, str]]:
    """(tone, text) of the sessions."""
    return [(line.tone, line.text) for kind in KINDS for line in today.agenda(work, kind)]


def test_agenda_tells_sessions_held_and_coming(work: Workspace) -> None:
    """The sample office's head receives on Wednesdays."""
    save_session(work, "2026-11-18")
    assert agenda_texts(work) == [
        ("", "Thứ Tư 18/11/2026, 08:00: đã tiếp"),
        ("", "Thứ Tư 25/11/2026, 08:00: sắp tiếp"),
    ]


def test_agenda_of_a_kept_register_names_a_session_that_is_missing(work: Workspace) -> None:
    save_session(work, "2026-11-18", reception_type="regular")
    assert agenda_texts(work)[0] == ("late", "Thứ Tư 18/11/2026, 08:00: chưa ghi sổ")
    assert today.urgent(work) == 1


# ---------------------------------------------------------------- the morning list


def words_of(work: Workspace) -> str:
    return " ".join("\n".join(page.text for page in read_pdf(pdf.pdf_bytes(today.morning_list(work)))).split())


def test_morning_list_groups_by_urgency_and_names_no_citizen(work: Workspace) -> None:
    save_petition(work, received_on="2026-11-02")
    save_petition(work, received_on="2026-11-09")
    save_petition(work, received_on="2026-11-12")
    words = words_of(work)
    places = [words.index(part) for part in ("Quá hạn (1)", "Đến hạn hôm nay (1)", "Đến hạn từ ngày mai", "Kỳ tiếp")]
    assert places == sorted(places)
    assert "quá 5 ngày làm việc" in words
    assert NAME not in words


def test_morning_list_holds_days_people_set_in_registers_without_terms(work: Workspace) -> None:
    free = [kind.key for kind, (field, _) in today._duties_by_day(work) if not kind.spec(field).computed]
    assert free == ["opinions", "activities"]
    save(work, "opinions", raised_on="2026-10-01", content="Đường thôn Đông", due_on="2026-11-20",
         lead_unit="UBND xã", status="in_progress")  # fmt: skip
    words = words_of(work)
    assert "Đường thôn Đông" in words
    assert "quá 1 ngày làm việc" in words


def test_morning_list_of_an_empty_week_says_so(work: Workspace) -> None:
    assert "Không có việc quá hạn hay đến hạn trong tuần này" in words_of(work)
