"""A Document as a PDF file.

reportlab's document layer is used directly, without its canvas: no font of the machine and no global state is
touched (two threads may draw at once), no unused Helvetica enters the file, and equal documents give equal bytes.
"""

import math
import zlib
from pathlib import Path

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFPage,
    PDFResourceDictionary,
    PDFStream,
)

from desktop_app.domain.document import (
    Barcode,
    Block,
    Document,
    FieldSheet,
    Orientation,
    PageBreak,
    PageSize,
    Paragraph,
    ParagraphStyle,
    QrCode,
    Recipients,
    Signatures,
    Spacer,
    Table,
    TitleBlock,
)
from desktop_app.reports.files import write_whole
from desktop_app.reports.fonts import Face
from desktop_app.reports.pdf_codes import draw_barcode, draw_qr_code
from desktop_app.reports.pdf_heading import draw_form_label, draw_heading, draw_title
from desktop_app.reports.pdf_page import Pages
from desktop_app.reports.pdf_table import draw_field_sheet, draw_table
from desktop_app.reports.pdf_text import FontSet, clean
from desktop_app.reports.pdf_text_blocks import SignatureBlock, draw_paragraph, paragraph_height
from desktop_app.reports.styles import (
    FOOT_FROM_EDGE_MM,
    FOOT_SIZE,
    POINTS_PER_MM,
    WATERMARK_GREY,
    page_style,
    sheet_mm,
    watermark_size,
)

_PRODUCER = "Sổ Dân Vận"


def write_pdf(document: Document, path: Path) -> None:
    """Write the document as a PDF; the file appears complete or not at all.

    Args:
        document: What to draw.
        path: Target, replaced if it exists; its folder must exist.

    Raises:
        OSError: The folder cannot be written, the disk is full.
    """
    write_whole(pdf_bytes(document), path)


def pdf_bytes(document: Document) -> bytes:
    """The document as PDF: text in reading order, fonts embedded, the same bytes for equal documents.

    Raises:
        ValueError: It carries a measure of paper that no office may set, or a QR code with too much text.
    """
    pdf = PDFDocument(compression=1, invariant=1, lang="vi")
    pdf.setTitle(document.title)
    pdf.setSubject(document.subject)
    pdf.setAuthor(document.heading.issuer.replace("\n", " ") if document.heading else "")
    pdf.setCreator(_PRODUCER)
    sheet = sheet_mm(document.page_size, document.orientation)
    pages = Pages(FontSet(pdf), style=page_style(document), sheet_mm=sheet)
    _draw(pages, document)
    for content in pages.finished(_Decoration(pages, document)):
        page = PDFPage()
        page.MediaBox = PDFArray([0, 0, round(pages.width, 2), round(pages.height, 2)])
        page.Resources = PDFResourceDictionary()
        page.Resources.basicFonts()
        # Packed at once: thousands of unpacked pages would lie in memory until the file is put together.
        packed = PDFDictionary({"Filter": PDFName("FlateDecode")})
        page.Contents = PDFStream(packed, zlib.compress(content.encode("latin-1")))
        pdf.addPage(page)
    return bytes(pdf.GetPDFData(None))


def _draw(pages: Pages, document: Document) -> None:
    if document.form_label:
        draw_form_label(pages, document.form_label)
    if document.heading:
        draw_heading(pages, document.heading)
        if not isinstance(next(iter(document.blocks), None), TitleBlock):
            pages.skip(pages.style.title_size)  # a title keeps this distance by itself
    for index, block in enumerate(document.blocks):
        tail = _tail(pages, document.blocks[index + 1 :])
        match block:
            case TitleBlock():
                draw_title(pages, block, is_official=document.heading is not None)
            case Paragraph():
                draw_paragraph(pages, block, tail=tail)
            case Table():
                draw_table(pages, block, tail=tail)
            case FieldSheet():
                draw_field_sheet(pages, block.sections, tail=tail)
            case Signatures() | Recipients():
                SignatureBlock(pages, block).draw()
            case QrCode():
                draw_qr_code(pages, block)
            case Barcode():
                draw_barcode(pages, block)
            case Spacer():
                pages.skip(block.height_mm * POINTS_PER_MM)
            case PageBreak():
                pages.need(math.inf)


def _tail(pages: Pages, following: tuple[Block, ...]) -> float:
    """Height that must stay with the end of a block: the signatures after it and small notes between, in points."""
    height = 0.0
    for block in following:
        if isinstance(block, Signatures):
            return height + SignatureBlock(pages, block).height
        if isinstance(block, Spacer):
            height += block.height_mm * POINTS_PER_MM
        elif isinstance(block, Paragraph) and block.style in (ParagraphStyle.SMALL, ParagraphStyle.NOTE):
            height += paragraph_height(pages, block)
        else:
            return 0.0
    return 0.0


class _Decoration:
    """What stands on every page besides its content: watermark and page number."""

    def __init__(self, pages: Pages, document: Document) -> None:
        self._pages = pages
        self._is_register = document.orientation is Orientation.LANDSCAPE and document.page_size is PageSize.A4
        self._below = self._watermark(clean(document.watermark)) if document.watermark else ""

    def __call__(self, number: int, count: int) -> tuple[str, str]:
        """Operators drawn before and after the content of page `number` (from 1) of `count`."""
        if self._is_register:
            return self._below, self._foot(f"Trang {number}/{count}")
        return self._below, self._head(str(number)) if number > 1 else ""

    def _watermark(self, text: str) -> str:
        """Grey letters along the diagonal."""
        pages = self._pages
        diagonal = math.hypot(pages.width, pages.height)
        length = pages.font(Face.BOLD, 1.0).width(text)
        size = watermark_size(length, diagonal=diagonal)
        font = pages.font(Face.BOLD, size)
        cosine, sine = pages.width / diagonal, pages.height / diagonal
        along, across = font.width(text) / 2, size * 0.35
        x = pages.width / 2 - along * cosine + across * sine
        y = pages.height / 2 - along * sine - across * cosine
        matrix = f"{cosine:.4f} {sine:.4f} {-sine:.4f} {cosine:.4f} {x:.2f} {y:.2f} Tm"
        return f"q {WATERMARK_GREY} g BT {font.select} {matrix}({font.encoded(text)})Tj ET Q\n"

    def _head(self, text: str) -> str:
        """The number centred in the top margin (letters; not on the first page)."""
        style, pages = self._pages.style, self._pages
        font = pages.font(Face.REGULAR, style.page_number_size)
        x = pages.left + (pages.text_width - font.width(text)) / 2
        y = pages.height - style.number_top_mm * POINTS_PER_MM - font.ascent
        return f"BT {font.select} 1 0 0 1 {x:.2f} {y:.2f} Tm({font.encoded(text)})Tj ET\n"

    def _foot(self, text: str) -> str:
        """ "Trang x/y" at the right of the bottom margin (registers and wide tables, every page)."""
        pages = self._pages
        font = pages.font(Face.REGULAR, FOOT_SIZE)
        x, y = pages.right - font.width(text), FOOT_FROM_EDGE_MM * POINTS_PER_MM
        return f"BT {font.select} 1 0 0 1 {x:.2f} {y:.2f} Tm({font.encoded(text)})Tj ET\n"
