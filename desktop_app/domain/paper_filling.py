"""Filling a paper template with the values of one record.

A place without a value prints dots, so that the paper can be completed with a pen; a block that needs a value drops
when it is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from desktop_app.domain.codes import Barcode, QrCode
from desktop_app.domain.document import (
    Block,
    Document,
    Heading,
    HeadingStyle,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Recipients,
    SignatureCell,
    Signatures,
    Spacer,
    Table,
    TitleBlock,
)
from desktop_app.domain.formats import parse_day
from desktop_app.domain.kind import PaperValue
from desktop_app.domain.office import Office
from desktop_app.domain.papers import (
    PLACE,
    PaperBlock,
    PaperCell,
    PaperField,
    PaperHeading,
    PaperTemplate,
    basis_lines,
    holds,
    names_in,
)
from desktop_app.domain.text import capitalize_first

HIDDEN = "\ue000"
"""Stands for a value that was given but must not be printed: its place counts as filled and prints dots."""

_ROOM = "." * 30
_ROOMS = (
    ("_on", f"ngày {'.' * 6} tháng {'.' * 6} năm {'.' * 10}"),
    ("_day", f"{'.' * 6}/{'.' * 6}/{'.' * 10}"),
    ("_at", f"{'.' * 6} giờ {'.' * 6}"),
    ("person", f"ông (bà) {_ROOM}"),
)
"""What an open place prints, by the ending of its name; the first that fits."""
_FIXED_ROOMS = ("_on", "_day", "_at")
_BEGINNINGS = ("", "- ", "Kính gửi: ")


def filled_fields(
    template: PaperTemplate, values: Mapping[str, PaperValue], *, is_confidential: bool
) -> list[PaperField]:
    """The fields of a form with their defaults filled; what is secret has none in a confidential record."""
    return [
        PaperField(
            item.key, item.label, "" if item.is_secret and is_confidential else _default(item.value, values),
            item.is_secret and is_confidential, item.is_long, item.help,
        )
        for item in template.fields
    ]  # fmt: skip


def _default(text: str, values: Mapping[str, PaperValue]) -> str:
    filler = Filler(None, values)
    return "" if filler.is_open(text) else filler.text(text)


def fill(
    template: PaperTemplate,
    *,
    record: Any,
    values: Mapping[str, PaperValue],
    office: Office,
    basis: str,
    today: date,
    style: HeadingStyle | None = None,
) -> Document:
    """The paper of one record.

    Args:
        values: Every value by name, typed ones included; "" for what is not known.
        basis: Căn cứ as this office words it.
        style: Whose paper it is; None takes the usual heading.

    Raises:
        ValueError: The template names a place that nobody knows.
        FormatProblem: The day typed for the date line is none.
    """
    head = template.heading_of(record, style)
    told = {**values, "basis": "; ".join(line[:-1] for line in basis_lines(basis))}
    filler = Filler(record, told, style=head.style if head else HeadingStyle.STATE)
    heading = _heading(template, head, filler, office=office, today=today) if head else None
    blocks = [made for block in template.blocks for made in filler.blocks(block, basis=basis)]
    label = head.form_label if head and head.form_label is not None else template.form_label
    return Document(
        template.title,
        tuple(blocks),
        file_name="-".join(part for part in (template.key, filler.value("code")) if part),
        heading=heading,
        form_label=label,
        page_size=template.page_size,
        orientation=template.orientation,
        subject=template.title,
    )


def _heading(template: PaperTemplate, head: PaperHeading, filler: Filler, *, office: Office, today: date) -> Heading:
    signs = filler.text(head.number)
    number = filler.value("number") if signs else ""
    if number.isdigit():
        number = f"{int(number):02}{signs}"
    day = filler.value("day") if template.has_place else ""
    return Heading(
        style=head.style,
        superior=getattr(office, f"{head.style.value}_superior"),
        issuer=getattr(office, f"{head.style.value}_issuer"),
        number=number or signs,
        place=office.place if template.has_place else "",
        day=parse_day(day, today=today) if day else None,
        regarding=filler.text(template.regarding),
    )


class Filler:
    """Puts values into the places of one paper."""

    def __init__(
        self, record: Any, values: Mapping[str, PaperValue], *, style: HeadingStyle = HeadingStyle.STATE
    ) -> None:
        self._record, self._values, self._style = record, values, style

    def value(self, name: str) -> str:
        """The text of a place, "" where nobody knows the name or the value must not be printed."""
        value = self._values.get(name, "")
        return value if isinstance(value, str) and value != HIDDEN else ""

    def is_open(self, text: str) -> bool:
        """True when a place in the text has no value."""
        return any(not self._known(name) for name in names_in(text))

    def _known(self, name: str) -> PaperValue:
        if name not in self._values:
            raise ValueError(f"no value is called {name!r}")
        return self._values[name]

    def text(self, text: str) -> str:
        """The text with its places filled, or dotted where there is no value."""
        return PLACE.sub(lambda found: self._shown(found, text), text)

    def sentence(self, text: str) -> str:
        """The same, with a capital where a place begins a line or names the addressee."""
        return PLACE.sub(lambda found: self._begun(found, text), text)

    def _begun(self, found: re.Match[str], text: str) -> str:
        before = text[: found.start()].rpartition("\n")[2]
        shown = self._shown(found, text)
        return capitalize_first(shown) if before in _BEGINNINGS else shown

    def _shown(self, found: re.Match[str], text: str) -> str:
        value = self._known(found[1])
        if not isinstance(value, str):
            raise ValueError(f"{found[1]!r} is not a text")
        if value in ("", HIDDEN):
            return "." * int(found[2]) if found[2] else _room(found[1])
        is_end_said = text[found.end() : found.end() + 1] in tuple(".;,")
        return value.rstrip(".;,") if is_end_said else value

    def blocks(self, block: PaperBlock, *, basis: str) -> Iterator[Block]:
        """What a part of the template prints: nothing where it drops."""
        if not self._stays(block):
            return
        match block.what:
            case "title":
                yield TitleBlock(self.text(block.name), self.text(block.text))
            case "text":
                yield from self._paragraphs(block)
            case "basis":
                yield from self._basis(block, basis)
            case "table":
                yield self._table(block)
            case "signatures":
                yield Signatures(tuple(self._cell(cell) for cell in block.cells))
            case "space":
                yield Spacer(block.height_mm)
            case "barcode":
                yield Barcode(self.text(block.text), block.height_mm, self.text(block.text))
            case "qr":
                yield QrCode(self.text(block.text), block.height_mm)
            case "page_break":
                yield PageBreak(block.orientation, block.restarts)
            case _:
                raise ValueError(f"no part of a paper is called {block.what!r}")

    def _stays(self, block: PaperBlock) -> bool:
        is_full = all(self._known(name) for name in block.needs) and not any(self._known(name) for name in block.lacks)
        is_barred = bool(block.unless) and holds(block.unless, self._record)
        return is_full and holds(block.when, self._record) and not is_barred

    def _paragraphs(self, block: PaperBlock) -> Iterator[Paragraph]:
        """A text; where the place at its very end is open, dots go on to the margin and for ``lines`` lines."""
        body = block.text.rstrip(".;")
        last = next((found for found in PLACE.finditer(body) if found.end() == len(body)), None)
        is_dotted = (
            block.style is ParagraphStyle.BODY
            and last is not None
            and not last[2]
            and not last[1].endswith(_FIXED_ROOMS)
            and self._known(last[1]) in ("", HIDDEN)
        )
        if last is None or not is_dotted:
            yield Paragraph(self.sentence(block.text), block.style, self.text(block.lead))
            return
        before = self.sentence(body[: last.start()]) + _room(last[1]).rstrip(".")
        yield Paragraph(before.strip(), ParagraphStyle.DOTTED, self.text(block.lead))
        yield from [Paragraph("", ParagraphStyle.DOTTED)] * (block.lines - 1)

    def _basis(self, block: PaperBlock, basis: str) -> Iterator[Paragraph]:
        """In italics on papers of the State, upright on those of the Party (Hướng dẫn 36-HD/VPTW)."""
        style = ParagraphStyle.BODY if self._style is HeadingStyle.PARTY else ParagraphStyle.ITALIC
        before, after = (
            [self.text(line) for line in part.splitlines() if not self.is_open(line)]
            for part in (block.lead, block.text)
        )
        yield from (Paragraph(line, style) for line in basis_lines("\n".join([*before, self.text(basis), *after])))

    def _table(self, block: PaperBlock) -> Table:
        blank = ("\n",) + ("",) * (len(block.columns) - 1)
        return Table(
            columns=block.columns,
            rows=self._rows(block.rows) or (blank,) * block.blank_rows,
            totals=next(iter(self._rows(block.totals)), None) if block.totals else None,
            code_row=block.has_codes,
        )

    def _rows(self, name: str) -> tuple[tuple[str, ...], ...]:
        rows = self._known(name)
        if isinstance(rows, str):
            raise ValueError(f"{name!r} is not a list of rows")
        return rows

    def _cell(self, cell: PaperCell) -> SignatureCell | Recipients:
        if cell.recipients:
            return Recipients(tuple(self.sentence(line) for line in cell.recipients if not self.is_open(line)))
        posts = (line for text in cell.post for line in re.split(r"\n| / ", self.text(text)))
        return SignatureCell(tuple(posts), note=cell.note, name=self.value_of(cell.name))

    def value_of(self, text: str) -> str:
        """The text with its places filled, "" where one is open."""
        return "" if self.is_open(text) else self.text(text)


def _room(name: str) -> str:
    return next((room for ending, room in _ROOMS if name.endswith(ending)), _ROOM)
