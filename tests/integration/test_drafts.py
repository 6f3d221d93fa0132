"""Drafts: what is typed is kept before it is saved, and never what must not be kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from desktop_app.domain.query import ListQuery
from desktop_app.services import drafts, office_files, records
from desktop_app.services.workspace import Workspace
from desktop_app.storage import office_file
from tests.helpers.sample_files import save
from tests.helpers.sample_kind import SAMPLE_KINDS, SAMPLES

KIND = SAMPLES.key
TYPED: dict[str, Any] = {"title": "Đào mư", "held_on": "5/3", "people": "mười", "items": [{"what": "x", "cost": "1tr"}]}


def keep(work: Workspace, draft: str, raw: dict[str, Any], *, uid: str | None = None, field: str = "title") -> None:
    drafts.keep(work, draft=draft, kind=KIND, uid=uid, raw=raw, field=field)


def test_half_typed_form_is_kept_as_it_is_and_survives_closing(samples: Workspace) -> None:
    """A draft is always allowed: nothing is judged, required fields may be empty."""
    draft = drafts.new_id(samples)
    keep(samples, draft, TYPED, field="people")
    before = drafts.waiting(samples)
    samples.file.close()
    file = office_file.open_(samples.file.path, key=None, device="may-a", kinds=SAMPLE_KINDS)
    again = replace(samples, file=file)
    assert drafts.waiting(again) == before
    assert (before[0].raw, before[0].field, before[0].uid, before[0].user) == (TYPED, "people", None, "Lan")
    office_files.close_file(again)


def test_draft_is_written_over_its_earlier_state(samples: Workspace) -> None:
    draft = drafts.new_id(samples)
    keep(samples, draft, TYPED)
    keep(samples, draft, TYPED | {"title": "Đào mương"})
    assert [item.raw["title"] for item in drafts.waiting(samples)] == ["Đào mương"]


def test_draft_goes_with_its_save_and_stays_when_the_save_is_refused(samples: Workspace) -> None:
    draft = drafts.new_id(samples)
    keep(samples, draft, TYPED)
    assert records.judge(samples, kind=KIND, raw=TYPED)
    assert len(drafts.waiting(samples)) == 1
    records.create(samples, kind=KIND, raw=TYPED | {"people": "10", "items": []}, draft=draft)
    assert drafts.waiting(samples) == ()


def test_drafts_wait_newest_first_by_kind(samples: Workspace) -> None:
    uid = save(samples).uid
    keep(samples, "a", TYPED)
    samples.clock.move(seconds=5)  # type: ignore[attr-defined]  # the tests' clock
    keep(samples, "b", TYPED, uid=uid)
    drafts.keep(samples, draft="c", kind="places", uid=None, raw={"name": "Bản"}, field="name")
    assert {item.id for item in drafts.waiting(samples)} == {"a", "b", "c"}
    assert [(item.id, item.uid) for item in drafts.waiting(samples, kind=KIND)] == [("b", uid), ("a", None)]
    drafts.drop(samples, draft="b")
    drafts.drop(samples, draft="b")
    assert [item.id for item in drafts.waiting(samples, kind=KIND)] == ["a"]


def test_draft_of_a_confidential_form_never_holds_who_it_is(samples: Workspace) -> None:
    keep(samples, "a", {"sort": "Tố cáo", "person": "Lò Văn Ba", "phone_number": "0912345678", "story": "Nội dung"})
    assert drafts.waiting(samples)[0].raw == {"sort": "Tố cáo", "story": "Nội dung"}
    assert "Lò Văn Ba".encode() not in all_bytes(samples)


def test_draft_that_turns_confidential_forgets_in_every_byte(samples: Workspace) -> None:
    keep(samples, "a", {"sort": "open", "person": "Lò Văn Ba"})
    assert "Lò Văn Ba".encode() in all_bytes(samples), "the test must be able to find it"
    keep(samples, "a", {"sort": "secret", "person": "Lò Văn Ba"})
    assert "Lò Văn Ba".encode() not in all_bytes(samples)


def test_draft_that_turns_open_again_is_kept_whole(samples: Workspace) -> None:
    keep(samples, "a", {"sort": "secret"})
    keep(samples, "a", {"sort": "open", "person": "Lò Văn Ba"})
    assert drafts.waiting(samples)[0].raw["person"] == "Lò Văn Ba"


def test_wiped_record_loses_its_drafts(samples: Workspace) -> None:
    uid = save(samples, person="Lò Văn Ba").uid
    keep(samples, "a", {"person": "Lò Văn Ba"}, uid=uid)
    raw = {"title": "Tên", "held_on": "05/03/2026", "sort": "secret"}
    records.update(samples, kind=KIND, uid=uid, raw=raw)
    assert drafts.waiting(samples) == ()
    assert records.count(samples, ListQuery(KIND, search="lò")) == 0
    assert "Lò Văn Ba".encode() not in all_bytes(samples)


def all_bytes(work: Workspace) -> bytes:
    """Everything the program wrote, the write-ahead log included."""
    return b"".join(path.read_bytes() for path in work.file.path.parent.iterdir())
