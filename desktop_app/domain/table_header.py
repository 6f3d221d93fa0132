"""The header of a statistical table: what neighbouring columns share stands over them once."""

from __future__ import annotations

from desktop_app.domain.document import HeaderCell
from desktop_app.domain.tables import TableColumn


def header_groups(columns: tuple[TableColumn, ...]) -> tuple[tuple[HeaderCell, ...], ...]:
    """The header rows above the columns' own headings: what neighbours share stands over them once."""
    depth = max((len(column.under) for column in columns), default=0)
    return tuple(_level(columns, row) for row in range(depth))


def _level(columns: tuple[TableColumn, ...], row: int) -> tuple[HeaderCell, ...]:
    cells: list[HeaderCell] = []
    previous: tuple[str, ...] | None = None
    for column in columns:
        path = column.under[: row + 1] if len(column.under) > row else None
        if path is not None and path == previous:
            cells[-1] = HeaderCell(cells[-1].label, cells[-1].span + 1)
        else:
            cells.append(HeaderCell(path[-1] if path else ""))
        previous = path
    return tuple(cells)
