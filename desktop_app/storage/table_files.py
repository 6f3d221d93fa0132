"""Reads statistical tables from folders: what they are counted from (``bases``), and a folder for each circular."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from desktop_app.domain.conditions import ALWAYS, Condition, names, read_condition
from desktop_app.domain.document import HeadingStyle
from desktop_app.domain.tables import (
    Base,
    Count,
    Identity,
    Measure,
    RateSpec,
    Remark,
    TableColumn,
    TableRow,
    TableSpec,
    Thing,
    read_identity,
)

_BASES = "bases"
_CIRCULAR, _CROSS = "circular.toml", "cross.toml"


@dataclass(frozen=True, slots=True)
class TableSet:
    """All tables in the order of printing, and the identities between them."""

    tables: tuple[TableSpec, ...] = ()
    cross: tuple[Identity, ...] = ()

    def find(self, key: str) -> TableSpec | None:
        """The table with this key."""
        return next((item for item in self.tables if item.key == key), None)


def load_tables(*roots: Path) -> TableSet:
    """The tables in some folders; read again only when a file changed. Folders that do not exist are empty.

    Raises:
        OSError: A file cannot be read.
        ValueError: A file says something else than a table; the message names it.
    """
    files = [path for root in roots for path in sorted(root.glob("*/*.toml"))]
    return _load(tuple((path, path.stat().st_mtime_ns) for path in files))


@cache
def _load(files: tuple[tuple[Path, int], ...]) -> TableSet:
    read = [(path, _read(path)) for path, _ in files]
    bases = {path.stem: _named(path, _base, path.stem, data) for path, data in read if path.parent.name == _BASES}
    circulars = {path.parent: _named(path, _circular, data) for path, data in read if path.name == _CIRCULAR}
    cross: list[Identity] = []
    found: list[tuple[int, TableSpec]] = []
    for path, data in read:
        if path.name == _CROSS:
            cross += _named(path, _cross, data)
        elif path.name != _CIRCULAR and path.parent.name != _BASES:
            found.append((data.get("order", 0), _named(path, _table, data, bases, circulars.get(path.parent))))
    keys = [spec.key for _, spec in found]
    twice = {key for key in keys if keys.count(key) > 1}
    if twice:
        raise ValueError(f"tables with one key: {', '.join(sorted(twice))}")
    found.sort(key=lambda item: (item[0], item[1].key))
    return TableSet(tuple(spec for _, spec in found), tuple(cross))


def _read(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = _named(path, tomllib.loads, path.read_text(encoding="utf-8"))
    return data


def _named(path: Path, make: Any, *given: Any) -> Any:
    try:
        return make(*given)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{path.parent.name}/{path.name}: {error}") from error


def _only(data: Mapping[str, Any], *keys: str) -> None:
    """Nothing but these keys: a slip in a name must not be passed over."""
    unknown = set(data) - set(keys)
    if unknown:
        raise ValueError(f"unknown {', '.join(sorted(unknown))}")


@dataclass(frozen=True, slots=True)
class _Circular:
    """What all tables of one folder have in common."""

    name: str
    note: str
    is_prescribed: bool
    style: HeadingStyle
    closing_day: int


def _circular(data: dict[str, Any]) -> _Circular:
    _only(data, "name", "note", "is_prescribed", "style", "closing_day")
    return _Circular(
        name=data["name"],
        note=data.get("note", ""),
        is_prescribed=data.get("is_prescribed", True),
        style=HeadingStyle(data.get("style", HeadingStyle.STATE.value)),
        closing_day=data.get("closing_day", 0),
    )


def _base(key: str, data: dict[str, Any]) -> Base:
    _only(data, "kind", "listed", "summary", "facts")
    return Base(key, data["kind"], tuple(_facts(data)), tuple(data.get("listed", ())), data.get("summary", ""))


def _facts(data: Mapping[str, Any]) -> Iterator[tuple[str, Condition]]:
    for name, text in data.get("facts", {}).items():
        yield name, read_condition(text)


def _cross(data: Mapping[str, Any]) -> tuple[Identity, ...]:
    _only(data, "identities")
    return _identities(data)


def _identities(data: Mapping[str, Any]) -> tuple[Identity, ...]:
    return tuple(read_identity(text) for text in data.get("identities", ()))


_TABLE_KEYS = (
    "key", "order", "title", "name", "form_label", "base", "scope", "facts", "thing", "column", "hidden", "opening",
    "closing", "identities", "rate", "unclassified", "remark", "notes_label", "source", "row", "rows_heading",
    "do_rows_add_up", "unit_line", "footnotes",
)  # fmt: skip


def _table(data: dict[str, Any], bases: Mapping[str, Base], circular: _Circular | None) -> TableSpec:
    _only(data, *_TABLE_KEYS)
    if circular is None:
        raise ValueError(f"{_CIRCULAR} is missing beside it")
    shared = bases[data["base"]]
    base = replace(shared, facts=(*shared.facts, *_facts(data)))
    things = tuple(_thing(item) for item in data.get("thing", ()))
    spec = TableSpec(
        key=data["key"],
        title=data["title"],
        name=data.get("name", data["title"].capitalize()),
        form_label=data["form_label"],
        circular=circular.name,
        base=base,
        columns=tuple(_column(item, things) for item in data["column"]),
        scope=_condition(data, "scope"),
        things=things,
        hidden=tuple(_column(item, things) for item in data.get("hidden", ())),
        opening=data.get("opening", ""),
        closing=data.get("closing", ""),
        identities=_identities(data),
        rates=tuple(_rate(item) for item in data.get("rate", ())),
        unclassified=_remark(data["unclassified"]) if "unclassified" in data else None,
        remarks=tuple(_remark(item) for item in data.get("remark", ())),
        notes_label=data.get("notes_label", "Ghi chú:"),
        source=data.get("source", ""),
        note=circular.note,
        rows=tuple(_row(item) for item in data.get("row", ())),
        rows_heading=data.get("rows_heading", ""),
        unit_line=data.get("unit_line", ""),
        footnotes=tuple(data.get("footnotes", ())),
        is_prescribed=circular.is_prescribed,
        style=circular.style,
        closing_day=circular.closing_day,
    )
    if spec.rows:
        spec = replace(spec, identities=tuple(_cell_identities(spec, adds_up=data.get("do_rows_add_up", True))))
    _check(spec)
    return spec


def _row(item: Mapping[str, Any]) -> TableRow:
    _only(item, "code", "label", "where", "rows", "is_total")
    return TableRow(
        item["code"], item["label"], _condition(item, "where"), _condition(item, "rows"), item.get("is_total", False)
    )


def _cell_identities(spec: TableSpec, *, adds_up: bool) -> Iterator[Identity]:
    """The sums of the columns within each row; and each column's total, the rows counted one by one added up."""
    for identity in spec.identities:
        for row in spec.rows:
            sides = ("+".join(f"{row.code}.{code}" for code in side) for side in identity.sides)
            yield Identity("=".join(sides))
    parts = [row for row in spec.rows if not row.is_total]
    for total in (row for row in spec.rows if row.is_total and adds_up):
        for column in (*spec.columns, *spec.hidden):
            if column.measure.count is not Count.NOTHING:
                added = "+".join(f"{row.code}.{column.code}" for row in parts)
                yield Identity(f"{total.code}.{column.code}={added}")


def _check(spec: TableSpec) -> None:
    for what, codes in (
        ("columns", [column.code for column in (*spec.columns, *spec.hidden)]),
        ("rows", [row.code for row in spec.rows]),
    ):
        if len(set(codes)) < len(codes):
            raise ValueError(f"two {what} with one code")
    named = {code for identity in spec.identities for side in identity.sides for code in side}
    unknown = (named | {code for code in (spec.opening, spec.closing) if code}) - {item.code for item in spec.counted}
    if unknown:
        raise ValueError(f"no columns {', '.join(sorted(unknown))}")
    facts = dict(spec.base.facts)
    for name in facts:
        _check_circle(name, facts, ())


def _check_circle(name: str, facts: Mapping[str, Condition], above: tuple[str, ...]) -> None:
    if name in above:
        raise ValueError(f"fact “{name}” names itself")
    if name in facts:
        for inner in names(facts[name]):
            _check_circle(inner, facts, (*above, name))


def _condition(data: Mapping[str, Any], key: str) -> Condition:
    return read_condition(data[key]) if key in data else ALWAYS


def _column(item: Mapping[str, Any], things: tuple[Thing, ...]) -> TableColumn:
    _only(item, "code", "heading", "under", "printed", "count", "rows", "missing", "where", "scope")
    return TableColumn(
        code=item["code"],
        heading=item["heading"],
        measure=_measure(item, things),
        where=_condition(item, "where"),
        under=tuple(item.get("under", ())),
        printed=item.get("printed", item["code"]),
        scope=_condition(item, "scope") if "scope" in item else None,
    )


def _measure(item: Mapping[str, Any], things: tuple[Thing, ...]) -> Measure:
    """``count``: "records", "nothing", the key of a thing, "sum" and what is summed, or "rows" and which."""
    words = item.get("count", Count.RECORDS.value).split()
    if len(words) == 2 and words[0] == Count.SUM.value:
        return Measure(Count.SUM, words[1], _condition(item, "rows"), item.get("missing", 0))
    if len(words) == 2 and words[0] == Count.ROWS.value:
        return Measure(Count.ROWS, words[1], _condition(item, "rows"))
    if len(words) == 1 and words[0] in (Count.RECORDS.value, Count.NOTHING.value):
        return Measure(Count(words[0]))
    if len(words) == 1 and words[0] in {thing.key for thing in things}:
        return Measure(Count.THINGS, words[0])
    raise ValueError(f"column {item['code']} counts “{item['count']}”")


def _thing(item: Mapping[str, Any]) -> Thing:
    _only(item, "key", "by", "apart", "where")
    by = tuple(tuple(way) for way in item["by"])
    return Thing(item["key"], by, tuple(item.get("apart", ())), _condition(item, "where"))


def _rate(item: Mapping[str, Any]) -> RateSpec:
    _only(item, "key", "label", "done", "on_time", "overdue")
    done, on_time, overdue = (read_condition(item[key]) for key in ("done", "on_time", "overdue"))
    return RateSpec(item["key"], item["label"], done, on_time, overdue)


def _remark(item: Mapping[str, Any]) -> Remark:
    _only(item, "text", "where")
    return Remark(item["text"], read_condition(item["where"]))
