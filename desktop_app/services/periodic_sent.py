"""Periodic reports that were sent: frozen to the byte, corrected, compared with today; and which is due next."""

from __future__ import annotations

import hashlib
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from desktop_app.domain.document import Align, Column, Document, Orientation, Table
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.formats import format_day, format_decimal
from desktop_app.domain.outline_words import doubts as doubts_in
from desktop_app.domain.outline_words import period_name, signed
from desktop_app.domain.outlines import Outline
from desktop_app.domain.periods import Span, latest_number, period_of
from desktop_app.domain.query import Period
from desktop_app.records.pages import table_page
from desktop_app.services.outlines import due_days, outlines
from desktop_app.services.periodic_figures import Counted
from desktop_app.services.periodic_paper import counted, report_document, title_of
from desktop_app.services.periodic_texts import PeriodicReport, report
from desktop_app.services.reporting import marked, pdf_bytes
from desktop_app.services.sent_tables import find_sent
from desktop_app.services.table_documents import input_of
from desktop_app.services.table_figures import bounds
from desktop_app.services.workspace import VIETNAM, Workspace
from desktop_app.storage import report_texts, sent_reports
from desktop_app.storage.engine import named_reading
from desktop_app.storage.sent_reports import PERIODIC, Sent

_UNSAVED = 0
_OPENING = "Phần không có đề mục"
"""Names a section that has no title."""


@dataclass(frozen=True, slots=True)
class FigureDifference:
    """A figure, or a cell of an annex (``cell`` alone), that is counted otherwise now than it was sent."""

    label: str
    cell: str
    before: Decimal
    now: Decimal


@dataclass(frozen=True, slots=True)
class TextDifference:
    """A section whose text reads otherwise now than it was sent; ``section`` is its key."""

    section: str
    title: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class ReportDifferences:
    """What changed since a report was sent."""

    figures: tuple[FigureDifference, ...]
    texts: tuple[TextDifference, ...]

    @property
    def is_empty(self) -> bool:
        """Nothing changed."""
        return not self.figures and not self.texts


@dataclass(frozen=True, slots=True)
class ReportDue:
    """The next report of one length.

    Attributes:
        key: Key of the outline.
        title: ``Báo cáo kết quả công tác dân vận tháng 11 năm 2026``.
        day: When it is due.
        left: Days until then; below 0 it is late.
        is_begun: Something was written for it.
    """

    key: str
    title: str
    span: Span
    period: Period
    day: date
    left: int
    is_sent: bool
    is_begun: bool


# ---------------------------------------------------------------- sending


def freeze(work: Workspace, key: str, *, period: Period, note: str = "", corrects: int | None = None) -> Sent:
    """Keep a report as it is sent: PDF, numbers, texts and the outline's version, which later edits do not touch.

    Args:
        corrects: The sent report that this one takes the place of ("báo cáo điều chỉnh").

    Raises:
        InputRefused: As ``build``; a text names what nobody knows; or the report of this period was sent already and
            ``corrects`` is not given, or names another one.
        StorageUnavailable: Nothing was kept.
    """
    current = report(work, key, period=period)
    earlier = _corrected(work, current, corrects)
    numbers = counted(work, current)
    _refuse_unknown(current, numbers)
    content = pdf_bytes(report_document(work, current, numbers, corrects=earlier))
    sent_ = Sent(
        _UNSAVED, f"{PERIODIC}{key}", period, corrects, work.now(), work.user, note.strip(),
        hashlib.sha256(content).hexdigest(),
    )  # fmt: skip
    with work.file.writing() as connection:
        id_ = sent_reports.add(connection, sent_, figures=_plain(current, numbers), pdf=content)
    return find_sent(work, id_)


def _corrected(work: Workspace, current: PeriodicReport, corrects: int | None) -> Sent | None:
    if corrects is None:
        if current.sent is not None:
            sent_on = format_day(current.sent.sent_at.astimezone(VIETNAM).date())
            raise InputRefused(
                f"Báo cáo kỳ này đã gửi ngày {sent_on}.",
                next_step="Gửi lại thì lập báo cáo điều chỉnh cho báo cáo đó.",
            )
        return None
    earlier = find_sent(work, corrects)
    if (earlier.outline, earlier.period) != (current.outline.key, current.period):
        raise InputRefused(
            "Báo cáo được điều chỉnh là của loại khác hoặc kỳ khác.", next_step="Chọn đúng báo cáo đã gửi của kỳ này."
        )
    return earlier


def _refuse_unknown(current: PeriodicReport, numbers: Counted) -> None:
    for section in current.outline.shown:
        for doubt in doubts_in(section.key, current.texts[section.key].text, numbers.figures):
            if doubt.is_unknown:
                place = section.heading or _OPENING
                raise InputRefused(
                    f"Mục “{place}” nêu số liệu không có: {doubt.typed}.", next_step="Sửa lời văn mục đó rồi gửi."
                )


def _plain(current: PeriodicReport, numbers: Counted) -> dict[str, object]:
    return {
        "outline": current.outline.key,
        "version": current.outline.version,
        "style": current.style.value,
        "number": current.number,
        "day": current.day.isoformat() if current.day else "",
        "figures": {
            item.name: {
                "cell": item.cell,
                "value": f"{item.value:f}",
                "last_year": f"{item.last_year:f}",
                "target": None if item.target is None else f"{item.target:f}",
            }
            for item in numbers.figures
        },
        "cells": {
            f"{key}:{cell.code}": f"{made.cells[cell.code]:f}"
            for key, made in numbers.tables.items()
            for cell in made.spec.printed
        },
        "texts": {section.key: current.texts[section.key].text for section in current.outline.shown},
        "titles": {section.key: section.heading for section in current.outline.shown},
    }


@named_reading()
def sent(work: Workspace, key: str = "") -> tuple[Sent, ...]:
    """The periodic reports that were sent, of one outline where ``key`` is given, the newest first."""
    found = sent_reports.all_sent(work.file.connection)
    return tuple(item for item in found if (item.outline == key if key else item.outline))


@named_reading()
def differences(work: Workspace, id_: int) -> ReportDifferences:
    """Printed numbers that are counted otherwise now than in the sent report, and sections whose text changed.

    Raises:
        InputRefused: There is no such report, or its outline is no longer there.
    """
    found = find_sent(work, id_)
    if not found.outline:
        raise InputRefused("Bản gửi này là biểu thống kê, không phải báo cáo định kỳ.")
    current = report(work, found.outline, period=found.period)
    kept = sent_reports.figures(work.file.connection, id_)
    numbers = counted(work, current)
    return ReportDifferences(tuple(_changed_cells(kept["cells"], numbers)), tuple(_changed_texts(kept, current)))


def _changed_cells(before: dict[str, str], numbers: Counted) -> list[FigureDifference]:
    labels = {item.cell: item.label for item in numbers.figures}
    found: list[FigureDifference] = []
    for key, made in numbers.tables.items():
        for cell in made.spec.printed:
            name = f"{key}:{cell.code}"
            then, now = before.get(name), made.cells[cell.code]
            if then is not None and Decimal(then) != now:
                label = labels.get(name) or f"{made.spec.title}: {cell.path}"
                found.append(FigureDifference(label, name, Decimal(then), now))
    return found


def _changed_texts(kept: dict[str, dict[str, str]], current: PeriodicReport) -> list[TextDifference]:
    now = {section.key: current.texts[section.key].text for section in current.outline.shown}
    titles = {**kept["titles"], **{section.key: section.heading for section in current.outline.shown}}
    return [
        TextDifference(key, titles[key], kept["texts"].get(key, ""), now.get(key, ""))
        for key in dict.fromkeys([*now, *kept["texts"]])
        if kept["texts"].get(key, "") != now.get(key, "")
    ]


@named_reading()
def difference_document(work: Workspace, id_: int) -> Document:
    """ "Bảng điều chỉnh": what was sent, what is counted now, and the sections whose words changed.

    Raises:
        InputRefused: As ``differences``.
    """
    found = find_sent(work, id_)
    changed = differences(work, id_)
    current = report(work, found.outline, period=found.period)
    rows = [
        (item.label, format_decimal(item.before), format_decimal(item.now), signed(item.now - item.before))
        for item in changed.figures
    ]
    table = Table(
        columns=(
            Column("Nội dung", 100),
            Column("Số đã gửi", 24, Align.RIGHT),
            Column("Số nay tính", 24, Align.RIGHT),
            Column("Chênh lệch", 24, Align.RIGHT),
        ),
        rows=rows,
        empty_text="Không có số nào khác với báo cáo đã gửi",
    )
    sent_on = format_day(found.sent_at.astimezone(VIETNAM).date())
    words = [item.title or _OPENING for item in changed.texts]
    page = table_page(
        input_of(work, found.period),
        key=f"dieu-chinh-bao-cao-{found.outline}",
        name="BẢNG ĐIỀU CHỈNH BÁO CÁO",
        table=table,
        style=current.style,
        subject=f"Bảng điều chỉnh, {current.outline.title}",
        orientation=Orientation.PORTRAIT,
        notes=[f"Mục có lời văn đã sửa: {'; '.join(words)}."] if words else [],
        period=f"{title_of(current)}\nSo với báo cáo gửi ngày {sent_on}",
    )
    return marked(work, replace(page, title=f"Bảng điều chỉnh, {title_of(current)}"))


# ---------------------------------------------------------------- due


@named_reading()
def due(work: Workspace) -> tuple[ReportDue, ...]:
    """The next report of each length that this office sends, the one due first on top.

    The period that today lies in; the one before where it was begun and not sent. A month or quarter that ends with
    a longer period that is sent too is not reported for itself.
    """
    found = [item for outline in outlines(work) for item in _due_of(work, outline)]
    return tuple(sorted(found, key=lambda item: (item.day, item.key, item.span.value)))


def _due_of(work: Workspace, outline: Outline) -> list[ReportDue]:
    days = due_days(work, outline.key)
    made: list[ReportDue] = []
    for span, day in days.items():
        for period in _periods(span, outline.closing_day, today=work.today()):
            item = _report_due(work, outline, span, period, day)
            is_swallowed = any(
                _ends_with(other, outline.closing_day, period) for other in days if other.value > span.value
            )
            is_past = bounds(period)[1] < work.today()
            if not is_swallowed and (not is_past or (item.is_begun and not item.is_sent)):
                made.append(item)
                break
    return made


def _periods(span: Span, closing_day: int, *, today: date) -> list[Period]:
    """The period before the one today lies in, then that one; of what is over until next year, the last alone."""
    year, number = latest_number(span, today=today, closing_day=closing_day)
    current = period_of(span, year=year, number=number, closing_day=closing_day)
    if not current.holds(today):  # nine months, once they are over
        return [current]
    before = (year, number - 1) if number > 1 else (year - 1, span.count)
    return [period_of(span, year=before[0], number=before[1], closing_day=closing_day), current]


def _ends_with(span: Span, closing_day: int, period: Period) -> bool:
    """A period of this length ends on the same day."""
    _, end = bounds(period)
    return any(
        period_of(span, year=year, number=number, closing_day=closing_day).end == end
        for year in (end.year, end.year + 1)
        for number in range(1, span.count + 1)
    )


def _report_due(work: Workspace, outline: Outline, span: Span, period: Period, day: int) -> ReportDue:
    start, end = bounds(period)
    last = end.replace(day=min(day, monthrange(end.year, end.month)[1]))
    connection = work.file.connection
    sent_ = sent_reports.latest(connection, f"{PERIODIC}{outline.key}", end=end, start=start)
    return ReportDue(
        outline.key,
        f"{outline.title} {period_name(period, closing_day=outline.closing_day)}",
        span,
        period,
        last,
        (last - work.today()) // timedelta(days=1),
        sent_ is not None,
        report_texts.is_begun(connection, outline.key, period),
    )
