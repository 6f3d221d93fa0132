"""What still has to be typed again into the national database of receptions and petitions, field by field, with a tick.

Nghị định 154/2026/NĐ-CP art 27(1), 35(3) and Nghị định 55/2022/NĐ-CP ask for it; a program without a network cannot do
it. Of a denunciation nothing that tells who brought it is in the file, hence nothing of it stands on a sheet.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app import paths
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.fields import FieldSpec, FieldType, is_given
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.national import NationalSheet
from desktop_app.domain.query import Condition, ListQuery, Operator
from desktop_app.domain.stamp import Change, Stored
from desktop_app.domain.values import plain, show_with_unit
from desktop_app.reports.files import write_whole
from desktop_app.services import records
from desktop_app.services.workspace import Workspace
from desktop_app.storage import duty_files, listing, repository
from desktop_app.storage.engine import named_reading

_FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Waiting:
    """One record that is not in the national database yet; ``name`` is the matter, never a person."""

    kind: str
    uid: str
    number: str
    name: str
    entered_on: date | None


def kinds(work: Workspace) -> tuple[RecordKind, ...]:
    """The registers that are typed again."""
    return tuple(work.kind(sheet.kind) for sheet in _sheets())


@named_reading()
def waiting(work: Workspace, *, kind: str = "", limit: int | None = None) -> tuple[Waiting, ...]:
    """Records without a tick, of one register or of all, in register order; at most ``limit`` of each.

    Raises:
        InputRefused: The register is not typed again.
    """
    found: list[Waiting] = []
    for layout in (_sheet(kind),) if kind else _sheets():
        made = work.kind(layout.kind)
        query = ListQuery(made.key, conditions=(Condition(layout.tick, Operator.EMPTY),))
        uids = listing.uids(work.file.connection, made, query)[:limit]
        stored = repository.fetch(work.file.connection, made, uids)
        found += [_waiting(made, stored[uid]) for uid in uids]
    return tuple(found)


def _waiting(kind: RecordKind, stored: Stored) -> Waiting:
    day = getattr(stored.record, kind.numbered_by) if kind.numbered_by else None
    return Waiting(kind.key, stored.uid, stored.stamp.register_number, kind.name_of(stored.record), day)


@named_reading()
def sheet(work: Workspace, *, kind: str, uid: str) -> tuple[tuple[str, str], ...]:
    """(label, value) of the given fields of a record in the order a clerk types them; its number comes first.

    Callers log the access (``access.note``).

    Raises:
        InputRefused: The register is not typed again.
        RecordMissing: No such record.
    """
    made, layout = work.kind(kind), _sheet(kind)
    stored = records.get(work, kind=kind, uid=uid)
    is_confidential = made.confidential_when(stored.record)
    pairs = [("Số vào sổ", stored.stamp.register_number)]
    for name in layout.fields:
        spec, value = made.spec(name), getattr(stored.record, name)
        if is_given(value) and not (is_confidential and spec.withheld):
            pairs.append((spec.label, _shown(spec, value)))
    return tuple(pairs)


def _shown(spec: FieldSpec, value: Any) -> str:
    if spec.type is not FieldType.ROWS:
        return show_with_unit(spec, value)
    return "\n".join(
        "; ".join(
            show_with_unit(item, getattr(line, item.key))
            for item in spec.row_specs
            if is_given(getattr(line, item.key))
        )
        for line in value
    )


@named_reading()
def json_text(work: Workspace, *, kind: str, uids: Sequence[str]) -> str:
    """The sheets of records of one register as JSON: a list of objects with uid and labelled values, in order."""
    sheets = [
        {"kind": kind, "uid": uid, "fields": [list(pair) for pair in sheet(work, kind=kind, uid=uid)]} for uid in uids
    ]
    return json.dumps(sheets, ensure_ascii=False, indent=1)


@named_reading()
def csv_text(work: Workspace, *, kind: str, uids: Sequence[str]) -> str:
    """The sheets of records of one register as CSV, one record a line under all labels of the sheet.

    A value that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    made = work.kind(kind)
    labels = ["Số vào sổ", *(made.spec(name).label for name in _sheet(kind).fields)]
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(labels)
    for uid in uids:
        values = dict(sheet(work, kind=kind, uid=uid))
        writer.writerow([_cell(values.get(label, "")) for label in labels])
    return target.getvalue()


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def save_csv(work: Workspace, *, kind: str, uids: Sequence[str], path: Path) -> None:
    """Write the sheets as a CSV file that spreadsheets read (UTF-8 with its mark), whole or not at all.

    Raises:
        InputRefused: The place cannot be written to, or the register is not typed again.
    """
    content = csv_text(work, kind=kind, uids=uids).encode("utf-8-sig")
    try:
        write_whole(content, path)
    except OSError as error:
        raise InputRefused(
            f"Không ghi được tệp “{path.name}”.",
            next_step="Đóng tệp nếu đang mở ở chương trình khác, hoặc chọn chỗ khác.",
        ) from error


def tick(work: Workspace, *, kind: str, uid: str, day: date | None) -> tuple[Change, ...]:
    """Note the day on which a record was typed into the national database; None takes the tick away.

    Raises:
        InputRefused: The register is not typed again.
        RecordMissing, RecordInvalid, StorageUnavailable: Nothing was written.
    """
    name = _sheet(kind).tick
    before = records.get(work, kind=kind, uid=uid)
    raw = {**plain(before.record), name: day.isoformat() if day else ""}
    return records.update(work, kind=kind, uid=uid, raw=raw, seen=before.stamp.clock, accepted=None).changes


def _sheets() -> tuple[NationalSheet, ...]:
    return duty_files.load_national(paths.resources_dir())


def _sheet(kind: str) -> NationalSheet:
    found = next((item for item in _sheets() if item.kind == kind), None)
    if found is None:
        raise InputRefused("Sổ này không nhập vào cơ sở dữ liệu quốc gia về tiếp công dân.")
    return found
