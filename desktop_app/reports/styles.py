"""Every measure of the printed page, once, with where it comes from.

Sources and how far they can be trusted:

- State: Nghị định 30/2020/NĐ-CP, Phụ lục I. The ranges are well known and used throughout the country, but
  the annex itself was not at hand when they were written down: **unverified against the original**.
- Party: Hướng dẫn 36-HD/VPTW of 3/4/2018. Sizes of letters come from a copy of its table; margins and the
  page number from the older rule and practice; sizes of "Nơi nhận": **unverified**.
- Mặt trận: no rule of its own was found; the State measures are used with Mặt trận's own names on the
  left: **unverified**.
- Tables and record sheets: no rule gives sizes; the values are this program's own choice.

Lengths ending in ``_mm`` are millimetres, sizes and gaps in points (1 pt = 1/72 inch).
"""

from dataclasses import dataclass, replace

from desktop_app.domain.document import HeadingStyle

POINTS_PER_MM = 72 / 25.4
A4_SHORT_MM = 210.0
A4_LONG_MM = 297.0


RULE_WIDTH = 0.5
"""Thickness of every line, in points."""


@dataclass(frozen=True, kw_only=True)
class Margins:
    """Blank edges in millimetres; the left one is the binding edge, also of a sheet that lies across."""

    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float


@dataclass(frozen=True, kw_only=True)
class PaperStyle:
    """Measures of one heading style, and of the page below the heading.

    Attributes:
        national_lines: Fixed words at the right of the heading, topmost first, with their sizes.
        number_word: What stands before the number, its blank included.
        number_open: Blank room left for a number that the clerk writes in.
        has_star: The Party's line with an asterisk under the issuer, in place of a line.
        abstract_dashes: Dashes printed under the abstract; "" draws a line instead.
        left_share: Width of the left heading column as a part of the text width.
        issuer_rule: Length of the line under the issuer as a part of the text's length.
        line_spacing: Distance of lines as a multiple of the size; 1.15 is a word processor's "single".
        number_top_mm: Distance from the sheet's upper edge to the top of the page number.
        recipients_underlined: The label "Nơi nhận" is underlined (Party) or bold italic (State).
    """

    margins: Margins
    national_lines: tuple[tuple[str, float], ...]
    superior_size: float
    issuer_size: float
    number_size: float
    number_word: str
    number_open: str
    place_size: float
    regarding_size: float
    has_star: bool
    title_size: float
    abstract_size: float
    abstract_dashes: str
    body_size: float
    signature_size: float
    recipients_label_size: float
    recipients_size: float
    recipients_underlined: bool
    page_number_size: float
    number_top_mm: float
    left_share: float = 0.4
    issuer_rule: float = 0.4
    abstract_rule: float = 0.4
    line_spacing: float = 1.25
    paragraph_gap: float = 6.0
    first_line_indent_mm: float = 12.7
    small_size: float = 11.0
    signing_room_mm: float = 24.0
    signature_note_size: float = 12.0
    form_label_size: float = 12.0


STATE = PaperStyle(
    # Phụ lục I, mục I: top and bottom 20-25 mm, left 30-35 mm, right 15-20 mm.
    margins=Margins(top_mm=20, bottom_mm=20, left_mm=30, right_mm=15),
    # Quốc hiệu capitals 12-13 bold; Tiêu ngữ 13-14 bold, a line as long as the words below it.
    national_lines=(("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12), ("Độc lập - Tự do - Hạnh phúc", 13)),
    superior_size=12,  # 12-13, capitals, not bold
    issuer_size=12,  # 12-13, capitals, bold; below it a line of 1/3-1/2 of the words
    number_size=13,
    number_word="Số: ",
    number_open="\u00a0" * 8,
    place_size=13,  # 13-14 italic
    regarding_size=12,  # "V/v" 12-13
    has_star=False,
    title_size=14,  # 13-14 capitals bold
    abstract_size=14,  # 13-14 bold; below it a line of 1/3-1/2 of the words
    abstract_dashes="",
    body_size=14,  # 13-14; first line 1 or 1.27 cm, gap at least 6 pt, single to 1.5 lines
    signature_size=14,  # 13-14 capitals bold, the name 13-14 bold
    recipients_label_size=12,  # bold italic
    recipients_size=11,
    recipients_underlined=False,
    page_number_size=13,  # 13-14, centred in the top margin, not on the first page
    number_top_mm=10,
)

PARTY = replace(
    STATE,
    # 20/20/30/15 mm (older rule 25/25/35/15): unverified.
    margins=Margins(top_mm=20, bottom_mm=20, left_mm=30, right_mm=15),
    national_lines=(("ĐẢNG CỘNG SẢN VIỆT NAM", 15),),  # 15 capitals bold, a line of the same length below
    superior_size=14,
    issuer_size=14,
    number_size=14,
    number_word="Số ",  # no colon; "07-BC/ĐU"
    place_size=14,
    regarding_size=12,
    has_star=True,
    title_size=16,  # 15-16
    abstract_size=14,  # 14-15
    abstract_dashes="-----",
    body_size=14,  # 14-15
    recipients_label_size=14,  # unverified
    recipients_size=12,  # unverified
    recipients_underlined=True,
    page_number_size=14,
    number_top_mm=10,  # centred, 10 mm from the edge: unverified
    left_share=0.45,  # the names on the left are longer and larger than the State's
)

FRONT = replace(STATE)

_STYLES = {HeadingStyle.STATE: STATE, HeadingStyle.PARTY: PARTY, HeadingStyle.FRONT: FRONT}


def paper_style(style: HeadingStyle | None) -> PaperStyle:
    """Measures for a heading style; without a heading the State's."""
    return STATE if style is None else _STYLES[style]


@dataclass(frozen=True, kw_only=True)
class TableStyle:
    """Measures of ruled tables and record sheets (own choice, see the module).

    Attributes:
        size: Letters of the cells.
        line_spacing: Distance of lines as a multiple of the size.
        pad_x, pad_y: Room between the lines of the grid and the text, in points.
        split_above: A row higher than this part of a page is continued on the next page instead of
            moving there as a whole.
    """

    size: float
    line_spacing: float = 1.15
    pad_x: float = 3.0
    pad_y: float = 2.0
    split_above: float = 0.5

    @property
    def pitch(self) -> float:
        """Distance from line to line, in points."""
        return self.size * self.line_spacing


_TABLE_SIZES = ((6, 12.0), (9, 11.0), (13, 10.0), (20, 9.0))
_WIDEST_TABLE = TableStyle(size=8.0, pad_x=1.5)


def table_style(columns: int) -> TableStyle:
    """Measures for a table of so many columns: the more columns, the smaller the letters."""
    return next((TableStyle(size=size) for limit, size in _TABLE_SIZES if columns <= limit), _WIDEST_TABLE)


FIELD_SHEET = TableStyle(size=12.0, line_spacing=1.2, pad_x=4.0, pad_y=3.0)
TABLE_GAP = 6.0
"""Room below a table or record sheet, in points."""
FIELD_LABEL_SHARE = 0.34
"""Part of a record sheet's width that the labels take."""

UNIT_LINE_SIZE = 11.0
FOOT_SIZE = 10.0
"""Size of "Trang x/y" at the foot of registers and wide tables."""
FOOT_FROM_EDGE_MM = 10.0
"""Distance from the sheet's lower edge to the base line of "Trang x/y"."""

WATERMARK_GREY = 0.9
"""0 is black, 1 white: text printed over the watermark stays readable on a worn laser printer."""
WATERMARK_SHARE = 0.8
"""Length of the watermark as a part of the sheet's diagonal."""
