"""What every field of every kind takes and refuses."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import pytest

from desktop_app.domain.errors import RecordInvalid
from desktop_app.domain.fields import FieldSpec, FieldType
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.values import editable_values, load, parse, plain
from desktop_app.services import records
from desktop_app.services.workspace import Workspace
from tests.helpers.examples import TODAY, example, typical


@pytest.mark.parametrize("turn", range(4))
def test_plain_values_are_read_back_unchanged(kind: RecordKind, turn: int) -> None:
    """parse(plain(x)) == x, load(plain(x)) == x, and so for what the form's editors hold."""
    record, problems = parse(kind.record_type, example(kind, turn=turn), today=TODAY)
    assert not problems
    through_json = json.loads(json.dumps(plain(record)))
    assert parse(kind.record_type, through_json, today=TODAY) == (record, [])
    assert load(kind.record_type, through_json) == record
    assert parse(kind.record_type, editable_values(record), today=TODAY) == (record, [])


def test_all_problems_are_named_at_once(kind: RecordKind, work: Workspace) -> None:
    """One wrong value in every field that can be wrong gives one problem for each, and nothing is saved."""
    raw = example(kind) | {spec.key: bad for spec in kind.specs if (bad := wrong_value(spec)) is not None}
    wanted = {spec.key for spec in kind.specs if wrong_value(spec) is not None and not spec.computed}
    with pytest.raises(RecordInvalid) as caught:
        records.create(work, kind=kind.key, raw=raw, accepted=None)
    assert wanted <= {problem.field.split("[")[0] for problem in caught.value.errors}
    assert all(problem.sentence.endswith((".", "”")) or "?" in problem.sentence for problem in caught.value.problems)
    assert records.count(work, records_query(kind)) == 0


def test_every_field_has_a_refused_value(kind: RecordKind) -> None:
    """Each bad value alone is refused at its own field."""
    for spec in kind.specs:
        bad = wrong_value(spec)
        if bad is None or spec.computed:
            continue
        _, problems = parse(kind.record_type, example(kind) | {spec.key: bad}, today=TODAY)
        assert spec.key in {problem.field.split("[")[0] for problem in problems}, spec.key


def test_computed_fields_take_nothing_that_is_typed(kind: RecordKind) -> None:
    """Whatever stands in the raw values of a computed field is passed over, sense or nonsense."""
    computed = {spec.key: wrong_value(spec) for spec in kind.specs if spec.computed}
    assert parse(kind.record_type, example(kind) | computed, today=TODAY) == (
        parse(kind.record_type, example(kind), today=TODAY)[0],
        [],
    )


def test_fields_inside_rows_have_refused_values(kind: RecordKind) -> None:
    for spec in kind.specs:
        for item in spec.row_specs:
            bad = wrong_value(item)
            if bad is None:
                continue
            rows = [{other.key: typical(other) for other in spec.row_specs} | {item.key: bad}]
            _, problems = parse(kind.record_type, example(kind) | {spec.key: rows}, today=TODAY)
            assert f"{spec.key}[0].{item.key}" in {problem.field for problem in problems}


def test_required_fields_are_asked_for(kind: RecordKind) -> None:
    _, problems = parse(kind.record_type, {}, today=TODAY)
    assert {problem.field for problem in problems} == {spec.key for spec in kind.specs if spec.required}


def test_unknown_fields_are_refused(kind: RecordKind) -> None:
    _, problems = parse(kind.record_type, example(kind) | {"religion": "x"}, today=TODAY)
    assert [problem.field for problem in problems] == ["religion"]


def test_texts_are_stored_as_clean_nfc(kind: RecordKind, work: Workspace) -> None:
    """NFD becomes NFC, control characters go, an emoji and SQL words stay what they are: text."""
    nasty = unicodedata.normalize("NFD", "Đường\u0007 thôn Ắng 🙂'); DROP TABLE petitions; --")
    clean = "Đường thôn Ắng 🙂'); DROP TABLE petitions; --"
    texts = [spec.key for spec in kind.specs if spec.type in (FieldType.TEXT, FieldType.PERSON, FieldType.LONG_TEXT)]
    raw = example(kind)
    texts = [key for key in texts if key in raw]
    saved = records.create(work, kind=kind.key, raw=raw | dict.fromkeys(texts, nasty), accepted=None)
    kept = records.get(work, kind=kind.key, uid=saved.stored.uid).record
    assert {key: getattr(kept, key) for key in texts} == dict.fromkeys(texts, clean)


def wrong_value(spec: FieldSpec) -> Any:
    """Something a person could type by mistake into this field; None where anything goes."""
    if spec.max_length and spec.type in (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.PERSON, FieldType.PICK):
        return "ắ" * 100_000
    if spec.type.is_integer or spec.type is FieldType.AMOUNT:
        return "-5"
    return _WRONG.get(spec.type)


_WRONG: dict[FieldType, Any] = {
    FieldType.DAY: "31/02/2026",
    FieldType.TIME: "25:70",
    FieldType.CHOICE: "không có trong danh mục",
    FieldType.IDENTITY: "19088001234",
    FieldType.PHONE: "12",
    FieldType.FLAG: "chắc là có",
    FieldType.ROWS: "không phải các dòng",
}


def records_query(kind: RecordKind) -> Any:
    from desktop_app.domain.query import ListQuery

    return ListQuery(kind.key)
