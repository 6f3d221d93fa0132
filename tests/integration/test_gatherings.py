"""Records gathered around another one: those raised at a meeting, and those earlier meetings still owe."""

from __future__ import annotations

import pytest

from desktop_app.domain.errors import RecordMissing
from desktop_app.services import gatherings, records
from desktop_app.services.workspace import Workspace
from tests.integration.test_duties import meeting
from tests.integration.test_succession import opinion


def rows(work: Workspace, uid: str) -> dict[str, list[str]]:
    """Uids of each gathering of a meeting."""
    found = gatherings.gathered(work, kind="dialogues", uid=uid)
    return {item.gathering.key: [row.uid for row in item.rows] for item in found}


def test_gathered_are_in_the_order_of_the_meeting_and_without_place_at_the_end(work: Workspace) -> None:
    uid = meeting(work, "11/11/2026")
    loose = opinion(work, dialogue=uid)
    third, first, second = (opinion(work, dialogue=uid, place=str(place)) for place in (3, 1, 2))
    assert rows(work, uid)["raised"] == [first, second, third, loose]


def test_gathered_of_earlier_meetings_are_those_still_open_on_the_day(work: Workspace) -> None:
    early, late = meeting(work, "05/03/2026"), meeting(work, "20/11/2026")
    owed = opinion(work, dialogue=early, raised_on="05/03/2026")
    opinion(work, dialogue=early, raised_on="05/03/2026", status="done", done_on="10/04/2026")
    done_later = opinion(work, dialogue=early, raised_on="06/03/2026", status="done", done_on="21/11/2026")
    own = opinion(work, dialogue=late, raised_on="20/11/2026", due_on="30/11/2026")
    opinion(work, source="box", raised_on="05/03/2026")
    assert rows(work, late) == {"raised": [own], "owed": [owed, done_later]}
    assert rows(work, early)["owed"] == []


def test_gathered_leaves_out_what_was_deleted(work: Workspace) -> None:
    uid = meeting(work, "11/11/2026")
    gone = opinion(work, dialogue=uid)
    records.delete(work, kind="opinions", uid=gone)
    assert rows(work, uid)["raised"] == []


def test_of_record_gives_the_same_by_key(work: Workspace) -> None:
    uid = meeting(work, "11/11/2026")
    one = opinion(work, dialogue=uid)
    stored = records.get(work, kind="dialogues", uid=uid)
    found = gatherings.of_record(work, work.kind("dialogues"), stored)
    assert [row.uid for row in found["raised"]] == [one]


def test_kind_that_gathers_nothing_gives_nothing(work: Workspace) -> None:
    assert gatherings.gathered(work, kind="opinions", uid=opinion(work)) == ()


def test_gathered_of_an_unknown_record_is_refused(work: Workspace) -> None:
    with pytest.raises(RecordMissing):
        gatherings.gathered(work, kind="dialogues", uid="không có")
