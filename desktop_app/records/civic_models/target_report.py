"""Targets: how many models each hamlet and unit should keep, how many it keeps, how many are missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from desktop_app.domain.document import Align, Column, Document, HeadingStyle, Orientation, Row, RowStyle, Table
from desktop_app.domain.formats import format_count
from desktop_app.domain.kind import ReportInput
from desktop_app.domain.text import fold
from desktop_app.records.civic_models.counting import is_in_force, models_of
from desktop_app.records.civic_models.record import CivicModel
from desktop_app.records.hamlets.record import Hamlet
from desktop_app.records.organizations.record import Organization
from desktop_app.records.pages import table_page

PER_HAMLET = "models.per_hamlet"
"""Key of the general minimum: models each hamlet should keep where it has no target of its own."""

_COLUMNS = (
    Column("STT", 12, Align.CENTER),
    Column("Thôn, tổ dân phố; cơ quan, đơn vị", 66),
    Column("Chỉ tiêu", 22, Align.RIGHT),
    Column("Đang thực hiện", 24, Align.RIGHT),
    Column("Trong đó đã được công nhận", 28, Align.RIGHT),
    Column("Còn thiếu", 22, Align.RIGHT),
)


@dataclass(frozen=True)
class TargetLine:
    """One hamlet or unit. ``missing`` is never below zero."""

    name: str
    required: int
    in_force: int
    recognized: int

    @property
    def missing(self) -> int:
        """Models still to be built up."""
        return max(0, self.required - self.in_force)


def hamlet_lines(data: ReportInput) -> tuple[TargetLine, ...]:
    """Every hamlet that exists at the end of the period, by its code and name, those without a model included.

    A model counts for the hamlet whose name, or former name, it carries; one of a hamlet that was merged counts for the
    hamlet it went into.
    """
    general = data.minimums.get(PER_HAMLET, 0)
    hamlets = [cast(Hamlet, stored.record) for stored in data.lists.get("hamlets", ())]
    places = _hamlet_places(hamlets, data.period.end or data.today)
    counted = _counted(data, places, lambda model: model.hamlet)
    existing = [hamlet for hamlet in hamlets if not _is_over(hamlet, data.period.end or data.today)]
    ordered = sorted(existing, key=lambda hamlet: (not hamlet.code, hamlet.code, fold(hamlet.name)))
    return tuple(
        _line(hamlet.name, general if hamlet.model_target is None else hamlet.model_target, counted)
        for hamlet in ordered
    )


def unit_lines(data: ReportInput) -> tuple[TargetLine, ...]:
    """Every unit that exists and has a target, by name."""
    units = [cast(Organization, stored.record) for stored in data.lists.get("organizations", ())]
    kept = [unit for unit in units if unit.model_target is not None and not _is_over(unit, data.today)]
    counted = _counted(data, {fold(unit.name): unit.name for unit in kept}, lambda model: model.unit)
    return tuple(_line(unit.name, unit.model_target or 0, counted) for unit in sorted(kept, key=_folded))


def _folded(unit: Organization) -> str:
    return fold(unit.name)


def _is_over(item: Hamlet | Organization, day: date) -> bool:
    return item.ended_on is not None and item.ended_on <= day


def _hamlet_places(hamlets: Sequence[Hamlet], day: date) -> Mapping[str, str]:
    """Hamlet of today by folded name; former names and merged hamlets lead to the one they went into."""
    living = {fold(hamlet.name): hamlet.name for hamlet in hamlets if not _is_over(hamlet, day)}
    places = dict(living)
    for hamlet in hamlets:
        if fold(hamlet.name) in living:
            for former in filter(None, (name.strip() for name in hamlet.former_names.split(","))):
                places.setdefault(fold(former), hamlet.name)
    successors = {fold(hamlet.name): fold(hamlet.successor) for hamlet in hamlets if hamlet.successor}
    for name in successors:
        heir, seen = name, {name}
        while heir not in living and successors.get(heir) and successors[heir] not in seen:
            heir = successors[heir]
            seen.add(heir)
        if name not in living and heir in living:
            places[name] = living[heir]
    return places


@dataclass(frozen=True)
class _Counted:
    in_force: Counter[str]
    recognized: Counter[str]


def _counted(data: ReportInput, places: Mapping[str, str], of: Callable[[CivicModel], str]) -> _Counted:
    found = _Counted(Counter(), Counter())
    end = data.period.end
    for _, model in models_of(data):
        if not is_in_force(model, on=end):
            continue
        name = places.get(fold(of(model)), "")
        found.in_force[name] += 1
        found.recognized[name] += any(
            end is None or (item.decided_on is not None and item.decided_on <= end) for item in model.recognitions
        )
    return found


def _line(name: str, required: int, counted: _Counted) -> TargetLine:
    return TargetLine(name, required, counted.in_force[name], counted.recognized[name])


def unplaced_line(data: ReportInput) -> TargetLine:
    """Models in force that name no hamlet of the list; with them the hamlets' lines add up to all models in force."""
    hamlets = [cast(Hamlet, stored.record) for stored in data.lists.get("hamlets", ())]
    places = _hamlet_places(hamlets, data.period.end or data.today)
    counted = _counted(data, places, lambda model: model.hamlet)
    return TargetLine("Không ghi thôn, hoặc ghi tên ngoài danh mục", 0, counted.in_force[""], counted.recognized[""])


def model_targets(data: ReportInput) -> Document:
    """Chỉ tiêu mô hình: required, in force and missing for every hamlet, and for every unit with a target.

    Source: targets of the Party committee's programme or plan; no form is prescribed.
    """
    hamlets, units = hamlet_lines(data), unit_lines(data)
    rows: list[Row | tuple[str, ...]] = [*_part("I. Thôn, tổ dân phố", hamlets, other=unplaced_line(data))]
    if units:
        rows += _part("II. Cơ quan, đơn vị có chỉ tiêu", units)
    return table_page(
        data,
        key="chi-tieu-mo-hinh",
        name="TÌNH HÌNH THỰC HIỆN CHỈ TIÊU MÔ HÌNH “DÂN VẬN KHÉO”",
        table=Table(columns=_COLUMNS, code_row=True, rows=rows, unit_line="Đơn vị tính: mô hình"),
        style=HeadingStyle.PARTY,
        subject="Chỉ tiêu mô hình theo thôn, cơ quan",
        orientation=Orientation.PORTRAIT,
        notes=tuple(_notes(hamlets, units)),
    )


def _part(
    title: str, found: Sequence[TargetLine], *, other: TargetLine | None = None
) -> Iterator[Row | tuple[str, ...]]:  # fmt: skip
    yield Row((title,), RowStyle.GROUP)
    for place, line in enumerate(found, start=1):
        yield str(place), line.name, *_numbers((line,))
    rest = [other] if other is not None and other.in_force else []
    for line in rest:
        yield "", line.name, "", format_count(line.in_force), format_count(line.recognized), ""
    yield Row(("", "Cộng", *_numbers([*found, *rest])), RowStyle.BOLD)


def _numbers(found: Iterable[TargetLine]) -> tuple[str, ...]:
    lines = list(found)
    return tuple(
        format_count(sum(getattr(line, name) for line in lines))
        for name in ("required", "in_force", "recognized", "missing")
    )


def _notes(hamlets: Sequence[TargetLine], units: Sequence[TargetLine]) -> Iterator[str]:
    kept = sum(not line.missing for line in hamlets)
    yield f"Đủ chỉ tiêu: {format_count(kept)}/{format_count(len(hamlets))} thôn, tổ dân phố." + (
        f" {format_count(sum(not line.missing for line in units))}/{format_count(len(units))} cơ quan, đơn vị."
        if units
        else ""
    )
