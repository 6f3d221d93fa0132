"""What a record kind is: one value that ties its fields, sections, rules, lists, reports and migrations together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from typing import Any

from desktop_app.domain.deadlines import Law, Term
from desktop_app.domain.document import Document
from desktop_app.domain.errors import Problem
from desktop_app.domain.fields import FieldSpec, Record, spec_of, specs_of
from desktop_app.domain.office import Office
from desktop_app.domain.query import Condition, Period, SavedFilter
from desktop_app.domain.stamp import Stamp, Stored
from desktop_app.domain.steps import Step


@dataclass(frozen=True, slots=True)
class Section:
    """One tab of a form; fields name it by key."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class RuleContext:
    """What rules may know besides the record.

    Attributes:
        today: Day of entry.
        previous: The version saved before; None for a new record.
        law: Terms and calendar; None where a record is judged by itself.
    """

    today: date
    previous: Any = None
    law: Law | None = None


@dataclass(frozen=True, slots=True)
class PaperInput:
    """What a paper may know besides its record.

    Attributes:
        today: Day of printing.
        related: Records that the record links to and that link to it, by uid.
        law: Terms and calendar.
    """

    office: Office
    today: date
    law: Law
    related: Mapping[str, Stored] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One thing that should be held, or was; ``tone`` is "late" where it was due and is missing."""

    text: str
    detail: str = ""
    tone: str = ""
    uid: str = ""


Agenda = Callable[[Office, Law, date, Sequence[Stored]], tuple[AgendaLine, ...]]
"""What a register should see held around a day: office, law, today and its records of the days around."""

PaperValue = str | tuple[tuple[str, ...], ...]
"""Text of one place on a paper, or the rows of one table."""

PaperValues = Callable[[Stored, PaperInput], Mapping[str, PaperValue]]
Rules = Callable[[Any, RuleContext], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class ReportInput:
    """Everything a report is made from.

    Attributes:
        period: Days the report covers.
        records: Stored records of the report's kind that lie in the period, already in the report's order.
        related: Records of other kinds that ``records`` link to, by uid, and records of other kinds that link to them.
        show_names: Print names that are hidden by default.
        law: Terms and calendar; None where a page is made without them.
    """

    office: Office
    today: date
    period: Period
    records: Sequence[Stored]
    related: Mapping[str, Stored] = field(default_factory=dict)
    show_names: bool = False
    law: Law | None = None


@dataclass(frozen=True, slots=True)
class ReportSpec:
    """One printable report of a kind.

    Attributes:
        key: Stable name, used by the command line: letters, digits, hyphens.
        build: Pure: input to Document.
        period_field: Day field that decides which records lie in the period; "" for all.
        is_per_record: Made for one record (a sheet) instead of a period.
        with_incoming: The report also reads the records that link to its own.
        hides_names: True where names are left out unless asked for.
        source: Form and law, or that it is practice.
    """

    key: str
    title: str
    build: Callable[[ReportInput], Document]
    period_field: str = ""
    conditions: tuple[Condition, ...] = ()
    is_per_record: bool = False
    with_incoming: bool = False
    hides_names: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Steps:
    """A kind's migrations: their names at hand, the code only when a file lacks some (it loads a large library).

    Attributes:
        names: Names of all steps, oldest first; a contract test holds them against what ``load`` gives.
        load: Gives the sqlite_utils.Migrations (opaque here: domain knows no SQL).
    """

    names: tuple[str, ...]
    load: Callable[[], Any]


def steps(module: str, *names: str) -> Steps:
    """The steps that a module keeps as ``MIGRATIONS``."""
    return Steps(names, lambda: import_module(module).MIGRATIONS)


@dataclass(frozen=True, slots=True)
class Derivation:
    """A new record started from an existing one (a petition from a reception): raw values the form opens with."""

    key: str
    label: str
    target: str
    start: Callable[[Stored], dict[str, Any]]


def _never(record: Any) -> bool:
    return False


def _no_terms(record: Any) -> tuple[Term, ...]:
    return ()


def _nothing_computed(record: Any, law: Law) -> Mapping[str, Any]:
    return {}


def _no_paper_values(stored: Stored, given: PaperInput) -> Mapping[str, PaperValue]:
    return {}


def _no_rules(record: Any, context: RuleContext) -> Iterable[Problem]:
    return ()


@dataclass(frozen=True, slots=True, eq=False)
class RecordKind:
    """One kind of record, or one look-up list of the office (``is_list``).

    Attributes:
        key: Stored in files; never changes.
        title: Name of the register (``Đơn thư``).
        one: One record in running text, lower case (``đơn``).
        new_label: Words on the button that starts a new record.
        empty_hint: What an empty list says: the next step.
        icon: Name of an icon in resources/icons.
        name_of: Words a person knows the record by, without personal data where it is confidential.
        numbered_by: Day field whose year decides the register number; "" uses the day of entry; lists are not numbered.
        confidential_when: True for a record in which ``withheld`` fields must not exist.
        migrations: Steps by which this kind's tables came to be.
        terms: The statutory terms that run, ran or bind in a record.
        computed: Values of the fields that are reckoned and never typed, from the others and the law.
        steps: What may lawfully happen next, by the record's ``status``.
        code: Letters in front of register numbers on barcodes (``DT`` in ``DT-57-2026``); "" for kinds without papers.
        paper_values: What the papers of a record may name, by the names their templates use.
        agenda: What the register should see held around today; None where it has no sessions.
        agenda_title: Name of its box on the first page.
        case_field: Link to the first record of the same matter; "" where the kind knows no cases.
    """

    key: str
    title: str
    one: str
    record_type: type[Record]
    sections: tuple[Section, ...]
    migrations: Steps
    name_of: Callable[[Any], str]
    rules: Rules = _no_rules
    reports: tuple[ReportSpec, ...] = ()
    filters: tuple[SavedFilter, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    confidential_when: Callable[[Any], bool] = _never
    terms: Callable[[Any], tuple[Term, ...]] = _no_terms
    computed: Callable[[Any, Law], Mapping[str, Any]] = _nothing_computed
    steps: tuple[Step, ...] = ()
    case_field: str = ""
    code: str = ""
    paper_values: PaperValues = _no_paper_values
    agenda: Agenda | None = None
    agenda_title: str = ""
    numbered_by: str = ""
    new_label: str = ""
    empty_hint: str = ""
    icon: str = "file-text"
    is_list: bool = False

    @property
    def specs(self) -> tuple[FieldSpec, ...]:
        """All fields in order."""
        return specs_of(self.record_type)

    def spec(self, key: str) -> FieldSpec:
        """One field; KeyError when there is none."""
        return spec_of(self.record_type, key)

    @property
    def listed(self) -> tuple[FieldSpec, ...]:
        """Columns of the list by default."""
        return tuple(spec for spec in self.specs if spec.listed)

    @property
    def withheld(self) -> tuple[FieldSpec, ...]:
        """Fields that must not exist in a confidential record."""
        return tuple(spec for spec in self.specs if spec.withheld)

    @property
    def attention(self) -> SavedFilter | None:
        """The filter whose count asks for attention, if any."""
        return next((item for item in self.filters if item.is_attention), None)

    def step(self, key: str) -> Step | None:
        """The step with this key."""
        return next((item for item in self.steps if item.key == key), None)

    def report(self, key: str) -> ReportSpec | None:
        """The report with this key."""
        return next((item for item in self.reports if item.key == key), None)


_CODE = re.compile(r"([A-Z]{2})-(\d{1,7})-(\d{4})")


def record_code(kind: RecordKind, stamp: Stamp) -> str:
    """What the barcode on a paper says: ``DT-57-2026``; "" where the kind has no code or the record no number.

    The hyphens keep letters and digits apart, because typing aids turn "D9" and the like into Vietnamese letters.
    """
    return f"{kind.code}-{stamp.number}-{stamp.year}" if kind.code and stamp.number is not None else ""


def read_code(text: str) -> tuple[str, int, int] | None:
    """Letters, number and year of a scanned or typed record code; None for any other text."""
    found = _CODE.fullmatch(text.strip().upper())
    return (found[1], int(found[2]), int(found[3])) if found else None
