"""Boards counted: numbers that equal the tables', the records behind each, and the printed sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop_app.domain.errors import InputRefused
from desktop_app.domain.periods import Span
from desktop_app.domain.query import Period
from desktop_app.records import LISTS
from desktop_app.reports import pdf
from desktop_app.services import boards, demo, records, tables
from desktop_app.services.bulk import with_defaults
from desktop_app.services.workspace import Workspace
from tests.helpers.command_line import petition
from tests.helpers.pdf_reading import read_pdf


@pytest.fixture
def year(work: Workspace) -> Workspace:
    """The year of the sample commune; the clock stands at 22/11/2026."""
    demo.fill(work, name="commune")
    return work


def save_petition(work: Workspace, received_on: str) -> str:
    raw = with_defaults(work.kind("petitions"), petition(received_on=received_on))
    return records.create(work, kind="petitions", raw=raw, accepted=None).stored.uid


def test_board_says_what_its_tables_say_and_opens_the_records_behind(year: Workspace) -> None:
    for made in boards.boards(year):
        for item in made.figures:
            assert item.value == tables.figures(year, item.table, period=made.period).cells[item.code]
            found = tables.cell(year, item.table, period=made.period, code=item.code)
            assert found.kind == made.kind
            assert sum(found.amounts) == item.value or item.table == "pl2-tiep-dan"
            assert bool(found.uids) == bool(item.value)


def test_bars_of_a_board_name_the_cells_they_show(year: Workspace) -> None:
    for made in boards.boards(year):
        assert made.chart is not None
        for series in made.chart.series:
            for value, tag in zip(series.values, series.tags, strict=True):
                table, _, code = tag.partition(":")
                assert tables.figures(year, table, period=made.period).cells[code] == value


def test_board_counts_this_year_quarter_or_month(work: Workspace) -> None:
    for day in ("2026-02-03", "2026-10-05", "2026-11-02", "2025-12-30"):
        save_petition(work, day)
    received = {span: boards.board(work, "petitions", span=span).figures[0].value for span in boards.SPANS}
    assert received == {Span.YEAR: 3, Span.QUARTER: 2, Span.MONTH: 1}
    assert boards.board(work, "petitions").period == Period(date(2026, 1, 1), date(2026, 12, 31))


def test_number_that_should_be_zero_is_red_only_above_it(work: Workspace) -> None:
    raw = {"raised_on": "2026-10-01", "content": "Đường thôn Đông", "due_on": "2026-11-30", "lead_unit": "UBND xã",
           "status": "in_progress"}  # fmt: skip
    kind = work.kind("opinions")
    records.create(work, kind=kind.key, raw=with_defaults(kind, raw), accepted=None)
    assert [item.tone for item in boards.board(work, "opinions").figures] == [""] * 5
    late = {**raw, "due_on": "2026-11-02", "content": "Cầu thôn Tây"}
    records.create(work, kind=kind.key, raw=with_defaults(kind, late), accepted=None)
    found = {item.label: item for item in boards.board(work, "opinions").figures}
    assert found["Quá hạn"].value == Decimal(1)
    assert found["Quá hạn"].tone == "late"
    assert found["Giải quyết đúng hạn"].words == "0% (0/1)"


def test_kinds_of_activity_that_did_not_occur_are_left_out_and_the_note_says_so(work: Workspace) -> None:
    kind = work.kind("activities")
    raw = {"type": "contest", "name": "Hội thi Dân vận khéo", "held_on": "2026-05-05", "status": "done"}
    records.create(work, kind=kind.key, raw=with_defaults(kind, raw), accepted=None)
    chart = boards.board(work, "activities").chart
    assert chart is not None
    assert chart.categories == ("Hội thi, hội diễn",)
    assert "không phát sinh" in chart.note


def test_empty_register_says_that_nothing_happened(work: Workspace) -> None:
    made = boards.board(work, "activities")
    assert made.chart is not None
    assert made.chart.is_empty
    assert len(made.chart.categories) > 5
    assert made.chart.note == ""


def test_list_without_a_board_is_refused_by_a_sentence(work: Workspace) -> None:
    assert not boards.has_board(LISTS[0].key)
    with pytest.raises(InputRefused, match="không có bảng số liệu"):
        boards.board(work, LISTS[0].key)


def test_very_large_register_is_not_counted_unasked(work: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    save_petition(work, "2026-11-02")
    assert boards.is_quick(work, "petitions")
    monkeypatch.setattr(boards, "MOST_AT_ONCE", 0)
    assert not boards.is_quick(work, "petitions")


def test_printed_board_is_one_page_with_numbers_chart_and_period(year: Workspace) -> None:
    for kind in year.file.kinds:
        if not boards.has_board(kind.key):
            continue
        document = boards.board_document(year, kind.key)
        [page] = read_pdf(pdf.pdf_bytes(document))
        made = boards.board(year, kind.key)
        assert "SỐ LIỆU TỔNG HỢP" in page.text
        assert "(Năm 2026, tính đến ngày 22/11/2026)" in page.text
        for item in made.figures:
            assert item.label in page.text
            assert item.words in page.text
        assert made.chart is not None
        assert len(page.boxes) >= 1


def test_printed_board_of_a_practice_office_has_its_watermark(work: Workspace) -> None:
    work.file.save_office(replace(work.office, is_practice=True))
    assert boards.board_document(work, "petitions").watermark
