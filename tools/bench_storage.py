"""Lists, search and saving against plain SQL on the same file."""

from __future__ import annotations

import shutil
import tempfile
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.domain.kind import RecordKind
from desktop_app.domain.query import ListQuery, Operator
from desktop_app.domain.values import plain
from desktop_app.services import office_files, records
from desktop_app.services.reading import resolved
from desktop_app.services.workspace import Workspace
from desktop_app.storage.envelope import envelope_path
from desktop_app.storage.schema import search_table, sort_column
from desktop_app.storage.search import match_expression
from tools.bench_data import open_bench
from tools.bench_measure import Result, in_turn

KIND = "petitions"
PAGE = 256
TYPED = ("nguyen van tien", "thu hoi dat", "đường xóm", "duong xom dong vang", "57/2026")


_SHORTEST = 0.0001  # seconds


@dataclass(frozen=True)
class _Pair:
    name: str
    ours: float
    plain: float

    @property
    def ratio(self) -> float:
        return self.ours / self.plain


def _summary(what: str, against: str, pairs: list[_Pair], *, most: float, ceiling: float | None = None) -> list[Result]:
    """The pair in the middle and the worst one, by ratio; for the ceiling also the slowest.

    What plain SQL answers in less than _SHORTEST is all fixed cost and cannot be the worst.
    """
    pairs = sorted(pairs, key=lambda pair: pair.ratio)
    middle = pairs[len(pairs) // 2]
    worst = max([pair for pair in pairs if pair.plain >= _SHORTEST] or pairs, key=lambda pair: pair.ratio)
    slowest = max(pairs, key=lambda pair: pair.ours)
    chosen = {"median of": middle, "worst of": worst, "slowest of": slowest}
    return [
        Result(
            f"{what}: {label} {len(pairs)}", against, pair.ours * 1e3, pair.plain * 1e3, most, "ms", pair.name,
            ceiling=ceiling,
        )
        for label, pair in chosen.items()
    ]  # fmt: skip


# -- first pages -------------------------------------------------------------------------------------------------


def measure_pages(path: Path, *, runs: int) -> list[Result]:
    """First page of the register under every saved filter in every order, against the same rows by plain SQL."""
    work = open_bench(path)
    kind = work.kind(KIND)
    orders = [(spec.key, is_descending) for spec in kind.specs if spec.is_sortable for is_descending in (True, False)]
    pairs = []
    for item in (None, *kind.filters):
        for sort, is_descending in [("", True), *orders]:
            query = ListQuery(
                KIND, conditions=item.conditions if item else (), sort=sort, is_descending=is_descending, limit=PAGE,
                columns=tuple(spec.key for spec in kind.listed),
            )  # fmt: skip
            name = f"{item.key if item else 'no filter'} by {sort or 'entry'}{' ↓' if is_descending else ' ↑'}"
            pairs.append(_Pair(name, *in_turn(*_page_ways(work, kind, query), runs=runs)))
    total = records.count(work, ListQuery(KIND))
    office_files.close_file(work)
    return _summary(f"first page, {total:,} records", "same rows, plain SQL", pairs, most=1.5)


def _page_ways(
    work: Workspace, kind: RecordKind, query: ListQuery
) -> tuple[Callable[[], object], Callable[[], object]]:
    connection = work.file.connection
    where, parameters = _where(kind, resolved(work, query))
    order = sort_column(kind, query.sort)
    way = "DESC" if query.is_descending else "ASC"
    names = ", ".join(("id", "uid", "register_year", "register_number", "is_confidential", order, *query.columns))
    sql = f"SELECT {names} FROM {kind.key} WHERE {where} ORDER BY {order} {way}, id {way} LIMIT {query.limit + 1}"
    return lambda: records.page(work, query), lambda: connection.execute(sql, parameters).fetchall()


def _where(kind: RecordKind, query: ListQuery) -> tuple[str, tuple[Any, ...]]:
    """The conditions of the saved filters as a person would write them in SQL."""
    terms, parameters = ["is_deleted = 0"], []
    for item in query.conditions:
        if item.operator is Operator.EMPTY:
            is_text = kind.spec(item.field).type.is_text
            terms.append(f"{item.field} = ''" if is_text else f"{item.field} IS NULL")
        elif item.operator is Operator.ONE_OF:
            terms.append(f"{item.field} IN ({', '.join('?' * len(item.value))})")
            parameters += item.value
        else:
            terms.append(f"{item.field} {item.operator.value} ?")
            parameters.append(item.value.isoformat() if isinstance(item.value, date) else item.value)
    return " AND ".join(terms), tuple(parameters)


# -- search ------------------------------------------------------------------------------------------------------


def measure_search(path: Path, *, runs: int) -> list[Result]:
    """Every key of some searches, against the FTS query alone joined to the same columns."""
    work = open_bench(path)
    kind = work.kind(KIND)
    columns = tuple(spec.key for spec in kind.listed)
    pairs = []
    for typed in dict.fromkeys(text[:length] for text in TYPED for length in range(1, len(text) + 1)):
        query = ListQuery(KIND, search=typed, limit=PAGE, columns=columns)
        pairs.append(_Pair(f"“{typed}”", *in_turn(*_search_ways(work, kind, query), runs=runs)))
    total = records.count(work, ListQuery(KIND))
    office_files.close_file(work)
    return _summary(f"search per key, {total:,} records", "raw FTS query", pairs, most=1.5, ceiling=100)


def _search_ways(
    work: Workspace, kind: RecordKind, query: ListQuery
) -> tuple[Callable[[], object], Callable[[], object]]:
    connection, index = work.file.connection, search_table(kind)
    expression = match_expression(connection, query.search)
    names = ", ".join(
        f"t.{name}" for name in ("id", "uid", "register_year", "register_number", "is_confidential", *query.columns)
    )
    sql = (
        f"SELECT {names} FROM {index} CROSS JOIN {kind.key} AS t ON t.id = {index}.rowid WHERE {index} MATCH ?"
        f" AND t.is_deleted = 0 ORDER BY {index}.rowid DESC LIMIT {query.limit + 1}"
    )
    return lambda: records.page(work, query), lambda: connection.execute(sql, (expression,)).fetchall()


# -- saving ------------------------------------------------------------------------------------------------------


def measure_save(path: Path, *, runs: int) -> Result:
    """Saving one petition with number, index and log, against the INSERT of its row alone, each durable."""
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        copy = Path(folder) / path.name
        for place in (path, envelope_path(path)):
            shutil.copy(place, copy.with_name(place.name))
        work = open_bench(copy)
        newest = records.page(work, ListQuery(KIND, limit=1)).rows[0].uid
        whole = plain(records.get(work, kind=KIND, uid=newest).record)
        raw = {key: value for key, value in whole.items() if not isinstance(value, list)}  # its row alone
        ours, alone = in_turn(
            lambda: records.create(work, kind=KIND, raw=raw, accepted=None), _insert(work, newest), runs=runs
        )
        office_files.close_file(work)
    note = f"the plain row alone writes {KIND} and its indexes"
    return Result("save of one record", "one durable INSERT", ours * 1e3, alone * 1e3, 2.0, "ms", note)


def _insert(work: Workspace, uid: str) -> Callable[[], object]:
    connection = work.file.connection
    names = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({KIND})") if name != "id"]
    row = list(connection.execute(f"SELECT {', '.join(names)} FROM {KIND} WHERE uid = ?", (uid,)).fetchone())
    place = names.index("uid")
    sql = f"INSERT INTO {KIND} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"

    def insert() -> None:
        row[place] = str(uuid.uuid4())
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(sql, row)
        connection.execute("COMMIT")

    return insert
