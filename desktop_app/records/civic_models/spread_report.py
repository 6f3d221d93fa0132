"""The map of who copied what: each original with the places it was copied to, by link and by its own rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from desktop_app.domain.document import Align, Column, Document, HeadingStyle, Row, RowStyle, Table
from desktop_app.domain.formats import format_count
from desktop_app.domain.kind import ReportInput
from desktop_app.domain.stamp import Stored
from desktop_app.domain.text import fold
from desktop_app.records import choices, civic_choices
from desktop_app.records.civic_models.counting import models_of
from desktop_app.records.civic_models.record import CivicModel, Replication
from desktop_app.records.naming import joined
from desktop_app.records.pages import day_words, table_page

_COLUMNS = (
    Column("STT", 10, Align.CENTER),
    Column("Nơi nhân rộng", 50),
    Column("Đơn vị thực hiện", 62),
    Column("Từ ngày", 24, Align.CENTER),
    Column("Số trong sổ", 26, Align.CENTER),
    Column("Trạng thái", 46),
)


@dataclass(frozen=True)
class Copy:
    """One place a model was copied to.

    Attributes:
        number: Register number of the copy's own record, "" where it has none.
        status: Its status in words.
    """

    place: str
    unit: str
    day: date | None
    number: str = ""
    status: str = ""


@dataclass(frozen=True)
class Spread:
    """One original and its copies, in the order of days; those without a day last."""

    original: str
    copies: tuple[Copy, ...]


def spreads(data: ReportInput) -> tuple[Spread, ...]:
    """Every original that was copied in the period, those of the register first, by name.

    A row of the original and a record that links to it are one copy where place and unit agree.
    """
    linked: defaultdict[str, list[Stored]] = defaultdict(list)
    elsewhere: defaultdict[str, list[Stored]] = defaultdict(list)
    for stored, model in models_of(data):
        if model.original:
            linked[model.original].append(stored)
        elif model.original_place:
            elsewhere[fold(model.original_place)].append(stored)
    own = [_own(stored, model, linked.pop(stored.uid, [])) for stored, model in models_of(data)]
    foreign = [
        *(_of_others(_name_of(data.related.get(uid)), copies) for uid, copies in linked.items()),
        *(_of_others(f"Mô hình của {_first_place(copies)}", copies) for copies in elsewhere.values()),
    ]
    kept = (_in_period(item, data) for part in (own, foreign) for item in _by_name(part))
    return tuple(item for item in kept if item.copies)


def _by_name(some: Iterable[Spread]) -> list[Spread]:
    return sorted(some, key=lambda item: fold(item.original))


def _own(stored: Stored, model: CivicModel, copies: Iterable[Stored]) -> Spread:
    left, made = list(model.replications), []
    for copy in copies:
        record = cast(CivicModel, copy.record)
        row = next((item for item in left if _is_same(item, record)), None)
        if row is not None:
            left.remove(row)
        made.append(_copy(copy, row.started_on if row else None))
    made += [Copy(item.place, item.unit, item.started_on) for item in left]
    place = model.hamlet or model.place
    known = "" if fold(place) in fold(model.name) else place
    return Spread(joined(stored.stamp.register_number, model.name, known, model.unit), tuple(made))


def _is_same(row: Replication, copy: CivicModel) -> bool:
    places = {fold(copy.hamlet), fold(copy.place), fold(f"{copy.place}, {copy.hamlet}")} - {""}
    units = {fold(row.unit), fold(copy.unit)} - {""}
    return fold(row.place) in places and len(units) <= 1


def _copy(stored: Stored, day: date | None = None) -> Copy:
    model = cast(CivicModel, stored.record)
    return Copy(
        place=model.hamlet or model.place,
        unit=model.unit,
        day=day or model.registered_on,
        number=stored.stamp.register_number,
        status=choices.label_of(civic_choices.MODEL_STATUSES, model.status),
    )


def _of_others(name: str, copies: Iterable[Stored]) -> Spread:
    return Spread(name, tuple(_copy(stored) for stored in copies))


def _name_of(stored: Stored | None) -> str:
    if stored is None:
        return "Mô hình gốc chưa có trong tệp này"
    model = cast(CivicModel, stored.record)
    return joined(stored.stamp.register_number, model.name)


def _first_place(copies: list[Stored]) -> str:
    return cast(CivicModel, copies[0].record).original_place


def _in_period(spread: Spread, data: ReportInput) -> Spread:
    copies = [copy for copy in spread.copies if copy.day is None or data.period.holds(copy.day)]
    return Spread(spread.original, tuple(sorted(copies, key=lambda copy: (copy.day is None, copy.day or date.max))))


def model_copies(data: ReportInput) -> Document:
    """Theo dõi nhân rộng: who copied which model, where and since when.

    Source: follow-up of replication; no form is prescribed.
    """
    found = spreads(data)
    total = sum(len(item.copies) for item in found)
    table = Table(columns=_COLUMNS, code_row=True, rows=list(_rows(found)))
    note = (
        f"Cộng: {format_count(len(found))} mô hình gốc, {format_count(total)} nơi nhân rộng. Nơi chưa ghi ngày xếp cuối"
        " và được tính ở mọi kỳ."
    )
    return table_page(
        data,
        key="nhan-rong-mo-hinh",
        name="THEO DÕI NHÂN RỘNG MÔ HÌNH “DÂN VẬN KHÉO”",
        table=table,
        style=HeadingStyle.PARTY,
        subject="Mô hình gốc và các nơi nhân rộng",
        notes=(note,),
    )


def _rows(found: Iterable[Spread]) -> Iterator[Row | tuple[str, ...]]:
    place = 0
    for item in found:
        yield Row((f"{item.original} – {format_count(len(item.copies))} nơi",), RowStyle.GROUP)
        for copy in item.copies:
            place += 1
            yield str(place), copy.place, copy.unit, day_words(copy.day), copy.number, copy.status
