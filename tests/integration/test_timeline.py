"""One matter over all registers: order, what is followed, and what must never stand in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.errors import RecordMissing
from desktop_app.services import access, papers, records, steps, timeline
from desktop_app.services.workspace import Workspace
from tests.helpers.opinion_samples import RAISED
from tests.helpers.pdf_reading import read_pdf
from tests.integration.test_succession import SPEAKER, opinion, petition, started

MEETING = {
    "kind": "peoples_committee", "occasion": "scheduled", "topic": "Môi trường nông thôn", "form": "in_person",
    "scope": "commune", "held_on": "11/11/2026", "place": "Hội trường xã", "status": "held",
}  # fmt: skip
SECRET = {
    "received_on": "16/11/2026", "content_kind": "denunciation", "source": "direct", "status": "received",
    "petitioner_kind": "individual", "people_count": "1", "secret_file": "03-TC/2026",
    "summary": "Thu sai quỹ xóm Đông",
}  # fmt: skip


def new(work: Workspace, kind: str, raw: dict[str, Any]) -> str:
    return records.create(work, kind=kind, raw=raw, accepted=None).stored.uid


def told(work: Workspace, kind: str, uid: str) -> list[tuple[str, str]]:
    """Day and register of each moment."""
    return [(f"{item.day:%d/%m}", item.kind) for item in timeline.timeline(work, kind=kind, uid=uid)]


def words(work: Workspace, kind: str, uid: str) -> str:
    """All that a timeline says, on the screen and on paper."""
    document = timeline.timeline_document(work, kind=kind, uid=uid)
    return f"{timeline.timeline(work, kind=kind, uid=uid)} {document}"


@pytest.fixture
def matter(work: Workspace) -> dict[str, str]:
    """An opinion of a meeting that was passed on, urged and became a petition of which a reception came."""
    meeting = new(work, "dialogues", MEETING)
    raised = opinion(work, dialogue=meeting)
    steps.take(
        work, kind="opinions", uid=raised, step="assign", accepted=None,
        raw={"lead_unit": "Phòng Kinh tế xã", "due_on": "30/11/2026", "assigned_on": "12/11/2026"},
    )  # fmt: skip
    reminder = {"reminders": [{"reminded_on": "18/11/2026", "number": "31/UBND"}]}
    steps.take(work, kind="opinions", uid=raised, step="remind", raw=reminder, accepted=None)
    letter = petition(work, raised).stored.uid
    visit = new(work, "receptions", started(work, raised, "reception", received_on="20/11/2026"))
    return {"meeting": meeting, "opinion": raised, "petition": letter, "visit": visit}


def test_timeline_tells_the_whole_matter_in_order_from_every_record_of_it(work, matter):
    whole = timeline.timeline(work, kind="petitions", uid=matter["petition"])
    days = [moment.day for moment in whole]
    assert days == sorted(days)
    assert {moment.uid for moment in whole} == set(matter.values())
    for kind, name in (("opinions", "opinion"), ("receptions", "visit")):
        assert timeline.timeline(work, kind=kind, uid=matter[name]) == whole
    assert [item for item in told(work, "opinions", matter["opinion"]) if item[1] == "opinions"] == [
        ("11/11", "opinions"), ("12/11", "opinions"), ("18/11", "opinions"), ("22/11", "opinions"),
    ]  # fmt: skip


def test_timeline_of_a_meeting_does_not_lead_to_everything_raised_there(work, matter):
    other = opinion(work, dialogue=matter["meeting"])
    assert {moment.uid for moment in timeline.timeline(work, kind="opinions", uid=other)} == {
        matter["meeting"], other,
    }  # fmt: skip
    assert {kind for _, kind in told(work, "dialogues", matter["meeting"])} == {"dialogues"}


def test_timeline_never_joins_matters_of_one_person(work, matter):
    """The same speaker, hamlet and words at another meeting are another matter."""
    again = opinion(work)
    assert told(work, "opinions", again) == [("11/11", "opinions")]


def test_timeline_names_nobody_who_spoke_or_came(work, matter):
    for kind, name in (("opinions", "opinion"), ("petitions", "petition"), ("receptions", "visit")):
        record: Any = records.get(work, kind=kind, uid=matter[name]).record
        assert SPEAKER in repr(record)
        assert SPEAKER not in words(work, kind, matter[name])


def test_timeline_ends_at_the_line_between_open_and_confidential_records(work, matter):
    """A denunciation that an open petition of the same case points to is not told, and tells nothing of it."""
    first = new(work, "petitions", SECRET)
    further = new(work, "petitions", {**SECRET, "received_on": "18/11/2026", "first_petition": first})
    assert {moment.uid for moment in timeline.timeline(work, kind="petitions", uid=first)} == {first, further}
    visit = new(work, "receptions", {
        "received_on": "19/11/2026", "reception_type": "regular", "form": "in_person", "host": "government",
        "status": "received", "content_kind": "proposal", "summary": "Hỏi kết quả", "occurrence": "first",
        "people_count": "1", "visitor": SPEAKER, "hamlet": "Xóm Đông",
    })  # fmt: skip
    with work.file.writing() as connection:  # as an older file may hold it: no form would save such a link
        connection.execute("UPDATE petitions SET reception = ? WHERE uid = ?", (visit, first))
    assert {moment.uid for moment in timeline.timeline(work, kind="petitions", uid=first)} == {first, further}
    assert {moment.uid for moment in timeline.timeline(work, kind="receptions", uid=visit)} == {visit}
    text = words(work, "petitions", first)
    assert "xóm Đông" not in text
    assert "03-TC/2026" in text


def test_timeline_of_a_denunciation_uses_neutral_words_only(work):
    uid = new(work, "petitions", {
        **SECRET, "status": "settling", "direction": "accept", "authority": "own", "eligibility": "eligible",
        "accepted_on": "18/11/2026", "accepted_number": "60", "withdrawal": "part", "withdrawn_on": "19/11/2026",
        "withdrawn_content": "khoản thu",
    })  # fmt: skip
    assert [item.text for item in timeline.timeline(work, kind="petitions", uid=uid)] == ["Tiếp nhận", "Thụ lý"]


def test_timeline_leaves_out_what_was_deleted(work, matter):
    records.delete(work, kind="receptions", uid=matter["visit"])
    assert matter["visit"] not in {item.uid for item in timeline.timeline(work, kind="opinions", uid=matter["opinion"])}


def test_timeline_ends_though_records_link_in_a_circle(work):
    first, second = opinion(work), opinion(work)
    letter = petition(work, first).stored.uid
    records.update(
        work, kind="opinions", uid=first, accepted=None,
        raw={**RAISED, "status": "petition", "moved_on": "22/11/2026", "petition": letter},
    )  # fmt: skip
    assert {item.uid for item in timeline.timeline(work, kind="petitions", uid=letter)} == {first, letter}
    assert second not in words(work, "petitions", letter)


def test_timeline_of_an_unknown_record_is_refused(work):
    with pytest.raises(RecordMissing):
        timeline.timeline(work, kind="opinions", uid="không có")


def test_reading_a_timeline_is_logged_for_every_record_of_a_person(work, matter):
    found = timeline.timeline(work, kind="opinions", uid=matter["opinion"])
    timeline.note(work, found, deed="viewed")
    logged = {(entry.kind, entry.uid) for entry in access.entries(work)}
    assert {
        ("opinions", matter["opinion"]),
        ("petitions", matter["petition"]),
        ("receptions", matter["visit"]),
    } <= logged


def test_timeline_document_prints_on_paper(work, matter, tmp_path: Path):
    papers.save(timeline.timeline_document(work, kind="opinions", uid=matter["opinion"]), tmp_path / "a.pdf")
    papers.save(timeline.timeline_document(work, kind="opinions", uid=matter["opinion"]), tmp_path / "a.docx")
    [page] = read_pdf((tmp_path / "a.pdf").read_bytes())
    text = " ".join(page.text.split())
    assert "DIỄN BIẾN VỤ VIỆC" in text
    assert "Giao Phòng Kinh tế xã giải quyết, hạn 30/11/2026" in text
