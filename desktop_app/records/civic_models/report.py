"""Printed pages of the models: their list, the table by field and subject, and the sheet of one model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import cast

from desktop_app.domain.document import Align, Column, Document, HeaderCell, HeadingStyle, Orientation, Table
from desktop_app.domain.formats import format_count, format_decimal
from desktop_app.domain.kind import ReportInput, ReportSpec
from desktop_app.domain.query import Period
from desktop_app.domain.stamp import Stored
from desktop_app.records import choices, civic_choices
from desktop_app.records.civic_models.record import CivicModel, Outcome
from desktop_app.records.pages import day_words, document_words, lines, table_page
from desktop_app.records.sheet import sheet_report

# --- Counting ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tally:
    """Numbers of models of one field. ``total`` equals ``collective`` + ``individual``.

    Attributes:
        total: In force on the last day of the period.
        registered: Registered in the period.
        recognized: Recognised by at least one decision of the period.
        started: Begun in the period; where the day of beginning is not known, registered in it.
        stopped: Stopped in the period; not in ``total``.
    """

    total: int = 0
    collective: int = 0
    individual: int = 0
    registered: int = 0
    recognized: int = 0
    started: int = 0
    stopped: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, item.name) + getattr(other, item.name) for item in fields(self)))


def is_in_force(model: CivicModel, *, on: date | None) -> bool:
    """Whether a model was registered by a day and not stopped by it; ``on`` None asks for now and always."""
    if on is None:
        return model.status != "stopped"
    registered = model.registered_on is None or model.registered_on <= on
    stopped = model.stopped_on <= on if model.stopped_on else model.status == "stopped"
    return registered and not stopped


def tally(models: Iterable[CivicModel], *, period: Period) -> Mapping[str, Tally]:
    """Numbers by field code, for all four fields in the order of the table, zeros included.

    A model without a field (possible only in records of another program) is counted nowhere.
    """
    sums = {code: Tally() for code in choices.codes(civic_choices.MODEL_FIELDS)}
    for model in models:
        if model.field in sums:
            sums[model.field] += _tally_of(model, period)
    return sums


def _tally_of(model: CivicModel, period: Period) -> Tally:
    counted = is_in_force(model, on=period.end)
    return Tally(
        total=int(counted),
        collective=int(counted and model.subject != "individual"),
        individual=int(counted and model.subject == "individual"),
        registered=int(period.holds(model.registered_on)),
        recognized=int(any(period.holds(item.decided_on) for item in model.recognitions)),
        started=int(period.holds(model.starts_on or model.registered_on)),
        stopped=int(model.status == "stopped" and period.holds(model.stopped_on or model.registered_on)),
    )


# --- Table 1 ----------------------------------------------------------------------------------------------------

_SUMMARY_COLUMNS = (
    Column("STT", 10, Align.CENTER),
    Column("Lĩnh vực", 56),
    Column("Tổng số mô hình", 22, Align.RIGHT),
    Column("Tập thể", 20, Align.RIGHT),
    Column("Cá nhân", 20, Align.RIGHT),
    Column("Đăng ký", 20, Align.RIGHT),
    Column("Được công nhận", 22, Align.RIGHT),
    Column("Mới thực hiện", 22, Align.RIGHT),
    Column("Dừng", 20, Align.RIGHT),
)
_SUMMARY_GROUPS = ((HeaderCell("", 3), HeaderCell("Trong đó", 2), HeaderCell("Trong kỳ", 4)),)
_SUMMARY_NOTE = (
    "Ghi chú: Tổng số là mô hình đang thực hiện đến ngày cuối kỳ (tổng số = tập thể + cá nhân); mô hình dừng trong kỳ"
    " không tính vào tổng số."
)


def model_summary(data: ReportInput) -> Document:
    """Biểu tổng hợp mô hình: the four fields by collective and individual, with what happened in the period.

    Source: figures every province prints (field × collective/individual); the four right columns are practice.
    """
    sums = tally((_model(stored) for stored in data.records), period=data.period)
    rows = [
        (str(place), choices.label_of(civic_choices.MODEL_FIELDS, code), *_numbers(item))
        for place, (code, item) in enumerate(sums.items(), start=1)
    ]
    whole = sum(sums.values(), start=Tally())
    table = Table(
        columns=_SUMMARY_COLUMNS,
        groups=_SUMMARY_GROUPS,
        code_row=True,
        rows=rows,
        totals=("Tổng", "", *_numbers(whole)),
        unit_line="Đơn vị tính: mô hình",
    )
    return table_page(
        data,
        key="bieu-tong-hop-mo-hinh",
        name="BIỂU TỔNG HỢP MÔ HÌNH “DÂN VẬN KHÉO”",
        table=table,
        style=HeadingStyle.PARTY,
        subject="Số mô hình theo lĩnh vực, tập thể và cá nhân",
        orientation=Orientation.LANDSCAPE,
        notes=(_SUMMARY_NOTE,),
    )


def _numbers(item: Tally) -> Sequence[str]:
    return [format_count(getattr(item, part.name)) for part in fields(item)]


# --- Table 2 ----------------------------------------------------------------------------------------------------

_LIST_COLUMNS = (
    Column("STT", 9, Align.CENTER),
    Column("Tên mô hình", 45),
    Column("Đơn vị, cá nhân thực hiện", 40),
    Column("Lĩnh vực", 26),
    Column("Địa điểm", 30),
    Column("Thời gian", 34, Align.CENTER),
    Column("Kết quả nổi bật", 50),
    Column("Cấp công nhận (số quyết định)", 34),
    Column("Ghi chú", 22),
)


def model_list(data: ReportInput) -> Document:
    """Danh sách mô hình: the models that the summary's total counts, one row each.

    Source: list that provinces ask for; practice.
    """
    models = [_model(stored) for stored in data.records]
    counted = [model for model in models if is_in_force(model, on=data.period.end)]
    rows = [(str(place), *_list_row(model)) for place, model in enumerate(counted, start=1)]
    return table_page(
        data,
        key="danh-sach-mo-hinh",
        name="DANH SÁCH MÔ HÌNH “DÂN VẬN KHÉO”",
        table=Table(columns=_LIST_COLUMNS, code_row=True, rows=rows),
        style=HeadingStyle.PARTY,
        subject="Danh sách mô hình Dân vận khéo",
    )


def _list_row(model: CivicModel) -> tuple[str, ...]:
    person = ", ".join(part for part in (model.person, model.person_post) if part)
    recognitions = [
        lines(
            choices.short_of(civic_choices.RECOGNITION_LEVELS, item.level),
            document_words(item.number, item.decided_on),
        )
        for item in model.recognitions
    ]
    return (
        model.name,
        lines(person, model.unit),
        choices.label_of(civic_choices.MODEL_FIELDS, model.field),
        ", ".join(part for part in (model.place, model.hamlet) if part),
        _time(model),
        model.highlights or "; ".join(outcome_words(item) for item in model.outcomes),
        lines(*recognitions),
        model.note,
    )


def _time(model: CivicModel) -> str:
    start = day_words(model.starts_on or model.registered_on)
    return lines(f"Từ {start}" if start else "", f"đến {day_words(model.ends_on)}" if model.ends_on else "")


def outcome_words(item: Outcome) -> str:
    """``Đất hiến: 1.250,5 m²``."""
    label = choices.label_of(civic_choices.OUTCOMES, item.kind).split(" (", maxsplit=1)[0]
    unit = item.other_unit or civic_choices.OUTCOME_UNITS.get(item.kind or "", "")
    amount = "" if item.quantity is None else format_decimal(item.quantity)
    return f"{label}: {amount} {unit}".rstrip()


def _model(stored: Stored) -> CivicModel:
    return cast(CivicModel, stored.record)


REPORTS = (
    ReportSpec(
        key="danh-sach-mo-hinh",
        title="Danh sách mô hình “Dân vận khéo”",
        build=model_list,
        source="Biểu các tỉnh yêu cầu (danh sách trích ngang); thực tế",
    ),
    ReportSpec(
        key="bieu-tong-hop-mo-hinh",
        title="Biểu tổng hợp mô hình “Dân vận khéo”",
        build=model_summary,
        source="Biểu các tỉnh yêu cầu (lĩnh vực × tập thể, cá nhân); thực tế",
    ),
    sheet_report("civic_models", title="Phiếu mô hình", style=HeadingStyle.PARTY),
)
