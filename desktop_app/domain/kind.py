"""What a record kind is: one value that ties its fields, sections, rules, lists, reports and migrations together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from typing import Any

from desktop_app.domain.deadlines import Law, Term
from desktop_app.domain.document import Document, HeadingStyle
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
        gathered: Records of the kind's gatherings, by key.
        style: Whose paper it is: the heading that is printed; None where the paper has none.
        show_names: Print names that are hidden by default.
    """

    office: Office
    today: date
    law: Law
    related: Mapping[str, Stored] = field(default_factory=dict)
    gathered: Mapping[str, Sequence[Stored]] = field(default_factory=dict)
    style: HeadingStyle | None = None
    show_names: bool = False


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


def _every_one(other: Any, owner: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """Records of a register that belong to a record, though it does not name them: opinions of a meeting.

    Attributes:
        key: Stable name within the kind; papers get the records under it.
        title: Heading above them.
        kind: Key of the register they stand in.
        find: Conditions on them, from the record they belong to.
        keep: Which of the found ones are meant, where conditions alone cannot say it: (other record, owner).
        sort: Field of their order, ascending; "" for the order of entry.
        is_entered_here: New ones may be entered from the record's form, by the derivation that leads to the register.
    """

    key: str
    title: str
    kind: str
    find: Callable[[Stored], tuple[Condition, ...]]
    keep: Callable[[Any, Any], bool] = _every_one
    sort: str = ""
    is_entered_here: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened in a matter, as its timeline tells it; without personal data."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Fill:
    """Choosing a linked record brings values along.

    Attributes:
        field: The link.
        make: Raw values by field, from the chosen record; they replace what stands there.
    """

    field: str
    make: Callable[[Stored], dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickEntry:
    """How records are taken down one after the other while people speak: one line of fields each.

    Attributes:
        title: Name of the window.
        fields: Fields of the line, in the order of the keyboard's way.
        order: Number of a record among those gathered with it; the program gives it.
        mode: Choice that holds for the lines that follow until it is changed.
        modes: Its codes that are offered.
        waiting: Those whose lines get no number before they are marked as raised.
        repeated: Fields that begin as they were in the line before.
        asked_with: Fields that are asked for only where a flag is set: field to flag.
    """

    title: str
    fields: tuple[str, ...]
    order: str
    mode: str
    modes: tuple[str, ...]
    waiting: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    asked_with: Mapping[str, str] = field(default_factory=dict)


def _no_events(record: Any) -> tuple[Event, ...]:
    return ()


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
        lists: All records of the kinds that the report names in ``lists``, by kind.
        minimums: How often a duty is to be fulfilled, by its key, as this office keeps it.
    """

    office: Office
    today: date
    period: Period
    records: Sequence[Stored]
    related: Mapping[str, Stored] = field(default_factory=dict)
    show_names: bool = False
    law: Law | None = None
    lists: Mapping[str, Sequence[Stored]] = field(default_factory=dict)
    minimums: Mapping[str, int] = field(default_factory=dict)


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
        lists: Kinds all of whose records the report reads besides, look-up lists for example.
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
    lists: tuple[str, ...] = ()
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
    """A new record started from an existing one (a petition from a reception): raw values the form opens with.

    Attributes:
        link: Field of the new record that names the old one; "" where nothing changes in the old one.
        closes: Raw values the old record takes when a record that links to it so is saved, while it is still open
            (its status is of the group "open"); ``Relative.TODAY`` stands for the day of saving.
    """

    key: str
    label: str
    target: str
    start: Callable[[Stored], dict[str, Any]]
    link: str = ""
    closes: Mapping[str, Any] = field(default_factory=dict)


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
        gathers: Records of registers that belong to a record.
        matter_links: Links that lead to another record of the same matter; the timeline follows them both ways.
        context_links: Links whose target happened around the matter (the meeting an opinion was raised at): its events
            are told, but nothing else that links to it.
        events: What happened in a record, for the timeline.
        fills: Values that come with a chosen link.
        unique: Fields in whose values, taken together, no two records should agree; a second one is asked about.
        quick_entry: Fast entry of records gathered with another one; None where there is none.
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
    gathers: tuple[Gathering, ...] = ()
    matter_links: tuple[str, ...] = ()
    context_links: tuple[str, ...] = ()
    events: Callable[[Any], tuple[Event, ...]] = _no_events
    fills: tuple[Fill, ...] = ()
    unique: tuple[str, ...] = ()
    quick_entry: QuickEntry | None = None
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
