"""Gathering the records of a report: period, conditions, what they link to, names shown or hidden, practice."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.document import Document
from desktop_app.domain.errors import InputRefused, RecordMissing
from desktop_app.domain.kind import ReportInput, ReportSpec
from desktop_app.domain.query import Condition, Operator, Period
from desktop_app.services import records, reporting
from desktop_app.services.workspace import Workspace
from tests.helpers.offices import sample_office
from tests.helpers.sample_files import save
from tests.helpers.sample_kind import PLACES, SAMPLES


@dataclass
class Reports:
    """An open file whose kinds have reports that keep what they are given."""

    work: Workspace
    given: list[ReportInput] = field(default_factory=list)

    def build(self, data: ReportInput) -> Document:
        """Keep the input, make an almost empty page."""
        self.given.append(data)
        return Document(title="Sổ mẫu", file_name="so-mau", blocks=())

    def made(self, key: str, **how: object) -> ReportInput:
        """What a report was given."""
        reporting.build(self.work, key, **how)  # type: ignore[arg-type]
        return self.given[-1]


@pytest.fixture
def reports(samples: Workspace, monkeypatch: pytest.MonkeyPatch) -> Reports:
    """A list by period, a list of open ones, and a sheet."""
    made = Reports(samples)
    is_open = (Condition("sort", Operator.IS, "open"),)
    kind = replace(
        SAMPLES,
        reports=(
            ReportSpec("samples-list", "Sổ", made.build, period_field="held_on"),
            ReportSpec("samples-open", "Còn mở", made.build, conditions=is_open),
            ReportSpec("samples-sheet", "Phiếu", made.build, is_per_record=True),
        ),
    )
    monkeypatch.setattr(reporting, "KINDS", (kind,))
    monkeypatch.setattr(reporting, "LISTS", (PLACES,))
    return made


def titles(data: ReportInput) -> list[str]:
    """Titles of the records in the order of the report."""
    return [getattr(stored.record, "title", "") for stored in data.records]


def test_period_holds_both_its_ends_in_register_order(reports: Reports) -> None:
    for day in ("01/03/2026", "31/03/2026", "28/02/2026", "01/04/2026", "15/03/2026", "15/03/2025"):
        save(reports.work, title=day, held_on=day)
    march = Period(date(2026, 3, 1), date(2026, 3, 31))
    assert titles(reports.made("samples-list", period=march)) == ["01/03/2026", "31/03/2026", "15/03/2026"]
    assert reports.given[-1].period == march
    assert titles(reports.made("samples-list", period=Period(start=date(2026, 4, 1)))) == ["01/04/2026"]
    assert titles(reports.made("samples-list", period=Period(end=date(2025, 12, 31)))) == ["15/03/2025"]
    assert len(reports.made("samples-list").records) == 6


def test_deleted_records_and_those_outside_the_conditions_are_left_out(reports: Reports) -> None:
    save(reports.work, title="mở", sort="open")
    save(reports.work, title="đóng", sort="closed")
    gone = save(reports.work, title="xóa", sort="open")
    records.delete(reports.work, kind=SAMPLES.key, uid=gone.uid)
    assert titles(reports.made("samples-open")) == ["mở"]


def test_empty_register_is_a_report_too(reports: Reports) -> None:
    data = reports.made("samples-list")
    assert (data.records, data.related, data.office, data.today) == ([], {}, sample_office(), date(2026, 11, 22))


def test_list_gets_the_records_its_own_link_to(reports: Reports) -> None:
    first = save(reports.work, title="đầu", held_on="05/03/2025")
    second = save(reports.work, title="sau", earlier=first.uid)
    data = reports.made("samples-list", period=Period(start=date(2026, 1, 1)))
    assert titles(data) == ["sau"]
    assert set(data.related) == {first.uid}
    assert second.uid not in data.related


def test_sheet_gets_one_record_and_what_links_either_way(reports: Reports) -> None:
    first = save(reports.work, title="một")
    second = save(reports.work, title="hai", earlier=first.uid)
    third = save(reports.work, title="ba", earlier=second.uid)
    data = reports.made("samples-sheet", uid=second.uid)
    assert titles(data) == ["hai"]
    assert set(data.related) == {first.uid, third.uid}


def test_names_are_hidden_unless_asked_for(reports: Reports) -> None:
    assert not reports.made("samples-list").show_names
    assert reports.made("samples-list", show_names=True).show_names


def test_practice_pages_are_watermarked_and_real_ones_are_not(reports: Reports) -> None:
    assert reporting.build(reports.work, "samples-list").watermark == ""
    reports.work.file.office = sample_office(is_practice=True)
    for key in ("samples-list", "samples-open"):
        assert reporting.build(reports.work, key).watermark == "TẬP HUẤN – KHÔNG CÓ GIÁ TRỊ"


def test_wrong_questions_are_refused_with_the_next_step(reports: Reports) -> None:
    with pytest.raises(InputRefused) as unknown:
        reporting.build(reports.work, "samples-chart")
    assert "samples-list, samples-open, samples-sheet" in unknown.value.next_step
    with pytest.raises(InputRefused, match="từng bản ghi"):
        reporting.build(reports.work, "samples-sheet")
    with pytest.raises(InputRefused, match="đứng trước"):
        reporting.build(reports.work, "samples-list", period=Period(date(2026, 2, 1), date(2026, 1, 31)))
    with pytest.raises(RecordMissing):
        reporting.build(reports.work, "samples-sheet", uid="0099")
    one_day = Period(date(2026, 2, 1), date(2026, 2, 1))
    assert reports.made("samples-list", period=one_day).period == one_day


def test_pdf_is_written_whole_or_refused_with_a_sentence(reports: Reports, tmp_path: Path) -> None:
    document = reporting.build(reports.work, "samples-list")
    target = tmp_path / "so.pdf"
    reporting.save_pdf(document, target)
    assert target.read_bytes() == reporting.pdf_bytes(document)
    for place in (tmp_path / "không có" / "so.pdf", tmp_path):
        with pytest.raises(InputRefused, match="Không ghi được"):
            reporting.save_pdf(document, place)
    assert [path.name for path in tmp_path.glob("*.pdf*")] == ["so.pdf"]


def test_every_kind_of_the_program_has_its_reports_under_one_key_each() -> None:
    keys = [spec.key for _, spec in reporting.report_list()]
    assert len(keys) == len(set(keys))
    assert all(reporting.find_report(key)[1].key == key for key in keys)
