"""The office's own calendar and terms: kept, applied to open records, taken back."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.calendar_text import CalendarLine
from desktop_app.domain.errors import InputRefused
from desktop_app.services import office_law, records
from desktop_app.services.bulk import with_defaults
from desktop_app.services.law import law_of
from desktop_app.services.workspace import Workspace
from tests.helpers.command_line import petition

NEW_YEAR = CalendarLine(date(2029, 1, 1), False, "Tết Dương lịch")


def year_of(work: Workspace, number: int) -> office_law.YearView:
    return next(one for one in office_law.years(work) if one.year == number)


def due_day(work: Workspace, uid: str) -> date:
    day = getattr(records.get(work, kind="petitions", uid=uid).record, "due_on", None)
    assert isinstance(day, date)
    return day


def test_years_show_this_year_and_those_around_with_its_decision(work: Workspace) -> None:
    years = office_law.years(work)
    assert [one.year for one in years] == list(range(2023, 2030))
    this = year_of(work, 2026)
    assert this.is_decided
    assert not this.is_corrected
    assert CalendarLine(date(2026, 1, 10), True, "Làm bù ngày 02/01/2026") in this.lines
    assert this.working_days == sum(law_of(work).calendar.is_working(date.fromordinal(day)) for day in _days(2026))


def _days(year: int) -> range:
    return range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal())


def test_year_that_is_kept_replaces_the_forecast_and_is_taken_back(work: Workspace) -> None:
    assert not year_of(work, 2029).is_decided
    office_law.keep_year(work, 2029, lines=[NEW_YEAR], decision="Quyết định 1/QĐ-TTg ngày 01/10/2028")
    kept = year_of(work, 2029)
    assert (kept.lines, kept.is_decided, kept.is_corrected) == ((NEW_YEAR,), True, True)
    office_law.drop_year(work, 2029)
    assert not year_of(work, 2029).is_corrected
    assert len(year_of(work, 2029).lines) > 1


def test_year_without_a_decision_stays_a_forecast(work: Workspace) -> None:
    office_law.keep_year(work, 2029, lines=[NEW_YEAR], decision="  ")
    assert not year_of(work, 2029).is_decided
    assert law_of(work).calendar.is_forecast(date(2029, 3, 1))


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([CalendarLine(date(2028, 1, 1), False, "Tết")], "không thuộc năm 2029"),
        ([CalendarLine(date(2029, 1, 2), True, "Làm bù")], "vốn là ngày làm việc"),
        ([NEW_YEAR, CalendarLine(date(2029, 1, 1), True, "Làm bù")], "ghi hai lần"),
        ([CalendarLine(date(2029, 1, 1), False, "  ")], "chưa ghi lý do"),
    ],
)
def test_year_that_makes_no_sense_is_refused_and_nothing_kept(
    work: Workspace, lines: list[CalendarLine], words: str
) -> None:
    with pytest.raises(InputRefused, match=words):
        office_law.keep_year(work, 2029, lines=lines, decision="")
    assert not year_of(work, 2029).is_corrected


def test_day_off_that_is_added_moves_the_due_day_of_open_records(work: Workspace) -> None:
    """Bộ luật Dân sự 91/2015 art 148(5): a term that ends on a day off ends with the next working day."""
    raw = with_defaults(work.kind("petitions"), petition(received_on="2026-11-16"))
    uid = records.create(work, kind="petitions", raw=raw, accepted=None).stored.uid
    before = due_day(work, uid)
    year, more = year_of(work, 2026), CalendarLine(before, False, "Nghỉ theo quyết định của tỉnh")
    changes = office_law.keep_year(work, 2026, lines=[*year.lines, more], decision=year.decision)
    assert due_day(work, uid) > before
    assert [change.uids for change in changes] == [(uid,)]
    assert office_law.drop_year(work, 2026) != ()
    assert due_day(work, uid) == before


def test_terms_tell_verified_law_from_what_the_office_may_change(work: Workspace) -> None:
    terms = office_law.terms(work)
    fixed = next(one for one in terms if one.rule.is_verified)
    free = next(one for one in terms if not one.rule.is_verified)
    with pytest.raises(InputRefused, match="không sửa được"):
        office_law.keep_term(work, fixed.rule.key, days=99)
    office_law.keep_term(work, free.rule.key, days=free.shipped_days + 5)
    changed = next(one for one in office_law.terms(work) if one.rule.key == free.rule.key and not one.rule.is_verified)
    assert (changed.rule.days, changed.shipped_days, changed.is_corrected) == (
        free.shipped_days + 5, free.shipped_days, True,
    )  # fmt: skip
    office_law.keep_term(work, free.rule.key, days=None)
    assert office_law.terms(work) == terms
