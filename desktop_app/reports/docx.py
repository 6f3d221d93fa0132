"""A Document as a DOCX file, so that it can be edited in a word processor before it is signed.

It is made from the same value and the same measures as the PDF. Equal documents give equal bytes.
"""

from io import BytesIO
from pathlib import Path

from docx.document import Document as WordDocument
from docx.shared import Mm

from desktop_app.domain.chart_layout import lay_out
from desktop_app.domain.charts import Chart
from desktop_app.domain.codes import Barcode, QrCode
from desktop_app.domain.document import (
    Block,
    Document,
    FieldSheet,
    Orientation,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Recipients,
    Signatures,
    Spacer,
    Table,
    TitleBlock,
)
from desktop_app.reports.chart_picture import chart_png
from desktop_app.reports.chart_style import GAP_PT, label_size, measure_with
from desktop_app.reports.codes import QUIET_MODULES, bar_modules, qr_rows
from desktop_app.reports.docx_heading import form_label, heading_table, title
from desktop_app.reports.docx_package import add_section, new_package, restart_numbers, turn_pages
from desktop_app.reports.docx_table import field_sheet, table_block
from desktop_app.reports.docx_text import paragraph_block, recipients_block, signature_block
from desktop_app.reports.docx_xml import Layout, Sheet, document_part, gap, paragraph, run
from desktop_app.reports.files import timeless_zip, write_whole
from desktop_app.reports.pdf_text import FontSet
from desktop_app.reports.png import png_bytes
from desktop_app.reports.styles import BARCODE_MODULE_MM, POINTS_PER_MM, SINGLE_LINE, page_style, sheet_mm

_CODE_SCALE = 6
_PAGE_BREAK = gap(1.0, content='<w:r><w:br w:type="page"/></w:r>')


def write_docx(document: Document, path: Path) -> None:
    """Write the document as a DOCX; the file appears complete or not at all.

    Args:
        document: What to write.
        path: Target, replaced if it exists; its folder must exist.

    Raises:
        OSError: The folder cannot be written, the disk is full.
    """
    write_whole(docx_bytes(document), path)


def docx_bytes(document: Document) -> bytes:
    """The document as DOCX: Times New Roman, language Vietnamese, the same bytes for equal documents.

    Raises:
        ValueError: It carries a measure of paper that no office may set, or a QR code with too much text.
    """
    body = _Body(document)
    sheet, style = body.sheet, body.sheet.style
    if document.form_label:
        body.add(form_label(sheet, document.form_label))
    if document.heading:
        body.add_table(heading_table(sheet, document.heading))
        if not isinstance(next(iter(document.blocks), None), TitleBlock):
            body.add(gap(style.title_size))  # a title keeps this distance by itself
    blocks = _without_empty_end(document.blocks)
    for index, block in enumerate(blocks):
        _add_block(body, block, following=blocks[index + 1 :], is_official=document.heading is not None)
    return body.packed()


def _without_empty_end(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks up to the last that prints something: no empty page at the end."""
    count = len(blocks)
    while count and isinstance(blocks[count - 1], PageBreak | Spacer):
        count -= 1
    return blocks[:count]


class _Body:
    """The text being filled from top to bottom.

    Attributes:
        sheet: The present pages.
        orientation: How they lie.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self.orientation = document.orientation
        self.sheet = _sheet(document, document.orientation, fonts=FontSet(None))
        self._word: WordDocument = new_package(document, self.sheet)
        self._parts: list[str] = []
        self._pictures = 0
        self._ends_with_table = False
        self.is_at_top = True

    def add(self, xml: str) -> None:
        """Add paragraphs and tables that end with a paragraph."""
        self._parts.append(xml)
        self._ends_with_table = self.is_at_top = False

    def add_table(self, xml: str) -> None:
        """Add a table with nothing below it; two in a row are kept from growing together."""
        self.add(gap(1.0, is_kept=True) + xml if self._ends_with_table else xml)
        self._ends_with_table = True

    def break_page(self) -> None:
        """Go to the next page; nothing happens at the top of one."""
        if not self.is_at_top:
            self.add(_PAGE_BREAK)
            self.is_at_top = True

    def begin_section(self, orientation: Orientation, *, restarts: bool) -> None:
        """Go on with pages that lie so, numbered anew or on; those of an empty section are turned themselves."""
        if self._parts and self._parts[-1] is _PAGE_BREAK:
            self._parts.pop()
            self.is_at_top = False
        if not self.is_at_top:
            ended = self._word.element.body.sectPr.xml
            self.add(gap(1.0).replace("</w:pPr>", f"{ended}</w:pPr>"))
            add_section(self._word)
            self.is_at_top = True
        self.orientation = orientation
        self.sheet = _sheet(self._document, orientation, fonts=self.sheet.fonts)
        if restarts:
            restart_numbers(self._word, self._document)
        turn_pages(self._word, self._document, self.sheet, orientation=orientation)

    def add_picture(self, png: bytes, *, size_mm: tuple[float, float], said: str, caption: str) -> None:
        """Add a centred picture with its caption."""
        self._add_inline(png, size_mm, said, Layout(align="center", before=4.0, after=4.0, is_kept=bool(caption)))
        if caption:
            self.add(paragraph(run(caption, size=self.sheet.style.small_size), Layout(align="center")))

    def add_chart(self, chart: Chart, *, is_kept: bool) -> None:
        """Add a chart as a picture of the text's width that says what it shows; never higher than a page."""
        style, width_mm = self.sheet.style, self.sheet.text_width / POINTS_PER_MM
        measure, size = measure_with(self.sheet.fonts), label_size(style.body_size)
        layout = lay_out(chart, width_mm=width_mm, measure=measure, size=size)
        room = self.sheet.text_height / POINTS_PER_MM - 2 * GAP_PT / POINTS_PER_MM - style.body_size / POINTS_PER_MM
        scale = min(1.0, room / layout.height_mm)
        lying = Layout(before=GAP_PT, after=GAP_PT, spacing=SINGLE_LINE, is_kept=is_kept)
        lies = (layout.width_mm * scale, layout.height_mm * scale)
        self._add_inline(chart_png(layout), lies, chart.description, lying)

    def _add_inline(self, png: bytes, size_mm: tuple[float, float], said: str, layout: Layout) -> None:
        inline = self._word.part.new_pic_inline(BytesIO(png), Mm(size_mm[0]), Mm(size_mm[1]))
        self._pictures += 1
        inline.docPr.set("id", str(self._pictures))
        inline.docPr.set("descr", said)
        self.add(paragraph(f"<w:r><w:drawing>{inline.xml}</w:drawing></w:r>", layout))

    def packed(self) -> bytes:
        """The whole file."""
        if self._ends_with_table or self.is_at_top:
            self.add(gap(1.0))  # the format wants a paragraph at the end
        saved = BytesIO()
        self._word.save(saved)
        content = document_part("".join([*self._parts, self._word.element.body.sectPr.xml]))
        return timeless_zip(saved.getvalue(), replaced={"word/document.xml": content})


def _sheet(document: Document, orientation: Orientation, *, fonts: FontSet) -> Sheet:
    style = page_style(document)
    width, height = sheet_mm(document.page_size, orientation)
    width -= style.margin_left_mm + style.margin_right_mm
    height -= style.margin_top_mm + style.margin_bottom_mm
    return Sheet(style, width * POINTS_PER_MM, height * POINTS_PER_MM, fonts)


def _add_block(body: _Body, block: Block, *, following: tuple[Block, ...], is_official: bool) -> None:
    sheet, is_kept = body.sheet, _leads_to_signatures(following)
    match block:
        case TitleBlock():
            body.add(title(sheet, block, is_official=is_official, is_first=body.is_at_top))
        case Paragraph():
            body.add(paragraph_block(sheet, block, is_kept=is_kept))
        case Table():
            body.add(table_block(sheet, block, is_kept=is_kept))
        case Chart():
            body.add_chart(block, is_kept=is_kept)
        case FieldSheet():
            body.add(field_sheet(sheet, block.sections, is_kept=is_kept))
        case Signatures():
            body.add_table(signature_block(sheet, block, is_kept=is_kept))
        case Recipients():
            body.add(recipients_block(sheet, block))
        case QrCode():
            png = png_bytes(qr_rows(block.text), scale=_CODE_SCALE)
            size = (block.size_mm, block.size_mm)
            body.add_picture(png, size_mm=size, said=f"QR: {block.text}", caption=block.caption)
        case Barcode():
            _add_barcode(body, sheet, block)
        case Spacer():
            if not body.is_at_top:
                body.add(gap(block.height_mm * POINTS_PER_MM, is_kept=is_kept))
        case PageBreak(orientation=None, restarts=False):
            body.break_page()
        case PageBreak():
            body.begin_section(block.orientation or body.orientation, restarts=block.restarts)


def _add_barcode(body: _Body, sheet: Sheet, block: Barcode) -> None:
    modules = bar_modules(block.text)
    widest = sheet.text_width / POINTS_PER_MM / (len(modules) + 2 * QUIET_MODULES)
    module_mm = min(BARCODE_MODULE_MM, widest)
    row_height = round(block.height_mm / module_mm * _CODE_SCALE)
    png = png_bytes([modules], scale=_CODE_SCALE, row_height=row_height)
    size = (len(modules) * module_mm, block.height_mm)
    body.add_picture(png, size_mm=size, said=f"Code 128: {block.text}", caption=block.caption)


def _leads_to_signatures(following: tuple[Block, ...]) -> bool:
    """Only small notes and room stand between here and signatures."""
    for block in following:
        if isinstance(block, Signatures):
            return True
        if isinstance(block, Paragraph) and block.style in (ParagraphStyle.SMALL, ParagraphStyle.NOTE):
            continue
        if not isinstance(block, Spacer):
            return False
    return False
