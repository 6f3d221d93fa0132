"""The commands papers and paper: what they list, write, leave open and refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.command_line import CommandLine, petition
from tests.helpers.pdf_reading import read_pdf

SECRET = "bà Quàng Thị Zoẵn"


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """The command line on a file with one proposal (DT-1) and one denunciation (DT-2)."""
    monkeypatch.delenv("SODANVAN_PASSWORD", raising=False)
    line = CommandLine(capsys, monkeypatch, tmp_path / "xa.sodanvan")
    assert line.bare("new", line.path, "--unit-code", "05818", "--no-password").code == 0
    secret = {
        "content_kind": "denunciation",
        "summary": "Thu sai quỹ",
        "petitioner": "",
        "hamlet": "",
        "accused": "Kế toán",
    }
    assert line.add("petitions", petition(), petition(**secret)).code == 0
    return line


def text_of(path: Path) -> str:
    return " ".join(line.text for page in read_pdf(path.read_bytes()) for line in page.lines)


def test_papers_lists_all_those_of_a_kind_and_those_that_fit(command: CommandLine) -> None:
    every = {item["key"] for item in command("papers", "--json").json["papers"]}
    receptions = {item["key"] for item in command("papers", "receptions", "--json").json["papers"]}
    fitting = [item["key"] for item in command("papers", "petitions", "--uid", "1/2026", "--json").json["papers"]]
    assert receptions < every
    assert "phieu-hen" in receptions
    assert fitting[0] in ("phieu-tiep-nhan", "bien-nhan")
    assert "rut-to-cao" not in fitting
    assert "bien-nhan" in command("papers").out


@pytest.mark.parametrize("uid", ["1/2026", "DT-1-2026"])
def test_paper_is_written_as_pdf_and_docx_and_the_deed_is_logged(
    command: CommandLine, tmp_path: Path, uid: str
) -> None:
    for name in ("a.pdf", "a.docx"):
        said = command("paper", "bien-nhan", "--uid", uid, "--out", tmp_path / name, "--set", "place=Nhà văn hóa Đông")
        assert (said.code, said.err) == (0, "")
    assert "tại: Nhà văn hóa Đông" in text_of(tmp_path / "a.pdf")
    assert (tmp_path / "a.docx").read_bytes().startswith(b"PK")
    assert "exported" in command("accesses", "--json").out


def test_paper_leaves_secret_fields_open_unless_asked(command: CommandLine, tmp_path: Path) -> None:
    where = ("bien-ban-to-cao", "--uid", "2/2026", "--set", f"person={SECRET}")
    said = command("paper", *where, "--out", tmp_path / "a.pdf")
    assert said.code == 0
    assert "điền tay" in said.out
    assert SECRET not in said.out + text_of(tmp_path / "a.pdf")
    assert command("paper", *where, "--out", tmp_path / "b.pdf", "--secrets").code == 0
    assert SECRET in text_of(tmp_path / "b.pdf")
    assert "Zoẵn".encode() not in command.path.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("papers", "--uid", "1/2026"), 2),
        (("paper", "bien-nhan", "--uid", "1/2026"), 2),
        (("paper", "giay-la", "--uid", "1/2026", "--out", "a.pdf"), 1),
        (("paper", "bien-nhan", "--uid", "9/2026", "--out", "a.pdf"), 1),
        (("paper", "bien-nhan", "--uid", "DT-9-2026", "--out", "a.pdf"), 1),
        (("paper", "bien-nhan", "--uid", "1/2026", "--out", "a.txt"), 1),
        (("paper", "bien-nhan", "--uid", "1/2026", "--out", "a.pdf", "--set", "nobody=x"), 1),
        (("paper", "bien-nhan", "--uid", "1/2026", "--out", "a.pdf", "--set", "place"), 1),
    ],
)
def test_paper_nonsense_is_one_sentence_and_no_file(
    command: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int
) -> None:
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    said = command(*arguments)
    assert (said.code, len(said.err.splitlines())) == (code, 1)
    assert set(tmp_path.iterdir()) == before


def test_paper_number_in_two_registers_wants_the_code(command: CommandLine, tmp_path: Path) -> None:
    reception = {
        "received_on": "2026-11-02", "content_kind": "proposal", "visitor": "Lê Văn Tư", "summary": "Đường hỏng",
        "hamlet": "Xóm Đông", "chair": "Hoàng Thị Lan", "people_count": 1,
    }  # fmt: skip
    assert command.add("receptions", reception).code == 0
    both = command("paper", "bien-nhan", "--uid", "1/2026", "--out", tmp_path / "a.pdf")
    assert both.code == 1
    assert "DT-57-2026" in both.err
    assert command("paper", "bien-nhan", "--uid", "TD-1-2026", "--out", tmp_path / "a.pdf").code == 0
    assert "Lê Văn Tư" in text_of(tmp_path / "a.pdf")


def test_paper_in_the_chosen_layout_with_and_without_names(command: CommandLine, tmp_path: Path) -> None:
    meeting = {
        "kind": "heads", "occasion": "scheduled", "topic": "Môi trường", "held_on": "16/11/2026", "form": "in_person",
        "scope": "commune", "status": "held", "place": "Hội trường",
    }  # fmt: skip
    uid = command.add("dialogues", meeting).json["records"][0]["uid"]
    spoken = {
        "dialogue": uid, "raised_on": "16/11/2026", "source": "meeting", "content": "Đề nghị sửa đường",
        "speaker": "Quàng Thị Zoẵn", "status": "not_started",
    }  # fmt: skip
    assert command.add("opinions", spoken).code == 0
    minutes = ("paper", "bien-ban-doi-thoai", "--uid", "DN-1-2026")
    said = command(*minutes, "--out", tmp_path / "a.pdf")
    assert (said.code, "--show-names" in said.out) == (0, True)
    assert command(*minutes, "--out", tmp_path / "b.pdf", "--layout", "state", "--show-names").code == 0
    usual, asked = text_of(tmp_path / "a.pdf"), text_of(tmp_path / "b.pdf")
    assert ("ĐẢNG CỘNG SẢN VIỆT NAM" in usual, "Quàng Thị Zoẵn" in usual) == (True, False)
    assert ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in asked, "Quàng Thị Zoẵn" in asked) == (True, True)
    assert command(*minutes, "--out", tmp_path / "c.pdf", "--layout", "front").code == 1
    invitation = ("paper", "giay-moi-doi-thoai", "--uid", "DN-1-2026", "--out", tmp_path / "c.pdf")
    assert command(*invitation, "--show-names").code == 1
    assert not (tmp_path / "c.pdf").exists()
    listed = {item["key"]: item for item in command("papers", "dialogues", "--json").json["papers"]}
    assert listed["bien-ban-doi-thoai"]["layouts"] == ["party", "state"]
    assert listed["bien-ban-doi-thoai"]["hides_names"] is True
