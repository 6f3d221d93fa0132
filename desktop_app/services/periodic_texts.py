"""What the office writes into a periodic report: texts of the sections, number and day; what is printed until it does.

A section prints what was typed for this period, else the outline's words. The text of the last report of the same
length is offered, not printed by itself: it is taken over by ``use_last``, with its places, so that numbers are new.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from desktop_app.domain.document import HeadingStyle
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.outline_data import LONGEST_TEXT
from desktop_app.domain.outline_words import Doubt, span_of
from desktop_app.domain.outline_words import doubts as doubts_in
from desktop_app.domain.outlines import Outline, OutlineSection
from desktop_app.domain.query import Period
from desktop_app.domain.text import normalize_line, normalize_text
from desktop_app.services.outlines import outline
from desktop_app.services.periodic_figures import figures
from desktop_app.services.table_figures import bounds
from desktop_app.services.workspace import Workspace
from desktop_app.storage import report_texts, sent_reports
from desktop_app.storage.engine import named_reading
from desktop_app.storage.report_texts import KeptHeading, KeptText
from desktop_app.storage.sent_reports import PERIODIC, Sent

TYPED, LAST, OUTLINE = "typed", "last", "outline"
_LONGEST_NUMBER = 60


@dataclass(frozen=True, slots=True)
class SectionText:
    """The text of one section, with its places.

    Attributes:
        origin: "typed" for this period, "last": taken over from an earlier report unchanged, or "outline".
        changed_at, changed_by: None and "" for the outline's words.
        last_period: The earlier report whose text ``use_last`` would take over; None where there is none.
    """

    text: str
    origin: str
    changed_at: datetime | None = None
    changed_by: str = ""
    last_period: Period | None = None


@dataclass(frozen=True, slots=True)
class PeriodicReport:
    """One report as it is edited.

    Attributes:
        number: As typed: ``07``, ``07-BC/ĐU``, or "" while it is open.
        day: Day of signing; None while it is open.
        texts: By section, in the order of the outline, hidden ones too.
        left_over: Texts of sections that the outline no longer has: kept, not printed.
        sent: The newest frozen report of this period.
    """

    outline: Outline
    period: Period
    style: HeadingStyle
    number: str
    day: date | None
    texts: Mapping[str, SectionText]
    sent: Sent | None
    left_over: Mapping[str, SectionText] = field(default_factory=dict)


@named_reading()
def report(work: Workspace, key: str, *, period: Period) -> PeriodicReport:
    """A report as it stands: what was typed, what the outline says elsewhere, what was sent.

    Raises:
        InputRefused: No such outline, or a period without both days.
    """
    found = outline(work, key)
    start, end = bounds(period)
    connection = work.file.connection
    kept = report_texts.texts(connection, key, period)
    head = report_texts.heading(connection, key, period) or KeptHeading("", "", None)
    last = _last_texts(work, found, period)
    texts = {
        section.key: _section_text(section, kept.get(section.key), last.get(section.key)) for section in found.sections
    }
    rest = {section: _kept_text(text) for section, text in kept.items() if section not in texts}
    style = next((item for item in found.styles if item.value == head.style), found.styles[0])
    sent = sent_reports.latest(connection, f"{PERIODIC}{key}", end=end, start=start)
    return PeriodicReport(found, period, style, head.number, head.day, texts, sent, rest)


def _section_text(section: OutlineSection, kept: KeptText | None, last: tuple[Period, str] | None) -> SectionText:
    last_period = last[0] if last else None
    return _kept_text(kept, last_period) if kept else SectionText(section.text, OUTLINE, last_period=last_period)


def _kept_text(kept: KeptText, last_period: Period | None = None) -> SectionText:
    return SectionText(
        kept.text, LAST if kept.is_copied else TYPED, kept.changed_at, kept.changed_by, last_period=last_period
    )


def _last_texts(work: Workspace, found: Outline, period: Period) -> dict[str, tuple[Period, str]]:
    """The newest text of each section in an earlier report of the same length, with that report's period."""
    made: dict[str, tuple[Period, str]] = {}
    for earlier, section, text in report_texts.earlier(work.file.connection, found.key, before=bounds(period)[0]):
        if _is_like(found, earlier, period):
            made.setdefault(section, (earlier, text))
    return made


def _is_like(found: Outline, one: Period, other: Period) -> bool:
    """Both are months, or quarters …; periods that the calendar does not know are like each other."""
    spans = [span_of(item, closing_day=found.closing_day) for item in (one, other)]
    return (spans[0] and spans[0][0]) == (spans[1] and spans[1][0])


def save_text(work: Workspace, key: str, *, period: Period, section: str, text: str | None) -> None:
    """Keep what was typed into a section; None goes back to the outline's words, "" prints nothing.

    Raises:
        InputRefused: No such outline or section, a period without both days, or too long a text.
    """
    found = _section(outline(work, key), section)
    bounds(period)
    cleaned = None if text is None else normalize_text(text)
    if cleaned is not None and len(cleaned) > LONGEST_TEXT:
        raise InputRefused("Lời văn của mục này quá dài.", next_step="Rút gọn còn tối đa 20.000 ký tự.")
    if cleaned == found.text:
        cleaned = None
    kept = None if cleaned is None else KeptText(cleaned, False, work.now(), work.user)
    with work.file.writing() as connection:
        report_texts.write_text(connection, key, period, section, kept)


def use_last(work: Workspace, key: str, *, period: Period, section: str) -> str:
    """Take over the section's text of the last report of the same length, places and all; returns it.

    Raises:
        InputRefused: No such outline or section, or no earlier report has a text of its own there.
    """
    found = outline(work, key)
    _section(found, section)
    last = report(work, key, period=period).texts[section].last_period
    text = _last_texts(work, found, period).get(section)
    if last is None or text is None:
        raise InputRefused("Kỳ trước chưa có lời văn riêng cho mục này.", next_step="Nhập lời văn mới.")
    with work.file.writing() as connection:
        report_texts.write_text(connection, key, period, section, KeptText(text[1], True, work.now(), work.user))
    return text[1]


def save_heading(
    work: Workspace, key: str, *, period: Period, style: HeadingStyle, number: str, day: date | None
) -> None:
    """Keep number, day and heading of a report.

    Raises:
        InputRefused: No such outline, no such heading in it, or too long a number.
    """
    if style not in outline(work, key).styles:
        raise InputRefused("Khung báo cáo này không có thể thức đó.", next_step="Chọn thể thức khác.")
    bounds(period)
    cleaned = normalize_line(number)
    if len(cleaned) > _LONGEST_NUMBER:
        raise InputRefused("Số, ký hiệu quá dài.", next_step="Nhập số như 07, hoặc đủ ký hiệu.")
    with work.file.writing() as connection:
        report_texts.write_heading(connection, key, period, KeptHeading(style.value, cleaned, day))


def doubts(work: Workspace, key: str, *, period: Period) -> tuple[Doubt, ...]:
    """Numbers typed by hand that differ from the figure they name, and places that nobody knows, section by section.

    Raises:
        InputRefused: As ``figures``.
    """
    current = report(work, key, period=period)
    values = figures(work, key, period=period)
    return tuple(
        doubt
        for section in current.outline.shown
        for doubt in doubts_in(section.key, current.texts[section.key].text, values)
    )


def _section(found: Outline, key: str) -> OutlineSection:
    section = found.section(key)
    if section is None:
        known = ", ".join(item.key for item in found.sections)
        raise InputRefused(f"Khung báo cáo không có mục “{key}”.", next_step=f"Các mục: {known}.")
    return section
