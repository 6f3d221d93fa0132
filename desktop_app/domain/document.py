"""A printed page as a value: what stands on it, said without saying how it is drawn.

Reports build a `Document` from records; renderers in `desktop_app.reports` turn it into PDF and other
files. Every text is already written out for the reader (dates, money, totals): a renderer computes
nothing, and a document that compares equal prints the same.
"""

import re
from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import date
from enum import Enum
from itertools import chain

from desktop_app.domain.charts import Chart
from desktop_app.domain.codes import Barcode, QrCode

_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")

MAX_HEADER_DEPTH = 4
"""Rows a table header may have, the column headings included (Biểu 01/TCD of TT 01/2024 has four)."""


def place_and_day(place: str, day: date | None) -> str:
    """The line with place and date, e.g. "Phú Bình, ngày 05 tháng 01 năm 2026"; without a day it is left open.

    Days below 10 and the months January and February take a leading zero, so that nobody writes a digit before them.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I.
    """
    if day is None:
        return f"{place}, ngày … tháng … năm …"
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{place}, ngày {day.day:02} tháng {month} năm {day.year}"


class Orientation(Enum):
    """How a sheet lies: letters and record sheets upright, registers and wide tables across."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class PageSize(Enum):
    """Size of the sheets: A4 for everything official, A5 for slips handed over a counter.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục I, khoản 1 knows A4 alone; Hướng dẫn 36-HD/VPTW also A5.
    """

    A4 = "A4"
    A5 = "A5"


class HeadingStyle(Enum):
    """Whose rules the heading follows.

    STATE: Nghị định 30/2020/NĐ-CP, Phụ lục I. PARTY: Hướng dẫn 36-HD/VPTW. FRONT: Mặt trận Tổ quốc.
    """

    STATE = "state"
    PARTY = "party"
    FRONT = "front"


@dataclass(frozen=True, kw_only=True)
class Heading:
    """The two columns at the top of the first page: who writes (left) and for which system (right).

    Attributes:
        style: Whose rules; decides the fixed words on the right, the sizes and the lines.
        superior: Body above the issuer, not bold; "" where there is none. May hold line breaks.
        issuer: Issuing body, bold. May hold line breaks, e.g. "ỦY BAN NHÂN DÂN\\nXÃ PHÚ BÌNH".
        number: Number and signs, e.g. "07/BC-UBND" or "07-BC/ĐU". Beginning with "/" or "-" it leaves the
            number itself open for the clerk ("Số:      /BC-UBND"). "" prints no number line at all.
        place: Place before the date, e.g. "Phú Bình"; "" prints no place-and-date line (registers
            print it above the signatures instead).
        day: Day of signing; None leaves it open ("ngày … tháng … năm …").
        regarding: What a letter without a title is about, printed under the number as "V/v …".
    """

    style: HeadingStyle
    issuer: str
    superior: str = ""
    number: str = ""
    place: str = ""
    day: date | None = None
    regarding: str = ""


@dataclass(frozen=True)
class TitleBlock:
    """Name of the paper in capitals, its abstract (trích yếu) below, and the period it covers.

    Attributes:
        name: Type of paper or title of a register, e.g. "BÁO CÁO", "SỔ TIẾP CÔNG DÂN". May hold line breaks.
        abstract: Trích yếu, bold; in a document with a heading it gets the short line beneath.
        period: Period or note in italics, e.g. "(Từ ngày 01/01/2026 đến ngày 31/12/2026)".
    """

    name: str
    abstract: str = ""
    period: str = ""


class ParagraphStyle(Enum):
    """How a paragraph of text looks.

    BODY: justified, first line indented. BOLD, ITALIC: the same in that face, kept with what follows (section
    headings, "Căn cứ").
    DOTTED: as BODY, and dots to be written on fill its last line up to the right margin; without text, a whole line.
    CENTER: centred, no indent. CENTER_BOLD: the same in bold, kept with what follows ("QUYẾT ĐỊNH:", the post of who
    decides). ADDRESSEES: "Kính gửi: …" centred; with line breaks each further line is one addressee, "- …;", all
    beneath the colon (NĐ 30/2020, Phụ lục I, Phần I, mục II, khoản 9, điểm d).
    SMALL: small, left, no indent (remarks under a table). NOTE: small italic, left, no indent.
    """

    BODY = "body"
    BOLD = "bold"
    ITALIC = "italic"
    DOTTED = "dotted"
    CENTER = "center"
    CENTER_BOLD = "center_bold"
    ADDRESSEES = "addressees"
    SMALL = "small"
    NOTE = "note"


@dataclass(frozen=True)
class Paragraph:
    """Running text. A line break in the text begins a new paragraph of the same style.

    `lead` are words in bold before the text, e.g. "Điều 1."; for BODY and DOTTED.
    """

    text: str
    style: ParagraphStyle = ParagraphStyle.BODY
    lead: str = ""


class Align(Enum):
    """Side of its column on which a cell stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes:
        heading: Words in the lowest header row; "" leaves the place to the heading above.
        width: Share of the table's width; only the proportion between columns counts, so millimetres
            may be written. Greater than 0.
        align: Side on which the cells stand; headings are always centred.
    """

    heading: str
    width: float = 10.0
    align: Align = Align.LEFT


@dataclass(frozen=True)
class HeaderCell:
    """A heading over `span` neighbouring columns.

    With the label "" it is a gap: the heading below it grows up into the place, or else the one above it down.
    """

    label: str
    span: int = 1


class RowStyle(Enum):
    """How a table row looks. PLAIN; BOLD (subtotals); GROUP: one bold text over the whole width."""

    PLAIN = "plain"
    BOLD = "bold"
    GROUP = "group"


@dataclass(frozen=True)
class Row:
    """A table row that is not plain; plain rows are given as tuples of text.

    Attributes:
        cells: One text per column; exactly one text in a GROUP row.
        style: How the row looks.
    """

    cells: tuple[str, ...]
    style: RowStyle = RowStyle.PLAIN


@dataclass(frozen=True, kw_only=True)
class Table:
    """A ruled table whose cells are finished texts; totals are computed by the report, never here.

    Attributes:
        columns: From left to right, at least one.
        rows: Plain rows as tuples with one text per column, or `Row`s. A line break in a cell is kept.
        groups: Header rows above the column headings, topmost first; the spans of each add up to the
            number of columns. Example, three columns under one heading:
            ``((HeaderCell("", 8), HeaderCell("Hướng xử lý", 3), HeaderCell("")),)``.
        code_row: Row of column codes under the header: True numbers the columns 1, 2, 3 …; or the codes.
        totals: Last row, bold. A text in its first cell is a label and stretches over the empty cells
            that follow it.
        unit_line: "Đơn vị tính: …" above the table on the right; "" prints none.
        empty_text: What a table without rows says, in one cell over its whole width.

    Raises:
        ValueError: Cells, codes, totals or spans do not fit the columns; no column; more than
            MAX_HEADER_DEPTH header rows.
    """

    columns: tuple[Column, ...]
    rows: Sequence[Row | tuple[str, ...]]
    groups: tuple[tuple[HeaderCell, ...], ...] = ()
    code_row: bool | tuple[str, ...] = False
    totals: tuple[str, ...] | None = None
    unit_line: str = ""
    empty_text: str = "Không phát sinh trong kỳ"

    def __post_init__(self) -> None:
        count = len(self.columns)
        if not count or any(column.width <= 0 for column in self.columns):
            raise ValueError("a table needs columns, each wider than 0")
        if len(self.groups) >= MAX_HEADER_DEPTH:
            raise ValueError(f"more than {MAX_HEADER_DEPTH} header rows")
        if any(cell.span < 1 for cell in chain.from_iterable(self.groups)):
            raise ValueError("a header cell spans at least one column")
        if any(sum(cell.span for cell in group) != count for group in self.groups):
            raise ValueError(f"the spans of each header row must add up to {count}")
        if isinstance(self.code_row, tuple) and len(self.code_row) != count:
            raise ValueError(f"{len(self.code_row)} column codes for {count} columns")
        if self.totals is not None and len(self.totals) != count:
            raise ValueError(f"{len(self.totals)} totals for {count} columns")
        for number, row in enumerate(self.rows, start=1):
            cells = row.cells if isinstance(row, Row) else row
            expected = 1 if isinstance(row, Row) and row.style is RowStyle.GROUP else count
            if len(cells) != expected:
                raise ValueError(f"row {number}: {len(cells)} cells instead of {expected}")

    @property
    def codes(self) -> tuple[str, ...]:
        """The column codes to print, one per column; empty without a code row."""
        if isinstance(self.code_row, tuple):
            return self.code_row
        return tuple(str(number) for number in range(1, len(self.columns) + 1)) if self.code_row else ()


FieldSection = tuple[str, tuple[tuple[str, str], ...]]
"""Title of a section and its (label, value) pairs, in the order of the form."""


@dataclass(frozen=True)
class FieldSheet:
    """A record, one line per field: label on the left, value on the right, long values wrapped.

    Attributes:
        sections: See FieldSection; a section titled "" has no title line.
    """

    sections: tuple[FieldSection, ...]


@dataclass(frozen=True)
class Recipients:
    """ "Nơi nhận", with the lines as printed, e.g. ("- Như trên;", "- Lưu: VT, TCD.").

    Alone it is a block of its own; as a cell of `Signatures` it stands beside the signature, as in letters.
    """

    lines: tuple[str, ...]


@dataclass(frozen=True)
class SignatureCell:
    """One signature: the post in bold, room to sign, the name.

    Attributes:
        role_lines: Post, one printed line each, e.g. ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH").
        note: Small italic line under the post; "" prints none.
        name: Name under the signature; "" leaves it to be written by hand.
    """

    role_lines: tuple[str, ...]
    note: str = "(Ký, ghi rõ họ tên)"
    name: str = ""


@dataclass(frozen=True)
class Signatures:
    """Signatures side by side in equal columns, kept on one page together with the end of what stands before them.

    Attributes:
        cells: From left to right, one to four. A `Recipients` stands in a letter's left column. A single
            signature stands on the right.
        place_and_day: Italic line above the rightmost column, e.g. "Phú Bình, ngày 05 tháng 01 năm 2026".
    """

    cells: tuple[SignatureCell | Recipients, ...]
    place_and_day: str = ""

    def __post_init__(self) -> None:
        if not 1 <= len(self.cells) <= 4:
            raise ValueError("one to four signatures stand side by side")


@dataclass(frozen=True)
class Spacer:
    """Empty height in millimetres; dropped at the top of a page."""

    height_mm: float


@dataclass(frozen=True)
class PageBreak:
    """The next block begins on a new page; nothing happens at the top of a page.

    Attributes:
        orientation: How the pages from here on lie; None leaves them as they are.
        restarts: Page numbers begin at 1 again, and the first of them shows as little as page 1 of the paper: an annex
            is numbered by itself (NĐ 30/2020, Phụ lục I, Phần I, mục III, khoản 1). Else they go on.
    """

    orientation: Orientation | None = None
    restarts: bool = False


_Code = QrCode | Barcode
Block = TitleBlock | Paragraph | Table | Chart | FieldSheet | Signatures | Recipients | _Code | Spacer | PageBreak


@dataclass(frozen=True)
class Document:
    """A paper ready to be drawn.

    Attributes:
        title: Title shown by viewers; not printed (see TitleBlock).
        blocks: From top to bottom.
        file_name: Suggested name without ending, ASCII letters, digits, ".", "_" and "-" only, since sticks
            and old systems spoil anything else.
        orientation: How the sheets lie.
        page_size: How large they are.
        heading: Official heading of the first page, if it has one.
        form_label: Form number at the top right of the first page, e.g. "Mẫu số 03/TCD".
        watermark: Large grey text across every page, e.g. "TẬP HUẤN – KHÔNG CÓ GIÁ TRỊ"; "" for none.
        subject: One sentence about the content for the file's properties; no personal data.
        measures: The office's own measures of paper as (key, millimetres or points), in place of those that could
            not be verified; keys and bounds are those of `desktop_app.reports.styles.EDITABLE`.

    Raises:
        ValueError: The file name holds anything else.
    """

    title: str
    blocks: tuple[Block, ...]
    _: KW_ONLY
    file_name: str
    orientation: Orientation = Orientation.PORTRAIT
    page_size: PageSize = PageSize.A4
    heading: Heading | None = None
    form_label: str = ""
    watermark: str = ""
    subject: str = ""
    measures: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        if not _FILE_NAME.fullmatch(self.file_name):
            raise ValueError(f"not an ASCII file name: {self.file_name!r}")
