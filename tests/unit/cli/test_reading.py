"""What the command line is given: JSON lines, assignments, conditions."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.cli.reading import read_assignments, read_conditions, read_lines, read_object
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.query import Condition, Operator
from desktop_app.records import kind_of

PETITIONS = kind_of("petitions")
TODAY = date(2026, 11, 22)


def written(tmp_path, content: bytes) -> str:
    path = tmp_path / "vào.jsonl"
    path.write_bytes(content)
    return str(path)


def test_read_lines_skips_blank_lines_but_counts_them(tmp_path):
    objects, problems = read_lines(written(tmp_path, b'\xef\xbb\xbf{"a": 1}\r\n\r\n{"a": 2}\n'))
    assert objects == [(1, {"a": 1}), (3, {"a": 2})]
    assert problems == []


@pytest.mark.parametrize(
    "line",
    [b"xin", b"[1]", b'"a"', b'{"a": NaN}', b'{"a": Infinity}', b'{"a": 1, "a": 2}', b"{'a': 1}", b'{"a": 1} x'],
)
def test_read_lines_every_bad_line_is_named_and_the_others_are_read(tmp_path, line):
    objects, problems = read_lines(written(tmp_path, b'{"a": 1}\n' + line + b"\n"))
    assert [number for number, _ in objects] == [1]
    assert [problem.line for problem in problems] == [2]


def test_read_lines_deep_nesting_is_a_problem_not_a_crash(tmp_path):
    _, problems = read_lines(written(tmp_path, b'{"a":' + b"[" * 100_000))
    assert len(problems) == 1


def test_read_object_not_utf8_is_refused(tmp_path):
    with pytest.raises(InputRefused, match="UTF-8"):
        read_object(written(tmp_path, "Đơn".encode("cp1258", errors="replace")))


def test_read_object_missing_file_is_refused(tmp_path):
    with pytest.raises(InputRefused, match="Không đọc được"):
        read_object(str(tmp_path / "không có"))


def test_read_assignments_later_ones_win_and_rows_are_json(tmp_path):
    place = written(tmp_path, b'{"status": "accepted", "summary": "a"}')
    values = read_assignments(PETITIONS, [place, "summary=b = c", 'papers=[{"title": "x"}]', "representatives="])
    assert values == {"status": "accepted", "summary": "b = c", "papers": [{"title": "x"}], "representatives": []}


def test_read_assignments_unknown_fields_are_left_for_the_judge():
    assert read_assignments(PETITIONS, ["màu=đỏ"]) == {"màu": "đỏ"}


@pytest.mark.parametrize(
    ("given", "condition"),
    [
        ("status=received", Condition("status", Operator.IS, "received")),
        ("status=Mới tiếp nhận", Condition("status", Operator.IS, "received")),
        ("received_on>=1/11", Condition("received_on", Operator.AT_LEAST, date(2026, 11, 1))),
        ("due_on<31/12/2027", Condition("due_on", Operator.BEFORE, date(2027, 12, 31))),
        ("received_on<=31/12/2027", Condition("received_on", Operator.AT_MOST, date(2027, 12, 31))),
        ("people_count>5", Condition("people_count", Operator.AFTER, 5)),
        ("officer=", Condition("officer", Operator.EMPTY)),
        ("officer!=", Condition("officer", Operator.GIVEN)),
        ("has_originals=có", Condition("has_originals", Operator.IS, value=True)),
        ("has_originals=", Condition("has_originals", Operator.IS, value=False)),
        ("year=2026", Condition("register_year", Operator.IS, 2026)),
        ("number<9", Condition("register_number", Operator.BEFORE, 9)),
        ("created_by=Lan", Condition("created_by", Operator.IS, "Lan")),
    ],
)
def test_read_conditions_fields_signs_and_values(given, condition):
    assert read_conditions(PETITIONS, [given], today=TODAY) == (condition,)


@pytest.mark.parametrize(
    "given",
    ["status", "màu=đỏ", "status=xanh", "received_on>=31/02/2026", "papers=x", "year=nay", "=x", "received_on>"],
)
def test_read_conditions_nonsense_is_refused(given):
    with pytest.raises(InputRefused):
        read_conditions(PETITIONS, [given], today=TODAY)
