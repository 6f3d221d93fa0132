"""An opinion that becomes a petition: both know it, in one transaction, and it is taken back together."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from desktop_app.domain.errors import RecordInvalid, StorageUnavailable
from desktop_app.domain.query import Condition, ListQuery, Operator
from desktop_app.services import bulk, checking, office_files, records, steps
from desktop_app.services.workspace import Workspace
from desktop_app.storage import change_log
from tests.helpers.opinion_samples import RAISED
from tests.integration.test_faults import WORDS, Failing, contents

SPEAKER = "Lường Văn Ắng"


def opinion(work: Workspace, **values: Any) -> str:
    return records.create(work, kind="opinions", raw={**RAISED, "speaker": SPEAKER, **values}, accepted=None).stored.uid


def started(work: Workspace, uid: str, key: str = "petition", **values: Any) -> dict[str, Any]:
    """Raw values of a petition or reception started from an opinion."""
    _, raw = records.derived(work, kind="opinions", uid=uid, key=key)
    own = {"received_on": "22/11/2026", "status": "received"}
    if key == "petition":
        own |= {"petitioner_kind": "individual", "people_count": "1"}
    else:
        own |= {
            "reception_type": "regular",
            "form": "in_person",
            "host": "government",
            "occurrence": "first",
            "people_count": "1",
        }
    return {**raw, **own, **values}


def petition(work: Workspace, uid: str) -> records.Saved:
    return records.create(work, kind="petitions", raw=started(work, uid), accepted=None)


def now(work: Workspace, uid: str) -> tuple[str, str]:
    """Status and the day it moved on, of an opinion."""
    record: Any = records.get(work, kind="opinions", uid=uid).record
    return record.status, "" if record.moved_on is None else f"{record.moved_on:%d/%m/%Y}"


# ---------------------------------------------------------------- closed by the new record


def test_new_petition_closes_the_opinion_it_names_and_both_changes_are_told(work: Workspace) -> None:
    uid = opinion(work)
    saved = petition(work, uid)
    assert [(change.kind, change.uids, change.deed) for change in saved.changes] == [
        ("petitions", (saved.stored.uid,), "created"),
        ("opinions", (uid,), "changed"),
    ]
    closed: Any = records.get(work, kind="opinions", uid=uid).record
    assert now(work, uid) == ("petition", "22/11/2026")
    assert closed.closed_on == closed.moved_on
    assert [item.uid for item in records.linked(work, kind="opinions", uid=uid)] == [saved.stored.uid]
    assert uid in [item.uid for item in records.linked(work, kind="petitions", uid=saved.stored.uid)]
    assert checking.check(work).problems == ()


def test_new_reception_closes_the_opinion_it_names(work: Workspace) -> None:
    uid = opinion(work, status="in_progress", lead_unit="Phòng Kinh tế xã")
    saved = records.create(work, kind="receptions", raw=started(work, uid, "reception"), accepted=None)
    assert now(work, uid) == ("petition", "22/11/2026")
    assert ("opinions", (uid,)) in [(change.kind, change.uids) for change in saved.changes]


def test_petition_added_with_many_others_closes_its_opinion(work: Workspace) -> None:
    first, second = opinion(work), opinion(work)
    bulk.add_all(work, kind="petitions", raws=[started(work, first), started(work, first, opinion=None)])
    assert now(work, first)[0] == "petition"
    assert now(work, second)[0] == "not_started"


def test_closed_opinion_is_saved_again_without_a_question(work: Workspace) -> None:
    uid = opinion(work)
    petition(work, uid)
    raw = {**RAISED, "status": "petition", "moved_on": "22/11/2026", "note": "Đã báo trưởng xóm"}
    codes = {item.code for item in records.judge(work, kind="opinions", raw=raw, uid=uid)}
    assert not codes & {"no_linked_petition", "unlawful_step"}


@pytest.mark.parametrize("state", [{"status": "done", "done_on": "15/11/2026", "result": "Đã sửa"}])
def test_opinion_that_is_done_stays_as_it_is(work: Workspace, state: dict[str, Any]) -> None:
    uid = opinion(work, **state)
    saved = petition(work, uid)
    assert [change.kind for change in saved.changes] == ["petitions"]
    assert now(work, uid) == ("done", "")


def test_edited_petition_closes_nothing(work: Workspace) -> None:
    first, second = opinion(work), opinion(work)
    saved = petition(work, first)
    records.update(work, kind="petitions", uid=saved.stored.uid, raw=started(work, second), accepted=None)
    assert now(work, second)[0] == "not_started"


# ---------------------------------------------------------------- one transaction


def test_nth_statement_failing_changes_neither_of_the_two(work: Workspace) -> None:
    """Whichever statement fails, in turn, until the save runs through: never a petition with an opinion still open."""
    uid = opinion(work)
    raw = started(work, uid)
    real, before = work.file.connection, contents(work)
    failures = 0
    while True:
        failing = Failing(real, failures + 1, WORDS[failures % len(WORDS)])
        work.file.connection = failing
        try:
            records.create(work, kind="petitions", raw=raw, accepted=None)
        except StorageUnavailable:
            pass
        finally:
            work.file.connection = real
        if not failing.has_failed:
            break
        failures += 1
        assert not real.in_transaction
        assert contents(work) == before
    assert failures >= 10
    assert now(work, uid)[0] == "petition"
    assert checking.check(work).problems == ()


def test_nth_statement_failing_while_taking_back_changes_neither(work: Workspace) -> None:
    uid = opinion(work)
    saved = petition(work, uid)
    real, before = work.file.connection, contents(work)
    failures = 0
    while True:
        failing = Failing(real, failures + 1, WORDS[failures % len(WORDS)])
        work.file.connection = failing
        try:
            records.undo(work, kind="petitions", uid=saved.stored.uid)
        except StorageUnavailable:
            pass
        finally:
            work.file.connection = real
        if not failing.has_failed:
            break
        failures += 1
        assert contents(work) == before
    assert now(work, uid) == ("not_started", "")
    assert checking.check(work).problems == ()


@pytest.mark.parametrize("statement", [4, 8, 12, 15, 18, 20, 22, 24, 26, 28, 60])
def test_process_killed_while_saving_leaves_neither_or_both(
    make_work: Callable[..., Workspace], statement: int
) -> None:
    work = make_work("xa.sodanvan")
    uid, path = opinion(work), work.file.path
    office_files.close_file(work)
    command = [sys.executable, "-m", "tests.helpers.saving_process", str(path), "", "move", str(statement)]
    told = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False).stdout
    assert "begun" in told
    again = office_files.open_file(path, password=None)
    petitions = records.count(again, ListQuery("petitions", conditions=(Condition("opinion", Operator.IS, uid),)))
    state = now(again, uid)[0]
    sound = checking.check(again).problems
    office_files.close_file(again)
    assert (petitions, state) in ((0, "not_started"), (1, "petition"))
    assert petitions == 1 or "moved" not in told
    assert sound == ()


# ---------------------------------------------------------------- taken back


def test_undo_of_the_petition_opens_the_opinion_and_again_closes_it(work: Workspace) -> None:
    uid = opinion(work, status="in_progress", lead_unit="Phòng Kinh tế xã")
    made = petition(work, uid).stored.uid
    changes = records.undo(work, kind="petitions", uid=made)
    assert [(change.kind, change.deed) for change in changes] == [("petitions", "deleted"), ("opinions", "changed")]
    assert now(work, uid) == ("in_progress", "")
    changes = records.undo(work, kind="petitions", uid=made)
    assert ("opinions", "changed") in [(change.kind, change.deed) for change in changes]
    assert now(work, uid) == ("petition", "22/11/2026")


def test_undo_on_the_opinion_opens_it_and_leaves_the_petition(work: Workspace) -> None:
    uid = opinion(work)
    made = petition(work, uid).stored.uid
    records.undo(work, kind="opinions", uid=uid)
    assert now(work, uid) == ("not_started", "")
    assert records.get(work, kind="petitions", uid=made).uid == made


def test_deleted_petition_leaves_an_opinion_that_was_saved_since(work: Workspace) -> None:
    uid = opinion(work)
    made = petition(work, uid).stored.uid
    raw = {**RAISED, "status": "petition", "moved_on": "22/11/2026", "note": "Đã báo trưởng xóm"}
    records.update(work, kind="opinions", uid=uid, raw=raw, accepted=None)
    records.delete(work, kind="petitions", uid=made)
    assert now(work, uid) == ("petition", "22/11/2026")


def test_opinion_stays_closed_while_another_record_still_names_it(work: Workspace) -> None:
    uid = opinion(work)
    first = petition(work, uid).stored.uid
    second = records.create(work, kind="receptions", raw=started(work, uid, "reception"), accepted=None).stored.uid
    records.delete(work, kind="petitions", uid=first)
    assert now(work, uid)[0] == "petition"
    records.delete(work, kind="receptions", uid=second)
    assert now(work, uid) == ("not_started", "")


def test_step_back_follows_the_opinion_here_again(work: Workspace) -> None:
    uid = opinion(work)
    petition(work, uid)
    raw = {"reopened_on": "22/11/2026", "reopen_reason": "Người dân rút đơn", "lead_unit": "Phòng Kinh tế xã"}
    steps.take(work, kind="opinions", uid=uid, step="follow_again", raw=raw, accepted=None)
    assert now(work, uid) == ("in_progress", "")


# ---------------------------------------------------------------- denunciations


def test_denunciation_must_not_name_the_opinion_and_leaves_it_open(work: Workspace) -> None:
    """Luật Tố cáo 25/2018/QH14 art 8(3): the opinion tells who spoke."""
    uid = opinion(work)
    secret = {
        "received_on": "22/11/2026", "content_kind": "denunciation", "source": "direct", "status": "received",
        "petitioner_kind": "individual", "people_count": "1", "summary": "Thu sai quỹ", "secret_file": "03-TC/2026",
    }  # fmt: skip
    with pytest.raises(RecordInvalid) as caught:
        records.create(work, kind="petitions", raw={**secret, "opinion": uid}, accepted=None)
    assert "opinion" in {problem.field for problem in caught.value.errors}
    made = records.create(work, kind="petitions", raw=secret, accepted=None)
    assert [change.kind for change in made.changes] == ["petitions"]
    assert now(work, uid) == ("not_started", "")


def test_petition_that_becomes_a_denunciation_is_not_found_from_the_opinion(work: Workspace) -> None:
    """Neither the opinion nor its history names the petition, so wiping the petition's link is enough."""
    uid = opinion(work)
    made = petition(work, uid).stored
    secret = {
        "received_on": "22/11/2026", "content_kind": "denunciation", "source": "opinion", "status": "received",
        "petitioner_kind": "individual", "people_count": "1", "summary": "Thu sai quỹ", "secret_file": "03-TC/2026",
    }  # fmt: skip
    records.update(work, kind="petitions", uid=made.uid, raw=secret, accepted=None)
    assert records.linked(work, kind="opinions", uid=uid) == ()
    [closing, _] = change_log.entries_of(work.file.connection, uid)
    assert closing.reason == "Khép lại: đã lập bản ghi mới về việc này."
    assert made.uid not in repr(closing)
    assert uid not in repr(change_log.entries_of(work.file.connection, made.uid))
