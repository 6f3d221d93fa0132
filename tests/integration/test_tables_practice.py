"""Tables of the report on dân vận: every cell counted a second time in Python, for any data, and after random edits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from desktop_app.domain.document import Table
from desktop_app.domain.fields import Choice
from desktop_app.domain.periods import Span, period_of
from desktop_app.domain.query import Period
from desktop_app.domain.stamp import Stored
from desktop_app.records import choices, civic_choices
from desktop_app.records.civic_models.counting import tally
from desktop_app.services import demo, office_files, records, reporting, tables
from desktop_app.services.workspace import Workspace
from tests.helpers import civic_oracle
from tests.helpers.civic_data import KINDS, at_hand, edit_at_random, fill_at_random, put
from tests.helpers.offices import Clock, sample_office
from tests.helpers.pdf_reading import read_pdf
from tests.helpers.table_data import TODAY, fill_year

YEAR = period_of(Span.YEAR, year=2026)
QUARTER = period_of(Span.QUARTER, year=2026, number=2)
LAST = period_of(Span.QUARTER, year=2026, number=4)
OWN = Period(date(2026, 3, 3), date(2026, 9, 20))
PERIODS = (YEAR, QUARTER, LAST, OWN)
PRACTICE = [spec.key for spec in tables.table_list() if not spec.is_prescribed]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """An office with records of every register that no rule has seen; tests only read it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SODANVAN_HOME", str(tmp_path_factory.mktemp("program")))
        work = made_office(tmp_path_factory.mktemp("practice") / "xa.sodanvan", seed="read", number=220)
        fill_year(work, Random("read"), petitions=120, receptions=60)
        yield work
        office_files.close_file(work)


def made_office(path: Path, *, seed: str, number: int) -> Workspace:
    work = office_files.create_file(path, office=sample_office(), password=None, user="Lan", clock=Clock()).workspace
    random = Random(seed)
    for kind in KINDS:
        fill_at_random(work, random, kind=kind, number=number * (4 if kind == "activities" else 1))
    return work


def all_records(work: Workspace) -> dict[str, list[Stored]]:
    return {kind: at_hand(work, kind) for kind in (*KINDS, "petitions", "receptions")}


def assert_counted_as_by_hand(work: Workspace, key: str, period: Period) -> None:
    """Every cell and the list behind it, record by record, with what each adds."""
    expected = civic_oracle.counted(key, all_records(work), period=period, today=TODAY)
    made = tables.figures(work, key, period=period)
    assert made.failures == ()
    assert set(expected) <= set(made.cells)
    for cell in made.spec.counted:
        by_hand = expected.get(cell.code, {})
        assert made.cells[cell.code] == sum(by_hand.values()), (key, cell.code)
        found = tables.cell(work, key, period=period, code=cell.code)
        assert dict(zip(found.uids, found.amounts, strict=True)) == by_hand, (key, cell.code)


# ---------------------------------------------------------------- counted twice


@pytest.mark.parametrize("key", civic_oracle.BY_KEY)
def test_every_cell_and_the_list_behind_it_are_what_python_counts(office: Workspace, key: str) -> None:
    for period in PERIODS:
        assert_counted_as_by_hand(office, key, period)


def test_every_table_has_something_in_most_of_its_cells(office: Workspace) -> None:
    """Else the test above would hold for nothing."""
    for key in PRACTICE:
        cells = tables.figures(office, key, period=YEAR).cells
        assert sum(number == 0 for number in cells.values()) < len(cells) / 2, key


def test_cells_are_the_same_after_random_edits(tmp_path: Path) -> None:
    work = made_office(tmp_path / "xa.sodanvan", seed="edit", number=50)
    random, done = Random("edits"), 0
    uids = {kind: [stored.uid for stored in at_hand(work, kind)] for kind in KINDS}
    for number in range(1, 401):
        kind = random.choice(KINDS)
        done += edit_at_random(work, random, kind=kind, uids=uids[kind])
        if number % 100 == 0:
            for key in civic_oracle.BY_KEY:
                assert_counted_as_by_hand(work, key, random.choice(PERIODS))
    assert done > 300
    office_files.close_file(work)


def test_receptions_agree_with_the_form_of_the_circular(office: Workspace) -> None:
    """The table of practice counts the receptions of the Party too; the rest is what form 01/TCD counts."""
    for period in PERIODS:
        own = tables.figures(office, "pl2-tiep-dan", period=period)
        form = tables.figures(office, "01-tcd", period=period)
        assert own.failures == ()
        assert own.cells["1"] - own.cells["8"] == form.cells["1"]
        came: list[Any] = [item.record for item in at_hand(office, "receptions")]
        people = sum(item.people_count or 1 for item in came if period.holds(item.received_on) and not item.no_citizen)
        assert own.cells["2"] == people
        assert len(tables.cell(office, "pl2-tiep-dan", period=period, code="3").uids) == own.cells["3"]


def test_petitions_agree_with_the_form_of_the_circular(office: Workspace) -> None:
    for period in PERIODS:
        own = tables.figures(office, "pl2-don", period=period).cells
        form = tables.figures(office, "01-xld", period=period).cells
        assert [own[code] for code in ("1", "2", "3", "8", "9")] == [form[code] for code in ("1", "2", "3", "4", "5")]


@pytest.mark.parametrize("period", PERIODS, ids=["year", "quarter", "last", "own"])
def test_models_are_counted_as_the_printed_summary_counts_them(office: Workspace, period: Period) -> None:
    cells = tables.figures(office, "pl4-mo-hinh", period=period).cells
    models: list[Any] = [stored.record for stored in at_hand(office, "civic_models")]
    sums = tally(models, period=period)
    for field, item in sums.items():
        expected = (item.total, item.collective, item.individual, item.registered, item.recognized, item.started,
                    item.stopped)  # fmt: skip
        assert tuple(int(cells[f"{field}.{number}"]) for number in range(1, 8)) == expected


@pytest.mark.parametrize(
    ("key", "given"),
    [
        ("pl1-van-ban", civic_choices.ISSUED_TYPES),
        ("pl3-hoi-nghi", civic_choices.DIALOGUE_KINDS),
        ("pl4-mo-hinh", civic_choices.MODEL_FIELDS),
        ("pl4-khen-thuong", civic_choices.REWARD_FORMS),
        ("pl6-ket-qua", civic_choices.MODEL_FIELDS),
        ("hoi-thi", civic_choices.ACTIVITY_LEVELS),
        ("hoat-dong", civic_choices.ACTIVITY_TYPES),
    ],
)
def test_lines_are_the_choices_of_the_register_and_their_total(key: str, given: tuple[Choice, ...]) -> None:
    spec = tables.find_table(key)
    assert [row.code for row in spec.rows] == [*choices.codes(given), "total"]
    assert [row.is_total for row in spec.rows] == [False] * len(given) + [True]
    if key != "pl3-hoi-nghi":  # its lines leave out what the title says
        different = [choice.label for row, choice in zip(spec.rows, given, strict=False) if row.label != choice.label]
        assert set(different) <= {"Hoạt động khác", "Văn bản khác", "Hình thức khác"}


@pytest.mark.parametrize("key", PRACTICE)
def test_table_of_practice_stands_on_one_sheet_with_all_its_words(office: Workspace, key: str) -> None:
    spec = tables.find_table(key)
    [page] = read_pdf(reporting.pdf_bytes(tables.document(office, key, period=YEAR)))
    drawn = "".join(page.text.split())
    words = {part for column in spec.columns for part in (*column.under, column.heading)}
    words |= {row.label for row in spec.rows} | {spec.title, spec.form_label, "ĐẢNG CỘNG SẢN VIỆT NAM", "BÍ THƯ"}
    words |= {spec.unit_line, *spec.footnotes}
    assert [text for text in words if "".join(text.split()) not in drawn] == []


# ---------------------------------------------------------------- periods


@pytest.mark.parametrize("key", ["pl2-don", "pl3-y-kien"])
def test_twelve_months_carry_over_what_the_month_before_left(office: Workspace, key: str) -> None:
    spec = tables.find_table(key)
    made = [
        tables.figures(office, key, period=period_of(Span.MONTH, year=2026, number=number)).cells
        for number in range(1, 13)
    ]
    assert [cells[spec.opening] for cells in made[1:]] == [cells[spec.closing] for cells in made[:-1]]
    assert any(cells[spec.closing] for cells in made)


@pytest.mark.parametrize(
    ("key", "code"),
    [("pl1-van-ban", "total.1"), ("pl3-hoi-nghi", "total.1"), ("pl3-hoi-nghi", "heads.4"), ("pl3-y-kien", "2"),
     ("pl3-y-kien", "6"), ("pl4-mo-hinh", "economy.4"), ("pl4-khen-thuong", "total.2"), ("hoi-thi", "total.3"),
     ("pl5-dan-chu", "4"), ("pl6-ket-qua", "total.2"), ("pl6-gpmb", "4"), ("pl7-boi-duong", "2"),
     ("hoat-dong", "total.1")],
)  # fmt: skip
def test_what_happened_adds_up_from_months_to_the_year(office: Workspace, key: str, code: str) -> None:
    months = [period_of(Span.MONTH, year=2026, number=number) for number in range(1, 13)]
    parts = [tables.figures(office, key, period=month).cells[code] for month in months]
    assert sum(parts) == tables.figures(office, key, period=YEAR).cells[code] != 0


@pytest.mark.parametrize("key", PRACTICE)
def test_office_without_records_gives_zeros_that_agree(work: Workspace, key: str) -> None:
    made = tables.figures(work, key, period=YEAR)
    assert made.failures == ()
    assert made.remarks == ()
    assert set(made.cells.values()) == {Decimal(0)}


def test_what_lies_ahead_or_was_cancelled_does_not_count(work: Workspace) -> None:
    """Neither in the year that lasts nor in one that is still to come."""
    day = {"done": "2026-11-20", "planned": "2026-12-10", "cancelled": "2026-10-10"}
    for status, held in day.items():
        add_activity(work, type="training", name=f"Lớp {status}", held_on=held, status=status, participants=30)
    assert tables.figures(work, "pl7-boi-duong", period=YEAR).cells["1"] == 1
    next_year = period_of(Span.YEAR, year=2027)
    assert tables.figures(work, "pl7-boi-duong", period=next_year).cells["1"] == 0


def test_meeting_counts_from_the_step_that_says_it_was_held(work: Workspace) -> None:
    for status in ("planned", "announced", "cancelled", "held"):
        put(
            work, "dialogues", kind="heads", occasion="scheduled", topic=status, held_on=date(2026, 5, 12),
            status=status,
        )  # fmt: skip
    assert tables.figures(work, "pl3-hoi-nghi", period=YEAR).cells["total.1"] == 1


# ---------------------------------------------------------------- known figures


def test_models_of_thai_nguyen_2023_are_the_published_ones(tmp_path: Path) -> None:
    """Báo Thái Nguyên: economy 492 + 256, culture 634 + 172, defence 428 + 74, political system 243 + 60."""
    name = "thai-nguyen-2023"
    work = office_files.create_file(
        tmp_path / "tinh.sodanvan", office=demo.DEMO_OFFICES[name], password=None, user="Lan", clock=Clock()
    ).workspace
    demo.fill(work, name=name)
    cells = tables.figures(work, "pl4-mo-hinh", period=period_of(Span.YEAR, year=2023)).cells
    shown = {
        row: (int(cells[f"{row}.2"]), int(cells[f"{row}.3"]))
        for row in ("economy", "culture_society", "defence_security", "political_system", "total")
    }
    assert shown == {
        "economy": (492, 256), "culture_society": (634, 172), "defence_security": (428, 74),
        "political_system": (243, 60), "total": (1797, 562),
    }  # fmt: skip
    assert cells["total.1"] == 2359
    office_files.close_file(work)


def test_land_clearance_of_phu_binh_is_the_published_one(work: Workspace) -> None:
    """2021–2023: 25 projects; 193,38 ha; 673,16 tỷ đồng."""
    projects = [
        {"name": f"Dự án {number}", "hectares": "7.73", "money": 26_900_000_000, "households": 12}
        for number in range(1, 25)
    ]
    projects.append({"name": "Dự án 25", "hectares": "7.86", "money": 27_560_000_000, "households": 12})
    add_activity(work, type="clearance", name="Đợt 1", held_on="2026-02-03", status="done", projects=projects[:10])
    add_activity(work, type="clearance", name="Đợt 2", held_on="2026-06-03", status="running", projects=projects[10:])
    cells = tables.figures(work, "pl6-gpmb", period=YEAR).cells
    assert [cells[code] for code in "1234"] == [25, Decimal("193.38"), 300, 673_160_000_000]
    document = tables.document(work, "pl6-gpmb", period=YEAR)
    [table] = [block for block in document.blocks if isinstance(block, Table)]
    assert list(table.rows) == [("Xã La Bằng", "25", "193,38", "300", "673.160.000.000", "0", "0")]


def test_contests_of_2024_fit(work: Workspace) -> None:
    """85 contests of communes and 9 of districts with 988 teams."""
    common = {"type": "contest", "held_on": "2026-05-05", "status": "done"}
    add_activity(work, **common, name="Cấp xã", level="commune", times=85, teams=880, members=4_400)
    add_activity(work, **common, name="Cấp huyện", level="district", times=9, teams=108, members=540)
    cells = tables.figures(work, "hoi-thi", period=YEAR).cells
    assert [cells[f"total.{code}"] for code in "123"] == [94, 988, 4_940]
    assert [cells[f"commune.{code}"] for code in "12"] == [85, 880]


def test_two_meetings_of_press_scale_are_in_the_table(work: Workspace) -> None:
    """35 people and 17 opinions; 50 people and 13 opinions."""
    for day, people, number in ((date(2026, 5, 12), 35, 17), (date(2026, 8, 19), 50, 13)):
        meeting = put(
            work, "dialogues", kind="heads", occasion="scheduled", topic="Môi trường", held_on=day, attendees=people,
            women=people // 2, status="held",
        )  # fmt: skip
        for place in range(1, number + 1):
            put(
                work, "opinions", dialogue=meeting, raised_on=day, source="meeting", content="Rác thải", place=place,
                status="not_started", is_answered_there=place % 2 == 0,
            )  # fmt: skip
    meetings = tables.figures(work, "pl3-hoi-nghi", period=YEAR).cells
    assert [meetings[f"heads.{code}"] for code in "12345"] == [2, 2, 0, 85, 42]
    raised_ones = tables.figures(work, "pl3-y-kien", period=YEAR).cells
    assert [raised_ones[code] for code in "23468"] == [30, 30, 14, 0, 30]


def test_opinion_closed_later_stays_open_in_the_past(work: Workspace) -> None:
    """The day it was closed decides, not the state it is in now."""
    raised: dict[str, Any] = {"raised_on": date(2026, 2, 10), "source": "box", "due_on": date(2026, 3, 15)}
    spring = period_of(Span.QUARTER, year=2026, number=1)
    uid = put(work, "opinions", status="not_started", **raised)
    before = tables.figures(work, "pl3-y-kien", period=spring).cells
    records.delete(work, kind="opinions", uid=uid)
    put(work, "opinions", status="done", done_on=date(2026, 5, 20), **raised)
    after = tables.figures(work, "pl3-y-kien", period=spring).cells
    assert before == after
    assert [after[code] for code in "89"] == [1, 1]
    second = tables.figures(work, "pl3-y-kien", period=QUARTER).cells
    assert [second[code] for code in "123689"] == [1, 0, 1, 1, 0, 0]


def add_activity(work: Workspace, **raw: object) -> str:
    return records.create(work, kind="activities", raw=raw, accepted=None).stored.uid
