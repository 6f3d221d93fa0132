"""Outlines as plain data, the shape of their files: read with every slip said in a sentence, and written again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, TypeVar

from desktop_app.domain.charts import ChartKind
from desktop_app.domain.document import HeadingStyle
from desktop_app.domain.outlines import (
    Outline,
    OutlineAnnex,
    OutlineChart,
    OutlineFigure,
    OutlineHeading,
    OutlineSection,
    numbered,
    unknown_places,
)
from desktop_app.domain.periods import Span
from desktop_app.domain.text import normalize_line, normalize_text

_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_CELL = re.compile(r"[a-z0-9-]{1,60}:[\w.-]{1,60}")
_SIGNS = re.compile(r"[-/][^\n{}]*(?:\{(?:sign|party_sign)\})?")
_POST_PLACES = {"{head_post}"}
_MOST_ITEMS = 300
_LONGEST_LINE = 300
LONGEST_TEXT = 20_000
"""Letters of one section's text."""

_Choice = TypeVar("_Choice", bound=Enum)


class OutlineProblem(ValueError):
    """Data that is no outline; the message is a Vietnamese sentence."""


def read_outline(data: Mapping[str, Any]) -> Outline:
    """The outline that data of a file or of the settings describes.

    Raises:
        OutlineProblem: It describes none: the sentence names the place and what is wrong.
    """
    _only(data, "khung báo cáo", "key", "version", "title", "source", "closing_day", "spans", "due_days", "heading",
          "figure", "section", "chart", "annex")  # fmt: skip
    outline = Outline(
        key=_key(data, "khung báo cáo"),
        version=_line(data, "version", "khung báo cáo"),
        title=_line(data, "title", "khung báo cáo"),
        headings=tuple(_heading(item) for item in _items(data, "heading")),
        spans=_spans(data.get("spans"), "khung báo cáo"),
        sections=numbered(_section(item) for item in _items(data, "section")),
        figures=tuple(_figure(item) for item in _items(data, "figure")),
        charts=tuple(_chart(item) for item in _items(data, "chart")),
        annexes=tuple(_annex(item) for item in _items(data, "annex")),
        due_days=_due_days(data.get("due_days", {})),
        closing_day=_number(data.get("closing_day", 0), "closing_day", low=0, high=28),
        source=_text(data, "source", "khung báo cáo"),
    )
    _check(outline)
    return outline


def plain_outline(outline: Outline) -> dict[str, Any]:
    """The data that ``read_outline`` reads to an equal outline; JSON values."""
    return {
        "key": outline.key,
        "version": outline.version,
        "title": outline.title,
        "source": outline.source,
        "closing_day": outline.closing_day,
        "spans": [span.name.lower() for span in outline.spans],
        "due_days": {span.name.lower(): day for span, day in outline.due_days.items()},
        "heading": [
            {"style": item.style.value, "number": item.number, "post": list(item.post),
             "recipients": list(item.recipients), "agency": item.agency}
            for item in outline.headings
        ],
        "figure": [
            {"name": item.name, "cell": item.cell, "noun": item.noun, "unit": item.unit, "stock": item.is_stock}
            for item in outline.figures
        ],
        "section": [
            {"key": item.key, "number": item.number, "title": item.title, "level": item.level, "text": item.text,
             "figures": list(item.figures), "chart": item.chart, "hidden": item.is_hidden}
            for item in outline.sections
        ],
        "chart": [
            {"key": item.key, "title": item.title, "kind": item.kind.value, "figures": list(item.figures),
             "labels": list(item.labels), "unit": item.unit}
            for item in outline.charts
        ],
        "annex": [
            {"key": item.key, "title": item.title, "tables": list(item.tables), "reports": list(item.reports),
             "spans": [span.name.lower() for span in item.spans]}
            for item in outline.annexes
        ],
    }  # fmt: skip


# ---------------------------------------------------------------- parts


def _heading(item: Mapping[str, Any]) -> OutlineHeading:
    _only(item, "heading", "style", "number", "post", "recipients", "agency")
    number = _line(item, "number", "heading")
    post = _lines(item, "post", "heading")
    if not _SIGNS.fullmatch(number):
        raise OutlineProblem(f"Ký hiệu “{number}” phải bắt đầu bằng / hoặc -, ví dụ /BC-{{sign}}.")
    for line in post:
        if set(re.findall(r"\{.*?\}", line)) - _POST_PLACES:
            raise OutlineProblem(f"Dòng chức vụ “{line}” chỉ được dùng {{head_post}}.")
    recipients = _lines(item, "recipients", "heading")
    style = _choice(HeadingStyle, item.get("style"), "style")
    return OutlineHeading(style, number, post, recipients, _text(item, "agency", "heading"))


def _figure(item: Mapping[str, Any]) -> OutlineFigure:
    _only(item, "figure", "name", "cell", "noun", "unit", "stock")
    name = _line(item, "name", "figure")
    cell = _line(item, "cell", name)
    if not _CELL.fullmatch(cell):
        raise OutlineProblem(f"Số liệu “{name}”: ô “{cell}” chưa đúng dạng biểu:mã.")
    if set(name) & set("{}:"):
        raise OutlineProblem(f"Tên số liệu “{name}” không được có dấu ngoặc nhọn hoặc dấu hai chấm.")
    return OutlineFigure(
        name, cell, _text(item, "noun", name), _text(item, "unit", name), _flag(item, "stock", name)
    )  # fmt: skip


def _section(item: Mapping[str, Any]) -> OutlineSection:
    _only(item, "section", "key", "number", "title", "level", "text", "figures", "chart", "hidden")
    key = _key(item, "section")
    text = item.get("text", "")
    if not isinstance(text, str) or len(text) > LONGEST_TEXT:
        raise OutlineProblem(f"Mục “{key}”: lời văn không đọc được hoặc quá dài.")
    return OutlineSection(
        key,
        _text(item, "number", key),
        _text(item, "title", key),
        _number(item.get("level", 1), f"Mục “{key}”: level", low=1, high=3),
        normalize_text(text),
        _lines(item, "figures", key),
        _text(item, "chart", key),
        _flag(item, "hidden", key),
    )


def _chart(item: Mapping[str, Any]) -> OutlineChart:
    _only(item, "chart", "key", "title", "kind", "figures", "labels", "unit")
    key = _key(item, "chart")
    figures, labels = _lines(item, "figures", key), _lines(item, "labels", key)
    if not figures or (labels and len(labels) != len(figures)):
        raise OutlineProblem(f"Biểu đồ “{key}” cần số liệu, và mỗi số liệu một nhãn.")
    kind = _choice(ChartKind, item.get("kind"), "kind")
    return OutlineChart(key, _line(item, "title", key), kind, figures, labels, _text(item, "unit", key))


def _annex(item: Mapping[str, Any]) -> OutlineAnnex:
    _only(item, "annex", "key", "title", "tables", "reports", "spans")
    key = _key(item, "annex")
    tables, reports = _lines(item, "tables", key), _lines(item, "reports", key)
    if not tables and not reports:
        raise OutlineProblem(f"Phụ lục “{key}” chưa nêu biểu nào.")
    spans = _spans(item["spans"], key) if item.get("spans") else ()
    return OutlineAnnex(key, _line(item, "title", key), tables, reports, spans)


def _due_days(value: Any) -> dict[Span, int]:
    if not isinstance(value, Mapping):
        raise OutlineProblem("Phần “due_days” phải là các cặp kỳ = ngày.")
    return {_span(name): _number(day, f"Ngày gửi {name}", low=1, high=31) for name, day in value.items()}


# ---------------------------------------------------------------- values


def _only(data: Any, place: str, *keys: str) -> None:
    if not isinstance(data, Mapping):
        raise OutlineProblem(f"Phần “{place}” không đọc được.")
    unknown = [str(key) for key in data if key not in keys]
    if unknown:
        raise OutlineProblem(f"Phần “{place}” có tên lạ: {', '.join(unknown)}.")


def _items(data: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = data.get(name, [])
    if not isinstance(value, list) or len(value) > _MOST_ITEMS:
        raise OutlineProblem(f"Phần “{name}” phải là một danh sách không quá {_MOST_ITEMS} phần tử.")
    return value


def _key(item: Mapping[str, Any], place: str) -> str:
    value = item.get("key")
    if not isinstance(value, str) or not _KEY.fullmatch(value):
        raise OutlineProblem(f"Phần “{place}” cần một mã gồm chữ thường không dấu, số và gạch nối.")
    return value


def _text(item: Mapping[str, Any], name: str, place: str) -> str:
    value = item.get(name, "")
    if not isinstance(value, str) or len(value) > 10 * _LONGEST_LINE:
        raise OutlineProblem(f"“{place}”: phần {name} không đọc được hoặc quá dài.")
    return normalize_line(value)


def _line(item: Mapping[str, Any], name: str, place: str) -> str:
    value = _text(item, name, place)
    if not value or len(value) > _LONGEST_LINE:
        raise OutlineProblem(f"“{place}”: phần {name} còn trống hoặc quá dài.")
    return value


def _lines(item: Mapping[str, Any], name: str, place: str) -> tuple[str, ...]:
    value = item.get(name, [])
    is_lines = isinstance(value, list) and all(isinstance(line, str) and line.strip() for line in value)
    if not is_lines or len(value) > _MOST_ITEMS or any(len(line) > _LONGEST_LINE for line in value):
        raise OutlineProblem(f"“{place}”: phần {name} phải là danh sách các dòng chữ.")
    return tuple(normalize_line(line) for line in value)


def _flag(item: Mapping[str, Any], name: str, place: str) -> bool:
    value = item.get(name, False)
    if not isinstance(value, bool):
        raise OutlineProblem(f"“{place}”: phần {name} chỉ nhận true hoặc false.")
    return value


def _number(value: Any, place: str, *, low: int, high: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise OutlineProblem(f"{place} phải là số từ {low} đến {high}.")
    return value


def _choice(choices: type[_Choice], value: Any, place: str) -> _Choice:
    try:
        return choices(value)
    except ValueError as error:
        known = ", ".join(str(item.value) for item in choices)
        raise OutlineProblem(f"“{place}” phải là một trong: {known}.") from error


def _spans(value: Any, place: str) -> tuple[Span, ...]:
    if not isinstance(value, list) or not value:
        raise OutlineProblem(f"“{place}” chưa nêu các kỳ báo cáo.")
    return tuple(dict.fromkeys(_span(name) for name in value))


def _span(name: Any) -> Span:
    found = next((span for span in Span if span.name.lower() == name), None)
    if found is None:
        raise OutlineProblem(f"Không có kỳ “{name}”; các kỳ: {', '.join(span.name.lower() for span in Span)}.")
    return found


# ---------------------------------------------------------------- the whole


def _check(outline: Outline) -> None:
    """Every name that is used is there, and no name twice."""
    if not outline.headings or not outline.shown:
        raise OutlineProblem("Khung báo cáo cần ít nhất một thể thức và một mục được in.")
    names = frozenset(item.name for item in outline.figures)
    for what, keys in (
        ("số liệu", [item.name for item in outline.figures]),
        ("mục", [item.key for item in outline.sections]),
        ("biểu đồ", [item.key for item in outline.charts]),
        ("phụ lục", [item.key for item in outline.annexes]),
        ("thể thức", [item.style.value for item in outline.headings]),
    ):
        _once(what, keys)
    for section in outline.sections:
        _known(f"Mục “{section.key}”", section.figures, names)
        wrong = unknown_places(section.text, names)
        if wrong:
            raise OutlineProblem(f"Mục “{section.key}” nêu số liệu chưa có: {wrong[0][0]}.")
        if section.chart and outline.chart(section.chart) is None:
            raise OutlineProblem(f"Mục “{section.key}” nêu biểu đồ chưa có: {section.chart}.")
    for chart in outline.charts:
        _known(f"Biểu đồ “{chart.key}”", chart.figures, names)


def _once(what: str, keys: list[str]) -> None:
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise OutlineProblem(f"Hai {what} cùng tên “{twice[0]}”.")


def _known(place: str, used: Iterable[str], names: frozenset[str]) -> None:
    missing = [name for name in used if name not in names]
    if missing:
        raise OutlineProblem(f"{place} nêu số liệu chưa có: {missing[0]}.")
