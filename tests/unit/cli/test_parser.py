"""The argument parser speaks Vietnamese, also about what argparse complains of."""

from __future__ import annotations

import argparse

import pytest

from desktop_app.cli.parser import Parser, vietnamese, whole_number


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ("the following arguments are required: SỔ, TỆP", "Thiếu SỔ, TỆP."),
        ("unrecognized arguments: --nhanh", "Không hiểu “--nhanh”."),
        ("argument --file: expected one argument", "--file cần một giá trị."),
        ("argument --json: ignored explicit argument 'x'", "--json không nhận giá trị."),
        ("argument --a: not allowed with argument --b", "--a không dùng cùng với --b."),
        ("one of the arguments --a --b is required", "Cần một trong: --a --b."),
        ("argument SỔ: invalid choice: 'x' (choose from 'a', 'b')", "SỔ: không có “x”."),
        ("argument SỔ: invalid choice: 'x', maybe you meant 'a'? (choose from a, b)", "SỔ: không có “x”."),
        ("argument --limit: invalid int value: 'x'", "--limit: “x” không dùng được."),
        ("argument --limit: cần một số", "--limit: cần một số"),
        ("something argparse never said before", "Lệnh chưa đúng cách dùng."),
    ],
)
def test_vietnamese_known_and_unknown_messages_become_sentences(message, sentence):
    assert vietnamese(message) == sentence


def test_parser_wrong_usage_ends_with_2_and_one_line(capsys):
    parser = Parser(prog="thử")
    parser.add_argument("--limit", type=whole_number(low=1, high=9))
    with pytest.raises(SystemExit) as end:
        parser.parse_args(["--limit", "99"])
    assert end.value.code == 2
    assert capsys.readouterr().err == "--limit: cần một số từ 1 đến 9, không phải “99”. Xem cách dùng: thử --help\n"


def test_parser_help_has_no_english_words(capsys):
    parser = Parser(prog="thử", description="Mô tả.")
    parser.add_argument("path", metavar="TỆP", help="tệp")
    with pytest.raises(SystemExit) as end:
        parser.parse_args(["--help"])
    said = capsys.readouterr().out
    assert end.value.code == 0
    assert said.startswith("Cách dùng: thử")
    assert not {"usage", "options", "positional", "show", "exit"} & set(said.lower().replace(":", " ").split())


@pytest.mark.parametrize("typed", ["", "x", "1.5", "0", "10", "-1", "١"])
def test_whole_number_out_of_bounds_or_no_number_is_refused(typed):
    with pytest.raises(argparse.ArgumentTypeError):
        whole_number(low=1, high=9)(typed)


def test_whole_number_bounds_are_allowed():
    read = whole_number(low=1, high=9)
    assert [read("1"), read("9")] == [1, 9]
