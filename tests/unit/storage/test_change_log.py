"""The change log says who did what, and shows when somebody changed it, or a record, behind its back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import AppError
from desktop_app.domain.values import plain
from desktop_app.services import checking, records
from desktop_app.services.workspace import Workspace
from tests.helpers.examples import TODAY
from tests.helpers.sample_files import save
from tests.helpers.sample_kind import SAMPLES, Sample
from tests.helpers.values import records_of


@pytest.fixture
def busy(samples: Workspace) -> Workspace:
    """Three records: one changed twice, one deleted, one moved to another year."""
    base = {"title": "Tên", "held_on": "05/03/2026"}
    first = save(samples, person="Lò Văn Ba", items=[{"what": "Đào mương", "cost": "", "share": "1,5"}])
    second = save(samples, title="Hai")
    third = save(samples, title="Ba")
    for raw in (base | {"person": "Lò Văn Bốn"}, base | {"items": [{"what": "Đắp đường"}], "due_on": "09/03/2026"}):
        records.update(samples, kind=SAMPLES.key, uid=first.uid, raw=raw)
    records.delete(samples, kind=SAMPLES.key, uid=second.uid, reason="nhập nhầm")
    records.update(samples, kind=SAMPLES.key, uid=third.uid, raw={"title": "Ba", "held_on": "05/03/2025"})
    assert checking.check(samples).problems == ()
    return samples


TAMPERINGS = {
    "who": "UPDATE changes SET user = 'Khác' WHERE id = 2",
    "when": "UPDATE changes SET at = '2020-01-01T00:00:00.000+00:00' WHERE id = 4",
    "what deed": "UPDATE changes SET deed = 'restored' WHERE deed = 'deleted'",
    "which record": "UPDATE changes SET uid = '0002' WHERE id = 1",
    "why": "UPDATE changes SET reason = 'theo chỉ đạo' WHERE deed = 'deleted'",
    "old value": "UPDATE change_values SET before = '\"Ai đó\"' WHERE field = 'person'",
    "new value of an older version": "UPDATE change_values SET after = '\"Ai\"' WHERE field = 'person' AND change = 4",
    "value taken out": "DELETE FROM change_values WHERE field = 'due_on'",
    "value put in": "INSERT INTO change_values VALUES (5, 'place', '\"Bản A\"', '\"\"')",
    "number that was": "UPDATE change_values SET before = '\"9/2026\"' WHERE field = 'register_number'",
    "entry in the middle": "DELETE FROM changes WHERE id = 4",
    "first entry": "DELETE FROM changes WHERE id = 1",
    "newest entry": "DELETE FROM changes WHERE id = (SELECT max(id) FROM changes)",
    "salt": "UPDATE changes SET salt = NULL WHERE id = 1",
    "digest": "UPDATE changes SET content = randomblob(32) WHERE id = 3",
    "chain": "UPDATE changes SET chain = randomblob(32) WHERE id = 3",
    "record's field": "UPDATE samples SET title = 'Khác' WHERE uid = '0002'",
    "record's line": "UPDATE samples_items SET what = 'Khác'",
    "record's line taken out": "DELETE FROM samples_items",
    "record's maker": "UPDATE samples SET created_by = 'Khác' WHERE uid = '0001'",
    "record's birth": "UPDATE samples SET created_at = '2020-01-01T00:00:00.000+00:00' WHERE uid = '0003'",
    "record's changer": "UPDATE samples SET changed_by = 'Khác' WHERE uid = '0002'",
    "record's owner": "UPDATE samples SET unit_code = '00001' WHERE uid = '0001'",
    "record's number": "UPDATE samples SET register_number = 9 WHERE uid = '0001'",
    "record's clock": "UPDATE samples SET clock = 'may-a:9' WHERE uid = '0001'",
    "record undeleted": "UPDATE samples SET is_deleted = 0 WHERE uid = '0002'",
    "record taken out": "DELETE FROM samples WHERE uid = '0003'",
    "record put in": "INSERT INTO samples (uid, unit_code, device, clock, created_at, created_by, changed_at,"
    " changed_by) VALUES ('x', '05818', 'a', 'a:1', '2026-01-01T00:00:00+00:00', '', '2026-01-01T00:00:00+00:00', '')",
    "order in lists": "UPDATE samples SET title_sort = x'00' WHERE uid = '0001'",
    "secrecy": "UPDATE samples SET is_confidential = 1 WHERE uid = '0001'",
    "damaged day": "UPDATE samples SET held_on = '2026-13-45' WHERE uid = '0001'",
    "damaged moment": "UPDATE samples SET changed_at = 'hôm qua' WHERE uid = '0003'",
    "damaged amount": "UPDATE samples SET area = 'rộng' WHERE uid = '0001'",
    "number twice": "UPDATE samples SET register_number = 1, register_year = 2026",
    "index": "DELETE FROM samples_search WHERE rowid = 1",
    "words of the index": "DELETE FROM search_words",
}


@pytest.mark.parametrize("deed", TAMPERINGS)
def test_tampering_is_found_by_check(busy: Workspace, deed: str) -> None:
    connection = busy.file.connection
    connection.execute("PRAGMA foreign_keys = OFF")
    assert connection.execute(TAMPERINGS[deed]).rowcount != 0, "the test must change something"
    assert checking.check(busy).problems != ()


def test_every_record_is_counted_and_damage_of_one_hides_no_other(busy: Workspace) -> None:
    """One bad record never blocks the rest: each damage is named by itself."""
    connection = busy.file.connection
    connection.execute("UPDATE samples SET held_on = 'x' WHERE uid = '0001'")
    connection.execute("UPDATE samples SET title = 'Khác' WHERE uid = '0003'")
    found = checking.check(busy)
    assert found.counted == {"samples": 3, "places": 0}
    assert not found.is_sound
    assert any("0001" in line for line in found.problems)
    assert any("khác với nhật ký" in line for line in found.problems)


def test_log_tells_what_changed(busy: Workspace) -> None:
    entries = records.history(busy, kind=SAMPLES.key, uid="0001")
    assert [entry.deed for entry in entries] == ["changed", "changed", "created"]
    told = {item.label: (item.before, item.after) for item in entries[0].fields}
    assert told == {"Người gửi": ("Lò Văn Bốn", ""), "Hạn": ("", "09/03/2026"), "Việc đã làm": ("", "Đắp đường")}
    lines = {item.label: item.before for item in entries[1].fields}
    assert lines["Việc đã làm"] == "Đào mương, 1,5"
    assert entries[2].fields == (), "what was created follows from today's values and the log backwards"
    moved = records.history(busy, kind=SAMPLES.key, uid="0003")[0].fields
    assert ("Số vào sổ", "3/2026", "1/2025") in {(item.label, item.before, item.after) for item in moved}
    assert records.history(busy, kind=SAMPLES.key, uid="0002")[0].reason == "nhập nhầm"


def test_chains_of_two_devices_stand_side_by_side(busy: Workspace) -> None:
    busy.file.device = "may-b"
    save(busy, title="Máy kia")
    records.update(busy, kind=SAMPLES.key, uid="0001", raw={"title": "Sửa ở máy kia", "held_on": "05/03/2026"})
    busy.file.device = "may-a"
    save(busy, title="Máy này")
    assert checking.check(busy).problems == ()
    busy.file.connection.execute("DELETE FROM changes WHERE device = 'may-b' AND sequence = 1")
    assert any("may-b thiếu mục 1" in line for line in checking.check(busy).problems)


def test_wiped_words_are_gone_and_the_chain_still_verifies(busy: Workspace) -> None:
    connection = busy.file.connection
    raw = {"title": "Tên", "held_on": "05/03/2026", "sort": "secret"}
    saved = records.update(busy, kind=SAMPLES.key, uid="0001", raw=raw)
    assert saved.wiped
    assert checking.check(busy).problems == ()
    left = connection.execute(
        "SELECT count(*) FROM change_values JOIN changes ON changes.id = change WHERE uid = '0001'"
    ).fetchone()[0]
    assert left == 0
    assert [entry.deed for entry in records.history(busy, kind=SAMPLES.key, uid="0001")][:2] == ["wiped", "changed"]
    records.update(busy, kind=SAMPLES.key, uid="0001", raw=raw | {"title": "Sau đó"})
    assert checking.check(busy).problems == ()
    connection.execute("UPDATE change_values SET before = '\"x\"' WHERE field = 'title'")
    assert checking.check(busy).problems != (), "what came after the wipe is guarded as before"


DEEDS = st.lists(st.one_of(records_of(Sample, today=TODAY), st.sampled_from(["delete", "restore", "undo"])), max_size=6)


@settings(max_examples=30)
@given(records_of(Sample, today=TODAY), DEEDS)
def test_log_verifies_after_any_deeds(shared: Workspace, first: Any, deeds: list[Any]) -> None:
    """Whatever is saved over whatever, deleted, restored and taken back, the log leads back to the first version."""
    with shared.file.writing() as connection:
        uid = records.add(shared, connection, SAMPLES, first)[0].uid
    for deed in deeds:
        try:
            if isinstance(deed, str):
                {"delete": records.delete, "restore": records.restore, "undo": records.undo}[deed](
                    shared, kind=SAMPLES.key, uid=uid
                )
            else:
                records.update(shared, kind=SAMPLES.key, uid=uid, raw=plain(deed), accepted=None)
        except AppError:
            continue  # a rule refuses the version, a deleted record is not changed, a wipe is not taken back
    unlinked = [line for line in checking.check(shared).problems if "trỏ tới" not in line]
    assert [line for line in unlinked if "tố cáo" not in line] == []
