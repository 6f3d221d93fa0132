"""The periodic report on paper: heading, sections with their figures and charts, signature, annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.charts import Chart, Series
from desktop_app.domain.document import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    HeadingStyle,
    Orientation,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Recipients,
    SignatureCell,
    Signatures,
    Table,
    TitleBlock,
)
from desktop_app.domain.formats import format_day, format_day_long, format_decimal
from desktop_app.domain.office import Office
from desktop_app.domain.outline_words import (
    NOTHING_HAPPENED,
    FigureValue,
    change_words,
    fill,
    filled_paragraphs,
    period_name,
    span_of,
)
from desktop_app.domain.outlines import (
    AGENCY,
    FROM,
    PERIOD,
    TO,
    UNIT,
    OutlineAnnex,
    OutlineChart,
    OutlineHeading,
    OutlineSection,
    roman,
)
from desktop_app.domain.query import Period
from desktop_app.domain.tables import Figures
from desktop_app.domain.text import capitalize_first
from desktop_app.services import access, reporting
from desktop_app.services.periodic_figures import Counted, count
from desktop_app.services.periodic_texts import OUTLINE, PeriodicReport, report
from desktop_app.services.table_documents import figures_document
from desktop_app.services.table_figures import bounds
from desktop_app.services.workspace import VIETNAM, Workspace
from desktop_app.storage.engine import named_reading
from desktop_app.storage.sent_reports import Sent

_REPORT = "Báo cáo "
_WIDEST_UPRIGHT = 7
"""Columns of a table that still stands on an upright sheet."""
_STYLE_OF_LEVEL = {1: ParagraphStyle.BOLD, 2: ParagraphStyle.BOLD, 3: ParagraphStyle.ITALIC}


@named_reading()
def build(work: Workspace, key: str, *, period: Period, style: HeadingStyle | None = None) -> Document:
    """The report of a period as it stands now.

    Args:
        style: Whose heading; None takes the one kept for this report, or the outline's usual one.

    Raises:
        InputRefused: No such outline, a period without both days, or a table that cannot be counted.
    """
    current = report(work, key, period=period)
    if style in current.outline.styles and style is not None:
        current = replace(current, style=style)
    return report_document(work, current, counted(work, current))


def counted(work: Workspace, current: PeriodicReport) -> Counted:
    """All numbers that the report prints."""
    return count(work, current.outline, period=current.period, tables=current.outline.tables)


def report_document(
    work: Workspace, current: PeriodicReport, numbers: Counted, *, corrects: Sent | None = None
) -> Document:
    """The same from numbers that are counted already.

    Args:
        corrects: The sent report this one takes the place of; the page then says that it is a correction.
    """
    printing = _Printing(work, current, numbers)
    heading = printing.heading()
    blocks: list[Block] = [printing.title(corrects)]
    for section in current.outline.shown:
        blocks += printing.section(section)
    blocks.append(printing.signatures())
    blocks += printing.annexes()
    start, end = bounds(current.period)
    made = Document(
        f"{current.outline.title} {printing.words[PERIOD]}",
        tuple(blocks),
        file_name=f"bao-cao-{current.outline.key}_{start:%Y%m%d}_{end:%Y%m%d}",
        heading=heading,
        subject=f"{current.outline.title}, khung {current.outline.version}",
    )
    return reporting.marked(work, made)


def note_access(work: Workspace, key: str, *, period: Period, deed: str) -> None:
    """Log that the records whose names stand in the report's annexes were printed or exported (``access.DEEDS``).

    Raises:
        InputRefused: No such outline, or a period without both days.
    """
    current = report(work, key, period=period)
    for annex in _annexes(current):
        for report_key in annex.reports:
            access.note_report(work, report_key, deed=deed, period=period)


def title_of(current: PeriodicReport) -> str:
    """``Báo cáo kết quả công tác dân vận tháng 11 năm 2026``."""
    return f"{current.outline.title} {period_name(current.period, closing_day=current.outline.closing_day)}"


@dataclass(frozen=True, slots=True)
class _Printing:
    """One report on its way to paper."""

    work: Workspace
    report: PeriodicReport
    numbers: Counted

    @property
    def values(self) -> Mapping[str, FigureValue]:
        return {item.name: item for item in self.numbers.figures}

    @property
    def head(self) -> OutlineHeading:
        return self.report.outline.heading(self.report.style)

    @property
    def words(self) -> Mapping[str, str]:
        start, end = bounds(self.report.period)
        return {
            PERIOD: period_name(self.report.period, closing_day=self.report.outline.closing_day),
            FROM: format_day(start),
            TO: format_day(end),
            UNIT: _lower(self.work.office.unit_name),
            AGENCY: self.head.agency or agency(self.work.office, self.report.style),
        }

    # ------------------------------------------------------------ first page

    def heading(self) -> Heading:
        office, style = self.work.office, self.report.style
        return Heading(
            style=style,
            superior=getattr(office, f"{style.value}_superior"),
            issuer=getattr(office, f"{style.value}_issuer"),
            number=self.number(),
            place=office.place,
            day=self.report.day,
        )

    def number(self) -> str:
        """``07-BC/ĐU``; without a number it begins with the signs."""
        office, typed = self.work.office, self.report.number
        signs = self.head.number.replace("{sign}", office.sign).replace("{party_sign}", office.party_sign)
        if typed and not typed.isdigit():
            return typed
        return f"{int(typed):02}{signs}" if typed else signs

    def title(self, corrects: Sent | None) -> TitleBlock:
        outline = self.report.outline
        abstract = capitalize_first(outline.title.removeprefix(_REPORT))
        period = f"(Số liệu tính từ ngày {self.words[FROM]} đến ngày {self.words[TO]})"
        if corrects is not None:
            sent_on = format_day(corrects.sent_at.astimezone(VIETNAM).date())
            period += f"\n(Báo cáo điều chỉnh, thay báo cáo gửi ngày {sent_on})"
        return TitleBlock("BÁO CÁO", f"{abstract} {self.words[PERIOD]}", period)

    def signatures(self) -> Signatures:
        office = self.work.office
        post = tuple(line.replace("{head_post}", office.head_post) for line in self.head.post)
        name = office.head_name if any("{head_post}" in line for line in self.head.post) else ""
        signature = SignatureCell(post, note="", name=name)
        recipients = self.head.recipients
        return Signatures((Recipients(recipients), signature) if recipients else (signature,))

    # ------------------------------------------------------------ sections

    def section(self, section: OutlineSection) -> Iterator[Block]:
        if section.heading:
            yield Paragraph(section.heading, _STYLE_OF_LEVEL[section.level])
        for line in self.paragraphs(section):
            yield Paragraph(line)
        table = self.comparison(section)
        if table is not None:
            yield table
        chart = self.report.outline.chart(section.chart) if section.chart else None
        drawn = self.chart(chart) if chart else None
        if drawn is not None:
            yield drawn

    def paragraphs(self, section: OutlineSection) -> list[str]:
        """What was typed; else the outline's words without those on which nothing happened."""
        text = self.report.texts[section.key]
        if text.origin != OUTLINE:
            return [fill(line, self.values, self.words) for line in text.text.splitlines() if line.strip()]
        return filled_paragraphs(text.text, self.values, self.words) or ([NOTHING_HAPPENED] if text.text else [])

    def comparison(self, section: OutlineSection) -> Table | None:
        """The section's figures against last year and the targets; None where there is nothing in them."""
        values = [self.values[name] for name in section.figures]
        if not any(item.value or item.last_year or item.target for item in values):
            return None
        has_targets = any(item.target for item in values)
        columns = [
            Column("Nội dung", 66),
            Column("Đơn vị tính", 22, Align.CENTER),
            Column("Kỳ này", 20, Align.RIGHT),
            Column("Cùng kỳ năm trước", 22, Align.RIGHT),
            Column("Tăng, giảm", 18, Align.RIGHT),
        ]
        if has_targets:
            columns += [Column("Chỉ tiêu năm", 18, Align.RIGHT), Column("Lũy kế đạt (%)", 18, Align.RIGHT)]
        rows = [_comparison_row(item, has_targets=has_targets) for item in values]
        return Table(columns=tuple(columns), rows=rows)

    def chart(self, chart: OutlineChart) -> Chart | None:
        """The chart; None where there is nothing to compare."""
        values = [self.values[name] for name in chart.figures]
        now = Series("Kỳ này", tuple(item.value for item in values), tuple(item.cell for item in values))
        last = Series("Cùng kỳ năm trước", tuple(item.last_year for item in values))
        series = (now, last) if any(item.last_year for item in values) else (now,)
        labels = chart.labels or tuple(item.label for item in values)
        made = Chart(chart.title, chart.kind, labels, series, unit=chart.unit)
        return None if made.is_empty else made

    # ------------------------------------------------------------ annexes

    def annexes(self) -> Iterator[Block]:
        """Numbered in Roman figures where there are several (NĐ 30/2020, Phụ lục I, Phần I, mục III, khoản 1)."""
        annexes = _annexes(self.report)
        for number, annex in enumerate(annexes, start=1):
            yield from self.annex(annex, f"Phụ lục {roman(number)}" if len(annexes) > 1 else "Phụ lục")

    def annex(self, annex: OutlineAnnex, name: str) -> Iterator[Block]:
        parts = [self.table_part(self.numbers.tables[key]) for key in annex.tables]
        parts += [self.report_part(key) for key in annex.reports]
        is_wide = any(part.width > _WIDEST_UPRIGHT for part in parts)
        yield PageBreak(Orientation.LANDSCAPE if is_wide else Orientation.PORTRAIT, restarts=True)
        yield TitleBlock(name, annex.title.upper(), f"(Kèm theo {self.reference()})")
        for part in parts:
            if len(parts) > 1:
                yield Paragraph(part.title, ParagraphStyle.CENTER_BOLD)
            yield from part.blocks

    def table_part(self, made: Figures) -> _Part:
        return _part(figures_document(self.work, made), made.spec.title)

    def report_part(self, key: str) -> _Part:
        _, spec = reporting.find_report(key)
        return _part(reporting.build(self.work, key, period=self.report.period), spec.title)

    def reference(self) -> str:
        """``Báo cáo số 07-BC/ĐU ngày 05 tháng 12 năm 2026 của Đảng ủy xã Đồng Lam``."""
        number = self.number()
        number = f"......{number}" if number[0] in "/-" else number
        return f"Báo cáo số {number} {_day_words(self.report.day)} của {self.words[AGENCY]}"


@dataclass(frozen=True, slots=True)
class _Part:
    """What an annex takes from a page of its own: its table and the remarks under it."""

    title: str
    blocks: tuple[Block, ...]

    @property
    def width(self) -> int:
        """Columns of its widest table."""
        return max((len(block.columns) for block in self.blocks if isinstance(block, Table)), default=0)


def _part(page: Document, title: str) -> _Part:
    kept = tuple(
        block
        for block in page.blocks
        if isinstance(block, Table) or (isinstance(block, Paragraph) and block.style is ParagraphStyle.SMALL)
    )
    return _Part(title, kept)


def _comparison_row(item: FigureValue, *, has_targets: bool) -> tuple[str, ...]:
    row = (item.label, item.unit, format_decimal(item.value), format_decimal(item.last_year), change_words(item))
    if not has_targets:
        return row
    percent = item.percent_of_target
    return (
        *row,
        "" if item.target is None else format_decimal(item.target),
        "" if percent is None else format_decimal(percent, decimals=0),
    )


def _annexes(current: PeriodicReport) -> list[OutlineAnnex]:
    """Those that a report of this length carries."""
    found = span_of(current.period, closing_day=current.outline.closing_day)
    return [item for item in current.outline.annexes if not item.spans or (found and found[0] in item.spans)]


def _day_words(day: date | None) -> str:
    return format_day_long(day) if day else "ngày ... tháng ... năm ......"


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def agency(office: Office, style: HeadingStyle) -> str:
    """Who reports, in running text: ``Đảng ủy xã Đồng Lam``; an issuer of another name by its own, in small letters."""
    unit = _lower(office.unit_name)
    names = {
        HeadingStyle.STATE: ("", "Ủy ban nhân dân", office.state_issuer),
        HeadingStyle.PARTY: ("ĐẢNG ỦY ", "Đảng ủy", office.party_issuer),
        HeadingStyle.FRONT: ("ỦY BAN MTTQ VIỆT NAM ", "Ủy ban MTTQ Việt Nam", office.front_issuer),
    }
    capitals, words, issuer = names[style]
    if issuer == f"{capitals}{office.unit_name.upper()}":
        return f"{words} {unit}"
    name = issuer.replace("\n", " ").capitalize()
    return re.sub(re.escape(unit), unit, name, flags=re.IGNORECASE)
