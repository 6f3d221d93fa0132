"""Statistical tables on paper: the form with its figures, and the list behind one number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from desktop_app.domain.document import Align, Column, Document, HeaderCell, HeadingStyle, Table
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.fields import FieldSpec, FieldType
from desktop_app.domain.formats import format_day, format_decimal
from desktop_app.domain.kind import RecordKind, ReportInput
from desktop_app.domain.query import Period
from desktop_app.domain.stamp import Stored
from desktop_app.domain.tables import Count, Failure, Figures, TableColumn, TableSpec, header_groups
from desktop_app.domain.values import show
from desktop_app.records.pages import table_page
from desktop_app.services.reading import name_of
from desktop_app.services.reporting import marked
from desktop_app.services.table_figures import bounds, cell, column_of, figures, find_table
from desktop_app.services.workspace import VIETNAM, Workspace
from desktop_app.storage import repository
from desktop_app.storage.engine import named_reading
from desktop_app.storage.sent_reports import Sent

_UNIT_WIDTH = 20.0
_NARROWEST, _WIDEST, _PER_LETTER = 7.0, 13.0, 0.35
_MOST_NAMED = 10
_SHORT_CODE = 5
_SIGNING_ROOM = {"state.signing_room_mm": 15.0}
"""Tall headers of thirty columns leave little of the sheet: unless the office says otherwise, the least room."""
_WIDTHS = {FieldType.DAY: 20.0, FieldType.CHOICE: 30.0}


@named_reading()
def document(work: Workspace, key: str, *, period: Period) -> Document:
    """The table as its form has it: one row for this office, the total, notes and signatures.

    Raises:
        InputRefused: As ``figures``.
    """
    return figures_document(work, figures(work, key, period=period))


@named_reading()
def figures_document(work: Workspace, made: Figures, *, corrects: Sent | None = None) -> Document:
    """The same from figures that are counted already.

    Args:
        corrects: The sent report this one takes the place of; the page then says that it is a correction.
    """
    spec = made.spec
    notes = [f"{spec.notes_label} {_form_words(spec)}", *made.remarks]
    notes += [failure_words(work, spec, failure) for failure in made.failures]
    period = period_words(made.period)
    if corrects is not None:
        sent_on = format_day(corrects.sent_at.astimezone(VIETNAM).date())
        period += f"\nBáo cáo điều chỉnh, thay báo cáo gửi ngày {sent_on}"
    page = table_page(
        input_of(work, made.period),
        key=f"bieu-{spec.key}",
        name=spec.title,
        table=_table(work, made),
        style=HeadingStyle.STATE,
        subject=f"{spec.form_label}, {spec.circular}",
        form_label=spec.form_label,
        notes=notes,
        period=period,
    )
    printed = marked(work, page)
    return replace(printed, measures=tuple({**_SIGNING_ROOM, **dict(printed.measures)}.items()))


def failure_words(work: Workspace, spec: TableSpec, failure: Failure) -> str:
    """``Không khớp 1=2+3 (12 và 11): xem số 4/2026, 9/2026.``"""
    left, right = format_decimal(failure.left), format_decimal(failure.right)
    named = repository.fetch(work.file.connection, work.kind(spec.kind), failure.uids[:_MOST_NAMED])
    numbers = ", ".join(stored.stamp.register_number for stored in named.values())
    more = len(failure.uids) - _MOST_NAMED
    rest = f" và {more} bản ghi khác" if more > 0 else ""
    return f"Không khớp {failure.identity} ({left} và {right}): xem số {numbers}{rest}."


def _form_words(spec: TableSpec) -> str:
    return f"Biểu theo {spec.circular}."


def _table(work: Workspace, made: Figures) -> Table:
    spec = made.spec
    numbers = tuple(
        "" if item.measure.count is Count.NOTHING else format_decimal(made.cells[item.code]) for item in spec.columns
    )
    columns = [Column(item.heading, _width(item), Align.CENTER) for item in spec.columns]
    return Table(
        columns=(Column("Đơn vị", _UNIT_WIDTH), *columns),
        groups=tuple((HeaderCell(""), *level) for level in header_groups(spec.columns)),
        code_row=("MS", *(_breakable(item.printed) for item in spec.columns)),
        rows=[(work.office.unit_name, *numbers)],
        totals=("Tổng cộng", *numbers),
    )


def _width(column: TableColumn) -> float:
    """Long headings and codes get more room, so that the header does not grow tall."""
    return min(_WIDEST, max(_NARROWEST, max(len(column.heading), len(column.printed)) * _PER_LETTER))


def _breakable(printed: str) -> str:
    """``6=8+9+10`` as ``6 =8 +9 +10``, so that a narrow column breaks it between its parts; short codes stay whole."""
    return printed if len(printed) <= _SHORT_CODE else printed.replace("=", " =").replace("+", " +")


# ---------------------------------------------------------------- the list behind a number


@named_reading()
def annex(work: Workspace, key: str, *, period: Period, code: str) -> Document:
    """The list behind one number. Nobody is named; of a denunciation only kind, field and secret file are told.

    Raises:
        InputRefused: As ``cell``.
    """
    spec = find_table(key)
    column = column_of(spec, code)
    found = cell(work, key, period=period, code=code)
    kind = work.kind(found.kind)
    stored = repository.fetch(work.file.connection, kind, found.uids)
    is_sum = column.measure.count is Count.SUM
    amounts = found.amounts if is_sum else ()
    table = _annex_table(kind, spec, [stored[uid] for uid in found.uids], amounts)
    page = table_page(
        input_of(work, period),
        key=f"phu-luc-{spec.key}-{code}",
        name=f"DANH SÁCH KÈM THEO BIỂU {spec.number}",
        table=table,
        style=HeadingStyle.STATE,
        subject=f"Danh sách của cột {code}, {spec.form_label}",
        period=f"Cột {code}: {column.path}\n{period_words(period)}",
        notes=[f"Số của ô: {format_decimal(sum(found.amounts, Decimal(0)))}."],
    )
    return marked(work, replace(page, title=f"Danh sách kèm theo biểu {spec.number}"))


def _annex_table(kind: RecordKind, spec: TableSpec, records: Sequence[Stored], amounts: Sequence[Decimal]) -> Table:
    listed = _listed(kind, spec)
    columns = [Column("STT", 10, Align.CENTER), Column("Số vào sổ", 20, Align.CENTER)]
    columns += [Column(item.label, _WIDTHS.get(item.type, 26.0), _align(item)) for item in listed]
    columns.append(Column("Nội dung", 90))
    if amounts:
        columns.append(Column("Số tính vào ô", 20, Align.RIGHT))
    rows = []
    for number, stored in enumerate(records, 1):
        cells = [str(number), stored.stamp.register_number]
        cells += [show(item, getattr(stored.record, item.key)) for item in listed]
        cells.append(_matter(kind, spec, stored))
        if amounts:
            cells.append(format_decimal(amounts[number - 1]))
        rows.append(tuple(cells))
    return Table(columns=tuple(columns), rows=rows)


def _listed(kind: RecordKind, spec: TableSpec) -> list[FieldSpec]:
    try:
        kind.spec(spec.base.summary or kind.specs[0].key)
        return [kind.spec(name) for name in spec.base.listed]
    except KeyError as error:
        raise InputRefused(
            f"Tệp biểu mẫu “{spec.base.key}” nêu trường không có trong sổ: {error}.", next_step="Sửa tệp biểu mẫu đó."
        ) from error


def _matter(kind: RecordKind, spec: TableSpec, stored: Stored) -> str:
    if kind.confidential_when(stored.record) or not spec.base.summary:
        return kind.name_of(stored.record)
    return show(kind.spec(spec.base.summary), getattr(stored.record, spec.base.summary)) or name_of(kind, stored)


def _align(spec: FieldSpec) -> Align:
    return Align.CENTER if spec.type is FieldType.DAY else Align.LEFT


# ---------------------------------------------------------------- both


def input_of(work: Workspace, period: Period) -> ReportInput:
    """What pages are made from besides the figures."""
    return ReportInput(office=work.office, today=work.today(), period=period, records=())


def period_words(period: Period) -> str:
    """``Số liệu tính từ ngày 15/12/2025 đến ngày 14/12/2026``.

    Raises:
        InputRefused: A day is missing.
    """
    start, end = bounds(period)
    return f"Số liệu tính từ ngày {format_day(start)} đến ngày {format_day(end)}"
