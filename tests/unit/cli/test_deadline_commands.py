"""The commands deadline and due: what they print for people and for machines."""

from __future__ import annotations

import pytest

from tests.helpers.command_line import CommandLine, petition


@pytest.fixture
def command(tmp_path, capsys, monkeypatch) -> CommandLine:
    """The command line on a file with a complaint received on Thursday 29/10/2026 and an answered proposal."""
    monkeypatch.delenv("SODANVAN_PASSWORD", raising=False)
    line = CommandLine(capsys, monkeypatch, tmp_path / "xa.sodanvan")
    assert line.bare("new", line.path, "--unit-code", "05818", "--no-password").code == 0
    made = line.add(
        "petitions",
        petition(received_on="2026-10-29", content_kind="complaint", officer="Lan", summary="Kiểm đếm đất"),
        petition(status="answered", answered_on="2026-11-05"),
    )
    assert made.code == 0, made.err
    return line


def test_deadline_prints_every_term_with_the_whole_sum(command):
    said = command("deadline", "petitions", "1/2026")
    assert said.code == 0, said.err
    lines = said.out.splitlines()
    headings = [line.split(": ")[0] for line in lines if not line.startswith(" ")]
    assert headings == ["Xử lý đơn", "Thụ lý khiếu nại", "Không để đơn quá 45 ngày chưa xử lý"]
    start = next(number for number, line in enumerate(lines) if line.startswith("Thụ lý khiếu nại"))
    assert lines[start].startswith("Thụ lý khiếu nại: 09/11/2026 (7 ngày làm việc); ")
    assert lines[start + 1 : start + 10] == [
        "  Từ ngày nhận được khiếu nại 29/10/2026 (thứ Năm), không tính ngày này.",
        "  Thời hạn: 7 ngày làm việc.",
        "  Không tính 31/10/2026: thứ Bảy.",
        "  Không tính 01/11/2026: Chủ nhật.",
        "  Không tính 07/11/2026: thứ Bảy.",
        "  Không tính 08/11/2026: Chủ nhật.",
        "  Đếm đủ 7 ngày làm việc: 09/11/2026 (thứ Hai).",
        "  Hạn: 09/11/2026 (thứ Hai).",
        "  Căn cứ: Nghị định 124/2020/NĐ-CP Điều 16 khoản 1, được sửa đổi bởi Nghị định 155/2026/NĐ-CP Điều 10.",
    ]


def test_deadline_says_what_was_done_in_time(command):
    assert (
        "Xử lý đơn: 16/11/2026 (10 ngày làm việc); đã làm ngày 05/11/2026, đúng hạn"
        in command("deadline", "petitions", "2/2026").out.splitlines()
    )


def test_deadline_as_json_tells_the_same_in_plain_values(command):
    found = command("deadline", "petitions", "1/2026", "--json").json
    accept = next(item for item in found if item["rule"] == "complaint.accept")
    assert accept["start"] == "2026-10-29"
    assert (accept["length"], accept["unit"], accept["end"]) == (7, "working", "2026-11-09")
    assert accept["skipped"][0] == {"day": "2026-10-31", "reason": "thứ Bảy"}
    assert (accept["moved"], accept["done"], accept["is_open"], accept["is_forecast"]) == ([], None, True, False)
    assert accept["sum"][1] == "Thời hạn: 7 ngày làm việc."


def test_deadline_of_a_record_without_terms_and_of_none_at_all(command):
    made = command.add("hamlets", {"name": "Xóm Đông", "kind": "Xóm"})
    assert made.code == 0, made.err
    uid = made.json["records"][0]["uid"]
    assert command("deadline", "hamlets", uid).out == "Bản ghi này không có thời hạn theo luật.\n"
    assert command("deadline", "hamlets", uid, "--json").json == []
    assert command("deadline", "petitions", "9/2026").code == 1


def test_due_prints_open_duties_on_a_day(command):
    said = command("due", "--on", "10/11/2026")
    assert said.code == 0, said.err
    heading, row, total = said.out.splitlines()
    assert heading.split() == ["HẠN", "CÒN,", "QUÁ", "VIỆC", "SỔ", "BẢN", "GHI", "CÁN", "BỘ"]
    assert row.split("  ") == [
        "09/11/2026", "quá 1 ngày làm việc", "Thụ lý khiếu nại", "Đơn thư", "1/2026 · KN · Kiểm đếm đất", "Lan",
    ]  # fmt: skip
    assert total == "1 việc."
    assert command("due", "--on", "06/11/2026").out == "Không có việc nào đến hạn.\n"


def test_due_looks_ahead_and_speaks_json(command):
    found = command("due", "--on", "06/11/2026", "--until", "13/11/2026", "--json").json
    assert [(item["rule"], item["end"], item["days_left"], item["officer"]) for item in found] == [
        ("complaint.accept", "2026-11-09", 1, "Lan"),
        ("petition.handle", "2026-11-12", 4, "Lan"),
    ]
    assert {item["kind"] for item in found} == {"petitions"}


def test_due_of_no_day_is_refused(command):
    said = command("due", "--on", "31/02/2026")
    assert said.code == 1
    assert said.err.startswith("--on: ")
