"""Where the headings of a table stand above its columns; pure arithmetic, no drawing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop_app.domain.tables import TableColumn


@dataclass(frozen=True, slots=True)
class HeaderBox:
    """One heading.

    Attributes:
        first, end: Columns it stands over; the end is not one of them.
        top, bottom: Rows of the header it takes; the bottom is not one of them.
    """

    label: str
    first: int
    end: int
    top: int
    bottom: int


def depth_of(columns: Sequence[TableColumn]) -> int:
    """Rows of headings, the row of codes apart."""
    return 1 + max((len(column.under) for column in columns), default=0)


def header_boxes(columns: Sequence[TableColumn]) -> tuple[HeaderBox, ...]:
    """All headings, shared ones once over all their columns; a column's own heading reaches down to the codes."""
    depth = depth_of(columns)
    boxes: list[HeaderBox] = []
    for row in range(depth - 1):
        previous: tuple[str, ...] | None = None
        for place, column in enumerate(columns):
            path = column.under[: row + 1] if len(column.under) > row else None
            if path is not None and path == previous:
                last = boxes[-1]
                boxes[-1] = HeaderBox(last.label, last.first, place + 1, row, row + 1)
            elif path is not None:
                boxes.append(HeaderBox(path[-1], place, place + 1, row, row + 1))
            previous = path
    leaves = (HeaderBox(one.heading, place, place + 1, len(one.under), depth) for place, one in enumerate(columns))
    return (*boxes, *leaves)


def row_heights(
    boxes: Sequence[HeaderBox], *, depth: int, width_of: Callable[[HeaderBox], int], needed: Callable[[str, int], int]
) -> list[int]:
    """Height of each row of headings, in pixels, so that every heading has the room it needs.

    Args:
        needed: Height of a text that is broken at a width.
    """
    heights = [0] * depth
    for box in sorted(boxes, key=lambda one: one.bottom - one.top):
        lacking = needed(box.label, width_of(box)) - sum(heights[box.top : box.bottom])
        if lacking > 0:
            heights[box.bottom - 1] += lacking
    return heights
