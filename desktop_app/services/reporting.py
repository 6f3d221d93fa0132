"""Reports: which there are, gathering their records, and making the Document and the PDF."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop_app.domain.document import Document
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.fields import FieldType
from desktop_app.domain.kind import RecordKind, ReportInput, ReportSpec
from desktop_app.domain.query import Condition, ListQuery, Operator, Period
from desktop_app.domain.stamp import Stored
from desktop_app.records import KINDS, LISTS
from desktop_app.services import duties
from desktop_app.services.law import law_of
from desktop_app.services.reading import get, linking
from desktop_app.services.workspace import Workspace
from desktop_app.storage import listing, office_settings, repository
from desktop_app.storage.engine import named_reading

MEASURE = "measure."
"""Settings under which an office keeps its own paper measures."""

PRACTICE_WATERMARK = "TẬP HUẤN – KHÔNG CÓ GIÁ TRỊ"


def report_list() -> tuple[tuple[RecordKind, ReportSpec], ...]:
    """Every report of every register and list, in the order of the registers."""
    return tuple((kind, spec) for kind in (*KINDS, *LISTS) for spec in kind.reports)


def find_report(key: str) -> tuple[RecordKind, ReportSpec]:
    """The report with this key.

    Raises:
        InputRefused: There is none; the sentence lists the keys.
    """
    for kind, spec in report_list():
        if spec.key == key:
            return kind, spec
    known = ", ".join(spec.key for _, spec in report_list())
    raise InputRefused(f"Không có báo cáo “{key}”.", next_step=f"Các báo cáo: {known}.")


@named_reading()
def build(
    work: Workspace,
    key: str,
    *,
    period: Period = Period(),
    uid: str | None = None,
    show_names: bool = False,
) -> Document:
    """Gather the records of a report and make its Document.

    Raises:
        InputRefused: Unknown key, a sheet without a record, or a period that ends before it starts.
        RecordMissing: The record of a sheet does not exist.
    """
    kind, spec = find_report(key)
    if period.start and period.end and period.end < period.start:
        raise InputRefused("Ngày cuối kỳ đứng trước ngày đầu kỳ.", next_step="Nhập lại từ ngày – đến ngày.")
    if spec.is_per_record:
        if not uid:
            raise InputRefused(f"“{spec.title}” in cho từng bản ghi.", next_step="Chọn một bản ghi (--uid).")
        records = [get(work, kind=kind.key, uid=uid)]
    else:
        records = _records(work, kind, spec, period)
    made = spec.build(
        ReportInput(
            office=work.office,
            today=work.today(),
            period=period,
            records=records,
            related=_related(work, kind, records, with_incoming=spec.is_per_record or spec.with_incoming),
            show_names=show_names,
            law=law_of(work),
            lists={key: duties.entries(work, key) for key in spec.lists},
            minimums=duties.minimums(work),
        )
    )
    return marked(work, made)


def marked(work: Workspace, document: Document) -> Document:
    """The document as this office prints it: its own paper measures, and the watermark of a practice office."""
    measures = office_settings.read_all(work.file.connection, MEASURE)
    made = replace(document, measures=tuple((key, float(value)) for key, value in measures.items()))
    return replace(made, watermark=PRACTICE_WATERMARK) if work.office.is_practice else made


@named_reading()
def record_uids(work: Workspace, key: str, *, period: Period) -> tuple[str, ...]:
    """Uids of the records that a report of a period tells of, in its order.

    Raises:
        InputRefused: Unknown key.
    """
    return tuple(_uids(work, *find_report(key), period))


def _uids(work: Workspace, kind: RecordKind, spec: ReportSpec, period: Period) -> list[str]:
    conditions = list(spec.conditions)
    if spec.period_field:
        if period.start:
            conditions.append(Condition(spec.period_field, Operator.AT_LEAST, period.start.isoformat()))
        if period.end:
            conditions.append(Condition(spec.period_field, Operator.AT_MOST, period.end.isoformat()))
    return listing.uids(work.file.connection, kind, ListQuery(kind.key, conditions=tuple(conditions)))


def _records(work: Workspace, kind: RecordKind, spec: ReportSpec, period: Period) -> list[Stored]:
    uids = _uids(work, kind, spec, period)
    found = repository.fetch(work.file.connection, kind, uids)
    return [found[uid] for uid in uids]


def _related(work: Workspace, kind: RecordKind, records: list[Stored], *, with_incoming: bool) -> dict[str, Stored]:
    related: dict[str, Stored] = {}
    for spec in kind.specs:
        if spec.type is FieldType.REF:
            uids = sorted({uid for stored in records if (uid := getattr(stored.record, spec.key))})
            related.update(repository.fetch(work.file.connection, work.kind(spec.target), uids))
    if with_incoming:
        targets = [stored.uid for stored in records]
        for other in work.file.kinds:
            for spec in other.specs:
                if spec.type is FieldType.REF and spec.target == kind.key:
                    related.update((item.uid, item) for item in linking(work, other, spec.key, targets))
    return related


def pdf_bytes(document: Document) -> bytes:
    """The document as a PDF."""
    from desktop_app.reports import pdf  # reportlab is heavy: only when something is printed

    return pdf.pdf_bytes(document)


def save_pdf(document: Document, path: Path) -> None:
    """Write the document as a PDF, whole or not at all.

    Raises:
        InputRefused: The place cannot be written to.
    """
    save_bytes(pdf_bytes(document), path)


def save_bytes(content: bytes, path: Path) -> None:
    """Write a file that is made already (a report as it was sent), whole or not at all.

    Raises:
        InputRefused: The place cannot be written to.
    """
    from desktop_app.reports import files

    try:
        files.write_whole(content, path)
    except OSError as error:
        raise InputRefused(
            f"Không ghi được tệp “{path.name}”.",
            next_step="Đóng tệp nếu đang mở ở chương trình khác, hoặc chọn chỗ khác.",
        ) from error
