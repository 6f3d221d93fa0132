"""Statistical tables counted: their numbers for a period, whether the sums come out, and the records behind each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from desktop_app import paths
from desktop_app.domain.errors import InputRefused
from desktop_app.domain.formats import format_count, format_day, format_decimal
from desktop_app.domain.kind import RecordKind
from desktop_app.domain.query import Period
from desktop_app.domain.tables import Failure, Figures, Rate, TableColumn, TableSpec, failures
from desktop_app.services.workspace import Workspace
from desktop_app.storage import sent_reports, table_queries
from desktop_app.storage.engine import named_reading
from desktop_app.storage.table_files import TableSet, load_tables

OWN_FOLDER = "tables"
"""Folder beside the program's own files where an office puts tables of a new circular."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The records behind one number.

    Attributes:
        amounts: What each adds to the number, in the order of ``uids``.
    """

    kind: str
    uids: tuple[str, ...]
    amounts: tuple[Decimal, ...] = ()


def table_list() -> tuple[TableSpec, ...]:
    """All tables, those shipped and the office's own, in the order of the forms.

    Raises:
        InputRefused: A file of tables cannot be read.
    """
    return _tables().tables


def find_table(key: str) -> TableSpec:
    """The table with this key.

    Raises:
        InputRefused: There is none; the sentence lists the keys.
    """
    spec = _tables().find(key)
    if spec is None:
        known = ", ".join(item.key for item in table_list())
        raise InputRefused(f"Không có biểu “{key}”.", next_step=f"Các biểu: {known}.")
    return spec


def _tables() -> TableSet:
    try:
        return load_tables(paths.resources_dir() / "tables", paths.program_dir() / OWN_FOLDER)
    except (OSError, ValueError) as error:
        raise InputRefused(
            f"Tệp biểu mẫu có chỗ sai ({error}).", next_step="Sửa hoặc bỏ tệp đó khỏi thư mục biểu mẫu."
        ) from error


@named_reading()
def figures(work: Workspace, key: str, *, period: Period) -> Figures:
    """Count a table for a period and hold its identities against the numbers.

    Raises:
        InputRefused: No such table, a period without both days, or a table that names what the register has not.
    """
    spec = find_table(key)
    counting = _Counting.of(work, spec, period)
    made = counting.count()
    broken = failures(spec.identities, made.cells, counting.weights)
    rates = tuple(
        Rate(item.key, item.label, on_time, done, overdue)
        for item, (done, on_time, overdue) in zip(spec.rates, made.rates, strict=True)
    )
    lines = [
        item.text.format(n=format_count(number))
        for item, number in zip(spec.remarks, made.remarks, strict=True)
        if number
    ]
    if spec.unclassified is not None and made.unclassified:
        lines.append(spec.unclassified.text.format(n=format_count(len(made.unclassified))))
    lines += _broken_carry_over(work, spec, period, made.cells)
    return Figures(spec, period, made.cells, broken, made.unclassified, rates, tuple(lines))


@named_reading()
def cell(work: Workspace, key: str, *, period: Period, code: str) -> Cell:
    """The records behind one number.

    Raises:
        InputRefused: As ``figures``, or the table has no such column.
    """
    spec = find_table(key)
    weights = _Counting.of(work, spec, period).column(column_of(spec, code))
    return Cell(spec.kind, tuple(weights), tuple(weights.values()))


@named_reading()
def cross_failures(work: Workspace, *, period: Period) -> tuple[Failure, ...]:
    """The identities between tables that do not hold, with the records that make the difference.

    Raises:
        InputRefused: As ``figures``.
    """
    identities = _tables().cross
    keys = {code.split(":")[0] for identity in identities for side in identity.sides for code in side}
    counted = {key: _Counting.of(work, find_table(key), period) for key in sorted(keys)}
    cells = {
        f"{key}:{code}": number for key, counting in counted.items() for code, number in counting.count().cells.items()
    }

    def weights(name: str) -> Mapping[str, Decimal]:
        key, code = name.split(":")
        return counted[key].weights(code)

    return failures(identities, cells, weights)


def column_of(spec: TableSpec, code: str) -> TableColumn:
    """The counted column with this code; of a table with several lines the cell, ``<row>.<column>``.

    Raises:
        InputRefused: There is none.
    """
    column = spec.column(code)
    if column is None:
        codes = ", ".join(item.code for item in spec.printed)
        what = "ô (dòng.cột)" if spec.rows else "cột"
        raise InputRefused(f"Biểu “{spec.key}” không có {what} “{code}”.", next_step=f"Các {what}: {codes}.")
    return column


def bounds(period: Period) -> tuple[date, date]:
    """First and last day of a period.

    Raises:
        InputRefused: A day is missing, or the last stands before the first.
    """
    if period.start is None or period.end is None:
        raise InputRefused("Biểu thống kê cần đủ ngày đầu kỳ và ngày cuối kỳ.", next_step="Nhập cả hai ngày.")
    if period.end < period.start:
        raise InputRefused("Ngày cuối kỳ đứng trước ngày đầu kỳ.", next_step="Nhập lại từ ngày – đến ngày.")
    return period.start, period.end


@dataclass(frozen=True, slots=True)
class _Counting:
    """One table with the period it is counted for."""

    work: Workspace
    kind: RecordKind
    spec: TableSpec
    period: Period
    asof: date

    @classmethod
    def of(cls, work: Workspace, spec: TableSpec, period: Period) -> _Counting:
        _, end = bounds(period)
        if all(kind.key != spec.kind for kind in work.file.kinds):
            raise InputRefused(f"Biểu “{spec.key}” thống kê một sổ mà chương trình không có: “{spec.kind}”.")
        return cls(work, work.kind(spec.kind), spec, period, min(end, work.today()))

    def count(self) -> table_queries.Counted:
        with self._named_faults():
            return table_queries.count_table(
                self.work.file.connection, self.kind, self.spec, period=self.period, asof=self.asof
            )

    def column(self, column: TableColumn) -> dict[str, Decimal]:
        with self._named_faults():
            return table_queries.column_weights(
                self.work.file.connection, self.kind, self.spec, column, period=self.period, asof=self.asof
            )

    def weights(self, code: str) -> Mapping[str, Decimal]:
        return self.column(column_of(self.spec, code))

    @contextmanager
    def _named_faults(self) -> Iterator[None]:
        try:
            yield
        except ValueError as error:
            raise InputRefused(
                f"Biểu “{self.spec.key}” trong tệp biểu mẫu có chỗ sai ({error}).", next_step="Sửa tệp biểu mẫu đó."
            ) from error


def _broken_carry_over(
    work: Workspace, spec: TableSpec, period: Period, cells: Mapping[str, Decimal]
) -> tuple[str, ...]:
    """A line where the report sent for the period before carried over another number than is found now."""
    if not (spec.opening and spec.closing):
        return ()
    connection = work.file.connection
    before = sent_reports.latest(connection, spec.key, end=bounds(period)[0] - timedelta(days=1))
    if before is None:
        return ()
    told = sent_reports.figures(connection, before.id)["cells"].get(spec.closing)
    if told is None or Decimal(told) == cells[spec.opening]:
        return ()
    day = format_day(bounds(before.period)[1])
    then, now = (format_decimal(Decimal(value)) for value in (told, cells[spec.opening]))
    return (
        f"Báo cáo kỳ trước (đến ngày {day}) đã gửi chuyển sang {then}, nay tính {now}; xem bảng điều chỉnh của kỳ đó.",
    )
