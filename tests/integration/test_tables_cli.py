"""The commands tables, table and sent."""

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

PERIOD = ("--from", "15/03/2026", "--to", "14/06/2026")


@pytest.fixture
def line(
    make_work: Callable[..., Workspace], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    """The command line on an office with a handled complaint, an open one and a proposal half classified."""
    work = make_work("dong-lenh.sodanvan")
    papers = Papers(work)
    papers.own("20/03/2026", accepted_on="25/03/2026")
    papers.petition("21/03/2026")
    papers.other("22/03/2026", "proposal", direction=None)
    path = work.file.path
    office_files.close_file(work)
    return CommandLine(capsys, monkeypatch, Path(path))


def test_tables_names_each_with_its_circular_and_how_far_to_trust_it(line: CommandLine) -> None:
    said = line.bare("tables")
    assert said.code == 0
    assert "01-tcd 01/TCD Thông tư 01/2024/TT-TTCP TỔNG HỢP KẾT QUẢ TIẾP CÔNG DÂN" in " ".join(said.out.split())
    assert "Không có văn bản nào quy định mẫu bắt buộc" in said.out
    assert "Thông tư 06/2025/TT-TTCP có hiệu lực từ ngày 30/9/2025" in said.out
    assert len(line.bare("tables", "--json").json) == 24


def test_table_prints_codes_headings_and_numbers(line: CommandLine) -> None:
    said = line("table", "01-xld", *PERIOD)
    assert (said.code, said.err) == (0, "")
    assert [" ".join(row.split()) for row in said.out.splitlines()][
        2
    ] == "1=2+3=4+5 Tổng số đơn phải xử lý – Tổng số đơn 3"
    assert "Chưa phân loại xong: 1 đơn" in said.out
    assert "Tỷ lệ xử lý đơn đúng hạn: 33,33% (1 đúng hạn; 1 đã xong, 2 quá hạn chưa xong)." in said.out


def test_table_as_json_holds_everything(line: CommandLine) -> None:
    value = line("table", "01-xld", *PERIOD, "--json").json
    assert (value["table"], value["from"], value["to"]) == ("01-xld", "2026-03-15", "2026-06-14")
    assert (value["cells"]["1"], value["cells"]["22"], value["failures"]) == (3, 0, [])
    assert len(value["unclassified"]) == 1
    assert value["rates"] == [
        {
            "key": "handling",
            "label": "Tỷ lệ xử lý đơn đúng hạn",
            "on_time": 1,
            "done": 1,
            "overdue": 2,
            "percent": 33.33,
        }
    ]


@pytest.mark.parametrize("name", ["bieu.pdf", "bieu.xlsx", "bieu.docx"])
def test_table_is_written_to_a_file(line: CommandLine, tmp_path: Path, name: str) -> None:
    said = line("table", "01-xld", *PERIOD, "--out", tmp_path / name)
    assert said.code == 0
    assert (tmp_path / name).stat().st_size > 3_000


def test_cell_lists_its_records_and_their_list_can_be_written(line: CommandLine, tmp_path: Path) -> None:
    said = line("table", "01-xld", *PERIOD, "--cell", "4")
    assert said.out == "1/2026 · KN · Đề nghị xem xét việc của gia đình\nSố của ô: 1.\n"
    value = line("table", "01-xld", *PERIOD, "--cell", "5", "--json").json
    assert (value["kind"], len(value["uids"]), value["total"]) == ("petitions", 2, 2)
    assert line("table", "01-xld", *PERIOD, "--cell", "5", "--out", tmp_path / "ds.pdf").code == 0
    [page] = read_pdf((tmp_path / "ds.pdf").read_bytes())
    assert "DANH SÁCH KÈM THEO BIỂU 01/XLD" in page.text


def test_table_with_lines_is_printed_as_one(line: CommandLine, tmp_path: Path) -> None:
    activity = {"type": "training", "name": "Lớp dân vận khéo", "held_on": "2026-03-20", "participants": 45}
    (tmp_path / "moi.jsonl").write_text(json.dumps({**activity, "status": "done"}), encoding="utf-8")
    assert line("add", "activities", tmp_path / "moi.jsonl").code == 0
    said = line("table", "hoat-dong", *PERIOD)
    shown = [" ".join(row.split()) for row in said.out.splitlines()]
    assert shown[:4] == [
        "Biểu số: PL7.2: TỔNG HỢP HOẠT ĐỘNG DÂN VẬN", "MÃ LOẠI HOẠT ĐỘNG 1 2 3 4 5",
        "contest Hội thi, hội diễn 0 0 0 0 0", "training Lớp bồi dưỡng, tập huấn 1 45 0 0 0",
    ]  # fmt: skip
    assert "2: Số người dự." in shown
    value = line("table", "hoat-dong", *PERIOD, "--json").json
    assert (value["cells"]["training.2"], value["cells"]["total.1"]) == (45, 1)
    listed = line("table", "hoat-dong", *PERIOD, "--cell", "total.2")
    assert listed.out.endswith("Lớp dân vận khéo\nSố của ô: 45.\n")
    wrong = line("table", "hoat-dong", *PERIOD, "--cell", "2")
    assert (wrong.code, "không có ô (dòng.cột) “2”" in wrong.err) == (1, True)
    [described] = [item for item in line.bare("tables", "--json").json if item["key"] == "hoi-thi"]
    assert described["rows"][-1] == {"code": "total", "label": "Tổng cộng"}


def test_freeze_sent_differences_and_correction_follow_each_other(line: CommandLine, tmp_path: Path) -> None:
    assert line("sent").out == "Chưa gửi biểu nào.\n"
    frozen = line("table", "01-xld", *PERIOD, "--freeze", "--note", "Gửi lần đầu", "--json").json
    assert (frozen["id"], frozen["note"], frozen["corrects"]) == (1, "Gửi lần đầu", None)
    again = line("table", "01-xld", *PERIOD, "--freeze")
    assert (again.code, "đã gửi ngày" in again.err) == (1, True)
    assert line("sent", "1").out == "Không có số nào khác với bản đã gửi.\n"
    line("delete", "petitions", "2/2026")
    assert [item["code"] for item in line("sent", "1", "--json").json] == ["1", "3", "5"]
    assert line("sent", "1", "--differences", "--out", tmp_path / "dc.pdf").code == 0
    assert line("sent", "1", "--out", tmp_path / "gui.pdf").code == 0
    [page] = read_pdf((tmp_path / "gui.pdf").read_bytes())
    assert "Biểu số: 01/XLD" in page.text
    assert line("table", "01-xld", *PERIOD, "--freeze", "--corrects", "1").code == 0
    listed = line("sent").out.splitlines()
    assert [row.split()[0] for row in listed] == ["BẢN", "2", "1"]
    assert "Điều chỉnh bản 1" in listed[1]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("table", "99", *PERIOD), 1, "Không có biểu “99”"),
        (("table", "01-xld"), 2, "--from"),
        (("table", "01-xld", "--from", "x", "--to", "14/06/2026"), 1, "--from"),
        (("table", "01-xld", "--from", "15/06/2026", "--to", "14/06/2026"), 1, "đứng trước"),
        (("table", "01-xld", *PERIOD, "--cell", "99"), 1, "không có cột “99”"),
        (("table", "01-xld", *PERIOD, "--out", "bieu.odt"), 1, ".pdf"),
        (("table", "01-xld", *PERIOD, "--note", "x"), 2, "--freeze"),
        (("table", "01-xld", *PERIOD, "--freeze", "--cell", "1"), 2, "--freeze"),
        (("sent", "7"), 1, "Không có báo cáo đã gửi số 7"),
        (("sent", "--out", "x.pdf"), 2, "Thiếu số của bản gửi"),
        (("sent", "x"), 2, "cần một số"),
    ],
)
def test_wrong_questions_are_answered_with_a_sentence(
    line: CommandLine, arguments: tuple[str, ...], code: int, words: str
) -> None:
    said = line(*arguments)
    assert (said.code, words in said.err) == (code, True), said.err
