"""Duties of a year at an office: what counts, what it may set, what it is told, what the people are owed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from desktop_app.domain.document import Document
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.kind import ReportInput
from desktop_app.domain.query import Period
from desktop_app.services import duties, office_files, records, reporting
from desktop_app.services.workspace import Workspace
from tests.helpers.offices import Clock
from tests.integration.test_succession import opinion, petition
from tests.integration.test_timeline import MEETING

COMMITTEE, HEADS, HAMLETS = "dialogues.peoples_committee", "dialogues.heads", "models.per_hamlet"


def meeting(work: Workspace, held_on: str, **values: Any) -> str:
    raw = {**MEETING, "held_on": held_on, **values}
    return records.create(work, kind="dialogues", raw=raw, accepted=None).stored.uid


def kept(work: Workspace, key: str, year: int = 2026) -> tuple[int, int, bool]:
    """What was held, what is wanted, and whether something is missing."""
    [found] = [item for item in duties.kept(work, year=year) if item.duty.key == key]
    return found.held, found.wanted, found.is_short


# ---------------------------------------------------------------- what counts


@pytest.mark.parametrize(
    ("values", "counts"),
    [
        ({"held_on": "01/01/2026"}, True),
        ({"held_on": "22/11/2026"}, True),
        ({"held_on": "31/12/2025"}, False),
        ({"held_on": "01/12/2026", "status": "announced"}, False),
        ({"held_on": "05/03/2026", "status": "planned"}, False),
        ({"held_on": "05/03/2026", "status": "cancelled", "cancel_reason": "Mưa lũ"}, False),
        ({"held_on": "05/03/2026", "kind": "heads"}, False),
        ({"held_on": "05/03/2026", "status": "published", "posted_on": "10/03/2026"}, True),
    ],
)
def test_meeting_counts_when_it_was_held_in_the_year(work: Workspace, values: dict[str, Any], counts: bool) -> None:
    assert kept(work, COMMITTEE) == (0, 1, True)
    uid = meeting(work, **values)
    assert kept(work, COMMITTEE) == (int(counts), 1, not counts)
    [found] = [item for item in duties.kept(work, year=2026) if item.duty.key == COMMITTEE]
    assert found.uids == ((uid,) if counts else ())


def test_deleted_meeting_does_not_count(work: Workspace) -> None:
    uid = meeting(work, "05/03/2026")
    records.delete(work, kind="dialogues", uid=uid)
    assert kept(work, COMMITTEE) == (0, 1, True)


def test_hamlets_are_counted_each_by_its_own_number(work: Workspace) -> None:
    for name, own in (("Xóm Đông", ""), ("Xóm Tây", "2"), ("Xóm Nam", "0")):
        raw = {"name": name, "kind": "xom", "model_target": own}
        records.create(work, kind="hamlets", raw=raw, accepted=None)
    records.create(work, kind="hamlets", raw={"name": "Xóm Cũ", "kind": "xom", "ended_on": "01/07/2025"}, accepted=None)
    assert kept(work, HAMLETS) == (0, 2, True)
    model = {
        "name": "Ngôi nhà xanh", "field": "culture_society", "subject": "collective", "type": "model",
        "registered_on": "05/03/2026", "status": "registered", "unit": "Hội Phụ nữ",
    }  # fmt: skip
    for hamlet in ("Xóm Đông", "Xóm Tây"):
        records.create(work, kind="civic_models", raw={**model, "hamlet": hamlet}, accepted=None)
    assert kept(work, HAMLETS) == (1, 2, True)
    records.create(work, kind="civic_models", raw={**model, "name": "Tuyến hoa", "hamlet": "Xóm Tây"}, accepted=None)
    assert kept(work, HAMLETS) == (2, 2, False)


# ---------------------------------------------------------------- what an office sets


def test_office_sets_its_own_number_and_goes_back(work: Workspace) -> None:
    duties.save_minimum(work, HEADS, 4)
    assert duties.minimums(work)[HEADS] == 4
    assert kept(work, HEADS) == (0, 4, True)
    duties.save_minimum(work, HEADS, 0)
    assert kept(work, HEADS) == (0, 0, False)
    duties.save_minimum(work, HEADS, None)
    assert duties.minimums(work)[HEADS] == 1


def test_number_is_kept_in_the_file(work: Workspace) -> None:
    duties.save_minimum(work, HEADS, 4)
    path = work.file.path
    office_files.close_file(work)
    again = office_files.open_file(path, password=None, user="Hoàng Thị Lan")
    assert duties.minimums(again)[HEADS] == 4
    office_files.close_file(again)


@pytest.mark.parametrize(("key", "number"), [(COMMITTEE, 0), (HEADS, -1), (HEADS, 1_001), ("không có", 1)])
def test_number_below_the_law_or_nonsense_is_refused(work: Workspace, key: str, number: int) -> None:
    before = duties.minimums(work)
    with pytest.raises(InputRefused) as caught:
        duties.save_minimum(work, key, number)
    assert str(caught.value)
    assert duties.minimums(work) == before


def test_number_above_the_law_is_kept(work: Workspace) -> None:
    duties.save_minimum(work, COMMITTEE, 2)
    meeting(work, "05/03/2026")
    assert kept(work, COMMITTEE) == (1, 2, True)


# ---------------------------------------------------------------- what is told


def test_lines_name_what_is_missing_and_press_only_at_the_end_of_the_year(work: Workspace, clock: Clock) -> None:
    texts = [line.text for line in duties.lines(work)]
    assert texts == [
        "Năm 2026: UBND đối thoại với Nhân dân 0/1 – chưa tổ chức",
        "Năm 2026: Người đứng đầu cấp ủy, chính quyền đối thoại với Nhân dân 0/1 – chưa tổ chức",
    ]
    assert {line.tone for line in duties.lines(work)} == {""}
    clock.at = datetime(2026, 11, 30, 2, tzinfo=UTC)
    assert {line.tone for line in duties.lines(work)} == {""}
    clock.at = datetime(2026, 12, 1, 2, tzinfo=UTC)
    assert {line.tone for line in duties.lines(work)} == {"late"}
    meeting(work, "05/03/2026")
    duties.save_minimum(work, HEADS, 3)
    meeting(work, "06/03/2026", kind="heads")
    assert [line.text for line in duties.lines(work)] == [
        "Năm 2026: Người đứng đầu cấp ủy, chính quyền đối thoại với Nhân dân 1/3 – còn thiếu 2 hội nghị"
    ]


def test_owed_counts_open_opinions_of_meetings_only(work: Workspace) -> None:
    assert duties.owed(work) == ()
    first, second = meeting(work, "05/03/2026"), meeting(work, "05/06/2026")
    opened = [opinion(work, dialogue=first), opinion(work, dialogue=first), opinion(work, dialogue=second)]
    opinion(work, source="box")
    opinion(work, dialogue=second, status="done", done_on="17/11/2026")
    petition(work, opinion(work, dialogue=second))
    [owed] = duties.owed(work)
    assert (owed.kind, owed.count, owed.meetings, owed.uids) == ("opinions", 3, 2, tuple(opened))


def test_what_was_sent_in_for_a_meeting_to_come_is_not_owed_yet(work: Workspace, clock: Clock) -> None:
    sent_in = opinion(work, dialogue=meeting(work, "02/12/2026", status="planned"), source="before")
    assert duties.owed(work) == ()
    clock.at = datetime(2026, 12, 2, 2, tzinfo=UTC)
    [owed] = duties.owed(work)
    assert owed.uids == (sent_in,)


# ---------------------------------------------------------------- reports


def test_reports_get_the_lists_they_name_and_the_offices_numbers(
    work: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    records.create(work, kind="hamlets", raw={"name": "Xóm Đông", "kind": "xom"}, accepted=None)
    duties.save_minimum(work, HEADS, 4)
    kind, spec = reporting.find_report("tong-hop-y-kien")
    given: list[ReportInput] = []

    def build(data: ReportInput) -> Document:
        given.append(data)
        return spec.build(data)

    watched = replace(spec, lists=("hamlets",), build=build)
    monkeypatch.setattr(reporting, "find_report", lambda key: (kind, watched))
    reporting.build(work, "tong-hop-y-kien", period=Period())
    names: list[Any] = [item.record for item in given[0].lists["hamlets"]]
    assert [item.name for item in names] == ["Xóm Đông"]
    assert given[0].minimums[HEADS] == 4
