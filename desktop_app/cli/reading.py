"""What the command line is given: JSON lines, one JSON object, FIELD=VALUE, conditions and days."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import InputRefused, Problem
from desktop_app.domain.fields import FieldSpec, FieldType
from desktop_app.domain.formats import FormatProblem, parse_day
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.query import Condition, Operator
from desktop_app.domain.values import parse

STANDARD_INPUT = "-"
_MOST_BYTES = 256 * 1024 * 1024


def read_lines(place: str) -> tuple[list[tuple[int, dict[str, Any]]], list[Problem]]:
    """Objects of a JSON-lines file ("-": standard input) with their line numbers from 1; blank lines are skipped.

    Returns:
        The objects, and a problem for every line that is none.

    Raises:
        InputRefused: The file cannot be read.
    """
    found: list[tuple[int, dict[str, Any]]] = []
    problems: list[Problem] = []
    for number, line in enumerate(_content(place).split("\n"), 1):
        if not line.strip():
            continue
        try:
            found.append((number, _object(line)))
        except InputRefused as error:
            problems.append(Problem("", error.sentence, line=number))
    return found, problems


def read_object(place: str) -> dict[str, Any]:
    """The one JSON object of a file ("-": standard input).

    Raises:
        InputRefused: The file cannot be read or holds something else.
    """
    return _object(_content(place))


def _content(place: str) -> str:
    try:
        if place == STANDARD_INPUT:
            data = sys.stdin.buffer.read(_MOST_BYTES + 1)
        else:
            with Path(place).open("rb") as stream:
                data = stream.read(_MOST_BYTES + 1)
    except OSError as error:
        raise InputRefused(f"Không đọc được tệp “{place}”.", next_step="Kiểm tra tên tệp và quyền đọc.") from error
    if len(data) > _MOST_BYTES:
        raise InputRefused(
            "Tệp quá lớn, mức nhiều nhất là 256 MB.", next_step="Chia thành nhiều tệp rồi nhập từng tệp."
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputRefused("Tệp không phải chữ UTF-8.", next_step="Lưu lại tệp theo bảng mã UTF-8.") from error


def _object(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text, object_pairs_hook=_without_repeats, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        place = f" ở ký tự thứ {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise InputRefused(f"Không đúng dạng JSON{place}.") from error
    if not isinstance(value, dict):
        raise InputRefused("Cần một đối tượng JSON, dạng {“trường”: “giá trị”}.")
    return value


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        names = [name for name, _ in pairs]
        repeated = next(name for name in names if names.count(name) > 1)
        raise InputRefused(f"Trường “{repeated}” ghi hai lần.")
    return value


def _no_constant(name: str) -> Any:
    raise InputRefused(f"“{name}” không phải một con số.")


def read_assignments(kind: RecordKind, given: Iterable[str]) -> dict[str, Any]:
    """Values to change, from FIELD=VALUE arguments and JSON files; later ones win.

    Unknown fields are left for the judge.

    Raises:
        InputRefused: A file that cannot be read or holds something else.
    """
    known = {spec.key: spec for spec in kind.specs}
    values: dict[str, Any] = {}
    for argument in given:
        key, sign, text = argument.partition("=")
        if not sign or (key not in known and Path(argument).is_file()):
            values.update(read_object(argument))
        else:
            is_rows = key in known and known[key].type is FieldType.ROWS
            values[key] = _rows(text) if is_rows else text
    return values


def _rows(text: str) -> Any:
    if not text.strip():
        return []
    try:
        return json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise InputRefused("Trường nhiều dòng cần một danh sách JSON, dạng [{…}, {…}].") from error


_CONDITION = re.compile(r"([a-z_0-9]+)\s*(>=|<=|!=|=|<|>)(.*)", re.DOTALL)
_STAMP_FIELDS = {"year": "register_year", "number": "register_number", "created_by": "created_by"}


def read_conditions(kind: RecordKind, given: Sequence[str], *, today: date) -> tuple[Condition, ...]:
    """Conditions from FIELD=VALUE; also !=, >=, <=, < and >. An empty value means "not given".

    Raises:
        InputRefused: Something else, an unknown field, or a value the field cannot have.
    """
    return tuple(_condition(kind, text, today=today) for text in given)


def _condition(kind: RecordKind, text: str, *, today: date) -> Condition:
    found = _CONDITION.fullmatch(text.strip())
    if found is None:
        raise InputRefused(f"Chưa hiểu điều kiện “{text}”.", next_step="Ghi theo dạng trường=giá trị.")
    key, sign, typed = found[1], found[2], found[3].strip()
    operator = Operator(sign)
    if key in _STAMP_FIELDS:
        is_number = key != "created_by"
        if is_number and not typed.isdecimal():
            raise InputRefused(f"{key}: “{typed}” không phải một con số.")
        return Condition(_STAMP_FIELDS[key], operator, int(typed) if is_number else typed)
    spec = next((item for item in kind.specs if item.key == key), None)
    if spec is None:
        raise _unknown(kind, key)
    if spec.type is FieldType.ROWS:
        raise InputRefused(f"{key}: không lọc theo trường nhiều dòng.")
    if not typed and operator in (Operator.IS, Operator.IS_NOT):
        return _emptiness(spec, operator)
    return Condition(key, operator, _value(kind, spec, typed, today=today))


def _emptiness(spec: FieldSpec, operator: Operator) -> Condition:
    if spec.type is FieldType.FLAG:
        return Condition(spec.key, operator, value=False)
    return Condition(spec.key, Operator.EMPTY if operator is Operator.IS else Operator.GIVEN)


def _value(kind: RecordKind, spec: FieldSpec, typed: str, *, today: date) -> Any:
    if spec.type is FieldType.DAY:  # days to come may be asked for even where they may not be entered
        return read_day(typed, today=today, name=spec.key)
    record, problems = parse(kind.record_type, {spec.key: typed}, today=today)
    own = next((problem for problem in problems if problem.field == spec.key), None)
    if own is not None:
        raise InputRefused(f"{spec.key}: {own.sentence}")
    return getattr(record, spec.key)


def read_day(typed: str, *, today: date, name: str) -> date:
    """One day as typed.

    Raises:
        InputRefused: No day.
    """
    try:
        value = parse_day(typed, today=today)
    except FormatProblem as problem:
        raise InputRefused(f"{name}: {problem.sentence}") from problem
    if value is None:
        raise InputRefused(f"{name}: chưa có ngày.", next_step="Nhập theo dạng 05/03/2026.")
    return value


def _unknown(kind: RecordKind, key: str) -> InputRefused:
    return InputRefused(
        f"Sổ “{kind.title}” không có trường “{key}”.", next_step=f"Xem tên các trường bằng lệnh: fields {kind.key}."
    )
