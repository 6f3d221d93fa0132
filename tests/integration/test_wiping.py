"""The identity of a denouncer is in no byte that the program wrote.

Luật Tố cáo 25/2018/QH14, Điều 8 khoản 3: disclosing a denouncer's name, address or handwriting is forbidden.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.errors import AttachmentRefused, RecordInvalid
from desktop_app.domain.fields import FieldType
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.query import ListQuery
from desktop_app.domain.values import parse
from desktop_app.records import KINDS
from desktop_app.services import attachments, checking, drafts, records
from desktop_app.services.workspace import Workspace
from tests.helpers.examples import TODAY, example

NAME = "Quàng Thị Zoẵn"
PHONE = "0987650123"
PAPER = "014188077777"
PLACE = "Bản Khoẵng Pế"
SECRETS = (NAME, "Zoẵn", PHONE, PAPER, PLACE, "zoan", "khoang")


def confidential_choice(kind: RecordKind) -> dict[str, Any]:
    """The choice that makes a record of this kind confidential; {} where there is none."""
    for spec in kind.specs:
        for choice in spec.choices:
            record, _ = parse(kind.record_type, {spec.key: choice.code}, today=TODAY)
            if kind.confidential_when(record):
                return {spec.key: choice.code}
    return {}


SECRET_KINDS = [kind for kind in KINDS if confidential_choice(kind)]


def with_identity(kind: RecordKind) -> dict[str, Any]:
    """An ordinary record whose withheld fields tell who somebody is."""
    values: dict[FieldType, Any] = {
        FieldType.PERSON: NAME, FieldType.PHONE: PHONE, FieldType.IDENTITY: PAPER,
        FieldType.TEXT: PLACE, FieldType.LONG_TEXT: PLACE, FieldType.PICK: PLACE,
    }  # fmt: skip
    raw = example(kind)
    raw |= {key: _other_choice(kind, key) for key in confidential_choice(kind)}
    return raw | {spec.key: values[spec.type] for spec in kind.withheld if spec.type in values}


def _other_choice(kind: RecordKind, key: str) -> str:
    secret = confidential_choice(kind)[key]
    return next(choice.code for choice in kind.spec(key).choices if choice.code != secret)


def as_confidential(kind: RecordKind, raw: dict[str, Any]) -> dict[str, Any]:
    """The same record as a denunciation, the way the form hands it over: withheld fields are gone."""
    withheld = {spec.key for spec in kind.withheld}
    return {key: value for key, value in raw.items() if key not in withheld} | confidential_choice(kind)


def traces(*folders: Path) -> list[str]:
    """Which secrets stand in which file, as text in UTF-8 or UTF-16, of everything below the folders."""
    found = []
    for folder in folders:
        for path in folder.rglob("*"):
            content = path.read_bytes() if path.is_file() else b""
            found += [
                f"{path.name}: {secret}"
                for secret in SECRETS
                if any(secret.encode(coding) in content for coding in ("utf-8", "utf-16-le"))
            ]
    return found


def test_two_kinds_can_be_denunciations() -> None:
    assert {kind.key for kind in SECRET_KINDS} == {"petitions", "receptions"}
    assert all(kind.withheld for kind in SECRET_KINDS)


@pytest.mark.parametrize("kind", SECRET_KINDS, ids=lambda kind: kind.key)
def test_new_denunciation_with_identity_is_refused(kind: RecordKind, work: Workspace) -> None:
    with pytest.raises(RecordInvalid) as caught:
        records.create(work, kind=kind.key, raw=with_identity(kind) | confidential_choice(kind), accepted=None)
    assert {problem.field for problem in caught.value.errors} & {spec.key for spec in kind.withheld}
    assert records.count(work, ListQuery(kind.key)) == 0


@pytest.mark.parametrize("kind", SECRET_KINDS, ids=lambda kind: kind.key)
def test_record_that_becomes_a_denunciation_is_wiped_for_good(
    kind: RecordKind, work: Workspace, tmp_path: Path, program_folder: Path
) -> None:
    """Row, history, drafts, search index, word list, free pages and write-ahead log: no byte is left."""
    raw = with_identity(kind)
    for turn in range(30):
        records.create(work, kind=kind.key, raw=example(kind, turn=turn), accepted=None)
    draft = drafts.new_id(work)
    drafts.keep(work, draft=draft, kind=kind.key, uid=None, raw=raw, field=kind.withheld[0].key)
    uid = records.create(work, kind=kind.key, raw=raw, accepted=None, draft=draft).stored.uid
    person = next(spec.key for spec in kind.withheld if spec.type is FieldType.PERSON)
    records.update(work, kind=kind.key, uid=uid, raw=raw | {person: NAME + " Em"}, accepted=None)
    drafts.keep(work, draft=drafts.new_id(work), kind=kind.key, uid=uid, raw=raw, field="")
    assert records.page(work, ListQuery(kind.key, search="Zoẵn")).rows
    work.file.erase_traces()
    assert traces(tmp_path), "the test must be able to find them"

    saved = records.update(work, kind=kind.key, uid=uid, raw=as_confidential(kind, raw), accepted=None)

    assert saved.wiped
    assert traces(tmp_path, program_folder) == []
    assert records.history(work, kind=kind.key, uid=uid)[0].deed == "wiped"
    assert records.page(work, ListQuery(kind.key, search="zoan")).rows == ()
    assert checking.check(work).problems == ()


@pytest.mark.parametrize("kind", SECRET_KINDS, ids=lambda kind: kind.key)
def test_draft_that_becomes_a_denunciation_forgets_what_was_typed(
    kind: RecordKind, work: Workspace, tmp_path: Path
) -> None:
    raw, draft = with_identity(kind), drafts.new_id(work)
    drafts.keep(work, draft=draft, kind=kind.key, uid=None, raw=raw, field="")
    drafts.keep(work, draft=draft, kind=kind.key, uid=None, raw=raw | confidential_choice(kind), field="")
    assert traces(tmp_path) == []
    assert drafts.waiting(work)[0].raw.keys() & {spec.key for spec in kind.withheld} == set()


@pytest.mark.parametrize("kind", SECRET_KINDS, ids=lambda kind: kind.key)
def test_denunciation_takes_no_scan(kind: RecordKind, work: Workspace, tmp_path: Path) -> None:
    uid = records.create(work, kind=kind.key, raw=as_confidential(kind, example(kind)), accepted=None).stored.uid
    scan = tmp_path / "don.pdf"
    scan.write_bytes(b"%PDF-1.4 x")
    with pytest.raises(AttachmentRefused):
        attachments.attach(work, kind=kind.key, uid=uid, path=scan)
    assert attachments.listed(work, kind=kind.key, uid=uid) == ()


@pytest.mark.parametrize("kind", SECRET_KINDS, ids=lambda kind: kind.key)
def test_wipe_cannot_be_undone(kind: RecordKind, work: Workspace) -> None:
    raw = with_identity(kind)
    uid = records.create(work, kind=kind.key, raw=raw, accepted=None).stored.uid
    records.update(work, kind=kind.key, uid=uid, raw=as_confidential(kind, raw), accepted=None)
    with pytest.raises(Exception, match="xóa hẳn"):
        records.undo(work, kind=kind.key, uid=uid)
