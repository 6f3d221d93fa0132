"""The command line from an empty folder to printed pages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.records import KINDS, LISTS
from tests.helpers.command_line import CommandLine, petition
from tests.helpers.examples import example


@pytest.fixture
def command(tmp_path, capsys, monkeypatch) -> CommandLine:
    """The command line on a fresh file without a password."""
    monkeypatch.delenv("SODANVAN_PASSWORD", raising=False)
    line = CommandLine(capsys, monkeypatch, tmp_path / "xa.sodanvan")
    assert line.bare("new", line.path, "--unit-code", "05818", "--no-password").code == 0
    return line


def test_new_by_name_with_password_prints_recovery_code_and_opens_with_it(tmp_path, capsys, monkeypatch):
    line = CommandLine(capsys, monkeypatch, tmp_path / "mat.sodanvan")
    monkeypatch.setenv("SODANVAN_PASSWORD", "một mật khẩu dài")
    made = line.bare("new", line.path, "--unit-name", "xa la bang", "--json")
    assert made.json["unit_name"] == "Xã La Bằng"
    assert made.json["recovery_code"]
    assert line("list", "petitions", "--json").json["records"] == []
    monkeypatch.setenv("SODANVAN_PASSWORD", "mật khẩu khác hẳn")
    wrong = line("list", "petitions")
    assert (wrong.code, len(wrong.err.splitlines())) == (1, 1)
    monkeypatch.delenv("SODANVAN_PASSWORD")
    assert "SODANVAN_PASSWORD" in line("list", "petitions").err


def test_new_ambiguous_name_lists_candidates_with_codes(tmp_path, capsys, monkeypatch):
    line = CommandLine(capsys, monkeypatch, tmp_path / "x.sodanvan")
    said = line.bare("new", line.path, "--unit-name", "Tân Kỳ", "--no-password")
    assert said.code == 1
    assert all(code in said.err for code in ("11113", "17266", "02104"))
    assert not line.path.exists()
    assert line.bare("new", line.path, "--unit-name", "Tân Kỳ Thái Nguyên", "--no-password").code == 0


@pytest.mark.parametrize("unit", [("--unit-code", "99999"), ("--unit-name", "không có xã này")])
def test_new_unknown_unit_is_refused(tmp_path, capsys, monkeypatch, unit):
    line = CommandLine(capsys, monkeypatch, tmp_path / "x.sodanvan")
    assert line.bare("new", line.path, *unit, "--no-password").code == 1
    assert not line.path.exists()


def test_new_over_an_existing_file_is_refused(command):
    before = command.path.read_bytes()
    assert command.bare("new", command.path, "--unit-code", "05818", "--no-password").code == 1
    assert command.path.read_bytes() == before


@pytest.mark.parametrize("kind", [*KINDS, *LISTS], ids=lambda kind: kind.key)
def test_add_every_kind_comes_back_as_it_was_given(command, kind):
    raw = example(kind)
    raw = {key: value for key, value in raw.items() if kind.spec(key).type.value != "ref"}
    made = command.add(kind.key, raw)
    assert made.code == 0, made.err
    uid = made.json["records"][0]["uid"]
    shown = command("show", kind.key, uid, "--json").json
    assert command.add(kind.key, shown["values"]).code == 0
    assert command("check").code == 0


@pytest.mark.parametrize("kind", [*KINDS, *LISTS], ids=lambda kind: kind.key)
def test_fields_names_every_field_of_every_kind(command, kind):
    said = command.bare("fields", kind.key, "--json").json
    assert [field["key"] for field in said["fields"]] == [spec.key for spec in kind.specs]
    text = command.bare("fields", kind.key).out
    assert all(spec.label in text for spec in kind.specs)


def test_edit_changes_only_what_is_named(command):
    command.add("petitions", petition(request="Sửa sớm", people_count=1))
    said = command(
        "edit", "petitions", "1/2026", "summary=Đề nghị sửa cầu", "status=Đã trả lời", "answered_on=5/11/2026"
    )
    assert said.code == 0, said.err
    values = command("show", "petitions", "1/2026", "--json").json["values"]
    assert values["summary"] == "Đề nghị sửa cầu"
    assert values["status"] == "answered"
    assert values["request"] == "Sửa sớm"
    history = command("history", "petitions", "1/2026", "--json").json["entries"]
    assert [entry["deed"] for entry in history] == ["changed", "created"]
    assert {field["label"] for field in history[0]["fields"]} == {
        "Tóm tắt nội dung",
        "Trạng thái",
        "Ngày trả lời người gửi",
        "Hạn",  # and what follows from them by law
        "Ngày xử lý xong",
        "Ngày kết thúc",
    }


def test_edit_from_standard_input_with_null_empties_a_field(command):
    command.add("petitions", petition(request="Sửa sớm"))
    assert command("edit", "petitions", "1/2026", "-", typed=b'{"request": null}').code == 0
    assert "request" not in command("show", "petitions", "1/2026", "--json").json["values"]


def test_edit_to_denunciation_needs_wipe_and_leaves_no_name_in_the_folder(command):
    command.add("petitions", petition(petitioner="Lường Thị Khuyên Sửu"))
    refused = command("edit", "petitions", "1/2026", "content_kind=denunciation")
    assert refused.code == 1
    assert "--wipe" in refused.err
    wiped = command("edit", "petitions", "1/2026", "content_kind=denunciation", "secret_file=01-TC", "--wipe", "--json")
    assert wiped.json["wiped"] is True
    values = command("show", "petitions", "1/2026", "--json").json["values"]
    assert "petitioner" not in values
    folder = command.path.parent
    assert not [path for path in folder.rglob("*") if path.is_file() and "Sửu".encode() in path.read_bytes()]


def test_link_may_be_given_as_register_number(command):
    command.add("petitions", petition())
    made = command.add("petitions", petition(first_petition="1/2026"))
    assert made.code == 0, made.err
    links = command("show", "petitions", "2/2026", "--json").json["links"]
    assert [(link["kind"], link["outgoing"]) for link in links] == [("petitions", True)]
    assert command.add("petitions", petition(first_petition="77/2026")).json["errors"][0]["field"] == "first_petition"


def test_delete_keeps_the_number_and_says_it_in_the_history(command):
    command.add("petitions", petition(), petition())
    uid = command("show", "petitions", "1/2026", "--json").json["uid"]
    assert command("delete", "petitions", "1/2026", "--reason", "nhập trùng").code == 0
    assert command("show", "petitions", uid).code == 1
    assert command.add("petitions", petition()).json["records"][0]["number"] == "3/2026"
    assert "nhập trùng" in command("history", "petitions", uid).out


def test_list_searches_filters_sorts_and_limits(command):
    command.add(
        "petitions",
        petition(petitioner="Đỗ Văn An", summary="Đề nghị nạo vét mương"),
        petition(petitioner="Trần Thị Bình", content_kind="complaint", received_on="2026-10-01"),
        petition(petitioner="Lê Văn Ân", summary="Mương tràn", received_on="2026-09-01"),
    )
    found = command("list", "petitions", "--search", "muong", "--json").json
    assert (found["total"], len(found["records"])) == (2, 2)
    by_name = command("list", "petitions", "--sort", "petitioner", "--json").json["records"]
    assert [record["number"] for record in by_name] == ["1/2026", "3/2026", "2/2026"]
    newest = command("list", "petitions", "--limit", "1", "--json").json
    assert (newest["total"], newest["records"][0]["number"]) == (3, "3/2026")
    text = command("list", "petitions", "--where", "received_on>=1/10/2026", "--where", "content_kind=KN").out
    assert "Trần Thị Bình" in text
    assert "Đỗ Văn An" not in text
    assert len(command("list", "petitions", "--filter", "open", "--json").json["records"]) == 3


@pytest.mark.parametrize(
    "arguments",
    [("--sort", "màu"), ("--where", "màu=đỏ"), ("--filter", "màu"), ("--where", "status=đỏ")],
    ids=["sort", "field", "filter", "value"],
)
def test_list_unknown_names_are_wrong_input(command, arguments):
    said = command("list", "petitions", *arguments)
    assert (said.code, said.out, len(said.err.splitlines())) == (1, "", 1)


def test_report_list_and_every_report_of_a_register_as_pdf(command, tmp_path):
    command.add("petitions", petition())
    reports = command.bare("report", "--list", "--json").json
    assert {item["kind"] for item in reports} >= {kind.key for kind in KINDS}
    for item in reports:
        if item["kind"] != "petitions":
            continue
        out = tmp_path / f"{item['key']}.pdf"
        one = ("--uid", "1/2026") if item["per_record"] else ("--from", "1/1/2026", "--to", "31/12/2026")
        said = command("report", item["key"], "--out", out, *one)
        assert said.code == 0, said.err
        assert out.read_bytes().startswith(b"%PDF")


def test_report_wrong_period_unknown_key_and_bad_place_are_refused(command, tmp_path):
    out = tmp_path / "x.pdf"
    wrong = [
        ("so-theo-doi-don", "--out", out, "--from", "2/2/2026", "--to", "1/1/2026"),
        ("so-theo-doi-don", "--out", out, "--from", "31/02/2026"),
        ("không-có", "--out", out),
        ("petitions-sheet", "--out", out),
        ("so-theo-doi-don", "--out", tmp_path / "không có thư mục" / "x.pdf"),
    ]
    for arguments in wrong:
        said = command("report", *arguments)
        assert (said.code, len(said.err.splitlines())) == (1, 1), arguments
    assert not out.exists()


@pytest.mark.parametrize(
    "arguments",
    [(), ("list",), ("bay",), ("list", "sổ lạ"), ("list", "petitions", "--nhanh"), ("report",), ("list", "petitions"),
     ("new", "x"), ("list", "petitions", "--limit", "0"), ("demo", "x", "--set", "tỉnh")],
    ids=lambda arguments: " ".join(arguments) or "nothing",
)  # fmt: skip
def test_wrong_usage_ends_with_2_and_one_vietnamese_line(tmp_path, capsys, monkeypatch, arguments):
    line = CommandLine(capsys, monkeypatch, tmp_path / "x.sodanvan")
    said = line.bare(*arguments)
    assert said.code == 2
    assert len(said.err.splitlines()) == (1 if arguments else 0)
    assert "argument" not in said.err


def test_help_of_every_command_is_vietnamese(command):
    for name in ("new", "demo", "check", "fields", "add", "list", "show", "edit", "delete", "history", "report"):
        said = command.bare(name, "--help")
        assert said.code == 0
        assert said.out.startswith(f"Cách dùng: so-dan-van {name}")
        assert "show this help" not in said.out


def test_check_names_what_was_altered_outside_the_program(command):
    command.add("petitions", petition())
    from desktop_app.storage.engine import connect

    connection = connect(command.path, key=None)
    connection.execute("UPDATE petitions SET summary = 'khác'")
    connection.close()
    said = command("check", "--json")
    assert said.code == 1
    assert said.json["is_sound"] is False
    assert any("1/2026" in problem for problem in said.json["problems"])


def test_module_runs_as_a_program_and_speaks_utf8(tmp_path, program_folder):
    made = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-m", "desktop_app.cli", "report", "--list", "--json"],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env={"SODANVAN_HOME": str(program_folder), "PATH": "", "LC_ALL": "C"},
    )
    assert any("Sổ" in item["title"] for item in json.loads(made.stdout.decode("utf-8")))


def test_list_whose_reader_goes_away_ends_quietly(tmp_path, capsys, monkeypatch):
    line = CommandLine(capsys, monkeypatch, tmp_path / "x.sodanvan")
    assert line.bare("demo", line.path).code == 0
    with subprocess.Popen(
        [sys.executable, "-m", "desktop_app.cli", "--file", line.path, "list", "petitions", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
