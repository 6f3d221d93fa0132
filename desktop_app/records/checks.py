"""Rules that several kinds share: order of days, secrecy of denunciations, representatives of groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from desktop_app.domain.errors import Problem
from desktop_app.domain.fields import FieldSpec, FieldType, is_given, spec_of, specs_of
from desktop_app.domain.formats import format_count, format_day
from desktop_app.domain.identity import find_personal_numbers
from desktop_app.domain.kind import RuleContext
from desktop_app.records import choices

Rule = Callable[[Any, RuleContext], Iterable[Problem]]
"""One rule: the record and what it may know besides, to the problems it finds."""


def run(rules: Iterable[Rule], record: Any, context: RuleContext) -> Iterator[Problem]:
    """All problems of all rules, in the order of the rules."""
    for rule in rules:
        yield from rule(record, context)


def days_in_order(record: Any, pairs: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """A hard problem for each pair (later field, earlier field) whose days stand the wrong way round.

    The same day for both is right; a missing day is not judged.
    """
    for later, earlier in pairs:
        after, before = getattr(record, later), getattr(record, earlier)
        if after is not None and before is not None and after < before:
            yield Problem(
                later,
                f"{_label(record, later)} {format_day(after)} trước {_lower(_label(record, earlier))}"
                f" {format_day(before)}. Kiểm tra lại hai ngày.",
            )


def rows_not_before(record: Any, rows: str, key: str, base: str, *, code: str = "") -> Iterator[Problem]:
    """A problem for each row whose day lies before a day of the record; soft when a code is given."""
    start: date | None = getattr(record, base)
    if start is None:
        return
    for index, item in enumerate(getattr(record, rows)):
        value = getattr(item, key)
        if value is not None and value < start:
            sentence = (
                f"Ngày {format_day(value)} trước {_lower(_label(record, base))} {format_day(start)}. Kiểm tra lại ngày."
            )
            yield Problem(f"{rows}[{index}].{key}", sentence, code=code)


def needed(record: Any, key: str, because: str, *, code: str = "") -> Iterator[Problem]:
    """A problem when a field is not given though another value asks for it.

    Args:
        because: Begins the sentence, e.g. "Đơn đã rút".
        code: Makes the problem a soft warning.
    """
    if not is_given(getattr(record, key)):
        yield Problem(key, f"{because}: nhập {_lower(_label(record, key))}.", code=code)


def withheld_given(record: Any, what: str) -> Iterator[Problem]:
    """One hard problem for each field that must not exist in a confidential record but is given.

    Args:
        what: Words the sentence begins with, e.g. "Đơn tố cáo".

    Source: Luật Tố cáo 25/2018/QH14 art 8(3), art 56.
    """
    for spec in specs_of(type(record)):
        if spec.withheld and is_given(getattr(record, spec.key)):
            yield Problem(spec.key, f"{what} không lưu {_lower(spec.label)}. Xóa nội dung ô này.")


def personal_numbers(record: Any, *, code: str) -> Iterator[Problem]:
    """A warning for each free text in which a telephone or identity number stands; rows included.

    Source: Luật Tố cáo 25/2018/QH14 art 8(3).
    """
    for key, spec, value in _texts(record):
        if not spec.withheld and find_personal_numbers(value, is_strict=True):
            yield Problem(
                key,
                f"{spec.label} có số điện thoại hoặc số giấy tờ. Xóa số này nếu là thông tin của người gửi.",
                code=code,
            )


def _texts(record: Any, prefix: str = "") -> Iterator[tuple[str, FieldSpec, str]]:
    for spec in specs_of(type(record)):
        value = getattr(record, spec.key)
        if spec.type in (FieldType.TEXT, FieldType.LONG_TEXT) and value:
            yield f"{prefix}{spec.key}", spec, value
        elif spec.type is FieldType.ROWS and not spec.withheld:
            for index, item in enumerate(value):
                yield from _texts(item, f"{spec.key}[{index}].")


GROUP_FROM = 5
"""Heads from which people with one matter are a group that speaks through representatives."""


def representatives(record: Any, *, people: str, rows: str) -> Iterator[Problem]:
    """Groups of 5 to 10 choose one or two representatives, larger ones at most five.

    Source: Luật Tiếp công dân 42/2013/QH13 art 29; the threshold of 5 for "đoàn đông người" is practice.
    """
    heads, chosen = getattr(record, people), len(getattr(record, rows))
    if heads is None or heads < GROUP_FROM:
        return
    most = 2 if heads <= 10 else 5
    if chosen > most:
        yield Problem(
            rows,
            f"Đoàn {format_count(heads)} người được cử tối đa {most} người đại diện, đang có {format_count(chosen)}.",
        )
    elif not chosen:
        yield Problem(
            rows,
            f"Đoàn {format_count(heads)} người cần cử người đại diện ({'1–2' if most == 2 else 'tối đa 5'} người).",
            code="no_representative",
        )


def unique(record: Any, rows: str, key: str, sentence: str, *, code: str = "") -> Iterator[Problem]:
    """A problem for each row that repeats a value of an earlier one."""
    seen: set[Any] = set()
    for index, item in enumerate(getattr(record, rows)):
        value = getattr(item, key)
        if not is_given(value):
            continue
        if value in seen:
            yield Problem(f"{rows}[{index}].{key}", sentence, code=code)
        seen.add(value)


def field_of_kind(record: Any) -> Iterator[Problem]:
    """Problems of ``field`` and ``field_detail`` against ``content_kind``.

    Source: biểu 02/XLD columns 9–15, 03/XLD columns 9–17, 04/XLD columns 9–12, TT 01/2024/TT-TTCP.
    """
    allowed = choices.FIELDS_OF_KIND.get(record.content_kind or "")
    if record.field and allowed is not None and record.field not in allowed:
        names = "; ".join(
            choices.label_of(choices.FIELDS, code) for code in choices.codes(choices.FIELDS) if code in allowed
        )
        kind = _lower(choices.label_of(choices.CONTENT_KINDS, record.content_kind))
        yield Problem("field", f"Biểu thống kê {kind} không có lĩnh vực này. Chọn một trong: {names}.")
    elif record.field and record.field_detail and record.field_detail != "other":
        wanted = choices.level_1_of(record.field_detail, record.content_kind)
        if wanted != record.field:
            label = choices.label_of(choices.FIELDS, wanted)
            yield Problem(
                "field_detail", f"Lĩnh vực chi tiết này thuộc “{label}”. Xem lại.", code="detail_of_other_field"
            )


def direction_of_kind(record: Any) -> Iterator[Problem]:
    """Directions that exist for one content kind only, against ``content_kind``.

    Source: TT 05/2021/TT-TTCP arts 13–15, forms 03 and 04.
    """
    kinds = _KINDS_OF_DIRECTION.get(record.direction or "")
    if kinds and record.content_kind and record.content_kind not in kinds:
        yield Problem("direction", "Hướng xử lý này không dùng cho loại nội dung đã chọn. Chọn hướng xử lý khác.")


_KINDS_OF_DIRECTION: Mapping[str, frozenset[str]] = {
    "transfer_denunciation": frozenset({"denunciation", "mixed_denunciation"}),
    "transfer_proposal": frozenset({"proposal", "mixed"}),
    "split": frozenset({"mixed", "mixed_denunciation"}),
}


def _label(record: Any, key: str) -> str:
    return spec_of(type(record), key).label


def _lower(label: str) -> str:
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
