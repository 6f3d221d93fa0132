"""Running text, recipients and signatures in DOCX."""

from dataclasses import replace

from desktop_app.domain.document import Paragraph, ParagraphStyle, Recipients, SignatureCell, Signatures
from desktop_app.reports.docx_xml import Layout, Sheet, cell, gap, paragraph, row, run, tab, table
from desktop_app.reports.fonts import Face
from desktop_app.reports.pdf_text import clean
from desktop_app.reports.styles import HEADING_COLUMN_GAP, HEADING_SPACING, PLACE_SPACING, POINTS_PER_MM
from desktop_app.reports.text_layout import Addressees, TextLook, addressees, text_look

_EMPTY = gap(1.0, is_kept=True)


def paragraph_block(sheet: Sheet, block: Paragraph, *, is_kept: bool) -> str:
    """Running text, one paragraph per line of it.

    Args:
        sheet: Where.
        block: What.
        is_kept: Stays on a page with what follows (the signatures).
    """
    look = text_look(sheet.style, block.style)
    if block.style is ParagraphStyle.ADDRESSEES:
        font = sheet.font(look.face, look.size)
        several = addressees(block.text, font=font, width=sheet.text_width)
        if several:
            return _addressees(several, look)
    layout = Layout(
        align="center" if look.is_centred else "both" if look.is_justified else "left",
        after=look.gap,
        spacing=look.spacing,
        first=look.indent,
        is_kept=is_kept or look.is_kept,
        dots_to=sheet.text_width if block.style is ParagraphStyle.DOTTED else 0.0,
    )
    drawn = ""
    for number, part in enumerate(block.text.split("\n")):
        content = run(part, face=look.face, size=look.size)
        if block.lead and not number:
            content = run(f"{block.lead} ", face=Face.BOLD, size=look.size) + content
        lying = layout if content else replace(layout, first=0.0)
        if layout.dots_to:
            content += (run(" ", size=look.size) if content else "") + tab(look.size)
        drawn += paragraph(content, lying)
    return drawn


def _addressees(several: Addressees, look: TextLook) -> str:
    label = Layout(spacing=look.spacing, left=several.left, is_kept=True)
    item = Layout(spacing=look.spacing, left=several.item_left + several.hang, hang=several.hang)
    drawn = paragraph(run(several.label, size=look.size), label)
    for number, text in enumerate(several.items, start=1):
        is_last = number == len(several.items)
        drawn += paragraph(run(text, size=look.size), replace(item, after=look.gap if is_last else 0.0))
    return drawn


def recipients_block(sheet: Sheet, block: Recipients) -> str:
    """ "Nơi nhận" in the left half of the page."""
    return _recipients(sheet, block, right=sheet.text_width / 2, before=sheet.style.signature_gap)


def _recipients(sheet: Sheet, block: Recipients, *, right: float, before: float) -> str:
    style = sheet.style
    layout = Layout(spacing=HEADING_SPACING, right=right, is_kept=True)
    face = Face.REGULAR if style.recipients_underlined else Face.BOLD_ITALIC
    label = run("Nơi nhận:", face=face, size=style.recipients_label_size, underlined=style.recipients_underlined)
    lines = [paragraph(run(line, size=style.recipients_size), layout) for line in block.lines]
    return paragraph(label, layout.with_before(before)) + "".join(lines)


def signature_block(sheet: Sheet, block: Signatures, *, is_kept: bool = False) -> str:
    """Signatures side by side in a table without lines: place and day, posts, room for the hand, names.

    Args:
        sheet: Where.
        block: What.
        is_kept: Stays on a page with what follows (more signatures).
    """
    cells: tuple[SignatureCell | Recipients | None, ...] = block.cells
    if len(cells) == 1:
        cells = (None, *cells)  # a single signature stands on the right
    width = sheet.text_width / len(cells)
    before = sheet.style.signature_gap
    rows = ""
    if block.place_and_day:
        rows = _place_row(sheet, block.place_and_day, columns=len(cells), before=before)
        before = 0.0
    rows += row("".join(_upper(sheet, item, width=width, before=before) for item in cells))
    rows += row("".join(_lower(sheet, item, width=width, is_kept=is_kept) for item in cells))
    return table(rows, widths=[width] * len(cells), is_ruled=False)


def _place_row(sheet: Sheet, text: str, *, columns: int, before: float) -> str:
    """Place and day, centred over the last column, or against the margin where the column is too narrow for it."""
    size, width = sheet.style.place_size, sheet.text_width / columns
    words = run(text, face=Face.ITALIC, size=size)
    layout = Layout(align="center", spacing=PLACE_SPACING, right=HEADING_COLUMN_GAP, before=before, is_kept=True)
    if sheet.font(Face.ITALIC, size).width(clean(text)) <= width - HEADING_COLUMN_GAP:
        return row(cell(_EMPTY, width=width) * (columns - 1) + cell(paragraph(words, layout), width=width))
    whole = replace(layout, align="right", right=0.0)
    return row(cell(paragraph(words, whole), width=sheet.text_width, span=columns))


def _upper(sheet: Sheet, item: SignatureCell | Recipients | None, *, width: float, before: float) -> str:
    """Post and note of a signature; "Nơi nhận" grows down beside the room for the hand."""
    if item is None:
        return cell(_EMPTY, width=width)
    if isinstance(item, Recipients):
        content = _recipients(sheet, item, right=HEADING_COLUMN_GAP, before=before)
        return cell(content, width=width, merge="restart")
    style = sheet.style
    layout = Layout(align="center", spacing=HEADING_SPACING, right=HEADING_COLUMN_GAP, is_kept=True)
    role = run("\n".join(item.role_lines), face=Face.BOLD, size=style.signature_size)
    content = paragraph(role, layout.with_before(before))
    if item.note:
        content += paragraph(run(item.note, face=Face.ITALIC, size=style.signature_note_size), layout)
    return cell(content, width=width)


def _lower(sheet: Sheet, item: SignatureCell | Recipients | None, *, width: float, is_kept: bool) -> str:
    """Room for the hand, and the name."""
    if not isinstance(item, SignatureCell):
        return cell(gap(1.0, is_kept=is_kept), width=width, merge="continue" if item else "")
    room = sheet.style.signing_room_mm * POINTS_PER_MM
    if not item.name:
        return cell(gap(room, is_kept=is_kept), width=width)
    layout = Layout(align="center", spacing=HEADING_SPACING, right=HEADING_COLUMN_GAP, before=room, is_kept=is_kept)
    return cell(paragraph(run(item.name, face=Face.BOLD, size=sheet.style.signature_size), layout), width=width)
