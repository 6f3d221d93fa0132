"""Saving, taking back, and what a person is asked before anything is written."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.domain.errors import InputRefused, RecordChanged, RecordInvalid, RecordMissing
from desktop_app.domain.query import ListQuery
from desktop_app.services import checking, drafts, records
from desktop_app.services.workspace import Workspace
from tests.helpers.sample_files import save
from tests.helpers.sample_kind import SAMPLES

BASE = {"title": "Tên", "held_on": "05/03/2026"}
KIND = SAMPLES.key


def refused(work: Workspace, raw: dict[str, Any], **how: Any) -> dict[str, str]:
    """Field to code of the problems that keep these values from being saved; nothing was written."""
    before = work.file.connection.execute("SELECT count(*) FROM changes").fetchone()
    with pytest.raises(RecordInvalid) as caught:
        records.create(work, kind=KIND, raw=raw, **how)
    assert work.file.connection.execute("SELECT count(*) FROM changes").fetchone() == before
    return {problem.field: problem.code for problem in caught.value.problems}


def record_of(work: Workspace, uid: str) -> Any:
    """The record as it stands in the file."""
    return records.get(work, kind=KIND, uid=uid).record


def test_hard_and_soft_problems_come_together(samples: Workspace) -> None:
    raw = BASE | {"people": "0", "due_on": "01/01/2026", "phone_number": "01234567890", "area": "x"}
    assert refused(samples, raw) == {"people": "nobody", "due_on": "", "phone_number": "doubtful_phone", "area": ""}


def test_soft_problem_is_asked_about_once_and_kept_with_the_save(samples: Workspace) -> None:
    raw = BASE | {"people": "0", "phone_number": "01234567890"}
    assert refused(samples, raw) == {"people": "nobody", "phone_number": "doubtful_phone"}
    assert refused(samples, raw, accepted=frozenset({"nobody"})) == {"phone_number": "doubtful_phone"}
    saved = records.create(samples, kind=KIND, raw=raw, accepted=frozenset({"nobody", "doubtful_phone"}))
    assert {problem.code for problem in saved.accepted} == {"nobody", "doubtful_phone"}
    reason = records.history(samples, kind=KIND, uid=saved.stored.uid)[0].reason
    assert "Không có người nào?" in reason


def test_accepting_everything_does_not_accept_errors(samples: Workspace) -> None:
    assert refused(samples, BASE | {"people": "0", "area": "x"}, accepted=None) == {"area": ""}


def test_field_with_a_wrong_value_is_judged_once(samples: Workspace) -> None:
    assert refused(samples, BASE | {"people": "-1"}) == {"people": ""}


def test_judging_is_what_saving_would_say(samples: Workspace) -> None:
    raw = BASE | {"people": "0", "area": "x"}
    found = {problem.field: problem.code for problem in records.judge(samples, kind=KIND, raw=raw)}
    assert found == refused(samples, raw)


def test_rules_name_the_line_of_the_form_past_empty_lines(samples: Workspace) -> None:
    lines = [{"what": "Một", "done_on": "06/03/2026"}, {}, {"what": " "}, {"what": "Hai", "cost": "5"}]
    assert refused(samples, BASE | {"items": lines}) == {"items[3].done_on": ""}


def test_link_must_lead_to_a_record(samples: Workspace) -> None:
    gone = save(samples)
    records.delete(samples, kind=KIND, uid=gone.uid)
    assert refused(samples, BASE | {"earlier": "nowhere"}) == {"earlier": ""}
    assert refused(samples, BASE | {"earlier": gone.uid}) == {"earlier": ""}


def test_link_whose_record_was_deleted_later_does_not_block_a_save(samples: Workspace) -> None:
    first = save(samples)
    second = save(samples, earlier=first.uid)
    records.delete(samples, kind=KIND, uid=first.uid)
    raw = BASE | {"earlier": first.uid, "story": "Thêm"}
    assert records.update(samples, kind=KIND, uid=second.uid, raw=raw).changes


def test_save_says_what_it_changed(samples: Workspace) -> None:
    saved = records.create(samples, kind=KIND, raw=BASE)
    assert [(change.kind, change.uids, change.deed) for change in saved.changes] == [
        (KIND, (saved.stored.uid,), "created")
    ]
    updated = records.update(samples, kind=KIND, uid=saved.stored.uid, raw=BASE | {"story": "Thêm"})
    assert [change.deed for change in updated.changes] == ["changed"]
    assert updated.stored.stamp.clock.covers(saved.stored.stamp.clock)
    assert not saved.stored.stamp.clock.covers(updated.stored.stamp.clock)


def test_version_seen_must_be_the_newest(samples: Workspace) -> None:
    saved = save(samples)
    first = records.update(samples, kind=KIND, uid=saved.uid, raw=BASE | {"story": "Người kia"}).stored
    with pytest.raises(RecordChanged, match=r"vừa được lưu"):
        records.update(samples, kind=KIND, uid=saved.uid, raw=BASE | {"story": "Người này"}, seen=saved.stamp.clock)
    assert record_of(samples, saved.uid).story == "Người kia"
    raw = BASE | {"story": "Người này"}
    records.update(samples, kind=KIND, uid=saved.uid, raw=raw, seen=first.stamp.clock)
    assert record_of(samples, saved.uid).story == "Người này"


def test_cleared_field_with_a_default_stays_empty(samples: Workspace) -> None:
    """A default is for new forms; what a person emptied does not fill itself again."""
    uid = save(samples, sort="closed").uid
    records.update(samples, kind=KIND, uid=uid, raw=BASE | {"sort": ""})
    assert record_of(samples, uid).sort is None


def test_save_without_a_change_drops_the_draft_and_leaves_no_trace(samples: Workspace) -> None:
    saved = save(samples)
    draft = drafts.new_id(samples)
    drafts.keep(samples, draft=draft, kind=KIND, uid=saved.uid, raw=BASE, field="title")
    again = records.update(samples, kind=KIND, uid=saved.uid, raw=BASE | {"sort": ""}, draft=draft)
    assert again.changes == ()
    assert again.stored == saved
    assert drafts.waiting(samples) == ()
    assert len(records.history(samples, kind=KIND, uid=saved.uid)) == 1


def test_undo_takes_saves_back_one_deed_at_a_time(samples: Workspace) -> None:
    saved = save(samples, story="Một", items=[{"what": "Việc"}], due_on="06/03/2026", is_done="có", area="1,5")
    records.update(samples, kind=KIND, uid=saved.uid, raw=BASE | {"story": "Hai"})
    records.undo(samples, kind=KIND, uid=saved.uid)
    assert record_of(samples, saved.uid) == saved.record
    records.delete(samples, kind=KIND, uid=saved.uid)
    records.undo(samples, kind=KIND, uid=saved.uid)
    assert record_of(samples, saved.uid) == saved.record
    assert checking.check(samples).problems == ()


def test_undo_of_a_new_record_deletes_it_and_undo_again_brings_it_back(samples: Workspace) -> None:
    uid = save(samples).uid
    records.undo(samples, kind=KIND, uid=uid)
    assert records.count(samples, ListQuery(KIND)) == 0
    records.undo(samples, kind=KIND, uid=uid)
    assert records.count(samples, ListQuery(KIND)) == 1


def test_deleted_record_is_neither_shown_nor_changed(samples: Workspace) -> None:
    uid = save(samples).uid
    assert records.delete(samples, kind=KIND, uid=uid)[0].deed == "deleted"
    assert records.delete(samples, kind=KIND, uid=uid) == ()
    for call in (
        lambda: records.get(samples, kind=KIND, uid=uid),
        lambda: records.update(samples, kind=KIND, uid=uid, raw=BASE),
        lambda: records.linked(samples, kind=KIND, uid=uid),
    ):
        with pytest.raises(RecordMissing):
            call()
    assert records.restore(samples, kind=KIND, uid=uid)[0].deed == "restored"
    assert records.restore(samples, kind=KIND, uid=uid) == ()


@pytest.mark.parametrize("deed", [records.delete, records.restore, records.undo])
def test_unknown_record_is_named_missing(samples: Workspace, deed: Any) -> None:
    with pytest.raises(RecordMissing):
        deed(samples, kind=KIND, uid="0099")


# ---------------------------------------------------------------- confidential records


def test_identity_in_a_confidential_record_is_refused(samples: Workspace) -> None:
    raw = BASE | {"sort": "secret", "person": "Lò Văn Ba", "phone_number": "0912345678"}
    assert set(refused(samples, raw, accepted=None)) == {"person", "phone_number"}


def test_record_that_becomes_confidential_is_wiped_once(samples: Workspace) -> None:
    uid = save(samples, person="Lò Văn Ba", story="Bà Ba trình bày").uid
    saved = records.update(samples, kind=KIND, uid=uid, raw=BASE | {"sort": "secret"})
    assert saved.wiped
    assert [change.deed for change in saved.changes] == ["changed", "wiped"]
    assert not records.update(samples, kind=KIND, uid=uid, raw=BASE | {"sort": "secret", "story": "Thêm"}).wiped
    history = records.history(samples, kind=KIND, uid=uid)
    assert [entry.deed for entry in history] == ["changed", "wiped", "changed", "created"]
    assert all(entry.fields == () for entry in history[1:])
    with pytest.raises(InputRefused, match=r"xóa hẳn"):
        records.undo(samples, kind=KIND, uid=save_secret(samples))


def save_secret(work: Workspace) -> str:
    """A record whose last deed is a wipe."""
    uid = save(work, person="Lò Văn Ba").uid
    records.update(work, kind=KIND, uid=uid, raw=BASE | {"sort": "secret"})
    return uid


def test_undo_that_makes_a_record_confidential_again_wipes_it_again(samples: Workspace) -> None:
    uid = save(samples, sort="secret").uid
    records.update(samples, kind=KIND, uid=uid, raw=BASE | {"sort": "open", "person": "Lò Văn Ba"})
    records.undo(samples, kind=KIND, uid=uid)
    assert record_of(samples, uid).person == ""
    assert records.history(samples, kind=KIND, uid=uid)[0].deed == "wiped"
    left = samples.file.connection.execute("SELECT before, after FROM change_values").fetchall()
    assert "Lò Văn Ba" not in repr(left)


def test_reasons_and_names_of_files_are_wiped_with_the_values(samples: Workspace) -> None:
    """An accepted warning repeats a telephone number; the log must not keep it."""
    uid = save(samples, phone_number="01234567890").uid
    assert "0834567890" in records.history(samples, kind=KIND, uid=uid)[0].reason
    records.update(samples, kind=KIND, uid=uid, raw=BASE | {"sort": "secret"})
    samples.file.erase_traces()
    assert b"34567890" not in samples.file.path.read_bytes()
    assert checking.check(samples).problems == ()


def test_confidential_record_does_not_link_to_one_that_tells_who(samples: Workspace) -> None:
    told = save(samples, person="Lò Văn Ba")
    untold = save(samples)
    assert refused(samples, BASE | {"sort": "secret", "earlier": told.uid}) == {"earlier": ""}
    records.create(samples, kind=KIND, raw=BASE | {"sort": "secret", "earlier": untold.uid})


def test_record_that_tells_who_does_not_link_to_a_confidential_one(samples: Workspace) -> None:
    secret = save(samples, sort="secret")
    assert refused(samples, BASE | {"person": "Lò Văn Ba", "earlier": secret.uid}) == {"earlier": ""}
    records.create(samples, kind=KIND, raw=BASE | {"earlier": secret.uid})


def test_link_from_a_record_that_tells_who_is_warned_of(samples: Workspace) -> None:
    """First the one is turned, with a warning; then the other, which is held to it at its next save."""
    first = save(samples, person="Lò Văn Ba")
    second = save(samples, person="Lò Văn Ba", earlier=first.uid)
    raw = BASE | {"sort": "secret"}
    found = records.judge(samples, kind=KIND, raw=raw, uid=first.uid)
    assert [(problem.field, problem.code) for problem in found] == [("", "linked_from_open_record")]
    assert "2/2026" in found[0].sentence
    assert records.update(samples, kind=KIND, uid=first.uid, raw=raw, accepted=None).wiped
    raw_of_second = BASE | {"person": "Lò Văn Ba", "earlier": first.uid, "story": "Thêm"}
    with pytest.raises(RecordInvalid):
        records.update(samples, kind=KIND, uid=second.uid, raw=raw_of_second, accepted=None)
    assert records.update(samples, kind=KIND, uid=second.uid, raw=raw | {"earlier": first.uid}).wiped
