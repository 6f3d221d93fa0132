"""Statistical tables of a circular as values: their columns, what each counts, and the sums that must come out.

Everything a circular decides stands in data files (``resources/tables``); another circular is other files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum

from desktop_app.domain.conditions import ALWAYS, Condition, both
from desktop_app.domain.document import HeadingStyle
from desktop_app.domain.query import Period


class Count(Enum):
    """What a column counts.

    RECORDS: records (papers, receptions). THINGS: different things the records belong to (cases, sessions).
    SUM: the sum of a field, or of a column of the small table inside each record. ROWS: the rows of that small table.
    NOTHING: left to be written in.
    """

    RECORDS = "records"
    THINGS = "things"
    SUM = "sum"
    ROWS = "rows"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Measure:
    """What a column counts.

    Attributes:
        of: Key of a `Thing`, of a field, of rows (``rewards``), or of rows and their column (``outcomes.due``).
        rows: Which rows inside a record are summed or counted.
        missing: What a field that is not given counts as in a sum.
    """

    count: Count
    of: str = ""
    rows: Condition = ALWAYS
    missing: int = 0

    @property
    def is_of_rows(self) -> bool:
        """Whether it looks at the rows inside each record."""
        return self.count is Count.ROWS or "." in self.of


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One leaf of the header.

    Attributes:
        code: Number of the column, as identities name it.
        under: Headings above it, topmost first; neighbours under the same headings share them.
        printed: What the row of codes says, such as ``1=2+3``.
        where: Which records count.
        scope: Records the table looks at for this column; None for the table's own scope.
    """

    code: str
    heading: str
    measure: Measure
    where: Condition = ALWAYS
    under: tuple[str, ...] = ()
    printed: str = ""
    scope: Condition | None = None

    @property
    def path(self) -> str:
        """All its headings in one line."""
        return " – ".join((*self.under, self.heading))

    @property
    def number(self) -> str:
        """Code of the column alone: 2 of the cell ``total.2``."""
        return self.code.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class TableRow:
    """One line of a table that has several; each of its cells counts what both the line and the column ask for.

    Attributes:
        code: As identities and cells name it: ``<row>.<column>``.
        where: Which records count in this line.
        rows: Which rows inside a record count in it, for columns that look at those.
        is_total: The line over all; counted by itself, and held against the sum of the others.
    """

    code: str
    label: str
    where: Condition = ALWAYS
    rows: Condition = ALWAYS
    is_total: bool = False

    def cell(self, column: TableColumn) -> TableColumn:
        """What one cell of this line counts."""
        measure = column.measure
        if measure.is_of_rows:
            measure = replace(measure, rows=both(measure.rows, self.rows))
        return replace(
            column,
            code=f"{self.code}.{column.code}",
            under=(self.label, *column.under),
            measure=measure,
            where=both(self.where, column.where),
        )


@dataclass(frozen=True, slots=True)
class Thing:
    """Something several records may belong to, counted once: a case, a session.

    One record stands for it, the one received last, so that however the things are divided, they add up.

    Attributes:
        by: What makes records belong together: ``("case",)`` is the first record of the matter; else fields. Of several
            ways the first whose leading field is given.
        apart: Facts that divide the records first; each thing is counted for itself on either side.
        where: Records that can stand for it.
    """

    key: str
    by: tuple[tuple[str, ...], ...]
    apart: tuple[str, ...] = ()
    where: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class Identity:
    """Sums that must be equal, ``1=2+3=4+5``; between tables ``01-xld:8=02-xld:7``; of cells ``all.1=a.1+b.1``."""

    text: str

    @property
    def sides(self) -> tuple[tuple[str, ...], ...]:
        """The codes on each side."""
        return tuple(tuple(side.split("+")) for side in self.text.split("="))


_CODE = r"(?:[\w-]+:)?\w+(?:\.\w+)?"
_SIDE = rf"{_CODE}(?:\+{_CODE})*"
_IDENTITY = re.compile(rf"{_SIDE}(?:={_SIDE})+")


def read_identity(text: str) -> Identity:
    """The identity a text says, blanks left out.

    Raises:
        ValueError: It is none.
    """
    clean = re.sub(r"\s", "", text)
    if not _IDENTITY.fullmatch(clean):
        raise ValueError(f"identity “{text}”")
    return Identity(clean)


@dataclass(frozen=True, slots=True)
class RateSpec:
    """A percentage on time: on time / (done + open and overdue)."""

    key: str
    label: str
    done: Condition
    on_time: Condition
    overdue: Condition


@dataclass(frozen=True, slots=True)
class Remark:
    """A line under the table, printed when there are such records; ``{n}`` is their number."""

    text: str
    where: Condition


@dataclass(frozen=True, slots=True)
class Base:
    """What tables are counted from: a kind of record and the facts its columns speak of.

    Attributes:
        kind: Key of the record kind.
        facts: Named conditions, in any order; a fact may name others.
        listed: Fields shown in the list behind a number.
        summary: Field with the matter in words, shown there too but for confidential records.
    """

    key: str
    kind: str
    facts: tuple[tuple[str, Condition], ...] = ()
    listed: tuple[str, ...] = ()
    summary: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class TableSpec:
    """One table of a circular, or of practice.

    Attributes:
        key: Stable name (``01-tcd``).
        title: As printed, in capitals; ``name`` is the same in running letters.
        form_label: What stands at the top right: ``Biểu số: 01/TCD``.
        circular: Name of the circular it belongs to.
        rows: Its lines; without any it has one, the office's own.
        rows_heading: What stands over the names of the lines.
        scope: Records the table looks at.
        things: What its columns count besides records.
        opening, closing: Codes of the columns with what came from the period before and goes to the next; "" for none.
            They may name hidden columns.
        hidden: Columns that are counted but not printed.
        identities: Sums that must come out, cell by cell.
        unclassified: Records in scope that cannot be counted fully yet.
        notes_label: Words that begin the notes under the table, such as ``30. Ghi chú:``.
        source: Where its columns come from, and how far that can be trusted.
        note: How far its circular can be relied on.
        unit_line: What its numbers are measured in, above the table at the right.
        footnotes: What its columns mean, where the headings do not say it all.
        is_prescribed: False for a form of practice: it cites no circular, and one line needs no total.
        style: Whose heading it is printed under.
        closing_day: Last day of its periods within their last month; 0 for calendar months.
    """

    key: str
    title: str
    name: str
    form_label: str
    circular: str
    base: Base
    columns: tuple[TableColumn, ...]
    scope: Condition = ALWAYS
    things: tuple[Thing, ...] = ()
    hidden: tuple[TableColumn, ...] = ()
    opening: str = ""
    closing: str = ""
    identities: tuple[Identity, ...] = ()
    rates: tuple[RateSpec, ...] = ()
    unclassified: Remark | None = None
    remarks: tuple[Remark, ...] = ()
    notes_label: str = "Ghi chú:"
    source: str = ""
    note: str = ""
    rows: tuple[TableRow, ...] = ()
    rows_heading: str = ""
    unit_line: str = ""
    footnotes: tuple[str, ...] = ()
    is_prescribed: bool = True
    style: HeadingStyle = HeadingStyle.STATE
    closing_day: int = 0

    @property
    def kind(self) -> str:
        """Key of the record kind it counts."""
        return self.base.kind

    @property
    def number(self) -> str:
        """The form's number alone: ``01/TCD``."""
        return self.form_label.rpartition(" ")[2]

    @property
    def printed(self) -> tuple[TableColumn, ...]:
        """All cells of the form that hold a number, line by line; of a table with one line its columns."""
        return self._cells(self.columns)

    @property
    def counted(self) -> tuple[TableColumn, ...]:
        """All cells that hold a number, hidden ones too."""
        return self._cells((*self.columns, *self.hidden))

    def _cells(self, columns: Iterable[TableColumn]) -> tuple[TableColumn, ...]:
        with_numbers = [item for item in columns if item.measure.count is not Count.NOTHING]
        if not self.rows:
            return tuple(with_numbers)
        return tuple(row.cell(item) for row in self.rows for item in with_numbers)

    def column(self, code: str) -> TableColumn | None:
        """The counted column, or the cell of a table with several lines, with this code."""
        return next((item for item in self.counted if item.code == code), None)

    def row(self, code: str) -> TableRow | None:
        """The line a cell stands in; None in a table with one line."""
        return next((item for item in self.rows if item.code == code.rpartition(".")[0]), None)


@dataclass(frozen=True, slots=True)
class Failure:
    """An identity that does not hold.

    Attributes:
        identity: As in the data file.
        left, right: The first side and the one that differs from it.
        uids: Records that one side counts and the other does not, or not as often.
    """

    identity: str
    left: Decimal
    right: Decimal
    uids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rate:
    """A percentage on time with the counts it is made from.

    Attributes:
        done: Finished in the period; ``on_time`` of them in time.
        overdue: Not finished, and late by the end of the period (or by today, while it lasts).
    """

    key: str
    label: str
    on_time: int
    done: int
    overdue: int

    @property
    def percent(self) -> Decimal | None:
        """on time / (done + open and overdue) × 100; None where there is nothing to judge."""
        total = self.done + self.overdue
        return Decimal(self.on_time * 100) / total if total else None


@dataclass(frozen=True, slots=True)
class Figures:
    """A table counted for a period.

    Attributes:
        cells: Number by code of the column or cell, hidden ones too.
        failures: Identities that do not hold.
        unclassified: Records in scope that could not be counted fully.
        remarks: Lines to print under the table.
    """

    spec: TableSpec
    period: Period
    cells: Mapping[str, Decimal]
    failures: tuple[Failure, ...] = ()
    unclassified: tuple[str, ...] = ()
    rates: tuple[Rate, ...] = ()
    remarks: tuple[str, ...] = field(default=())

    def rate(self, key: str) -> Rate | None:
        """The percentage with this key."""
        return next((item for item in self.rates if item.key == key), None)


Weights = Callable[[str], Mapping[str, Decimal]]
"""Code of a column to how much each record adds to it."""


def failures(
    identities: Iterable[Identity], cells: Mapping[str, Decimal], weights: Weights | None = None
) -> tuple[Failure, ...]:
    """The identities that the cells break, one for each side that differs from the first.

    Args:
        weights: Asked only where an identity fails, for the records that make the difference.
    """
    found: list[Failure] = []
    for identity in identities:
        first, *others = identity.sides
        left = _sum(first, cells)
        for side in others:
            right = _sum(side, cells)
            if left != right:
                uids = _difference(first, side, weights) if weights else ()
                found.append(Failure(identity.text, left, right, uids))
    return tuple(found)


def _sum(codes: Iterable[str], cells: Mapping[str, Decimal]) -> Decimal:
    return sum((cells[code] for code in codes), Decimal(0))


def _difference(left: Iterable[str], right: Iterable[str], weights: Weights) -> tuple[str, ...]:
    total: dict[str, Decimal] = {}
    for codes, sign in ((left, 1), (right, -1)):
        for code in codes:
            for uid, weight in weights(code).items():
                total[uid] = total.get(uid, Decimal(0)) + sign * weight
    return tuple(uid for uid, weight in total.items() if weight)
