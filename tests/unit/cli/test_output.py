"""What the command line prints."""

from __future__ import annotations

import json

from desktop_app.cli.output import Output, problem_line, table, table_line, widths_of
from desktop_app.domain.errors import InputRefused, Problem, RecordInvalid


def test_problem_line_names_line_and_field():
    assert problem_line(Problem("received_on", "Ngày chưa đến.", line=3)) == "dòng 3, received_on: Ngày chưa đến."


def test_problem_line_of_whole_record_is_the_sentence_on_one_line():
    assert problem_line(Problem("", "Dòng một.\nDòng hai.")) == "Dòng một. Dòng hai."


def test_failure_as_json_holds_every_problem_and_text_stands_on_standard_error(capsys):
    error = RecordInvalid([Problem("a", "Sai.", line=1), Problem("b", "Xem lại.", code="soft")])
    Output(is_json=True).failure(error)
    said = capsys.readouterr()
    assert json.loads(said.out) == {
        "errors": [
            {"line": 1, "field": "a", "message": "Sai."},
            {"field": "b", "message": "Xem lại.", "code": "soft"},
        ]
    }
    assert said.err == "dòng 1, a: Sai.\nb: Xem lại.\n"


def test_failure_as_text_leaves_standard_output_empty(capsys):
    Output(is_json=False).failure(InputRefused("Không có.", next_step="Tìm lại."))
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "Không có. Tìm lại.\n")


def test_table_columns_are_aligned_and_long_cells_are_cut():
    lines = table([("SỐ", "TÊN"), ("1/2026", "x" * 60)])
    assert lines[0] == "SỐ      TÊN"
    assert lines[1] == "1/2026  " + "x" * 47 + "…"


def test_table_line_breaks_inside_cells_become_spaces():
    assert table_line(("a\nb", "c"), widths_of([("a b", "c")])) == "a b  c"
