"""The top of a paper in DOCX: form number, official heading as a table of two columns, title and abstract."""

from desktop_app.domain.document import Heading, TitleBlock, place_and_day
from desktop_app.reports.docx_xml import Layout, Sheet, cell, gap, paragraph, row, rule, run, table
from desktop_app.reports.fonts import Face
from desktop_app.reports.pdf_text import TextFont
from desktop_app.reports.styles import (
    HEADING_COLUMN_GAP,
    HEADING_ROW_GAP,
    HEADING_SPACING,
    REGARDING_GAP,
)

_CENTRED = Layout(align="center", spacing=HEADING_SPACING)
_RIGHT = Layout(align="right", spacing=HEADING_SPACING)
_EMPTY = gap(1.0)


def form_label(sheet: Sheet, label: str) -> str:
    """The form's number at the top right: bold, and what follows a line break in italics."""
    size = sheet.style.form_label_size
    return "".join(
        paragraph(run(line, face=Face.ITALIC if number else Face.BOLD, size=size), _RIGHT)
        for number, line in enumerate(label.split("\n"))
    ) + gap(size / 2)


def heading_table(sheet: Sheet, heading: Heading) -> str:
    """Who writes (left) and for which system (right), then number, place and date, in a table without lines."""
    left = sheet.text_width * sheet.style.left_share
    right = sheet.text_width - left
    rows = row(cell(_issuer(sheet, heading, left), width=left) + cell(_national(sheet, right), width=right))
    if heading.number or heading.place or heading.regarding:
        number = cell(_number(sheet, heading, left) or _EMPTY, width=left)
        place = cell(_place(sheet, heading) or _EMPTY, width=right)
        rows += row(number + place)
    return table(rows, widths=(left, right), is_ruled=False)


def _issuer(sheet: Sheet, heading: Heading, width: float) -> str:
    style, inner = sheet.style, width - HEADING_COLUMN_GAP
    superior = sheet.font(Face.REGULAR, style.superior_size)
    issuer = sheet.font(Face.BOLD, style.issuer_size)
    layout = Layout(align="center", spacing=HEADING_SPACING, right=HEADING_COLUMN_GAP)
    content = ""
    if heading.superior:
        lines = superior.balanced(heading.superior, width=inner)
        content = paragraph(run("\n".join(lines), size=style.superior_size), layout)
    lines = issuer.balanced(heading.issuer, width=inner)
    content += paragraph(run("\n".join(lines), face=Face.BOLD, size=style.issuer_size), layout)
    if style.has_star:
        star = Layout(align="center", spacing=1.0, right=HEADING_COLUMN_GAP)
        return content + paragraph(run("*", face=Face.BOLD, size=style.issuer_size), star)
    length = issuer.width(lines[-1]) * style.issuer_rule
    return content + rule(length, width=inner, column=width)


def _national(sheet: Sheet, width: float) -> str:
    content, length = "", 0.0
    for text, size in sheet.style.national_lines:
        content += paragraph(run(text, face=Face.BOLD, size=size), _CENTRED)
        length = sheet.font(Face.BOLD, size).width(text)
    return content + rule(length, width=width)


def _number(sheet: Sheet, heading: Heading, width: float) -> str:
    style, inner = sheet.style, width - HEADING_COLUMN_GAP
    layout = Layout(align="center", spacing=HEADING_SPACING, right=HEADING_COLUMN_GAP, before=HEADING_ROW_GAP)
    content = ""
    if heading.number:
        content = paragraph(run(style.number_line(heading.number), size=style.number_size), layout)
        layout = layout.with_before(REGARDING_GAP)
    if heading.regarding:
        face = Face.ITALIC if style.regarding_italic else Face.REGULAR
        lines = sheet.font(face, style.regarding_size).balanced(heading.regarding, width=inner)
        content += paragraph(run("\n".join(lines), face=face, size=style.regarding_size), layout)
    return content


def _place(sheet: Sheet, heading: Heading) -> str:
    if not heading.place:
        return ""
    words = run(place_and_day(heading.place, heading.day), face=Face.ITALIC, size=sheet.style.place_size)
    return paragraph(words, _CENTRED.with_before(HEADING_ROW_GAP))


def title(sheet: Sheet, block: TitleBlock, *, is_official: bool, is_first: bool) -> str:
    """Name, abstract and period, centred; an official paper has the short line under its abstract."""
    style, width = sheet.style, sheet.text_width
    layout = Layout(align="center", spacing=HEADING_SPACING, is_kept=True)
    above = 0.0 if is_first else style.title_size
    name = _balanced(sheet.font(Face.BOLD, style.title_size), block.name, width)
    content = paragraph(run(name, face=Face.BOLD, size=style.title_size), layout.with_before(above))
    last = ""
    if block.abstract:
        abstract = _balanced(sheet.font(Face.BOLD, style.abstract_size), block.abstract, width)
        content += paragraph(run(abstract, face=Face.BOLD, size=style.abstract_size), layout)
        last = abstract.split("\n")[-1]
    if block.period:
        period = _balanced(sheet.font(Face.ITALIC, style.abstract_size - 1), block.period, width)
        content += paragraph(run(period, face=Face.ITALIC, size=style.abstract_size - 1), layout.with_before(1.0))
    if last and is_official:
        if style.abstract_dashes:
            content += paragraph(run(style.abstract_dashes, size=style.abstract_size), layout)
        else:
            length = sheet.font(Face.BOLD, style.abstract_size).width(last) * style.abstract_rule
            content += rule(length, width=width, is_kept=True)
    return content + gap(style.paragraph_gap + 2.0, is_kept=True)


def _balanced(font: TextFont, text: str, width: float) -> str:
    return "\n".join(font.balanced(text, width=width))
