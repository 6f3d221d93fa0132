"""Criteria sheets at work: what choosing one brings, that a model keeps its words, sheets as files, commands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from desktop_app import paths
from desktop_app.domain.errors import InputRefused, RecordInvalid, RecordMissing
from desktop_app.domain.query import ListQuery
from desktop_app.services import criteria, filling, office_files, records, steps
from desktop_app.services.workspace import Workspace
from tests.helpers.command_line import CommandLine
from tests.helpers.model_samples import MODEL, SHEET, STATES, completed

MODELS, SHEETS = "civic_models", "criteria_sheets"


def new_sheet(work: Workspace, **values: Any) -> str:
    return records.create(work, kind=SHEETS, raw=SHEET | values, accepted=None).stored.uid


def new_model(work: Workspace, **values: Any) -> str:
    return records.create(work, kind=MODELS, raw=MODEL | values, accepted=None).stored.uid


def record_of(work: Workspace, uid: str) -> Any:
    return records.get(work, kind=MODELS, uid=uid).record


def score(work: Workspace, uid: str, sheet: str) -> Any:
    """The model after it was scored by a sheet, full points for everything."""
    raw = steps.start(work, kind=MODELS, uid=uid, step="score", given={"sheet": sheet})
    raw["scores"] = completed("scores", raw["scores"])
    return steps.take(work, kind=MODELS, uid=uid, step="score", raw=raw, accepted=None).stored.record


# -- filling -----------------------------------------------------------------------------------------------------


def test_choosing_a_sheet_brings_its_words_without_points(work: Workspace) -> None:
    brought = filling.fill_values(work, kind=MODELS, field="sheet", uid=new_sheet(work))
    scores = brought.pop("scores")
    assert brought == {
        "sheet_version": "Tiêu chí mô hình cấp xã · 2026 · Số 12-HD/BTGDVTU ngày 05/01/2026", "scoring": "points",
        "pass_points": "80", "exemplary_points": "90", "is_visit_needed": True, "is_vote_needed": True,
    }  # fmt: skip
    assert [(row["criterion"], row["maximum"], row["points"], row["is_evidence_needed"]) for row in scores] == [
        ("Có tên, địa chỉ", "40", "", True),
        ("Kết quả cụ thể", "60", "", False),
    ]


def test_a_link_that_brings_nothing_and_one_that_leads_nowhere(work: Workspace) -> None:
    assert filling.fill_values(work, kind=MODELS, field="original", uid=new_model(work)) == {}
    with pytest.raises(RecordMissing):
        filling.fill_values(work, kind=MODELS, field="sheet", uid="nowhere")


def test_step_fills_what_the_chosen_sheet_brings(work: Workspace) -> None:
    sheet, uid = new_sheet(work), new_model(work, status="surveyed", **STATES["surveyed"])
    made = score(work, uid, sheet)
    assert (made.score_total, made.score_maximum, made.pass_points) == (100, 100, 80)
    assert (made.sheet, made.scoring, made.is_vote_needed) == (sheet, "points", True)
    assert made.sheet_version.startswith("Tiêu chí mô hình cấp xã · 2026")


def test_step_that_names_only_the_sheet_says_that_points_are_missing(work: Workspace) -> None:
    uid = new_model(work, status="surveyed", **STATES["surveyed"])
    raw = {"sheet": new_sheet(work), "scored_on": "10/09/2026"}
    with pytest.raises(RecordInvalid) as caught:
        steps.take(work, kind=MODELS, uid=uid, step="score", raw=raw, accepted=None)
    assert {problem.field for problem in caught.value.errors} == {"scores[0].points", "scores[1].points"}


def test_model_keeps_the_words_it_was_scored_by_when_the_sheet_changes(work: Workspace) -> None:
    sheet, uid = new_sheet(work), new_model(work, status="surveyed", **STATES["surveyed"])
    before = score(work, uid, sheet)
    changed = SHEET | {"pass_points": "95", "exemplary_points": ""}
    changed["criteria"] = [{**SHEET["criteria"][0], "criterion": "Lời khác", "maximum": "100"}]
    records.update(work, kind=SHEETS, uid=sheet, raw=changed, accepted=None)
    assert record_of(work, uid) == before
    vote = {"voted_on": "11/09/2026", "voters": "15", "votes_for": "12"}
    steps.take(work, kind=MODELS, uid=uid, step="vote", raw=vote, accepted=None)
    opened = steps.start(work, kind=MODELS, uid=uid, step="score")
    assert [row["criterion"] for row in opened["scores"]] == ["Có tên, địa chỉ", "Kết quả cụ thể"]
    steps.take(work, kind=MODELS, uid=uid, step="score", raw=opened, accepted=None)
    assert record_of(work, uid).scores == before.scores
    assert record_of(work, uid).pass_points == 80


def test_choosing_another_version_brings_its_words_anew(work: Workspace) -> None:
    sheet, uid = new_sheet(work), new_model(work, status="surveyed", **STATES["surveyed"])
    score(work, uid, sheet)
    other = new_sheet(work, version="2027", pass_points="70")
    opened = steps.start(work, kind=MODELS, uid=uid, step="score", given={"sheet": other})
    assert [row["points"] for row in opened["scores"]] == ["", ""]
    made = score(work, uid, other)
    assert (made.pass_points, "2027" in made.sheet_version) == (70, True)


def test_model_whose_sheet_is_gone_still_takes_its_steps(work: Workspace) -> None:
    sheet, uid = new_sheet(work), new_model(work, status="surveyed", **STATES["surveyed"])
    score(work, uid, sheet)
    records.delete(work, kind=SHEETS, uid=sheet)
    opened = steps.start(work, kind=MODELS, uid=uid, step="score")
    assert len(opened["scores"]) == 2
    steps.take(work, kind=MODELS, uid=uid, step="score", raw=opened, accepted=None)
    assert record_of(work, uid).sheet == sheet


# -- the whole way -----------------------------------------------------------------------------------------------


def take(work: Workspace, uid: str, key: str, **values: Any) -> Any:
    raw = steps.start(work, kind=MODELS, uid=uid, step=key)
    rows = {name: completed(name, raw[name]) for name in ("checks", "recognitions", "replications") if name in raw}
    return steps.take(work, kind=MODELS, uid=uid, step=key, raw=raw | rows | values, accepted=None).stored.record


def test_model_goes_from_registration_to_replication_only_with_its_grounds(work: Workspace) -> None:
    sheet, uid = new_sheet(work), new_model(work)
    take(work, uid, "build")
    take(work, uid, "check")
    score(work, uid, sheet)
    take(work, uid, "propose", proposal_number="5-TTr/ĐU")
    with pytest.raises(InputRefused, match="họp xét"):
        take(work, uid, "recognize")
    take(work, uid, "vote", voters="15", votes_for="7")
    with pytest.raises(InputRefused, match="quá nửa"):
        take(work, uid, "recognize")
    take(work, uid, "vote", voters="15", votes_for="8")
    assert take(work, uid, "recognize").recognized_on == work.today()
    assert take(work, uid, "replicate").status == "maintained"
    assert len(take(work, uid, "replicate_again").replications) == 2


def test_recognition_set_by_hand_is_refused_where_a_sheet_was_chosen(work: Workspace) -> None:
    raw = MODEL | STATES["recognized"] | {"status": "recognized"}
    records.create(work, kind=MODELS, raw=raw, accepted=None)
    with pytest.raises(RecordInvalid) as caught:
        records.create(work, kind=MODELS, raw=raw | {"sheet": new_sheet(work)}, accepted=None)
    assert {problem.field for problem in caught.value.errors} == {"status"}


def test_model_stopped_and_begun_again_is_voted_on_anew(work: Workspace) -> None:
    uid = new_model(work, status="surveyed", **STATES["surveyed"])
    score(work, uid, new_sheet(work))
    take(work, uid, "vote", voters="15", votes_for="12")
    take(work, uid, "stop", stop_reason="Sáp nhập")
    made = take(work, uid, "resume")
    assert (made.status, made.stopped_on, made.voted_on, made.scored_on) == ("building", None, None, None)
    assert len(made.scores) == 2


# -- lists -------------------------------------------------------------------------------------------------------


def test_lists_of_models_that_need_a_visit_evidence_or_numbers(work: Workspace) -> None:
    new_model(work, registered_on="21/11/2025")
    new_model(work, registered_on="22/11/2025")
    new_model(work, registered_on="01/01/2024", status="stopped", stopped_on="01/02/2024", stop_reason="Hết hộ")
    kept = MODEL | STATES["maintained"] | {"status": "maintained"}
    row = {"kind": "money", "quantity": "5", "counted_on": "01/06/2026"}
    for outcomes in ([], [row], [row | {"evidence": "Sổ thu"}]):
        records.create(work, kind=MODELS, raw=kept | {"outcomes": outcomes}, accepted=None)
    counts = records.filter_counts(work, kind=MODELS)
    assert {key: counts[key] for key in ("unvisited", "without_evidence", "without_numbers", "all")} == {
        "unvisited": 1, "without_evidence": 2, "without_numbers": 1, "all": 6,
    }  # fmt: skip


def test_second_sheet_of_the_same_name_and_version_is_asked_about(work: Workspace) -> None:
    uid = new_sheet(work)
    with pytest.raises(RecordInvalid) as caught:
        records.create(work, kind=SHEETS, raw=SHEET)
    assert [(problem.field, problem.code) for problem in caught.value.problems] == [("version", "same_as_another")]
    records.update(work, kind=SHEETS, uid=uid, raw=SHEET | {"pass_points": "75"})
    records.create(work, kind=SHEETS, raw=SHEET | {"version": "2027"})


# -- files -------------------------------------------------------------------------------------------------------


def test_sheet_goes_to_another_office_as_a_file(work: Workspace, make_work: Any, tmp_path: Path) -> None:
    uid = new_sheet(work)
    criteria.export_sheet(work, uid, tmp_path / "bo.json")
    other = make_work("khac.sodanvan")
    saved = criteria.import_sheet(other, tmp_path / "bo.json")
    assert saved.stored.record == records.get(work, kind=SHEETS, uid=uid).record
    with pytest.raises(InputRefused, match="đã có"):
        criteria.import_sheet(other, tmp_path / "bo.json")
    assert records.count(other, ListQuery(SHEETS)) == 1


def test_shipped_example_can_be_read_and_says_it_is_one(work: Workspace) -> None:
    path = paths.resources_dir() / "samples" / "criteria.json"
    saved = criteria.import_sheet(work, path)
    assert "ví dụ" in saved.stored.record.name  # type: ignore[attr-defined]  # the record of this kind
    assert saved.accepted == ()


HEAD = b'{"format": "so-dan-van/bo-tieu-chi", '


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "không phải bộ tiêu chí"),
        (b"\xff\xfe", "không phải bộ tiêu chí"),
        (b"[1, 2]", "không phải bộ tiêu chí"),
        (b'{"format": "x", "sheet": {}}', "không phải bộ tiêu chí"),
        (HEAD + b'"format_version": 1, "kind": "petitions", "sheet": {}}', "không phải bộ tiêu chí"),
        (HEAD + b'"format_version": 1, "kind": "criteria_sheets"}', "không phải bộ tiêu chí"),
        (HEAD + b'"format_version": 2, "kind": "criteria_sheets", "sheet": {}}', "mới hơn"),
        (b" " * 1_000_001, "không phải bộ tiêu chí"),
        (b"[" * 100_000, "không phải bộ tiêu chí"),
    ],
)
def test_file_that_is_no_sheet_is_refused_by_a_sentence(
    work: Workspace, tmp_path: Path, content: bytes, words: str
) -> None:
    (tmp_path / "la.json").write_bytes(content)
    with pytest.raises(InputRefused, match=words):
        criteria.import_sheet(work, tmp_path / "la.json")
    assert records.count(work, ListQuery(SHEETS)) == 0


def test_file_with_wrong_values_names_them_all(work: Workspace, tmp_path: Path) -> None:
    sheet = {"name": "Bộ", "version": "1", "scoring": "points", "colour": "red", "criteria": [{"criterion": "A"}]}
    content = {"format": criteria.FORMAT, "format_version": 1, "kind": SHEETS, "sheet": sheet}
    (tmp_path / "sai.json").write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(RecordInvalid) as caught:
        criteria.import_sheet(work, tmp_path / "sai.json")
    assert {problem.field for problem in caught.value.errors} == {"colour", "criteria[0].maximum"}
    with pytest.raises(InputRefused, match="Không đọc được"):
        criteria.import_sheet(work, tmp_path / "khong-co.json")


def test_export_of_nothing_is_refused(work: Workspace, tmp_path: Path) -> None:
    with pytest.raises(RecordMissing):
        criteria.export_sheet(work, "nowhere", tmp_path / "bo.json")
    assert list(tmp_path.glob("*.json")) == []


# -- commands ----------------------------------------------------------------------------------------------------


@pytest.fixture
def cli(work: Workspace, capsys: Any, monkeypatch: Any) -> CommandLine:
    office_files.close_file(work)
    return CommandLine(capsys, monkeypatch, work.file.path)


def test_commands_lead_a_model_to_recognition(cli: CommandLine, tmp_path: Path) -> None:
    sheet = tmp_path / "bo.json"
    content = {"format": criteria.FORMAT, "format_version": 1, "kind": SHEETS, "sheet": SHEET}
    sheet.write_text(json.dumps(content), encoding="utf-8")
    uid = cli("criteria", "import", sheet, "--json").json["uid"]
    (tmp_path / "mot.jsonl").write_text(json.dumps(MODEL), encoding="utf-8")
    assert cli("add", MODELS, tmp_path / "mot.jsonl").code == 0
    assert "build" in cli("steps", MODELS, "1/2026").out
    assert cli("step", MODELS, "1/2026", "build").code == 0
    visit = json.dumps([{"visited_on": "15/06/2026", "finding": "Tốt"}])
    assert cli("step", MODELS, "1/2026", "check", f"checks={visit}", "--json").json["status"] == "surveyed"
    rows = [{**item, "points": item["maximum"], "evidence": "Ảnh"} for item in SHEET["criteria"]]
    assert cli("step", MODELS, "1/2026", "score", f"sheet={uid}", f"scores={json.dumps(rows)}").code == 0
    assert cli("step", MODELS, "1/2026", "vote", "voters=15", "votes_for=12").code == 0
    assert cli("step", MODELS, "1/2026", "propose", "proposal_number=5-TTr/ĐU").code == 0
    [recognize] = [
        item for item in cli("steps", MODELS, "1/2026", "--json").json["steps"] if item["key"] == "recognize"
    ]
    assert recognize["refusal"] == ""
    decision = json.dumps([{"level": "grassroots", "number": "9-QĐ/ĐU", "decided_on": "20/11/2026"}])
    assert "Được công nhận" in cli("step", MODELS, "1/2026", "recognize", f"recognitions={decision}").out
    out = tmp_path / "ra.json"
    assert cli("criteria", "export", uid, "--out", out).code == 0
    assert json.loads(out.read_text(encoding="utf-8"))["sheet"]["version"] == "2026"


def test_commands_say_what_cannot_be_done(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "mot.jsonl").write_text(json.dumps(MODEL), encoding="utf-8")
    cli("add", MODELS, tmp_path / "mot.jsonl")
    said = cli("step", MODELS, "1/2026", "recognize")
    assert (said.code, "Không thực hiện được" in said.err) == (1, True)
    assert cli("criteria").code == 2
