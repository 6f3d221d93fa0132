"""Every measure of the printed page, once, with where it comes from and how far that can be trusted.

- State: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I. **Verified**: its text was read in a public copy; the numbers in
  the comments ("II.5b") are its mục, khoản and điểm.
- Party: Hướng dẫn 36-HD/VPTW of 3/4/2018. Sizes of letters are **verified** in a public copy of its Phụ lục 3; margins,
  the page number and "Nơi nhận" are **unverified** (practice, and the older Hướng dẫn 11-HD/VPTW of 2004).
- Mặt trận: Hướng dẫn 91/HD-MTTW-BTT of 8/4/2013 prints the State's national title and follows the State's rule of its
  time (Thông tư 01/2011/TT-BNV); its annexes were not read, so the State's measures are used: **unverified**.
- An annex is numbered by itself, page 1 without a number. State: III.1, not read there; the others: **unverified**.
- A5 sheets, tables and record sheets: no rule gives sizes; the values are this program's own choice.

What is unverified or our own, and margins and body letters for which the decree leaves a range, is EDITABLE by the
office; all else is fixed. Lengths ending in ``_mm`` are millimetres, sizes and gaps points (1 pt = 1/72 inch).
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any, Literal

from desktop_app.domain.document import Document, HeadingStyle, Orientation, PageSize

POINTS_PER_MM = 72 / 25.4
RULE_WIDTH = 0.5
"""Thickness of every line, in points."""
SINGLE_LINE = 1.15
"""Distance of lines that word processors call "single" in Times New Roman, as a multiple of the size."""

HEADING_SPACING = 1.2
"""Distance of the lines of heading, title and signatures as a multiple of their size."""
HEADING_RULE_GAP = 3.0
"""From the lower edge of a line of words down to the line beneath, in points."""
HEADING_ROW_GAP = 8.0
"""Between the names and the row with number and date, in points."""
HEADING_COLUMN_GAP = 6.0
"""Room that keeps long names on both sides apart, in points."""
PLACE_SPACING = 1.3
"""The same for place and day above signatures."""
REGARDING_GAP = 6.0
"""Between the number and "V/v …", in points (II.5b)."""

_SHEETS_MM = {PageSize.A4: (210.0, 297.0), PageSize.A5: (148.0, 210.0)}


def sheet_mm(page_size: PageSize, orientation: Orientation) -> tuple[float, float]:
    """Width and height of a sheet in millimetres."""
    short, long = _SHEETS_MM[page_size]
    return (long, short) if orientation is Orientation.LANDSCAPE else (short, long)


@dataclass(frozen=True, kw_only=True)
class PaperStyle:
    """Measures of one heading style, and of the page below the heading.

    Attributes:
        margin_left_mm: The binding edge, also of a sheet that lies across.
        national_lines: Fixed words at the right of the heading, topmost first, with their sizes.
        number_word: What stands before the number, its blank included.
        number_open: Blank room left for a number that the clerk writes in.
        has_star: The Party's line with an asterisk under the issuer, in place of a line.
        regarding_italic: "V/v …" stands in italics.
        abstract_dashes: Dashes printed under the abstract; "" draws a line instead.
        left_share: Width of the left heading column as a part of the text width.
        issuer_rule: Length of the line under the issuer as a part of the text's length.
        line_spacing: Distance of lines as a multiple of the size; see SINGLE_LINE.
        number_top_mm: Distance from the sheet's upper edge to the top of the page number.
        recipients_underlined: The label "Nơi nhận" is underlined (Party) or bold italic (State).
        table_scale: Letters of tables and record sheets as a part of those on A4.
    """

    margin_top_mm: float
    margin_bottom_mm: float
    margin_left_mm: float
    margin_right_mm: float
    national_lines: tuple[tuple[str, float], ...]
    superior_size: float
    issuer_size: float
    number_size: float
    number_word: str
    number_open: str
    place_size: float
    regarding_size: float
    regarding_italic: bool
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
    left_share: float
    issuer_rule: float = 0.4
    abstract_rule: float = 0.4
    line_spacing: float = 1.25
    paragraph_gap: float = 6.0
    first_line_indent_mm: float = 12.7
    small_size: float = 11.0
    signing_room_mm: float = 24.0
    signature_note_size: float = 12.0
    form_label_size: float = 12.0
    table_scale: float = 1.0

    @property
    def signature_gap(self) -> float:
        """Room above signatures and "Nơi nhận", in points."""
        return self.paragraph_gap * 2

    def number_line(self, number: str) -> str:
        """The line with the number; beginning with its signs ("/BC-UBND", "-BC/ĐU") it gets room to write in."""
        return f"{self.number_word}{self.number_open if number[0] in '/-' else ''}{number}"


STATE = PaperStyle(
    margin_top_mm=20,  # I.3: 20-25
    margin_bottom_mm=20,  # I.3: 20-25
    margin_left_mm=30,  # I.3: 30-35
    margin_right_mm=15,  # I.3: 15-20
    # II.1: capitals 12-13 bold; motto 13-14 bold, beneath it a line as long as its words
    national_lines=(("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12), ("Độc lập - Tự do - Hạnh phúc", 13)),
    superior_size=12,  # II.2b: 12-13, capitals, not bold
    issuer_size=12,  # II.2b: 12-13, capitals, bold; below it a line of 1/3-1/2 of the words
    number_size=13,  # II.3c: 13, a colon after "Số"
    number_word="Số: ",
    number_open="\u00a0" * 8,
    place_size=13,  # II.4c: 13-14 italic, on the line of the number
    regarding_size=12,  # II.5b: "V/v" 12-13 upright, 6 pt below the number
    regarding_italic=False,
    has_star=False,
    title_size=14,  # II.5b: 13-14 capitals bold
    abstract_size=14,  # II.5b: 13-14 bold; below it a line of 1/3-1/2 of the words
    abstract_dashes="",
    body_size=14,  # II.6e: 13-14; first line 1 or 1.27 cm, gap at least 6 pt, single to 1.5 lines
    signature_size=14,  # II.7đ: 13-14 capitals bold, the name 13-14 bold
    recipients_label_size=12,  # II.9d: bold italic
    recipients_size=11,  # II.9d
    recipients_underlined=False,
    page_number_size=13,  # I.7: 13-14, centred in the top margin, not on the first page
    number_top_mm=10,  # own choice within the margin
    left_share=0.4,  # own choice: IV draws the two columns without a measure
)

PARTY = replace(
    STATE,
    # Margins 20/20/30/15 mm (Hướng dẫn 11-HD/VPTW: 25/25/35/15): unverified.
    national_lines=(("ĐẢNG CỘNG SẢN VIỆT NAM", 15),),  # 15 capitals bold, a line of the same length below
    superior_size=14,
    issuer_size=14,
    number_size=14,
    number_word="Số ",  # no colon: "Số 127-QĐ/TW"
    place_size=14,
    regarding_size=12,  # italic
    regarding_italic=True,
    has_star=True,
    title_size=16,  # 15-16
    abstract_size=14,  # 14-15
    abstract_dashes="-----",
    body_size=14,  # 14-15
    recipients_label_size=14,  # unverified
    recipients_size=12,  # unverified
    recipients_underlined=True,
    page_number_size=14,  # unverified
    number_top_mm=10,  # Hướng dẫn 11-HD/VPTW; in the guide of 2018 unverified
    left_share=0.45,  # the names on the left are longer and larger than the State's
)

FRONT = replace(STATE)

_STYLES = {HeadingStyle.STATE: STATE, HeadingStyle.PARTY: PARTY, HeadingStyle.FRONT: FRONT}

A5_MARGINS_MM = {"margin_top_mm": 12.0, "margin_bottom_mm": 12.0, "margin_left_mm": 20.0, "margin_right_mm": 10.0}
A5_SCALE = 0.8
"""Sizes on an A5 sheet as a part of A4's, so that the national title stays in one line beside the issuer."""


# --- What an office may set -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class EditableMeasure:
    """A measure that the office may set to its own value.

    Attributes:
        key: As in `Document.measures`: kind of paper and field, e.g. "party.margin_left_mm".
        label: Vietnamese words for the settings.
        unit: Of the default and the bounds.
        default: What holds while the office sets nothing.
        low, high: Bounds, both allowed.
        source: Where the default comes from, in Vietnamese.
    """

    key: str
    label: str
    unit: Literal["mm", "pt"]
    default: float
    low: float
    high: float
    source: str


_OWN = "Không có quy định; số đo do chương trình chọn"
_DECREE = "Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục"
_PARTY = "Hướng dẫn 36-HD/VPTW ngày 03/4/2018: chưa đối chiếu được bản gốc"
_FRONT = "Hướng dẫn 91/HD-MTTW-BTT ngày 08/4/2013: chưa đối chiếu được phụ lục; dùng số đo của văn bản nhà nước"

_LABELS = {
    "margin_top_mm": "lề trên",
    "margin_bottom_mm": "lề dưới",
    "margin_left_mm": "lề trái",
    "margin_right_mm": "lề phải",
    "number_top_mm": "khoảng cách từ mép giấy đến số trang",
    "page_number_size": "cỡ chữ số trang",
    "superior_size": "cỡ chữ tên cơ quan cấp trên",
    "issuer_size": "cỡ chữ tên cơ quan ban hành",
    "number_size": "cỡ chữ số, ký hiệu",
    "place_size": "cỡ chữ địa danh, ngày tháng",
    "regarding_size": "cỡ chữ trích yếu công văn",
    "title_size": "cỡ chữ tên loại văn bản",
    "abstract_size": "cỡ chữ trích yếu",
    "body_size": "cỡ chữ nội dung",
    "paragraph_gap": "khoảng cách giữa các đoạn",
    "signature_size": "cỡ chữ chức vụ, họ tên người ký",
    "signing_room_mm": "khoảng trống để ký",
    "recipients_label_size": "cỡ chữ từ “Nơi nhận”",
    "recipients_size": "cỡ chữ danh sách nơi nhận",
}
_Bounds = tuple[str, float, float, str]
"""Field, lowest and highest value, source."""

_STATE_BOUNDS: tuple[_Bounds, ...] = (
    ("margin_top_mm", 20, 25, f"{_DECREE} I, khoản 3"),
    ("margin_bottom_mm", 20, 25, f"{_DECREE} I, khoản 3"),
    ("margin_left_mm", 30, 35, f"{_DECREE} I, khoản 3"),
    ("margin_right_mm", 15, 20, f"{_DECREE} I, khoản 3"),
    ("number_top_mm", 5, 14, _OWN),
    ("body_size", 13, 14, f"{_DECREE} II, khoản 6, điểm e"),
    ("paragraph_gap", 6, 12, f"{_DECREE} II, khoản 6, điểm e: tối thiểu 6 pt"),
    ("signing_room_mm", 15, 40, _OWN),
)
_PARTY_BOUNDS: tuple[_Bounds, ...] = (
    ("margin_top_mm", 20, 25, _PARTY),
    ("margin_bottom_mm", 20, 25, _PARTY),
    ("margin_left_mm", 30, 35, _PARTY),
    ("margin_right_mm", 15, 20, _PARTY),
    ("number_top_mm", 5, 14, _PARTY),
    ("page_number_size", 13, 14, _PARTY),
    ("body_size", 14, 15, "Hướng dẫn 36-HD/VPTW ngày 03/4/2018, Phụ lục 3"),
    ("paragraph_gap", 6, 12, _PARTY),
    ("signing_room_mm", 15, 40, _OWN),
    ("recipients_label_size", 12, 14, _PARTY),
    ("recipients_size", 11, 14, _PARTY),
)
_FRONT_SIZES = (
    *("superior_size", "issuer_size", "number_size", "place_size", "regarding_size", "title_size", "abstract_size"),
    *("signature_size", "recipients_label_size", "recipients_size", "page_number_size"),
)
_FRONT_BOUNDS: tuple[_Bounds, ...] = (
    *((field, low, high, _OWN if source == _OWN else _FRONT) for field, low, high, source in _STATE_BOUNDS),
    *((field, 11, 16, _FRONT) for field in _FRONT_SIZES),
)
_A5_BOUNDS: tuple[_Bounds, ...] = (
    ("margin_top_mm", 10, 25, _OWN),
    ("margin_bottom_mm", 10, 25, _OWN),
    ("margin_left_mm", 15, 25, _OWN),
    ("margin_right_mm", 8, 15, _OWN),
)


def _editable() -> Iterator[EditableMeasure]:
    for kind, group, defaults, bounds in (
        ("state", "Văn bản nhà nước", vars(STATE), _STATE_BOUNDS),
        ("party", "Văn bản của Đảng", vars(PARTY), _PARTY_BOUNDS),
        ("front", "Văn bản của Mặt trận", vars(FRONT), _FRONT_BOUNDS),
        ("a5", "Giấy A5", A5_MARGINS_MM, _A5_BOUNDS),
    ):
        for field, low, high, source in bounds:
            unit: Literal["mm", "pt"] = "mm" if field.endswith("_mm") else "pt"
            label = f"{group}: {_LABELS[field]}"
            yield EditableMeasure(f"{kind}.{field}", label, unit, defaults[field], low, high, source)


EDITABLE = tuple(_editable())
"""All that an office may set, in the order of the settings."""

_BY_KEY = {measure.key: measure for measure in EDITABLE}


def page_style(document: Document) -> PaperStyle:
    """The measures that hold for a document: of its heading (without one the State's), its sheet and its office.

    Raises:
        ValueError: The document carries an unknown measure or a value outside its bounds.
    """
    for key, value in document.measures:
        if key not in _BY_KEY or not _BY_KEY[key].low <= value <= _BY_KEY[key].high:
            raise ValueError(f"no such measure of paper: {key} = {value}")
    heading = document.heading.style if document.heading else HeadingStyle.STATE
    style = replace(_STYLES[heading], **_chosen(document, heading.value))
    if document.page_size is PageSize.A4:
        return style
    return replace(_smaller(style), **(A5_MARGINS_MM | _chosen(document, "a5")))


def _chosen(document: Document, kind: str) -> dict[str, Any]:
    return {key.removeprefix(f"{kind}."): value for key, value in document.measures if key.startswith(f"{kind}.")}


def _smaller(style: PaperStyle) -> PaperStyle:
    """The style for A5: sizes to the half point, lengths to the tenth of a millimetre."""
    sizes: dict[str, Any] = {
        field.name: round(getattr(style, field.name) * A5_SCALE * 2) / 2
        for field in fields(style)
        if field.name.endswith("_size")
    }
    lengths: dict[str, Any] = {
        name: round(getattr(style, name) * A5_SCALE, 1)
        for name in ("first_line_indent_mm", "signing_room_mm", "number_top_mm")
    }
    lines = tuple((text, round(size * A5_SCALE * 2) / 2) for text, size in style.national_lines)
    return replace(style, national_lines=lines, table_scale=A5_SCALE, **sizes, **lengths)


# --- Tables, record sheets, codes and what stands at the edges (own choice) -------------------------------------


@dataclass(frozen=True, kw_only=True)
class TableStyle:
    """Measures of ruled tables and record sheets.

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


_FIELD_SHEET = TableStyle(size=12.0, line_spacing=1.2, pad_x=4.0, pad_y=3.0)


def table_style(columns: int, paper: PaperStyle) -> TableStyle:
    """Measures for a table of so many columns: the more columns, the smaller the letters."""
    found = next((TableStyle(size=size) for limit, size in _TABLE_SIZES if columns <= limit), _WIDEST_TABLE)
    return replace(found, size=found.size * paper.table_scale)


def field_sheet_style(paper: PaperStyle) -> TableStyle:
    """Measures of a record sheet."""
    return replace(_FIELD_SHEET, size=_FIELD_SHEET.size * paper.table_scale)


CODE_ROW_SIZE = 10.0
"""Largest letters of the row of column codes."""
TABLE_GAP = 6.0
"""Room below a table or record sheet, in points."""
FIELD_LABEL_SHARE = 0.34
"""Part of a record sheet's width that the labels take."""

UNIT_LINE_SIZE = 11.0
FOOT_SIZE = 10.0
"""Size of "Trang x/y" at the foot of registers and wide tables."""
FOOT_FROM_EDGE_MM = 10.0
"""Distance from the sheet's lower edge to the base line of "Trang x/y"."""

BARCODE_MODULE_MM = 0.33
"""Width of the thinnest bar; made thinner where the code would not fit its page."""

WATERMARK_GREY = 0.9
"""0 is black, 1 white: text printed over the watermark stays readable on a worn laser printer."""
WATERMARK_SHARE = 0.8
"""Length of the watermark as a part of the sheet's diagonal."""
_WATERMARK_LARGEST = 90.0


def watermark_size(length: float, *, diagonal: float) -> float:
    """Size of the watermark's letters in points.

    Args:
        length: Of the words at a size of 1 point.
        diagonal: Of the sheet, in points.
    """
    return round(min(diagonal * WATERMARK_SHARE / length, _WATERMARK_LARGEST), 1)
