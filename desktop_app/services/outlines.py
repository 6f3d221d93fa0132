"""Outlines of periodic reports as this office uses them: shipped, changed, taken in, given away; due days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desktop_app import paths
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.outline_data import OutlineProblem, plain_outline, read_outline
from desktop_app.domain.outlines import Outline
from desktop_app.domain.periods import Span
from desktop_app.services import reporting
from desktop_app.services.table_figures import table_list
from desktop_app.services.workspace import Workspace
from desktop_app.storage import office_settings, outline_files
from desktop_app.storage.engine import named_reading

_OUTLINE, _DUE = "outline.", "outline_due."


@dataclass(frozen=True, slots=True)
class BrokenOutline:
    """An outline this office keeps that cannot be read: no report is written by it until it is restored.

    Attributes:
        title: What it calls itself; its key where it does not say.
        problem: What is wrong, as a sentence.
    """

    key: str
    title: str
    problem: str


@named_reading()
def outlines(work: Workspace) -> tuple[Outline, ...]:
    """All outlines that can be read, the shipped ones first, each as the office changed it.

    Raises:
        InputRefused: A shipped outline cannot be read.
    """
    return tuple(item for item in _all(work) if isinstance(item, Outline))


@named_reading()
def broken_outlines(work: Workspace) -> tuple[BrokenOutline, ...]:
    """Outlines kept by this office that cannot be read, which ``outlines`` passes over.

    Raises:
        InputRefused: As ``outlines``.
    """
    return tuple(item for item in _all(work) if isinstance(item, BrokenOutline))


@named_reading()
def outline(work: Workspace, key: str) -> Outline:
    """The outline with this key.

    Raises:
        InputRefused: There is none, or it cannot be read; the sentence lists the keys, or says how to restore it.
    """
    found = _all(work)
    for item in found:
        if item.key == key:
            if isinstance(item, Outline):
                return item
            next_step = "Vào Cài đặt, Khung báo cáo, nhấn “Về khung có sẵn”."
            raise InputRefused(f"Khung báo cáo lưu trong tệp có chỗ sai: {item.problem}", next_step=next_step)
    known = ", ".join(item.key for item in found)
    raise InputRefused(f"Không có khung báo cáo “{key}”.", next_step=f"Các khung báo cáo: {known}.")


def _all(work: Workspace) -> list[Outline | BrokenOutline]:
    own = office_settings.read_all(work.file.connection, _OUTLINE)
    found = [_kept(item.key, own.pop(item.key)) if item.key in own else item for item in _shipped()]
    return [*found, *(_kept(key, data) for key, data in own.items())]


def is_outline(work: Workspace, key: str) -> bool:
    """There is an outline with this key."""
    return any(item.key == key for item in outlines(work))


def save_outline(work: Workspace, data: Mapping[str, Any]) -> Outline:
    """Keep an outline as this office words it, from plain data (``outline_data.plain_outline``).

    Raises:
        InputRefused: The data is no outline, or names tables, cells or reports that the program has not.
    """
    try:
        made = read_outline(data)
    except OutlineProblem as problem:
        raise InputRefused(str(problem), next_step="Sửa chỗ đó rồi lưu lại.") from problem
    _check_tables(made)
    with work.file.writing() as connection:
        office_settings.write(connection, f"{_OUTLINE}{made.key}", plain_outline(made))
    return replace(made, is_own=True)


def restore_outline(work: Workspace, key: str) -> None:
    """Go back to the shipped outline; one that was taken in from a file goes away, also one that cannot be read.

    Raises:
        InputRefused: There is none of this key.
    """
    if all(item.key != key for item in broken_outlines(work)):
        outline(work, key)
    with work.file.writing() as connection:
        office_settings.write(connection, f"{_OUTLINE}{key}", None)


def export_outline(work: Workspace, key: str, path: Path) -> None:
    """Write an outline as a JSON file for other offices, whole or not at all; no text of a report is in it.

    Raises:
        InputRefused: No such outline, or a place that cannot be written to.
    """
    reporting.save_bytes(outline_files.file_bytes(plain_outline(outline(work, key))), path)


def import_outline(work: Workspace, path: Path) -> Outline:
    """Take in an outline that was handed down, in place of the one with its key.

    Raises:
        InputRefused: The file cannot be read, holds no outline, or one that names what the program has not.
    """
    try:
        read = outline_files.read_file(path)
    except OSError as error:
        raise InputRefused(f"Không đọc được tệp “{path.name}”.", next_step="Chọn tệp khác.") from error
    except OutlineProblem as problem:
        raise InputRefused(str(problem), next_step="Hỏi lại nơi gửi khung báo cáo, hoặc chọn tệp khác.") from problem
    return save_outline(work, plain_outline(read))


@named_reading()
def due_days(work: Workspace, key: str) -> dict[Span, int]:
    """The periods for which this office sends the report, each with its due day in the period's last month.

    Raises:
        InputRefused: No such outline.
    """
    found = outline(work, key)
    kept = office_settings.read(work.file.connection, f"{_DUE}{key}")
    if kept is None:
        return {span: found.due_days[span] for span in found.spans if span in found.due_days}
    return {span: int(kept[span.name]) for span in Span if span.name in kept}


def save_due_days(work: Workspace, key: str, *, days: Mapping[Span, int] | None) -> None:
    """Keep for which periods this office sends the report, and its due days; None goes back to the outline's.

    Raises:
        InputRefused: No such outline, a period it is not made for, or a day outside 1 to 31.
    """
    spans = outline(work, key).spans
    given = None if days is None else {span.name: day for span, day in days.items()}
    if days is not None and any(span not in spans or not 1 <= day <= 31 for span, day in days.items()):
        raise InputRefused("Ngày gửi báo cáo phải từ 1 đến 31, cho kỳ mà khung báo cáo có.")
    with work.file.writing() as connection:
        office_settings.write(connection, f"{_DUE}{key}", given)


def _shipped() -> tuple[Outline, ...]:
    try:
        return outline_files.load_outlines(paths.resources_dir())
    except (OSError, ValueError) as error:
        raise InputRefused(f"Tệp khung báo cáo có chỗ sai ({error}).", next_step="Cài lại chương trình.") from error


def _kept(key: str, data: Mapping[str, Any]) -> Outline | BrokenOutline:
    try:
        return replace(read_outline(data), is_own=True)
    except OutlineProblem as problem:
        return BrokenOutline(key, str(data.get("title") or key), str(problem))


def _check_tables(made: Outline) -> None:
    """Every table, cell and report that the outline names is there."""
    tables = {spec.key: spec for spec in table_list()}
    reports = {spec.key for _, spec in reporting.report_list() if not spec.is_per_record}
    for key in made.tables:
        if key not in tables:
            raise InputRefused(
                f"Khung báo cáo nêu biểu không có: {key}.", next_step="Xem các biểu có trong chương trình."
            )
    for figure in made.figures:
        if not tables[figure.table].column(figure.code):
            raise InputRefused(f"Số liệu “{figure.name}” nêu ô không có: {figure.cell}.")
    for annex in made.annexes:
        for report in annex.reports:
            if report not in reports:
                raise InputRefused(f"Phụ lục “{annex.title}” nêu báo cáo không có: {report}.")
