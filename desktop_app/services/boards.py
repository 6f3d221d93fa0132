"""Boards counted: the numbers and the chart of a register for this month, quarter or year, on screen and on paper."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from desktop_app import paths
from desktop_app.domain.boards import Board, BoardFigure, BoardSpec, ChartSpec
from desktop_app.domain.charts import Chart, Series
from desktop_app.domain.document import Align, Column, Document, Paragraph, ParagraphStyle, Spacer, Table, TitleBlock
from desktop_app.domain.document import Block as PaperBlock
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.formats import format_day
from desktop_app.domain.outline_words import period_name
from desktop_app.domain.periods import Span, latest_number, period_of
from desktop_app.domain.query import ListQuery
from desktop_app.domain.tables import Figures
from desktop_app.domain.text import capitalize_first
from desktop_app.records.pages import heading
from desktop_app.services import tables
from desktop_app.services.reading import count
from desktop_app.services.reporting import marked
from desktop_app.services.workspace import Workspace
from desktop_app.storage.board_files import load_boards
from desktop_app.storage.engine import named_reading

SPANS = (Span.YEAR, Span.QUARTER, Span.MONTH)
"""Periods a board is offered for, the usual one first."""

MOST_AT_ONCE = 20_000
"""Records of a register that are counted unasked; more would keep the worker from the list for a noticeable time."""

_LEFT_OUT = "Loại không phát sinh trong kỳ không nêu."


def has_board(kind: str) -> bool:
    """Whether a register has a board."""
    return _spec(kind) is not None


@named_reading()
def is_quick(work: Workspace, kind: str) -> bool:
    """Whether the board of a register may be counted unasked."""
    return count(work, ListQuery(kind)) <= MOST_AT_ONCE


@named_reading()
def boards(work: Workspace, kind: str = "", *, span: Span = Span.YEAR) -> tuple[Board, ...]:
    """The boards of all registers in their order, or of one; for the period that today lies in.

    Raises:
        InputRefused: The register has no board, or a table it names cannot be counted.
    """
    if kind:
        return (board(work, kind, span=span),)
    return tuple(board(work, item.key, span=span) for item in work.file.kinds if has_board(item.key))


@named_reading()
def board(work: Workspace, kind: str, *, span: Span = Span.YEAR) -> Board:
    """The board of one register.

    Raises:
        InputRefused: As ``boards``.
    """
    spec = _spec(kind)
    if spec is None:
        raise InputRefused(f"Sổ “{work.kind(kind).title}” không có bảng số liệu.")
    closing_day = tables.find_table(spec.tables[0]).closing_day
    year, number = latest_number(span, today=work.today(), closing_day=closing_day)
    period = period_of(span, year=year, number=number, closing_day=closing_day)
    counted = {key: tables.figures(work, key, period=period) for key in spec.tables}
    cells = {f"{key}:{code}": value for key, made in counted.items() for code, value in made.cells.items()}
    name = period_name(period, closing_day=closing_day)
    chart = _chart(spec.chart, cells, name) if spec.chart else None
    return Board(kind, work.kind(kind).title, span, period, name, _figures(spec, cells, counted), chart)


@named_reading()
def board_document(work: Workspace, kind: str, *, span: Span = Span.YEAR) -> Document:
    """The board on paper, one page, to be read in grey print.

    Raises:
        InputRefused: As ``boards``.
    """
    made = board(work, kind, span=span)
    style = tables.find_table(made.figures[0].table).style
    name = made.period_words
    rows = [(str(place), item.label, item.words) for place, item in enumerate(made.figures, start=1)]
    columns = (Column("STT", 10, Align.CENTER), Column("Nội dung", 95), Column("Số liệu", 60, Align.RIGHT))
    blocks: list[PaperBlock] = [
        TitleBlock("SỐ LIỆU TỔNG HỢP", made.title, f"({capitalize_first(name)}, tính đến ngày {_asof(work, made)})"),
        Table(columns=columns, rows=rows),
    ]
    if any(item.rate for item in made.figures):
        words = "Tỷ lệ đúng hạn = số việc xong đúng hạn / (số việc đã xong + số việc chưa xong đã quá hạn)."
        blocks.append(Paragraph(words, ParagraphStyle.NOTE))
    if made.chart is not None:
        blocks += [Spacer(4), made.chart]
    document = Document(
        f"Số liệu tổng hợp: {made.title}",
        tuple(blocks),
        file_name=f"so-lieu-{kind.replace('_', '-')}_{work.today():%Y%m%d}",
        heading=heading(work.office, style),
        subject=f"Số liệu tổng hợp {name}",
    )
    return marked(work, document)


def _asof(work: Workspace, made: Board) -> str:
    end = made.period.end
    return format_day(min(end, work.today()) if end else work.today())


def _spec(kind: str) -> BoardSpec | None:
    return next((spec for spec in load_boards(paths.resources_dir()) if spec.kind == kind), None)


def _figures(spec: BoardSpec, cells: Mapping[str, Decimal], counted: Mapping[str, Figures]) -> tuple[BoardFigure, ...]:
    made: list[BoardFigure] = []
    for item in spec.figures:
        table, _, code = item.cell.partition(":")
        value = _number(cells, item.cell)
        rate = None
        if item.rate:
            rate_table, _, key = item.rate.partition(":")
            rate = counted[rate_table].rate(key)
            if rate is None:
                raise _unknown(item.rate)
        made.append(BoardFigure(item.label, value, table, code, item.tone if value else "", rate))
    return tuple(made)


def _chart(spec: ChartSpec, cells: Mapping[str, Decimal], period: str) -> Chart:
    rows = [(label, names, [_number(cells, name) for name in names]) for label, names in spec.categories]
    shown = [row for row in rows if any(row[2])] if spec.hides_zero else rows
    is_cut = 0 < len(shown) < len(rows)
    shown = shown or rows
    series = tuple(
        Series(label, tuple(values[place] for _, _, values in shown), tuple(names[place] for _, names, _ in shown))
        for place, label in enumerate(spec.series)
    )
    labels = tuple(label for label, _, _ in shown)
    note = _LEFT_OUT if is_cut else ""
    return Chart(f"{spec.title}, {period}", spec.kind, labels, series, unit=spec.unit, note=note)


def _number(cells: Mapping[str, Decimal], name: str) -> Decimal:
    if name not in cells:
        raise _unknown(name)
    return cells[name]


def _unknown(name: str) -> InputRefused:
    return InputRefused(f"Tệp bảng số liệu nêu một ô không có: “{name}”.", next_step="Cài lại chương trình.")
