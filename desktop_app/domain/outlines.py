"""The outline of a periodic report as a value: its sections, figures, charts and annexes, and whose paper it is.

An outline is data: shipped, handed down by a province as a file, or changed by the office. ``outline_data`` reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from desktop_app.domain.charts import ChartKind
from desktop_app.domain.document import HeadingStyle
from desktop_app.domain.periods import Span
from desktop_app.domain.text import capitalize_first

PLACE = re.compile(r"\{([^{}\n]*)\}")
"""A place in a text, such as ``{số hội nghị đối thoại}``."""

PERIOD, FROM, TO, UNIT, AGENCY = "kỳ", "từ ngày", "đến ngày", "đơn vị", "cơ quan"
FIXED_NAMES = (PERIOD, FROM, TO, UNIT, AGENCY)
"""Names of places that are no figures: words of the period, its days, the unit, the agency that reports."""

LAST_YEAR, TARGET = "so với cùng kỳ", "so với chỉ tiêu"
COMPARISONS = (LAST_YEAR, TARGET)
"""What may stand before a figure's name and a colon: ``{so với cùng kỳ: số hội nghị đối thoại}``."""

LOWEST_LEVEL = 3


@dataclass(frozen=True, slots=True)
class OutlineHeading:
    """Whose paper the report is.

    Attributes:
        number: Signs behind the number, with the places of papers: ``-BC/{party_sign}``.
        post: Lines over the signature; ``{head_post}`` is the office's own post.
        recipients: Lines of "Nơi nhận".
        agency: Who reports, in running text; "" says it from the office's heading.
    """

    style: HeadingStyle
    number: str
    post: tuple[str, ...]
    recipients: tuple[str, ...] = ()
    agency: str = ""


@dataclass(frozen=True, slots=True)
class OutlineFigure:
    """One number that sections may name.

    Attributes:
        name: Words between the braces, ``số hội nghị đối thoại``; beginning with a small letter.
        cell: Table and code, ``pl3-hoi-nghi:total.1``.
        noun: What stands behind the number in running text (``hội nghị đối thoại``): a number typed before it is held
            against the figure. "" for none.
        unit: Unit of the comparison table.
        is_stock: Counts what is there on the last day of the period, not what happened in it: no sign of activity.
    """

    name: str
    cell: str
    noun: str = ""
    unit: str = ""
    is_stock: bool = False

    @property
    def table(self) -> str:
        """Key of the table."""
        return self.cell.partition(":")[0]

    @property
    def code(self) -> str:
        """Code of the cell within its table."""
        return self.cell.partition(":")[2]

    @property
    def label(self) -> str:
        """Its name with a capital."""
        return capitalize_first(self.name)


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """One section.

    Attributes:
        number: ``II``, ``3`` or ``a``, given by ``numbered``; "" for a section without a title and for a hidden one.
        title: "" for text without a heading.
        level: 1 for a part, 2 and 3 below.
        text: Shipped words with places, one paragraph a line.
        figures: Names of the figures in the comparison table under the text.
        chart: Key of the chart under it; "" for none.
        is_hidden: Kept but not printed.
    """

    key: str
    number: str
    title: str
    level: int = 1
    text: str = ""
    figures: tuple[str, ...] = ()
    chart: str = ""
    is_hidden: bool = False

    @property
    def heading(self) -> str:
        """``II. KẾT QUẢ``, ``3. Đối thoại``, ``a) Kết quả``: number and title; parts in capitals."""
        title = self.title.upper() if self.level == 1 else self.title
        return f"{self.number}{')' if self.level == LOWEST_LEVEL else '.'} {title}" if self.number and title else title


@dataclass(frozen=True, slots=True)
class OutlineChart:
    """One chart: figures as bars, this period beside the same one of last year.

    Attributes:
        labels: Short names of the figures along the axis; none takes the figures' own.
    """

    key: str
    title: str
    kind: ChartKind
    figures: tuple[str, ...]
    labels: tuple[str, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class OutlineAnnex:
    """One annex, on pages of its own.

    Attributes:
        tables: Keys of statistical tables, in the order of printing.
        reports: Keys of reports of the registers.
        spans: Reports that carry it; none means all.
    """

    key: str
    title: str
    tables: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """One kind of periodic report.

    Attributes:
        key: Stable name (``dan-van``).
        version: Said by whoever wrote it; a sent report keeps it.
        title: ``Báo cáo kết quả công tác dân vận``; without its first two words it begins the abstract.
        headings: Whose paper it may be, the usual one first.
        spans: Periods it is made for.
        due_days: Day of the period's last month on which it is due; practice, the office may set others.
        closing_day: As in ``periods.period_of``.
        source: Where it comes from and how far that can be trusted.
        is_own: The office changed it or took it in; otherwise it is as shipped.
    """

    key: str
    version: str
    title: str
    headings: tuple[OutlineHeading, ...]
    spans: tuple[Span, ...]
    sections: tuple[OutlineSection, ...]
    figures: tuple[OutlineFigure, ...] = ()
    charts: tuple[OutlineChart, ...] = ()
    annexes: tuple[OutlineAnnex, ...] = ()
    due_days: Mapping[Span, int] = field(default_factory=dict)
    closing_day: int = 0
    source: str = ""
    is_own: bool = False

    @property
    def styles(self) -> tuple[HeadingStyle, ...]:
        """The headings it may print, the usual one first."""
        return tuple(item.style for item in self.headings)

    @property
    def shown(self) -> tuple[OutlineSection, ...]:
        """The sections that are printed."""
        return tuple(item for item in self.sections if not item.is_hidden)

    @property
    def tables(self) -> tuple[str, ...]:
        """Keys of all tables it needs, each once."""
        named = [item.table for item in self.figures]
        return tuple(dict.fromkeys([*named, *(key for annex in self.annexes for key in annex.tables)]))

    def heading(self, style: HeadingStyle) -> OutlineHeading:
        """The heading of a style, the usual one where it has none of that style."""
        return next((item for item in self.headings if item.style is style), self.headings[0])

    def section(self, key: str) -> OutlineSection | None:
        """The section with this key."""
        return next((item for item in self.sections if item.key == key), None)

    def figure(self, name: str) -> OutlineFigure | None:
        """The figure with this name."""
        return next((item for item in self.figures if item.name == name), None)

    def chart(self, key: str) -> OutlineChart | None:
        """The chart with this key."""
        return next((item for item in self.charts if item.key == key), None)


def split_place(place: str) -> tuple[str, str]:
    """(comparison, name) of what stands between braces; no comparison is ""."""
    before, colon, after = place.partition(":")
    words = " ".join(before.split())
    if colon and words in COMPARISONS:
        return words, " ".join(after.split())
    return "", " ".join(place.split())


def unknown_places(text: str, names: frozenset[str]) -> list[re.Match[str]]:
    """The places of a text that name neither a figure nor one of FIXED_NAMES."""
    found: list[re.Match[str]] = []
    for place in PLACE.finditer(text):
        comparison, name = split_place(place[1])
        if name not in names and (comparison or name not in FIXED_NAMES):
            found.append(place)
    return found


def numbered(sections: Iterable[OutlineSection]) -> tuple[OutlineSection, ...]:
    """The sections with their numbers: parts in Roman figures, sections in Arabic ones, the lowest in letters.

    Those that are hidden or have no title are not counted.
    """
    counts = [0] * (LOWEST_LEVEL + 1)
    made: list[OutlineSection] = []
    for section in sections:
        number = ""
        if section.title and not section.is_hidden:
            counts[section.level] += 1
            counts[section.level + 1 :] = [0] * (LOWEST_LEVEL - section.level)
            number = _number(counts[section.level], section.level)
        made.append(replace(section, number=number))
    return tuple(made)


def _number(count: int, level: int) -> str:
    if level == 1:
        return roman(count)
    return str(count) if level < LOWEST_LEVEL else _LETTERS[(count - 1) % len(_LETTERS)]


_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """A number from 1 on in Roman figures: IV."""
    words = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        words += letters * count
    return words
