"""The commands timeline and duties: what they print, write, keep and refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.command_line import CommandLine, petition
from tests.helpers.pdf_reading import read_pdf

OPINION = {
    "raised_on": "2026-10-15", "source": "box", "content": "Đề nghị sửa đường xóm Đông", "speaker": "Quàng Thị Zoẵn",
    "hamlet": "Xóm Đông",
}  # fmt: skip


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """The command line on a file with an opinion and the petition that came of it."""
    monkeypatch.delenv("SODANVAN_PASSWORD", raising=False)
    line = CommandLine(capsys, monkeypatch, tmp_path / "xa.sodanvan")
    assert line.bare("new", line.path, "--unit-code", "05818", "--no-password").code == 0
    assert line.add("opinions", OPINION).code == 0
    assert line.add("petitions", petition(source="opinion", opinion="1/2026")).code == 0
    return line


def test_timeline_prints_the_matter_from_either_end_and_the_deed_is_logged(command: CommandLine) -> None:
    said = command("timeline", "petitions", "1/2026")
    assert (said.code, said.err) == (0, "")
    assert "Chuyển thành đơn" in said.out
    assert "Zoẵn" not in said.out
    moments = command("timeline", "opinions", "1/2026", "--json").json["timeline"]
    assert [(item["day"], item["kind"]) for item in moments][:2] == [
        ("2026-10-15", "opinions"),
        ("2026-11-02", "petitions"),
    ]
    assert {item["kind"] for item in command("accesses", "--json").json["accesses"]} == {"opinions", "petitions"}


def test_timeline_is_written_as_pdf_and_docx(command: CommandLine, tmp_path: Path) -> None:
    for name in ("a.pdf", "a.docx"):
        assert command("timeline", "opinions", "1/2026", "--out", tmp_path / name).code == 0
    [page] = read_pdf((tmp_path / "a.pdf").read_bytes())
    assert "DIỄN BIẾN VỤ VIỆC" in page.text
    assert "Zoẵn" not in page.text
    assert (tmp_path / "a.docx").read_bytes().startswith(b"PK")
    assert {item["deed"] for item in command("accesses", "--json").json["accesses"]} == {"exported"}


def test_timeline_of_no_record_is_refused(command: CommandLine) -> None:
    said = command("timeline", "opinions", "99/2026")
    assert (said.code, said.out) == (1, "")
    assert "không có số 99/2026" in said.err


def test_duties_are_told_for_a_year(command: CommandLine) -> None:
    found = command("duties", "--year", "2025", "--json").json
    assert found["year"] == 2025
    committee = next(item for item in found["duties"] if item["duty"] == "dialogues.peoples_committee")
    assert (committee["held"], committee["wanted"], committee["short"], committee["verified"]) == (0, 1, True, True)
    assert "thiếu 1" in command("duties").out


def test_duties_set_keeps_the_offices_number_and_goes_back(command: CommandLine) -> None:
    assert command("duties", "set", "dialogues.heads", "3", "--json").json == {"duty": "dialogues.heads", "minimum": 3}
    wanted = {item["duty"]: item["minimum"] for item in command("duties", "--json").json["duties"]}
    assert wanted["dialogues.heads"] == 3
    assert command("duties", "set", "dialogues.heads").code == 0
    wanted = {item["duty"]: item["minimum"] for item in command("duties", "--json").json["duties"]}
    assert wanted["dialogues.heads"] == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("dialogues.peoples_committee", "0"), 1), (("không có", "1"), 1), (("dialogues.heads", "2000"), 2)],
)
def test_duties_set_refuses_less_than_the_law_and_nonsense(
    command: CommandLine, arguments: tuple[str, ...], code: int
) -> None:
    said = command("duties", "set", *arguments)
    assert said.code == code
    assert said.err
