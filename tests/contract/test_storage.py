"""Every kind through the file: saved, found, listed, changed, taken back, wiped."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from desktop_app.domain.errors import RecordInvalid
from desktop_app.domain.fields import FieldType
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.query import ListQuery
from desktop_app.domain.text import fold, name_sort_key, sort_key
from desktop_app.domain.values import parse
from desktop_app.services import checking, office_files, records
from desktop_app.services.law import law_of
from desktop_app.services.reading import resolved
from desktop_app.services.workspace import Workspace
from tests.helpers.conditions import holds
from tests.helpers.examples import TODAY, example


def save(work: Workspace, kind: RecordKind, turn: int = 0, **values: Any) -> str:
    raw = example(kind, turn=turn) | values
    return records.create(work, kind=kind.key, raw=raw, accepted=None).stored.uid


def test_saved_record_comes_back_equal(kind: RecordKind, work: Workspace) -> None:
    raw = example(kind)
    uid = save(work, kind)
    typed: Any = parse(kind.record_type, raw, today=TODAY)[0]
    expected = replace(typed, **kind.computed(typed, law_of(work)))
    assert records.get(work, kind=kind.key, uid=uid).record == expected
    assert checking.check(work).problems == ()


def test_saved_record_survives_closing(kind: RecordKind, work: Workspace) -> None:
    uid = save(work, kind)
    before = records.get(work, kind=kind.key, uid=uid)
    office_files.close_file(work)
    again = office_files.open_file(work.file.path, user="x")
    try:
        assert records.get(again, kind=kind.key, uid=uid) == before
    finally:
        office_files.close_file(again)


def test_registers_are_numbered_by_year_without_reuse(kind: RecordKind, work: Workspace) -> None:
    uids = [save(work, kind) for _ in range(3)]
    records.delete(work, kind=kind.key, uid=uids[1])
    uids.append(save(work, kind))
    numbers = [records.page(work, ListQuery(kind.key, is_descending=False)).rows[i].number for i in range(3)]
    assert numbers == (["", "", ""] if kind.is_list else ["1/2026", "3/2026", "4/2026"])


@pytest.mark.parametrize("is_descending", [True, False])
def test_lists_page_through_in_order(kind: RecordKind, work: Workspace, is_descending: bool) -> None:
    """Pages of two, joined, are the whole list in the order of the sort column, nothing twice, nothing left out."""
    chance = random.Random(7)
    for turn in range(9):
        raw = example(kind, turn=turn)
        optional = [spec.key for spec in kind.listed if not spec.required and spec.key in raw and chance.random() < 0.4]
        thinned = {key: value for key, value in raw.items() if key not in optional}
        try:
            records.create(work, kind=kind.key, raw=thinned, accepted=None)
        except RecordInvalid:
            records.create(work, kind=kind.key, raw=raw, accepted=None)
    for spec in kind.specs:
        if not spec.is_sortable:
            continue
        values, after = [], None
        seen: list[str] = []
        while True:
            query = ListQuery(
                kind.key, sort=spec.key, is_descending=is_descending, limit=2, after=after, columns=(spec.key,)
            )
            page = records.page(work, query)
            seen += [row.uid for row in page.rows]
            values += [row.values[0] for row in page.rows]
            after = page.next
            if after is None:
                break
        assert len(seen) == len(set(seen)) == 9
        keys = [_order(spec.type, value) for value in values]
        assert keys == sorted(keys, reverse=is_descending), spec.key


def _order(type_: FieldType, value: Any) -> Any:
    if type_ is FieldType.PERSON:
        return name_sort_key(value)[:96]
    if type_.is_text:
        return sort_key(value)[:96]
    return (value is not None, value) if value is not None else (False, 0)


def test_every_searchable_field_finds_its_record(kind: RecordKind, work: Workspace) -> None:
    """By its words as they stand, without marks and in capitals; over several examples every such field is tried."""
    tried: set[str] = set()
    for turn in range(4):
        stored = records.get(work, kind=kind.key, uid=save(work, kind, turn))
        for spec in kind.specs:
            value = getattr(stored.record, spec.key)
            if spec.searchable and spec.type.is_text and value:
                tried.add(spec.key)
                for typed in (value[:40], fold(value[:40]), value[:40].upper()):
                    rows = records.page(work, ListQuery(kind.key, search=typed)).rows
                    assert stored.uid in [row.uid for row in rows], (spec.key, typed)
    assert tried == {spec.key for spec in kind.specs if spec.searchable and spec.type.is_text}
    assert records.page(work, ListQuery(kind.key, search="zzzkhôngcó")).rows == ()


def test_save_history_undo_and_redo(kind: RecordKind, work: Workspace) -> None:
    uid = save(work, kind)
    first = records.get(work, kind=kind.key, uid=uid).record
    assert not kind.confidential_when(first)
    saved = records.update(work, kind=kind.key, uid=uid, raw=open_example(kind), accepted=None)
    assert saved.changes
    assert saved.stored.record != first
    entry = records.history(work, kind=kind.key, uid=uid)[0]
    assert entry.deed == "changed"
    assert {item.label for item in entry.fields} <= {spec.label for spec in kind.specs} | {"Số vào sổ"}
    assert all(item.before != item.after for item in entry.fields)
    records.undo(work, kind=kind.key, uid=uid)
    assert records.get(work, kind=kind.key, uid=uid).record == first
    records.undo(work, kind=kind.key, uid=uid)
    assert records.get(work, kind=kind.key, uid=uid).record == saved.stored.record
    assert checking.check(work).problems == ()


def open_example(kind: RecordKind) -> dict[str, Any]:
    """Another example than the first, and not a confidential one."""
    for turn in range(1, 9):
        raw = example(kind, turn=turn)
        if not kind.confidential_when(parse(kind.record_type, raw, today=TODAY)[0]):
            return raw
    raise AssertionError(kind.key)


def test_links_are_kept_and_shown_from_both_ends(kind: RecordKind, work: Workspace) -> None:
    for spec in kind.specs:
        if spec.type is not FieldType.REF:
            continue
        target = save(work, work.kind(spec.target))
        fixed: dict[str, Any] = {spec.key: target}
        uid = records.create(work, kind=kind.key, raw=example(kind, **fixed), accepted=None).stored.uid
        assert getattr(records.get(work, kind=kind.key, uid=uid).record, spec.key) == target
        there = [item.uid for item in records.linked(work, kind=kind.key, uid=uid) if item.label == spec.label]
        assert there == [target]
        back = [item.uid for item in records.linked(work, kind=spec.target, uid=target) if not item.is_outgoing]
        assert back == [uid]
    assert checking.check(work).problems == ()


def test_deleting_and_taking_it_back(kind: RecordKind, work: Workspace) -> None:
    uid = save(work, kind)
    records.delete(work, kind=kind.key, uid=uid, reason="nhập nhầm")
    assert records.count(work, ListQuery(kind.key)) == 0
    records.undo(work, kind=kind.key, uid=uid)
    assert records.count(work, ListQuery(kind.key)) == 1
    assert [entry.deed for entry in records.history(work, kind=kind.key, uid=uid)] == ["restored", "deleted", "created"]
    assert checking.check(work).problems == ()


def test_saving_without_a_change_leaves_no_trace(kind: RecordKind, work: Workspace) -> None:
    uid = save(work, kind)
    assert records.update(work, kind=kind.key, uid=uid, raw=example(kind), accepted=None).changes == ()
    assert len(records.history(work, kind=kind.key, uid=uid)) == 1


def test_filters_count_and_list_what_they_say(kind: RecordKind, work: Workspace) -> None:
    """Against the same conditions asked of the records in Python."""
    stored = [records.get(work, kind=kind.key, uid=save(work, kind, turn)) for turn in range(12)]
    counts = records.filter_counts(work, kind=kind.key)
    assert set(counts) == {item.key for item in kind.filters}
    for item in kind.filters:
        query = ListQuery(kind.key, conditions=item.conditions, is_descending=False)
        conditions = resolved(work, query).conditions
        wanted = [one.uid for one in stored if all(holds(condition, one) for condition in conditions)]
        assert [row.uid for row in records.page(work, query).rows] == wanted, item.key
        assert counts[item.key] == len(wanted), item.key
