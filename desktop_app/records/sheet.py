"""The record sheet and the plain list of any kind, made from its FieldSpecs alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

# The register of kinds is asked when a page is made; while it is being built only its name is needed.
from desktop_app import records
from desktop_app.domain.document import (
    Align,
    Column,
    Document,
    FieldSection,
    FieldSheet,
    HeadingStyle,
    Orientation,
    SignatureCell,
    Signatures,
    Table,
    TitleBlock,
)
from desktop_app.domain.fields import FieldSpec, FieldType, is_given
from desktop_app.domain.kind import RecordKind, ReportInput, ReportSpec
from desktop_app.domain.stamp import Stored
from desktop_app.domain.values import show, show_with_unit
from desktop_app.records.naming import joined
from desktop_app.records.pages import CONFIDENTIAL_TEXT, as_of_line, heading, number_of, place_and_day, table_page

_RIGHT = (FieldType.COUNT, FieldType.MONEY, FieldType.AMOUNT)


def sheet_report(
    key: str, *, title: str = "Phiếu", style: HeadingStyle = HeadingStyle.STATE, hides_names: bool = False
) -> ReportSpec:
    """The sheet of one record, key ``<kind>-sheet``: every given field under the sections of the form.

    Args:
        key: The kind's key.
        title: Words on the button that prints it.
        hides_names: Leave personal fields out unless names are asked for.
    """
    return ReportSpec(
        key=f"{key}-sheet",
        title=title,
        build=partial(_sheet, key, style, hides_names),
        is_per_record=True,
        hides_names=hides_names,
        source="Nội bộ: một bản ghi trên giấy, theo các mục của biểu mẫu nhập",
    )


def list_report(
    key: str, *, title: str, extra: tuple[str, ...] = (), style: HeadingStyle = HeadingStyle.STATE
) -> ReportSpec:
    """The entries of a look-up list with the columns of its list, key ``<kind>-list``.

    Args:
        extra: Fields printed after the first column besides those listed, rows for example.
    """
    return ReportSpec(
        key=f"{key}-list",
        title=title,
        build=partial(_list, key, title, extra, style),
        source="Nội bộ: danh mục dùng chung của cơ quan, in để đối chiếu",
    )


def _sheet(key: str, style: HeadingStyle, hides_names: bool, data: ReportInput) -> Document:
    kind = records.kind_of(key)
    stored = data.records[0]
    is_confidential = kind.confidential_when(stored.record)
    hides = hides_names and not data.show_names
    sections: list[FieldSection] = [
        (section.title, tuple(_pairs(kind, section.key, stored, data, hides))) for section in kind.sections
    ]
    if is_confidential:
        sections.insert(0, ("", (("Bảo mật", CONFIDENTIAL_TEXT),)))
    sections.append(("Bản ghi liên quan", tuple(_incoming(kind, stored, data))))
    number = stored.stamp.register_number
    return Document(
        f"Phiếu {kind.one} {number}".strip(),
        (
            TitleBlock(f"PHIẾU {kind.one.upper()}", period=f"(Số {number})" if number else ""),
            FieldSheet(tuple(section for section in sections if section[1])),
            Signatures((SignatureCell(("NGƯỜI LẬP PHIẾU",)),), place_and_day=place_and_day(data)),
        ),
        file_name="_".join(part for part in (f"{key}-sheet", number.replace("/", "-")) if part),
        orientation=Orientation.PORTRAIT,
        heading=heading(data.office, style),
        subject=f"Một bản ghi của sổ {kind.title}",
    )


def _pairs(kind: RecordKind, section: str, stored: Stored, data: ReportInput, hides: bool) -> Iterator[tuple[str, str]]:
    is_confidential = kind.confidential_when(stored.record)
    for spec in kind.specs:
        value = getattr(stored.record, spec.key)
        if spec.section != section or not is_given(value):
            continue
        if (hides and spec.personal) or (is_confidential and spec.withheld):
            continue
        if spec.type is FieldType.REF and is_confidential and not _is_kept_secret(data.related.get(value)):
            continue
        yield spec.label, _words(spec, value, data, hides)


def _is_kept_secret(other: Stored | None) -> bool:
    """Whether a record may be named beside a confidential one without telling who a denouncer is."""
    return other is not None and _kind_of_record(other).confidential_when(other.record)


def _words(spec: FieldSpec, value: Any, data: ReportInput, hides: bool) -> str:
    if spec.type is FieldType.REF:
        target = data.related.get(value)
        return _named(target) if target else "(chưa có trong tệp này)"
    if spec.type is not FieldType.ROWS:
        return show_with_unit(spec, value)
    return "\n".join(f"{place}. {_row_words(spec, item, hides)}" for place, item in enumerate(value, start=1))


def _row_words(spec: FieldSpec, item: Any, hides: bool) -> str:
    shown = [
        (column, getattr(item, column.key))
        for column in spec.row_specs
        if is_given(getattr(item, column.key)) and not (hides and column.personal)
    ]
    return "; ".join(
        show_with_unit(column, value) if place == 0 else f"{column.label}: {show_with_unit(column, value)}"
        for place, (column, value) in enumerate(shown)
    )


def _incoming(kind: RecordKind, stored: Stored, data: ReportInput) -> Iterator[tuple[str, str]]:
    """Records that link to this one; beside a confidential record only confidential ones are named."""
    own = {getattr(stored.record, spec.key) for spec in kind.specs if spec.type is FieldType.REF}
    for uid, other in data.related.items():
        if uid in own or uid == stored.uid:
            continue
        other_kind = _kind_of_record(other)
        if kind.confidential_when(stored.record) and not _is_kept_secret(other):
            continue
        yield other_kind.title, _named(other)


def _named(stored: Stored) -> str:
    return joined(stored.stamp.register_number, _kind_of_record(stored).name_of(stored.record))


def _kind_of_record(stored: Stored) -> RecordKind:
    kinds = (*records.KINDS, *records.LISTS)
    return next(kind for kind in kinds if type(stored.record) is kind.record_type)


def _list(key: str, title: str, extra: tuple[str, ...], style: HeadingStyle, data: ReportInput) -> Document:
    kind = records.kind_of(key)
    first, *others = kind.listed
    specs = (first, *(kind.spec(item) for item in extra), *others)
    columns = [Column("STT", 6, Align.CENTER)]
    columns += [
        Column(spec.label, min(spec.width, 48), Align.RIGHT if spec.type in _RIGHT else Align.LEFT) for spec in specs
    ]
    rows = [
        (number_of(stored) or str(place), *(_cell(spec, getattr(stored.record, spec.key)) for spec in specs))
        for place, stored in enumerate(data.records, start=1)
    ]
    table = Table(columns=tuple(columns), rows=rows, empty_text="Danh mục chưa có mục nào")
    return table_page(
        data,
        key=f"{key}-list",
        name=title.upper(),
        table=table,
        style=style,
        subject=f"Danh mục {kind.title}",
        orientation=Orientation.PORTRAIT,
        period=as_of_line(data),
    )


def _cell(spec: FieldSpec, value: Any) -> str:
    if spec.type is not FieldType.ROWS:
        return show(spec, value)
    return "\n".join(_row_words(spec, item, False) for item in value)
