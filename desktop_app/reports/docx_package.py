"""What a DOCX file holds around its text: page, language, page numbers, watermark, properties."""

import math
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import quoteattr

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENTATION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Twips

from desktop_app.domain.document import Document, Orientation, PageBreak, PageSize
from desktop_app.reports.docx_xml import Layout, Sheet, elements, field, mm_twips, paragraph, run
from desktop_app.reports.fonts import TYPEFACE, Face
from desktop_app.reports.pdf_text import ASCENT, clean
from desktop_app.reports.styles import (
    FOOT_FROM_EDGE_MM,
    FOOT_SIZE,
    POINTS_PER_MM,
    SINGLE_LINE,
    WATERMARK_GREY,
    sheet_mm,
    watermark_size,
)

_PRODUCER = "Sổ Dân Vận"
_MADE_AT = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in every file in place of a clock."""

_MARGINS, _NUMBERING = qn("w:pgMar"), qn("w:pgNumType")
_KEPT_PARTS = (RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS)

_STYLES = """
<w:docDefaults>
  <w:rPrDefault><w:rPr>
    <w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>
    <w:sz w:val="{size}"/><w:szCs w:val="{size}"/>
    <w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>
  </w:rPr></w:rPrDefault>
  <w:pPrDefault/>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
  <w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>
</w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal">
  <w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>
  <w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr>
</w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList">
  <w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/>
</w:style>
"""

# Mode 15: tables begin at the margin, and word processors do not speak of an old format.
_SETTINGS = """
<w:zoom w:percent="100"/>
<w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:compat>
  <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
</w:compat>
<w:themeFontLang w:val="vi-VN"/>
<w:decimalSymbol w:val=","/>
<w:listSeparator w:val=";"/>
"""

# The shape that word processors themselves use for a watermark.
_WATERMARK = """<w:r><w:pict>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
  <v:formulas>
    <v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
    <v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>
    <v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/>
    <v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/>
  </v:formulas>
  <v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"
    o:connectangles="270,180,90,0"/>
  <v:textpath on="t" fitshape="t"/>
  <v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>
  <o:lock v:ext="edit" text="t" shapetype="t"/>
</v:shapetype>
<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{spid}" type="#_x0000_t136" o:allowincell="f"
  style="position:absolute;margin-left:0;margin-top:0;width:{width:.1f}pt;height:{height:.1f}pt;rotation:{angle:.1f};\
z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:page;\
mso-position-vertical:center;mso-position-vertical-relative:page" fillcolor="{colour}" stroked="f">
  <v:textpath style="font-family:&quot;{font}&quot;;font-size:1pt;font-weight:bold" string={text}/>
</v:shape>
</w:pict></w:r>"""


def new_package(document: Document, sheet: Sheet) -> WordDocument:
    """An empty DOCX with the document's page, language, page numbers, watermark and properties."""
    word = docx.Document()
    _drop_template_parts(word)
    _fill(word.styles.element, _STYLES.format(font=TYPEFACE, size=round(sheet.style.body_size * 2)))
    _fill(word.settings.element, _SETTINGS)
    _set_properties(word, document)
    section = word.sections[0]
    _set_page(section, document, sheet, orientation=document.orientation)
    if _is_register(document):
        _number_register(section, document, sheet)
    else:
        _number_letter(section, document, sheet)
    return word


def add_section(word: WordDocument) -> None:
    """Begin a section on a new page; its numbers go on, from its first page on."""
    section = word.add_section()
    section.different_first_page_header_footer = False
    _drop_numbering(section)


def restart_numbers(word: WordDocument, document: Document) -> None:
    """Number the pages of the last section from 1, the first of them as page 1 of the document."""
    if len(word.sections) == 1:
        return
    section = word.sections[-1]
    section.different_first_page_header_footer = not _is_register(document)
    _drop_numbering(section)
    [numbering] = elements('<w:pgNumType w:start="1"/>')
    section._sectPr.find(_MARGINS).addnext(numbering)


def _drop_numbering(section: Section) -> None:
    for numbering in section._sectPr.findall(_NUMBERING):
        section._sectPr.remove(numbering)


def turn_pages(word: WordDocument, document: Document, sheet: Sheet, *, orientation: Orientation) -> None:
    """Let the pages of the last section lie so."""
    section, number = word.sections[-1], 2 * len(word.sections)
    _set_page(section, document, sheet, orientation=orientation)
    if not document.watermark:
        return  # header and footer are those of the section before
    mark = _watermark(document, sheet, number=number, orientation=orientation)
    if _is_register(document):
        _put(section.header, mark)
        return
    _put(section.header, mark + _page_number(sheet), align="center")
    if section.different_first_page_header_footer:
        mark = _watermark(document, sheet, number=number - 1, orientation=orientation)
        _put(section.first_page_header, mark)


def _is_register(document: Document) -> bool:
    return document.orientation is Orientation.LANDSCAPE and document.page_size is PageSize.A4


def _drop_template_parts(word: WordDocument) -> None:
    """Keep nothing of the library's template but what is written anew: no picture, theme or program name."""
    for key, relation in list(word.part.rels.items()):
        if relation.reltype not in _KEPT_PARTS:
            word.part.rels.pop(key)
    package = word.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype not in (RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES):
            package.rels.pop(key)


def _fill(element: Any, xml: str) -> None:
    for child in list(element):
        element.remove(child)
    element.extend(elements(xml))


def _set_properties(word: WordDocument, document: Document) -> None:
    properties = word.core_properties
    properties.title = clean(document.title)
    properties.subject = clean(document.subject)
    properties.author = clean(document.heading.issuer).replace("\n", " ") if document.heading else ""
    properties.comments = ""
    properties.category = _PRODUCER
    properties.language = "vi-VN"
    properties.last_modified_by = ""
    properties.created = properties.modified = _MADE_AT


def _set_page(section: Section, document: Document, sheet: Sheet, *, orientation: Orientation) -> None:
    style = sheet.style
    is_across = orientation is Orientation.LANDSCAPE
    width, height = sheet_mm(document.page_size, orientation)
    section.page_width, section.page_height = Twips(mm_twips(width)), Twips(mm_twips(height))
    section.orientation = WD_ORIENTATION.LANDSCAPE if is_across else WD_ORIENTATION.PORTRAIT
    section.top_margin = Twips(mm_twips(style.margin_top_mm))
    section.bottom_margin = Twips(mm_twips(style.margin_bottom_mm))
    section.left_margin = Twips(mm_twips(style.margin_left_mm))
    section.right_margin = Twips(mm_twips(style.margin_right_mm))
    section.header_distance = Twips(mm_twips(style.number_top_mm))
    below_base_line = FOOT_SIZE * (SINGLE_LINE - ASCENT) / POINTS_PER_MM
    section.footer_distance = Twips(mm_twips(FOOT_FROM_EDGE_MM - below_base_line))


def _number_letter(section: Section, document: Document, sheet: Sheet) -> None:
    """The number centred in the top margin, not on the first page."""
    section.different_first_page_header_footer = True
    orientation = document.orientation
    _put(section.first_page_header, _watermark(document, sheet, number=1, orientation=orientation))
    content = _watermark(document, sheet, number=2, orientation=orientation) + _page_number(sheet)
    _put(section.header, content, align="center")


def _page_number(sheet: Sheet) -> str:
    return field("PAGE", size=sheet.style.page_number_size)


def _number_register(section: Section, document: Document, sheet: Sheet) -> None:
    """ "Trang x/y" at the right of the bottom margin of every page."""
    words = run("Trang ", size=FOOT_SIZE) + field("PAGE", size=FOOT_SIZE)
    restarts = any(isinstance(block, PageBreak) and block.restarts for block in document.blocks)
    count = field("SECTIONPAGES" if restarts else "NUMPAGES", size=FOOT_SIZE)
    _put(section.footer, words + run("/", size=FOOT_SIZE) + count, align="right")
    if document.watermark:
        _put(section.header, _watermark(document, sheet, number=1, orientation=document.orientation))


def _put(place: Any, content: str, *, align: str = "left") -> None:
    """Fill a header or footer."""
    place.is_linked_to_previous = False
    _fill(place._element, paragraph(content, Layout(align=align)))


def _watermark(document: Document, sheet: Sheet, *, number: int, orientation: Orientation) -> str:
    """Grey letters along the diagonal; "" without a watermark."""
    text = clean(document.watermark)
    if not text:
        return ""
    width, height = (side * POINTS_PER_MM for side in sheet_mm(document.page_size, orientation))
    length = sheet.font(Face.BOLD, 1.0).width(text)
    size = watermark_size(length, diagonal=math.hypot(width, height))
    return _WATERMARK.format(
        number=number,
        spid=2048 + number,
        width=length * size,
        height=size,
        angle=360 - math.degrees(math.atan2(height, width)),
        colour="#" + f"{round(WATERMARK_GREY * 255):02x}" * 3,
        font=TYPEFACE,
        text=quoteattr(text),
    )
