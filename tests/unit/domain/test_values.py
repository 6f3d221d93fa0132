"""Reading what was typed, and writing it for machines, for the form and for people."""

from __future__ import annotations

import json
import math
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain import fields
from desktop_app.domain.doubts import soft_problems
from desktop_app.domain.fields import Choice, specs_of
from desktop_app.domain.values import (
    changed_fields,
    editable_values,
    load,
    load_value,
    parse,
    plain,
    show,
    show_with_unit,
    typed_lines,
)
from tests.helpers.examples import TODAY
from tests.helpers.sample_kind import SAMPLES, Sample, item, sample
from tests.helpers.values import records_of

ENOUGH = {"title": "Tên", "held_on": "05/03/2026"}
SAMPLE_RECORDS = records_of(Sample, today=TODAY)


def problems_of(raw: dict[str, Any]) -> dict[str, str]:
    """Field to sentence of everything wrong with these values and ENOUGH."""
    _, problems = parse(Sample, ENOUGH | raw, today=TODAY)
    return {problem.field: problem.sentence for problem in problems}


def read(key: str, typed: Any) -> Any:
    """What the field holds after this was typed; the value must be accepted."""
    record, problems = parse(Sample, ENOUGH | {key: typed}, today=TODAY)
    assert problems == []
    return getattr(record, key)


@given(SAMPLE_RECORDS)
def test_parse_of_plain_values_gives_the_record_back(record: Sample) -> None:
    """parse(plain(x)) == x, through JSON text as in files."""
    assert parse(Sample, json.loads(json.dumps(plain(record))), today=TODAY) == (record, [])


@given(SAMPLE_RECORDS)
def test_load_of_plain_values_gives_the_record_back(record: Sample) -> None:
    assert load(Sample, json.loads(json.dumps(plain(record)))) == record


@given(SAMPLE_RECORDS)
def test_parse_of_editable_values_gives_the_record_back(record: Sample) -> None:
    """What a form shows and hands over untouched is the record as it was."""
    assert parse(Sample, editable_values(record), today=TODAY) == (record, [])


@given(SAMPLE_RECORDS, SAMPLE_RECORDS)
def test_changed_fields_are_those_that_differ(before: Sample, after: Sample) -> None:
    changed = {spec.key for spec in changed_fields(before, after)}
    same = {spec.key: getattr(before, spec.key) for spec in specs_of(Sample) if spec.key not in changed}
    assert same == {key: getattr(after, key) for key in same}
    assert all(getattr(before, key) != getattr(after, key) for key in changed)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.fixed_dictionaries({}, optional={spec.key: JSON for spec in specs_of(Sample)}))
def test_any_json_value_is_read_or_refused_with_a_sentence(raw: dict[str, Any]) -> None:
    """Nothing a file or a script hands over ends in a fault of the program."""
    record, problems = parse(Sample, raw, today=TODAY)
    assert all(problem.sentence.rstrip("”").endswith((".", "?")) for problem in problems)
    if not problems:
        assert parse(Sample, plain(record), today=TODAY) == (record, [])


@given(st.fixed_dictionaries({}, optional={spec.key: JSON for spec in specs_of(Sample)}))
def test_load_takes_a_value_or_says_that_its_type_is_wrong(raw: dict[str, Any]) -> None:
    try:
        record = load(Sample, raw)
    except ValueError:
        return
    assert load(Sample, plain(record)) == record


def test_every_wrong_field_is_named_at_once() -> None:
    raw = {
        "title": "x" * 81, "story": "x" * 401, "phone_number": "12", "paper": "01908800123", "held_on": "31/02/2026",
        "due_on": "hôm nào", "at": "25:00", "sort": "khác", "people": "-1", "since": "1066", "money": "-5",
        "area": "1,234", "is_done": "có lẽ", "items": "chữ", "religion": "x",
    }  # fmt: skip
    assert set(problems_of(raw)) == set(raw)


def test_wrong_field_holds_its_empty_value_and_the_others_what_was_typed() -> None:
    record, problems = parse(Sample, {"title": "Tên", "held_on": "31/02/2026", "people": "7"}, today=TODAY)
    assert [problem.field for problem in problems] == ["held_on"]
    assert (record.title, record.held_on, record.people) == ("Tên", None, 7)


def test_required_fields_are_asked_for_by_name() -> None:
    _, problems = parse(Sample, {"title": "   "}, today=TODAY)
    assert [(problem.field, problem.sentence) for problem in problems] == [
        ("title", "Chưa nhập tên gọi."),
        ("held_on", "Chưa nhập ngày."),
    ]


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("people", True), ("people", "mười"), ("people", [3]), ("people", {"a": 1}), ("people", math.nan),
        ("people", math.inf), ("people", -math.inf), ("people", "9" * 50), ("people", 5001),
        ("people", 2.5), ("people", Decimal("2.5")), ("people", -1), ("money", 10**15 + 1), ("money", True),
        ("area", math.nan), ("area", 10**30), ("area", "1,005"), ("area", 0.001), ("area", Decimal("NaN")),
        ("area", -0.5), ("since", 1989), ("since", 2101), ("title", True), ("title", ["a"]),
        ("title", {"a": "b"}), ("held_on", "23/11/2026"), ("held_on", 20260305.5), ("held_on", True),
        ("held_on", date(2026, 11, 23)), ("held_on", date(1, 1, 1)), ("at", 99), ("at", False), ("sort", 7),
        ("sort", "\u0301"), ("sort", ["open"]), ("is_done", 2), ("is_done", "ừ"), ("earlier", ["x"]), ("items", 5),
        ("items", {"what": "x"}), ("items", [["x"]]), ("items", ["x"]), ("items", [{"what": "x"}, 5]),
    ],
)  # fmt: skip
def test_wrong_value_is_refused_at_its_field(key: str, typed: Any) -> None:
    assert list(problems_of({key: typed})) == [key]


@pytest.mark.parametrize("key", ["title", "people", "money", "area", "held_on", "at", "sort", "paper", "earlier"])
def test_number_too_long_to_write_is_refused(key: str) -> None:
    """Python refuses to write numbers of more than 4,300 digits."""
    assert list(problems_of({key: 10**5000})) == [key]


@pytest.mark.parametrize(
    ("key", "typed", "expected"),
    [
        ("people", "1.234", 1234), ("people", 12.0, 12), ("people", Decimal("12"), 12), ("people", "", None),
        ("people", None, None), ("people", 0, 0), ("money", "1,5 triệu", 1_500_000), ("money", 10**15, 10**15),
        ("area", "120,50", Decimal("120.5")), ("area", 1e3, Decimal(1000)), ("area", 0.1, Decimal("0.1")),
        ("area", "0", Decimal(0)), ("area", 7, Decimal(7)), ("sort", "Đã đóng", "closed"), ("sort", "dd", "closed"),
        ("sort", "  ", None), ("sort", "CONG KHAI", "open"), ("is_done", "có", True), ("is_done", "x", True),
        ("is_done", 1, True), ("is_done", "không", False), ("is_done", None, False), ("title", 57, "57"),
        ("title", " Đất\u0007  đai\n", "Đất đai"), ("title", "Đa\u0302\u0301t", "Đất"), ("at", "8h30", time(8, 30)),
        ("at", time(8, 30, 59), time(8, 30)), ("held_on", "5/3", date(2026, 3, 5)),
        ("held_on", datetime(2026, 3, 5, 9, tzinfo=UTC), date(2026, 3, 5)),
        ("phone_number", "+84 912 345 678", "0912345678"),
        ("paper", "019 088 001 234", "019088001234"), ("earlier", " ", None), ("items", None, ()), ("items", "", ()),
        ("story", "dòng một\r\n\r\ndòng hai", "dòng một\n\ndòng hai"),
    ],
)  # fmt: skip
def test_typed_value_is_read(key: str, typed: Any, expected: Any) -> None:
    value = read(key, typed)
    assert value == expected
    assert type(value) is type(expected)


def test_limits_are_inside() -> None:
    assert read("title", "x" * 80) == "x" * 80
    assert read("people", "5000") == 5000
    assert read("held_on", "22/11/2026") == TODAY


def test_long_text_says_how_much_too_long() -> None:
    assert problems_of({"title": "ắ" * 100_000})["title"].startswith("Tối đa 80 ký tự, đang có 100.000.")


def test_empty_lines_are_passed_over_and_problems_keep_the_line_of_the_form() -> None:
    lines = [{"what": " "}, {"what": "Đào mương"}, {}, {"what": "", "cost": "-1"}]
    record, problems = parse(Sample, ENOUGH | {"items": lines}, today=TODAY)
    assert [problem.field for problem in problems] == ["items[3].what", "items[3].cost"]
    assert record.items == (item(what="Đào mương"), item())
    assert typed_lines(lines) == [1, 3]
    assert typed_lines("x") == []


def test_too_many_lines_are_counted() -> None:
    sentence = problems_of({"items": [{"what": f"Việc {turn}"} for turn in range(21)]})["items"]
    assert sentence == "Việc đã làm: tối đa 20 dòng, đang có 21."


def test_unknown_field_inside_a_line_is_named() -> None:
    assert list(problems_of({"items": [{"what": "x", "colour": "đỏ"}]})) == ["items[0].colour"]


def test_numbers_that_json_cannot_say_become_text() -> None:
    exact = Decimal("123456789012345.678")
    assert plain(item(what="x", share=exact))["share"] == "123456789012345.678"
    assert plain(item(what="x", share=Decimal("0.125")))["share"] == 0.125
    assert plain(item(what="x", share=Decimal("40")))["share"] == 40


def test_unknown_code_is_kept_and_shown_as_such() -> None:
    """A stored value that left the list is neither lost nor hidden."""
    record = load(Sample, {"title": "x", "sort": "gone"})
    assert record.sort == "gone"
    assert show(SAMPLES.spec("sort"), "gone") == "gone (không còn trong danh mục)"
    assert plain(record)["sort"] == "gone"


def test_load_passes_over_unknown_fields_and_broken_rules() -> None:
    record = load(Sample, {"title": "x" * 500, "people": -3, "held_on": "2099-01-01", "colour": "đỏ"})
    assert (len(record.title), record.people, record.held_on) == (500, -3, date(2099, 1, 1))


@pytest.mark.parametrize(
    ("key", "value"),
    [("held_on", "x"), ("held_on", 5), ("at", "9"), ("area", []), ("area", "x"), ("title", 5), ("people", "5"),
     ("items", "x"), ("items", [5]), ("is_done", "x"), ("sort", 1)],
)  # fmt: skip
def test_load_refuses_the_wrong_type(key: str, value: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        load_value(SAMPLES.spec(key), value)


def test_values_are_shown_in_words() -> None:
    shown = {
        "held_on": (date(2026, 3, 5), "05/03/2026"), "at": (time(8, 5), "08:05"), "people": (1234, "1.234"),
        "money": (1_500_000, "1.500.000"), "area": (Decimal("1234.5"), "1.234,5"), "is_done": (True, "Có"),
        "sort": ("secret", "Tố cáo"), "title": ("Tên", "Tên"), "items": ((item(), item()), "2 dòng"),
        "since": (2026, "2026"),
    }  # fmt: skip
    for key, (value, words) in shown.items():
        assert show(SAMPLES.spec(key), value) == words
    for spec in SAMPLES.specs:
        assert show(spec, load_value(spec, None)) == ""
    assert show(SAMPLES.spec("people"), 0) == "0"
    assert show_with_unit(SAMPLES.spec("area"), Decimal("2.5")) == "2,5 m²"
    assert show_with_unit(SAMPLES.spec("money"), 5) == "5 đồng"
    assert show_with_unit(SAMPLES.spec("money"), None) == ""


def test_doubtful_numbers_are_soft_problems() -> None:
    record = sample(title="x", phone_number="01234567890", paper="999088001234")
    found = {(problem.field, problem.code) for problem in soft_problems(record)}
    assert found == {("phone_number", "doubtful_phone"), ("paper", "doubtful_identity")}
    assert soft_problems(sample(title="x", phone_number="0912345678")) == []


def test_doubts_inside_lines_name_the_line() -> None:
    @fields.row
    class Caller(fields.Record):
        number: str = fields.phone("Số")

    @fields.record
    class Calls(fields.Record):
        callers: tuple[Caller, ...] = fields.rows("Người gọi", Caller)

    record, _ = parse(Calls, {"callers": [{"number": "0912345678"}, {"number": "01234567890"}]}, today=TODAY)
    assert [problem.field for problem in soft_problems(record)] == ["callers[1].number"]


def test_choice_is_found_by_code_label_and_abbreviation_only() -> None:
    @fields.record
    class Chosen(fields.Record):
        kind: str | None = fields.choice("Loại", Choice("kn", "Khiếu nại"), Choice("tc", "Tố cáo", "TC"))

    def chosen(typed: str) -> str | None:
        record, problems = parse(Chosen, {"kind": typed}, today=TODAY)
        return "refused" if problems else record.kind

    assert [chosen(typed) for typed in ("kn", "khieu nai", "tc", "Tố cáo", "Tố", "")] == [
        "kn", "kn", "tc", "tc", "refused", None,
    ]  # fmt: skip
