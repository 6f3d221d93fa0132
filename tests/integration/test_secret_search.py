"""A day's work with a denunciation, and then every byte of every file the program wrote: nobody is named in it.

Luật Tố cáo 25/2018/QH14, Điều 8 khoản 3, Điều 56: who a denouncer is must not become known.
"""

from __future__ import annotations

import io
import json
import logging
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest

from desktop_app.domain.document import Document, Paragraph
from desktop_app.domain.errors import RecordInvalid
from desktop_app.domain.fields import FieldSpec, FieldType
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.query import Period
from desktop_app.domain.values import parse
from desktop_app.log import describe_error, start_log
from desktop_app.records import KINDS
from desktop_app.reports import pdf
from desktop_app.services import (
    access,
    attachments,
    backups,
    checking,
    drafts,
    national,
    office_files,
    papers,
    records,
    reporting,
    similar,
)
from desktop_app.services.workspace import Workspace
from tests.helpers.command_line import CommandLine
from tests.helpers.examples import TODAY, example
from tests.helpers.offices import PASSWORD, Clock, sample_office
from tests.helpers.secret_search import traces

NAME, PLACE, PHONE, PAPER = "Quàng Thị Zoẵnh", "Bản Khoẵngh", "0987650123", "014188077777"
SECRETS = ("Zoẵnh", "Khoẵngh", PHONE, PAPER)
BY_TYPE = {
    FieldType.PERSON: NAME, FieldType.PHONE: PHONE, FieldType.IDENTITY: PAPER,
    FieldType.TEXT: PLACE, FieldType.LONG_TEXT: PLACE, FieldType.PICK: PLACE,
}  # fmt: skip


def confidential_choice(kind: RecordKind) -> tuple[str, str] | None:
    """The field and code that make a record of this kind confidential."""
    for spec in kind.specs:
        for choice in spec.choices:
            record, _ = parse(kind.record_type, {spec.key: choice.code}, today=TODAY)
            if kind.confidential_when(record):
                return spec.key, choice.code
    return None


SECRET_KINDS = [kind for kind in KINDS if confidential_choice(kind)]


def open_values(kind: RecordKind) -> dict[str, Any]:
    """An ordinary record in which every field that tells who somebody is holds a secret."""
    key, code = confidential_choice(kind) or ("", "")
    other = next(choice.code for choice in kind.spec(key).choices if choice.code != code)
    raw = example(kind) | {key: other}
    return raw | {spec.key: value for spec in kind.withheld if (value := _secret(spec)) is not None}


def _secret(spec: FieldSpec) -> Any:
    if spec.type is FieldType.ROWS:
        return [{item.key: _secret(item) for item in spec.row_specs if _secret(item)}]
    return BY_TYPE.get(spec.type)


def as_denunciation(kind: RecordKind, raw: dict[str, Any]) -> dict[str, Any]:
    """The same record as a denunciation, the way the form hands it over: withheld fields are gone."""
    withheld = {spec.key for spec in kind.withheld}
    key, code = confidential_choice(kind) or ("", "")
    return {name: value for name, value in raw.items() if name not in withheld} | {key: code}


@pytest.fixture
def folders(tmp_path: Path, program_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path]]:
    """Where the program writes: the office's folder, its own with the log, the folder for temporary files."""
    temporary = tmp_path / "tam"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    logger = logging.getLogger("desktop_app")
    before = list(logger.handlers)
    start_log(is_verbose=True)
    yield [tmp_path, program_folder]
    for handler in [handler for handler in logger.handlers if handler not in before]:
        logger.removeHandler(handler)
        handler.close()


@pytest.fixture(params=[None, PASSWORD], ids=["plain", "encrypted"])
def password(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str | None:
    """With and without a password; the command line is told it."""
    monkeypatch.delenv("SODANVAN_PASSWORD", raising=False)
    if request.param:
        monkeypatch.setenv("SODANVAN_PASSWORD", request.param)
    return request.param  # type: ignore[no-any-return]


def save_open(work: Workspace, kind: RecordKind, folder: Path) -> str:
    """Enter the matter as an open one, with drafts, a correction, a scan, and pages made of it; returns its uid."""
    raw = open_values(kind)
    draft = drafts.new_id(work)
    drafts.keep(work, draft=draft, kind=kind.key, uid=None, raw=raw, field=kind.withheld[0].key)
    uid = records.create(work, kind=kind.key, raw=raw, accepted=None, draft=draft).stored.uid
    person = next(spec.key for spec in kind.withheld if spec.type is FieldType.PERSON)
    records.update(work, kind=kind.key, uid=uid, raw=raw | {person: f"{NAME} Em"}, accepted=None)
    drafts.keep(work, draft=drafts.new_id(work), kind=kind.key, uid=uid, raw=raw, field="")
    scan = folder / "don Zoẵnh.pdf"
    scan.write_bytes(pdf.pdf_bytes(Document("Đơn", (Paragraph(f"Tôi là {NAME}"),), file_name="don")))
    attachments.attach(work, kind=kind.key, uid=uid, path=scan)
    scan.unlink()
    return uid


def refuse_and_log(work: Workspace, kind: RecordKind) -> None:
    """A denunciation typed with a name is refused; the refusal is logged as the window logs it."""
    key, code = confidential_choice(kind) or ("", "")
    raw = open_values(kind) | {key: code}
    with pytest.raises(RecordInvalid) as caught:
        records.create(work, kind=kind.key, raw=raw, accepted=None)
    logging.getLogger("desktop_app.test").error("%s", describe_error(caught.value))
    drafts.keep(work, draft=drafts.new_id(work), kind=kind.key, uid=None, raw=raw, field="")


def print_papers(work: Workspace, kind: RecordKind, uid: str, folder: Path) -> None:
    """Every paper the record may have, its secret fields typed: printed with them, saved as a file without."""
    for paper in papers.templates(kind.key):
        form = papers.form(work, paper.key, uid=uid)
        typed = {item.key: f"{NAME}, {PLACE}, {PHONE}" for item in form.fields if item.is_secret}
        pdf.pdf_bytes(papers.build(work, paper.key, uid=uid, typed=typed))
        kept = papers.build(work, paper.key, uid=uid, typed=typed, with_secrets=False)
        for ending in (".pdf", ".docx"):
            papers.save(kept, folder / f"{paper.key}{ending}")


def print_reports(work: Workspace, kind: RecordKind, uid: str, folder: Path) -> None:
    """Every report of the kind as PDF, the log of accesses, and the fields to type again."""
    for spec in kind.reports:
        made = reporting.build(work, spec.key, uid=uid if spec.is_per_record else None, show_names=True)
        reporting.save_pdf(made, folder / f"{spec.key}.pdf")
        access.note_report(work, spec.key, deed="printed", uid=uid if spec.is_per_record else None, show_names=True)
    reporting.save_pdf(access.document(work, period=Period(date(2026, 1, 1))), folder / "nhat-ky.pdf")
    national.save_csv(work, kind=kind.key, uids=[uid], path=folder / "nhap-lai.csv")
    (folder / "nhap-lai.json").write_text(national.json_text(work, kind=kind.key, uids=[uid]), encoding="utf-8")


def on_the_command_line(command: CommandLine, kind: RecordKind, uid: str, folder: Path) -> None:
    """What scripts would keep of the commands that show records."""
    key, number = kind.key, "1/2026"
    outputs = [
        command("list", key, "--json"), command("list", key, "--search", "zoanh"), command("show", key, uid, "--json"),
        command("show", key, uid), command("history", key, uid), command("accesses", "--json"),
        command("national", "--json"), command("report", f"{key}-sheet", "--uid", uid, "--out", folder / "cli.pdf"),
        command("show", key, number), command("check"),
    ]  # fmt: skip
    text = "\n".join(said.out + said.err for said in outputs)
    (folder / "man-hinh.txt").write_text(text, encoding="utf-8")
    assert outputs[0].json["total"] == 1
    assert outputs[-1].code == 0


@pytest.mark.parametrize("kind", SECRET_KINDS, ids=lambda kind: kind.key)
def test_no_file_the_program_wrote_names_the_denouncer(
    kind: RecordKind, folders: list[Path], password: str | None, capsys, monkeypatch
) -> None:
    folder = folders[0]
    path, clock = folder / "xa.sodanvan", Clock()
    work = office_files.create_file(
        path, office=sample_office(), password=password, user="Hoàng Thị Lan", clock=clock
    ).workspace
    key = work.file.key
    uid = save_open(work, kind, folder)
    for secret in SECRETS:
        assert traces(folders, [secret], key=key), f"the search must find {secret} while it is there"

    saved = records.update(work, kind=kind.key, uid=uid, raw=as_denunciation(kind, open_values(kind)), accepted=None)
    assert saved.wiped
    refuse_and_log(work, kind)
    (folder / "giay").mkdir()
    print_papers(work, kind, uid, folder / "giay")
    print_reports(work, kind, uid, folder / "giay")
    similar.similar(work, kind=kind.key, raw=open_values(kind))
    national.tick(work, kind=kind.key, uid=uid, day=date(2026, 11, 20))
    backups.back_up(work)
    assert traces(folders, SECRETS, key=key) == [], "with the file open, its write-ahead log beside it"
    assert checking.check(work).problems == ()
    office_files.close_file(work)
    on_the_command_line(CommandLine(capsys, monkeypatch, path), kind, uid, folder)

    assert traces(folders, SECRETS, key=key) == []
    assert sorted(item.suffix for item in (folder / "giay").iterdir()).count(".docx") >= 3
    assert (folders[1] / "log").is_dir()
    assert any((folders[1] / "log").iterdir())


@pytest.mark.parametrize("kind", SECRET_KINDS, ids=lambda kind: kind.key)
def test_typed_secret_stands_on_the_printed_paper_alone(kind: RecordKind, work: Workspace, tmp_path: Path) -> None:
    """The control of the above: a paper saved with its secrets would have been found."""
    raw = as_denunciation(kind, open_values(kind))
    uid = records.create(work, kind=kind.key, raw=raw, accepted=None).stored.uid
    found = 0
    for paper in papers.templates(kind.key):
        fields = [item.key for item in papers.form(work, paper.key, uid=uid).fields if item.is_secret]
        made = papers.build(work, paper.key, uid=uid, typed=dict.fromkeys(fields, NAME))
        for ending in (".pdf", ".docx"):
            papers.save(made, tmp_path / f"{paper.key}{ending}")
        found += bool(fields)
    assert found
    names = {line.split(":")[0].rpartition(".")[2] for line in traces([tmp_path], ["Zoẵnh"], key=None)}
    assert names == {"pdf", "docx"}


@pytest.mark.parametrize("kind", SECRET_KINDS, ids=lambda kind: kind.key)
def test_next_forms_begin_without_anything_withheld(kind: RecordKind, work: Workspace) -> None:
    """Repeating the last record, records that begin from this one, and the words offered while typing."""
    raw = open_values(kind)
    uid = records.create(work, kind=kind.key, raw=raw, accepted=None).stored.uid
    withheld = {spec.key for spec in kind.withheld}
    assert not withheld & records.last_values(work, kind=kind.key).keys()

    records.update(work, kind=kind.key, uid=uid, raw=as_denunciation(kind, raw), accepted=None)

    assert not withheld & records.last_values(work, kind=kind.key).keys()
    for item in kind.derivations:
        target, values = records.derived(work, kind=kind.key, uid=uid, key=item.key)
        target_withheld = {spec.key for spec in work.kind(target).withheld}
        assert not {name for name in target_withheld if values.get(name)}
        assert not any(secret in json.dumps(values, ensure_ascii=False) for secret in SECRETS)
    assert not any(secret in found.name for secret in SECRETS for found in records.search_all(work, "1/2026"))


@pytest.mark.parametrize("kind", SECRET_KINDS, ids=lambda kind: kind.key)
@pytest.mark.parametrize(
    "number", ["0987650123", "0987 650 123", "+84 987.650.123", "014188077777", "014 188 077 777", "014.188.077.777",
    "014188 077777", "123456789", "123 456 789", "123.456.789"]
)  # fmt: skip
def test_number_of_a_person_in_a_text_is_warned_of(kind: RecordKind, number: str, work: Workspace) -> None:
    raw = as_denunciation(kind, open_values(kind)) | {"summary": f"Tố cáo việc thu tiền, liên hệ {number} khi cần"}
    warned = [problem for problem in records.judge(work, kind=kind.key, raw=raw) if problem.field == "summary"]
    assert [problem.is_warning for problem in warned] == [True]


# -- the search itself ----------------------------------------------------------------------------------------------


def _zip(**members: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def _docx_in_pieces() -> bytes:
    """A word processor may part a word into runs."""
    document, target = docx.Document(), io.BytesIO()
    paragraph = document.add_paragraph()
    for piece in ("Zo", "ẵ", "nh"):
        paragraph.add_run(piece).bold = piece == "ẵ"
    document.save(target)
    return target.getvalue()


HIDDEN = {
    "text": "Zoẵnh".encode(),
    "UTF-16": "Zoẵnh".encode("utf-16-le"),
    "taken apart": unicodedata.normalize("NFD", "Zoẵnh").encode(),
    "capitals": "ZOẴNH".encode(),
    "folded": b"zoanh",
    "escaped JSON": json.dumps("Zoẵnh").encode(),
    "archive in an archive": _zip(a=_zip(b="Zoẵnh".encode())),
    "name in an archive": _zip(**{"Zoẵnh.txt": b""}),
    "word processor": _docx_in_pieces(),
    "PDF": pdf.pdf_bytes(Document("x", (Paragraph(f"Ông {NAME} trình bày"),), file_name="x")),
    "PDF in an archive": _zip(a=pdf.pdf_bytes(Document("x", (Paragraph(NAME),), file_name="x"))),
}


@pytest.mark.parametrize("content", HIDDEN.values(), ids=HIDDEN.keys())
def test_search_finds_a_secret_in_every_sort_of_file(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(content)
    assert traces([tmp_path], ["Zoẵnh"], key=None) == ["a.bin: Zoẵnh"]


def test_search_finds_a_secret_in_the_name_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "Zoẵnh.txt").write_bytes(b"")
    assert traces([tmp_path], ["Zoẵnh"], key=None) == ["Zoẵnh.txt: Zoẵnh"]


@pytest.mark.parametrize("is_encrypted", [False, True], ids=["plain", "encrypted"])
def test_search_finds_a_secret_on_free_pages_and_in_the_log(make_work: Any, tmp_path: Path, is_encrypted: bool) -> None:
    work: Workspace = make_work(password=PASSWORD if is_encrypted else None)
    connection, key = work.file.connection, work.file.key
    connection.execute("PRAGMA secure_delete = OFF")
    connection.execute("CREATE TABLE bin (text TEXT)")
    connection.executemany("INSERT INTO bin VALUES (?)", [("Zoẵnh " * 50,)] * 200)
    connection.execute("DROP TABLE bin")
    found = traces([tmp_path], ["Zoẵnh"], key=key)
    assert [line.split(":")[0] for line in found] == ["xa.sodanvan-wal"]

    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert connection.execute("PRAGMA freelist_count").fetchone()[0] > 5
    assert [line.split(":")[0] for line in traces([tmp_path], ["Zoẵnh"], key=key)] == ["xa.sodanvan"]
    content = work.file.path.read_bytes()
    assert ("Zoẵnh".encode() in content) is not is_encrypted


def test_search_finds_files_attached_inside_the_database(work: Workspace, tmp_path: Path) -> None:
    kind = SECRET_KINDS[0]
    uid = records.create(work, kind=kind.key, raw=example(kind), accepted=None).stored.uid
    scan = tmp_path / "a.pdf"
    scan.write_bytes(pdf.pdf_bytes(Document("x", (Paragraph(NAME),), file_name="x")))
    attachments.attach(work, kind=kind.key, uid=uid, path=scan)
    scan.unlink()
    work.file.erase_traces()
    assert traces([tmp_path], ["Zoẵnh"], key=None) == ["xa.sodanvan: Zoẵnh"]
