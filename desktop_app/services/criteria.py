"""Criteria sheets as small files: what a province hands down on a stick, and an office takes in.

The file is JSON, UTF-8::

    {
      "format": "so-dan-van/bo-tieu-chi",
      "format_version": 1,
      "kind": "…",
      "sheet": {"name": "…", "version": "2026", "scoring": "points", "pass_points": "80", "criteria": [{…}, …], …}
    }

``kind`` is the list the sheet belongs to: one whose entries bring values into the records that choose them. The values
under ``sheet`` are those of the list's fields, written as the command line writes them; fields without a value are left
out. A file of a later format version, or with a field this program does not know, is refused.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import InputRefused, RecordMissing
from desktop_app.domain.fields import is_given
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.values import parse, plain
from desktop_app.records import KINDS
from desktop_app.services import records
from desktop_app.services.filling import has
from desktop_app.services.judging import twins
from desktop_app.services.reporting import save_bytes
from desktop_app.services.workspace import Workspace

FORMAT = "so-dan-van/bo-tieu-chi"
FORMAT_VERSION = 1
_MOST_BYTES = 1_000_000
_NOT_ONE = "Tệp “{}” không phải bộ tiêu chí của Sổ Dân Vận."


def sheet_kinds() -> tuple[str, ...]:
    """Lists whose entries may be handed on as a file: those that bring values into the records that choose them."""
    return tuple(dict.fromkeys(kind.spec(fill.field).target for kind in KINDS for fill in kind.fills))


def export_sheet(work: Workspace, uid: str, path: Path) -> None:
    """Write one sheet into a file, whole or not at all.

    Raises:
        RecordMissing: There is no such sheet.
        InputRefused: The place cannot be written to.
    """
    kind = next((key for key in sheet_kinds() if has(work, key, uid)), None)
    if kind is None:
        raise RecordMissing("Không thấy bộ tiêu chí này trong tệp.", next_step="Mở lại danh mục bộ tiêu chí.")
    record = records.get(work, kind=kind, uid=uid).record
    values = {key: value for key, value in plain(record).items() if is_given(value)}
    content = {"format": FORMAT, "format_version": FORMAT_VERSION, "kind": kind, "sheet": values}
    save_bytes((json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode(), path)


def read_sheet(path: Path) -> tuple[str, dict[str, Any]]:
    """The list a sheet in a file belongs to, and its raw values; they are judged when they are saved.

    Raises:
        InputRefused: The file cannot be read, is no criteria sheet, or was made by a later program.
    """
    content = _content(path)
    kind, raw = content.get("kind"), content.get("sheet")
    if content.get("format") != FORMAT or not isinstance(raw, dict) or kind not in sheet_kinds():
        raise InputRefused(_NOT_ONE.format(path.name), next_step="Chọn tệp được xuất từ danh mục bộ tiêu chí.")
    if content.get("format_version") != FORMAT_VERSION:
        raise InputRefused(
            f"Tệp “{path.name}” được tạo bằng bản chương trình mới hơn.",
            next_step="Cập nhật chương trình rồi nhập lại.",
        )
    return str(kind), raw


def _content(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as stream:
            data = stream.read(_MOST_BYTES + 1)
    except OSError as error:
        raise InputRefused(f"Không đọc được tệp “{path.name}”.", next_step="Kiểm tra lại đường dẫn.") from error
    try:
        made = json.loads(data.decode("utf-8-sig")) if len(data) <= _MOST_BYTES else None
    except (ValueError, RecursionError) as error:
        raise InputRefused(_NOT_ONE.format(path.name), next_step="Chọn tệp bộ tiêu chí.") from error
    return made if isinstance(made, dict) else {}


def import_sheet(work: Workspace, path: Path) -> records.Saved:
    """Save the sheet of a file as a new one; soft warnings are accepted and kept with it.

    Raises:
        InputRefused: See ``read_sheet``; or the list has a sheet of this name and version already.
        RecordInvalid: Unknown fields, or values that break a hard rule; nothing was written.
    """
    key, raw = read_sheet(path)
    kind: RecordKind = work.kind(key)
    sheet = parse(kind.record_type, raw, today=work.today())[0]
    if twins(work, kind, sheet):
        raise InputRefused(
            f"Danh mục đã có “{kind.name_of(sheet)}”.",
            next_step="Không cần nhập lại; nếu nội dung khác, nơi gửi cần ghi phiên bản khác.",
        )
    return records.create(work, kind=key, raw=raw, accepted=None)
