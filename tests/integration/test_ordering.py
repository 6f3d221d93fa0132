"""Numbers of records that belong together, given anew in one save."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.domain.errors import RecordMissing
from desktop_app.services import ordering, records
from desktop_app.services.workspace import Workspace


@pytest.fixture
def uids(work: Workspace) -> list[str]:
    """Three opinions, numbered in this order."""
    made = []
    for number in (1, 2, 3):
        raw = {"raised_on": "20/11/2026", "source": "community", "content": f"Ý kiến {number}", "place": number}
        raw = {**records.start_values(work, kind="opinions"), **raw}
        made.append(records.create(work, kind="opinions", raw=raw, accepted=None).stored.uid)
    return made


def places(work: Workspace, uids: list[str]) -> list[int | None]:
    found: list[Any] = [records.get(work, kind="opinions", uid=uid).record for uid in uids]
    return [one.place for one in found]


def test_records_are_numbered_in_the_order_given_and_only_the_changed_ones_are_saved(
    work: Workspace, uids: list[str]
) -> None:
    one, two, three = uids
    (change,) = ordering.renumber(work, kind="opinions", field="place", uids=[one, three, two])
    assert places(work, uids) == [1, 3, 2]
    assert set(change.uids) == {two, three}
    assert len(records.history(work, kind="opinions", uid=one)) == 1
    assert records.history(work, kind="opinions", uid=two)[0].reason == "Xếp lại thứ tự."
    assert ordering.renumber(work, kind="opinions", field="place", uids=[one, three, two]) == ()


def test_number_is_taken_away(work: Workspace, uids: list[str]) -> None:
    one, two, three = uids
    ordering.renumber(work, kind="opinions", field="place", uids=[two, three], without=[one])
    assert places(work, uids) == [None, 1, 2]


def test_record_that_is_gone_stops_everything(work: Workspace, uids: list[str]) -> None:
    records.delete(work, kind="opinions", uid=uids[2])
    with pytest.raises(RecordMissing):
        ordering.renumber(work, kind="opinions", field="place", uids=uids[::-1])
    assert places(work, uids[:2]) == [1, 2]
