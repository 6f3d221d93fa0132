"""What the year asks of the office: lines of the first page and of the printed morning list."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop_app.domain.query import ListQuery, Period
from desktop_app.reports import pdf
from desktop_app.services import demo, notes, periodic, reading, records, today
from desktop_app.services.bulk import with_defaults
from desktop_app.services.notes import MOST_NOTES, Note
from desktop_app.services.workspace import Workspace
from tests.helpers.command_line import petition
from tests.helpers.offices import Clock
from tests.helpers.outlines import spoil_outline
from tests.helpers.pdf_reading import read_pdf


def save(work: Workspace, key: str, **values: Any) -> str:
    kind = work.kind(key)
    return records.create(work, kind=key, raw=with_defaults(kind, values), accepted=None).stored.uid


def note_of(work: Workspace, beginning: str) -> Note:
    [found] = [note for note in notes.notes(work) if note.text.startswith(beginning)]
    return found


def save_meeting(work: Workspace, **values: Any) -> str:
    meeting = {"kind": "heads", "held_on": "2026-03-10", "status": "held", "topic": "Đất đai"}
    return save(work, "dialogues", **(meeting | values))


def test_office_without_records_is_asked_nothing(work: Workspace) -> None:
    assert notes.notes(work) == ()


def test_report_to_be_written_names_its_day_and_leads_to_its_editor(work: Workspace) -> None:
    save(work, "petitions", **petition(received_on="2026-11-02"))
    due = next(item for item in periodic.due(work) if not item.is_sent)
    found = next(note for note in notes.notes(work) if note.outline)
    assert (found.outline, found.period) == (due.key, due.period)
    assert found.text == f"{due.title}: nộp trước {due.day:%d/%m/%Y}"
    assert found.detail.startswith("Chưa soạn · ")


def test_outline_that_cannot_be_read_is_named_and_leads_to_the_settings(work: Workspace) -> None:
    save(work, "petitions", **petition(received_on="2026-11-02"))
    spoil_outline(work, "dan-van")
    first = notes.notes(work)[0]
    assert (first.text, first.tone) == ("Không đọc được khung báo cáo “Khung cũ”", "late")
    assert first.page == "settings/outlines"
    assert all(note.outline != "dan-van" for note in notes.notes(work))


def test_report_that_was_sent_is_not_asked_for_again(work: Workspace) -> None:
    save(work, "petitions", **petition(received_on="2026-11-02"))
    first = next(note for note in notes.notes(work) if note.outline)
    assert first.period is not None
    periodic.freeze(work, first.outline, period=first.period)
    assert first.text not in [note.text for note in notes.notes(work)]


def test_report_that_is_late_stands_first_and_says_so(work: Workspace, clock: Clock) -> None:
    save(work, "petitions", **petition(received_on="2026-11-02"))
    clock.move(days=24)  # 16/12/2026: the report of the year was due
    first = notes.notes(work)[0]
    assert first.tone == "late"
    assert "quá " in first.detail


def test_matters_owed_to_the_people_lead_to_just_these_records(work: Workspace) -> None:
    meetings = [save_meeting(work), save_meeting(work, held_on="2026-06-10", topic="Môi trường")]
    open_one = {"raised_on": "2026-03-10", "content": "Đường thôn Đông", "lead_unit": "UBND xã",
                "status": "in_progress", "due_on": "2026-12-01"}  # fmt: skip
    uids = {save(work, "opinions", **open_one, dialogue=meeting) for meeting in (*meetings, meetings[0])}
    save(work, "opinions", **open_one)
    found = note_of(work, "Việc còn nợ dân")
    assert found.text == "Việc còn nợ dân: 3 ý kiến chưa xong từ 2 hội nghị"
    assert (found.kind, set(found.uids)) == ("opinions", uids)


def test_duty_of_the_year_not_met_yet_names_what_is_missing(work: Workspace, clock: Clock) -> None:
    save_meeting(work)
    found = note_of(work, "Năm 2026: UBND đối thoại với Nhân dân 0/1")
    assert (found.kind, found.tone) == ("dialogues", "")
    assert "Điều 32" in found.detail
    clock.move(days=10)
    assert note_of(work, "Năm 2026: UBND đối thoại với Nhân dân 0/1").tone == "late"
    save_meeting(work, kind="peoples_committee")
    assert not [note for note in notes.notes(work) if "UBND đối thoại" in note.text]


def test_duty_of_a_register_that_is_not_kept_is_not_asked(work: Workspace) -> None:
    save(work, "petitions", **petition(received_on="2026-11-02"))
    assert not [note for note in notes.notes(work) if note.kind == "dialogues"]


def test_noted_filter_is_a_line_with_its_count_while_it_holds_something(work: Workspace) -> None:
    demo.fill(work, name="commune")
    kind = work.kind("civic_models")
    [noted] = [item for item in kind.filters if item.is_noted]
    number = reading.count(work, ListQuery(kind.key, conditions=noted.conditions))
    found = note_of(work, "Mô hình chưa kiểm tra 12 tháng")
    assert found.text.endswith(f": {number}")
    assert (found.kind, found.filter_key, found.uids) == (kind.key, noted.key, ())


def test_notes_are_few(work: Workspace) -> None:
    demo.fill(work, name="commune")
    assert 3 <= len(notes.notes(work)) <= MOST_NOTES


@pytest.mark.parametrize("days", [0, 10])
def test_morning_list_prints_them_too(work: Workspace, clock: Clock, days: int) -> None:
    save_meeting(work)
    clock.move(days=days)
    text = " ".join(" ".join(page.text for page in read_pdf(pdf.pdf_bytes(today.morning_list(work)))).split())
    assert "Năm nay:" in text
    for note in notes.notes(work):
        assert note.text in text
    assert "Enter" not in text


def test_periods_of_notes_are_whole(work: Workspace) -> None:
    save(work, "petitions", **petition(received_on="2026-11-02"))
    periods = [note.period for note in notes.notes(work) if note.outline]
    assert Period(date(2026, 1, 1), date(2026, 12, 31)) in periods
