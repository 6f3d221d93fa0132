"""Tables that were sent: frozen to the byte, corrected by later ones, and compared with what is counted now."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop_app.domain.document import Align, Column, Document, Orientation, Table
from desktop_app.domain.errors import FileDamaged, InputRefused
from desktop_app.domain.formats import format_day, format_decimal
from desktop_app.domain.query import Period
from desktop_app.domain.tables import Figures
from desktop_app.records.pages import table_page
from desktop_app.services.reporting import marked, pdf_bytes
from desktop_app.services.table_documents import figures_document, input_of, period_words
from desktop_app.services.table_figures import bounds, figures, find_table
from desktop_app.services.workspace import VIETNAM, Workspace
from desktop_app.storage import sent_reports
from desktop_app.storage.engine import named_reading
from desktop_app.storage.sent_reports import Sent

_UNSAVED = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """A number that is counted otherwise now than it was sent.

    Attributes:
        column: Number of its column; ``code`` and ``heading`` also name the line of a table with several.
    """

    code: str
    column: str
    heading: str
    before: Decimal
    now: Decimal


def freeze(work: Workspace, key: str, *, period: Period, note: str = "", corrects: int | None = None) -> Sent:
    """Keep a table as it is sent: its numbers and its PDF, which later edits do not touch.

    Args:
        corrects: The sent report that this one takes the place of ("báo cáo điều chỉnh").

    Raises:
        InputRefused: As ``figures``; or a report for this period was sent already and ``corrects`` is not given, or
            names a report of another table or period.
        StorageUnavailable: Nothing was kept.
    """
    earlier = _corrected(work, key, period, corrects)
    made = figures(work, key, period=period)
    content = pdf_bytes(figures_document(work, made, corrects=earlier))
    sent_ = Sent(
        _UNSAVED, key, period, corrects, work.now(), work.user, note.strip(), hashlib.sha256(content).hexdigest()
    )
    with work.file.writing() as connection:
        id_ = sent_reports.add(connection, sent_, figures=_plain(made), pdf=content)
    return find_sent(work, id_)


@named_reading()
def _corrected(work: Workspace, key: str, period: Period, corrects: int | None) -> Sent | None:
    start, end = bounds(period)
    spec = find_table(key)
    last = sent_reports.latest(work.file.connection, spec.key, end=end, start=start)
    if corrects is None:
        if last is not None:
            raise InputRefused(
                f"Biểu {spec.number} của kỳ này đã gửi ngày {_sent_day(last)}.",
                next_step="Gửi lại thì lập báo cáo điều chỉnh cho báo cáo đó.",
            )
        return None
    earlier = find_sent(work, corrects)
    if (earlier.key, earlier.period) != (spec.key, period):
        raise InputRefused(
            "Báo cáo được điều chỉnh là của biểu khác hoặc kỳ khác.", next_step="Chọn đúng báo cáo đã gửi của kỳ này."
        )
    return earlier


@named_reading()
def sent(work: Workspace) -> tuple[Sent, ...]:
    """All tables that were sent, the newest first."""
    return sent_reports.all_sent(work.file.connection)


@named_reading()
def find_sent(work: Workspace, id_: int) -> Sent:
    """The sent report with this id.

    Raises:
        InputRefused: There is none.
    """
    found = sent_reports.find(work.file.connection, id_)
    if found is None:
        raise InputRefused(f"Không có báo cáo đã gửi số {id_}.", next_step="Xem danh sách báo cáo đã gửi.")
    return found


@named_reading()
def sent_pdf(work: Workspace, id_: int) -> bytes:
    """The PDF as it was sent, held against its sum.

    Raises:
        InputRefused: There is no such report.
        FileDamaged: The bytes are not those that were sent.
    """
    found = find_sent(work, id_)
    content = sent_reports.pdf(work.file.connection, id_)
    if hashlib.sha256(content).hexdigest() != found.sha256:
        raise FileDamaged(
            "Bản PDF của báo cáo đã gửi không còn nguyên vẹn.", next_step="Mở bản sao lưu gần nhất để lấy bản đúng."
        )
    return content


@named_reading()
def differences(work: Workspace, id_: int) -> tuple[Difference, ...]:
    """Printed numbers that are counted otherwise now than in the sent report, in the order of the columns.

    Raises:
        InputRefused: There is no such report, or its table is no longer there.
    """
    found = find_sent(work, id_)
    now = figures(work, found.key, period=found.period)
    cells = sent_reports.figures(work.file.connection, id_)["cells"]
    return tuple(
        Difference(column.code, column.number, column.path, Decimal(cells[column.code]), now.cells[column.code])
        for column in now.spec.printed
        if column.code in cells and Decimal(cells[column.code]) != now.cells[column.code]
    )


@named_reading()
def difference_document(work: Workspace, id_: int) -> Document:
    """ "Bảng điều chỉnh": what was sent, what is counted now, and the difference, one row per changed number.

    Raises:
        InputRefused: As ``differences``.
    """
    found = find_sent(work, id_)
    spec = find_table(found.key)
    rows = [
        (
            item.column,
            item.heading,
            *map(format_decimal, (item.before, item.now)),
            _signed(item.now - item.before),
        )
        for item in differences(work, id_)
    ]
    table = Table(
        columns=(
            Column("Cột", 12, Align.CENTER),
            Column("Nội dung", 90),
            Column("Số đã gửi", 22, Align.RIGHT),
            Column("Số nay tính", 22, Align.RIGHT),
            Column("Chênh lệch", 22, Align.RIGHT),
        ),
        rows=rows,
        empty_text="Không có số nào khác với báo cáo đã gửi",
    )
    page = table_page(
        input_of(work, found.period),
        key=f"dieu-chinh-{spec.key}",
        name=f"BẢNG ĐIỀU CHỈNH BIỂU {spec.number}",
        table=table,
        style=spec.style,
        subject=f"Bảng điều chỉnh, {spec.form_label}",
        orientation=Orientation.PORTRAIT,
        period=f"{period_words(found.period)}\nSo với báo cáo gửi ngày {_sent_day(found)}",
    )
    return marked(work, replace(page, title=f"Bảng điều chỉnh biểu {spec.number}"))


def _plain(made: Figures) -> dict[str, object]:
    return {
        "cells": {code: f"{number:f}" for code, number in made.cells.items()},
        "circular": made.spec.circular,
        "remarks": list(made.remarks),
        "unclassified": len(made.unclassified),
        "failures": [item.identity for item in made.failures],
    }


def _sent_day(found: Sent) -> str:
    return format_day(found.sent_at.astimezone(VIETNAM).date())


def _signed(number: Decimal) -> str:
    return f"+{format_decimal(number)}" if number > 0 else format_decimal(number)
