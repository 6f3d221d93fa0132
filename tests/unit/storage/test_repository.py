"""Records in their tables: what goes in comes out, numbers are drawn once, the declared tables are the made ones."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import FileDamaged, RecordMissing
from desktop_app.domain.fields import FieldType
from desktop_app.domain.query import ListQuery
from desktop_app.domain.stamp import Stored
from desktop_app.services import records
from desktop_app.services.workspace import Workspace
from desktop_app.storage import repository, schema
from desktop_app.storage.bulk import BulkInsert
from tests.helpers.examples import TODAY
from tests.helpers.sample_files import add, save, trial
from tests.helpers.sample_kind import SAMPLES, Sample, sample
from tests.helpers.values import records_of

RECORDS = records_of(Sample, today=TODAY)


@given(RECORDS)
def test_stored_record_comes_back_equal(shared: Workspace, record: Any) -> None:
    """Every value of every type, empty ones of fields with a default too."""
    with trial(shared) as connection:
        stored = add(shared, record)
        assert repository.fetch(connection, SAMPLES, [stored.uid]) == {stored.uid: stored}
        place = repository.find(connection, SAMPLES, stored.uid)
        assert place is not None
        assert place[1] == stored
        assert not repository.is_misplaced(connection, SAMPLES, place[0], stored)


@given(RECORDS, RECORDS)
def test_replaced_record_leaves_nothing_of_the_earlier_one(shared: Workspace, before: Any, after: Any) -> None:
    with trial(shared) as connection:
        stored = add(shared, before)
        place = repository.find(connection, SAMPLES, stored.uid)
        assert place is not None
        repository.replace(connection, SAMPLES, place[0], Stored(stored.stamp, after))
        assert repository.find(connection, SAMPLES, stored.uid) == (place[0], Stored(stored.stamp, after))


@given(st.lists(RECORDS, max_size=6))
def test_records_added_together_are_those_added_one_by_one(shared: Workspace, made: list[Any]) -> None:
    """The bulk way writes the same rows, lines and numbers."""
    with trial(shared) as connection:
        one_by_one = [add(shared, record) for record in made]
        first = _all(connection)
        connection.execute("DELETE FROM samples")
        connection.execute("DELETE FROM register_numbers")
        insert = BulkInsert(connection, SAMPLES, known_words=set())
        for stored in one_by_one:
            insert.add(stored.stamp, stored.record)
        insert.finish()
        assert _all(connection) == first


def _all(connection: Any) -> list[Stored]:
    uids = [uid for (uid,) in connection.execute("SELECT uid FROM samples ORDER BY id")]
    found = repository.fetch(connection, SAMPLES, uids)
    return [found[uid] for uid in uids]


def test_many_records_are_fetched_in_one_go(samples: Workspace) -> None:
    """More than one chunk of uids, more than one chunk of lines, unknown ones left out."""
    with samples.file.writing() as connection:
        line = SAMPLES.spec("items").row_type(what="Việc")
        uids = [records.add(samples, connection, SAMPLES, sample(items=(line, line)))[0].uid for _ in range(1_201)]
    found = repository.fetch(samples.file.connection, SAMPLES, [*uids, "unknown"])
    assert list(found) == uids
    made: list[Any] = [stored.record for stored in found.values()]
    assert all(len(record.items) == 2 for record in made)


def test_unknown_record_is_missing(samples: Workspace) -> None:
    with pytest.raises(RecordMissing, match=r"Không thấy"):
        records.get(samples, kind=SAMPLES.key, uid="0099")


def test_damaged_value_is_told_as_damage_and_hides_no_other_row(samples: Workspace) -> None:
    uid = save(samples).uid
    save(samples)
    samples.file.connection.execute("UPDATE samples SET held_on = '2026-02-31' WHERE uid = ?", (uid,))
    with pytest.raises(FileDamaged, match=r"Ngày"):
        records.get(samples, kind=SAMPLES.key, uid=uid)
    rows = records.page(samples, ListQuery(SAMPLES.key, columns=("held_on",))).rows
    assert [row.values for row in rows] == [(date(2026, 3, 5),), (None,)]


def test_text_that_is_no_text_is_told_as_damage(samples: Workspace) -> None:
    uid = save(samples).uid
    samples.file.connection.execute("UPDATE samples SET title = CAST(x'ff' AS TEXT)")
    with pytest.raises(FileDamaged, match=r"hỏng"):
        records.get(samples, kind=SAMPLES.key, uid=uid)


def numbers(work: Workspace) -> list[str]:
    """Register numbers in the order of entry, deleted records left out."""
    return [row.number for row in records.page(work, ListQuery(SAMPLES.key, is_descending=False)).rows]


def test_numbers_run_by_year_and_are_never_given_again(samples: Workspace) -> None:
    uids = [save(samples, held_on=day).uid for day in ("05/03/2026", "31/12/2025", "01/01/2026")]
    assert numbers(samples) == ["1/2026", "1/2025", "2/2026"]
    records.delete(samples, kind=SAMPLES.key, uid=uids[2])
    save(samples)
    assert numbers(samples) == ["1/2026", "1/2025", "3/2026"]
    records.restore(samples, kind=SAMPLES.key, uid=uids[2])
    assert numbers(samples) == ["1/2026", "1/2025", "2/2026", "3/2026"]


def test_record_moved_to_another_year_gets_a_number_of_that_year(samples: Workspace) -> None:
    uid = save(samples).uid
    save(samples, held_on="05/03/2025")
    records.update(samples, kind=SAMPLES.key, uid=uid, raw={"title": "Tên", "held_on": "05/03/2025"})
    assert numbers(samples) == ["2/2025", "1/2025"]
    save(samples)
    assert numbers(samples) == ["2/2025", "1/2025", "2/2026"], "the number that was left stays empty"


def test_taking_a_move_back_gives_the_old_number_back(samples: Workspace) -> None:
    uid = save(samples).uid
    records.update(samples, kind=SAMPLES.key, uid=uid, raw={"title": "Tên", "held_on": "05/03/2025"})
    save(samples)
    records.undo(samples, kind=SAMPLES.key, uid=uid)
    assert numbers(samples) == ["1/2026", "2/2026"]
    records.undo(samples, kind=SAMPLES.key, uid=uid)
    assert numbers(samples) == ["1/2025", "2/2026"]


def test_number_drawn_by_a_failed_save_is_drawn_again(samples: Workspace) -> None:
    def fail() -> None:
        with samples.file.writing() as connection:
            records.add(samples, connection, SAMPLES, sample(held_on=TODAY))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    save(samples)
    assert numbers(samples) == ["1/2026"]


def test_lists_carry_no_numbers(samples: Workspace) -> None:
    saved = records.create(samples, kind="places", raw={"name": "Bản A"})
    assert saved.stored.stamp.register_number == ""


def test_columns_follow_from_the_fields(samples: Workspace) -> None:
    columns = {
        name: (type_, bool(not_null))
        for _, name, type_, not_null, *_ in samples.file.connection.execute("PRAGMA table_info(samples)")
    }
    for spec in SAMPLES.specs:
        if spec.type is FieldType.ROWS:
            assert spec.key not in columns
        else:
            is_whole = spec.type.is_integer or spec.type is FieldType.FLAG
            assert columns[spec.key][0] == ("INTEGER" if is_whole else "TEXT"), spec.key
    assert {name for name in columns if name.endswith("_sort")} == {"title_sort", "person_sort", "place_sort"}
    assert schema.sort_column(SAMPLES, "person") == "person_sort"
    assert schema.sort_column(SAMPLES, "people") == "people"
    assert schema.sort_column(SAMPLES, "") == "id"


def test_wrong_type_is_refused_by_the_table_itself(samples: Workspace) -> None:
    """STRICT tables: a number column takes no text, whoever writes it."""
    save(samples)
    with pytest.raises(Exception, match="cannot store TEXT value in INTEGER column"):
        samples.file.connection.execute("UPDATE samples SET people = 'ba'")


def test_lines_go_with_their_record(samples: Workspace) -> None:
    save(samples, items=[{"what": "Việc"}])
    samples.file.connection.execute("DELETE FROM samples")
    assert samples.file.connection.execute("SELECT count(*) FROM samples_items").fetchone() == (0,)
