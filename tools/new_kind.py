"""Make a new record kind from the template: one folder of the usual files, entered into KINDS.

    python3 dev.py new-kind activities "Hoạt động"

The made kind passes every contract test as it is; then its fields, rules and reports are written.
"""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

_FILES = {
    "record.py": '''"""{title}: one entry of the register."""

from __future__ import annotations

from datetime import date

from desktop_app.domain import fields
from desktop_app.domain.kind import Section

SECTIONS = (Section("main", "Nội dung"),)


@fields.record
class {cls}(fields.Record):
    """One entry. Days are local calendar days."""

    held_on: date | None = fields.day(
        "Ngày", section="main", required=True, past=True, listed=True, source="Nội bộ: ngày vào sổ"
    )
    title: str = fields.text(
        "Tên gọi", section="main", required=True, listed=True, searchable=True, source="Nội bộ: tên để tìm lại"
    )
    is_done: bool = fields.flag("Đã xong", section="main", listed=True, source="Nội bộ: theo dõi việc còn mở")
    note: str = fields.long_text("Ghi chú", section="main", searchable=True, source="Nội bộ: ghi chú")


def name_of(record: {cls}) -> str:
    """Words a person knows the record by."""
    return record.title
''',
    "rules.py": '''"""Rules across the fields of one entry."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.domain.errors import Problem
from desktop_app.domain.kind import RuleContext
from desktop_app.records.{key}.record import {cls}


def check(record: {cls}, context: RuleContext) -> Iterable[Problem]:
    """All problems of an entry: none beyond what its fields say."""
    return ()
''',
    "report.py": '''"""Printed pages of the register."""

from __future__ import annotations

from desktop_app.records.sheet import sheet_report

REPORTS = (sheet_report("{key}"),)
''',
    "migrations.py": '''"""Tables of this kind, as they were made; a released step is never edited."""

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("{key}")

_CREATE = (
    # statements
)


@MIGRATIONS(name="0001_create")
def create(db: Database) -> None:
    """Make the tables of an empty file."""
    for statement in _CREATE:
        db.execute(statement)
''',
    "__init__.py": '''"""{title}."""

from __future__ import annotations

from desktop_app.domain.kind import RecordKind, steps
from desktop_app.domain.query import Condition, Operator, SavedFilter
from desktop_app.records.{key}.record import SECTIONS, {cls}, name_of
from desktop_app.records.{key}.report import REPORTS
from desktop_app.records.{key}.rules import check

KIND: RecordKind = RecordKind(
    key="{key}",
    title="{title}",
    one="{one}",
    record_type={cls},
    sections=SECTIONS,
    migrations=steps("desktop_app.records.{key}.migrations", "0001_create"),
    name_of=name_of,
    rules=check,
    reports=REPORTS,
    filters=(
        SavedFilter("open", "Chưa xong", (Condition("is_done", Operator.IS, False),), is_attention=True),
        SavedFilter("all", "Tất cả"),
    ),
    numbered_by="held_on",
    new_label="Thêm {one}",
    empty_hint="Chưa có {one} nào. Nhấn Ctrl+N để thêm.",
)
''',
}


def make_kind(root: Path, *, key: str, title: str) -> Path:
    """Write the folder of a new kind below ``root`` and enter it into KINDS; returns the folder.

    Raises:
        ValueError: The key is not a plural English word in snake_case, or is taken.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_]*s", key):
        raise ValueError("the key is a plural English word in snake_case, like activities")
    folder = root / "desktop_app" / "records" / key
    if folder.exists():
        raise ValueError(f"there is a kind {key} already")
    folder.mkdir()
    words = {"key": key, "title": title, "one": title[:1].lower() + title[1:], "cls": _class_name(key)}
    for name, content in _FILES.items():
        (folder / name).write_text(_filled(content, words), encoding="utf-8")
    register = root / "desktop_app" / "records" / "__init__.py"
    register.write_text(_entered(register.read_text(encoding="utf-8"), key), encoding="utf-8")
    return folder


def freeze_schema(folder: Path, *, key: str) -> None:
    """Write the statements that the kind's fields make into its first migration."""
    from desktop_app.storage.schema import create_statements

    kind = importlib.import_module(f"desktop_app.records.{key}").KIND
    statements = "".join(f'    """{statement}""",\n' for statement in create_statements(kind))
    place = folder / "migrations.py"
    place.write_text(place.read_text(encoding="utf-8").replace("    # statements\n", statements), encoding="utf-8")


def _filled(content: str, words: dict[str, str]) -> str:
    for name, value in words.items():
        content = content.replace("{" + name + "}", value)
    return content


def _class_name(key: str) -> str:
    singular = f"{key[:-3]}y" if key.endswith("ies") else key[:-1]
    return "".join(part.capitalize() for part in singular.split("_"))


def _entered(register: str, key: str) -> str:
    """The records package with the kind imported and added at the end of KINDS."""
    start, names, rest = _parted(register, "from desktop_app.records import (")
    names = "".join(sorted([*names.splitlines(keepends=True), f"    {key},\n"]))
    start, kinds, rest = _parted(start + names + rest, "KINDS: tuple[RecordKind, ...] = (")
    return f"{start}{kinds}    {key}.KIND,\n{rest}"


def _parted(text: str, opening: str) -> tuple[str, str, str]:
    """What stands before, inside and after the lines of one bracket."""
    begin = text.index("\n", text.index(opening)) + 1
    end = text.index("\n)", begin) + 1
    return text[:begin], text[begin:end], text[end:]


def main(arguments: list[str]) -> int:
    """Make the kind and say what comes next."""
    if len(arguments) != 2:
        print(__doc__)
        return 2
    key, title = arguments
    try:
        folder = make_kind(ROOT, key=key, title=title)
    except ValueError as error:
        print(f"Not made: {error}.", file=sys.stderr)
        return 1
    freeze_schema(folder, key=key)
    print(f"Made {folder.relative_to(ROOT)}. Declare its fields in record.py, then print its tables with")
    print(f"  python -m tools.print_schema {key}")
    print("and freeze them in migrations.py; `python3 dev.py test` holds it to the contract.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
