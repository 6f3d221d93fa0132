"""Records to columns and back; the SQL side of ``domain.values.load``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from desktop_app.domain.errors import FileDamaged
from desktop_app.domain.fields import FieldSpec, FieldType
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.stamp import Stamp, VectorClock
from desktop_app.domain.text import name_sort_key, sort_key
from desktop_app.storage.schema import columns_of

_SORT_BYTES = 96

ENCODERS: dict[FieldType, Callable[[Any], Any]] = {
    FieldType.DAY: date.isoformat,
    FieldType.TIME: lambda value: value.strftime("%H:%M"),
    FieldType.AMOUNT: str,
    FieldType.FLAG: int,
}
DECODERS: dict[FieldType, Callable[[Any], Any]] = {
    FieldType.DAY: date.fromisoformat,
    FieldType.TIME: time.fromisoformat,
    FieldType.AMOUNT: Decimal,
    FieldType.FLAG: bool,
}


def _shown(decoder: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def shown(value: Any) -> Any:
        try:
            return decoder(value)
        except (ValueError, ArithmeticError):
            return None

    return shown


READERS: dict[FieldType, Callable[[Any], Any]] = {
    type_: bool if decoder is bool else _shown(decoder) for type_, decoder in DECODERS.items()
}
"""Decoders for lists: a damaged value is shown as nothing, so that one bad record does not hide the others."""


def encode(spec: FieldSpec, value: Any) -> Any:
    """One value as SQLite keeps it."""
    encoder = ENCODERS.get(spec.type)
    return value if value is None or encoder is None else encoder(value)


def decode(spec: FieldSpec, value: Any) -> Any:
    """One column as the field's type.

    Raises:
        FileDamaged: It holds what no program of ours wrote there.
    """
    decoder = DECODERS.get(spec.type)
    try:
        return value if value is None or decoder is None else decoder(value)
    except (ValueError, ArithmeticError) as error:
        raise _damaged(spec.label) from error


def read_moment(text: str) -> datetime:
    """What ``moment_text`` wrote.

    Raises:
        FileDamaged: It is something else.
    """
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise _damaged("thời điểm") from error


def _damaged(what: str) -> FileDamaged:
    return FileDamaged(
        f"Một bản ghi trong tệp có chỗ hỏng ({what}).",
        next_step="Kiểm tra tệp để biết bản ghi nào, rồi mở bản sao lưu gần nhất.",
    )


def sort_value(spec: FieldSpec, value: str) -> bytes:
    """The key a text field is ordered by; cut at 96 bytes, where order of entry decides on. Nothing stands first."""
    if not value:
        return b""
    key = name_sort_key(value) if spec.type is FieldType.PERSON else sort_key(value)
    return key[:_SORT_BYTES]


def field_values(kind: RecordKind, record: Any) -> list[Any]:
    """The record's fields as column values, sort keys included, in the order of ``field_names``."""
    values: list[Any] = []
    for column in columns_of(kind):
        value = getattr(record, column.spec.key)
        if value is not None and value != "":
            value = encode(column.spec, value)
        values.append(value)
        if column.sort:
            values.append(sort_value(column.spec, value))
    return values


def field_names(kind: RecordKind) -> list[str]:
    """Names of the columns of ``field_values``."""
    names: list[str] = []
    for column in columns_of(kind):
        names.append(column.spec.key)
        if column.sort:
            names.append(column.sort)
    return names


def stamp_values(stamp: Stamp, *, is_confidential: bool) -> list[Any]:
    """The stamp as column values in the order of STAMP_COLUMNS, without ``id``."""
    return [
        stamp.uid, stamp.unit_code, stamp.device, str(stamp.clock),
        moment_text(stamp.created_at), stamp.created_by, moment_text(stamp.changed_at), stamp.changed_by,
        stamp.year, stamp.number, int(stamp.is_deleted), int(is_confidential),
    ]  # fmt: skip


def read_stamp(values: Sequence[Any]) -> Stamp:
    """The stamp from columns in the order of STAMP_COLUMNS, ``id`` included.

    Raises:
        FileDamaged: They hold what no program of ours wrote there.
    """
    _, uid, unit_code, device, clock, created_at, created_by, changed_at, changed_by, year, number, is_deleted, _ = (
        values
    )
    try:
        return Stamp(
            uid=uid, unit_code=unit_code, device=device, clock=VectorClock.parse(clock),
            created_at=datetime.fromisoformat(created_at), created_by=created_by,
            changed_at=datetime.fromisoformat(changed_at), changed_by=changed_by,
            year=year, number=number, is_deleted=bool(is_deleted),
        )  # fmt: skip
    except ValueError as error:
        raise _damaged(uid) from error


def moment_text(moment: datetime) -> str:
    """A moment as ISO text in UTC to the millisecond."""
    return moment.isoformat(timespec="milliseconds")
