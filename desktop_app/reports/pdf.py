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

from desktop_app.domain.charts import Chart
from desktop_app.domain.codes import Barcode, QrCode
from desktop_app.domain.document import (
    Block,
    Document,
    FieldSheet,
    Orientation,
    PageBreak,
    PageSize,
    Paragraph,
    ParagraphStyle,
    Recipients,
    Signatures,
    Spacer,
    Table,
    TitleBlock,
)
from desktop_app.reports.files import write_whole
from desktop_app.reports.fonts import Face
from desktop_app.reports.pdf_chart import chart_height, draw_chart
from desktop_app.reports.pdf_codes import draw_barcode, draw_qr_code
from desktop_app.reports.pdf_heading import draw_form_label, draw_heading, draw_title
from desktop_app.reports.pdf_page import DrawnPage, Pages
from desktop_app.reports.pdf_table import TableBlock, draw_field_sheet
from desktop_app.reports.pdf_text import FontSet, clean
from desktop_app.reports.pdf_text_blocks import SignatureBlock, draw_paragraph, paragraph_height, start_height
from desktop_app.reports.styles import (
    FOOT_FROM_EDGE_MM,
    FOOT_SIZE,
    POINTS_PER_MM,
    WATERMARK_GREY,
    page_style,
    sheet_mm,
    watermark_size,
)
from desktop_app.reports.text_layout import HEADINGS

_PRODUCER = "Sổ Dân Vận"
_MOST_HEADINGS = 2
"""Headings that may follow one; more in a row are no headings ("Căn cứ")."""
_SOMETHING = Paragraph("\n\n")
"""As much as a heading wants below itself of what is no text."""


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
    for drawn in pages.finished(_Decoration(pages, document)):
        page = PDFPage()
        page.MediaBox = PDFArray([0, 0, round(drawn.width, 2), round(drawn.height, 2)])
        page.Resources = PDFResourceDictionary()
        page.Resources.basicFonts()
        # Packed at once: thousands of unpacked pages would lie in memory until the file is put together.
        packed = PDFDictionary({"Filter": PDFName("FlateDecode")})
        page.Contents = PDFStream(packed, zlib.compress(drawn.content.encode("latin-1")))
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
        following = document.blocks[index + 1 :]
        tail = _tail(pages, following)
        match block:
            case TitleBlock():
                draw_title(pages, block, is_official=document.heading is not None)
            case Paragraph():
                draw_paragraph(pages, block, tail=max(tail, _lead(pages, block, following)))
            case Table():
                TableBlock(pages, block, tail=tail).draw()
            case Chart():
                draw_chart(pages, block, tail=tail)
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
                if block.orientation:
                    pages.turn(sheet_mm(document.page_size, block.orientation))
                if block.restarts:
                    pages.restart()


def _tail(pages: Pages, following: tuple[Block, ...]) -> float:
    """Height that must stay with the end of a block: the signatures after it and small notes between, in points.

    Of several rows of signatures as many as half a page holds, at least the first.
    """
    height = kept = 0.0
    for block in following:
        if isinstance(block, Signatures):
            height += SignatureBlock(pages, block).height
            kept = height if not kept or height <= pages.full_room / 2 else kept
        elif isinstance(block, Spacer):
            height += block.height_mm * POINTS_PER_MM
        elif isinstance(block, Paragraph) and block.style in (ParagraphStyle.SMALL, ParagraphStyle.NOTE):
            height += paragraph_height(pages, block)
        else:
            break
    return kept


def _lead(pages: Pages, paragraph: Paragraph, following: tuple[Block, ...]) -> float:
    """Height that must stay with a heading in points: further headings, and the beginning of what they lead to."""
    height, passed = 0.0, 0
    for block in following if paragraph.style in HEADINGS else ():
        match block:
            case Table():
                height += TableBlock(pages, block).start_height
            case Chart():
                height += chart_height(pages, block)
            case Paragraph(style=style) if style in HEADINGS and passed < _MOST_HEADINGS:
                height, passed = height + paragraph_height(pages, block), passed + 1
                continue
            case Paragraph():
                height += start_height(pages, block)
            case PageBreak():
                return 0.0
            case _:
                height += start_height(pages, _SOMETHING)
        return height if paragraph_height(pages, paragraph) + height <= pages.full_room else 0.0
    return 0.0


class _Decoration:
    """What stands on every page besides its content: watermark and page number.

    The number stands where the paper's own orientation wants it, also on sheets that are turned.
    """

    def __init__(self, pages: Pages, document: Document) -> None:
        self._pages = pages
        self._is_register = document.orientation is Orientation.LANDSCAPE and document.page_size is PageSize.A4
        self._mark = clean(document.watermark)

    def __call__(self, page: DrawnPage, number: int, count: int) -> tuple[str, str]:
        """Operators drawn before and after the content of page `number` (from 1) of the `count` numbered with it."""
        below = self._watermark(page) if self._mark else ""
        if self._is_register:
            return below, self._foot(page, f"Trang {number}/{count}")
        return below, self._head(page, str(number)) if number > 1 else ""

    def _watermark(self, page: DrawnPage) -> str:
        """Grey letters along the diagonal."""
        pages, text = self._pages, self._mark
        diagonal = math.hypot(page.width, page.height)
        length = pages.font(Face.BOLD, 1.0).width(text)
        size = watermark_size(length, diagonal=diagonal)
        font = pages.font(Face.BOLD, size)
        cosine, sine = page.width / diagonal, page.height / diagonal
        along, across = font.width(text) / 2, size * 0.35
        x = page.width / 2 - along * cosine + across * sine
        y = page.height / 2 - along * sine - across * cosine
        matrix = f"{cosine:.4f} {sine:.4f} {-sine:.4f} {cosine:.4f} {x:.2f} {y:.2f} Tm"
        return f"q {WATERMARK_GREY} g BT {font.select} {matrix}({font.encoded(text)})Tj ET Q\n"

    def _head(self, page: DrawnPage, text: str) -> str:
        """The number centred in the top margin (letters; not on the first page)."""
        style, pages = self._pages.style, self._pages
        font = pages.font(Face.REGULAR, style.page_number_size)
        right = page.width - style.margin_right_mm * POINTS_PER_MM
        x = (pages.left + right - font.width(text)) / 2
        y = page.height - style.number_top_mm * POINTS_PER_MM - font.ascent
        return f"BT {font.select} 1 0 0 1 {x:.2f} {y:.2f} Tm({font.encoded(text)})Tj ET\n"

    def _foot(self, page: DrawnPage, text: str) -> str:
        """ "Trang x/y" at the right of the bottom margin (registers and wide tables, every page)."""
        pages = self._pages
        font = pages.font(Face.REGULAR, FOOT_SIZE)
        right = page.width - pages.style.margin_right_mm * POINTS_PER_MM
        x, y = right - font.width(text), FOOT_FROM_EDGE_MM * POINTS_PER_MM
        return f"BT {font.select} 1 0 0 1 {x:.2f} {y:.2f} Tm({font.encoded(text)})Tj ET\n"
