"""Commands on statistical tables: tables, table, sent."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from desktop_app.cli import periodic_commands
from desktop_app.cli.output import table as lines_of
from desktop_app.cli.reading import read_day
from desktop_app.cli.session import Session, WrongUsage
from desktop_app.domain.document import Document
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.formats import format_day, format_decimal, format_moment, format_percent
from desktop_app.domain.query import Period
from desktop_app.domain.tables import Count, Failure, Figures, Rate
from desktop_app.services import papers, periodic, records, tables
from desktop_app.services.tables import Difference, Sent
from desktop_app.services.workspace import Workspace

_WIDEST = 100


def tables_(session: Session) -> int:
    """List the tables with the circular each belongs to."""
    found = tables.table_list()
    rows = [("BIỂU", "SỐ", "VĂN BẢN", "TÊN")]
    rows += [(spec.key, spec.number, spec.circular, spec.title) for spec in found]
    notes = dict.fromkeys(f"{spec.circular}: {spec.note}" for spec in found if spec.note)
    value = [
        {
            "key": spec.key,
            "form": spec.form_label,
            "circular": spec.circular,
            "note": spec.note,
            "title": spec.title,
            "source": spec.source,
            "columns": [{"code": item.code, "heading": item.path} for item in spec.columns],
            "rows": [{"code": item.code, "label": item.label} for item in spec.rows],
        }
        for spec in found
    ]
    session.output.result(value, [*lines_of(rows, widest=_WIDEST), "", *notes])
    return 0


def table(session: Session) -> int:
    """Count a table, print or save it, list the records behind one number, or freeze it as sent."""
    arguments = session.arguments
    if arguments.freeze and (arguments.out or arguments.cell):
        raise WrongUsage("--freeze không dùng cùng với --out hoặc --cell; lấy bản đã gửi bằng lệnh sent.")
    if (arguments.note or arguments.corrects) and not arguments.freeze:
        raise WrongUsage("--note và --corrects dùng cùng với --freeze.")
    tables.find_table(arguments.key)
    with session.workspace() as work:
        period = _period(session, work)
        if arguments.cell:
            _cell(session, work, period)
        elif arguments.freeze:
            sent = tables.freeze(
                work, arguments.key, period=period, note=arguments.note, corrects=arguments.corrects or None
            )
            session.output.result(_sent_value(sent), [f"Đã lưu bản gửi số {sent.id}, SHA-256 {sent.sha256}."])
        elif arguments.out:
            _save(session, tables.document(work, arguments.key, period=period), Path(arguments.out))
        else:
            made = tables.figures(work, arguments.key, period=period)
            session.output.result(_figures_value(made), _figures_lines(work, made))
    return 0


def sent(session: Session) -> int:
    """List the tables that were sent, or save one, or say what is counted otherwise now."""
    arguments = session.arguments
    if arguments.id is None and (arguments.out or arguments.differences):
        raise WrongUsage("Thiếu số của bản gửi; xem các số bằng lệnh sent.")
    with session.workspace() as work:
        if arguments.id is None:
            found = tables.sent(work)
            session.output.result([_sent_value(item) for item in found], _sent_lines(found))
        elif arguments.differences and arguments.out:
            is_report = bool(tables.find_sent(work, arguments.id).outline)
            make = periodic.difference_document if is_report else tables.difference_document
            _save(session, make(work, arguments.id), Path(arguments.out))
        elif arguments.out:
            _write(Path(arguments.out), tables.sent_pdf(work, arguments.id))
            session.output.result({"id": arguments.id, "path": arguments.out}, [f"Đã ghi vào {arguments.out}."])
        elif tables.find_sent(work, arguments.id).outline:
            changes = periodic.differences(work, arguments.id)
            session.output.result(
                periodic_commands.difference_value(changes), periodic_commands.difference_lines(changes)
            )
        else:
            changed = tables.differences(work, arguments.id)
            session.output.result([_difference_value(item) for item in changed], _difference_lines(changed))
    return 0


# ---------------------------------------------------------------- given


def _period(session: Session, work: Workspace) -> Period:
    arguments, today = session.arguments, work.today()
    return Period(
        read_day(arguments.start, today=today, name="--from"), read_day(arguments.end, today=today, name="--to")
    )


def _cell(session: Session, work: Workspace, period: Period) -> None:
    key, code, out = session.arguments.key, session.arguments.cell, session.arguments.out
    if out:
        _save(session, tables.annex(work, key, period=period, code=code), Path(out))
        return
    found = tables.cell(work, key, period=period, code=code)
    names = records.names(work, kind=found.kind, uids=found.uids)
    total = sum(found.amounts, Decimal(0))
    value = {"kind": found.kind, "uids": list(found.uids), "total": _number(total)}
    session.output.result(value, [*(names[uid] for uid in found.uids), f"Số của ô: {format_decimal(total)}."])


def _save(session: Session, document: Document, path: Path) -> None:
    papers.save(document, path)
    session.output.result({"title": document.title, "path": str(path)}, [f"Đã ghi {document.title} vào {path}."])


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise InputRefused(f"Không ghi được tệp “{path.name}”.", next_step="Chọn chỗ khác.") from error


# ---------------------------------------------------------------- said


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _figures_value(made: Figures) -> dict[str, Any]:
    return {
        "table": made.spec.key,
        "title": made.spec.title,
        "circular": made.spec.circular,
        "from": str(made.period.start),
        "to": str(made.period.end),
        "cells": {code: _number(number) for code, number in made.cells.items()},
        "failures": [_failure_value(item) for item in made.failures],
        "unclassified": list(made.unclassified),
        "remarks": list(made.remarks),
        "rates": [_rate_value(item) for item in made.rates],
    }


def _failure_value(item: Failure) -> dict[str, Any]:
    sides = {"left": _number(item.left), "right": _number(item.right)}
    return {"identity": item.identity, **sides, "uids": list(item.uids)}


def _rate_value(item: Rate) -> dict[str, Any]:
    percent = None if item.percent is None else round(float(item.percent), 2)
    counts = {"on_time": item.on_time, "done": item.done, "overdue": item.overdue}
    return {"key": item.key, "label": item.label, **counts, "percent": percent}


def _figures_lines(work: Workspace, made: Figures) -> Iterator[str]:
    spec = made.spec
    yield f"{spec.form_label}: {spec.title}"
    yield from _matrix_lines(made) if spec.rows else lines_of(_column_rows(made), widest=_WIDEST)
    yield from spec.footnotes
    yield from made.remarks
    for rate in made.rates:
        shown = "chưa có đơn" if rate.percent is None else format_percent(rate.percent)
        yield (
            f"{rate.label}: {shown} ({rate.on_time} đúng hạn; {rate.done} đã xong, {rate.overdue} quá hạn chưa xong)."
        )
    yield from (tables.failure_words(work, spec, failure) for failure in made.failures)


def _column_rows(made: Figures) -> list[tuple[str, ...]]:
    found = [(item.printed, item.path, format_decimal(made.cells[item.code])) for item in made.spec.printed]
    return [("MS", "NỘI DUNG", "SỐ"), *found]


def _matrix_lines(made: Figures) -> Iterator[str]:
    """The lines with their numbers under the columns' codes, then what each column counts."""
    spec = made.spec
    columns = [item for item in spec.columns if item.measure.count is not Count.NOTHING]
    rows = [("MÃ", spec.rows_heading.upper(), *(item.code for item in columns))]
    for row in spec.rows:
        numbers = (format_decimal(made.cells[row.cell(item).code]) for item in columns)
        rows.append((row.code, row.label, *numbers))
    yield from lines_of(rows, widest=_WIDEST)
    yield from (f"{item.code}: {item.path}." for item in columns)


def _sent_value(item: Sent) -> dict[str, Any]:
    return {
        "id": item.id,
        "table": item.key,
        "from": str(item.period.start),
        "to": str(item.period.end),
        "sent_at": item.sent_at.isoformat(),
        "sent_by": item.sent_by,
        "note": item.note,
        "corrects": item.corrects,
        "sha256": item.sha256,
    }


def _sent_lines(found: tuple[Sent, ...]) -> list[str]:
    rows = [("BẢN GỬI", "BIỂU", "KỲ", "GỬI LÚC", "NGƯỜI GỬI", "GHI CHÚ")]
    rows += [
        (
            str(item.id),
            item.key,
            " – ".join(format_day(day) for day in (item.period.start, item.period.end) if day),
            format_moment(item.sent_at),
            item.sent_by,
            "; ".join(part for part in (f"Điều chỉnh bản {item.corrects}" if item.corrects else "", item.note) if part),
        )
        for item in found
    ]
    return lines_of(rows) if found else ["Chưa gửi biểu nào."]


def _difference_value(item: Difference) -> dict[str, Any]:
    return {"code": item.code, "heading": item.heading, "before": _number(item.before), "now": _number(item.now)}


def _difference_lines(changed: tuple[Difference, ...]) -> list[str]:
    rows = [("CỘT", "NỘI DUNG", "ĐÃ GỬI", "NAY TÍNH")]
    rows += [(item.code, item.heading, format_decimal(item.before), format_decimal(item.now)) for item in changed]
    return lines_of(rows, widest=_WIDEST) if changed else ["Không có số nào khác với bản đã gửi."]
