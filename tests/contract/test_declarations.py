"""What every kind declares: words, sources, sections, columns, and tables that agree with them."""

from __future__ import annotations

import re
import unicodedata

from sqlite_utils import Database

from desktop_app.domain.fields import FieldSpec, FieldType
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.query import Relative
from desktop_app.records import KINDS, LISTS, kind_of
from desktop_app.services.workspace import Workspace
from desktop_app.storage.schema import RESERVED, create_statements, row_tables, search_table

_ALL = (*KINDS, *LISTS)


def all_specs(kind: RecordKind) -> tuple[FieldSpec, ...]:
    """The kind's fields and the columns of its rows."""
    return (*kind.specs, *(item for spec in kind.specs for item in spec.row_specs))


def test_kinds_have_keys_of_their_own() -> None:
    keys = [kind.key for kind in _ALL]
    assert len(set(keys)) == len(keys)
    assert all(kind_of(key).key == key for key in keys)


def test_kind_says_everything_a_screen_needs(kind: RecordKind) -> None:
    assert all((kind.title, kind.one, kind.new_label, kind.empty_hint, kind.icon))
    assert kind.listed, "a list needs columns"
    assert len(kind.listed) <= 9
    assert len({section.key for section in kind.sections}) == len(kind.sections)


def test_every_field_has_label_section_and_source(kind: RecordKind) -> None:
    sections = {section.key for section in kind.sections}
    for spec in kind.specs:
        assert spec.label, spec.key
        assert spec.section in sections, spec.key
        assert len(spec.source) > 5, spec.key
        assert spec.key not in RESERVED, spec.key
        for item in spec.row_specs:
            assert all((item.label, item.source)), f"{spec.key}.{item.key}"
            assert item.key not in ("record", "position"), f"{spec.key}.{item.key}"
            assert item.type is not FieldType.ROWS


def test_every_text_is_nfc(kind: RecordKind) -> None:
    texts = [kind.title, kind.one, kind.new_label, kind.empty_hint]
    for spec in all_specs(kind):
        texts += [spec.label, spec.help, spec.source, *(choice.label for choice in spec.choices)]
    assert all(unicodedata.is_normalized("NFC", text) for text in texts)


def test_choices_have_codes_of_their_own(kind: RecordKind) -> None:
    for spec in all_specs(kind):
        if spec.type is FieldType.CHOICE:
            codes = [choice.code for choice in spec.choices]
            assert 0 < len(codes) == len(set(codes)), spec.key
            assert all(re.fullmatch(r"[a-z0-9_]+", code) for code in codes), spec.key


def test_links_and_picks_point_to_kinds_that_exist(kind: RecordKind) -> None:
    keys = {item.key for item in _ALL}
    for spec in all_specs(kind):
        if spec.type in (FieldType.REF, FieldType.PICK):
            assert spec.target in keys, spec.key
    assert all(item.target in keys for item in kind.derivations)


def test_filters_and_reports_name_fields_that_exist(kind: RecordKind) -> None:
    fields = {spec.key for spec in kind.specs} | RESERVED
    for item in kind.filters:
        for condition in item.conditions:
            assert condition.field in fields, (item.key, condition.field)
            assert condition.value is None or isinstance(condition.value, str | tuple | bool | int | Relative)
    for report in kind.reports:
        assert all((report.title, report.source)), report.key
        assert re.fullmatch(r"[a-z0-9-_]+", report.key)
        assert not report.period_field or report.period_field in fields
    assert any(report.is_per_record for report in kind.reports), "every kind has a record sheet"


def test_registers_have_one_filter_that_asks_for_attention(kind: RecordKind) -> None:
    assert sum(item.is_attention for item in kind.filters) == (0 if kind.is_list else 1)


def test_steps_are_named_as_they_are_kept(kind: RecordKind) -> None:
    made = kind.migrations.load()
    empty = Database(memory=True, execute_plugins=False)
    assert made.name == kind.key
    assert tuple(item.name for item in made.pending(empty)) == kind.migrations.names


def test_migrated_tables_equal_the_declared_ones(kind: RecordKind, work: Workspace) -> None:
    tables = {kind.key, search_table(kind), *(table for _, table in row_tables(kind))}
    rows = work.file.connection.execute(
        f"SELECT sql FROM sqlite_master WHERE tbl_name IN ({', '.join('?' * len(tables))}) AND sql IS NOT NULL",
        tuple(tables),
    )
    made = sorted(_plain(sql) for (sql,) in rows)
    assert made == sorted(_plain(sql) for sql in create_statements(kind))


def _plain(sql: str) -> str:
    return " ".join(sql.split()).replace("( ", "(").replace(" )", ")")
