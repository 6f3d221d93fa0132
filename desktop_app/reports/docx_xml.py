"""The inside of a DOCX file as text: runs, paragraphs, cells and tables of WordprocessingML (ECMA-376, part 1).

Registers have thousands of rows, so nothing is built as objects. The order of the elements inside each other is the
schema's; word processors refuse any other.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml.parser import parse_xml

from desktop_app.reports.fonts import Face
from desktop_app.reports.pdf_text import FontSet, TextFont, clean
from desktop_app.reports.styles import HEADING_RULE_GAP, POINTS_PER_MM, RULE_WIDTH, SINGLE_LINE, PaperStyle

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)


def twips(points: float) -> int:
    """Points as twentieths of a point."""
    return round(points * 20)


def mm_twips(millimetres: float) -> int:
    """Millimetres as twentieths of a point."""
    return twips(millimetres * POINTS_PER_MM)


def elements(xml: str) -> list[Any]:
    """The elements that a text holds, one beside the other; for small parts, lxml takes long over large ones."""
    return list(parse_xml(f"<w:body {_NAMESPACES}>{xml}</w:body>"))


def document_part(content: str) -> str:
    """The main part of a DOCX with this content."""
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f"{declaration}\n<w:document {_NAMESPACES}><w:body>{content}</w:body></w:document>"


@dataclass(frozen=True)
class Sheet:
    """What the parts of a page have in common: measures, the size of its text area in points, letters to measure."""

    style: PaperStyle
    text_width: float
    text_height: float
    fonts: FontSet

    def font(self, face: Face, size: float) -> TextFont:
        """A face at a size in points, for measuring."""
        return self.fonts.get(face, size)


# --- Text -------------------------------------------------------------------------------------------------------


def run(text: str, *, face: Face = Face.REGULAR, size: float, underlined: bool = False) -> str:
    """Words in one face and size; line breaks are kept."""
    return f"<w:r>{_run_look(face, size, underlined)}{_words(text)}</w:r>" if text else ""


def _run_look(face: Face, size: float, underlined: bool) -> str:
    bold = "<w:b/><w:bCs/>" if face in (Face.BOLD, Face.BOLD_ITALIC) else ""
    italic = "<w:i/><w:iCs/>" if face in (Face.ITALIC, Face.BOLD_ITALIC) else ""
    half_points = round(size * 2)
    line = '<w:u w:val="single"/>' if underlined else ""
    return f'<w:rPr>{bold}{italic}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>{line}</w:rPr>'


def _words(text: str) -> str:
    lines = [f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in clean(text).split("\n")]
    return "<w:br/>".join(lines)


def tab(size: float) -> str:
    """A jump to the next tab stop."""
    return f"<w:r>{_run_look(Face.REGULAR, size, False)}<w:tab/></w:r>"


def field(instruction: str, *, size: float) -> str:
    """A number the word processor writes itself: PAGE, NUMPAGES or SECTIONPAGES."""
    return f'<w:fldSimple w:instr=" {instruction} ">{run("1", size=size)}</w:fldSimple>'


@dataclass(frozen=True, kw_only=True)
class Layout:
    """How a paragraph lies; lengths in points.

    Attributes:
        align: "left", "center", "right" or "both".
        spacing: Distance of lines as a multiple of the size.
        exact: Height of each line whatever stands in it; 0 leaves it to the letters.
        hang: How far the first line stands out to the left of the others.
        is_kept: Stays on a page with the next paragraph.
        dots_to: Place of a tab stop that dots lead to, from the left; 0 for none.
        has_rule: A line runs along its upper edge, between its indents.
    """

    align: str = "left"
    before: float = 0.0
    after: float = 0.0
    spacing: float = SINGLE_LINE
    exact: float = 0.0
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    hang: float = 0.0
    is_kept: bool = False
    dots_to: float = 0.0
    has_rule: bool = False

    @property
    def xml(self) -> str:
        """The properties as an element."""
        kept = "<w:keepNext/>" if self.is_kept else ""
        rule = f"<w:pBdr>{_edge('top', RULE_WIDTH)}</w:pBdr>" if self.has_rule else ""
        stop = f'<w:tab w:val="right" w:leader="dot" w:pos="{twips(self.dots_to)}"/>' if self.dots_to else ""
        tabs = f"<w:tabs>{stop}</w:tabs>" if stop else ""
        height = twips(self.exact) if self.exact else round(240 * self.spacing / SINGLE_LINE)
        kind = "exact" if self.exact else "auto"
        gaps = f'w:before="{twips(self.before)}" w:after="{twips(self.after)}"'
        first = f'w:hanging="{twips(self.hang)}"' if self.hang else f'w:firstLine="{twips(self.first)}"'
        return (
            f'<w:pPr>{kept}{rule}{tabs}<w:spacing {gaps} w:line="{height}" w:lineRule="{kind}"/>'
            f'<w:ind w:left="{twips(self.left)}" w:right="{twips(self.right)}" {first}/>'
            f'<w:jc w:val="{self.align}"/></w:pPr>'
        )

    def with_before(self, points: float) -> "Layout":
        """The same with other room above."""
        return replace(self, before=points)


def _edge(side: str, width: float) -> str:
    return f'<w:{side} w:val="single" w:sz="{round(width * 8)}" w:space="0" w:color="000000"/>'


def paragraph(content: str, layout: Layout) -> str:
    """A paragraph of runs."""
    return f"<w:p>{layout.xml}{content}</w:p>"


def gap(height: float, *, is_kept: bool = False, content: str = "") -> str:
    """Empty height in points: a paragraph whose one line is so high."""
    look = _run_look(Face.REGULAR, 1.0, False)
    layout = Layout(exact=height, is_kept=is_kept).xml.replace("</w:pPr>", f"{look}</w:pPr>")
    return f"<w:p>{layout}{content}</w:p>"


def rule(length: float, *, width: float, column: float = 0.0, is_kept: bool = False) -> str:
    """A line beneath words, a low paragraph of its own.

    Args:
        length: Of the line, in points.
        width: Of the room that it is centred in, from the left, in points.
        column: Width of the page or column, in points, if it is wider than that room.
        is_kept: Stays on a page with what follows.
    """
    left = (width - length) / 2
    right = (column or width) - left - length
    layout = Layout(exact=1.0, before=HEADING_RULE_GAP, left=left, right=right, has_rule=True)
    return paragraph("", replace(layout, is_kept=is_kept))


# --- Tables -----------------------------------------------------------------------------------------------------


def cell(content: str, *, width: float, span: int = 1, merge: str = "", middle: bool = False) -> str:
    """A cell of paragraphs.

    Args:
        content: At least one paragraph.
        width: In points.
        span: Columns it takes.
        merge: "restart" where it grows down into the next rows, "continue" there.
        middle: Stands halfway up.
    """
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    aligned = '<w:vAlign w:val="center"/>' if middle else ""
    size = f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{size}{spans}{merged}{aligned}</w:tcPr>{content}</w:tc>"


def row(cells: str, *, is_header: bool = False) -> str:
    """A row that stays in one piece; a header is repeated on each page."""
    repeated = "<w:tblHeader/>" if is_header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"


def table(rows: str, *, widths: Sequence[float], is_ruled: bool, pad_x: float = 0.0, pad_y: float = 0.0) -> str:
    """A table of columns so wide, from the left margin on; all lengths in points."""
    width = f'<w:tblW w:w="{sum(map(twips, widths))}" w:type="dxa"/>'
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(_edge(side, RULE_WIDTH) for side in sides) if is_ruled else ""
    borders = f"<w:tblBorders>{lines}</w:tblBorders>" if lines else ""
    pads = (("top", pad_y), ("left", pad_x), ("bottom", pad_y), ("right", pad_x))
    margins = "".join(f'<w:{side} w:w="{twips(pad)}" w:type="dxa"/>' for side, pad in pads)
    look = (
        f'{width}<w:tblInd w:w="0" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar>"
    )
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
