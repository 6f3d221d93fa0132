"""Running text, recipients and signatures."""

from desktop_app.domain.document import Paragraph, ParagraphStyle, Recipients, SignatureCell, Signatures
from desktop_app.reports.fonts import Face
from desktop_app.reports.pdf_page import Pages
from desktop_app.reports.pdf_text import TextFont, clean
from desktop_app.reports.styles import HEADING_COLUMN_GAP, HEADING_SPACING, PLACE_SPACING, POINTS_PER_MM
from desktop_app.reports.text_layout import Addressees, TextLook, addressees, text_look

_LEAST_BELOW = 3
"""Lines that must fit below a heading on its page."""
_LEAST_DOTS = 40.0
"""Room to write in, in points: where a last line leaves less, another one is dotted."""


def paragraph_height(pages: Pages, paragraph: Paragraph) -> float:
    """Height of the paragraph with the gap after it, in points."""
    look = text_look(pages.style, paragraph.style)
    font = pages.font(look.face, look.size)
    parts = paragraph.text.split("\n")
    count = sum(len(font.lines(part, width=pages.text_width, indent=look.indent)) for part in parts)
    return count * look.pitch + len(parts) * look.gap


def start_height(pages: Pages, paragraph: Paragraph) -> float:
    """Height that a heading wants below itself for the beginning of this paragraph: three lines at most, in points."""
    look = text_look(pages.style, paragraph.style)
    return min(paragraph_height(pages, paragraph), _LEAST_BELOW * look.pitch + look.gap)


def draw_paragraph(pages: Pages, paragraph: Paragraph, *, tail: float = 0.0) -> None:
    """Draw running text; no single line is left alone on a page.

    Args:
        pages: Where.
        paragraph: What.
        tail: Height of what must stay on a page with the last lines, in points.
    """
    look = text_look(pages.style, paragraph.style)
    font = pages.font(look.face, look.size)
    tail += look.gap if tail else 0.0
    if paragraph.style is ParagraphStyle.ADDRESSEES:
        several = addressees(paragraph.text, font=font, width=pages.text_width)
        if several:
            _draw_addressees(pages, several, font=font, look=look)
            return
    parts = paragraph.text.split("\n")
    for number, part in enumerate(parts):
        drawn = _Part(pages, part, look, font=font, lead="" if number else paragraph.lead)
        if paragraph.style is ParagraphStyle.DOTTED:
            drawn.fill_with_dots()
        drawn.draw(tail=tail if number == len(parts) - 1 else 0.0)


class _Part:
    """One paragraph broken into lines, the first one after its indent and the words in bold."""

    def __init__(self, pages: Pages, text: str, look: TextLook, *, font: TextFont, lead: str) -> None:
        self._pages, self._look, self._font = pages, look, font
        self._bold = pages.font(Face.BOLD, look.size)
        self._lead = clean(f"{lead} ") if lead else ""
        self._indent = look.indent if text or lead else 0.0
        self._start = self._indent + self._bold.width(self._lead)
        self._lines = font.lines(text, width=pages.text_width, indent=self._start)
        self._dots = ""

    def fill_with_dots(self) -> None:
        """Fill the last line up to the right margin, or one more if it has no room to write in."""
        blank = self._pages.text_width
        if self._lines != [""] or self._start:
            blank = self._spare(len(self._lines) - 1) - self._font.width(" ")
        if blank < _LEAST_DOTS:
            self._lines.append("")
            blank = self._pages.text_width
        self._dots = "." * int(blank / self._font.width("."))

    def _spare(self, index: int) -> float:
        return self._pages.text_width - (0.0 if index else self._start) - self._font.width(self._lines[index])

    def draw(self, *, tail: float) -> None:
        """Draw the lines, two at least together, the last ones together with what follows."""
        pages, count, pitch = self._pages, len(self._lines), self._look.pitch
        for index in range(count):
            left = count - index
            together = min(left, 2) if index == 0 or left == 2 else 1
            together = 3 if index == 0 and count == 3 else together
            pages.need(together * pitch + (tail if left == together else 0.0))
            self._draw_line(index, is_last=left == 1)
            pages.y -= pitch
        pages.skip(self._look.gap)

    def _draw_line(self, index: int, *, is_last: bool) -> None:
        pages, font, line = self._pages, self._font, self._lines[index]
        y, spare = pages.y - font.ascent, self._spare(index)
        if self._look.is_centred:
            pages.write(line, font=font, x=pages.left + spare / 2, y=y)
            return
        lead = "" if index else self._lead
        words = lead + line
        gaps = 0 if is_last or self._look.is_small else words.count(" ") + words.count("\u00a0")
        if gaps:
            pages.put(f"{spare / gaps:.3f} Tw", font=font)
        x = pages.left + (0.0 if index else self._start)
        if lead:
            pages.write(lead, font=self._bold, x=pages.left + self._indent, y=y)
            x += lead.count(" ") * spare / gaps if gaps else 0.0
        if line:
            pages.write(line, font=font, x=x, y=y)
        if gaps:
            pages.put("0 Tw", font=font)
        if is_last and self._dots:
            pages.write(self._dots, font=font, x=pages.right - font.width(self._dots), y=y)


def _draw_addressees(pages: Pages, several: Addressees, *, font: TextFont, look: TextLook) -> None:
    width = pages.text_width - several.item_left - several.hang
    broken = [font.lines(item[2:] if several.hang else item, width=width) for item in several.items]
    pages.need((1 + sum(map(len, broken))) * look.pitch)
    pages.write(several.label, font=font, x=pages.left + several.left, y=pages.y - font.ascent)
    pages.y -= look.pitch
    x = pages.left + several.item_left
    for lines in broken:
        for number, line in enumerate(lines):
            is_first = number == 0 and several.hang > 0
            left = x if is_first else x + several.hang
            pages.write(f"- {line}" if is_first else line, font=font, x=left, y=pages.y - font.ascent)
            pages.y -= look.pitch
    pages.skip(look.gap)


class _CellDrawer:
    """One signature or "Nơi nhận" in its column: measured, then drawn."""

    def __init__(self, pages: Pages, cell: SignatureCell | Recipients, *, left: float, width: float) -> None:
        self._pages = pages
        self._left = left
        self._width = width
        self._is_signature = isinstance(cell, SignatureCell)
        self._lines = list[tuple[TextFont, str, float]]()
        self._name = list[tuple[TextFont, str, float]]()
        style = pages.style
        if isinstance(cell, SignatureCell):
            for line in cell.role_lines:
                self._add(self._lines, Face.BOLD, style.signature_size, line)
            self._add(self._lines, Face.ITALIC, style.signature_note_size, cell.note)
            self._add(self._name, Face.BOLD, style.signature_size, cell.name)
        else:
            face = Face.REGULAR if style.recipients_underlined else Face.BOLD_ITALIC
            self._add(self._lines, face, style.recipients_label_size, "Nơi nhận:")
            for line in cell.lines:
                self._add(self._lines, Face.REGULAR, style.recipients_size, line)

    def _add(self, lines: list[tuple[TextFont, str, float]], face: Face, size: float, text: str) -> None:
        if text:
            font = self._pages.font(face, size)
            lines += [(font, line, size * HEADING_SPACING) for line in font.lines(text, width=self._width)]

    @property
    def height(self) -> float:
        """Height in points, room for the hand and the name included."""
        room = self._pages.style.signing_room_mm * POINTS_PER_MM if self._is_signature else 0.0
        return sum(pitch for _, _, pitch in (*self._lines, *self._name)) + room

    def draw(self, *, top: float, bottom: float) -> None:
        """Draw between two heights; the name stands at the bottom."""
        self._draw_lines(self._lines, top)
        self._draw_lines(self._name, bottom + sum(pitch for _, _, pitch in self._name))

    def _draw_lines(self, lines: list[tuple[TextFont, str, float]], y: float) -> None:
        for index, (font, line, pitch) in enumerate(lines):
            length = font.width(line)
            x = self._left + (self._width - length) / 2 if self._is_signature else self._left
            self._pages.write(line, font=font, x=x, y=y - font.ascent)
            if not self._is_signature and index == 0 and self._pages.style.recipients_underlined:
                self._pages.rule(x, y - font.ascent - 2, x + length, y - font.ascent - 2)
            y -= pitch


class SignatureBlock:
    """Signatures (or "Nơi nhận" alone) measured for a page and drawn in one piece."""

    def __init__(self, pages: Pages, block: Signatures | Recipients) -> None:
        self._pages = pages
        cells = block.cells if isinstance(block, Signatures) else (block,)
        count, first = len(cells), 0
        if count == 1:
            count, first = 2, 1 if isinstance(block, Signatures) else 0
        width = pages.text_width / count
        self._place_font = pages.font(Face.ITALIC, pages.style.place_size)
        place = block.place_and_day if isinstance(block, Signatures) else ""
        self._place = self._place_font.lines(place, width=pages.text_width) if place else []
        # Centred over the last column, or against the margin where the column is too narrow for it.
        self._place_width = max([width - HEADING_COLUMN_GAP, *map(self._place_font.width, self._place)])
        self._place_left = pages.left + (count - 1) * width
        if self._place_width > width - HEADING_COLUMN_GAP:
            self._place_left = pages.right - self._place_width
        self._place_pitch = pages.style.place_size * PLACE_SPACING
        self._cells = [
            _CellDrawer(pages, cell, left=pages.left + (first + index) * width, width=width - HEADING_COLUMN_GAP)
            for index, cell in enumerate(cells)
        ]
        self._body = max(cell.height for cell in self._cells)
        self._gap = pages.style.signature_gap
        self.height = self._gap + len(self._place) * self._place_pitch + self._body

    def draw(self) -> None:
        """Draw at the cursor, on a new page if it does not fit."""
        pages = self._pages
        pages.need(self.height)
        pages.skip(self._gap)
        left, width = self._place_left, self._place_width
        pages.write_lines(self._place, font=self._place_font, left=left, width=width, pitch=self._place_pitch)
        for cell in self._cells:
            cell.draw(top=pages.y, bottom=pages.y - self._body)
        pages.y -= self._body
