"""Deadlines of saved records: reckoned on saving, due on a day, moved when the calendar or a term is corrected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop_app.domain.errors import InputRefused
from desktop_app.domain.stamp import Stored
from desktop_app.domain.workdays import CalendarYear
from desktop_app.services import checking, deadlines, law, office_files, records
from desktop_app.services.workspace import Workspace
from tests.helpers.command_line import petition
from tests.helpers.law import day

KIND = "petitions"


def saved(work: Workspace, **values: Any) -> Any:
    """A petition received on Monday 09/11/2026; the clock stands at Sunday 22/11/2026."""
    raw = petition(received_on="2026-11-09", status="received", petitioner_kind="individual", people_count=1)
    return records.create(work, kind=KIND, raw=raw | values, accepted=None).stored


def record_of(work: Workspace, stored: Stored) -> Any:
    """The record as it stands in the file."""
    return records.get(work, kind=KIND, uid=stored.uid).record


def days(record: Any) -> tuple[date | None, ...]:
    """The computed days of a petition."""
    return record.due_on, record.handle_due_on, record.handled_on, record.settle_due_on, record.finished_on


def with_days_off(work: Workspace, *off: str) -> CalendarYear:
    """2026 as shipped, with further days off."""
    year = law.law_of(work).calendar.year(2026)
    return replace(year, days_off={**year.days_off, **{day(one): "Nghỉ phòng chống bão" for one in off}})


# ---------------------------------------------------------------- saving


def test_saving_reckons_the_days_nobody_types(work: Workspace) -> None:
    stored = saved(work, content_kind="complaint", due_on="2030-01-01", finished_on="2030-01-01")
    # 7 working days: 10-13, 16-18; 10: to 23
    assert days(stored.record) == (day("18/11/2026"), day("23/11/2026"), None, None, None)
    raw = petition(
        received_on="2026-11-09", content_kind="complaint", status="settling", petitioner_kind="individual",
        people_count=1, accepted_on="2026-11-16",
    )  # fmt: skip
    after = records.update(work, kind=KIND, uid=stored.uid, raw=raw, accepted=None).stored
    assert days(after.record) == (day("16/12/2026"), day("23/11/2026"), day("16/11/2026"), day("16/12/2026"), None)
    assert days(record_of(work, stored)) == days(after.record)


def test_ending_a_petition_clears_its_due_day(work: Workspace) -> None:
    stored = saved(work, status="answered", answered_on="2026-11-16")
    assert days(stored.record) == (None, day("23/11/2026"), day("16/11/2026"), None, day("16/11/2026"))


def test_reception_is_due_until_it_is_answered(work: Workspace) -> None:
    raw = {
        "received_on": "2026-11-09", "reception_type": "regular", "form": "in_person", "status": "received",
        "host": "government", "content_kind": "proposal", "visitor": "Lường Thị Mơ", "hamlet": "Xóm Đông",
        "people_count": 1, "summary": "Đề nghị sửa cầu",
    }  # fmt: skip
    stored: Any = records.create(work, kind="receptions", raw=raw, accepted=None).stored
    assert stored.record.due_on == day("23/11/2026")
    raw |= {"status": "answered", "answered_on": "2026-11-20"}
    stored = records.update(work, kind="receptions", uid=stored.uid, raw=raw, accepted=None).stored
    assert stored.record.due_on is None


def test_terms_of_a_form_that_is_not_saved_are_those_it_will_have(work: Workspace) -> None:
    raw = petition(received_on="09/11/2026", content_kind="KN", accepted_on="không phải ngày")
    found = deadlines.of_values(work, kind=KIND, raw=raw)
    assert [item.rule.key for item in found] == ["petition.handle", "complaint.accept", "petition.untouched"]
    stored = saved(work, content_kind="complaint")
    assert [item.end for item in deadlines.of_record(work, kind=KIND, uid=stored.uid)] == [item.end for item in found]
    assert deadlines.of_values(work, kind=KIND, raw={}) == ()


# ---------------------------------------------------------------- what is due


def due(work: Workspace, **asked: date) -> list[tuple[str, str, int]]:
    """Officer, rule and days left of what is due."""
    return [(item.officer, item.deadline.rule.key, item.days_left) for item in deadlines.due(work, **asked)]


def test_due_lists_open_duties_most_urgent_first(work: Workspace) -> None:
    saved(work, content_kind="complaint", officer="Lan")  # accept by 18/11, handle by 23/11
    saved(work, received_on="2026-11-05", officer="Minh")  # handle by 19/11
    saved(work, received_on="2026-11-05", officer="Minh", status="answered", answered_on="2026-11-06")
    late = [("Lan", "complaint.accept", -3), ("Minh", "petition.handle", -2)]
    assert due(work) == late  # Sunday 22/11, counted as Monday
    assert due(work, on=day("18/11/2026")) == [("Lan", "complaint.accept", 0)]
    assert due(work, on=day("17/11/2026")) == []
    assert due(work, until=day("23/11/2026")) == [*late, ("Lan", "petition.handle", 1)]
    assert due(work, on=day("17/11/2026"), until=day("19/11/2026")) == [
        ("Lan", "complaint.accept", 1),
        ("Minh", "petition.handle", 2),
    ]


def test_due_names_record_and_leaves_out_what_is_suspended_or_deleted(work: Workspace) -> None:
    stored = saved(work, content_kind="complaint", summary="Kiểm đếm đất xóm Đông")
    found = deadlines.due(work)[0]
    assert (found.kind, found.uid, found.name) == (KIND, stored.uid, "1/2026 · KN · Kiểm đếm đất xóm Đông")
    suspended = {"suspended_on": "2026-11-18", "sent_on": "2026-11-18"}
    saved(
        work, content_kind="complaint", status="suspended", accepted_on="2026-11-16", suspensions=[suspended],
        officer="Lan",
    )  # fmt: skip
    assert due(work, until=day("31/12/2027"))[0] == ("", "complaint.accept", -3)
    assert not any(officer == "Lan" for officer, _, _ in due(work, until=day("31/12/2027")))
    records.delete(work, kind=KIND, uid=stored.uid)
    assert due(work, until=day("31/12/2027")) == []


# ---------------------------------------------------------------- corrections of the calendar


def test_corrected_year_moves_open_records_and_leaves_closed_ones_alone(work: Workspace) -> None:
    open_ = saved(work, received_on="2026-11-19")
    closed = saved(work, received_on="2026-11-05", status="answered", answered_on="2026-11-06")
    untouched = saved(work, received_on="2026-11-02")  # ends 16/11, before the new days off
    assert record_of(work, open_).due_on == day("04/12/2026")

    law.save_year(work, with_days_off(work, "26/11/2026", "27/11/2026"), number=2026)
    assert record_of(work, open_).due_on == day("04/12/2026")  # not before it is asked for
    changes = deadlines.refresh(work)

    assert [(change.kind, change.uids, change.deed) for change in changes] == [(KIND, (open_.uid,), "changed")]
    assert record_of(work, open_).due_on == day("08/12/2026")
    entry = records.history(work, kind=KIND, uid=open_.uid)[0]
    assert entry.reason == "tính lại thời hạn theo lịch mới"
    assert [(item.label, item.before, item.after) for item in entry.fields] == [
        ("Hạn", "04/12/2026", "08/12/2026"),
        ("Hạn xử lý đơn", "04/12/2026", "08/12/2026"),
    ]
    for other in (closed, untouched):
        assert records.get(work, kind=KIND, uid=other.uid) == other
        assert len(records.history(work, kind=KIND, uid=other.uid)) == 1
    assert checking.check(work).problems == ()
    assert deadlines.refresh(work) == ()

    reasons = [item.reason for item in deadlines.of_record(work, kind=KIND, uid=open_.uid)[0].skipped]
    assert reasons.count("Nghỉ phòng chống bão") == 2


def test_correction_that_is_taken_back_brings_the_shipped_year_back(work: Workspace) -> None:
    stored = saved(work, received_on="2026-11-19")
    law.save_year(work, with_days_off(work, "26/11/2026"), number=2026)
    deadlines.refresh(work)
    assert list(law.corrected_years(work)) == [2026]
    law.save_year(work, None, number=2026)
    assert law.corrected_years(work) == {}
    deadlines.refresh(work)
    assert record_of(work, stored).due_on == day("04/12/2026")


def test_correction_moves_suspended_matters_when_they_go_on(work: Workspace) -> None:
    """A matter without a due day today is still open; what was reckoned of it follows the calendar."""
    row = {"suspended_on": "2026-11-20", "sent_on": "2026-11-20"}
    values = {"content_kind": "complaint", "status": "suspended", "accepted_on": "2026-11-20", "suspensions": [row]}
    stored = saved(work, received_on="2026-11-19", **values)
    assert (stored.record.due_on, stored.record.handle_due_on) == (None, day("04/12/2026"))
    law.save_year(work, with_days_off(work, "26/11/2026"), number=2026)
    deadlines.refresh(work)
    assert record_of(work, stored).handle_due_on == day("07/12/2026")


def test_new_petition_is_saved_by_the_corrected_calendar_also_after_opening_again(work: Workspace) -> None:
    law.save_year(work, with_days_off(work, "26/11/2026"), number=2026)
    assert saved(work, received_on="2026-11-19").record.due_on == day("07/12/2026")
    path, clock = work.file.path, work.clock
    office_files.close_file(work)
    again = office_files.open_file(path, clock=clock, user="Lan")
    try:
        assert saved(again, received_on="2026-11-19").record.due_on == day("07/12/2026")
    finally:
        office_files.close_file(again)


def test_file_knows_whether_its_days_are_those_of_the_law_of_today(work: Workspace) -> None:
    saved(work, received_on="2026-11-19")
    deadlines.refresh(work)
    assert deadlines.is_current(work)
    law.save_year(work, with_days_off(work, "26/11/2026"), number=2026)
    assert not deadlines.is_current(work)
    deadlines.refresh(work)
    assert deadlines.is_current(work)
    law.save_term(work, "proposal.settle", days=20)
    assert not deadlines.is_current(work)


class Stopped(Exception):
    """The person pressed the button."""


def test_reckoning_again_counts_its_records(work: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadlines, "_TOGETHER", 2)
    for number in range(5):
        saved(work, received_on=f"2026-11-{16 + number}")
    told: list[tuple[int, int]] = []
    deadlines.refresh(work, progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 5), (2, 5), (4, 5)]


def test_reckoning_that_is_stopped_keeps_what_it_did_and_is_finished_by_the_next(
    work: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deadlines, "_TOGETHER", 2)
    made = [saved(work, received_on="2026-11-19") for _ in range(5)]
    deadlines.refresh(work)
    law.save_year(work, with_days_off(work, "26/11/2026"), number=2026)

    def stop(done: int, _total: int) -> None:
        if done >= 2:
            raise Stopped

    with pytest.raises(Stopped):
        deadlines.refresh(work, progress=stop)
    assert not deadlines.is_current(work)
    assert sorted(record_of(work, one).due_on for one in made) == [day("04/12/2026")] * 3 + [day("07/12/2026")] * 2
    assert checking.check(work).problems == ()
    (change,) = deadlines.refresh(work)
    assert len(change.uids) == 3
    assert deadlines.is_current(work)
    assert {record_of(work, one).due_on for one in made} == {day("07/12/2026")}


# ---------------------------------------------------------------- corrections of terms


def test_term_without_a_verified_law_is_the_offices_to_set(work: Workspace) -> None:
    stored = saved(work, status="settling", accepted_on="2026-11-16")
    assert stored.record.settle_due_on == day("16/12/2026")
    law.save_term(work, "proposal.settle", days=20)
    deadlines.refresh(work)
    assert law.corrected_terms(work) == {"proposal.settle": 20}
    assert record_of(work, stored).settle_due_on == day("07/12/2026")  # 16/11 + 20 = Sun 06/12
    law.save_term(work, "proposal.settle", days=None)
    deadlines.refresh(work)
    assert record_of(work, stored).settle_due_on == day("16/12/2026")


@pytest.mark.parametrize("key", ["complaint.accept", "petition.handle", "denunciation.settle", "no.such.rule"])
def test_term_of_verified_law_is_refused(work: Workspace, key: str) -> None:
    with pytest.raises(InputRefused, match="do luật định"):
        law.save_term(work, key, days=5)
    assert law.corrected_terms(work) == {}


@pytest.mark.parametrize("number", [0, -3, 366])
def test_term_of_senseless_length_is_refused(work: Workspace, number: int) -> None:
    with pytest.raises(InputRefused, match="từ 1 đến 365"):
        law.save_term(work, "proposal.settle", days=number)
    assert law.corrected_terms(work) == {}


def test_new_petition_of_a_remote_office_has_the_longer_term(work: Workspace) -> None:
    assert "is_remote" not in records.start_values(work, kind=KIND)
    office_files.save_office(work, replace(work.office, is_remote=True))
    begun = records.start_values(work, kind=KIND)
    stored = saved(
        work,
        **begun
        | {"received_on": "2026-11-09", "content_kind": "complaint", "status": "settling"}
        | {"accepted_on": "2026-11-16"},
    )
    assert stored.record.settle_due_on == day("31/12/2026")  # 45 days from 16/11


def test_taking_a_save_back_reckons_by_the_calendar_of_today(work: Workspace) -> None:
    stored = saved(work)
    raw = petition(
        received_on="2026-11-09",
        status="received",
        petitioner_kind="individual",
        people_count=2,
        content_kind="proposal",
    )
    records.update(work, kind=KIND, uid=stored.uid, raw=raw, accepted=None)
    law.save_year(work, with_days_off(work, "19/11/2026"), number=2026)
    deadlines.refresh(work)
    moved = record_of(work, stored).due_on
    assert moved > stored.record.due_on
    assert record_of(work, stored).people_count == 2
    records.undo(work, kind=KIND, uid=stored.uid)  # the person's save, not the reckoning after it
    assert record_of(work, stored).people_count == 1
    assert record_of(work, stored).due_on == moved


def test_record_brought_back_is_reckoned_by_the_calendar_of_today(work: Workspace) -> None:
    stored = saved(work)
    records.delete(work, kind=KIND, uid=stored.uid)
    law.save_year(work, with_days_off(work, "19/11/2026"), number=2026)
    deadlines.refresh(work)
    records.restore(work, kind=KIND, uid=stored.uid)
    assert record_of(work, stored).due_on > stored.record.due_on
    assert checking.check(work).is_sound
