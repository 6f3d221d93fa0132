"""Every paper, table and list of the sample office as (name, PDF), for tools.shots."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop_app.domain.document import Document
from desktop_app.domain.errors import RecordMissing
from desktop_app.domain.papers import PaperTemplate
from desktop_app.domain.periods import Span, period_of
from desktop_app.domain.query import ListQuery, Period
from desktop_app.records import KINDS
from desktop_app.services import (
    access,
    allowance,
    boards,
    papers,
    periodic,
    records,
    reporting,
    retention,
    tables,
    timeline,
    today,
)
from desktop_app.services.workspace import Workspace
from tools.shot_office import OUTLINE, REPORT_MONTH, REPORT_YEAR, TABLE_YEAR

MONTH = Period(date(2026, 11, 1), date(2026, 11, 30))
NOTHING_HAPPENED = Period(date(2024, 2, 1), date(2024, 2, 29))
MOST_TRIED = 400


def documents(work: Workspace) -> Iterator[tuple[str, bytes]]:
    """Every report, one sheet of every register, every paper in every layout, every table, the periodic reports,
    boards and timelines, and the lists of an office's duties."""
    year = period_of(Span.YEAR, year=work.today().year)
    for kind, spec in reporting.report_list():
        uid = None
        if spec.is_per_record:
            rows = records.page(work, ListQuery(kind.key, limit=1)).rows
            if not rows or kind not in KINDS:
                continue
            uid = rows[0].uid
        period = year if spec.period_field else Period()
        yield spec.key, reporting.pdf_bytes(reporting.build(work, spec.key, period=period, uid=uid))
    for name, document in (
        *_papers(work),
        *_tables(work),
        *_periodic(work),
        *_boards(work),
        *_timelines(work),
        *_duties(work),
    ):
        yield name, reporting.pdf_bytes(document)


def sample_record(work: Workspace, paper: PaperTemplate) -> tuple[str, str] | None:
    """(kind, uid) of the newest record which the paper is usual for, else of one it fits; None where none does."""
    found: dict[bool, tuple[str, str]] = {}
    for kind in paper.kinds:
        newest = ListQuery(kind, sort=work.kind(kind).numbered_by, is_descending=True, limit=MOST_TRIED)
        for row in records.page(work, newest).rows:
            record = records.get(work, kind=kind, uid=row.uid).record
            if paper.fits(record):
                found.setdefault(paper.is_usual(record), (kind, row.uid))
            if True in found:
                return found[True]
    return found.get(False)


def typed_secrets(work: Workspace, key: str, *, uid: str) -> dict[str, str]:
    """Something invented for each place that is kept nowhere."""
    form = papers.form(work, key, uid=uid)
    return {item.key: _invented(item.key) for item in form.fields if item.is_secret}


def _invented(key: str) -> str:
    if "phone" in key:
        return "0900 000 000"
    if "address" in key:
        return "xóm Ví Dụ, xã La Bằng"
    return "02/02/1970" if key.endswith("_on") or "day" in key else "Người Ví Dụ"


def _papers(work: Workspace) -> Iterator[tuple[str, Document]]:
    for paper in papers.templates():
        found = sample_record(work, paper)
        if found is None:
            print(f"paper {paper.key}: no record of the sample office fits")
            continue
        typed = typed_secrets(work, paper.key, uid=found[1])
        form = papers.form(work, paper.key, uid=found[1])
        try:
            yield f"paper-{paper.key}", papers.build(work, paper.key, uid=found[1], typed=typed)
        except RecordMissing:
            print(f"paper {paper.key}: record is gone")
            continue
        for style in form.styles[1:]:
            yield f"paper-{paper.key}-{style.value}", papers.build(work, paper.key, uid=found[1], style=style)
        if form.hides_names:
            yield f"paper-{paper.key}-names", papers.build(work, paper.key, uid=found[1], show_names=True)


def _tables(work: Workspace) -> Iterator[tuple[str, Document]]:
    for spec in tables.table_list():
        yield f"table-{spec.key}", tables.document(work, spec.key, period=TABLE_YEAR)
        made = tables.figures(work, spec.key, period=TABLE_YEAR)
        largest = max(made.cells, key=lambda code: made.cells[code])
        yield f"table-{spec.key}-annex", tables.annex(work, spec.key, period=TABLE_YEAR, code=largest)


def _periodic(work: Workspace) -> Iterator[tuple[str, Document]]:
    """A year, a month and one in which nothing happened, the first in every layout; how a sent one differs by now."""
    for outline in periodic.outlines(work):
        for name, period in (("year", REPORT_YEAR), ("month", REPORT_MONTH), ("zero", NOTHING_HAPPENED)):
            yield f"periodic-{outline.key}-{name}", periodic.build(work, outline.key, period=period)
        for style in outline.styles[1:]:
            built = periodic.build(work, outline.key, period=REPORT_YEAR, style=style)
            yield f"periodic-{outline.key}-{style.value}", built
    for sent in periodic.sent(work, OUTLINE):
        yield f"periodic-{OUTLINE}-{sent.id}-differences", periodic.difference_document(work, sent.id)


def _boards(work: Workspace) -> Iterator[tuple[str, Document]]:
    for kind in KINDS:
        if boards.has_board(kind.key):
            yield f"board-{kind.key}", boards.board_document(work, kind.key)


def _timelines(work: Workspace) -> Iterator[tuple[str, Document]]:
    """The longest one of each register, among the newest records."""
    for kind in KINDS:
        if kind.matter_links or kind.context_links:
            rows = records.page(work, ListQuery(kind.key, sort=kind.numbered_by, is_descending=True, limit=120)).rows
            uid = max((len(timeline.timeline(work, kind=kind.key, uid=row.uid)), row.uid) for row in rows)[1]
            yield f"timeline-{kind.key}", timeline.timeline_document(work, kind=kind.key, uid=uid)


def _duties(work: Workspace) -> Iterator[tuple[str, Document]]:
    yield "morning-list", today.morning_list(work)
    yield "allowance", allowance.document(work, period=MONTH)
    yield "access-log", access.document(work)
    yield "destruction-list", retention.list_document(work)
    for destruction in retention.destructions(work):
        yield f"destruction-minutes-{destruction.id}", retention.minutes(work, destruction.id)
    for sent in (one for one in tables.sent(work) if not one.outline):
        yield f"sent-{sent.key}-{sent.id}-differences", tables.difference_document(work, sent.id)
