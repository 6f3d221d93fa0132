"""Statistical tables on paper: the form with its figures, and the list behind one number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from desktop_app.domain.document import Align, Column, Document, HeaderCell, Orientation, Row, RowStyle, Table
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.fields import FieldSpec, FieldType
from desktop_app.domain.formats import format_day, format_decimal
from desktop_app.domain.kind import RecordKind, ReportInput
from desktop_app.domain.query import Period
from desktop_app.domain.stamp import Stored
from desktop_app.domain.table_header import header_groups
from desktop_app.domain.tables import (
    Count,
    Failure,
    Figures,
    TableColumn,
    TableRow,
    TableSpec,
)
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
_PLACE_WIDTH, _LINE_WIDTH, _PER_DIGIT = 6.0, 36.0, 1.3
_FEW_COLUMNS, _SOME_COLUMNS, _MANY_LINES = 4, 6, 10
_NARROWEST, _WIDEST, _PER_LETTER = 7.0, 13.0, 0.35
_MOST_NAMED = 10
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
    notes = [f"{spec.notes_label} Biểu theo {spec.circular}."] if spec.is_prescribed else []
    notes += [*spec.footnotes, *made.remarks]
    notes += [failure_words(work, spec, failure) for failure in made.failures]
    period = period_words(made.period)
    if corrects is not None:
        sent_on = format_day(corrects.sent_at.astimezone(VIETNAM).date())
        period += f"\nBáo cáo điều chỉnh, thay báo cáo gửi ngày {sent_on}"
    page = table_page(
        input_of(work, made.period),
        key=f"bieu-{spec.key}",
        name=spec.title,
        table=_lines_table(made) if spec.rows else _office_table(work, made),
        style=spec.style,
        subject=f"{spec.form_label}, {spec.circular}",
        orientation=_orientation(spec),
        form_label=spec.form_label,
        notes=notes,
        period=period,
    )
    printed = replace(marked(work, page), title=spec.name)
    if not spec.is_prescribed:
        return printed
    return replace(printed, measures=tuple({**_SIGNING_ROOM, **dict(printed.measures)}.items()))


def _orientation(spec: TableSpec) -> Orientation:
    """Forms of practice stand upright where they have few columns or many lines; all others lie."""
    columns = len(spec.columns)
    is_upright = columns <= _FEW_COLUMNS or (len(spec.rows) >= _MANY_LINES and columns <= _SOME_COLUMNS)
    return Orientation.PORTRAIT if is_upright and not spec.is_prescribed else Orientation.LANDSCAPE


def failure_words(work: Workspace, spec: TableSpec, failure: Failure) -> str:
    """``Không khớp 1=2+3 (12 và 11): xem số 4/2026, 9/2026.``"""
    left, right = format_decimal(failure.left), format_decimal(failure.right)
    uids = failure.uids[:_MOST_NAMED]
    found = repository.fetch(work.file.connection, work.kind(spec.kind), uids)
    numbers = ", ".join(found[uid].stamp.register_number for uid in uids)
    more = len(failure.uids) - _MOST_NAMED
    rest = f" và {more} bản ghi khác" if more > 0 else ""
    return f"Không khớp {_identity_words(spec, failure.identity)} ({left} và {right}): xem số {numbers}{rest}."


def _identity_words(spec: TableSpec, identity: str) -> str:
    """``1=2+3``; with several lines ``dòng “Kinh tế” 1=2+3`` or ``cột 1 dòng “Tổng cộng” = tổng các dòng``."""
    row = spec.row(identity.partition("=")[0])
    if row is None:
        return identity
    own = identity.replace(f"{row.code}.", "")
    if "." not in own:
        return f"dòng “{row.label}” {own}"
    return f"cột {own.partition('=')[0]} dòng “{row.label}” = tổng các dòng"


def _office_table(work: Workspace, made: Figures) -> Table:
    """One line for this office, and the total a circular wants under it."""
    spec = made.spec
    numbers = _numbers(made, None)
    columns = [Column(item.heading, _width(item), Align.CENTER) for item in spec.columns]
    return Table(
        columns=(Column("Đơn vị", _UNIT_WIDTH), *columns),
        groups=tuple((HeaderCell(""), *level) for level in header_groups(spec.columns)),
        code_row=("MS", *(item.printed for item in spec.columns)),
        rows=[(work.office.unit_name, *numbers)],
        totals=("Tổng cộng", *numbers) if spec.is_prescribed else None,
        unit_line=spec.unit_line,
    )


def _lines_table(made: Figures) -> Table:
    """The lines of a table one by one; those over all stand out, the last of them as the total."""
    spec = made.spec
    numbers = [_numbers(made, row) for row in spec.rows]
    rows: list[Row | tuple[str, ...]] = []
    for place, (row, shown) in enumerate(zip(spec.rows, numbers, strict=True), 1):
        cells = ("" if row.is_total else str(place), row.label, *shown)
        rows.append(Row(cells, RowStyle.BOLD) if row.is_total else cells)
    totals = (spec.rows[-1].label, "", *numbers[-1]) if spec.rows[-1].is_total else None
    longest = [max(map(len, shown)) for shown in zip(*numbers, strict=True)]
    return Table(
        columns=(
            Column("TT", _PLACE_WIDTH, Align.CENTER),
            Column(spec.rows_heading, _LINE_WIDTH),
            *(
                Column(item.heading, max(_width(item), letters * _PER_DIGIT), Align.RIGHT)
                for item, letters in zip(spec.columns, longest, strict=True)
            ),
        ),
        groups=tuple((HeaderCell(""), HeaderCell(""), *level) for level in header_groups(spec.columns)),
        code_row=("A", "B", *(item.printed for item in spec.columns)),
        rows=rows[:-1] if totals else rows,
        totals=totals,
        unit_line=spec.unit_line,
    )


def _numbers(made: Figures, row: TableRow | None) -> tuple[str, ...]:
    """What stands in the columns of a line."""
    codes = [f"{row.code}.{item.code}" if row else item.code for item in made.spec.columns]
    return tuple(
        "" if item.measure.count is Count.NOTHING else format_decimal(made.cells[code])
        for item, code in zip(made.spec.columns, codes, strict=True)
    )


def _width(column: TableColumn) -> float:
    """Long headings and codes get more room, so that the header does not grow tall."""
    return min(_WIDEST, max(_NARROWEST, max(len(column.heading), len(column.printed)) * _PER_LETTER))


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
    is_sum = column.measure.count in (Count.SUM, Count.ROWS)
    amounts = found.amounts if is_sum else ()
    table = _annex_table(kind, spec, [stored[uid] for uid in found.uids], amounts)
    page = table_page(
        input_of(work, period),
        key=f"phu-luc-{spec.key}-{code}",
        name=f"DANH SÁCH KÈM THEO BIỂU {spec.number}",
        table=table,
        style=spec.style,
        subject=f"Danh sách của cột {column.number}, {spec.form_label}",
        period=f"Cột {column.number}: {column.path}\n{period_words(period)}",
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
