"""What stands above and below a table on a worksheet: heading, titles, running text, signatures."""

from itertools import zip_longest

from desktop_app.domain.document import (
    Block,
    FieldSheet,
    Heading,
    Paragraph,
    ParagraphStyle,
    Recipients,
    SignatureCell,
    Signatures,
    Spacer,
    TitleBlock,
    place_and_day,
)
from desktop_app.reports.fonts import Face
from desktop_app.reports.styles import POINTS_PER_MM, PaperStyle
from desktop_app.reports.text_layout import text_look
from desktop_app.reports.xlsx_grid import Grid

_RULE = "_______"
_UNDERLINED = 1  # XlsxWriter's number for a single line

_Line = tuple[str, Face, float, bool]
"""Words, face, size, underlined."""


def write_form_label(grid: Grid, label: str, *, style: PaperStyle) -> None:
    """The form's number at the top right: bold, and what follows a line break in italics."""
    for number, line in enumerate(label.split("\n")):
        face = Face.ITALIC if number else Face.BOLD
        grid.line(line, face=face, size=style.form_label_size, align="right")


def write_heading(grid: Grid, heading: Heading, *, style: PaperStyle) -> None:
    """Who writes (left) and for which system (right), then number, place and date."""
    issuer = _issuer_lines(heading, style)
    national: list[_Line] = [(text, Face.BOLD, size, False) for text, size in style.national_lines]
    national[-1] = (*national[-1][:3], True)
    rows = list(zip_longest(issuer, national))
    below = _number_lines(heading, style)
    place = place_and_day(heading.place, heading.day) if heading.place else ""
    if below or place:
        day: list[_Line] = [(place, Face.ITALIC, style.place_size, False)] if place else []
        rows += zip_longest(below, day)
    fields = grid.split((style.left_share, 1 - style.left_share))
    if fields is None:  # a single column: one beneath the other
        for line in [*issuer, *below, *national]:
            _write_side(grid, line, columns=(0, grid.last))
            grid.set_height(1, line[2])
        if place:
            grid.line(place, face=Face.ITALIC, size=style.place_size, align="center")
    else:
        for sides in rows:
            for line, columns in zip(sides, fields, strict=True):
                _write_side(grid, line, columns=columns)
            grid.set_height(1, max(line[2] for line in sides if line))
    grid.row += 1


def _issuer_lines(heading: Heading, style: PaperStyle) -> list[_Line]:
    superior = heading.superior.split("\n") if heading.superior else []
    lines: list[_Line] = [(line, Face.REGULAR, style.superior_size, False) for line in superior]
    lines += [(line, Face.BOLD, style.issuer_size, False) for line in heading.issuer.split("\n")]
    mark = "*" if style.has_star else _RULE
    return [*lines, (mark, Face.BOLD if style.has_star else Face.REGULAR, style.issuer_size, False)]


def _number_lines(heading: Heading, style: PaperStyle) -> list[_Line]:
    lines: list[_Line] = []
    if heading.number:
        lines.append((style.number_line(heading.number), Face.REGULAR, style.number_size, False))
    face = Face.ITALIC if style.regarding_italic else Face.REGULAR
    lines += [(line, face, style.regarding_size, False) for line in heading.regarding.split("\n") if line]
    return lines


def _write_side(grid: Grid, line: _Line | None, *, columns: tuple[int, int]) -> None:
    if line:
        text, face, size, is_underlined = line
        look = {"underline": _UNDERLINED} if is_underlined else {}
        # Names longer than their columns run on over empty cells rather than being cut.
        grid.put(text, columns=columns, face=face, size=size, align="center", text_wrap=False, **look)


def write_block(grid: Grid, block: Block, *, style: PaperStyle) -> None:
    """A block that is no table; codes and page breaks have no place on a sheet."""
    match block:
        case TitleBlock():
            _write_title(grid, block, style)
        case Paragraph():
            _write_paragraph(grid, block, style)
        case FieldSheet():
            for name, pairs in block.sections:
                if name:
                    grid.line(name, face=Face.BOLD, size=style.small_size)
                for label, value in pairs:
                    grid.line(f"{label}: {value}", size=style.small_size)
        case Recipients():
            grid.line("\n".join(("Nơi nhận:", *block.lines)), size=style.recipients_size)
        case Signatures():
            _write_signatures(grid, block, style)
        case Spacer():
            grid.row += 1
        case _:
            return


def _write_title(grid: Grid, block: TitleBlock, style: PaperStyle) -> None:
    grid.line(block.name, face=Face.BOLD, size=style.title_size, align="center")
    if block.abstract:
        grid.line(block.abstract, face=Face.BOLD, size=style.abstract_size, align="center")
    if block.period:
        grid.line(block.period, face=Face.ITALIC, size=style.abstract_size - 1, align="center")
    grid.row += 1


def _write_paragraph(grid: Grid, block: Paragraph, style: PaperStyle) -> None:
    look = text_look(style, block.style)
    is_list = block.style is ParagraphStyle.ADDRESSEES and "\n" in block.text
    align = "center" if look.is_centred and not is_list else "left"
    lead = f"{block.lead} " if block.lead else ""
    for number, part in enumerate(block.text.split("\n")):
        grid.line(part if number else lead + part, face=look.face, size=look.size, align=align)


def _write_signatures(grid: Grid, block: Signatures, style: PaperStyle) -> None:
    cells: tuple[SignatureCell | Recipients | None, ...] = block.cells
    if len(cells) == 1:
        cells = (None, *cells)  # a single signature stands on the right
    fields = grid.split([1 / len(cells)] * len(cells))
    if fields is None:
        cells, fields = tuple(cell for cell in cells if cell), []
    grid.row += 1
    if block.place_and_day:
        columns = fields[-1] if fields else (0, grid.last)
        text, size = block.place_and_day, style.place_size
        grid.put(text, columns=columns, face=Face.ITALIC, size=size, align="center", text_wrap=False)
        grid.set_height(1, size)
    if fields:
        _write_beside(grid, cells, fields, style)
    else:
        for cell in cells:
            _write_beside(grid, (cell,), [(0, grid.last)], style)


def _write_beside(
    grid: Grid,
    cells: tuple[SignatureCell | Recipients | None, ...],
    fields: list[tuple[int, int]],
    style: PaperStyle,
) -> None:
    """Posts, notes, room for the hand and names, a row each."""
    size, top = style.signature_size, grid.row
    heights = [1]
    for cell, columns in zip(cells, fields, strict=True):
        grid.row = top
        if isinstance(cell, Recipients):
            text = "\n".join(("Nơi nhận:", *cell.lines))
            grid.put(text, columns=columns, rows=4, size=style.recipients_size)
        elif cell:
            role = "\n".join(cell.role_lines)
            heights.append(grid.line_count(role, columns=columns, face=Face.BOLD, size=size))
            grid.put(role, columns=columns, face=Face.BOLD, size=size, align="center")
            grid.row = top + 1
            note_size = style.signature_note_size
            grid.put(cell.note, columns=columns, face=Face.ITALIC, size=note_size, align="center")
            grid.row = top + 3
            grid.put(cell.name, columns=columns, face=Face.BOLD, size=size, align="center")
    grid.row = top
    grid.set_height(max(heights), size)
    grid.set_height(1, style.signature_note_size)
    grid.sheet.set_row(grid.row, style.signing_room_mm * POINTS_PER_MM)
    grid.row += 1
    grid.set_height(1, size)
