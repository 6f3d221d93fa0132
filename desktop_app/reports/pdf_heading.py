"""The top of a paper: form number, official heading in two columns, title and abstract."""

from desktop_app.domain.document import Heading, TitleBlock, place_and_day
from desktop_app.reports.fonts import Face
from desktop_app.reports.pdf_page import Pages
from desktop_app.reports.pdf_text import TextFont
from desktop_app.reports.styles import (
    HEADING_COLUMN_GAP,
    HEADING_ROW_GAP,
    HEADING_RULE_GAP,
    HEADING_SPACING,
    REGARDING_GAP,
)


def draw_form_label(pages: Pages, label: str) -> None:
    """Print the form's number at the top right: bold, and what follows a line break in italics."""
    size = pages.style.form_label_size
    for number, line in enumerate(label.split("\n")):
        font = pages.font(Face.ITALIC if number else Face.BOLD, size)
        for part in font.lines(line, width=pages.text_width):
            pages.write_right(part, font=font, pitch=size * HEADING_SPACING)
    pages.y -= size / 2


def draw_heading(pages: Pages, heading: Heading) -> None:
    """Print who writes (left) and for which system (right), then number, place and date."""
    width = pages.text_width * pages.style.left_share
    top = pages.y
    _draw_issuer(pages, heading, width=width)
    left_end, pages.y = pages.y, top
    _draw_national_lines(pages, left=pages.left + width, width=pages.text_width - width)
    pages.y = min(pages.y, left_end)
    if heading.number or heading.place or heading.regarding:
        _draw_number_row(pages, heading, width=width)


def _draw_issuer(pages: Pages, heading: Heading, *, width: float) -> None:
    style = pages.style
    inner = width - HEADING_COLUMN_GAP
    if heading.superior:
        font = pages.font(Face.REGULAR, style.superior_size)
        lines = font.balanced(heading.superior, width=inner)
        pages.write_lines(lines, font=font, left=pages.left, width=inner, pitch=font.size * HEADING_SPACING)
    font = pages.font(Face.BOLD, style.issuer_size)
    lines = font.balanced(heading.issuer, width=inner)
    pages.write_lines(lines, font=font, left=pages.left, width=inner, pitch=font.size * HEADING_SPACING)
    if style.has_star:
        pages.write_lines(["*"], font=font, left=pages.left, width=inner, pitch=font.size)
    else:
        length = font.width(lines[-1]) * style.issuer_rule
        _draw_rule(pages, left=pages.left + (inner - length) / 2, length=length)


def _draw_national_lines(pages: Pages, *, left: float, width: float) -> None:
    length = 0.0
    for text, size in pages.style.national_lines:
        font = pages.font(Face.BOLD, size)
        pages.write_lines([text], font=font, left=left, width=width, pitch=size * HEADING_SPACING)
        length = font.width(text)
    _draw_rule(pages, left=left + (width - length) / 2, length=length)


def _draw_rule(pages: Pages, *, left: float, length: float) -> None:
    """A line beneath what was written last; the cursor stands at the end of that line's pitch."""
    pages.y -= HEADING_RULE_GAP
    pages.rule(left, pages.y, left + length, pages.y)


def _draw_number_row(pages: Pages, heading: Heading, *, width: float) -> None:
    style = pages.style
    pages.y -= HEADING_ROW_GAP
    top = pages.y
    if heading.place:
        font = pages.font(Face.ITALIC, style.place_size)
        lines = font.lines(place_and_day(heading.place, heading.day), width=pages.text_width - width)
        left, room = pages.left + width, pages.text_width - width
        pages.write_lines(lines, font=font, left=left, width=room, pitch=font.size * HEADING_SPACING)
    place_end, pages.y = pages.y, top
    inner = width - HEADING_COLUMN_GAP
    if heading.number:
        font = pages.font(Face.REGULAR, style.number_size)
        lines = font.lines(style.number_line(heading.number), width=inner)
        pages.write_lines(lines, font=font, left=pages.left, width=inner, pitch=font.size * HEADING_SPACING)
    if heading.regarding:
        pages.y -= REGARDING_GAP
        font = pages.font(Face.ITALIC if style.regarding_italic else Face.REGULAR, style.regarding_size)
        lines = font.balanced(heading.regarding, width=inner)
        pages.write_lines(lines, font=font, left=pages.left, width=inner, pitch=font.size * HEADING_SPACING)
    pages.y = min(pages.y, place_end)


def draw_title(pages: Pages, title: TitleBlock, *, is_official: bool) -> None:
    """Print name, abstract and period, centred; an official paper has the short line under its abstract."""
    style = pages.style
    pages.skip(style.title_size)
    pages.need(5 * style.title_size)
    _centred(pages, title.name, pages.font(Face.BOLD, style.title_size))
    last = None
    if title.abstract:
        last = _centred(pages, title.abstract, pages.font(Face.BOLD, style.abstract_size))
    if title.period:
        pages.y -= 1.0
        _centred(pages, title.period, pages.font(Face.ITALIC, style.abstract_size - 1))
    if last and is_official:
        if style.abstract_dashes:
            _centred(pages, style.abstract_dashes, pages.font(Face.REGULAR, style.abstract_size))
        else:
            length = last * style.abstract_rule
            _draw_rule(pages, left=pages.left + (pages.text_width - length) / 2, length=length)
    pages.y -= style.paragraph_gap + 2.0


def _centred(pages: Pages, text: str, font: TextFont) -> float:
    """Draw centred lines; returns the length of the last one in points."""
    lines = font.balanced(text, width=pages.text_width)
    pages.write_lines(lines, font=font, left=pages.left, width=pages.text_width, pitch=font.size * HEADING_SPACING)
    return font.width(lines[-1])
