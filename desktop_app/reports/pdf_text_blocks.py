"""Running text, recipients, signatures and QR codes."""

from dataclasses import dataclass

from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel

from desktop_app.domain.document import Paragraph, ParagraphStyle, QrCode, Recipients, SignatureCell, Signatures
from desktop_app.reports.fonts import Face
from desktop_app.reports.pdf_page import Pages
from desktop_app.reports.pdf_text import TextFont
from desktop_app.reports.styles import POINTS_PER_MM

_FACES = {
    ParagraphStyle.BOLD: Face.BOLD,
    ParagraphStyle.ITALIC: Face.ITALIC,
    ParagraphStyle.NOTE: Face.ITALIC,
}
_SMALL = (ParagraphStyle.SMALL, ParagraphStyle.NOTE)
_FLUSH = (*_SMALL, ParagraphStyle.CENTER)


@dataclass(frozen=True, kw_only=True)
class _Setting:
    """How one paragraph style is set, in points."""

    font: TextFont
    pitch: float
    gap: float
    indent: float


def _setting(pages: Pages, style: ParagraphStyle) -> _Setting:
    paper = pages.style
    is_small = style in _SMALL
    size = paper.small_size if is_small else paper.body_size
    return _Setting(
        font=pages.font(_FACES.get(style, Face.REGULAR), size),
        pitch=size * (1.15 if is_small else paper.line_spacing),
        gap=paper.paragraph_gap / 2 if is_small else paper.paragraph_gap,
        indent=0.0 if style in _FLUSH else paper.first_line_indent_mm * POINTS_PER_MM,
    )


def paragraph_height(pages: Pages, paragraph: Paragraph) -> float:
    """Height of the paragraph with the gap after it, in points."""
    setting = _setting(pages, paragraph.style)
    parts = paragraph.text.split("\n")
    count = sum(len(setting.font.lines(part, width=pages.text_width, indent=setting.indent)) for part in parts)
    return count * setting.pitch + len(parts) * setting.gap


def draw_paragraph(pages: Pages, paragraph: Paragraph, *, tail: float = 0.0) -> None:
    """Draw running text; no single line is left alone on a page.

    Args:
        pages: Where.
        paragraph: What.
        tail: Height of what must stay on a page with the last lines, in points.
    """
    parts = paragraph.text.split("\n")
    setting = _setting(pages, paragraph.style)
    if paragraph.style is ParagraphStyle.BOLD:
        tail = max(tail, 2 * setting.pitch)  # a section heading stays with what follows
    for number, part in enumerate(parts):
        _draw_part(pages, part, setting, style=paragraph.style, tail=tail if number == len(parts) - 1 else 0.0)


def _draw_part(pages: Pages, text: str, setting: _Setting, *, style: ParagraphStyle, tail: float) -> None:
    lines = setting.font.lines(text, width=pages.text_width, indent=setting.indent)
    count = len(lines)
    for index, line in enumerate(lines):
        left = count - index
        together = min(left, 2) if index == 0 or left == 2 else 1
        together = 3 if index == 0 and count == 3 else together
        pages.need(together * setting.pitch + (tail if left == together else 0.0))
        indent = setting.indent if index == 0 else 0.0
        _draw_line(pages, line, setting.font, indent=indent, style=style, is_last=left == 1)
        pages.y -= setting.pitch
    pages.skip(setting.gap)


def _draw_line(pages: Pages, line: str, font: TextFont, *, indent: float, style: ParagraphStyle, is_last: bool) -> None:
    y = pages.y - font.ascent
    spare = pages.text_width - indent - font.width(line)
    if style is ParagraphStyle.CENTER:
        pages.write(line, font=font, x=pages.left + spare / 2, y=y)
        return
    gaps = 0 if is_last or style in _SMALL else line.count(" ") + line.count("\u00a0")
    if gaps:
        pages.put(f"{spare / gaps:.3f} Tw", font=font)
    pages.write(line, font=font, x=pages.left + indent, y=y)
    if gaps:
        pages.put("0 Tw", font=font)


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
            lines += [(font, line, size * 1.2) for line in font.lines(text, width=self._width)]

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
        self._right_column = (pages.left + (count - 1) * width, width)
        self._place_font = pages.font(Face.ITALIC, pages.style.place_size)
        place = block.place_and_day if isinstance(block, Signatures) else ""
        self._place = self._place_font.lines(place, width=width) if place else []
        self._place_pitch = pages.style.place_size * 1.3
        self._cells = [
            _CellDrawer(pages, cell, left=pages.left + (first + index) * width, width=width - 6.0)
            for index, cell in enumerate(cells)
        ]
        self._body = max(cell.height for cell in self._cells)
        self._gap = pages.style.paragraph_gap * 2
        self.height = self._gap + len(self._place) * self._place_pitch + self._body

    def draw(self) -> None:
        """Draw at the cursor, on a new page if it does not fit."""
        pages = self._pages
        pages.need(self.height)
        pages.skip(self._gap)
        left, width = self._right_column
        pages.write_lines(self._place, font=self._place_font, left=left, width=width - 6.0, pitch=self._place_pitch)
        for cell in self._cells:
            cell.draw(top=pages.y, bottom=pages.y - self._body)
        pages.y -= self._body


def draw_qr_code(pages: Pages, block: QrCode) -> None:
    """Draw the code centred, with its caption, on a new page if it does not fit.

    Raises:
        ValueError: The text is longer than 2,000 bytes.
    """
    encoded = block.text.encode()
    if len(encoded) > 2000:
        raise ValueError(f"{len(encoded)} bytes are too long for a QR code")
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(QR8bitByte(encoded))
    code.make()
    dark: list[list[bool]] = code.modules
    count = len(dark)
    side = block.size_mm * POINTS_PER_MM
    module = side / count
    font = pages.font(Face.REGULAR, pages.style.small_size)
    caption = font.lines(block.caption, width=pages.text_width) if block.caption else []
    pitch = font.size * 1.2
    pages.need(side + 6 * module + len(caption) * pitch)
    pages.skip(2 * module)
    left, top = pages.left + (pages.text_width - side) / 2, pages.y
    boxes = []
    for row in range(count):
        column = 0
        while column < count:
            end = column
            while end < count and dark[row][end]:
                end += 1
            if end > column:
                x, y = left + column * module, top - (row + 1) * module
                boxes.append((x, y, (end - column) * module, module))
            column = end + 1
    pages.fill(boxes)
    pages.y -= side + 4 * module
    pages.write_lines(caption, font=font, left=pages.left, width=pages.text_width, pitch=pitch)
