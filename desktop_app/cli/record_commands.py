"""Commands on records: fields, add, list, show, edit, delete, history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from desktop_app.cli.output import table, table_line, warning_lines, widths_of
from desktop_app.cli.reading import read_assignments, read_conditions, read_lines
from desktop_app.cli.session import Session, find_uid, with_links
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.fields import FieldSpec, FieldType, is_given
from desktop_app.domain.formats import format_moment
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.query import Condition, ListQuery, ListRow
from desktop_app.domain.stamp import Stored
from desktop_app.domain.values import parse, plain, plain_value, show, show_with_unit
from desktop_app.services import access, attachments, records
from desktop_app.services.bulk import add_all, with_defaults
from desktop_app.services.workspace import Workspace

_PAGE = 500
_WIDEST_LABEL = 80
DEEDS = {
    "created": "Tạo mới",
    "changed": "Sửa",
    "deleted": "Xóa",
    "restored": "Khôi phục",
    "wiped": "Xóa hẳn thông tin người tố cáo",
    "attached": "Đính kèm tệp",
    "detached": "Bỏ tệp đính kèm",
    "destroyed": "Tiêu hủy theo quyết định",
}


# -- fields ------------------------------------------------------------------------------------------------------


def fields(session: Session) -> int:
    """Say which fields a kind has."""
    kind = session.kind
    rows = [("TRƯỜNG", "KIỂU", "TÊN", "GIỚI HẠN")]
    for spec in kind.specs:
        rows.append(_field_row(spec))
        rows += [_field_row(item, prefix=f"{spec.key}[].") for item in spec.row_specs]
    lines = [*table(rows, widest=_WIDEST_LABEL), "", *_choice_lines(kind.specs)]
    value = {
        "kind": kind.key,
        "title": kind.title,
        "fields": [_field_value(spec) for spec in kind.specs],
        "filters": [{"key": item.key, "label": item.label} for item in kind.filters],
    }
    session.output.result(value, lines)
    return 0


def _field_row(spec: FieldSpec, prefix: str = "") -> tuple[str, str, str, str]:
    return f"{prefix}{spec.key}", spec.type.value, spec.label, ", ".join(_limits(spec))


def _limits(spec: FieldSpec) -> Iterator[str]:
    if spec.required:
        yield "bắt buộc"
    if spec.max_length:
        yield f"≤ {spec.max_length} ký tự"
    if spec.low is not None and spec.type is not FieldType.ROWS:
        yield f"{spec.low}–{spec.high}"
    if spec.type is FieldType.ROWS:
        yield f"≤ {spec.high} dòng"
    if spec.decimals:
        yield f"{spec.decimals} số lẻ"
    if spec.past:
        yield "không sau hôm nay"
    if is_given(spec.default):
        yield f"mặc định {spec.default}"
    if spec.target:
        yield f"→ {spec.target}"
    if spec.withheld:
        yield "không có ở tố cáo"


def _choice_lines(specs: Iterable[FieldSpec]) -> Iterator[str]:
    for spec in specs:
        yield from _choice_lines(spec.row_specs)
        if spec.choices:
            yield f"{spec.key}:"
            yield from (f"  {choice.code}  {choice.label}" for choice in spec.choices)


def _field_value(spec: FieldSpec) -> dict[str, Any]:
    value: dict[str, Any] = {
        "key": spec.key,
        "type": spec.type.value,
        "label": spec.label,
        "help": spec.help,
        "section": spec.section,
        "source": spec.source,
        "default": plain_value(spec, spec.default) if spec.default is not None else None,
    }
    for name in ("required", "listed", "searchable", "personal", "withheld", "past"):
        value[name] = getattr(spec, name)
    value["sortable"] = spec.is_sortable
    for name in ("max_length", "low", "high", "decimals", "unit", "target"):
        given = getattr(spec, name)
        if given not in (None, "", 0) or (name == "low" and given == 0):
            value[name] = given
    if spec.choices:
        value["choices"] = [{"code": item.code, "label": item.label, "short": item.short} for item in spec.choices]
    if spec.row_type:
        value["fields"] = [_field_value(item) for item in spec.row_specs]
    return value


# -- add, edit, delete -------------------------------------------------------------------------------------------


def add(session: Session) -> int:
    """Add the records of a JSON-lines file, all or none."""
    kind = session.kind
    given, unread = read_lines(session.arguments.source)
    with session.workspace() as work:
        raws = [with_defaults(kind, with_links(work, kind, raw)) for _, raw in given]
        added = add_all(work, kind=kind.key, raws=raws, lines=[line for line, _ in given], unread=unread)
    warning_lines(added.accepted)
    made = [{"uid": item.uid, "number": item.stamp.register_number} for item in added.stored]
    lines = [f"{item.stamp.register_number or '-'}  {item.uid}" for item in added.stored]
    session.output.result({"added": len(made), "records": made}, [*lines, f"Đã thêm {len(made)} bản ghi."])
    return 0


def edit(session: Session) -> int:
    """Change fields of one record; the others stay."""
    kind = session.kind
    given = read_assignments(kind, session.arguments.values)
    if not given:
        raise InputRefused("Chưa có gì để sửa.", next_step="Ghi TRƯỜNG=GIÁ_TRỊ, hoặc tên một tệp JSON.")
    with session.workspace() as work:
        uid = find_uid(work, kind, session.arguments.uid)
        before = records.get(work, kind=kind.key, uid=uid)
        raw = {**plain(before.record), **with_links(work, kind, given)}
        if _becomes_confidential(work, kind, before, raw):
            if not session.arguments.wipe:
                raise InputRefused(
                    "Bản ghi sẽ thành tố cáo: thông tin người gửi sẽ bị xóa hẳn khỏi tệp, không lấy lại được.",
                    next_step="Nếu đúng, thêm --wipe. Bản sao lưu làm trước đó vẫn còn thông tin cũ.",
                )
            raw = {key: value for key, value in raw.items() if key in given or not kind.spec(key).withheld}
        saved = records.update(work, kind=kind.key, uid=uid, raw=raw, seen=before.stamp.clock, accepted=None)
    warning_lines(saved.accepted)
    number = saved.stored.stamp.register_number
    words = "Đã lưu" if saved.changes else "Không có gì thay đổi ở"
    value = {"uid": uid, "number": number, "changed": bool(saved.changes), "wiped": saved.wiped}
    wiped = ["Đã xóa hẳn thông tin người gửi."] if saved.wiped else []
    session.output.result(value, [f"{words} {number or uid}.", *wiped])
    return 0


def _becomes_confidential(work: Workspace, kind: RecordKind, before: Stored, raw: dict[str, Any]) -> bool:
    record, _ = parse(kind.record_type, raw, today=work.today())
    return kind.confidential_when(record) and not kind.confidential_when(before.record)


def delete(session: Session) -> int:
    """Mark one record as deleted."""
    kind = session.kind
    with session.workspace() as work:
        uid = find_uid(work, kind, session.arguments.uid)
        stored = records.get(work, kind=kind.key, uid=uid)
        records.delete(work, kind=kind.key, uid=uid, reason=session.arguments.reason)
    number = stored.stamp.register_number
    session.output.result({"uid": uid, "number": number, "deleted": True}, [f"Đã xóa {number or uid}."])
    return 0


# -- list, show, history -----------------------------------------------------------------------------------------


def list_(session: Session) -> int:
    """Print the rows of a register; where names stand in them, the look is logged."""
    kind, arguments = session.kind, session.arguments
    columns = tuple(spec.key for spec in kind.listed)
    with session.workspace() as work:
        query = ListQuery(
            kind.key,
            search=arguments.search,
            conditions=(
                *_saved_filter(kind, arguments.filter),
                *read_conditions(kind, arguments.where, today=work.today()),
            ),
            sort=arguments.sort,
            is_descending=arguments.desc or not arguments.sort,
            columns=columns,
        )
        printed: list[str] = []
        rows = _noted(_rows(work, query, most=arguments.limit), printed)
        if session.output.is_json:
            specs = [kind.spec(key) for key in columns]
            found = [_row_value(row, specs) for row in rows]
            value = {"kind": kind.key, "total": records.count(work, query), "records": found}
            session.output.result(value, ())
        else:
            _print_rows(session, kind, rows)
        if any(spec.personal for spec in kind.listed):
            access.note_all(work, kind=kind.key, uids=printed, deed="exported")
    return 0


def _noted(rows: Iterator[ListRow], printed: list[str]) -> Iterator[ListRow]:
    """The rows as they come; ``printed`` gets their uids."""
    for row in rows:
        printed.append(row.uid)
        yield row


def _saved_filter(kind: RecordKind, key: str) -> tuple[Condition, ...]:
    if not key:
        return ()
    for item in kind.filters:
        if item.key == key:
            return item.conditions
    known = ", ".join(item.key for item in kind.filters)
    raise InputRefused(
        f"Sổ “{kind.title}” không có bộ lọc “{key}”.", next_step=f"Các bộ lọc: {known}." if known else ""
    )


def _rows(work: Workspace, query: ListQuery, *, most: int | None) -> Iterator[ListRow]:
    left = most
    while left is None or left > 0:
        limit = _PAGE if left is None else min(_PAGE, left)
        page = records.page(work, replace(query, limit=limit))
        yield from page.rows
        if page.next is None:
            return
        query = replace(query, after=page.next)
        left = None if left is None else left - len(page.rows)


def _row_value(row: ListRow, specs: Iterable[FieldSpec]) -> dict[str, Any]:
    values = {spec.key: plain_value(spec, value) for spec, value in zip(specs, row.values, strict=True)}
    given = {key: value for key, value in values.items() if is_given(value)}
    return {"uid": row.uid, "number": row.number, "is_confidential": row.is_confidential, "values": given}


def _print_rows(session: Session, kind: RecordKind, rows: Iterator[ListRow]) -> None:
    """Rows as they come; the widths are those of the first few hundred."""
    heading = ("SỐ", *(spec.label.upper() for spec in kind.listed)) if not kind.is_list else _list_heading(kind)
    first = [_cells(kind, row) for _, row in zip(range(_PAGE), rows, strict=False)]
    widths = widths_of([heading, *first])
    count = 0
    print(table_line(heading, widths))
    for cells in first:
        print(table_line(cells, widths))
        count += 1
    for row in rows:
        print(table_line(_cells(kind, row), widths))
        count += 1
    print(f"{count} dòng." if count else "Không có bản ghi nào khớp.")


def _list_heading(kind: RecordKind) -> tuple[str, ...]:
    return ("UID", *(spec.label.upper() for spec in kind.listed))


def _cells(kind: RecordKind, row: ListRow) -> tuple[str, ...]:
    shown = (show(spec, value) for spec, value in zip(kind.listed, row.values, strict=True))
    return (row.uid if kind.is_list else row.number, *shown)


def show_(session: Session) -> int:
    """Print one record with its links and attachments; the look is logged."""
    kind = session.kind
    with session.workspace() as work:
        uid = find_uid(work, kind, session.arguments.uid)
        stored = records.get(work, kind=kind.key, uid=uid)
        linked = records.linked(work, kind=kind.key, uid=uid)
        files = attachments.listed(work, kind=kind.key, uid=uid)
        access.note(work, kind=kind.key, uid=uid, deed="viewed")
        link_names = {item.uid: item.name for item in linked if item.is_outgoing}
    stamp = stored.stamp
    value = {
        "uid": uid,
        "number": stamp.register_number,
        "kind": kind.key,
        "name": kind.name_of(stored.record),
        "created_at": stamp.created_at.isoformat(),
        "created_by": stamp.created_by,
        "changed_at": stamp.changed_at.isoformat(),
        "changed_by": stamp.changed_by,
        "values": plain(stored.record),
        "links": [
            {"kind": item.kind, "uid": item.uid, "name": item.name, "label": item.label, "outgoing": item.is_outgoing}
            for item in linked
        ],
        "attachments": [{"sha256": item.sha256, "name": item.name, "size": item.size} for item in files],
    }
    lines = [
        f"{kind.title} {stamp.register_number}".strip(),
        f"Mã: {uid}",
        f"Lập: {format_moment(stamp.created_at)} {stamp.created_by}".rstrip(),
        *_value_lines(kind, stored.record, link_names),
        *(f"← {item.label}: {item.name} ({item.kind} {item.uid})" for item in linked if not item.is_outgoing),
        *(f"Đính kèm: {item.name} ({item.size} byte)" for item in files),
    ]
    session.output.result(value, lines)
    return 0


def _value_lines(kind: RecordKind, record: Any, link_names: dict[str, str]) -> Iterator[str]:
    for spec in kind.specs:
        value = getattr(record, spec.key)
        if not is_given(value):
            continue
        if spec.type is FieldType.ROWS:
            yield f"{spec.label}:"
            for line in value:
                cells = (show_with_unit(item, getattr(line, item.key)) for item in spec.row_specs)
                yield "  - " + "; ".join(cell for cell in cells if cell)
            continue
        shown = link_names.get(value, value) if spec.type is FieldType.REF else show_with_unit(spec, value)
        yield f"{spec.label}: " + shown.replace("\n", "\n  ")


def history(session: Session) -> int:
    """Print what was done to a record, newest first; the look is logged."""
    kind = session.kind
    with session.workspace() as work:
        uid = find_uid(work, kind, session.arguments.uid)
        entries = records.history(work, kind=kind.key, uid=uid)
        if entries:
            access.note(work, kind=kind.key, uid=uid, deed="viewed")
    if not entries:
        raise InputRefused("Không thấy bản ghi này trong tệp.", next_step="Xem các bản ghi bằng lệnh list.")
    value = [
        {
            "at": entry.at.isoformat(),
            "user": entry.user,
            "deed": entry.deed,
            "reason": entry.reason,
            "fields": [{"label": item.label, "before": item.before, "after": item.after} for item in entry.fields],
        }
        for entry in entries
    ]
    lines: list[str] = []
    for entry in entries:
        reason = f" ({entry.reason})" if entry.reason else ""
        lines.append(f"{format_moment(entry.at)}  {entry.user}  {DEEDS.get(entry.deed, entry.deed)}{reason}")
        lines += [f"  {item.label}: {item.before or '(trống)'} → {item.after or '(trống)'}" for item in entry.fields]
    session.output.result({"uid": uid, "entries": value}, lines)
    return 0
