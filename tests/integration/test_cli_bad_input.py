"""Bad input through the command line: all errors at once, by line and field, and nothing written."""

from __future__ import annotations

import json
import unicodedata

import pytest

from tests.helpers.command_line import CommandLine, petition


@pytest.fixture
def command(tmp_path, capsys, monkeypatch) -> CommandLine:
    """The command line on a fresh file without a password."""
    line = CommandLine(capsys, monkeypatch, tmp_path / "xa.sodanvan")
    assert line.bare("new", line.path, "--unit-code", "05818", "--no-password").code == 0
    return line


def test_add_is_all_or_nothing_and_names_every_error_with_line_and_field(command):
    lines = [
        json.dumps(petition()),
        "",
        json.dumps(petition(received_on="31/02/2026", paper_number="01234567890", people_count=-1, lạ=1)),
        "không phải JSON",
        json.dumps(petition(received_on="2027-01-01", summary="")),
    ]
    said = command("add", "petitions", "--json", typed="\n".join(lines).encode())
    assert said.code == 1
    found = {(error["line"], error["field"]) for error in said.json["errors"]}
    third = {(3, key) for key in ("lạ", "received_on", "paper_number", "people_count")}
    assert found == third | {(4, ""), (5, "received_on"), (5, "summary")}
    assert len(said.err.splitlines()) == len(found)
    assert command("list", "petitions", "--json").json["total"] == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("received_on", "31/02/2026"),
        ("received_on", "2099-01-01"),
        ("received_on", True),
        ("received_on", [1]),
        ("paper_number", "12345678901"),
        ("people_count", -1),
        ("people_count", 1.5),
        ("people_count", 10**400),
        ("content_kind", "đơn lạ"),
        ("summary", "x" * 100_000),
        ("summary", ["a"]),
        ("phone_number", "12"),
        ("papers", "một tệp"),
        ("papers", [{"title": "x", "pages": 0}]),
        ("first_petition", "không có"),
        ("has_originals", "chắc là có"),
    ],
)
def test_add_bad_value_is_refused_beside_its_field(command, field, value):
    said = command.add("petitions", petition(**{field: value}))
    assert said.code == 1
    assert [error["field"].split("[")[0] for error in said.json["errors"]] == [field]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (unicodedata.normalize("NFD", "Đề nghị sửa đường"), "Đề nghị sửa đường"),
        ("Đề\u0000 nghị\u0007 sửa", "Đề nghị sửa"),
        ("Sửa đường 🙏", "Sửa đường 🙏"),
        ("'); DROP TABLE petitions; --", "'); DROP TABLE petitions; --"),
        ("một\u2028hai", "một\nhai"),
    ],
    ids=["nfd", "control", "emoji", "sql", "line separator"],
)
def test_add_odd_text_is_cleaned_and_kept(command, typed, kept):
    assert command.add("petitions", petition(summary=typed)).code == 0
    assert command("show", "petitions", "1/2026", "--json").json["values"]["summary"] == kept
    assert command("check").code == 0


def test_add_warnings_are_printed_and_accepted(command):
    said = command.add("petitions", petition(hamlet="", address=""))
    assert said.code == 0
    assert "dòng 1, address" in said.err
    assert "chấp nhận" in command("history", "petitions", "1/2026").out


def test_add_identity_in_a_denunciation_is_refused(command):
    said = command.add("petitions", petition(content_kind="denunciation", secret_file="01"))
    assert {error["field"] for error in said.json["errors"]} == {"petitioner", "hamlet"}


def test_add_of_nothing_adds_nothing(command):
    assert command("add", "petitions", "--json", typed=b"\n\n").json == {"added": 0, "records": []}


def test_add_thousands_of_lines_in_one_go(command):
    lines = "\n".join(json.dumps(petition(summary=f"Việc số {number}")) for number in range(3_000))
    assert command("add", "petitions", "--json", typed=lines.encode()).json["added"] == 3_000
    assert command("list", "petitions", "--search", "viec 2999", "--json").json["records"][0]["number"] == "3000/2026"
    assert command("check").code == 0


def test_damaged_foreign_and_missing_files_get_one_sentence_and_stay_untouched(command, tmp_path):
    command.add("petitions", petition())
    whole = command.path.read_bytes()
    cases = {
        "cụt": whole[: len(whole) // 2],
        "lạ": b"PK\x03\x04" + bytes(5_000),
        "rỗng": b"",
        "chữ": "xin chào".encode(),
    }
    for name, content in cases.items():
        path = tmp_path / f"{name}.sodanvan"
        path.write_bytes(content)
        said = command.bare("--file", path, "list", "petitions")
        assert (said.code, said.out, len(said.err.splitlines())) == (1, "", 1), (name, said.err)
        assert path.read_bytes() == content
    assert command.bare("--file", tmp_path / "không có", "check").code == 1
