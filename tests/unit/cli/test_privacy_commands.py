"""Wrong usage of the commands on personal data ends before anything is done."""

from __future__ import annotations

import pytest

from desktop_app.cli.main import build_parser
from tests.helpers.command_line import CommandLine


@pytest.fixture
def command(tmp_path, capsys, monkeypatch) -> CommandLine:
    """The command line on an empty file."""
    monkeypatch.delenv("SODANVAN_PASSWORD", raising=False)
    line = CommandLine(capsys, monkeypatch, tmp_path / "xa.sodanvan")
    assert line.bare("new", line.path, "--unit-code", "05818", "--no-password").code == 0
    return line


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("destroy", "--decision", "1/QĐ", "--on", "1/11/2026"), "BẢN_GHI"),
        (("destroy", "--on", "1/11/2026", "x"), "--decision"),
        (("destroy", "--decision", "1/QĐ", "x"), "--on"),
        (("allowance", "--from", "1/11/2026"), "--to"),
        (("retention", "--minutes", "0"), "từ 1"),
        (("retention", "--minutes", "1"), "--out"),
        (("national", "--out", "a.csv"), "--kind"),
    ],
)
def test_missing_argument_is_named_and_ends_with_2(command: CommandLine, arguments, part) -> None:
    said = command(*arguments)
    assert (said.code, len(said.err.splitlines())) == (2, 1)
    assert part in said.err


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("destroy", "--decision", "1/QĐ", "--on", "1/11/2026", "DT-9-2026"), "DT-9-2026"),
        (("destroy", "--decision", "1/QĐ", "--on", "1/11/2026", "không-có"), "không-có"),
        (("retention", "--minutes", "7", "--out", "a.pdf"), "Không có lần tiêu hủy này"),
        (("retention", "--on", "hôm kia"), "--on"),
        (("allowance", "--from", "2/11/2026", "--to", "1/11/2026"), "Ngày cuối kỳ"),
        (("national", "--kind", "hamlets"), "cơ sở dữ liệu quốc gia"),
        (("national", "--tick", "DT-9-2026"), "DT-9-2026"),
        (("accesses", "--uid", "DT-9-2026"), "DT-9-2026"),
    ],
)
def test_wrong_input_is_refused_in_a_line_and_ends_with_1(command: CommandLine, arguments, part) -> None:
    said = command(*arguments)
    assert (said.code, len(said.err.splitlines())) == (1, 1), said.err
    assert part in said.err


@pytest.mark.parametrize("name", ["accesses", "retention", "allowance", "national"])
def test_empty_file_says_so(command: CommandLine, name: str) -> None:
    period = ("--from", "1/1/2026", "--to", "31/12/2026") if name == "allowance" else ()
    said = command(name, *period)
    assert (said.code, said.err) == (0, "")
    assert said.out.strip()


def test_tick_is_kept_and_seen(command: CommandLine) -> None:
    petition = {
        "received_on": "2026-01-05", "content_kind": "proposal", "source": "direct", "petitioner": "Lò Thị Ba",
        "hamlet": "Xóm Đông", "summary": "Sửa đường",
    }  # fmt: skip
    assert command.add("petitions", petition).code == 0
    assert command("national", "--json").json["waiting"][0]["fields"][0] == ["Số vào sổ", "1/2026"]

    done = command("national", "--tick", "DT-1-2026", "--on", "6/1/2026", "--json")

    assert done.json["national_database_on"] == "2026-01-06"
    assert command("national", "--json").json["waiting"] == []


def test_help_of_each_command_is_vietnamese(capsys) -> None:
    for name in ("accesses", "retention", "destroy", "allowance", "national"):
        with pytest.raises(SystemExit) as end:
            build_parser().parse_args([name, "--help"])
        assert end.value.code == 0
        assert capsys.readouterr().out.startswith(f"Cách dùng: so-dan-van {name}")
