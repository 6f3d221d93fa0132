"""From registration to replication: how many models of a year came how far, by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop_app.domain.document import (
    Align,
    Column,
    Document,
    HeaderCell,
    HeadingStyle,
    Orientation,
    Row,
    RowStyle,
    Table,
)
from desktop_app.domain.formats import format_count, format_percent
from desktop_app.domain.kind import ReportInput
from desktop_app.records import choices, civic_choices
from desktop_app.records.civic_models.counting import is_recognized, models_of
from desktop_app.records.civic_models.record import CivicModel
from desktop_app.records.pages import table_page

_COLUMNS = (
    Column("STT", 12, Align.CENTER),
    Column("Lĩnh vực", 62),
    Column("Số lượng", 24, Align.RIGHT),
    Column("Số lượng", 24, Align.RIGHT),
    Column("Tỷ lệ", 22, Align.RIGHT),
    Column("Số lượng", 24, Align.RIGHT),
    Column("Tỷ lệ", 22, Align.RIGHT),
)
_GROUPS = ((HeaderCell("", 2), HeaderCell("Đăng ký"), HeaderCell("Được công nhận", 2), HeaderCell("Nhân rộng", 2)),)


@dataclass(frozen=True)
class Stage:
    """How far models came. ``replicated`` are those of ``recognized`` that were copied elsewhere.

    Attributes:
        unrecognized_copies: Copied though not recognised; not in ``replicated``.
    """

    registered: int = 0
    recognized: int = 0
    replicated: int = 0
    unrecognized_copies: int = 0

    def __add__(self, other: Stage) -> Stage:
        return Stage(
            self.registered + other.registered,
            self.recognized + other.recognized,
            self.replicated + other.replicated,
            self.unrecognized_copies + other.unrecognized_copies,
        )


def funnel(data: ReportInput) -> Mapping[int, Mapping[str, Stage]]:
    """Stages by year of registration and field, zeros included, the years without a gap.

    The years are those of the period where both its ends are given, else those in which models were registered.
    """
    copied = _copied(data)
    years = _years(data)
    found = {year: {code: Stage() for code in choices.codes(civic_choices.MODEL_FIELDS)} for year in years}
    for stored, model in models_of(data):
        year = model.registered_on.year if model.registered_on else 0
        if year in found and model.field in found[year]:
            is_copied = bool(model.replications) or stored.uid in copied
            found[year][model.field] += _stage(model, is_copied)
    return found


def _stage(model: CivicModel, is_copied: bool) -> Stage:
    known = is_recognized(model)
    return Stage(1, int(known), int(known and is_copied), int(is_copied and not known))


def _copied(data: ReportInput) -> frozenset[str]:
    every = (*data.records, *data.related.values())
    models = (stored.record for stored in every if isinstance(stored.record, CivicModel))
    return frozenset(model.original for model in models if model.original)


def _years(data: ReportInput) -> range:
    start, end = data.period.start, data.period.end
    known = [model.registered_on.year for _, model in models_of(data) if model.registered_on]
    first = start.year if start else min(known, default=None)
    last = min(end.year, data.today.year) if end else max(known, default=None)
    return range(first, last + 1) if first is not None and last is not None else range(0)


def model_funnel(data: ReportInput) -> Document:
    """Registered, recognised and replicated models by year of registration and field.

    Source: follow-up of the movement; no form is prescribed.
    """
    found = funnel(data)
    whole = _sum(stage for stages in found.values() for stage in stages.values())
    table = Table(
        columns=_COLUMNS,
        groups=_GROUPS,
        code_row=True,
        rows=list(_rows(found)),
        totals=("Tổng", "", *_cells(whole)),
        unit_line="Đơn vị tính: mô hình",
    )
    return table_page(
        data,
        key="pheu-mo-hinh",
        name="MÔ HÌNH “DÂN VẬN KHÉO”\nTỪ ĐĂNG KÝ ĐẾN CÔNG NHẬN, NHÂN RỘNG",
        table=table,
        style=HeadingStyle.PARTY,
        subject="Mô hình theo năm đăng ký và lĩnh vực",
        orientation=Orientation.PORTRAIT,
        notes=tuple(_notes(whole)),
    )


def _sum(stages: Iterable[Stage]) -> Stage:
    return sum(stages, start=Stage())


def _rows(found: Mapping[int, Mapping[str, Stage]]) -> Iterator[Row | tuple[str, ...]]:
    for year, stages in found.items():
        yield Row(("", f"Đăng ký năm {year}", *_cells(_sum(stages.values()))), RowStyle.BOLD)
        for place, (code, stage) in enumerate(stages.items(), start=1):
            yield str(place), choices.label_of(civic_choices.MODEL_FIELDS, code), *_cells(stage)


def _cells(stage: Stage) -> tuple[str, ...]:
    return (
        format_count(stage.registered),
        format_count(stage.recognized),
        _share(stage.recognized, stage.registered),
        format_count(stage.replicated),
        _share(stage.replicated, stage.registered),
    )


def _share(part: int, whole: int) -> str:
    """Percent of the registered ones with one place; "" where none was registered."""
    return format_percent(Decimal(100 * part) / whole, decimals=1) if whole else ""


def _notes(whole: Stage) -> Iterator[str]:
    yield "Ghi chú: theo năm đăng ký; tính cả việc công nhận, nhân rộng sau năm đó. Tỷ lệ so với số đăng ký."
    if whole.unrecognized_copies:
        yield (
            f"Ngoài ra có {format_count(whole.unrecognized_copies)} mô hình đã nhân rộng mà chưa được công nhận, không"
            " tính ở cột nhân rộng."
        )
