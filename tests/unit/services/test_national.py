"""What is typed again into the national database: the right fields in their order, nothing of a denouncer, a tick."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app import paths
from desktop_app.domain.errors import InputRefused, RecordInvalid
from desktop_app.domain.fields import is_given
from desktop_app.domain.kind import RecordKind
from desktop_app.records import KINDS
from desktop_app.services import national, records
from desktop_app.services.bulk import with_defaults
from desktop_app.services.workspace import Workspace
from desktop_app.storage import duty_files
from tests.helpers.command_line import petition
from tests.helpers.examples import example

SHEETS = duty_files.load_national(paths.resources_dir())
BY_KEY = {kind.key: kind for kind in KINDS}
TYPED_AGAIN = [BY_KEY[sheet.kind] for sheet in SHEETS]


def saved(work: Workspace, **values: Any) -> str:
    raw = with_defaults(work.kind("petitions"), petition(**values))
    return records.create(work, kind="petitions", raw=raw, accepted=None).stored.uid


def test_shipped_sheets_name_each_field_once_with_labels_that_differ() -> None:
    assert {sheet.kind for sheet in SHEETS} == {
        kind.key for kind in KINDS if any(spec.key == "national_database_on" for spec in kind.specs)
    }
    for sheet in SHEETS:
        kind = BY_KEY[sheet.kind]
        labels = [kind.spec(name).label for name in sheet.fields]
        assert len(set(labels)) == len(labels)
        assert kind.spec(sheet.tick).type.value == "day"
        assert sheet.tick not in sheet.fields


@pytest.mark.parametrize("kind", TYPED_AGAIN, ids=lambda kind: kind.key)
def test_sheet_holds_the_given_fields_in_order(kind: RecordKind, work: Workspace) -> None:
    stored = records.create(work, kind=kind.key, raw=example(kind), accepted=None).stored
    layout = next(sheet for sheet in SHEETS if sheet.kind == kind.key)

    pairs = national.sheet(work, kind=kind.key, uid=stored.uid)

    wanted = [kind.spec(name).label for name in layout.fields if is_given(getattr(stored.record, name))]
    assert [label for label, _ in pairs] == ["Số vào sổ", *wanted]
    assert pairs[0][1] == stored.stamp.register_number
    assert all(value for _, value in pairs)


def test_sheet_of_a_denunciation_has_no_withheld_field(work: Workspace) -> None:
    uid = saved(work, content_kind="denunciation", petitioner="", hamlet="", secret_file="07")
    withheld = {spec.label for spec in work.kind("petitions").withheld}

    labels = {label for label, _ in national.sheet(work, kind="petitions", uid=uid)}

    assert labels & withheld == set()
    assert "Tóm tắt nội dung" in labels


def test_waiting_lists_what_has_no_tick_and_names_no_person(work: Workspace) -> None:
    first, second = saved(work), saved(work, national_database_on="2026-11-20")
    [item] = national.waiting(work)
    assert (item.uid, item.number, item.entered_on) == (first, "1/2026", date(2026, 11, 2))
    assert "Mơ" not in item.name

    national.tick(work, kind="petitions", uid=first, day=date(2026, 11, 21))
    assert national.waiting(work) == ()
    assert records.get(work, kind="petitions", uid=first).record.national_database_on == date(2026, 11, 21)  # type: ignore[attr-defined]
    national.tick(work, kind="petitions", uid=second, day=None)
    assert [item.uid for item in national.waiting(work, kind="petitions")] == [second]
    assert national.waiting(work, kind="receptions") == ()


def test_tick_of_a_day_to_come_is_refused(work: Workspace) -> None:
    uid = saved(work)
    with pytest.raises(RecordInvalid):
        national.tick(work, kind="petitions", uid=uid, day=date(2026, 11, 23))
    assert [item.uid for item in national.waiting(work)] == [uid]


def test_register_that_is_not_typed_again_is_refused(work: Workspace) -> None:
    with pytest.raises(InputRefused):
        national.waiting(work, kind="opinions")
    with pytest.raises(InputRefused):
        national.csv_text(work, kind="opinions", uids=())


def test_csv_has_a_line_a_record_and_no_formula(work: Workspace, tmp_path: Path) -> None:
    uids = [saved(work, summary="=1+1"), saved(work, summary="Dòng một\nDòng hai")]
    path = tmp_path / "nhap.csv"
    national.save_csv(work, kind="petitions", uids=uids, path=path)

    content = path.read_bytes()
    heading, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))

    assert content.startswith(b"\xef\xbb\xbf")
    assert heading[0] == "Số vào sổ"
    assert [row[0] for row in rows] == ["1/2026", "2/2026"]
    place = heading.index("Tóm tắt nội dung")
    assert [row[place] for row in rows] == ["'=1+1", "Dòng một\nDòng hai"]


def test_json_holds_the_sheets(work: Workspace) -> None:
    uid = saved(work)
    [made] = json.loads(national.json_text(work, kind="petitions", uids=[uid]))
    assert (made["kind"], made["uid"]) == ("petitions", uid)
    assert [tuple(pair) for pair in made["fields"]] == list(national.sheet(work, kind="petitions", uid=uid))


def test_csv_where_it_cannot_be_written_is_refused(work: Workspace, tmp_path: Path) -> None:
    with pytest.raises(InputRefused):
        national.save_csv(work, kind="petitions", uids=[], path=tmp_path / "không có" / "a.csv")
