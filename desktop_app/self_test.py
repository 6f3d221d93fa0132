"""The program tests itself in a folder that goes away: an office, records, search, papers, tables, check, window."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import AppError, RecordInvalid
from desktop_app.domain.fields import FieldSpec, FieldType
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.office import make_office
from desktop_app.domain.query import Period
from desktop_app.domain.text import words
from desktop_app.domain.values import plain
from desktop_app.gui.probe import draw_window
from desktop_app.records import KINDS
from desktop_app.services import checking, office_files, papers, records, reporting, similar, tables
from desktop_app.services.workspace import Workspace

PASSWORD = "thử mật khẩu"
USER = "Tự kiểm"
OFFICE = make_office(
    unit_code="05830", unit_name="Xã Tự Kiểm", province_name="Tỉnh Thái Nguyên", place="Tự Kiểm", is_practice=True
)
_TRIES = 8


def run() -> int:
    """Do all steps and print one line for each; 0 where everything went well."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            os.environ["SODANVAN_HOME"] = folder  # keys, log and choices of the person stay untouched
            for line in _steps(Path(folder)):
                _say(line)
    except (AppError, AssertionError, OSError) as error:
        problems = "; ".join(problem.sentence for problem in getattr(error, "problems", ()))
        _say(f"FAILED: {type(error).__name__}: {error} {problems}")
        return 1
    _say("Everything works.")
    return 0


def _steps(folder: Path) -> Iterator[str]:
    path = folder / f"tự-kiểm{office_files.SUFFIX}"
    created = office_files.create_file(path, office=OFFICE, password=PASSWORD, user=USER)
    yield "created an encrypted office file"
    work = created.workspace
    made: dict[str, str] = {}
    for kind in KINDS:
        made[kind.key] = _save_one(work, kind, made)
        yield f"saved one record: {kind.key}"
    for kind in KINDS:
        yield f"found it again by search: {kind.key} ({_find(work, kind, made[kind.key])} found)"
    yield f"printed a register: {_print_register(work, folder)}"
    yield f"printed papers: {_print_papers(work, folder, made)}"
    yield f"counted tables: {_count_tables(work, folder)}"
    yield f"looked for matters like the one saved: {_find_similar(work, made)} found"
    office_files.close_file(work)
    work = office_files.open_file(path, password=PASSWORD, user=USER)
    result = checking.check(work)
    assert result.is_sound, "; ".join(result.problems)
    assert all(result.counted[kind.key] == 1 for kind in KINDS), result.counted
    yield "opened the file again and checked it"
    office_files.close_file(work)
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    drawn = draw_window(path, password=PASSWORD, user=USER)
    assert drawn == len(KINDS) + 3, f"{drawn} pages were drawn"
    yield f"opened the window and drew its {drawn} pages"


def _save_one(work: Workspace, kind: RecordKind, made: Mapping[str, str]) -> str:
    """Fill what the kind asks for until it is satisfied; returns the uid."""
    wanted = {spec.key for spec in kind.specs if spec.required}
    start = records.start_values(work, kind=kind.key)
    problem: RecordInvalid | None = None
    for _ in range(_TRIES):
        raw = {**{spec.key: _value(spec, work, made) for spec in kind.specs if spec.key in wanted}, **start}
        try:
            return records.create(work, kind=kind.key, raw=raw, accepted=None).stored.uid
        except RecordInvalid as error:
            problem = error
            wanted |= {one.field.partition("[")[0] for one in error.errors}
    assert problem is not None
    raise problem


def _value(spec: FieldSpec, work: Workspace, made: Mapping[str, str]) -> Any:
    """Something that the field accepts."""
    if spec.type is FieldType.ROWS:
        return [{item.key: _value(item, work, made) for item in spec.row_specs if item.type is not FieldType.REF}]
    if spec.type is FieldType.CHOICE:
        return spec.choices[0].code
    if spec.type is FieldType.REF:
        return made.get(spec.target)
    low = spec.low or 0
    samples: dict[FieldType, Any] = {
        FieldType.PERSON: "Nguyễn Văn Thử",
        FieldType.PHONE: "0912345678",
        FieldType.IDENTITY: "001099000001",
        FieldType.DAY: work.today(),
        FieldType.TIME: "08:00",
        FieldType.COUNT: max(low, 1),
        FieldType.YEAR: work.today().year,
        FieldType.MONEY: max(low, 1000),
        FieldType.AMOUNT: max(low, 1),
        FieldType.FLAG: True,
    }
    return samples.get(spec.type, "Thử đường thôn Đông")


def _find(work: Workspace, kind: RecordKind, uid: str) -> int:
    stored = records.get(work, kind=kind.key, uid=uid)
    texts = (getattr(stored.record, spec.key) for spec in kind.specs if spec.searchable and spec.type.is_text)
    typed = next((text for text in texts if text), "")
    assert typed, f"{kind.key} has no searchable text"
    found = records.search_all(work, words(typed)[0], limit=50)
    assert any(one.uid == uid for one in found), f"{kind.key} is not found by its first word"
    return len(found)


def _print_register(work: Workspace, folder: Path) -> str:
    _, spec = next(pair for pair in reporting.report_list() if not pair[1].is_per_record)
    target = folder / "sổ.pdf"
    reporting.save_pdf(reporting.build(work, spec.key), target)
    content = target.read_bytes()
    assert content.startswith(b"%PDF"), "no PDF was written"
    return f"{spec.key}, {len(content) // 1000} kB"


def _print_papers(work: Workspace, folder: Path, made: Mapping[str, str]) -> str:
    """Every paper that fits the saved records, as PDF and as DOCX."""
    printed = 0
    for kind in KINDS:
        for template in papers.offered(work, kind=kind.key, uid=made[kind.key]):
            document = papers.build(work, template.key, uid=made[kind.key])
            for suffix, start in ((".pdf", b"%PDF"), (".docx", b"PK")):
                target = folder / f"{template.key}{suffix}"
                papers.save(document, target)
                assert target.read_bytes().startswith(start), f"{target.name} was not written"
            printed += 1
    assert printed, "no paper fits a record"
    return f"{printed} as PDF and DOCX"


def _count_tables(work: Workspace, folder: Path) -> str:
    """Every table of the year, one of them as XLSX."""
    year = Period(date(work.today().year, 1, 1), work.today())
    specs = tables.table_list()
    for spec in specs:
        assert not tables.figures(work, spec.key, period=year).failures, f"{spec.key} does not balance"
    target = folder / "biểu.xlsx"
    papers.save(tables.document(work, specs[0].key, period=year), target)
    assert target.read_bytes().startswith(b"PK"), "no XLSX was written"
    return f"{len(specs)}, one as XLSX"


def _find_similar(work: Workspace, made: Mapping[str, str]) -> int:
    kind = next(kind for kind in KINDS if kind.case_field)
    stored = records.get(work, kind=kind.key, uid=made[kind.key])
    return len(similar.similar(work, kind=kind.key, raw=plain(stored.record)))


def _say(line: str) -> None:
    if sys.stdout is not None:  # a window program on Windows has no console
        print(line, flush=True)
