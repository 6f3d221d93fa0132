"""Paper measures that no rule fixes or that could not be verified: what holds, and what an office sets instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop_app.domain.errors import InputRefused
from desktop_app.domain.formats import format_decimal
from desktop_app.services.reporting import MEASURE
from desktop_app.services.workspace import Workspace
from desktop_app.storage import office_settings
from desktop_app.storage.engine import named_reading


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of printed pages.

    Attributes:
        unit: mm or pt; of ``default``, ``low`` (least), ``high`` (most) and ``value``.
        source: Where the default comes from.
        value: What holds in this office.
    """

    key: str
    label: str
    unit: str
    default: float
    low: float
    high: float
    source: str
    value: float

    @property
    def is_own(self) -> bool:
        """The office set another value."""
        return self.value != self.default


@named_reading()
def measures(work: Workspace) -> tuple[Measure, ...]:
    """All measures an office may set, in the order of the settings."""
    from desktop_app.reports.styles import EDITABLE

    own = office_settings.read_all(work.file.connection, MEASURE)
    return tuple(
        Measure(
            one.key, one.label, one.unit, one.default, one.low, one.high, one.source,
            float(own.get(one.key, one.default)),
        )
        for one in EDITABLE
    )  # fmt: skip


def save(work: Workspace, values: Mapping[str, float]) -> None:
    """Keep these values; one that equals its default is kept no longer.

    Raises:
        InputRefused: An unknown measure or a value outside its bounds; nothing changed.
    """
    known = {one.key: one for one in measures(work)}
    for key, value in values.items():
        one = known.get(key)
        if one is None:
            raise InputRefused(f"Không có số đo “{key}”.")
        if not one.low <= value <= one.high:
            raise InputRefused(f"{one.label}: nhập từ {_words(one.low)} đến {_words(one.high)} {one.unit}.")
    with work.file.writing() as connection:
        for key, value in values.items():
            office_settings.write(connection, f"{MEASURE}{key}", None if value == known[key].default else value)


def _words(value: float) -> str:
    return format_decimal(Decimal(str(value)).normalize())
