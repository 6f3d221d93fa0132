"""The law as this office applies it: shipped rules and calendars with the corrections the office made."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app import paths
from desktop_app.domain.deadlines import Law
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.workdays import CalendarYear, plain_year, read_year
from desktop_app.services.workspace import Workspace
from desktop_app.storage import calendar_files, law_files, office_settings
from desktop_app.storage.engine import named_reading

_YEAR, _RULE = "calendar.", "term."


@named_reading()
def law_of(work: Workspace) -> Law:
    """Rules and calendar with this office's corrections; made once per open file and kept until one changes."""
    if work.file.law is None:
        resources = paths.resources_dir()
        rules = law_files.load_rules(resources).corrected(corrected_terms(work))
        calendar = calendar_files.load_calendar(resources / "calendars", corrections=corrected_years(work))
        work.file.law = Law(rules, calendar)
    return work.file.law


@named_reading()
def corrected_years(work: Workspace) -> dict[int, CalendarYear]:
    """Years this office corrected or entered itself."""
    stored = office_settings.read_all(work.file.connection, _YEAR)
    return {int(year): read_year(data) for year, data in stored.items()}


@named_reading()
def corrected_terms(work: Workspace) -> dict[str, int]:
    """Lengths of terms this office set, in the rule's unit, by rule key."""
    return {key: int(days) for key, days in office_settings.read_all(work.file.connection, _RULE).items()}


def save_year(work: Workspace, year: CalendarYear | None, *, number: int) -> None:
    """Keep this office's days off of a year; None goes back to the shipped ones.

    Call ``deadlines.refresh`` afterwards: open matters keep their old due days until then.
    """
    _save(work, {f"{_YEAR}{number}": plain_year(year) if year is not None else None})


def save_term(work: Workspace, key: str, *, days: int | None) -> None:
    """Keep this office's length of a term whose law could not be verified; None goes back to the shipped one.

    Raises:
        InputRefused: The rule is verified law, unknown, or the length makes no sense.
    """
    shipped = [rule for rule in law_files.load_rules(paths.resources_dir()).rules if rule.key == key]
    if not any(not rule.is_verified for rule in shipped):
        raise InputRefused("Thời hạn này do luật định nên không sửa được.")
    if days is not None and not 1 <= days <= 365:
        raise InputRefused("Số ngày phải từ 1 đến 365.")
    _save(work, {f"{_RULE}{key}": days})


def _save(work: Workspace, values: Mapping[str, object]) -> None:
    with work.file.writing() as connection:
        for key, value in values.items():
            office_settings.write(connection, key, value)
    work.file.law = None
