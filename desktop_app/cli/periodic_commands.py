"""Commands on periodic reports: outlines, outline, periodic, targets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from desktop_app.cli.output import table as lines_of
from desktop_app.cli.reading import read_day
from desktop_app.cli.session import Session, WrongUsage
from desktop_app.domain.document import HeadingStyle
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.formats import FormatProblem, format_day, format_decimal, parse_decimal
from desktop_app.domain.outline_words import FigureValue, change_words
from desktop_app.domain.periods import Span, latest_number, period_of
from desktop_app.domain.query import Period
from desktop_app.services import papers, periodic
from desktop_app.services.periodic import Doubt, Outline, ReportDifferences, ReportDue
from desktop_app.services.workspace import Workspace

SPANS = {span.name.lower(): span for span in Span}
STYLES = tuple(style.value for style in HeadingStyle)
PRINT, FIGURES, FREEZE, DOUBTS = "print", "figures", "freeze", "doubts"
DEEDS = (PRINT, FIGURES, FREEZE, DOUBTS)
_WIDEST = 80


def outlines(session: Session) -> int:
    """List the outlines and the reports that are due next."""
    with session.workspace() as work:
        found, due = periodic.outlines(work), periodic.due(work)
    rows = [("KHUNG", "PHIÊN BẢN", "THỂ THỨC", "TÊN")]
    rows += [(item.key, item.version, ", ".join(style.value for style in item.styles), item.title) for item in found]
    next_ = [("HẠN", "CÒN (NGÀY)", "BÁO CÁO")]
    next_ += [(format_day(item.day), _state(item), item.title) for item in due]
    value = {"outlines": [_outline_value(item) for item in found], "due": [_due_value(item) for item in due]}
    session.output.result(value, [*lines_of(rows, widest=_WIDEST), "", *lines_of(next_, widest=_WIDEST)])
    return 0


def outline(session: Session) -> int:
    """Give an outline away as a file, take one in, or go back to the shipped one."""
    arguments = session.arguments
    if arguments.deed == "export" and not arguments.out:
        raise WrongUsage("Thêm nơi ghi: --out TỆP.json.")
    with session.workspace() as work:
        if arguments.deed == "export":
            periodic.export_outline(work, arguments.name, Path(arguments.out))
            value, line = {"path": arguments.out}, f"Đã ghi khung báo cáo {arguments.name} vào {arguments.out}."
        elif arguments.deed == "import":
            made = periodic.import_outline(work, Path(arguments.name))
            value = {"key": made.key, "version": made.version}
            line = f"Đã nhận khung báo cáo {made.key}, phiên bản {made.version}."
        else:
            periodic.restore_outline(work, arguments.name)
            value, line = {"key": arguments.name}, f"Đã dùng lại khung báo cáo gốc {arguments.name}."
    session.output.result(value, [line])
    return 0


def run(session: Session) -> int:
    """Write texts into a report; print it, freeze it as sent, or show its figures or doubts."""
    with session.workspace() as work:
        report(session, work, deed=session.arguments.deed or PRINT)
    return 0


def report(session: Session, work: Workspace, *, deed: str = PRINT) -> None:
    """The same in a file that is open already; without a place to write to, ``print`` shows the figures."""
    arguments, key = session.arguments, session.arguments.key
    if deed != FREEZE and (getattr(arguments, "note", None) or getattr(arguments, "corrects", None)):
        raise WrongUsage("--note và --corrects dùng cùng với freeze.")
    period = _period(session, work, periodic.outline(work, key))
    _keep(session, work, period)
    if deed == FREEZE:
        sent = periodic.freeze(work, key, period=period, note=arguments.note, corrects=arguments.corrects or None)
        value = {"id": sent.id, "report": key, "sha256": sent.sha256, **_days(period)}
        session.output.result(value, [f"Đã lưu bản gửi số {sent.id}, SHA-256 {sent.sha256}."])
    elif deed == DOUBTS:
        found = periodic.doubts(work, key, period=period)
        session.output.result([_doubt_value(item) for item in found], _doubt_lines(found))
    elif deed == PRINT and arguments.out:
        document = periodic.build(work, key, period=period)
        papers.save(document, Path(arguments.out))
        periodic.note_access(work, key, period=period, deed="exported")
        value = {"report": key, "title": document.title, "path": arguments.out, **_days(period)}
        session.output.result(value, [f"Đã ghi {document.title} vào {arguments.out}."])
    else:
        made = periodic.figures(work, key, period=period)
        session.output.result({**_days(period), "figures": [_figure_value(item) for item in made]}, _figure_lines(made))


def targets(session: Session) -> int:
    """List the targets of a year, or set some."""
    arguments = session.arguments
    with session.workspace() as work:
        year = arguments.year or work.today().year
        for cell, number in _pairs(arguments.set, "BIỂU:Ô=SỐ, ví dụ pl3-hoi-nghi:total.1=4"):
            periodic.save_target(work, year=year, cell=cell, number=_number(number))
        found = periodic.targets(work, year=year)
    rows = [("Ô", f"CHỈ TIÊU NĂM {year}"), *((cell, format_decimal(number)) for cell, number in found.items())]
    value = {"year": year, "targets": {cell: float(number) for cell, number in found.items()}}
    session.output.result(value, lines_of(rows) if found else [f"Năm {year} chưa giao chỉ tiêu nào."])
    return 0


def difference_lines(changed: ReportDifferences) -> list[str]:
    """What changed since a report was sent: numbers, then sections whose words changed."""
    if changed.is_empty:
        return ["Không có số, lời văn nào khác với bản đã gửi."]
    rows = [("Ô", "NỘI DUNG", "ĐÃ GỬI", "NAY TÍNH")]
    rows += [(item.cell, item.label, format_decimal(item.before), format_decimal(item.now)) for item in changed.figures]
    lines = lines_of(rows, widest=_WIDEST) if changed.figures else []
    return [*lines, *(f"Lời văn đã sửa: {item.title or item.section}." for item in changed.texts)]


def difference_value(changed: ReportDifferences) -> dict[str, Any]:
    """The same as JSON values."""
    return {
        "figures": [
            {"cell": item.cell, "label": item.label, "before": float(item.before), "now": float(item.now)}
            for item in changed.figures
        ],
        "texts": [{"section": item.section, "before": item.before, "now": item.now} for item in changed.texts],
    }


# ---------------------------------------------------------------- given


def _period(session: Session, work: Workspace, found: Outline) -> Period:
    """The days that --from and --to give, else the period of --span, --year and --number; today's where not given."""
    arguments, today = session.arguments, work.today()
    if arguments.start or arguments.end:
        if arguments.span or arguments.number or arguments.year:
            raise WrongUsage("--from, --to không dùng cùng với --span, --year, --number.")
        if not (arguments.start and arguments.end):
            raise WrongUsage("Cần đủ --from và --to.")
        return Period(
            read_day(arguments.start, today=today, name="--from"), read_day(arguments.end, today=today, name="--to")
        )
    span = SPANS[arguments.span or Span.MONTH.name.lower()]
    year, number = latest_number(span, today=today, closing_day=found.closing_day)
    try:
        return period_of(
            span, year=arguments.year or year, number=arguments.number or number, closing_day=found.closing_day
        )
    except ValueError as error:
        raise InputRefused(f"Một năm chỉ có {span.count} kỳ loại này.", next_step="Sửa --number.") from error


def _keep(session: Session, work: Workspace, period: Period) -> None:
    """Keep what the command line says of texts and heading."""
    arguments, key = session.arguments, session.arguments.key
    for section, text in _pairs(arguments.text, "MỤC=CHỮ, ví dụ kien-nghi=Không có kiến nghị."):
        periodic.save_text(work, key, period=period, section=section, text=text.replace("\\n", "\n"))
    if not (arguments.layout or arguments.doc_number or arguments.day):
        return
    current = periodic.report(work, key, period=period)
    style = HeadingStyle(arguments.layout) if arguments.layout else current.style
    number = arguments.doc_number or current.number
    day = read_day(arguments.day, today=work.today(), name="--day") if arguments.day else current.day
    periodic.save_heading(work, key, period=period, style=style, number=number, day=day)


def _pairs(given: Iterable[str], form: str) -> Iterator[tuple[str, str]]:
    for item in given:
        key, sign, text = item.partition("=")
        if not sign or not key.strip():
            raise InputRefused(f"Chưa hiểu “{item}”.", next_step=f"Ghi {form}.")
        yield key.strip(), text


def _number(typed: str) -> Any:
    try:
        return parse_decimal(typed)
    except FormatProblem as problem:
        raise InputRefused(problem.sentence) from problem


# ---------------------------------------------------------------- said


def _days(period: Period) -> dict[str, str]:
    return {"from": str(period.start), "to": str(period.end)}


def _outline_value(item: Outline) -> dict[str, Any]:
    return {
        "key": item.key,
        "version": item.version,
        "title": item.title,
        "own": item.is_own,
        "layouts": [style.value for style in item.styles],
        "spans": [span.name.lower() for span in item.spans],
        "source": item.source,
        "sections": [
            {"key": section.key, "heading": section.heading, "hidden": section.is_hidden} for section in item.sections
        ],
        "figures": [{"name": figure.name, "cell": figure.cell, "unit": figure.unit} for figure in item.figures],
    }


def _due_value(item: ReportDue) -> dict[str, Any]:
    state = {"sent": item.is_sent, "begun": item.is_begun}
    return {
        "key": item.key,
        "title": item.title,
        **_days(item.period),
        "due": str(item.day),
        "left": item.left,
        **state,
    }


def _state(item: ReportDue) -> str:
    return "đã gửi" if item.is_sent else str(item.left)


def _figure_value(item: FigureValue) -> dict[str, Any]:
    return {
        "name": item.name,
        "cell": item.cell,
        "value": float(item.value),
        "last_year": float(item.last_year),
        "target": None if item.target is None else float(item.target),
        "unit": item.unit,
    }


def _figure_lines(found: tuple[FigureValue, ...]) -> list[str]:
    rows = [("SỐ LIỆU", "Ô", "KỲ NÀY", "CÙNG KỲ NĂM TRƯỚC", "TĂNG, GIẢM", "CHỈ TIÊU NĂM")]
    rows += [
        (
            item.name,
            item.cell,
            format_decimal(item.value),
            format_decimal(item.last_year),
            change_words(item),
            "" if item.target is None else format_decimal(item.target),
        )
        for item in found
    ]
    return lines_of(rows, widest=_WIDEST)


def _doubt_value(item: Doubt) -> dict[str, Any]:
    value = None if item.value is None else float(item.value)
    return {"section": item.section, "start": item.start, "typed": item.typed, "name": item.name, "value": value}


def _doubt_lines(found: tuple[Doubt, ...]) -> list[str]:
    rows = [("MỤC", "ĐÃ NHẬP", "SỐ LIỆU", "NAY TÍNH")]
    rows += [
        (item.section, item.typed, item.name, "không có" if item.value is None else format_decimal(item.value))
        for item in found
    ]
    return lines_of(rows, widest=_WIDEST) if found else ["Không có chỗ nào cần xem lại."]
