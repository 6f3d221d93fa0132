"""How running text is set, the same for every kind of file: faces, sizes, indents, addressees beneath each other."""

from dataclasses import dataclass

from desktop_app.domain.document import ParagraphStyle
from desktop_app.reports.fonts import Face
from desktop_app.reports.pdf_text import TextFont, clean
from desktop_app.reports.styles import POINTS_PER_MM, SINGLE_LINE, PaperStyle

_FACES = {
    ParagraphStyle.BOLD: Face.BOLD,
    ParagraphStyle.CENTER_BOLD: Face.BOLD,
    ParagraphStyle.ITALIC: Face.ITALIC,
    ParagraphStyle.NOTE: Face.ITALIC,
}
_SMALL = (ParagraphStyle.SMALL, ParagraphStyle.NOTE)
_CENTRED = (ParagraphStyle.CENTER, ParagraphStyle.CENTER_BOLD, ParagraphStyle.ADDRESSEES)
HEADINGS = (ParagraphStyle.BOLD, ParagraphStyle.ITALIC, ParagraphStyle.CENTER_BOLD)
"""Styles of section headings, which stay with what follows."""


@dataclass(frozen=True, kw_only=True)
class TextLook:
    """How one paragraph style is set.

    Attributes:
        spacing: Distance of lines as a multiple of the size.
        gap: Room below, in points.
        indent: Of the first line, in points.
        is_small: Set small, under tables.
        is_kept: A section heading that stays with what follows.
    """

    face: Face
    size: float
    spacing: float
    gap: float
    indent: float
    is_small: bool
    is_centred: bool
    is_kept: bool

    @property
    def pitch(self) -> float:
        """Distance from line to line, in points."""
        return self.size * self.spacing

    @property
    def is_justified(self) -> bool:
        """Both edges are straight."""
        return not self.is_small and not self.is_centred


def text_look(paper: PaperStyle, style: ParagraphStyle) -> TextLook:
    """How a paragraph style is set on this paper."""
    is_small, is_centred = style in _SMALL, style in _CENTRED
    return TextLook(
        face=_FACES.get(style, Face.REGULAR),
        size=paper.small_size if is_small else paper.body_size,
        spacing=SINGLE_LINE if is_small else paper.line_spacing,
        gap=paper.paragraph_gap / 2 if is_small else paper.paragraph_gap,
        indent=0.0 if is_small or is_centred else paper.first_line_indent_mm * POINTS_PER_MM,
        is_small=is_small,
        is_centred=is_centred,
        is_kept=style in HEADINGS,
    )


@dataclass(frozen=True, kw_only=True)
class Addressees:
    """Several addressees, one beneath the other under the colon of "Kính gửi:".

    Attributes:
        label: The words before them.
        items: One each, with its dash.
        left: Left edge of the label from the left of the text, in points.
        item_left: Left edge of the dashes, right under the colon.
        hang: Room from there to the words behind the dash.
    """

    label: str
    items: tuple[str, ...]
    left: float
    item_left: float
    hang: float


def addressees(text: str, *, font: TextFont, width: float) -> Addressees | None:
    """Where several addressees stand on a line so wide; None for a single one, which is centred.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II, khoản 9, điểm d.
    """
    label, *items = clean(text).split("\n")
    if not items:
        return None
    before_colon = font.width(label.removesuffix(":"))
    longest = max(font.width(item) for item in items)
    left = max(0.0, (width - before_colon - longest) / 2)
    return Addressees(
        label=label,
        items=tuple(items),
        left=left,
        item_left=left + before_colon,
        hang=font.width("- ") if all(item.startswith("- ") for item in items) else 0.0,
    )
