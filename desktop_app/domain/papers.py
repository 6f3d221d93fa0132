"""Working papers as data: a template whose texts have named places.

A place is written ``{name}``, or ``{name:12}`` where the room left for writing by hand is to be 12 letters; nothing
else in a template has a meaning, and no code stands in it. How places are filled: ``paper_filling``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop_app.domain.document import Align, Column, HeadingStyle, Orientation, PageSize, ParagraphStyle
from desktop_app.domain.fields import is_given

Conditions = Mapping[str, bool | tuple[str, ...]]
"""What must hold of a record, by field: one of these codes, or given (True), or not given (False)."""

PLACE = re.compile(r"\{([a-z][a-z0-9_]*)(?::(\d+))?\}")
"""A place in a text: its name, and the room it leaves in letters."""


@dataclass(frozen=True, slots=True)
class PaperField:
    """One text typed at printing.

    Attributes:
        key: Name of the place it fills; it goes before the record's value of the same name.
        value: In a template the default, a text with places ("" when a place is open); in a form that text filled.
        is_secret: In a confidential record it is typed for one print and kept nowhere; it has no default there.
        is_long: Several lines.
    """

    key: str
    label: str
    value: str = ""
    is_secret: bool = False
    is_long: bool = False
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperHeading:
    """One heading a template may print; the first whose conditions hold is the usual one.

    Attributes:
        number: Signs behind the number (``/TB-{sign}``); "" prints no number.
        form_label: Form number in this heading; None prints the template's.
    """

    style: HeadingStyle
    number: str = ""
    form_label: str | None = None
    when: Conditions = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCell:
    """A signature (post, note, name), or the list of recipients where ``recipients`` is given."""

    post: tuple[str, ...] = ()
    note: str = ""
    name: str = ""
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperBlock:
    """One part of a template.

    Attributes:
        what: title, text, basis, table, signatures, space, barcode, qr or page_break.
        text: Words of a text or code; the abstract of a title; last lines of a basis, dropped where a place is open.
        name: Title in capitals.
        lead: Words in bold before the text; first lines of a basis, dropped where a place is open.
        lines: Dotted lines a text leaves where the place at its end is open; at least one.
        rows: Name of the rows of a table.
        totals: Name of the rows whose only one is the table's last row, in bold; "" where it has no sums.
        blank_rows: Empty rows of a table that has none.
        has_codes: A table numbers its columns under their headings.
        cells: Signatures side by side.
        needs, lacks: Names of places that must, or must not, have a value; else the block drops.
        when, unless: Conditions on the record that must, or must not, hold; else the block drops.
        height_mm: Of a space or a bar code; side of a QR code.
        orientation: How the pages lie from a page break on; None leaves them as they are.
        restarts: An annex begins at a page break, with page numbers of its own.
    """

    what: str
    text: str = ""
    name: str = ""
    lead: str = ""
    style: ParagraphStyle = ParagraphStyle.BODY
    lines: int = 1
    rows: str = ""
    totals: str = ""
    columns: tuple[Column, ...] = ()
    blank_rows: int = 3
    has_codes: bool = False
    cells: tuple[PaperCell, ...] = ()
    needs: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    when: Conditions = field(default_factory=dict)
    unless: Conditions = field(default_factory=dict)
    height_mm: float = 4.0
    orientation: Orientation | None = None
    restarts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTemplate:
    """One paper.

    Attributes:
        key: Stable name, also the beginning of the file name.
        kinds: Kinds of record it is made for.
        form_label: Number of the form, printed at the top right; "" where no form is prescribed.
        source: Law and form, what was verified and what was not; never printed.
        headings: See PaperHeading; none prints no official heading.
        has_place: Print place and date beside the number.
        regarding: What a letter without a title is about, after "V/v".
        basis: Căn cứ, one line each; an office may keep its own text. In running text its place is ``{basis}``.
        when: The paper fits a record of which one of these holds; none fits every record.
        usual: It is the usual next paper where one of these holds.
        hides_names: Names that its kind hides by default can be printed when asked for.
        order: Place among the papers of a kind.
    """

    key: str
    kinds: tuple[str, ...]
    title: str
    source: str
    blocks: tuple[PaperBlock, ...]
    form_label: str = ""
    headings: tuple[PaperHeading, ...] = ()
    has_place: bool = True
    regarding: str = ""
    basis: str = ""
    when: tuple[Conditions, ...] = ()
    usual: tuple[Conditions, ...] = ()
    fields: tuple[PaperField, ...] = ()
    page_size: PageSize = PageSize.A4
    orientation: Orientation = Orientation.PORTRAIT
    hides_names: bool = False
    order: int = 0

    def fits(self, record: Any) -> bool:
        """The paper can be made from this record."""
        return not self.when or any(holds(item, record) for item in self.when)

    def is_usual(self, record: Any) -> bool:
        """It is what is printed next."""
        return any(holds(item, record) for item in self.usual)

    def heading_of(self, record: Any, style: HeadingStyle | None = None) -> PaperHeading | None:
        """The heading printed for a record: the usual one, or the one of a style; None where there is none."""
        own = [item for item in self.headings if style in (None, item.style)]
        usual = next((item for item in own if holds(item.when, record)), None)
        return usual if usual is not None or style is None else next(iter(own), None)

    def styles(self, record: Any) -> tuple[HeadingStyle, ...]:
        """Whose paper it can be, the usual one for the record first."""
        usual = self.heading_of(record)
        every = [item.style for item in (*([usual] if usual else ()), *self.headings)]
        return tuple(dict.fromkeys(every))

    def names(self) -> frozenset[str]:
        """Every place and every name of rows or needs that the template mentions, the office's basis apart."""
        found = set(names_in(f"{self.regarding}\n{self.basis}"))
        for heading in self.headings:
            found |= names_in(heading.number)
        for item in self.fields:
            found |= names_in(item.value)
        for block in self.blocks:
            found |= {*block.needs, *block.lacks, *(name for name in (block.rows, block.totals) if name)}
            cells = (part for cell in block.cells for part in (*cell.post, cell.name, *cell.recipients))
            found |= names_in("\n".join([block.text, block.name, block.lead, *cells]))
        return frozenset(found - {"basis"})


def names_in(text: str) -> set[str]:
    """Names of the places in a text."""
    return {found[1] for found in PLACE.finditer(text)}


def holds(conditions: Conditions, record: Any) -> bool:
    """True when all conditions hold; a field the record does not have holds nothing."""
    return all(
        hasattr(record, key) and (is_given(value) is wanted if isinstance(wanted, bool) else value in wanted)
        for key, wanted in conditions.items()
        for value in [getattr(record, key, None)]
    )


def basis_lines(text: str) -> list[str]:
    """The lines of a basis as they are printed: each ends with ";", the last with ".".

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II, khoản 6.
    """
    lines = [line.strip().rstrip(";.,").rstrip() for line in text.splitlines()]
    lines = [line for line in lines if line]
    return [f"{line};" for line in lines[:-1]] + [f"{line}." for line in lines[-1:]]


def make_columns(columns: Iterable[Mapping[str, Any]]) -> tuple[Column, ...]:
    """Columns of a table from heading, width and align."""
    return tuple(
        Column(item["heading"], float(item["width"]), Align(item.get("align", Align.LEFT.value))) for item in columns
    )
