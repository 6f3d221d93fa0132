"""The commands outlines, outline, periodic and targets, and report with the key of an outline."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.services import office_files
from desktop_app.services.workspace import Workspace
from tests.helpers.command_line import CommandLine
from tests.helpers.pdf_reading import read_pdf
from tests.helpers.table_papers import Papers

NOVEMBER = ("--span", "month", "--year", "2026", "--number", "11")


@pytest.fixture
def line(
    make_work: Callable[..., Workspace], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    """The command line on an office with two petitions in November 2026."""
    work = make_work("dong-lenh.sodanvan")
    papers = Papers(work)
    papers.petition("03/11/2026")
    papers.petition("04/11/2026")
    path = work.file.path
    office_files.close_file(work)
    return CommandLine(capsys, monkeypatch, Path(path))


def figures(line: CommandLine, *arguments: str) -> dict[str, float]:
    said = line("periodic", *arguments, "--json")
    assert (said.code, said.err) == (0, "")
    return {item["name"]: item["value"] for item in said.json["figures"]}


def test_outlines_lists_keys_layouts_and_sections(line: CommandLine) -> None:
    assert "party, state  Báo cáo kết quả công tác dân vận" in line("outlines").out
    value = line("outlines", "--json").json
    assert [item["key"] for item in value["outlines"]] == ["dan-van", "kntc"]
    assert value["outlines"][0]["spans"] == ["month", "quarter", "half_year", "nine_months", "year"]
    assert {"key": "kien-nghi", "heading": "V. KIẾN NGHỊ, ĐỀ XUẤT", "hidden": False} in value["outlines"][0]["sections"]


@pytest.mark.parametrize(
    "days",
    [NOVEMBER, ("--from", "01/11/2026", "--to", "30/11/2026"), ("--span", "month", "--number", "11", "--year", "2026")],
)
@pytest.mark.parametrize("deed", [("dan-van",), ("figures", "dan-van"), ("print", "dan-van")])
def test_periodic_without_a_place_to_write_shows_the_figures(
    line: CommandLine, deed: tuple[str, ...], days: tuple[str, ...]
) -> None:
    assert figures(line, *deed, *days)["số đơn tiếp nhận"] == 2


@pytest.mark.parametrize("command", ["periodic", "report"])
@pytest.mark.parametrize("layout", ["party", "state"])
def test_report_is_written_with_its_layout_number_and_texts(
    line: CommandLine, tmp_path: Path, command: str, layout: str
) -> None:
    out = tmp_path / "bao-cao.pdf"
    said = line(
        command, "dan-van", *NOVEMBER, "--out", out, "--layout", layout, "--doc-number", "7", "--day", "05/12/2026",
        "--text", r"kien-nghi=Đề nghị hỗ trợ.\nNhận {số đơn tiếp nhận} đơn.",
    )  # fmt: skip
    assert (said.code, said.err) == (0, "")
    assert "Đã ghi Báo cáo kết quả công tác dân vận tháng 11 năm 2026" in said.out
    pages = read_pdf(out.read_bytes())
    words = "\n".join(page.text for page in pages)
    number, national = {"party": ("Số 07-BC/ĐU", "ĐẢNG CỘNG SẢN"), "state": ("Số: 07/BC-UBND", "CỘNG HÒA XÃ HỘI")}[
        layout
    ]
    assert number in words
    assert national in words
    assert "La Bằng, ngày 05 tháng 12 năm 2026" in words
    assert "Nhận 2 đơn." in words


def test_report_is_written_as_a_word_file(line: CommandLine, tmp_path: Path) -> None:
    assert line("periodic", "kntc", "--span", "quarter", "--number", "4", "--out", tmp_path / "b.docx").code == 0
    assert (tmp_path / "b.docx").read_bytes().startswith(b"PK")


def test_frozen_report_is_listed_saved_and_compared(line: CommandLine, tmp_path: Path) -> None:
    said = line("periodic", "freeze", "dan-van", *NOVEMBER, "--note", "Gửi", "--json")
    assert (said.code, said.json["report"]) == (0, "dan-van")
    number = str(said.json["id"])
    assert "bao-cao:dan-van" in line("sent").out
    assert "Không có số, lời văn nào khác" in line("sent", number).out
    out = tmp_path / "da-gui.pdf"
    assert line("sent", number, "--out", out).code == 0
    assert out.read_bytes().startswith(b"%PDF")
    line("periodic", "dan-van", *NOVEMBER, "--text", "kien-nghi=Mới.")
    assert "Lời văn đã sửa: V. KIẾN NGHỊ, ĐỀ XUẤT." in line("sent", number).out
    assert [item["section"] for item in line("sent", number, "--json").json["texts"]] == ["kien-nghi"]
    sheet = tmp_path / "dieu-chinh.pdf"
    assert line("sent", number, "--differences", "--out", sheet).code == 0
    assert "BẢNG ĐIỀU CHỈNH BÁO CÁO" in read_pdf(sheet.read_bytes())[0].text
    again = line("periodic", "freeze", "dan-van", *NOVEMBER)
    assert (again.code, "đã gửi ngày" in again.err) == (1, True)
    assert line("periodic", "freeze", "dan-van", *NOVEMBER, "--corrects", number).code == 0


def test_doubts_name_the_section_and_the_figure(line: CommandLine) -> None:
    said = line("periodic", "doubts", "dan-van", *NOVEMBER, "--text", "don=Nhận 3 đơn khiếu nại và {số lạ}.")
    assert said.code == 0
    rows = [" ".join(row.split()) for row in said.out.splitlines()[1:]]
    assert rows == ["don 3 số đơn khiếu nại 2", "don {số lạ} số lạ không có"]
    assert line("periodic", "doubts", "kntc", "--span", "year").out == "Không có chỗ nào cần xem lại.\n"


def test_targets_are_set_listed_and_taken_away(line: CommandLine) -> None:
    assert line("targets", "--year", "2026").out == "Năm 2026 chưa giao chỉ tiêu nào.\n"
    said = line("targets", "--year", "2026", "--set", "pl2-don:3=1.200,5", "--json")
    assert said.json == {"year": 2026, "targets": {"pl2-don:3": 1200.5}}
    assert "pl2-don:3  1.200,5" in line("targets", "--year", "2026").out
    assert line("targets", "--year", "2026", "--set", "pl2-don:3=", "--json").json["targets"] == {}


def test_outline_is_exported_imported_and_restored(line: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "khung.json"
    assert line("outline", "export", "dan-van", "--out", path).code == 0
    data = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**data, "title": "Báo cáo của tỉnh", "version": "9"}), encoding="utf-8")
    assert line("outline", "import", path).out == "Đã nhận khung báo cáo dan-van, phiên bản 9.\n"
    assert "Báo cáo của tỉnh" in line("outlines").out
    assert line("outline", "restore", "dan-van").code == 0
    assert "Báo cáo của tỉnh" not in line("outlines").out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("periodic", "x"), 1, "Không có khung báo cáo “x”"),
        (("periodic", "dan-van", "--span", "quarter", "--number", "5"), 1, "chỉ có 4 kỳ"),
        (("periodic", "dan-van", "--from", "01/11/2026"), 2, "đủ --from và --to"),
        (("periodic", "dan-van", "--from", "1/11/2026", "--to", "2/11/2026", "--span", "month"), 2, "không dùng cùng"),
        (("periodic", "dan-van", "--text", "abc"), 1, "Chưa hiểu “abc”"),
        (("periodic", "dan-van", "--text", "x=abc"), 1, "không có mục “x”"),
        (("periodic", "dan-van", "--layout", "front"), 1, "không có thể thức đó"),
        (("periodic", "dan-van", "--layout", "king"), 2, "king"),
        (("periodic", "dan-van", "--note", "a"), 2, "--note và --corrects"),
        (("periodic", "dan-van", "--out", "a.txt"), 1, "Chỉ ghi được tệp"),
        (("targets", "--set", "pl2-don:3"), 1, "Chưa hiểu"),
        (("targets", "--set", "pl2-don:3=nhiều"), 1, "nhiều"),
        (("targets", "--set", "x:3=1"), 1, "x"),
        (("outline", "export", "dan-van"), 2, "--out"),
        (("outline", "import", "khong-co.json"), 1, "Không đọc được tệp"),
        (("outline", "restore", "x"), 1, "Không có khung báo cáo “x”"),
        (("report", "khong-co", "--out", "a.pdf"), 1, "Không có báo cáo “khong-co”"),
    ],
)
def test_senseless_commands_are_refused_by_a_sentence(
    line: CommandLine, arguments: tuple[str, ...], code: int, words: str
) -> None:
    said = line(*arguments)
    assert (said.code, said.out) == (code, "")
    assert words in said.err
